"""What a turn that names nothing wants computed with the turns before it: 差多少, 三家合计, 哪年最多, 平均多少.

The words are data (`vocabulary/together.toml`). Texts are folded and lower case; nothing is looked up and nothing raises.

>>> bare_operation("两家差多少"), bare_operation("哪一年最多"), bare_operation("微信多多少")
('difference', 'most', None)
>>> number_said("三家合计"), number_said("合计多少"), axis_said("哪家最多")
(3, None, 'body')
"""

from __future__ import annotations

import re
from functools import cache

from assistant.language.word_tables import word_table

_NUMBERS = {"two": 2, "three": 3, "four": 4}


@cache
def _patterns() -> dict[str, dict[str, re.Pattern[str]]]:
    return {
        table: {name: re.compile("|".join(f"(?:{p})" for p in listed)) for name, listed in entries.items()}
        for table, entries in word_table("together").items()
    }


def bare_operation(content: str) -> str | None:
    """What a turn's content wants computed where it says nothing else; None where it says more, or computes nothing."""
    around = _patterns()["around"]["words"]
    for name, pattern in _patterns()["operations"].items():
        if pattern.search(content) is not None and not around.sub("", pattern.sub("", content)):
            return name
    return None


def without_operation(content: str, operation: str) -> str:
    """A turn's content without the words of an operation."""
    return _patterns()["operations"][operation].sub(" ", content)


def is_over_years(content: str) -> bool:
    """Whether a difference is one of a thing with itself in another year (增长了多少), not of two things.

    >>> is_over_years("增长了多少"), is_over_years("差多少")
    (True, False)
    """
    return _OVER_YEARS.search(content) is not None


_OVER_YEARS = re.compile(r"增加|减少|增长|下降|上升|提高|提升|降低|回落|上涨|变化|增减")


def latter_first(content: str) -> bool:
    """Whether the later of two is what is divided (后者是前者的几倍)."""
    found = _patterns()["operations"]["ratio"].search(content)
    return found is not None and bool(found.groupdict().get("reverse"))


def number_said(folded: str) -> int | None:
    """Of how many turns a turn speaks (两者, 三家); None where it does not say."""
    return next((_NUMBERS[name] for name, pattern in _patterns()["number"].items() if pattern.search(folded)), None)


def axis_said(folded: str) -> str | None:
    """In what the turns must differ, "body" or "year"; None where nothing says it."""
    return next((name for name, pattern in _patterns()["axis"].items() if pattern.search(folded)), None)
