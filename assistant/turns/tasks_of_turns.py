"""What a question is computed as on its own, read strictly: nothing where only the looser reading or the turns before tell.

`own_tasks` takes a question as earlier turns' words fill it, and whether it is the first of its conversation. A later turn is read on
its own only where it names a figure of the forms that its words mean behind the turn before too (办结多少 after 热线多少个 does not).

>>> from assistant.bodies.organisations import OrganisationTable
>>> from assistant.asking.question import understand
>>> table = OrganisationTable.of([("示例市商务局", (), "a")])
>>> [task.operation for task in own_tasks(understand("收到和受理一共多少件申请", table, 2024), first=True)]
['sum']
>>> own_tasks(understand("涉及投诉举报的呢", table, 2024), first=False)
()
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asking.asked_thing import counts_otherwise
from assistant.asking.question import Question
from assistant.asking.tasks import Task, read_tasks
from assistant.language.speaking import LEGAL
from assistant.prose.listed_items import asks_matter, read_extreme
from assistant.turns.idle_turns import deed_alone
from assistant.turns.turn_words import REACHES, names_part

_OF_THE_TURN = re.compile(r"(?:那么?|那)?涉及")
"""涉及投诉举报的呢 asks for a part of what the turn before asked for, not for the figure of that name."""
_PEOPLE = "居民|市民|村民|群众|老百姓|百姓|公民|企业|公司"
_HOW_MANY = "(?:一?共|总共|大概|约)?有?(?:多少|几)(?:[个家名位户人]|万)*"
_COUNTS_PEOPLE = re.compile(rf"{_HOW_MANY}(?:{_PEOPLE})[?。]?|(?:{_PEOPLE}){_HOW_MANY}[?。]?")
"""有多少居民 asks for people, not for what they applied for."""
_LOOSE = ("beyond", "unclear", "check", "parts")
"""Operations that only the looser reading knows, or knows to refuse."""


def own_tasks(question: Question, *, first: bool) -> tuple[Task, ...]:
    """The tasks that a question's own words are; () where they are not read strictly."""
    changes = any((ask.indicator or "").endswith("_change") for ask in question.asks)
    people = first and _COUNTS_PEOPLE.fullmatch(question.content) is not None
    most = read_extreme(question.content)
    matter = most is not None and asks_matter(most)  # what most applications were about is no row of the form
    tasks = () if changes or people or matter or question.linked else read_tasks(question.content)
    if question.operation in _LOOSE and not _reads_what_is_left(tasks):
        return ()
    if any(
        thing.indicator and counts_otherwise(thing.indicator, thing.text or question.content)
        for task in tasks
        for thing in task.things
    ):
        return ()
    return tasks if first or _stand_alone(question, tasks) else ()


def _reads_what_is_left(tasks: tuple[Task, ...]) -> bool:
    """Whether the strict reading understood what a question leaves out (除企业以外)."""
    return any(task.operation == "rest" or any(thing.column == LEGAL for thing in task.things) for task in tasks)


def _stand_alone(question: Question, tasks: tuple[Task, ...]) -> bool:
    """Whether a later turn names all that its tasks need."""
    if not all(task.things and task.things[0].indicator and not task.among for task in tasks):
        return False
    if not question.numeric or REACHES.search(question.content) or _OF_THE_TURN.match(question.folded):
        return False
    ask = question.asks[0]
    if ask.indicator is None and "|" in ask.text and names_part(question.content):
        return False
    meant = {thing.indicator for task in tasks for thing in task.things}
    return ask.indicator in meant or not deed_alone(question.content, None)


def asks_for_all(tasks: Sequence[Task]) -> bool:
    """Whether a question without a body asks about all bodies of the store."""
    return all(task.over == "bodies" or task.operation in ("rank", "count", "max", "min", "compare") for task in tasks)


def kept_operation(question: Question) -> str:
    """What a later turn asks of another figure too (规范性文件比上年多多少, then 规章呢)."""
    return question.operation if question.operation in ("difference", "growth") else "value"
