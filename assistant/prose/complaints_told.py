"""Complaints as reports tell them: the counts of complaints alone that a plain question for them asks for.

`complaints` reads the statements of a report and gives those that count them: neither a part of another count, nor several things
together (投诉、咨询80件), nor those of one site; of disclosure itself where a question says so. Texts are folded; nothing raises.

>>> complaints((), Asked("complaints", "投诉", frozenset(), "", None, False, True))
[]
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asking.whole_asked import Asked, channel_patterns
from assistant.prose.candidate import Candidate
from assistant.prose.whole_told import Told
from ingest.model import StatementKind
from ingest.normalise import fold_text

_COMPLAINED = re.compile("投诉|举报")
_IDLE = re.compile("其中|收到|接到|受理|群众|公众|市民|各类|各种|电话|来电|来信|网上|网络|信箱|[、类件的共和]")


def complaints(candidates: Sequence[Candidate], asked: Asked) -> list[Told]:
    """The counts of complaints of a report."""
    return [
        Told(c, "")
        for c in candidates
        if c.statement.kind is StatementKind.COUNT
        and c.statement.whole is None
        and _is_complaints(c)
        and ("公开" in c.sentence or not asked.because)
        and all(word in asked.deed for word in ("投诉", "举报") if word in c.statement.subject)
    ]


def some_complaints(candidate: Candidate) -> bool:
    """Whether a part of another count is of complaints about one thing (其中出租车投诉41件), which are not all."""
    if candidate.statement.whole is None or not _COMPLAINED.search(candidate.counted):
        return False
    return _COMPLAINED.sub("", _IDLE.sub("", candidate.counted)) != ""


def _is_complaints(candidate: Candidate) -> bool:
    subject = fold_text(candidate.statement.subject)
    joined = any(mark in subject.replace("投诉、举报", "").replace("举报、投诉", "") for mark in "、和与及")
    return subject.endswith(("投诉", "举报")) and not joined and not any(p.search(subject) for p in (channel_patterns()["site"],))
