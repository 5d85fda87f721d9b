"""What is PostgreSQL's own: who writes, a server that goes and comes back, processes that add at once, plans and limits."""

from __future__ import annotations

import dataclasses
import os
import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Connection, Engine, Table, text

from ingest.errors import HomeBusy, StoreError, UsageError
from ingest.settings import StoreSettings
from ingest.store import tables
from ingest.store.api_keys import Scope, new_key
from ingest.store.engine import database
from ingest.store.keys import open_keys
from ingest.store.library import Library, open_library
from ingest.store.reading import CELLS, CELLS_OF_COLUMN, OfDocuments
from tests.ingest.reports import made_report, made_vectors
from tests.postgres import TestServer

HERE = f"process {os.getpid()} on {socket.gethostname()} "


@pytest.fixture
def home(tmp_path: Path, postgres: TestServer) -> StoreSettings:
    return StoreSettings(tmp_path / "home", database_url=postgres.database())


@pytest.fixture
def other_home(home: StoreSettings, tmp_path: Path) -> StoreSettings:
    """Another machine's home, with the same database."""
    return dataclasses.replace(home, home=tmp_path / "other")


@pytest.fixture
def library(home: StoreSettings) -> Iterator[Library]:
    with open_library(home, write=True) as opened:
        yield opened


@pytest.fixture
def engine(home: StoreSettings) -> Iterator[Engine]:
    """Connections beside the library's."""
    engine = database(home).engine(write=True)
    yield engine
    engine.dispose()


def put(library: Library, number: int) -> str:
    report = made_report(number)
    return library.commit(f"/reports/{number}.txt", f"{number}.txt", report, made_vectors(report))


def at_once(work: list[threading.Thread]) -> None:
    """Runs these threads together to their end."""
    for thread in work:
        thread.start()
    for thread in work:
        thread.join()


# --------------------------------------------------------------------------------------------------------- the writer


def test_a_second_writer_is_told_who_writes_on_which_machine(
    library: Library, home: StoreSettings, other_home: StoreSettings
) -> None:
    with pytest.raises(HomeBusy, match=HERE):
        open_library(other_home, write=True)
    assert put(library, 1) == "added"
    library.close()
    with open_library(other_home, write=True) as other:
        assert len(other.documents()) == 1
        with pytest.raises(HomeBusy, match=HERE):
            open_library(home, write=True)
    open_library(home, write=True).close()


def cut_off_the_lock(engine: Engine) -> None:
    """Ends the session that holds the writer's lock, as a restart of the server or a lost network does."""
    with engine.connect() as connection:
        ended = connection.execute(text("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'")).all()
        assert ended == [(True,)]


def test_a_lock_that_was_lost_is_taken_again_by_the_next_write(
    library: Library, engine: Engine, other_home: StoreSettings
) -> None:
    cut_off_the_lock(engine)
    assert put(library, 1) == "added"
    with pytest.raises(HomeBusy, match=HERE):
        open_library(other_home, write=True)


def test_who_lost_the_lock_to_another_is_refused_until_that_one_is_done(
    library: Library, engine: Engine, other_home: StoreSettings
) -> None:
    put(library, 1)
    cut_off_the_lock(engine)
    with open_library(other_home, write=True) as other:
        put(other, 2)
        with pytest.raises(HomeBusy, match=HERE):
            put(library, 3)
        assert len(library.documents()) == 2
    assert put(library, 3) == "added"


def test_a_writer_that_does_not_know_yet_that_it_lost_the_lock_writes_nothing(library: Library, engine: Engine) -> None:
    """Another's token stands in the row that every writing transaction begins with."""
    put(library, 1)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(text("UPDATE meta SET value = '{}' WHERE name = 'writer'"))
    with pytest.raises(HomeBusy, match="a process that is just starting"):
        put(library, 2)
    assert len(library.documents()) == library.revision() == 1


# ------------------------------------------------------------------------------------------- a server that is not there


def test_a_server_that_is_stopped_and_started_is_used_again(library: Library, home: StoreSettings, postgres: TestServer) -> None:
    put(library, 1)
    with open_library(home) as reader, open_keys(home) as ring:
        before = (reader.documents(), reader.figures())
        watch = ring.watch()
        watch.current()
        postgres.stop()
        try:
            for asked in (reader.documents, library.revision, watch.changed, lambda: put(library, 2), lambda: open_library(home)):
                with pytest.raises(StoreError, match="Look whether the server runs"):
                    asked()
                with pytest.raises(StoreError, match="Look whether the server runs"):
                    asked()
        finally:
            postgres.start()
        assert (reader.documents(), reader.figures()) == before
        assert len(library.documents()) == 1
        with pytest.raises(HomeBusy, match=HERE):
            open_library(dataclasses.replace(home, home=home.home / "other"), write=True)
        assert not watch.changed()
        library.keys.create(new_key(Scope.CHAT))
        assert watch.changed()
        watch.close()
        assert put(library, 2) == "added"
        assert len(reader.documents()) == 2


@pytest.mark.parametrize("address", ["127.0.0.1:1/reports", "127.0.0.1:1/reports?sslpassword=se-cret", "nowhere.invalid/reports"])
def test_no_message_tells_a_password(tmp_path: Path, address: str) -> None:
    settings = StoreSettings(tmp_path, database_url=f"postgres://office:se-cret@{address}")
    for write in (False, True):
        with pytest.raises(StoreError, match="postgresql://office@") as failed:
            open_library(settings, write=write)
        assert "cret" not in str(failed.value)
        assert "cret" not in repr(failed.value.__cause__)
    with pytest.raises(StoreError, match="postgresql://office@"), open_keys(settings):
        pass
    open_library(StoreSettings(tmp_path), write=True).close()  # the home is free again


