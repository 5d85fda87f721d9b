"""How text of a Word file looks: struck out, raised, white, or too small to be seen.

What a run says itself goes before what its character style says, and that before its paragraph's style; a style takes what it
does not say from the one that it is based on. Nothing said is None. Digits that differ in this from those beside them are none of
their number. Nothing raises on odd properties.

>>> said = etree.fromstring(f'<w:rPr xmlns:w="{W[1:-1]}"><w:strike/><w:color w:val="FFFFFF"/></w:rPr>')
>>> white = read_look(said)
>>> white.is_struck, white.is_apart, Look(colour="000000", strike=False).over(white).is_apart, Look().over(white) == white
(True, True, False, True)
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from ingest.readers.docx_package import W
from ingest.readers.printed_text import is_whitish

_SMALLEST, _LARGEST = 4, 1638
"""Sizes of text: what nobody can see (in half points), and the largest there is (in points)."""
_RAISED, _HEX = 4, 6
"""Half points that a note mark stands off at least, and digits of a colour."""
_OFF = ("0", "false", "off")
_RAISING = ("superscript", "subscript")
_VAL = f"{W}val"


@dataclass(frozen=True, slots=True)
class Look:
    """What one place says of text's look. `halves` is the size in half points, colours are hexadecimal digits."""

    strike: bool | None = None
    twice: bool | None = None
    raised: bool | None = None
    halves: int | None = None
    colour: str | None = None
    ground: str | None = None

    def over(self, below: Look) -> Look:
        """This look where it says something, what lies below it elsewhere."""
        if below == PLAIN:
            return self
        return Look(
            below.strike if self.strike is None else self.strike,
            below.twice if self.twice is None else self.twice,
            below.raised if self.raised is None else self.raised,
            below.halves if self.halves is None else self.halves,
            below.colour if self.colour is None else self.colour,
            below.ground if self.ground is None else self.ground,
        )

    @property
    def is_struck(self) -> bool:
        """Whether one line or two run through the text."""
        return bool(self.strike or self.twice)

    @property
    def is_apart(self) -> bool:
        """Whether the text is raised, lowered, white or too small to be seen, so that its digits are none of the number beside it."""
        if self.raised or (self.halves is not None and self.halves <= _SMALLEST):
            return True
        colour = self.colour
        return colour is not None and (is_whitish(colour) or (len(colour) == _HEX and colour == self.ground))


PLAIN = Look()


def read_look(properties: etree._Element | None) -> Look:
    """What a w:rPr says."""
    if properties is None or not len(properties):
        return PLAIN
    strike = twice = raised = None
    halves, colour, ground = None, None, None
    for said in properties:
        tag = said.tag
        if tag == f"{W}color":
            colour = (said.get(_VAL) or "").upper()
        elif tag == f"{W}sz":
            halves = _size(said.get(_VAL) or "")
        elif tag == f"{W}strike":
            strike = said.get(_VAL) not in _OFF
        elif tag == f"{W}dstrike":
            twice = said.get(_VAL) not in _OFF
        elif tag == f"{W}vertAlign":
            raised = said.get(_VAL) in _RAISING
        elif tag == f"{W}shd":
            ground = (said.get(f"{W}fill") or "").upper()
    return Look(strike, twice, raised, halves, colour, ground)


def style_look(properties: etree._Element | None) -> Look:
    """What a style's w:rPr says; a style that lifts its text off the line raises it."""
    look = read_look(properties)
    lifted = properties is not None and abs(position(properties)) >= _RAISED
    return Look(raised=True).over(look) if lifted and not look.raised else look


def stands_off(run: etree._Element, properties: etree._Element | None) -> bool:
    """Whether a run stands higher or lower than another one of its paragraph, by more than alignment needs."""
    own = 0 if properties is None else position(properties)
    paragraph = run.getparent()
    if abs(own) < _RAISED or paragraph is None:
        return False
    others = (other.find(f"{W}rPr") for other in paragraph.iterfind(f"{W}r") if other.find(f"{W}t") is not None)
    return any((0 if said is None else position(said)) != own for said in others)


def position(properties: etree._Element) -> int:
    """How far text is raised, in half points; 0 where nothing is said."""
    said = properties.find(f"{W}position")
    height = "" if said is None else said.get(_VAL) or ""
    return int(height) if re.fullmatch(r"-?[0-9]{1,4}", height) else 0


def _size(said: str) -> int | None:
    """A size in half points; None where it cannot be read."""
    if not (said.isascii() and said.isdigit()):
        return None
    return 2 * _LARGEST if len(said) > len(str(2 * _LARGEST)) else int(said)
