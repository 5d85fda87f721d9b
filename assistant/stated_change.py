"""What a stated change is called: a number of a change (比上年增加26件) is not the number of what has changed.

>>> from decimal import Decimal
>>> called_change("收到申请", StatementKind.CHANGE, Decimal(26)), called_change("收到申请", StatementKind.RATE, Decimal("-3"))
('收到申请（比上年增加）', '收到申请（同比下降）')
>>> called_change("收到申请", StatementKind.COUNT, Decimal(26))
'收到申请'
"""

from __future__ import annotations

from decimal import Decimal

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
