"""Word files to documents: paragraphs and tables in the body's order, tables on a grid of our own.

python-docx opens the package; the walk over its XML is ours, as `row.cells` repeats merged cells and passes over nested
tables, text boxes and content controls. A cell is known by its place (w:gridSpan, w:vMerge), never by equal text. Tracked changes
are taken as accepted: w:del and w:moveFrom are left out, w:ins is kept. A text box stands after its paragraph, once (mc:Choice,
or mc:Fallback where there is none). Heading styles and outline levels give levels. Not available: list numbers that Word
computes, headers, footers, footnotes. Hidden text is left out. Bounds: 2,000 entries, 200 MB unpacked, 200:1 (DamagedFile);
gridSpan 200, 5,000 rows and 20,000 places a table, 60 levels (Problem `limit`).
Blanks: an empty cell has an empty span. Errors: DamagedFile; UnsupportedType for a strict OOXML package.

>>> import io
>>> file = docx.Document()
>>> _ = file.add_heading("一、总体情况", 1), file.add_paragraph("收到申请3件。")
>>> stream = io.BytesIO()
>>> file.save(stream)
>>> [(block.kind.value, block.level) for block in read(stream.getvalue()).blocks]
[('heading', 1), ('paragraph', 0)]
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from lxml import etree

from ingest.errors import DamagedFile, UnsupportedType
from ingest.model import Document, Problem
from ingest.readers.building import MAX_CELLS, Mark, Part, Prose, RawCell, Slots, Table, assemble

MAX_ENTRIES, MAX_BYTES, MAX_RATIO = 2_000, 200 * 2**20, 200
MAX_SPAN, MAX_ROWS, MAX_DEPTH = 200, 5_000, 60

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_V = "{urn:schemas-microsoft-com:vml}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"

_GONE = frozenset(
    [f"{_W}{name}" for name in ("del", "moveFrom", "pPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "instrText", "rt")]
)
_CHARACTERS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}ptab": " "}
_HEADING_STYLE = re.compile(r"(?:heading|标题)\s*([1-9])$", re.IGNORECASE)
_STRICT = b"http://purl.oclc.org/ooxml/"


def read(data: bytes) -> Document:
    """The document in a .docx file's bytes."""
    _check_size(data)
    try:
        word = docx.Document(io.BytesIO(data))
        body = word.element.body
    except (
        OpcError,
        KeyError,
        ValueError,
        AttributeError,
        zipfile.BadZipFile,
        zlib.error,
        etree.XMLSyntaxError,
        OSError,
    ) as error:
        raise DamagedFile(
            f"found a Word file that cannot be opened ({error}), expected a .docx as Word saves it; "
            "open it in Word or LibreOffice and save it again"
        ) from error
    reading = _Body(word)
    parts = list(reading.parts(body, 0))
    limits = (Problem("limit", f"{what}; what lies beyond it was not read") for what in sorted(reading.limits))
    return assemble(parts, "docx", problems=limits)


