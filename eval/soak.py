"""A served home under steady load, measured by hand: `python -m eval.soak --seconds 300 --rate 50`. On loopback; it ends by itself.

    steady     so many questions a second, whether the ones before are answered or not: figures, passages, refusals and follow-ups
               in turn; failures, answers that differ from the first of their question, p50 and p95 against the unloaded service's,
               what the serving processes grew
    ingest     the same at a fifth of the rate while reports are sent in, against the same while nothing is
    same       each question a hundred times, over processes and new starts: how many answers there were
    capacity   askers without a pause: answers a second
    overload   `eval.stress`'s: four times what the line holds

`--workers N` with N > 1, and `--postgres`, start a PostgreSQL and a Chroma server for it. Latency is from the moment a question was
due, so that a stall is counted for every question that it held up. Seconds are wall clock, memory is resident megabytes.
One JSON document is printed. Nothing is a test here; `tests/eval/test_soak.py` runs it for a second.

>>> quantile([0.4, 0.1, 0.2, 0.3], 0.5), quantile([], 0.95)
(0.3, 0.0)
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from eval.forge.full import full_report
from eval.forge.write import render, write_samples
from eval.serving import begun, wenbao
from eval.stress import TURNS, loaded, overload
from ingest.settings import without_settings

FIGURES = (
    "文登区2023年收到多少件政府信息公开申请？",
    "文登区商务局2023年收到多少件申请？",
    "老城区商务局2023年予以公开的申请有几件？",
)
PASSAGES = ("文登区2023年有哪些问题和改进措施？", "文登区商务局2023年主动公开了哪些信息？")
REFUSED = ("文登区2031年收到多少件申请？", "文登区2023年有多少名公务员退休？")
FOLLOWED = ("文登区2023年收到多少件政府信息公开申请？", "其中自然人多少件？")
AGAIN = 100
STARTS = 3
_ASKERS = 96
_LATER = 40
"""A follow-up comes so many questions after its first one."""
_WARM_SECONDS = 10.0


def quantile(numbers: Sequence[float], part: float) -> float:
    """The number below which this part of them lies; 0 of none."""
    ordered = sorted(numbers)
    return round(ordered[min(len(ordered) - 1, int(part * len(ordered)))], 4) if ordered else 0.0


@dataclass(frozen=True, slots=True)
class Served:
    """A running service: its process, its address (host and port), the key that opens what writes."""

    process: subprocess.Popen[str]
    address: str
    key: str

    def processes(self) -> list[int]:
        """Those that answer: its workers, or itself."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text(encoding="ascii").split()
        workers = [int(pid) for pid in children if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]
        return workers or [self.process.pid]

    def memory(self) -> float:
        """What the processes that answer hold, together."""
        told = (Path(f"/proc/{pid}/status").read_text(encoding="ascii") for pid in self.processes())
        return sum(int(found[1]) for text in told if (found := re.search(r"VmRSS:\s+(\d+)", text))) / 1024


@contextmanager
def served(home: Path, workers: int, environ: Mapping[str, str]) -> Iterator[Served]:
    """`wenbao serve` on a home, stopped at the end."""
    with begun(home, "--workers", str(workers), environ=environ) as (process, address):
        assert process.stdout is not None
        yield Served(process, address.removeprefix("http://"), process.stdout.readline().split()[-1])


class Asker:
    """One kept connection; it is opened again where it broke."""

    def __init__(self, address: str) -> None:
        self._connection = http.client.HTTPConnection(address, timeout=60)

    def close(self) -> None:
        self._connection.close()

    def ask(self, question: str, conversation: str | None = None) -> tuple[int, str]:
        """The status, and the answer without its conversation's name."""
        sent = {"question": question} | ({} if conversation is None else {"conversation_id": conversation})
        for kept in (self._connection.sock is not None, False):
            try:
                self._connection.request("POST", "/chat", json.dumps(sent), {"Content-Type": "application/json"})
                response = self._connection.getresponse()
                told = json.loads(response.read())
                told.pop("conversation_id", None)
                return response.status, json.dumps(told, ensure_ascii=False, sort_keys=True)
            except (OSError, http.client.HTTPException):
                self._connection.close()
                if not kept:  # one that was kept for long may have been closed by the service
                    break
        return 0, ""


