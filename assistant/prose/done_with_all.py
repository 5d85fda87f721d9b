"""What a report says was done with all the applications that it has just counted (收到申请5件,当面2件,信函3件,均已按期答复).

`all_answered` reads what stands behind a number, clause by clause: how it moved, how applications came and what they were about may stand
between, and parts only where they make up the whole. It gives how many were answered, with the words that say so, or None: of a part
alone (其中2件均已答复), with a number carried over that is in no sum, or with some left to do, nothing is told of all. The sentence behind
may go on from the first. The words are in `vocabulary/done_with_all.toml`; texts are folded; nothing raises.

>>> found = all_answered(Decimal(5), ",其中当面2件,信函3件,均已按期答复")
>>> found.total, found.said, found.behind
(Decimal('5'), '均已按期答复', False)
>>> all_answered(Decimal(8), ",上年结转1件,共9件,全部办结").total, all_answered(Decimal(3), "", "全部按时办结").behind
(Decimal('9'), True)
>>> all_answered(Decimal(5), ",其中2件均已答复"), all_answered(Decimal(8), ",上年结转1件,均已办结"), all_answered(Decimal(5), "", "举办培训2次")
(None, None, None)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from assistant.language.word_tables import word_table

_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_LONGEST = 40
"""A clause between that is longer tells of something else."""


@dataclass(frozen=True, slots=True)
class Done:
    """How many were answered, the words that say so, and whether they stand in the sentence behind."""

    total: Decimal
    said: str
    behind: bool


@dataclass(slots=True)
class _Count:
    """What has been read: the whole so far, what came over and is in no whole yet, and how much of the whole its parts have told."""

    total: Decimal
    carried: Decimal = Decimal(0)
    told: Decimal = Decimal(0)

    def takes(self, piece: str, value: Decimal) -> bool:
        """Takes a number of applications in; False where it fits nothing."""
        if _word("carried").search(piece):
            self.carried += value
            return self.told == 0
        if _word("together").search(piece) and value >= self.total:
            fits = value == self.total + self.carried
            self.total, self.carried, self.told = value, Decimal(0), Decimal(0)
            return fits
        self.told += value
        self.told = Decimal(0) if self.told == self.total else self.told
        return self.told < self.total

    @property
    def whole(self) -> bool:
        return self.told == 0 and self.carried == 0


@cache
def _word(name: str) -> re.Pattern[str]:
    return re.compile(word_table("done_with_all")[name])


@cache
def _done() -> re.Pattern[str]:
    """A clause that says what was done with all, be it in two words (已全部办结并答复申请人)."""
    done = word_table("done_with_all")["done"]
    return re.compile(rf"(?:{done})(?:[并且、]*(?:{done}))*")


@cache
def _cases() -> re.Pattern[str]:
    return re.compile(rf"(\d+)(?:{word_table('done_with_all')['unit']})")


def all_answered(value: Decimal, behind: str, next_sentence: str = "") -> Done | None:
    """How many applications are told to be answered, all of them; `behind` is the rest of the number's sentence."""
    own, after = (_BRACKETS.sub("", text).strip(",;: ") for text in (behind, next_sentence))
    texts = (own, after) if _word("goes_on").match(after) else (own,)
    count = _Count(value)
    for text in texts:
        if _word("left").search(text):
            return None
        for piece in _pieces(text):
            if _done().fullmatch(piece):
                return Done(count.total, piece, text is not own) if count.whole else None
            if not _may_stand(piece, count):
                return None
    return None


def _pieces(text: str) -> Iterator[str]:
    return (piece for piece in re.split("[,;:。]", text) if piece)


def _may_stand(piece: str, count: _Count) -> bool:
    """Whether a clause may stand between the applications and what was done with all of them."""
    if _word("about").search(piece) or _word("compared").search(piece):
        return True
    if _word("others").search(piece):
        return False
    at, numbers = 0, list(_cases().finditer(piece))
    for number in numbers:
        if not count.takes(piece[at : number.start()], Decimal(number[1])):
            return False
        at = number.end()
    return bool(numbers) or len(piece) <= _LONGEST