def _check_size(data: bytes) -> None:
    """Refuses a package that unpacks to more than a report can need; a strict one is named."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            total = sum(entry.file_size for entry in entries)
            large = (entry for entry in entries if entry.file_size > 2**20)
            steep = any(entry.file_size > MAX_RATIO * max(entry.compress_size, 1) for entry in large)
            if len(entries) > MAX_ENTRIES or total > MAX_BYTES or steep:
                raise DamagedFile(
                    f"found a package of {len(entries)} entries and {total} bytes unpacked, expected at most {MAX_ENTRIES} "
                    f"entries, {MAX_BYTES} bytes and {MAX_RATIO}:1; it is no ordinary report: save its text as a new .docx"
                )
            main = archive.read("word/document.xml") if "word/document.xml" in archive.namelist() else b""
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        raise DamagedFile(f"found a broken Word package ({error}), expected a .docx; fetch it again") from error
    if _STRICT in main[:4096]:
        raise UnsupportedType("found a strict Open XML document, expected an ordinary .docx; in Word, save it as Word Document")


class _Body:
    """Walks the body. `limits` collects what was cut off."""

    def __init__(self, word: WordDocument) -> None:
        self.limits: set[str] = set()
        self._levels = _style_levels(word)
        self._targets = {key: relation.target_ref for key, relation in word.part.rels.items()}

    def parts(self, container: etree._Element, depth: int) -> Iterator[Part]:
        """The parts of a body, cell, text box or content control in order."""
        if depth > MAX_DEPTH:
            self.limits.add(f"elements nest deeper than {MAX_DEPTH} levels")
            return
        for child in container:
            if child.tag == f"{_W}p":
                yield from self._paragraph(child, depth)
            elif child.tag == f"{_W}tbl":
                yield from self._table(child, depth)
            elif child.tag == f"{_MC}AlternateContent":
                for chosen in _chosen(child):
                    yield from self.parts(chosen, depth + 1)
            elif isinstance(child.tag, str) and child.tag not in _GONE:
                yield from self.parts(child, depth + 1)

    def _paragraph(self, paragraph: etree._Element, depth: int) -> Iterator[Part]:
        pieces: list[str] = []
        after: list[Part] = []
        self._runs(paragraph, pieces, after, depth)
        level = self._level(paragraph)
        text = "".join(pieces)
        yield from [Prose(text, level)] if level else (Prose(line) for line in text.split("\n") if line.strip())
        yield from after

    def _runs(self, element: etree._Element, pieces: list[str], after: list[Part], depth: int) -> None:
        if depth > MAX_DEPTH:
            self.limits.add(f"elements nest deeper than {MAX_DEPTH} levels")
            return
        for child in element:
            tag = child.tag
            if tag in (f"{_W}t", f"{_M}t"):
                pieces.append((child.text or "").replace("\n", " "))
            elif tag in _CHARACTERS:
                is_text = child.get(f"{_W}type") not in ("page", "column")
                pieces.append(_CHARACTERS[tag] if is_text else "\n")
            elif tag == f"{_W}txbxContent":
                after.extend(self.parts(child, depth + 1))
            elif tag in (f"{_A}blip", f"{_V}imagedata"):
                after.append(Mark(self._picture_name(child)))
            elif tag == f"{_MC}AlternateContent":
                for chosen in _chosen(child):
                    self._runs(chosen, pieces, after, depth + 1)
            elif isinstance(tag, str) and tag not in _GONE and not _is_hidden(child):
                self._runs(child, pieces, after, depth + 1)

    def _picture_name(self, picture: etree._Element) -> str:
        for above in picture.iterancestors(f"{_WP}inline", f"{_WP}anchor"):
            described = above.find(f"{_WP}docPr")
            if described is not None and described.get("descr"):
                return str(described.get("descr"))
        key = picture.get(f"{_R}embed") or picture.get(f"{_R}id") or picture.get(f"{_R}link") or ""
        return str(self._targets.get(key, "")).rsplit("/", 1)[-1]

    def _level(self, paragraph: etree._Element) -> int:
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return 0
        outline, style = properties.find(f"{_W}outlineLvl"), properties.find(f"{_W}pStyle")
        if outline is not None:
            return _outline_level(outline)
        return self._levels.get(style.get(f"{_W}val") or "", 0) if style is not None else 0

    def _table(self, table: etree._Element, depth: int) -> Iterator[Table]:
        slots, cells = Slots(), dict[tuple[int, int], RawCell]()
        above: dict[int, tuple[int, int]] = {}
        for index, row in enumerate(_inside(table, f"{_W}tr")):
            if index >= MAX_ROWS or slots.full:
                self.limits.add(f"a table has more than {MAX_ROWS} rows or {MAX_CELLS} cells")
                break
            column, merged = _number(row.find(f"{_W}trPr/{_W}gridBefore"), 0, MAX_SPAN), dict[int, tuple[int, int]]()
            last: tuple[int, int] | None = None
            for cell in _inside(row, f"{_W}tc"):
                properties = cell.find(f"{_W}tcPr")
                if properties is not None and properties.find(f"{_W}cellDel") is not None:
                    continue
                span = self._grid_span(properties)
                key = above.get(column) if _merge(properties, "vMerge") == "continue" else None
                if key is not None and cells[key].colspan == span:
                    cells[key] = _taller(cells[key], index)
                    slots.take(index, column, 1, span)
                    merged[column] = key
                elif _merge(properties, "hMerge") == "continue" and last is not None:
                    slots.take(index, column, 1, span)
                    cells[last] = _wider(cells[last], span)
                else:
                    slots.take(index, column, 1, span)
                    last = (index, column)
                    cells[last] = RawCell(index, column, tuple(self.parts(cell, depth + 1)), 1, span)
                    merged[column] = last
                column += span
            above = merged
        if cells:
            yield Table(tuple(cells.values()))

    def _grid_span(self, properties: etree._Element | None) -> int:
        found = None if properties is None else properties.find(f"{_W}gridSpan")
        span = _number(found, 1, MAX_SPAN + 1)
        if span > MAX_SPAN:
            self.limits.add(f"a cell's gridSpan is over {MAX_SPAN}")
        return max(1, min(span, MAX_SPAN))


def _taller(cell: RawCell, row: int) -> RawCell:
    return RawCell(cell.row, cell.column, cell.parts, row - cell.row + 1, cell.colspan)


def _wider(cell: RawCell, by: int) -> RawCell:
    return RawCell(cell.row, cell.column, cell.parts, cell.rowspan, cell.colspan + by)


def _merge(properties: etree._Element | None, name: str) -> str | None:
    """restart, continue (which is also what a bare element means), or None where the cell is not merged."""
    found = None if properties is None else properties.find(f"{_W}{name}")
    return None if found is None else found.get(f"{_W}val") or "continue"


def _number(element: etree._Element | None, default: int, most: int) -> int:
    """An element's number, at most `most`; the default where there is none that can be read."""
    digits = "" if element is None else (element.get(f"{_W}val") or "").strip()
    if not (digits.isascii() and digits.isdigit()):
        return default
    return most if len(digits) > 9 else min(int(digits), most)


