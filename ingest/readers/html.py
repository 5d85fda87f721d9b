"""Web pages to documents: what the page shows, a block per paragraph, tables with their true spans.

The bytes are decoded first and lxml gets characters (given a gb2312 page with a rare character it returns no text at all).
Left out: script, style, everything marked as hidden, form controls. Kept: navigation and footers, as paragraphs; the page's
<title> where the page itself does not print it. A line break of <br> parts paragraphs outside cells and headings and is a
newline inside them. Bounds, each with a Problem `limit`: colspan 100, rowspan 1000 and no further than the table's rows,
20,000 places a table, 200 levels of nesting. Blanks: an empty cell has an empty span. Errors: DamagedFile for a page of nothing.

>>> document = read("<h1>年度报告</h1><table><tr><td rowspan=2>甲</td><td>1</td></tr><tr><td>2</td></tr></table>".encode())
>>> document.text, [(c.row, c.column, c.rowspan) for c in document.grids[0].cells]
('年度报告\\n甲\\t1\\n2', [(0, 0, 2), (0, 1, 1), (1, 1, 1)])
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree
from lxml import html as lxml_html

from ingest.errors import DamagedFile
from ingest.model import Document, Problem
from ingest.readers.building import MAX_CELLS, Mark, Part, Prose, RawCell, Slots, Table, assemble, texts
from ingest.readers.encoding import decode

MAX_COLSPAN, MAX_ROWSPAN, MAX_DEPTH = 100, 1000, 200

_NAME = re.compile(r"\w+")
_DROPPED = frozenset(
    _NAME.findall(
        "script style template noscript head iframe object embed applet svg math select option datalist textarea button "
        "input audio video canvas map rt rp frameset"
    )
)
_BLOCKS = frozenset(
    _NAME.findall(
        "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form "
        "header hr html legend li main menu nav ol p pre section summary td th tr tbody thead tfoot caption ul"
    )
)
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_DECLARED = (
    re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE),
    re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE),
)
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f\U00020000-\U0003ffff"
_WIDE_BREAK = re.compile(rf"(?<=[{_WIDE}])[ \t]*[\r\n][ \t\r\n]*(?=[{_WIDE}])")
_BREAK = "\x00"
"""Stands for <br> until white space is collapsed; the bytes of a page with NUL never get here."""


def declared_encoding(data: bytes) -> str | None:
    """What a page says of its own encoding in its first 4096 bytes."""
    for pattern in _DECLARED:
        found = pattern.search(data[:4096])
        if found:
            return found.group(1).decode("ascii", "replace")
    return None


def read(data: bytes) -> Document:
    """The document in a page's bytes."""
    return read_text(*decode(data, declared_encoding(data)))


def read_text(text: str, encoding: str | None = None, problems: tuple[Problem, ...] = ()) -> Document:
    """The document in a page that has been decoded."""
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.replace("\x00", "").lstrip("\ufeff"))
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = lxml_html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise DamagedFile(f"found a web page without any content ({error}), expected a report's text; fetch it again") from error
    reading = _Page()
    if any("xcessive depth" in entry.message for entry in parser.error_log):
        reading.limits.add(f"elements nest deeper than the parser goes (more than {MAX_DEPTH} levels)")
    parts = list(reading.parts(root, 0))
    parts[:0] = _unprinted_title(root, parts)
    limits = (Problem("limit", f"{what}; what lies beyond it was not read") for what in sorted(reading.limits))
    return assemble(parts, "html", encoding=encoding, problems=(*problems, *limits))


