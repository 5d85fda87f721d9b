"""The ways of publishing that a sentence lists together, and which of them a part of its number is told of.

`named_as_sites` calls a site that a list of ways calls by its name (通过柳湖水务网、微博等) a site, so that the list tells of several ways:
beside a known channel only, and never a medium of others (新华网). `as_listed` tells a part's lead as the way that it is of its whole's list,
and the whole without that list (通过柳湖水务网、微博等公开90条,其中柳湖水务网60条). Texts are folded; nothing raises.

>>> named_as_sites("通过柳湖水务网、政务微博等主动公开信息"), named_as_sites("公开管网、路网建设信息")
('通过网站、政务微博等主动公开信息', '公开管网、路网建设信息')
>>> as_listed("其中柳湖水务网", "柳湖水务网、政务微博等主动公开信息")
('网站', '主动公开信息')
>>> as_listed("其中预算信息", "柳湖水务网、政务微博等主动公开信息")
('其中预算信息', '柳湖水务网、政务微博等主动公开信息')
"""

from __future__ import annotations

import re
from functools import cache

from assistant.asking.whole_asked import account_of_channel, channel_patterns, words

_SITE = "网站"
_OTHERS = "互联|因特|局域|新华|人民|新闻|央视|新浪|搜狐|网易|腾讯|凤凰|光明|学习强国|中国|管|路|水|电|河|渔|法"
"""What stands before 网 where it is no site of the body."""
_JOINT = "[、和与及]"
_LIST = re.compile(rf"(?:^|(?<=[,;:。|]))[^,;:。|]*{_JOINT}[^,;:。|]*")
_ITEMS = re.compile(rf"{_JOINT}|以及")
_OF_LIST = re.compile(r"^(?:其中)?[,:]?")


@cache
def _named_site() -> re.Pattern[str]:
    ways = "|".join(word for word in words()[""]["way"] if len(word) > 1)
    own = rf"(?:(?!{ways}|{_ITEMS.pattern})[\u4e00-\u9fff]){{2,12}}?"
    return re.compile(
        rf"(?P<lead>^|{_JOINT}|以及|{ways}|[在于])(?P<name>{own}(?<!{')(?<!'.join(_OTHERS.split('|'))})网)"
        rf"(?={_JOINT}|以及|等|[,;:。|]|$|(?:主动|累计|共)*(?:{'|'.join(words()['published']['deeds'])}))"
    )


def named_as_sites(text: str) -> str:
    """A text with each site that goes by its name in a list of ways called a site."""
    return _LIST.sub(lambda found: _of_list(found[0]), text)


def _of_list(told: str) -> str:
    named = _named_site().sub(lambda hit: hit["lead"], told)
    known = any(pattern.search(named) for pattern in channel_patterns().values())
    return _named_site().sub(lambda hit: hit["lead"] + _SITE, told) if known and named != told else told


def tells_its_site(subject: str) -> bool:
    """Whether what a number is of is a site by its name alone.

    >>> tells_its_site("柳湖水务网"), tells_its_site("区政府网站"), tells_its_site("新华网")
    (True, False, False)
    """
    return _named_site().fullmatch(subject) is not None


def as_listed(lead: str, whole: str) -> tuple[str, str]:
    """The lead of a part as the way that its whole's list names, and the whole without that list; both unchanged where it is none of it."""
    found = _ways_listed().match(whole)
    own = _OF_LIST.sub("", lead)
    if found is None or not own:
        return lead, whole
    items = _ITEMS.split(found["items"])
    of_list = _ITEMS.split(named_as_sites(found["items"]))
    rest = whole[found.end() :]
    if len(own) > 2 and (same := [now for said, now in zip(items, of_list, strict=True) if said.endswith(own)]):
        return same[0], rest
    bare = account_of_channel().sub("", own)
    told = [name for name, pattern in channel_patterns().items() if pattern.fullmatch(bare)]
    return (own, rest) if any(channel_patterns()[name].search(item) for name in told for item in of_list) else (lead, whole)


@cache
def _ways_listed() -> re.Pattern[str]:
    """A list of ways at the beginning of what a whole counts, up to 等 and what it calls them."""
    ways = "|".join(word for word in words()[""]["way"] if len(word) > 1)
    return re.compile(
        rf"(?:{ways})?(?P<items>[^,;:。|]*?(?:{_JOINT})[^,;:。|]*?)等(?:多种|各种|各类|多个|多)?(?:公开|发布|线上)?(?:形式|渠道|方式|途径|载体|平台|媒体|媒介)?(?=.)"
    )
