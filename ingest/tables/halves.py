"""A table that a body prints in two halves side by side, so that it takes one page: each half with its own header.

The annex of the earlier form is some eighty rows long; `in_halves` parts a grid whose header row says 统计指标 … 统计数 more than once into
the columns of each. The halves are read one after the other where the form's rows go on so, or row by row where those alternate;
where neither order is the form's, the grid stays one, which then serves nothing. Shapes: cells by row and column, as read; a cell
that reaches over several halves is the first one's. Errors: none.

>>> def cells(*rows: tuple[str, ...]) -> list[Printed]:
...     return [Printed(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row)]
>>> header = ("统计指标", "单位", "统计数") * 2
>>> found = in_halves(cells(header, ("1.当面申请数", "件", "3", "2.传真申请数", "件", "0"), ("3.网络申请数", "件", "1", "", "", "")))
>>> found.starts, found.alternate
((0, 3), True)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.tables.words import table_words

_TABLE, _EDITION = "statistics", "2014"
_FEWEST_ROWS = 2


@dataclass(frozen=True, slots=True)
class Printed:
    """A cell's text where the cell starts."""

    row: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Halves:
    """The first column of each half, and whether their rows alternate."""

    starts: tuple[int, ...]
    alternate: bool

    def of(self, column: int) -> int:
        """The half that a column belongs to."""
        return max(sum(1 for start in self.starts if start <= column) - 1, 0)


def in_halves(cells: Sequence[Printed]) -> Halves | None:
    """The halves that a grid is printed in; None where it is one table, or in an order that is not the form's."""
    starts = _starts(cells)
    if len(starts) < 2:
        return None
    for alternate in (False, True):
        halves = Halves(starts, alternate)
        order = sorted(cells, key=lambda cell: _place(halves, cell))
        named = [index for cell in order if (index := _row_of(cell.text)) is not None]
        if len(named) > _FEWEST_ROWS and all(one < after for one, after in pairwise(named)):
            return halves
    return None


def _place(halves: Halves, cell: Printed) -> tuple[int, int, int]:
    half = halves.of(cell.column)
    return (cell.row, half, cell.column) if halves.alternate else (half, cell.row, cell.column)


def _starts(cells: Iterable[Printed]) -> tuple[int, ...]:
    """Where the header's words begin again, in the row that has them more than once, whole each time."""
    words = table_words(_TABLE, _EDITION)
    corners = {_key(text) for text in words.table.header_words}
    by_row: dict[int, list[Printed]] = defaultdict(list)
    for cell in cells:
        by_row[cell.row].append(cell)
    for row in by_row.values():
        across = sorted((cell for cell in row if cell.text), key=lambda cell: cell.column)
        begins = [at for at, cell in enumerate(across) if _key(cell.text) == _key(across[0].text)]
        if len(begins) < 2 or _key(across[0].text) not in corners:
            continue
        size = begins[1]
        parts = [across[at : at + size] for at in range(0, len(across), size)]
        alike = all([_key(cell.text) for cell in part] == [_key(cell.text) for cell in parts[0]] for part in parts)
        counts = sum(1 for cell in parts[0] if words.columns.exact(cell.text))
        return tuple(part[0].column for part in parts) if alike and counts == 1 else ()
    return ()


def _row_of(text: str) -> int | None:
    """The form's row that a label names, if it names but one."""
    named = table_words(_TABLE, _EDITION).rows.exact(text) if text else ()
    return named[0] if len(named) == 1 else None


def _key(text: str) -> str:
    return "".join(text.split())
