"""What a printed number may stand for: 2000余条 is 2000 to 2999, 约1000件 is 950 to 1050 and no 1190, 18条 is 18 alone.

The digits as printed tell how far: a number goes on by less than one unit of its last digit that is no zero (余 and 超 upward, 近
and 不到 downward), 约 by half of that to either side, and no number that is said to be about reaches further down, or to either side,
than a tenth (a twentieth) of itself. Words are in `words.toml`; folded or raw text may be given. Values are Decimals in the unit
printed; nothing raises.

>>> [[str(bound) for bound in reach(Decimal(2000), raw)] for raw in ("2000余条", "约2000条", "近2000条", "2000条")]
[['2000', '2999'], ['1900', '2100'], ['1800', '2000'], ['2000', '2000']]
"""

from __future__ import annotations

from decimal import Decimal

from ingest.audit.words import load_words
from ingest.normalise import fold_text

_DOWN, _AROUND = Decimal(10), Decimal(20)
"""A number that is about reaches no further than this part of itself."""


def reach(value: Decimal, printed: str) -> tuple[Decimal, Decimal]:
    """The least and the most that a number may stand for; `printed` is it with the words around it (约1200余件)."""
    if value < 0:
        low, high = reach(-value, printed)
        return -high, -low
    words, text = load_words(), fold_text(printed)
    unit = Decimal(1).scaleb(int(value.normalize().as_tuple().exponent)) if value else Decimal(0)
    if any(word in text for word in words.fewer):
        return value - min(unit, value / _DOWN), value
    if any(word in text for word in words.more):
        return value, value + (unit - 1 if unit > 1 else unit)
    if any(word in text for word in words.about):
        away = min(unit / 2, value / _AROUND)
        return value - away, value + away
    return value, value


def compatible(one: tuple[Decimal, str], other: tuple[Decimal, str]) -> bool:
    """Whether two numbers, each with its print, can both be true.

    >>> compatible((Decimal(40), "40余条"), (Decimal(43), "43条")), compatible((Decimal(2000), "2000余条"), (Decimal(1900), "1900条"))
    (True, False)
    """
    (low, high), (least, most) = reach(*one), reach(*other)
    return low <= most and least <= high
