"""What tests of every package share: the servers (PostgreSQL, Chroma), each started by the first test that asks for it; and what
keeps the run short on two cores, none of which leaves anything untested."""

from __future__ import annotations

import gc
import os
import shutil
import ssl
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

from eval.servers import ChromaRun, chroma_run
from ingest.index import generation as index_generation
from ingest.settings import StoreSettings
from tests.postgres import TestServer, running

# Before torch and numpy are loaded, here and in the processes that tests start: two threads of each of two test processes wait
# for each other on two cores, and a vector of a few sentences then takes seconds.
os.environ.setdefault("OMP_NUM_THREADS", "1")

_PICTURES = pytest.StashKey[str]()

settings.register_profile("untimed", deadline=None)  # how long an example takes is the machine's affair
settings.load_profile("untimed")


def pytest_configure(config: pytest.Config) -> None:
    """What workers recognise in pictures is kept for this run alone, and shared by its processes: a new picture takes ten seconds."""
    if not hasattr(config, "workerinput"):  # xdist's processes have their parent's environment
        os.environ["WENBAO_PICTURE_CACHE"] = config.stash[_PICTURES] = tempfile.mkdtemp(prefix="wenbao-pictures-")


def pytest_unconfigure(config: pytest.Config) -> None:
    if _PICTURES in config.stash:
        shutil.rmtree(config.stash[_PICTURES], ignore_errors=True)


def pytest_sessionstart() -> None:
    gc.disable()  # thousands of tests are made and none goes: looking again and again for what could go takes a fifth of the time


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()  # what was collected stays to the end, and is not looked through while tests run
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def one_ssl_context() -> Iterator[None]:
    """The certificate authorities, which no test asks anything of, are read once and not for each client of plain HTTP (20 ms)."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ssl, "create_default_context", cache(ssl.create_default_context))
        yield


_CHECKED_APART = index_generation._verify


@pytest.fixture(scope="session", autouse=True)
def indexes_checked_here() -> Iterator[None]:
    """A new passage index is asked for what it must find in this process: one of its own, as in use, takes two seconds to load Chroma,
    and some two hundred are built. `checked_apart` has it as in use, and so have the commands that tests start."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index_generation, "_verify", lambda folder: index_generation.Generation.open(folder).close())
        yield


@pytest.fixture
def checked_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_generation, "_verify", _CHECKED_APART)


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
