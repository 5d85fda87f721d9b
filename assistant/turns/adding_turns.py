"""合计多少 after turns about several things, bodies or years: the figures of those turns are added.

`turns_added` gives the question with the figures to add (`Question.linked`). The turns that are meant follow on one another and
differ in the same one of body, year and thing; where a number of them is said (两者), so many. Where that is not determined, or
one of them is a part of another, the question is one that must be said in full (`unclear`): the first of them is never given alone.

>>> said = lambda thing: TurnState(("示例市商务局",), (2023,), thing, "value", True)
>>> [state.content for state in turns_meant((said("承办建议多少件"), said("政协提案|承办建议多少件")), None)]
['承办建议多少件', '政协提案|承办建议多少件']
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asking.asked_thing import wanted
from assistant.asking.asked_together import bare_operation, number_said, without_operation
from assistant.asking.question import Question
from assistant.asking.shares import NO_OUTCOMES, may_be_whole, total_of
from assistant.asking.tasks import read_tasks
from assistant.asking.things import Thing, read_thing
from assistant.asking.wanted import Wanted
from assistant.bodies.organisations import Mention, OrganisationTable
from assistant.turns.conversation import TurnState, said_again
from assistant.turns.linked import Linked
from assistant.turns.one_dimension import other_dimension
from assistant.turns.turn_words import FILLER, PART_OF_TURN


def asks_bare_sum(question: Question) -> bool:
    """Whether a turn asks for a sum and names nothing that is to be added."""
    years = question.years
    tasks = read_tasks(question.content)
    named = question.mentions or years.named or years.last or years.since or years.until
    if named:
        return False
    strictly = len(tasks) == 1 and tasks[0].operation == "sum" and not (tasks[0].things or tasks[0].over or tasks[0].before)
    return strictly or bare_operation(question.content) == "sum"


def added_to_turn(question: Question) -> str:
    """What a turn wants added to the figure of the turn before (和申请一共多少, 加上部分公开呢); "" where it names two things, or adds nothing."""
    said = {"sum": _ADDED, "value": _ADDED_ALONE}.get(question.operation)
    found = said.match(question.content) if said is not None else None
    rest = without_operation(question.content[found.end() :], "sum") if found is not None else ""
    piece = FILLER.sub("", rest)
    named = question.mentions or question.years.named or question.years.last
    return "" if named or _JOINED.search(piece) else piece


_ADDED = re.compile(r"(?:那么?|那)?(?:再|要是|如果)?(?:和|与|跟|加上|加(?!起来|一起|在一起|总|到一起)|连同|算上|连)")
_ADDED_ALONE = re.compile(
    r"(?:那么?|那)?(?:再|要是|如果)?(?:加上|加(?=[^强大快工班急盟入以剧深权分收价起一在总到])|连同|算上)(?=.{2})"
)
_JOINED = re.compile(r"[和与跟、]|加上")


def turns_added(question: Question, states: Sequence[TurnState], table: OrganisationTable) -> Question | None:
    """The question with the figures of earlier turns to add; None where it is no bare sum after at least two turns."""
    if states and (piece := added_to_turn(question)):
        return _with_another(question, piece, states[-1], table)
    if len(states) < 2 or not asks_bare_sum(question):
        return None
    meant = turns_meant(states, number_said(question.folded))
    linked = [figure for state in meant if (figure := figure_of(state, table)) is not None]
    told = len(meant) > 1 and len(linked) == len(meant) and not part_of_another(meant)
    names = dict.fromkeys(name for state in (meant or states[-1:]) for name in state.organisations if name in table.by_name)
    mentions = tuple(Mention(0, 0, name, None, None, (table.by_name[name],)) for name in names)
    years = replace(question.years, named=tuple(dict.fromkeys(one.year for one in linked)) or states[-1].years[:1])
    operation = "sum" if told else "unclear"
    return replace(
        question, mentions=mentions, years=years, operation=operation, numeric=True, linked=tuple(linked) if told else ()
    )


def _with_another(question: Question, piece: str, state: TurnState, table: OrganisationTable) -> Question:
    """The figure of the turn before and what a turn names beside it, to be added; one that must be said in full where it names none."""
    own, asked = figure_of(state, table), wanted(piece)
    thing = state.task.things[0] if state.task is not None and state.task.things else None
    if thing is not None and (moved := other_dimension(piece, thing)) is not None:
        asked = moved.wanted()  # 加上纠正的 behind 复议维持几件
    elif thing is not None and asked.indicator is None and (named := read_thing(piece)) is not None and named.column is not None:
        asked = replace(thing, column=named.column).wanted()
    told = own is not None and (asked.indicator is not None or bool(asked.concepts)) and not _holds_other(thing, asked)
    linked = (own, replace(own, wanted=replace(asked, unit=asked.unit or own.wanted.unit))) if own is not None and told else ()
    mentions = tuple(
        Mention(0, 0, name, None, None, (table.by_name[name],)) for name in state.organisations if name in table.by_name
    )
    years = replace(question.years, named=state.years[:1])
    operation = "sum" if linked else "unclear"
    return replace(question, mentions=mentions, years=years, operation=operation, numeric=True, linked=linked)


def _holds_other(thing: Thing | None, asked: Wanted) -> bool:
    """Whether one of two figures of the forms may be a part of the other."""
    other = Thing(asked.indicator, asked.dimension)
    return thing is not None and not other.empty and (may_be_whole(thing, other) or may_be_whole(other, thing))


def turns_meant(states: Sequence[TurnState], wished: int | None) -> tuple[TurnState, ...]:
    """The last turns that belong together, oldest first; () where it is not told which."""
    if wished is not None:
        return tuple(states[-wished:]) if len(states) >= wished else ()
    group, axis = [states[-1]], None
    for earlier in reversed(states[:-1]):
        differs = changed(earlier, group[0])
        if differs is None or axis not in (None, differs) or part_of_another((earlier, *group)):
            break
        group.insert(0, earlier)
        axis = differs
    return tuple(group) if len(group) > 1 else ()


def changed(one: TurnState, other: TurnState) -> str | None:
    """In which one of body, year and thing two turns differ; None where in none or several."""
    apart = {
        "body": one.organisations != other.organisations,
        "year": one.years != other.years,
        "thing": thing_of(one) != thing_of(other),
    }
    differing = [name for name, differs in apart.items() if differs]
    return differing[0] if len(differing) == 1 else None


def thing_of(state: TurnState) -> object:
    """What a turn asked for, to be held against another's: the figures that it named, else its words."""
    if state.task is not None:
        return tuple((thing.indicator, thing.column) for thing in state.task.things)
    return state.content


