"""What grows with the reports: reading them in, and a question about one figure, at 1,000, 10,000 and 100,000 reports.

    python -m eval.bench_growth ingest [REPORTS...] [--scheduler URL]
    python -m eval.bench_growth figures [FOLDER]

`ingest`: forged reports, a text format each (md, txt, html), are written and read by the command into a fresh home: reports a
second, index included, and bytes a report of the database and of the passage index. `figures`: questions over HTTP about one
figure, every one about another body and year, in stores that were loaded without reading (`eval.bench_store`,
`eval.bench_many`) and are kept in FOLDER, 13 GB: against GET /healthz of the same server, and those of the largest store against
those of the smallest, in turns, both servers running. An answer that is wrong stops all. JSON on standard output.

>>> [name for name, _ in zip(written_as("a"), range(4))]
['a.md', 'a.txt', 'a.html', 'a.md']
"""

from __future__ import annotations

import json
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from itertools import cycle, islice, product
from pathlib import Path
from typing import TypedDict

from eval.bench_client import Client
from eval.bench_many import ALL_YEARS, MANY, many_bodies, many_store
from eval.bench_ratio import Ratio, RatioJson, in_turns
from eval.bench_scale import questions, right_answers
from eval.bench_store import REPORTS, YEARS, Body, bodies, forged_store
from eval.forge.full import BODY, full_report
from eval.forge.samples import Format
from eval.forge.write import render
from eval.serving import run_wenbao, serving
from ingest.store.home import DATABASE_NAME, INDEX_NAME

FEW = 1_000
REQUESTS = 400
_FORMATS: tuple[Format, ...] = ("md", "txt", "html")
_SECONDS = 7200


class IngestJson(TypedDict):
    reports: int
    seconds: float
    reports_a_second: float
    file_bytes: int
    database_bytes: int
    index_bytes: int


class SizeJson(TypedDict):
    reports: int
    database_bytes: int
    ready_s: float
    peak_mb: float
    ratio: RatioJson


def written_as(name: str) -> Iterator[str]:
    """The names of a report's file, a format each in turn."""
    return (f"{name}.{format}" for format in cycle(_FORMATS))


def write_reports(folder: Path, count: int) -> None:
    """So many forged reports, of three years each, every one with figures of its own."""
    folder.mkdir()
    wanted = islice(product(bodies(-(-count // len(YEARS))), YEARS), count)
    for number, ((body, year), format) in enumerate(zip(wanted, cycle(_FORMATS), strict=False)):
        text = render(full_report(seed=number, year=year), format).decode()
        (folder / f"{body.name}{year}.{format}").write_text(text.replace(BODY, body.name), encoding="utf-8")


def bench_ingest(count: int, scheduler: str | None = None) -> IngestJson:
    """Reads so many reports into a home of its own, by the workers of a Dask scheduler where one is named."""
    with tempfile.TemporaryDirectory() as folder:
        reports, home = Path(folder, "reports"), Path(folder, "home")
        write_reports(reports, count)
        options = () if scheduler is None else ("--scheduler", scheduler)
        told = json.loads(run_wenbao("ingest", "--json", "--home", str(home), *options, str(reports), seconds=_SECONDS))
        added = sum(document["status"] == "added" for document in told["documents"])
        if added != count:
            raise RuntimeError(f"{added} of {count} reports were added; the time means nothing")
        return {
            "reports": count,
            "seconds": told["seconds"],
            "reports_a_second": round(count / told["seconds"], 2),
            "file_bytes": _bytes(reports) // count,
            "database_bytes": sum(path.stat().st_size for path in home.glob(f"{DATABASE_NAME}*")) // count,
            "index_bytes": sum(_bytes(path) for path in home.glob(f"{INDEX_NAME}*") if path.is_dir()) // count,
        }


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


class Store:
    """A store that is asked: its home, the bodies and years that it has, and how many reports."""

    def __init__(self, home: Path, reports: int, known: Sequence[Body], years: Sequence[int]) -> None:
        self.home, self.reports, self.known, self.years = home, reports, known, years

    def database(self) -> closing[sqlite3.Connection]:
        """The store's file, open for reading."""
        return closing(sqlite3.connect(f"file:{self.home / DATABASE_NAME}?mode=ro", uri=True))

    def texts(self, seed: int) -> Iterator[str]:
        """Questions without end, every one about another figure."""
        return (asked.text for asked in questions(10**9, seed, self.known, self.years))


def stores(folder: Path) -> list[Store]:
    """The stores of 1,000, 10,000 and 100,000 reports, made where they are not there."""
    made = []
    for count in (FEW, REPORTS):
        forged_store(folder / str(count), count)
        made.append(Store(folder / str(count), count, list(bodies(count // len(YEARS))), YEARS))
    many_store(folder / str(MANY))
    return [*made, Store(folder / str(MANY), MANY, list(many_bodies()), ALL_YEARS)]


def bench_figures(made: Sequence[Store]) -> tuple[list[SizeJson], RatioJson]:
    """Each store against /healthz, the smaller first; then the largest against the smallest."""
    sizes = [_alone(store) for store in made]
    with ExitStack() as stack:
        addresses = [stack.enter_context(serving(store.home)) for store in (made[0], made[-1])]
        for address, store in zip(addresses, (made[0], made[-1]), strict=True):
            with Client(address) as first, store.database() as database:  # the first answer loads what the others use
                right_answers(first, database, questions(12, 1, store.known, store.years))
        few, many = (stack.enter_context(Client(address)) for address in addresses)
        of_few, of_many = made[0].texts(4), made[-1].texts(4)
        growth = in_turns(
            "growth",
            (f"of {made[-1].reports:,}", lambda: many.asked(next(of_many))),
            (f"of {made[0].reports:,}", lambda: few.asked(next(of_few))),
            REQUESTS,
        )
    return sizes, growth.to_json()


def _alone(store: Store) -> SizeJson:
    began = time.perf_counter()
    with serving(store.home) as address, Client(address) as client:
        ready = time.perf_counter() - began
        with store.database() as database:
            right_answers(client, database, questions(12, 1, store.known, store.years))
        texts = store.texts(2)
        ratio: Ratio = in_turns(
            f"{store.reports:,}", ("figure question", lambda: client.asked(next(texts))), ("GET /healthz", client.alive), REQUESTS
        )
    return {
        "reports": store.reports,
        "database_bytes": (store.home / DATABASE_NAME).stat().st_size // store.reports,
        "ready_s": round(ready, 2),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, 1),
        "ratio": ratio.to_json(),
    }


def main(arguments: Sequence[str]) -> int:
    """Runs the part that is named and prints what it found."""
    if not arguments or arguments[0] not in ("ingest", "figures"):
        print(__doc__, file=sys.stderr)
        return 2
    told: dict[str, object]
    if arguments[0] == "ingest":
        named = arguments[1:]
        scheduler = named[named.index("--scheduler") + 1] if "--scheduler" in named else None
        told = {"ingest": [bench_ingest(int(count), scheduler) for count in named if count.isdigit()]}
    else:
        folder = Path(arguments[1]) if len(arguments) > 1 else Path(tempfile.gettempdir(), "wenbao-bench-growth")
        sizes, growth = bench_figures(stores(folder))
        told = {"sizes": sizes, "growth": growth}
    print(json.dumps(told, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
