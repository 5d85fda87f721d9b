"""Short transactions by the driver itself: the same rows as by SQLAlchemy, whole or not at all, and faults told as the store's."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import pytest

from eval.bench_store import forged_store
from ingest.errors import StoreError
from ingest.settings import StoreSettings
from ingest.store.engine import database
from ingest.store.home import DATABASE_NAME
from ingest.store.library import Library, open_library
from ingest.store.quick import FEW, ThroughCore
from ingest.store.reading import CELLS, CELLS_OF_COLUMN, NEXT_TURN, TURNS

RECEIVED, GRANTED = "applications.received", "applications.granted"
TURN = {"conversation_id": "c", "of": "c", "question": "几件", "state": "[]", "route": "", "added": "2026-01-01"}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    forged_store(tmp_path, FEW + 1)
    with open_library(StoreSettings(tmp_path), write=True) as library:
        yield library


@pytest.mark.parametrize("indicators", [[], [RECEIVED], [GRANTED, RECEIVED]])
def test_the_driver_gives_the_rows_that_sqlalchemy_gives(library: Library, tmp_path: Path, indicators: list[str]) -> None:
    place = database(StoreSettings(tmp_path))
    engine, id = place.engine(write=False), library.documents()[0].id
    given: dict[str, object] = {"id": id, "indicators": indicators}
    with engine.connect() as connection, connection.begin(), place.quickly(engine) as quick:
        core = ThroughCore(connection)
        for query, values in ((CELLS.one, given), (CELLS_OF_COLUMN.one, given | {"dimension": "总计"})):
            found, expected = quick.rows(query, values), core.rows(query, values)
            assert [tuple(row) for row in found] == [tuple(row) for row in expected]
            assert [(row.form_table, row.end) for row in found] == [(row.form_table, row.end) for row in expected]
            assert all(isinstance(row.value, Decimal) for row in found)
    engine.dispose()


def test_a_few_documents_are_read_as_many_are(library: Library) -> None:
    ids = [record.id for record in library.documents()]
    assert len(ids) > FEW
    texts, said = library.opened(ids, ids, [RECEIVED, GRANTED], "总计")
    few, of_few = library.opened(ids[:FEW], ids[:FEW], [RECEIVED, GRANTED], "总计")
    assert few == {id: texts[id] for id in ids[:FEW]}
    assert of_few == {id: said[id] for id in ids[:FEW]}


def test_what_was_under_way_when_something_failed_is_taken_back(library: Library, tmp_path: Path) -> None:
    place = database(StoreSettings(tmp_path))
    engine = place.engine(write=True)
    with suppress(ZeroDivisionError), place.quickly(engine, conversation="c") as quick:
        quick.run(NEXT_TURN, TURN)
        assert len(quick.rows(TURNS, {"of": "c"})) == 1
        raise ZeroDivisionError
    assert library.turns("c") == ()
    library.save_turn("c", "二", "[]")
    assert [turn.question for turn in library.turns("c")] == ["二"]
    engine.dispose()


def test_a_fault_of_the_driver_is_told_as_the_stores(library: Library, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / DATABASE_NAME) as other:
        other.execute("DROP TABLE turns")
    with pytest.raises(StoreError, match="no such table: turns"):
        library.save_turn("c", "一", "[]")
    with pytest.raises(StoreError, match="no such table: turns"):
        library.turns("c")
