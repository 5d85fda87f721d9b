"""A folder that keeps what was recognised in pictures, so that a picture is recognised once: homes are read anew after updates.

An entry is known by what was asked: the pixels, and all that decides the answer (`Asked`: program, models, settings). Its name, and
the bytes it is veiled with, come from those pixels: who has not got the picture reads nothing in it, so that a report taken out of a
home leaves no text here. Bounds: `MOST` bytes in all and `MOST_OF_ONE` for an entry; the oldest go. Several processes may write at
once: an entry is there whole (a rename) or not at all. Blanks: None for what is not kept, of which a damaged entry is one. Errors:
none; a folder that cannot be written keeps nothing, and one that others may write to (`private`) could hold their numbers.

>>> import tempfile
>>> with tempfile.TemporaryDirectory() as folder:
...     kept, asked = KeptReadings(Path(folder)), Asked(b"engine 1", [b"pixels"])
...     kept.put(asked, [["12", 0.9]])
...     kept.get(asked), kept.get(Asked(b"engine 2", [b"pixels"]))
([['12', 0.9]], None)
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import tempfile
import zlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from ingest.workers.limits import MEGABYTE

MOST = 256 * MEGABYTE
"""Some 20,000 scanned pages."""
MOST_OF_ONE = MEGABYTE // 4
_FOLDERS = 256
_PROOF = 32

log = logging.getLogger("wenbao.readings")


class Asked:
    """One question to the engine. `by` is all that decides the answer but the pictures, `pieces` are these."""

    def __init__(self, by: bytes, pieces: Iterable[bytes | memoryview]) -> None:
        digest = hashlib.sha256(by)
        for piece in pieces:
            digest.update(hashlib.sha256(piece).digest())
        self._secret = digest.digest()
        self.name = hashlib.sha256(b"name" + self._secret).hexdigest()

    def veiled(self, data: bytes) -> bytes:
        """The bytes made unreadable for who cannot ask the same; done twice, readable again."""
        pad = hashlib.shake_256(b"pad" + self._secret).digest(len(data))
        return (int.from_bytes(data, "big") ^ int.from_bytes(pad, "big")).to_bytes(len(data), "big")


class KeptReadings:
    """The answers in a folder, which is made when the first is kept."""

    def __init__(self, folder: Path, most: int = MOST) -> None:
        self._folder = folder
        self._most = most // _FOLDERS

    def get(self, asked: Asked) -> list[Any] | None:
        """What was answered, as JSON holds it, or None."""
        try:
            with self._place(asked).open("rb") as stream:
                told = asked.veiled(stream.read(MOST_OF_ONE + 1))
            packed = told[_PROOF:]
            if hashlib.sha256(packed).digest() != told[:_PROOF]:
                return None
            answer: list[Any] = json.loads(zlib.decompress(packed))
        except OSError:
            return None
        return answer

    def put(self, asked: Asked, answer: list[Any]) -> None:
        """Keeps an answer, in place of a damaged one too."""
        packed = zlib.compress(json.dumps(answer).encode())
        entry = asked.veiled(hashlib.sha256(packed).digest() + packed)
        if len(entry) > MOST_OF_ONE:
            return
        place = self._place(asked)
        try:
            for folder in (self._folder, place.parent):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor, written = tempfile.mkstemp(dir=place.parent)  # counted and thrown out like an entry if this is killed
            try:
                with os.fdopen(descriptor, "wb") as stream:
                    stream.write(entry)
                Path(written).replace(place)
            except OSError:
                Path(written).unlink(missing_ok=True)
                raise
            self._throw_out(place.parent)
        except OSError as error:
            log.info("what was recognised in a picture is not kept: %s", error)

    def _place(self, asked: Asked) -> Path:
        return self._folder / asked.name[:2] / asked.name

    def _throw_out(self, folder: Path) -> None:
        """The oldest entries of a folder, until the others are few enough; another process may be doing the same."""
        entries = []
        with os.scandir(folder) as found:
            for entry in found:
                with suppress(FileNotFoundError):
                    about = entry.stat(follow_symlinks=False)
                    entries.append((about.st_mtime_ns, about.st_size, entry.path))
        left = sum(size for _, size, _ in entries)
        for _, size, path in sorted(entries):
            if left <= self._most:
                return
            Path(path).unlink(missing_ok=True)
            left -= size


def private(folder: Path | None) -> Path | None:
    """The folder, or None where others may write to it, as far as the system tells. One that is not there will be made so."""
    if folder is None or not hasattr(os, "geteuid"):
        return folder
    try:
        about = folder.stat()
    except OSError:
        return folder
    if about.st_uid == os.geteuid() and not about.st_mode & 0o022:
        return folder
    log.warning("%s keeps no readings of pictures: others may write to it; give it to this user alone (chmod go-w)", folder)
    return None
