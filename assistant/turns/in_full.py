"""A turn said in full: the question that it stands for, so that it is answered as that question would be had it come first.

`in_full` gives that question's text; "" where a turn is not one of these, and what it leaves out is filled in otherwise. A turn that names
a body or a year alone (2024年呢, 示例区呢) asks the question before again, and so does another class of bodies (县区呢: `class_turns`). One that names another figure behind a share, a growth or a
difference (部分公开呢 behind 予以公开占比) asks that of this figure: its words stand for those of the figure before, or of the one dimension
of it that it names (纠正呢 behind 复议维持率). A share of what no turn before holds (占比呢 behind a part and its sibling) is that of the
part in its own whole, and a share of them together (合计占比) that of both. How many came to what was held so often is `persons_of_turn`'s,
what a turn keeps of a class, a channel or a part `carried_parts`'. Only questions of one body and one year, in Chinese, are said so.

>>> from assistant.asking.things import Thing
>>> told = Task("share", (Thing("applications.granted", None, "予以公开", ("予以公开",)),))
>>> exchanged("部分公开呢", "予以公开占比多少", told), exchanged("办讲座呢", "予以公开占比多少", told)
('部分公开占比多少', '')
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asking.asked_together import number_said
from assistant.asking.question import Question
from assistant.asking.shares import may_be_whole
from assistant.asking.tasks import Task, read_tasks
from assistant.asking.things import read_thing
from assistant.bodies.organisations import OrganisationTable
from assistant.language.said_words import cut
from assistant.turns.adding_turns import turns_meant
from assistant.turns.carried_parts import carried, whole_said
from assistant.turns.channel_turns import over_channel
from assistant.turns.class_turns import of_other_class
from assistant.turns.conversation import TurnState, bodies_said
from assistant.turns.one_dimension import concepts_named, other_dimension
from assistant.turns.other_matter import of_other_matter
from assistant.turns.persons_of_turn import came_to
from assistant.turns.turn_words import FILLER, YEAR_BEFORE

_COMPUTED = frozenset({"share", "growth", "difference"})
"""What is asked of another figure too where a turn names that alone."""
_HAN = re.compile("[\u4e00-\u9fff]")
_UP_TO = re.compile("截[至止]|以来|期间|[自从]|起|累计")
"""A span whose ends are no year that may be exchanged."""
_FOUR = re.compile(r"\d{4}")
_SHARE = re.compile("[\u4e00-\u9fff]{2,12}?(?P<said>的?(?:占比|所占的?(?:比例|比重)|比重|占百分之几)(?:是|为)?(?:多少)?)")
_OF_WHOLE = re.compile(
    "(?:那么?|它|这|这些|其中|,)*(?P<said>占(?!比)[\u4e00-\u9fff]{2,14}?的?(?:多少|几成|百分之几|(?:比例|比重)(?:是|为)?(?:多少)?|百分之多少|多大比例))(?:呢)?[?？。]?"
)
_ONE_PART = re.compile("[\u4e00-\u9fff]{2,10}")
_ASKS_ANEW = re.compile("多少|几")
_TOGETHER = re.compile("合计|合起来|加起来|加在一起|一共|总共|两者|两项|二者|三者|三项|它们|都")


def whole_of(question: Question) -> tuple[str, tuple[int, ...]]:
    """What a question asks, without its body and year, and the year it names; ("", ()) where it cannot be asked of another so."""
    years = question.years
    one = len(question.mentions) < 2 and len(years.named) < 2 and not (years.last or years.since or years.until or years.apiece)
    plain = one and not question.also and not question.linked and _UP_TO.search(question.content) is None
    told = plain and _HAN.search(FILLER.sub("", question.content)) is not None
    return (question.content, years.named) if told else ("", ())


def in_full(question: Question, states: Sequence[TurnState], table: OrganisationTable) -> str:
    """The question that a turn stands for."""
    last = states[-1]
    years = question.years
    if last.within or last.together or len(last.organisations) != 1 or last.organisations[0] not in table.by_name:
        return ""
    if years.last or years.since or years.until or years.compared or len(years.named) > 1 or len(question.mentions) > 1:
        return ""
    if last.assumed and not years.named:  # the year is the latest of the body before, and may be another of this one
        return ""
    content = _asked(question, states)
    body = _body(question, last, table) if content else ""
    year = _year(question, last)
    return f"{body}{'' if year is None else f'{year}年'}{content}" if body else ""


def _asked(question: Question, states: Sequence[TurnState]) -> str:
    """What is asked, without body and year."""
    last = states[-1]
    named = question.mentions or question.years.named
    if not FILLER.sub("", YEAR_BEFORE.sub("", question.content)):
        return last.whole if named or YEAR_BEFORE.search(question.folded) else ""
    if question.mentions and last.numeric and last.operation == "value":
        compared = "比" in question.folded  # 比柳溪县多多少 asks it of both
        chosen = question.content not in question.folded and _ASKS_ANEW.search(question.content) is not None and not compared
        return question.content if chosen else over_channel(question.content, whole_said(last.content))
    if named:
        return ""
    if not last.numeric and last.whole and (said := of_other_matter(question.content, last.whole)):
        return said
    if said := _share_of_named(question.content, last):
        return said
    if said := of_other_class(FILLER.sub("", question.content), last.whole):
        return said
    if said := came_to(FILLER.sub("", question.content), last.told):
        return said
    if last.numeric and last.operation == "value" and (said := carried(question.content, last.whole or whole_said(last.content))):
        return said
    if last.whole and last.task is not None and (said := exchanged(question.content, last.whole, last.task)):
        return said
    if last.whole and last.task is None and last.operation == "share":
        return of_other_part(question.content, last.whole)
    return _share_of_turns(question, states)


def _share_of_named(turn: str, last: TurnState) -> str:
    """What share a number of the prose that was told is of a whole that the turn names (占网站公开的多少 behind 规划计划呢)."""
    asked = _OF_WHOLE.fullmatch(turn)
    if asked is None or len(last.told) != 1 or last.told[0].of_cell or last.operation != "value" or last.task is not None:
        return ""
    own = FILLER.sub("", last.content.partition("|")[0])
    part = own if _ONE_PART.fullmatch(own) and not _ASKS_ANEW.search(own) else last.told[0].label
    return f"{part}{asked['said']}" if _ONE_PART.fullmatch(part) else ""


def _body(question: Question, last: TurnState, table: OrganisationTable) -> str:
    """The one body that a turn names, a place behind a government as it was said, or the last turn's; "" where it is none or several."""
    if not question.mentions:
        return last.organisations[0]
    meant = [body for mention in bodies_said(question, last, table) for body in mention.organisations]
    named = question.mentions[0]
    by_place = named.body is None and table.by_name[last.organisations[0]].is_government
    if len(meant) == 1:  # a place within a government's is no bureau that lies there
        return meant[0].name if meant[0].is_government or not by_place else ""
    place = named.body is None and named.place is not None and bool(meant) and table.by_name[last.organisations[0]].is_government
    return named.said if place else ""


