"""A person's reading of a cell, which stands until it is taken back: who, when, why, and what was printed there.

A correction is bound to a place (file path, table, edition, row, column) and to what was printed there when the person
looked (`raw`): it survives a new reading of the file, and is not applied where another text now stands in the cell. A
corrected figure keeps its place and its print; its value is the person's, its state CORRECTED. A cell of a table that
could not be read (a picture) may be given too: it gets the picture's place. `apply` is pure; value None means "blank".

>>> place = Place("applications", "2021", ("一、本年新收政府信息公开申请数量",), ("总计",))
>>> place.describe()
'表三 一、本年新收政府信息公开申请数量 × 总计'
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.forms import FormColumn, FormRow, FormTable, load_forms
from ingest.model import Figure, Problem, Span, State
from ingest.tables.checks import TABLE_NAMES, with_checks


@dataclass(frozen=True, slots=True)
class Place:
    """One cell of an official table by the form's own labels."""

    table: str
    form: str
    row: tuple[str, ...]
    column: tuple[str, ...]

    @classmethod
    def of(cls, figure: Figure) -> Place:
        return cls(figure.table, figure.form, figure.row, figure.column)

    def describe(self) -> str:
        """The place in words, for people."""
        labels = " > ".join(self.row[-1:]) or "", " > ".join(self.column)
        return f"{TABLE_NAMES.get(self.table, self.table)} {' × '.join(label for label in labels if label)}"


@dataclass(frozen=True, slots=True)
class Act:
    """Who did something, when (ISO, UTC) and why."""

    who: str
    when: str
    why: str


@dataclass(frozen=True, slots=True)
class Correction:
    """One person's reading. `raw` is what the report printed there (None where no cell was read); `withdrawn` is set when it
    was taken back; `applies` tells whether the file as it is now still prints what was corrected."""

    id: int
    path: str
    file: str
    place: Place
    value: Decimal | None
    raw: str | None
    made: Act
    withdrawn: Act | None = None
    applies: bool = True


def fits(correction: Correction, figures: Sequence[Figure]) -> bool:
    """Whether what was corrected still stands there."""
    there = [figure for figure in figures if Place.of(figure) == correction.place]
    return any(_is_of(correction, figure) for figure in there) if there else correction.raw is None


def apply(
    figures: Sequence[Figure], problems: Sequence[Problem], corrections: Iterable[Correction]
) -> tuple[tuple[Figure, ...], tuple[Problem, ...]]:
    """A document's figures with the corrections that fit, their checks counted anew, and its problems to match."""
    standing = [one for one in corrections if one.withdrawn is None and fits(one, figures)]
    if not standing:
        return tuple(figures), tuple(problems)
    by_place = {one.place: one for one in standing}
    changed = [
        _corrected(figure, one) if (one := by_place.get(Place.of(figure))) is not None and _is_of(one, figure) else figure
        for figure in figures
    ]
    here = {Place.of(figure) for figure in figures}
    changed += [_given(one, problems) for one in standing if one.place not in here]
    checked, arithmetic = with_checks(changed)
    return checked, (*(problem for problem in problems if problem.code != "arithmetic"), *arithmetic)


def _is_of(correction: Correction, figure: Figure) -> bool:
    """Whether this cell prints what was corrected; a picture's cells print nothing, and may have had no figure before."""
    return correction.raw == figure.raw or (correction.raw is None and figure.state is State.PICTURE)


def _corrected(figure: Figure, correction: Correction) -> Figure:
    return replace(figure, value=correction.value, state=_state(correction))


def _state(correction: Correction) -> State:
    return State.BLANK if correction.value is None else State.CORRECTED


def _given(correction: Correction, problems: Sequence[Problem]) -> Figure:
    """A figure for a cell that no reader could read: it stands where the report shows the table's picture."""
    place = correction.place
    table, row, column = slot(place)
    span, page = _picture(place, problems)
    return Figure(
        table=place.table,
        form=place.form,
        row=place.row,
        column=place.column,
        indicator=table.indicator(row, column),
        dimension=table.dimension_of(row, column),
        value=correction.value,
        unit=table.unit_of(row, column),
        state=_state(correction),
        raw="",
        span=span,
        page=page,
        printed_row=place.row,
        printed_column=place.column,
        table_title=table.titles[0],
    )


def slot(place: Place) -> tuple[FormTable, FormRow, FormColumn]:
    """The form's own table, row and column of a place. Errors: KeyError where the form has no such cell."""
    table = load_forms()[place.form].table(place.table)
    if table is not None:
        for row in table.value_rows:
            for column in row.columns:
                if row.path == place.row and column.path == place.column:
                    return table, row, column
    raise KeyError(f"edition {place.form} has no cell {place.describe()}")


def _picture(place: Place, problems: Sequence[Problem]) -> tuple[Span, int | None]:
    table = load_forms()["2014" if place.table == "statistics" else "2021"].table(place.table)
    titles = table.titles if table is not None else ()
    for problem in problems:
        if problem.code == "image_only" and problem.span is not None and any(title in problem.message for title in titles):
            return problem.span, problem.page
    pictures = (problem for problem in problems if problem.code in ("image_only", "no_text"))
    first = next(pictures, None)
    return (first.span or Span(0, 0), first.page) if first is not None else (Span(0, 0), None)
