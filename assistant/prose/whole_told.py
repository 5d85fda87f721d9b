"""Whole counts as reports tell them: how much information was published, by what channels and by whom.

`published` reads the statements of a report one by one and gives those that count all of it, with what narrows them told apart: the
channels (`Told.channels`), whether they are many ways together (`many`), whose it is (`own`, `all`), a part of a whole. A kind of information
(预算信息9条), a topic or an area, a part of the year or several years, a mean (村均公开信息9条) and what others did are no whole count and left
out; what applications are told is `applications_told`'s. Texts are folded; nothing raises.

>>> _KINDLESS.fullmatch("各类政府信息") is not None, _KINDLESS.fullmatch("预算信息") is not None
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from assistant.asking.measures import of_all_years
from assistant.asking.whole_asked import account_of_channel, channel_patterns, words
from assistant.guards.whose_number import doer, is_short_for, of_government, whose
from assistant.language.part_of_year import in_part_of_year
from assistant.prose.candidate import Candidate
from assistant.prose.done_with_all import Done
from assistant.prose.listed_channels import as_listed, named_as_sites, tells_its_site
from ingest.model import StatementKind
from ingest.normalise import fold_text
from ingest.statements.words import alternatives

_KINDLESS = re.compile(
    rf"(?:[\u4e00-\u9fff]{{2,8}}(?:及|和|以及)(?=各类|各种|各项))?(?:(?:各类|各种|各项)[\u4e00-\u9fff]{{0,6}}?|"
    rf"(?:{alternatives(words()['published']['told'])})*)(?:信息(?:公开)?|资讯|内容|消息|推文|图文|文章|稿件)(?:数量|总数|总量)?"
)
TOTAL_PUBLISHED = "proactive.total"
_OWN_TRADE = re.compile(r"(?P<kind>[\u4e00-\u9fff]{2,4}?)(?:类|方面|领域)?的?信息")
_UNITS = frozenset({"条", "篇", "件", "则", "份", "篇次", "条次"})
_DEED = re.compile(alternatives(words()["published"]["told_deeds"]))
_FILL = re.compile(
    r"(?:全年度?|(?:今年|本年度?|年初)以来|本年度?|年度|年内|今年|当年|20\d\d年度?|(?<!\d)\d{1,2}-\d{1,2}月|一?共计?|共|合计|总计|累计|新增加?|依法|及时|主动|已经?|先后|也|还|均|分别|另外?|"
    r"此外|其中|同时|并|截至(?:年底|目前|20\d\d年底)|虽然?|尽管|向社会(?:公众)?|面向社会|对外|社会|我[省市县区局委办厅镇乡]|本[省市县区局委办厅镇乡]|本?街道|本机关|本单位|单位|了|的|约|达到?|为|有|,|:|\"|、)+"
)
_WAY = re.compile(f"(?:{'|'.join(words()['']['way'])})")
_CHANNEL_LEAD = r"[\u4e00-\u9fffa-z0-9]{0,14}?"
_MANY = re.compile(
    r"等(?:多种|各种|各类|多个|多)?(?:公开|发布|线上)?(?:形式|渠道|方式|途径|载体|平台|媒体|媒介)|(?:各种|各类|各个?|多(?:种|个)?|不同)(?:公开|发布)?(?:形式|渠道|方式|途径)"
)
_BY_MANY = re.compile(rf"(?:{_WAY.pattern})?(?:{_MANY.pattern})$")
"""全市各级机关通过各类渠道公开: who did it stands before that it was done in many ways."""
_BEHIND_CHANNEL = re.compile(
    r"(?:等?(?:多种|各种|各类|多个|多)?(?:公开|发布|线上)?(?:形式|渠道|方式|途径|载体|平台|媒体|媒介|(?:[\u4e00-\u9fff]{0,8}频道)|账号|上|中|里|自媒体))*"
)
_OVER_YEARS = re.compile(r"历年|(?<!今年)(?<!本年)(?<!本年度)(?<!年初)以来|近[两二三四五六七八九十\d]+年|截至20\d\d年底?")
_IN_GENERAL = re.compile(
    "(?:围绕|聚焦|针对|把|将)[^,]*(?:重点|工作|中心|任务|大局|要求|主题|主线|目标)|^在?(?:政府|政务)?(?:信息)?(?:主动)?(?:公开|发布)(?:工作)?方面$"
)
_NARROWS = re.compile(
    r"围绕|聚焦|针对|关于|涉及|领域|方面|专栏|专题|专区|板块|栏目|版块|子站|转发|转载|为.{1,8}(?:企业|群众)|向.{1,12}(?:网站|政府|局|馆|中心|部门)"
)
_ON_AVERAGE = re.compile("[日月年季周时人户村镇乡校班篇]均|平均|每[一个]?[天日周月季户村镇]")
_READERS = re.compile("|".join(words()[""]["readers"]))
_OWN_COLUMN = re.compile("|".join(words()[""]["column_of_site"]))
_OTHERS_SITE = re.compile(r"(?:各|部门|乡镇|下属|所属|子|上级)[\u4e00-\u9fff]{0,4}(?:网站|公众号|微信|平台)")
_SUMS_UP = re.compile("(?:平台|渠道|途径|账号|载体|以上|上述|[者项])(?:一?共计?|合计|总计|累计)$")
_COUNTED = re.compile(r"\d(?!\d*[年月日])")
_GENERAL_HEADING = re.compile(
    "[第一二三四五六七八九十\\d(),、.。:|\\s]|[全本我][省市区县旗镇乡局委办处]|20\\d\\d年|(?:工作)?(?:总体|基本|主要)?(?:情况|概[况述])"
    "|政府信息|政务信息|信息|主动公开|公开|数量|总[数量]|年度|的|工作|总体"
)
"""Headings of which nothing is left tell of no kind: what is 主动公开 below them (2018年主动公开1126条) is information."""
_POSTED = re.compile(alternatives(words()["published"]["posts"]))
_UNPUBLISHED = re.compile(alternatives(words()["published"]["not_yet"]))
_ENDS_IN_DEED = re.compile(
    rf"(?:{alternatives(sorted(set(words()['published']['told_deeds']) - set(words()['published']['with_noun'])))})$"
)
_ANEW = re.compile(
    r"[(]?其中,?(?:今年|本年度?|当年|全年|年内|20\d\d年度?)?(?:共|主动)*(?:新增加?|新公开|新发布|增加)(?:公开|发布)?(?:政府信息|政务信息|信息)?"
)
_OPENED = re.compile(
    r"(?:(?:于|已)*(?:20\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:初|中旬|下旬|上旬|底|起|正式)*(?:开通|上线|入驻|注册|认证|启用|开办|创办)(?:运行|后|了)?)$"
)
"""A channel's clause may go on with when it was opened, which is no part of its name."""
_BECAME = re.compile("(?:增|升|长|加|涨|减|降|少)[至到为]$")
"""公开信息由810条增长到930条: what it became is what the first number counts."""
_ACCOUNT = re.compile(
    r'"(?P<quoted>[^"]{2,12})"|(?P<bare>[\u4e00-\u9fff]{2,8}?)(?=(?:政务|官方)?(?:微信|公众号|微博|抖音|头条|视频号))'
)
_ACCOUNT_KIND = re.compile(r"(?:政务|官方)?(?:微信)?(?:公众号|公众平台|平台|微信|微博|抖音号?|视频号|头条号?|客户端)$")


