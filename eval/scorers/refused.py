"""Refused: the route is refuse or clarify and no figure has a value.

>>> refused({"route": "refuse", "figures": []}), refused({"route": "refuse", "figures": [{"value": 0}]})
(True, False)
"""

from __future__ import annotations

from collections.abc import Mapping

from eval.scorers.parts import figures_of
from eval.scorers.values import number_of

DECLINING = ("refuse", "clarify")


def refused(answer: Mapping[str, object]) -> bool:
    """Whether the assistant declined to give a number."""
    return answer.get("route") in DECLINING and all(number_of(figure) is None for figure in figures_of(answer))
