"""Counted numbers of a folded sentence: digits or Chinese numerals with a unit, and how exact they are.

Dates, telephone and document numbers, postcodes, articles, ordinals, versions, ranges, numbers of which a character could not be
read (U+FFFD) and what stands in a title or a quoted name count nothing; nor do deadlines (20个工作日内), numerals that are only
words (一次性, 三项制度) and quantities that say no number (十几, 近百, 数十). Words are in `words.toml`. A value keeps its printed
unit; 万 and 亿 are multiplied out unless they belong to money.

>>> [(str(n.value), n.unit, n.approximate) for n in find_numbers("发布1.2万余条,培训三十余次,电话0899-7001234,第3期", ())]
[('12000', '条', True), ('30', '次', True)]
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from ingest.numerals import DIGITS, LARGE_UNITS, NUMERAL_CHARS, chinese_numeral
from ingest.statements.words import ProseWords, alternatives, load_words

_CHINESE = "零〇一二三四五六七八九十百千两"
_NOT_COUNTS = re.compile(
    r"https?://[^\s,;。)]*|www\.[A-Za-z0-9_./-]+|(?<![A-Za-z0-9_.-])[A-Za-z0-9_.-]++@[A-Za-z0-9_.-]++"
    r"|\d{3,4}-\d{7,8}(?:-\d++)?|(?<!\d)1[3-9]\d{9}(?!\d)"
    r"|(?:19|20)\d{2}年(?:度)?(?:\d{1,2}月(?:\d{1,2}日)?)?(?:底|末|初)?|\d{1,2}月\d{1,2}日|\d{1,2}-\d{1,2}月|\d{1,2}月(?:份|底|末|初)?"
    r"|(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}:\d{2}(?::\d{2})?|(?<!\d)\d++[/:]\d++|\d{8}-[\d-]++"
    rf"|[\[(<](?:19|20)\d{{2}}[\])>]?\d{{1,6}}号|第\(?[\d{_CHINESE}]+\)?(?:届[\d{_CHINESE}]+次)?|[{_CHINESE}]+届(?:[{_CHINESE}]+[次中]?)?|前[\d{_CHINESE}]+[名位]|(?<!\d)\d++号|(?<!\d)\d++日(?!均)"
    r"|(?<![\d.])0\d++|\d{4}-\d{5,}+|(?<!\d)\d++\.\d++\.\d++"
    r"|(?:邮编|邮政编码|邮政编号|传真|索引号|编号)(?:(?!接听|接到|来电|受理)[^,;。)]){0,14}?\d{5,}"
    r"|电话(?:(?!接听|接到|来电|受理)[^,;。)\d]){0,14}?(?:\d{0,4}(?!\d)[^,;。)\d]{0,4})??\d{5,}+(?![个次件通起余多万]|条(?!例)|人(?:次|[,;。、)]|$))"
    r"|(?<![A-Za-z])[A-Za-z]++-?\d++(?:\.\d++)*+|(?<!\d)\d++[A-Za-z]++"
    r"|^\(?\d{1,2}[.、)](?!\d)|(?<=[。;:])\(?\d{1,2}[.、)](?!\d)"
    rf"|(?:\d{{1,2}}|[{_CHINESE}]{{1,3}})[时点](?:\d{{1,2}}|[{_CHINESE}]{{1,3}})分"
    rf"|最[高长多大短快低少]的?[一1][件篇次条个期场份](?![级])"
    rf"|[\d.,{_CHINESE}万亿]*+\ufffd[\d.,{_CHINESE}万亿\ufffd]*+"
)
_RANGE_BEFORE = re.compile(rf"[\d{_CHINESE}][-~至到]$")
_RANGE_BEHIND = re.compile(rf"[-~至到][\d{_CHINESE}]")
_LEADS_TO = re.compile(r"[至到]\d[\d.]*(?![\d.%])")
"""下降12%至19万次: no range of shares."""
_UNTOLD = tuple("数几若好上")
"""数十家, 好几百人, 上千册: how many is not said."""
_BELOW = re.compile("[线以乡之辖旗网会晚机][上下]$")
"""线下一篇, 网上一条: no part of 下一篇, 上一条."""
_MOST_DIGITS = 18
_PER_CENT = re.compile(rf"百分之(?P<whole>[{_CHINESE}]+)(?:点(?P<rest>[零〇一二三四五六七八九]+))?(?P<more>[多余])?")
_IN_RANGE = re.compile(rf"[-~至到](?:百分之|[{_CHINESE}])|几")
_ALL_OF_IT = re.compile("(?:[率度为达占是]|(?<!做)到)$")
"""答复率为百分之百: elsewhere it may be a way of speaking."""
_RANKS = ("名", "位")
_MOVED_UP = re.compile(r"(?:前进|上升|提升|进步|跃升|前移|下降|后退)了?$")
"""前进了三名: a rank, not people."""
_NO_UNITS = {
    "回": "复应访收信头顾",
    "讲": "解座话师堂究述义",
    "段": "落时",
    "面": "向对试临积谈",
    "只": "要是能有需",
    "页": "面",
    "条": "线龙",
}
"""What makes a unit the beginning of another word: 5回复, 3面向, 三条线."""
_ENDS = ",、;:。()和及与"
_SOMEBODY = re.compile(r"人(?=[来去打到提报问参]|申请|复议|起诉|咨询|反映)")
"""5个人来申请: people, not 个人."""
_NEXT = re.compile(r"之(?:$|[,;:、。)])")
"""文字解读52个次之: the second of several, no 个次."""
_APART = re.compile(r"(?:分别[^,;:。\d]{0,14}|(?:分别|依次)[为是]?:?)(?P<list>\d[\d.]*(?:[、和与及]\d[\d.]*)+)")
"""分别公开9、8、7条, 依次为9、8、7条: the unit of the last is that of all."""
_LONGEST_BARE = 5
_ITEM = re.compile(r"[,、][\u4e00-\u9fff]{2,12}")
_ROUND = re.compile(r"[十百千万亿]+")
_NO_UNIT_SCALES = ("万", "亿")


@dataclass(frozen=True, slots=True)
class Number:
    """A counted number in a folded sentence: `start`..`end` spans approximation, digits and unit."""

    start: int
    end: int
    value: Decimal
    unit: str
    approximate: bool


@cache
def _pattern() -> re.Pattern[str]:
    words = load_words()
    after = alternatives(words.approximate_after)
    units = alternatives((*words.counts, *words.money, *words.shares))
    return re.compile(
        rf"(?P<before>(?!(?<=[签预特节违公履邀续])约|(?<=存在)不足)(?:{alternatives(words.approximate_before)}))?"
        rf"(?:(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?![\d,])|\d+(?:\.\d+)?)|(?P<numeral>[{NUMERAL_CHARS}]+))"
        rf"(?P<more>{after})?(?P<scale>[千百]?[万亿](?!元)|千(?=[余多]))?(?P<more2>{after})?"
        rf"(?P<unit>{units})?(?P<behind>(?!\+[\u4e00-\u9fff])(?:{alternatives(words.approximate_behind)}))?"
    )


def find_numbers(text: str, names: Sequence[tuple[int, int]]) -> list[Number]:
    """The counted numbers of a folded sentence, left to right; nothing inside `names` is one."""
    words = load_words()
    masks = sorted((*(found.span() for found in _NOT_COUNTS.finditer(text)), *names))
    starts = [start for start, _ in masks]
    reach = _reaches(masks)
    out: list[Number] = []
    bare: list[Number] = []
    for found in _pattern().finditer(text):
        digits = found.start("digits") if found["digits"] else found.start("numeral")
        nearest = bisect_right(starts, digits) - 1
        if nearest >= 0 and digits < reach[nearest]:
            continue
        number = _read(found, digits, text, words)
        if number is not None:
            out.append(number)
        elif _bare(found, text):
            bare.append(Number(digits, found.end("digits"), Decimal(found["digits"]), "", False))
    if "百分之" in text:
        out = sorted((*out, *_per_cent(text, starts, reach)), key=lambda one: one.start)
    shared = _sharing(text, out, bare) if bare and out else out
    return _apart(text, shared) if shared else shared


def _per_cent(text: str, starts: Sequence[int], reach: Sequence[int]) -> Iterator[Number]:
    """Shares in words (百分之三十八点五 is 38.5%), none of a range or a name."""
    words = load_words()
    for found in _PER_CENT.finditer(text):
        nearest = bisect_right(starts, found.start()) - 1
        whole = chinese_numeral(found["whole"]) if found["whole"] != "百" else Decimal(100)
        if whole is None or (nearest >= 0 and found.start() < reach[nearest]) or _IN_RANGE.match(text, found.end()):
            continue
        if found["whole"] == "百" and not _ALL_OF_IT.search(text, 0, found.start()):
            continue
        value = Decimal(f"{whole}.{''.join(str(DIGITS[digit]) for digit in found['rest'])}") if found["rest"] else whole
        before = next((word for word in words.approximate_before if text.endswith(word, 0, found.start())), "")
        behind = next((word for word in words.approximate_behind if text.startswith(word, found.end())), "")
        yield Number(found.start() - len(before), found.end() + len(behind), value, "%", bool(before or behind or found["more"]))


def _bare(found: re.Match[str], text: str) -> bool:
    """A number without a unit that ends an item of a list (政策解读13,)."""
    digits = found["digits"] or ""
    ends = text[found.end("digits") : found.end("digits") + 1] if digits else ""
    alone = digits.isdigit() and len(digits) <= _LONGEST_BARE and found.end() == found.end("digits")
    return (
        alone and (ends == "" or ends in ",、;。)") and re.search(r"[\u4e00-\u9fff]{2}$", text[: found.start()][-2:]) is not None
    )


def _apart(text: str, numbers: list[Number]) -> list[Number]:
    """With the numbers of a list behind 分别 that leave their unit to its last."""
    out = numbers
    for found in _APART.finditer(text):
        last = next((one for one in numbers if one.start < found.end() <= one.end), None)
        if last is None or not last.unit or not text.startswith(last.unit, found.end()):
            continue
        at, known = found.start("list"), {one.start for one in numbers}
        pieces = [piece for piece in re.finditer(r"\d+(?:\.\d+)?", found["list"]) if at + piece.end() < last.start]
        new = [Number(at + one.start(), at + one.end(), Decimal(one[0]), last.unit, False) for one in pieces]
        out = sorted((*out, *(one for one in new if one.start not in known)), key=lambda one: one.start)
    return out


def _sharing(text: str, numbers: Sequence[Number], bare: Sequence[Number]) -> list[Number]:
    """A list may print its unit on some of its items only (公开文件5条,政策解读13,会议5): the others have their neighbour's."""
    counts, lacking = load_words().counts, {one.start for one in bare}
    out: list[Number] = []
    for number in sorted((*numbers, *bare), key=lambda one: one.start):
        if number.start in lacking:
            last = out[-1] if out else None
            item = last is not None and last.unit in counts and _ITEM.fullmatch(text, last.end, number.start)
            if not item or last is None:
                continue
            out.append(replace(number, unit=last.unit))
        else:
            out.append(number)
    return out


