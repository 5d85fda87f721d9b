"""One number told of all that a question joins, and the share that a number's own sentence tells beside it.

采购公告和中标公告一共多少条 asks for a sum; where the report has no number of each, but one sentence tells a number of both (采购公告和中标公告29条), that
is the sum. 业务动态有多少条,占百分之几 asks for a number and its share, which the sentence of that number tells without its name again (业务动态类信息406条,占95.31%).
Both say what they find and return whether they did; nothing is guessed, nothing raises.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.evidence import Missing
from assistant.asking.asked_thing import wanted
from assistant.asking.wanted import SHARED
from assistant.computing.operations import Operations
from assistant.language.concepts import GENERIC
from assistant.prose.said_in_prose import says
from assistant.prose.telling import At
from ingest.model import StatementKind


def tells_together(operations: Operations, at: At, pieces: Sequence[str]) -> bool:
    """Says the one number that a sentence tells of all pieces, every word of each; False for none."""
    outcome = operations.find(at)
    told = None if isinstance(outcome, Missing) or len(outcome) != 1 else operations.statement_of(outcome[0])
    if isinstance(outcome, Missing) or told is None:
        return False
    about = f"{told.clause}|{told.statement.subject}"
    named = [[concept for concept in wanted(piece).concepts if concept.weight > GENERIC] for piece in pieces]
    if not all(one and all(any(says(about, t) for t in (c.name, *c.terms[: c.own])) for c in one) for one in named):
        return False
    operations.show(outcome)
    return True


def tells_share_beside(operations: Operations, at: At) -> bool:
    """Says the share of what is asked for as the report states it by name, or in the sentence of its number; False for none."""
    stated = operations.find(replace(at, wanted=replace(at.wanted, kinds=SHARED, unit="%", indicator=None)))
    if not isinstance(stated, Missing):
        operations.show(stated)
        return True
    now = operations.single(at)
    beside = None if isinstance(now, Missing) else operations.own(now, StatementKind.SHARE)
    if beside is None:
        return False
    operations.show((beside,))
    return True