def _year(question: Question, last: TurnState) -> int | None:
    before = last.whole_in or (last.years if len(last.years) == 1 else ())
    if before and YEAR_BEFORE.search(question.folded) and not _FOUR.search(question.folded):
        return before[0] - 1
    return next(iter(question.years.named or before), None)


def of_other_part(turn: str, whole: str) -> str:
    """The share of a part of a list with another part in its place (财政公告呢 behind 工作动态占比多少); "" where either is no such thing.

    >>> of_other_part("财政公告呢", "工作动态占比多少"), of_other_part("其他的呢", "信息公开多少条"), of_other_part("一共多少", "动态占比多少")
    ('财政公告占比多少', '', '')
    """
    part, share = FILLER.sub("", turn).strip("的?？。 "), _SHARE.fullmatch(whole.rstrip("?？"))
    told = share is not None and _ONE_PART.fullmatch(part) is not None and _ASKS_ANEW.search(part) is None
    return f"{part}{share['said']}" if told and share is not None else ""


def exchanged(turn: str, whole: str, task: Task) -> str:
    """A computing question with a turn's figure in place of its own; "" where the turn names none, or the question then reads otherwise."""
    words = [token for token in cut(turn).tokens if token.part != "filler"]
    if task.operation not in _COMPUTED or len(task.things) != 1 or not words or any(not token.concept for token in words):
        return ""
    if _ASKS_ANEW.search(turn) or any(token.concept.startswith("column:") for token in words):
        return ""
    base = task.things[0]
    meant = other_dimension(turn, base)
    concepts = concepts_named(turn) if meant is not None else frozenset(_concepts("".join(base.words)))
    meant = meant or read_thing(turn)
    tokens = cut(whole).tokens
    at = [number for number, token in enumerate(tokens) if token.concept in concepts]
    if meant is None or meant.indicator is None or not at:
        return ""
    if any(tokens[number].part != "filler" and number not in at for number in range(at[0], at[-1])):
        return ""
    starts = [sum(len(token.text) for token in tokens[:number]) for number in (at[0], at[-1] + 1)]
    if "".join(token.text for token in tokens) != whole:
        return ""
    said = f"{whole[: starts[0]]}{''.join(token.text for token in words)}{whole[starts[1] :]}"
    read = read_tasks(said)
    if len(read) != 1 or read[0].operation != task.operation or [one.indicator for one in read[0].things] != [meant.indicator]:
        return ""
    return said if read[0].whole is None or may_be_whole(read[0].whole, read[0].things[0]) else ""


def _concepts(text: str) -> set[str]:
    return {token.concept for token in cut(text).tokens if token.concept}


def _share_of_turns(question: Question, states: Sequence[TurnState]) -> str:
    """A share of what turns asked for one after the other, where none of them asked for its whole."""
    read = read_tasks(question.content)
    if len(read) != 1 or read[0].operation != "share" or read[0].whole is not None or len(read[0].things) > 1:
        return ""
    before = [thing for state in states if state.task is not None for thing in state.task.things]
    if read[0].things:
        part = read[0].things[0]
        own = states[-1].task is not None and part.column is None and not any(may_be_whole(one, part) for one in before)
        return question.content if own else ""
    if len(states) < 2 or any(state.task is None for state in states[-2:]):
        return ""
    meant = turns_meant(states, number_said(question.folded)) if _TOGETHER.search(question.content) else states[-1:]
    things = [
        thing for state in meant if state.task is not None and state.task.operation == "value" for thing in state.task.things
    ]
    if not things or len(things) != len(meant) or any(thing.column is not None or not thing.words for thing in things):
        return ""
    if any(may_be_whole(one, thing) for one in before for thing in things):
        return ""
    return f"{'和'.join(''.join(thing.words) for thing in things)}{'合计' if len(things) > 1 else ''}占比多少"
