"""Lists told by 分别: which of the numbers behind it belongs to which of the things before it.

The things are named in the clause before (建议、提案分别为5件、8件), or they are the years, quarters or months of a span
(一至四季度分别公开9、8、7、6条), or what the sentence has counted before (微博发布30条,微信发布20条,粉丝分别为8万、4万). What is said
of all stands behind the last of them (微博、微信粉丝数) or in the verb. Where they are not as many as the numbers, nothing is
given.

>>> from ingest.statements.numbers import find_numbers
>>> text = "微博、微信粉丝总量分别为88万、43万"
>>> [one.subject for one in respectively(text, find_numbers(text, ())).values()]
['微博粉丝', '微信粉丝']
>>> text = "2022年、2023年分别受理12件和15件申请"
>>> [(one.subject, one.year) for one in respectively(text, find_numbers(text, ())).values()]
[('受理申请', 2022), ('受理申请', 2023)]
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from ingest.statements.numbers import Number
from ingest.statements.subjects import clean, subject_of
from ingest.statements.words import alternatives, load_words

_NAMED = 120
_EACH = re.compile("分别|依次(?=[为是][:\\d约近达])|各(?=[为是][\\d约近])")
"""Words that give each thing of a list its number."""
_STOPS = re.compile(r",(?!\d{3})|[;。)]|分别")
REFORMED = "(?:改版|整合|调整|压减|精简|优化|改革|合并)"
_FORMERLY = re.compile(
    rf"(?:(?P<last>去年|上年|上一年)度?|(?P<year>(?:19|20)\d{{2}})年度?|(?P<then>{REFORMED}(?:之|以)?前|原来|年初|年末|年底))(?:同期|全年|数)?$"
)
"""收到申请9件、来信3封(去年分别为7件、2封): the same things at another time."""
_JOINTS = re.compile(r"、|以及|(?<![涉普])及(?!时|其)|和(?!谐|解)|与(?!会)")
_MEASURE = re.compile(
    r"(?:的[\u4e00-\u9fff]{2,8}|(?:粉丝|关注|订阅|用户|阅读|浏览|访问|点击|播放|点赞|转发|发布|发文|推文|推送|信息|办结|办复|答复|回复|满意|公开|解读|受理|办理|申请|考核|测评|平均)*"
    r"(?:类|总?人?次?数|[总数]?量|数量|[件条篇]数|[率度]|用时|时长|时间|得分|粉丝))$"
)
"""What is said of all the things of a list and stands behind the last of them alone: 微博、微信 | 粉丝数."""
_TOGETHER = re.compile(
    r"^(?P<last>[\u4e00-\u9fff]{1,8}?)(?P<many>[两二三四五六七八九十]|\d+)(?:个|家)?(?P<kind>[镇乡县区市村局]|街道|社区|部门|单位|平台|渠道|账号)$"
)
"""柳河、青山两镇: the noun of all behind their number."""
_SAID_OF_ALL = re.compile(r"(?<=..)(?:名单|情况|数据)?(?:全部|均|都|已|居前?|位列|排名?|最多|较多|最高|为主).*$")
_KINDS = re.compile(r"(?<=..)[两二三四五六七八九十\d](?:大?类|种|项|个方面).*$")
_OF_THEM = re.compile(r"(?:[两二三四五六七八九十\d]个?(?:平台|渠道|账号|单位|部门)|[二两]者|上述|以上)(?=..)")
"""两个平台粉丝: of the two that were named."""
_WHOSE = ("对象", "人数", "人员", "金额", "数量", "户数", "件数")
_OWN_KIND = frozenset("镇乡县区市村局")
_YEAR = re.compile(r"(?:19|20)\d{2}(?=年)")
_YEARS = re.compile(r"((?:19|20)\d{2})年?(?:至|到|-|~)((?:19|20)\d{2})年$")
_BETWEEN_YEARS = re.compile(r"年?度?(?:、|和|与|及|以及)$")
_QUARTERS = re.compile(r"第?([一二三四1-4])季?度?(?:至|到|-|~)第?([一二三四1-4])季度$")
_ALL_QUARTERS = re.compile(r"(?:[四4]个|各个?)季度$")
_MONTHS = re.compile(r"(?<!\d)(\d{1,2})月?(?:至|到|-|~)(\d{1,2})月份?$")
_HALVES = re.compile(r"上(?:半年)?(?:、|和|与)?下半年$")
_ORDER = {"一": 1, "二": 2, "三": 3, "四": 4}
_BODY_ENDS = "局委办镇乡县区市厅院道"
_LAST_AND_THIS = re.compile(r"(?:去年|上年|上一年)度?(?:、|和|与|及)(?:今年|本年)度?$")
_BODIES = re.compile(rf"^(?P<body>[\u4e00-\u9fff]{{2,14}}?[{_BODY_ENDS}])(?P<deed>(?:收到|受理|公开|发布|办理|接到|报送).*)$")
"""甲局、乙局收到的申请最多: what the last of the bodies did, they all did."""
_HEADED = re.compile(r"^[^、]{0,14}(?:的是|的为|的有|依次为|依次是|主要是|主要为)(?=..)")
_NUMERALS = "〇一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Given:
    """What 分别 gives a number: its subject, and its year where the things are years (None: not told here). Where the things
    are the `of` numbers before the list, `subject` is what is said of each of them."""

    subject: str
    year: int | None = None
    of: int = 0
    formerly: bool = False
    """Whether they are those numbers at another time."""


def respectively(text: str, numbers: Sequence[Number], reported: int | None = None) -> dict[int, Given | None]:
    """What 分别 gives to each number behind it (by its place among the numbers); None where that cannot be told. `reported` is
    the year reported on."""
    given: dict[int, Given | None] = {}
    starts = [number.start for number in numbers]
    for found in _EACH.finditer(text):
        start, end = _reach(text, found.start())
        first = bisect_left(starts, found.end())
        behind = range(first, bisect_left(starts, end))
        gaps = (text[numbers[a].end : numbers[b].start] for a, b in pairwise(behind))
        if len(behind) < 2 or first in given or any(re.search(r"[\u4e00-\u9fff]", gap.strip("、和与及")) for gap in gaps):
            continue
        before = text[max(start, found.start() - _NAMED) : found.start()]
        lead = text[found.end() : numbers[behind[0]].start]
        told = subject_of(lead, text[numbers[behind[-1]].end : end]).text
        things = _things(before, text[max(0, start - _NAMED) : max(start - 1, 0)], len(behind), told, reported)
        for order, index in enumerate(behind):
            given[index] = things[order] if things else None
    return given


def _reach(text: str, at: int) -> tuple[int, int]:
    """The stretch around 分别: its clause's beginning, and where the numbers that belong to it end."""
    start = max((text.rfind(mark, 0, at) for mark in ",;:。"), default=-1) + 1
    opened = text.rfind("(", start, at)
    start = opened + 1 if opened >= 0 and ")" not in text[opened:at] else start
    stops = [found.start() for found in _STOPS.finditer(text, at + 2)]
    return start, min(stops, default=len(text))


