"""What an upload says it is, held against what its first bytes are.

The readers decide by the bytes alone; this is the door before them, so that a file which is sent as one thing and holds
another is refused before anything opens it. A sender that says nothing (or `application/octet-stream`) is not held to it.
Office files are one kind: clerks' .doc files are OLE, RTF, zipped XML or HTML in turn.

>>> contradiction("application/pdf", b"%PDF-1.7"), contradiction("application/octet-stream", b"PK"), contradiction("", b"")
(None, None, None)
>>> contradiction("application/pdf", b"<html>")
'sent as application/pdf, holds text'
>>> contradiction("application/zip", b"PK"), contradiction("", b"MZ\\x90\\x00")
('sent as application/zip', 'that holds a program')
"""

from __future__ import annotations

UNSAID = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/x-download"})
_MAGIC = (
    (b"PK\x03\x04", "zipped parts"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Office file"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG\r\n\x1a\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"BM", "a picture"),
)
_FOREIGN = (
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"PK\x05\x06", "an empty archive"),
    (b"ID3", "sound"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"RIFF", "sound or film"),
    (b"SQLite format 3\x00", "a database"),
)
_TEXT, _PDF = "text", "a PDF"
_OFFICE = frozenset({"zipped parts", "an Office file", "RTF", _TEXT})
_PICTURE = frozenset({"a picture"})
ACCEPTED = {
    "application/pdf": frozenset({_PDF}),
    "application/x-pdf": frozenset({_PDF}),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": _OFFICE,
    "application/msword": _OFFICE,
    "application/vnd.ms-works": _OFFICE,
    "application/kswps": _OFFICE,
    "application/vnd.oasis.opendocument.text": _OFFICE,
    "application/rtf": _OFFICE,
    "text/rtf": _OFFICE,
    "text/html": frozenset({_TEXT}),
    "application/xhtml+xml": frozenset({_TEXT}),
    "text/plain": frozenset({_TEXT}),
    "text/markdown": frozenset({_TEXT}),
    "text/x-markdown": frozenset({_TEXT}),
    "image/png": _PICTURE,
    "image/jpeg": _PICTURE,
    "image/tiff": _PICTURE,
    "image/bmp": _PICTURE,
}
"""What each declared type may hold."""


def contradiction(declared: str, head: bytes) -> str | None:
    """Why a file with this declared type and these first bytes (some hundred) is not taken; None where it may be read."""
    kind = declared.partition(";")[0].strip().lower()
    foreign = next((name for magic, name in _FOREIGN if head.startswith(magic)), None)
    if foreign is not None:
        return f"that holds {foreign}"
    if kind in UNSAID:
        return None
    accepted = ACCEPTED.get(kind)
    if accepted is None:
        return f"sent as {kind}"
    found = held(head)
    return None if found in accepted else f"sent as {kind}, holds {found}"


def unmarked(declared: str, head: bytes) -> bool:
    """Whether nothing tells what a file is: neither its sender nor a mark in its first bytes.

    >>> unmarked("", b"\\xf1\\xf2"), unmarked("text/plain", b"\\xf1"), unmarked("", b"%PDF-1.7")
    (True, False, False)
    """
    return declared.partition(";")[0].strip().lower() in UNSAID and held(head) == _TEXT


def held(head: bytes) -> str:
    """What first bytes look like; what has no mark of its own is taken for text, which its reader makes sure of."""
    if b"%PDF-" in head[:1024]:
        return _PDF
    return next((kind for magic, kind in _MAGIC if head.startswith(magic)), _TEXT)
