"""A question in words asked again of another matter (办件不规范的呢 behind 政策解读的问题打算怎么改): the turn's matter in place of the first.

`of_other_matter` gives that question; "" where the turn says more than a matter, or the question before does not begin with one. A turn of this kind is
never searched for by its own words alone, which are told by whatever speaks of them. How it is to be mended, asked behind what is wrong with a matter,
is asked of that matter's problem. The words are data (`[matters]` of `vocabulary/turns.toml`).
Texts are folded; nothing is looked up and nothing raises.

>>> of_other_matter("办件不规范的呢?", "政策解读的问题打算怎么改"), of_other_matter("平台建设呢", "公众参与方面有什么不足")
('办件不规范的问题打算怎么改', '平台建设方面有什么不足')
>>> of_other_matter("打算怎么改?", "公众参与方面有什么不足")
'公众参与方面的问题打算怎么改'
>>> of_other_matter("结果呢", "政策解读的问题打算怎么改"), of_other_matter("平台建设呢", "怎么联系")
('', '')
"""

from __future__ import annotations

import re
from functools import cache

from assistant.language.word_tables import word_table


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(one) for name, one in word_table("turns")["matters"].items()}


def of_other_matter(turn: str, whole: str) -> str:
    """The question before, of the matter that this turn names alone."""
    known = _patterns()
    begins, mending, named = known["asked"].search(whole), known["mending"].fullmatch(turn), known["turn"].fullmatch(turn)
    if begins is None or begins.start() < 2:
        return ""
    if mending is not None:
        return f"{whole[: begins.start()]}方面的问题{mending['asks']}" if known["wrong"].search(whole) else ""
    if named is None or known["no_matter"].search(named["matter"]):
        return ""
    return f"{named['matter']}{whole[begins.start() :]}"
