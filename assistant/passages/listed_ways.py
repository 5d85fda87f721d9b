"""The list of ways by which information is published, where a question asks for no more than these (通过哪些渠道公开信息).

Such a list stands under what calls it so ((二)公开的方式。一是政府网站;二是声讯电话;三是显示屏): it is told whole, for an item of it, or a sentence about
one place where something may be read, answers only in part. What leads to it says that they are ways of publishing, not of applying or of
taking part, and most of its items name a way. Where there is no list, the sentence is told that names several ways and says that information is
published by them. The words are `[ways]` of `vocabulary/topics.toml`. Nothing raises; () where a report has neither.

>>> asks_ways("通过哪些渠道公开信息?"), asks_ways("通过哪些渠道公开水质?"), asks_ways("申请公开有哪些方式?")
(True, False, False)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.language.word_tables import word_table
from assistant.passages.stated import LIST_LONGEST
from assistant.prose.report_prose import ReportProse
from ingest.model import Span
from ingest.normalise import fold_text


@dataclass(frozen=True, slots=True)
class _Ways:
    asked: re.Pattern[str]
    alone: re.Pattern[str]
    lead: re.Pattern[str]
    unless: re.Pattern[str]
    item: re.Pattern[str]
    said: re.Pattern[str]


@cache
def _ways() -> _Ways:
    known = word_table("topics")["ways"]
    return _Ways(*(re.compile(known[name]) for name in ("asked", "alone", "lead", "unless", "item", "said")))


def asks_ways(content: str) -> bool:
    """Whether a question, without body and year, asks for the ways of publishing and for nothing else."""
    folded = fold_text(content)
    return _ways().asked.search(folded) is not None and _ways().alone.fullmatch(folded) is not None


def ways(report: ReportProse) -> tuple[Span, ...]:
    """The first list of ways that a report has, whole, else the first sentence that tells them."""
    for found in report.lists:
        lead = re.split(r"[。;\n]", fold_text(found.lead.of(report.text)).rstrip("。:\n "))[-1]
        items = [item.of(report.text) for item in found.items]
        named = sum(_ways().item.search(fold_text(item)) is not None and "\t" not in item for item in items)
        if _ways().lead.search(lead) and not _ways().unless.search(lead) and 2 * named > len(items):
            return (found.span,) if len(found.span) <= LIST_LONGEST else found.items
    for sentence in (one for unit in report.units for one in unit):
        hit = _ways().said.search(fold_text(sentence.of(report.text)))
        if hit is not None and not _ways().unless.search(hit[0]):
            return (sentence,)
    return ()
