"""How often callers asked, counted over all processes that serve one store: moving windows in PostgreSQL.

A window is cut into `SLOTS` slots, and a row for each caller and rate holds how many requests came in each, the latest last. A
request is one statement: it moves the row on to the present slot, and counts itself where the slots' sum leaves room. The row's
lock puts the requests of one caller in line, and the server's clock is the clock of all machines. So no window, wherever it
begins, ever holds more than was allowed; what it let in is forgotten a slot at a time, at most a SLOTS-th of the window late.
The table is UNLOGGED: nothing waits for the disk, and a crash of the server begins all windows anew. Rows of callers that are
gone are swept out now and then. Errors: StoreError.

>>> seconds_until([3] + [0] * (SLOTS - 1), Rate(3, 60), newest=100, now=100.5)
1
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from ingest.store.engine import translated

if TYPE_CHECKING:
    from ingest.store.postgres import PostgresDatabase

T = TypeVar("T")

SLOTS = 60
MAKE = (
    "CREATE UNLOGGED TABLE IF NOT EXISTS rate_windows "
    "(caller TEXT NOT NULL, rate TEXT NOT NULL, newest BIGINT NOT NULL, touched TIMESTAMPTZ NOT NULL, counts INTEGER[] NOT NULL, "
    "PRIMARY KEY (caller, rate))"
)
_MOVED = f"least(greatest(excluded.newest - w.newest, 0), {SLOTS})::int"
_COUNT = text(
    f"""
INSERT INTO rate_windows AS w (caller, rate, newest, touched, counts)
VALUES (
    :caller, :rate, floor(extract(epoch FROM clock_timestamp()) / :slot), clock_timestamp(), array_fill(0, ARRAY[{SLOTS - 1}]) || 1
)
ON CONFLICT (caller, rate) DO UPDATE SET
    newest = greatest(w.newest, excluded.newest),
    touched = excluded.touched,
    counts = (
        SELECT moved[1:{SLOTS - 1}] || (moved[{SLOTS}] + 1)
        FROM (SELECT (w.counts || array_fill(0, ARRAY[{_MOVED}]))[1 + {_MOVED} : {SLOTS} + {_MOVED}] AS moved) AS now
    )
WHERE (SELECT coalesce(sum(held), 0) FROM unnest(w.counts[1 + {_MOVED} : {SLOTS}]) AS held) < :amount
RETURNING true
"""  # noqa: S608 - our own numbers
)
_SEEN = text(
    "SELECT counts, newest, extract(epoch FROM clock_timestamp())::float8 AS now FROM rate_windows "
    "WHERE caller = :caller AND rate = :rate"
)
_SWEEP = text("DELETE FROM rate_windows WHERE touched < now() - make_interval(secs => :seconds)")
_SWEPT_EVERY = 5000


@dataclass(frozen=True, slots=True)
class Rate:
    """So many requests in so many seconds."""

    amount: int
    seconds: int

    @property
    def slot(self) -> float:
        """The length of a slot in seconds."""
        return self.seconds / SLOTS


def seconds_until(counts: Sequence[int], rate: Rate, *, newest: int, now: float) -> int:
    """In how many seconds there is room for a request again: when enough of the oldest slots have left the window."""
    held, slot = sum(counts), newest - SLOTS
    for count in counts:
        if held < rate.amount:
            break
        held -= count
        slot += 1
    return max(1, math.ceil((slot + SLOTS) * rate.slot - now))


class SharedWindows:
    """The windows of all callers, for the processes of one store. Safe to share between threads; one session a process."""

    def __init__(self, place: PostgresDatabase) -> None:
        self._place, self._lock = place, Lock()
        self._session: Connection | None = None
        self._counted = 0

    def wait(self, caller: str, rates: Sequence[Rate]) -> int | None:
        """Counts a request of this caller in every rate: None where all have room, else the seconds after which the next one
        may come; it is counted in none then."""
        with self._lock, translated(self._place):
            waits = self._tried(lambda session: _counted(session, caller.replace("\0", " "), rates))
            self._counted += 1
            if self._counted % _SWEPT_EVERY == 0:
                longest = max(rate.seconds for rate in rates)
                self._tried(lambda session: session.execute(_SWEEP, {"seconds": 2 * longest}))
        return waits

    def close(self) -> None:
        """Gives the session back."""
        with self._lock:
            self._end()

    def _tried(self, work: Callable[[Connection], T]) -> T:
        """Does it in the session; once more in another where that one was cut off."""
        if self._session is not None:
            try:
                return work(self._session)
            except DBAPIError:
                self._end()
        self._session = self._place.session()
        try:
            return work(self._session)
        except BaseException:
            self._end()
            raise

    def _end(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            with suppress(DBAPIError):
                session.close()


def _counted(session: Connection, caller: str, rates: Sequence[Rate]) -> int | None:
    """Counts in every rate or in none: seconds to wait, or None."""
    alone = len(rates) == 1
    if not alone:
        session.exec_driver_sql("BEGIN")
    full = [rate for rate in rates if not session.execute(_COUNT, _values(caller, rate)).scalar()]
    if not alone:
        session.exec_driver_sql("ROLLBACK" if full else "COMMIT")
    return max((_wait(session, caller, rate) for rate in full), default=None)


def _wait(session: Connection, caller: str, rate: Rate) -> int:
    seen = session.execute(_SEEN, {"caller": caller, "rate": _named(rate)}).one()
    return seconds_until(seen.counts, rate, newest=seen.newest, now=seen.now)


def _values(caller: str, rate: Rate) -> dict[str, object]:
    return {"caller": caller, "rate": _named(rate), "slot": rate.slot, "amount": rate.amount}


def _named(rate: Rate) -> str:
    return f"{rate.amount}/{rate.seconds}"
