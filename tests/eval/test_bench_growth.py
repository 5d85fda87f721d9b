"""The large store of the growth bench is what ingest would have stored: every span holds, every question finds its figure."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from pathlib import Path

from assistant.assistant import Assistant
from assistant.passages.retrieve import HybridRetriever
from eval.bench_client import Client
from eval.bench_growth import write_reports
from eval.bench_growth_passages import asked, bodies_and_years, made_store
from eval.bench_many import ALL_YEARS, many_bodies, many_store
from eval.bench_scale import questions
from eval.serving import serving
from ingest.parsing import parse
from ingest.settings import StoreSettings
from ingest.store.library import open_library

REPORTS = 6


def test_a_store_told_from_another_holds_what_it_says(tmp_path: Path) -> None:
    assert many_store(tmp_path, REPORTS) == many_store(tmp_path, REPORTS) == 60
    known = list(many_bodies(REPORTS))
    with open_library(StoreSettings(tmp_path)) as library:
        records = {record.id: record for record in library.documents()}
        assert Counter(record.organisation for record in records.values()) == dict.fromkeys(
            (b.name for b in known), len(ALL_YEARS)
        )
        assert library.faults() == ()
        for stored in library.figures():
            text = library.text(stored.document_id)
            assert stored.figure.span.of(text) == stored.figure.raw
            assert f"{records[stored.document_id].organisation}{records[stored.document_id].year}年" in text
        assert {s.statement.year for s in library.statements()} == set(ALL_YEARS)
        assistant = Assistant(library, lambda: HybridRetriever(library, None))
        for one in questions(8, 5, known, ALL_YEARS):
            (figure, *_) = assistant.ask(one.text).to_json()["figures"]
            assert (figure["organisation"], figure["year"], figure["indicator"]) == (one.body.name, one.year, one.indicator)


def test_the_reports_that_are_read_in_are_each_another_bodys_or_years(tmp_path: Path) -> None:
    write_reports(tmp_path / "reports", 7)
    read = [parse(path.name, path.read_bytes()) for path in sorted((tmp_path / "reports").iterdir())]
    assert len({(report.identity.organisation, report.identity.year) for report in read}) == 7
    assert {len(report.figures) for report in read} == {200}
    assert len({tuple(figure.raw for figure in report.figures) for report in read}) == 7


def test_the_store_of_passages_answers_with_what_was_planted(tmp_path: Path) -> None:
    made = made_store(tmp_path, REPORTS)
    assert (made, made["passages"]) == (made_store(tmp_path, REPORTS), 7 * REPORTS)
    with serving(tmp_path) as address, Client(address) as client:
        texts = list(islice(asked(address, REPORTS), 8))
        assert all(client.told(text)["citations"] for text in texts)
    assert len({(body.name, year) for body, year in bodies_and_years(40_000)}) == 40_000
