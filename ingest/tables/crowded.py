"""Empty cells beside one that holds several numbers: some of those may be theirs, so that they are no blanks.

A copy, or a table that was made by hand, may print two cells' numbers in one: side by side, or under each other. What such a cell
says is ILLEGIBLE (`cell_values`). Then an empty cell of its row is so too, and, where its numbers stand under each other, the empty cell
right above or below it. Where a row
has more such cells and the next one prints nothing, two rows are printed in one, and no cell of either is sure. Nothing is doubted for a number that a narrow cell broke and sums put together again (`broken_numbers`).
Shapes: the figures come back in their order, with a Problem for each that was doubted. Blanks: `/` and `—` are printed, and stay.
Errors: none.

>>> from ingest.model import Span
>>> def figure(at: int, row: str, raw: str) -> Figure:
...     state = State.ILLEGIBLE if raw.split()[1:] else State.REPORTED if raw else State.BLANK
...     return Figure("applications", "2021", (row,), (str(at % 2),), None, None, None, "件", state, raw, Span(at, at + 1))
>>> figures, told = without_false_blanks([figure(0, "一", ""), figure(1, "一", "3\\n4"), figure(2, "二", ""), figure(3, "二", "")])
>>> [figure.state.value for figure in figures], len(told)
(['illegible', 'illegible', 'blank', 'illegible'], 2)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.model import Figure, Problem, State

_STACKED, _FEWEST = 2, 2
"""Lines of numbers that stand under each other; cells that hold such, of two rows printed in one."""


def without_false_blanks(figures: Sequence[Figure]) -> tuple[tuple[Figure, ...], tuple[Problem, ...]]:
    """The figures, those of empty cells that a number beside them may belong to unread, and a Problem for each."""
    several = [index for index, figure in enumerate(figures) if _holds_several(figure)]
    doubted = {
        index
        for crowded in several
        for index in _beside(figures, crowded)
        if figures[index].state is State.BLANK and not figures[index].raw
    }
    doubted |= set(_in_emptied_rows(figures, several))
    told = tuple(
        Problem(
            "illegible",
            f"“{' '.join((*figures[index].row[-1:], *figures[index].column[-1:]))}” stands beside cells that hold several numbers; "
            "it is not sure which is its own",
            figures[index].span,
            figures[index].page,
        )
        for index in sorted(doubted)
    )
    kept = (
        replace(figure, value=None, state=State.ILLEGIBLE) if index in doubted else figure for index, figure in enumerate(figures)
    )
    return tuple(kept), told


def _holds_several(figure: Figure) -> bool:
    return figure.state is State.ILLEGIBLE and len(figure.raw.split()) > 1


def _beside(figures: Sequence[Figure], crowded: int) -> Iterator[int]:
    """The cells of the crowded one's row, or the empty ones right beside, above and below it where its numbers stand under each other."""
    here = figures[crowded]
    row = [index for index, one in enumerate(figures) if (one.table, one.row) == (here.table, here.row)]
    if any(len(line.split()) > 1 for line in here.raw.splitlines()):
        yield from row
    if len(here.raw.splitlines()) < _STACKED:
        return
    column = [
        index for index, one in enumerate(figures) if (one.table, one.form, one.column) == (here.table, here.form, here.column)
    ]
    yield from _next_to(column, crowded)
    at = row.index(crowded)
    for side in (row[at + 1 :], row[:at][::-1]):
        for index in side:
            if figures[index].raw:
                break
            yield index


def _in_emptied_rows(figures: Sequence[Figure], several: Sequence[int]) -> Iterator[int]:
    """All cells of two rows of which one has several stacked cells, and the other, right above or below it, prints nothing."""
    rows: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for index, figure in enumerate(figures):
        rows.setdefault((figure.table, figure.row), []).append(index)
    stacked = {index for index in several if len(figures[index].raw.splitlines()) >= _STACKED}
    for pair in pairwise(rows.values()):
        for crowded, other in (pair, pair[::-1]):
            is_emptied = len(other) > 1 and not any(figures[index].raw for index in other)
            if (
                is_emptied
                and len(stacked.intersection(crowded)) >= _FEWEST
                and figures[crowded[0]].table == figures[other[0]].table
            ):
                yield from (index for index in (*crowded, *other) if figures[index].state is not State.ILLEGIBLE)


def _next_to(column: Sequence[int], index: int) -> Sequence[int]:
    at = column.index(index)
    return [*column[max(0, at - 1) : at], *column[at + 1 : at + 2]]
