"""Numbers that a wording says along with a figure: those of the same quote, and numbers that are names (the 12345 hotline).

A clause of a quote may be said beside the figure that was asked for (收到申请38件，受理36件 for 受理36件) where it says the very same:
all of the clause's words, but for the body, the year and what style puts in or leaves out (了, 的, 共), or a piece of it where what
is left out turns nothing round. That is sure only where the
whole answer is of one body and one year. A number that counts nothing is a name where the question or the evidence has it before
the same word. Texts are folded.

>>> plain("全年共收到了申请38件") == plain("收到的申请是38件")
True
"""

from __future__ import annotations

import re

from assistant.worded.check import MASK, masked, named, operators
from assistant.worded.facts import Evidence
from assistant.worded.text import MEASURES, Said

_CLAUSE = re.compile(r"[，,；;。：:（）()！？!?\n]")
_STYLE = re.compile(rf"{MASK}|\d{{4}}年度?|全年|当年|本年度?|一共|总共|共计|总计|这|即|而来|[了的是为共在把]")
_MEASURED = re.compile(r"(\d[\d,.]*[万亿]?[余多]?[个件条次项份篇名家期场])([\u3400-\u9fff]{2,6})$")
_NAMED = re.compile(r"^(?:涉及|针对|对|其中)")
_BOUNDARIES, _OPENS = "、对向", "由从"
_HELD = re.compile(r"(?:委托|开展|组织|举办|举行|召开)$")
_SHORT = 5
"""Characters of a piece of a quote's clause that may be said by itself."""
_NAMING = 5
"""Digits of a number that is a service's name."""


def said_along(text: str, said: Said, known: Evidence) -> bool:
    """Whether a number that states no figure stands in a clause that a quote has, or in a name."""
    return _names(text, said, known) or _repeated(text, said, known)


def plain(clause: str) -> str:
    """A clause without what style puts in or leaves out."""
    bare = _STYLE.sub("", clause).replace("从", "由")
    return _MEASURED.sub(r"\2\1", bare)


def _names(text: str, said: Said, known: Evidence) -> bool:
    behind = text[said.end : said.end + 2]
    if len(said.raw) != _NAMING or not said.raw.isdecimal() or len(behind) < 2 or behind[0] in MEASURES:
        return False
    return any(said.raw + behind in told for told in (known.asked, known.reference, *known.quotes))


def _repeated(text: str, said: Said, known: Evidence) -> bool:
    if len({(c.organisation, c.year) for c in known.answer.citations}) != 1:
        return False
    own = _around(masked(text, [(start, end) for start, end, _ in named(text, known)]), said.start)
    clauses = [plain(clause) for source in (known.reference, *known.quotes) for clause in _CLAUSE.split(source)]
    return any(plain(own) == clause or _piece(plain(own), clause) for clause in clauses)


def _piece(own: str, clause: str) -> bool:
    """Whether a clause is a whole piece of another with its number, and what it leaves out turns nothing round and holds no
    other number where it goes on."""
    own = own if own in clause else _NAMED.sub("", own)
    at = clause.find(own)
    if at < 0 or len(own) < _SHORT or not any(char.isdigit() for char in own):
        return False
    left, right = clause[:at], clause[at + len(own) :]
    if left and left[-1] not in _BOUNDARIES and own[0] not in _OPENS and not _HELD.search(left):
        return False  # what stands right before it may be what it hangs on (拟|废止42件, 部分|公开12件)
    cut = (
        (left[-1:].isdigit() and own[0].isdigit())
        or (right[:1].isdigit() and own[-1].isdigit())
        or (right != "" and right[0] in MEASURES)
    )
    return not cut and not operators(left, "zh") and not operators(right, "zh")


def _around(text: str, at: int) -> str:
    """The clause that a place stands in."""
    start = max((found.end() for found in _CLAUSE.finditer(text, 0, at)), default=0)
    end = _CLAUSE.search(text, at)
    return text[start : end.start() if end else len(text)]
