"""Finding the files to read, and reading their bytes without waiting for what is no file.

A folder is walked without following links to folders; hidden files and folders are left out, and so are pipes, sockets and
devices. A folder that cannot be listed is told as if it were a file, so that it fails by name and is not passed over in
silence. Names are told as text whatever bytes they are (names unpacked from an old archive are GBK). Errors: UsageError for
a path that is not there; ReadError from `read_bytes`, LimitExceeded and UnsupportedType among them.

>>> told_name(os.fsdecode("年报.txt".encode("gbk"))), told_name("年报.txt")
('年报.txt', '年报.txt')
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import LimitExceeded, ReadError, UnsupportedType, UsageError
from ingest.workers.limits import MEGABYTE


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read: where it is opened, the absolute path that it is stored under, and what people call it."""

    path: Path
    place: str
    file: str


def find_files(paths: Sequence[Path]) -> Iterator[FoundFile]:
    """Each file below the paths, in the order of names; `file` is the name below the folder given."""
    for path in paths:
        if path.is_file():
            yield _found(path, path.name)
        elif path.is_dir():
            yield from (_found(path / below, below.as_posix()) for below in sorted(_below(path)))
        elif path.exists():
            raise UsageError(f"{path}: found a pipe, socket or device; give the path of a report or of a folder of reports")
        else:
            raise UsageError(f"{path}: no such file or folder; give the path of a report or of a folder of reports")


def _below(folder: Path) -> Iterator[Path]:
    closed: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=closed.append):
        here = Path(root)
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if not name.startswith(".") and (here / name).is_file():
                yield (here / name).relative_to(folder)
    yield from (Path(error.filename).relative_to(folder) for error in closed if error.filename)


def _found(path: Path, file: str) -> FoundFile:
    whole = path.resolve()
    return FoundFile(whole, told_name(str(whole)), told_name(file))


def told_name(name: str) -> str:
    """A file's name as text that can be stored and printed: bytes that are not UTF-8 are read as GB18030, or written out."""
    try:
        name.encode()
    except UnicodeEncodeError:
        raw = os.fsencode(name)
        try:
            return raw.decode("gb18030")
        except UnicodeDecodeError:
            return raw.decode("utf-8", "backslashreplace")
    return name


def read_bytes(found: FoundFile, most: int) -> bytes:
    """A regular file's bytes, at most `most` of them, even where the file grows meanwhile."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(found.path, flags), "rb") as stream:
            about = os.fstat(stream.fileno())
            if not stat.S_ISREG(about.st_mode):
                raise UnsupportedType(f"{found.file}: found a pipe, socket or device, expected a file; give a report's own path")
            data = stream.read(most + 1) if about.st_size <= most else b""
    except OSError as error:
        raise ReadError(
            f"{found.file}: found a file that cannot be opened ({error.strerror or error}), expected one that may be read; "
            "look at its rights and whether it is still there"
        ) from error
    if about.st_size > most or len(data) > most:
        raise LimitExceeded(too_large(found.file, most))
    return data


def too_large(file: str, most: int) -> str:
    """The message for a file of more than `most` bytes."""
    return (
        f"{file}: found a file of more than {most / MEGABYTE:g} MB, expected a report of at most that; "
        "save it with smaller pictures, or its text alone as .docx"
    )
