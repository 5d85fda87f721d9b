"""A file is read in a process of its own: what it does wrong costs that file alone, and nothing is left behind."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from eval.forge.full import full_report
from eval.forge.write import WRITERS, render
from ingest.errors import DamagedFile, LimitExceeded, ParserCrashed, ReadError
from ingest.model import State
from ingest.parsing import parse
from ingest.workers import fork_server
from ingest.workers.limits import MEGABYTE, Bounds, Limits
from ingest.workers.pool import Workers, default_jobs, received
from ingest.workers.process import DONE
from tests.ingest import misbehaving

ROOT = Path(__file__).parents[2]
SHORT = Limits(reading=Bounds(memory=400 * MEGABYTE, cpu=20, wall=20), recognising=Bounds(memory=600 * MEGABYTE, cpu=30, wall=30))


def reading(read: Callable[[str, bytes], Any], data: bytes = b"", limits: Limits = SHORT) -> Any:
    with Workers(1, limits, read) as workers:
        return workers.parse("a.txt", data)


def is_running(pid: int) -> bool:
    """Whether there is such a process, a zombie not counted."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def wait_until(condition: Callable[[], bool], seconds: float = 15) -> bool:
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.02)
    return condition()


def test_a_worker_reads_what_this_process_reads() -> None:
    report = full_report()
    with Workers() as workers:
        for format in WRITERS:
            data = render(report, format)
            assert workers.parse(f"a.{format}", data) == parse(f"a.{format}", data)


def test_what_the_reader_refuses_comes_back_as_it_was_said() -> None:
    with Workers(1) as workers:
        for data in (b"", b"PK\x03\x04", b"%PDF-1.4", b"7z\xbc\xaf\x27\x1c"):
            with pytest.raises(ReadError) as here:
                parse("a.txt", data)
            with pytest.raises(ReadError) as there:
                workers.parse("a.txt", data)
            assert (type(there.value), str(there.value)) == (type(here.value), str(here.value))


@pytest.mark.parametrize(
    ("read", "data", "kind", "words"),
    [
        (misbehaving.crash, b"crash", ParserCrashed, "SIGSEGV"),
        (misbehaving.kill_itself, b"", ParserCrashed, "SIGKILL"),
        (misbehaving.eat_memory, b"100000", LimitExceeded, "more memory"),
        (misbehaving.hide_a_memory_error, b"", LimitExceeded, "more memory"),
        (misbehaving.recurse, b"", LimitExceeded, "nests too deep"),
        (misbehaving.fail, b"", ParserCrashed, "ZeroDivisionError at misbehaving.py"),
        (misbehaving.send_what_is_foreign, b"", ParserCrashed, "fractions.Fraction"),
        (misbehaving.send_no_report, b"", ParserCrashed, "Problem"),
        (misbehaving.send_what_cannot_be, b"", ParserCrashed, "reader fails"),
        (misbehaving.open_much, b"", ParserCrashed, "Too many open files"),
        (misbehaving.write_much, b"2000000", ParserCrashed, "File too large"),
        (misbehaving.say_much, b"", LimitExceeded, "MB of text"),
    ],
)
def test_what_goes_wrong_is_that_files_error_and_the_next_is_read(
    read: Callable[[str, bytes], Any], data: bytes, kind: type[ReadError], words: str
) -> None:
    limits = replace(SHORT, written=MEGABYTE, result=MEGABYTE)
    with pytest.raises(kind, match=words) as raised:
        reading(read, data, limits)
    assert str(raised.value).startswith("a.txt: found ")
    assert "expected" in str(raised.value)
    assert reading(misbehaving.crash, limits=limits).identity.year == 2023


def test_a_file_takes_no_longer_than_it_may() -> None:
    began = time.monotonic()
    with pytest.raises(LimitExceeded, match=r"more than 0\.5 s"):
        reading(misbehaving.sleep_on, limits=replace(SHORT, reading=replace(SHORT.reading, wall=0.5)))
    assert time.monotonic() - began < 5


