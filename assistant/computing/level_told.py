"""What a report lists beside the bodies of the name that a question says, at the same level: 石港市 and 临溪区 beside 安和县 where 哪个县 is asked.

`say_level` says behind the most or the least of those named so that they alone were compared, and which is the most of all at their level,
where that is another; `say_besides` says behind several of them which others the same list has. Both say nothing where the list has none.

>>> say_level.__name__
'say_level'
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.evidence import Found
from assistant.computing.over_bodies import BodyOperations
from assistant.prose.listed_items import Extreme, of_level


def _others(operations: BodyOperations, found: Sequence[Found], asked: Extreme) -> list[Found]:
    """The bodies at the level of those found that the same list has under another name."""
    candidates = operations.catalogue.candidates([found[0].document_id]) if found else []
    told = [operations.lookup.of_statement(one) for one in of_level(candidates, asked)]
    own = {(one.label, one.value) for one in found}
    of_one_list = own <= {(one.label, one.value) for one in told}
    return [one for one in told if (one.label, one.value) not in own] if of_one_list else []


def say_level(operations: BodyOperations, found: Sequence[Found], asked: Extreme) -> None:
    """Says which is the most (or the least) of all at the level, where those named so are not all and another is as much or more."""
    others = [one for one in _others(operations, found, asked) if one.value is not None]
    values = [one.value for one in found if one.value is not None]
    if not others or not values:
        return
    best = (max if asked.operation == "max" else min)(one.value for one in others if one.value is not None)
    if (best < max(values)) if asked.operation == "max" else (best > min(values)):
        return
    builder = operations.builder
    named = [one for one in others if one.value == best]
    marks = [builder.figure(one) for one in named]
    told = builder.wording.listed([f"{builder.wording.named(one)}{mark}" for one, mark in zip(named, marks, strict=True)])
    builder.say(f"level_{asked.operation}", kind=asked.kind, named=told)


def say_besides(operations: BodyOperations, found: Sequence[Found], asked: Extreme) -> None:
    """Says which others at the level the list has that are not among those found."""
    others, builder = _others(operations, found, asked), operations.builder
    if others:
        names = builder.wording.listed([f"“{one.label}”{builder.cite(one.citations)}" for one in others])
        builder.say("level_besides", kind=asked.kind, names=names)
