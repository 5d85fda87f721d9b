"""`assistant.bodies.catalogue`: of a new revision only what is new is read, and where that takes long no question waits for it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from assistant.bodies import catalogue
from assistant.bodies.catalogue import Catalogue, CatalogueCache
from eval.bench_store import forged_store
from ingest.pipeline import ingest_paths
from ingest.settings import StoreSettings
from ingest.store.library import DocumentRecord, Library, open_library
from tests.ingest.first_axis import FirstAxisEmbedder

NEW = "丙水县档案局2023年政府信息公开工作年度报告\n一、总体情况\n丙水县档案局全年收到政府信息公开申请3件。\n"


@pytest.fixture
def home(tmp_path: Path) -> StoreSettings:
    forged_store(tmp_path, 12)
    return StoreSettings(tmp_path)


@pytest.fixture
def library(home: StoreSettings) -> Iterator[Library]:
    with open_library(home, write=True) as library:
        yield library


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many documents each reading of records gave."""
    seen: list[int] = []
    documents = Library.documents

    def counted(self: Library, ids: list[str] | None = None) -> tuple[DocumentRecord, ...]:
        given = documents(self, ids)
        seen.append(len(given))
        return given

    monkeypatch.setattr(Library, "documents", counted)
    return seen


def taken_in(library: Library, home: StoreSettings, text: str) -> str:
    """Takes in one more report; its id."""
    path = home.home / "reports" / "new.txt"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    (outcome,) = ingest_paths([path], library, home, FirstAxisEmbedder)
    assert outcome.document_id is not None
    return outcome.document_id


def test_of_a_new_revision_only_what_is_new_is_read(home: StoreSettings, library: Library, read: list[int]) -> None:
    before = Catalogue(library)
    gone = next(iter(before.records))
    library.remove(gone)
    added = taken_in(library, home, NEW)
    read.clear()
    after = Catalogue(library, before)
    assert read == [1]
    assert set(after.records) == set(before.records) - {gone} | {added}
    whole = Catalogue(library)
    assert (list(after.records.items()), after.table) == (list(whole.records.items()), whole.table)


def test_a_catalogue_of_a_small_store_is_always_of_this_moment(home: StoreSettings, library: Library) -> None:
    cache = CatalogueCache(library)
    assert cache.current() is cache.current()
    added = taken_in(library, home, NEW)
    assert added in cache.current().records


def test_where_renewing_takes_long_the_one_before_answers_for_a_while(
    home: StoreSettings, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    moments = count(0.0, 10.0)
    monkeypatch.setattr(catalogue, "thread_time", lambda: next(moments))  # each renewal takes ten seconds
    now = 0.0
    monkeypatch.setattr(catalogue, "monotonic", lambda: now)
    cache = CatalogueCache(library)
    first = cache.current()
    added = taken_in(library, home, NEW)
    now = 29.0
    assert cache.current() is first
    now = 30.0
    assert added in cache.current().records
    library.remove(added)
    assert added in cache.current().records
    assert added not in cache.current(fresh=True).records


def test_while_it_is_renewed_others_go_on_with_the_one_before(
    home: StoreSettings, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "_LONG", 0.0)  # as if every renewal took long
    cache = CatalogueCache(library)
    first = cache.current()
    taken_in(library, home, NEW)
    inside: list[Catalogue] = []
    stamps = Library.stamps

    def asked_meanwhile(self: Library) -> dict[str, tuple[str, str]]:
        inside.append(cache.current())
        return stamps(self)

    monkeypatch.setattr(Library, "stamps", asked_meanwhile)
    second = cache.current(fresh=True)
    assert inside == [first]
    assert second is not first
