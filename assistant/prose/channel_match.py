"""How much a body published over one channel: 公众号发了多少条, 官网公开几条, how many Weibo posts.

A question that names a channel and nothing else of substance asks for all that went over it. It is answered by the one
number of posts that the report gives for this channel alone: a number for two channels together, or for one kind of posts
(政策解读12条), is another thing. Texts are folded. No match is `()`; several numbers for one channel are none.

>>> channel_of("微信公众号"), channel_of("门户网站"), channel_of("公报")
('wechat', 'site', None)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.asking.whole_asked import ACCOUNTS, account_of_channel, channel_patterns
from assistant.language.concepts import GENERIC, Concept
from assistant.language.word_tables import word_table
from assistant.prose.candidate import Candidate
from assistant.prose.said_in_prose import NARROWING
from assistant.prose.whole_told import channels_named
from ingest.model import StatementKind
from ingest.normalise import fold_text

ASKED_ALONE = ("wechat", "weibo", "toutiao", "douyin", "kuaishou", "video", "site", "app", "board")
"""The channels that a question asks for by themselves."""
_POSTS = frozenset({"条", "篇", "则", "件", "篇次", "条次"})
_POSTED_IN = _POSTS - {"件"} | {"期"}
_PUBLISHED = re.compile(r"发布|推送|公开|公布|刊发|刊登|发稿|发文|发表|推出|上传|登载|发$|推$|publish|post")
_ALL_POSTS = re.compile(
    r"发布|推送|公开|公布|刊发|刊登|发表|推出|转发|更新|上传|登载|主动|累计|全年|等?(?:渠道|途径|平台|载体|方式)|自媒体|各类|各种|各项|相关|有关|"
    r"政务|政府|工作|商务|信息|资讯|内容|稿件|发稿|发文|文章|推文|消息|原创|图文|作品|了|共|等|总|上|的|各|向|社会|对外|[\"'“”《》(),、]"
)
_ACCOUNT = "公众号|视频号|抖音号|头条号|服务号|订阅号|小程序|群(?!众)|微博|微信|新媒体|网站|客户端"
_ACCOUNTS = re.compile(rf"({_ACCOUNT})(?:账号)?(?:一?共|总共)?(?:有|开了?|开设了?|开通了?|建了?)?(?:几|多少)[个家]")
"""公众号几个: how many accounts there are, which neither their posts (公众号推送9条) nor other accounts (微信群9个) tell."""
_ENDS_IN_ACCOUNT = re.compile(rf"(?:{_ACCOUNT}|抖音|快手|头条|短视频)(?:账号)?$")
_WECHAT = re.compile("公众号|公众平台|微信(?!群|工作群|小程序|视频号)")
_KIND_OF_POST = re.compile(r"文章|稿[件子]|推文|图文|视频")
"""Asked for by its kind: 文章几篇 is not told by 各类信息90条."""
_ALL_KINDS = re.compile(r"(?:各类|各种|各项|各方面)[\u4e00-\u9fff]{0,6}$")
_POSTED = frozenset(
    {"posts", "post", "put", "item", "items", "piece", "pieces", "article", "articles", "message", "messages", "稿子", "稿件", "文章", "推文", "内容"}
)  # fmt: skip


@cache
def _channels() -> dict[str, re.Pattern[str]]:
    return {name: channel_patterns()[name] for name in ASKED_ALONE}


def channel_of(text: str) -> str | None:
    """The channel that a word or a phrase names; None for none, or for several."""
    found = [name for name, pattern in _channels().items() if pattern.search(text)]
    return found[0] if len(found) == 1 else None


def is_account(label: str) -> bool:
    """Whether what is counted are accounts, not what they publish.

    >>> is_account("微信公众号"), is_account("公众号账号"), is_account("公众号发布信息")
    (True, True, False)
    """
    return _ENDS_IN_ACCOUNT.search(label) is not None


def channel_said(text: str) -> str:
    """The words by which a text names its one channel; "" where it names none, or several."""
    channel = channel_of(text)
    return "" if channel is None else "|".join(found[0] for found in channel_patterns()[channel].finditer(text))


def asked_channel(question: str, concepts: Sequence[Concept]) -> str | None:
    """The one channel of which all posts are asked for; None where the question says more than that."""
    if any(c.name in NARROWING for c in concepts):
        return None
    named = [c for c in concepts if c.weight > GENERIC and c.name not in _POSTED and not _PUBLISHED.fullmatch(c.name)]
    channels = {channel_of(next((t for t in c.terms[: c.own] if channel_of(t)), "")) for c in named}
    if len(channels) != 1 or None in channels:
        return None
    return channels.pop() if channel_of(question) or not re.search(r"[\u4e00-\u9fff]", question) else None


def on_channel(candidates: Sequence[Candidate], channel: str, unit: str | None, question: str = "") -> tuple[Candidate, ...]:
    """The statement of all posts over a channel, each time the report makes it; () where it makes none, or differing ones."""
    if unit is not None and unit not in _POSTS:
        return ()
    found = [c for c in candidates if _tells_all_of(c, channel)]
    if unit is not None and _KIND_OF_POST.search(question):
        found = [c for c in found if c.statement.unit == unit]
    return tuple(found) if len({c.statement.value for c in found}) == 1 else ()


def _tells_all_of(candidate: Candidate, channel: str) -> bool:
    statement = candidate.statement
    if statement.kind is not StatementKind.COUNT or statement.unit not in _POSTS:
        return False
    region = _since_the_last_number(candidate)
    named = [name for name, pattern in _channels().items() if pattern.search(region)]
    if named != [channel] or not (_PUBLISHED.search(region + "$") or _of_all_published(candidate)):
        return False
    return not of_one_kind(candidate, channel) and not of_more_channels(candidate, channel)


def _of_all_published(candidate: Candidate) -> bool:
    """Whether a number is a part of all that was published, of no kind of it (公开信息90条,其中公众号“示例”38条)."""
    whole = candidate.whole
    ends = [hit.end() for pattern in channel_patterns().values() for hit in pattern.finditer(whole)]
    return _PUBLISHED.search(whole) is not None and not _ALL_POSTS.sub("", whole[max(ends, default=0) :])


def of_more_channels(candidate: Candidate, channel: str) -> bool:
    """Whether a number is told of this channel together with others (通过网站、公报等渠道公开14万条)."""
    told = channels_named(_since_the_last_number(candidate))
    beside = {channel, "platform"} | ({"media"} if channel in ACCOUNTS else set())
    return channel in told and not told <= beside


def of_open_channel(candidate: Candidate, candidates: Sequence[Candidate], question: str) -> bool:
    """Whether a part is told in a sentence of its own behind the numbers of several channels (网站公开210条,公众号发布640条。其中政策解读14条), so
    that it is open of which of them it is, and a question names one."""
    asked, part = channel_of(question), candidate.statement
    if asked is None or part.whole is None or channel_of(candidate.printed) is not None:
        return False
    whole = [c for c in candidates if c.counted == candidate.whole and c.statement.number.end <= part.number.start]
    if not whole or whole[-1].statement.sentence == part.sentence:
        return False
    beside = (
        c.statement
        for c in candidates
        if c.document_id == candidate.document_id and c.statement.sentence == whole[-1].statement.sentence
    )
    channels = {channel_of(fold_text(one.subject)) for one in beside if one.unit == part.unit}
    return len(channels - {None}) > 1


def of_another_account(question: str, candidate: Candidate) -> bool:
    """Whether the last clause up to a number that names a channel names another account than a question does (微博发布9条,粉丝2万, where the
    followers of WeChat are asked for), whatever the heading over both says."""
    asked = channels_named(question) & ACCOUNTS
    if not asked or "media" in asked:
        return False
    clauses = re.split("[,:。;]", account_of_channel().sub("", re.split("[;。]", candidate.up_to_clause)[-1]))
    told = next((named for one in reversed(clauses) if (named := channels_named(one) - {"platform"})), frozenset())
    return bool(told) and told <= ACCOUNTS - {"media"} and not asked & told


def counts_no_accounts(question: str, candidate: Candidate) -> bool:
    """Whether a question asks how many accounts there are of a kind, and a statement counts no such accounts."""
    asked = _ACCOUNTS.search(question)
    if asked is None:
        return False
    clause, noun = candidate.printed, asked[1]
    told = clause if re.search(_ACCOUNT, clause) else candidate.up_to_clause
    said = _WECHAT.search(told) is not None if noun in ("公众号", "微信") else noun in told
    return candidate.statement.unit not in ("个", "家") or not said


def counts_accounts(unit: str | None, candidate: Candidate) -> bool:
    """Whether a statement counts accounts or columns (新浪微博1个, 专栏2个), where a question asks in the unit of what they publish (微博发布多少条)."""
    ends = _ENDS_IN_ACCOUNT.search(candidate.counted) or candidate.counted.endswith(tuple(word_table("counted")["accounts"]))
    return unit in _POSTED_IN and candidate.statement.unit in ("个", "家") and bool(ends)


def of_one_kind(candidate: Candidate, channel: str) -> bool:
    """Whether a number of posts over a channel is of one kind of them (网站公开规章9件)."""
    subject = candidate.counted
    after = list(channel_patterns()[channel].finditer(subject))
    kind = re.sub('"[^"]*"', "", subject[after[-1].end() :] if after else subject)
    for name in re.findall('"([^"]*)"', candidate.printed):
        kind = kind.replace(name, "")
    return candidate.statement.unit in _POSTS and _ALL_KINDS.search(kind) is None and _ALL_POSTS.sub("", kind) != ""


def _since_the_last_number(candidate: Candidate) -> str:
    """A number's clause with the words before it that no other number stands between: 依托公众号,发布信息5条."""
    return re.split(r"\d[\d.,]*[\u4e00-\u9fff%]?|[;。]", candidate.before)[-1] + candidate.printed
