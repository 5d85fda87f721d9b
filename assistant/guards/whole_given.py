"""The last look at a part of a number that the question itself says (210件申请中自然人几件): it belongs to that number and to no other.

`of_another_whole` gives the words of the question that say the whole, where the report tells that number and what was told is of another
one: a column of a row whose total is another number, or a number that the prose tells as a part of another. "" where nothing speaks against
it, where the report tells no such number (which is said by `said_beside`), and for all other questions. Nothing raises.

>>> of_another_whole.__name__
'of_another_whole'
"""

from __future__ import annotations

from decimal import Decimal

from assistant.answer import Answer, AnswerFigure, Citation
from assistant.asking.list_asked import read_list_question
from assistant.bodies.catalogue import TOTAL, Catalogue
from assistant.prose.candidate import Candidate


def of_another_whole(content: str, answer: Answer, catalogue: Catalogue) -> str:
    """See the module."""
    asked = read_list_question(content.partition("|")[0])
    told = answer.figures[0] if len(answer.figures) == 1 else None
    if asked is None or asked.operation != "of_given" or told is None or told.operation is not None or len(told.citations) != 1:
        return ""
    given, cited = Decimal(asked.number), answer.citations[told.citations[0]]
    candidates = catalogue.candidates([cited.document_id])
    if all((one.statement.value, one.statement.unit) != (given, asked.unit) for one in candidates):
        return ""
    wholes = _row_totals(told, cited, catalogue) if cited.kind == "cell" else _wholes(told, cited, candidates)
    return f"{asked.number}{asked.unit}" if wholes and given not in wholes else ""


def _row_totals(told: AnswerFigure, cited: Citation, catalogue: Catalogue) -> set[Decimal]:
    """What the row of a column's cell comes to; nothing of a cell that is its row's total."""
    if told.indicator is None or told.dimension in (None, TOTAL):
        return set()
    cells = catalogue.cells(cited.document_id, [told.indicator], TOTAL)
    return {cell.value for cell in cells if cell.value is not None and cell.dimension == TOTAL}


def _wholes(told: AnswerFigure, cited: Citation, candidates: tuple[Candidate, ...]) -> set[Decimal]:
    """What the prose tells a number to be a part of, with every other number of its sentence before it, which it may be told beside."""
    own = next((c for c in candidates if (c.statement.quote.start, c.statement.value) == (cited.start, told.value)), None)
    if own is None or own.statement.whole is None:
        return set()
    beside = {c.statement.value for c in candidates if c.statement.sentence == own.statement.sentence}
    return beside | {candidates[own.statement.whole].statement.value}
