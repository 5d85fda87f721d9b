"""Kills, a few of them: nothing is lost at them; and what would be lost, halved or doubled is noticed by the counting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from eval.kill_counts import Bench
from eval.kill_points import EMBEDDED, REBUILDING, SERVED, Point
from eval.kills import killed_at
from eval.servers import ChromaRun
from ingest.embedding import load_embedder
from ingest.pipeline import ingest_paths
from ingest.settings import StoreSettings
from ingest.store.engine import database
from ingest.store.library import open_library


@pytest.fixture
def bench(either_index: StoreSettings, tmp_path: Path) -> Iterator[Bench]:
    """A store of three reports with its index, in the home or on a server."""
    made = Bench(tmp_path, either_index, 7)
    made.write(range(3))
    with open_library(either_index, write=True) as library:
        model = load_embedder(either_index)
        ingest_paths([made.folder], library, either_index, lambda: model, lambda done: made.acknowledged(done.file), jobs=1)
    yield made
    assert made.counts.asked == made.counts.found > 0


def named(name: str, points: tuple[Point, ...]) -> Point:
    return next(point for point in points if point.name == name)


def test_a_kill_at_a_named_point_costs_nothing(bench: Bench, chroma: ChromaRun) -> None:
    served = bench.settings.chroma_url is not None
    switch = named("switch: in the transaction", SERVED) if served else named("switch: written beside", EMBEDDED)
    for point in (switch, named("rebuild: vectors replaced, not committed", REBUILDING)):
        bench.write(range(3))
        killed_at(bench, point.act, point, 0.0, chroma if served else None)
    assert (sum(bench.counts.kills.values()), bench.counts.well) == (2, True), bench.counts.to_json()


def test_what_is_lost_or_half_there_is_counted(bench: Bench) -> None:
    """A document taken out, and a figure of another."""
    with open_library(bench.settings, write=True) as library:
        gone, halved, _ = library.documents()
        library.remove(gone.id)
    engine = database(bench.settings).engine(write=True)
    with engine.begin() as connection:
        lost = "SELECT min(id) FROM figures WHERE document_id = :id"
        connection.execute(text(f"DELETE FROM figures WHERE id = ({lost})"), {"id": halved.id})
    engine.dispose()
    bench.check("by hand")
    counts = bench.counts
    assert [told.partition(": ")[2] for told in counts.lost] == [Path(gone.path).name]
    assert [told.partition(": ")[2] for told in counts.partial] == [halved.file]
    assert any("lacks" in told for told in counts.faults)
    assert not counts.well
