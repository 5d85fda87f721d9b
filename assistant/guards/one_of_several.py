"""Whether a number is that of one of several who are told side by side, so that it stands for all of them under no question that names none.

县政府办公室收到申请23件,县公安局收到申请17件 tells no total: neither number is the county's, though the first is its own office's. So with levels (县级收到35件,
镇级收到12件), and with accounts by name ("…"发布信息1320条,"…"发布信息415条). The numbers are of one sentence, unit and year, none a part of another, and count
the same thing; 全县 among those who act tells the whole. Texts are folded; nothing raises.

>>> same_thing("组织培训", "举办专题培训"), same_thing("召开新闻发布会", "召开座谈会"), same_thing("收到", "收到")
(True, False, True)
>>> account_in('微信公众号"枫岭发布"发布信息9条'), account_in("微信公众号发布信息9条")
('枫岭发布', '')
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from assistant.guards.who_acts import acts_for_itself, of_another_actor, of_itself_alone
from assistant.guards.whose_number import with_level_above
from assistant.prose.acting import SITE
from assistant.prose.candidate import Candidate
from assistant.prose.said_in_prose import without_deeds
from assistant.prose.whole_told import channels_named
from ingest.statements.words import alternatives, load_words

_ACCOUNT = re.compile(
    '"([^"]{2,16})"(?:号|账号|微信|微博|公众号|客户端|头条号|抖音号|视频号)*(?:共|累计|全年|主动)*(?:发布|推送|公开|编发)'
)
_AT_LEVEL = re.compile(
    "(?:全[省市县区镇乡]|我[省市县区镇乡]|政府系统)*(?P<level>全国|国家|(?:[省市县区镇乡州]级?[、和与及])*[省市县区镇乡州])(?:[两三]?级)?(?P<thing>(?:人大|政协)[\u4e00-\u9fff]{2,})"
)
_TOGETHER = re.compile("一共|总共|合计|共计|总计|加起来|加总")
"""What is asked of all together is added up, where it is said what they are."""
_HAN = re.compile(r"[\u4e00-\u9fff]")
_CLASS = re.compile(
    "(?:各|全部|[省市县区])?(?:级|直)?(?P<noun>部门|单位|机关|(?:人民)?政府(?![网门公信办部采])|乡镇|镇街|街道|县区|学校|医院|社区|村|科室|企业|个人)(?P<thing>[\u4e00-\u9fff]{2,})$"
)
_SESSION = re.compile(r"[一二三四五六七八九十\d]+[届次](?:会议)?")


@cache
def _begins_with_deed() -> re.Pattern[str]:
    return re.compile(f"^(?:{alternatives(load_words().events)})(?=.)")


@cache
def _after_deed() -> re.Pattern[str]:
    return re.compile(f"^(?:{alternatives(tuple(verb for verb in load_words().verbs if len(verb) > 1))})(?=..)")


def account_in(clause: str) -> str:
    """The account that a clause names by which something was published; "" for none."""
    found = _ACCOUNT.search(clause)
    return "" if found is None else found[1]


def _may_be_meant(clause: str, question: str) -> bool:
    """Whether a question names no channel, or one that a clause names an account of ("…"微博 is not meant by 微信公众号发布多少).

    >>> _may_be_meant('"枫岭水务"微博发布信息9条', "公众号发布几条"), _may_be_meant('"枫岭水务"微博发布信息9条', "发布几条")
    (False, True)
    """
    asked, told = channels_named(question), channels_named(clause)
    return not asked or not told or not asked.isdisjoint(told) or "media" in asked | told


def _each_its_channel(candidate: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Whether every account beside one is named with a channel that no other of them is of."""
    told = [c.printed for c in candidates if account_in(c.printed) and (c == candidate or _is_beside(c, candidate))]
    channels = [channels_named(clause) for clause in told]
    return all(channels) and sum(map(len, channels)) == len(frozenset[str]().union(*channels))


def same_thing(one: str, other: str) -> bool:
    """Whether two numbers count the same noun, by what they count."""
    if one[-2:] == other[-2:]:
        return True
    a, b = (without_deeds(_begins_with_deed().sub("", thing)) for thing in (one, other))
    return any(a[at : at + 2] in b for at in range(len(a) - 1))


def level_in(counted: str) -> tuple[str, str]:
    """The level, or the levels together, at which something is counted, and the thing (市人大代表建议); "" for none. Which session it was is
    left out.

    >>> level_in("承办市人大代表建议"), level_in("省十三届人大五次会议代表建议"), level_in("建议")
    (('市', '人大代表建议'), ('省', '人大代表建议'), ('', '建议'))
    >>> level_in("办理省、市人大代表建议")
    ('省、市', '人大代表建议')
    """
    found = _AT_LEVEL.match(_SESSION.sub("", without_deeds(counted)))
    return (found["level"], found["thing"]) if found is not None else ("", counted)


