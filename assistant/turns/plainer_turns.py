"""A turn that was refused, in plainer words of the same meaning, or with the body and the year of the turn before where it says all else itself.

`plainer_turns` gives what it may be asked again as, the likeliest first; nothing where no row of `vocabulary/turns_plainly.toml` fits and it
names no two things to compare. A body or a channel in place of the one before is said as a turn says it alone (换成商务局是多少件: 商务局呢), so that
what the turn before asked for is kept. Two things that a turn names and compares (公众号比网站多多少条) are asked in full, of the one body and
year that the turn before was about, where that asked for all of what it counted: a part, a class or a body told by another's report is never dropped.
Texts are as typed; nothing is looked up and nothing raises.

>>> before = TurnState(("示例市商务局",), (2023,), "网站发布多少条", "value", True)
>>> plainer_turns("换成教育局，是多少件？", [before]), plainer_turns("公众号上发了多少条？", [before])
(('教育局呢？',), ('公众号呢？',))
>>> plainer_turns("公众号和网站相差多少条？", [before])
('示例市商务局2023年公众号和网站相差多少条？', '示例市商务局2023年公众号发布信息比网站多多少？')
>>> plainer_turns("办结多少件？", [before])
()
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.asking.asked_unit import asked_unit, units_fit
from assistant.language.plainer_words import rows
from assistant.language.word_tables import word_table
from assistant.turns.conversation import TurnState

_KEPT = re.compile("其中|里面|当中|这些|它|上述|该|类|方面|级|自然人|法人")
"""Words by which a turn, or the one before, speaks of a part: nothing is asked in full then."""


@cache
def _compares() -> re.Pattern[str]:
    return re.compile(word_table("turns_plainly")["compares"])


def plainer_turns(turn: str, states: Sequence[TurnState]) -> tuple[str, ...]:
    """The turn as it may be asked again, each way once."""
    if not states:
        return ()
    said = turn.strip()
    fitting = [
        (pattern, plain) for pattern, plain in rows("turns_plainly") if pattern.fullmatch(said) and _in_its_unit(said, states[-1])
    ]
    shorter = (pattern.sub(one, said, count=1) for pattern, plain in fitting for one in plain)
    return tuple(dict.fromkeys((*shorter, *_in_full(said, states))))


def _in_its_unit(said: str, state: TurnState) -> bool:
    """Whether a turn asks in the unit of the turn before, as far as both say one."""
    asked, units = asked_unit(said), {asked_unit(state.content), *(one.unit for one in state.told)} - {None}
    return asked is None or not units or any(units_fit(asked, unit) for unit in units if unit is not None)


def _in_full(said: str, states: Sequence[TurnState]) -> tuple[str, ...]:
    """A comparison of two things that the turn names, with the body and the year of the turn before."""
    found, last = _compares().fullmatch(said), states[-1]
    one = len(last.organisations) == len(last.years) == 1 and last.numeric
    if found is None or not one or last.within or any(_KEPT.search(text) for text in (said, last.content)):
        return ()
    of = f"{last.organisations[0]}{last.years[0]}年"
    sides = (found["one"], found["other"])
    channels = f"{of}{sides[0]}发布信息比{sides[1]}多多少？"
    return (f"{of}{said}", channels) if found["gap"] and not said.startswith(sides[0] + "比") else (f"{of}{said}",)
