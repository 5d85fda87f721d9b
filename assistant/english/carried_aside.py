"""What an English question says aside of the applications carried over from the year before (…, including those carried over, …).

With them the sum of those received and those carried over is asked for, without them the new ones alone; other deeds (how many were granted,
excluding …) and asides on another year are left as they are. Words are data (`[carried]` of `vocabulary/english_plain.toml`).

>>> without_carried_aside("How many applications, excluding those carried over, did Shili receive in 2024?")
'How many new applications did Shili receive in 2024?'
>>> without_carried_aside("Including those carried over, how many applications did Shili have to handle?")
'how many applications received and carried over from the previous year were there in Shili?'
>>> without_carried_aside("How many applications did Shili grant, excluding those carried over?")
'How many applications did Shili grant, excluding those carried over?'
"""

from __future__ import annotations

import re
from functools import cache

from assistant.language.word_tables import word_table

_HOW_MANY = re.compile(r"\bhow many (?:new )?(?P<thing>(?:[a-z-]+ ){0,2}?(?:applications|requests))\b", re.IGNORECASE)
_DONE = re.compile(
    r"(?P<asks>\bhow many (?:new )?(?:[a-z-]+ ){0,2}?(?:applications|requests)),? did (?P<who>.+?) "
    r"(?:have to (?:handle|deal with)|receive|get|have|handle|deal with|take in)\b(?P<rest>.*)$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@cache
def _aside() -> re.Pattern[str]:
    said = word_table("english_plain")["carried"]
    return re.compile(
        rf",? ?\(?\b(?:(?P<with>{said['with']})|(?P<without>{said['without']})) {said['named']}\)?(?:,|(?=[ ?.]|$))", re.I
    )


def without_carried_aside(question: str) -> str:
    """The question with the aside said by what it asks for."""
    found = _aside().search(question)
    if found is None:
        return question
    plain = " ".join(f"{question[: found.start()]} {question[found.end() :]}".split()).replace(" ?", "?")
    said, years = word_table("english_plain")["carried"], {int(year) for year in _YEAR.findall(plain)}
    asked = _HOW_MANY.search(plain)
    if asked is None or (found["year"] and years != {int(found["year"]) + 1}) or len(_HOW_MANY.findall(plain)) > 1:
        return question
    if found["without"]:
        new = re.search(said["new"], plain) is not None
        return _HOW_MANY.sub(lambda one: f"{one[0][:9]}new {one['thing']}", plain, count=1) if new else question
    done = _DONE.search(plain)
    if done is None:
        return question
    behind = "" if done["rest"].startswith("?") else done["rest"].lstrip()
    told = f"{done['asks']} received and carried over from the previous year were there in {done['who']} {behind}".rstrip()
    return f"{plain[: done.start()]}{told}{'' if told.endswith('?') else '?'}"
