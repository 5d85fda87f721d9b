"""How a model's wordings ended, counted by code. It stands apart from `worded.step`, which is loaded only where a model is configured.

>>> counts = WordingCounts(); counts.add("worded"); counts.snapshot()
{'worded': 1}
"""

from __future__ import annotations

from collections import Counter
from threading import Lock


class WordingCounts:
    """How wordings ended, by code, since the start: `worded.step`; `cut` where a later sentence failed and what came before it
    stands; `kept` where an answer is not for wording; else why the finished answer was given, as `fault:…` of the text or
    `model:…` of the endpoint. Safe to share between threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._counts: Counter[str] = Counter()

    def add(self, code: str) -> None:
        with self._lock:
            self._counts[code] += 1

    def snapshot(self) -> dict[str, int]:
        """All counts, by code in order."""
        with self._lock:
            return dict(sorted(self._counts.items()))