def _inside(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table or cells of a row, through content controls and insertions, without deleted rows."""
    for child in element:
        if child.tag == tag:
            if child.find(f"{_W}trPr/{_W}del") is None:
                yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins", f"{_W}moveTo"):
            yield from _inside(child, tag)


def _chosen(alternate: etree._Element) -> Iterable[etree._Element]:
    """The one branch of an mc:AlternateContent that is read."""
    choice = alternate.find(f"{_MC}Choice")
    fallback = alternate.find(f"{_MC}Fallback")
    return [branch for branch in (choice if choice is not None else fallback,) if branch is not None]


def _is_hidden(run: etree._Element) -> bool:
    vanish = run.find(f"{_W}rPr/{_W}vanish")
    return vanish is not None and vanish.get(f"{_W}val") not in ("0", "false", "off")


def _outline_level(outline: etree._Element) -> int:
    """1..6; 0 for 9, which is body text."""
    level = _number(outline, 9, 9)
    return 0 if level >= 9 else min(level + 1, 6)


def _style_levels(word: WordDocument) -> dict[str, int]:
    """Heading levels by style id, through what a style is based on."""
    styles = {style.get(f"{_W}styleId") or "": style for style in word.styles.element.findall(f"{_W}style")}
    return {key: _style_level(key, styles) for key in styles}


def _style_level(key: str, styles: dict[str, etree._Element]) -> int:
    for _ in range(10):
        style = styles.get(key)
        if style is None:
            return 0
        outline, name, base = (style.find(f"{_W}{path}") for path in (f"pPr/{_W}outlineLvl", "name", "basedOn"))
        printed = "" if name is None else name.get(f"{_W}val") or ""
        numbered = _HEADING_STYLE.match(printed)
        if numbered:
            return min(int(numbered.group(1)), 6)
        if outline is not None:
            return _outline_level(outline)
        if printed.lower() in ("title", "标题"):
            return 1
        key = "" if base is None else base.get(f"{_W}val") or ""
    return 0