def test_a_file_takes_no_more_processor_time_than_it_may() -> None:
    with pytest.raises(LimitExceeded, match="more than 1 s of processor time"):
        reading(misbehaving.spin, limits=replace(SHORT, reading=replace(SHORT.reading, cpu=1)))


def test_recognising_pictures_has_wider_bounds_once_it_is_said() -> None:
    limits = replace(SHORT, reading=replace(SHORT.reading, wall=0.5))
    assert reading(misbehaving.recognise, b"said", limits).identity.year == 2023
    with pytest.raises(LimitExceeded, match=r"0\.5 s"):
        reading(misbehaving.recognise, b"", limits)


def test_a_file_that_is_too_large_is_not_read() -> None:
    with pytest.raises(LimitExceeded, match="more than 1 MB, expected"):
        reading(misbehaving.crash, bytes(MEGABYTE + 1), replace(SHORT, file=MEGABYTE))


def test_a_workers_folder_is_its_own_and_gone_afterwards() -> None:
    with pytest.raises(DamagedFile, match=r"wenbao-") as raised:
        reading(misbehaving.refuse)
    assert not Path(str(raised.value).rpartition(" ")[2]).exists()


def test_what_a_worker_prints_is_not_seen(capfd: pytest.CaptureFixture[str]) -> None:
    assert reading(misbehaving.print_much).identity.year == 2023
    assert capfd.readouterr() == ("", "")


def test_what_a_reader_started_ends_with_it() -> None:
    with pytest.raises(DamagedFile) as raised:
        reading(misbehaving.start_another)
    assert wait_until(lambda: not is_running(int(str(raised.value))))


def test_a_program_in_a_session_of_its_own_ends_too(tmp_path: Path) -> None:
    note = tmp_path / "left"
    with pytest.raises(ParserCrashed, match="SIGSEGV"):
        reading(misbehaving.leave_another, os.fsencode(note))
    assert wait_until(lambda: not is_running(int(note.read_text(encoding="ascii"))))


def test_nothing_stays_open() -> None:
    reading(misbehaving.crash)
    before = sorted(Path("/proc/self/fd").iterdir())
    for read in (misbehaving.crash, misbehaving.fail, misbehaving.kill_itself):
        for _ in range(3):
            with Workers(1, SHORT, read) as workers:
                try:
                    workers.parse("a.txt", b"")
                except ParserCrashed:
                    assert read is not misbehaving.crash
    assert sorted(Path("/proc/self/fd").iterdir()) == before
    assert not [thread for thread in threading.enumerate() if thread is not threading.main_thread() and not thread.daemon]


def test_threads_may_read_at_the_same_time() -> None:
    with Workers(4) as workers, ThreadPoolExecutor(4) as pool:
        texts = [f"示例市统计局{year}年政府信息公开工作年度报告" for year in range(2008, 2024)]
        reports = list(pool.map(lambda text: workers.parse("a.txt", text.encode()), texts))
    assert [report.identity.year for report in reports] == list(range(2008, 2024))


def test_results_keep_the_order_and_no_more_are_taken_than_needed() -> None:
    taken: list[int] = []

    def numbers() -> Iterator[int]:
        for number in range(40):
            taken.append(number)
            yield number

    release = threading.Event()

    def call(number: int) -> int:
        if number == 0:
            release.wait(20)
        return number

    with Workers(2) as workers:
        results = workers.map(call, numbers())
        threading.Timer(0.5, release.set).start()
        assert next(results) == 0
        assert len(taken) <= 8
        assert list(results) == list(range(1, 40))


def test_leaving_ends_what_runs() -> None:
    with Workers(2, SHORT, misbehaving.sleep_on) as workers:
        results = workers.map(lambda number: workers.parse(f"{number}.txt", b""), range(3))
        threading.Timer(0.5, workers.close).start()
        with pytest.raises(ParserCrashed, match="broken off"):
            next(results)