def _things(before: str, earlier: str, numbers: int, told: str, reported: int | None) -> tuple[Given, ...]:
    """The things of a list, where they are as many as its numbers: told by the words in its clause or in the one before it."""
    if (formerly := _FORMERLY.fullmatch(before.strip("(,:;"))) is not None:
        last = reported - 1 if formerly["last"] and reported is not None else None
        return (
            Given(formerly["then"] or "", int(formerly["year"]) if formerly["year"] else last, of=numbers, formerly=True),
        ) * numbers
    times = _times(before, numbers, reported)
    if times is None and clean(before) and "、" not in before:
        ahead = _times(re.split(r"[,;:。]", earlier)[-1], numbers, reported)
        times = (before, ahead[1]) if ahead is not None and not clean(ahead[0]) else None
    if times:
        noun = clean(times[0])
        subject = told if told and not noun else noun + told
        return tuple(replace(one, subject=one.subject + subject) for one in times[1])
    named = before if clean(before) else re.split(r"[,;:。]", earlier)[-1]
    parts, deed = _shared(_JOINTS.split(_HEADED.sub("", re.split(r"[,;:。]", named.strip(",;:、"))[-1])), numbers)
    told = deed + told
    things = tuple(clean(part) for part in parts) if len(parts) == numbers else ()
    if things and all(things):
        return tuple(Given(thing + told) for thing in things)
    alone = _OF_THEM.sub("", clean(before))
    if alone.endswith(_WHOSE):
        parts = _JOINTS.split(_KINDS.sub("", re.split(r"[,;:。]", earlier)[-1]))
        if len(parts) == numbers and all(clean(part) for part in parts):
            return tuple(Given(clean(part) + alone + told) for part in parts)
    return (Given(alone + told, of=numbers),) * numbers if alone and len(parts) == 1 else ()


