"""What a question says came first (页面改版后,子栏目精简到多少个), or of what all (收到的申请里,涉及土地的几件), told before the number's clause.

`apart` takes it off a folded question that asks for a number: what is left, and whether a sentence tells what came first. Such words narrow
which sentence is meant and are no part of what is counted. `among` takes off of what all a question asks for a part: the noun of it.
Nothing raises.

>>> rest, tells = apart("页面改版后,子栏目精简到多少个?")
>>> rest, tells("对页面进行改版,", "子栏目精简至12个"), tells("网站精简,", "子栏目精简至12个")
('子栏目精简到多少个?', True, False)
>>> among("收到的申请里,涉及土地的有几件?"), among("律师的申请里,涉及土地的有几件?")
(('申请', '涉及土地的有几件?'), None)
>>> among("服务热线接到的电话中,报修的有几个?")
('电话', '报修的有几个?')
>>> apart("页面改版时,子栏目精简到多少个?") is None, apart("移民后扶资金多少元?") is None
(False, True)
>>> apart("最后公开多少条?") is None, apart("子栏目精简到多少个?") is None
(True, True)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.asking.other_words import is_thing
from assistant.language.concepts import GENERIC
from assistant.language.paraphrases import substance

_FIRST = re.compile(
    r"([一-鿿\"]{2,16}?)(?:之后,?|以后,?|(?<![最今前落背先幕])后(?![台续期勤者面备扶代]),?|(?<![及同届按准定临小暂])时,)(?=[^,|]{2,}(?:多少|几))"
)
_AMONG = re.compile(
    r"(?:[一-鿿\d]{0,8}(?:热线|专线|电话)(?=[接受收打]))?(?:在|(?:全|本)年|一?共|总共|所有|全部)*"
    r"(?:(?:收到|接到|新收|接收|受理|收办|办理|接听|接入|打[来进])的?)?(?:政府)?(?:信息公开)?的?(?:群众|市民|公众|用户|居民|行政(?=复议|诉讼))?的?"
    r"(?P<thing>[一-鿿]{2})(?:案件|件)?(?:里面?|里头|之?中|当中)(?:的|[,、:])*(?P<part>[^|]+(?:多少|几).*)"
)
_CALLS = "电话"
ANEW = ("新增加", "新增")
_NEWLY_PUBLISHED = re.compile("(新增)((?:主动)?(?:公开|发布))")
_NEW_ITEMS = re.compile(r"新增\d")


def without_new(told: Sequence[str], question: str) -> str:
    """A question for items published without 新增, where no clause that counts such items tells what is new of them: all of a year's are.
    Where one does, with what is new said of the items (新增公开信息: 公开新增信息), as in a report that parts them from those of all years.

    >>> without_new(["网站公开信息9条"], "新增公开信息多少条"), without_new(["网站公开信息9条,新增7条"], "新增公开信息多少条")
    ('公开信息多少条', '公开新增信息多少条')
    """
    if any(_NEW_ITEMS.search(clause) for clause in told):
        return _NEWLY_PUBLISHED.sub(r"\2\1", question)
    if any(word in clause for word in ANEW for clause in told):
        return question
    return re.sub("|".join(ANEW), "", question)


def among(question: str) -> tuple[str, str] | None:
    """The noun of which a question asks for a part, and the question without it; None where more than the noun is said of the whole."""
    hit = _AMONG.fullmatch(question)
    return (hit["thing"], hit["part"]) if hit is not None and (hit["thing"] == _CALLS or is_thing(hit["thing"])) else None


def apart(question: str) -> tuple[str, Callable[[str, str], bool]] | None:
    """The question without what it says came first, and what tells whether a clause and what its sentence says before it say that; None
    where it says nothing so."""
    hit = _FIRST.match(question.lstrip("的"))
    if hit is None or re.search("多少|几", hit[1]):
        return None
    named = [concept for concept in substance(hit[1]) if concept.weight > GENERIC]
    if not named:
        return None

    def tells(before: str, clause: str) -> bool:
        return all(any(term in before + clause for term in concept.terms) for concept in named)

    return question.lstrip("的")[hit.end() :], tells
