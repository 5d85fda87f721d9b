"""A year that is said by its distance from one that is named (2023年的上一年, 2023年去年同期, the year after 2023), said as itself.

What only compares the named year with it, is carried over to it or is planned for it keeps its words, for a report tells those in its
own year. 2023年同期 is that year itself: the same months of 2023. Words in `vocabulary/years_from_named.toml`. Texts are folded; one that
names no year or several is left as it is, and nothing raises.

>>> from_the_named("示例局2023年去年同期收到申请多少件?"), from_the_named("示例局2023年比去年同期增加多少件?")
('示例局2022年收到申请多少件?', '示例局2023年比去年同期增加多少件?')
>>> from_the_named("示例局2023年前两年收到多少件?"), from_the_named("示例局2023年办理申请的上年同期数?")
('示例局2021年至2022年收到多少件?', '示例局2022年办理申请数?')
>>> from_the_named("how many did Shili receive in the year after 2023?"), from_the_named("in 2023, how many did Shili receive a year earlier?")
('how many did Shili receive in 2024?', 'in 2022, how many did Shili receive?')
"""

from __future__ import annotations

import re
from functools import cache

from assistant.language.word_tables import word_table
from ingest.numerals import DIGITS

_YEAR = re.compile(
    r"(?<![\d.])(?:(?P<full>20\d{2})年?度?|(?P<short>[0-3]\d)年度?|(?P<spoken>二[零〇○]二[零〇○一二三四五六七八九])年度?)"
)
_ENGLISH_YEAR = re.compile(r"(?<![\d.])20\d{2}(?!\d)")
_ASKS = re.compile("多少|几|数")
_ASKED_BEFORE = re.compile("(?:多少|几)[^,;?]*[,;?]")


@cache
def _said(name: str) -> re.Pattern[str]:
    return re.compile(word_table("years_from_named")[name])


@cache
def _english(name: str) -> re.Pattern[str]:
    return re.compile(word_table("years_from_named")["english"][name], re.IGNORECASE)


@cache
def _beside_year() -> tuple[tuple[re.Pattern[str], int], ...]:
    english = word_table("years_from_named")["english"]
    return tuple((re.compile(one, re.IGNORECASE), by) for name, by in (("before", -1), ("after", 1)) for one in english[name])


@cache
def _behind_year() -> re.Pattern[str]:
    """What says another year right behind the one that is named."""
    words = word_table("years_from_named")
    many = "|".join(words[name] for name in ("many_before", "many_after"))
    return re.compile(
        rf"的?,?(?:{many}|(?P<two>{words['two_before']})|(?P<before>{words['before']})|(?P<after>{words['after']}))的?"
    )


def from_the_named(text: str) -> str:
    """A question with the year it means; as it is where it means the year that it names."""
    if re.search(r"[\u4e00-\u9fff]", re.sub(r"[(（][^()（）]*[)）]", "", text)):
        return _chinese(text)
    for pattern, by in _beside_year():
        if (found := pattern.search(text)) is not None:
            return f"{text[: found.start()]}in {int(found['year']) + by}{text[found.end() :]}"
    years = list(_ENGLISH_YEAR.finditer(text))
    if len(years) != 1 or _english("compares").search(text):
        return text
    for name, by in (("apart_before", -1), ("apart_after", 1)):
        if (found := _english(name).search(text)) is not None:
            rest = f"{text[: found.start()].rstrip()}{text[found.end() :]}"
            return _ENGLISH_YEAR.sub(str(int(years[0].group()) + by), rest, count=1)
    return text


def _chinese(text: str) -> str:
    years = list(_YEAR.finditer(text))
    if len(years) != 1 or _said("compares").search(text) or _ASKS.search(text) is None:
        return text
    named, behind = years[0], text[years[0].end() :]
    year = _number(named)
    if (found := _behind_year().match(behind)) is not None:
        return (
            text
            if found["after"] and _said("plans").search(behind)
            else f"{text[: named.start()]}{_meant(found, year)}{behind[found.end() :]}"
        )
    if (apart := _said("behind").search(behind)) is None or apart.start() == 0:
        return text
    before, rest = behind[: apart.start()], behind[apart.end() :]
    if _ASKED_BEFORE.search(before):
        return f"{text[: named.end()]}{before}{year - 1}年{rest}"
    return f"{text[: named.start()]}{year - 1}年{before}{apart['number'] or apart['other'] or ''}{rest}"


def _meant(said: re.Match[str], year: int) -> str:
    """The year or the years that stand so far from one."""
    if many := said["many"] or said["manyafter"]:
        count = int(many) if many.isdecimal() else DIGITS.get(many, 2)
        first, last = (year - count, year - 1) if said["many"] else (year + 1, year + count)
        return f"{first}年至{last}年"
    return f"{year + (-2 if said['two'] else -1 if said['before'] else 1)}年"


def _number(named: re.Match[str]) -> int:
    if named["full"]:
        return int(named["full"])
    return 2000 + int(named["short"]) if named["short"] else int("".join(str(DIGITS.get(char, 0)) for char in named["spoken"]))
