"""How much one caller may ask, and how much all of them together: a moving window for each, and one line for all.

The windows are in memory (the library limits) where one process serves a home, and in the store where several do
(`ingest.store.rates`); the line is each process's own. Errors: UsageError for a rate that cannot be read; StoreError where the
store that counts is away.

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
from ingest.store.rates import Rate, SharedWindows

WAITING_EACH = 8
"""How many may wait for each that is answered: more would wait longer than people do."""


class Rates:
    """Counts requests by caller in one or several moving windows ("120/minute;2000/day")."""

    def __init__(self, text: str, shared: SharedWindows | None = None) -> None:
        """`shared` counts over several processes; it is closed by `close`."""
        self._items = _parsed(text)
        self._rates = tuple(Rate(item.amount, item.get_expiry()) for item in self._items)
        self._shared = shared
        self._windows = MovingWindowRateLimiter(MemoryStorage())

    @property
    def waits_for_the_store(self) -> bool:
        """Whether counting takes the time of a question to the store."""
        return self._shared is not None

    def close(self) -> None:
        """Gives back what counting holds open."""
        if self._shared is not None:
            self._shared.close()

    def wait(self, caller: str) -> int | None:
        """Counts a request: None where it may go on, else the seconds after which the next one may."""
        if self._shared is not None:
            return self._shared.wait(caller, self._rates)
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
