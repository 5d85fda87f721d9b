"""Word files to documents: paragraphs and tables in the body's order, tables on a grid of our own.

The walk over the XML is ours: it sees nested tables, text boxes, content controls and whole documents held inside
(`w:altChunk`). Tracked changes are taken as accepted: w:del and w:moveFrom are left out, w:ins and w:moveTo kept; digits that a
line runs through are U+FFFD, by a style's word as by the run's own. A text box stands
after its paragraph, once (mc:Choice, or mc:Fallback where that shows nothing). Numbers that Word computes are put before
their paragraphs; of a field the result is kept, and what one without a result would compute is U+FFFD. Left out: hidden text, tables of contents, comments, headers and footers
(but not a table in one); notes stand at the end. Pictures carry their bytes; charts and embedded objects are
pictures without. Bounds: those of the package and its tables, 100,000 paragraphs, 60 levels (Problem `limit`); what the file only links to
is told (Problem `elsewhere`). Blanks: an empty cell has an empty span. Errors: DamagedFile, LimitExceeded.

>>> import io, zipfile
>>> stream = io.BytesIO()
>>> with zipfile.ZipFile(stream, "w") as archive:
...     text = "<w:p><w:pPr><w:outlineLvl w:val='0'/></w:pPr><w:r><w:t>一、总体情况</w:t></w:r></w:p>"
...     archive.writestr("word/document.xml", f"<w:document xmlns:w='{W[1:-1]}'><w:body>{text}</w:body></w:document>")
>>> [(block.kind.value, block.level) for block in read(stream.getvalue()).blocks]
[('heading', 1)]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from ingest.errors import DamagedFile
from ingest.model import Document, Problem
from ingest.readers.building import Mark, Part, Prose, Table, assemble
from ingest.readers.docx_looks import PLAIN, Look, read_look, stands_off
from ingest.readers.docx_numbering import Numbering
from ingest.readers.docx_package import MC, A, M, Package, R, V, W
from ingest.readers.docx_pictures import Pictures, described
from ingest.readers.docx_styles import Style, number, outline_level, read_styles, switched, value
from ingest.readers.docx_tables import read_table
from ingest.readers.docx_text import (
    CHARACTERS,
    GONE,
    UNKNOWN,
    Fields,
    hides_digits,
    is_computed,
    math_mark,
    symbol,
)
from ingest.readers.encoding import decode
from ingest.readers.limits import check_paragraphs
from ingest.readers.printed_text import parted, struck
from ingest.readers.unruled import with_streams

MAX_DEPTH = 60

_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_SHOWN = frozenset(
    [f"{W}{name}" for name in ("t", "sym", "txbxContent", "footnoteReference", "endnoteReference", "object")]
    + [f"{M}t", f"{A}blip", f"{V}imagedata", _CHART, _DIAGRAM, f"{MC}AlternateContent", *CHARACTERS]
)
_PARTING = frozenset(
    [*(f"{W}{name}" for name in ("tbl", "altChunk", "sdt", "customXml", "ins", "moveTo")), f"{MC}AlternateContent"]
)
_PLAIN = Style()
_ZIP = b"PK\x03\x04"
_MOST_CHUNKS = 3
"""Documents within documents that are read."""


def read(data: bytes) -> Document:
    """The document in a .docx file's bytes."""
    parts, problems = read_parts(data)
    if not parts:
        raise DamagedFile("found a Word file that prints nothing, expected a report's text; fetch it again")
    return with_streams(assemble(parts, "docx", problems=problems))


def read_parts(data: bytes) -> tuple[list[Part], list[Problem]]:
    """What the file prints, in reading order, and what must be said of it."""
    said = _Said()
    parts = _package_parts(Package(data), said, 0)
    problems = [Problem("limit", f"{what}; what lies beyond it was not read") for what in sorted(said.limits)]
    return parts, problems + [Problem("elsewhere", what) for what in dict.fromkeys(said.elsewhere)]


