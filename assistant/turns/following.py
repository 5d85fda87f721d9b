"""A follow-up read strictly: what it names takes the place of what the earlier turn named, and nothing else is changed.

`followed` fills the tasks of a question (`tasks.read_tasks`) from the stored turns: things, operation, bodies and years that
are left out. It gives None where the question is not read strictly or the earlier turn was about no figure of the forms;
`conversation.continued` then goes on with the words. A row that is named drops the column of an earlier follow-up
(其中自然人多少？ 不予公开的呢？), whose figure is then told beside it, and keeps the column of a question that named both.

>>> from assistant.bodies.organisations import OrganisationTable
>>> from assistant.asking.question import understand
>>> table = OrganisationTable.of([("示例市商务局", (), "a")])
>>> before = TurnState(("示例市商务局",), (2023,), "", "value", True, Task("value", (Thing("applications.received"),)))
>>> question, tasks = followed(understand("其中自然人多少？", table, 2024), [before], table)
>>> (question.years.named, tasks[0].things[0].indicator, tasks[0].things[0].column)
((2023,), 'applications.received', '自然人')
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asking.asked_together import bare_operation
from assistant.asking.asked_unit import asked_unit
from assistant.asking.indicator_words import sum_of
from assistant.asking.joined_cells import beside_turn
from assistant.asking.question import Question
from assistant.asking.said_figures import said
from assistant.asking.shares import NO_OUTCOMES, total_of
from assistant.asking.tasks import Task, read_tasks
from assistant.asking.things import RECEIVED, Thing
from assistant.bodies.organisations import Mention, OrganisationTable
from assistant.language.years import Years
from assistant.turns.adding_turns import added_to_turn, asks_bare_sum
from assistant.turns.comparing_turns import shares_what_turns_gave
from assistant.turns.conversation import TurnState, bodies_said, of_one_table
from assistant.turns.idle_turns import (
    asks_another_unit,
    asks_in_words,
    asks_otherwise,
    count_again,
    deed_alone,
    itself_alone,
    sort_alone,
)
from assistant.turns.one_dimension import other_dimension
from assistant.turns.shares_of_turns import share_again, share_of_turns
from assistant.turns.turn_words import (
    FILLER,
    PART_OF_TURN,
    REACHES,
    YEAR_BEFORE,
    asks_to_be_told,
    asks_why,
    names_part,
    names_year_alone,
    only_thanks,
)
from ingest.forms import indicators

TWO_SIDED = frozenset({"difference", "compare", "ratio", "growth", "sum"})
_PLACING = frozenset({"max", "min", "rank", "compare"})
_ALONE = re.compile("咨询|查询|求助")
"""What leads up to a question in other turns, and is what a turn asks for that says nothing else (咨询呢)."""
_ASKS_ANEW = re.compile(r"多少|几[件个次条]|是几|how many|how much|number of")
_COMPARES = re.compile(r"比|跟|与|和|\bthan\b|\bwith\b|\band\b|\bversus\b|\bvs\b")


def followed(
    question: Question, states: Sequence[TurnState], table: OrganisationTable
) -> tuple[Question, tuple[Task, ...]] | None:
    """The question with its bodies and years, and its tasks, filled from these turns (the last one last)."""
    if states and states[-1].together and (names_year_alone(question) or shares_what_turns_gave(question)):
        return None
    states = [state for state in states if not state.together]
    last = states[-1] if states else None
    if last is not None and (reasons := _reasons(question, last)) is not None:
        return replace(question, mentions=_mentions(question, reasons, last, table), years=_years(question, last)), (reasons,)
    tasks = read_tasks(question.content) or _bare_total(question) or _beside_turn(question, last)
    if last is not None and (moved := _in_other_dimension(question, tasks, states)):
        tasks = moved
    if (
        last is None
        or last.task is None
        or not tasks
        or only_thanks(question)
        or asks_why(question)
        or (asks_to_be_told(question) and tasks[0].operation == "value")
        or REACHES.search(question.content)
        or asks_in_words(question.content)
        or _ALONE.fullmatch(FILLER.sub("", question.content))
        or itself_alone(question.content)
        or (not tasks[0].things and sort_alone(question.content))
        or added_to_turn(question)
        or count_again(question.content, last.content.rsplit("|", 1)[-1])
        or _of_another_kind(question, tasks, last)
        or _is_whole_again(question, tasks, last.task)
    ):
        return None
    if not tasks[0].things and tasks[0].operation == "value" and _compares_years(question):
        tasks = (replace(tasks[0], operation="difference"), *tasks[1:])
    if tasks[0].before or (YEAR_BEFORE.search(question.folded) and not re.search(r"\d{4}", question.folded)):
        tasks = (replace(tasks[0], before=True), *tasks[1:])
        if not re.search(r"\d{4}", question.folded):
            question = replace(question, years=replace(question.years, named=()))
    first = tasks[0]
    if _stands_alone(question, tasks) or _counts_messages(question, first, last):
        return None
    if (pair := _pair(question, first, states, table)) is not None:
        return pair
    of_turns = asks_bare_sum(question) or _of_turns(question, first, last)
    if (
        len(states) > 1
        and of_turns
        and not (_OWN_TOTAL.search(question.content) and last.task.things[:1] and last.task.things[0].column)
    ):
        return None
    filled: list[Task] = []
    for task in tasks:
        done = _filled(task, question, states, last.task)
        if done is None:
            return None
        filled.append(done)
    mentions = _mentions(question, first, last, table)
    years = question.years
    if not (years.named or years.last or years.since or years.until):
        two_sided = first.operation in ("difference", "growth", "compare", "ratio")
        shifted = tuple(year - 1 for year in last.years) if first.before and not two_sided else last.years
        over_years = filled[0].operation in ("trend", "rank", "max", "min") and filled[0].over == "years"
        narrowed = shifted[-1:] if two_sided and (first.before or years.compared) else shifted
        years = replace(years, named=() if over_years or first.operation == "trend" else narrowed)
    elif len(years.named) == 1 and len(last.years) == 1 and _is_compared_with(question, first):
        years = replace(years, named=tuple(dict.fromkeys((*last.years, *years.named))))
    elif first.operation == "value" and len(last.years) == 2 and last.task.operation in ("difference", "growth"):
        filled = [replace(task, before=True) for task in filled]
    return replace(question, mentions=mentions, years=years, numeric=True), tuple(filled)


def _compares_years(question: Question) -> bool:
    """Whether a turn says only that the year before is compared with (比去年呢); a month is compared with the month before (环比)."""
    return question.years.compared and not question.years.named and "环比" not in question.content


def _reasons(question: Question, last: TurnState) -> Task | None:
    """理由呢 behind a figure that the form tells by its reasons: each of them."""
    things = last.task.things if last.task is not None else ()
    if len(things) != 1 or _REASONS.fullmatch(question.content) is None:
        return None
    reasons = sum_of(things[0].indicator or "")
    return Task("list", tuple(replace(things[0], indicator=one, text="", words=()) for one in reasons)) if reasons else None


_REASONS = re.compile(
    r"(?:那么?)?(?:各(?:是|有)?)?(?:什么|哪些)?(?:的)?(?:理由|依据)(?:是|有|都有|分别是)?(?:什么|哪些)?[呢?,。]*"
)


def _years(question: Question, last: TurnState) -> Years:
    """The years that a turn names, else the last turn's."""
    years = question.years
    named = years.named or years.last or years.since or years.until
    return years if named else replace(years, named=last.years)


