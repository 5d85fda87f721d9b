"""An English question for words said in Chinese: who, where, when, why, how, what is to be done, whether.

The question word goes where Chinese has it, what is asked about is cut up and put together as in questions for numbers
(`english.pieces`). A word that the vocabulary does not have leaves the question unsaid (()), as there. What asks is data
(`vocabulary/english_asks.toml`), for `english.along` too.

>>> asked_for_words("who chairs the leading group in ?")[0]
'领导小组组长是谁'
>>> asked_for_words("why did applications fall in ?")[0]
'申请为什么减少'
>>> asked_for_words("where can i send a letter to the in ?")[0]
'来信寄到哪里'
>>> asked_for_words("was anybody held accountable for disclosure failures?")[0], asked_for_words("who won the zeppelin?")
('有没有人公开不到位被追究责任', ())
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice

from assistant.english.pieces import choices, cut_up, noun_of, told_before
from assistant.english.plain import plainly
from assistant.language.word_tables import word_table

SAYINGS = 3
"""Each is a search of the passages, which finds near words by itself."""
_THING = " (?P<thing>.+)"


def _piece(pattern: str) -> str:
    """A pattern of the vocabulary with its pieces written out."""
    for name, piece in word_table("english_asks")["pieces"].items():
        pattern = pattern.replace(f"{{{name}}}", piece)
    return pattern


@cache
def _at_once() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Questions that name nothing but the body, or what a turn before named, and what is asked then."""
    asks = word_table("english_asks")["at_once"].items()
    return tuple((re.compile(f"^{_piece(pattern)}$"), said) for said, patterns in asks for pattern in patterns)


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What asks, with what is asked about, and where that stands in Chinese; the first that fits."""
    return tuple(
        (re.compile(f"^(?:{_piece(ask['opens'])}){_piece(ask.get('thing', _THING))}$"), ask["said"])
        for ask in word_table("english_asks")["asks"]
    )


@cache
def openings() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What a question for words opens with, and how Chinese asks so behind what it names.

    >>> next(asks for opens, asks in openings() if opens.match("which office drafts the plan"))
    '是哪个部门'
    """
    asks = (ask for ask in word_table("english_asks")["asks"] if "along" in ask)
    return tuple((re.compile(f"(?:{_piece(ask['opens'])})\\b"), ask["along"]) for ask in asks)


def asked_at_once(content: str) -> bool:
    """Whether a question for words names nothing but the body, so that what it asks for is known for certain.

    >>> asked_at_once("what will the improve in ?"), asked_at_once("what did the improve on its website in ?")
    (True, False)
    """
    text = plainly(content)
    return any(pattern.match(text) is not None for pattern, _ in _at_once())


_ASIDE = re.compile(
    r"\b(?:(?:it|they|that it|that they) )?(?:admit|admits|admitted|names?|named|mention|mentioned|report|reported|identify|identified|acknowledge[ds]?|say|see|face|faced|lists?|listed|describes?|described)\b$"
)
"""… did it name: what a report does with everything that it says."""


_CONTENT = re.compile(
    rf"^what {_piece('{AUX}')} .+ (?:apply for|applied for|ask(?:ed)? (?:for|about)|request(?:ed)?|complain(?:ed)? about|be about|about|concern(?:ed)?|relate to|involve[d]?|"
    r"say|said|contain(?:ed)?|consist of|include[d]?)$"
)

_TITLE = re.compile(
    r"^what (?:was|is|were|are) (?:the )?(?:theme|topic|subject|title|name|purpose|aim|goal|content|focus|main (?:content|point|problem)|slogan|agenda)s? of\b"
)

_BECAME = re.compile(r"^what (?:has |had |ever )?(?:happened|became|become) (?:to|of|with)\b")
"""How many were received does not tell what became of them."""


_WHY = re.compile(r"^why\b")


def asks_for_content(content: str) -> bool:
    """Whether a question asks what something was for or about, what became of it or why it was so, which no number of it tells.

    >>> asks_for_content("what did the one application that received in ask for?"), asks_for_content("what did charge in fees?")
    (True, False)
    """
    text = content.rstrip(" ?.!")
    return any(pattern.match(text) for pattern in (_CONTENT, _TITLE, _BECAME, _WHY))


_NAMED = re.compile(r"[\u3400-\u9fff]{3,}")
_ASKS_OF_NAMED = re.compile(
    _piece(r"^(?:what (?:{AUX}|kind|exactly)\b|how {AUX} .+ (?:works?|operates?)|describe|explain|tell me about)")
)


def asked_of_a_name(content: str) -> tuple[str, ...]:
    """What a thing that a question names in Chinese is; () where it names none or asks something else of it.

    >>> asked_of_a_name("what does “一键通办” approach involve?"), asked_of_a_name("who proposed “一键通办”?")
    (('一键通办是什么',), ())
    """
    names = _NAMED.findall(content)
    return (f"{names[0]}是什么",) if len(names) == 1 and _ASKS_OF_NAMED.match(plainly(content)) else ()


@lru_cache(maxsize=1024)
def asked_for_words(content: str) -> tuple[str, ...]:
    """Ways of saying a question for words in Chinese; () where a word of it is not known or it asks for nothing of that kind."""
    text = plainly(content)
    return tuple(islice(dict.fromkeys(_said(text)), SAYINGS))


def _said(text: str) -> Iterator[str]:
    at_once = next((said for pattern, said in _at_once() if pattern.match(text) is not None), "")
    if at_once:
        yield at_once
        return
    for pattern, said in _forms():
        if (found := pattern.match(text)) is not None:
            yield from _moved(found["thing"], said)
            yield from (said.format(thing) for thing in _thing(found["thing"]))
            return


def _moved(text: str, said: str) -> Iterator[str]:
    """Why a number moved: the thing before what asks and the verb behind it (申请为什么下降), where nothing else is told of it."""
    pieces = (cut_up(text) if said == "为什么{}" else None) or []
    if len(pieces) == 2 and pieces[0].terms and len(pieces[1].terms) == 1:
        moves = word_table("english_asks")["moves"]["words"]
        yield from (f"{noun_of(pieces[0], {})}为什么{word}" for word in pieces[1].terms[0].words if word in moves)


def tells_move(saying: str, quote: str) -> bool:
    """Whether a passage tells that a number moved so, where a saying asks why it did.

    >>> tells_move("申请为什么减少", "比上年少3件,因…"), tells_move("申请为什么减少", "离要求还有差距"), tells_move("为什么迁址", "因搬迁")
    (True, False, True)
    >>> tells_move("申请为什么减少", "因减灾宣传"), tells_move("申请为什么增加", "因用多媒体")
    (False, False)
    """
    moves = word_table("english_asks")["moves"]
    asked = re.search(rf"为什么(?:.*比上年(?P<how>[少多])|(?P<moved>{'|'.join(moves['words'])}))$", saying)
    if asked is None:
        return True
    less = asked["how"] == "少" or re.search(moves["less"], asked["moved"] or "") is not None
    return re.search(moves["less" if less else "more"], quote) is not None


def _thing(text: str) -> Iterator[str]:
    """What is asked about, as a Chinese clause: what is told of it, then its noun."""
    text = _ASIDE.sub("", text.strip()).strip()
    pieces = cut_up(text)
    if pieces is None or not any(piece.terms for piece in pieces):
        return
    for choice in choices([term for piece in pieces for term in piece.terms]):
        yield f"{told_before(pieces[1:], choice)}{noun_of(pieces[0], choice)}"
