"""What tests of every package share: the PostgreSQL server, started by the first test that asks for one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.postgres import TestServer, running


@pytest.fixture(scope="session")
def postgres() -> Iterator[TestServer]:
    with running() as server:
        yield server
