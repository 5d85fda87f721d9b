"""A Song-type font that is embedded in a PDF, and what it tells of the characters it prints.

Word processors and browsers embed a font as a composite font whose codes are glyph numbers (`Identity-H`), with a table
(`ToUnicode`) that says which characters they stand for. That table is all a reader has, and here it may say the truth, nothing,
or private-use characters, while the page looks the same. A radical code point is drawn with the glyph of the character it looks
like and told as itself. The font is a cut of Noto Serif CJK SC (SIL Open Font License, `fonts/OFL.txt`): GB 2312's first level
and the traditional forms of what official forms print. A character it lacks is drawn as a box.

The classes have the interface of reportlab's dynamic fonts, which are asked for bytes while pages are made and add their
objects when the file is saved; so one registered font serves many files.

>>> font_of(Told.TRUTH), width_of("件", font_of(Told.TRUTH), 10.0)
('ForgeSong-truth', 10.0)
"""

from __future__ import annotations

import copy
import io
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.ttfonts import TTFontFace

from eval.forge.radicals import RADICALS

PRIVATE_USE = 0xE000
NO_BREAK_SPACE, SPACE = 0xA0, 0x20


class Told(StrEnum):
    """What the font says of its characters."""

    TRUTH = "truth"
    NOTHING = "nothing"
    PRIVATE = "private"
    NO_SEVEN = "no_seven"
    """The truth, but of the digit 7 that it is no text at all."""


@dataclass(eq=False, slots=True)
class _Used:
    """What one file prints with the font: for each character a number, from 1 in the order of first use."""

    numbers: dict[int, int] = field(default_factory=dict)
    name: str = ""


class SongFont:
    """The font as reportlab takes it."""

    _multiByte = 1  # noqa: N815  reportlab's name
    _dynamicFont = 1  # noqa: N815 - reportlab names it
    shapable = False
    encName = "UTF8"  # noqa: N815 - reportlab names it

    def __init__(self, told: Told) -> None:
        self.fontName = f"ForgeSong-{told}"
        self.face: Any = copy.copy(_face())
        self.face.name = self.fontName.encode()  # reportlab takes fonts of one face name for one font
        self.substitutionFonts: list[Any] = []
        self._told = told
        self._used: WeakKeyDictionary[Any, _Used] = WeakKeyDictionary()

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:  # noqa: N802  reportlab's name
        return float(sum(self.face.getCharWidth(ord(character)) for character in text)) * size / 1000

    def splitString(self, text: str, document: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:  # noqa: N802 - reportlab names it
        numbers = self._of(document).numbers
        codes = [SPACE if ord(character) == NO_BREAK_SPACE else ord(character) for character in text]
        return [(0, b"".join(numbers.setdefault(code, len(numbers) + 1).to_bytes(2, "big") for code in codes))]

    def getSubsetInternalName(self, subset: int, document: Any) -> str:  # noqa: N802 - reportlab names it
        used = self._of(document)
        if not used.name:
            used.name = f"F{len(document.fontMapping) + 1}"
            document.fontMapping[self.fontName] = "/" + used.name
            document.delayedFonts.append(self)
        return "/" + used.name

    def addObjects(self, document: Any) -> None:  # noqa: N802 - reportlab names it
        """Adds the font with the glyphs that were used."""
        used = self._used.pop(document)
        codes = list(used.numbers)
        base = f"AAAAAA+{self.fontName}"
        dictionary, array, name = pdfdoc.PDFDictionary, pdfdoc.PDFArray, pdfdoc.PDFName
        inner = dictionary(
            {
                "Type": name("Font"),
                "Subtype": name("CIDFontType2"),
                "BaseFont": name(base),
                "CIDSystemInfo": dictionary({"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}),
                "FontDescriptor": self.face.addSubsetObjects(document, base, codes),
                "DW": 1000,
                "W": array([1, array([round(self.face.getCharWidth(code)) for code in codes])]),
                "CIDToGIDMap": self._stream(document, _glyph_numbers(self.face, codes), f"glyphs:{base}"),
            }
        )
        outer = {
            "Type": name("Font"),
            "Subtype": name("Type0"),
            "BaseFont": name(base),
            "Encoding": name("Identity-H"),
            "DescendantFonts": array([document.Reference(inner, f"descendant:{base}")]),
        }
        if self._told is not Told.NOTHING:
            shown = [chr(PRIVATE_USE + place if self._told is Told.PRIVATE else code) for place, code in enumerate(codes)]
            if self._told is Told.NO_SEVEN:
                shown = ["" if character == "7" else character for character in shown]
            outer["ToUnicode"] = self._stream(document, _to_unicode(shown), f"unicode:{base}")
        document.idToObject["BasicFonts"].dict[used.name] = document.Reference(dictionary(outer), f"font:{base}")

    def _of(self, document: Any) -> _Used:
        return self._used.setdefault(document, _Used())

    @staticmethod
    def _stream(document: Any, content: bytes, name: str) -> Any:
        stream = pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress])
        return document.Reference(stream, name)


@cache
def _face() -> Any:
    face = TTFontFace(io.BytesIO(files("eval.forge").joinpath("fonts/song.ttf").read_bytes()))
    for plain, radical in RADICALS.items():
        if ord(plain) in face.charToGlyph:
            face.charToGlyph[ord(radical)] = face.charToGlyph[ord(plain)]
            face.charWidths[ord(radical)] = face.charWidths[ord(plain)]
    return face


def _glyph_numbers(face: Any, codes: list[int]) -> bytes:
    """For each number, from 0, the glyph in the cut that `makeSubset` makes of these codes: it takes glyphs in order, each once."""
    places = {0: 0}
    numbers = [0]
    for code in codes:
        glyph = face.charToGlyph.get(code, 0)
        numbers.append(places.setdefault(glyph, len(places)))
    return b"".join(number.to_bytes(2, "big") for number in numbers)


def _to_unicode(shown: list[str]) -> bytes:
    """The table from numbers (from 1) to characters."""
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    pairs = [f"<{number:04X}> <{character.encode('utf-16-be').hex().upper()}>" for number, character in enumerate(shown, 1)]
    for first in range(0, len(pairs), 100):
        part = pairs[first : first + 100]
        lines += [f"{len(part)} beginbfchar", *part, "endbfchar"]
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode()


@cache
def font_of(told: Told) -> str:
    """The name of the font that tells this of its characters, registered with reportlab."""
    font = SongFont(told)
    pdfmetrics.registerFont(font)
    return font.fontName


def width_of(text: str, font: str, size: float) -> float:
    """The width of a text in points, in any registered font."""
    return float(pdfmetrics.stringWidth(text, font, size))
