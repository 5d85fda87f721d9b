"""The year that a report is on: that of its title, its statistics period, the report it speaks of or the paragraphs that open with one.

>>> from ingest.titles import flatten
>>> text = "本报告所列数据的统计期限自2023年1月1日至2023年12月31日止。"
>>> problems: list[Problem] = []
>>> year, where = year_told(flatten(text), None, None, problems)
>>> year, where.of(text), problems
(2023, '2023', [])
"""

from __future__ import annotations

import re
from collections import Counter

from ingest.model import Problem, Span
from ingest.titles import YEAR, Flat, Title, year_of

_PERIOD = re.compile(rf"统计(?:期限|时限|时间|期间|范围|周期)[^。;\n\d二]{{0,10}}({YEAR}|20\d\d(?=1?1?日|0?1))")
_MENTIONED = re.compile(rf"({YEAR})年度?(?:的)?(?:政府)?(?:信息|政务)公开(?:工作)?(?:情况)?(?:年度)?(?:工作)?(?:报告|年报)")
_OPENING = re.compile(rf"(?:(?<=[。\n])|(?<=[)、:]))({YEAR})年度?[1,\-，以来]?")


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


def _year_span(flat: Flat, title: Title) -> Span | None:
    for found in re.finditer(YEAR, flat.text):
        span = flat.span(found.start(), found.end())
        if title.span.holds(span):
            return span
    return None
