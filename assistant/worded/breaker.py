"""A circuit breaker: after repeated failures an endpoint is left alone for a while, so that a dead one does not cost
every question its deadline.

After `failures` failures in a row it opens for `rest` seconds; then one trial is let through. If that fails too it opens
again for twice as long (at most `longest`); a success closes it. Safe to share between threads; the clock is monotonic.

>>> breaker = Breaker(failures=2, rest=30, now=iter([0, 0, 1, 31, 31]).__next__)
>>> breaker.failed(); breaker.failed()
>>> breaker.admits(), breaker.admits(), breaker.admits()
(False, True, False)
"""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock


class Breaker:
    """Tells whether a call may be tried now."""

    def __init__(
        self, failures: int = 2, rest: float = 30.0, longest: float = 300.0, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._most, self._first_rest, self._longest, self._now = failures, rest, longest, now
        self._lock = Lock()
        self._in_a_row = 0
        self._rest = rest
        self._until: float | None = None
        self._trying = False

    def admits(self) -> bool:
        """Whether to try; while open only one trial at a time, and only after the rest."""
        with self._lock:
            if self._until is None:
                return True
            if self._trying or self._now() < self._until:
                return False
            self._trying = True
            return True

    def worked(self) -> None:
        """The endpoint answered."""
        with self._lock:
            self._in_a_row, self._rest, self._until, self._trying = 0, self._first_rest, None, False

    def failed(self) -> None:
        """The endpoint did not answer, or not as it should."""
        with self._lock:
            self._in_a_row += 1
            now = self._now()
            if self._trying:
                self._rest = min(self._longest, 2 * self._rest)
            if self._trying or self._in_a_row >= self._most:
                self._until, self._trying = now + self._rest, False

    def given_up(self) -> None:
        """A trial ended without telling anything of the endpoint (the asker left)."""
        with self._lock:
            self._trying = False
