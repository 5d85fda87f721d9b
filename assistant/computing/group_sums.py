"""What several bodies of a kind come to that one report lists (三县问答共几期: 泗河县15期、柳河县5期、枫河县2期), and by how much that moved.

`add_group` says the sum of exactly the members that are meant (`scopes.group_asked`), each with its number, in the year asked; where a
question asks by how much they are more than in another year, the difference of the two sums. Whether it could be said; nothing is said
where a member lacks its number, the list has more or fewer of the kind, or two lists may be meant. Where each one's number is asked for
(各县答复多少件), a list that comes to no whole tells each.

>>> add_group.__name__
'add_group'
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.answering.evidence import Found
from assistant.asking.question import Question
from assistant.bodies.scope import Side
from assistant.bodies.scopes import GroupAsked, group_asked
from assistant.computing.level_told import say_besides
from assistant.computing.list_computing import ListComputing
from assistant.computing.over_bodies import BodyOperations
from assistant.language.word_tables import word_table
from assistant.prose.listed_items import Extreme

_PAIR = 2


def add_group(operations: BodyOperations, question: Question, sides: Sequence[Side]) -> bool:
    """See the module."""
    asked = group_asked(question.content)
    if asked is None or len(sides) != 1 or question.linked or question.also or question.years.last or question.years.since:
        return False
    body, named = sides[0].organisation, question.years.named
    known = operations.catalogue.years(body)
    if asked.moved:
        years: tuple[int, ...] = tuple(named) if len(named) == _PAIR else (named[0], named[0] - 1) if len(named) == 1 else ()
    else:
        years = tuple(named) if len(named) == 1 else tuple(known[-1:]) if not named else ()
    lists = [ListComputing(operations, body, year, question.folded) for year in years]
    told = [_members(one, asked) for one in lists]
    each = lists[0].each_of_kind(asked.kind, asked.topic, asked.unit) if len(lists) == 1 and _asks_each(asked, question) else ()
    if not told or not (each if asked.apiece else all(told) or each):
        return False
    if not named:
        operations.builder.warn("year_assumed", operations.builder.wording.say("year_assumed", year=str(years[0])))
    if not asked.moved:
        summed = told[0] if not asked.apiece else ()
        if summed and operations.sum_of(summed) is not None:
            return False
        if not summed:
            operations.show_apart(each, total=True)
        say_besides(operations, summed or each, Extreme("max", asked.kind, asked.topic, (), asked.unit))
        return True
    sums = [_sum(operations, one, asked) for one in told]
    if operations.difference_of((sums[0], sums[1])) is not None:
        return False
    operations.rests_on([*told[0], *told[1]])
    return True


def _asks_each(asked: GroupAsked, question: Question) -> bool:
    """Whether each one's number is asked for (各县答复多少件), which needs no whole, and not what they come to (各县一共)."""
    together = any(word in question.content for word in word_table("scopes")["words"]["together"])
    return (asked.apiece or (asked.said.startswith("各") and not together)) and bool(asked.topic)


def _members(computing: ListComputing, asked: GroupAsked) -> tuple[Found, ...]:
    given = Decimal(asked.given) if asked.given else None
    return computing.of_kind(asked.kind, asked.topic, asked.unit, asked.number, given) if asked.topic else ()


def _sum(operations: BodyOperations, members: Sequence[Found], asked: GroupAsked) -> Found:
    total = sum((one.value for one in members if one.value is not None), Decimal(0))
    return operations.computed(total, "sum", members, members[0].unit, label=f"{asked.said}{asked.topic}")
