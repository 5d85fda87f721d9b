"""The SQL store, in SQLite and in PostgreSQL alike: what goes in comes out, once, whole, and only through the writer."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy
import pytest
from hypothesis import HealthCheck, given, settings
from numpy.typing import NDArray
from sqlalchemy import Connection, create_engine, text

from ingest.errors import HomeBusy, HomeTooNew, ModelMismatch, StoreError
from ingest.model import Chunk, Report, Span
from ingest.settings import StoreSettings
from ingest.store import migrations
from ingest.store.engine import database
from ingest.store.home import holder
from ingest.store.library import Library, document_id, open_library
from tests.ingest.reports import REPORTS, made_report, made_vectors


@pytest.fixture
def home(either_store: StoreSettings) -> StoreSettings:
    return either_store


@pytest.fixture
def library(home: StoreSettings) -> Iterator[Library]:
    with open_library(home, write=True) as opened:
        yield opened


@contextmanager
def bare(home: StoreSettings) -> Iterator[Connection]:
    """A transaction on the database itself."""
    engine = database(home).engine(write=True)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection
    engine.dispose()


def put(library: Library, number: int, path: str = "/reports/a.txt", edition: str = "") -> tuple[str, Report]:
    """Commits a made-up report; its status and the report."""
    report = made_report(number, edition=edition)
    return library.commit(path, Path(path).name, report, made_vectors(report)), report


# ------------------------------------------------------------------------------------------------- round trip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(report=REPORTS)
def test_what_goes_in_comes_out(library: Library, report: Report) -> None:
    vectors = numpy.arange(len(report.chunks) * 3, dtype=numpy.float32).reshape(-1, 3) / numpy.float32(7)
    for earlier in library.documents():  # the example before this one
        library.remove(earlier.id)
    library.commit("/reports/any", "any", report, vectors)
    key = document_id("/reports/any", report.sha256)
    assert library.source(key) == report.document
    assert library.identity(key) == report.identity
    assert library.sections(key) == report.sections
    assert library.problems(key) == report.problems
    assert tuple(stored.figure for stored in library.figures()) == report.figures
    assert [str(stored.figure.value) for stored in library.figures()] == [str(figure.value) for figure in report.figures]
    assert tuple(stored.statement for stored in library.statements()) == report.statements
    chunks = library.chunks()
    assert tuple(stored.chunk for stored in chunks) == report.chunks
    assert [stored.text for stored in chunks] == [chunk.span.of(report.document.text) for chunk in report.chunks]
    assert library.vectors([stored.id for stored in chunks]).tolist() == vectors.tolist()
    record = library.document(key)
    assert record is not None
    assert (record.title, record.organisation, record.part_of, record.names, record.year, record.form) == (
        report.identity.title,
        report.identity.organisation,
        report.identity.part_of,
        report.identity.names,
        report.identity.year,
        report.form,
    )
    assert (record.characters, record.sections, record.figures) == (
        len(report.document.text),
        len(report.sections),
        len(report.figures),
    )


def test_a_figure_is_found_by_each_filter(library: Library) -> None:
    for number in (1, 2, 3):
        put(library, number, f"/reports/{number}.txt")
    second = library.documents()[1].id
    assert {found.document_id for found in library.figures(documents=[second])} == {second}
    assert library.figures(documents=[]) == ()
    assert len(library.figures(indicators=["applications.received"])) == 15
    assert library.figures(tables=["proactive"]) == ()
    first = library.figures(limit=4)
    assert [*first, *library.figures(after=first[-1].id)] == list(library.figures())


def test_a_filter_may_name_more_than_a_statement_can(library: Library) -> None:
    """A province's documents: 70,000 names, more than a statement of either kind takes."""
    put(library, 1, "/reports/1.txt")
    put(library, 2, "/reports/2.txt")
    second = library.documents()[1].id
    many = [second, *(f"{number:032x}" for number in range(70_000))]
    assert {found.document_id for found in library.figures(documents=many, indicators=["applications.received"])} == {second}
    assert library.statements(many) == library.statements([second]) != ()
    chunks = library.chunks([second])
    assert library.chunks(many) == chunks
    assert library.chunks(ids=[*(one.id for one in chunks), *range(10_000, 80_000)]) == chunks


def test_vectors_come_in_the_order_asked_for(library: Library) -> None:
    _, report = put(library, 1)
    ids = [chunk.id for chunk in library.chunks()]
    assert library.vectors(ids[::-1]).tolist() == made_vectors(report)[::-1].tolist()
    with pytest.raises(StoreError, match="no more in the store"):
        library.vectors([ids[0], 99999])


# -------------------------------------------------------------------------------------- idempotence, replacement


def test_the_same_bytes_change_nothing(library: Library) -> None:
    assert put(library, 1)[0] == "added"
    before = (library.documents(), library.figures(), library.revision())
    assert put(library, 1)[0] == "unchanged"
    assert (library.documents(), library.figures(), library.revision()) == before