def _of_another_kind(question: Question, tasks: Sequence[Task], last: TurnState) -> bool:
    """Whether a turn names no figure and asks for something else than the last turn's (三年呢, 多少人), or says only what is done
    (办结多少) behind a figure that does not count applications."""
    base = last.content.rsplit("|", 1)[-1]
    named = [thing.indicator for task in tasks for thing in task.things if thing.indicator is not None]
    placed = last.task is not None and last.task.operation in _PLACING
    if (
        not named
        and tasks[0].operation in _PLACING
        and (tasks[0].over or placed or len(last.organisations) + len(last.years) > 2)
    ):
        return False
    if not named:
        return asks_otherwise(question.content, base) or asks_another_unit(question.content, base)
    known = [thing.indicator for thing in last.task.things if thing.indicator] if last.task is not None else []
    return any(deed_alone(question.content, one) for one in known) and not any(
        of_one_table(one, other) for one in named for other in known
    )


def _is_whole_again(question: Question, tasks: Sequence[Task], last: Task) -> bool:
    """Whether a turn asks for a part of the last turn's figure in words that elsewhere name that figure (收到几条, then 其中依申请公开的):
    the whole is no part of itself, and what is meant is told by the report's own words."""
    if question.mentions or question.years.named or not (tasks[0].among or names_part(question.content)):
        return False
    before = {(thing.indicator, thing.column): thing for thing in last.things}
    named = [thing for task in tasks for thing in task.things]
    again = [before[key] for thing in named if (key := (thing.indicator, thing.column)) in before]
    words = [word for thing in named for word in thing.words if all(word not in one.text for one in again)]
    labels = [form.label for thing in named if (form := indicators().get(thing.indicator or "")) is not None]
    called = bool(words) and all(any(word in label for label in labels) for word in words)
    return bool(named) and len(again) == len(named) and not called


