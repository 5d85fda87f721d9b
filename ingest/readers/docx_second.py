"""Word files read a second way: the standard library's XML, and a walk that knows only paragraphs, tables and cells.

It is there to be held against the reader proper (`docx`), so it shares none of that reader's walk: a cell is placed by the spans
before it in its row, a vertical merge goes on with the cell that starts over it. Deleted and hidden text is left out, the first
branch of an mc:AlternateContent read. What Word computes (numbers of lists), notes, pictures and styles are not read: a document
so read has the same figures, not the same looks. LibreOffice's own rendering would be more independent still, but it takes
seconds, is not everywhere, and the same bytes must give the same report. Bounds: those of the package. Blanks: an empty cell has
an empty span. Errors: DamagedFile.

>>> import io, zipfile
>>> stream = io.BytesIO()
>>> with zipfile.ZipFile(stream, "w") as archive:
...     cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
...     body = "<w:tbl><w:tr>" + cell.format("规章") + cell.format(3) + "</w:tr></w:tbl>"
...     archive.writestr("word/document.xml", f"<w:document xmlns:w='{W[1:-1]}'><w:body>{body}</w:body></w:document>")
>>> read(stream.getvalue()).text
'规章\\t3'
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree

from ingest.errors import DamagedFile
from ingest.model import Document
from ingest.readers.building import Part, Prose, RawCell, Table, assemble
from ingest.readers.docx_package import MC, Package, W
from ingest.readers.unruled import with_streams

_LEFT_OUT = frozenset([*(f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "tblPr", "instrText")), f"{MC}Fallback"])
_OFF = ("0", "false", "off", "none")
_MOST_COLUMNS = 200


def read(data: bytes) -> Document:
    """The document in a .docx file's bytes."""
    package = Package(data)
    held = package.bytes(package.main)
    try:
        root = ElementTree.fromstring(held or b"")  # noqa: S314 - the reader proper has refused document types before
    except ElementTree.ParseError as error:
        raise DamagedFile(f"found a Word file whose text cannot be read a second way ({error})") from error
    body = root.find(f"{W}body")
    return with_streams(assemble([] if body is None else list(_parts(body)), "docx"))


def _parts(container: ElementTree.Element) -> Iterator[Part]:
    for child in container:
        if child.tag == f"{W}tbl":
            yield Table(tuple(_cells(child)))
        elif child.tag == f"{W}p":
            pieces = _texts(child)
            yield from (Prose(line) for line in "".join(pieces).split("\n"))
            yield from (part for box in child.iter(f"{W}txbxContent") for part in _parts(box))
        elif child.tag not in _LEFT_OUT:
            yield from _parts(child)


def _texts(element: ElementTree.Element) -> Iterator[str]:
    """The text of a paragraph, in its order."""
    for child in element:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in (f"{W}br", f"{W}cr"):
            yield "\n"
        elif child.tag == f"{W}tab":
            yield " "
        elif child.tag not in _LEFT_OUT and child.tag != f"{W}txbxContent" and not _is_hidden(child):
            yield from _texts(child)


def _is_hidden(run: ElementTree.Element) -> bool:
    mark = run.find(f"{W}rPr/{W}vanish")
    return mark is not None and mark.get(f"{W}val") not in _OFF


def _cells(table: ElementTree.Element) -> Iterator[RawCell]:
    """A table's cells, each where it starts."""
    cells: dict[tuple[int, int], RawCell] = {}
    above: dict[int, tuple[int, int]] = {}
    for index, row in enumerate(_inner(table, "tr")):
        column, here = _number(row, "trPr", "gridBefore", 0), dict[int, tuple[int, int]]()
        for cell in _inner(row, "tc"):
            span = max(_number(cell, "tcPr", "gridSpan", 1), 1)
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            upper = above.get(column) if merge is not None and merge.get(f"{W}val") != "restart" else None
            if upper is None:
                here[column] = index, column
                cells[index, column] = RawCell(index, column, tuple(_parts(cell)), 1, span)
            else:
                here[column] = upper
                cells[upper] = replace(cells[upper], rowspan=index - upper[0] + 1)
            column += span
        above = here
    yield from cells.values()


def _inner(element: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    """The rows of a table or the cells of a row, whatever is laid round them."""
    for child in element:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag not in _LEFT_OUT and child.tag not in (f"{W}tc", f"{W}tr"):
            yield from _inner(child, name)


def _number(element: ElementTree.Element, properties: str, name: str, default: int) -> int:
    found = element.find(f"{W}{properties}/{W}{name}")
    digits = "" if found is None else found.get(f"{W}val") or ""
    return min(int(digits), _MOST_COLUMNS) if digits.isascii() and digits.isdigit() and len(digits) < 6 else default
