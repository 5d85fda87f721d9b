"""Conduct under stress, measured by hand: `python -m eval.stress`. It ends by itself within five minutes, on loopback.

    overload   askers without a pause, first as many as there are turns, then many times more: how many were answered and
               refused, how soon a refusal came, and how soon after it one question is answered as before
    damage     the passage index of a served home is damaged in each way that Chroma does not survive, while questions are asked:
               answers that differ from those before, failures, and how long until `/readyz` says ready again after a new start
    restarts   a store on PostgreSQL and a Chroma server is asked without a pause while each of them is stopped, killed, emptied,
               paused and started: answers that differ from those before, refusals, what `/readyz` says, and how long until it is ready

Nothing is a test here: the short ones are in `tests/assistant/test_stress.py`. Seconds are wall clock. It prints one JSON document.

>>> middle([3.0, 1.0, 2.0])
2.0
"""

from __future__ import annotations

import http.client
import json
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from eval.bench_client import Client
from eval.forge.write import write_samples
from eval.servers import chroma_run, postgres_run
from eval.serving import wenbao_on
from ingest.index.generation import current_generation
from ingest.settings import StoreSettings

TURNS = 8
QUESTION = "文登区2023年收到多少件政府信息公开申请？"
QUESTIONS = (QUESTION, "文登区2023年有哪些问题和改进措施？", "文登区商务局2023年收到多少件申请？")
DAMAGES = ("removed", "flipped", "cut", "zeroed")


