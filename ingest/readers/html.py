"""Web pages to documents: what the page shows, a block per paragraph, tables with their true spans.

The bytes are decoded first and lxml gets characters (given a gb2312 page with a rare character it returns no text at all).
Left out: script, style, everything that the page hides, form controls outside cells. Kept: navigation and footers, as
paragraphs; the page's title where the page itself does not print it. A line break of <br> parts paragraphs outside cells and
headings and is a newline inside them. Struck-out digits are U+FFFD, raised and white ones kept apart from the number beside
them. Pictures in the page itself carry their bytes. What the page shows from elsewhere (frames, attachments that it only links
to, text that a script would put in) is told (Problem `elsewhere`). Bounds, each with a Problem `limit`: those of a
table, 200 levels of nesting. Blanks: an empty cell has an empty span. Errors: DamagedFile for a page of nothing.

>>> document = read("<h1>年度报告</h1><table><tr><td rowspan=2>甲</td><td>1</td></tr><tr><td>2</td></tr></table>".encode())
>>> document.text, [(c.row, c.column, c.rowspan) for c in document.grids[0].cells]
('年度报告\\n甲\\t1\\n2', [(0, 0, 2), (0, 1, 1), (1, 1, 1)])
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from lxml import etree
from lxml import html as lxml_html

from ingest.errors import DamagedFile
from ingest.model import Document, Problem
from ingest.readers.building import Mark, Part, Prose, Table, assemble, texts
from ingest.readers.encoding import decode
from ingest.readers.html_generated import Generated
from ingest.readers.html_lists import Lists
from ingest.readers.html_mending import mended
from ingest.readers.html_notes import elsewhere
from ingest.readers.html_styles import Look, Looks
from ingest.readers.html_tables import kind_of, read_table
from ingest.readers.printed_text import BREAK, collapsed, parted, struck
from ingest.readers.raster import from_address
from ingest.readers.unruled import with_streams

MAX_DEPTH = 200

_NAME = re.compile(r"\w+")
_DROPPED = frozenset(
    _NAME.findall(
        "script style template noscript head iframe object embed applet math select option datalist textarea button "
        "input audio video canvas map rt rp frameset noframes xml title"
    )
)
_BLOCKS = frozenset(
    _NAME.findall(
        "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form "
        "header hr html legend li main menu nav ol p pre section summary td th tr tbody thead tfoot caption ul"
    )
)
_DRAWN = frozenset(["math", "object", "embed", "canvas", "applet", "iframe"])
"""What may show a number in a cell that has no text."""
_CONTROLS = frozenset(["input", "textarea", "select"])
_NUMBER = re.compile(r"\s*0*([0-9]{1,6})")
UNKNOWN = "\ufffd"
"""Stands for a number that a cell may show and does not hold as its text."""
_SMALLEST = 3
"""Pixels of a side below which a picture shows nothing."""
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_APART = frozenset(["sup", "sub"])
_STRUCK = frozenset(["s", "strike", "del", "bdo"])
"""In which digits are no number that is stated: struck out, or turned round."""
_DECLARED = (
    re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE),
    re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE),
)
_FEWEST_SHOWN = 200
"""A page that shows fewer characters than this while its style sheets hide more is read as its scripts would show it."""


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
    root, limits = _parsed(text)
    parts = _shown(root, limits)
    missing = [Problem("elsewhere", message) for message in elsewhere(root, parts)]
    parts[:0] = _unprinted_title(root, parts)
    cut = [Problem("limit", f"{what}; what lies beyond it was not read") for what in sorted(limits)]
    return with_streams(assemble(parts, "html", encoding=encoding, problems=(*problems, *cut, *missing)))


def page_parts(text: str) -> tuple[list[Part], set[str]]:
    """What a page or a piece of one shows, and the bounds that were reached."""
    root, limits = _parsed(text)
    return _shown(root, limits), limits


def _parsed(text: str) -> tuple[etree._Element, set[str]]:
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.replace("\x00", "").lstrip("\ufeff"))
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = lxml_html.document_fromstring(mended(text), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise DamagedFile(f"found a web page without any content ({error}), expected a report's text; fetch it again") from error
    deep = any("xcessive depth" in entry.message for entry in parser.error_log)
    return root, {f"elements nest deeper than the parser goes (more than {MAX_DEPTH} levels)"} if deep else set()


def _shown(root: etree._Element, limits: set[str]) -> list[Part]:
    """The page's parts; where its style sheets hide nearly all of it, with what they hide."""
    looks = Looks(root)
    generated = Generated(sheet.text or "" for sheet in root.iter("style"))
    parts = list(_Page(looks, generated, limits).parts(root, 0))
    if looks.hid and sum(len(text.strip()) for text in texts(parts)) < _FEWEST_SHOWN:
        whole = list(_Page(Looks(root, believe=False), generated, limits).parts(root, 0))
        if sum(map(len, texts(whole))) > 2 * sum(map(len, texts(parts))):
            return whole
    return parts


