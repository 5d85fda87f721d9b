"""What a turn that asks beyond the figure of the turn before is told (一共呢, 其余的呢): which figures, and what is done with them.

`going_beyond` decides from the very figures that the turns before were answered with (`TurnState.told`): the whole that the report tells the
last of them to be a part of, the sum of the members of one list that the turns named, or the whole less these. The part itself is never
given under the name of the whole: where the report tells no whole, that is `untold`; which members are meant may be `unclear`. None where
nothing says that the figure is a part of anything, or where the turns are read otherwise (`adding_turns`): such a turn is read as any other.

>>> Going("untold").found
()
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answering.evidence import Found
from assistant.asking.asked_unit import units_fit
from assistant.asking.question import Question
from assistant.bodies.organisations import OrganisationTable
from assistant.turns.adding_turns import part_of_another, turns_added
from assistant.turns.beyond_words import Beyond
from assistant.turns.conversation import TurnState
from assistant.turns.wholes_of_figures import Part, WholesOfFigures
from ingest.statements.words import load_words

_ACCUMULATED = "累计"


@dataclass(frozen=True, slots=True)
class Going:
    """What is told: `kind` is whole, already (the figure is itself the whole), other, sum, rest, untold or unclear, of the figures `found`; a
    rest is of what `of` come to together, and a whole is told beside these members, which were asked for. Of a turn that names a member of a list (`named_members`) it is member, or several that it may be."""

    kind: str
    found: tuple[Found, ...] = ()
    of: tuple[Found, ...] = ()


def going_beyond(
    question: Question, asked: Beyond, states: Sequence[TurnState], wholes: WholesOfFigures, table: OrganisationTable
) -> Going | None:
    """What the turn is told; `states` are those of the turns before, oldest first."""
    states = [state for state in states if not state.together]
    if not states or not states[-1].told:
        return None
    part = wholes.part_of(states[-1].told[0])
    if part is None:
        own = wholes.own(states[-1].told[0])
        before = wholes.part_of(states[-2].told[0]) if len(states) > 1 and states[-2].told else None
        if own is not None and before is not None and own in before.whole and not (asked.rest or asked.accumulated):
            return Going("whole", (own,))
        return _of_no_part(asked, own, states)
    if asked.unit is not None and not units_fit(asked.unit, part.own.unit):
        return None
    members = _members(part, states, wholes)
    if asked.deed and len(members) < 2:
        return None
    if asked.rest:
        return _rest(asked, part, members, states)
    of_list = part.own.citations[0].kind != "cell" and len(members) > 1
    added = None if of_list else turns_added(question, states, table)
    if added is not None and added.operation == "sum" and not _is_of_another(part, states, wholes):
        return None
    paired = added is not None and asked.adds and len(states) > 1 and len(members) < 2
    if paired and (part_of_another(states[-2:]) or _told_whole(part, states[-2])):
        return None
    return _whole(asked, part, members)


def _of_no_part(asked: Beyond, own: Found | None, states: Sequence[TurnState]) -> Going | None:
    """What no report tells of a number that is a part of nothing: what it leaves, or what it came to over the years; else that it is itself
    the whole, where no turn before may be meant with it, and None where one may."""
    if own is None or (asked.others and own.citations[0].kind == "cell"):
        return None
    accumulated = asked.accumulated and _ACCUMULATED not in own.citations[0].quote
    if asked.rest or accumulated:
        return Going("untold", (own,))
    alone = (len(states) == 1 or not asked.adds) and not asked.deed and asked.number is None and len(states[-1].told) == 1
    alone = alone and not any(channel in states[-1].content for channel in load_words().channels)  # one way of several
    return Going("already", (own,)) if alone and units_fit(asked.unit, own.unit) else None


def _members(part: Part, states: Sequence[TurnState], wholes: WholesOfFigures) -> tuple[Found, ...]:
    """The siblings that the last turns told, one after the other, the figure itself the last."""
    found: list[Found] = []
    for state in reversed(states):
        one = wholes.part_of(state.told[0]) if state.told else None
        if one is None or not part.is_beside(one):
            break
        if one.own not in found:
            found.insert(0, one.own)
    return tuple(found)


def _is_of_another(part: Part, states: Sequence[TurnState], wholes: WholesOfFigures) -> bool:
    """Whether the turn before the last told another thing of the same report than a sibling of the last figure (培训几期, then 市级问答几期)."""
    before = states[-2].told[:1] if len(states) > 1 else ()
    if not before or before[0].document != part.own.document_id or not part.whole:
        return False
    other = wholes.part_of(before[0])
    return other is None or not part.is_beside(other)


def _told_whole(part: Part, before: TurnState) -> bool:
    """Whether a turn told the whole of a part: what the two come to is asked for by 一共, and a part is never added to its whole."""
    return any(
        (one.document, one.value) == (whole.document_id, str(whole.value)) for one in before.told[:1] for whole in part.whole
    )


def _whole(asked: Beyond, part: Part, members: tuple[Found, ...]) -> Going:
    """The whole of a part; of so many things as the turn says, where it says that."""
    if asked.accumulated:
        told = any(_ACCUMULATED in one.citations[0].quote for one in part.whole)
        return Going("whole", part.whole) if told else Going("untold", (part.own,))
    if asked.number is not None and not (part.complete and asked.number == len(part.beside)):
        return Going("sum", _settled(members[-asked.number :])) if 1 < asked.number <= len(members) else Going("unclear")
    if len(members) > 1 and asked.adds:
        return Going("sum", _settled(members))
    if part.whole:
        return Going("whole", part.whole, _settled(members) if len(members) > 1 and not part.complete_with(members) else ())
    if part.added:
        return Going("sum", part.added)
    return Going("sum", _settled(members)) if len(members) > 1 else Going("untold", (part.own,))


def _rest(asked: Beyond, part: Part, members: tuple[Found, ...], states: Sequence[TurnState]) -> Going | None:
    """What the members that the turns named leave of their whole; by its name the sibling that the report calls other."""
    if asked.others and part.other is not None and part.other not in members:
        return Going("other", (part.other,))
    if len(states) > 1 and len(members) < 2 and part_of_another(states[-2:]):
        return None
    if part.added and part.divides:
        return Going("rest", _settled(members), part.added)
    whole = tuple(one for one in part.whole if one.citations[0].kind == part.own.citations[0].kind)
    if len(whole) == 1 and part.divides:
        return Going("rest", _settled(members), _settled(whole))
    return Going("untold", (part.own,))


def _settled(figures: Sequence[Found]) -> tuple[Found, ...]:
    """Figures that are computed with: of what a report tells differently the one that was told first, which the answer says."""
    return tuple(replace(one, state="reported", settled="first") if one.state == "conflict" else one for one in figures)