@dataclass(frozen=True, slots=True)
class Told:
    """One whole count. `deed` is the word of publishing, or one of `DEEDS` ("" where it is only counted); `many`: told of many ways
    together (网站和新媒体等形式); `part`: it is a part of another count; `answered`: what says that all of it was."""

    candidate: Candidate
    deed: str
    channels: frozenset[str] = frozenset()
    many: bool = False
    whose: str = ""
    part: bool = False
    names: tuple[str, ...] = ()
    label: str = ""
    answered: Done | None = None


@cache
def _number_at_end() -> re.Pattern[str]:
    return re.compile(r"(?:约|近|超|超过|逾|达|共计?)*(?:[\d.]+|[一二三四五六七八九十百千两]+)[余多]?[万亿]?[余多]?$")


def lead_of(candidate: Candidate) -> str:
    """What a clause says before its number; with what is counted behind it where that stands there (发布2200条微博)."""
    clause = candidate.printed.lstrip(",;:")
    at = clause.rfind(candidate.statement.unit) if candidate.statement.unit else -1
    found = None
    for hit in re.finditer(re.escape(candidate.statement.unit) if candidate.statement.unit else "$^", clause):
        before = clause[: hit.start()]
        if _number_at_end().search(before) is not None:
            found, at = before, hit.end()
            break
    if found is None:
        return ""
    behind = re.split("[,;。(]", clause[at:])[0]
    behind = re.sub(r"^(?:多|余|左右|以上)", "", behind)
    return _number_at_end().sub("", found) + ("|" + behind if behind else "")


