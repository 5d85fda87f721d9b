"""Draws the applications table of the form into a PDF, in all the ways that printing programs have of drawing tables.

`draw` takes the table with its truth (`tests.ingest.printed_tables`), a `Style` and where pages break; `judged` reads the
bytes back and says how many cells are right, wrong and missing, and with what problems.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from ingest.model import Problem, State
from ingest.pipeline import parse
from ingest.readers.building import Prose, RawCell
from tests.ingest.printed_tables import Sample, applications, grid_table, wrong

FONT, SIZE, PITCH, PAD = "STSong-Light", 8.0, 10.5, 3.0
pdfmetrics.registerFont(UnicodeCIDFont(FONT))

WIDTHS = (34.0, 52.0, 128.0, *([42.0] * 7))
LEFT, TOP = 40.0, 60.0
WHOLE = sum(WIDTHS)
Drawer = Callable[[Canvas, float, float, float, float], None]


@dataclass(frozen=True)
class Break:
    """A page break before `row`; or, where `inside`, in the middle of that row. `closed`: a line is drawn at the break."""

    row: int
    inside: bool = False
    closed: bool = True


@dataclass(frozen=True)
class Style:
    """How a table is drawn. `border` draws one cell's box (x0, top, x1, bottom, from the page's top)."""

    border: str = "rects"
    breaks: Sequence[Break] = ()
    repeat_header: bool = False
    labels: str = "split"
    """Where a merged label that a break cuts is printed: first, second, or split."""
    values: str = "first"
    """Where the numbers of a row that a break cuts are printed: first or second."""
    page: tuple[float, float] = (620.0, 842.0)
    rotate: int = 0
    sideways: int = 0
    """Draws everything turned: 1 upwards, -1 downwards, on a page of the swapped size."""
    before: Callable[[Canvas, int], None] | None = None
    """Draws on page n under the table; `after` over it."""
    after: Callable[[Canvas, int], None] | None = None
    align: str = "centre"
    digits: str = "{}"
    """How a value is printed."""
    caption: str = "三、收到和处理政府信息公开申请情况"
    offset: Sequence[float] = (0.0,)
    """Shifts of the table from page to page."""
    widths: Sequence[Sequence[float]] = (WIDTHS,)
    """The columns' widths from page to page."""
    pitch: float = PITCH
    upright_labels: bool = False
    """The labels in the first column run down, a character a line."""


@dataclass
class Judged:
    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missing: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def codes(self) -> list[str]:
        return [problem.code for problem in self.problems]


def judged(data: bytes, sample: Sample) -> Judged:
    """How the table in these bytes is read."""
    report = parse("示例.pdf", data)
    figures = [figure for figure in report.figures if figure.table == "applications"]
    bad = [f for f in wrong(figures, sample.truth) if f.value is not None or f.state is State.BLANK]
    served = {(f.row, f.column) for f in figures if f.indicator is not None and f.raw == sample.truth.get((f.row, f.column))}
    told = [f"{f.row[-1]} x {f.column[-1]}: {f.raw!r} for {sample.truth.get((f.row, f.column))!r}" for f in bad]
    return Judged(len(served), told, len(sample.truth) - len(served), report.problems)


def draw(sample: Sample, style: Style) -> bytes:
    """A report with this table alone, as a PDF."""
    return _Drawing(style).report([_Laid.of(cell) for cell in grid_table(sample.rows).cells])


def checked(style: Style, seed: int = 1) -> Judged:
    """The table drawn in a style, read back."""
    sample = applications(seed)
    return judged(draw(sample, style), sample)


@dataclass(frozen=True)
class _Laid:
    row: int
    column: int
    rowspan: int
    colspan: int
    text: str

    @classmethod
    def of(cls, cell: RawCell) -> _Laid:
        text = "".join(part.text for part in cell.parts if isinstance(part, Prose))
        return cls(cell.row, cell.column, cell.rowspan, cell.colspan, text)


def _broken(text: str, width: float) -> list[str]:
    lines = [""]
    for character in text:
        if pdfmetrics.stringWidth(lines[-1] + character, FONT, SIZE) > width:
            lines.append("")
        lines[-1] += character
    return lines if text else []


