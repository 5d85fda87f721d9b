"""Conduct under stress, measured by hand: `python -m eval.stress`. It ends by itself within two minutes, on loopback.

    overload   askers without a pause, first as many as there are turns, then many times more: how many were answered and
               refused, how soon a refusal came, and how soon after it one question is answered as before
    damage     the passage index of a served home is damaged in each way that Chroma does not survive, while questions are asked:
               answers that differ from those before, failures, and how long until `/readyz` says ready again after a new start

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
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from eval.bench_client import Client
from eval.forge.write import write_samples
from ingest.index_generation import current_generation

TURNS = 8
QUESTION = "文登区2023年收到多少件政府信息公开申请？"
QUESTIONS = (QUESTION, "文登区2023年有哪些问题和改进措施？", "文登区商务局2023年收到多少件申请？")
DAMAGES = ("removed", "flipped", "cut", "zeroed")


def middle(numbers: list[float]) -> float:
    """The middle one; 0 of none."""
    return sorted(numbers)[len(numbers) // 2] if numbers else 0.0


@contextmanager
def served(home: Path) -> Iterator[str]:
    """`wenbao serve` on a home, stopped at the end; its address."""
    command = [sys.executable, "-m", "eval.command", "serve", "--port", "0", "--home", str(home)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:  # noqa: S603 - our own
        assert process.stdout is not None
        yield process.stdout.readline().split()[-1].rstrip("/")
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
    with served(home) as address:
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
        with served(home) as address:
            before = [Client(address).told(question)["answer"] for question in QUESTIONS]
            folder = current_generation(home / "index")
            if folder is not None:
                damage(folder, how)
            during = [Client(address).told(question)["answer"] for question in QUESTIONS]
        with served(home) as address:
            began = time.monotonic()
            states: list[str] = []
            while not states or (states[-1] != "ready" and time.monotonic() - began < 20):
                states.append(json.loads(Client(address).fetched("GET", "/readyz"))["status"])
                after = [Client(address).told(question)["answer"] for question in QUESTIONS]
            seconds = round(time.monotonic() - began, 1)
        same = before == during == after
        found.append({"damage": how, "same_answers": same, "states": sorted(set(states)), "ready_after": seconds})
    return found


def main() -> int:
    """Runs both over the sample reports and prints what was found."""
    with tempfile.TemporaryDirectory(prefix="wenbao-stress-") as scratch:
        home = Path(scratch) / "home"
        write_samples(Path(scratch) / "reports")
        command = [sys.executable, "-m", "eval.command", "ingest", str(Path(scratch) / "reports"), "--home", str(home)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - our own
        print(json.dumps({"overload": overload(home), "damage": under_damage(home)}, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
