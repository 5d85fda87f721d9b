"""Whom a turn means by it (它发布了多少条, how many posts did it publish): the account that the turn before was about, not its body.

`with_subject` takes a turn as it was typed and the states of the turns before, oldest first, and names the account in place of the pronoun
where the turn before asked about one and the pronoun does what accounts do. A pronoun that does anything else (收到申请) means the body, as
ever; of a turn before that names no account, or two, nothing is taken. A year alone beside another body with its year (2023年和示例区2023年呢)
is said of the bodies of the turn before. What a turn
says was disclosed behind a turn about applications are applications, and who came or what was suggested, where nothing else is named, came
to the event that the turns before were about. Words are data (`[subjects]` in `vocabulary/turns.toml`).

>>> state = TurnState(("示例市商务局",), (2023,), "公众号关注人数多少", "value", True)
>>> with_subject("它发布了多少条", [state]), with_subject("How many posts did it publish?", [state])
('公众号发布了多少条', 'How many posts did the WeChat account publish?')
>>> with_subject("它收到多少件申请", [state]), with_subject("2022年和示例区2023年呢", [state])
('它收到多少件申请', '示例市商务局2022年和示例区2023年呢')
>>> with_subject("How many were disclosed?", [TurnState(("示例市商务局",), (2023,), "how many applications did it get?", "value", True)])
'How many applications were disclosed?'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant.language.word_tables import word_table
from assistant.turns.conversation import TurnState


@dataclass(frozen=True, slots=True)
class _Subjects:
    accounts: tuple[tuple[re.Pattern[str], str, str], ...]
    chinese: re.Pattern[str]
    english: re.Pattern[str]
    year_alone: re.Pattern[str]
    applications: re.Pattern[str]
    disclosed: tuple[tuple[re.Pattern[str], str], ...]
    event: re.Pattern[str]
    of_events: tuple[tuple[re.Pattern[str], str], ...]


@cache
def _subjects() -> _Subjects:
    data = word_table("turns")["subjects"]
    accounts = tuple((re.compile(one["said"]), str(one["zh"]), str(one["en"])) for one in data["account"])
    patterns = re.compile(data["chinese"]), re.compile(data["english"], re.IGNORECASE), re.compile(data["year_alone"])
    applications, event = re.compile(data["applications"]), re.compile(data["events"]["named"])
    return _Subjects(accounts, *patterns, applications, _plainly(data["disclosed"]), event, _plainly(data["events"]["turn"]))


def _plainly(rules: Sequence[dict[str, str]]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(one["of"], re.IGNORECASE), one["plainly"]) for one in rules)


def _event(states: Sequence[TurnState]) -> str:
    """The event that the last turns were about, past those that ask of it (参加市民多少人); "" where they were about none."""
    for state in reversed(states):
        if (named := _subjects().event.search(state.content)) is not None:
            return named[0]
        if not any(said.match(state.content) for said, _ in _subjects().of_events) and "人" not in state.content:
            return ""
    return ""


def with_subject(text: str, states: Sequence[TurnState]) -> str:
    """The turn with the account of the turn before in place of the pronoun that means it, and its bodies before a year alone."""
    if states and (alone := _subjects().year_alone.match(text)) is not None:
        text = "和".join(states[-1].organisations) + text[alone.end() :]
    before = states[-1].content.lower() if states else ""
    if _subjects().applications.search(before) is not None:
        for said, plainly in _subjects().disclosed:
            text = said.sub(plainly, text, count=1)
    if any(said.match(text) for said, _ in _subjects().of_events) and (event := _event(states)):
        for said, plainly in _subjects().of_events:
            text = said.sub(plainly.replace("{}", event), text, count=1)
    named = [(zh, en) for said, zh, en in _subjects().accounts if said.search(before)]
    if len(named) != 1 or any(said.search(text.lower()) for said, _, _ in _subjects().accounts):
        return text
    chinese, english = named[0]
    replaced = _subjects().chinese.sub(chinese, text, count=1)
    return _subjects().english.sub(english, replaced, count=1)
