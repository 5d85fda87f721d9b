"""Whether a question names one of several that a sentence lists together, and the number is of all of them.

针对数字政府、运河保护等出台政策,开展征集调查33期 tells how many there were of all that is listed, never of one topic, channel, class or
body of it; 利用访谈、热线等渠道互动300场 is no number of one channel. What a question says that stands nowhere in the sentence but in some
of the items names those; where it names all of them, says 等 itself, or the number is told of each, nothing is left out. What leads to the
first item (围绕, 更新) is none of it, and neither is what any report calls what it counts. Texts are folded; nothing raises.

>>> told = "针对数字政府、运河保护等出台政策,开展征集调查33期"
>>> names_one_listed("数字政府征集调查几期", told, ""), names_one_listed("征集调查几期", told, "")
(True, False)
>>> names_one_listed("数字政府和运河保护征集调查几期", told, ""), names_one_listed("政策征集调查几期", told, "")
(False, False)
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import combinations

from assistant.guards.several_counted import ON_ONE_OCCASION
from assistant.language.segment import tag, words
from assistant.language.word_tables import word_table

_NAME = re.compile(r"\"[^\"]*\"|《[^》]*》|\([^()]*\)")
_LIST = re.compile(r"(?:^|(?<=[,;:。、]))(?P<items>[^,;:。、\d]+(?:、[^,;:。、\d]+)+)")
_TWO = re.compile(r"(?:^|(?<=[,;:。、]))(?P<items>[^,;:。、\d和与及]{2,}(?:以及|和|与|及)[^,;:。、\d和与及]{2,})(?=[,;:])")
_BEHIND = re.compile("等(?![级候待同于])(?P<all>.*)")
_LAST_TWO = re.compile("(?<=[^和及与]{2})(?:以及|和|及|与)(?=[^和及与]{2})")
_EACH = re.compile("均|各(?!类|级|项|种|界|地|单位|部门|乡|镇|街|县|区|科|处|方)|分别|每")
_AND_OTHERS = re.compile("等(?![级候待同于])|(?:这|以上|上述|所列)(?:些|[几两三四五六]|各)")


@lru_cache(maxsize=8192)
def names_one_listed(question: str, told: str, section: str) -> bool:
    """Whether a question names some of the things listed in the sentence up to a number (`told`) and not all of them; `section`: the
    headings over it."""
    segment = re.split("[;。]", _NAME.sub(_whole, told).replace('""', '"、"'))[-1]
    if _AND_OTHERS.search(question) is not None:
        return False
    if _EACH.search(re.split("[,:]", segment)[-1]) is not None:
        return False
    listed = (*_LIST.finditer(segment), *_TWO.finditer(segment))
    return any(_of_some(question, found, segment, section) for found in listed)


def _whole(name: re.Match[str]) -> str:
    """A name in quotes without what would part a list or end it."""
    return re.sub(r"[,;:。、\d和与及]", "\0", name.group())


def _of_some(question: str, found: re.Match[str], segment: str, section: str) -> bool:
    """Whether a question names some items of this list and not all of them."""
    items = found["items"].split("、") if "、" in found["items"] else _LAST_TWO.split(found["items"])
    lead = _lead(items[0])
    items[0] = items[0].removeprefix(lead)
    end = _BEHIND.search(_NAME.sub(lambda name: "\0" * len(name.group()), items[-1]))
    behind = items[-1][end.start("all") :] if end is not None else ""
    items[-1] = items[-1][: end.start()] if end is not None else items[-1]
    if end is not None or len(items) > 2:
        items[-1:] = _LAST_TWO.split(items[-1])
    if end is None:
        items[-1], behind = _before_deed(items[-1])
    if all(item in question for item in items):
        return False
    if len(items) < 2 or any(set(items) <= set(alike.split()) for alike in word_table("counted")["listed_alike"]):
        return False
    elsewhere = "|".join((segment[: found.start()], lead, behind, segment[found.end() :], section))
    if all(ON_ONE_OCCASION.search(item) for item in items):
        return False
    runs_on = end is None and segment[found.end() :][:1].isdecimal()  # 县政府、县政府办规范性文件9件: of both
    said = {*words(question), *(_shared(question, item) for item in items)}
    found_in = {word: [at for at, item in enumerate(items) if word in item] for word in said if _names_something(word)}
    places = {word: at[0] for word, at in found_in.items() if len(at) == 1}
    named = set(places.values())
    surely = {at for word, at in places.items() if word not in elsewhere and (not runs_on or items[-1].find(word) < 1)}
    return bool(surely) and len(named) < len(items)


def _before_deed(item: str) -> tuple[str, str]:
    """The last of a list that no 等 closes up to the verb that goes on behind it (微信推送信息), and what goes on."""
    at = 0
    for word in words(item):
        at = item.find(word, at)
        if at > 1 and (tag(word) == "v" or word in _leading()):
            return item[:at], item[at:]
        at += len(word)
    return item, ""


def _shared(question: str, item: str) -> str:
    """The longest stretch that a question and an item share."""
    return max((item[a:b] for a, b in combinations(range(len(item) + 1), 2) if item[a:b] in question), key=len, default="")


def _names_something(word: str) -> bool:
    """Whether a stretch of a question says more than what any report counts or does."""
    plain = _plain()
    return len(word) > 1 and not all(one in plain or len(one) < 2 for one in words(word))


@cache
def _plain() -> frozenset[str]:
    return frozenset(word_table("counted")["listed_plain"])


def _lead(item: str) -> str:
    """What leads to the first item of a list: all up to its last verb of telling or word of place (全年围绕, 实时更新), "" for none."""
    bare = _NAME.sub(lambda name: "\0" * len(name.group()), item)
    ends = [found.end() for word in _leading() for found in re.finditer(re.escape(word), bare)]
    cut = max((end for end in ends if len(item) - end > 1), default=0)
    first = next(iter(words(item[cut:])), "")
    if first and tag(first) in ("v", "p") and len(item) - cut - len(first) > 1:
        cut += len(first)
    return item[:cut]


@cache
def _leading() -> tuple[str, ...]:
    return tuple(word_table("counted")["listed_leads"])
