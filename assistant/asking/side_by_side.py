"""Several things that a question writes side by side with nothing between them: 微信微博合计 asks for 微信和微博.

`joined` says 和 between neighbours of one sort (`vocabulary/side_by_side.toml`) where a number is asked for, so that every rule for things
that are joined holds for them too; any other text comes back as it is. One name that is built of two (微信公众号) is none of that. Texts are
folded contents of a question; nothing raises.

>>> joined("微信微博合计多少条"), joined("微信公众号微博一共多少条"), joined("网站微信公众号发布多少条")
('微信和微博合计多少条', '微信公众号和微博一共多少条', '网站和微信公众号发布多少条')
>>> joined("微信公众号多少条"), joined("线上现场会几次"), joined("网上快递怎么申请")
('微信公众号多少条', '线上现场会几次', '网上快递怎么申请')
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from assistant.language.word_tables import word_table

_ASKS = re.compile("多少|几|合计|一共|总共|共计|总计|加起来|之和|总数|总量|分别|各占|比例|占比")


@cache
def _groups() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    groups = word_table("side_by_side")["group"]
    return tuple((re.compile("|".join(one["names"])), re.compile(one.get("not_before", "(?!)"))) for one in groups)


def members(content: str) -> tuple[re.Match[str], ...]:
    """The names of the first sort of which a question says more than one.

    >>> [one[0] for one in members("微信和微博发布多少条")], members("微信发布多少条")
    (['微信', '微博'], ())
    """
    found = (tuple(names.finditer(content)) for names, _ in _groups())
    return next((one for one in found if len({name[0] for name in one}) > 1), ())


def joined(content: str) -> str:
    """See the module."""
    if _ASKS.search(content) is None:
        return content
    for names, not_before in _groups():
        for one, other in reversed(list(pairwise(names.finditer(content)))):
            if one.end() == other.start() and one[0] != other[0] and not_before.match(content, other.end()) is None:
                content = f"{content[: one.end()]}和{content[one.end() :]}"
    return content
