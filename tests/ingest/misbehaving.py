"""What a reader can do wrong, as functions that a worker runs in place of `parse`; `data` tells them how."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import subprocess
import time
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any, NoReturn

from ingest.errors import DamagedFile
from ingest.model import Problem, Report
from ingest.parsing import parse
from ingest.workers.limits import recognition_begins

TEXT = "示例市统计局2023年政府信息公开工作年度报告\n全年收到政府信息公开申请7件。"


def reads_well(name: str) -> Report:
    return parse(name, TEXT.encode())


def crash(name: str, data: bytes) -> Report:
    """Reads address 0 when told to, else a report."""
    if data == b"crash":
        ctypes.string_at(0)
    return reads_well(name)


def kill_itself(name: str, data: bytes) -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("dead")


def sleep_on(name: str, data: bytes) -> NoReturn:
    """Sleeps for ever; where `data` names a file, its own id is in it first."""
    if data:
        note = Path(os.fsdecode(data))
        note.with_suffix(".new").write_text(str(os.getpid()), encoding="ascii")
        note.with_suffix(".new").rename(note)
    while True:
        time.sleep(60)


def spin(name: str, data: bytes) -> NoReturn:
    while True:
        pass


def eat_memory(name: str, data: bytes) -> Report:
    """Takes memory until there is none, or `data` (a number) megabytes."""
    taken = [bytes(2**20) for _ in range(int(data))]
    assert taken
    return reads_well(name)


def hide_a_memory_error(name: str, data: bytes) -> Report:
    try:
        eat_memory(name, b"100000")
    except MemoryError as error:
        raise DamagedFile(f"{name}: broken") from error
    return reads_well(name)


def recurse(name: str, data: bytes) -> Report:
    return recurse(name, data)


def fail(name: str, data: bytes) -> NoReturn:
    raise ZeroDivisionError("no such row")


def refuse(name: str, data: bytes) -> NoReturn:
    raise DamagedFile(f"{name}: found nothing in {Path.cwd()}")


def say_much(name: str, data: bytes) -> Report:
    report = reads_well(name)
    return replace(report, problems=tuple(Problem("limit", str(n) * 100) for n in range(5_000)))


def send_what_is_foreign(name: str, data: bytes) -> Any:
    return replace(reads_well(name), form=Fraction(1, 3))  # type: ignore[arg-type]  # what is foreign


def send_no_report(name: str, data: bytes) -> Any:
    return Problem("limit", "x")


def send_what_cannot_be(name: str, data: bytes) -> Any:
    return lambda: None


def write_much(name: str, data: bytes) -> Report:
    Path("large").write_bytes(bytes(int(data)))
    return reads_well(name)


def open_much(name: str, data: bytes) -> Report:
    held = [os.open(os.devnull, os.O_RDONLY) for _ in range(10_000)]
    assert held
    return reads_well(name)


def start_another(name: str, data: bytes) -> NoReturn:
    """Leaves a process behind that would outlive it, and tells its id."""
    left = subprocess.Popen(["sleep", "600"])
    raise DamagedFile(str(left.pid))


def leave_another(name: str, data: bytes) -> NoReturn:
    """Starts a program in a session of its own, writes its id into the file that `data` names, and crashes."""
    left = subprocess.Popen(["sleep", "600"], start_new_session=True)
    Path(os.fsdecode(data)).write_text(str(left.pid), encoding="ascii")
    os.kill(os.getpid(), signal.SIGSEGV)
    raise AssertionError("dead")


def recognise(name: str, data: bytes) -> Report:
    """Takes a second, after saying that it will."""
    if data == b"said":
        recognition_begins()
        recognition_begins()
    time.sleep(1)
    return reads_well(name)


def print_much(name: str, data: bytes) -> Report:
    os.write(1, b"out " * 1000)
    os.write(2, b"err " * 1000)
    print("a library's remark")
    return reads_well(name)


def held_once(name: str, data: bytes) -> Report:
    """Adds its name to the file that `data` names. A name with 'held' in it, come for the first time, writes the id of the
    process that asked for this one beside that file and sleeps on."""
    log = Path(os.fsdecode(data))
    before = log.read_text(encoding="ascii") if log.exists() else ""
    with log.open("a", encoding="ascii") as file:
        file.write(f"{name}\n")
    if "held" in name and name not in before:
        note = log.with_suffix(".new")
        note.write_text(str(_asker()), encoding="ascii")
        note.rename(log.with_suffix(".asker"))
        time.sleep(600)
    return reads_well(name)


def kill_who_asked(name: str, data: bytes) -> Report:
    """Kills the process that asked for this one when told to, as a machine would that runs out of memory; else reads."""
    if data == b"kill":
        os.kill(_asker(), signal.SIGKILL)
        time.sleep(600)
    return reads_well(name)


def _asker() -> int:
    parent = multiprocessing.parent_process()
    assert parent is not None
    assert parent.pid is not None
    return parent.pid
