"""Runs programs outside Python that make files, with a limit to the time they take.

A program gets a session of its own, so that what it started ends with it.

>>> run(["echo", "made"], seconds=10)
'made'
>>> run(["sleep", "5"], seconds=0.1)
Traceback (most recent call last):
eval.forge.programs.ProgramError: sleep was not done after 0.1 seconds and was ended
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path


class ProgramError(RuntimeError):
    """A program is not there, was not done in time or did not make its file; the message says what it said."""


def found(names: Sequence[str]) -> str | None:
    """Where the first of these programs is that is installed."""
    return next((path for path in map(shutil.which, names) if path), None)


def run(command: Sequence[str], seconds: float) -> str:
    """What the program printed. Errors: ProgramError where it takes longer."""
    with subprocess.Popen(  # noqa: S603  a program found on the path, with arguments made by the forge
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    ) as process:
        try:
            said, _ = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            raise ProgramError(f"{Path(command[0]).name} was not done after {seconds:g} seconds and was ended") from None
    return said.decode(errors="replace").strip()


def taken(made: Sequence[Path], said: str) -> tuple[bytes, ...]:
    """The bytes of the files that a program was to make. Errors: ProgramError where some are not there."""
    lost = [path.name for path in made if not path.exists()]
    if lost:
        raise ProgramError(f"made {len(made) - len(lost)} of {len(made)} files, not {', '.join(lost)}; the program said: {said}")
    return tuple(path.read_bytes() for path in made)
