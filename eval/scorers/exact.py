"""Exact: the first figure has the first expected value, and all expected values are among the figures.

Where a source contradicts itself (kind `conflict`, or every expected value of state conflict) the order is free.

>>> from decimal import Decimal
>>> from eval.question_set import Expected, ExpectedValue
>>> wanted = Expected("figures", values=(ExpectedValue(Decimal(100), "件"),))
>>> exact(wanted, "figure", [{"value": 100, "unit": "件", "state": "reported"}])
True
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eval.question_set import Expected
from eval.scorers.values import has_value


def first_is_right(expected: Expected, kind: str, figures: Sequence[Mapping[str, object]]) -> bool:
    """Whether the figure that answers is one that may come first."""
    if not figures or not expected.values:
        return False
    free = kind == "conflict" or expected.any_order or all(value.state == "conflict" for value in expected.values)
    return any(has_value(value, figures[0]) for value in (expected.values if free else expected.values[:1]))


def exact(expected: Expected, kind: str, figures: Sequence[Mapping[str, object]]) -> bool:
    """Whether the figures are exactly what was asked for; further figures after them do no harm."""
    everything = all(any(has_value(value, figure) for figure in figures) for value in expected.values)
    derived_first = expected.any_order and bool(figures) and figures[0].get("state") == "computed"
    return everything and (first_is_right(expected, kind, figures) or derived_first)