def _of_one_level(candidate: Candidate, candidates: Sequence[Candidate], question: str) -> bool:
    """Whether a number is of one level, beside the same of another, and a question names none."""
    level, thing = level_in(candidate.counted)
    if "建议" in question and "提案" in question:
        return False  # those of all levels are added up
    if not level or re.search(rf"(?:国|[省市县区镇乡州])级?(?:{re.escape(thing[:2])})", question):
        return False
    beside = (level_in(c.counted) for c in candidates if _is_beside(c, candidate))
    return any(other and other != level and what == thing for other, what in beside)


def _of_one_class(candidate: Candidate, candidates: Sequence[Candidate], question: str) -> bool:
    """Whether a number is of one class of bodies, beside the same of another (部门优秀6个,乡镇优秀4个), and a Chinese question names neither."""
    own = _CLASS.match(candidate.counted)
    if own is None or _HAN.search(question) is None or own["noun"] in question:
        return False
    beside = (_CLASS.match(c.counted) for c in candidates if _is_beside(c, candidate))
    return any(
        one is not None and one["thing"] == own["thing"] and one["noun"] not in (own["noun"], "") and one["noun"] not in question
        for one in beside
    )


def _of_one_kind(candidate: Candidate, candidates: Sequence[Candidate], question: str) -> bool:
    """Whether a number is of one kind of several that one deed is told of in a row (培训机关干部62人次、乡镇干部41人次), and a Chinese question says
    nothing that tells that kind from the one beside it."""
    if _HAN.search(question) is None:
        return False
    own = _after_deed().sub("", candidate.counted)
    for other in candidates:
        if not (_is_beside(other, candidate, alike=False) and _next_to(candidate, other)):
            continue
        kind = _after_deed().sub("", other.counted)
        if not own or not kind or own == kind:
            continue
        first, second = (candidate, other) if candidate.statement.number < other.statement.number else (other, candidate)
        one_deed = _after_deed().match(first.counted) is not None and _after_deed().match(second.counted) is None
        same_end = takewhile(lambda pair: pair[0] == pair[1], zip(reversed(own), reversed(kind), strict=False))
        noun = "".join(one for one, _ in same_end)[::-1]
        apart = own.removesuffix(noun)
        if _TOGETHER.search(question) is not None and len(noun) > 1 and noun in question:
            continue
        if one_deed and len(apart) > 1 and not any(apart[at : at + 2] in question for at in range(len(apart) - 1)):
            return True
    return False


def _next_to(one: Candidate, other: Candidate) -> bool:
    """Whether nothing but a mark of lists stands between two numbers' clauses."""
    return f"{one.printed}、{other.printed}" in one.sentence or f"{other.printed}、{one.printed}" in one.sentence


def of_others_here(
    candidate: Candidate, candidates: Sequence[Candidate], names: Sequence[str], question: str, *, accounts: bool = True
) -> bool:
    """Whether a number is another body's (`who_acts`) or one of several's, and the question says neither. `accounts` is False where what
    several channels published is told by each of them, so that one account's number does not stand for all."""
    if with_level_above(re.split("[,;。]", candidate.up_to_clause)[-1], names, question):
        return True
    return of_another_actor(candidate.actor, names, question) or one_of_several(
        candidate, candidates, names, question, accounts=accounts
    )


def one_of_several(
    candidate: Candidate, candidates: Sequence[Candidate], names: Sequence[str], question: str, *, accounts: bool = True
) -> bool:
    """Whether a number is one member's of several that its sentence tells, and the question, asked of the body with these names, says none."""
    if candidate.statement.whole is not None:
        return False
    if any(of_one(candidate, candidates, question) for of_one in (_of_one_level, _of_one_class, _of_one_kind)):
        return True
    account, who = account_in(candidate.printed), candidate.actor
    if account and account not in question and (accounts or not _each_its_channel(candidate, candidates)):
        told = [c.printed for c in candidates if _is_beside(c, candidate)]
        others = {name for clause in told if (name := account_in(clause)) and _may_be_meant(clause, question)} - {account}
        if others and not any(name in question for name in others):
            return True
    if who is None or not of_itself_alone(who, names) or who.name.removesuffix(SITE)[-2:] in question:
        return False
    apart = (c.actor for c in candidates if c.actor is not None and c.actor.name != who.name and _is_beside(c, candidate))
    return any(
        not one.name.startswith("全") and (not acts_for_itself(one, names) or of_itself_alone(one, names)) for one in apart
    )


def _is_beside(other: Candidate, one: Candidate, *, alike: bool = True) -> bool:
    """Whether another number of the same sentence, unit and year is told beside one; `alike` where it counts the same thing."""
    a, b = one.statement, other.statement
    if (a.sentence, a.unit, a.kind, a.year) != (b.sentence, b.unit, b.kind, b.year) or b.whole is not None:
        return False
    told = (c.counted.replace(c.actor.name if c.actor else "-", "") for c in (one, other))
    return a.number != b.number and one.document_id == other.document_id and (not alike or same_thing(*told))
