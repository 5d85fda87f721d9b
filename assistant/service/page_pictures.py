"""Pages of PDFs as pictures, for people who want to see the print.

Each page is drawn in a process of its own, within a deadline and a bound of memory, since a hostile file may crash or
stall what draws it; that costs one picture. The last few pictures are kept in memory. `python -m assistant.service.page_pictures
PAGE DPI` is that process: a PDF on standard input, the PNG on standard output.

Errors: PictureError, with the reason, for a file that is no PDF or is not at hand any more, a page that is not there,
and a page that cannot be drawn.

>>> DPI > 72 and KEPT > 0
True
"""

from __future__ import annotations

import resource
import subprocess
import sys
from collections import OrderedDict
from threading import BoundedSemaphore, Lock

from assistant.service.originals import Originals
from ingest.errors import DamagedFile, WenbaoError
from ingest.readers.pdf_render import render_page
from ingest.store.library import DocumentRecord

DPI = 110
KEPT = 32
SECONDS = 20.0
MEMORY = 1_500_000_000
AT_ONCE = 2
_REFUSED = 3
"""The exit status of the process for a page that it can say why it does not draw."""


class PictureError(WenbaoError):
    """A page that cannot be shown."""

    code = "no_picture"


class PagePictures:
    """Draws pages of a home's documents; safe to share between threads."""

    def __init__(self, originals: Originals, seconds: float = SECONDS) -> None:
        self._originals, self._seconds = originals, seconds
        self._turn, self._lock = BoundedSemaphore(AT_ONCE), Lock()
        self._kept: OrderedDict[tuple[str, int], bytes] = OrderedDict()

    def there(self, record: DocumentRecord) -> bool:
        """Whether the document's pages can be shown: it is a PDF and its bytes are at hand."""
        return record.format == "pdf" and self._originals.bytes_of(record.sha256, record.path) is not None

    def png(self, record: DocumentRecord, page: int) -> bytes:
        """A page as PNG; pages count from 1."""
        key = (record.sha256, page)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        data = self._data(record)
        with self._turn:
            picture = self._drawn(data, page)
        with self._lock:
            self._kept[key] = picture
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return picture

    def _data(self, record: DocumentRecord) -> bytes:
        if record.format != "pdf":
            raise PictureError(f"found a {record.format} file, expected a pdf: no other format has pages to show")
        data = self._originals.bytes_of(record.sha256, record.path)
        if data is None:
            raise PictureError("the file that was read is not at hand any more, so its pages cannot be shown; its text can")
        return data

    def _drawn(self, data: bytes, page: int) -> bytes:
        command = [sys.executable, "-m", "assistant.service.page_pictures", str(page), str(DPI)]
        try:
            done = subprocess.run(command, input=data, capture_output=True, timeout=self._seconds, check=False)  # noqa: S603 - our own module
        except subprocess.TimeoutExpired as error:
            raise PictureError(f"page {page} took longer than {self._seconds:.0f} s to draw; its text can be read") from error
        if done.returncode == _REFUSED:
            raise PictureError(done.stderr.decode(errors="replace").strip())
        if done.returncode != 0:
            raise PictureError(f"page {page} cannot be drawn; its text can be read")
        return done.stdout


def main(arguments: list[str]) -> int:
    """Draws one page, as the process of its own."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        picture = render_page(sys.stdin.buffer.read(), int(arguments[0]), dpi=int(arguments[1]))
    except DamagedFile as error:
        print(error, file=sys.stderr)
        return _REFUSED
    sys.stdout.buffer.write(picture)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
