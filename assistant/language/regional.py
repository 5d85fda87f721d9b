"""Words that Taiwan, Hong Kong or a dialect has, as mainland reports write them (資訊: 信息), and misspelt ones (投拆: 投诉).

Reads simplified text and keeps its length, so that places in it stay where they are. Data: `vocabulary/regional.toml`.

>>> mainland("政府资讯公开申请"), mainland("投拆多少件")
('政府信息公开申请', '投诉多少件')
"""

from __future__ import annotations

import re
from functools import cache

from assistant.language.word_tables import word_table


@cache
def _words() -> tuple[re.Pattern[str], dict[str, str]]:
    table = word_table("regional")
    words = table["mainland"] | table["misspelt"]
    return re.compile("|".join(sorted(words, key=len, reverse=True))), words


def mainland(text: str) -> str:
    """The text in the words of the mainland, rightly spelt."""
    pattern, words = _words()
    return pattern.sub(lambda found: words[found.group()], text)
