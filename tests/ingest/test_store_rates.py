"""Rates that several processes count together in PostgreSQL: never more than allowed, whoever counts, and told when to come again."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import StoreError
from ingest.settings import StoreSettings
from ingest.store.library import open_library
from ingest.store.rates import SLOTS, Rate, SharedWindows, seconds_until
from tests.postgres import TestServer

HOUR = Rate(3, 3600)


@pytest.fixture
def processes(tmp_path: Path, postgres: TestServer) -> Iterator[tuple[SharedWindows, SharedWindows, str]]:
    """What two processes of one store count with, and the store's URL."""
    settings = StoreSettings(tmp_path, database_url=postgres.database())
    with open_library(settings, write=True) as library:
        first, second = library.windows(), library.windows()
        assert first is not None
        assert second is not None
        yield first, second, settings.database_url or ""
        first.close()
        second.close()


def test_a_file_of_its_own_is_counted_in_memory(tmp_path: Path) -> None:
    with open_library(StoreSettings(tmp_path), write=True) as library:
        assert library.windows() is None


def test_two_processes_let_no_more_in_than_one(processes: tuple[SharedWindows, SharedWindows, str]) -> None:
    first, second, _ = processes
    told = [one.wait("a", [HOUR]) for one in (first, second, first, second, first)]
    assert told[:3] == [None, None, None]
    assert all(seconds is not None and 3540 <= seconds <= 3600 for seconds in told[3:])
    assert second.wait("b\0", [HOUR]) is None


def test_who_asks_at_once_is_counted_exactly(processes: tuple[SharedWindows, SharedWindows, str]) -> None:
    first, second, _ = processes
    rate = Rate(20, 3600)
    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(lambda number: (first, second)[number % 2].wait("a", [rate]), range(60)))
    assert told.count(None) == 20


def test_what_one_rate_refuses_counts_in_no_other(processes: tuple[SharedWindows, SharedWindows, str]) -> None:
    first, second, _ = processes
    day = Rate(4, 86_400)
    told = [first.wait("a", [HOUR, day]) for _ in range(6)]
    assert [seconds is None for seconds in told] == [True] * 3 + [False] * 3
    assert second.wait("a", [day]) is None  # the fourth of the day, the refused ones did not count
    assert second.wait("a", [day]) is not None


def aged(url: str, slots: int) -> None:
    """Makes what was counted so many slots older."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("UPDATE rate_windows SET newest = newest - %s", [slots])


def test_the_window_moves_on_slot_by_slot(processes: tuple[SharedWindows, SharedWindows, str]) -> None:
    first, second, url = processes
    for _ in range(2):
        assert first.wait("a", [HOUR]) is None
    aged(url, 30)
    assert first.wait("a", [HOUR]) is None
    told = second.wait("a", [HOUR])
    assert told is not None
    assert 1740 <= told <= 1800  # when the first two leave the window
    aged(url, 30)
    assert [second.wait("a", [HOUR]) is None for _ in range(3)] == [True, True, False]
    aged(url, 10 * SLOTS)
    assert [second.wait("a", [HOUR]) is None for _ in range(4)] == [True, True, True, False]


def test_a_session_that_was_cut_off_is_replaced_and_a_server_that_is_away_is_said(
    processes: tuple[SharedWindows, SharedWindows, str], postgres: TestServer
) -> None:
    first, _, _ = processes
    assert first.wait("a", [HOUR]) is None
    postgres.stop()
    try:
        with pytest.raises(StoreError, match="Look whether the server runs"):
            first.wait("a", [HOUR])
    finally:
        postgres.start()
    assert first.wait("a", [HOUR]) is None


@given(st.lists(st.integers(0, 5), min_size=SLOTS, max_size=SLOTS), st.integers(1, 50), st.integers(1, 5000))
def test_after_the_seconds_told_there_is_room_and_not_a_slot_earlier(counts: list[int], amount: int, seconds: int) -> None:
    rate, newest = Rate(amount, seconds), 1_000_000
    now = newest * rate.slot

    def held(moment: float) -> int:
        """How many requests the window holds then, by the same rule as the store's."""
        oldest = int(moment / rate.slot + 1e-9) - SLOTS
        return sum(count for slot, count in zip(range(newest - SLOTS + 1, newest + 1), counts, strict=True) if slot > oldest)

    told = seconds_until(counts, rate, newest=newest, now=now)
    assert held(now + told) < amount
    if sum(counts) >= amount and told > 1:
        assert held(now + told - 1 - rate.slot) >= amount
