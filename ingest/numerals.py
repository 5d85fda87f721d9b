"""Numbers as reports write them: in cells and in prose, in digits of any width and in Chinese numerals.

`parse_number` reads one table cell: "1,204", "１２", "+19", "96171.6", "14万"; blanks are told apart ("", "/", "—") and
are never 0. `chinese_numeral` reads 一百三十, 两千, 二〇二三, 三十 and mixed 1.2万. All values are Decimal. What is no
number at all gives None; nothing is guessed.

>>> parse_number("1,204").value, parse_number("—").blank, parse_number("行政许可")
(Decimal('1204'), 'dash', None)
>>> chinese_numeral("一百三十"), chinese_numeral("二〇二三"), chinese_numeral("十万"), chinese_numeral("百科")
(Decimal('130'), Decimal('2023'), Decimal('100000'), None)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ingest.normalise import fold_text

Blank = Literal["empty", "slash", "dash"]

DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
SMALL_UNITS = {"十": 10, "百": 100, "千": 1000}
LARGE_UNITS = {"万": 10_000, "亿": 100_000_000}
NUMERAL_CHARS = "".join(DIGITS) + "".join(SMALL_UNITS) + "".join(LARGE_UNITS)

# a browser's PDF names the sign of a full-width slash as one of the mathematical ones
_BLANKS: dict[str, Blank] = {"": "empty", "/": "slash", "\\": "slash", "∕": "slash", "⁄": "slash"}
_DASHES = re.compile(r"[-_─━一⸺⸻]+|-+")
_PLAIN = re.compile(r"([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(万|亿)?(余|多)?(万|亿)?")


@dataclass(frozen=True, slots=True)
class Number:
    """A cell's content: a value, or why there is none (`blank`). `approximate` where 余 or 多 is printed with it."""

    value: Decimal | None
    approximate: bool = False
    blank: Blank | None = None


def parse_number(raw: str) -> Number | None:
    """A whole table cell as a number or a blank; None where it is text.

    >>> parse_number(" + 1036 ").value, parse_number("14万余").value, parse_number("／").blank
    (Decimal('1036'), Decimal('140000'), 'slash')
    """
    text = fold_text(raw)
    if text in _BLANKS:
        return Number(None, blank=_BLANKS[text])
    if _DASHES.fullmatch(text) and "一" not in text:
        return Number(None, blank="dash")
    found = _PLAIN.fullmatch(text)
    if found is None:
        return None
    sign, whole, fraction, scale, more, scale_after = found.groups()
    if scale and scale_after:
        return None
    value = Decimal(whole.replace(",", "") + (fraction or "")) * LARGE_UNITS.get(scale or scale_after or "", 1)
    return Number(-value if sign == "-" else value, approximate=more is not None)


def chinese_numeral(text: str) -> Decimal | None:
    """A run of Chinese numerals; None where it is not one well-formed number.

    >>> chinese_numeral("两千零五"), chinese_numeral("三百二"), chinese_numeral("十"), chinese_numeral("")
    (Decimal('2005'), Decimal('320'), Decimal('10'), None)
    """
    if not text or any(c not in NUMERAL_CHARS for c in text):
        return None
    if all(c in DIGITS for c in text):
        return Decimal("".join(str(DIGITS[c]) for c in text))
    for name, unit in reversed(LARGE_UNITS.items()):
        before, found, after = text.partition(name)
        if found:
            high = chinese_numeral(before) if all(c not in LARGE_UNITS for c in before) or name == "亿" else None
            low = _below(after, unit) if after else Decimal(0)
            return None if high is None or high == 0 or low is None else high * unit + low
    return _below_ten_thousand(text)


def _below(text: str, unit: int) -> Decimal | None:
    """What stands behind a large unit: a lone digit counts the next lower unit (一万二 is 12000)."""
    if len(text) == 1 and text in DIGITS:
        return Decimal(DIGITS[text] * unit // 10)
    value = chinese_numeral(text) if not all(c in DIGITS for c in text) or text[0] in "零〇" else None
    return value if value is not None and value < unit else None


def _below_ten_thousand(text: str) -> Decimal | None:
    """千, 百 and 十 in falling order; a lone last digit counts the next lower unit (三百二 is 320) unless 零 stands before."""
    total, unit, zero = 0, 10_000, False
    digit: int | None = None
    for char in text:
        if char in DIGITS:
            if digit is not None:
                return None
            zero = zero or DIGITS[char] == 0
            digit = DIGITS[char] or None
            continue
        smaller = SMALL_UNITS[char]
        if smaller >= unit or (digit is None and not (smaller == 10 and total == 0)):
            return None
        total += (1 if digit is None else digit) * smaller
        digit, unit, zero = None, smaller, False
    if digit is not None:
        total += digit * (unit // 10 if 10 < unit < 10_000 and not zero else 1)
    return Decimal(total)
