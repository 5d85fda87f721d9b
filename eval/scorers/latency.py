"""Latency: the seconds that answers took, as percentiles between the nearest two, in milliseconds.

>>> latency_ms([0.010, 0.020, 0.030])
{'p50': 20.0, 'p95': 29.0}
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict


class LatencyJson(TypedDict):
    p50: float
    p95: float


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which this share of the values lies; 0 for none."""
    ordered = sorted(values)
    if not ordered:
        return 0.0
    place = (len(ordered) - 1) * share
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def latency_ms(seconds: Sequence[float]) -> LatencyJson:
    """Median and 95th percentile, to a tenth of a millisecond."""
    return {"p50": round(percentile(seconds, 0.5) * 1000, 1), "p95": round(percentile(seconds, 0.95) * 1000, 1)}