def all_alike(told: Sequence[Told]) -> bool:
    """Whether several numbers are told of all by the same words, and so contradict one another."""
    return not any(one.channels or one.part for one in told) and len({_FILL.sub("", lead_of(one.candidate)) for one in told}) == 1


def pieces_before(candidate: Candidate) -> list[str]:
    """The clauses right before a number's own, back to the number before it."""
    found: list[str] = []
    for piece in reversed(re.split("[,:]", re.split("[;。]", candidate.before)[-1])):
        if _COUNTED.search(piece):
            break
        found.append(piece)
    return found


def published(candidates: Sequence[Candidate], names: Sequence[str], *, over_years: bool = False) -> list[Told]:
    """All that was published, as a report tells it, in the order of its text; `names` are those of its body. Numbers of more years than
    one are told only where they are asked for (`over_years`)."""
    found = [told for c in candidates if (told := _published(c, names, over_years)) is not None]
    return [told for told in found if not _goes_on_of_kind(told.candidate, candidates)]


def _goes_on_of_kind(candidate: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Whether a number without a noun goes on from one of a kind (网站发布图解9篇,公众号发布4篇: the 4 are 图解 too)."""
    messages = words()[""]["messages"]
    if not _ENDS_IN_DEED.search(lead_of(candidate)) or candidate.statement.unit not in messages:
        return False
    before = [
        c
        for c in candidates
        if c.statement.sentence == candidate.statement.sentence and c.statement.number.start < candidate.statement.number.start
    ]
    last = next((c for c in reversed(before) if not _ENDS_IN_DEED.search(lead_of(c))), None)
    if last is None or last.statement.unit not in messages or "|" in lead_of(last):
        return False
    *_, noun = _DEED.split(lead_of(last))
    return _DEED.search(lead_of(last)) is not None and noun != "" and _KINDLESS.fullmatch(_FILL.sub("", noun)) is None


def summed_up(candidates: Sequence[Candidate]) -> list[Told]:
    """The number behind a list that is told to be what it comes to, and is (…微博推送9条,三个平台合计40条)."""
    return [Told(c, "") for c in candidates if _SUMS_UP.search(lead_of(c)) is not None and _comes_to(c, candidates)]


def _comes_to(whole: Candidate, candidates: Sequence[Candidate]) -> bool:
    last = whole.statement
    listed = [
        c.statement.value
        for c in candidates
        if (c.statement.sentence, c.statement.unit, c.statement.kind) == (last.sentence, last.unit, last.kind)
        and c.statement.number.start < last.number.start
    ]
    return len(listed) > 1 and any(sum(listed[at:], Decimal(0)) == last.value for at in range(len(listed) - 1))


def kinds_published(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The counts of one kind of information that are no part of another count (网站发布动态类信息9条)."""
    return [c for c in candidates if c.statement.kind is StatementKind.COUNT and c.statement.whole is None and _is_kind(c)]


def _is_kind(candidate: Candidate) -> bool:
    statement = candidate.statement
    if statement.unit not in (*_UNITS, "张") or statement.indicator is not None:
        return False
    said = lead_of(candidate).replace("|", "")
    if _UNPUBLISHED.search(said):
        return False
    deed = _DEED.search(said) or re.search("更新|张贴", said)
    return deed is not None and re.search("(?:信息|动态|资讯|类|内容)$|张贴.*(?:公示|公告)$", said) is not None


def channels_named(text: str) -> frozenset[str]:
    """The channels that a text names."""
    return frozenset(_channels(text))


def _published(candidate: Candidate, names: Sequence[str], over_years: bool) -> Told | None:
    statement = candidate.statement
    total = statement.indicator == TOTAL_PUBLISHED
    of_items = total or (statement.unit in _UNITS and statement.indicator is None)
    if statement.kind is not StatementKind.COUNT or not of_items:
        return None
    lead, _, behind = lead_of(candidate).partition("|")
    if _UNPUBLISHED.search(lead + behind) or _ON_AVERAGE.search(lead):
        return None
    cut = _cut(lead, behind, names)
    of_year = _brought_by_year(candidate, lead) if cut is None and candidate.whole else ""
    if of_year:
        lead = of_year
        cut = _cut(lead, behind, names)
    if cut is None and total and _BECAME.search(lead):
        lead = fold_text(statement.subject).lower()
        cut = _cut(lead, "", names)
    if cut is None and candidate.whole and not behind:
        way, whole = as_listed(lead, candidate.whole)
        if _channels_alone(way):
            cut = _cut(way + whole, "", names)  # 公开信息90条,其中政府网站64条: the part is told as its whole is
    if cut is None:
        return None
    before, deed = cut
    earlier = [] if total else [_OPENED.sub("", piece) for piece in pieces_before(candidate)]
    around = "|".join((before, *(_IN_GENERAL.sub("", piece) for piece in earlier)))
    if of_all_years(candidate) and not over_years:
        return None
    around = _OWN_COLUMN.sub(lambda hit: hit["site"] if _is_own(hit["name"], names) else hit[0], around)
    if (
        in_part_of_year("|".join((lead, *earlier)))
        or _NARROWS.search(_side_of_channel().sub("", around))
        or (not over_years and _OVER_YEARS.search(f"{lead}|{around}"))
    ):
        return None
    ways = [
        before,
        *(piece for piece in earlier if _WAY.search(piece) or any(p.search(piece) for p in channel_patterns().values())),
    ]
    if behind and not _KINDLESS.fullmatch(behind):
        ways.append(behind)
    channels = frozenset(channel for way in ways for channel in _channels(way)) or _of_account(candidate)
    if not channels and _POSTED.search(lead + behind):
        channels = _named_last(candidate)
    if _OTHERS_SITE.search("|".join(ways)) or not (total or _is_of_all(before, deed, names)):
        return None
    named = (
        _KINDLESS.search(lead + behind) is not None
        or bool(channels)
        or (doer(of_government(before + deed)) != "" and _goes_on_of_all(candidate))
        or (lead.endswith("主动公开") and not behind and not any(earlier) and _GENERAL_HEADING.sub("", candidate.section) == "")
    )
    if not named:
        return None
    many = any(_MANY.search(way) for way in ways)
    owner = whose(_BY_MANY.sub("", before) + deed, names)
    if owner == "others":
        return None
    accounts = tuple(dict.fromkeys(name for way in ways for name in _accounts(way)))
    said = tells_its_site(statement.subject) or any(p.search(fold_text(statement.subject)) for p in channel_patterns().values())
    label = "" if said or total else f"{of_year}新增" if of_year else _label(ways, candidate)
    if owner and not said and (who := doer(of_government(before + deed))) not in statement.subject:
        label = who + fold_text(statement.subject)
    return Told(candidate, deed, channels, many, owner, statement.whole is not None, accounts, label)


def _brought_by_year(candidate: Candidate, lead: str) -> str:
    """What is said before a number that came together over the years, where this one is told as what the year added to it (网站累计公开信息
    1.8万条,其中2013年新增900条); "" where it is not."""
    if _ANEW.fullmatch(lead) is None:
        return ""
    *_, before = re.split("[,;。]", candidate.before.rstrip(",;。("))
    unit = candidate.statement.unit
    if "累计" not in before or not before.endswith(unit):
        return ""
    return _number_at_end().sub("", before.removesuffix(unit)).replace("累计", "")


def _goes_on_of_all(candidate: Candidate) -> bool:
    """Whether a clause stands right behind one that counts information of no kind (全县公开信息9条,县政府公开4条)."""
    *_, last = re.split("[;。]", candidate.before)
    return (
        re.search(
            rf"(?:{_KINDLESS.pattern})(?:约|近|超|达|共)*\d[\d.]*[余多]?万?[余多]?{re.escape(candidate.statement.unit or '')}[,、]$",
            last,
        )
        is not None
    )


def _channels_alone(lead: str) -> bool:
    """Whether a clause names channels before its number and nothing else."""
    rest = account_of_channel().sub("", re.sub("^其中|[:,]", "", lead))
    for pattern in channel_patterns().values():
        rest = pattern.sub("", rest)
    return bool(channels_named(lead)) and not _WAY.sub("", _FILL.sub("", rest))


@cache
def _side_of_channel() -> re.Pattern[str]:
    """A heading before a clause that only says which channel it speaks of (政务新媒体方面,)."""
    return re.compile(
        rf"(?:{'|'.join(f'(?:{p.pattern})' for p in channel_patterns().values())})(?:建设|发布|公开|运[行维]|平台)*方面"
    )


def _of_account(candidate: Candidate) -> frozenset[str]:
    """The channel whose followers or readers are counted right before (公众号粉丝9万人,推送图文40篇)."""
    before = re.split("[,:]", re.split("[;。]", candidate.before)[-1].rstrip(",:"))[-1]
    return channels_named(before) if _COUNTED.search(before) and _READERS.search(before) else frozenset()


def _named_last(candidate: Candidate) -> frozenset[str]:
    """The channels that a number's sentence names last before it (公众号开设专题6个,推文372篇)."""
    pieces = re.split("[,:]", re.split("[;。]", candidate.before)[-1])
    return next((named for piece in reversed(pieces) if (named := channels_named(piece))), frozenset())


def _is_own(column: str, names: Sequence[str]) -> bool:
    """Whether a column of a site is named by its body or by disclosure."""
    name = re.sub('"|政府|政务|主动', "", column)
    if name in ("信息公开", "公开", "信息"):
        return True
    return any(name in one for one in names) or is_short_for(name, names)


def _is_kindless(noun: str, names: Sequence[str]) -> bool:
    """Whether what was published is information of no kind, or of the body's own trade alone (教育信息 of a 教育局)."""
    if _KINDLESS.fullmatch(noun):
        return True
    own = _OWN_TRADE.fullmatch(noun)
    trade = words()["published"]["trades"]
    return own is not None and any(own["kind"] in name or (own["kind"] in trade and name.endswith("局")) for name in names)


def _cut(lead: str, behind: str, names: Sequence[str]) -> tuple[str, str] | None:
    """What stands before the deed of publishing, and the deed; None where none was done, or with a kind of information."""
    said = lead + behind
    for hit in sorted(_DEED.finditer(said), key=lambda one: -one.start()):
        noun = _FILL.sub("", said[hit.end() :])
        if not noun or _is_kindless(noun, names) or (behind and any(p.fullmatch(noun) for p in channel_patterns().values())):
            rest = said[: hit.start()]
            if hit[0] == "公开" and said[hit.end() :].startswith(("平台", "栏", "目录")):
                continue
            return rest, hit[0]
    return None


def _channels(text: str) -> Iterator[str]:
    """The channels that a text names, each of the longest name that stands at its place."""
    taken, text = 0, named_as_sites(account_of_channel().sub("", text))
    hits = [(hit, name) for name, pattern in channel_patterns().items() for hit in pattern.finditer(text)]
    for hit, name in sorted(hits, key=lambda one: (one[0].start(), -len(one[0][0]))):
        if hit.start() >= taken:
            taken = hit.end()
            yield name


def _is_of_all(before: str, deed: str, names: Sequence[str]) -> bool:
    """Whether nothing but who published it, when and where is said before the deed."""
    before = _OWN_COLUMN.sub(lambda hit: hit["site"] if _is_own(hit["name"], names) else hit[0], of_government(before))
    rest = re.sub(r'"[^"]*"', "", named_as_sites(before))
    for pattern in channel_patterns().values():
        rest = re.sub(rf"(?:{_WAY.pattern})?{_CHANNEL_LEAD}(?:{pattern.pattern}){_BEHIND_CHANNEL.pattern}", "", rest)
    for name in sorted(names, key=len, reverse=True):
        rest = rest.replace(name, "")
    rest = _ENDS_IN_DEED.sub("", _WAY.sub("", _FILL.sub("", _MANY.sub("", rest))))  # 发布|推文
    who = doer(_BY_MANY.sub("", before) + deed)
    rest = rest.replace(who, "") if who else rest
    return (
        len(rest) < 2
        or any(rest in name or name.endswith(rest) for name in names)
        or re.fullmatch(rf"(?:{_own()})+", rest) is not None
    )


@cache
def _own() -> str:
    return rf"[\u4e00-\u9fff]{{0,8}}(?:局|委员会|委|办公室|办|厅|街道办事处|街道|镇|乡|政府|中心|{alternatives(words()['']['whose_all'])})"


def _accounts(text: str) -> Iterator[str]:
    for hit in _ACCOUNT.finditer(text):
        name = _ACCOUNT_KIND.sub("", _WAY.sub("", _FILL.sub("", hit["quoted"] or hit["bare"] or ""), count=1))
        if len(name) > 1:
            yield name


def _label(ways: Sequence[str], candidate: Candidate) -> str:
    """What a number is called where its own clause leaves the channel to the one before (通过公众号,发布信息9条)."""
    way = next((way for way in ways if any(p.search(way) for p in channel_patterns().values())), "")
    clean = re.sub(rf"^{_WAY.pattern}", "", re.sub(rf"^{_FILL.pattern}|\"", "", way)).rstrip(",:")
    if not clean or clean in candidate.clause:
        return ""
    own = _FILL.sub("", lead_of(candidate).replace("|", ""))
    return clean if clean.endswith(own) else clean + own
