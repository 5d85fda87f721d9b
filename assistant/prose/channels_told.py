"""What the prose tells to have been published by a channel that the form of 2014 has a row for: 政务微信发布215条 beside 205 of the table.

`told_by_channel` gives the one number that a report's sentences tell of such a row's channel: counted in the row's unit, published or made
public, with nothing in its clause beside the channel, its name and the information. What else a channel does (推送图文, 开设专栏), one kind of
information, and a channel of which two numbers are told give none. Texts are folded; an indicator of another row has none.

>>> told_by_channel((), "statistics.channels.wechat", "条"), told_by_channel((), "applications.received", "件")
((), ())
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from assistant.asking.whole_asked import channel_patterns, read_whole
from assistant.language.word_tables import word_table
from assistant.prose.candidate import Candidate
from assistant.prose.channel_match import channel_of
from ingest.model import Statement, StatementKind
from ingest.statements.words import alternatives

_ROWS = "statistics.channels."
CHANNEL_ROWS = tuple(f"{_ROWS}{row}" for row in ("website", "weibo", "wechat"))
"""The rows of channels that have a name; the others are 公报 and what is left."""
_TABLE: dict[str, Any] = word_table("channels_told")
_PUBLISHED = re.compile(alternatives(_TABLE["published"]))
_NAME = re.compile(r'["《][^"》]*["》]')
_IDLE = re.compile(rf"\d[\d.]*条|{alternatives(_TABLE['idle'])}")


def told_by_channel(candidates: Sequence[Candidate], indicator: str, unit: str) -> tuple[Statement, ...]:
    """The one number told of the channel of a row; () where none or several are."""
    if not indicator.startswith(_ROWS):
        return ()
    row = indicator.removeprefix(_ROWS)
    name = _TABLE["rows"].get(row, row)
    clauses = ((one.statement, _NAME.sub("", one.printed)) for one in candidates)
    told = {
        statement.value: (statement, clause)
        for statement, clause in clauses
        if statement.kind is StatementKind.COUNT and statement.unit == unit and channel_of(clause) == name
    }
    return tuple(statement for statement, clause in told.values() if len(told) == 1 and _tells_all(clause, name))


def row_of_channel(question: str) -> str | None:
    """The row of the form of 2014 that counts what a plain question for one channel asks (微博发了多少条); None for any other question.

    >>> row_of_channel("微博发了多少条"), row_of_channel("公开信息多少条"), row_of_channel("收到申请多少件")
    ('statistics.channels.weibo', None, None)
    """
    asked = read_whole(question)
    if asked is None or asked.count != "published" or asked.rest or len(asked.channels) != 1:
        return None
    (channel,) = asked.channels
    return next((row for row in CHANNEL_ROWS if _TABLE["rows"].get(name := row.removeprefix(_ROWS), name) == channel), None)


def _tells_all(clause: str, channel: str) -> bool:
    """Whether a clause says that the channel published so much information, and no more."""
    rest = _IDLE.sub("", channel_patterns()[channel].sub("", clause))
    return _PUBLISHED.search(clause) is not None and not re.search("[\u4e00-\u9fff\\d]", re.sub(r"^\d{4}年", "", rest))