class _Drawing:
    HEADER = 3

    def __init__(self, style: Style) -> None:
        self.style = style
        self.stream = io.BytesIO()
        self.wide, self.high = style.page
        size = (self.high, self.wide) if style.sideways else style.page
        self.canvas = Canvas(self.stream, pagesize=size, invariant=1)
        if style.rotate:
            self.canvas.setPageRotation(style.rotate)
        self.page = 1
        self._begin()

    def _begin(self) -> None:
        if self.style.sideways:
            self.canvas.translate(self.high if self.style.sideways > 0 else 0, 0 if self.style.sideways > 0 else self.wide)
            self.canvas.rotate(90 * self.style.sideways)
        if self.style.before:
            self.style.before(self.canvas, self.page)
        self.canvas.setFillGray(0)
        self.canvas.setFont(FONT, SIZE)

    def _turn(self) -> None:
        if self.style.after:
            self.style.after(self.canvas, self.page)
        self.canvas.showPage()
        if self.style.rotate:
            self.canvas.setPageRotation(self.style.rotate)
        self.page += 1
        self._begin()

    def text(self, x: float, y: float, text: str) -> None:
        self.canvas.drawString(x, self.high - y, text)

    @property
    def edges(self) -> list[float]:
        widths = self.style.widths[min(self.page, len(self.style.widths)) - 1]
        edges = [LEFT + self.style.offset[min(self.page, len(self.style.offset)) - 1]]
        for width in widths:
            edges.append(edges[-1] + width)
        return edges

    def report(self, cells: list[_Laid]) -> bytes:
        self.text(LEFT, TOP - 24, "示例市统计局2023年政府信息公开工作年度报告")
        self.text(LEFT, TOP - 10, self.style.caption)
        self.table(cells)
        if self.style.after:
            self.style.after(self.canvas, self.page)
        self.canvas.showPage()
        self.canvas.save()
        return self.stream.getvalue()

    def lines(self, cell: _Laid) -> list[str]:
        if self.style.upright_labels and cell.column == 0 and cell.colspan == 1 and cell.row >= self.HEADER:
            return list(cell.text)
        edges = self.edges
        return _broken(cell.text, edges[cell.column + cell.colspan] - edges[cell.column] - 2 * PAD)

    def heights(self, cells: list[_Laid]) -> list[float]:
        rows = max(cell.row + cell.rowspan for cell in cells)
        heights = [self.style.pitch + 2 * PAD] * rows
        for cell in sorted(cells, key=lambda cell: cell.rowspan):
            spare = len(self.lines(cell)) * PITCH + 2 * PAD - sum(heights[cell.row : cell.row + cell.rowspan])
            if spare > 0:
                heights[cell.row + cell.rowspan - 1] += spare
        for stop in self.style.breaks:
            if stop.inside:
                heights[stop.row] *= 2
        return heights

    def table(self, cells: list[_Laid]) -> None:
        heights = self.heights(cells)
        bounds: list[float] = [0.0]
        for height in heights:
            bounds.append(bounds[-1] + height)
        stops = [(bounds[s.row] + (heights[s.row] / 2 if s.inside else 0), s.closed) for s in self.style.breaks]
        start, closed_above = 0.0, True
        left_over = {cell: self.lines(cell) for cell in cells}
        for number, (end, closed) in enumerate([*stops, (bounds[-1], True)]):
            top = TOP
            if number and self.style.repeat_header:
                head = [cell for cell in cells if cell.row < self.HEADER]
                self._slice(head, bounds, 0.0, bounds[self.HEADER], top, {cell: self.lines(cell) for cell in head}, True, True)
                top += bounds[self.HEADER]
            self._slice(cells, bounds, start, end, top, left_over, closed_above, closed)
            start, closed_above = end, closed
            if end < bounds[-1]:
                self._turn()

    def _slice(
        self,
        cells: list[_Laid],
        bounds: list[float],
        start: float,
        end: float,
        top: float,
        left_over: dict[_Laid, list[str]],
        closed_above: bool,
        closed_below: bool,
    ) -> None:
        edges = self.edges
        boxes = []
        for cell in cells:
            upper, lower = bounds[cell.row], bounds[cell.row + cell.rowspan]
            if lower <= start or upper >= end:
                continue
            here = (max(upper, start), min(lower, end))
            box = (edges[cell.column], top + here[0] - start, edges[cell.column + cell.colspan], top + here[1] - start)
            boxes.append((box, not closed_above and upper < start, not closed_below and lower > end))
            self._cell(cell, box, left_over, cut_above=upper < start, cut_below=lower > end)
        _BORDERS[self.style.border](self, boxes)

    def _cell(
        self,
        cell: _Laid,
        box: tuple[float, float, float, float],
        left_over: dict[_Laid, list[str]],
        cut_above: bool,
        cut_below: bool,
    ) -> None:
        left, top, right, bottom = box
        waiting = left_over[cell]
        is_value = cell.row >= self.HEADER and cell.column >= 3
        if is_value:
            here = waiting if not (cut_below and self.style.values == "second") else []
            if cut_above and self.style.values == "first":
                here = []
        elif cut_below and self.style.labels == "second":
            here = []
        elif cut_below and self.style.labels == "split":
            here = waiting[: max(1, min(len(waiting) - 1, int((bottom - top - 2 * PAD + 0.1) / PITCH)))]
        else:
            here = list(waiting)
        left_over[cell] = waiting[len(here) :]
        y = (top + bottom - len(here) * PITCH) / 2 + SIZE
        for line in here:
            shown = self.style.digits.format(line) if is_value else line
            width = pdfmetrics.stringWidth(shown, FONT, SIZE)
            x = {
                "centre": (left + right - width) / 2,
                "right": right - PAD - width,
                "spill": right - 1 - width,
                "left": left + PAD,
            }[self.style.align if is_value else "left"]
            self.text(x, y, shown)
            y += PITCH


