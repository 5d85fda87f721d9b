"""What tests of every package share: the PostgreSQL server, started by the first test that asks for one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.settings import StoreSettings
from tests.postgres import TestServer, running


@pytest.fixture(scope="session")
def postgres() -> Iterator[TestServer]:
    with running() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def either_store(tmp_path: Path, request: pytest.FixtureRequest) -> StoreSettings:
    """An empty home with its database: a test that takes it holds for both kinds."""
    if request.param == "sqlite":
        return StoreSettings(tmp_path / "home")
    server: TestServer = request.getfixturevalue("postgres")
    return StoreSettings(tmp_path / "home", server.database())
