"""Whether a number is of more things than a question names: of several together, or of a narrower kind than what is asked.

A number of several things together (微信、微博发布102条) is none of each, and one of a kind that the sentence names and the question does
not (发布新闻类165条) is none of all. Where each is said to have the number (均, 分别), or what is joined only tells what was done with what
was counted (代表座谈、参观), one of them may be asked for. Texts are folded; names in quotes and what stands in brackets join nothing.
A subject that joins nothing is of one thing, an empty one too. No errors are raised.

>>> names_one("微信、微博", "微博发了多少条"), names_one("微信、微博", "微信微博共发了多少条"), names_one("微信、微博", "公报几期")
(True, False, False)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from assistant.language.concepts import Concept
from assistant.language.contrasts import LEVELS_TOGETHER
from assistant.language.segment import tag, words
from assistant.prose.candidate import Candidate
from assistant.prose.said_in_prose import BRACKETS, is_deed

_TITLE = re.compile(r'"[^"]*"|《[^》]*》')
"""A name in quotes, whose 与 and 、 join nothing that is counted (开展"阳光与民同行"开放日)."""
_KIND = re.compile(r"([\u4e00-\u9fff]{2,6})(?<![各几两三四五六多])类(?!型)")
_SEVERAL = re.compile(r"[^,;:。、]+(?:(?:[、和]|(?<!涉)及(?!时)|(?<!参)与(?!会))[^,;:。、]+)+")
_JOINS = re.compile(r"、|以及|和|(?<!涉)及(?!时)|与")
ON_ONE_OCCASION = re.compile("参观|体验|座谈|交流|观摩|旁听|监督|评议|讨论|走进|实地|释疑|解惑|答疑|互动")
"""What people do together on one occasion: joined, such deeds are told of the same (座谈交流、答疑解惑12次)."""
_DONE_WITH = re.compile(r"解读了?(?P<many>(?:多少|几)[个件条份项篇期次]?)?(?P<thing>政策|文件)")
"""解读了几个政策 names what 政策解读 does, and no 政策 beside it."""
_EACH = re.compile(r"均|(?<![成首古盐新丰宜于武花])都(?![市会城区县江匀安昌])|各|分别")
_COMMON = re.compile(
    r"多种形式|多种角度|多种|发布|推送|公开|公布|刊发|主动|累计|信息|政务|政府|各类|相关|有关|数量|其中|通过|运用|利用|依托|在|受理|收到|办理|制发|发放|印发|印制|张贴"
)
_TOGETHER = re.compile(r"(?P<several>[^,;:\d]*、[^,;:\d]*?)(?:共同?|联合|合作)(?=[设建开举召组承接编印发收办受公])")
"""县档案馆、图书馆共设查阅点3处,赠阅公报2400册: all that follows is of them together."""
_WAYS = re.compile(
    "(?:通过|以|采取|采用|利用|运用)?(?P<ways>[^,;:。、]{1,8}(?:、[^,;:。、]{1,8})*[、和及与][^,;:。、]{1,6}?)等?(?:多种)?(?:方式|形式|途径|手段)"
)
"""通过电话、来人方式提供咨询31人次: ways of one thing, where none of them is asked for."""
_OF_A_LEVEL = re.compile("(?:国家|中央|[省市区县镇乡村])级|(?:全国|[省市区县州旗镇乡])(?=人大|政协)")
_LEADS = re.compile("涉及|关于|包括|有关|推送|发布|公开|公布|刊发")
_PUBLISHED = re.compile(r"发布|上传|推送|公开(?!招标|招聘|遴选|选拔|竞)|公布|刊发|报送")
_OFFICE = re.compile("办公[厅室]|政府办")
_DESCRIBED = re.compile("^(?:对|为|给|向)[^、]*的(?=[^、]+、)")
"""对表现突出的甲局、乙局等9个单位: what is said of all of them."""
_ISSUERS = re.compile("政府(?:和|及|与|、|以及)(?:[省市县区镇]?(?:人民)?政府)?办(?:公[厅室])?")
_BODY = re.compile(r"(?:政府|办公厅|办公室|政府办|本级)$")
_EVERYBODY = re.compile("(?:广大)?公民、法人(?:和|及|或者?|以及|、|与)其[他它](?:社会)?组织")
"""Whoever may apply, in the words of the law: no narrowing of what is counted."""
_ONE_OF_ALL = re.compile("公民|法人|组织|自然人|个人|企业|单位")


def tells_of_more(candidate: Candidate, question: str, concepts: Sequence[Concept]) -> bool:
    """Whether the number is of several things together of which the question names one, or of a narrower kind."""
    question = _DONE_WITH.sub(lambda said: f"{said['thing']}解读{said['many'] or ''}", question)
    subject = _TITLE.sub("", BRACKETS.sub("", candidate.counted))
    if _ONE_OF_ALL.search(question) is None:
        subject = _EVERYBODY.sub("", subject)
    elif _EVERYBODY.search(candidate.printed) is not None and not ("公民" in question and "法人" in question):
        return True  # 公民、法人和其他组织申请14件, asked for 法人
    asked = question + "|" + "|".join(term for concept in concepts for term in concept.terms[: concept.own])
    in_turn, _, before = question.partition("|")
    own = "|".join([in_turn, *(term for one in concepts if one.name not in before for term in one.terms[: one.own])])
    kinds = (_COMMON.split(kind[1])[-1] for kind in _KIND.finditer(subject))
    if any(len(kind) > 1 and not _overlaps(kind, asked) for kind in kinds):
        return True
    if _JOINS.search(candidate.counted) is not None and f"{candidate.counted}的" in question:
        return False  # 满意和基本满意的有几份: named together, as they are counted
    clause = candidate.printed
    if is_deed(subject):
        subject = re.split(r"\d", clause)[0]
    lead = re.split(r"\d", BRACKETS.sub("", clause))[0]
    lead = lead if _ONE_OF_ALL.search(question) else _EVERYBODY.sub("", lead)
    if _OF_A_LEVEL.search(asked) is None:  # 国家、省、市三级政策: one thing, of whatever level
        subject, lead = LEVELS_TOGETHER.sub("", subject), LEVELS_TOGETHER.sub("", lead)
    if of_bodies_together(candidate, asked) or _of_one_issuer(subject, asked):
        return True
    subject, lead = (_without_ways(text, asked) for text in (subject, lead))
    if _EACH.search(clause):
        return False
    behind = candidate.counted not in lead
    named = (asked, own) if before else (asked,)  # 来信几件,申请几件: of both together, and so of neither
    if behind and any(names_one(several[0], said) for several in _SEVERAL.finditer(lead) for said in named):
        return True
    if re.search(r"\d(?!\d*年)", clause[: clause.find(subject)] if subject in clause else ""):
        return False
    counted = _PUBLISHED.split(subject)[-1]
    subject = counted if len(_COMMON.sub("", counted)) > 1 else subject
    if _counted_first(clause, subject):
        subject = subject.split("、")[0]
    return any(names_one(several[0], said) for several in _SEVERAL.finditer(subject) for said in named)


def _without_ways(text: str, asked: str) -> str:
    """A text without the ways that it begins with, where a question names none of them.

    >>> _without_ways("电话、来人方式提供咨询", "提供咨询几人次"), _without_ways("电话、来人方式提供咨询", "电话咨询几人次")
    ('提供咨询', '电话、来人方式提供咨询')
    """
    found = _WAYS.match(text)
    named = found is not None and any(way in asked for way in _JOINS.split(found["ways"]) if len(way) > 1)
    return text if found is None or named else text[found.end() :]


def in_brackets_alone(candidate: Candidate, concepts: Sequence[Concept]) -> bool:
    """Whether what is asked stands only among what a bracket says is counted together (职权类信息(包括审批、执法等)1条)."""
    held = "、".join(
        one[0] for one in BRACKETS.finditer(candidate.printed) if _JOINS.search(one[0]) and not re.search(r"\d", one[0])
    )
    outside = BRACKETS.sub("", candidate.clause)
    return any(any(term in held for term in one.terms) and not any(term in outside for term in one.terms) for one in concepts)


def of_bodies_together(candidate: Candidate, asked: str) -> bool:
    """Whether a sentence begins with several who did it together, of whom a question names one."""
    together = _TOGETHER.match(re.split("[;。]", candidate.up_to_clause)[-1])
    return together is not None and names_one(together["several"], asked)


def _of_one_issuer(subject: str, asked: str) -> bool:
    """Whether what is counted is a government's and its office's together (市政府和市政府办公厅规范性文件), and a question names one."""
    return _ISSUERS.search(subject) is not None and (re.search("政府(?!办)", asked) is not None) is not (
        _OFFICE.search(asked) is not None
    )


def names_one(several: str, asked: str) -> bool:
    """Whether of things joined the question says one and not another, nor what the list is of (等省级媒体)."""
    listed = _JOINS.split(_without_deed(_DESCRIBED.sub("", several)))
    pieces = (_COMMON.sub("", member) for member in listed if not _BODY.search(member))
    members = [piece for piece in pieces if len(piece) > 1]
    if members and all(ON_ONE_OCCASION.search(member) for member in members):
        return False
    listed_as = re.search(r"等(?:各类|各种)?(?:方面的?)?(.{2,})", members[-1]) if members else None
    if listed_as is not None and _overlaps(listed_as[1], asked):
        head = re.split(r"等", members[-1])[0]
        of_all = {listed_as[1][i : i + 2] for i in range(len(listed_as[1]) - 1)}
        named = [member for member in (*members[:-1], head) if len(member) > 1]
        named = [_LEADS.split(member)[-1] for member in named]
        named[0] = _behind_deed(named[0], asked)
        beyond = [any(pair in asked and pair not in of_all for pair in _pairs(member)) for member in named]
        return sum(beyond) == 1 and len(beyond) > 1
    told = _before_common(members)
    shorter, longer = (min(told, key=len), max(told, key=len)) if len(told) == 2 else ("", "")
    if shorter and shorter in longer and shorter != longer and shorter in asked and longer not in asked:
        return True  # 满意和基本满意379份, asked for 满意
    shared = set.intersection(*(set(_pairs(member)) for member in told)) if len(told) > 1 else set()
    nouns = [member[-2:] for member in told]
    said = [
        any(
            pair in asked
            and pair not in shared
            and not any(pair + noun in asked for noun in nouns if member[-2:] not in (noun, pair))
            for pair in _pairs(member)
        )
        for member in told
    ]
    return any(said) and not all(said)


def _behind_deed(member: str, asked: str) -> str:
    """The first of several without what leads to all of them, where a question says that up to its deed (屏幕滚动播放党建、普法等标语)."""
    said = 0
    for word in words(member):
        if not member.startswith(word, said) or member[: said + len(word)] not in asked:
            break
        said += len(word)
    lead = member[:said]
    return member[said:] if lead and len(member) - said > 1 and (is_deed(last := words(lead)[-1]) or tag(last) == "v") else member


def _without_deed(several: str) -> str:
    """Things joined without the deed that is told of all of them (编印手册、折页); as they are where nothing else is said of the first."""
    deed = "".join(takewhile(lambda word: is_deed(word) or tag(word) == "v", words(_JOINS.split(several)[0])))
    rest = several.removeprefix(deed)
    return rest if len(_JOINS.split(rest)[0]) > 1 else several


def _before_common(members: Sequence[str]) -> Sequence[str]:
    """Of things joined that end in one word what stands before it (企业代表、群众代表旁听: 企业, 群众); the things where they do not."""
    end = members[0][-2:] if len(members) > 1 else ""
    if not end or not all(member.endswith(end) for member in members[:-1]):
        return members
    told = [member[: member.find(end)] for member in members if end in member]
    return told if len(told) == len(members) and all(len(one) > 1 for one in told) else members


def _counted_first(clause: str, subject: str) -> bool:
    """Whether what is counted stands right behind the number and what follows it tells what was done with it
    (邀请851名市民代表交流座谈、参观体验)."""
    rest = subject.split("、")[1:]
    return (
        bool(rest)
        and bool(re.search(r"\d[^\d]{0,4}$", _TITLE.sub("", clause).split(subject[:2])[0]))
        and all(tag(part[:2]).startswith("v") or ON_ONE_OCCASION.match(part) for part in rest)
    )


def _overlaps(words: str, asked: str) -> bool:
    return any(pair in asked for pair in _pairs(words))


def _pairs(words: str) -> list[str]:
    return [words[i : i + 2] for i in range(len(words) - 1)]
