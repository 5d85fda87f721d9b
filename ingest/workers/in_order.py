"""Calls made at the same time, their results in the order of what they were made with.

What reads files here (`ingest.workers.pool`) and what has them read elsewhere (`ingest.workers.cluster`) share it: threads that wait for
somebody else's work. Errors: those of the calls, when their turn comes.

>>> list(in_order(lambda number: number * number, range(4), threads=2, ahead=4, broken_off=lambda: None))
[0, 1, 4, 9]
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def in_order(
    call: Callable[[T], R], items: Iterable[T], *, threads: int, ahead: int, broken_off: Callable[[], None]
) -> Iterator[R]:
    """`call` of each item, at most `threads` at a time.

    Items are taken as they are needed: no more than `ahead` are begun and not yet handed on, so that few results wait for a
    slow one before them. Who stops before the end, by an error or an interrupt, calls `broken_off`, which has to end the
    calls that run."""
    waiting: deque[Future[R]] = deque()
    at_end = False
    pool = ThreadPoolExecutor(threads, thread_name_prefix="wenbao-parse")
    try:
        for item in items:
            waiting.append(pool.submit(call, item))
            while waiting and (waiting[0].done() or len(waiting) >= ahead):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
        at_end = True
    finally:
        if not at_end:
            broken_off()
        pool.shutdown(cancel_futures=True)
