"""Shares of turns by their words: the part and the whole of a share that a turn leaves out, as figures of the turn before.

`share_in` gives both for a turn that asks what share of it something is (动态类占百分之几, 占比呢), `part_and_whole` for the same share of another
body or year; () where the turn says both itself, or the turns do not tell. Nothing is looked up, and nothing is an error.

>>> from assistant.asking.question import understand
>>> from assistant.bodies.organisations import OrganisationTable
>>> state = TurnState(("示例市商务局",), (2023,), "动态类的呢|公开信息多少条", "value", True)
>>> [one.wanted.text for one in share_in(understand("占比呢", OrganisationTable.of([]), 2024), state)]
['动态类的呢|公开信息多少条', '公开信息多少条']
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.asking.asked_thing import wanted
from assistant.asking.question import Question
from assistant.asking.wanted import COUNTS
from assistant.turns.conversation import TurnState, narrowed, said_again
from assistant.turns.linked import Linked
from assistant.turns.turn_words import FILLER

_SHARE_OF_NAMED = re.compile(
    r"(?:那么?|这|它们?|其)?占(?:了|到)?(?P<whole>(?!百分|多|几|比)[^,。?]{2,14}?)(?:的)?(?:百分之(?:几|多少)|(?:多大|多少|多高)?(?:的)?(?:比例|比重|份额)(?:是?多少|多大)?|多少|几成)"
)
"""占新收的百分之几, which names the whole of the last turn's part."""
_SHARE_SAID = re.compile(
    r"(?:所)?占(?:了|到)?(?:百分之(?:几|多少)|(?:多大|多少|多高)?(?:的)?(?:比例|比重|份额)(?:是多少|多大|多少)?|多少|几成|比(?:是多少|多少|多大)?)|"
    r"(?:的)?(?:比例|比重|份额)(?:是多少|有多大|为多少|多少|多大)?|^what (?:share|percentage|proportion) (?:was|were|is|are|came from|came by|came)?"
)
_BOTH_SIDES = re.compile(r"中|里|在|占")
"""A share whose whole the turn names itself: its words tell more than the turn before."""


def share_in(question: Question, state: TurnState) -> tuple[Linked, ...]:
    """The part that a share is asked of (动态类占百分之几, or 占比呢 of the last turn's), and what the first turn asked for as its
    whole; () where the turn names both itself, or other bodies or years."""
    own, *behind = _SHARE_SAID.split(question.content, maxsplit=1)
    named = (
        question.mentions or question.years.named or not state.numeric or len(state.organisations) != 1 or len(state.years) != 1
    )
    said, _, base = state.content.partition("|")
    base = base.rsplit("|", 1)[-1]
    if not named and (of := _SHARE_OF_NAMED.fullmatch(question.content.strip(" ,。?!"))) is not None:
        two = (said_again(state.content, "value"), narrowed(wanted(of["whole"]), of["whole"], base or said))
        return tuple(Linked(state.organisations[0], state.years[0], replace(one, unit=None)) for one in two)
    if named or FILLER.sub("", "".join(behind)) or _BOTH_SIDES.search(own):
        return ()
    if FILLER.sub("", own):
        part = narrowed(replace(wanted(own), unit=None, kinds=COUNTS), own, base or said)
    elif base:
        part = said_again(state.content, "value")
    else:
        return ()
    whole = wanted(base or said)
    return tuple(Linked(state.organisations[0], state.years[0], one) for one in (part, whole))


def part_and_whole(filled: Question, state: TurnState) -> tuple[Linked, ...]:
    """The part and the whole of a share that is asked again of another body or year: 市级 of 政策文件 is no 市级 of anything else."""
    _, _, base = state.content.rpartition("|")
    bodies = [one.name for mention in filled.mentions for one in mention.organisations]
    if "|" not in state.content or len(bodies) != 1 or len(filled.years.named) != 1:
        return ()
    two = (said_again(state.content, "value"), wanted(base))
    return tuple(Linked(bodies[0], filled.years.named[0], one) for one in two)