class _Page:
    """Walks a page. `limits` collects what was cut off."""

    def __init__(self, looks: Looks, generated: Generated, limits: set[str]) -> None:
        self._limits = limits
        self._looks = looks
        self._generated = generated
        self._lists = Lists(looks)
        self._struck = 0

    def parts(self, element: etree._Element, depth: int, *, in_cell: bool = False) -> Iterator[Part]:
        """The parts of a block-level element in reading order."""
        flow, look = _Flow(in_cell), self._looks.of(element)
        row = element.getparent() if in_cell else None
        through = look.struck or (row is not None and self._looks.of(row).struck)
        self._struck += through
        self._walk(element, flow, depth, element.tag == "pre" or look.keeps_lines)
        self._struck -= through
        flow.end()
        return iter(flow.parts)

    def _walk(self, element: etree._Element, flow: _Flow, depth: int, lines: bool) -> None:
        """`lines` is whether line ends are printed as they stand."""
        if depth > MAX_DEPTH:
            self._limits.add(f"elements nest deeper than {MAX_DEPTH} levels")
            return
        flow.text(self._said(element.text), lines)
        for child in element:
            if isinstance(child.tag, str):
                look = self._looks.of(child)
                through = child.tag in _STRUCK or look.struck
                self._struck += through
                self._child(child, child.tag, look, flow, depth + 1, lines)
                self._struck -= through
            flow.text(self._said(child.tail), lines)

    def _said(self, text: str | None) -> str | None:
        return struck(text) if text and self._struck else text

    def _child(self, child: etree._Element, tag: str, look: Look, flow: _Flow, depth: int, lines: bool) -> None:
        if tag in _CONTROLS and flow.in_cell and not (look.gone or look.unseen):
            flow.text(_typed(child))
        if tag in _DRAWN and flow.in_cell and not (look.gone or look.unseen):
            flow.pictures.append(Mark(tag))
        if tag in _DROPPED or look.gone or (look.unseen and tag != "table"):
            return
        lines = lines or tag in ("pre", "xmp", "listing") or look.keeps_lines
        if tag == "br":
            flow.text(BREAK)
        elif tag == "img" and not _is_spacer(child):
            source = child.get("src") or ""
            name = child.get("alt") or ("" if source.startswith("data:") else source[:200].rsplit("/", 1)[-1])
            flow.pictures.append(Mark(name, image=from_address(source)))
        elif tag == "svg":
            if flow.in_cell or any("".join(map(str, piece.itertext())).strip() for piece in child.iter("text")):
                flow.pictures.append(Mark("svg"))
        elif kind_of(child, self._looks) == "table":
            flow.end()
            flow.parts.extend(self._table(child, depth))
        elif tag in _HEADINGS:
            flow.end()
            inner = list(self.parts(child, depth, in_cell=True))
            words = [part.text for part in inner if isinstance(part, Prose)]
            flow.parts.append(Prose("\n".join(words), level=_HEADINGS[tag]))
            flow.parts.extend(part for part in inner if not isinstance(part, Prose))
        elif tag in _BLOCKS or look.display:
            flow.end()
            flow.number = self._lists.number(child) if tag == "li" else flow.number
            self._walk(child, flow, depth, lines)
            flow.end()
        elif tag in _APART or look.apart:
            before = flow.pending
            self._walk(child, flow, depth, lines)
            flow.part(before)
        else:
            self._walk(child, flow, depth, lines)

    def _table(self, table: etree._Element, depth: int) -> list[Part]:
        if depth > MAX_DEPTH:
            self._limits.add(f"elements nest deeper than {MAX_DEPTH} levels")
            return []
        outside, cells = read_table(
            table,
            self._looks,
            lambda cell: self._cell(cell, depth + 1),
            lambda element: self._alone(element, depth + 1),
            self._limits,
        )
        return [*outside, Table(cells)] if cells else outside

    def _cell(self, cell: etree._Element, depth: int) -> tuple[Part, ...]:
        """What a cell prints; a mark stands for what it may show besides."""
        parts = () if self._looks.of(cell).unseen else tuple(self.parts(cell, depth, in_cell=True))
        if self._generated.doubts(cell, "".join(texts(parts))) and not any(isinstance(part, Mark) for part in parts):
            return (*parts, Prose(UNKNOWN))
        return parts

    def _alone(self, element: etree._Element, depth: int) -> list[Part]:
        """The parts of one element itself."""
        flow = _Flow(False)
        self._child(element, str(element.tag), self._looks.of(element), flow, depth, False)
        flow.end()
        return flow.parts


