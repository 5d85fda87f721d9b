"""A Word file's package: its parts by name, as XML or bytes, and what each part links to.

The main part is found by the package's own relationships (it need not be called word/document.xml), names are compared without
regard to case, and the namespaces of a strict package are read as the ordinary ones. Bounds: 2,000 entries, 200 MB unpacked,
200:1 for an entry over 1 MB; entities and document types are refused. Blanks: a part that is not there is None. Errors:
DamagedFile.

>>> stream = io.BytesIO()
>>> with zipfile.ZipFile(stream, "w") as archive:
...     archive.writestr("word/document.xml", "<a xmlns='http://purl.oclc.org/ooxml/wordprocessingml/main'/>")
>>> package = Package(stream.getvalue())
>>> package.main, package.xml(package.main).tag
('word/document.xml', '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}a')
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from ingest.errors import DamagedFile

MAX_ENTRIES, MAX_BYTES, MAX_RATIO = 2_000, 200 * 2**20, 200

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - the prefix that Word itself uses
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"

_LINK = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_MAIN_TYPE = re.compile(r"(?:document|template)(?:\.macroEnabled(?:Template)?)?\.main\+xml$", re.IGNORECASE)
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError)


@dataclass(frozen=True, slots=True)
class Link:
    """What a part links to: `kind` is the last word of the relationship's type (image, header), `target` a part's name,
    or an address where it is `external`."""

    kind: str
    target: str
    external: bool = False


class Package:
    """The parts of a package held in memory."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise _damaged(error) from error
        _check_size(self._archive.infolist())
        self._names = {_key(name): name for name in self._archive.namelist()}
        self._links: dict[str, dict[str, Link]] = {}
        self.main = self._main()

    def bytes(self, name: str) -> bytes | None:
        """A part's bytes, None where there is no such part. Errors: DamagedFile where it cannot be unpacked."""
        stored = self._names.get(_key(name))
        if stored is None:
            return None
        try:
            return self._archive.read(stored)
        except _BROKEN as error:
            raise _damaged(error) from error

    def xml(self, name: str) -> etree._Element | None:
        """A part's root element, None where there is no such part. Errors: DamagedFile where it is no XML."""
        data = self.bytes(name)
        if data is None:
            return None
        if b"purl.oclc.org" in data[:8192]:
            data = _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", data)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise _damaged(error) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise _damaged("a part declares a document type, which no Word file does")
        return root

    def links(self, name: str) -> dict[str, Link]:
        """What a part links to, by relationship id."""
        if name in self._links:
            return self._links[name]
        folder, file = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, Link] = {}
        for link in () if root is None else root.iter(_LINK):
            kind = (link.get("Type") or "").rsplit("/", 1)[-1]
            target = link.get("Target") or ""
            external = link.get("TargetMode") == "External"
            inside = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
            found[link.get("Id") or ""] = Link(kind, target if external else inside, external)
        self._links[name] = found
        return found

    def linked(self, name: str, kind: str) -> etree._Element | None:
        """The first part of a kind (styles, numbering) that a part links to."""
        for link in self.links(name).values():
            if link.kind == kind and not link.external:
                return self.xml(link.target)
        return None

    def _main(self) -> str:
        for link in self.links("").values():
            if link.kind == "officeDocument" and _key(link.target) in self._names:
                return link.target
        types = self.xml("[Content_Types].xml")
        for override in () if types is None else types.iter(_TYPE):
            if _MAIN_TYPE.search(override.get("ContentType") or "") and _key(override.get("PartName") or "") in self._names:
                return (override.get("PartName") or "").lstrip("/")
        if "word/document.xml" in self._names:
            return "word/document.xml"
        raise _damaged("there is no main part")


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _check_size(entries: list[zipfile.ZipInfo]) -> None:
    """Refuses a package that unpacks to more than a report can need."""
    total = sum(entry.file_size for entry in entries)
    large = (entry for entry in entries if entry.file_size > 2**20)
    steep = any(entry.file_size > MAX_RATIO * max(entry.compress_size, 1) for entry in large)
    if len(entries) > MAX_ENTRIES or total > MAX_BYTES or steep:
        raise DamagedFile(
            f"found a package of {len(entries)} entries and {total} bytes unpacked, expected at most {MAX_ENTRIES} "
            f"entries, {MAX_BYTES} bytes and {MAX_RATIO}:1; it is no ordinary report: save its text as a new .docx"
        )


def _damaged(why: object) -> DamagedFile:
    return DamagedFile(
        f"found a broken Word package ({why}), expected a .docx as Word saves it; "
        "fetch it again, or open it in Word or LibreOffice and save it again"
    )
