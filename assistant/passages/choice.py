"""The stretch of a report that was chosen to answer, with what belongs to it: the list it leads to, the sentences that go on from it.

`joined` takes one report's choices and makes one of those that then meet. Spans are half open, of the document's text. Nothing raises.

>>> LONGEST > BRIEF
True
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.language.topics import Asked
from assistant.passages.stated import LIST_LONGEST
from assistant.prose.report_prose import TITLE, ReportProse
from ingest.model import Span

WINDOW = 3
"""So many sentences answer together at most."""
LONGEST = 330
BRIEF = 100
"""A manner told in fewer characters goes on in the next sentence."""
_NTH = "[一二三四五六七八九十]{1,2}"
ITEM = re.compile(rf"\s*(?:{_NTH}是|第{_NTH}[,，、]|[(（]{_NTH}[)）])")
_GOES_ON = re.compile(r"\s*(?:其中|分别|包括|具体|即|主要有|主要包括)")
_TO_COME = re.compile(r"\s*(?:下一?步|今后|接下来|往后|明年|来年)")
"""A sentence that turns to what is to come goes on from none that tells what was done."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A candidate: a span of one report and how well it covers the question; `headed`: it stands under a title that is what is asked about."""

    report: ReportProse
    span: Span
    coverage: float
    score: float
    headed: bool = False


def joined(choices: Sequence[Choice], wanted: Asked) -> list[Choice]:
    """A report's choices with what belongs to each; those that then meet are one."""
    taken: list[Choice] = []
    for choice in (_grown(choice, wanted) for choice in choices):
        at = next(
            (i for i, other in enumerate(taken) if choice.span.start < other.span.end and other.span.start < choice.span.end),
            None,
        )
        if at is None:
            taken.append(choice)
        else:
            met = taken[at]
            span = Span(min(met.span.start, choice.span.start), max(met.span.end, choice.span.end))
            taken[at] = Choice(met.report, span, met.coverage, met.score)
    return taken


def _grown(choice: Choice, wanted: Asked) -> Choice:
    """The choice with what belongs to it: the list that its sentence leads to, or, where it was asked how something is
    done, the sentences that go on from it."""
    report, span = choice.report, choice.span
    text = report.text
    for found in report.lists:
        if found.lead.start <= span.start and span.end <= found.items[0].start and text[span.end - 1] in "：:":
            whole = Span(span.start, min(found.span.end, span.start + LIST_LONGEST))
            return Choice(report, whole, choice.coverage, choice.score)
    for unit in report.units:
        inside = [sentence for sentence in unit if span.start <= sentence.start and sentence.end <= span.end]
        if inside:
            titled = inside[0] in unit[1:2] and len(unit[0]) <= TITLE and ITEM.match(unit[0].of(text)) is not None
            if choice.headed and len(unit[0]) <= TITLE and (whole := Span(unit[0].start, unit[-1].end)) and len(whole) <= LONGEST:
                return Choice(report, whole, choice.coverage, choice.score)
            span = Span(unit[0].start, span.end) if titled else span
            end, count = span.end, len(inside)
            for sentence in unit:
                told = sentence.of(text)
                manner = (
                    wanted.manner
                    and end - span.start < BRIEF
                    and (_TO_COME.match(told) is None or _TO_COME.search(span.of(text)))
                )
                goes_on = manner or _GOES_ON.match(told) is not None
                if sentence.start >= end and goes_on and count < WINDOW and sentence.end - span.start <= LONGEST:
                    end, count = sentence.end, count + 1
            return Choice(report, Span(span.start, end), choice.coverage, choice.score)
    return choice
