"""Complaints as reports tell them: the counts of complaints alone that a plain question for them asks for.

`complaints` reads the statements of a report and gives those that count them: neither a part of another count, nor several things
together (投诉、咨询80件), nor those of one site; of disclosure itself where a question says so. Texts are folded; nothing raises.

>>> complaints((), Asked("complaints", "投诉", frozenset(), "", None, False, True))
[]
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.asking.whole_asked import Asked, channel_patterns
from assistant.prose.candidate import Candidate
from assistant.prose.whole_told import Told
from ingest.model import StatementKind
from ingest.normalise import fold_text


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


def _is_complaints(candidate: Candidate) -> bool:
    subject = fold_text(candidate.statement.subject)
    joined = any(mark in subject.replace("投诉、举报", "").replace("举报、投诉", "") for mark in "、和与及")
    return subject.endswith(("投诉", "举报")) and not joined and not any(p.search(subject) for p in (channel_patterns()["site"],))