@dataclass(slots=True)
class _Said:
    """What must be said of the file: bounds that were reached, and what is not in it."""

    limits: set[str] = field(default_factory=set)
    elsewhere: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Inline:
    """A paragraph's text as it grows, and what stands after it."""

    pieces: list[str] = field(default_factory=list)
    after: list[Part] = field(default_factory=list)
    look: Look = PLAIN
    """What the style of the paragraph that is being read says of its text."""

    @property
    def text(self) -> str:
        return "".join(self.pieces)


def _package_parts(package: Package, said: _Said, chunk: int) -> list[Part]:
    """All parts of a package: its body, then the notes it refers to, then tables that stand in headers and footers."""
    root = package.xml(package.main)
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        raise DamagedFile("found a Word package without a body, expected a .docx as Word saves it; fetch it again")
    check_paragraphs(sum(1 for _ in body.iter(f"{W}p")))
    lists = Numbering(package.linked(package.main, "numbering"))
    styles = read_styles(package.linked(package.main, "styles"))
    story = _Story(package, package.main, body, styles, lists, said, chunk)
    parts = list(story.parts(body, 0))
    for kind, wanted in (("footnote", story.notes), ("endnote", story.end_notes)):
        notes = package.linked(package.main, f"{kind}s")
        found = {} if notes is None else {note.get(f"{W}id"): note for note in notes.iter(f"{W}{kind}")}
        for note in (found[key] for key in dict.fromkeys(wanted) if key in found):
            parts.extend(_Story(package, package.main, note, styles, lists, said, chunk).parts(note, 0))
    for link in package.links(package.main).values():
        edge = package.xml(link.target) if link.kind in ("header", "footer") and not link.external else None
        if edge is not None and sum(1 for _ in edge.iter(f"{W}tc")) > _FEWEST_CELLS:
            inner = _Story(package, link.target, edge, styles, lists, said, chunk).parts(edge, 0)
            parts.extend(part for part in inner if isinstance(part, Table))
    return parts


_FEWEST_CELLS = 3
"""A table of a header or footer with no more cells than this arranges a letterhead."""


