"""One thing that a question asks for: an indicator of the forms where its words name one, else what its words speak of.

>>> Wanted("收到多少件申请", "applications.received", None, (), "件").kinds == COUNTS
True
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.language.concepts import Concept
from ingest.model import StatementKind

COUNTS = frozenset({StatementKind.COUNT, StatementKind.MONEY})
SHARES = frozenset({StatementKind.SHARE, StatementKind.RATE})
SHARED = frozenset({StatementKind.SHARE})
"""What a part is of its whole; how much something grew is none."""
CHANGES = frozenset({StatementKind.CHANGE})


@dataclass(frozen=True, slots=True)
class Wanted:
    """An indicator and dimension where the words name one, and the concepts of the words; the text is folded."""

    text: str
    indicator: str | None
    dimension: str | None
    concepts: Sequence[Concept]
    unit: str | None
    kinds: frozenset[StatementKind] = COUNTS
    exclusive: bool = False
    """True where the words say nothing beyond the indicator's own: only it may answer."""
    words: tuple[str, ...] = ()
    """The words that meant the indicator: a sentence that is to answer for it must have them, or its label's."""