def _beside_turn(question: Question, last: TurnState | None) -> tuple[Task, ...]:
    """Several things that a turn joins in the words of the figure before it (复议维持几件, then 纠正和其他结果各几件)."""
    base = last.task.things[0] if last is not None and last.task is not None and last.task.things else None
    things = beside_turn(question.content, base.words) if base is not None else ()
    return (Task("list", things),) if things else ()


def _in_other_dimension(question: Question, tasks: Sequence[Task], states: Sequence[TurnState]) -> tuple[Task, ...]:
    """A turn that names one dimension of the cells before it (诉讼呢, 废止呢) as asking for the cells that differ in that alone; () for any
    other. A row that is asked how many of may as well be asked for on its own."""
    last = states[-1].task
    read = tasks[0] if len(tasks) == 1 else None
    if last is None or not last.things or len(tasks) > 1 or (read is not None and read.operation not in _PLAIN):
        return ()
    if len(states) > 1 and asks_bare_sum(question):
        return ()
    told = [other_dimension(question.content, thing) for thing in last.things]
    things = tuple(dict.fromkeys(thing for thing in told if thing is not None))
    if not things or None in told:
        return ()
    own = read.things if read is not None else ()
    whole = any((thing.indicator or "").endswith(".total") for thing in own) and _ASKS_ANEW.search(question.content) is not None
    apart = tuple(thing for thing in own if whole and thing.indicator not in {one.indicator for one in things})
    return (replace(read or Task("value"), operation="value", things=(*apart, *things)),)


_PLAIN = frozenset({"value", "sum", "difference"})
"""What a turn is read as that only names a total (一共呢) or a header which sounds like computing (本年增减呢)."""


def _bare_total(question: Question) -> tuple[Task, ...]:
    """A turn that only asks for the total, in words that the strict reading does not know (and in total)."""
    return (Task("sum", ()),) if bare_operation(question.content) == "sum" else ()


def _counts_messages(question: Question, task: Task, last: TurnState) -> bool:
    """Whether 公开多少条 behind applications counted in 件 asks for what was published, not for applications that were granted."""
    granted = any(thing.indicator == "applications.granted" for thing in task.things)
    return granted and asked_unit(question.content) in ("条", "篇") and asked_unit(last.content) not in ("条", "篇")


