"""Bytes to text: which encoding, decided in a fixed order, and said.

BOM, UTF-16 by where its zero bytes stand, strict UTF-8, what the file declares (gb2312 and gbk are read as gb18030, which holds
them both), strict GB18030 unless its characters are rare ones and Big5's would be common; each of them with a few damaged bytes
too, and else what charset-normalizer takes it for, with a Problem `encoding_guessed`. Text that was once read in a wrong encoding
and saved so is read back (`unmangled`), with that Problem. A last character that is cut in two is dropped with a
Problem `truncated`. A declared western encoding is not believed: it fits any bytes, and servers add it unasked. Blanks: no bytes are
an empty text in utf-8. Errors: none; a wrong guess is a Problem.

>>> decode("政府".encode("gbk"), declared="gb2312")
('政府', 'gb18030', ())
"""

from __future__ import annotations

import codecs
import re
from functools import cache

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
    text, encoding, problems = _decoded(data, declared)
    back = unmangled(text)
    if back is not None:
        return back, encoding, (*problems, _guessed(encoding, "its text had been saved in a wrong encoding and was read back"))
    lost = text.count("\ufffd") + text.count("锟斤拷") * 2
    if lost and not any(problem.code == "encoding_guessed" for problem in problems):
        problems = (*problems, _guessed(encoding, f"{lost} characters were lost before the file was saved"))
    elif not problems and _is_strange(text):
        problems = (
            *problems,
            _guessed(encoding, "hardly any of its characters is in use: it had been saved in a wrong encoding"),
        )
    return text, encoding, problems


def _decoded(data: bytes, declared: str | None) -> tuple[str, str, tuple[Problem, ...]]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, errors="replace")
            lost = text.count("\ufffd")
            problems = () if not lost else (_guessed(encoding, f"{lost} characters are damaged"),)
            return text, encoding, problems
    wide = _utf_16(data)
    if wide is not None:
        return wide
    named = _known(declared)
    for encoding in filter(None, ("utf-8", named, "gb18030")):
        whole = _strict(data, encoding)
        if whole is not None:
            text, cut = whole
            if encoding == "gb18030" and _share_common(text, "gb2312") < _FEW_COMMON:
                traditional = _strict(data, "big5hkscs")
                if traditional is not None and _share_common(traditional[0], "big5") > _MANY_COMMON:
                    return traditional[0], "big5hkscs", (_guessed("big5hkscs", "its characters are common ones only there"),)
            return text, encoding, (_CUT,) if cut else ()
        # Damaged UTF-8 often is well-formed GB18030, of other characters: what is nearly UTF-8 must not get that far.
        nearly = _damaged(data, encoding)
        if nearly is not None:
            return nearly
    return _guess(data)


def unmangled(text: str) -> str | None:
    """The text that was meant where UTF-8 was once read as GBK or as a western encoding; None where that is not so.

    >>> unmangled("政府".encode().decode("gbk")), unmangled("政府")
    ('政府', None)
    """
    sample = text[:_SAMPLE]
    if len(_han(sample)) >= _FEWEST_TO_JUDGE and _share_common(sample, "gb2312") > _MANY_COMMON:
        return None
    beyond = [char for char in sample if char > "\x7f"]
    if not beyond:
        return None
    western = sum(1 for char in beyond if char < "\u0250" or char in _WINDOWS) > len(beyond) * 0.9
    if not western and _share_common(sample, "gb2312") > _MANY_COMMON:
        return None
    for encoding in ("cp1252", "latin-1") if western else ("gb18030",):
        try:
            back = text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        if _share_common(back[:_SAMPLE], "gb2312") > _MANY_COMMON and _han(back):
            return back
    return None


def _is_strange(text: str) -> bool:
    """Whether most of its characters are rare ones, simplified or traditional."""
    sample = text[:_SAMPLE]
    return (
        len(_han(sample)) >= _FEWEST_TO_JUDGE and max(_share_common(sample, "gb2312"), _share_common(sample, "big5")) < _STRANGE
    )


_HAN = re.compile("[\u4e00-\u9fff]+")
_SAMPLE, _JUDGED = 100_000, 3_000
_FEWEST_TO_JUDGE, _STRANGE = 50, 0.6
_WINDOWS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_FEW_COMMON, _MANY_COMMON = 0.75, 0.9


def _share_common(text: str, encoding: str) -> float:
    """The share of a text's Chinese characters that are of the first level of its standard, as nearly all in use are."""
    han = _han(text)
    if not han:
        return 1.0 if text[:_SAMPLE].isascii() else 0.0
    return sum(1 for char in han if _is_common(char, encoding)) / len(han)


def _han(text: str) -> str:
    """The first Chinese characters of a text."""
    return "".join(_HAN.findall(text[:_SAMPLE]))[:_JUDGED]


@cache
def _is_common(char: str, encoding: str) -> bool:
    first, last = (0xB0A1, 0xD7F9) if encoding == "gb2312" else (0xA440, 0xC67E)
    try:
        return first <= int.from_bytes(char.encode(encoding), "big") <= last
    except UnicodeError:
        return False


def _utf_16(data: bytes) -> tuple[str, str, tuple[Problem, ...]] | None:
    """UTF-16 without its mark: the zero bytes of its line ends, digits and spaces all stand on one side."""
    sample = data[:_SAMPLE]
    zeros = [place % 2 for place, byte in enumerate(sample) if not byte]
    if len(zeros) < max(2, len(sample) // 200) or b"\x00\x00" in sample or _strict(data, "utf-8") is not None:
        return None
    odd = sum(zeros)
    for encoding, sided in (("utf-16-le", odd), ("utf-16-be", len(zeros) - odd)):
        if sided > len(zeros) * 0.95:
            whole = _strict(data, encoding)
            if whole is not None:
                return whole[0], encoding, (_guessed(encoding, "nothing in the file says so"), *([_CUT] if whole[1] else []))
    return None


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
