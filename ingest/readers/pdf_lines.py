"""Printed characters to lines, and lines to paragraphs: the text of a PDF page outside and inside its tables.

Works on what pdfplumber calls chars (dictionaries with x0, x1, top, bottom, text, in points from the top left). Fake bold (the
same character printed twice, a hair apart) is read once. Blanks that are printed are kept, those at a line's ends dropped; one is
put in only where words of Latin letters stand apart without one, or where a gap is wider than two characters. A number broken
over two lines is joined only where the first line was full. Blanks: no characters make no lines. Errors: none.

>>> def char(text, x0, top): return {"text": text, "x0": x0, "x1": x0 + 10, "top": top, "bottom": top + 10, "upright": True}
>>> [line.text for line in make_lines([char("件", 10, 0.4), char("3", 0, 0), char("3", 0.3, 0), char("无", 0, 15)])]
['3件', '无']
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter, itemgetter
from statistics import median

Char = Mapping[str, object]
"""A character as pdfplumber gives it."""

_SENTENCE_END = re.compile(r"[。！？；.!?;：:][”」』）)\"']*\s*$")
_LOOSE = 1.3
"""A step between lines this much over the usual one sets paragraphs apart."""
_NUMBER_END, _NUMBER_START = re.compile(r"[0-9０-９]\Z"), re.compile(r"[0-9０-９]")
_OPENING, _CLOSING = frozenset("“‘（《〈【「『([{"), frozenset("”’）》〉】」』)]}，。、；：！？,.;:!?%％")
_UNREADABLE = re.compile("\\(cid:\\d+\\)|[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")
_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u200b\ufeff]")


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character as placed. `turn` is 0 for upright text, 1 for text that runs upwards, -1 for downwards."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    turn: int = 0

    @property
    def x(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def y(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line; `size` is the height of its characters, `lead` the width of its first piece that no line end can part."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    lead: float = 0.0


def make_glyphs(chars: Iterable[Mapping[str, object]]) -> list[Glyph]:
    """Characters worth reading; one that the font does not tell is U+FFFD, never digits of its code."""
    glyphs = []
    for char in chars:
        text = str(char["text"])
        if len(text) > 1 or not text.isprintable():
            text = _CONTROL.sub("", _UNREADABLE.sub("\ufffd", text) if text.startswith("(cid:") else text)
        if not text:
            continue
        turn = 0
        if not char.get("upright", True):
            matrix = char.get("matrix")
            turn = -1 if isinstance(matrix, Sequence) and float(matrix[1]) < 0 else 1
        x0, x1, top, bottom = itemgetter("x0", "x1", "top", "bottom")(char)
        glyphs.append(Glyph(text, float(x0), float(x1), float(top), float(bottom), turn))
    return glyphs


def unreadable_share(glyphs: Sequence[Glyph]) -> float:
    """The share of characters that cannot be read (no code point, or one of private use)."""
    return sum(1 for g in glyphs if _UNREADABLE.match(g.text)) / len(glyphs) if glyphs else 0.0


def make_lines(source: Iterable[Char] | Sequence[Glyph]) -> list[Line]:
    """Lines from top to bottom, each from left to right."""
    glyphs = [g if isinstance(g, Glyph) else make_glyphs([g])[0] for g in source]
    turned = [g for g in glyphs if g.turn and g.text.strip()]
    if turned and len(turned) * 2 > sum(1 for g in glyphs if g.text.strip()):
        return _turned_lines(glyphs, turned[0].turn)
    return [line for row in glyph_rows(glyphs) if (line := line_of(row)) is not None]


def glyph_rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Characters that stand on one line, from top to bottom."""
    rows: list[list[Glyph]] = []
    centre = height = 0.0
    for glyph in sorted(glyphs, key=attrgetter("y")):
        own = glyph.bottom - glyph.top
        if rows and glyph.y - centre <= max(0.45 * min(own, height), 1.0):
            rows[-1].append(glyph)
            centre += (glyph.y - centre) / len(rows[-1])
            height = max(height, own)
        else:
            rows.append([glyph])
            centre, height = glyph.y, own
    return rows


def _turned_lines(glyphs: Sequence[Glyph], turn: int) -> list[Line]:
    """Lines of text turned by a quarter: laid flat, read, and given back where they were printed."""
    flat = [Glyph(g.text, *((-g.bottom, -g.top, g.x0, g.x1) if turn > 0 else (g.top, g.bottom, -g.x1, -g.x0))) for g in glyphs]
    lines = []
    for line in make_lines(flat):
        x0, x1, top, bottom = (
            (line.top, line.bottom, -line.x1, -line.x0) if turn > 0 else (-line.bottom, -line.top, line.x0, line.x1)
        )
        lines.append(Line(line.text, x0, x1, top, bottom, line.size, line.lead))
    return lines


