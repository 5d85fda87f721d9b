"""Tables, rows and columns of another year that a report prints beside its own: they are told by what names that year.

A caption is one of the last lines before a grid, or a text in its head, that is short, names one year and says no more than a
table's title or that year (2022年收到和处理政府信息公开申请情况). A grid right behind another, with nothing between, is its rest.
Titles of reports, dates and sentences announce nothing, nor does a line that names the report's own year as well. A label or a
header that names another year outside brackets (2022年新收申请数量) is that year's; what was carried over, and the items of the
year before in the edition of 2019, are the form's own rows and columns though they name one.

>>> named_year("附：2022年收到和处理政府信息公开申请情况"), named_year("2022年度"), named_year("2024年1月15日"), named_year("与2022年相比增加")
(2022, 2022, None, None)
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ingest.forms.vocabulary import title_of
from ingest.model import BlockKind, Document, Layout, Problem
from ingest.normalise import fold_text
from ingest.printed_lines import Line, Text
from ingest.table_lines import unplaced

_YEAR = re.compile(r"(?<!\d)(20\d\d)年(?!\d{1,2}月)")
_BARE = re.compile(
    r"[(\[]?(?:附件?\d?:?|[一二三四五六七八九十]+、)?(?:上年|上一年)?度?[(\[]?20\d\d年度?(?:情况|数据|统计数据|统计表|表)?[)\]:]*"
)
_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}、")
_REPORT = "年度报告"
_LONGEST = 60
_IN_BRACKETS = re.compile(r"\([^()]*\)?")
_OWN = ("结转", "项目数量")
"""Words of labels that may name the year before or after."""
OTHER = "他年"
"""Stands for a header of another year: no word of any form."""
_NEAR = 3
"""A caption is among this many lines before its grid."""
_HEAD = 3
"""Lines at the head of a grid in which a caption may stand."""


def named_year(text: str) -> int | None:
    """The one year that a caption announces; None for any other text."""
    folded = fold_text(text) if len(text) <= _LONGEST else ""
    years = set(_YEAR.findall(folded))
    if len(years) != 1 or _REPORT in folded or folded.endswith(("。", ";", ",")):
        return None
    bare = re.sub(r"^附件?\d?[:：]?", "", folded)
    return int(years.pop()) if title_of(bare) or _BARE.fullmatch(folded) else None


def grids_of_other_years(document: Document, lines: Sequence[Line], year: int | None) -> Mapping[int, int]:
    """The grids that are announced as another year's, by their number. `lines` are those of all grids."""
    if year is None:
        return {}
    heads = _heads(lines)
    found: dict[int, int] = {}
    for number in range(len(document.grids)):
        before = lines_before(document, number)
        named = {one for text in (*before[-_NEAR:], *heads.get(number, ())) if (one := named_year(text)) is not None}
        if len(named) == 1 and year not in named:
            found[number] = named.pop()
        elif not before and number - 1 in found and not named:
            found[number] = found[number - 1]
    return found


def _heads(lines: Sequence[Line]) -> dict[int, list[str]]:
    """The texts of the first lines of each grid, as far as those print no numbers."""
    found: dict[int, list[str]] = {}
    counts: dict[int, int] = {}
    for line in lines:
        counts[line.grid] = counts.get(line.grid, 0) + 1
        if line.layout is Layout.STREAM or line.values or counts[line.grid] > _HEAD:
            counts[line.grid] = _HEAD + 1
        else:
            found.setdefault(line.grid, []).extend(text.raw for text in line.labels)
    return found


def lines_before(document: Document, number: int) -> list[str]:
    """The lines of text between the grid before and this one, from the last heading on."""
    since, until = document.grids[number - 1].span.end if number else 0, document.grids[number].span.start
    first, last = (bisect_left(document.blocks, at, key=lambda block: block.span.start) for at in (since, until))
    found: list[str] = []
    for block in document.blocks[first:last]:
        if block.kind is BlockKind.TABLE:
            continue
        text = block.span.of(document.text)
        if _HEADING.match(fold_text(text[:_LONGEST])):
            found.clear()
        found.append(text)
    return found


def without_other_years(lines: Sequence[Line], year: int | None) -> tuple[list[Line], list[Problem]]:
    """The lines without the rows of other years, of which the Problems tell; what stands under another year's header stands
    under no column of the form."""
    found: list[Line] = []
    problems: list[Problem] = []
    for line in lines:
        if year is None or not any(_is_of_another(text, year) for text in _texts(line)):
            found.append(line)
        elif line.values and line.layout is not Layout.STREAM and _is_of_another(line.labels[-1] if line.labels else None, year):
            problems.append(unplaced(line, f"its label names another year than {year}"))
        else:
            found.append(_without_headers(line, year))
    return found, problems


def _texts(line: Line) -> Iterator[Text]:
    yield from line.labels
    for value in line.values:
        yield from value.above or ()


def _is_of_another(text: Text | None, year: int) -> bool:
    if text is None or "20" not in text.raw or len(text.raw) > _LONGEST:
        return False
    bare = _IN_BRACKETS.sub("", fold_text(text.raw))
    years = {int(found) for found in _YEAR.findall(bare)}
    return bool(years) and year not in years and not any(word in bare for word in _OWN)


def _without_headers(line: Line, year: int) -> Line:
    def told(text: Text) -> Text:
        return replace(text, raw=OTHER) if _is_of_another(text, year) else text

    values = (value if value.above is None else replace(value, above=tuple(map(told, value.above))) for value in line.values)
    return replace(line, labels=tuple(map(told, line.labels)), values=tuple(values))