def test_an_empty_database_is_read_by_nobody_and_left_empty(home: StoreSettings, engine: Engine) -> None:
    with pytest.raises(StoreError, match="run `wenbao ingest"):
        open_library(home)
    with pytest.raises(StoreError, match="wenbao keys create"), open_keys(home):
        pass
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()")).scalar() == 0


def test_a_database_that_cannot_hold_chinese_is_refused(home: StoreSettings, postgres: TestServer) -> None:
    with psycopg.connect(postgres.server.get_uri(), autocommit=True) as connection:
        connection.execute("CREATE DATABASE plain ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0")
    with pytest.raises(StoreError, match="has the encoding SQL_ASCII, expected UTF8"):
        open_library(dataclasses.replace(home, database_url=postgres.server.get_uri(database="plain")), write=True)
    open_library(home, write=True).close()  # the home is free again


def test_without_the_extra_it_is_said_how_to_install_it(home: StoreSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ingest.store.postgres", None)
    with pytest.raises(UsageError, match="pip install 'wenbao\\[postgres\\]'"):
        open_library(home)


# -------------------------------------------------------------------------------------------------- processes side by side


def test_turns_that_several_add_at_once_are_each_counted_once(library: Library, home: StoreSettings) -> None:
    """Processes that were opened for reading keep conversations too."""
    with open_library(home) as first, open_library(home) as second:
        assert first.remembers
        assert not first.writable

        def add(keeper: Library) -> None:
            for _ in range(5):
                keeper.save_turn("c\0", "几件？", "[]")

        at_once([threading.Thread(target=add, args=(keeper,)) for keeper in (library, first, second) * 2])
        assert [turn.ordinal for turn in second.turns("c\0")] == list(range(30))
        with pytest.raises(StoreError, match="opened for reading"):
            put(first, 1)


def test_keys_that_several_make_at_once_are_each_counted(library: Library, home: StoreSettings) -> None:
    with open_keys(home, write=True) as first, open_keys(home, write=True) as second:

        def make(ring: object) -> None:
            assert ring in (first, second)
            (first if ring is first else second).create(new_key(Scope.CHAT))

        at_once([threading.Thread(target=make, args=(ring,)) for ring in (first, second) * 5])
        assert len(library.keys.keys().all) == 10
        watch = first.watch()
        watch.current()
        second.create(new_key(Scope.CHAT))
        assert watch.changed()
        watch.close()


def test_a_reading_transaction_sees_one_state(library: Library, engine: Engine) -> None:
    put(library, 1)

    def seen(connection: Connection) -> object:
        return connection.execute(text("SELECT count(*) FROM documents")).scalar()

    with engine.connect() as connection, connection.begin():
        assert seen(connection) == 1
        put(library, 2)
        assert seen(connection) == 1
        with pytest.raises(Exception, match="read-only transaction"):
            connection.execute(text("DELETE FROM documents"))
    assert len(library.documents()) == 2


# ------------------------------------------------------------------------------------------------------ limits and plans


def test_no_statement_and_no_lock_is_waited_for_without_end(engine: Engine) -> None:
    with engine.connect() as connection:
        limits = {name: connection.execute(text(f"SHOW {name}")).scalar() for name in ("statement_timeout", "lock_timeout")}
    assert limits == {"statement_timeout": "30s", "lock_timeout": "10s"}


def others(table: Table, *named: str) -> str:
    """A table's columns but these."""
    return ", ".join(f'"{column.name}"' for column in table.columns if column.name not in named)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory, postgres: TestServer) -> Iterator[Engine]:
    """A store whose tables are large enough that the planner has a choice: 2,000 documents with 40 figures each."""
    settings = StoreSettings(tmp_path_factory.mktemp("many"), database_url=postgres.database())
    with open_library(settings, write=True) as library:
        put(library, 1)
    engine = database(settings).engine(write=True)
    told = others(tables.documents, "id", "path")
    cell = others(tables.figures, "id", "document_id", "indicator")
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(
            text(
                f"INSERT INTO documents (id, path, {told}) "
                f"SELECT md5(n::text), n::text, {told} FROM documents, generate_series(1, 2000) n"
            )
        )
        connection.execute(
            text(
                f"INSERT INTO figures (document_id, indicator, {cell}) SELECT md5(d::text), 'i' || n, {cell} "
                "FROM generate_series(1, 2000) d, generate_series(1, 40) n, (SELECT * FROM figures LIMIT 1) AS one"
            )
        )
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))
    yield engine
    engine.dispose()


@pytest.mark.parametrize("query", [CELLS, CELLS_OF_COLUMN])
def test_cells_of_an_indicator_are_found_by_its_index(many: Engine, query: OfDocuments) -> None:
    asked: dict[str, object] = {"id": "a", "ids": ["a", "b"], "indicators": ["i7"], "dimension": "总计"}
    for select in (query.one, query.many):
        values = {name: asked.get(name, value) for name, value in select.compile().params.items()}
        literal = str(select.params(values).compile(dialect=many.dialect, compile_kwargs={"literal_binds": True}))
        with many.connect() as connection:
            plan = "\n".join(row[0] for row in connection.exec_driver_sql(f"EXPLAIN {literal.replace('%', '%%')}"))
        assert "figures_of_indicator" in plan, plan
        assert "Seq Scan" not in plan, plan
