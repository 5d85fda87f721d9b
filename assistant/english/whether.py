"""An English question of yes or no that a number answers, said in Chinese: whether there was any, more than so many, or whether it grew.

`whether_in_chinese` gives the Chinese sayings, the likeliest first; () where it asks no such thing or a word of it is not known. Whether
the number makes it a yes is `whether`'s. Texts are the contents of questions: lower case, without bodies and years.

>>> whether_in_chinese("did the hold any press conferences in ?")[0]
'有没有召开新闻发布会'
>>> whether_in_chinese("did the receive more than 200 applications in ?")[0]
'收到申请超过200件吗'
>>> whether_in_chinese("did the number of applications rise in ?")[0], whether_in_chinese("did the sell zeppelins?")
('申请同比增长百分之几', ())
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from assistant.english.pieces import as_told, choices, cut_up, noun_of, told_before
from assistant.english.plain import ends, plainly

SAYINGS = 6
_YES_NO = re.compile(
    r"^(?:is it (?:true|correct|right) that (?:there )?|(?:did|does|do|has|have|had|was|were|is|are) (?:there )?(?:been )?)(?:ever )?(?P<rest>.+)$"
)
_ANY = re.compile(r"\b(?:any|some|a single|at all|ever|really|actually)\b")
_SO_MANY = re.compile(
    r"\b(?P<how>more than|over|above|fewer than|less than|under|below|at least|no fewer than|no less than|at most|no more than|exactly|as many as)?"
    r" ?(?P<number>\d[\d,]*(?:\.\d+)?) (?=[a-z])"
)
_HOW = {
    "more than": "超过", "over": "超过", "above": "超过", "fewer than": "少于", "less than": "少于", "under": "少于", "below": "少于",
    "at least": "不少于", "no fewer than": "不少于", "no less than": "不少于", "as many as": "达到", "at most": "不超过", "no more than": "不超过",
}  # fmt: skip
_MOVES = re.compile(
    r"^(?:the (?:total )?(?:number|count|volume|amount) of )?(?P<thing>.+?) "
    r"(?P<verb>increase[ds]?|gr[eo]wn?|rise|rose|risen|go up|gone up|decrease[ds]?|fall|fell|fallen|drop(?:ped)?|decline[ds]?)\b(?P<rest>.*)$"
)
_OVER_YEAR = re.compile(
    r"\b(?:over|from|compared (?:to|with)|than|against|on) (?:the )?(?:previous|preceding|prior|last) year\b|\byear[- ]on[- ]year\b"
)
_AGAINST_IT = re.compile(r"(?:\b(?:against|about|on|with|for|from|to|by|in|of)(?: (?:it|the|them|its))?\s*)+$")


@lru_cache(maxsize=256)
def whether_in_chinese(content: str, told: str = "") -> tuple[str, ...]:
    """Ways of asking in Chinese for the number that says yes or no."""
    found = _YES_NO.match(plainly(content))
    if found is None:
        return ()
    rest = _AGAINST_IT.sub("", found["rest"].strip()).strip()
    return tuple(islice(dict.fromkeys(_said(rest, told)), SAYINGS))


def _said(rest: str, told: str) -> Iterator[str]:
    moves = _MOVES.match(ends(_OVER_YEAR.sub(" ", rest)))
    if moves is not None and not _SO_MANY.search(rest):
        for thing, _ in _thing(f"{moves['thing']} {moves['rest']}", told):
            yield f"{thing}同比增长百分之几"
            yield f"{thing}比上年增加多少"
        return
    so_many = _SO_MANY.search(rest)
    plain = _ANY.sub(" ", _SO_MANY.sub(" ", rest, count=1) if so_many is not None else rest)
    for thing, unit in _thing(" ".join(plain.split()), told):
        if so_many is None:
            yield f"有没有{thing}"
        else:
            yield f"{thing}{_HOW.get(so_many['how'] or '', '是')}{so_many['number'].replace(',', '')}{unit}吗"


def _thing(text: str, told: str) -> Iterator[tuple[str, str]]:
    """What is asked about as a Chinese clause, with the unit that it is counted in."""
    pieces = cut_up(ends(text))
    if pieces is None or not any(piece.terms for piece in pieces):
        return
    head, *rest = as_told(pieces, told)
    unit = next((term.units[0] for term in reversed(head.terms) if term.units), "")
    for choice in islice(choices([term for piece in (head, *rest) for term in piece.terms]), SAYINGS):
        yield f"{told_before(rest, choice)}{noun_of(head, choice)}", unit