def run_script(tmp_path: Path, *options: str) -> tuple[subprocess.Popen[str], int]:
    """A program that reads a file which never ends; its process and its worker's."""
    script, note = tmp_path / "script.py", tmp_path / "worker"
    script.write_text(
        "import signal, sys\n"
        "from ingest.workers.pool import Workers\n"
        "from tests.ingest import misbehaving\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # a shell's background job is born deaf to it
        "with Workers(1, read=misbehaving.sleep_on) as workers:\n"
        "    next(workers.map(lambda name: workers.parse(name, sys.argv[1].encode()), ['a.txt']))\n",
        encoding="utf-8",
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    child = subprocess.Popen(
        [sys.executable, *options, str(script), str(note)],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert wait_until(note.exists, 60), child.communicate()
    return child, int(note.read_text(encoding="ascii"))


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_a_worker_does_not_outlive_who_asked_for_it(tmp_path: Path, how: signal.Signals) -> None:
    child, worker = run_script(tmp_path)
    folder = Path(f"/proc/{worker}/cwd").readlink()
    assert folder.is_dir()
    child.send_signal(how)
    child.communicate(timeout=60)
    assert wait_until(lambda: not is_running(worker))
    assert not folder.exists()


def test_an_interrupt_ends_all_at_once(tmp_path: Path) -> None:
    child, worker = run_script(tmp_path)
    os.killpg(child.pid, signal.SIGINT)
    _, errors = child.communicate(timeout=90)
    assert child.returncode == -signal.SIGINT, errors
    assert errors.count("Traceback") == 1
    assert wait_until(lambda: not is_running(worker))


def test_warnings_as_errors_are_no_files_fault(tmp_path: Path) -> None:
    (tmp_path / "script.py").write_text(
        "from ingest.workers.pool import Workers\n"
        "with Workers(1) as workers:\n"
        f"    print(workers.parse('a.txt', {misbehaving.TEXT.encode()!r}).identity.year)\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", str(tmp_path / "script.py")],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr, done.returncode) == ("2023\n", "", 0)


def test_a_script_that_reads_runs_once_wherever_it_stands(tmp_path: Path) -> None:
    """A program without a guard, on a module path and in a folder of its own."""
    (tmp_path / "script.py").write_text(
        "print('begun', flush=True)\n"
        "from ingest.workers.pool import Workers\n"
        "with Workers(2) as workers:\n"
        f"    texts = [{misbehaving.TEXT.encode()!r}] * 3\n"
        "    print(*workers.map(lambda text: workers.parse('a.txt', text).identity.year, texts))\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "script.py"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr, done.returncode) == ("begun\n2023 2023 2023\n", "", 0)


def test_the_reader_is_preloaded() -> None:
    """The fork server passes over what it cannot import, so it is imported here."""
    from ingest.workers import preloaded

    assert preloaded.__name__ == fork_server.PRELOADED
    assert preloaded.READY.identity.year == 2023
    assert len(preloaded.READY.figures) == 1


def test_there_are_as_many_workers_as_cores() -> None:
    assert Workers().jobs == default_jobs() == len(os.sched_getaffinity(0))


class _Sent:
    """Pickles as an attribute of something, as the first releases of Python 3.11 pickle members of enumerations."""

    def __init__(self, of: object, name: str) -> None:
        self._of, self._name = of, name

    def __reduce__(self) -> tuple[object, ...]:
        return getattr, (self._of, self._name)


@pytest.mark.parametrize(
    ("sent", "said"), [(_Sent(State, "REPORTED"), "sends a State"), (_Sent(Decimal, "from_float"), "may not send an attribute")]
)
def test_a_worker_may_send_members_of_enumerations_and_no_other_attribute(sent: _Sent, said: str) -> None:
    with pytest.raises(ParserCrashed, match=said):
        received("a.txt", DONE + pickle.dumps(sent, pickle.HIGHEST_PROTOCOL))
