"""Where the quote of a number begins, so that it shows the occasion the number is of: 疫情期间,…召开新闻发布会22场.

`quoted_from` takes a folded sentence, where the clauses of a number begin and end, and gives the place to quote from: the clause itself, or
the one that opens this part of the sentence (from its beginning or its last ;) with a month, an event or one of several occasions, if all of
it is no longer than a quote may be. Nothing raises.

>>> said = "6月份开展宣传月活动,发布信息88条,培训3场;全年培训9场"
>>> [said[quoted_from(said, said.index(clause), said.index(clause) + 5):][:4] for clause in ("培训3场", "全年培训")]
['6月份开', '全年培训']
"""

from __future__ import annotations

import re

QUOTE_LENGTH = 110
"""A quote reaches back to the head of its list, or to its occasion, as long as it stays within so many folded characters."""
_OCCASION = re.compile(
    r"(?:20\d\d年)?\d{1,2}月(?:份|[上中下]旬)?(?![底末初、至到-]|\d)|[^,;。\d]{0,14}(?:期间|活动[中周月日]|当[天日]|[次届]会上)"
    r"|截[至止](?:20\d\d年)?\d{1,2}月|[自从](?:20\d\d年)?\d{1,2}月[^,;。]{0,20}(?:以来|起)|(?:最近|其中|有)一次|(?:仅|单是|光是|只)[^,;。\d]{2,14}[一就]"
)


def quoted_from(text: str, start: int, end: int) -> int:
    """The place from where a number in these clauses is quoted."""
    part = max(text.rfind(";", 0, start), text.rfind("。", 0, start)) + 1
    opens = _OCCASION.match(text, part)
    return part if opens is not None and end - part <= QUOTE_LENGTH else start