def test_other_bytes_at_the_same_path_replace_all(library: Library) -> None:
    _, first = put(library, 1)
    old_chunks = {chunk.id for chunk in library.chunks()}
    status, second = put(library, 2)
    assert status == "replaced"
    assert [record.sha256 for record in library.documents()] == [second.sha256]
    assert tuple(found.figure for found in library.figures()) == second.figures
    assert tuple(found.statement for found in library.statements()) == second.statements
    assert old_chunks.isdisjoint(chunk.id for chunk in library.chunks()), "an id must never point at another passage"
    assert library.digest_at("/reports/a.txt") == second.sha256 != first.sha256


def test_a_new_reader_version_reads_again(library: Library) -> None:
    _, report = put(library, 1)
    assert library.digest_at("/reports/a.txt", "2") is None
    assert library.commit("/reports/a.txt", "a.txt", report, made_vectors(report), reader_version="2") == "replaced"
    assert library.digest_at("/reports/a.txt", "2") == report.sha256
    assert len(library.figures()) == len(report.figures)


def test_the_same_bytes_at_two_paths_are_two_documents(library: Library) -> None:
    assert put(library, 1, "/reports/a.txt")[0] == put(library, 1, "/reports/b.txt")[0] == "added"
    assert len({record.id for record in library.documents()}) == 2


def test_a_document_goes_with_all_that_hangs_on_it(library: Library, home: StoreSettings) -> None:
    put(library, 1)
    key = library.documents()[0].id
    assert library.remove(key) is True
    assert library.remove(key) is False
    with bare(home) as connection:
        for table in ("documents", "sources", "sections", "problems", "figures", "statements", "chunks"):
            assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar() == 0, table
    with pytest.raises(StoreError, match="there is no document"):
        library.text(key)


def test_a_commit_that_fails_leaves_what_was_there(library: Library) -> None:
    _, first = put(library, 1)
    broken = dataclasses.replace(made_report(2), chunks=(Chunk(0, (), Span(0, 1)), Chunk(0, (), Span(1, 2))))
    with pytest.raises(StoreError, match="nothing of this step was kept"):
        library.commit("/reports/a.txt", "a.txt", broken, numpy.ones((2, 3), dtype=numpy.float32))
    assert [record.sha256 for record in library.documents()] == [first.sha256]
    assert tuple(found.figure for found in library.figures()) == first.figures


@pytest.mark.parametrize("vectors", [numpy.ones((1, 3)), numpy.full((4, 3), numpy.nan), numpy.ones(4)])
def test_vectors_must_fit_the_passages(library: Library, vectors: NDArray[numpy.float32]) -> None:
    with pytest.raises(ValueError, match="finite vectors"):
        library.commit("/reports/a.txt", "a.txt", made_report(1), vectors)
    assert library.documents() == ()


def test_a_page_of_documents_is_in_order_of_file_and_id_wherever_it_begins(library: Library) -> None:
    for number, name in enumerate(("b.txt", "a.txt", "年报.txt", "a.txt", "B.txt")):
        put(library, number, f"/{number}/{name}")
    records = sorted(library.documents(), key=lambda record: (record.file, record.id))
    assert [record.file for record in records] == ["B.txt", "a.txt", "a.txt", "b.txt", "年报.txt"]
    assert library.documents_after("", "", 10) == tuple(records)
    paged = [library.documents_after(record.file, record.id, 2) for record in records]
    assert paged == [tuple(records[at + 1 : at + 3]) for at in range(len(records))]
    assert library.documents_after("a.txt", "", 1) == (records[1],)


def test_which_contents_are_stored_is_told_without_reading_documents(library: Library) -> None:
    put(library, 1, "/1.txt")
    put(library, 2, "/2.txt")
    first, second = library.documents()
    assert library.digests_at(["/1.txt", "/3.txt"]) == {"/1.txt": first.sha256}
    assert library.holds([second.sha256, "0" * 64]) == {second.sha256}
    assert (library.digests_at([]), library.holds([])) == ({}, frozenset())


# ------------------------------------------------------------------------------------ homes, locks and versions


def test_a_second_writer_is_told_who_holds_the_home(library: Library, home: StoreSettings) -> None:
    with pytest.raises(HomeBusy, match=f"process {os.getpid()} "):
        open_library(home, write=True)
    program = (
        "from pathlib import Path; from ingest.store.library import open_library; from ingest.settings import StoreSettings; import sys\n"
        "open_library(StoreSettings(Path(sys.argv[1])), write=True)"
    )
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", program, str(home.home)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=root, check=False, timeout=60)
    assert done.returncode == 1
    assert f"HomeHeld: the home {home.home} is being written by process {os.getpid()} " in done.stderr
    assert library.writable
    told = holder(home.home)
    assert told is not None
    assert told.pid == os.getpid()


def test_the_home_is_free_after_closing(home: StoreSettings) -> None:
    open_library(home, write=True).close()
    assert holder(home.home) is None
    with open_library(home, write=True) as again:
        assert again.documents() == ()


def test_reading_goes_on_while_another_writes(library: Library, home: StoreSettings) -> None:
    put(library, 1, "/reports/1.txt")
    with open_library(home) as reader:
        assert len(reader.documents()) == 1
        put(library, 2, "/reports/2.txt")
        assert len(reader.documents()) == 2
        with pytest.raises(StoreError, match="opened for reading"):
            reader.remove(reader.documents()[0].id)