def _shared(parts: Sequence[str], numbers: int) -> tuple[list[str], str]:
    """The things with what is said of them all (微博、微信粉丝数 are 微博粉丝数 and 微信粉丝数), and what they all did."""
    *others, last = parts
    if not others:
        return [last], ""
    last = _SAID_OF_ALL.sub("", last) or last
    together = _TOGETHER.match(last)
    if together is not None and together["many"] in (
        str(numbers),
        "两" if numbers == 2 else "",
        _NUMERALS[numbers : numbers + 1],
    ):
        kind = together["kind"] if together["kind"] in _OWN_KIND else ""
        return [part if part.endswith(kind) else part + kind for part in (*others, together["last"])], ""
    body = _BODIES.match(last)
    if body is not None and all(part[-1] in _BODY_ENDS for part in others):
        return [*others, body["body"]], clean(body["deed"])
    noun = _way().match(last)
    if noun is not None and noun["noun"] and all((way := _way().match(part)) is not None and not way["noun"] for part in others):
        return [*(part + noun["noun"] for part in others), last], ""
    measure = _MEASURE.search(last)
    if measure is None or not last[: measure.start()]:
        return [*others, last], ""
    return [*(part if _MEASURE.search(part) else part + measure[0] for part in others), last], ""


@cache
def _way() -> re.Pattern[str]:
    """收到信函, 网络申请: a way by which something came or went out, with the noun behind it that is said of all."""
    words = load_words()
    return re.compile(
        rf"^(?:{alternatives(words.events)})?[^、,]{{0,4}}?(?:{alternatives(words.channels)})(?P<noun>申请|咨询|来信|提交)?$"
    )


def _times(before: str, numbers: int, reported: int | None) -> tuple[str, tuple[Given, ...]] | None:
    """The words before the times of a list, and the times: years, quarters, months or halves of the year."""
    told = before.rstrip("、,")
    years = list(_YEAR.finditer(told))
    if len(years) == numbers and all(_BETWEEN_YEARS.fullmatch(told[a.end() : b.start()]) for a, b in pairwise(years)):
        noun = told[years[-1].end() :].removeprefix("年").lstrip("度的")
        return told[: years[0].start()] + noun, tuple(Given("", int(one[0])) for one in years)
    if numbers == 2 and reported is not None and (both := _LAST_AND_THIS.search(told)):
        return told[: both.start()], (Given("", reported - 1), Given("", reported))
    for pattern, label in ((_YEARS, ""), (_QUARTERS, "季度"), (_ALL_QUARTERS, "季度"), (_MONTHS, "月"), (_HALVES, "半年")):
        found = pattern.search(told)
        if found is not None:
            first, last = _ends(found, label)
            if last - first + 1 == numbers:
                return told[: found.start()], tuple(_time(at, label) for at in range(first, last + 1))
    return None


def _ends(found: re.Match[str], label: str) -> tuple[int, int]:
    """The first and the last of a span of years, quarters, months or halves."""
    if not found.groups():
        return (1, 4) if label == "季度" else (1, 2)
    first, last = (_ORDER.get(end) or int(end) for end in found.groups())
    return first, last


def _time(at: int, label: str) -> Given:
    if not label:
        return Given("", at)
    name = {"季度": "一二三四", "半年": "上下"}.get(label, "")
    return Given((name[at - 1] if name else str(at)) + label)


def holder(subject: str) -> str:
    """Who or what a count is of, where its words name a channel: 局政务微博 of 局政务微博发布信息; '' where they name none."""
    words = load_words()
    if not any(word in subject for word in words.channels):
        return ""
    deed = re.search(alternatives(words.events), subject)
    return subject[: deed.start()] if deed and deed.start() > 1 else "" if deed else subject
