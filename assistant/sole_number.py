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
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.accounted import accounts_for, names_one_part, tells_no_change
from assistant.asked_unit import units_fit
from assistant.contrasts import apart, contradicts, deeds_told, lacks
from assistant.counts_another import EVERY_NOUN, counts_another
from assistant.other_words import asks, context, is_of_one, is_thing, leaves_untold, retold, subject_left, telling, words_in
from assistant.said_in_prose import NARROWING, free_words, need_not_say, tells_result
from assistant.segment import words
from assistant.several_counted import tells_of_more
from ingest.model import StatementKind
from ingest.normalise import fold_text

if TYPE_CHECKING:
    from assistant.prose_match import Candidate

_ENDS = re.compile(r"(?:类|方面的?|领域)?(?:政府|政务|相关)?(?:信息|资讯|内容)$|(?:大?类|总?[数量]|总数|数量|情况)$")
"""What is said behind a noun that is counted: 新闻类信息, 粉丝数."""
_EVENTS = frozenset({"次", "场", "期", "回", "场次", "期次", "篇次", "起", "件", "宗", "例", "个", ""})
"""Units in which one event may be counted: 网上直播3个 is asked for as 几次."""
_ITEMS = frozenset({"条", "篇", "则", "份"})
_PUBLISHED = re.compile("公开|公布|发布|推送|公示")
_LEVEL = re.compile("[省市区县镇乡村]级")
_JOINED = re.compile(r"(?:[、和与]|以及|(?<!涉)及)(?!其他|其它)")


def core(subject: str) -> str:
    """What is counted, up to the noun that it ends in."""
    return _ENDS.sub("", subject) or subject


def sole(
    candidates: Sequence[Candidate], question: str, unit: str | None, kinds: frozenset[StatementKind]
) -> tuple[Candidate, ...]:
    """The number that alone accounts for a question, each time the report tells it; () where there is none."""
    asked = asks(question)
    named = _nouns(question, asked)
    if "|" in question or not named:
        return ()
    held = [(c, cost) for c in candidates if (cost := _cost(c, asked, question, unit, kinds)) is not None]
    best = min((cost for _, cost in held), default=None)
    found = [c for c, cost in held if cost == best]
    if len({(c.statement.value, c.statement.unit) for c in found}) != 1:
        return ()
    return tuple(found) if all(_meant(c, candidates, question, named) for c in found) else ()


def _nouns(question: str, asked: str) -> tuple[str, ...]:
    """The words of a question that what is counted may end in."""
    said = (word for piece in asked.split("|") for word in words(piece))
    return tuple(
        word
        for word in dict.fromkeys(said)
        if len(word) > 1 and word not in free_words() and not need_not_say(word) and (is_thing(word) or not deeds_told(word))
    )


def _cost(c: Candidate, asked: str, question: str, unit: str | None, kinds: frozenset[StatementKind]) -> tuple[int, int] | None:
    """How little of a question is told by a number's own clause and by what it goes on from; None where not all of it is told."""
    if c.statement.kind not in kinds or not _counts_in(c, unit, question):
        return None
    near = context(c, question)
    if retold(asked, f"{near}|{_beyond(c)}").left:
        return None
    subject = fold_text(c.statement.subject).lower()
    return len(retold(asked, near).left), len(retold(asked, f"{c.clause}|{subject}").left)


def _counts_in(c: Candidate, unit: str | None, question: str) -> bool:
    """Whether a number's unit may be that of a question: items published are no events, unless the question says so."""
    told = c.statement.unit
    if unit in _EVENTS and unit not in _ITEMS and told in _ITEMS:
        return _PUBLISHED.search(question) is not None
    return units_fit(unit, told) or (unit in _EVENTS and told in _EVENTS)


def _beyond(c: Candidate) -> str:
    """What the sentence says of a number beside what leads to it: its pieces that count nothing, or another thing in another unit."""
    unit = re.escape(c.statement.unit)
    counted = re.compile(rf"\d[\d.]*[余多万亿]*{unit}" if unit else r"\d")
    before = re.split("[;。]", c.up_to_clause.removesuffix(c.clause.split("|")[0]))[-1]
    return "|".join(piece for piece in re.split("[,:]", before) if not counted.search(piece))


def _meant(c: Candidate, candidates: Sequence[Candidate], question: str, named: Sequence[str]) -> bool:
    """Whether a number is of what a question names, and of nothing else."""
    subject = fold_text(c.statement.subject).lower()
    head = next((w for w in named if any(_ends_in(subject, t) for t in telling(w))), None)
    clause = c.clause.split("|")[0]
    if any(word in question and word not in clause for word in NARROWING):
        return False
    if head is None or (c.statement.whole is not None and not names_one_part(c, candidates, question)):
        return False
    left = subject_left(c.statement, "|".join((question, *words_in(question))))
    if left and (head in EVERY_NOUN or set(_LEVEL.findall(subject)) - set(_LEVEL.findall(question))):
        return False
    return not (
        _of_several(subject, question)
        or _one_of_a_list(c, question, named)
        or counts_another(question, None, c)
        or tells_of_more(c, question, ())
        or not accounts_for(c, candidates, question)
        or tells_no_change(c, question)
        or leaves_untold(c, question)
        or not is_of_one(c, question)
        or not tells_result(question, clause)
        or lacks(question, c.up_to_clause)
        or contradicts(question, clause)
        or apart(question, c.up_to_clause, c.statement.unit)
    )


def _ends_in(subject: str, term: str) -> bool:
    """Whether what is counted ends in a noun; where it stands behind its number, whether it begins with it."""
    return not (deeds_told(term) and not is_thing(term)) and (core(subject).endswith(term) or subject.endswith(term))


def _of_several(subject: str, question: str) -> bool:
    """Whether things are counted together (政策文件及解读) of which a question does not name each by its noun."""
    members = [core(one) for one in _JOINED.split(subject) if len(core(one)) > 1]
    return len(members) > 1 and not all(any(t in question for t in telling(one[-2:])) for one in members)


def _one_of_a_list(c: Candidate, question: str, named: Sequence[str]) -> bool:
    """Whether what a question names is told by a list alone (在甲报、乙报等媒体宣传), so that the number is of more."""
    clause = c.clause.split("|")[0]
    lists = [piece for piece in re.split("[,;:。]", c.up_to_clause) if "、" in piece and "等" in piece]
    listed = (word for word in named if word not in clause and any(word in one for one in lists))
    return any(listed)
