"""Numbers that look like what is asked for and count another thing: who was trained for who does the work, 不予受理 for 不予公开.

`looks_alike` tells whether a number of a report is such a one for a question; the words are in `vocabulary/looks_alike.toml`, a row for
each two things that are taken for one another. A question that names the other thing itself, or goes on from one that does, is not held back. `taken_for` holds an answer
against the same table, whichever way its numbers were found: the rows of cells, what was computed, and the questions that go on from no
other are only known there. Texts are folded; nothing raises.

>>> from decimal import Decimal
>>> from ingest.model import Span, State, Statement, StatementKind
>>> at = Span(0, 9)
>>> number = Statement("不予受理", "不予受理2件", Decimal(2), "件", StatementKind.COUNT, State.REPORTED, at, at, at)
>>> one = Candidate(number, "a", "不予受理2件|不予受理", "不予受理2件", "办理复议7件,不予受理2件", "")
>>> looks_alike("不予公开的有几件", one), looks_alike("不予受理的有几件", one)
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.answer import Answer, AnswerFigure, Citation
from assistant.language.word_tables import word_table
from assistant.prose.candidate import Candidate
from ingest.normalise import fold_text

_HOW_MANY = re.compile("^(?:有(?:多少|几)|how many |(?:number|count) of )")


@dataclass(frozen=True, slots=True)
class _Alike:
    """A row of the table, its patterns compiled; `where` names the text in which `told` is looked for."""

    asked: re.Pattern[str]
    unless: re.Pattern[str] | None
    where: str
    alone: bool
    told: re.Pattern[str]
    own: re.Pattern[str] | None


def looks_alike(question: str, candidate: Candidate) -> bool:
    """Whether a number counts another thing than a question asks for, by words that are taken for those of the question."""
    return any(
        _asks(one, question)
        and (one.own is None or one.own.search(_clause(candidate)) is None)
        and one.told.search(_PLACES[one.where](candidate)) is not None
        for one in _rows()
        if one.where in _PLACES and not one.alone
    )


def taken_for(question: str, answer: Answer, before: Callable[[Citation], str], *, alone: bool) -> str:
    """The words of a question that one of an answer's numbers is only taken for; "" where none is. `before` gives the sentence up to where a
    citation's quote begins, `alone` whether the question goes on from no other."""
    for row in (one for one in _rows() if _asks(one, question) and (alone or not one.alone)):
        for figure in answer.figures:
            places = _told_places(figure, [answer.citations[at] for at in figure.citations], before)
            clause = places.get("clause", "")
            if row.where not in places or (row.own is not None and row.own.search(clause) is not None):
                continue
            if row.told.search(places[row.where]) is not None:
                own = question.partition("|")[0]
                said = row.asked.search(own)
                return _HOW_MANY.sub("", said[0].strip(" ?。")) if said is not None and len(said[0]) > 1 else own
    return ""


def _asks(row: _Alike, question: str) -> bool:
    own = question.partition("|")[0]
    return row.asked.search(own) is not None and (row.unless is None or row.unless.search(question) is None)


def _told_places(figure: AnswerFigure, citations: Sequence[Citation], before: Callable[[Citation], str]) -> dict[str, str]:
    """The texts of a figure by the names of the table: of a cell its row, of what was computed the operation, of prose the rest."""
    if figure.operation is not None:
        return {"computed": figure.operation}
    label = fold_text(figure.label)
    cells = [one for one in citations if one.kind == "cell"]
    if cells:
        heads = (*(cells[0].row or ()), *(cells[0].column or ()))
        return {"row": fold_text("|".join((label, figure.dimension or "", *heads)))}
    if not citations:
        return {}
    quote = fold_text(citations[0].quote)
    lead = re.split("[;。]", before(citations[0]) + quote)[-1]
    return {"clause": f"{re.split('[;。]', quote)[-1]}|{label}", "counted": label, "lead": lead, "segment": lead}


@cache
def _rows() -> tuple[_Alike, ...]:
    def pattern(table: dict[str, str], name: str) -> re.Pattern[str] | None:
        return re.compile(table[name]) if name in table else None

    return tuple(
        _Alike(
            re.compile(row["asked"]),
            pattern(row, "unless"),
            row["where"],
            bool(row.get("alone")),
            re.compile(row["told"]),
            pattern(row, "own"),
        )
        for row in word_table("looks_alike")["alike"]
    )


def _clause(candidate: Candidate) -> str:
    return f"{candidate.printed}|{candidate.counted}"


def _counted(candidate: Candidate) -> str:
    return f"{candidate.counted}|{candidate.whole}"


def _lead(candidate: Candidate) -> str:
    return re.split("[;。]", candidate.up_to_clause)[-1]


def _segment(candidate: Candidate) -> str:
    """What stands before a number up to the last semicolon, its clause, and the clause behind it."""
    return f"{_lead(candidate)}|{re.split('[,;。]', candidate.behind.lstrip(',、'))[0]}"


_PLACES: dict[str, Callable[[Candidate], str]] = {"clause": _clause, "counted": _counted, "lead": _lead, "segment": _segment}
