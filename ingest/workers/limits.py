"""How much one file may cost: the bounds of the process that reads it.

`Limits` is what a worker is held to (`ingest.workers.pool`); what a file may hold is bounded in `ingest.readers.limits`. Sizes
are bytes, times seconds. Reading has narrow bounds; where text has to be recognised in pictures, or another program has to
convert the file, a reader says so with `recognition_begins` just before, and the wider `recognising` bounds hold from then on.

>>> Limits().reading.wall < Limits().recognising.wall
True
>>> recognition_begins()  # outside a worker nothing is bounded, so nothing happens
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

MEGABYTE = 2**20


@dataclass(frozen=True, slots=True)
class Bounds:
    """Address space in bytes; processor and wall-clock time in seconds (processor time counts every thread)."""

    memory: int
    cpu: int
    wall: float


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost, and how large it may be. `result` bounds what a worker sends back."""

    reading: Bounds = Bounds(memory=1_500 * MEGABYTE, cpu=60, wall=90)
    recognising: Bounds = Bounds(memory=3_000 * MEGABYTE, cpu=1_200, wall=600)
    file: int = 50 * MEGABYTE
    written: int = 200 * MEGABYTE
    open_files: int = 256
    result: int = 64 * MEGABYTE


class _Widening:
    """What `recognition_begins` does: nothing, until a worker says what."""

    def __init__(self) -> None:
        self.call: Callable[[], None] = lambda: None


_WIDENING = _Widening()


def recognition_begins() -> None:
    """Told by a reader before it recognises text in a picture or starts another program; may be told again."""
    _WIDENING.call()


def widen_with(call: Callable[[], None]) -> None:
    """Sets what `recognition_begins` does in this process; a worker's own business."""
    _WIDENING.call = call
