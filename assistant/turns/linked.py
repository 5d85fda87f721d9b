"""A figure of an earlier turn that a later one computes with: whose it is, of which year, and what was asked.

>>> from assistant.asking.wanted import Wanted
>>> Linked("示例市商务局", 2023, Wanted("收到多少件", None, None, (), "件")).year
2023
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.asking.wanted import Wanted


@dataclass(frozen=True, slots=True)
class Linked:
    """One figure: a body by its full name, a year, and what to look for."""

    body: str
    year: int
    wanted: Wanted
