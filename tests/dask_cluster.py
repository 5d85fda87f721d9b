"""A Dask scheduler and workers that the tests start themselves, each a process of its own, on free ports of loopback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from distributed import Client

ROOT = Path(__file__).parents[1]
LOOPBACK = ("--host", "127.0.0.1", "--no-dashboard")
ALLOWED_FAILURES = 1
SECONDS = 60


@dataclass
class DaskCluster:
    """What was started: the scheduler's address, and the processes that end with the block."""

    folder: Path
    address: str = ""
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def worker(self, *options: str, source: Path = ROOT) -> subprocess.Popen[bytes]:
        """Starts a worker of one thread, that has the project from `source`; waits until the scheduler knows it."""
        with self._client() as client:
            there = len(client.nthreads())
            started = self._start("worker", self.address, "--nthreads", "1", *LOOPBACK, *options, source=source)
            client.wait_for_workers(there + 1, timeout=SECONDS)
        return started

    def pids(self) -> Mapping[str, int]:
        """The workers' own processes, by their addresses."""
        with self._client() as client:
            return dict(client.run(os.getpid))

    def wait_for(self, workers: int) -> None:
        """Waits until so many workers are there."""
        with self._client() as client:
            client.wait_for_workers(workers, timeout=SECONDS)

    def _client(self) -> Client:
        return Client(self.address, set_as_default=False)

    def _start(self, *arguments: str, source: Path = ROOT) -> subprocess.Popen[bytes]:
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("WENBAO_", "DASK_"))}
        environment |= {
            "PYTHONPATH": str(source),
            "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": str(ALLOWED_FAILURES),
            "DASK_TEMPORARY_DIRECTORY": str(self.folder),
        }
        with (self.folder / f"{arguments[0]}-{len(self.processes)}.log").open("wb") as log:
            command = [sys.executable, "-m", "dask", *arguments]
            started = subprocess.Popen(command, cwd=self.folder, env=environment, stdout=log, stderr=log, start_new_session=True)
        self.processes.append(started)
        return started

    def begin(self) -> None:
        place = self.folder / "scheduler.json"
        self._start("scheduler", "--port", "0", "--scheduler-file", str(place), *LOOPBACK)
        end = time.monotonic() + SECONDS
        while not self.address:
            assert time.monotonic() < end, (self.folder / "scheduler-0.log").read_text("utf-8")
            try:
                self.address = json.loads(place.read_text("utf-8"))["address"]
            except (FileNotFoundError, json.JSONDecodeError):
                time.sleep(0.05)


@contextmanager
def running(folder: Path, workers: int = 1) -> Iterator[DaskCluster]:
    """A scheduler with so many workers, all of them ended at the end with what they started."""
    cluster = DaskCluster(folder)
    try:
        cluster.begin()
        for _ in range(workers):
            cluster.worker()
        yield cluster
    finally:
        for process in reversed(cluster.processes):
            with suppress(ProcessLookupError):  # a test has ended it
                os.killpg(process.pid, signal.SIGKILL)
            process.wait(SECONDS)
