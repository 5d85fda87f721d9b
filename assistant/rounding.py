"""How many decimals a computed number is said with: two, or as many as the question says (保留一位小数, to one decimal place).

Takes a Decimal and the question as it was asked; halves go away from 0. A question that says nothing of it, an empty one too, gives two;
there are no errors.

>>> rounded(Decimal("33.335"), "占百分之几"), rounded(Decimal("33.335"), "占百分之几，保留一位小数")
(Decimal('33.34'), Decimal('33.3'))
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

_PLACES = re.compile(r"保留([一二两三四\d])位|(one|two|three|\d) decimal")
_WORD_NUMBERS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "one": 1, "two": 2, "three": 3}


def rounded(value: Decimal, question: str) -> Decimal:
    """Two decimals, or as many as the question says."""
    found = _PLACES.search(question)
    digits = 2
    if found:
        said = found.group(1) or found.group(2)
        digits = int(said) if said.isdigit() else _WORD_NUMBERS[said]
    return value.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