class _Story:
    """Walks one part of the package. `notes` and `end_notes` collect the ids of the notes that it refers to."""

    def __init__(
        self,
        package: Package,
        part: str,
        root: etree._Element,
        styles: dict[str, Style],
        lists: Numbering,
        said: _Said,
        chunk: int,
    ) -> None:
        self.notes: list[str | None] = []
        self.end_notes: list[str | None] = []
        self._package = package
        self._links = package.links(part)
        self._styles = styles
        self._lists = lists
        self._said = said
        self._chunk = chunk
        self._fields = Fields(root)
        self._pictures = Pictures(package, self._links, said.elsewhere)

    def parts(self, container: etree._Element, depth: int, *, in_cell: bool = False) -> Iterator[Part]:
        """The parts of a body, cell, text box or content control in order."""
        if self._too_deep(depth):
            return
        open_text = _Inline()
        for child in container:
            tag = child.tag
            if tag == f"{W}p":
                style = self._style(child)
                inline = _Inline() if style.contents and not in_cell else open_text
                inline.look = style.look
                self._runs(child, inline, depth, hidden=style.hidden)
                if inline is not open_text or _runs_on(child):
                    continue
                yield from self._paragraph(child, style, open_text, in_cell)
                open_text = _Inline()
            elif isinstance(tag, str) and tag not in GONE:
                if tag in _PARTING:
                    yield from _prose(open_text)
                    open_text = _Inline()
                if tag == f"{W}tbl":
                    cells = read_table(child, lambda cell: self._cell(cell, depth + 1), self._said.limits)
                    yield from [Table(cells)] if cells else []
                elif tag == f"{W}altChunk":
                    yield from self._held(child.get(f"{R}id") or "")
                elif tag == f"{MC}AlternateContent":
                    yield from self._alternate_parts(child, depth, in_cell)
                else:
                    yield from self.parts(child, depth + 1, in_cell=in_cell)
        yield from _prose(open_text)

    def _cell(self, cell: etree._Element, depth: int) -> tuple[Part, ...]:
        """What a cell prints; a mark where that is nothing, and the cell has hidden digits."""
        parts = tuple(self.parts(cell, depth, in_cell=True))
        return parts or ((Prose(UNKNOWN),) if hides_digits(cell) else ())

    def _alternate_parts(self, alternate: etree._Element, depth: int, in_cell: bool) -> list[Part]:
        for branch in _branches(alternate):
            found = list(self.parts(branch, depth + 1, in_cell=in_cell))
            if found:
                return found
        return []

    def _paragraph(self, paragraph: etree._Element, style: Style, inline: _Inline, in_cell: bool) -> Iterator[Part]:
        printed = self._number(paragraph, style)
        if printed and (in_cell or inline.text.strip()):
            inline.pieces.insert(0, printed)
        outline = paragraph.find(f"{W}pPr/{W}outlineLvl")
        yield from _prose(inline, style.level if outline is None else outline_level(outline))

    def _number(self, paragraph: etree._Element, style: Style) -> str:
        """The number that Word puts before this paragraph; it counts on."""
        direct = paragraph.find(f"{W}pPr/{W}numPr")
        key, depth = style.number, style.depth
        if direct is not None:
            own = direct.find(f"{W}numId")
            key = style.number if own is None else value(own)
            depth = number(direct.find(f"{W}ilvl"), style.depth or 0, 8)
        if not key or key == "0":
            return ""
        return self._lists.next_number(key, depth, value(paragraph.find(f"{W}pPr/{W}pStyle")))

    def _style(self, paragraph: etree._Element) -> Style:
        return self._styles.get(value(paragraph.find(f"{W}pPr/{W}pStyle")), _PLAIN)

    def _runs(self, element: etree._Element, inline: _Inline, depth: int, *, hidden: bool) -> None:
        if self._too_deep(depth):
            return
        for child in element:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, inline, depth, hidden=hidden)
            elif tag == f"{W}fldChar":
                inline.pieces.append(self._fields.meet(child))
            elif tag == f"{W}instrText":
                self._fields.instruct(child.text or "")
            elif not isinstance(tag, str) or tag in GONE:
                continue
            elif tag in _SHOWN:
                if not (hidden or self._fields.hidden):
                    if tag != f"{W}t" or (child.text or "").strip():
                        self._fields.show()
                    self._shown(child, inline, depth)
            elif tag == f"{W}fldSimple":
                self._simple_field(child, inline, depth, hidden=hidden)
            else:
                inline.pieces.append(math_mark(tag))
                self._runs(child, inline, depth + 1, hidden=hidden)

    def _simple_field(self, child: etree._Element, inline: _Inline, depth: int, *, hidden: bool) -> None:
        before = len(inline.text), len(inline.after)
        self._runs(child, inline, depth + 1, hidden=hidden)
        if (len(inline.text), len(inline.after)) == before and not hidden and is_computed(child.get(f"{W}instr") or ""):
            inline.pieces.append(UNKNOWN)

    def _shown(self, child: etree._Element, inline: _Inline, depth: int) -> None:
        """What is printed at this place: characters, a text box, a picture, a note's mark."""
        tag = child.tag
        if tag in (f"{W}t", f"{M}t"):
            inline.pieces.append((child.text or "").replace("\n", " "))
        elif tag in CHARACTERS:
            is_text = child.get(f"{W}type") not in ("page", "column")
            inline.pieces.append(CHARACTERS[tag] if is_text else "\n")
        elif tag == f"{W}sym":
            inline.pieces.append(symbol(child.get(f"{W}char") or "", child.get(f"{W}font") or ""))
        elif tag == f"{W}txbxContent":
            inline.after.extend(self.parts(child, depth + 1))
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            (self.notes if tag == f"{W}footnoteReference" else self.end_notes).append(child.get(f"{W}id"))
        elif tag in (f"{A}blip", f"{V}imagedata"):
            inline.after.append(self._pictures.picture(child))
        elif tag in (_CHART, _DIAGRAM):
            inline.after.append(Mark(described(child) or "chart"))
        elif tag == f"{W}object":
            inline.after.append(self._pictures.embedded(child))
        else:
            self._alternate_runs(child, inline, depth)

    def _run(self, run: etree._Element, inline: _Inline, depth: int, *, hidden: bool) -> None:
        """A run: text of one look."""
        properties = run.find(f"{W}rPr")
        styled = _PLAIN if properties is None else self._styles.get(value(properties.find(f"{W}rStyle")), _PLAIN)
        own = None if properties is None else switched(properties.find(f"{W}vanish"))
        if own is None:
            own = hidden or styled.hidden
        at = len(inline.pieces)
        self._runs(run, inline, depth + 1, hidden=own)
        if len(inline.pieces) == at:
            return
        look = read_look(properties).over(styled.look)
        around = inline.look
        if look.over(around).is_struck:
            inline.pieces[at:] = [struck("".join(inline.pieces[at:]))]
        elif look.is_apart or stands_off(run, properties) or (around.is_apart and not look.over(around).is_apart):
            inline.pieces[at:] = [parted("".join(inline.pieces[at:]), "".join(inline.pieces[:at]))]

    def _alternate_runs(self, alternate: etree._Element, inline: _Inline, depth: int) -> None:
        for branch in _branches(alternate):
            before = len(inline.text), len(inline.after)
            self._runs(branch, inline, depth + 1, hidden=False)
            if (len(inline.text), len(inline.after)) != before:
                return

    def _held(self, key: str) -> list[Part]:
        """The parts of a document that is held inside this one."""
        link = self._links.get(key)
        data = None if link is None or link.external else self._package.bytes(link.target)
        if data is None or self._chunk >= _MOST_CHUNKS:
            self._said.elsewhere.append("a part of the document stands in another file; it was not read")
            return []
        if data.startswith(_ZIP):
            return _package_parts(Package(data), self._said, self._chunk + 1)
        from ingest.readers import html  # noqa: PLC0415 - few documents hold a page

        text, _, _ = decode(data, html.declared_encoding(data))
        if re.match(r"\s*(?:MIME-Version:|\{\\rtf)", text, re.IGNORECASE):
            self._said.elsewhere.append("a part of the document is held as a web archive or as rich text; it was not read")
            return []
        if re.search(r"<(?:html|body|p|table|div)\b", text, re.IGNORECASE):
            parts, limits = html.page_parts(text)
            self._said.limits |= limits
            return parts
        return [Prose(line) for line in text.splitlines() if line.strip()]

    def _too_deep(self, depth: int) -> bool:
        if depth > MAX_DEPTH:
            self._said.limits.add(f"elements nest deeper than {MAX_DEPTH} levels")
        return depth > MAX_DEPTH


def _prose(inline: _Inline, level: int = 0) -> Iterator[Part]:
    if inline.text.strip():
        yield from [Prose(inline.text, level)] if level else (Prose(line) for line in inline.text.split("\n") if line.strip())
    yield from inline.after


def _runs_on(paragraph: etree._Element) -> bool:
    """Whether the paragraph's end is deleted or hidden, so that the next one goes on with it."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    if mark is None:
        return False
    return mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None or bool(switched(mark.find(f"{W}vanish")))


def _branches(alternate: etree._Element) -> Iterable[etree._Element]:
    """The branches of an mc:AlternateContent, the best first; the first that shows anything is read."""
    return [*alternate.iterfind(f"{MC}Choice"), *alternate.iterfind(f"{MC}Fallback")]
