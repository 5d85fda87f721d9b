"""Every indicator that is looked at for one that is asked: its equals in other editions, its parts, what may stand in for it."""

from __future__ import annotations

from functools import cache

from assistant.asking.indicator_words import equivalents, stand_ins, sum_of

RECEIVED, CARRIED_IN, CARRIED_OUT = "applications.received", "applications.carried_in", "applications.carried_out"
ACCEPTED, HANDLED, CONCLUDED = "applications.accepted", "applications.handled", "applications.concluded"
RESULTS = ("upheld", "corrected", "other", "pending")
"""The four results of table four, which its totals are the sums of."""


@cache
def looked_at(indicator: str | None) -> tuple[str, ...]:
    """Every indicator whose cells or statements may be looked at for this one: its equals, its parts, what goes into it.

    >>> "applications.carried_in" in looked_at("applications.received"), looked_at(None)
    (True, ())
    """
    if indicator is None:
        return ()
    named = [indicator, *sum_of(indicator), *stand_ins(indicator)]
    if indicator in (RECEIVED, ACCEPTED):
        named += [RECEIVED, ACCEPTED, CARRIED_IN, HANDLED]
    if indicator == CONCLUDED:
        named += [CARRIED_IN, HANDLED]
    results = [f"{id.rpartition('.')[0]}.{name}" for id in named if id.endswith(".total") for name in RESULTS]
    return tuple(dict.fromkeys(same for id in (*named, *results) for same in equivalents(id)))
