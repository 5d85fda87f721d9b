"""A table cell in a picture: the lines of ink inside its walls, and what both of its readings come to.

`lines_of_ink` looks at the ink alone, not at what anybody reads in it: each band of it is a line, and `dirt` is what is too
small to be a character. `settled_lines` then says what the cell prints. A cell without ink and without any reading is blank; ink that
nobody could read is U+FFFD, as are two numbers under each other and a number that reaches over several rows, since they may
belong to other rows. Lengths: `line` is the height of a line of text in pixels. Blanks: no lines. Errors: none.

>>> tidy_reading("O"), tidy_reading("一"), tidy_reading("12 "), tidy_reading("行政 许可")
('0', '—', '12', '行政许可')
>>> picture = np.zeros((30, 60), np.uint8)
>>> picture[8:22, 20:30] = 255
>>> lines_of_ink(picture, 20.0).bands
(Band(x0=20, top=8, x1=30, bottom=22),)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.readers.ocr import Reading
from ingest.readers.picture_image import Pixels

UNREAD = "\ufffd"
"""Stands for ink that could not be read."""

_SPECK, _STROKE = 0.26, 0.22
"""Lines of text: ink lower than the one and narrower than the other is dirt."""
_DIRT = 0.05
"""Dirt, as a share of a line's square, that could be what is left of a character."""
_BAND_GAP, _LOW_BAND = 0.1, 0.3
_WALL_THICK, _WALL_LONG = 0.16, 0.5
_NUMBER = re.compile(r"[\d０-９,，.．\s%％+＋\-－—–/／]+")
_DASHES = re.compile(r"[一\-—–―ー_－‐‑─]+")
_ROUND = re.compile(r"[Oo〇○Ο。°]")
_BLANKS = re.compile(r"\s+")
_STROKES = frozenset(["", *"1l|I/\\丿丨—•·*.。'’"])
"""What recognition makes of a lone stroke."""
_UPRIGHT, _LEANING = 0.1, 0.2
"""How far a stroke leans to the right for each pixel that it rises: up to the one it is a one, from the other on a slash."""
LEAST_SURE = 0.8
"""A number with a character that is read with less confidence than this has no second reading."""
_LOWEST_DIGIT = 0.38
"""Lines of text that a digit is high at least."""
_FLAT, _LOW_STROKE, _LONG_DASH = 1.3, 0.22, 0.45
"""A dash: its width for its height, its height and, for a long one, its width in lines of text."""


@dataclass(frozen=True, slots=True)
class Band:
    """A line of ink: a rectangle in pixels, half open."""

    x0: int
    top: int
    x1: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Ink:
    """The ink of a cell. `doubtful`: there is dirt enough to be the rest of a character. `stroke`: where all of the ink is one
    straight stroke, what it is by its shape (`/`, `—`, `-` or `1`, or "?" where that cannot be told)."""

    bands: tuple[Band, ...]
    doubtful: bool = False
    stroke: str = ""
    low: bool = False
    """Too low for any digit."""


def tidy_reading(text: str) -> str:
    """A reading without blanks; a lone stroke is a dash and a lone circle a nought, as no label is one and a cell's ink is
    too tall for a stop."""
    text = _BLANKS.sub("", text)
    if _DASHES.fullmatch(text):
        return "—"
    return "0" if _ROUND.fullmatch(text) else text


def is_number(text: str) -> bool:
    """Whether a text is a number or a mark for none."""
    return bool(_NUMBER.fullmatch(text))


def lines_of_ink(inside: Pixels, line: float) -> Ink:
    """The lines of ink in a cell's inside (255 is ink), from top to bottom; what is left of its walls does not count."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(inside, connectivity=8)
    kept: list[Band] = []
    stroke = ""
    dirt = 0
    for index in range(1, count):
        x, y, width, height, area = (int(value) for value in stats[index])
        if _is_wall(x, y, width, height, inside.shape, line):
            continue
        if height >= _SPECK * line or width >= _STROKE * line:
            stroke = "" if kept else _stroke(labels[y : y + height, x : x + width] == index, line)
            kept.append(Band(x, y, x + width, y + height))
        else:
            dirt += area
    doubtful = dirt >= _DIRT * line * line
    bands = [part for band in _bands(kept, line) for part in _parted(band, inside, line)]
    low = max((piece.bottom - piece.top for piece in kept), default=0) < _LOWEST_DIGIT * line
    return Ink(tuple(bands), doubtful and not kept, "?" if stroke and doubtful else stroke, low)


def _stroke(piece: NDArray[np.bool_], line: float) -> str:
    """What a lone straight stroke is by its shape; "" for any other shape, which a slash that is blurred may be ("?")."""
    height, width = piece.shape
    rows, columns = np.nonzero(piece)
    if width >= _FLAT * height and height <= _LOW_STROKE * line:
        return "—" if width > _LONG_DASH * line else "-"
    if height < 1.1 * width:
        return ""
    lean = -float(np.polyfit(rows, columns, 1)[0])
    away = columns + lean * rows
    if float(np.abs(away - np.median(away)).max()) > 0.5 * len(rows) / height + 1.0:
        return "" if lean <= _UPRIGHT else "?"
    return "/" if lean >= _LEANING else "1" if lean <= _UPRIGHT else "?"


def _is_wall(x: int, y: int, width: int, height: int, shape: tuple[int, ...], line: float) -> bool:
    """Whether ink is the inner edge of a ruling line: thin, long, and at the cell's side."""
    rows, columns = shape
    thin = _WALL_THICK * line
    beside = height >= _WALL_LONG * rows and width <= thin and (x == 0 or x + width == columns)
    across = width >= _WALL_LONG * columns and height <= thin and (y == 0 or y + height == rows)
    return beside or across


