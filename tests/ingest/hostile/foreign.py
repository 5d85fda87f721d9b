"""Files that are something else than a report, or several things at once."""

from __future__ import annotations

import struct
import zlib

from tests.ingest.hostile import REPORT, Hostile
from tests.ingest.hostile.pdf import one_page
from tests.ingest.hostile.word import word


def png(width: int, height: int, data: bytes) -> bytes:
    """A grey PNG that says it is so large, with these deflated rows."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

FILES = (
    Hostile("large.png", lambda: png(100_000, 100_000, bytes(1000)), r"."),
    Hostile("cut.png", lambda: png(500, 500, bytes(250_500))[:200], r"."),
    Hostile("junk.png", lambda: b"\x89PNG\r\n\x1a\n" + bytes(1000), r"."),
    Hostile("junk.jpg", lambda: b"\xff\xd8\xff" + bytes(1000), r"."),
    Hostile("large.gif", lambda: b"GIF89a\xff\xff\xff\xff\x00\x00\x00", r"."),
    Hostile("round.tif", lambda: b"II*\x00\x08\x00\x00\x00\x00\x00\x08\x00\x00\x00", r"."),
    Hostile("junk.doc", lambda: OLE + bytes(5000), r"."),
    Hostile(
        "sectors round.doc",
        lambda: OLE + b"\x00" * 36 + b"\x01\x00\x00\x00" * 200 + "WordDocument".encode("utf-16-le") + bytes(600),
        r".",
    ),
    Hostile("junk.rtf", lambda: b"{\\rtf1" + b"{" * 50_000, r"."),
    Hostile("program", lambda: b"\x7fELF" + bytes(range(256)) * 40, r"."),
    Hostile("letters.gz", lambda: b"\x1f\x8b\x08" + bytes(100), "gzip archive"),
    Hostile("letters.7z", lambda: b"7z\xbc\xaf\x27\x1c" + bytes(100), "7-Zip archive"),
    Hostile("both.docx", lambda: b"%PDF-1.7\n" + word(), r"PDF that cannot be read|PDF without pages"),
    Hostile("both.pdf", lambda: word() + one_page()),
    Hostile("both.html", lambda: REPORT.encode() + word(), "no text of any known encoding"),
    Hostile("shouts.txt", lambda: b"%!PS\n" + b"{" * 1000, "PostScript"),
)
