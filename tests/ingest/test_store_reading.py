"""The queries that answering asks: what they find, and by which index SQLite finds it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Select
from sqlalchemy.dialects import sqlite

from eval.bench_store import forged_store
from ingest.settings import StoreSettings
from ingest.store.home import DATABASE_NAME
from ingest.store.library import Library, open_library
from ingest.store.reading import CELLS, CELLS_OF_COLUMN

RECEIVED = "applications.received"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made: Path = tmp_path_factory.mktemp("reading")
    forged_store(made, 6)
    return made


@pytest.fixture(scope="module")
def library(home: Path) -> Iterator[Library]:
    with open_library(StoreSettings(home), write=True) as library:
        yield library


@pytest.mark.parametrize("query", [CELLS.many, CELLS.one, CELLS_OF_COLUMN.many, CELLS_OF_COLUMN.one])
def test_cells_of_an_indicator_are_found_by_its_index_not_among_all_of_a_document(home: Path, query: Select[Any]) -> None:
    asked = {"id": "a", "ids": ["a", "b"], "indicators": [RECEIVED], "dimension": "总计"}
    values = {name: asked.get(name, value) for name, value in query.compile().params.items()}
    text = str(query.params(values).compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))
    with sqlite3.connect(home / DATABASE_NAME) as database:
        plan = [row[3] for row in database.execute(f"EXPLAIN QUERY PLAN {text}")]
    assert plan == ["SEARCH figures USING INDEX figures_of_indicator (indicator=? AND document_id=?)"]


def test_what_documents_say_of_an_indicator_is_the_same_one_by_one_and_together(library: Library) -> None:
    ids = [record.id for record in library.documents()]
    _, together = library.opened((), ids, [RECEIVED], "总计")
    for id in ids:
        _, alone = library.opened((), [id], [RECEIVED], "总计")
        assert alone[id] == together[id]
        assert [figure.value for figure in together[id].cells] == [together[id].statements[0].value]
    _, every_column = library.opened((), ids, [RECEIVED])
    assert {len(said.cells) for said in every_column.values()} == {7}


def test_texts_come_with_their_sections_and_problems(library: Library) -> None:
    ids = [record.id for record in library.documents()]
    texts, said = library.opened([*ids, "0" * 32])
    assert list(said) == []
    assert set(texts) == set(ids)
    for id in ids:
        assert (texts[id].text, texts[id].sections, texts[id].problems) == (
            library.text(id), library.sections(id), library.problems(id),
        )  # fmt: skip


def test_the_tables_of_a_document_and_the_documents_that_name_something(library: Library) -> None:
    records = library.documents()
    assert library.tables_of(records[0].id) == {"proactive": True, "applications": True, "review_litigation": True}
    organisation = str(records[0].organisation)
    naming = library.naming(organisation, [record.id for record in records])
    assert set(naming) == {record.id for record in records if record.organisation == organisation}
    assert library.naming("100%", [record.id for record in records]) == ()


def test_turns_are_counted_within_their_conversation_and_seen_by_others_at_once(home: Path, library: Library) -> None:
    for question in ("一", "二"):
        library.save_turn("c", question, "[]")
    library.save_turn("d", "三", "[]")
    with open_library(StoreSettings(home)) as other:
        assert [(turn.ordinal, turn.question) for turn in other.turns("c")] == [(0, "一"), (1, "二")]
        assert [turn.ordinal for turn in other.turns("d")] == [0]
