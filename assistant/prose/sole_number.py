"""The one number of a report that accounts for all that a question asks, where no other does as well.

A sentence often tells what it counts more closely than people ask for it (收到公众通过电话反馈的意见1条: 收到几条意见). Such a number
answers where every word of the question is told by its clause, by what its clause goes on from, or by the rest of its sentence;
where what it counts ends in a noun that the question names; and where no other number of the report is accounted for as well. The
answer's label and quote say the rest. What people call things without a kind (文件, 会议, 人员) is asked for by a number that says no
more. Texts are folded; nothing fitting is `()`. Nothing is looked up and nothing raises.

>>> core("网站发布新闻类信息"), core("开展业务培训会议"), core("幸福海棠有粉丝")
('网站发布新闻', '开展业务培训会议', '幸福海棠有粉丝')
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.asking.asked_unit import units_fit
from assistant.asking.other_words import (
    asks,
    context,
    is_thing,
    leaves_untold,
    retold,
    telling,
    thing_counted,
    words_in,
)
from assistant.guards.counts_another import EVERY_NOUN, counts_another
from assistant.guards.several_counted import tells_of_more
from assistant.language.contrasts import apart, contradicts, deeds_told
from assistant.language.segment import words
from assistant.prose.accounted import accounts_for, behind, names_one_part
from assistant.prose.candidate import Candidate
from assistant.prose.channel_match import channel_said
from assistant.prose.counted_subject import follows_number
from assistant.prose.said_in_prose import NARROWING, free_words, need_not_say
from ingest.model import StatementKind

_ENDS = re.compile(r"(?:类|方面的?|领域)?(?:政府|政务|相关)?(?:信息|资讯|内容)$|(?:大?类|总?[数量]|总数|数量|情况)$")
"""What is said behind a noun that is counted: 新闻类信息, 粉丝数."""
_EVENTS = frozenset({"次", "场", "期", "回", "场次", "期次", "篇次", "起", "件", "宗", "例", "个", ""})
"""Units in which one event may be counted: 网上直播3个 is asked for as 几次."""
_COUNTS = frozenset({StatementKind.COUNT, StatementKind.MONEY})
_ITEMS, _CASES = frozenset({"条", "篇", "则"}), frozenset({"件", "个", "起", "宗", "例", ""})
_PUBLISHED = re.compile("公开|公布|发布|推送|公示")
_WHOLES = re.compile("信息$|内容|数量|总[数量]")
"""What all that was published is called, which `whole_asked` tells."""
_REST = re.compile("其[他它余]信息")
_PAID = re.compile("缴费?(?:的|了)?$|缴纳|收取|支付")
"""依信息处理费办法,实际缴费13份,合计5840元: money that was paid is of the fee that stands before it."""
_BY_PERSON = re.compile("出席|参加|访问|浏览|点击|接待|参观")
_LEVEL = re.compile("[省市区县镇乡村]级")
_COLLECTING = re.compile("征[集求]意见")
"""征集意见几次: what is held, as 意见征集 and 征集调查 are."""
_LEADS = re.compile("[在对的就向]|通过|利用|围绕|针对|涉及|关于")


def core(subject: str) -> str:
    """What is counted, up to the noun that it ends in."""
    return _ENDS.sub("", subject) or subject


def sole(
    candidates: Sequence[Candidate], question: str, unit: str | None, kinds: frozenset[StatementKind]
) -> tuple[Candidate, ...]:
    """The number that alone accounts for a question, each time the report tells it; () where there is none."""
    question = _COLLECTING.sub("意见征集", question) if unit in _EVENTS else question
    asked = asks(question)
    named = _nouns(question, asked)
    if "|" in question or not named:
        return ()
    held = [(c, cost) for c in candidates if (cost := _cost(c, asked, question, unit, kinds, named)) is not None]
    best = min((cost for _, cost in held), default=None)
    found = [c for c, cost in held if cost == best]
    alike = all(_same(found[0], other) for other in found)
    return tuple(found) if alike and all(_meant(c, candidates, question, named) for c in found) else ()


def _same(one: Candidate, other: Candidate) -> bool:
    """Whether two numbers are one, told twice."""
    subjects = sorted((c.counted for c in (one, other)), key=len)
    values = {(c.statement.value, c.statement.unit) for c in (one, other)}
    return len(values) == 1 and (subjects[1].endswith(subjects[0]) or one.document_id != other.document_id)


def _nouns(question: str, asked: str) -> tuple[str, ...]:
    """The words of a question that what is counted may end in."""
    said = [word for piece in asked.split("|") for word in words(piece)]
    if _REST.search(question):
        return ("信息",) if "信息" in said else ()
    return tuple(
        word
        for word in dict.fromkeys(said)
        if len(word) > 1
        and ((word in EVERY_NOUN and not _WHOLES.search(word)) or (word not in free_words() and not need_not_say(word)))
        and (is_thing(word) or not deeds_told(word))
    )


def _cost(
    c: Candidate, asked: str, question: str, unit: str | None, kinds: frozenset[StatementKind], named: Sequence[str]
) -> tuple[int, int, int] | None:
    """How little of a question is told by what leads to a number and by its own clause, and how far from the question's end the noun
    stands that is counted; None for a number of another thing, or where not all of a question is told."""
    if c.statement.kind not in kinds & _COUNTS or not _counts_in(c, unit, question):
        return None
    near = context(c, question)
    around = f"{near}|{_beyond(c)}"
    if retold(asked, around).left or not all(_told(word, around) for word in named) or (head := _head(c, named)) is None:
        return None
    if counts_another(question, None, c) or contradicts(question, c.printed):
        return None
    subject = c.counted
    return len(retold(asked, near).left), len(retold(asked, f"{c.clause}|{subject}").left), -named.index(head)


def _told(word: str, around: str) -> bool:
    """Whether a text tells a noun by itself, which light words alone do not."""
    by_pieces = bool(retold(word, "").left) and not retold(word, around).left
    return by_pieces or any(one in around for one in telling(word))


def _counts_in(c: Candidate, unit: str | None, question: str) -> bool:
    """Whether a number's unit may be that of a question: items published are no events, unless the question says so."""
    told = c.statement.unit
    if unit in _EVENTS and unit not in _CASES and told in _ITEMS:
        return _PUBLISHED.search(question) is not None
    if unit == "次" and told == "人次":
        return _BY_PERSON.search(c.clause) is not None
    return units_fit(unit, told) or (unit in _EVENTS and told in _EVENTS)


