"""Whether a stretch names the one body or place, or those few, of which it is asked which (哪个村的公开栏破损, 哪6个县局没有公布).

What is asked so is told by a name: by no number of them (6个县局), by no sort of them (垃圾处理厂 among the kinds of places that are open), and by
nothing that the question says itself. Who does something (由哪个科室) is `fitting_sides.tells_doer`'s, what befell one `prose.befallen`'s, and of
several without a number (哪些企业) `which_ones`'. The kinds are `[one_of_them]` of `vocabulary/topics.toml`. Texts are folded, in lower case. Nothing raises.

>>> kind_asked("哪个村的公开栏破损?"), kind_asked("更换后的运营公司是哪一家?"), kind_asked("由哪个科室负责?")
('村', '公司', '')
>>> names_the_one("哪个村的公开栏破损?", "13个村的公开栏破损"), names_the_one("哪个村的公开栏破损?", "北堤村的公开栏破损")
(False, True)
"""

from __future__ import annotations

import re
from functools import cache

from assistant.language.word_tables import word_table
from assistant.prose.befallen import names_one

_ROW = re.compile(
    r"、([一-鿿]{2,8})(?:等|[两三四五六七八九十\d]+[个家所])|([一-鿿]{2})、[一-鿿]{2,8}(?:等|[两三四五六七八九十\d]+[个家所])"
)
"""Names in a row without their kind (兰河、石桥两个分局)."""

_TITLES = re.compile("《[^》]*》")


@cache
def _asks() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    known = word_table("topics")["one_of_them"]
    asks, behind = (re.compile(known[how].replace("%s", known["kinds"])) for how in ("asks", "behind"))
    return asks, behind, re.compile(known["unless"])


def kind_asked(question: str) -> str:
    """The kind of body or place of which a folded question asks which one it is; "" where it asks for none."""
    asks, behind, unless = _asks()
    hit = asks.search(question) or behind.search(question)
    return hit["kind"] if hit is not None and unless.search(question) is None else ""


def names_the_one(question: str, body: str) -> bool:
    """Whether a folded text names one of the kind that a question asks for; true where it asks for none."""
    kind = kind_asked(question)
    if not kind:
        return True
    if any((hit[1] or hit[2]) not in question for hit in _ROW.finditer(body)):
        return True
    said = re.sub(rf"[一-鿿]{{2}}(?={kind})", lambda hit: "各" if hit[0] in question else hit[0], _TITLES.sub("·", body))
    return names_one(said, kind)