def _of_turns(question: Question, task: Task, last: TurnState) -> bool:
    """Whether a turn names nothing and is about the turns before it together, more than the strict reading pairs (`_pair`)."""
    named = question.mentions or question.years.named or task.things or question.years.compared or task.before
    one = len(last.organisations) == len(last.years) == 1 and last.task is not None and last.task.operation == "value"
    return one and not named and bare_operation(question.content) is not None


def _is_compared_with(question: Question, task: Task) -> bool:
    """Whether the one year named is what the last turn's year is compared with (比2021年多多少)."""
    if task.operation not in TWO_SIDED or task.operation == "sum" or task.before or question.years.compared or question.mentions:
        return False
    start = min((start for start, _ in question.years.spans), default=0)
    return _COMPARED_WITH.search(question.folded[:start]) is not None


_COMPARED_WITH = re.compile(r"(?:比|比起|和|与|跟|同|较|相对于|对比|\bthan|\bthan in|\bto|\bwith|\bfrom|\bversus|\bvs\.?) ?$")


def _stands_alone(question: Question, tasks: Sequence[Task]) -> bool:
    """Whether a question names all that it needs: a body (or all of them), a year and a figure."""
    years = question.years
    named = years.named or years.last or years.since or years.until
    return bool(question.mentions and named and all(t.things and t.things[0].indicator for t in tasks) and not tasks[0].among)


def _mentions(question: Question, task: Task, last: TurnState, table: OrganisationTable) -> tuple[Mention, ...]:
    """The bodies named, or the last turn's; one that is compared with (比环翠区多多少) joins the last turn's."""
    compared = task.operation in ("difference", "compare", "ratio") and not question.years.compared and not task.before
    if compared and len(question.mentions) == 1 and _COMPARES.search(question.folded):
        return (*bodies_said(replace(question, mentions=()), last, table), *bodies_said(question, last, table))
    if not question.mentions and (task.over == "bodies" or not last.organisations):
        return ()
    said = bodies_said(question, last, table)
    if not question.mentions and len(last.organisations) > 1:
        return tuple(
            Mention(0, 0, name, None, None, (table.by_name[name],)) for name in last.organisations if name in table.by_name
        )
    return said


def _filled(task: Task, question: Question, states: Sequence[TurnState], last: Task) -> Task | None:
    """One task with what it leaves out; None where the turns do not tell."""
    base = last.things[0] if last.things else None
    if base is None:
        return None
    if task.operation == "share":
        return share_of_turns(task, states, last)
    same_operation = task.operation == "value" and (not _ASKS_ANEW.search(question.content) or not task.things)
    if not task.things and same_operation and last.operation in ("difference", "growth") and _names_body_and_year(question):
        return Task("value", last.things)
    if task.over == "rows" and not task.things and "结果" in question.content:  # behind 不予公开几件: of all that became of them
        whole = Thing("applications.handled") if base.indicator in NO_OUTCOMES else total_of(base)
        return replace(task, things=(whole or base,))
    if not task.things:
        things = tuple(replace(one, column=None) for one in last.things) if _of_all_applicants(question) else last.things
        return replace(last, things=things, before=task.before or last.before) if same_operation else replace(task, things=things)
    task = replace(task, things=tuple(_column_alone(thing, base).of_applications() for thing in task.things))
    if all(thing.indicator is None for thing in task.things):
        things = tuple(replace(base, column=thing.column, words=()) for thing in task.things)
        if same_operation and last.operation == "share" and last.whole is not None:
            return replace(last, things=things)
        return replace(last if same_operation else task, things=things, among=False)
    if any(thing.indicator is None for thing in task.things):
        return task
    named = [thing.indicator for thing in task.things if thing.indicator is not None]
    of_turn = task.among or PART_OF_TURN.search(question.content) is not None
    if of_turn and base.indicator and not all(of_one_table(one, base.indicator) for one in named):
        return None
    kept = _kept_column(task, states, base)
    if same_operation and last.operation == "share":
        return share_again(kept, question, last)
    return replace(last, things=kept) if same_operation else replace(task, things=kept)