@dataclass(slots=True)
class Tally:
    """What became of the questions so far; safe to share between threads."""

    first: dict[str, str] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)
    failed: int = 0
    different: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, question: str, status: int, answer: str, seconds: float) -> None:
        with self.lock:
            self.seconds.append(seconds)
            if status != http.client.OK:
                self.failed += 1
            elif self.first.setdefault(question, answer) != answer:
                self.different[question] += 1

    @property
    def p95(self) -> float:
        return quantile(self.seconds, 0.95)

    def told(self) -> dict[str, object]:
        return {
            "asked": len(self.seconds),
            "failed": self.failed,
            "different": dict(self.different),
            "p50": quantile(self.seconds, 0.5),
            "p95": self.p95,
            "p99": quantile(self.seconds, 0.99),
        }


def asked(number: int, run: str) -> tuple[str, str, str | None]:
    """The question of this number, the name its answer is compared under, and its conversation: five figures, two passages, one
    refusal and a dialogue's two turns in ten, the second turn `_LATER` questions after the first."""
    turn, kind = divmod(number, 10)
    if kind == 8:
        return FOLLOWED[0], FOLLOWED[0], f"{run}-{number}"
    if kind == 9 and number > _LATER:
        return FOLLOWED[1], "followed", f"{run}-{number - 1 - _LATER // 10 * 10}"
    kinds = REFUSED if kind == 7 else PASSAGES if kind >= 5 else FIGURES
    question = kinds[(turn + kind) % len(kinds)]
    return question, question, None


def open_loop(address: str, rate: float, seconds: float, tally: Tally, meanwhile: Callable[[], bool] = lambda: True) -> None:
    """Asks so many questions a second for so long, or until `meanwhile` says no."""
    began, counter, lock, run = time.monotonic(), iter(range(int(rate * seconds))), threading.Lock(), f"soak-{time.time_ns()}"

    def work() -> None:
        with closing(Asker(address)) as asker:
            while meanwhile():
                with lock:
                    number = next(counter, None)
                if number is None:
                    return
                due = began + number / rate
                time.sleep(max(0.0, due - time.monotonic()))
                question, name, conversation = asked(number, run)
                status, answer = asker.ask(question, conversation)
                tally.add(name, status, answer, time.monotonic() - due)

    at_once([threading.Thread(target=work) for _ in range(_ASKERS)])


def at_once(threads: Sequence[threading.Thread]) -> None:
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def warmed(service: Served) -> None:
    """Lets every process load what it loads for its first questions of each kind: a connection for each question, several at
    once, so that they spread."""

    def work() -> None:
        for number in range(50):
            with closing(Asker(service.address)) as asker:
                asker.ask(*asked(number, f"warm-{time.time_ns()}")[::2])

    at_once([threading.Thread(target=work) for _ in range(TURNS)])


def unloaded(service: Served, tally: Tally, count: int = 100) -> None:
    """One question after the other."""
    with closing(Asker(service.address)) as asker:
        for number in range(count):
            question, name, conversation = asked(number, f"alone-{time.time_ns()}")
            if name != "followed":
                began = time.monotonic()
                status, answer = asker.ask(question, conversation)
                tally.add(name, status, answer, time.monotonic() - began)


def steady(service: Served, rate: float, seconds: float) -> dict[str, object]:
    """The load, against the service without load; memory from after it was warm."""
    open_loop(service.address, rate, min(seconds, _WARM_SECONDS), Tally())  # the clients' connections too
    before, alone, under = service.memory(), Tally(), Tally()
    unloaded(service, alone)
    open_loop(service.address, rate, seconds, under)
    grown = service.memory() - before
    ratio = round(under.p95 / max(alone.p95, 1e-9), 1)
    return {
        "unloaded": alone.told(),
        "loaded": under.told(),
        "p95_ratio": ratio,
        "megabytes": round(before, 1),
        "grown_megabytes": round(grown, 1),
    }


def while_ingesting(service: Served, rate: float, seconds: float, reports: int = 6) -> dict[str, object]:
    """A lower rate while nothing else is done, then while reports come in one after the other."""
    idle, busy, done = Tally(), Tally(), threading.Event()
    open_loop(service.address, rate, seconds, idle)
    statuses: list[int] = []

    def send() -> None:
        for number in range(reports):
            statuses.append(uploaded(service, f"示例市{number}.docx", render(full_report(seed=number + 1, year=2020), "docx")))
        done.set()

    sender = threading.Thread(target=send)
    sender.start()
    open_loop(service.address, rate, 600, busy, lambda: not done.is_set())
    sender.join()
    ratio = round(busy.p95 / max(idle.p95, 1e-9), 1)
    return {"idle": idle.told(), "ingesting": busy.told(), "p95_ratio": ratio, "uploads": statuses}


