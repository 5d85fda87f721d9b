"""SIGKILL at random moments of an ingest: the home opens, what was acknowledged is whole, nothing is half there."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

from sqlalchemy import text

from ingest.index.generation import Generation, current_generation
from ingest.index.nearest import build_generation
from ingest.settings import StoreSettings
from ingest.store.engine import database
from ingest.store.home import holder
from ingest.store.library import open_library
from tests.ingest.reports import made_report, made_vectors

KILLS, PATHS, PASSAGES, FIGURES = 6, 6, 30, 200
ROOT = Path(__file__).parents[2]

WRITER = """
import sys
from itertools import count
from pathlib import Path
from ingest.settings import StoreSettings
from ingest.store.library import open_library
from tests.ingest.reports import made_report, made_vectors

home, url, first, paths, passages, figures = *sys.argv[1:3], *map(int, sys.argv[3:])
with open_library(StoreSettings(Path(home), url or None), write=True) as library:
    for number in count(first):
        report = made_report(number, passages, figures)
        library.commit(f"/reports/{number % paths}.txt", "x.txt", report, made_vectors(report))
        print(number, flush=True)
"""

BUILDER = """
import sys
from pathlib import Path
from ingest.index.nearest import build_generation
from ingest.settings import StoreSettings
from ingest.store.library import open_library

settings = StoreSettings(Path(sys.argv[1]))
with open_library(settings, write=True) as library:
    print("began", flush=True)
    while True:
        build_generation(library, settings)
"""


def run_and_kill(program: str, arguments: list[str], after: float, lines: int = 1) -> list[str]:
    """Runs a child until `after` seconds past its first `lines` lines, then kills it; the whole lines that it printed."""
    command = [sys.executable, "-c", program, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as child:
        assert child.stdout is not None
        first = "".join(child.stdout.readline() for _ in range(lines))
        timer = threading.Timer(after, child.kill)
        timer.start()
        rest = child.stdout.read()
        child.wait(timeout=60)
        timer.cancel()
    assert child.returncode == -signal.SIGKILL
    return [line for line in (first + rest).split("\n")[:-1] if line]


def assert_sound(settings: StoreSettings) -> None:
    """SQLite finds its file undamaged; to PostgreSQL's own files a killed client is no risk."""
    if settings.database_url is not None:
        return
    engine = database(settings).engine(write=True)
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
    engine.dispose()


def test_a_killed_ingest_leaves_whole_documents(either_store: StoreSettings) -> None:
    settings = either_store
    moments = random.Random(7)
    acknowledged: dict[int, int] = {}
    last = -1
    kills = KILLS if settings.database_url is None else KILLS // 2
    for _ in range(kills):
        arguments = [str(settings.home), settings.database_url or "", *map(str, (last + 1, PATHS, PASSAGES, FIGURES))]
        for line in run_and_kill(WRITER, arguments, moments.uniform(0.0, 0.03), lines=moments.randint(1, 5)):
            last = int(line)
            acknowledged[last % PATHS] = last

        assert holder(settings.home) is None
        with open_library(settings, write=True) as library:
            records = {record.path: record for record in library.documents()}
            for place, number in acknowledged.items():
                # the one after the last acknowledged may have been stored when the kill cut its acknowledgement off
                possible = {number, last + 1} if (last + 1) % PATHS == place else {number}
                stored = records[f"/reports/{place}.txt"].sha256
                assert stored in {made_report(n, PASSAGES, FIGURES).sha256 for n in possible}
            for record in records.values():
                number = int(library.text(record.id).split("号")[0].rpartition("第")[2])
                report = made_report(number, PASSAGES, FIGURES)
                assert record.sha256 == report.sha256
                assert library.source(record.id) == report.document
                assert tuple(found.figure for found in library.figures(documents=[record.id])) == report.figures
                assert tuple(found.statement for found in library.statements([record.id])) == report.statements
                chunks = library.chunks([record.id])
                assert tuple(found.chunk for found in chunks) == report.chunks
                assert library.vectors([found.id for found in chunks]).tolist() == made_vectors(report).tolist()
        assert_sound(settings)
    assert last > kills, "some children stored more than one"


def test_a_killed_build_leaves_a_generation_that_works(tmp_path: Path) -> None:
    settings = StoreSettings(tmp_path / "home")
    with open_library(settings, write=True) as library:
        for number in range(PATHS):
            report = made_report(number, 100, 0)
            library.commit(f"/reports/{number}.txt", "x.txt", report, made_vectors(report))
        build_generation(library, settings)
    moments = random.Random(11)
    for _ in range(2):
        run_and_kill(BUILDER, [str(settings.home)], moments.uniform(0.3, 3.5))
        folder = current_generation(settings.home / "index")
        assert folder is not None
        generation = Generation.open(folder)
        assert generation.manifest.passages == PATHS * 100
        generation.close()
    with open_library(settings, write=True) as library:
        assert build_generation(library, settings).passages == PATHS * 100
    assert len(list((settings.home / "index").glob("gen-*"))) == 2
