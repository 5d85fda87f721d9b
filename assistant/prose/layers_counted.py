"""The counts of one list in classes and articles, printed right before that of its items (6大类30条109项工作任务).

Each number that stands right before another without a word between counts the same things in a coarser way: classes, articles, fields. What is
read of the report has the last of them alone, which names the things; `layers` gives the others, the first first, with the same words.
Only units of such ways count, and no unit twice: 培训2场58人次 counts two things. A list that tells two of its counts apart by what stands
between (3大类、12小类) is read with the report. Such a count is told only where its own way is asked for (几大类): `asked_so`. Nothing raises.

>>> [(text, unit) for _, text, unit in layers("提出了6大类30条", 109, "项")], layers("培训2场", 58, "人次"), layers("共", 9, "项")
([('6', '大类'), ('30', '条')], (), ())
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from assistant.prose.candidate import Candidate
from ingest.model import Span, State, StatementKind
from ingest.normalise import fold_text

_COARSER = {"大类": 0, "类": 1, "个方面": 1, "小类": 2, "条": 3, "项": 4, "个": 4}
"""How coarse a way of counting is: a list is counted from the coarsest on."""
_LAYER = r"(\d{1,3})(大类|个方面|小类|类|条|项)"
_LAYERS = re.compile(f"(?<![\\d.第])(?:{_LAYER})+$")
_LONGEST = 24


def layers(before: str, value: Decimal | int, unit: str) -> tuple[tuple[int, str, str], ...]:
    """(Where it begins in the folded words before a number, its digits, its unit) of each count of the same list that stands right before
    the number with this value and unit; () where none does."""
    found = _LAYERS.search(before)
    if found is None:
        return ()
    told = tuple((one.start(1) + found.start(), one[1], one[2]) for one in re.finditer(_LAYER, found[0]))
    order = [_COARSER.get(one, -1) for one in (*(unit for *_, unit in told), unit)]
    counts = [Decimal(text) for _, text, _ in told] + [Decimal(value)]
    return told if order == sorted(set(order)) and order[0] >= 0 and counts == sorted(counts) else ()


def asked_so(candidate: Candidate, unit: str | None) -> bool:
    """Whether a count may be told where this unit is asked for: a coarser one of its list only in its own way (类: 大类)."""
    return not candidate.coarser or (unit is not None and unit in candidate.statement.unit)


def of_layers(candidate: Candidate, text: str) -> Iterator[Candidate]:
    """A statement as it is told by each coarser count of its list; nothing where none stands before it."""
    statement = candidate.statement
    if statement.kind is not StatementKind.COUNT or statement.state is not State.REPORTED or statement.value is None:
        return
    start = max(statement.number.start - _LONGEST, statement.sentence.start)
    raw = text[start : statement.number.start]
    folded = fold_text(raw)
    if len(folded) != len(raw):
        return
    for at, digits, unit in layers(folded, statement.value, statement.unit):
        span = Span(start + at, start + at + len(digits) + len(unit))
        coarser = replace(statement, value=Decimal(digits), unit=unit, number=span, indicator=None, whole=None)
        yield replace(candidate, statement=coarser, whole="", coarser=True)
