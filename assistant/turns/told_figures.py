"""The figures that a turn was answered with, as the turn remembers them: later turns ask for their whole, or for what they leave.

A `ToldFigure` is one printed number: its document, the place that was cited, and what it is called. What was computed is none, but for a
row that the form adds up from its own cells. Values only: nothing is looked up, and nothing raises.

>>> one = ToldFigure("a", 10, 24, False, "12", "件", "政协提案", None, None)
>>> ToldFigure.of_list(one.to_list()) == one
True
"""

from __future__ import annotations

from dataclasses import astuple, dataclass

from assistant.answer import Answer, AnswerFigure, Route

MOST = 16
"""So many figures of one turn are remembered; a turn that told more is about no one of them."""


@dataclass(frozen=True, slots=True)
class ToldFigure:
    """One number as it was told: `start` and `end` are the place cited in `document`, `value` is a decimal number in words of a Decimal."""

    document: str
    start: int
    end: int
    of_cell: bool
    value: str
    unit: str
    label: str
    indicator: str | None
    dimension: str | None

    def to_list(self) -> list[str | int | bool | None]:
        return list(astuple(self))

    @classmethod
    def of_list(cls, values: list[str]) -> ToldFigure:
        return cls(*values)  # type: ignore[arg-type]  # JSON keeps the types that `to_list` wrote


def told_by(answer: Answer) -> tuple[ToldFigure, ...]:
    """The printed numbers of an answer in their order; () where it gives none, or more than a turn can be about."""
    if answer.route is not Route.FIGURES:
        return ()
    told = [one for figure in answer.figures if (one := _told(figure, answer)) is not None]
    return tuple(told) if len(told) <= MOST else ()


def _told(figure: AnswerFigure, answer: Answer) -> ToldFigure | None:
    places = [answer.citations[at] for at in figure.citations]
    added_by_form = figure.operation == "sum" and figure.indicator is not None and all(one.kind == "cell" for one in places)
    if figure.value is None or not places or (figure.operation is not None and not added_by_form):
        return None
    first = places[0]
    at = (first.document_id, first.start, first.end, first.kind == "cell")
    return ToldFigure(*at, str(figure.value), figure.unit, figure.label, figure.indicator, figure.dimension)