def figure_of(state: TurnState, table: OrganisationTable) -> Linked | None:
    """The one figure that a turn asked for; None where it asked for several, or for a computed one."""
    one = len(state.organisations) == len(state.years) == 1 and state.organisations[0] in table.by_name
    if not one or state.within or not state.numeric or state.operation not in ("value", "sum"):
        return None
    if state.task is not None:
        plain = state.task.operation in ("value", "sum") and len(state.task.things) == 1
        return Linked(state.organisations[0], state.years[0], state.task.things[0].wanted()) if plain else None
    wanted = said_again(state.content, "value")
    return Linked(state.organisations[0], state.years[0], wanted) if wanted.concepts or wanted.indicator else None


def part_of_another(states: Sequence[TurnState]) -> bool:
    """Whether one turn asked for a part of what another asked for: their sum would count it twice."""
    if any(PART_OF_TURN.search(state.content.split("|")[0]) for state in states[1:]):
        return True
    if are_parts_of_one(states):
        return False
    for state in states:
        own, _, base = state.content.rpartition("|")
        if own and (any(other.task is not None for other in states) or not replaces(own, base)):
            return True
    things = [state.task.things[0] for state in states if state.task is not None and state.task.things]
    return any(_is_part(one, other) for one in things for other in things)


def are_parts_of_one(states: Sequence[TurnState]) -> bool:
    """Whether turns ask each for another part of one thing (网上的, then 信函的, of 收到申请多少件).

    >>> said = lambda content: TurnState(("示例市商务局",), (2023,), content, "value", True)
    >>> are_parts_of_one([said("网上的|收到申请多少件"), said("信函的呢|收到申请多少件")])
    True
    >>> are_parts_of_one([said("收到申请多少件"), said("信函的呢|收到申请多少件")])
    False
    """
    pieces = [state.content.rpartition("|") for state in states if state.task is None]
    owns, bases = [own for own, _, _ in pieces if own], {base for _, _, base in pieces}
    return len(owns) == len(states) == len(set(owns)) and len(bases) == 1


def replaces(own: str, base: str) -> bool:
    """Whether a turn's words (政协提案呢) stand for a word of what they go on from (承办建议多少件); they only narrow it where that
    says nothing but what all reports count (公开信息多少条)."""
    known = {concept.name for concept in wanted(own).concepts}
    return any(concept.weight >= 1.0 and concept.name not in known for concept in wanted(base).concepts)


def _is_part(one: Thing, whole: Thing) -> bool:
    if one.indicator == whole.indicator:
        return one.column is not None and whole.column is None
    total = total_of(one)
    if whole.indicator in NO_OUTCOMES and total is not None and total.indicator == "applications.handled":
        return True
    return total is not None and total.indicator == whole.indicator and whole.column in (None, one.column)
