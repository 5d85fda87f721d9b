"""Rows that a page break cut in two: two lines of a grid, one half on each page.

`healed` puts halves together where their labels, run together, are one row's of the form and one half's cells are empty. Where two
lines look like halves and are none of a row that is known (a row of the body's own was cut, or a label is damaged besides), both
are marked `cut`: what they print is left out, as a blank could be the empty half of a row and a label the half of one.
A header that is printed again on the new page may stand between the halves. `without_emptied` looks at the seams between grids too.

>>> from ingest.model import Layout, Span
>>> from ingest.tables.printed_lines import Value
>>> from ingest.tables.words import table_words
>>> def line(label: str, value: str, page: int) -> Line:
...     return Line(0, Layout.GRID, (Text(label, Span(0, 1), page),), (Value(Text(value, Span(0, 0), page)),))
>>> rows = [table_words("applications", "2021").rows]
>>> [(one.labels[-1].raw, one.values[0].text.raw) for one in healed([line("8.属于行", "5", 1), line("政查询事项", "", 2)], rows)]
[('8.属于行政查询事项', '5')]
>>> [one.cut for one in healed([line("主动撤", "5", 1), line("回的数量", "", 2)], rows)]
[True, True]
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.forms.vocabulary import known_label
from ingest.model import BlockKind, Document, Layout
from ingest.normalise import fold_text
from ingest.tables.label_match import Matcher, label_key
from ingest.tables.lines import is_header, without_unit
from ingest.tables.printed_lines import Line, Text

_CLOSING = (")", "）", "、", "，", ",")
"""No label begins with one of these: it goes on."""
_LONGEST_REST = 40
"""Characters of the longest line that is looked at as the rest of a label."""


def healed(lines: Sequence[Line], rows: Sequence[Matcher[int]], rests: Mapping[int, Sequence[str]] | None = None) -> list[Line]:
    """The lines of a grid, the halves of a row put together; `rows` are the labels of the forms' rows. A line whose label makes
    one of them with one of the `rests` overleaf is cut too."""
    found: list[Line] = []
    upper: int | None = None
    for line in lines:
        if not line.values or is_header(line):
            found.append(line)
            continue
        numbers = _cut_through(found[upper], line, rows) if upper is not None else None
        if upper is not None and numbers is not None:
            found[upper] = numbers
            continue
        if upper is not None and _could_be_halves(found[upper], line):
            whole = _whole(found[upper], line)
            if any(matcher.exact(_label(whole).raw) for matcher in rows):
                found[upper] = whole
                continue
            halves = not known_label(_label(line).raw)
            found[upper] = replace(found[upper], cut=found[upper].cut or halves)
            found.append(replace(line, cut=halves))
        else:
            found.append(replace(line, cut=_goes_on_overleaf(line, rows, rests or {})))
        upper = len(found) - 1
    return found


def overleaf(document: Document) -> Mapping[int, Sequence[str]]:
    """The short lines of running text on each page, by the number of the page before it: rests of labels, where a table without
    rules was cut."""
    found: dict[int, list[str]] = defaultdict(list)
    for block in document.blocks:
        if block.kind is BlockKind.PARAGRAPH and block.page is not None and len(block.span) <= _LONGEST_REST:
            found[block.page - 1].append(block.span.of(document.text))
    return found


def without_emptied(lines: Sequence[Line]) -> list[Line]:
    """The lines of a document, without the cells of a row at a page's end whose numbers, or rests of them, seem to stand without
    any label at the next page's head: that row is not blank, nor are its numbers whole."""
    found = list(lines)
    rows = [place for place, line in enumerate(found) if line.values and not is_header(line)]
    for place, after in pairwise(rows):
        upper, lower = found[place], found[after]
        spare = len(lower.values) - len(upper.values)
        fits = spare == 0 or (spare > 0 and not _filled(upper) and not any(value.text.raw for value in lower.values[:spare]))
        alone = _labelled(upper) and not lower.labels and upper.labels[-1].page != lower.values[0].text.page
        if alone and fits and _filled(lower) and not _begins_with_zero(upper, lower):
            found[place] = replace(upper, values=())
    return found


def _begins_with_zero(upper: Line, lower: Line) -> bool:
    """Whether a number of the lower line would go on after a lone 0 of the upper one, as no number does: both are whole rows."""
    pairs = zip(upper.values, lower.values, strict=False) if len(upper.values) == len(lower.values) else ()
    return any(fold_text(above.text.raw) == "0" and fold_text(below.text.raw)[:1].isdigit() for above, below in pairs)


def _labelled(line: Line) -> bool:
    return line.layout is Layout.GRID and bool(line.labels) and bool(line.values)


def _goes_on_overleaf(line: Line, rows: Sequence[Matcher[int]], rests: Mapping[int, Sequence[str]]) -> bool:
    label = _label(line) if line.labels else None
    if label is None or label.page is None or label.page not in rests or known_label(label.raw):
        return False
    return any(matcher.exact(label.raw + rest) for matcher in rows for rest in rests[label.page])


def _label(line: Line) -> Text:
    """The line's own label, without the unit that the annex prints behind it."""
    return without_unit(line.labels)[0][-1]


def _filled(line: Line) -> bool:
    return any(value.text.raw for value in line.values)


def _could_be_halves(upper: Line, lower: Line) -> bool:
    """Whether both lines could be of one row: on two pages, as many cells in each, those of one all empty, and no label that is
    whole in the upper one nor in an empty one."""
    if not _alike_overleaf(upper, lower) or (_filled(upper) and _filled(lower)):
        return False
    first, second = _label(upper), _label(lower)
    whole = bool(label_key(first.raw)) and known_label(second.raw) and not second.raw.startswith(_CLOSING)
    return not known_label(first.raw) and (_filled(lower) or not whole)


def _cut_through(upper: Line, lower: Line, rows: Sequence[Matcher[int]]) -> Line | None:
    """Both lines as one row whose very numbers were cut, each half with a line of them: neither label is a row's, both together
    are. A number with a half on each page cannot be made out."""
    if not _alike_overleaf(upper, lower) or not (_filled(upper) and _filled(lower) and _label(upper).raw):
        return None
    whole = _whole(upper, lower)
    if any(matcher.exact(_label(upper).raw) for matcher in rows) or not any(matcher.exact(_label(whole).raw) for matcher in rows):
        return None
    values = tuple(
        replace(above, text=replace(above.text, raw="\n".join(filter(None, (above.text.raw, below.text.raw)))))
        for above, below in zip(upper.values, lower.values, strict=True)
    )
    return replace(upper, labels=whole.labels, values=values)


def _alike_overleaf(upper: Line, lower: Line) -> bool:
    """Whether two lines with labels have as many cells, on two pages."""
    if upper.layout is not Layout.GRID or not (upper.labels and lower.labels) or len(upper.values) != len(lower.values):
        return False
    first, second = _label(upper), _label(lower)
    return first.page is not None and first.page != second.page


def _whole(upper: Line, lower: Line) -> Line:
    """Both as one row: the upper label goes on with the lower one, the values are those of the filled half."""
    first = _label(upper)
    label = replace(first, raw=first.raw + _label(lower).raw)
    place = upper.labels.index(first) if first in upper.labels else len(upper.labels) - 1
    labels = (*upper.labels[:place], label, *upper.labels[place + 1 :])
    return replace(lower if _filled(lower) else upper, labels=labels, parents=upper.parents)
