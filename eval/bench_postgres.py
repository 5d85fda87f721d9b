"""A question about one figure over 1,000 and over 99,999 reports in PostgreSQL, in turns: `python -m eval.bench_postgres [FOLDER]`.

A server of its own is started (without waiting for the disk, which no reader does) and given two stores. The smaller one is the
first 1,000 reports of the SQLite store of 10,000 in FOLDER (that of `eval.bench scale`, made where it is not there), brought in
by COPY. The larger one is all of these, and each told nine times more as `eval.bench_many` tells them: their documents come by COPY,
their 18 million figures are copied within the server, and indexes are built at the end. It takes some 20 GB for as long as it runs,
and five to ten minutes. Then both are served, and asked about one figure after the other, every one of another body and year: each
against GET /healthz of its own server, and the larger against the smaller. An answer that is wrong stops all. JSON on standard
output; what is being done on standard error.

>>> columns_but_id(("id", "document_id", "raw"))
('document_id', 'raw')
"""

from __future__ import annotations

import json
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from eval.bench_client import Client
from eval.bench_growth import FEW, REQUESTS
from eval.bench_many import ALL_YEARS, TELLINGS, many_bodies, stored_documents, told_of
from eval.bench_ratio import RatioJson, in_turns
from eval.bench_scale import questions, right_answers
from eval.bench_store import REPORTS, YEARS, Body, bodies, forged_store
from eval.servers import Connection, connected, postgres_run
from eval.stress import served
from ingest.settings import StoreSettings
from ingest.store.home import DATABASE_NAME
from ingest.store.library import open_library

_OWNED = ("sections", "figures", "statements", "problems")
_COPIED = ("documents", "sources", *_OWNED)
_ORDER = {"sections": "document_id, ordinal", "problems": "document_id, ordinal"}
_NAMED = ("id", "path", "file", "sha256", "title", "organisation", "identity", "year")
"""The columns of a document's row that differ in another telling of it."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A connection that takes SQLite's marks for parameters."""

    connection: Connection

    def execute(self, query: str, parameters: tuple[object, ...]) -> Any:
        return self.connection.execute(query.replace("?", "%s").encode(), parameters)


def columns_but_id(columns: Sequence[str]) -> tuple[str, ...]:
    """The columns that are copied: ids are counted by the database."""
    return tuple(column for column in columns if column != "id")


def loaded(settings: StoreSettings, small: sqlite3.Connection, most: int | None) -> int:
    """Fills a fresh store with the first `most` reports of a SQLite store, or with all and all their tellings; how many."""
    open_library(settings, write=True).close()
    assert settings.database_url is not None
    with connected(settings.database_url) as connection:
        connection.execute("SET session_replication_role = replica")  # what is copied is whole: no reference is looked up
        connection.execute("SET maintenance_work_mem = '1GB'")
        for table in ("sources", *_OWNED):
            connection.execute(f"ALTER TABLE {table} SET UNLOGGED".encode())  # what is read is the same
        with _without_indexes(connection):
            chosen = [row[0] for row in small.execute("SELECT id FROM documents ORDER BY rowid LIMIT ?", (most or -1,))]
            small.execute("CREATE TEMP TABLE chosen (id TEXT PRIMARY KEY) WITHOUT ROWID")
            small.executemany("INSERT INTO temp.chosen VALUES (?)", ((one,) for one in chosen))
            for table in _COPIED:
                _brought(connection, small, table)
            small.execute("DROP TABLE temp.chosen")
            if most is None:
                _multiplied(connection, small)
            connection.execute("INSERT INTO meta VALUES ('revision', '1') ON CONFLICT (name) DO UPDATE SET value = '1'")
    with connected(settings.database_url, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")
        (count,) = connection.execute("SELECT count(*) FROM documents").fetchone() or (0,)
        return int(count)


@contextmanager
def _without_indexes(connection: Connection) -> Iterator[None]:
    """The indexes of figures and statements are built when all rows are in."""
    found = connection.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema() AND tablename IN ('figures', 'statements') "
        "AND indexdef NOT LIKE 'CREATE UNIQUE%%'",
        (),
    ).fetchall()
    for name, _ in found:
        connection.execute(f"DROP INDEX {name}".encode())
    yield
    for _, made in found:
        connection.execute(made.encode())


