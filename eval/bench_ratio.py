"""Two things measured in turns, and what is told of them: the medians, the 95th percentiles and the ratio of the medians.

Milliseconds belong to a machine and to what else it does; the ratio of two things taken in turns can be compared.

>>> ratio = Ratio("http", "figure question", "healthz", (4.0, 6.0, 5.0), (1.0, 2.0, 3.0))
>>> ratio.to_json()["ratio"], ratio.to_json()["ours_ms"], ratio.to_json()["ours_p95_ms"]
(2.5, 5.0, 6.0)
>>> ratio.each(2, 1).to_json()["ours_ms"]
2.5
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypedDict

WARM_UP = 3


class RatioJson(TypedDict):
    name: str
    ours: str
    peer: str
    runs: int
    ours_ms: float
    ours_p95_ms: float
    peer_ms: float
    ratio: float


@dataclass(frozen=True, slots=True)
class Ratio:
    """Two things measured in turns; times in milliseconds."""

    name: str
    ours: str
    peer: str
    ours_ms: tuple[float, ...]
    peer_ms: tuple[float, ...]

    def to_json(self) -> RatioJson:
        ours, peer = statistics.median(self.ours_ms), statistics.median(self.peer_ms)
        return {
            "name": self.name,
            "ours": self.ours,
            "peer": self.peer,
            "runs": len(self.ours_ms),
            "ours_ms": round(ours, 2),
            "ours_p95_ms": round(percentile(self.ours_ms, 95), 2),
            "peer_ms": round(peer, 2),
            "ratio": round(ours / peer, 2),
        }

    def each(self, ours: int, peer: int) -> Ratio:
        """The times of one of so many: reports that ours took in, pages that the peer read."""
        times = (tuple(ms / ours for ms in self.ours_ms), tuple(ms / peer for ms in self.peer_ms))
        return Ratio(self.name, self.ours, self.peer, *times)


def percentile(times: Sequence[float], percent: int) -> float:
    """The time that so many percent do not exceed (nearest rank).

    >>> percentile([3.0, 1.0, 2.0, 4.0], 50), percentile([3.0, 1.0, 2.0, 4.0], 95)
    (2.0, 4.0)
    """
    ordered = sorted(times)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def in_turns(
    name: str,
    ours: tuple[str, Callable[[], object]],
    peer: tuple[str, Callable[[], object]],
    runs: int,
    warm_up: int = WARM_UP,
) -> Ratio:
    """Measures two calls alternately, so that what else the machine does falls on both."""
    taken: tuple[list[float], list[float]] = ([], [])
    for turn in range(warm_up + runs):
        for times, (_, call) in zip(taken, (ours, peer), strict=True):
            start = time.perf_counter()
            call()
            if turn >= warm_up:
                times.append((time.perf_counter() - start) * 1000)
    return Ratio(name, ours[0], peer[0], tuple(taken[0]), tuple(taken[1]))
