"""One thing of which a question asks two numbers: how many and by how much that changed, or the same in several units.

`read_twice` gives what is asked of contents without bodies and years (公开图解多少张,比上年增加多少; 目录几类多少条), `tell_twice` says it of
one body and year: the count with the change that is told beside it, else with the difference to the year before; each unit's number
of one sentence, and of a unit that is not told, that it is not there. Nothing is said where the first number is not told, so that the
question is read otherwise. `tell_sorted` tells the two things that one name may mean (依申请公开). Texts are folded.

>>> read_twice("公开图解多少张,比上年增加多少?"), read_twice("梳理目录几类多少条?")
(Twice(thing='公开图解多少张', units=(), rate=False), Twice(thing='梳理目录', units=('类', '条'), rate=False))
>>> read_twice("公开图解多少张,比上年呢").thing, read_twice("公开图解多少张,与上年相比有何变化").thing
('公开图解多少张', '公开图解多少张')
>>> read_twice("收到意见多少条,采纳多少条"), read_twice("公开信息多少条")
(None, None)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answering.evidence import Found, Missing
from assistant.asking.asked_thing import wanted
from assistant.asking.measures import asks_how_moved
from assistant.asking.question import Question
from assistant.bodies.scope import Side
from assistant.computing.over_bodies import BodyOperations
from assistant.language.word_tables import word_table
from assistant.prose.applications_told import sorted_alike
from assistant.prose.telling import At
from ingest.statements.words import alternatives, load_words

_UNITS = alternatives(load_words().counts)
_MOVED = alternatives(tuple(word_table("sides")["moved_by"]))
_SINCE = r"(?:同比|环比|[比较](?:(?:上年|去年|上一年|前一年|年初|上年末|去年底)(?:同期|度)?)? *)"
_HOW_MANY = rf"(?:多少|几)(?:{_UNITS})?"
_AND_CHANGE = re.compile(
    rf"^(?P<thing>[^,;?|]+?{_HOW_MANY}[^,;?|]{{0,8}})[,;、](?:又|并)?(?:{_SINCE}(?:{_MOVED})|(?:{_MOVED}))(?:了|过)?(?:{_HOW_MANY}|(?P<rate>百分之几|百分之多少|多少个?百分点|几个百分点))[^,;?|]{{0,8}}[?。]?$"
)
_IN_UNITS = re.compile(
    rf"^(?P<thing>[^,;?|]{{2,}}?)(?:一共|共|总共)?有?(?P<units>(?:(?:多少|几)(?:{_UNITS})[,、和]?){{2,}})[?。]?$"
)
_UNIT = re.compile(rf"(?:多少|几)({_UNITS})")
_IN_NO_UNIT = re.compile("多少[?。]?$")
_COUNTED = re.compile(f"{_HOW_MANY}[^多少几]{{0,8}}$")


@dataclass(frozen=True, slots=True)
class Twice:
    """`thing`: what is asked about, with how many where its change is asked too; `units`: the units that it is asked in; `rate`:
    whether its change is asked for in per cent."""

    thing: str
    units: tuple[str, ...] = ()
    rate: bool = False


def read_twice(content: str) -> Twice | None:
    """What a question asks two numbers of; None where it asks for one, or for those of two things."""
    if (found := _AND_CHANGE.match(content)) is not None:
        return Twice(found["thing"], rate=found["rate"] is not None)
    counted, comma, later = content.partition(",")
    if comma and _COUNTED.search(counted) is not None and asks_how_moved(later):
        return Twice(counted)
    if (found := _IN_UNITS.match(content)) is not None:
        units = tuple(_UNIT.findall(found["units"]))
        return Twice(found["thing"], units) if len(set(units)) == len(units) else None
    return None


def tell_twice(operations: BodyOperations, question: Question, sides: Sequence[Side]) -> bool:
    """Whether what a question asks of one thing twice was said, of one body in one year."""
    asked, years = read_twice(question.content), question.years
    since = (
        not (asked is None or asked.units) and len(years.named) == 2 and years.named[0] - years.named[1] == 1
    )  # 2022年几篇,比2021年增长多少
    if asked is None or len(sides) != 1 or question.linked or question.also or (len(years.named) != 1 and not since):
        return False
    at = At(sides[0].organisation, years.named[0], wanted(asked.thing))
    return _in_units(operations, at, asked) if asked.units else _with_change(operations, at, question.content, rate=asked.rate)


def _with_change(operations: BodyOperations, at: At, question: str, *, rate: bool) -> bool:
    """The number and its change; `rate`: whether that is asked for in per cent. One asked for in no unit is told in per cent where the
    report states it so and no number of the year before is held."""
    now = operations.find(at)
    if isinstance(now, Missing) or len(now) != 1 or now[0].value is None:
        return False
    operations.show(now)
    before = replace(at, year=None if at.year is None else at.year - 1)
    if rate:
        if (none := operations.growth(at, before, question)) is not None:
            operations.say_missing(none)
        return True
    later = re.split("[,;、]", question)[-1]
    missing = operations.told_with_rate(at, before, later, lambda: _changed(operations, at, before, later))
    if missing is not None:
        operations.say_missing(missing)
    return True


def _changed(operations: BodyOperations, at: At, before: At, asked: str) -> Missing | None:
    """Says by how much a count has changed: what is told beside it, a rate where only that is, else the difference to the year before."""
    if changes := operations.change_beside(at):
        operations.show([replace(one, value=None if one.value is None else abs(one.value)) for one in changes])
        return None
    if (_IN_NO_UNIT.search(asked) is not None or asks_how_moved(asked)) and operations.says_rate_instead(at, before, asked):
        return None
    return operations.difference(at, before)


def _in_units(operations: BodyOperations, at: At, asked: Twice) -> bool:
    told: list[Found | Missing] = []
    for unit in asked.units:
        outcome = operations.find(replace(at, wanted=wanted(f"{asked.thing}多少{unit}")))
        own = () if isinstance(outcome, Missing) else tuple(one for one in outcome if one.unit == unit)
        told.append(own[0] if len(own) == 1 else at.not_there)
    found = [one for one in told if isinstance(one, Found)]
    statements = [operations.statement_of(one) for one in found]
    if isinstance(told[0], Missing) or len({one and one.statement.sentence for one in statements}) != 1 or None in statements:
        return False
    for one in told:
        if isinstance(one, Found):
            operations.show([one])
        else:
            operations.say_missing(one)
    return True


def tell_sorted(operations: BodyOperations, at: At) -> bool:
    """Tells the documents that the one report of a year sorts under the name that a question may mean applications by (依申请公开多少件);
    whether it sorts any."""
    records = operations.documents(at.organisation, at.year)
    ours = operations.catalogue.candidates([records[0].id]) if len(records) == 1 else ()
    told = sorted_alike([c for c in ours if c.statement.year == at.year and operations.catalogue.stands(c)], at.wanted.text)
    if told is not None:
        operations.builder.say("sorted_documents")
        operations.show([operations.lookup.of_statement(told)])
    return told is not None
