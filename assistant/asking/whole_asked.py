"""A plain question for a whole count, read word by word: how much was published, how many applications or complaints there were.

`read_whole` takes a question's content (folded, without body and year) and gives what it asks for, or None where it says words that are
none of these: a sender, a result. Words of manner and politeness (一共, 主动, 新增) narrow nothing. `rest` is one run of other words: a
kind of information, which is then no whole count (公开预算信息几条), or the name of an account (“桑榆发布”发了几条); which of them only
`whole_counts` can tell. Nothing raises.

>>> asked = read_whole("公众号一共发了多少条信息?")
>>> asked.count, sorted(asked.channels), asked.unit
('published', ['wechat'], '条')
>>> read_whole("收到多少件申请").deed, read_whole("公开预算信息几条").rest, read_whole("没有答复的申请几件")
('received', ('预算',), None)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from assistant.language.word_tables import word_table
from ingest.statements.words import alternatives

ONLINE = frozenset({"wechat", "weibo", "toutiao", "douyin", "kuaishou", "video", "site", "platform", "app", "media"})
ACCOUNTS = frozenset({"wechat", "weibo", "toutiao", "douyin", "kuaishou", "video", "media"})
"""Channels that 新媒体 stands for."""
DEEDS = ("received", "accepted", "processed", "concluded", "answered")
"""What is done with applications, each apart."""
_SIDE = re.compile(r"^(?:[和与跟及比]\s*)+(?:[多少](?=[公发收受办答推回接]))?")
"""比…多收多少件: what is left of a comparison of bodies when they are taken out asks for one side of it."""
_DENIES = re.compile("[没未]$")
"""What is left of 没有公开, 未公开: nothing that was published is called so."""
_NAME_LONGEST = 8
_HAN = re.compile(r"[\u4e00-\u9fffa-z0-9]+")


@dataclass(frozen=True, slots=True)
class Asked:
    """`count` is published, applications or complaints; `deed` what was done with them (one of `DEEDS`, the word of publishing, or
    complaints as they are called; "" for none); `channels` all that a channel asked for may be; `whose` own, all or ""; `unit` None
    where none is said; `in_time` where only what was done in time is asked for; `named` where the noun itself is said; `rest` see the
    module; `together` where several channels are asked for at once (微信微博共发了多少条); `because` where complaints of disclosure
    itself are; `bureau` where what is asked for is a bureau's own (局机关); `said` the channels as the question calls them."""

    count: str
    deed: str
    channels: frozenset[str]
    whose: str
    unit: str | None
    in_time: bool
    named: bool
    rest: tuple[str, ...] = ()
    together: bool = False
    because: bool = False
    bureau: bool = False
    said: tuple[str, ...] = ()


@cache
def words() -> dict[str, dict[str, list[str]]]:
    """The lists of `whole.toml` by their table; those of no table under ""."""
    table = word_table("whole")
    return {"": {k: v for k, v in table.items() if isinstance(v, list)}} | {
        name: lists for name, lists in table.items() if isinstance(lists, dict) and name != "channels"
    }


@cache
def channel_patterns() -> dict[str, re.Pattern[str]]:
    """The pattern by which each channel is named."""
    return {name: re.compile(pattern) for name, pattern in word_table("whole")["channels"].items()}


@cache
def account_of_channel() -> re.Pattern[str]:
    """The name of an account before its channel ("海棠政府网"微信公众号), which may sound like another channel."""
    return re.compile(rf"\"(?P<name>[^\"]*)\"(?={'|'.join(f'(?:{p.pattern})' for p in channel_patterns().values())})")


@dataclass(slots=True)
class _Read:
    """The pieces of a question by what they are."""

    pieces: dict[str, list[str]] = field(default_factory=dict)
    rest: list[str] = field(default_factory=list)

    def has(self, name: str) -> bool:
        return name in self.pieces


@cache
def _kinds() -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    """For each count the kinds of pieces a question may be made of, those that win first."""
    lists = words()
    general, published, applications, complaints = (lists[name] for name in ("", "published", "applications", "complaints"))
    ends = rf"(?:{alternatives(general['how_many'])})(?:是|有|为)?(?:多少|几)?(?P<unit>{alternatives(general['units'])})?"
    common = [("how", ends), ("all", alternatives(general["whose_all"])), ("own", alternatives(general["whose_own"]))]
    free = [("free", alternatives(general["free"])), ("mark", r"[^\w]+")]
    channels = [
        ("online", alternatives(general["online"])),
        *((name, pattern.pattern) for name, pattern in channel_patterns().items()),
    ]
    told = {
        "published": [
            ("noun", alternatives(published["nouns"])),
            ("deed", alternatives(published["deeds"])),
            ("free", alternatives(published["in_time"])),
            *channels,
            ("short", alternatives(published["short"])),
        ],
        "applications": [
            ("noun", alternatives(applications["nouns"])),
            ("in_time", alternatives(applications["in_time"])),
            *((deed, alternatives(applications[deed])) for deed in DEEDS),
        ],
        "complaints": [
            ("noun", alternatives(complaints["nouns"])),
            ("because", alternatives(complaints["because"])),
            ("deed", alternatives(complaints["deeds"])),
        ],
    }
    return {
        count: tuple((name, re.compile(pattern)) for name, pattern in (*common, *kinds, *free)) for count, kinds in told.items()
    }


