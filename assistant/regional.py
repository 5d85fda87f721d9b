"""Words that Taiwan, Hong Kong or a dialect has, as mainland reports write them (資訊: 信息).

Reads simplified text and keeps its length, so that places in it stay where they are. Data: `vocabulary/regional.toml`.

>>> mainland("政府资讯公开申请")
'政府信息公开申请'
"""

from __future__ import annotations

import re
from functools import cache

from assistant.word_tables import word_table


@cache
def _words() -> tuple[re.Pattern[str], dict[str, str]]:
    words = word_table("regional")["mainland"]
    return re.compile("|".join(sorted(words, key=len, reverse=True))), words


def mainland(text: str) -> str:
    """The text in the words of the mainland."""
    pattern, words = _words()
    return pattern.sub(lambda found: words[found.group()], text)
