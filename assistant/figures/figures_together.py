"""Several figures found of one thing put together: added up, what repeats given once, and those that differ marked.

All are values of `evidence`; nothing is looked up, nothing dropped silently but a number said again. A sum's citations are those of
its parts, and it is approximate where one of them is. A blank has no value and is never 0: it stands beside a number without
conflict, and the caller adds no parts of which one is blank. No errors are raised; of no figures there are none.

>>> first, second = (Found(Decimal(n), "件", "stated", None, 2023, None, "申请", None, ()) for n in (3, 4))
>>> [figure.state for figure in conflicts(distinct([first, second, first]))], added(first, [first, second], Decimal(7), "总计").state
(['conflict', 'conflict'], 'computed')
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.answering.evidence import Found
from assistant.asking.measures import asks_up_to
from ingest.audit.reach import compatible
from ingest.model import State
from ingest.normalise import fold_text
from ingest.statements.numbers import find_numbers


def added(first: Found, parts: Sequence[Found], total: Decimal, label: str) -> Found:
    """The total of parts as a figure of the first one's body and year, with every part's citations; parts of different columns have none."""
    return replace(
        first,
        value=total,
        state="approximate" if any(part.state == State.APPROXIMATE.value for part in parts) else "computed",
        operation="sum",
        label=label,
        dimension=first.dimension if len({part.dimension for part in parts}) == 1 else None,
        operands=tuple(parts),
        citations=tuple(c for p in parts for c in p.citations),
        recognised=any(p.recognised for p in parts),
    )


def distinct(found: Sequence[Found]) -> list[Found]:
    """One figure for each number said of the same thing; a cell before a sentence, in the order found."""
    out: list[Found] = []
    for figure in found:
        if not any(f.value == figure.value and f.unit == figure.unit and f.indicator == figure.indicator for f in out):
            out.append(figure)
    values = {f.value for f in out}
    return out if len(values) > 1 else out[:1]


def of_one_time(found: Sequence[Found], question: str) -> Sequence[Found]:
    """Of what a year brought and what came together up to a day, which are no contradiction, what the question asks for."""
    up_to = asks_up_to(question)
    return [one for one in found if one.accumulated is up_to] or found


def conflicts(found: Sequence[Found]) -> tuple[Found, ...]:
    """Marks figures that say different numbers of the same thing; a blank says none, and a number that is about may be the exact one
    of its report (2000余条 and 2013条), which then stands alone."""
    if sum(f.value is not None for f in found) < 2:
        return tuple(found)
    if (exact := _may_all_be(found)) is not None:
        return (exact,)
    return tuple(f if f.operation or f.value is None else replace(f, state="conflict") for f in found)


def _may_all_be(found: Sequence[Found]) -> Found | None:
    """The one exact number of a report that its other ones, which are about, may stand for; None where there is none."""
    exact = [f for f in found if f.state != State.APPROXIMATE.value]
    if len(exact) != 1 or exact[0].value is None or len({f.document_id for f in found}) > 1:
        return None
    about = [(f.value, _printed(f)) for f in found if f is not exact[0] and f.value is not None]
    fits = len(about) == len(found) - 1 and all(raw and compatible((value, raw), (exact[0].value, "")) for value, raw in about)
    return exact[0] if fits else None


def _printed(figure: Found) -> str:
    """A number as its sentence prints it, with the words by which it is about; '' where the sentence does not tell."""
    text = fold_text(figure.citations[0].quote) if figure.citations else ""
    told = [text[number.start : number.end] for number in find_numbers(text, ()) if number.value == figure.value]
    return told[-1] if told else ""
