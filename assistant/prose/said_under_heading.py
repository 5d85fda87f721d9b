"""What a heading says of the numbers below it: （三）政府网站 above 全年发布信息12条 tells where they were published.

`channel_heading` gives the words of a heading that is only the name of one channel or several (`vocabulary/whole.toml`); "" for any other.
`under_heading` reads a statement below it that names no channel itself as if it did, so that it is no whole count and no other
channel's. Texts are folded. Nothing raises.

>>> channel_heading("(三)政府网站建设情况"), channel_heading("2.微信公众号"), channel_heading("(一)主动公开情况"), channel_heading("政务新媒体监管")
('政府网站', '微信公众号', '', '')
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from assistant.asking.whole_asked import channel_patterns, words
from assistant.prose.candidate import Candidate
from ingest.model import StatementKind
from ingest.normalise import fold_text
from ingest.statements.words import alternatives

_ORDER = re.compile(r"^(?:第?[(]?[一二三四五六七八九十\d]{1,3}[)、.:,]*(?:是)?)+")
_NOT_NAMED_BY = frozenset({"press", "place", "platform"})
"""Where others publish, and what a heading calls a channel that it does not name."""


@cache
def _channels() -> re.Pattern[str]:
    named = "|".join(f"(?:{one.pattern})" for name, one in channel_patterns().items() if name not in _NOT_NAMED_BY)
    ends = alternatives(words()["heading"]["ends"])
    own = "[省市区县镇乡局委本我各]?(?:政务|官方)?"
    return re.compile(rf"(?P<named>{own}(?:{named})(?:(?:[、和与及]|以及){own}(?:{named}))*)(?:{ends})*[:。,]?")


@lru_cache(maxsize=4096)
def channel_heading(heading: str) -> str:
    """The channels that a heading names, where it names nothing else."""
    found = _channels().fullmatch(_ORDER.sub("", heading))
    return "" if found is None else found["named"]


def under_heading(candidate: Candidate, heading: str) -> Candidate:
    """A statement with the channel that its heading names; as it is where it names one, or is told of something else."""
    counted = fold_text(candidate.statement.subject)
    told = candidate.whole or counted.startswith(tuple(words()["heading"]["of_channel"]))
    named = channel_heading(heading) if told and candidate.statement.kind is StatementKind.COUNT else ""
    if not named or any(one.search(candidate.up_to_clause) for one in channel_patterns().values()):
        return candidate
    if candidate.whole:
        return replace(candidate, sentence=named + candidate.sentence, whole=named + candidate.whole)
    statement = replace(candidate.statement, subject=named + candidate.statement.subject)
    return replace(candidate.printed_as(named + candidate.printed, statement), head=named + candidate.head)
