"""The bytes of the files that were read, where they are still at hand: for page pictures, never for answers.

A file that was sent in is kept below the home by its hash (`keep`); a file that was read from a folder is looked up where
it was, and believed only while its hash is the one that was read. None where neither is there: what needs the file is then
left out, and nothing else suffers.

>>> import hashlib, tempfile
>>> with tempfile.TemporaryDirectory() as folder:
...     originals, data = Originals(Path(folder)), b"report"
...     originals.keep(digest := hashlib.sha256(data).hexdigest(), data)
...     (originals.bytes_of(digest, "upload:k1/a.txt"), originals.bytes_of("0" * 64, "/nowhere/a.txt"))
(b'report', None)
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from pathlib import Path

from ingest.errors import StoreError

FOLDER = "originals"
_DIGEST = re.compile(r"[0-9a-f]{64}")
_LARGEST = 200_000_000


class Originals:
    """The files behind one home's documents."""

    def __init__(self, home: Path) -> None:
        self._folder = home / FOLDER

    def keep(self, sha256: str, data: bytes) -> None:
        """Keeps a file's bytes: whole or not at all. Errors: StoreError where they cannot be written."""
        place = self._place(sha256)
        if place.exists():
            return
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=place.parent)
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            Path(name).replace(place)
        except OSError as error:
            raise StoreError(f"a file that was sent in cannot be kept ({error}): see that {place.parent} has room") from error

    def drop(self, sha256: str) -> None:
        """Forgets a file's bytes; nothing where there are none."""
        self._place(sha256).unlink(missing_ok=True)

    def bytes_of(self, sha256: str, path: str) -> bytes | None:
        """A file's bytes by its hash, kept here or still at `path`; None where neither has them."""
        for place in (self._place(sha256), Path(path)):
            try:
                if not place.is_absolute() or not place.is_file() or place.stat().st_size > _LARGEST:
                    continue
                data = place.read_bytes()
            except OSError:
                continue  # a file that cannot be read is one that is not there
            if hashlib.sha256(data).hexdigest() == sha256:
                return data
        return None

    def _place(self, sha256: str) -> Path:
        if _DIGEST.fullmatch(sha256) is None:
            raise ValueError(f"no sha256: {sha256!r}")
        return self._folder.absolute() / sha256