def _copied(connection: Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    names = ", ".join(f'"{name}"' for name in columns)
    with connection.cursor().copy(f"COPY {table} ({names}) FROM STDIN".encode()) as copy:
        for row in rows:
            copy.write_row(row)


def _brought(connection: Connection, small: sqlite3.Connection, table: str) -> None:
    columns = [name for _, name, *_ in small.execute(f"PRAGMA table_info({table})")]
    wanted = columns if table == "documents" else columns_but_id(columns)
    owner = "id" if table == "documents" else "document_id"
    order = "rowid" if "id" in columns else owner
    query = f"SELECT {', '.join(wanted)} FROM {table} WHERE {owner} IN (SELECT id FROM temp.chosen) ORDER BY {order}"  # noqa: S608 - our own tables
    _copied(connection, table, wanted, small.execute(query))


def _multiplied(connection: Connection, small: sqlite3.Connection) -> None:
    documents = stored_documents(small)
    rest = [name for _, name, *_ in small.execute("PRAGMA table_info(documents)") if name not in _NAMED]
    connection.execute("CREATE TEMP TABLE told (old varchar(32), new varchar(32) PRIMARY KEY, back integer)")
    connection.execute(f"CREATE TEMP TABLE named AS SELECT {', '.join(_NAMED)} FROM documents LIMIT 0".encode())  # noqa: S608 - our own columns
    connection.execute("CREATE TEMP TABLE texts (id varchar(32), text text)")
    for table in _OWNED:
        order = _ORDER.get(table, "id")
        connection.execute(f"CREATE TEMP TABLE small_{table} AS SELECT * FROM {table} ORDER BY {order}".encode())  # noqa: S608 - ours
    for telling, back in TELLINGS:
        told = list(told_of(documents, telling, back))
        for table in ("told", "named", "texts"):
            connection.execute(f"TRUNCATE {table}".encode())
        _copied(connection, "told", ("old", "new", "back"), ((one.old, one.new, back) for one in told))
        _copied(connection, "named", _NAMED, (one.values for one in told))
        _copied(connection, "texts", ("id", "text"), ((one.new, one.text) for one in told))
        connection.execute("ANALYZE told")
        kept, named = (", ".join(f"{of}.{name}" for name in names) for of, names in (("small", rest), ("named", _NAMED)))
        connection.execute(
            f"INSERT INTO documents ({', '.join((*_NAMED, *rest))}) SELECT {named}, {kept} FROM named "  # noqa: S608 - our own columns
            "JOIN told ON told.new = named.id JOIN documents AS small ON small.id = told.old".encode()
        )
        connection.execute(
            "INSERT INTO sources SELECT told.new, texts.text, small.layout FROM texts JOIN told ON told.new = texts.id "
            "JOIN sources AS small ON small.document_id = told.old"
        )
        for table in _OWNED:
            _follow(connection, table, columns_but_id([name for _, name, *_ in small.execute(f"PRAGMA table_info({table})")]))
        _say(f"telling {telling}, {back} years back: {len(told)} reports")


def _follow(connection: Connection, table: str, columns: Sequence[str]) -> None:
    """Copies a table's rows of the small store for the documents told, each document's together."""
    told = {"document_id": "told.new", "year": "small.year - told.back"}
    values = ", ".join(told.get(name, f'small."{name}"') for name in columns)
    names = ", ".join(f'"{name}"' for name in columns)
    connection.execute(
        f"INSERT INTO {table} ({names}) SELECT {values} FROM small_{table} AS small JOIN told ON told.old = small.document_id".encode()  # noqa: S608 - our own tables
    )


def bench(folder: Path) -> dict[str, object]:
    """Fills two stores, serves them and asks."""
    forged_store(folder, REPORTS)
    with ExitStack() as stack:
        small = stack.enter_context(closing(sqlite3.connect(f"file:{folder / DATABASE_NAME}?mode=ro", uri=True)))
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="wenbao-postgres-")))
        postgres = stack.enter_context(postgres_run())
        made: list[tuple[StoreSettings, int, list[Body], Sequence[int]]] = []
        for most in (FEW, None):
            settings = StoreSettings(scratch / str(most), postgres.database())
            began = time.monotonic()
            count = loaded(settings, small, most)
            _say(f"{count} reports in PostgreSQL in {time.monotonic() - began:.0f} s")
            known = list(many_bodies()) if most is None else list(bodies(most // len(YEARS)))
            made.append((settings, count, known, YEARS if most else ALL_YEARS))
        addresses = [stack.enter_context(served(settings)) for settings, *_ in made]
        texts = [(asked.text for asked in questions(10**9, 4, known, years)) for _, _, known, years in made]
        sizes: list[RatioJson] = []
        for address, of, (settings, count, known, years) in zip(addresses, texts, made, strict=True):
            assert settings.database_url is not None
            with Client(address) as client:  # a server closes a connection that waits for some seconds
                with connected(settings.database_url) as connection:  # the first answers load what the others use
                    right_answers(client, Asking(connection), questions(12, 1, known, years))
                question = ("figure question", _next(client, of))
                sizes.append(in_turns(f"{count:,}", question, ("GET /healthz", client.alive), REQUESTS).to_json())
        names = [f"of {count:,}" for _, count, _, _ in made]
        with Client(addresses[0]) as few, Client(addresses[1]) as many:
            growth = in_turns("growth", (names[1], _next(many, texts[1])), (names[0], _next(few, texts[0])), REQUESTS)
        return {"database": "PostgreSQL", "sizes": sizes, "growth": growth.to_json()}


def _next(client: Client, texts: Iterator[str]) -> Callable[[], object]:
    return lambda: client.asked(next(texts))


def _say(told: str) -> None:
    print(told, file=sys.stderr, flush=True)


def main(arguments: Sequence[str]) -> int:
    """Measures and prints."""
    named = next(islice(arguments, 1), None)
    folder = Path(named) if named is not None else Path(tempfile.gettempdir(), "wenbao-bench-store")
    print(json.dumps(bench(folder), ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
