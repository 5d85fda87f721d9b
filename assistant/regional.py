"""Words that Taiwan, Hong Kong or a dialect has, as mainland reports write them (資訊: 信息).

Reads simplified text and keeps its length, so that places in it stay where they are. Data: `vocabulary/regional.toml`.

>>> mainland("政府资讯公开申请")
'政府信息公开申请'
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources


@cache
def _words() -> tuple[re.Pattern[str], dict[str, str]]:
    text = resources.files("assistant.vocabulary").joinpath("regional.toml").read_text(encoding="utf-8")
    words = tomllib.loads(text)["mainland"]
    return re.compile("|".join(sorted(words, key=len, reverse=True))), words


def mainland(text: str) -> str:
    """The text in the words of the mainland."""
    pattern, words = _words()
    return pattern.sub(lambda found: words[found.group()], text)
