"""Which figures of the forms a question may mean that leaves out a word: 维持的有几件 fits reconsiderations and lawsuits.

Every word of such a question is accounted for and yet no figure is determined. Each word that could have been left out
(`vocabulary/choices.toml`) is tried; the figures that the question then says are the choices. Said as the next turn, each of
them is that figure.

>>> open_choices("结果维持的有几件", "zh")[:2]
('review.upheld', 'litigation.upheld')
>>> open_choices("收到多少件申请", "zh"), open_choices("举办讲座几次", "zh")
((), ())
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from assistant.asking.asked_thing import wanted
from assistant.asking.asked_unit import asked_unit
from assistant.asking.question import Question
from assistant.asking.said_figures import of_another, said
from assistant.language.said_words import cut
from assistant.language.word_tables import word_table
from assistant.turns.conversation import TurnState
from assistant.turns.one_dimension import other_dimension
from assistant.turns.turn_words import FILLER, names_part
from ingest.forms import indicators


@cache
def _words(language: str) -> tuple[str, ...]:
    return tuple(word_table("choices")[language])


@lru_cache(maxsize=1024)
def open_choices(content: str, language: str) -> tuple[str, ...]:
    """The indicators that one word more would make of this; () where it determines a figure, or says what no form has."""
    reading = said(content)
    if of_another(cut(content), reading.concepts):
        return ()
    if reading.indicator is not None or not reading.whole or not reading.concepts:
        return reading.choices if reading.indicator is None else ()
    space = "" if language == "zh" else " "
    core = FILLER.sub("", content)
    tried = (said(f"{word}{space}{content}") for word in _words(language) if core not in word)
    found = [one.indicator for one in tried if one.whole and one.indicator is not None and reading.concepts <= one.concepts]
    return tuple(dict.fromkeys((*reading.choices, *found)))


def of_same_row(choices: Sequence[str]) -> tuple[str, ...]:
    """The figures of the row that all of these are of (规范性文件: 制发, 废止, 现行有效); () where they are of several rows, or of none.

    >>> of_same_row(("proactive.rules.published", "proactive.rules.published_total"))[:2]
    ('proactive.rules.issued', 'proactive.rules.abolished')
    """
    rows = {choice.rpartition(".")[0] for choice in choices}
    row = next(iter(rows)) if len(rows) == 1 else ""
    return tuple(id for id in indicators() if id.rpartition(".")[0] == row) if row.startswith("proactive.") else ()


def chosen(question: Question, before: TurnState) -> Question:
    """The question where it says which of the choices of an earlier, open one is meant: by its name or by the word that was
    left out (行政诉讼的). Any other question stays as it is."""
    things = before.task.things if before.task is not None else ()
    if any(other_dimension(question.content, thing) is not None for thing in things):
        return question  # 废止的呢 keeps whatever else the turn before asked (turns.following)
    for also in (_substituted, _beside):
        if (meant := also(question, before)) is not None:
            return meant
    asked = before.content.rsplit("|", 1)[-1]
    choices = open_choices(asked, question.language) if before.numeric and before.task is None else ()
    space = "" if question.language == "zh" else " "
    if asked_unit(question.content) not in (None, asked_unit(asked)):
        return question
    for text in (question.content, f"{question.content}{space}{asked}") if choices else ():
        if said(text).indicator in choices:
            return replace(question, content=text, asks=(wanted(text),), operation="value", numeric=True)
    return question


def _substituted(question: Question, before: TurnState) -> Question | None:
    """The question where its words stand for a word of the turn before and so say a figure beside that one (微博公开了多少条信息, then
    政府公报呢)."""
    thing = before.task.things[0] if before.task is not None and before.task.things else None
    core = FILLER.sub("", question.content)
    if thing is None or thing.indicator is None or not core or said(question.content).indicator is not None:
        return None
    family = thing.indicator.rpartition(".")[0]
    texts = [thing.text.replace(word, core) for word in thing.words if word in thing.text]
    named = {id: text for text in texts if (id := said(text).indicator) is not None and id != thing.indicator}
    if len(named) != 1 or "." not in family or next(iter(named)).rpartition(".")[0] != family:
        return None
    text = next(iter(named.values()))
    return replace(question, content=text, asks=(wanted(text),), operation="value", numeric=True)


def _beside(question: Question, before: TurnState) -> Question | None:
    """The question where only one of its choices is of the same proceedings or documents as the figure of the turn before
    (维持的几件 of reconsiderations, then 纠正的呢)."""
    thing = before.task.things[0] if before.task is not None and before.task.things else None
    choices = open_choices(question.content, question.language) if thing is not None and thing.indicator is not None else ()
    if thing is None or thing.indicator is None or (question.mentions and FILLER.sub("", question.content) == ""):
        return None
    family = thing.indicator.rpartition(".")[0]
    near = [choice for choice in choices if choice.rpartition(".")[0] == family]
    if near == [thing.indicator] and names_part(question.content):
        return None  # 其中做出决定的: a part of the figure, never that figure
    space = "" if question.language == "zh" else " "
    core = FILLER.sub("", question.content)
    texts = (f"{word}{space}{question.content}" for word in _words(question.language) if core not in word)
    said_so = next((text for text in texts if len(near) == 1 and said(text).indicator == near[0]), None)
    return (
        None if said_so is None else replace(question, content=said_so, asks=(wanted(said_so),), operation="value", numeric=True)
    )
