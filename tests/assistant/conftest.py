"""The sample reports taken in once for all tests of this folder, by the real reading on a real store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.retrieve import HybridRetriever
from eval.forge.write import write_samples
from ingest.pipeline import ingest_paths
from ingest.settings import StoreSettings
from ingest.store import Library, open_library
from tests.ingest.first_axis import FirstAxisEmbedder


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that holds the sample reports; nobody has it open."""
    root = tmp_path_factory.mktemp("samples")
    settings = StoreSettings(root / "home")
    write_samples(root / "reports")
    with open_library(settings, write=True) as library:
        outcomes = ingest_paths([root / "reports"], library, settings, FirstAxisEmbedder)
        assert {outcome.status for outcome in outcomes} == {"added"}
    return root / "home"


@pytest.fixture(scope="session")
def sample_library(sample_home: Path) -> Iterator[Library]:
    """The samples' library, open for writing, so that conversations are kept."""
    with open_library(StoreSettings(sample_home), write=True) as library:
        yield library


@pytest.fixture(scope="session")
def sample_assistant(sample_library: Library) -> Assistant:
    """The assistant over the samples; passages are found by their words alone, so that no model is loaded."""
    return Assistant(sample_library, lambda: HybridRetriever(sample_library, None))
