"""The last gate: every number and every quote of an answer, checked before it leaves.

A number may stand in an answer if it is a figure's value or year, stands in a citation (quote, row, column, year, page),
or was in the question; a year also in a sentence that cites nothing (of a report that does not tell it). A quote must be exactly the characters of the document at its place. A figure that was read from a
picture, or that others contradict, is not given without its warning. What fails is told, and the caller sends no such
answer. Chinese numerals with a measure word (三十件) count as numbers; those of a list (1. 2. 3.) do not.

A text that a model worded is held to much more, sentence by sentence, before it gets here (`worded.step`).

>>> from assistant.answer import Answer, Route
>>> verify(Answer("共有7件。", "zh", Route.REFUSE), ["有多少件？"], lambda id: "")
('the number 7 comes from nowhere',)
>>> verify(Answer("2023年没有。", "zh", Route.REFUSE), ["2023年有多少件？"], lambda id: "")
()
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from assistant.answer import Answer, Citation, Route
from assistant.worded.text import MARK, unlisted
from ingest.numerals import NUMERAL_CHARS, chinese_numeral

MUST_WARN = frozenset({"conflict", "recognised"})
"""States of a figure that are also codes of a warning: one does not go without the other."""
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|\d+(?:\.\d+)?")
_SENTENCE = re.compile(r"(?<=[。！？!?\n])|(?<=\.)(?=\s)")
_SCALE, _SCALE_OF_A_NUMBER = re.compile(r"\s*[余多]?\s*([万亿])"), re.compile(r"\s*[余多]?\s*([万亿])(?!元)")
_COUNTED = re.compile(rf"(?<!第)([{NUMERAL_CHARS}]{{2,}})(?=[件条次人名期份个项篇起级家位元])")


def numbers(text: str) -> set[Decimal]:
    """All numbers of a text: in digits, also multiplied by a 万 or 亿 behind them, and in counted Chinese numerals."""
    out: set[Decimal] = set()
    for found in _NUMBER.finditer(text):
        value = Decimal(found.group().replace(",", ""))
        out.add(value.normalize())
        scale = _SCALE.match(text, found.end())
        if scale:
            out.add((value * (10_000 if scale.group(1) == "万" else 100_000_000)).normalize())
    for run in _COUNTED.finditer(text):
        value_cn = chinese_numeral(run.group(1))
        if value_cn is not None:
            out.add(value_cn.normalize())
    return out


def _allowed(answer: Answer, questions: Sequence[str]) -> set[Decimal]:
    allowed: set[Decimal] = set()
    for question in questions:
        allowed |= numbers(question)
    for figure in answer.figures:
        if figure.value is not None:
            allowed |= {figure.value.normalize(), abs(figure.value).normalize()}
        if figure.year is not None:
            allowed.add(Decimal(figure.year).normalize())
    for citation in answer.citations:
        for text in (
            citation.quote,
            citation.file,
            citation.title,
            citation.organisation or "",
            *(citation.row or ()),
            *(citation.column or ()),
        ):
            allowed |= numbers(text)
        for plain_number in (citation.year, citation.page):
            if plain_number is not None:
                allowed.add(Decimal(plain_number).normalize())
    return allowed


def verify(answer: Answer, questions: Sequence[str], text_of: Callable[[str], str]) -> tuple[str, ...]:
    """What is wrong with an answer; () where nothing is. `text_of` gives a document's text by its id."""
    faults = [_quote_fault(citation, text_of) for citation in answer.citations]
    body = unlisted(MARK.sub(" ", answer.text))
    allowed = _allowed(answer, questions)
    pieces = _SENTENCE.split(answer.text)
    cited = _written(unlisted(MARK.sub(" ", "".join(piece for piece in pieces if MARK.search(piece)))))
    for number in sorted(_written(body)):
        if number in allowed:
            continue
        tells_years = answer.route in (Route.REFUSE, Route.CLARIFY) or any(w.code == "year_missing" for w in answer.warnings)
        if (tells_years or number not in cited) and 1990 <= number <= 2099:
            continue
        faults.append(f"the number {number:f} comes from nowhere")
    marks = {int(m.group()[1:-1]) for m in MARK.finditer(answer.text)}
    faults.extend(f"the marker [{mark}] has no citation" for mark in sorted(marks) if not 1 <= mark <= len(answer.citations))
    for figure in answer.figures:
        if figure.value is not None and not figure.citations:
            faults.append(f"the figure {figure.value} is cited from nowhere")
    warned = {warning.code for warning in answer.warnings}
    states = {figure.state for figure in answer.figures}
    faults.extend(f"a {state} figure is given without its warning" for state in sorted(states & MUST_WARN - warned))
    return tuple(fault for fault in faults if fault)


def _written(text: str) -> set[Decimal]:
    """The numbers that a text states: 14万 is 140000 and nothing else; 万元 is a unit and multiplies nothing."""
    out: set[Decimal] = set()
    for found in _NUMBER.finditer(text):
        value = Decimal(found.group().replace(",", ""))
        scale = _SCALE_OF_A_NUMBER.match(text, found.end())
        factor = {"万": 10_000, "亿": 100_000_000}.get(scale.group(1), 1) if scale else 1
        out.add((value * factor).normalize())
    counted = (chinese_numeral(run.group(1)) for run in _COUNTED.finditer(text))
    return out | {value.normalize() for value in counted if value is not None}


def _quote_fault(citation: Citation, text_of: Callable[[str], str]) -> str:
    there = text_of(citation.document_id)[citation.start : citation.end]
    if there == citation.quote:
        return ""
    return f"the quote of {citation.file} at {citation.start}..{citation.end} is not what stands there"