Boxes = list[tuple[tuple[float, float, float, float], bool, bool]]


def _sides(boxes: Boxes) -> list[tuple[float, float, float, float]]:
    sides: dict[tuple[float, float, float, float], None] = {}
    for (x0, y0, x1, y1), open_top, open_bottom in boxes:
        if not open_top:
            sides[(x0, y0, x1, y0)] = None
        if not open_bottom:
            sides[(x0, y1, x1, y1)] = None
        sides[(x0, y0, x0, y1)] = None
        sides[(x1, y0, x1, y1)] = None
    return list(sides)


def _lines(drawing: _Drawing, boxes: Boxes) -> None:
    drawing.canvas.setLineWidth(0.5)
    for x0, y0, x1, y1 in _sides(boxes):
        drawing.canvas.line(x0, drawing.high - y0, x1, drawing.high - y1)


def _rects(drawing: _Drawing, boxes: Boxes) -> None:
    if any(above or below for _, above, below in boxes):
        _lines(drawing, boxes)
        return
    drawing.canvas.setLineWidth(0.5)
    for (x0, y0, x1, y1), _, _ in boxes:
        drawing.canvas.rect(x0, drawing.high - y1, x1 - x0, y1 - y0)


def _fills(drawing: _Drawing, boxes: Boxes) -> None:
    for x0, y0, x1, y1 in _sides(boxes):
        drawing.canvas.rect(x0 - 0.25, drawing.high - y1 - 0.25, x1 - x0 + 0.5, y1 - y0 + 0.5, stroke=0, fill=1)


def _double(gap: float) -> Callable[[_Drawing, Boxes], None]:
    def border(drawing: _Drawing, boxes: Boxes) -> None:
        drawing.canvas.setLineWidth(0.4)
        for x0, y0, x1, y1 in _sides(boxes):
            for shift in (-gap / 2, gap / 2):
                dx, dy = (shift, 0.0) if x0 == x1 else (0.0, shift)
                drawing.canvas.line(x0 + dx, drawing.high - y0 - dy, x1 + dx, drawing.high - y1 - dy)

    return border


def _dashed(drawing: _Drawing, boxes: Boxes) -> None:
    drawing.canvas.setDash(3, 2)
    _lines(drawing, boxes)
    drawing.canvas.setDash()


def _segments(drawing: _Drawing, boxes: Boxes) -> None:
    """Dashes, each drawn by itself."""
    for x0, y0, x1, y1 in _sides(boxes):
        length, at = x1 - x0 + y1 - y0, 0.0
        while at < length:
            stop = min(at + 4, length)
            dx, dy = (1, 0) if y0 == y1 else (0, 1)
            drawing.canvas.line(x0 + dx * at, drawing.high - y0 - dy * at, x0 + dx * stop, drawing.high - y0 - dy * stop)
            at += 8


