"""从多少件增长到45件: what something was before it became the number that a question gives.

`base_asked` reads such a question and gives the number that it became; `led_to` gives the statements that a report leads on to it,
where they agree; `before_it` those before a deed that a question names (整合前有几个). The number that a question gives is never what it asks for. Texts are folded.

>>> base_asked("申请量由多少件增加到45件"), base_asked("申请量从30件增加到多少件"), base_asked("增加到45件")
(Decimal('45'), None, None)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from assistant.candidate import Candidate
from assistant.concepts import concepts
from assistant.said_in_prose import says, standing_for
from ingest.numerals import parse_number

_BASE = re.compile(
    r"(?:由|从|自)(?:(?:20\d\d|上|去)?年度?的?|原来的?|原先的?|之前的?)?(?:多少|几)[^,。?\d]{1,12}?(?:至|到|为|成)了?(?P<now>\d[\d.]*[万亿]?)"
)
_DEED = re.compile("增加|增长|增至|上升|提升|提高|上涨|减少|减至|下降|降低|降至|升至|精简|整合|压减|清理|扩大|扩充")
_FROM = re.compile(r"(?:由|从|(?:将|把)原|原有|原来)[^,;\d]*\d|(?:将|把)[^,;:。]*\d[^,;:。]*(?:至|到|为|成)了?$")
_TO = re.compile(r"(?:至|到|为|成)(?:了|约|近)?\d")
_BEFORE = re.compile(
    r"(?:在|未)?(?P<deed>压缩|压减|精简|调整|整合|优化|合并|归并|缩短|减少|增加|扩充|清理)(?:之|以)?前的?(?=[^,;。]{0,12}(?:多少|几))"
)


def leads_to(then: Candidate, now: Candidate) -> bool:
    """Whether one number is what the other has become."""
    one, other = then.statement, now.statement
    alike = (one.sentence, one.subject, one.unit, one.kind) == (other.sentence, other.subject, other.unit, other.kind)
    return alike and _FROM.search(then.printed) is not None and _TO.search(now.printed) is not None


def base_asked(question: str) -> Decimal | None:
    """The number that what is asked for became; None where a question does not ask from what."""
    own = question.partition("|")[0]
    found = _BASE.search(own)
    number = parse_number(found["now"].rstrip(".")) if found is not None else None
    return None if number is None else number.value


def led_to(candidates: Sequence[Candidate], question: str, now: Decimal) -> tuple[Candidate, ...]:
    """What became this number by a report, where one value alone did of what the question names; () where none did."""
    asked = concepts(_DEED.sub(" ", _BASE.sub(" ", question.partition("|")[0])))
    terms = [[word for term in one.terms[: one.own] for word in standing_for(term)] for one in asked if not one.generic]
    pairs = [then for then, after in pairwise(candidates) if after.statement.value == now and leads_to(then, after)]
    told = [then for then in pairs if all(any(_tells(then, word) for word in words) for words in terms)]
    return tuple(told) if len({then.statement.value for then in told}) == 1 else ()


def before_it(candidates: Sequence[Candidate], question: str) -> tuple[list[Candidate], str] | None:
    """What was turned into another number, where a question asks how many there were before that (二级栏目整合前有几个), and the rest of the
    question; None where it does not."""
    asked = _BEFORE.search(question.partition("|")[0])
    if asked is None:
        return None
    told = [then for then, now in pairwise(candidates) if leads_to(then, now) and asked["deed"] in now.printed]
    return told, f"原来{question[: asked.start()]}{question[asked.end() :]}"


def _tells(then: Candidate, word: str) -> bool:
    """Whether what was counted is told by a word, or by it without what makes it a measure (申请量)."""
    said = f"{then.sentence}|{then.clause}"
    return says(said, word) or (len(word) > 2 and word[-1] in "量数" and says(said, word[:-1]))
