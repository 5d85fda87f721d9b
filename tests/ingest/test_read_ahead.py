"""`ingest.store.read_ahead`: a store is asked for only where there is room, and advice never fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.store.read_ahead import read_ahead


@pytest.mark.parametrize(("size", "asked"), [(0, True), (50, True), (51, False)])
def test_at_most_half_of_what_is_available_is_asked_for(tmp_path: Path, size: int, asked: bool) -> None:
    path = tmp_path / "store"
    path.write_bytes(b"x" * size)
    assert read_ahead(path, available=100) is asked


def test_a_store_that_is_not_there_is_no_failure(tmp_path: Path) -> None:
    assert read_ahead(tmp_path / "none") is False


def test_what_is_available_is_asked_of_the_system(tmp_path: Path) -> None:
    path = tmp_path / "store"
    path.write_bytes(b"x")
    assert read_ahead(path) is True
