"""A question for a number in plainer words that mean the same, to be asked where it was refused in its own (有几个单位受到通报表扬: 通报表扬几个单位).

`plainer` gives the question as it may be asked again, the likeliest first; nothing where no row of `vocabulary/said_plainly.toml` fits. All
rows that fit are put in place one after another; the n-th of the questions has the n-th saying of each row, or its last. Whatever is told is held
against the plainer question by every guard there is. Texts are as written, not folded; nothing is looked up and nothing raises.

>>> plainer("示例市2023年有几个单位被通报表扬？"), plainer("示例市2023年通报表扬几个单位？")
(('示例市2023年通报表扬几个单位？',), ())
"""

from __future__ import annotations

import re
from functools import cache

from assistant.language.word_tables import word_table


def plainer(question: str) -> tuple[str, ...]:
    """The question in plainer words, each way once."""
    told: dict[str, None] = {}
    for number in range(_most()):
        asked = question
        for said, plain in _rows():
            asked = said.sub(plain[min(number, len(plain) - 1)], asked)
        told[asked] = None
    return tuple(asked for asked in told if asked != question)


@cache
def _most() -> int:
    """How many sayings the row has that has most of them."""
    return max(len(plain) for _, plain in _rows())


@cache
def _rows() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    return tuple((re.compile(row["said"]), tuple(row["plain"])) for row in word_table("said_plainly")["row"])
