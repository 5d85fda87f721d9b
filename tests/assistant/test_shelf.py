"""What is held of documents: read once, bounded, together where many are asked for, and gone where the store has it no more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from assistant.bodies.shelf import SHELVES, Shelves
from eval.bench_store import YEARS, forged_store, path_of, template
from eval.bench_store import bodies as made_up
from ingest.errors import StoreError
from ingest.settings import StoreSettings
from ingest.store.library import Library, open_library

RECEIVED = "applications.received"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    home: Path = tmp_path_factory.mktemp("shelf")
    assert forged_store(home, 12) == 12 * 200
    with open_library(StoreSettings(home), write=True) as library:
        yield library


@pytest.fixture
def asked(library: Library, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many documents each reading of the store was asked for."""
    seen: list[int] = []
    opened = Library.opened

    def counted(self: Library, *given: object, **named: object) -> object:
        seen.append(len(given[0]))  # type: ignore[arg-type]  # the ids
        return opened(self, *given, **named)  # type: ignore[arg-type]  # passed on as they are

    monkeypatch.setattr(Library, "opened", counted)
    return seen


def test_many_documents_are_read_in_one_go_and_once(library: Library, asked: list[int]) -> None:
    ids = [record.id for record in library.documents()]
    shelves = Shelves(library)
    held = shelves.hold(ids, [RECEIVED], "总计")
    again = shelves.hold(ids, [RECEIVED], "总计")
    assert asked == [12]
    assert held == again
    assert all(len(shelf.cells(RECEIVED, "总计")) == 1 for shelf in held)


def test_another_column_is_read_when_it_is_asked_for(library: Library, asked: list[int]) -> None:
    id = library.documents()[0].id
    shelves = Shelves(library)
    (total,) = shelves.hold([id], [RECEIVED], "总计")[0].cells(RECEIVED, "总计")
    (people,) = shelves.hold([id], [RECEIVED], "自然人")[0].cells(RECEIVED, "自然人")
    assert (total.dimension, people.dimension) == ("总计", "自然人")
    assert asked == [1, 0]


def test_a_text_that_is_no_more_in_the_store_is_an_error_that_says_so(library: Library) -> None:
    with pytest.raises(StoreError, match="no more"):
        Shelves(library).of("0" * 32)


def test_what_nobody_holds_is_given_up_beyond_the_bound(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.bodies.shelf.SHELVES", 3)
    ids = [record.id for record in library.documents()]
    shelves = Shelves(library)
    for id in ids:
        shelves.of(id)
    assert len(shelves._recent) == 3
    assert len(shelves._all) == 3
    assert SHELVES > 3


def test_the_store_of_the_bench_is_finished_where_it_was_left(tmp_path: Path) -> None:
    assert forged_store(tmp_path, 3) == 600
    assert forged_store(tmp_path, 5) == 1000
    with open_library(StoreSettings(tmp_path)) as library:
        assert {record.year for record in library.documents()} == set(YEARS)
        body = next(made_up(1))
        assert library.digest_at(path_of(body, 2021)) is not None


def test_a_told_report_quotes_its_own_text(library: Library) -> None:
    assert len(template(2023).figures) == 200
    for record in library.documents():
        text = library.text(record.id)
        assert all(stored.figure.span.of(text) == stored.figure.raw for stored in library.figures(documents=[record.id]))
        assert str(record.organisation) in text
        assert np.isfinite(record.characters)
