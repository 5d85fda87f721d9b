"""What a reader made of a forged report, held against the truth of its cells.

A served figure is right where its place, value, state and unit are the truth's. It is wrong where the value is another, where a
blank became a number or a number a blank, and where a figure stands in a place that the report does not print or prints elsewhere.
A cell that can be known and is not served is missing; one that cannot be known and is not served is excused. Where cells are
missing (or print something that cannot be known) and no `Problem` tells of it, they are counted as unsaid. A place that is printed
twice with different values holds both.

>>> from eval.forge.corpus import Plan, files_of, forged
>>> from ingest.pipeline import parse
>>> one = forged(3, Plan(format="html", edition="2021", defects=()))
>>> judged = judge(one, parse(one.file, files_of([one])[0]))
>>> judged.right, judged.wrong, judged.missing
(200, 0, 0)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from eval.forge.corpus import Forged
from eval.forge.draft import TruthCell
from ingest.model import Figure, Report, State
from ingest.normalise import fold_text

SAYING = frozenset({"unplaced_row", "image_only", "no_text", "truncated", "limit", "no_header", "illegible"})
"""Problems that tell a reader that cells may be missing."""

_UNREAD = frozenset({State.ILLEGIBLE, State.PICTURE})
"""States of a cell of which it is said that it could not be read."""

Place = tuple[str, tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Judgement:
    """How many of a report's cells came out right, wrong, missing and excused; `unsaid` of the missing and excused ones are
    told by no problem. `notes` say each wrong and missing one, and where the body or the year was not found; `tables` how
    many of each table's cells were right, and of how many."""

    right: int
    wrong: int
    missing: int
    excused: int
    unsaid: int
    notes: tuple[str, ...]
    tables: tuple[tuple[str, int, int], ...] = ()

    @property
    def knowable(self) -> int:
        return self.right + self.missing


def judge(forged: Forged, report: Report) -> Judgement:
    """The reader's figures of the form's tables against the truth."""
    truth: dict[Place, list[TruthCell]] = defaultdict(list)
    for cell in forged.truth:
        truth[_place(cell.table, cell.row, cell.column, own=not cell.indicator)].append(cell)
    served: dict[Place, list[Figure]] = defaultdict(list)
    for figure in report.figures:
        if figure.table != "prose":
            own = (figure.table, figure.row, figure.column) not in truth and figure.indicator is None
            served[_place(figure.table, figure.row, figure.column, own=own)].append(figure)
    typed = not forged.pictured
    said = any(problem.code in SAYING for problem in report.problems)
    right = missing = excused = unsaid = 0
    wrong: list[str] = []
    lost: list[str] = []
    tables: dict[str, tuple[int, int]] = {}
    for place, figures in served.items():
        wrong += [
            f"wrong: {_name(place)}: {figure.raw!r} ({figure.value}, {figure.state}) is not {_printed(truth.get(place, ()))}"
            for figure in figures
            if figure.state not in _UNREAD and not any(_agrees(figure, cell, typed) for cell in truth.get(place, ()))
        ]
    for place, cells in truth.items():
        for cell in _different(cells):
            agrees = any(_agrees(figure, cell, typed) for figure in served.get(place, ()))
            of_table = tables.get(cell.table, (0, 0))
            tables[cell.table] = of_table[0] + agrees, of_table[1] + 1
            right += agrees
            if agrees:
                continue
            illegible = any(figure.state in _UNREAD for figure in served.get(place, ()))
            if cell.knowable and cell.indicator:
                missing += 1
                unsaid += not (said or illegible)
                lost.append(f"missing: {_name(place)}: {cell.raw!r}" + ("" if said or illegible else ", unsaid"))
            else:
                excused += 1
                unsaid += bool(cell.raw) and not (said or illegible)
    return Judgement(right, len(wrong), missing, excused, unsaid, (*wrong, *lost, *_identity(forged, report)), _listed(tables))


def _listed(tables: dict[str, tuple[int, int]]) -> tuple[tuple[str, int, int], ...]:
    return tuple((name, right, printed) for name, (right, printed) in tables.items())


def _place(table: str, row: tuple[str, ...], column: tuple[str, ...], *, own: bool) -> Place:
    """A place of the form; for a row of the body's own its printed label alone names the row."""
    return (table, ("own", fold_text(row[-1])), column) if own and row else (table, row, column)


def _name(place: Place) -> str:
    return f"{place[0]} {' > '.join(place[1])} × {' > '.join(place[2])}"


def _printed(cells: Iterable[TruthCell]) -> str:
    return " or ".join(f"{cell.raw!r} ({cell.value}, {cell.state})" for cell in cells) or "printed there"


def _different(cells: Iterable[TruthCell]) -> list[TruthCell]:
    """One cell for each value that is printed in a place; of equal ones one that can be known."""
    by_value: dict[tuple[object, State], TruthCell] = {}
    for cell in cells:
        kept = by_value.get((cell.value, cell.state))
        if kept is None or cell.knowable > kept.knowable:
            by_value[cell.value, cell.state] = cell
    return list(by_value.values())


def _agrees(figure: Figure, cell: TruthCell, typed: bool) -> bool:
    """Whether the figure says what is true of the cell; where it is `typed`, not recognised in a picture, also as printed, but
    for characters that look alike. Nothing is nothing in every unit."""
    if cell.state is State.BLANK:
        return figure.state is State.BLANK and figure.value is None
    if figure.value is None or figure.value != cell.value:
        return False
    as_printed = not typed or fold_text(figure.raw) == fold_text(cell.raw)
    return as_printed and (figure.value == 0 or figure.unit == (cell.unit or figure.unit))


def _identity(forged: Forged, report: Report) -> list[str]:
    found, expected = report.identity, forged.report
    notes = []
    if found.year != expected.year:
        notes.append(f"year: {found.year} is not {expected.year}")
    if found.organisation != expected.organisation:
        notes.append(f"organisation: {found.organisation} is not {expected.organisation}")
    return notes
