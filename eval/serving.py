"""Runs the `wenbao` command in a process of its own, and a server for as long as a block lasts.

Benchmarks and checks use it, so that what they measure is the program as people run it. The server gets a free port on
loopback and is stopped when the block ends, whatever happens in it. Errors: CommandError with the command, its status and
the end of what it wrote to standard error.

>>> wenbao("ingest", "reports")[1:]
['-m', 'eval.command', 'ingest', 'reports']
"""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from ingest.settings import StoreSettings

SECONDS_TO_START = 90
SECONDS_TO_STOP = 10
TAIL = 2000


class CommandError(Exception):
    """A command that failed or a server that did not start."""


def wenbao(*arguments: str) -> list[str]:
    """The command line that runs wenbao with this Python."""
    return [sys.executable, "-m", "eval.command", *arguments]


def wenbao_on(settings: StoreSettings, *arguments: str) -> list[str]:
    """The command line that runs wenbao on these stores, whatever this process's own settings are."""
    urls = {"WENBAO_DATABASE_URL": settings.database_url, "WENBAO_CHROMA_URL": settings.chroma_url}
    named = [f"{name}={url or ''}" for name, url in urls.items()]
    return ["/usr/bin/env", *named, *wenbao(*arguments, "--home", str(settings.home))]


def run_wenbao(*arguments: str, accepted: tuple[int, ...] = (0,), seconds: float = 600) -> str:
    """Runs a command to its end and gives its standard output."""
    command = wenbao(*arguments)
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", timeout=seconds)  # noqa: S603  our own command
    if done.returncode not in accepted:
        raise CommandError(f"wenbao {' '.join(arguments)}: status {done.returncode}, expected {accepted}\n{done.stderr[-TAIL:]}")
    return done.stdout


@contextmanager
def serving(home: Path) -> Iterator[str]:
    """The address of a server over this home, ready to be asked; stopped at the end."""
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryFile() as log:
        command = wenbao("serve", "--home", str(home), "--host", "127.0.0.1", "--port", str(port))
        process = subprocess.Popen(command, stdout=log, stderr=log)  # noqa: S603  our own command
        try:
            if not _ready(process, address):
                log.seek(0)
                written = log.read().decode("utf-8", "replace")[-TAIL:]
                raise CommandError(f"wenbao serve was not ready within {SECONDS_TO_START} s (status {process.poll()})\n{written}")
            yield address
        finally:
            process.terminate()
            try:
                process.wait(SECONDS_TO_STOP)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@contextmanager
def begun(
    home: Path, *more: str, environ: Mapping[str, str] | None = None, log: IO[str] | int = subprocess.DEVNULL
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`wenbao serve` on a home and a free port, with `more` arguments: its process and its address, as soon as it listens. It is
    stopped by SIGTERM at the end. `log`: where its log goes."""
    command = wenbao("serve", "--port", "0", "--home", str(home), *more)
    given = None if environ is None else dict(environ)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True, env=given) as process:  # noqa: S603  our own
        assert process.stdout is not None
        try:
            yield process, process.stdout.readline().split()[-1].rstrip("/")
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(SECONDS_TO_START)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def _ready(process: subprocess.Popen[bytes], address: str) -> bool:
    deadline = time.monotonic() + SECONDS_TO_START
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{address}/readyz", timeout=5) as answer:  # noqa: S310  loopback, our own server
                if answer.status == 200:
                    return True
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    return False
