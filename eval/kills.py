"""Kills, counted: `python -m eval.kills 200`, and `python -m eval.kills 50 --servers` with PostgreSQL and a Chroma server of its own.

Processes that ingest, build the passage index, re-embed and restore are ended by SIGKILL: half of the times at each named point in
turn (`eval.kill_points`), else at a random moment; every eighth time it is the real `wenbao ingest`. With servers the Chroma server is killed
too, while it takes passages in, and PostgreSQL is stopped as a kill does. After each kill the store is opened as a service opens it, and counted:

    lost        documents that were acknowledged, and are not there as they were, or as a later reading that was under way
    partial     documents that differ in anything from what reading their bytes gives
    duplicates  paths that are there twice
    faults      what the doctor finds in the store
    asked, found    passages, spread over the index, that were asked for, and that found themselves; all must
    ready       seconds until the index was whole again; every eighth time until `/readyz` of a real `wenbao serve` says so

The parts run in processes forked from one that has the libraries loaded, so that a kill takes seconds. It prints one JSON document;
exit status 1 where anything was lost, partial, twice, faulty or not found. Nothing is a test here: short ones are in
`tests/ingest/test_crash.py` and `tests/eval/test_kills.py`.

>>> LONGEST
60.0
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from pathlib import Path

from eval.bench_client import Client
from eval.kill_counts import LONGEST, Bench, Counts
from eval.kill_points import EMBEDDED, INGESTING, REBUILDING, SERVED, Point, acting
from eval.servers import ChromaRun, PostgresRun, chroma_run, postgres_run
from eval.serving import wenbao_on
from ingest.embedding import load_embedder
from ingest.pipeline import ingest_paths
from ingest.settings import StoreSettings
from ingest.store.library import open_library

PLACES = 10
"""Files that are read again and again, each time in another version."""
_EIGHTH = 8
_ACTS = ("ingest", "ingest", "ingest", "rebuild", "restore")


def killed_at(bench: Bench, act: str, point: Point | None, moment: float, chroma: ChromaRun | None) -> float:
    """One process that acts until it is killed, or the server is; then all is counted. The seconds that it ran."""
    what = point.name if point is not None else f"{act}, at random"
    context = multiprocessing.get_context("forkserver")
    told, tells = context.Pipe(duplex=False)
    home = bench.settings.home.with_name("restored")
    settings = StoreSettings(home, chroma_url=bench.settings.chroma_url) if act == "restore" else bench.settings
    given = (act, settings, bench.backup if act == "restore" else bench.folder, point)
    process = context.Process(
        target=acting, args=(*given, chroma.pid if point is not None and point.chroma and chroma else 0, tells)
    )
    began = time.monotonic()
    process.start()
    tells.close()
    if point is None:
        process.join(moment)
        process.kill()
    ended = False
    with suppress(EOFError):
        while True:
            file = told.recv()
            if file is None:
                ended = True
                break
            bench.acknowledged(file)
    process.join(LONGEST)
    ran = time.monotonic() - began
    if process.is_alive():
        process.kill()
        process.join()
        bench.counts.faults.append(f"{what}: the process did not end")
    told.close()
    if point is not None and point.chroma and chroma is not None:
        ended = chroma.ended()
        chroma.stop(signal.SIGKILL)
        chroma.start()
        (bench.counts.kills if ended else bench.counts.not_reached)[what] += 1
    elif process.exitcode == -signal.SIGKILL:
        bench.counts.kills[what] += 1
    else:
        bench.counts.not_reached[what] += 1
        if not ended:
            bench.counts.faults.append(f"{what}: exit status {process.exitcode}")
    if act == "restore":
        bench.restored(home, what)
    else:
        bench.check(what)
    return ran


def killed_command(bench: Bench, moment: float) -> None:
    """The real command, killed at a random moment; then a real service is started on the home."""
    silent = subprocess.DEVNULL
    ingest, serve = (wenbao_on(bench.settings, *one) for one in (("ingest", str(bench.folder)), ("serve", "--port", "0")))
    with subprocess.Popen(ingest, stdout=silent, stderr=silent) as process:  # noqa: S603 - our own
        with suppress(subprocess.TimeoutExpired):
            process.wait(moment)
        process.kill()
    killed = process.returncode == -signal.SIGKILL
    (bench.counts.kills if killed else bench.counts.not_reached)["wenbao ingest, at random"] += 1
    began = time.monotonic()
    pipe = subprocess.PIPE
    with subprocess.Popen(serve, stdout=pipe, stderr=silent, text=True) as served:  # noqa: S603 - our own
        assert served.stdout is not None
        address = served.stdout.readline().split()[-1].rstrip("/")
        state = ""
        while state != "ready" and time.monotonic() - began < LONGEST:
            state = json.loads(Client(address).fetched("GET", "/readyz"))["status"]
            time.sleep(0.05)
        bench.counts.served.append(time.monotonic() - began)
        if state != "ready":
            bench.counts.faults.append(f"wenbao serve is {state} after {LONGEST} s")
        served.send_signal(signal.SIGTERM)
        served.wait(LONGEST)
    bench.check("wenbao ingest, at random")


def killed_postgres(bench: Bench, postgres: PostgresRun, moment: float) -> None:
    """PostgreSQL is ended as by a kill while a process writes to it, and started again."""
    context = multiprocessing.get_context("forkserver")
    told, tells = context.Pipe(duplex=False)
    process = context.Process(target=acting, args=("ingest", bench.settings, bench.folder, None, -1, tells))
    process.start()
    tells.close()
    time.sleep(moment)
    postgres.stop("immediate")
    with suppress(EOFError):
        while (file := told.recv()) is not None:
            bench.acknowledged(file)
    process.join(LONGEST)
    process.kill()
    told.close()
    postgres.start()
    bench.counts.kills["PostgreSQL, at random"] += 1
    bench.check("PostgreSQL, at random")


def run(kills: int, seed: int, *, servers: bool) -> Counts:
    """So many kills."""
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="wenbao-kills-")))
        postgres = stack.enter_context(postgres_run(synced=True)) if servers else None
        chroma = stack.enter_context(chroma_run()) if servers else None
        settings = StoreSettings(scratch / "home", postgres.database() if postgres else None, chroma.url if chroma else None)
        bench = Bench(scratch, settings, seed)
        points = (*INGESTING, *REBUILDING, *SERVED) if servers else (*INGESTING, *EMBEDDED, *REBUILDING)
        multiprocessing.set_forkserver_preload(["eval.kill_points", "ingest.index.generation", "chromadb", "langchain_chroma"])
        bench.write(range(PLACES))
        first = StoreSettings(settings.home, settings.database_url, settings.chroma_url)
        with open_library(first, write=True) as library:
            ingest_paths([bench.folder], library, first, lambda: load_embedder(first), lambda done: bench.acknowledged(done.file))
        if not servers:
            bench.back_up()
        with suppress(KeyboardInterrupt):  # stopped by hand, it tells what it found until then
            _rounds(bench, kills, points, postgres, chroma)
        bench.counts.left_over = len(list((settings.home / "index").glob("gen-*")))
    return bench.counts


def _rounds(bench: Bench, kills: int, points: Sequence[Point], postgres: PostgresRun | None, chroma: ChromaRun | None) -> None:
    number, longest = 0, 3.0
    while sum(bench.counts.kills.values()) < kills and number < 2 * kills:
        moment = bench.chance.uniform(0.0, longest)
        point = points[number // 2 % len(points)] if number % 2 == 0 else None
        act = point.act if point is not None else bench.chance.choice(_ACTS if chroma is None else _ACTS[:4])
        bench.write(bench.chance.sample(range(PLACES), 3))
        if number % _EIGHTH == _EIGHTH - 1:
            killed_command(bench, moment)
        elif postgres is not None and number % _EIGHTH == _EIGHTH // 2 + 1:
            killed_postgres(bench, postgres, moment / 3)
        else:
            longest = max(longest, min(killed_at(bench, act, point, moment, chroma), LONGEST / 4))
        number += 1
        if number % 10 == 0:
            _progress(bench.counts)


def _progress(counts: Counts) -> None:
    most = max([*counts.ready, *counts.served], default=0.0)
    told = (
        f"{sum(counts.kills.values())} kills, lost {len(counts.lost)}, partial {len(counts.partial)}, faults {len(counts.faults)}"
    )
    print(f"{told}, self-queries {counts.found} of {counts.asked}, ready after {most:.1f} s at most", file=sys.stderr, flush=True)


def main(argv: Sequence[str] | None = None) -> int:
    """Runs and prints; exit status 1 where anything went wrong."""
    parser = argparse.ArgumentParser(prog="python -m eval.kills", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("kills", type=int, metavar="N", help="how many")
    parser.add_argument("--servers", action="store_true", help="with PostgreSQL and a Chroma server of its own")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(argv)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    counts = run(given.kills, given.seed, servers=given.servers)
    print(json.dumps(counts.to_json(), ensure_ascii=False, indent=1))
    return 0 if counts.well else 1


if __name__ == "__main__":
    sys.exit(main())
