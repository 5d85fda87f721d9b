"""The body that is named right here in a text, behind a place or alone: in full, for short, misheard, or of a known ending.

`body_at` gives the body as said ("" for a place's government) and where it ends; what it is in the store is for
`organisations` to find. Texts are folded.

>>> nowhere = lambda text, at: None
>>> body_at("示例市教体局2023年", 3, ("教育体育局",), nowhere, after_place=True)
('教体局', 6)
>>> body_at("示例市人民政府2023年", 3, (), nowhere, after_place=True), body_at("今年收到", 0, (), nowhere, after_place=False)
(('', 7), (None, 0))
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.bodies.body_names import body_words, goes_on, known_kind, one_character_apart, same_body, short_names, sound
from assistant.bodies.duties import names_a_duty
from assistant.bodies.name_edges import may_begin
from assistant.bodies.name_parts import speaks_for_zone, zone_kind
from assistant.language.said_words import cut

KnownPlace = Callable[[str, int], object]
"""Whether a place of the store begins at a character of a text: None where none does."""
_NO_NAME = re.compile(
    r"^(?:[和与及跟同比]|[那这某][名位个家件起条])|[的了是有承借针结怎哪几多在把给被]|公开|公布|收到|收了|收取|发布|受理|办理|收费|收办"
)
_UNKNOWN_ENDINGS = (
    "局",
    "委员会",
    "厅",
    "管委会",
    "街道办事处",
    "街道办",
    "办公室",
    "办公厅",
    "分局",
    "街道",
    "委",
    "中心",
    "院",
)
_GOVERNMENTS = (
    "人民政府办公室",
    "人民政府办公厅",
    "政府办公室",
    "政府办公厅",
    "政府办",
    "行署办公室",
    "府办",
    "人民政府",
    "政府",
    "行政公署",
    "行署",
    "街道办事处",
    "办事处",
    "街道办",
    "街办",
)
_STREET_OFFICE = re.compile(r"办(?![理结件了完毕妥案法公事])")
"""长河街道|办, behind the street's name."""
_ENDS_LIKE_A_BODY = re.compile(r"[\u4e00-\u9fff]{2,6}?(?:局|委员会|委)(?![员托会])")
_OFFICE = re.compile(
    r"(?:人民)?政府办(?:公室|公厅)?(?=(?:共|一共|主动|全年)*(?:收到|受理|新收|接到|答复|办结|公开|发布|举办|召开))"
)
"""区政府办收到…, with no place before it: the office of the government that is asked about."""
_THAT_ONE = re.compile(r"的?[那这]一?[个家](?:局|委|单位|部门|机关|机构)(?![\u4e00-\u9fff]{0,2}(?:名称|叫))")
"""台儿庄|那个局: the one body of a place."""
_HOLDS_EVENTS = re.compile(r"办(?:的|了|过)(?=[^,;。?]{0,8}(?:培训|会(?!议室)|班|活动|讲座|比赛|论坛|展))")
"""文登区政府|办的培训: what a government holds, not its office."""
_NO_GOVERNMENT = (
    "政府网站",
    "政府信息",
    "政府公报",
    "政府门户",
    "政府采购",
    "政府开放",
    "政府工作",
    "府办理",
    "政府办理",
    "政府办结",
)


def body_at(text: str, at: int, bodies: Sequence[str], known_place: KnownPlace, *, after_place: bool) -> tuple[str | None, int]:
    """The body named at `at`: one of the store's, a short or misheard form of one, or any that ends like a body."""
    rest, offset = text[at:], 0
    if after_place and re.match(r"[省市区县](?=政府(?!网站|信息|公报|门户|采购)|人民政府|府办)", rest):
        rest, offset = rest[1:], 1
    if after_place and (that := _THAT_ONE.match(rest)) is not None:
        return None, at + that.end()
    if after_place and rest.startswith("的") and _short_body(rest[1:], at + 1, bodies, known_place)[0]:
        return _short_body(rest[1:], at + 1, bodies, known_place)
    if after_place:
        if (end := speaks_for_zone(text, at)) > at and zone_kind(text[:at]):
            return "", end
        if text[:at].endswith("街道") and (street := _STREET_OFFICE.match(rest)) is not None:
            return "", at + offset + street.end()
        for government in _GOVERNMENTS:
            if rest.startswith(government) and not rest.startswith(_NO_GOVERNMENT):
                if government.endswith("办") and _HOLDS_EVENTS.match(rest, len(government) - 1):
                    continue
                office = government.startswith(("人民政府办", "政府办", "府办", "行署办"))
                return "人民政府办公室" if office else "", at + offset + len(government)
    for body in bodies if rest.startswith(tuple(bodies)) else ():
        if rest.startswith(body) and not (after_place and goes_on(rest[len(body) :])):
            return body, at + offset + len(body)
    if after_place:
        return _short_body(rest, at + offset, bodies, known_place)
    if at and text[at - 1] in "省市区县" and (named := _OFFICE.match(rest)) is not None:
        return "人民政府办公室", at + named.end()
    found = _ENDS_LIKE_A_BODY.match(rest)
    if found and any(same_body(found.group(), body) or sound(found.group()) == sound(body) for body in bodies):
        return found.group(), at + found.end()
    if (end := names_a_duty(rest) or known_kind(rest)) and may_begin(text, at):
        return rest[:end], at + end
    return None, at


def _short_body(rest: str, at: int, known: Sequence[str], known_place: KnownPlace) -> tuple[str | None, int]:
    endings, stem_endings, _, _ = body_words()
    for body in known:
        if rest.startswith(body):
            return body, at + len(body)
    if end := names_a_duty(rest):
        return rest[:end], at + end
    found = re.match(rf"[\u4e00-\u9fff]{{1,12}}?(?:{'|'.join(endings)})", rest)
    if found and not (found.group().endswith("委") and rest[found.end() : found.end() + 1] in tuple("托派任员")):
        said = found.group()
        for body in known:
            if same_body(said, body) or sound(said) == sound(body):
                return said if same_body(said, body) else body, at + len(said)
        if (
            len(said) >= 3
            and said.endswith(_UNKNOWN_ENDINGS)
            and not _NO_NAME.search(said[:-2])
            and not any(known_place(said, i) for i in range(len(said)))
        ):
            return said, at + len(said)
    if rest[1:2] == "局" and any(one_character_apart(rest[:2], body) for body in known):
        return rest[:2], at + 2
    for body in known:
        for ending in stem_endings:
            stem = body.removesuffix(ending)
            if stem != body and len(stem) >= 2 and rest.startswith(stem):
                return body, at + len(stem)
    short = next((s for s in short_names() if rest.startswith(s)), None)
    if short is None or (not any(same_body(short, body) for body in known) and _opens_a_thing(rest[len(short) :])):
        return None, at
    return short, at + len(short)


def _opens_a_thing(after: str) -> bool:
    """Whether what follows a short name is what that name tells more of (扶贫|资金分配结果), so that no body is named."""
    return bool(after) and re.match(r"[\u4e00-\u9fff]", after) is not None and cut(after[:_NEXT_WORDS]).tokens[0].part == "left"


_NEXT_WORDS = 8