@pytest.mark.parametrize("write", [False, True])
def test_a_home_of_a_later_wenbao_is_refused(home: StoreSettings, write: bool) -> None:
    open_library(home, write=True).close()
    with bare(home) as connection:
        connection.execute(text("INSERT INTO schema_version VALUES (99, 'later')"))
    with pytest.raises(HomeTooNew, match="version 99"):
        open_library(home, write=write)
    assert holder(home.home) is None


def test_reading_never_migrates(home: StoreSettings) -> None:
    open_library(home, write=True).close()
    with bare(home) as connection:
        connection.execute(text("DELETE FROM schema_version"))
    with pytest.raises(StoreError, match="run `wenbao ingest"):
        open_library(home)


def test_steps_are_taken_once_in_order() -> None:
    taken: list[int] = []
    later = migrations.LATEST + 1

    def step(connection: Connection) -> None:
        connection.execute(text("ALTER TABLE meta ADD COLUMN note TEXT"))
        taken.append(later)

    with create_engine("sqlite://").begin() as connection:
        assert migrations.migrate(connection)
        steps = {**migrations.STEPS, later: step}
        assert migrations.migrate(connection, steps)
        assert not migrations.migrate(connection, steps)
        assert taken == [later]
        with pytest.raises(HomeTooNew):
            migrations.migrate(connection)


def test_a_store_of_an_earlier_version_is_brought_up_to_date(home: StoreSettings) -> None:
    """A home of version 1, which knew no corrections: what it holds stays, and cells can be corrected."""
    with open_library(home, write=True) as library:
        put(library, 1)
        before = library.figures()
    with bare(home) as connection:
        connection.execute(text("DROP TABLE corrections"))
        connection.execute(text("DROP TABLE keys"))
        connection.execute(text("DROP INDEX turns_by_route"))
        connection.execute(text("ALTER TABLE turns DROP COLUMN route"))
        connection.execute(text("DELETE FROM schema_version WHERE version > 1"))
    with pytest.raises(StoreError, match="is of version 1"):
        open_library(home)
    with open_library(home, write=True) as library:
        assert library.figures() == before
        assert library.corrections() == ()
        library.save_turn("c", "几件？", "[]", "refuse")
        assert [question for question, _ in library.questions("refuse", 5)] == ["几件？"]
        assert library.questions("figures", 5) == ()


# ------------------------------------------------------------------------------------- model, conversations, threads


def test_a_store_keeps_to_one_model(library: Library, home: StoreSettings) -> None:
    library.bind_model("one@abc/3")
    library.bind_model("one@abc/3")
    with open_library(home) as reader:
        reader.bind_model("one@abc/3")
        with pytest.raises(ModelMismatch, match="WENBAO_EMBEDDING_MODEL"):
            reader.bind_model("two@def/3")


def test_a_conversation_keeps_its_order(library: Library, home: StoreSettings) -> None:
    for question in ("甲局收到多少申请？", "上一年呢？"):
        library.save_turn("c1", question, '{"year": 2023}')
    library.save_turn("c2", "另一个问题", "{}")
    with open_library(home) as reader:
        assert [(turn.ordinal, turn.question) for turn in reader.turns("c1")] == [(0, "甲局收到多少申请？"), (1, "上一年呢？")]
        assert reader.turns("c3") == ()


def test_threads_share_a_library(library: Library) -> None:
    seen: list[int] = []

    def work(number: int) -> None:
        put(library, number, f"/reports/{number}.txt")
        seen.append(len(library.figures(documents=[record.id for record in library.documents()])))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 12
    assert len(library.documents()) == library.revision() == 12


def test_importing_the_store_stays_light() -> None:
    program = (
        "import sys, ingest.store.library; print([m for m in ('numpy', 'torch', 'chromadb', 'pdfplumber') if m in sys.modules])"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=root, check=True, timeout=60)
    assert done.stdout.strip() == "[]"


def test_both_kinds_order_by_the_characters_and_find_them_exactly(library: Library) -> None:
    """No language's rules: capitals come before small letters, Chinese by code, and case is not ignored."""
    paths = ["/b/乙.txt", "/B/a.txt", "/a b/c.txt", "/a/丙.txt", "/a-b/c.txt", "/é.txt", "/Z.txt"]
    for number, path in enumerate(paths):
        put(library, number, path, edition=f"WTO{number}\0\x10%_")
    records = library.documents()
    assert [record.path for record in records] == sorted(paths)
    ids = [record.id for record in records]
    assert library.naming("WTO3\0\x10%_", ids) == (document_id(paths[3], made_report(3, edition="WTO3\0\x10%_").sha256),)
    assert library.naming("wto3", ids) == ()
    assert set(library.naming("%_全年", ids)) == set(ids)


def test_a_document_is_not_stored_twice_by_many_who_store_it_at_once(library: Library) -> None:
    statuses: list[str] = []
    threads = [threading.Thread(target=lambda: statuses.append(put(library, 1)[0])) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == ["added"] + ["unchanged"] * 7
    assert len(library.documents()) == library.revision() == 1