def line_of(row: list[Glyph]) -> Line | None:
    """The line that these characters make; None for blanks."""
    row.sort(key=attrgetter("x0"))
    kept: list[Glyph] = []
    pieces: list[str] = []
    for glyph in row:
        if _is_printed_again(glyph, kept):
            continue
        if kept and pieces[-1][-1:] != " " and glyph.text != " ":
            gap, size = glyph.x0 - kept[-1].x1, glyph.bottom - glyph.top
            latin = kept[-1].text.isascii() and glyph.text.isascii() and (kept[-1].text.isalpha() or glyph.text.isalpha())
            if gap > (0.25 if latin else 2.0) * size:
                pieces.append(" ")
        kept.append(glyph)
        pieces.append(glyph.text)
    inked = [g for g in kept if g.text.strip()]
    text = "".join(pieces).strip()
    if not text or not inked:
        return None
    return Line(
        text,
        inked[0].x0,
        max(g.x1 for g in inked),
        min(g.top for g in inked),
        max(g.bottom for g in inked),
        median(g.bottom - g.top for g in inked),
        _lead(inked),
    )


def _lead(inked: Sequence[Glyph]) -> float:
    """The width of a line's first piece: an opening mark and what follows it, a word or a number with its closing marks."""
    end = 0
    while end + 1 < len(inked):
        here, after = inked[end].text, inked[end + 1].text
        if not (here in _OPENING or after in _CLOSING or (here.isascii() and after.isascii())):
            break
        end += 1
    return inked[end].x1 - inked[0].x0


def _is_printed_again(glyph: Glyph, kept: Sequence[Glyph]) -> bool:
    near = 0.25 * (glyph.x1 - glyph.x0)
    return any(k.text == glyph.text and glyph.x0 - k.x0 <= near and abs(glyph.top - k.top) <= max(near, 0.5) for k in kept[-3:])


def join_text(first: str, second: str) -> str:
    """Two lines of one paragraph as one: a blank only between words of Latin letters."""
    apart = first[-1:].isascii() and first[-1:].isalpha() and second[:1].isascii() and second[:1].isalpha()
    return f"{first} {second}" if apart else first + second


def cell_text(lines: Sequence[Line], x1: float) -> str:
    """The text of a cell that ends at `x1`: its lines joined, but two numbers under each other stay two."""
    text = ""
    for index, line in enumerate(lines):
        if not index:
            text = line.text
        elif _NUMBER_END.search(text) and _NUMBER_START.match(line.text) and x1 - lines[index - 1].x1 > line.size:
            text = f"{text}\n{line.text}"
        else:
            text = join_text(text, line.text)
    return text


@dataclass(frozen=True, slots=True)
class Measure:
    """A column of type: its margins, the pitch of its lines (0 where unknown), and how paragraphs are set off from each other:
    by an indent, by white space (`spaced`), or not at all."""

    left: float = 0.0
    right: float = 0.0
    pitch: float = 0.0
    indented: bool = False
    spaced: bool = False

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Measure:
        """Measured on the lines of a column, from top to bottom."""
        if not lines:
            return cls()
        right = max(line.x1 for line in lines)
        wide = [line for line in lines if line.x1 > right - 3 * line.size] or list(lines)
        left = min(line.x0 for line in wide)
        indented = any(1.5 * line.size < line.x0 - left < 3.5 * line.size for line in wide)
        steps = [after.top - line.top for line, after in pairwise(lines) if line in wide and after.top > line.top]
        pitch = median(steps) if len(steps) > 2 else 0.0
        spaced = pitch > 0 and any(_LOOSE * pitch < step < 3 * pitch for step in steps)
        return cls(left, right, pitch, indented, spaced)

    def continues(self, line: Line, after: Line, following: Measure | None = None) -> bool:
        """Whether `after` goes on with the paragraph of `line`. `following` is the measure of after's column, if another:
        the line was full if what `after` begins with had no room on it, and `after` is not set off."""
        there = following or self
        room = self.right - line.x1
        if room > max(1.6 * line.size, after.lead + 0.5 * line.size) or abs(after.size - line.size) > 0.25 * line.size:
            return False
        if after.x0 - there.left > 1.2 * after.size or line.x1 - line.x0 < 6 * line.size:
            return False
        if following is None and after.top - line.top > (_LOOSE * self.pitch or 3.5 * line.size):
            return False
        return self.indented or (self.spaced and following is None) or not _SENTENCE_END.search(line.text)

    def paragraphs(self, lines: Sequence[Line]) -> list[str]:
        """The lines' paragraphs, each as one text."""
        texts: list[str] = []
        for index, line in enumerate(lines):
            if index and self.continues(lines[index - 1], line):
                texts[-1] = join_text(texts[-1], line.text)
            else:
                texts.append(line.text)
        return texts
