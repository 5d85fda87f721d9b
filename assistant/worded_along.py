"""Numbers that a wording says along with a figure: those of the same quote, and numbers that are names (the 12345 hotline).

A clause of a quote may be said beside the figure that was asked for (收到申请38件，受理36件 for 受理36件) where it says the very same:
all of the clause's words, but for the body, the year and what style puts in or leaves out (了, 的, 共). That is sure only where the
whole answer is of one body and one year. A number that counts nothing is a name where the question or the evidence has it before
the same word. Texts are folded.

>>> plain("全年共收到了申请38件") == plain("收到的申请是38件")
True
"""

from __future__ import annotations

import re

from assistant.worded_check import MASK, masked, named
from assistant.worded_facts import Evidence
from assistant.worded_text import MEASURES, Said

_CLAUSE = re.compile(r"[，,；;。：:（）()！？!?\n]")
_STYLE = re.compile(rf"{MASK}|\d{{4}}年度?|全年|当年|本年度?|一共|总共|共计|总计|[了的是为共在]")
_NAMING = 5
"""Digits of a number that is a service's name."""


def said_along(text: str, said: Said, known: Evidence) -> bool:
    """Whether a number that states no figure stands in a clause that a quote has, or in a name."""
    return _names(text, said, known) or _repeated(text, said, known)


def plain(clause: str) -> str:
    """A clause without what style puts in or leaves out."""
    return _STYLE.sub("", clause)


def _names(text: str, said: Said, known: Evidence) -> bool:
    behind = text[said.end : said.end + 2]
    if len(said.raw) != _NAMING or not said.raw.isdecimal() or len(behind) < 2 or behind[0] in MEASURES:
        return False
    return any(said.raw + behind in told for told in (known.asked, known.reference, *known.quotes))


def _repeated(text: str, said: Said, known: Evidence) -> bool:
    if len({(c.organisation, c.year) for c in known.answer.citations}) != 1:
        return False
    own = _around(masked(text, [(start, end) for start, end, _ in named(text, known)]), said.start)
    return any(plain(clause) == plain(own) for source in (known.reference, *known.quotes) for clause in _CLAUSE.split(source))


def _around(text: str, at: int) -> str:
    """The clause that a place stands in."""
    start = max((found.end() for found in _CLAUSE.finditer(text, 0, at)), default=0)
    end = _CLAUSE.search(text, at)
    return text[start : end.start() if end else len(text)]
