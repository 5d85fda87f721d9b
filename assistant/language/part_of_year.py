"""Parts of a year that words name, as months: 第三季度 and 7至9月 are one part, and so are 上半年, 前6个月 and 1-6月.

A number of a part of a year is asked for by the part alone, however it is called; a number of the whole year never answers such a
question, nor a part one that names none. The year's beginning and end (年初, 年底) are moments, told as (0, 0) and (13, 13), which
`in_part_of_year` leaves out; a span of all twelve months is the year itself and no part. 季度测评 names no quarter, 12月31日 is a day. Texts are folded; nothing raises.

>>> sorted(parts_of_year("第三季度和上半年")) == sorted(parts_of_year("1-6月,三季度")), parts_of_year("截至12月31日,季度测评")
(True, frozenset())
"""

from __future__ import annotations

import re
from calendar import monthrange

_NUMERALS = {numeral: at for at, numeral in enumerate("一二三四五六七八九十", start=1)} | {
    "两": 2,
    "十一": 11,
    "十二": 12,
    "首": 1,
}
_NUMBER = r"(?:十[一二]|[一二两三四五六七八九十首]|1[0-2]|[1-9])"
_TO = r"[-~至到—]"
_NAMED = re.compile(
    rf"(?P<half>[上下])半年(?!度?(?:工作)?[总小]结)|前(?P<quarters>{_NUMBER})个?季度"
    rf"|(?<!每个)(?<![每各逐\d])第?(?P<quarter>{_NUMBER})(?:季?度?(?:{_TO}|、|和)第?(?P<last_quarter>{_NUMBER}))?季度(?!才|仅|只|一次)"
    rf"|前(?P<months>{_NUMBER})个月|(?<!\d)(?P<month>{_NUMBER})月?{_TO}(?P<last_month>{_NUMBER})月(?!\d)"
    rf"|(?<![\d个每前近后这])(?P<only>{_NUMBER})月(?!\d{{1,2}}[日号]|[底末初报均]|一次)"
)
_QUARTER = re.compile(r"(?<![每各逐\d])第?([一二三四1-4])季度")
_MOMENT = re.compile("年初|年末|年底")
_MONTH_END = re.compile(rf"(?<!\d)(?P<month>{_NUMBER})月(?:份?(?:[底末]|月底|结束)|(?P<day>\d{{1,2}})[日号])")
_LEAP = 2000
_YEAR = (1, 12)
YEARS_END = (13, 13)


def parts_of_year(text: str) -> frozenset[tuple[int, int]]:
    """The parts of a year that a text names, each as its first and last month; the year's beginning is (0, 0), its end (13, 13)."""
    named = (_months(found) for found in _NAMED.finditer(text))
    moments = ((0, 0) if found[0] == "年初" else YEARS_END for found in _MOMENT.finditer(text))
    return frozenset(one for one in (*named, *moments) if one is not None and one != _YEAR)


def in_part_of_year(text: str) -> bool:
    """Whether a text names a quarter, a half or months of a year.

    >>> in_part_of_year("上半年收到申请多少件"), in_part_of_year("年底有多少人"), in_part_of_year("每季度开展几次")
    (True, False, False)
    """
    return any(0 < first <= last < 13 for first, last in parts_of_year(text))


def month_ends(text: str) -> frozenset[int]:
    """The months at whose end a text says that something was so (截至10月底, 6月30日); a number of December's end is the year's.

    >>> month_ends("截至10月底"), month_ends("年底,12月31日"), month_ends("6月5日")
    (frozenset({10}), frozenset({12}), frozenset())
    """
    named = ((_number(found["month"]), found["day"]) for found in _MONTH_END.finditer(text))
    ends = {month for month, day in named if day is None or int(day) == monthrange(_LEAP, month)[1] or (month, day) == (2, "28")}
    return frozenset(ends | ({12} if re.search("年[底末]", text) else set()))


def without_part(text: str) -> str:
    """A text without the parts of a year that it names.

    >>> without_part("上半年收到的申请"), without_part("第三季度公开")
    ('收到的申请', '公开')
    """
    return _NAMED.sub("", text)


def quarters_in_words(text: str) -> str:
    """A text with its quarters named as most reports name them.

    >>> quarters_in_words("第三季度和4季度公开几条")
    '三季度和四季度公开几条'
    """
    return _QUARTER.sub(lambda found: "一二三四"[_number(found[1]) - 1] + "季度", text)


def _months(found: re.Match[str]) -> tuple[int, int] | None:
    """The first and the last month of a part; None where the words name none that there can be."""
    if found["half"]:
        return (1, 6) if found["half"] == "上" else (7, 12)
    if found["quarters"] or found["quarter"]:
        first = 1 if found["quarters"] else _number(found["quarter"])
        last = _number(found["quarters"] or found["last_quarter"] or found["quarter"])
        return (3 * first - 2, 3 * last) if first <= last < 5 else None
    if found["months"]:
        return (1, _number(found["months"]))
    first, last = _number(found["month"] or found["only"]), _number(found["last_month"] or found["only"])
    return (first, last) if first <= last else None


def _number(numeral: str) -> int:
    return _NUMERALS.get(numeral) or int(numeral)
