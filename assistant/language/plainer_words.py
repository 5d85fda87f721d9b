"""A text in plainer words that mean the same, by one of the tables of ordinary ways of asking (有几个单位受到通报表扬: 通报表扬几个单位).

`plainer` gives the text as it may be asked again, the likeliest first; () where no row of the table fits. All rows that fit are put in place one
after another; the n-th of the texts has the n-th saying of each row, or its last. `rows` gives the rows themselves, to be tried one by one. A
table is named as its file in `vocabulary/` without the ending, and has `[[row]]`s of `said`, a regular expression, and `plain`, what may stand in
its place. Texts are read as they are given (one table is for folded texts, another for texts as typed); a name that no file has raises
`FileNotFoundError`.

>>> plainer("示例市2023年有几个单位被通报表扬？", "said_plainly"), plainer("示例市2023年通报表扬几个单位？", "said_plainly")
(('示例市2023年通报表扬几个单位？',), ())
>>> plainer("把规范性文件报送到了哪几处场所?", "passages_plainly")
('向哪些地方报送规范性文件?',)
"""

from __future__ import annotations

import re
from functools import cache

from assistant.language.word_tables import word_table

_Row = tuple[re.Pattern[str], tuple[str, ...]]
"""What is said, and what may stand in its place."""


def plainer(text: str, table: str) -> tuple[str, ...]:
    """The text in plainer words, each way once."""
    told: dict[str, None] = {}
    for number in range(max(len(plain) for _, plain in rows(table))):
        asked = text
        for said, plain in rows(table):
            asked = said.sub(plain[min(number, len(plain) - 1)], asked)
        told[asked] = None
    return tuple(asked for asked in told if asked != text)


@cache
def rows(table: str) -> tuple[_Row, ...]:
    """The rows of a table in their order; Latin letters in either case."""
    return tuple((re.compile(row["said"], re.IGNORECASE), tuple(row["plain"])) for row in word_table(table)["row"])
