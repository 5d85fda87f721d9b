"""What tests of every package share: the servers (PostgreSQL, Chroma), each started by the first test that asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from eval.servers import ChromaRun, chroma_run
from ingest.settings import StoreSettings
from tests.postgres import TestServer, running

settings.register_profile("untimed", deadline=None)  # how long an example takes is the machine's affair
settings.load_profile("untimed")


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


@pytest.fixture(scope="session")
def chroma() -> Iterator[ChromaRun]:
    """A Chroma server for all tests: no test stops it."""
    with chroma_run() as server:
        yield server


@pytest.fixture(params=["embedded", "server"])
def either_index(tmp_path: Path, request: pytest.FixtureRequest) -> StoreSettings:
    """An empty home with its passage index in it, or on a server: a test that takes it holds for both kinds."""
    if request.param == "embedded":
        return StoreSettings(tmp_path / "home")
    server: ChromaRun = request.getfixturevalue("chroma")
    return StoreSettings(tmp_path / "home", chroma_url=server.url)