def uploaded(service: Served, name: str, data: bytes) -> int:
    """Sends one report in; the status."""
    edge = "wenbao-soak"
    head = f'--{edge}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'
    body = head.encode() + data + f"\r\n--{edge}--\r\n".encode()
    connection = http.client.HTTPConnection(service.address, timeout=300)
    sent = {"Content-Type": f"multipart/form-data; boundary={edge}", "Authorization": f"Bearer {service.key}"}
    connection.request("POST", "/documents", body, sent)
    response = connection.getresponse()
    response.read()
    connection.close()
    return response.status


def same(home: Path, workers: int, environ: Mapping[str, str], again: int = AGAIN) -> dict[str, object]:
    """Each question so often, over new starts: how many different answers there were to it, and by how many processes."""
    answers: dict[str, set[str]] = {}
    processes: set[int] = set()
    failed = 0
    for _ in range(STARTS):
        with served(home, workers, environ) as service:
            for number in range(-(-again // STARTS)):
                run = f"same-{time.time_ns()}"
                with closing(Asker(service.address)) as asker:  # a new connection may come to another process
                    for question in dict.fromkeys((*FIGURES, *PASSAGES, *REFUSED, *FOLLOWED)):
                        status, answer = asker.ask(question, run if question in FOLLOWED else None)
                        failed += status != http.client.OK
                        answers.setdefault(question, set()).add(answer)
                if not number:
                    processes.update(service.processes())
    return {"failed": failed, "processes": len(processes), "answers": {question: len(told) for question, told in answers.items()}}


def capacity(service: Served, seconds: float) -> dict[str, float]:
    """As many askers as there are turns, without a pause."""
    loaded(f"http://{service.address}", TURNS, 3)
    told = loaded(f"http://{service.address}", TURNS, seconds)
    return told | {"a_second": round(told["answered"] / seconds, 1)}


@contextmanager
def stores(shared: bool) -> Iterator[Mapping[str, str]]:
    """The environment of a service: with `shared` servers of PostgreSQL and Chroma that are started for it."""
    environ = without_settings()
    if not shared:
        yield environ
        return
    from eval.servers import chroma_run, postgres_run  # noqa: PLC0415 - packages for tests, which only this needs

    with postgres_run(synced=True) as postgres, chroma_run() as chroma:
        yield environ | {"WENBAO_DATABASE_URL": postgres.database(), "WENBAO_CHROMA_URL": chroma.url}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs what is asked for over the sample reports and prints what was found."""
    parser = argparse.ArgumentParser(prog="python -m eval.soak")
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--rate", type=float, default=50)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--postgres", action="store_true", help="on PostgreSQL and Chroma servers, also with one worker")
    parser.add_argument("--only", default="steady,ingest,same,capacity,overload", help="some of these, parted by commas")
    given = parser.parse_args(arguments)
    only = given.only.split(",")
    found: dict[str, object] = {"workers": given.workers, "load_before": round(os.getloadavg()[0], 1)}
    shared = given.postgres or given.workers > 1
    with tempfile.TemporaryDirectory(prefix="wenbao-soak-") as scratch, stores(shared) as environ:
        home, reports = Path(scratch) / "home", Path(scratch) / "reports"
        write_samples(reports)
        command = wenbao("ingest", str(reports), "--home", str(home))
        silent = subprocess.DEVNULL
        subprocess.run(command, check=True, stdout=silent, stderr=silent, env=dict(environ))  # noqa: S603 - our own
        if "same" in only:
            found["same"] = same(home, given.workers, environ)
        if {"steady", "ingest", "capacity"} & set(only):
            with served(home, given.workers, environ) as service:
                warmed(service)
                if "steady" in only:
                    found["steady"] = steady(service, given.rate, given.seconds)
                if "capacity" in only:
                    found["capacity"] = capacity(service, min(given.seconds, 10))
                if "ingest" in only:
                    found["ingest"] = while_ingesting(service, given.rate / 5, min(given.seconds, 30))
        if "overload" in only and not shared:
            found["overload"] = overload(home)
    print(json.dumps(found | {"load_after": round(os.getloadavg()[0], 1)}, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
