"""Pictures of a Word file: drawings, the older VML pictures, and what stands for an embedded object.

A picture is a `Mark` with the words that describe it, or its file's name, and with its bytes where it is one of dots; what the
document crops away is cut off, so that nothing is recognised that is not shown. Blanks: drawings (EMF, WMF) and pictures that
are missing or damaged have no bytes. What is only linked to is added to `elsewhere`. Nothing raises.

>>> Pictures.__name__, share("25000"), share("25%"), share(None)
('Pictures', 0.25, 0.25, 0.0)
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from ingest.errors import DamagedFile
from ingest.readers.building import Mark
from ingest.readers.docx_package import WP, A, Link, Package, R, V
from ingest.readers.docx_package import O as OFFICE
from ingest.readers.raster import cropped, raster


class Pictures:
    """The pictures of one part of a package."""

    def __init__(self, package: Package, links: Mapping[str, Link], elsewhere: list[str]) -> None:
        self._package = package
        self._links = links
        self._elsewhere = elsewhere

    def picture(self, element: etree._Element) -> Mark:
        """The picture of an a:blip or v:imagedata."""
        keys = (element.get(name) for name in (f"{R}embed", f"{R}id", f"{OFFICE}relid", f"{R}link"))
        link = self._links.get(next((key for key in keys if key), ""))
        name = described(element) or ("" if link is None else link.target.rsplit("/", 1)[-1])
        if link is None:
            return Mark(name)
        if link.external:
            self._elsewhere.append(f"the picture “{name}” is only linked to ({link.target[:200]}); it was not read")
            return Mark(name)
        try:
            image = raster(self._package.bytes(link.target))
        except DamagedFile:
            return Mark(name)  # the rest of the file can still be read
        holder = element.getparent()
        cut = None if holder is None else holder.find(f"{A}srcRect")
        if cut is not None:
            image = cropped(image, *(share(cut.get(side)) for side in "ltrb"))
        return Mark(name, image=image)

    def embedded(self, element: etree._Element) -> Mark:
        """An embedded object: its kind, and the picture that stands for it."""
        found = element.find(f".//{OFFICE}OLEObject")
        preview = element.find(f".//{V}imagedata")
        kind = "" if found is None else found.get("ProgID") or ""
        shown = Mark() if preview is None else self.picture(preview)
        return Mark(kind or shown.name, image=shown.image)


def described(picture: etree._Element) -> str:
    """The words that describe a picture, as its author gave them."""
    for above in picture.iterancestors(f"{WP}inline", f"{WP}anchor"):
        words = above.find(f"{WP}docPr")
        if words is not None and words.get("descr"):
            return str(words.get("descr"))
    return ""


def share(text: str | None) -> float:
    """A share that is written in thousandths of a percent, or with a percent sign."""
    found = re.fullmatch(r"(-?\d{1,9}(?:\.\d{1,9})?)(%?)", text or "")
    return 0.0 if found is None else float(found[1]) / (100 if found[2] else 100_000)
