"""An English question for words said in Chinese: who, where, when, why, how, what is to be done, whether.

The question word goes where Chinese has it, what is asked about is cut up and put together as in questions for numbers
(`english_pieces`). A word that the vocabulary does not have leaves the question unsaid (()), as there.

>>> asked_for_words("who chairs the leading group in ?")[0]
'领导小组组长是谁'
>>> asked_for_words("where can i send a letter to the in ?")[0]
'来信寄到哪里'
>>> asked_for_words("was anybody held accountable for disclosure failures?")[0], asked_for_words("who won the zeppelin?")
('有没有人公开不到位被追究责任', ())
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from assistant.english_pieces import choices, cut_up, noun_of, told_before
from assistant.english_plain import plainly

SAYINGS = 3
"""Each is a search of the passages, which finds near words by itself."""
_AUX = r"(?:did|does|do|is|are|was|were|has|have|had|will|would|can|could|should|shall)"
_ME = r"(?:i|we|people|citizens|one|residents|you)"
_MEANS = r"(?:want|plan|intend|hope|aim|mean|try|promise|propose|wish)(?:s|ed)?"
_CHAIRS = re.compile(
    rf"^who (?:chairs?|chaired|heads?|headed|leads?|led|{_AUX} the (?:head|leader|chair|chairman) of) (?:the )?(?P<thing>.+)$"
)
_WHERE_IT_IS = re.compile(rf"^where {_AUX}(?: (?:the|it|they|its|their|offices?|bureau|located|situated|based|found))*$")
_REACH = re.compile(
    rf"^how {_AUX} {_ME} (?:reach|contact|get in touch with|get hold of|call|write to)(?: (?:it|them|the|its office|the office))*$"
)
_DO_ABOUT_IT = re.compile(
    rf"^(?:what|how) (?:{_AUX} |next |it |they |going to |{_MEANS} to )*(?:do|doing|solve|fix|address|tackle)(?: next)?(?: about)? "
    r"(?:it|them|that|this|these|those)(?: problems?| issues?| shortcomings?| weaknesses)?$"
)
_CHARGE = re.compile(
    rf"^who (?:{_AUX} )?(?:responsible for|in charge of|responsible|in charge|takes care of|takes charge of|looks after) ?(?P<thing>.*)$"
)
_PATTERNS = (
    (rf"(?:by whom|whom?|which (?:office|unit|section|body|department|division)) (?P<thing>(?:{_AUX} )?.+)", "由谁{}"),
    (
        rf"where (?:can|could|should|do|must|may|might) {_ME} (?:send|mail|post|write)(?: an?| my)? (?P<thing>letters?).*",
        "{}寄到哪里",
    ),
    (rf"where (?:{_AUX} )?(?:{_ME} )?(?P<thing>.+)", "在哪里{}"),
    (rf"(?:when|on what date|on which day|what day) (?:{_AUX} )?(?P<thing>.+)", "什么时候{}"),
    (rf"(?:why|for what reason) (?:{_AUX} )?(?P<thing>.+)", "为什么{}"),
    (rf"what (?:{_AUX} |next |it )*{_MEANS} to do(?: next(?: year)?| in (?:the )?future)? to (?P<thing>.+)", "下一步怎么{}"),
    (
        rf"what (?:{_AUX} |next |it |going to |{_MEANS} to )*(?:do|done|doing) (?:about|to|against|with|for) (?P<thing>.+)",
        "怎么解决{}",
    ),
    (rf"how (?:{_AUX} )?(?:they |it |{_ME} )?(?:{_MEANS} to |going to |to be )?(?P<thing>.+)", "怎么{}"),
    (rf"{_AUX} (?:there )?(?:anyone|anybody|somebody|someone) (?P<thing>.+)", "有没有人{}"),
    (rf"{_AUX} (?:there )?(?P<thing>.+)", "有没有{}"),
    (rf"what (?:{_AUX} )?(?P<thing>.+ (?:apply|applied|ask|request|complain|be about)(?: for| about)?)", "{}什么"),
    (r"what (?:is|was|are|were) (?:the |its |their )?(?P<thing>.+)", "{}是什么"),
    (r"(?:what|which) (?P<thing>.+)", "有哪些{}"),
    (r"(?:list|describe|name|explain|outline|summari[sz]e) (?:all |the |its |some |me )*(?P<thing>.+)", "有哪些{}"),
)
_AT_ONCE = ((_WHERE_IT_IS, "地址"), (_REACH, "联系方式"), (_DO_ABOUT_IT, "怎么解决存在的问题"))
"""Questions that name nothing but the body, or what a turn before named."""
_FORMS = tuple((re.compile(f"^{pattern}$"), said) for pattern, said in _PATTERNS)
"""What asks, with what is asked about, and where that stands in Chinese; the first that fits."""
_ASIDE = re.compile(
    r"\b(?:(?:it|they|that it|that they) )?(?:admit|admits|admitted|names?|named|mention|mentioned|report|reported|identify|identified|acknowledge[ds]?|say|see|face|faced|lists?|listed|describes?|described)\b$"
)
"""… did it name: what a report does with everything that it says."""


_CONTENT = re.compile(
    rf"^what {_AUX} .+ (?:apply for|applied for|ask(?:ed)? (?:for|about)|request(?:ed)?|complain(?:ed)? about|be about|about|concern(?:ed)?|relate to|involve[d]?|"
    r"say|said|contain(?:ed)?|consist of|include[d]?)$"
)

_TITLE = re.compile(
    r"^what (?:was|is|were|are) (?:the )?(?:theme|topic|subject|title|name|purpose|aim|goal|content|focus|main (?:content|point|problem)|slogan|agenda)s? of\b"
)

_BECAME = re.compile(r"^what (?:has |had |ever )?(?:happened|became|become) (?:to|of|with)\b")
"""How many were received does not tell what became of them."""


def asks_for_content(content: str) -> bool:
    """Whether a question asks what something was for or about or what became of it, which no number of it tells.

    >>> asks_for_content("what did the one application that received in ask for?"), asks_for_content("what did charge in fees?")
    (True, False)
    """
    text = content.rstrip(" ?.!")
    return any(pattern.match(text) for pattern in (_CONTENT, _TITLE, _BECAME))


_NAMED = re.compile(r"[\u3400-\u9fff]{3,}")
_ASKS_OF_NAMED = re.compile(
    rf"^(?:what (?:{_AUX}|kind|exactly)\b|how (?:{_AUX}) .+ (?:works?|operates?)|describe|explain|tell me about)"
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
    if (found := _CHAIRS.match(text)) is not None:
        yield from (f"{thing}组长是谁" for thing in _thing(found["thing"]))
        return
    at_once = next((said for pattern, said in _AT_ONCE if pattern.match(text) is not None), "")
    if at_once:
        yield at_once
        return
    if (found := _CHARGE.match(text)) is not None:
        yield from (f"由谁负责{thing}" for thing in _thing(found["thing"]))
        return
    for pattern, said in _FORMS:
        if (found := pattern.match(text)) is not None:
            yield from (said.format(thing) for thing in _thing(found["thing"]))
            return


def _thing(text: str) -> Iterator[str]:
    """What is asked about, as a Chinese clause: what is told of it, then its noun."""
    text = _ASIDE.sub("", text.strip()).strip()
    pieces = cut_up(text)
    if pieces is None or not any(piece.terms for piece in pieces):
        return
    for choice in choices([term for piece in pieces for term in piece.terms]):
        yield f"{told_before(pieces[1:], choice)}{noun_of(pieces[0], choice)}"
