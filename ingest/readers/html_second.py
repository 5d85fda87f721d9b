"""Web pages read a second way: the standard library's parser, tag by tag, and tables laid out by their spans alone.

It is there to be held against the reader proper (`html`), so it shares neither that one's tree nor its mending of broken pages:
a cell lasts until the next cell, row or end of its table. Style sheets, lists' numbers, scripts, form controls and pictures are
not read; what an element's own attributes hide is left out. A document so read has the same figures, not the same looks. Blanks:
an empty cell has an empty span. Errors: DamagedFile.

>>> document = read("<table><tr><td rowspan=2>甲<td>1</td></tr><tr><td>2</table>".encode())
>>> document.text, [(c.row, c.column, c.rowspan) for c in document.grids[0].cells]
('甲\\t1\\n2', [(0, 0, 2), (0, 1, 1), (1, 1, 1)])
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from ingest.errors import DamagedFile
from ingest.model import Document
from ingest.readers.building import Part, Prose, RawCell, Slots, Table, assemble
from ingest.readers.encoding import decode
from ingest.readers.html import declared_encoding
from ingest.readers.unruled import with_streams

_WORDS = re.compile(r"\w+")
_UNSEEN = frozenset(_WORDS.findall("script style template noscript head title textarea select object iframe svg"))
_VOID = frozenset(_WORDS.findall("area base br col embed hr img input link meta source track wbr"))
_INLINE = frozenset(_WORDS.findall("a abbr b big bdi bdo em font i ins label mark o q s small span st1 strong sub sup u"))
_ENDED = {"td": ("td", "th"), "th": ("td", "th"), "tr": ("td", "th", "tr"), "li": ("li",)}
"""Elements that a tag ends where nobody else has; a paragraph ends with whatever begins a line."""
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MOST_SPAN, _MOST_OPEN = 100, 400

Attributes = list[tuple[str, str | None]]


def read(data: bytes) -> Document:
    """The document in a page's bytes."""
    text, encoding, problems = decode(data, declared_encoding(data))
    page = _Page()
    try:
        page.feed(text)
        page.close()
    except AssertionError as error:  # so the parser refuses a marked section that it does not know
        raise DamagedFile(f"found a page that cannot be read a second way ({error}), expected one that browsers read") from error
    return with_streams(assemble(page.parts(), "html", encoding=encoding, problems=problems))


@dataclass(slots=True)
class _Open:
    """A cell, or the page itself, as far as it has been read."""

    parts: list[Part] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    rowspan: int = 1
    colspan: int = 1

    def end_line(self) -> None:
        text = "\n".join(" ".join(line.split()) for line in "".join(self.pieces).split("\v"))
        self.pieces.clear()
        if text.strip():
            self.parts.append(Prose(text))


class _Page(HTMLParser):
    """Takes down what a page shows. `_tables` are the tables that are open, each with its rows; `_open` the places that take
    text, the page first."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open = [_Open()]
        self._tables: list[list[list[_Open]]] = []
        self._tags: list[tuple[str, bool]] = []

    def parts(self) -> list[Part]:
        """The page's parts; tables that never ended end here."""
        while self._tables:
            self._end_table()
        self._open[0].end_line()
        return self._open[0].parts

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if tag == "br":
            self._open[-1].pieces.append("\v")
        if tag in _VOID or len(self._tags) > _MOST_OPEN:
            return
        while self._tags and tag not in _INLINE and self._tags[-1][0] in ("p", *_ENDED.get(tag, ())):
            self._tags.pop()
        said = {name: value or "" for name, value in attrs}
        hidden = tag in _UNSEEN or "hidden" in said or bool(_HIDING.search(said.get("style", "")))
        self._tags.append((tag, hidden))
        if self._hidden:
            return
        if tag not in _INLINE:
            self._open[-1].end_line()
        if tag == "table":
            self._tables.append([])
        elif tag == "tr" and self._tables:
            self._end_cell()
            self._tables[-1].append([])
        elif tag in ("td", "th") and self._tables:
            self._end_cell()
            self._tables[-1].extend([[]] * (not self._tables[-1]))
            cell = _Open(rowspan=_span(said.get("rowspan")), colspan=_span(said.get("colspan")))
            self._tables[-1][-1].append(cell)
            self._open.append(cell)

    def handle_endtag(self, tag: str) -> None:
        hidden = self._hidden
        names = [name for name, _ in self._tags]
        if tag in names:
            del self._tags[len(names) - 1 - names[::-1].index(tag) :]
        if hidden or tag in _VOID:
            return
        if tag not in _INLINE:
            self._open[-1].end_line()
        if tag in ("td", "th", "tr") and self._tables:
            self._end_cell()
        elif tag == "table" and self._tables:
            self._end_table()

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._open[-1].pieces.append(data)

    @property
    def _hidden(self) -> bool:
        return any(hidden for _, hidden in self._tags)

    def _end_cell(self) -> None:
        """Ends the innermost table's open cell, if one is open."""
        if self._tables[-1] and self._tables[-1][-1] and self._open[-1] is self._tables[-1][-1][-1]:
            self._open.pop().end_line()

    def _end_table(self) -> None:
        self._end_cell()
        rows = self._tables.pop()
        slots, cells = Slots(), list[RawCell]()
        for index, row in enumerate(rows):
            column = 0
            for cell in row:
                column = slots.next_free(index, column)
                rowspan = min(cell.rowspan or len(rows), len(rows) - index)
                got = slots.take(index, column, rowspan, cell.colspan or 1)
                cells.append(RawCell(index, column, tuple(cell.parts), rowspan, got))
        if cells and not slots.full:
            self._open[-1].parts.append(Table(tuple(cells)))


def _span(said: str | None) -> int:
    found = re.match(r"\s*([0-9]{1,4})", said or "")
    return min(int(found[1]), _MOST_SPAN) if found else 1
