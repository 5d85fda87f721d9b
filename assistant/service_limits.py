"""How much one caller may ask, and how much all of them together: a moving window for each, and one line for all.

The windows are kept in this process (the library limits, in memory): one process serves a home. Errors: UsageError for a
rate that cannot be read.

>>> rates = Rates("2/minute")
>>> rates.wait("a"), rates.wait("a"), rates.wait("b"), 0 < (rates.wait("a") or 0) <= 60
(None, None, None, True)
>>> line = Line(most=1)
>>> line.enter(), line.enter(), line.leave(), line.enter()
(True, False, None, True)
"""

from __future__ import annotations

import math
import time

from limits import RateLimitItem, parse_many
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from ingest.errors import UsageError

WAITING_EACH = 8
"""How many may wait for each that is answered: more would wait longer than people do."""


class Rates:
    """Counts requests by caller in one or several moving windows ("120/minute;2000/day")."""

    def __init__(self, text: str) -> None:
        self._items = _parsed(text)
        self._windows = MovingWindowRateLimiter(MemoryStorage())

    def wait(self, caller: str) -> int | None:
        """Counts a request: None where it may go on, else the seconds after which the next one may."""
        full = [item for item in self._items if not self._windows.test(item, caller)]
        if full:
            reset = max(self._windows.get_window_stats(item, caller).reset_time for item in full)
            return max(1, math.ceil(reset - time.time()))
        for item in self._items:
            self._windows.hit(item, caller)
        return None


class Line:
    """The requests that are being answered or wait for it. For one event loop; it takes no lock."""

    def __init__(self, most: int) -> None:
        self._most, self._inside = most, 0

    def enter(self) -> bool:
        """Joins the line; False where it is full."""
        if self._inside >= self._most:
            return False
        self._inside += 1
        return True

    def leave(self) -> None:
        self._inside -= 1


def _parsed(text: str) -> list[RateLimitItem]:
    try:
        items = parse_many(text)
    except ValueError as error:
        raise UsageError(
            f"WENBAO_RATE_LIMIT: found {text!r}, expected a rate like 120/minute, several joined by ';', or none"
        ) from error
    if any(item.amount < 1 or item.get_expiry() < 1 for item in items):
        raise UsageError(f"WENBAO_RATE_LIMIT: found {text!r}, expected at least one request in at least one second")
    return items
