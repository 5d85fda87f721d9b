"""The `ingest` command: reads files into the store, shows how far it is, and tells what became of each file.

With `--scheduler` a Dask cluster parses the files (`ingest.workers.cluster`); the rest is done here as ever, with one bar for all workers.
Standard output has the table, or with --json the one document of the contract; standard error has the progress and a line
for each file that could not be read. A file's name is printed with its control characters replaced, as it may hold any.

>>> printable("a\\x1b[31m\\n.txt"), printable("年报　2023.txt")
('a�[31m�.txt', '年报\u30002023.txt')
"""

from __future__ import annotations

import json
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from assistant.service.ingest_json import ingested_json, outcome_json
from ingest.embedding import load_embedder
from ingest.errors import IndexUnavailable, UsageError
from ingest.files import find_files
from ingest.pipeline import Outcome, Readers, ingest_paths
from ingest.settings import StoreSettings
from ingest.store.library import open_library

_MOST_ROWS = 500
_SHOWN = ("file", "status", "organisation", "year", "form", "figures")


def run(paths: Sequence[Path], *, home: Path | None, jobs: int | None, as_json: bool, scheduler: str | None = None) -> int:
    """Runs the command: its exit status. `scheduler` is the address of a Dask scheduler whose workers parse the files."""
    settings = StoreSettings.from_environment(home=home)
    started = time.perf_counter()
    total = sum(1 for _ in find_files(paths))
    if not total:
        named = ", ".join(map(str, paths))
        print(printable(f"wenbao: found no file in {named}; expected reports (hidden files are left out)"), file=sys.stderr)
    outcomes: list[Outcome] = []
    lacking = ""
    with (
        _elsewhere(scheduler, jobs) as (readers, doing),
        open_library(settings, write=True) as library,
        _Progress(total, doing, quiet=as_json) as advance,
    ):

        def told(outcome: Outcome) -> None:
            outcomes.append(outcome)
            advance(outcome)

        try:
            ingest_paths(paths, library, settings, lambda: load_embedder(settings), told, jobs=jobs, readers=readers)
        except IndexUnavailable as error:  # every document is stored; what became of each is told all the same
            lacking = str(error)
    seconds = time.perf_counter() - started
    if as_json:
        print(json.dumps(ingested_json(outcomes, seconds), ensure_ascii=False))
    else:
        _summary(outcomes, round(seconds, 2))
    for outcome in outcomes:
        if outcome.error:
            print(printable(outcome.error), file=sys.stderr)
    if lacking:
        print(f"wenbao: {lacking}", file=sys.stderr)
    return 1 if lacking or any(o.status == "failed" for o in outcomes) else 0


@contextmanager
def _elsewhere(scheduler: str | None, jobs: int | None) -> Iterator[tuple[Readers | None, str]]:
    """What parses the files, None for processes of this machine, and how the bar says it. Errors: UsageError, ClusterError."""
    if scheduler is None:
        yield None, "reading"
        return
    try:
        from ingest.workers.cluster import Cluster
    except ModuleNotFoundError as error:
        raise UsageError(
            f"--scheduler needs the extra cluster, found no {error.name}: pip install 'wenbao[cluster]' here, on the scheduler's "
            "machine and on the workers'"
        ) from error
    with Cluster(scheduler, jobs) as cluster:
        yield cluster, f"reading by {cluster.workers} workers"


def printable(text: str) -> str:
    """Text that cannot steer a terminal: control and format characters replaced."""
    return "".join("\ufffd" if unicodedata.category(c).startswith("C") else c for c in text)


class _Progress:
    """A progress bar on standard error, where that is a terminal or a log; with `quiet` none."""

    def __init__(self, total: int, doing: str, *, quiet: bool) -> None:
        self._bar = Progress(
            TextColumn(doing, markup=False),
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=Console(stderr=True, quiet=quiet),
        )
        self._task = self._bar.add_task("", total=total)

    def __enter__(self) -> _Progress:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def __call__(self, outcome: Outcome) -> None:
        self._bar.update(self._task, advance=1, description=printable(outcome.file[-40:]))


def _summary(outcomes: Sequence[Outcome], seconds: float) -> None:
    statuses = Counter(outcome.status for outcome in outcomes)
    counted = ", ".join(f"{count} {status}" for status, count in statuses.items())
    rest = len(outcomes) - _MOST_ROWS
    table = Table(
        title=f"{len(outcomes)} files in {seconds} s: {counted}",
        caption=f"and {rest} more, which --json lists" if rest > 0 else None,
    )
    for column in (*_SHOWN, "notes"):
        table.add_column(column)
    for outcome in outcomes[:_MOST_ROWS]:
        row: Mapping[str, object] = {**outcome_json(outcome)}
        codes = ", ".join(dict.fromkeys(p.code for p in outcome.contents.problems)) if outcome.contents else (outcome.error or "")
        cells = (*(str(row[name] if row[name] is not None else "") for name in _SHOWN), codes)
        table.add_row(*(Text(printable(cell)) for cell in cells))
    Console().print(table)
