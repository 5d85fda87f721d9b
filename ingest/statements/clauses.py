"""Where the clauses of a folded sentence begin and end, and which numbers stand in brackets.

A clause ends at , ; : and at brackets; at 、 where it closes a counted item (A类9件、B类1件). Brackets without a number in
them (县（区）) and titles end nothing. Positions are those of the sentence.

>>> from ingest.statements.numbers import find_numbers
>>> text = "全县（市）收到来信3封、来电（含夜间2个）9个"
>>> clauses = Clauses(text.replace("（", "(").replace("）", ")"), find_numbers(text, ()), ())
>>> [clauses.text[a:b] for a, b in clauses.spans]
['全县(市)收到来信3封', '来电', '含夜间2个', '9个']
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from ingest.statements.numbers import Number

_DELIMITERS = frozenset(",;:()[]。!?")
_ADDS = frozenset("+=")
"""申请20件=网络14件+信函6件: between numbers."""
_LIST_MARKER = re.compile(r"\(?\d{1,2}[.、)](?!\d)|[①-⑳]")
_REMARK = re.compile(r"\([^()]*\)")
_CLOSES_ITEM = 8
_UNCLOSED = 3
"""So many brackets that are never closed are followed; a text with more is no prose."""
_PAIRS = {")": "(", "]": "["}


class Clauses:
    """The clauses of one sentence: `spans` in order, and the bracket that a place stands in."""

    def __init__(self, text: str, numbers: Sequence[Number], names: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self._numbers = numbers
        self._starts = [number.start for number in numbers]
        self.brackets = _brackets(text)
        whole = [*names, *(pair for pair in self.brackets if not self._counted(*pair)), *((n.start, n.end) for n in numbers)]
        self.brackets = [pair for pair in self.brackets if self._counted(*pair)]
        self._inner: list[int] = [-1] * len(text)
        for index, (start, end) in enumerate(self.brackets):
            self._inner[start + 1 : end] = [index] * (end - start - 1)
        self._silent = silent = bytearray(len(text) + 1)
        for start, end in whole:
            silent[start:end] = b"\x01" * (end - start)
        ends = {number.end for number in numbers}
        cuts = [
            at
            for at, char in enumerate(text)
            if not silent[at] and (char in _DELIMITERS or (char == "、" and self._closes(at)) or (char in _ADDS and at in ends))
        ]
        edges = [-1, *cuts, len(text)]
        spans = ((self._opening(left + 1, right), right) for left, right in pairwise(edges))
        self.spans = [span for span in spans if span[0] < span[1]]
        self._span_starts = [start for start, _ in self.spans]

    def at(self, position: int) -> tuple[int, int]:
        """The clause that holds a place of the sentence."""
        index = max(bisect_right(self._span_starts, position) - 1, 0)
        return self.spans[index]

    def before(self, start: int) -> tuple[int, int] | None:
        """The clause in front of the one that begins here."""
        index = bisect_left(self._span_starts, start) - 1
        return self.spans[index] if index >= 0 else None

    def silent(self, position: int) -> bool:
        """Whether a place lies in a name, in a bracket without numbers or in a number."""
        return bool(self._silent[position])

    def bracket(self, position: int) -> tuple[int, int] | None:
        """The innermost bracket with numbers that holds a place."""
        index = self._inner[position]
        return self.brackets[index] if index >= 0 else None

    def _counted(self, start: int, end: int) -> bool:
        index = bisect_left(self._starts, start)
        return index < len(self._starts) and self._starts[index] < end

    def _closes(self, at: int) -> bool:
        """Whether a 、 closes a counted item: a number stands just before it, or one just before and one right behind."""
        index = bisect_left(self._starts, at) - 1
        if index < 0:
            return False
        behind = _REMARK.sub("", self.text[self._numbers[index].end : at])
        if any(mark in behind for mark in ",;:()、。"):
            return False
        return len(behind) <= _CLOSES_ITEM or (index + 1 < len(self._starts) and self._starts[index + 1] == at + 1)

    def _opening(self, start: int, end: int) -> int:
        marker = _LIST_MARKER.match(self.text, start, end)
        return (
            marker.end()
            if marker and marker.end() < end and not any(n.start < marker.end() <= n.end for n in self._numbers)
            else start
        )


def _brackets(text: str) -> list[tuple[int, int]]:
    """Pairs of brackets, from the opening one to behind the closing one; what is never closed reaches to the end."""
    open_at: list[int] = []
    pairs: list[tuple[int, int]] = []
    for at, char in enumerate(text):
        if char in "([":
            open_at.append(at)
        elif char in _PAIRS and open_at and text[open_at[-1]] == _PAIRS[char]:
            pairs.append((open_at.pop(), at + 1))
    pairs.extend((at, len(text)) for at in open_at[:_UNCLOSED])
    return sorted(pairs)
