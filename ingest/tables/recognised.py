"""What was recognised in pictures against arithmetic: which figures can be served, and which are illegible.

Every recognised cell was read twice. Where the form's identities that include a figure can be decided, they decide: it is
served if one of them holds and none fails. Where the two readings differ, the one choice of readings with which all their
identities hold is taken; two such choices, or none, settle nothing. A figure that no decided identity includes is served only
if both readings agree on every digit. Where they differ in many cells the picture is poor, and a figure needs two identities.
What is not served is ILLEGIBLE, has no value, and keeps in `raw` what was recognised; a Problem names it. If the identities
that fail share one cell, that cell alone is illegible. A figure of the file's own text is never touched. Blanks: a cell is BLANK where both readings found nothing, or the same mark.

>>> from ingest.model import Span
>>> figure = Figure("proactive", "2021", ("规章",), ("现行有效件数",), None, None, Decimal(3), "件", State.REPORTED, "3", Span(5, 6))
>>> [settle([figure], [Reading(Span(5, 6), second)])[0][0].state.value for second in ("3", "8")]
['recognised', 'illegible']
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from difflib import SequenceMatcher
from itertools import product

from ingest.model import Figure, Problem, Reading, Span, State, Statement
from ingest.tables.cell_values import read_cell
from ingest.tables.checks import Outcome, outcomes

_MOST_CHOICES = 64
"""Choices of readings that are tried for cells that share identities."""

_MOST_DOUBT = 0.12
"""Share of cells read in two ways beyond which a picture is poor."""
_NUMBERED = frozenset({State.REPORTED, State.APPROXIMATE})


class Readings:
    """A document's readings by place.

    >>> Readings([Reading(Span(3, 5), "12")]).at(Span(3, 4)), Readings(()).at(Span(0, 1))
    (Reading(span=Span(start=3, end=5), second='12', page=None), None)
    """

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._readings = sorted(readings, key=lambda reading: reading.span)
        self._starts = [reading.span.start for reading in self._readings]

    def at(self, span: Span) -> Reading | None:
        """The reading that the span is a part of; None where the text is the file's own."""
        place = bisect_right(self._starts, span.start) - 1
        return self._readings[place] if place >= 0 and self._readings[place].span.holds(span) else None


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to read a cell; `printed` tells two readings apart that mean the same number."""

    value: Decimal | None
    state: State
    printed: str


def settle(figures: Sequence[Figure], readings: Iterable[Reading]) -> tuple[tuple[Figure, ...], tuple[Problem, ...]]:
    """The figures with what was recognised settled, and a Problem for each that is illegible or was taken from the second
    reading."""
    places = Readings(readings)
    choices = {
        index: _choices(figure, reading)
        for index, figure in enumerate(figures)
        if (reading := places.at(figure.span)) is not None
    }
    if not choices:
        return tuple(figures), ()
    agreed = {index for index, both in choices.items() if len(both) == 1 and both[0].state in (*_NUMBERED, State.BLANK)}
    settled = list(figures)
    taken = restored(settled, {i: both for i, both in choices.items() if len(both) > 1})
    for index in choices.keys() - agreed - taken:
        settled[index] = _illegible(settled[index])
    _drop_failing(settled, choices.keys())
    _drop_unproven(settled, choices, agreed)
    for index in choices:
        if settled[index].state is State.REPORTED:
            settled[index] = replace(settled[index], state=State.RECOGNISED)
    return tuple(settled), tuple(_problems(figures, settled, choices.keys()))


def _choices(figure: Figure, reading: Reading) -> tuple[Choice, ...]:
    """The ways in which the cell was read, the first reading first; one where both agree."""
    first = Choice(figure.value, figure.state, _digits(figure.raw))
    second = read_cell(reading.second, figure.unit)
    if second is None or second.unit != figure.unit:
        return (first, replace(first, value=None, state=State.ILLEGIBLE))
    other = Choice(second.value, second.state, _digits(reading.second))
    return (first,) if other == first else (first, other)


def _digits(text: str) -> str:
    """What two readings must agree on: digits, point and sign."""
    return "".join(c for c in text if c.isdigit() or c in ".．+-")


def _illegible(figure: Figure) -> Figure:
    return replace(figure, value=None, state=State.ILLEGIBLE)


# ------------------------------------------------------------------------------------------------- two readings differ


def restored(figures: list[Figure], doubtful: Mapping[int, Sequence[Choice]]) -> set[int]:
    """Sets each doubtful figure to the reading that the identities single out, and returns those so settled."""
    numbers = {i: [choice for choice in both if choice.state is State.REPORTED] for i, both in doubtful.items()}
    for index in doubtful:
        figures[index] = _with(figures[index], numbers[index][0]) if numbers[index] else _illegible(figures[index])
    open_cells = {index for index in doubtful if numbers[index]}
    if not open_cells:
        return set()
    taken: set[int] = set()
    for group in _groups(figures, open_cells):
        tried = _consistent(figures, group, numbers)
        if tried is not None:
            for index, choice in tried.items():
                figures[index] = _with(figures[index], choice)
            taken |= tried.keys()
    return taken


def _with(figure: Figure, choice: Choice) -> Figure:
    return replace(figure, value=choice.value, state=choice.state)


def _groups(figures: Sequence[Figure], cells: set[int]) -> list[list[int]]:
    """Cells that share an identity, directly or through others, together."""
    leader = {index: index for index in cells}

    def lead(index: int) -> int:
        while leader[index] != index:
            index = leader[index]
        return index

    for outcome in outcomes(figures):
        shared = [index for index in _used(outcome) if index in cells]
        for index in shared[1:]:
            leader[lead(index)] = lead(shared[0])
    groups: dict[int, list[int]] = defaultdict(list)
    for index in sorted(cells):
        groups[lead(index)].append(index)
    return list(groups.values())


def _consistent(
    figures: Sequence[Figure], group: Sequence[int], numbers: Mapping[int, Sequence[Choice]]
) -> dict[int, Choice] | None:
    """The one choice with which every identity of the group that can be decided holds. Each cell must stand alone in one that
    does, or be in two: alike characters are misread alike, and a part and its whole then agree in being wrong."""
    ways = 1
    for index in group:
        ways *= len(numbers[index])
    if ways > _MOST_CHOICES:
        return None
    found: dict[int, Choice] | None = None
    for picked in product(*(numbers[index] for index in group)):
        trial = list(figures)
        for index, choice in zip(group, picked, strict=True):
            trial[index] = _with(trial[index], choice)
        weight: Counter[int] = Counter()
        fails = False
        for outcome in outcomes(trial):
            used = set(_used(outcome)) & set(group)
            fails |= bool(used) and outcome.held is False
            if outcome.held:
                weight.update(dict.fromkeys(used, 2 if len(used) == 1 else 1))
        if not fails and all(weight[index] > 1 for index in group):
            if found is not None:
                return None
            found = dict(zip(group, picked, strict=True))
    return found


# ------------------------------------------------------------------------------------------------ identities that fail


def _used(outcome: Outcome) -> tuple[int, ...]:
    return (*outcome.left.figures, *outcome.right.figures)


def _drop_failing(figures: list[Figure], recognised: Iterable[int]) -> None:
    """Makes the recognised figures of identities that fail illegible: the one that several share, or else all of them."""
    mine = set(recognised)
    failed = [set(_used(outcome)) for outcome in outcomes(figures) if outcome.held is False]
    suspects: set[int] = set()
    while failed:
        cluster = failed.pop()
        parts = [cluster]
        while near := [one for one in failed if one & cluster]:
            parts += near
            cluster = cluster.union(*near)
            failed = [one for one in failed if one not in near]
        shared = set.intersection(*parts) & mine
        suspects |= shared if len(parts) > 1 and len(shared) == 1 else cluster & mine
    for index in suspects:
        figures[index] = _illegible(figures[index])


def _drop_unproven(figures: list[Figure], choices: Mapping[int, Sequence[Choice]], agreed: set[int]) -> None:
    """Makes what no decided identity includes illegible, unless both readings agree; in a poor picture that is not enough,
    nor is a single identity."""
    held = Counter(index for outcome in outcomes(figures) if outcome.held for index in set(_used(outcome)))
    poor = 1 - len(agreed) / len(choices) > _MOST_DOUBT
    for index in choices:
        if (index not in agreed and not held[index]) or (poor and held[index] < 2):
            figures[index] = _illegible(figures[index])


def _problems(before: Sequence[Figure], after: Sequence[Figure], recognised: Iterable[int]) -> Iterator[Problem]:
    for index in sorted(recognised):
        old, new = before[index], after[index]
        name = f"“{' '.join((*old.row[-1:], old.column[-1]))}”"
        if new.state is State.ILLEGIBLE:
            found = f"it was recognised as “{old.raw}”" if old.raw and old.raw != "\ufffd" else "print is there"
            yield Problem(
                "illegible", f"{name} in a picture: {found}, which could not be made sure; it is not served", old.span, old.page
            )
        elif new.value != old.value:
            yield Problem(
                "repaired",
                f"{name} in a picture: of two readings, “{old.raw}” and {new.value}, the sums hold with the latter",
                old.span,
                old.page,
            )


# ------------------------------------------------------------------------------------------------------ numbers in prose


def settle_statements(statements: Sequence[Statement], text: str, readings: Iterable[Reading]) -> tuple[Statement, ...]:
    """The statements without those whose number two readings of a picture did not both give; the others of pictures are
    RECOGNISED (approximate ones stay so). A part whose whole is dropped stands alone."""
    places = Readings(readings)
    kept: list[tuple[int, Statement]] = []
    for index, statement in enumerate(statements):
        reading = places.at(statement.number)
        if reading is None:
            kept.append((index, statement))
        elif _both_give(statement.number, text, reading):
            state = State.RECOGNISED if statement.state is State.REPORTED else statement.state
            kept.append((index, replace(statement, state=state)))
    place = {index: new for new, (index, _) in enumerate(kept)}
    return tuple(
        replace(statement, whole=place.get(statement.whole)) if statement.whole is not None else statement
        for _, statement in kept
    )


def _both_give(number: Span, text: str, reading: Reading) -> bool:
    """Whether the number stands in the second reading too, and is no longer there."""
    first, second = reading.span.of(text), reading.second
    start, end = number.start - reading.span.start, number.end - reading.span.start
    for block in SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks():
        if block.a <= start and end <= block.a + block.size:
            at = block.b + start - block.a
            return _around(second, at, at + end - start) == _around(first, start, end)
    return False


def _around(text: str, start: int, end: int) -> str:
    """The characters on both sides, as far as they could belong to a number."""
    return "".join(
        c if c.isdigit() or c in ".,，．" else " " for c in (text[start - 1 : start] or " ", text[end : end + 1] or " ")
    )
