"""What a question asks of each of several bodies that it does not name (收费的单位各收了多少), which one number of all does not tell.

`of_each` gives the words that ask so where the answer gives one number alone, "" for any other question or answer: two numbers may be those of two.
The words are data (`of_each` of `vocabulary/asked.toml`), over folded contents of a question, without the bodies that it names. Nothing raises.

>>> asks_of_each("收了信息处理费的单位各收了几元"), asks_of_each("信息处理费收了几元"), asks_of_each("三家单位一共收了几元")
('单位各收了几', '', '')
"""

from __future__ import annotations

import re
from functools import cache

from assistant.answer import Answer
from assistant.language.word_tables import word_table


def of_each(content: str, answer: Answer) -> str:
    """See the module."""
    return asks_of_each(content) if len(answer.figures) == 1 else ""


def asks_of_each(content: str) -> str:
    """The words of a question that ask for the number of each of several bodies; "" where none do."""
    found = _asked().search(content)
    return found[0] if found is not None else ""


@cache
def _asked() -> re.Pattern[str]:
    return re.compile(word_table("asked")["of_each"])
