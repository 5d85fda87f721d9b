"""The `wenbao` command run as a user runs it: a process of its own, with no settings but those given."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def python(*arguments: str, home: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Runs this Python with the project importable; `home` is WENBAO_HOME, which is unset where None."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("WENBAO_")}
    environment |= {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    if home is not None:
        environment["WENBAO_HOME"] = str(home)
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, encoding="utf-8", env=environment, timeout=240, check=False
    )


def wenbao(*arguments: str, home: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Runs the command."""
    return python("-m", "eval.command", *arguments, home=home)