@cache
def _some_of_them() -> re.Pattern[str]:
    nouns, all_of_them = (alternatives(words()["applications"][name]) for name in ("nouns", "all_of_them"))
    return re.compile(rf"(?P<whole>(?:{all_of_them})*(?:{nouns}))(?:里面?|之?中|当中|之内)(?:的|,)*(?P<part>.*(?:{nouns}).*)")


def some_of_them(content: str) -> tuple[str, str] | None:
    """The applications of which a question asks for some, and what it calls these, where it calls them by another such noun.

    >>> some_of_them("收到的申请中依申请公开的几条"), some_of_them("收到的申请中不予公开的几条")
    (('收到的申请', '依申请公开的几条'), None)
    >>> some_of_them("由公民提出的申请里,部分公开的申请多少")
    """
    found = _some_of_them().fullmatch(content.strip().lower())
    return None if found is None else (found["whole"], found["part"])


@lru_cache(maxsize=4096)
def read_whole(content: str) -> Asked | None:
    """What a question asks for as a whole; None where it says more, names a part of it, or nothing of the kind."""
    text = _SIDE.sub("", content.strip().lower())
    if some_of_them(text) is not None:
        return None
    readings = ((count, _split(text, kinds)) for count, kinds in _kinds().items())
    asked = [one for count, read in readings if read is not None and (one := _asked(count, read)) is not None]
    return next((one for one in asked if not one.rest), next(iter(asked), None))


def _split(text: str, kinds: tuple[tuple[str, re.Pattern[str]], ...]) -> _Read | None:
    """A question cut into pieces, the longest first where kinds compete; at most one run of other words is left over."""
    read, at, left = _Read(), 0, ""
    while at < len(text):
        if (account := account_of_channel().match(text, at)) is not None:
            read.rest.append(left + account["name"])
            at, left = account.end(), ""
            continue
        found = max(_pieces(text, at, kinds), key=lambda one: one[1].end(), default=None)
        if found is None:
            left += text[at]
            at += 1
            continue
        if left:
            read.rest.append(left)
            left = ""
        name, piece = found
        read.pieces.setdefault(name, []).append(piece["unit"] or "" if name == "how" else piece[0])
        at = piece.end()
    if left:
        read.rest.append(left)
    known = all(len(one) <= _NAME_LONGEST and _HAN.fullmatch(one) and not _DENIES.match(one) for one in read.rest)
    return read if len(read.rest) < 2 and known else None


def _pieces(text: str, at: int, kinds: tuple[tuple[str, re.Pattern[str]], ...]) -> Iterator[tuple[str, re.Match[str]]]:
    for name, pattern in kinds:
        found = pattern.match(text, at)
        if found is not None and found.end() > at:
            yield name, found


def _asked(count: str, read: _Read) -> Asked | None:
    how = read.pieces.get("how", ())
    if len(how) > 1 or (read.has("all") and read.has("own")):
        return None
    unit = next(iter(how), "") or None
    whose = "all" if read.has("all") else "own" if read.has("own") else ""
    if count == "published":
        return _published(read, unit, whose)
    if count == "applications":
        deeds = [deed for deed in DEEDS if read.has(deed)]
        if (
            len(deeds) > 1
            or not (deeds or read.has("noun"))
            or read.rest
            or (not read.has("noun") and unit not in words()["applications"]["units"])
        ):
            return None
        return Asked(count, deeds[0] if deeds else "", frozenset(), whose, unit, read.has("in_time"), read.has("noun"))
    if not read.has("noun") or read.rest:
        return None
    return Asked(
        count,
        read.pieces["noun"][0],
        frozenset(),
        whose,
        unit,
        False,
        True,
        because="公开" in "".join(read.pieces.get("because", ())),
    )


def _published(read: _Read, unit: str | None, whose: str) -> Asked | None:
    named = [name for name in channel_patterns() if read.has(name)]
    channels = frozenset(named)
    if read.has("online"):
        channels |= ONLINE
    if read.has("media"):
        channels |= ACCOUNTS
    said = (*read.pieces.get("deed", ()), *read.pieces.get("noun", ()))
    deed = next((word for one in said for word in words()["published"]["deeds"] if one.startswith(word)), "")
    noun = read.has("noun")
    by_channel = bool(channels or read.rest)
    if not (deed or noun or (read.has("short") and by_channel)) or (not deed and not noun and not by_channel):
        return None
    if not noun and unit is not None and unit not in words()[""]["messages"]:
        return None
    bureau = not set(words()[""]["whose_bureau"]).isdisjoint(read.pieces.get("own", ()))
    together = len(named) > 1 and not {"platform", "media"} & channels
    return Asked(
        "published",
        deed,
        channels,
        whose,
        unit,
        False,
        noun,
        tuple(read.rest),
        together,
        bureau=bureau,
        said=tuple(word for name in named for word in read.pieces[name]),
    )


def asks_published(question: str) -> bool:
    """Whether a question is a plain one for the information that was published, all of it or by a channel.

    >>> asks_published("主动公开信息多少条"), asks_published("收到申请多少件"), asks_published("部分公开多少件")
    (True, False, False)
    """
    asked = None if "|" in question else read_whole(question)
    return asked is not None and asked.count == "published" and asked.named


def asks_complaints(question: str) -> bool:
    """Whether a question is a plain one for all complaints.

    >>> asks_complaints("收到投诉多少件"), asks_complaints("收到出租车投诉多少件")
    (True, False)
    """
    asked = read_whole(question.partition("|")[0])
    return asked is not None and asked.count == "complaints"
