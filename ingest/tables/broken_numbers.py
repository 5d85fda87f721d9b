"""Numbers that a narrow cell broke over lines (１２０ | ４), put together where the form's sums prove them.

Digits on two lines of one cell could be one number or two, and are read as ILLEGIBLE. `join_broken` puts the digits of all such
cells together and keeps those with which every identity that includes them holds: a cell must be the only broken one of an
identity, or be in two. What begins with 0 is never joined: rows that ran together print such. Numbers parted by a blank on one
line stay as they are, and so does what was recognised in a picture. Shapes: the figures come back in their order, with a Problem
for each that was joined. Errors: none.

>>> from ingest.forms import load_forms
>>> from ingest.model import Span
>>> columns = [column.path for column in load_forms()["2021"].table("applications").columns]
>>> def figure(at: int, raw: str, state: State, value: int | None) -> Figure:
...     row, indicator = ("一、本年新收政府信息公开申请数量",), "applications.received"
...     number = None if value is None else Decimal(value)
...     return Figure("applications", "2021", row, columns[at], indicator, columns[at][-1], number, "件", state, raw, Span(at, at + 1))
>>> row = [figure(0, "120\\n4", State.ILLEGIBLE, None), *(figure(at, "0", State.REPORTED, 0) for at in range(1, 6))]
>>> joined, told = join_broken([*row, figure(6, "1204", State.REPORTED, 1204)], ())
>>> joined[0].value, joined[0].state.value, told[0].code
(Decimal('1204'), 'reported', 'repaired')
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from ingest.model import Figure, Problem, Reading, State
from ingest.normalise import fold_text
from ingest.numerals import parse_number
from ingest.tables.recognised import Choice, Readings, restored

_WHOLE = re.compile(r"[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+")
_LONGEST = 24
"""Characters of the longest text that is looked at."""


def join_broken(figures: Sequence[Figure], readings: Iterable[Reading]) -> tuple[tuple[Figure, ...], tuple[Problem, ...]]:
    """The figures with broken numbers joined as far as sums prove them, and a Problem for each that was."""
    places = Readings(readings)
    broken = {
        index: [Choice(number, State.REPORTED, figure.raw)]
        for index, figure in enumerate(figures)
        if figure.state is State.ILLEGIBLE and (number := _joined(figure.raw)) is not None and places.at(figure.span) is None
    }
    if not broken:
        return tuple(figures), ()
    tried = list(figures)
    proven = restored(tried, broken)
    told = [
        Problem(
            "repaired",
            f"“{figure.row[-1]} {figure.column[-1]}” is printed over several lines of its cell; the sums hold with {tried[index].value}",
            figure.span,
            figure.page,
        )
        for index, figure in enumerate(figures)
        if index in proven
    ]
    return tuple(tried[index] if index in proven else figure for index, figure in enumerate(figures)), tuple(told)


def _joined(raw: str) -> Decimal | None:
    """The digits of all lines as one number; None where something else is printed, or the first line is 0."""
    lines = [line.strip() for line in raw.strip().splitlines()]
    if len(raw) > _LONGEST or len(lines) < 2 or any(len(line.split()) != 1 for line in lines):
        return None
    whole = fold_text("".join(lines))
    number = parse_number(whole) if _WHOLE.fullmatch(whole) else None
    return number.value if number is not None else None
