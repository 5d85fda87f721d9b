"""A question of substance in plainer words that mean the same, to be asked where its own words found nothing (课程有什么特点: 课程怎么样).

`plainer` gives the question, folded, as it may be asked again, the likeliest first; () where no row of `vocabulary/passages_plainly.toml` fits, or where
it is not Chinese. All rows that fit are put in place one after another; the n-th of the questions has the n-th saying of each row, or its last. What is
found so is held against the plainer question by every rule there is. `asking/said_plainly.py` does it for numbers. Nothing raises.

>>> plainer("把规范性文件报送到了哪几处场所？"), plainer("向哪些地方报送规范性文件？")
(('向哪些地方报送规范性文件?',), ())
"""

from __future__ import annotations

import re
from functools import cache

from assistant.language.word_tables import word_table
from ingest.normalise import fold_text

_CHINESE = re.compile("[一-鿿]")


def plainer(content: str) -> tuple[str, ...]:
    """The question, without body and year, in plainer words, each way once."""
    folded = fold_text(content)
    if not _CHINESE.search(folded):
        return ()
    told: dict[str, None] = {}
    for number in range(_most()):
        asked = folded
        for said, plain in _rows():
            asked = said.sub(plain[min(number, len(plain) - 1)], asked)
        told[asked] = None
    return tuple(asked for asked in told if asked != folded)


@cache
def _most() -> int:
    """How many sayings the row has that has most of them."""
    return max(len(plain) for _, plain in _rows())


@cache
def _rows() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    return tuple((re.compile(row["said"]), tuple(row["plain"])) for row in word_table("passages_plainly")["row"])
