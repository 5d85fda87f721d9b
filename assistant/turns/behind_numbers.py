"""A turn that names nothing of its own behind a turn for a number: no sentence about another thing answers it (收到信访多少件, refused: 其中自然人呢).

Behind a number that the report does not tell, a part or a deed said alone (自然人的呢, 都办结了吗) is that of what was asked, and not of the applications that every
report tells of. What it was about (都是关于什么的, 都有哪些) is told only by a sentence that speaks of the thing asked, and behind a number that was told only
by one that tells its matter. `untold_behind` says whether the passages found tell nothing of that. A turn that names a body, a year or a thing of its own
is never held back. The words are data (`[deeds]`, `[parts]`, `[sorts]`, `[behind_numbers]` of `vocabulary/turns.toml`). Nothing raises.

>>> from assistant.bodies.organisations import OrganisationTable
>>> from assistant.asking.question import understand
>>> table = OrganisationTable.of([("示例市商务局", (), "a")])
>>> state = TurnState(("示例市商务局",), (2023,), "收到信访件多少", "value", True, whole="收到信访件多少")
>>> told = ("全年收到政府信息公开申请12件,其中自然人申请12件。",)
>>> [untold_behind(understand(turn, table, 2024), [state], told) for turn in ("其中自然人呢?", "行政复议呢?", "2022年呢?")]
[True, False, False]
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.asking.asked_thing import wanted
from assistant.asking.question import Question
from assistant.language.concepts import GENERIC
from assistant.language.coverage import holds
from assistant.language.word_tables import word_table
from assistant.turns.beside_told import Beside, Told, read_beside, tells
from assistant.turns.conversation import TurnState, names_body_or_year
from assistant.turns.idle_turns import asks_in_words, deed_alone, part_alone, sort_alone
from assistant.turns.turn_words import FILLER

_TABLES = ("applications.", "review.", "litigation.")
"""What of the forms a report speaks of in many sentences that tell nothing of what these cases were about."""
_SENTENCE = re.compile("[^。；;\n]+")
_ABOUT = Beside("about", ())


def untold_behind(question: Question, states: Sequence[TurnState], passages: Sequence[str]) -> bool:
    """Whether a turn names nothing of its own and the folded `passages` found for it tell nothing of what the turn before counted."""
    if not states or names_body_or_year(question) or states[-1].asked:
        return False
    alone, in_words = _names_nothing(question.content), _asks_of_it(question.content)
    state = _counted(states) if alone or in_words else None
    if state is None:
        return False
    if in_words:
        about = _asks_about(question.content)
        return not any(_speaks_of(state, sentence, about=about) for one in passages for sentence in _SENTENCE.findall(one))
    return not state.told


def _counted(states: Sequence[TurnState]) -> TurnState | None:
    """The turn for a number that such a turn goes on from, past those that only went on from it; None for a turn in words."""
    for state in reversed(states):
        if state.told or state.whole:
            return state if state.told or state.numeric else None
    return None


def _names_nothing(content: str) -> bool:
    return (
        part_alone(content)
        or deed_alone(content, None)
        or sort_alone(content)
        or _idle().fullmatch(FILLER.sub("", content)) is not None
    )


def _asks_about(content: str) -> bool:
    """Whether a turn asks what it was about."""
    beside = read_beside(content)
    return beside is not None and beside.kind == "about" and set(beside.said) <= _nouns()


def _asks_of_it(content: str) -> bool:
    beside = read_beside(content)
    return asks_in_words(content) or _asks_about(content) or (beside is not None and beside.kind == "which" and not beside.said)


def _speaks_of(state: TurnState, sentence: str, *, about: bool) -> bool:
    """Whether a sentence speaks of all that the turn counted; where that is asked, of a number that was told and of
    cases of the forms it must tell what these were about."""
    named = [concept for concept in wanted(state.content).concepts if concept.weight > GENERIC]
    if not named or not all(holds(concept, sentence) for concept in named):
        return False
    things = state.task.things if state.task is not None else ()
    indicators = [thing.indicator or "" for thing in things] or [wanted(state.content).indicator or ""]
    if not (about or state.told) and not any(one.startswith(_TABLES) for one in indicators):
        return True
    return tells(_ABOUT, Told("", "", sentence, "")) and _of_doing().search(sentence) is None


@cache
def _nouns() -> frozenset[str]:
    return frozenset(word_table("turns")["behind_numbers"]["nouns"])


@cache
def _idle() -> re.Pattern[str]:
    return re.compile(word_table("turns")["behind_numbers"]["idle"])


@cache
def _of_doing() -> re.Pattern[str]:
    return re.compile(word_table("turns")["behind_numbers"]["doing"])
