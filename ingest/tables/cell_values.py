"""What a value cell says: a number with its unit, a blank, or nothing that can be served.

A cell may print its unit (12件, 3万元) or a change in words (增3, 减2). Digits parted by blanks or line ends could be one
number or two: they are ILLEGIBLE, as are a number and a blank's mark under each other and print that a reader could not make out
(U+FFFD). Empty, /, — and 无 are BLANK, never 0. Text gives None.

>>> read_cell("1,204", "件").value, read_cell("减2", "项").value, read_cell("—", "件").state.value, read_cell("见附件", "件")
(Decimal('1204'), Decimal('-2'), 'blank', None)
>>> read_cell("5 0", "件").state.value, read_cell("380元", "万元").unit
('illegible', '元')
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from ingest.model import State
from ingest.normalise import fold_text
from ingest.numerals import parse_number

UNITS = ("万元", "人次", "元", "条", "件", "次", "篇", "个", "人", "期", "份", "项", "起")
"""Units that the forms print, longest first."""

_UNIT_TAIL = re.compile(rf"(.*\d.*?)({'|'.join(UNITS)})")
_PARTED = re.compile(r"[+-]?[\d,.]++(?:[\s\u3000]++[\d,.]++)+")
_STACKED = re.compile(r"(?=.*\d)(?:[\d,.]++|[/／—－-])(?:\n(?:[\d,.]++|[/／—－-]))+", re.DOTALL)
_CHANGE = re.compile(r"([增减])[加少]?(\d.*)")
_NOTED_UNIT = re.compile(rf"[（(](?:单位|计量单位)?[:：]?\s*({'|'.join(UNITS)})\s*[)）]")
_SCALED = re.compile(rf"[（(](?:单位)?[:：]?[十百千万亿]+(?!元)(?:{'|'.join(UNITS)})[)）]")
_ZERO = {"零", "〇"}
_UNREAD = "\ufffd"
_LONGEST = 60
"""Characters of the longest text that is looked at as a number; no cell of a form needs more."""
NONE = "无"
"""What some bodies print in an empty cell. It may mean none or nothing to say, so it is a blank and never 0."""


@dataclass(frozen=True, slots=True)
class CellValue:
    value: Decimal | None
    state: State
    unit: str


def read_cell(raw: str, unit: str) -> CellValue | None:
    """The cell's value; `unit` is the column's, unless the cell prints its own."""
    if len(raw) > _LONGEST:
        return None
    if _PARTED.fullmatch(raw.strip()) or ("\n" in raw and _STACKED.fullmatch(raw.strip())):
        return CellValue(None, State.ILLEGIBLE, unit)
    if _UNREAD in raw:  # a digit may be what could not be made out
        return CellValue(None, State.ILLEGIBLE, unit) if read_cell(raw.replace(_UNREAD, ""), unit) is not None else None
    bare = _without_note_marks(raw)
    if bare != raw:
        beside = read_cell(bare, unit) if bare.strip() else None
        return CellValue(None, State.ILLEGIBLE, unit) if beside is not None else None
    folded = fold_text(raw)
    if folded == NONE:
        return CellValue(None, State.BLANK, unit)
    if folded in _ZERO:
        return CellValue(Decimal(0), State.REPORTED, unit)
    change = _CHANGE.fullmatch(folded)
    if change:
        folded = ("-" if change[1] == "减" else "+") + change[2]
    number = parse_number(folded)
    if number is None:
        tail = _UNIT_TAIL.fullmatch(folded)
        number = parse_number(tail[1]) if tail else None
        if tail is None or number is None:
            return None
        unit = tail[2]
    if number.value is None:
        return CellValue(None, State.BLANK, unit)
    return CellValue(number.value, State.APPROXIMATE if number.approximate else State.REPORTED, unit)


def _without_note_marks(raw: str) -> str:
    """The text without raised and circled numbers (5①, 12¹), which are no part of the number beside them."""
    return "".join(char for char in raw if unicodedata.category(char) != "No")


def noted_unit(text: str) -> str | None:
    """The unit that a header notes in brackets.

    >>> noted_unit("本年收费金额（单位：万元）"), noted_unit("采购总金额(元)"), noted_unit("现行有效件数")
    ('万元', '元', None)
    """
    found = _NOTED_UNIT.search(fold_text(text))
    return found[1] if found else None


def notes_a_scale(text: str) -> bool:
    """Whether a header or a label notes that its numbers are in thousands or more of what the form counts.

    >>> notes_a_scale("主动公开政府信息数（万条）"), notes_a_scale("专项经费（万元）")
    (True, False)
    """
    return _SCALED.search(fold_text(text)) is not None
