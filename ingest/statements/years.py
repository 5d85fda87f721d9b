"""Numbers of other years that a chart's data tell in one line: a label, years, and behind them as many numbers.

Charts of word processors leave such lines in a report's text (公开条目, 2022年度, 2023年度, 78, 178, parted by tabs). Nothing in the line
says which number is whose, so it is read only where the report's own prose states the number that the order gives for the year
reported on, in a unit and with a word of the label: then the other numbers are the same count of the other years. They are given the
subject and the indicator of that statement. Lines whose numbers the prose does not state yield nothing; there are no errors.

>>> list(lines_of_years("公开信息条数\\t2022年\\t2023年\\t78\\t178\\n"))[0].values
((2022, Decimal('78')), (2023, Decimal('178')))
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from ingest.model import Span, State, Statement, StatementKind
from ingest.normalise import fold_text

_LINE = re.compile(
    r"^[ \t\u3000]*(?P<label>[^\t\n\d]{2,24})\t(?P<years>(?:(?:19|20)\d\d年?度?\t){2,8})(?P<values>\d[\d,]*(?:\t\d[\d,]*)+)[ \t\u3000]*$",
    re.M,
)


@dataclass(frozen=True, slots=True)
class LineOfYears:
    """A line of a label, years and numbers: `values` by year, `places` where each number stands, `span` the line."""

    label: str
    values: tuple[tuple[int, Decimal], ...]
    places: tuple[Span, ...]
    span: Span


def lines_of_years(text: str) -> Iterator[LineOfYears]:
    """The lines of a text that give as many numbers as years, the years one after another."""
    for found in _LINE.finditer(text):
        years = [int(year[:4]) for year in found["years"].split()]
        numbers = list(re.finditer(r"\d[\d,]*", found["values"]))
        steps = {later - earlier for earlier, later in pairwise(years)}
        if len(years) != len(numbers) or steps not in ({1}, {-1}):
            continue
        start = found.start("values")
        values = tuple((year, Decimal(one[0].replace(",", ""))) for year, one in zip(years, numbers, strict=True))
        places = tuple(Span(start + one.start(), start + one.end()) for one in numbers)
        end = found.end("values")
        yield LineOfYears(fold_text(found["label"]), values, places, Span(found.start("label"), end))


def of_other_years(text: str, stated: Sequence[Statement], year: int | None) -> list[Statement]:
    """What such lines tell of other years, where the prose states the number of the year reported on."""
    out: list[Statement] = []
    for line in lines_of_years(text) if year is not None else ():
        own = dict(line.values).get(year or 0)
        same = [one for one in stated if own is not None and _states(one, own, line.label, year)]
        if len({(one.subject, one.unit, one.indicator) for one in same}) != 1:
            continue
        out += [
            replace(
                same[0], context=line.label, value=value, number=place, quote=line.span, sentence=line.span, year=told, page=None
            )
            for (told, value), place in zip(line.values, line.places, strict=True)
            if told != year
        ]
    return out


def _states(one: Statement, value: Decimal, label: str, year: int | None) -> bool:
    """Whether a statement is the number that a line gives for the year reported on, of what its label names."""
    subject = fold_text(one.subject)
    pairs = (label[at : at + 2] for at in range(len(label) - 1))
    alike = (one.kind, one.state, one.year, one.value, one.whole) == (StatementKind.COUNT, State.REPORTED, year, value, None)
    return alike and bool(one.unit) and one.unit in label and any(pair in subject for pair in pairs)