def middle(numbers: list[float]) -> float:
    """The middle one; 0 of none."""
    return sorted(numbers)[len(numbers) // 2] if numbers else 0.0


@contextmanager
def served(settings: StoreSettings) -> Iterator[str]:
    """`wenbao serve` on these stores, stopped at the end; its address."""
    command = wenbao_on(settings, "serve", "--port", "0")
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:  # noqa: S603 - our own
        assert process.stdout is not None
        try:
            yield process.stdout.readline().split()[-1].rstrip("/")
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(20)


def asked(address: str, until: float, told: list[tuple[int, float]]) -> None:
    """Asks without a pause: (status, seconds) of each question."""
    host = address.removeprefix("http://")
    body = json.dumps({"question": QUESTION})
    while time.monotonic() < until:
        connection = http.client.HTTPConnection(host, timeout=60)
        began = time.monotonic()
        connection.request("POST", "/chat", body, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        answer.read()
        told.append((answer.status, time.monotonic() - began))
        connection.close()


def loaded(address: str, askers: int, seconds: float) -> dict[str, float]:
    """So many askers for so long: how many were answered and refused, and how soon."""
    told: list[tuple[int, float]] = []
    until = time.monotonic() + seconds
    threads = [threading.Thread(target=asked, args=(address, until, told)) for _ in range(askers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    good, refused = ([s for status, s in told if status == code] for code in (200, 503))
    return {
        "askers": askers,
        "answered": len(good),
        "refused": len(refused),
        "other": len(told) - len(good) - len(refused),
        "answered_p50": round(middle(good), 3),
        "refused_p50": round(middle(refused), 3),
        "refused_most": round(max(refused, default=0.0), 3),
    }


def overload(home: Path) -> list[dict[str, float]]:
    """Four times what the line holds, between two spells of what it is made for."""
    with served(StoreSettings(home)) as address:
        Client(address).asked(QUESTION)
        found = [loaded(address, TURNS, 5), loaded(address, 4 * 5 * TURNS, 10)]
        began = time.monotonic()
        Client(address).asked(QUESTION)
        return [*found, {"recovered_in": round(time.monotonic() - began, 3)}]


def damage(folder: Path, how: str) -> None:
    """One of the damages that Chroma does not survive, or does not notice."""
    for level in folder.glob("chroma/*/data_level0.bin"):
        data = level.read_bytes()
        changed = {"flipped": bytes(byte ^ 255 for byte in data), "cut": data[: len(data) // 2], "zeroed": bytes(len(data))}
        level.unlink() if how == "removed" else level.write_bytes(changed[how])


def under_damage(home: Path) -> list[dict[str, object]]:
    """Each damage, before and while the home is served."""
    found: list[dict[str, object]] = []
    for how in DAMAGES:
        with served(StoreSettings(home)) as address:
            before = [Client(address).told(question)["answer"] for question in QUESTIONS]
            folder = current_generation(home / "index")
            if folder is not None:
                damage(folder, how)
            during = [Client(address).told(question)["answer"] for question in QUESTIONS]
        with served(StoreSettings(home)) as address:
            began = time.monotonic()
            states: list[str] = []
            while not states or (states[-1] != "ready" and time.monotonic() - began < 20):
                states.append(json.loads(Client(address).fetched("GET", "/readyz"))["status"])
                after = [Client(address).told(question)["answer"] for question in QUESTIONS]
            seconds = round(time.monotonic() - began, 1)
        same = before == during == after
        found.append({"damage": how, "same_answers": same, "states": sorted(set(states)), "ready_after": seconds})
    return found


def asking(address: str, ended: threading.Event, told: list[tuple[int, int, str]]) -> None:
    """Asks one question after the other: which, the status, and the answer."""
    host, number = address.removeprefix("http://"), 0
    while not ended.is_set():
        connection = http.client.HTTPConnection(host, timeout=60)
        connection.request("POST", "/chat", json.dumps({"question": QUESTIONS[number]}), {"Content-Type": "application/json"})
        answer = connection.getresponse()
        body = json.loads(answer.read())
        told.append((number, answer.status, str(body.get("answer"))))
        connection.close()
        number = (number + 1) % len(QUESTIONS)


def state_of(address: str) -> str:
    """What `/readyz` says: ready, degraded, or its status where it is no 200."""
    connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=60)
    connection.request("GET", "/readyz")
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return str(json.loads(body)["status"]) if answer.status == http.client.OK else str(answer.status)


def under_restarts(scratch: Path) -> list[dict[str, object]]:
    """Each way a server goes away and comes back."""
    with postgres_run() as postgres, chroma_run() as chroma:
        settings = StoreSettings(scratch / "restarted", postgres.database(), chroma.url)
        command = wenbao_on(settings, "ingest", str(scratch / "reports"))
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - our own
        ways: dict[str, tuple[Callable[[], None], Callable[[], None]]] = {
            "Chroma stopped": (chroma.stop, chroma.start),
            "Chroma killed": (lambda: chroma.stop(signal.SIGKILL), chroma.start),
            "Chroma hangs": (lambda: chroma.paused(True), lambda: chroma.paused(False)),
            "Chroma emptied": (chroma.empty, lambda: None),
            "PostgreSQL stopped": (postgres.stop, postgres.start),
            "PostgreSQL killed": (lambda: postgres.stop("immediate"), postgres.start),
        }
        with served(settings) as address:
            right = [str(Client(address).told(question)["answer"]) for question in QUESTIONS]
            return [{"what": what} | _away(address, right, *way) for what, way in ways.items()]


def _away(address: str, right: list[str], away: Callable[[], None], back: Callable[[], None]) -> dict[str, object]:
    """Some seconds without a server, then as long as it takes."""
    told: list[tuple[int, int, str]] = []
    ended = threading.Event()
    asker = threading.Thread(target=asking, args=(address, ended, told))
    asker.start()
    away()
    states = []
    for _ in range(16):
        time.sleep(1)
        states.append(state_of(address))
    back()
    began = time.monotonic()
    while (state := state_of(address)) != "ready" and time.monotonic() - began < 60:
        time.sleep(0.1)
    seconds = time.monotonic() - began
    time.sleep(1)
    ended.set()
    asker.join()
    good = [(number, answer) for number, status, answer in told if status == http.client.OK]
    return {
        "answered": len(good),
        "wrong": sum(1 for number, answer in good if answer != right[number]),
        "refused": sum(1 for _, status, _ in told if status == http.client.SERVICE_UNAVAILABLE),
        "other": sum(1 for _, status, _ in told if status not in (http.client.OK, http.client.SERVICE_UNAVAILABLE)),
        "states": sorted(set(states)),
        "then": state,
        "healed_after": round(seconds, 1),
    }


def main() -> int:
    """Runs all, or those that are named, over the sample reports and prints what was found."""
    wanted = sys.argv[1:] or ["overload", "damage", "restarts"]
    with tempfile.TemporaryDirectory(prefix="wenbao-stress-") as scratch:
        home, found = Path(scratch) / "home", dict[str, object]()
        write_samples(Path(scratch) / "reports")
        command = wenbao_on(StoreSettings(home), "ingest", str(Path(scratch) / "reports"))
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - our own
        if "overload" in wanted:
            found["overload"] = overload(home)
        if "damage" in wanted:
            found["damage"] = under_damage(home)
        if "restarts" in wanted:
            found["restarts"] = under_restarts(Path(scratch))
        print(json.dumps(found, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
