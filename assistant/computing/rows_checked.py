"""Whether the rows of a form come to the total that it prints: 行政复议各种结果加起来和总计一样吗.

`row_checked` gives the figure of the forms whose parts a folded question wants added up, None where what it names before them is none or has no rows.
`add_parts` says the total as printed, what its rows come to and whether the two are the same; where a row or the total is blank or is not there,
for which nothing is put in, it is the parts of a whole that the prose tells.

>>> row_checked("行政复议,各种结果加起来和总计栏一样吗"), row_checked("公开信息各分项加起来对得上吗")
('review.total', None)
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answering.evidence import Found, Missing
from assistant.asking.parts_asked import parts_of
from assistant.asking.question import Question
from assistant.asking.said_figures import said
from assistant.asking.things import Thing
from assistant.computing.operations import Operations
from assistant.computing.shares_checked import read_share_check
from assistant.prose.telling import At

_PARTS = re.compile(
    r"[,的里中]*(?:(?:各|每|几|[两三四五六七八九十])(?:一?(?:种|项|类|个))?(?:不同)?的?(?:办理|处理|审理)?(?:结果|情形|去向|分项|项|栏|行|情况)|分项|结果(?=之和|加|合|相加|总和))"
)


def row_checked(content: str) -> str | None:
    """The figure whose rows a question wants held against it."""
    hit = _PARTS.search(content)
    named = said(content[: hit.start()]) if hit is not None else None
    indicator = named.indicator if named is not None and named.whole else None
    return indicator if indicator is not None and parts_of(indicator) else None


def add_parts(operations: Operations, at: At, question: Question) -> Missing | None:
    """Says a whole, what its parts come to, and whether they agree: of the rows of a form, else of what the prose tells. One share held
    against the counts (`shares_checked`) is no sum of parts."""
    if read_share_check(question.content) is not None:
        return at.not_there
    indicator = row_checked(question.content) if question.operation == "check" else None
    if indicator is not None and (pair := _rows(operations, at, indicator)) is not None:
        return operations.say_parts(*pair, parts_first=True)
    return operations.parts(at, parts_first=question.operation == "parts")


def _rows(operations: Operations, at: At, indicator: str) -> tuple[Found, list[Found]] | None:
    """The cell of a total and those of all its rows; None where one is blank or not there."""
    outcome = operations.find(_of(at, indicator))
    cells = (
        ()
        if isinstance(outcome, Missing)
        else [one for one in outcome if one.citations[0].kind == "cell" and one.operation is None]
    )
    rows = [operations.single(_of(at, part)) for part in parts_of(indicator)]
    found = [one for one in rows if not isinstance(one, Missing) and one.value is not None]
    if not cells or cells[0].value is None or len(found) < len(rows):
        return None
    return replace(cells[0], state="reported" if cells[0].state == "conflict" else cells[0].state), found


def _of(at: At, indicator: str) -> At:
    """The same body and year with another figure of the forms."""
    return replace(at, wanted=Thing(indicator).wanted())