def _names_body_and_year(question: Question) -> bool:
    """Whether a turn names another body and its year (那海棠区2024年呢), which leaves no two figures to compare."""
    return len(question.mentions) == 1 and len(question.years.named) == 1


def _of_all_applicants(question: Question) -> bool:
    """Whether a turn asks for the whole of what the last turn asked of one kind of applicant (总计呢, 全部申请人一共几件), not for a
    sum over years or bodies."""
    years = question.years
    several = len(years.named) > 1 or years.last or years.since or years.until or years.compared or len(question.mentions) > 1
    return not several and _IN_ALL.search(question.content) is not None


_OWN_TOTAL = re.compile(r"总[计数]")
"""The column of the form that counts all applicants, by its name."""
_IN_ALL = re.compile(
    r"总[计数共的]|合计|[一共]共|共[计有]|全部|所有|全体|不分(?:申请人)?(?:类型|类别)|\bin (?:total|all)\b|\ball applicants\b|\btotal\b|\baltogether\b|\boverall\b"
)


def _column_alone(thing: Thing, base: Thing) -> Thing:
    """A column with no more than a verb of handing in (律所提的) without the row that the verb would mean on its own."""
    if thing.indicator != RECEIVED or thing.column is None or base.indicator in (None, RECEIVED) or _TAKEN_IN.search(thing.text):
        return thing
    return replace(thing, indicator=None) if said(thing.text).concepts <= {"received", "column"} else thing


_TAKEN_IN = re.compile(r"收|接|get|got|recei")


def _kept_column(task: Task, states: Sequence[TurnState], base: Thing) -> tuple[Thing, ...]:
    """The rows named, in the column that the earlier question named with its row; beside an earlier follow-up's column."""
    thing = task.things[0]
    column = base.column
    if (
        len(task.things) > 1
        or thing.column is not None
        or column is None
        or not (thing.indicator or "").startswith("applications")
    ):
        return task.things
    earlier = states[-2].task if len(states) > 1 else None
    whole_before = earlier is not None and earlier.things and earlier.things[0].column is None
    in_column = replace(thing, column=column)
    return (thing, in_column) if whole_before else (in_column,)


def _of_two_years(states: Sequence[TurnState]) -> bool:
    """Whether the last two turns asked for one thing of one body in two years, the earlier year last."""
    if len(states) < 2:
        return False
    one, other = states[-2:]
    same = (one.organisations, one.content) == (other.organisations, other.content)
    return same and len(one.years) == len(other.years) == 1 and one.years > other.years


def _pair(
    question: Question, task: Task, states: Sequence[TurnState], table: OrganisationTable
) -> tuple[Question, tuple[Task, ...]] | None:
    """两者相差多少: the two of the last turn, or the last turn's and the one's before it."""
    named = question.mentions or question.years.named or task.things or question.years.compared or task.before
    if task.operation not in TWO_SIDED or named:
        return None
    last = states[-1]
    if task.operation == "growth" and not task.both and not _of_two_years(states):
        return None
    assert last.task is not None
    bodies, years, things = last.organisations, last.years, last.task.things
    if max(len(bodies), len(years), len(things)) < 2:
        if task.operation == "sum":
            return None
        earlier = next((state for state in reversed(states[:-1]) if state.task is not None), None)
        if earlier is None or earlier.task is None:
            return None
        bodies = tuple(dict.fromkeys((*earlier.organisations, *bodies)))
        years = tuple(dict.fromkeys((*earlier.years, *years)))
        things = tuple({(t.indicator, t.column): t for t in (*earlier.task.things, *things)}.values())
    if sorted(len(group) for group in (bodies, years, things)) != [1, 1, 2] or any(name not in table.by_name for name in bodies):
        return None
    mentions = tuple(Mention(0, 0, name, None, None, (table.by_name[name],)) for name in bodies if name in table.by_name)
    filled = replace(task, things=things, both=False)
    return replace(question, mentions=mentions, years=replace(question.years, named=years), numeric=True), (filled,)
