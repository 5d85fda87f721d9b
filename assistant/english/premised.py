"""The number of a whole that an English question says itself (how many of the 250 items …): the question is asked without it.

It is no condition on the part that is asked for, but a premise: a report that nowhere states it is not answered from
(`premised_numbers`, `assistant/english/asking.py`). Numbers by which hotlines are called are names. Nothing raises.

>>> without_premised_number("How many of the 3,525 applications that Shili received in 2024 were granted?")
'How many of the applications that Shili received in 2024 were granted?'
>>> premised_numbers("What share of Shili's 250 items were news?"), premised_numbers("How many of the 12345 calls were answered?")
(('250',), ())
"""

from __future__ import annotations

import re

_PREMISED = re.compile(
    r"(?P<of>(?:\b(?:how many|what (?:number|share|percentage|proportion|fraction|per ?cent)) of|^(?:out )?of|^among)"
    r" (?:the |its |their |these |those |all |total |(?-i:[A-Z])[^,?]{0,60}?(?:'s|’s|s') )*)"
    r"(?P<number>\d{1,3}(?:,\d{3})+|\d+) (?!(?:years?|months?|days?|and|or|to)\b)(?=[a-z])",
    re.IGNORECASE,
)
_PREMISED_BEFORE = re.compile(
    r"\b(?P<number>\d{1,3}(?:,\d{3})+|\d+) [a-z][a-z ]{2,40}[;,:.] ?(?:and )?what (?:percentage|per ?cent|proportion|share) of (?:them|these|those|which)\b",
    re.IGNORECASE,
)
"""Shili released 250 items; what percentage of them was news?"""
_NAMES = re.compile("1\\d{2}(?:\\d{2})?$|(?:19|20)\\d{2}$")


def without_premised_number(question: str) -> str:
    """The question without the number of what it asks a part of."""
    return _PREMISED.sub(lambda found: found[0] if _is_name(found) else found["of"], question)


def premised_numbers(question: str) -> tuple[str, ...]:
    """The numbers that a question so says of a whole, in digits alone."""
    said = (*_PREMISED.finditer(question), *_PREMISED_BEFORE.finditer(question))
    return tuple(found["number"].replace(",", "") for found in said if not _is_name(found))


def _is_name(found: re.Match[str]) -> bool:
    """Whether a number names a hotline or a year: so many things are said with what they are."""
    number = found["number"]
    hotline = re.match(
        r"(?:[a-z]+ )?(?:hotline|calls?|tickets?|work orders?|platform|service)\b", found.string[found.end() :], re.IGNORECASE
    )
    return _NAMES.fullmatch(number) is not None and (hotline is not None or len(number) == 4)
