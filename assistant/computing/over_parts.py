"""Says what is asked of the parts of one figure: the columns of a row, or the rows that come to a whole.

Every part must be there: of a table with a blank nothing is said to be the most, the first or none. `over_parts` gives None when it
has said its answer, the Missing that stood in the way, or `NOT_OF_PARTS` where a task asks for something else.

>>> sorted(OF_PARTS)
['count', 'max', 'min', 'nth', 'place', 'rank']
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.answering.evidence import Found, Missing
from assistant.answering.wording import plain
from assistant.asking.tasks import Task
from assistant.computing.over_bodies import HOLDS, BodyOperations
from assistant.prose.telling import At

NOT_OF_PARTS = Missing("not_of_parts")
OF_PARTS = frozenset({"max", "min", "rank", "place", "count", "nth"})
_EACH = frozenset({"table", "list", "value"})


def over_parts(operations: BodyOperations, task: Task, ats: Sequence[At]) -> Missing | None:
    """What a task asks of the parts that stand at these places."""
    if task.operation in ("max", "min"):
        return operations.extreme_part(ats, task.operation)
    if task.operation == "rank":
        return operations.rank(ats, task.limit, ascending=task.ascending, whole=True)
    if task.operation in _EACH:
        return operations.each(ats)
    found, left = operations.stated(ats)
    if left or len(found) < 2:
        return left[0][1] if left else Missing("not_there")
    if task.operation == "place":
        own = [(at.wanted.indicator, at.wanted.dimension) == (task.things[0].indicator, task.things[0].column) for at in ats]
        if True in own:
            _say_place(operations, found[own.index(True)], found)
        return None if True in own else NOT_OF_PARTS
    if task.operation == "nth" and task.limit:
        standing = [one for one in found if _place(one, found, ascending=task.ascending) == task.limit]
        if not standing:
            return Missing("not_there")  # those before it are as many as one another
        for one in standing:
            operations.show([one])
            if not task.ascending:
                _say_place(operations, one, found)
        return None
    if task.operation == "count" and task.condition is not None:
        _say_count(operations, found, task.condition)
        return None
    return NOT_OF_PARTS


def _place(own: Found, found: Sequence[Found], *, ascending: bool = False) -> int:
    """At which place a part stands, the most first or the fewest; those that are as many share it."""
    value = own.value or Decimal(0)
    return 1 + sum((one.value or 0) < value if ascending else (one.value or 0) > value for one in found)


def _say_place(operations: BodyOperations, own: Found, found: Sequence[Found]) -> None:
    """At which place a part stands, the most first; those that are as many share it."""
    builder, wording = operations.builder, operations.builder.wording
    number = Decimal(_place(own, found))
    others = [one for one in found if one is not own]
    marks = builder.figure(operations.computed(number, "rank", (own, *others), ""))
    tied = any(one.value == own.value for one in others)
    builder.say(
        "place_shared" if tied else "place_among", named=wording.named(own), value=plain(number), marks=marks,
        total=wording.so_many(len(found)),
    )  # fmt: skip
    operations.rests_on((own, *others))


def _say_count(operations: BodyOperations, found: Sequence[Found], condition: tuple[str, Decimal]) -> None:
    """How many parts are as is asked, and which."""
    builder, wording = operations.builder, operations.builder.wording
    name, number = condition
    held = [one for one in found if one.value is not None and HOLDS[name](one.value, number)]
    ordered = [*held, *(one for one in found if one not in held)]
    figure = operations.computed(Decimal(len(held)), "count", ordered, "")
    marks = builder.figure(replace(figure, dimension=None))
    if len(held) > 1:
        subject, lines = wording.lines(held, [builder.cite(one.citations) for one in held])
    else:
        subject, lines = "", wording.listed([f"{wording.named(one)}{builder.cite(one.citations)}" for one in held])
    builder.say(
        "count_parts" if held else "count_no_parts", subject=subject, total=wording.so_many(len(found)),
        limit=wording.say(f"limit_{name}", number=plain(number)), value=plain(figure.value or Decimal(0)), names=lines, marks="" if held else marks,
    )  # fmt: skip
    operations.rests_on(ordered)


def told_once_for_all(operations: BodyOperations, ats: Sequence[At]) -> bool:
    """Whether one sentence is all that answers for every part of a sum: that is told of the whole, and of none of them."""
    outcomes = [operations.find(at) for at in ats]
    places = [one.citations for outcome in outcomes if not isinstance(outcome, Missing) for one in outcome]
    return len(places) > 1 and len(set(places)) == 1
