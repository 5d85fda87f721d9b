"""The year that a report is on: that of its title, its statistics period, the report it speaks of or the paragraphs that open with one.

>>> from ingest.identity.titles import flatten
>>> text = "本报告所列数据的统计期限自2023年1月1日至2023年12月31日止。"
>>> problems: list[Problem] = []
>>> year, where = year_told(flatten(text), None, None, problems)
>>> year, where.of(text), problems
(2023, '2023', [])
>>> year_inferred(flatten("示例市水利局2022年收到申请3件，较2021年减少2件。"), "示例市水利局", "a.txt")[0]
2022
>>> year_inferred(flatten("申请3件，较2021年减少2件。"), None, "a.txt")[0], year_inferred(flatten("申请3件。"), None, "示例_2022.txt")[0]
(2022, 2022)
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePath

from ingest.identity.places import names, split_places
from ingest.identity.titles import YEAR, Flat, Title, year_of
from ingest.model import Problem, Span

_PLANNED = "度?(?:将|拟|计划|工作计划|打算)"
_PERIOD = re.compile(
    rf"(?:统计(?:期限|时限|时间|期间|范围|周期)|数据(?:为|是|自|从|截至|截止|统计)+)[^。;\n\d二]{{0,10}}({YEAR}|20\d\d(?=1?1?日|0?1))"
)
_MENTIONED = re.compile(rf"({YEAR})年度?(?:的)?(?:政府)?(?:信息|政务)公开(?:工作)?(?:情况)?(?:年度)?(?:工作)?(?:报告|年报)")
_SHORT = 2
"""So few characters are no name of a body (局)."""
_TITLES = re.compile(r"《[^》\n]*》")
_KNOWN = names().inferred
_COUNTED = rf"(?:(?!{_KNOWN['lasting']})[^,。;:\n\d]){{0,16}}?(?:{_KNOWN['done']})[^,。;:\n]{{0,24}}?\d"
DID = rf"年(?!{_KNOWN['no_year']})(?:度|全年)?{_COUNTED}"
"""What was done and counted in a year, behind the year."""
_DONE = re.compile(rf"(?:(?<=[。;\n])|^)({YEAR}){DID}")
_COVERS = rf"(?:覆盖|涵盖)({YEAR})年(?:全年|1月)"
_COMPARES = re.compile(
    rf"(?:较|比|同比|相比)(?:去年|上年)?\(?(?:{YEAR})年[^,。;:\n]{{0,12}}?(?=增|减|升|降|上升|下降|多\d|少\d|提高)|\((?:{YEAR})年度?(?:为|是)"
)
_SUMMED_UP = rf"({YEAR})年度?(?:[我本全][局委厅办市县区镇街][^,。;]{{0,4}})?的?(?:政府)?(?:信息|政务)公开工作(?!会|要点|考核|评估|推进|培训|领导)"
_REPORTED = rf"({YEAR})年度?[^,。;:\n]{{0,16}}报告如下"
_FILED = re.compile(r"(?<!\d)(20[012]\d)(?!\d|[-_.年](?:0?[1-9]|1[0-2])(?!\d))")
"""A year in a file's name, and no date."""
_OPENING = re.compile(rf"(?:(?<=[。\n])|(?<=[)、:]))({YEAR})年(?!{_PLANNED})度?[1,\-，以来]?")


def year_told(flat: Flat, line: Title | None, announced: Title | None, problems: list[Problem]) -> tuple[int | None, Span | None]:
    """The year reported on, and where it stands; what is inferred or contradicts itself is noted."""
    period = _PERIOD.search(flat.text)
    stated = year_of(period[1]) if period else None
    for title in (line, announced):
        if title is not None and title.year is not None:
            if stated is not None and stated != title.year:
                where = flat.span(period.start(1), period.end(1)) if period else None
                message = f"the title says {title.year}, the statistics period says {stated}: the title's year is used"
                problems.append(Problem("unverified_year", message, where))
            return title.year, _year_span(flat, title)
    if period is not None and stated is not None:
        return stated, flat.span(period.start(1), period.end(1))
    mentioned = _MENTIONED.search(flat.text)
    if mentioned is not None:
        return year_of(mentioned[1]), flat.span(mentioned.start(1), mentioned.end(1))
    openings = [(found, year_of(found[1])) for found in _OPENING.finditer(flat.text)]
    ranked = Counter(year for _, year in openings).most_common(2)
    if ranked and ranked[0][0] is not None and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
        year = ranked[0][0]
        first = next(found for found, value in openings if value == year)
        span = flat.span(first.start(1), first.end(1))
        problems.append(Problem("unverified_year", f"no title or period names the year; the text speaks of {year}", span))
        return year, span
    problems.append(Problem("no_year", "neither a title, a statistics period nor the text says which year is reported on"))
    return None, None


def year_inferred(flat: Flat, organisation: str | None, name: str) -> tuple[int | None, Span | None]:
    """The year of a report whose title, period and paragraphs do not tell it, and where that is seen: the year in which its body, or
    somebody unnamed, did what is counted behind it, or the one after the year that it compares with. Where no text tells that, the
    file's name does, if the text speaks of that year or of none. None where these disagree. Always to be noted as unverified."""
    text = _TITLES.sub(lambda found: " " * len(found[0]), flat.text)
    own = {organisation or "", split_places(organisation)[1] if organisation else ""}
    bodies = "|".join(re.escape(one) for one in sorted(own, key=len, reverse=True) if len(one) > _SHORT)
    done = (
        [rf"(?:{bodies})[^,。;:\n\d()把将对布印]{{0,8}}({YEAR}){DID}", rf"({YEAR})年度?(?:{bodies}){_COUNTED}"] if bodies else []
    )
    evidence = (
        {year_of(one[1]) for pattern in (_COVERS, _REPORTED, _SUMMED_UP, *done) for one in re.finditer(pattern, text)},
        {(year_of(one[0]) or 0) + 1 for one in _COMPARES.finditer(text)},
        {year_of(one[1]) for one in _DONE.finditer(text)},
    )
    years = next((found for found in evidence if found), set())
    filed: set[int | None] = {int(one) for one in _FILED.findall(PurePath(name).stem)}
    spoken = {year_of(one[0]) for one in re.finditer(rf"{YEAR}(?=年)", text)}
    if len(filed) == 1 and (filed & years or not (years or spoken - filed) or (not years and filed & spoken)):
        years = filed
    if len(years) != 1:
        return None, None
    year = years.pop()
    first = re.search(rf"{year}(?=年)", flat.text)
    return year, flat.span(*first.span()) if first is not None else None


def _year_span(flat: Flat, title: Title) -> Span | None:
    for found in re.finditer(YEAR, flat.text):
        span = flat.span(found.start(), found.end())
        if title.span.holds(span):
            return span
    return None
