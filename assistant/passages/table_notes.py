"""What a form explains beside its labels: the rule that the numbers of a table keep, and what a column or a row stands for.

Sentences are searched for nowhere in tables (`prose.report_prose`), but a form prints notes there: (本列数据的勾稽关系为：…), or a label with what is
counted under it in brackets, 规范性文件(指…). `table_notes` gives the note that a question asks for by the label's name and a word for what it means; () for
every other question, and where the report prints no such note outside its prose. Texts are as printed; the words are `[notes]` of
`vocabulary/topics.toml`. Nothing raises.

>>> asks_relation("申请情况表的各列数据要满足什么勾稽关系"), asks_meaning("规范性文件指哪些公文"), asks_meaning("规范性文件有哪些")
(True, True, False)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.language.word_tables import word_table
from assistant.prose.report_prose import ReportProse
from ingest.model import Span
from ingest.normalise import fold_text


@dataclass(frozen=True, slots=True)
class _Notes:
    relation: re.Pattern[str]
    relation_asked: re.Pattern[str]
    labelled: re.Pattern[str]
    meaning_asked: re.Pattern[str]


@cache
def _notes() -> _Notes:
    known = word_table("topics")["notes"]
    return _Notes(*(re.compile(known[name]) for name in ("relation", "relation_asked", "labelled", "meaning_asked")))


def asks_relation(content: str) -> bool:
    """Whether a question asks what rule the numbers of a table keep."""
    return _notes().relation_asked.search(fold_text(content).lower()) is not None


def asks_meaning(content: str) -> bool:
    """Whether a question asks what something stands for, is counted as, or how it is filled in."""
    return _notes().meaning_asked.search(fold_text(content).lower()) is not None


def table_notes(report: ReportProse, content: str) -> tuple[Span, ...]:
    """The note of a table that a question asks for, with its label; the fullest label that the question names."""
    if asks_relation(content) and (hit := _notes().relation.search(report.text)) is not None:
        return (_whole(report.text, hit.start(), hit.end()),)
    if not asks_meaning(content):
        return ()
    folded = re.sub(r"\s", "", fold_text(content))
    told = [hit for hit in _notes().labelled.finditer(report.text) if _is_label(report, hit)]
    named = [hit for hit in told if fold_text(hit["label"]) in folded]
    best = max(named, key=lambda hit: len(hit["label"]), default=None)
    return (Span(best.start(), best.end()),) if best is not None else ()


def _is_label(report: ReportProse, hit: re.Match[str]) -> bool:
    """Whether a label opens its cell, outside the sentences of the report."""
    before = report.text[max(hit.start() - 1, 0) : hit.start()]
    in_prose = any(unit[0].start <= hit.start() < unit[-1].end for unit in report.units)
    return not in_prose and (not before or before in "\n|\t ")


def _whole(text: str, start: int, end: int) -> Span:
    """A note with the bracket that closes it, or without the one that opens it."""
    if text[start] in "（(" and text[end : end + 1] in ("）", ")"):
        return Span(start, end + 1)
    return Span(start + 1, end) if text[start] in "（(" and "本列)" not in text[start : start + 4] else Span(start, end)
