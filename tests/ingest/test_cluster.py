"""Files are read by Dask workers as they are read here, and a worker that dies in mid-file costs that file another try."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from assistant.service.figure_json import FigureQuery, figure_page
from assistant.service.ingest_json import OutcomeJson, outcome_json
from eval.bench_cluster import bench_readers, forged
from eval.forge.full import full_report
from eval.forge.write import WRITERS, render
from ingest.errors import LimitExceeded, ParserCrashed, UsageError
from ingest.files import find_files
from ingest.pipeline import ingest_files
from ingest.settings import StoreSettings
from ingest.store.library import open_library
from ingest.workers import cluster as door
from ingest.workers.cluster import Cluster, ClusterError
from ingest.workers.limits import MEGABYTE, Limits
from tests.command_line import python, wenbao
from tests.dask_cluster import ROOT, DaskCluster, running
from tests.ingest import misbehaving
from tests.ingest.first_axis import FirstAxisEmbedder


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DaskCluster]:
    with running(tmp_path_factory.mktemp("dask"), workers=2) as cluster:
        yield cluster


@pytest.fixture
def dask(started: DaskCluster) -> DaskCluster:
    """A scheduler with two workers, which start anew when they are killed; both are there."""
    started.wait_for(2)
    return started


@pytest.fixture
def other_source(tmp_path: Path) -> Path:
    """The project as another version that reads otherwise."""
    source = tmp_path / "other"
    shutil.copytree(ROOT / "ingest", source / "ingest", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "tests" / "ingest", source / "tests" / "ingest", ignore=shutil.ignore_patterns("__pycache__"))
    parsing = source / "ingest" / "parsing.py"
    changed = parsing.read_text("utf-8").replace('PARSER_VERSION = "', 'PARSER_VERSION = "0.')
    parsing.write_text(changed, encoding="utf-8")
    return source


def wait_until_there(path: Path) -> None:
    end = time.monotonic() + 60
    while not path.exists():
        assert time.monotonic() < end
        time.sleep(0.02)


def when_there(path: Path, then: Callable[[], None]) -> None:
    """Does something once a file is there, meanwhile."""

    def wait() -> None:
        wait_until_there(path)
        then()

    threading.Thread(target=wait).start()


def taken_in(home: Path, reports: Path, readers: Cluster | None) -> tuple[list[OutcomeJson], str]:
    """What became of the files of a folder, and everything that is stored of them, as text."""
    with open_library(StoreSettings(home), write=True) as library:
        outcomes = ingest_files(list(find_files([reports])), library, FirstAxisEmbedder, jobs=2, readers=readers)
        records = [replace(record, added="") for record in library.documents()]
        parts = [(library.text(record.id), library.sections(record.id), library.problems(record.id)) for record in records]
        told = [outcome_json(outcome) for outcome in outcomes]
        return told, repr(
            (records, parts, library.chunks(), library.figures(), library.statements(), figure_page(library, FigureQuery()))
        )


def test_a_cluster_stores_byte_for_byte_what_is_read_here(dask: DaskCluster, tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    for seed, format in enumerate(WRITERS):
        (reports / f"{seed}.{format}").write_bytes(render(full_report(seed=seed), format))
    (reports / "坏.docx").write_bytes(b"PK\x03\x04 cut short")
    here, stored = taken_in(tmp_path / "here", reports, None)
    with Cluster(dask.address) as cluster:
        assert (cluster.workers, cluster.jobs) == (2, 4)
        assert taken_in(tmp_path / "there", reports, cluster) == (here, stored)
    assert Counter(one["status"] for one in here) == {"added": len(here) - 1, "failed": 1}
    assert stored.count("Figure(") > 500


def test_the_command_reads_by_a_cluster_what_has_changed(dask: DaskCluster, tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    for number in range(3):
        (tmp_path / "reports" / f"{number}.txt").write_text(misbehaving.TEXT, encoding="utf-8")
    (tmp_path / "reports" / "坏.docx").write_bytes(b"PK\x03\x04 cut short")
    command = ("ingest", "--scheduler", dask.address, str(tmp_path / "reports"))
    done = wenbao(*command, home=tmp_path / "home")
    assert done.returncode == 1
    assert "reading by 2 workers" in done.stderr
    assert "坏.docx: found" in done.stderr
    assert "3 added, 1 failed" in done.stdout
    again = wenbao(*command, "--json", home=tmp_path / "home")
    assert [one["status"] for one in json.loads(again.stdout)["documents"]] == ["unchanged"] * 3 + ["failed"]


def test_a_worker_killed_in_mid_file_costs_that_file_alone_another_try(dask: DaskCluster, tmp_path: Path) -> None:
    log, asker = tmp_path / "log", tmp_path / "log.asker"
    names = [f"{number}{'held' if number == 3 else ''}.txt" for number in range(12)]
    with Cluster(dask.address, read=misbehaving.held_once) as cluster:
        when_there(asker, lambda: os.kill(int(asker.read_text("ascii")), signal.SIGKILL))
        reports = list(cluster.map(lambda name: cluster.parse(name, os.fsencode(log)), names))
    assert [report.identity.year for report in reports] == [2023] * len(names)
    assert Counter(log.read_text("ascii").split()) == Counter([*names, "3held.txt"])


def test_a_file_that_kills_its_worker_each_time_is_given_up_and_the_others_are_read(dask: DaskCluster) -> None:
    def read(number: int) -> str:
        try:
            return str(cluster.parse(f"{number}.txt", b"kill" if number == 2 else b"").identity.year)
        except ParserCrashed as error:
            return str(error)

    with Cluster(dask.address, read=misbehaving.kill_who_asked) as cluster:
        told = list(cluster.map(read, range(8)))
    assert told[2].startswith("2.txt: found a file while reading which 4 workers of the cluster ended, expected")
    assert told[:2] + told[3:] == ["2023"] * 7


def test_a_file_is_held_to_the_same_bounds_there(dask: DaskCluster) -> None:
    before = dask.pids()
    limits = replace(Limits(), reading=replace(Limits().reading, wall=0.5))
    with Cluster(dask.address, limits=limits, read=misbehaving.sleep_on) as cluster:
        with pytest.raises(LimitExceeded, match=r"a\.txt: found a file that takes more than 0\.5 s"):
            cluster.parse("a.txt", b"")
        with pytest.raises(LimitExceeded, match=r"b\.txt: found a file of more than 50 MB"):
            cluster.parse("b.txt", bytes(50 * MEGABYTE + 1))
    with Cluster(dask.address, read=misbehaving.crash) as cluster:
        with pytest.raises(ParserCrashed, match="SIGSEGV"):
            cluster.parse("a.txt", b"crash")
        assert cluster.parse("a.txt", b"").identity.year == 2023
    with Cluster(dask.address, read=misbehaving.send_what_is_foreign) as cluster, pytest.raises(ParserCrashed, match="Fraction"):
        cluster.parse("a.txt", b"")
    assert dask.pids() == before


def test_leaving_does_not_wait_for_what_is_being_read(dask: DaskCluster, tmp_path: Path) -> None:
    limits = replace(Limits(), reading=replace(Limits().reading, wall=3))
    with Cluster(dask.address, limits=limits, read=misbehaving.sleep_on) as cluster:
        results = cluster.map(lambda name: cluster.parse(name, os.fsencode(tmp_path / name)), ["a", "b"])
        when_there(tmp_path / "a", cluster.close)
        with pytest.raises(ClusterError, match="gone while files were read"):
            next(results)


def test_no_more_bytes_are_on_their_way_than_there_is_room_for() -> None:
    room, lock = door._Room(10), threading.Lock()
    held, most = 0, 0

    def take(size: int) -> None:
        nonlocal held, most
        with room.taken(size):
            with lock:
                held += size
                most = max(most, held if size <= 10 else 0)
                assert size <= 10 or held == size
            time.sleep(0.001)
            with lock:
                held -= size

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(take, [3, 4, 5, 25, 1, 10] * 20))
    assert 5 < most <= 10


def test_another_version_is_refused_by_name_before_and_while_files_are_read(dask: DaskCluster, other_source: Path) -> None:
    known = dask.pids()
    with Cluster(dask.address) as cluster:
        late = dask.worker("--name", "late", source=other_source)
        (address,) = dask.pids().keys() - known.keys()
        with pytest.raises(ClusterError, match=f"would read otherwise .*{address}: reader 0.* for "):
            Cluster(dask.address)
        with pytest.raises(ClusterError, match="a worker that joined and would read otherwise"):
            list(cluster.map(lambda number: cluster.parse(f"{number}.txt", misbehaving.TEXT.encode()), range(40)))
    os.killpg(late.pid, signal.SIGKILL)
    late.wait(60)


def test_a_scheduler_that_is_none_or_has_no_worker_or_goes_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "_CONNECTING", 1.0)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        with pytest.raises(ClusterError, match="found no Dask scheduler"):
            Cluster(f"tcp://127.0.0.1:{free.getsockname()[1]}")
        with pytest.raises(ClusterError, match="name no certificates"):
            Cluster(f"tls://127.0.0.1:{free.getsockname()[1]}")
    with running(tmp_path, workers=0) as empty:
        with pytest.raises(ClusterError, match="found a scheduler without workers"):
            Cluster(empty.address)
        empty.worker("--no-nanny")
        monkeypatch.setattr(door, "_LOOK", 0.2)
        monkeypatch.setattr(door, "_PATIENCE", 0.5)
        for gone, told in ((empty.processes[1], "found no worker left"), (empty.processes[0], "found the scheduler gone")):
            with Cluster(empty.address, read=misbehaving.sleep_on) as cluster:
                note = tmp_path / str(gone.pid)
                results = cluster.map(lambda name: cluster.parse("a.txt", os.fsencode(name)), [note])
                when_there(note, partial(os.killpg, gone.pid, signal.SIGKILL))
                with pytest.raises(ClusterError, match=told):
                    next(results)
            if gone is empty.processes[1]:
                empty.worker("--no-nanny")


@pytest.mark.parametrize("address", ["127.0.0.1:8786", "http://127.0.0.1:8786", "tcp://127.0.0.1", "tcp://a b:1", ""])
def test_an_address_that_is_none_is_wrong_usage(address: str) -> None:
    with pytest.raises(UsageError, match="expected tcp://host:port or tls://host:port"):
        Cluster(address)


def test_the_command_tells_a_wrong_address(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(misbehaving.TEXT, encoding="utf-8")
    done = wenbao("ingest", "--scheduler", "somewhere", str(tmp_path / "a.txt"), home=tmp_path / "home")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("wenbao: somewhere: found no address of a scheduler")


def test_dask_is_loaded_only_when_it_is_asked_for() -> None:
    loaded = python("-c", "import sys, assistant.cli.ingest; print('distributed' in sys.modules, 'dask' in sys.modules)")
    assert loaded.stdout == "False False\n"


def test_the_bench_reads_by_one_reader_and_by_two_in_turns(dask: DaskCluster) -> None:
    told = bench_readers(dask.address, 2, forged(2), rounds=1).to_json()
    assert (told["ours"], told["peer"], told["runs"]) == ("one reader", "2 readers", 1)
    assert told["ratio"] == pytest.approx(told["ours_ms"] / told["peer_ms"], rel=0.01)
