"""What a question says came first (页面改版后,子栏目精简到多少个), which a report tells in the sentence before the number's clause.

`apart` takes it off a folded question that asks for a number: what is left, and whether a sentence tells what came first. Such words narrow
which sentence is meant and are no part of what is counted. Nothing raises.

>>> rest, tells = apart("页面改版后,子栏目精简到多少个?")
>>> rest, tells("对页面进行改版,子栏目精简至12个"), tells("网站精简,子栏目精简至12个")
('子栏目精简到多少个?', True, False)
>>> apart("最后公开多少条?") is None, apart("子栏目精简到多少个?") is None
(True, True)
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.concepts import GENERIC
from assistant.paraphrases import substance

_FIRST = re.compile(r"([一-鿿\"]{2,16}?)(?:之后|以后|(?<![最今前落背先幕])后(?![台续期勤者面备])),?(?=[^,|]{2,}(?:多少|几))")


def apart(question: str) -> tuple[str, Callable[[str], bool]] | None:
    """The question without what it says came first, and what tells whether a sentence says that; None where it says nothing so."""
    hit = _FIRST.match(question.lstrip("的"))
    if hit is None or re.search("多少|几", hit[1]):
        return None
    named = [concept for concept in substance(hit[1]) if concept.weight > GENERIC]
    if not named:
        return None
    return question.lstrip("的")[hit.end() :], lambda sentence: all(any(t in sentence for t in c.terms) for c in named)
