"""Writes a `SampleReport` as plain text or Markdown, with its tables in one of the shapes that copies take.

`tsv`: a line for each row, cells parted by tabs, a covered place an empty cell. `dropped`: the same, but covered places are
left out. `pipe`: a Markdown table. `stream`: one cell a line with a tab before it and an empty line after each row, as a copy
from a word processor gives. `lines`: one cell a line, empty lines between, as a copy from a browser gives. `spaced`: a row a
line, parted by spaces, as a copy from a PDF gives. The last two leave no trace of empty cells. A table that is only a picture
leaves a marker line. A line break inside a cell is a space where the shape keeps rows on one line.

By `Printing` the text has the marks that copies leave (`furniture`): bookmarks, pictures, headings marked at odd levels, what
the site prints around the report; radicals; another encoding (what GBK lacks makes the file GB18030, which holds GBK).

>>> from eval.forge.model import SampleReport, SampleSection
>>> report = SampleReport("k", "某局", 2023, ("某局2023年报告",), (), (SampleSection("一、总体情况", 1, ("很好。",)),))
>>> print(write_text(report, markdown=True).decode())
# 某局2023年报告
<BLANKLINE>
## 一、总体情况
<BLANKLINE>
很好。
<BLANKLINE>
"""

from __future__ import annotations

import random
from collections.abc import Callable

from eval.forge.furniture import site_around
from eval.forge.laid import LaidTable
from eval.forge.layout import lay_out
from eval.forge.model import SampleReport, SampleTable
from eval.forge.printing import Printing
from eval.forge.radicals import with_radicals

PLAIN = Printing()


def write_text(report: SampleReport, printing: Printing = PLAIN, *, markdown: bool, shape: str = "tsv") -> bytes:
    """The report's bytes; `markdown` marks headings with #, else they are plain lines. `printing.shape` goes before `shape`.
    Errors: KeyError for a shape that is not there."""
    writer = _Writer(printing, markdown, printing.shape or shape)
    text = "\n".join(writer.lines(report)).rstrip() + "\n"
    if printing.radicals:
        text = with_radicals(text, printing.seed)
    try:
        return text.encode(printing.encoding)
    except UnicodeEncodeError:
        return text.encode("gb18030")


class _Writer:
    def __init__(self, printing: Printing, markdown: bool, shape: str) -> None:
        self.marked = printing.furniture
        self.markdown = markdown
        self.shape = SHAPES[shape]
        self.draw = random.Random(f"marks:{printing.seed}")  # noqa: S311  the look of samples, not secrets

    def lines(self, report: SampleReport) -> list[str]:
        found: list[str] = []

        def add(text: str, level: int = 0) -> None:
            found.extend([self._heading(text, level) if level else self._marked(text), ""])

        site = site_around(report)
        for line in (site.trail, " ".join(site.navigation)) if self.marked else ():
            add(line)
        for number, line in enumerate(report.title):
            add(line, 1 if number == 0 else 0)
        for line in (site.byline, "[image: ]") if self.marked else ():
            add(line)
        for line in report.opening:
            add(line)
        for section in report.sections:
            add(section.heading, section.level + 1)
            for line in section.paragraphs:
                add(line)
            for table in section.tables:
                add("\n".join([*table.caption, self._table(table)]))
                for line in table.notes:
                    add(line)
        for line in (*report.closing, *(site.footer if self.marked else ())):
            add(line)
        return found

    def _heading(self, text: str, level: int) -> str:
        if self.marked and level > 1:
            return "#" * self.draw.randint(2, 4) + " " + text
        return "#" * level + " " + text if self.markdown else text

    def _marked(self, text: str) -> str:
        if not self.marked or text.startswith(("[", "|", "\t")) or self.draw.random() > 0.15:
            return text
        return self.draw.choice(("[bookmark: _GoBack]", f"[bookmark: _Hlk{self.draw.randrange(10**7, 10**8)}]")) + text

    def _table(self, table: SampleTable) -> str:
        if table.as_picture:
            return f"[image: 年报图{self.draw.randrange(1, 9)}_01]" if self.marked else "[image: 统计表]"
        lines = self.shape(lay_out(table))
        if self.marked:
            return "\n".join(_bookmarked(line, self.draw) for line in lines)
        return "\n".join(lines)


def _bookmarked(line: str, draw: random.Random) -> str:
    """A line of a stream with a bookmark before its text, now and then."""
    text = line.lstrip("\t")
    if line[:1] != "\t" or not text or draw.random() > 0.1:
        return line
    return line[: len(line) - len(text)] + f"[bookmark: _Hlk{draw.randrange(10**7, 10**8)}]" + text


def _on_one_line(text: str) -> str:
    return text.replace("\n", " ")


def _rows(laid: LaidTable) -> list[list[str]]:
    """Every row with every place of the grid; a covered place is empty."""
    covering = laid.covering()
    rows = []
    for row in range(laid.rows):
        here = [covering[row, column] for column in range(laid.columns)]
        starts = [(cell.row, cell.column) == (row, column) for column, cell in enumerate(here)]
        rows.append([_on_one_line(cell.text) if first else "" for cell, first in zip(here, starts, strict=True)])
    return rows


def _tsv(laid: LaidTable) -> list[str]:
    return ["\t".join(row) for row in _rows(laid)]


def _dropped(laid: LaidTable) -> list[str]:
    return ["\t".join(_on_one_line(cell.text) for cell in laid.starting_in(row)) for row in range(laid.rows)]


def _pipe(laid: LaidTable) -> list[str]:
    piped = ["| " + " | ".join(row) + " |" for row in _rows(laid)]
    return [piped[0], "|" + " --- |" * laid.columns, *piped[1:]]


def _stream(laid: LaidTable) -> list[str]:
    """Every row with its cells below one another; a row that a merged cell reaches into starts with an empty line."""
    covering = laid.covering()
    lines: list[str] = []
    for row in range(laid.rows):
        for column in range(laid.columns):
            cell = covering[row, column]
            if cell.column == column:
                lines.append("\t" + (cell.text if cell.row == row else ""))
        lines.append("")
    return lines


def _lines(laid: LaidTable) -> list[str]:
    return [line for cell in laid.cells if cell.text for line in (cell.text, "")]


def _spaced(laid: LaidTable) -> list[str]:
    return [
        " ".join(_on_one_line(cell.text).replace(" ", "") for cell in laid.starting_in(row) if cell.text)
        for row in range(laid.rows)
        if any(cell.text for cell in laid.starting_in(row))
    ]


SHAPES: dict[str, Callable[[LaidTable], list[str]]] = {
    "tsv": _tsv,
    "dropped": _dropped,
    "pipe": _pipe,
    "stream": _stream,
    "lines": _lines,
    "spaced": _spaced,
}
