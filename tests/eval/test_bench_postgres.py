"""The stores of the PostgreSQL bench are what ingest would have stored: every span holds, every question finds its figure."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from assistant.assistant import Assistant
from assistant.passages.retrieve import HybridRetriever
from eval.bench_many import ALL_YEARS, many_bodies
from eval.bench_postgres import loaded
from eval.bench_scale import Asked, questions
from eval.bench_store import YEARS, bodies, forged_store
from ingest.settings import StoreSettings
from ingest.store.home import DATABASE_NAME
from ingest.store.library import Library, open_library
from tests.postgres import TestServer

REPORTS = 6


def assert_right(library: Library, questions: Iterable[Asked]) -> None:
    """Each question is answered by a figure of the body and year that it names."""
    assistant = Assistant(library, lambda: HybridRetriever(library, None))
    for asked in questions:
        (figure, *_) = assistant.ask(asked.text).to_json()["figures"]
        assert (figure["organisation"], figure["year"]) == (asked.body.name, asked.year)


def test_a_few_reports_and_all_their_tellings_hold_what_they_say(postgres: TestServer, tmp_path: Path) -> None:
    forged_store(tmp_path / "small", REPORTS)
    with closing(sqlite3.connect(tmp_path / "small" / DATABASE_NAME)) as small:
        for most, reports in ((3, 3), (None, 10 * REPORTS)):
            settings = StoreSettings(tmp_path / str(most), postgres.database())
            assert loaded(settings, small, most) == reports
            known = list(bodies(1)) if most else list(many_bodies(REPORTS))
            years = YEARS if most else ALL_YEARS
            with open_library(settings) as library:
                assert library.faults() == ()
                for stored in library.figures():
                    assert stored.figure.span.of(library.text(stored.document_id)) == stored.figure.raw
                assert_right(library, questions(8, 5, known, years))
