"""What stands for text in a Word paragraph without being text: symbols, fields, breaks.

A symbol of the fonts Symbol and Wingdings is given as the character that it looks like, U+FFFD where none is known. A field's
instruction is hidden and its result kept; of fields without a result a circled number (EQ \\o\\ac(○,1)) and a form's drop-down list
are given as what they show, a formula's value is not known. In a cell that prints nothing, hidden digits are not known to be none.

>>> symbol("F034", "Symbol"), symbol("F0FC", "Wingdings"), symbol("2460", "宋体"), symbol("F0AA", "Wingdings") == UNKNOWN
('4', '✓', '①', True)
>>> enclosed(r" eq \\o\\ac(○,7)"), enclosed(" PAGE ")
('⑦', '')
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from ingest.readers.docx_package import MC, M, W
from ingest.readers.docx_styles import number, value

UNKNOWN = "\ufffd"
"""Stands for a character that the file shows in a font of pictures, and for a number that it shows and does not hold."""

CHARACTERS = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": " "}
"""Elements that are one character each."""

GONE = frozenset(
    [f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "rt")]
)
"""Elements in which nothing is printed."""

_MATH_MARKS = {f"{M}den": "/", f"{M}sup": " ", f"{M}sub": " "}
_SYMBOL = {"B4": "×", "B1": "±", "A3": "≤", "B3": "≥", "B7": "·", "2D": "-", "B0": "°", "D7": "·", "B9": "≠", "BB": "≈"}
_WINGDINGS = {
    "FC": "✓", "FB": "✗", "FE": "☑", "FD": "☒", "52": "☑", "A8": "□", "6F": "□", "71": "□", "6C": "●", "6E": "■",
    "75": "◆", "D8": "➢", "9F": "•", "A1": "○", "76": "❖", "81": "①", "82": "②", "83": "③", "84": "④", "85": "⑤",
    "86": "⑥", "87": "⑦", "88": "⑧", "89": "⑨", "8A": "⑩",
}  # fmt: skip
_DIGIT = re.compile(r"\d")
_DELETED = (f"{W}del", f"{W}moveFrom")
_COMPUTED = re.compile(
    r"\s*(?:=|(?:MERGEFIELD|DOCPROPERTY|DOCVARIABLE|REF|QUOTE|LINK|DDE|DDEAUTO|IF|FILLIN|INCLUDETEXT)\b)", re.IGNORECASE
)
_EQ = re.compile(r"\s*eq\s.*?\\o\s*(?:\\a[clr]\s*)?\(\s*[^,，]*[,，]\s*(.*?)\s*\)\s*$", re.IGNORECASE | re.DOTALL)


def symbol(code: str, font: str) -> str:
    """The character of a w:sym element, by its code (hexadecimal) and font."""
    if not re.fullmatch(r"[0-9A-Fa-f]{1,6}", code):
        return UNKNOWN
    number = int(code, 16)
    if not 0xF000 <= number <= 0xF0FF:
        return chr(number) if 0x20 <= number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF else UNKNOWN
    low = f"{number - 0xF000:02X}"
    if font.lower().startswith("wingdings"):
        return _WINGDINGS.get(low, UNKNOWN) if font.lower() == "wingdings" else UNKNOWN
    plain = chr(number - 0xF000)
    if font.lower() == "symbol":
        return _SYMBOL.get(low) or (plain if plain in "0123456789%+()[],./:;<=> " else UNKNOWN)
    return UNKNOWN


def enclosed(instruction: str) -> str:
    """What an EQ field draws in a circle; "" for all other fields."""
    found = _EQ.match(instruction)
    if found is None:
        return ""
    drawn = found[1]
    if drawn.isascii() and drawn.isdigit() and 0 < int(drawn) <= 20:
        return chr(0x245F + int(drawn))
    return drawn


def chosen(mark: etree._Element) -> str:
    """The entry that a drop-down field of a form shows; "" for all other fields."""
    choice = mark.find(f"{W}ffData/{W}ddList")
    if choice is None:
        return ""
    entries = [value(entry) for entry in choice.iterfind(f"{W}listEntry")]
    picked = choice.find(f"{W}result")
    at = number(picked if picked is not None else choice.find(f"{W}default"), 0, len(entries))
    return entries[at] if at < len(entries) else ""


def math_mark(tag: str) -> str:
    """What parts a fraction's or a power's pieces, so that their digits do not run together."""
    return _MATH_MARKS.get(tag, "")


def is_computed(instruction: str) -> bool:
    """Whether a field's instruction gives a value that Word works out: a formula, or text from elsewhere.

    >>> is_computed(" =SUM(LEFT) "), is_computed("MERGEFIELD 数量"), is_computed(" SEQ 表 ")
    (True, True, False)
    """
    return bool(_COMPUTED.match(instruction))


@dataclass(slots=True)
class _Field:
    """A field that is open: its instruction, whether its result has begun, and whether that shows anything."""

    instruction: list[str] = field(default_factory=list)
    has_result: bool = False
    shows: bool = False


def hides_digits(cell: etree._Element) -> bool:
    """Whether there are digits in a cell that prints nothing, other than deleted ones."""
    return any(
        _DIGIT.search(text.text or "") and next(text.iterancestors(*_DELETED), None) is None for text in cell.iter(f"{W}t")
    )


class Fields:
    """Which of the fields that are open at a place show their instruction (hidden) and which their result."""

    def __init__(self, root: etree._Element) -> None:
        self._open: list[_Field] = []
        self._sound = _balanced(root)

    @property
    def hidden(self) -> bool:
        """Whether text at this place belongs to an instruction."""
        return self._sound and any(not one.has_result for one in self._open)

    def _hides_above(self) -> bool:
        """Whether the field that has just begun stands in another's instruction."""
        return self._sound and any(not one.has_result for one in self._open[:-1])

    def instruct(self, text: str) -> None:
        if self._open:
            self._open[-1].instruction.append(text)

    def show(self) -> None:
        """Something is printed at this place."""
        for one in self._open:
            one.shows = True

    def meet(self, mark: etree._Element) -> str:
        """Goes past a w:fldChar; gives what stands for a field without a result: what it draws, or that its value is not known."""
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self._open.append(_Field())
            return "" if self._hides_above() else chosen(mark)
        if self._open and kind == "separate":
            self._open[-1].has_result, self._open[-1].shows = True, False
        elif self._open and kind == "end":
            ended = self._open.pop()
            instruction = "".join(ended.instruction)
            if self.hidden or (ended.has_result and ended.shows):
                return ""
            if ended.has_result:
                return UNKNOWN if instruction.lstrip().startswith("=") else ""
            return UNKNOWN if is_computed(instruction) else enclosed(instruction)
        return ""


def _balanced(root: etree._Element) -> bool:
    """Whether every field that begins ends: where not, nothing is hidden on a field's account."""
    depth = 0
    for mark in _marks(root):
        kind = mark.get(f"{W}fldCharType")
        depth += {"begin": 1, "end": -1}.get(kind or "", 0)
        if depth < 0:
            return False
    return depth == 0


def _marks(root: etree._Element) -> Iterator[etree._Element]:
    """The field marks outside deleted text and second branches."""
    out = (f"{W}del", f"{W}moveFrom", f"{MC}Fallback")
    for mark in root.iter(f"{W}fldChar"):
        if next(mark.iterancestors(*out), None) is None:
            yield mark
