"""Whether what a list counts is of the body that a question names: the body as its place's report writes it, in full or for short.

A report of a place lists the bodies of that place by their full names, without the place, by its level alone, or with more than a question
says (市洋河新区 for 洋河新区, 宿迁市公安局 for 市公安局, 自然资源和规划局 for 自然资源局, 示例经济技术开发区 for 经开区). `named` tells whether
a subject of a list is such a name, with a deed behind it or not; one that goes on is another body (海棠县|公安局 is not 海棠县). Texts
are folded; nothing is looked up and nothing raises.

>>> named("市公安局收取", "公安局", "", ("示例市",)), named("海棠县公安局", None, "海棠县", ("示例市",))
(True, False)
>>> named("市蓝河新区", None, "蓝河新区", ("示例市",)), named("示例经济技术开发区", None, "经开区", ("示例市",))
(True, True)
>>> named("涉及新区公安局", "公安局", "", ("示例新区",)), named("申请居前三位的部门是公安局", "公安局", "", ("示例市",))
(True, True)
>>> lies_in("海棠县公安局收取", "海棠县", ("示例市",)), lies_in("海棠县", "海棠县", ("示例市",))
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.bodies.body_names import same_body
from assistant.bodies.name_parts import place_stem, zone_names
from assistant.prose.said_in_prose import is_deed

_GOVERNMENT = ("", "人民政府", "政府", "管委会", "管理委员会", "办事处", "街道办事处")
_LEVELS = ("省", "市", "区", "县", "镇", "乡", "旗", "州", "盟", "新区", "园区", "街道")
_ABOUT = re.compile(
    "^(?:其中)?(?:涉及|涉|向|由)|^[^,;:。]*(?:部门|单位|机关|机构|县区|乡镇|镇街|街道|(?:较|最)多的?|靠前的?|居前的?)(?:分别|依次|主要|就)?[是为有:]"
)
"""What leads to a name: the first of those that a sentence ranks is told behind it too (申请居前三位的部门是公安局)."""
_TAKES = re.compile("收取|收办|收到|收")
_BODY = re.compile(r"(?:局|委员?会?|厅|办公?室?|政府|中心|院|部门?|分局|支队|大队|[省市县镇乡]|[新园城]区|街道|.区)$")


def named(subject: str, body: str | None, place: str, host: Sequence[str]) -> bool:
    """Whether a subject is the body of a place, None for the place itself and "" for its government, in the report of a body with these
    places; `place` is "" or a level alone where the body is of the host's own place."""
    return any(_is(name, body, place) for whole in _names(subject) for name in _shortened(whole, host))


def lies_in(subject: str, place: str, host: Sequence[str]) -> bool:
    """Whether a subject is a body below a place, whose own government it is not."""
    names = [name for whole in _names(subject) for name in _shortened(whole, host)]
    return any(name.startswith(place) and name[len(place) :] not in _GOVERNMENT and _BODY.search(name) for name in names)


def _names(subject: str) -> Iterator[str]:
    """A subject without what leads to it (涉及旗水利局), and what stands before a deed at its end."""
    subject = _ABOUT.sub("", subject)
    yield subject
    for end in range(2, len(subject)):
        if is_deed(subject[end:]) or _TAKES.fullmatch(subject[end:]):
            yield subject[:end]


def _shortened(name: str, host: Sequence[str]) -> Iterator[str]:
    """A name, and without the host's place or its level before it."""
    yield name
    for place in host:
        for said in (place, place_stem(place)):
            if name.startswith(said) and len(name) > len(said) + 1:
                yield name.removeprefix(said)
    for level in _LEVELS:
        if name.startswith(level) and len(name) > len(level) + 2:
            yield name.removeprefix(level)


def _is(name: str, body: str | None, place: str) -> bool:
    place = "" if place in _LEVELS else place
    if body is None:
        autonomous = "自治" in name + place and place_stem(name) == place_stem(place)  # 富川县: 富川瑶族自治县
        return bool(place) and (name == place or place in zone_names(name) or autonomous)
    rest = name.removeprefix(place)
    if place and rest == name:
        return False
    if body == "":
        return rest in _GOVERNMENT[1:] or (not rest and name.endswith(_GOVERNMENT[1:]))
    return same_body(body, rest) or (len(rest) < len(body) and same_body(rest, body))  # 城管局 of a report is 城市管理局