class _Flow:
    """Running text that grows to paragraphs. `number` is put before the next one."""

    def __init__(self, in_cell: bool) -> None:
        self.parts: list[Part] = []
        self.pictures: list[Mark] = []
        self.in_cell = in_cell
        self.number = ""
        self._pieces: list[str] = []

    def text(self, text: str | None, lines: bool = False) -> None:
        if text:
            self._pieces.append(re.sub(r"\r\n?|\n", BREAK, text) if lines else text)

    @property
    def pending(self) -> int:
        return len(self._pieces)

    def part(self, since: int) -> None:
        """Keeps the digits of the pieces laid down since then apart from those before and behind."""
        if since < len(self._pieces):
            self._pieces[since:] = [parted("".join(self._pieces[since:]), "".join(self._pieces[:since]))]

    def end(self) -> None:
        """Ends the paragraph."""
        text = collapsed("".join(self._pieces))
        if self.number and text.strip():
            text, self.number = self.number + text.lstrip(), ""
        lines = [text] if self.in_cell else text.split("\n")
        self.parts.extend(Prose(line) for line in lines if line.strip())
        self.parts.extend(self.pictures)
        self._pieces.clear()
        self.pictures.clear()


def _is_spacer(picture: etree._Element) -> bool:
    """Whether a picture is so small that it only keeps a place."""
    sides = [_NUMBER.match(picture.get(side) or "") for side in ("width", "height")]
    return any(side is not None and int(side[1]) <= _SMALLEST for side in sides)


def _typed(control: etree._Element) -> str:
    """What a form control in a cell shows."""
    if control.tag == "textarea":
        return control.text or ""
    if control.tag == "select":
        options = list(control.iter("option"))
        chosen = [one for one in options if one.get("selected") is not None] or options[:1]
        return "".join(map(str, chosen[0].itertext())) if chosen else ""
    return control.get("value") or "" if (control.get("type") or "text").lower() in ("text", "number", "tel") else ""


def _unprinted_title(root: etree._Element, parts: Iterable[Part]) -> list[Part]:
    """The page's title, where no part of it that could be a report's title is printed on the page."""
    named = (meta.get("content") for meta in root.iter("meta") if (meta.get("name") or "").lower() == "articletitle")
    found = root.find(".//head/title")
    printed_text = re.sub(r"\s", "", "".join(texts(parts)))
    for title in (" ".join((one or "").split()) for one in chain(named, ["" if found is None else found.text])):
        pieces = [re.sub(r"\s", "", piece) for piece in re.split(r"[_|\-–—]", title)]
        longest = max(pieces, key=len, default="")
        if longest:
            return [] if longest in printed_text else [Prose(title)]
    return []
