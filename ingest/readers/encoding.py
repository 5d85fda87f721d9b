"""Bytes to text: which encoding, decided in a fixed order, and said.

BOM, strict UTF-8, what the file declares (gb2312 and gbk are read as gb18030, which holds them both), strict GB18030; each of
them with a few damaged bytes too, and else what charset-normalizer takes it for, with a Problem `encoding_guessed`. A last
character that is cut in two is dropped with a Problem `truncated`. A declared western encoding is not believed: it fits any
bytes, and servers add it unasked. Blanks: no bytes are an empty text in utf-8. Errors: none; a wrong guess is a Problem.

>>> decode("政府".encode("gbk"), declared="gb2312")
('政府', 'gb18030', ())
"""

from __future__ import annotations

import codecs

from ingest.model import Problem

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_GB = {"gb2312", "gbk", "gb18030", "hz"}
_WESTERN = ("ascii", "iso8859", "cp125", "latin", "mac")
_MOST_DAMAGED = 0.05
"""Share of damaged characters, of those beyond ASCII, up to which a file is still taken for what it nearly is."""


def decode(data: bytes, declared: str | None = None) -> tuple[str, str, tuple[Problem, ...]]:
    """The text, the encoding it was read in, and what must be said about it."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, errors="replace")
            lost = text.count("\ufffd")
            problems = () if not lost else (_guessed(encoding, f"{lost} characters are damaged"),)
            return text, encoding, problems
    named = _known(declared)
    for encoding in filter(None, ("utf-8", named, "gb18030")):
        whole = _strict(data, encoding)
        if whole is not None:
            text, cut = whole
            return text, encoding, (_CUT,) if cut else ()
        # Damaged UTF-8 often is well-formed GB18030, of other characters: what is nearly UTF-8 must not get that far.
        nearly = _damaged(data, encoding)
        if nearly is not None:
            return nearly
    return _guess(data)


_CUT = Problem("truncated", "the file ends in the middle of a character; the last, incomplete one was dropped")


def _known(declared: str | None) -> str | None:
    """Python's name for a declared encoding; None where it says nothing (unknown, western, or UTF-8 tried before)."""
    try:
        name = codecs.lookup((declared or "").strip().strip("\"'")).name
    except LookupError:
        return None
    if name in _GB:
        return "gb18030"
    return None if name == "utf-8" or name.startswith(_WESTERN) else name


def _strict(data: bytes, encoding: str) -> tuple[str, bool] | None:
    """Text and whether the last character was cut in two; None where the bytes are not of this encoding."""
    try:
        decoder = codecs.getincrementaldecoder(encoding)()
        text = decoder.decode(data)
        pending = bool(decoder.getstate()[0])
        return (text, pending) if text or not pending else None
    except (UnicodeError, LookupError):
        return None


def _damaged(data: bytes, encoding: str) -> tuple[str, str, tuple[Problem, ...]] | None:
    """The text where only a few of its characters are damaged, else None."""
    text = data.decode(encoding, errors="replace")
    lost = text.count("\ufffd")
    beyond_ascii = sum(1 for char in text if char > "\x7f") - lost
    return (
        (text, encoding, (_guessed(encoding, f"{lost} characters are damaged"),))
        if lost <= beyond_ascii * _MOST_DAMAGED
        else None
    )


def _guess(data: bytes) -> tuple[str, str, tuple[Problem, ...]]:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - takes long to load, and nearly every file was decided above

    best = from_bytes(data).best()
    if best is not None:
        return str(best), best.encoding, (_guessed(best.encoding, "nothing in the file says so"),)
    text = data.decode("gb18030", errors="replace")
    return text, "gb18030", (_guessed("gb18030", f"{text.count(chr(0xFFFD))} characters are damaged"),)


def _guessed(encoding: str, why: str) -> Problem:
    return Problem("encoding_guessed", f"read as {encoding}, which was guessed ({why}); save the file as UTF-8 to be sure")
