"""A store of numbered reports, made once, that tests of the passage index copy; a module says by its `settings` where its index is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.index.nearest import PassageIndex, build_generation
from ingest.settings import StoreSettings
from ingest.store.library import Library, open_library
from tests.ingest.numbered import PASSAGES, REPORTS, NumberedEmbedder, add


@pytest.fixture(scope="session")
def numbered_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home of 1,200 passages with a generation in it."""
    settings = StoreSettings(tmp_path_factory.mktemp("built") / "home")
    with open_library(settings, write=True) as library:
        library.bind_model(NumberedEmbedder.fingerprint)
        for number in range(REPORTS):
            add(library, number)
        info = build_generation(library, settings)
    assert (info.name, info.passages) == ("gen-1", REPORTS * PASSAGES)
    return settings.home


@pytest.fixture
def library(settings: StoreSettings) -> Iterator[Library]:
    with open_library(settings, write=True) as opened:
        yield opened


@pytest.fixture
def index(library: Library, settings: StoreSettings) -> Iterator[PassageIndex]:
    opened = PassageIndex.open(library, settings, NumberedEmbedder())
    yield opened
    opened.close()