def _bands(pieces: Sequence[Band], line: float) -> list[Band]:
    """Pieces of ink on the same height as one band; a band too low to be a line is a part of its neighbour."""
    bands: list[Band] = []
    for piece in sorted(pieces, key=lambda one: (one.top, one.bottom)):
        if bands and piece.top < bands[-1].bottom + _BAND_GAP * line:
            bands[-1] = _joined(bands[-1], piece)
        else:
            bands.append(piece)
    joined: list[Band] = []
    for band in bands:
        low = band.bottom - band.top < _LOW_BAND * line
        near = joined and band.top - joined[-1].bottom < _LOW_BAND * line
        if joined and near and (low or joined[-1].bottom - joined[-1].top < _LOW_BAND * line):
            joined[-1] = _joined(joined[-1], band)
        else:
            joined.append(band)
    return joined


def _parted(band: Band, inside: Pixels, line: float) -> Iterator[Band]:
    """A band as high as several lines that touch each other, cut where there is least ink."""
    count = round((band.bottom - band.top) / line + 0.2)
    if count < 2:
        yield band
        return
    step, start = (band.bottom - band.top) / count, band.top
    weight = (inside[:, band.x0 : band.x1] > 0).sum(axis=1)
    for number in range(1, count):
        middle = band.top + number * step
        low, high = round(middle - 0.25 * step), round(middle + 0.25 * step) + 1
        cut = low + int(np.argmin(weight[low:high]))
        yield Band(band.x0, start, band.x1, cut)
        start = cut
    yield Band(band.x0, start, band.x1, band.bottom)


def _joined(one: Band, other: Band) -> Band:
    return Band(min(one.x0, other.x0), min(one.top, other.top), max(one.x1, other.x1), max(one.bottom, other.bottom))


def settled_texts(ink: Ink, own: Sequence[Reading], seen: Sequence[Reading], *, rows: int) -> tuple[list[str], str]:
    """What the cell prints, a text for each line of ink, and its second reading. `own` are the readings of its lines, `seen`
    is what was found another way; `rows` are the rows that it reaches over. Of two readings of a label the fuller one counts, or the surer.

    >>> band, twelve, one = Band(0, 0, 9, 9), [Reading("12", 0.9)], [Reading("1", 0.9)]
    >>> settled_texts(Ink((band,)), twelve, twelve, rows=1), settled_texts(Ink(()), [], [], rows=1)
    ((['12'], '12'), ([], ''))
    >>> settled_texts(Ink((band, band)), [*twelve, *one], [], rows=1)[0], settled_texts(Ink((), doubtful=True), [], [], rows=1)[0]
    (['�'], ['�'])
    >>> settled_texts(Ink((band,), stroke="/"), one, one, rows=1), settled_texts(Ink((band,), stroke="?"), one, one, rows=1)
    ((['/'], '/'), (['�'], ''))
    """
    first, second = (tidy_reading("".join(reading.text for reading in readings)) for readings in (own, seen))
    sure = [min((reading.sure for reading in readings), default=0.0) for readings in (own, seen)]
    if not ink.bands:
        return ([UNREAD] if second or ink.doubtful else []), ""
    if ink.stroke and rows == 1 and {first, second} <= _STROKES:
        return _settled_stroke(ink.stroke, {first, second})
    if ink.low and (is_number(first) or is_number(second)) and {first, second} != {"—"}:
        return [UNREAD], ""
    if not first:
        return [second or UNREAD], ""
    if not is_number(first) and not is_number(second):
        better = first in second if first in second or second in first else sure[1] > sure[0]
        return ([second], first) if second and better else ([first], second)
    if is_number(first) and (len(ink.bands) > 1 or rows > 1):
        return [UNREAD], ""
    return [first], second if min(sure) >= LEAST_SURE else ""


def _settled_stroke(stroke: str, read: set[str]) -> tuple[list[str], str]:
    """A lone stroke is what its shape says: recognition takes a slash for a one, and a one for a slash."""
    if stroke in "/—-":
        return [stroke], stroke
    if stroke == "1" and "1" in read:
        return ["1"], "1" if read == {"1"} else ""
    return [UNREAD], ""
