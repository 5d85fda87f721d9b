"""In which unit an amount of money is printed: its header, its row, or a line by the table says.

The form's own unit of money is 万元; bodies print 元 as well, and note it in the header (本年收费金额（单位：元）), behind the row's label,
or in a line by the table (金额单位：元). The nearest note counts, and none means the form's own, but for an amount under no header that may
as well be in 元. Units that no form has (千元, 亿元) are given as printed; their numbers are not served as 万元. A note in or right by a table of the body's own is that table's; one by no table
may be anybody's. Shapes: a unit in a short line of its own, in brackets, or behind 单位. Blanks:
None where nothing is noted. Errors: none.

>>> noted_money("本年收费金额（单位：元）"), noted_money("收费金额（人民币万元）"), noted_money("单位：件、千元"), noted_money("总金额")
('元', '万元', '千元', None)
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from ingest.forms.vocabulary import is_part, known_label, title_of
from ingest.model import BlockKind, Document, Layout, Span
from ingest.normalise import fold_text
from ingest.tables.cell_values import noted_unit
from ingest.tables.printed_lines import Line
from ingest.tables.words import column_words

MONEY = ("元", "万元")
"""The units of money that forms have, or that are told apart from them."""

_LEAST_YUAN, _FEN = 1000, -2
"""From here on an amount of a whole year may be in 元. No amount in 元 has more decimals."""
_NEAR, _SENTENCE = 3, ("。", "；", "：", "！")
"""Lines that may stand between a note and its table, and what ends one that is no caption."""
_LONGEST = 60
_LONGEST_LINE = 30
"""Characters of the longest text, and of the longest line by a table, that is looked at."""
_UNIT = r"(?:人民币|币种[:：])?((?:[十百千]?[万亿]|[十百千])?元|[百千]?[万亿](?=[)）]|$))"
_BRACKETED = re.compile(rf"[(（\[【](?:[^()（）]*?单位[:：为是]?)?{_UNIT}[)）\]】]")
_SAID = re.compile(rf"单位[:：为是]?(?:[一-鿿]{{1,3}}[、,，/和及])*?{_UNIT}")
_LINE = re.compile(r"[(（]?(?:注[:：]?)?[^:：]{0,6}单位[:：为是]")


@cache
def noted_money(text: str) -> str | None:
    """The unit of money that a header, a label or a line notes; 万 alone is 万元."""
    if len(text) > _LONGEST:
        return None
    folded = fold_text(text)
    found = _SAID.search(folded) or _BRACKETED.search(folded)
    return None if found is None else found[1] if found[1].endswith("元") else found[1] + "元"


def may_be_yuan(amount: Decimal) -> bool:
    """Whether an amount of which no unit is printed may as well be in 元 as in the form's 万元.

    >>> [may_be_yuan(Decimal(amount)) for amount in ("187.32", "85", "72701.2578", "21300", "43218.50")]
    [False, False, False, True, True]
    """
    return amount >= _LEAST_YUAN and int(amount.as_tuple().exponent) >= _FEN


@dataclass(frozen=True, slots=True)
class Noted:
    """A unit that is noted for an amount. `sure` is false where the line that notes it stands by no table."""

    unit: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that notes a unit: its place, the unit, and the grid that it is in or by (None for a line by no table)."""

    start: int
    unit: str
    grid: int | None


class MoneyUnits:
    """What the lines by the tables of a document note; asked for the amount that stands at a place."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._noted = sorted(_lines(document), key=lambda line: line.start)
        self._end = len(document.text)
        self._grids = document.grids
        self._titles = [
            block.span.start
            for block in document.blocks
            if block.kind is not BlockKind.TABLE and title_of(block.span.of(document.text))
        ]

    def by_the_table(self, span: Span) -> Noted | None:
        """The unit that the nearest line before the place notes, from its table's title on, or else the next line behind it, if no
        other table stands there. Lines in or by tables of the body's own are none."""
        if not self._noted:
            return None
        here = max((n for n, grid in enumerate(self._grids) if grid.span.holds(span)), default=None)
        noted = [line for line in self._noted if line.grid in (None, here) or self._is_of_a_form(line.grid)]
        since = max((at for at in self._titles if at <= span.start), default=0)
        until = min((at for at in self._titles if at > span.start), default=self._end)
        alone = not any(span.start < grid.span.start < until for grid in self._grids)
        before = [line for line in noted if since <= line.start < span.start]
        behind = [line for line in noted if alone and span.start < line.start < until]
        found = before[-1] if before else behind[0] if behind else None
        return None if found is None else Noted(found.unit, found.grid is not None)

    def of(self, header: Sequence[str], labels: Sequence[str], span: Span) -> Noted | None:
        """The unit noted by the header or the labels of an amount, the nearest text first, or by a line by its table."""
        texts = (*reversed(header), *reversed(labels))
        own = next((unit for text in texts if (unit := noted_money(text))), None)
        return self.by_the_table(span) if own is None else Noted(own)

    def _is_of_a_form(self, number: int | None) -> bool:
        """Whether a grid is table two or, where copies fall to pieces, may be a piece of it."""
        grid = self._grids[number or 0]
        is_label = is_part if grid.layout is Layout.GRID else known_label
        return any(is_label(cell.span.of(self._document.text)) for cell in grid.cells)


def _lines(document: Document) -> Iterator[_Line]:
    """The short lines and cells that note a unit of money and nothing else."""
    text = document.text
    for number, grid in enumerate(document.grids):
        yield from (_Line(cell.span.start, unit, number) for cell in grid.cells if (unit := _noted_alone(cell.span.of(text))))
    for at, block in enumerate(document.blocks):
        if block.kind is not BlockKind.TABLE and (unit := _noted_alone(block.span.of(text))):
            yield _Line(block.span.start, unit, _by(document, at))


def noted_units(lines: Sequence[Line]) -> Mapping[str, set[str]]:
    """The units of money that headers note, wherever they stand, by the column that they name."""
    found: dict[str, set[str]] = defaultdict(set)
    for text in (text for line in lines for text in line.labels):
        unit = noted_unit(text.raw)
        for leaf in column_words().matcher.exact(text.raw) if unit in MONEY else ():
            found[leaf].add(unit or "")
    return found


def _noted_alone(text: str) -> str | None:
    """The unit of money that a text notes which says nothing else."""
    short = 0 < len(text) <= _LONGEST_LINE and "单" in text
    return noted_money(text) if short and _LINE.match(fold_text(text)) else None


def _by(document: Document, at: int) -> int | None:
    """The grid right below a line, or right above it; captions and other notes may stand between."""
    for blocks in (document.blocks[at + 1 : at + 1 + _NEAR], document.blocks[max(0, at - _NEAR) : at][::-1]):
        for block in blocks:
            if block.kind is BlockKind.TABLE:
                return next((n for n, grid in enumerate(document.grids) if block.span.holds(grid.span)), None)
            said = block.span.of(document.text)
            if len(said) > _LONGEST_LINE or said.endswith(_SENTENCE):
                break
    return None
