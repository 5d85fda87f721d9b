"""Passages that have one vector: said once in the index, found all of them.

Reports repeat one another to the letter (a heading, "本机关未收取费用"), so that thousands of passages have one vector. In a graph of
neighbours they are all each other's nearest, and other passages are reached no more. So each vector goes into the graph once, for
the passage with the smallest id, its first; which passages share it stands beside the graph, and a search puts them back: those of
a document that is asked for, whosever the first one is. A vector far from all others may not be reached either: those that the
finished graph is asked for and does not find stand `apart`, and are compared at each search. Vectors are one where they are equal as
16-bit floats: a model that reads texts in batches gives equal ones that differ in their last bits, and what is found is measured with
its own vector anyhow.

JSON: for each shared vector a list, the first passage's id and then how much further each next one is.

>>> twins = Twins({3: (3, 8, 9)}, (5,))
>>> twins.of(3), twins.of(4), twins.more, twins.to_json(), Twins.from_json(twins.to_json()) == twins
((3, 8, 9), (4,), 2, '{"shared":[[3,5,1]],"apart":[5]}', True)
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Vectors = NDArray[numpy.float32]


@dataclass(frozen=True, slots=True)
class Twins:
    """The passages that share a vector, ascending, by the first of them (a passage that has its vector alone is not in it), and the
    firsts that are not reached through the graph."""

    groups: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    apart: tuple[int, ...] = ()

    def of(self, first: int) -> tuple[int, ...]:
        """All passages with the vector that this one stands for, itself among them."""
        return self.groups.get(first, (first,))

    @property
    def more(self) -> int:
        """How many passages another one stands for."""
        return sum(len(group) - 1 for group in self.groups.values())

    def most(self, count: int) -> list[int]:
        """The firsts of the vectors that most passages share, so many at most: without one of them, all of these are lost."""
        return sorted(self.groups, key=lambda first: -len(self.groups[first]))[:count]

    def to_json(self) -> str:
        """As it is kept."""
        steps = [[group[0], *(after - before for before, after in pairwise(group))] for group in self.groups.values()]
        return json.dumps({"shared": steps, "apart": self.apart}, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Twins:
        """What was kept. Errors: ValueError, TypeError, KeyError."""
        told = json.loads(text)
        groups = (tuple(accumulate(map(int, steps))) for steps in told["shared"])
        return cls({group[0]: group for group in groups if group}, tuple(map(int, told["apart"])))


def grouped(some: Iterable[tuple[Sequence[int], Vectors]]) -> tuple[list[int], Twins]:
    """Of passages (ids, ascending, and their vectors, a part at a time): the first of each vector, and which share one."""
    import numpy  # noqa: PLC0415 - load time: importing this module stays light

    groups: dict[bytes, int | list[int]] = {}
    for ids, vectors in some:
        for chunk, row in zip(ids, vectors.astype(numpy.float16), strict=True):
            key = hashlib.blake2b(row.tobytes(), digest_size=16).digest()
            known = groups.get(key)
            if known is None:
                groups[key] = chunk  # most stay alone: a number takes less room than a list
            elif isinstance(known, int):
                groups[key] = [known, chunk]
            else:
                known.append(chunk)
    firsts = [known if isinstance(known, int) else known[0] for known in groups.values()]
    return firsts, Twins({known[0]: tuple(known) for known in groups.values() if not isinstance(known, int)})
