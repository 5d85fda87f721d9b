"""What two texts are compared by, and which numbers a text states.

>>> folded(" Ａ 1,204 件 ")
'a1,204件'
>>> sorted(str(number) for number in numbers_in("收到１，204件，约14万条，增长35.1%"))
['1204', '14', '140000', '35.1']
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|\d+(?:\.\d+)?")
SCALES = {"万": 10_000, "亿": 100_000_000}
DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
UNITS = {"十": 10, "百": 100, "千": 1000}
NUMERAL = re.compile(f"[{''.join(DIGITS)}{''.join(UNITS)}万]+")
MEASURES = "件条次人名期份个項项篇起级家位元"
COUNTED = re.compile(rf"(?<!第)(?<!{NUMERAL.pattern[:-1]})({NUMERAL.pattern})(?=[{MEASURES}])")


def folded(text: str) -> str:
    """NFKC, without whitespace, in lower case."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).casefold()


def numbers_in(text: str) -> set[Decimal]:
    """Numbers in digits of any width; 14万 states both 14 and 140000."""
    plain = unicodedata.normalize("NFKC", text)
    found = set()
    for match in NUMBER.finditer(plain):
        number = Decimal(match.group().replace(",", ""))
        found.add(number)
        scale = SCALES.get(plain[match.end() : match.end() + 2].strip()[:1])
        if scale is not None:
            found.add(number * scale)
    return found


def numerals_in(text: str) -> set[Decimal]:
    """Numbers in Chinese numerals, every run of them.

    >>> sorted(numerals_in("一百三十条，二〇二三年"))
    [Decimal('130'), Decimal('2023')]
    """
    return {_numeral(match.group()) for match in NUMERAL.finditer(text)}


def counted_numerals(text: str) -> list[tuple[Decimal, str]]:
    """Chinese numerals of ten and more that stand before a measure word, as a reader takes them for numbers.

    >>> counted_numerals("共一百件，第十二条，一方面")
    [(Decimal('100'), '一百')]
    """
    runs = (match.group(1) for match in COUNTED.finditer(text))
    return [(_numeral(run), run) for run in runs if len(run) > 1 and any(char in UNITS or char == "万" for char in run)]


def _numeral(run: str) -> Decimal:
    if all(char in DIGITS for char in run):
        return Decimal("".join(str(DIGITS[char]) for char in run))
    total = section = digit = 0
    for char in run:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char in UNITS:
            section, digit = section + (digit or 1) * UNITS[char], 0
        else:
            total, section, digit = total + (section + digit or 1) * 10_000, 0, 0
    return Decimal(total + section + digit)
