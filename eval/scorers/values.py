"""Whether a figure of an answer has an expected value: numbers exactly, units leniently.

Counts have many units (件, 条, 次…) that are not told apart; money and percentages are. 万元 and 元 are converted. A figure
that gives more decimals than expected is right where both round the same unrounded value (`fraction`).

>>> from eval.question_set import ExpectedValue
>>> has_value(ExpectedValue(Decimal("35.1"), "%"), {"value": 35.1, "unit": "%", "state": "reported"})
True
>>> has_value(ExpectedValue(None, "件"), {"value": 0, "unit": "件", "state": "reported"})
False
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from eval.question_set import ExpectedValue
from eval.scorers.text import folded

PERCENT = {"%", "percent", "百分比", "百分点", "个百分点"}


def number_of(figure: Mapping[str, object]) -> Decimal | None:
    """The figure's value as a Decimal; None where it has none.

    >>> number_of({"value": 7730.28}), number_of({"value": None})
    (Decimal('7730.28'), None)
    """
    value = figure.get("value")
    return Decimal(str(value)) if isinstance(value, int | float) and not isinstance(value, bool) else None


def has_value(expected: ExpectedValue, figure: Mapping[str, object]) -> bool:
    """Whether this figure gives what was expected; a blank is expected as a figure of state blank without a value."""
    got = number_of(figure)
    if expected.value is None:
        return got is None and figure.get("state") == "blank"
    if got is None:
        return False
    want = abs(expected.value) if expected.any_sign else expected.value
    got = abs(got) if expected.any_sign else got
    wanted_unit, given_unit = unit_class(expected.unit), unit_class(str(figure.get("unit") or ""))
    if wanted_unit is None or given_unit is None or wanted_unit == given_unit:
        return _same(want, got, expected.fraction)
    if {wanted_unit, given_unit} == {"元", "万元"}:
        return want * _yuan(wanted_unit) == got * _yuan(given_unit)
    return "元" in wanted_unit + given_unit and want == got == 0


def unit_class(unit: str) -> str | None:
    """%, 万元, 元 or count; None where no unit is given.

    >>> unit_class("件"), unit_class("个百分点"), unit_class("万元"), unit_class("")
    ('count', '%', '万元', None)
    """
    plain = folded(unit)
    if not plain:
        return None
    if plain in PERCENT:
        return "%"
    return plain if plain in ("元", "万元") else "count"


def _yuan(unit: str) -> int:
    return 10_000 if unit == "万元" else 1


def _places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _same(want: Decimal, got: Decimal, fraction: Fraction | None) -> bool:
    if want == got:
        return True
    if fraction is None or _places(got) < _places(want):
        return False
    step = Decimal(1).scaleb(-min(_places(got), 9))
    unrounded = Decimal(fraction.numerator) / Decimal(fraction.denominator)
    return unrounded.quantize(step, ROUND_HALF_UP) == got.quantize(step, ROUND_HALF_UP)
