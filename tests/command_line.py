"""The `wenbao` command run as a user runs it, a process of its own, with no settings but those given; and the same within this
process, for what is not about the process: a new one loads for seconds what is loaded here. Each command has a test of its process."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import traceback
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

from eval.command import main

ROOT = Path(__file__).parents[1]


def python(*arguments: str, home: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Runs this Python with the project importable; `home` is WENBAO_HOME, which is unset where None."""
    environment = _environment(home) | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, encoding="utf-8", env=environment, timeout=240, check=False
    )


def wenbao(*arguments: str, home: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Runs the command."""
    return python("-m", "eval.command", *arguments, home=home)


def wenbao_here(*arguments: str, home: Path | None = None) -> subprocess.CompletedProcess[str]:
    """What the command's process would give, run in this one. An exception nobody caught is its traceback and status 1."""
    written = io.BytesIO(), io.BytesIO()
    streams = [io.TextIOWrapper(one, encoding="utf-8", write_through=True) for one in written]
    with patch.dict(os.environ, _environment(home), clear=True), redirect_stdout(streams[0]), redirect_stderr(streams[1]):
        try:
            status = main(list(arguments))
        except SystemExit as ended:
            status = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
        except Exception:  # noqa: BLE001  whatever it is, it is what the process would print
            status = 1
            traceback.print_exc()
    out, err = (one.getvalue().decode("utf-8").replace("\r\n", "\n") for one in written)
    return subprocess.CompletedProcess(["wenbao", *arguments], status, out, err)


def _environment(home: Path | None) -> dict[str, str]:
    """This process's without settings of ours but WENBAO_HOME, where one is given, and what keeps the run short."""
    plain = without_settings()
    return plain if home is None else plain | {"WENBAO_HOME": str(home)}


def without_settings() -> dict[str, str]:
    """This process's environment without settings of ours, but for the run's own cache of pictures (`tests.conftest`)."""
    return {name: value for name, value in os.environ.items() if not name.startswith("WENBAO_") or name == "WENBAO_PICTURE_CACHE"}
