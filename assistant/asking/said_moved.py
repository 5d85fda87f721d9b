"""从多少件增长到45件: what something was before it became the number that a question gives.

`base_asked` reads such a question and gives the number that it became; `led_to` gives the statements that a report leads on to it,
where they agree; `before_it` those before a deed that a question names (整合前有几个); `of_another_time` tells the two numbers of a
change apart. The number that a question gives is never what it asks for. Texts are folded.

>>> base_asked("申请量由多少件增加到45件"), base_asked("申请量从30件增加到多少件"), base_asked("增加到45件")
(Decimal('45'), None, None)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import pairwise

from assistant.language.concepts import concepts
from assistant.language.word_tables import word_table
from assistant.prose.candidate import Candidate
from assistant.prose.said_in_prose import says, standing_for
from ingest.model import Statement
from ingest.normalise import fold_text
from ingest.numerals import parse_number


@dataclass(frozen=True, slots=True)
class _Words:
    """`vocabulary/moved.toml`: what a clause tells of the number that is no more and of the one that there is now, and what asks for it."""

    was: re.Pattern[str]
    was_if_moved: re.Pattern[str]
    moved_to: re.Pattern[str]
    is_now: re.Pattern[str]
    asks_before: re.Pattern[str]
    asks_from: re.Pattern[str]
    deeds: re.Pattern[str]
    asks_before_deed: re.Pattern[str]
    became: re.Pattern[str]


@cache
def _words() -> _Words:
    return _Words(**{name: re.compile("|".join(said)) for name, said in word_table("moved").items()})


def of_another_time(question: str, clause: str) -> bool:
    """Whether a clause tells the number that is no more, and a question asks for the one that there is; or the other way round.

    >>> of_another_time("栏目有几级", "从6级"), of_another_time("栏目原来有几级", "从6级"), of_another_time("栏目原来有几级", "压缩至3级")
    (True, False, True)
    """
    known = _words()
    return (known.is_now if known.asks_before.search(question) else known.was).search(clause) is not None


def leads_to(then: Candidate, now: Candidate) -> bool:
    """Whether one number is what the other has become."""
    one, other = then.statement, now.statement
    alike = (one.sentence, one.subject, one.unit, one.kind) == (other.sentence, other.subject, other.unit, other.kind)
    known = _words()
    was = known.was.search(then.printed) or known.was_if_moved.search(then.printed)
    return alike and was is not None and known.moved_to.search(now.printed) is not None


def was_another(statement: Statement, text: str) -> bool:
    """Whether a number of a report's text is told to have become one of another thing (由30件申请增至45件来信: the 30, as letters)."""
    found = _words().became.match(fold_text(text[statement.number.end : statement.sentence.end]))
    return found is not None and found["then"][-2:] != found["now"][-2:] and found["then"][-2:] not in statement.subject


def base_asked(question: str) -> Decimal | None:
    """The number that what is asked for became; None where a question does not ask from what."""
    own = question.partition("|")[0]
    found = _words().asks_from.search(own)
    number = parse_number(found["now"].rstrip(".")) if found is not None else None
    return None if number is None else number.value


def led_to(candidates: Sequence[Candidate], question: str, now: Decimal) -> tuple[Candidate, ...]:
    """What became this number by a report, where one value alone did of what the question names; () where none did."""
    known = _words()
    asked = concepts(known.deeds.sub(" ", known.asks_from.sub(" ", question.partition("|")[0])))
    terms = [[word for term in one.terms[: one.own] for word in standing_for(term)] for one in asked if not one.generic]
    pairs = [then for then, after in pairwise(candidates) if after.statement.value == now and leads_to(then, after)]
    told = [then for then in pairs if all(any(_tells(then, word) for word in words) for words in terms)]
    return tuple(told) if len({then.statement.value for then in told}) == 1 else ()


def before_it(candidates: Sequence[Candidate], question: str) -> tuple[list[Candidate], str] | None:
    """What was turned into another number, where a question asks how many there were before that (二级栏目整合前有几个), and the rest of the
    question; None where it does not."""
    asked = _words().asks_before_deed.search(question.partition("|")[0])
    if asked is None:
        return None
    told = [then for then, now in pairwise(candidates) if leads_to(then, now) and asked["deed"] in now.printed]
    return told, f"原来{question[: asked.start()]}{question[asked.end() :]}"


def _tells(then: Candidate, word: str) -> bool:
    """Whether what was counted is told by a word, or by it without what makes it a measure (申请量)."""
    said = f"{then.sentence}|{then.clause}"
    return says(said, word) or (len(word) > 2 and word[-1] in "量数" and says(said, word[:-1]))
