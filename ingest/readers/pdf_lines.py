"""Printed characters to lines, and lines to paragraphs: the text of a PDF page outside and inside its tables.

Works on `Glyph`s, in points from the top left. Fake bold (the
same character printed twice, a hair apart) is read once. Blanks that are printed are kept, those at a line's ends dropped; one is
put in only where words of Latin letters stand apart without one, where a gap is wider than two characters, or where digits stand
higher than those before them or another text operator set them off; digits printed over or between one another are U+FFFD. A
number broken over two lines is joined only where the first line was full. Blanks: no characters make no lines. Errors: none.

>>> def glyph(text, x0, top): return Glyph(text, x0, x0 + 10, top, top + 10)
>>> [line.text for line in make_lines([glyph("件", 10, 0.4), glyph("3", 0, 0), glyph("3", 0.3, 0), glyph("无", 0, 15)])]
['3件', '无']
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from statistics import median

from ingest.normalise import fold_text

_SENTENCE_END = re.compile(r"[。！？；.!?;：:][”」』）)\"']*\s*$")
_DIGITS_APART = 0.5
"""Digits with a gap of more than this share of their height between them are two numbers."""
_STEPPED = 0.3
"""Digits of one line that stand higher or lower than each other by more than this share of their height are no one number."""
_OFF, _FEWEST_DIGITS = 0.15, 2
"""A digit of another operator stands off where it is further away than this share of its height; digits that show it."""
_OVERLAID = 0.6
"""Two digits of which this share lies one over the other cannot be told: one may correct the other."""
_SMALL, _RAISED = 0.8, 0.12
"""A note mark is a digit no higher than this share of the one before it, and raised or lowered by more than this share."""
_MARKS = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳¹²³⁴⁵⁶⁷⁸⁹⁰")
_TOP_ITEM = re.compile(r"\s*[一二三四五六七八九十]{1,3}、")
"""A line that begins like a top heading begins a paragraph."""
_LOOSE = 1.3
"""A step between lines this much over the usual one sets paragraphs apart."""
_PADDING = 8.0
"""What a cell keeps free on both sides of a full line, at most, in points."""
_NUMBER_END, _NUMBER_START = re.compile(r"[0-9０-９]\Z"), re.compile(r"[0-9０-９]")
_OPENING, _CLOSING = frozenset("“‘（《〈【「『([{"), frozenset("”’）》〉】」』)]}，。、；：！？,.;:!?%％")
UNREADABLE = "\ufffd"
"""Stands for a character of which nobody can say what it is."""
_UNREADABLE = re.compile("\\(cid:\\d+\\)|[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")
_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u200b\ufeff]")


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character as placed. `turn` is 0 for upright text, 1 for text that runs upwards, -1 for downwards; `run` tells
    which text operator printed it (characters of one run were printed together)."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    turn: int = 0
    run: int = 0

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


def readable(text: str) -> str:
    """A character's text as pdfminer gives it, without what is not printed; one that the font does not tell is U+FFFD,
    never digits of its code.

    >>> readable("件"), readable("(cid:12)"), readable("\\u200b")
    ('件', '\ufffd', '')
    """
    if len(text) == 1 and text.isprintable():
        return text
    return _CONTROL.sub("", _UNREADABLE.sub(UNREADABLE, text) if text.startswith("(cid:") else text)


def without_note_marks(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The characters, in the order of printing, without note marks set at a number's end: 12 with a raised 1 is 12, not 121."""
    kept: list[Glyph] = []
    for glyph in glyphs:
        if not kept or not _marks_note(glyph, kept[-1]):
            kept.append(glyph)
    return kept


def _marks_note(glyph: Glyph, number: Glyph) -> bool:
    """Whether a character is a note mark set at the end of the number before it."""
    if not number.text[-1:].isdigit() or number.text in _MARKS:
        return False
    size = number.bottom - number.top
    if not -0.2 * size <= glyph.x0 - number.x1 <= size or abs(glyph.y - number.y) > size:
        return False
    small = glyph.bottom - glyph.top <= _SMALL * size and abs(glyph.y - number.y) > _RAISED * size
    return glyph.text in _MARKS or (small and glyph.text.isdigit())


def is_unreadable(text: str) -> bool:
    """Whether a character cannot be read: no code point, or one of private use."""
    return bool(_UNREADABLE.match(text))


def make_lines(glyphs: Sequence[Glyph]) -> list[Line]:
    """Lines from top to bottom, each from left to right."""
    turned = [g for g in glyphs if g.turn in (1, -1) and g.text.strip()]
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
        if _is_printed_again(glyph, kept) or (kept and _marks_note(glyph, kept[-1])):
            continue
        if kept and pieces[-1][-1:] != " " and glyph.text != " ":
            gap, size = glyph.x0 - kept[-1].x1, glyph.bottom - glyph.top
            before = kept[-1].text
            latin = before.isascii() and glyph.text.isascii() and (before.isalpha() or glyph.text.isalpha())
            digits = before[-1:].isdigit() and glyph.text.isdigit()
            room = 0.25 if latin else _DIGITS_APART if digits else 2.0
            if gap > room * size or (digits and (abs(glyph.y - kept[-1].y) > _STEPPED * size or _begins_another(glyph, kept))):
                pieces.append(" ")
            elif digits and (-gap > _OVERLAID * (glyph.x1 - glyph.x0) or _runs_through(glyph, kept)):
                pieces[-1] = UNREADABLE
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


def _begins_another(glyph: Glyph, kept: Sequence[Glyph]) -> bool:
    """Whether a digit that another operator printed stands off from a number whose own digits do not stand off from each other."""
    last = kept[-1]
    if glyph.run == last.run or glyph.x0 - last.x1 <= _OFF * (glyph.bottom - glyph.top) or len(kept) < _FEWEST_DIGITS:
        return False
    inner = kept[-2]
    return inner.text.isdigit() and inner.run == last.run and (last.x0 - inner.x1) * 2 < glyph.x0 - last.x1


def _runs_through(glyph: Glyph, kept: Sequence[Glyph]) -> bool:
    """Whether a digit belongs to a number that another operator's digits are printed between."""
    if glyph.run == kept[-1].run:
        return False
    for one in reversed(kept):
        if not one.text.isdigit():
            return False
        if one.run == glyph.run:
            return True
    return False


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


def cell_text(lines: Sequence[Line], x1: float, x0: float | None = None) -> str:
    """The text of a cell from `x0` (where it is known) to `x1`: its lines joined, but two numbers under each other stay two,
    unless the upper one had no room for another digit."""
    text = ""
    for index, line in enumerate(lines):
        above = lines[index - 1]
        room = x1 - above.x1 + (0.0 if x0 is None else above.x0 - x0)
        full = room <= line.size + (0.0 if x0 is None else _PADDING) and abs(line.size - above.size) <= 0.2 * above.size
        if not index:
            text = line.text
        elif _NUMBER_END.search(text) and _NUMBER_START.match(line.text) and not full:
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
        if _TOP_ITEM.match(fold_text(after.text[:4])):
            return False
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
