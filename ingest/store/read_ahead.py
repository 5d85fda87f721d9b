"""Asks the operating system to hold a store's file in memory, so that the first question about a report does not wait for a disk.

A question about a document that was not asked about before reads some ten pages from ten places of the file: a millisecond and
more where they come from a disk, a twentieth of that where the system holds them. `read_ahead` only advises; it takes no memory
of this process, and what the system needs for others it takes back. A file larger than half of what is available is left alone.
Units: bytes. Where the system takes no such advice (it is not POSIX) nothing is done, and False says so.

>>> read_ahead(Path(__file__), available=10**9), read_ahead(Path(__file__), available=10)
(True, False)
"""

from __future__ import annotations

import os
from pathlib import Path

_STEP = 2 << 20
_PART = 2
"""At most the half of what is available."""


def read_ahead(path: Path, available: int | None = None) -> bool:
    """Asks for the whole file, a piece after the other; whether it was asked for. Errors: none, advice cannot fail a server."""
    room = _available() if available is None else available
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size * _PART > room or not hasattr(os, "posix_fadvise"):
                return False
            for start in range(0, size, _STEP):
                os.posix_fadvise(file.fileno(), start, _STEP, os.POSIX_FADV_WILLNEED)
    except OSError:
        return False
    return True


def _available() -> int:
    try:
        return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0
