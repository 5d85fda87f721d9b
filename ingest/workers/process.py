"""The life of one worker process: shut in, held to bounds, it parses one file, sends what came of it and ends.

`work` is what `ingest.workers.pool` starts. The message is DONE and a pickled Report or ReadError; WIDEN before it says that the
wider bounds hold now. Where memory gives out it may be too short even for a message: exit status OUT_OF_MEMORY says so.
Errors: none leave; an exception that nobody foresaw becomes a ParserCrashed that names it.

>>> from ingest.parsing import parse
>>> pickle.loads(outcome(parse, "a.txt", b"", Limits())[1:]).code
'damaged'
"""

from __future__ import annotations

import faulthandler
import logging
import multiprocessing
import os
import pickle
import shutil
import signal
import sys
import tempfile
import threading
import traceback
import warnings
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from ingest.errors import LimitExceeded, ParserCrashed, ReadError
from ingest.model import Report
from ingest.readers import ocr
from ingest.workers.limits import MEGABYTE, Bounds, Limits, widen_with

Reader = Callable[[str, bytes], Report]
WIDEN, DONE = b"w", b"d"
OUT_OF_MEMORY = 71
OUTPUT = "output"
"""The file in a worker's folder that takes what libraries print."""
ADVICE = "expected an ordinary report; print it to a new PDF, or save its text as a new .docx"

log = logging.getLogger("wenbao.workers")


def work(sender: Connection, read: Reader, name: str, data: bytes, limits: Limits, folder: str, kept: Path | None) -> None:
    """A worker's whole life. `kept` is where it keeps what it recognises in pictures."""
    _shut_in(folder)
    _hold_to(limits)
    threading.Thread(target=_end_with_parent, args=(folder,), daemon=True).start()

    def widen() -> None:
        _bound(limits.recognising, limits.recognising)
        sender.send_bytes(WIDEN)

    widen_with(widen)
    ocr.keep_in(kept)
    message = outcome(read, name, data, limits)
    if message is None:
        os._exit(OUT_OF_MEMORY)
    sender.send_bytes(message)
    sender.close()


def outcome(read: Reader, name: str, data: bytes, limits: Limits) -> bytes | None:
    """The Report or the ReadError, pickled; None where memory gave out."""
    result: Report | ReadError
    try:
        result = read(name, data)
        message = DONE + pickle.dumps(result, pickle.HIGHEST_PROTOCOL)
        if len(message) <= limits.result:
            return message
        result = LimitExceeded(
            f"{name}: found a file that holds more than {limits.result // MEGABYTE} MB of text and cells, {ADVICE}"
        )
    except MemoryError:
        return None
    except Exception as error:  # noqa: BLE001 - the edge of a worker: whatever a file brings about is that file's failure
        if _stems_from(error, MemoryError):
            return None
        result = _as_read_error(name, error)
    return DONE + pickle.dumps(result, pickle.HIGHEST_PROTOCOL)


def _as_read_error(name: str, error: Exception) -> ReadError:
    if _stems_from(error, RecursionError):
        return LimitExceeded(f"{name}: found a file that nests too deep to be read, {ADVICE}")
    if isinstance(error, ReadError):
        return error
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(place.filename).name}:{place.lineno}"
    return ParserCrashed(
        f"{name}: found a file on which the reader fails ({type(error).__name__} at {where}: {error!s:.200}), {ADVICE}"
    )


def _stems_from(error: BaseException | None, kind: type[BaseException]) -> bool:
    """Whether an error is of a kind, or was raised for one that is: libraries wrap what they catch."""
    for _ in range(10):
        if error is None:
            return False
        if isinstance(error, kind) or any(isinstance(held, kind) for held in error.args):
            return True
        error = error.__cause__ or error.__context__
    return False


def _shut_in(folder: str) -> None:
    """A session and a folder of its own; what libraries print goes to a file there."""
    if sys.platform != "win32":
        os.setsid()
    os.chdir(folder)
    tempfile.tempdir = folder
    output = os.open(OUTPUT, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.close(output)
    faulthandler.enable(2)
    warnings.simplefilter("ignore")  # a library's warning about a file's bytes is no fault of the file, even with -W error


def _end_with_parent(folder: str) -> None:
    """Waits for the process that asked for this one to die, and dies with all that was started here, the folder too."""
    parent = multiprocessing.parent_process()
    if parent is None or sys.platform == "win32":
        return
    parent.join()
    end_all_in(folder)
    shutil.rmtree(folder, ignore_errors=True)
    os.killpg(0, signal.SIGKILL)


def end_all_in(folder: str) -> None:
    """Ends the programs that run in a worker's folder in sessions of their own; but for this process. Linux alone."""
    mine = os.getpid()
    for place in Path("/proc").glob("[0-9]*/cwd"):
        with suppress(OSError):  # it ended meanwhile, or is another user's
            if place.readlink().is_relative_to(folder) and int(place.parent.name) != mine:
                os.kill(int(place.parent.name), signal.SIGKILL)


def _hold_to(limits: Limits) -> None:
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows

    _bound(limits.reading, limits.recognising)
    for what, most in (
        (resource.RLIMIT_FSIZE, limits.written),
        (resource.RLIMIT_NOFILE, limits.open_files),
        (resource.RLIMIT_CORE, 0),
    ):
        _set(what, most, most)


def _bound(now: Bounds, later: Bounds) -> None:
    """Sets memory and processor time, which may be raised to `later`."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows

    _set(resource.RLIMIT_AS, now.memory, later.memory)
    _set(resource.RLIMIT_CPU, now.cpu, later.cpu + 5)


def _set(what: int, soft: int, hard: int) -> None:
    """Sets a limit, no higher than the one that already holds; some systems do not know all of them."""
    import resource  # noqa: PLC0415 - not on Windows

    _, most = resource.getrlimit(what)
    if most != resource.RLIM_INFINITY:
        soft, hard = min(soft, most), min(hard, most)
    try:
        resource.setrlimit(what, (soft, hard))
    except (ValueError, OSError):
        log.debug("this system does not bound %s", what)
