"""A form that nobody has filled in: its rows, and the one that a question for a number names, of which the answer is that it is blank.

A blank form (a statistics form that is sent out with a notice) has no figures and may be of no edition that we know; what it asks for stands in
its rows all the same. `blank_rows` reads them from a document's text: a label, its unit, its code, and no number; () where any row is filled
in or there are few, so that a report is never called blank. `row_named` is the one row that a question means: the one that asks for the same
figure, else the one whose words are the question's, both ways; None where several may be. Nothing raises.

>>> told = "".join(f"{label}\\n| 次\\n| 0{n}\\n|\\n" for n, label in enumerate(("来电", "来信", "来访", "答复", "办结", "退件", "转办", "接待"), 1))
>>> [row.label for row in blank_rows(told)][-2:], blank_rows(told)[0].unit, blank_rows(told.replace("01\\n|", "01\\n| 12"))
(['转办', '接待'], '次', ())
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.answering.evidence import Found
from assistant.asking.question import Question, understand
from assistant.bodies.catalogue import TOTAL, Catalogue
from assistant.bodies.scope import Side
from assistant.language.concepts import GENERIC
from ingest.model import Span
from ingest.statements.words import load_words

_CELL = re.compile(r"[^\n|\t]+")
_CODE = re.compile(r"\d{1,3}")
_FEWEST = 8
"""Fewer rows make no form: a list in a report may have lost its numbers."""
_FORM = re.compile(
    r"(?:政府|政务)?信息公开(?:工作)?(?:情况)?(?=统计|报表)|统计(?:年?报表|表)|报表|一栏|这?一[项类格]|显示|登记|填报?|记|我问的是|的数$|\b(?:statistics|form|table|disclosure|government information)\b"
)
"""What a question says of the form itself."""
_HOW_MANY = re.compile(r"(?:多少|几)(?:人次|个|条|件|人|次|份)?")
_RUNNING_NUMBER = re.compile(r"(?:其中[::])?[((]?\d{1,2}[)).、]")


@dataclass(frozen=True, slots=True)
class BlankRow:
    """A row without a number: its label without what numbers it, its unit, and the place of the label as printed."""

    label: str
    unit: str
    span: Span


def blank_rows(text: str) -> tuple[BlankRow, ...]:
    """The rows of a blank form; () for any other document."""
    units = load_words().counts
    cells = [found for found in _CELL.finditer(text) if found[0].strip()]
    rows = []
    for at, (label, unit, code) in enumerate(zip(cells, cells[1:], cells[2:], strict=False)):
        if unit[0].strip() not in units or _CODE.fullmatch(code[0].strip()) is None:
            continue
        if at + 3 < len(cells) and re.fullmatch(r"[\d.,]+%?", cells[at + 3][0].strip()):
            return ()
        start = label.start() + len(label[0]) - len(label[0].lstrip())
        printed = label[0].strip()
        named = _RUNNING_NUMBER.sub("", printed, count=1).removesuffix("*").strip()
        rows.append(BlankRow(named.removeprefix("其中").lstrip(":："), unit[0].strip(), Span(start, start + len(printed))))
    return tuple(rows) if len(rows) >= _FEWEST else ()


def blank_cell(question: Question, sides: Sequence[Side], catalogue: Catalogue) -> Found | None:
    """The blank that a question for one plain number of one body is answered with; None where its documents are no blank form."""
    ask = question.asks[0]
    plain = (
        question.numeric and len(question.asks) == 1 and question.operation in ("value", "sum") and ask.dimension in (None, TOTAL)
    )
    records = catalogue.documents(sides[0].organisation, None) if plain and len(sides) == 1 else ()
    rows = blank_rows(catalogue.text(records[0].id)) if len(records) == 1 else ()
    row = row_named(question, rows, lambda said: understand(said, catalogue.table, None)) if rows else None
    if row is None:
        return None
    place, who = catalogue.citation(records[0].id, row.span), sides[0].organisation.name
    return Found(None, row.unit, "blank", who, None, ask.indicator, row.label, None, (place,))


def row_named(question: Question, rows: Sequence[BlankRow], read: Callable[[str], Question]) -> BlankRow | None:
    """The row that a question for a number means; `read` understands a text as a question."""
    asked = question.asks[0].indicator
    same = [row for row in rows if asked is not None and read(f"{row.label}是多少").asks[0].indicator == asked]
    if len(same) == 1:
        return same[0]
    words = _names(read(f"{_FORM.sub('', _HOW_MANY.sub('', question.content))}是多少"))
    told = [row for row in same or rows if _alike(words, _names(read(f"{row.label}是多少")))]
    return told[0] if len(told) == 1 else None


def _names(read: Question) -> tuple[tuple[str, ...], ...]:
    return tuple(concept.terms or (concept.name,) for concept in read.asks[0].concepts if concept.weight > GENERIC)


def _alike(one: Sequence[Sequence[str]], other: Sequence[Sequence[str]]) -> bool:
    """Whether each concept of either side is one of the other's."""

    def all_in(these: Sequence[Sequence[str]], those: Sequence[Sequence[str]]) -> bool:
        return all(any(a in b or b in a for others in those for a in terms for b in others) for terms in these)

    return bool(one and other) and all_in(one, other) and all_in(other, one)