class _Page:
    """Walks a page. `limits` collects what was cut off."""

    def __init__(self) -> None:
        self.limits: set[str] = set()

    def parts(self, element: etree._Element, depth: int, *, in_cell: bool = False) -> Iterator[Part]:
        """The parts of a block-level element in reading order."""
        flow = _Flow(in_cell)
        self._walk(element, flow, depth)
        flow.end()
        return iter(flow.parts)

    def _walk(self, element: etree._Element, flow: _Flow, depth: int) -> None:
        if depth > MAX_DEPTH:
            self.limits.add(f"elements nest deeper than {MAX_DEPTH} levels")
            return
        flow.text(element.text, preformatted=element.tag == "pre")
        for child in element:
            tag = child.tag if isinstance(child.tag, str) else ""
            if tag and not _is_dropped(child, tag):
                self._child(child, tag, flow, depth + 1)
            flow.text(child.tail)

    def _child(self, child: etree._Element, tag: str, flow: _Flow, depth: int) -> None:
        if tag == "br":
            flow.text(_BREAK)
        elif tag == "img":
            flow.pictures.append(Mark(child.get("alt") or (child.get("src") or "")[:200].rsplit("/", 1)[-1]))
        elif tag == "table":
            flow.end()
            flow.parts.extend(self._table(child, depth))
        elif tag in _HEADINGS:
            flow.end()
            inner = list(self.parts(child, depth, in_cell=True))
            lines = [part.text for part in inner if isinstance(part, Prose)]
            flow.parts.append(Prose("\n".join(lines), level=_HEADINGS[tag]))
            flow.parts.extend(part for part in inner if not isinstance(part, Prose))
        elif tag in _BLOCKS:
            flow.end()
            self._walk(child, flow, depth)
            flow.end()
        else:
            self._walk(child, flow, depth)

    def _table(self, table: etree._Element, depth: int) -> list[Part]:
        if depth > MAX_DEPTH:
            self.limits.add(f"elements nest deeper than {MAX_DEPTH} levels")
            return []
        outside: list[Part] = []
        rows = list(self._rows(table, outside, depth))
        slots = Slots()
        cells: list[RawCell] = []
        for index, row in enumerate(rows):
            column = 0
            for cell in row:
                column = slots.next_free(index, column)
                rowspan = min(self._span(cell, "rowspan", MAX_ROWSPAN) or len(rows), len(rows) - index)
                colspan = slots.take(index, column, rowspan, self._span(cell, "colspan", MAX_COLSPAN) or 1)
                if slots.full:
                    self.limits.add(f"a table has more than {MAX_CELLS} cells")
                    return [*outside, Table(tuple(cells))]
                parts = tuple(self.parts(cell, depth + 1, in_cell=True))
                cells.append(RawCell(index, column, parts, rowspan, colspan))
                column += colspan
        return [*outside, Table(tuple(cells))] if cells else outside

    def _rows(self, table: etree._Element, outside: list[Part], depth: int) -> Iterator[list[etree._Element]]:
        """Each row's cells. What stands in the table but in no cell (captions, stray text) goes to `outside`."""
        loose: list[etree._Element] = []
        for child in table:
            tag = child.tag if isinstance(child.tag, str) else ""
            if tag in ("td", "th") and not _is_dropped(child, tag):
                loose.append(child)
            elif tag and not _is_dropped(child, tag):
                if loose:
                    yield loose
                    loose = []
                if tag == "tr":
                    yield [cell for cell in child if cell.tag in ("td", "th") and not _is_dropped(cell, str(cell.tag))]
                elif tag in ("thead", "tbody", "tfoot"):
                    yield from self._rows(child, outside, depth)
                elif tag not in ("colgroup", "col"):
                    outside.extend(self.parts(child, depth + 1))
        if loose:
            yield loose

    def _span(self, cell: etree._Element, name: str, most: int) -> int:
        """A span as written; 0 where it says 0 (to the table's end), 1 where it says nothing that can be read."""
        found = re.match(r"\s*\+?(\d+)", cell.get(name) or "1")
        digits = found.group(1).lstrip("0") if found else "1"
        if len(digits) > 6 or int(digits or 0) > most:
            self.limits.add(f"a cell's {name} is over {most}")
            return most
        return int(digits or 0)


class _Flow:
    """Running text that grows to paragraphs."""

    def __init__(self, in_cell: bool) -> None:
        self.parts: list[Part] = []
        self.pictures: list[Mark] = []
        self._pieces: list[str] = []
        self._in_cell = in_cell

    def text(self, text: str | None, *, preformatted: bool = False) -> None:
        if text:
            self._pieces.append(re.sub(r"\r?\n", _BREAK, text) if preformatted else text)

    def end(self) -> None:
        """Ends the paragraph."""
        text = _collapse("".join(self._pieces))
        lines = [text] if self._in_cell else text.split("\n")
        self.parts.extend(Prose(line) for line in lines if line.strip())
        self.parts.extend(self.pictures)
        self._pieces.clear()
        self.pictures.clear()


def _collapse(text: str) -> str:
    """White space as a browser shows it: runs are one blank, a line end between wide characters is none."""
    text = re.sub(r"[ \t\r\n\f]+", " ", _WIDE_BREAK.sub("", text))
    return re.sub(rf" ?{_BREAK} ?", "\n", text)


def _is_dropped(element: etree._Element, tag: str) -> bool:
    return tag in _DROPPED or element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _unprinted_title(root: etree._Element, parts: Iterable[Part]) -> list[Part]:
    """The page's title, where no part of it that could be a report's title is printed on the page."""
    found = root.find(".//head/title")
    title = " ".join(("" if found is None else found.text or "").split())
    pieces = [re.sub(r"\s", "", piece) for piece in re.split(r"[_|\-–—]", title)]
    longest = max(pieces, key=len, default="")
    printed = "".join(re.sub(r"\s", "", text) for text in texts(parts))
    return [] if not longest or longest in printed else [Prose(title)]
