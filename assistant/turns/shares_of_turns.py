"""Shares that leave out their part or their whole: which of the figures that turns asked for are meant, read strictly.

`share_of_turns` fills a share (占比呢, 占办结的多少) from the turns before it: the whole is the last figure asked for that may hold the part, never
a sibling of it. `share_again` asks the last turn's share of another part (企业呢, 诉讼呢). None where no turn has such a whole.

>>> told = [TurnState((), (), "", "value", True, Task("value", (Thing(f"applications.{row}"),))) for row in ("received", "refused")]
>>> task = share_of_turns(Task("share"), told, told[-1].task)
>>> task.things[0].indicator, task.whole.indicator
('applications.refused', 'applications.received')
>>> share_of_turns(Task("share", (Thing("applications.granted"),)), told[1:], told[-1].task) is None
True
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.asking.question import Question
from assistant.asking.shares import may_be_whole
from assistant.asking.tasks import Task
from assistant.asking.things import Thing
from assistant.turns.conversation import TurnState
from assistant.turns.one_dimension import names_row, other_dimension


def share_of_turns(task: Task, states: Sequence[TurnState], last: Task) -> Task | None:
    """A share of which the part, the whole or both were named before."""
    part = task.things[0] if task.things else last.things[0]
    if part.indicator is None:
        part = replace(last.things[0], column=part.column)
    if task.whole is not None:
        return replace(task, things=(part,))
    if part.column is not None:
        return replace(task, things=(part,), whole=replace(part, column=None))
    before = [one for state in reversed(states) if state.task is not None for one in state.task.things]
    whole = next((one for one in before if may_be_whole(one, part)), None)
    return None if whole is None else replace(task, things=(part,), whole=whole)


def share_again(things: tuple[Thing, ...], question: Question, last: Task) -> Task | None:
    """The share of another part, in what the last turn's was a part of, or in that of its own table (诉讼呢 behind 复议维持率); None where it is
    a part of neither."""
    if len(things) != 1 or last.whole is None:
        return None
    moved = other_dimension(question.content, last.whole) if names_row(question.content) else None
    whole = moved or last.whole
    return replace(last, things=things, whole=whole) if may_be_whole(whole, things[0]) else None
