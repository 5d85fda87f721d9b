"""What a file may hold. Reports are far below all of this; what is above is refused before it costs anything.

Bounds of one format alone stand with its reader (pages, characters and lines of a PDF page; entries, unpacked size and ratio
of a package; spans and cells of a table; nesting). Here is what they share: how much text there is, how far a compressed
stream of a PDF unfolds, and which characters no store can keep. What one file may cost in time and memory, whatever it holds,
is `ingest.workers.limits`. Errors: LimitExceeded says what was found, what is expected and what to do.

>>> storable("a\\x00b")
'a\ufffdb'
>>> check_streams(b"stream\\n" + zlib.compress(bytes(1000)), most=999)
Traceback (most recent call last):
ingest.errors.LimitExceeded: found a stream that unfolds to more than 0 MB, expected a report's pages; print it to a new PDF
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain

from ingest.errors import LimitExceeded
from ingest.model import Document
from ingest.workers.limits import MEGABYTE

MAX_TEXT, MAX_LINES = 5_000_000, 50_000
"""Characters of a document, and lines (paragraphs, cells) of it."""
MAX_PARAGRAPHS = 2 * MAX_LINES
"""Paragraphs of a Word file, those that print nothing among them: a table that is read in part has more than are read."""
MAX_STREAM = 100 * MEGABYTE

_STREAM = re.compile(rb"stream\r?\n(?=[\x08-\x78])")
_PIECE, _LAYERS = 2**16, 4
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def check_text(text: str) -> None:
    """Refuses a text that no report has, before anything looks at its lines."""
    lines = text.count("\n")
    if len(text) > MAX_TEXT or lines > MAX_LINES:
        raise LimitExceeded(
            f"found a text of {len(text)} characters in {lines} lines, expected a report of at most {MAX_TEXT} and {MAX_LINES}; "
            "cut it into the reports it consists of"
        )


def check_document(document: Document) -> None:
    """Refuses a document that came out of its format too large: text, blocks, cells."""
    check_text(document.text)
    pieces = len(document.blocks) + sum(len(grid.cells) for grid in document.grids)
    if pieces > MAX_LINES:
        raise LimitExceeded(
            f"found a document of {pieces} paragraphs and cells, expected a report of at most {MAX_LINES}; "
            "cut it into the reports it consists of"
        )


def check_paragraphs(count: int) -> None:
    """Refuses a Word file by its paragraphs, before any of them is read."""
    if count > MAX_PARAGRAPHS:
        raise LimitExceeded(
            f"found a document of {count} paragraphs, expected a report of at most {MAX_PARAGRAPHS}; cut it into the reports it consists of"
        )


def check_streams(data: bytes, most: int = MAX_STREAM) -> None:
    """Refuses a PDF with a deflated stream that unfolds to more than `most` bytes: unfolded piece by piece, whatever it
    declares, and again where what comes out is deflated. A stream that is broken or compressed otherwise is the reader's."""
    for found in _STREAM.finditer(data):
        pieces: Iterator[bytes] = (data[at : at + _PIECE] for at in range(found.end(), len(data), _PIECE))
        with suppress(zlib.error):
            for _ in range(_LAYERS):
                unfolded = _counted(_unfolded(pieces), most)
                first = next(unfolded, b"")
                pieces = chain((first,), unfolded)
                if not _is_deflated(first):
                    break
            for _ in pieces:
                pass


def _unfolded(pieces: Iterable[bytes]) -> Iterator[bytes]:
    unfold = zlib.decompressobj()
    for piece in pieces:
        fed = piece
        while fed and not unfold.eof:
            yield unfold.decompress(fed, 16 * _PIECE)
            fed = unfold.unconsumed_tail
        if unfold.eof:
            return


def _counted(pieces: Iterable[bytes], most: int) -> Iterator[bytes]:
    total = 0
    for piece in pieces:
        total += len(piece)
        if total > most:
            raise LimitExceeded(
                f"found a stream that unfolds to more than {most // MEGABYTE} MB, expected a report's pages; print it to a new PDF"
            )
        yield piece


def _is_deflated(data: bytes) -> bool:
    """Whether the bytes begin as a zlib stream does (RFC 1950)."""
    return len(data) > 2 and data[0] & 15 == 8 and data[0] >> 4 < 8 and int.from_bytes(data[:2], "big") % 31 == 0


def storable(text: str) -> str:
    """The text with every character that a store refuses (NUL, half a surrogate pair) made U+FFFD; as long as before."""
    return _UNSTORABLE.sub("\ufffd", text)
