"""What a stated change is called: a number of a change (比上年增加26件) is not the number of what has changed.

>>> from decimal import Decimal
>>> called_change("收到申请", StatementKind.CHANGE, Decimal(26)), called_change("收到申请", StatementKind.RATE, Decimal("-3"))
('收到申请（比上年增加）', '收到申请（同比下降）')
>>> called_change("收到申请", StatementKind.COUNT, Decimal(26))
'收到申请'
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from assistant.answering.evidence import Found
from assistant.asking.wanted import Wanted
from assistant.asking.whole_asked import words
from assistant.figures.looked_at import RECEIVED
from assistant.prose.candidate import Candidate
from ingest.model import Statement, StatementKind

_CALLED = {
    (StatementKind.CHANGE, False): "（比上年增加）",
    (StatementKind.CHANGE, True): "（比上年减少）",
    (StatementKind.RATE, False): "（同比增长）",
    (StatementKind.RATE, True): "（同比下降）",
}


def called_change(subject: str, kind: StatementKind, value: Decimal) -> str:
    """The subject of a number, with the direction where it is a change or a rate of growth."""
    return subject + _CALLED.get((kind, value < 0), "")


def change_label(statement: Statement) -> str:
    """What a statement's number is called."""
    return called_change(statement.subject, statement.kind, statement.value)


def direction(statement: Statement) -> str | None:
    """Whether a change or a rate tells that it went up or down; None for any other number."""
    if statement.kind not in (StatementKind.CHANGE, StatementKind.RATE):
        return None
    return "down" if statement.value < 0 else "up"


def statements_at(candidates: Iterable[Candidate], found: Found) -> list[Candidate]:
    """The statements of a report's prose, among its numbers, that a figure may be: of its quote and its value; none for a cell and for
    what is computed."""
    place = found.citations[0] if found.citations and found.operation is None else None
    if place is None or place.kind == "cell":
        return []
    alike = [c for c in candidates if c.statement.value == found.value]
    exact = [c for c in alike if (c.statement.quote.start, c.statement.quote.end) == (place.start, place.end)]
    # a quote may go on to what was done with all that is counted
    return exact or [c for c in alike if place.start <= c.statement.quote.start and c.statement.quote.end <= place.end]


def of_the_same(candidates: Sequence[Candidate], now: Found, kind: StatementKind) -> list[Candidate]:
    """The changes in a number's unit, or the shares, that its own sentence states of the very same thing, among its report's numbers."""
    told = next((c.statement for c in statements_at(candidates, now)), None)
    unit = now.unit if kind is StatementKind.CHANGE else "%"
    same = [c for c in candidates if c.statement.kind is kind and c.statement.unit == unit]
    return [c for c in same if told and (c.statement.sentence, c.statement.subject) == (told.sentence, told.subject)]


def changed(candidates: Sequence[Candidate], change: Found) -> list[Candidate]:
    """The numbers that a stated change is the change of: of the very same thing in its own sentence, among its report's numbers."""
    told = next((c.statement for c in statements_at(candidates, change)), None)
    same = [c for c in candidates if c.statement.kind is StatementKind.COUNT and c.statement.unit == change.unit]
    return [c for c in same if told and (c.statement.sentence, c.statement.subject) == (told.sentence, told.subject)]


def changes_beside(candidates: Sequence[Candidate], now: Found, wanted: Wanted) -> list[Candidate]:
    """The changes in a number's unit that stand in one sentence with it and all words that are asked for (共公开178条,比上年增加20条)."""
    received = wanted.indicator == RECEIVED and wanted.dimension is None
    same = (now.value, now.unit, now.year)
    said = {
        c.statement.sentence
        for c in candidates
        if c.statement.kind is StatementKind.COUNT
        and (c.statement.value, c.statement.unit, c.statement.year) == same
        and (all(word in c.sentence for word in wanted.words) or (received and c.counted in words()["applications"]["nouns"]))
    }
    changes = [c for c in candidates if c.statement.kind is StatementKind.CHANGE and c.statement.sentence in said]
    return [c for c in changes if c.statement.unit == now.unit]