def _beyond(c: Candidate) -> str:
    """What the sentence says of a number beside what leads to it: its pieces that count nothing, or another thing in another unit; what
    stands behind all that is told with it; and the one channel that its segment names."""
    unit = re.escape(c.statement.unit)
    number = re.compile(rf"\d[\d.]*[余多万亿]*{unit}" if unit else r"\d")
    before = re.split("[;。]", c.before)[-1]
    told = [piece for piece in re.split("[,:]", before) if not number.search(piece)]
    return "|".join((*told, behind(c), channel_said(_segment(c))))


def _segment(c: Candidate) -> str:
    return next((one for one in re.split("[;。]", c.sentence) if c.printed in one), "")


def _head(c: Candidate, named: Sequence[str]) -> str | None:
    """The last noun of a question that what is counted ends in; None for none."""
    return next((w for w in reversed(named) if any(_is_of(c, t) for t in _telling(w))), None)


def _telling(word: str) -> Iterator[str]:
    """The words that tell a noun, or a noun put together (媒体报道: 媒体宣传)."""
    yield from telling(word)
    if len(word) > 3:
        yield from (word[:-2] + one for one in telling(word[-2:]))


def _meant(c: Candidate, candidates: Sequence[Candidate], question: str, named: Sequence[str]) -> bool:
    """Whether a number is of what a question names, and of nothing else."""
    clause, subject = c.printed, c.counted
    if any(word in question and word not in clause for word in NARROWING):
        return False
    if c.statement.whole is not None and not names_one_part(c, candidates, question):
        return False
    left = retold(core(thing_counted(c.statement)), "|".join((question, *words_in(question)))).left
    if left and (_head(c, named) in EVERY_NOUN or set(_LEVEL.findall(subject)) - set(_LEVEL.findall(question))):
        return False
    return not (
        _one_of_a_list(c, named)
        or tells_of_more(c, question, ())
        or not accounts_for(c, candidates, question)
        or leaves_untold(c, question)
        or apart(question, c.up_to_clause, c.statement.unit, c.whole)
    )


def _is_of(c: Candidate, term: str) -> bool:
    """Whether what is counted ends in a noun; where it stands behind its number, whether it begins with it; where it is a deed alone,
    whether what stands before it says the noun."""
    if deeds_told(term) and not is_thing(term):
        return False
    subject = c.counted
    if follows_number(c.statement) and subject.startswith(term):
        return True
    if all(deeds_told(word) for word in words(subject.replace("免费", ""))) and term in _beyond(c):
        return True
    if c.statement.kind is StatementKind.MONEY and term.endswith("费") and _PAID.search(subject) and term in _beyond(c):
        return True
    return core(subject).endswith(term) or subject.endswith(term)


def _one_of_a_list(c: Candidate, named: Sequence[str]) -> bool:
    """Whether what a question names is told by a list alone (在甲报、乙报等媒体宣传), so that the number is of more."""
    clause = c.printed
    lists = (piece for piece in re.split("[,;:。]", c.up_to_clause) if "、" in piece and "等" in piece)
    members = [_LEADS.split(member)[-1] for piece in lists for member in piece.split("、")]
    return any(word not in clause and any(word in member for member in members) for word in named)