def _reaches(masks: Sequence[tuple[int, int]]) -> list[int]:
    """How far the masks up to each one reach at most."""
    out: list[int] = []
    for _, end in masks:
        out.append(max(end, out[-1] if out else 0))
    return out


def _read(found: re.Match[str], digits: int, text: str, words: ProseWords) -> Number | None:
    """The number that a match is, or None where it counts nothing."""
    unit, scale, rest = found["unit"] or "", found["scale"] or "", text[found.end() : found.end() + 12]
    before = text[max(0, digits - 12) : digits]
    end = found.end()
    if not unit and not any(mark in scale for mark in _NO_UNIT_SCALES):
        return None
    if before.endswith(words.name_before) or (found["numeral"] and before.endswith((*_UNTOLD, *words.name_before_numeral))):
        return None
    if unit == "余" or (not unit and rest.startswith(words.name_after)):
        return None
    if unit in _RANKS and _MOVED_UP.search(before):
        return None
    if unit == "个" and rest.startswith(words.periods):
        return None
    if rest and (rest[0] in _NO_UNITS.get(unit, "") or (unit in words.at_ends and rest[0] not in _ENDS)):
        return None
    if unit == "个" and _SOMEBODY.match(rest):
        unit, end = "人", end + 1
    if len(unit) > 1 and unit.endswith("次") and _NEXT.match(rest):
        unit, end = unit[:-1], end - 1
    if rest.startswith("之多"):
        end += len("之多")
    if _RANGE_BEFORE.search(before) or (_RANGE_BEHIND.match(rest) and not (unit == "%" and _LEADS_TO.match(rest))):
        return None
    if unit in words.durations and not _measured(text, found.start(), rest, words):
        return None
    more = bool(found["more"] or found["more2"])
    value = _value(found["digits"], found["numeral"], scale, more)
    value = value.to_integral_value() if value is not None and scale and value == value.to_integral_value() else value
    if value is None or (found["numeral"] and not _numeral_counts(found["numeral"], value, unit, rest, before, words)):
        return None
    approximate = more or bool(found["before"] or found["behind"])
    return Number(found.start(), end, value, unit, approximate)