def _outlines(drawing: _Drawing, boxes: Boxes) -> None:
    """Each cell's left and lower side as one bent stroke, and the table's own upper and right side."""
    for (x0, y0, x1, y1), _, _ in boxes:
        path = drawing.canvas.beginPath()
        path.moveTo(x0, drawing.high - y0)
        path.lineTo(x0, drawing.high - y1)
        path.lineTo(x1, drawing.high - y1)
        drawing.canvas.drawPath(path)
    left, top = min(b[0][0] for b in boxes), min(b[0][1] for b in boxes)
    right, bottom = max(b[0][2] for b in boxes), max(b[0][3] for b in boxes)
    path = drawing.canvas.beginPath()
    path.moveTo(left, drawing.high - top)
    path.lineTo(right, drawing.high - top)
    path.lineTo(right, drawing.high - bottom)
    drawing.canvas.drawPath(path)


def _without_outer(drawing: _Drawing, boxes: Boxes) -> None:
    left, right = min(b[0][0] for b in boxes), max(b[0][2] for b in boxes)
    for x0, y0, x1, y1 in _sides(boxes):
        if not (x0 == x1 and x0 in (left, right)):
            drawing.canvas.line(x0, drawing.high - y0, x1, drawing.high - y1)


def _level_only(drawing: _Drawing, boxes: Boxes) -> None:
    for x0, y0, x1, y1 in _sides(boxes):
        if y0 == y1:
            drawing.canvas.line(x0, drawing.high - y0, x1, drawing.high - y1)


def _three(drawing: _Drawing, boxes: Boxes) -> None:
    """A line above, one below, and one under the header."""
    left, right = min(b[0][0] for b in boxes), max(b[0][2] for b in boxes)
    ys = sorted({y for b in boxes for y in (b[0][1], b[0][3])})
    for y in (ys[0], ys[3] if drawing.page == 1 else ys[0], ys[-1]):
        drawing.canvas.line(left, drawing.high - y, right, drawing.high - y)


def _none(drawing: _Drawing, boxes: Boxes) -> None:
    """No lines at all."""


def _white_merge(drawing: _Drawing, boxes: Boxes) -> None:
    """Every line of the full grid in black, then those inside merged cells in white."""
    edges = drawing.edges
    ys = sorted({y for b in boxes for y in (b[0][1], b[0][3])})
    for x in edges:
        drawing.canvas.line(x, drawing.high - ys[0], x, drawing.high - ys[-1])
    for y in ys:
        drawing.canvas.line(edges[0], drawing.high - y, edges[-1], drawing.high - y)
    drawing.canvas.setStrokeGray(1)
    drawing.canvas.setLineWidth(1.5)
    for (x0, y0, x1, y1), _, _ in boxes:
        for x in edges:
            if x0 < x < x1:
                drawing.canvas.line(x, drawing.high - y0 - 1, x, drawing.high - y1 + 1)
        for y in ys:
            if y0 < y < y1:
                drawing.canvas.line(x0 + 1, drawing.high - y, x1 - 1, drawing.high - y)
    drawing.canvas.setStrokeGray(0)


def _gaps(drawing: _Drawing, boxes: Boxes) -> None:
    """Each cell a frame of its own, a hair apart from its neighbours, as browsers print separate borders."""
    for (x0, y0, x1, y1), _, _ in boxes:
        drawing.canvas.rect(x0 + 0.75, drawing.high - y1 + 0.75, x1 - x0 - 1.5, y1 - y0 - 1.5)


_BORDERS: dict[str, Callable[[_Drawing, Boxes], None]] = {
    "rects": _rects,
    "lines": _lines,
    "fills": _fills,
    "double": _double(2.0),
    "wide double": _double(4.5),
    "dashed": _dashed,
    "segments": _segments,
    "outlines": _outlines,
    "without outer": _without_outer,
    "level only": _level_only,
    "three": _three,
    "none": _none,
    "white merge": _white_merge,
    "gaps": _gaps,
}
BORDERS = tuple(_BORDERS)