def _measured(text: str, start: int, rest: str, words: ProseWords) -> bool:
    """Whether days or hours were measured (平均…缩短至3天) rather than allowed (20个工作日内)."""
    clause = re.split("[,;。]", text[max(0, start - 40) : start])[-1]
    told = any(word in clause for word in words.measured) or rest.startswith(words.down)
    return told and not rest.startswith(("内", "之内", "以内", "的期限"))


def _value(digits: str | None, numeral: str | None, scale: str, more: bool) -> Decimal | None:
    factor = 1
    for char in scale:
        factor *= LARGE_UNITS.get(char, {"千": 1000, "百": 100}.get(char, 1))
    if digits is not None:
        if len(digits) > _MOST_DIGITS:
            return None
        return Decimal(digits.replace(",", "")) * factor
    assert numeral is not None
    if _ROUND.fullmatch(numeral) and numeral[0] != "十":
        if not more:
            return None
        numeral = "一" + numeral
    value = chinese_numeral(numeral)
    return None if value is None else value * factor


def _numeral_counts(numeral: str, value: Decimal, unit: str, rest: str, before: str, words: ProseWords) -> bool:
    """Whether a Chinese numeral is a count: 一次性, 一件事, 三五家, 三项制度 are words; 三十余次, 发布一次 are counts."""
    if len(numeral) > 1 and all(char in DIGITS for char in numeral) and not set(numeral) & {"零", "〇"}:
        return False
    if value == 1 and f"{before}{numeral}{unit}".endswith(words.name_before_one) and not _BELOW.search(before):
        return False
    if value >= 10:
        return not rest.startswith(words.numeral_words)
    if unit in words.strict_units:
        return not rest.startswith((*words.numeral_words, "一"))
    made = before.endswith(words.creating) or _places(rest, before, words)
    return value > 1 and ((unit in words.created_units and made) or (unit == "人" and _are_taught(rest, before, words)))


def _places(rest: str, before: str, words: ProseWords) -> bool:
    """Whether the noun right behind a number, or right before it at the end of a clause, is a place where people look things up."""
    while rest.startswith(words.before_placed):
        rest = rest.removeprefix(next(one for one in words.before_placed if rest.startswith(one)))
    return rest.startswith(words.placed) or (before.endswith(words.placed) and rest[:1] in ("", *_ENDS))


def _are_taught(rest: str, before: str, words: ProseWords) -> bool:
    """Whether a number of people at the end of a clause is of those who were taught."""
    return rest[:1] in ("", *",;。") and any(word in re.split("[,;。、]", before)[-1] for word in words.taught)
