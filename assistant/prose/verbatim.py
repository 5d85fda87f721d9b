"""The number of the clause that a question says again, with how many in place of the number.

`repeated` takes the numbers of a report and a question without body and year: what is left of the question without the words that only
ask (`stopwords.toml`, `verbatim`) must be all that is left of one clause without its number, in that clause's unit, whatever the order
of number and noun. So everything that the clause says of its number is asked for, and nothing else. What the clause does not say itself
may yet narrow it: figures of the forms, plain questions for all that was published where the clause does not open its sentence, and
parts told by channel are left to the other ways of reading, as are clauses that give several numbers for the same words. Texts are folded; () where nothing is repeated.

>>> from decimal import Decimal
>>> from ingest.model import Span, State, Statement, StatementKind
>>> clause = "关停乡镇、部门网站22个"
>>> number = Statement("关停乡镇、部门网站", clause, Decimal(22), "个", StatementKind.COUNT, State.REPORTED, Span(10, 13), Span(0, 13), Span(0, 13))
>>> told = [(Candidate(number, "a", f"{clause}|关停乡镇、部门网站", clause, clause, ""), "22个")]
>>> [one.statement.value for one in repeated(told, "关停了多少个乡镇、部门网站")], repeated(told, "关停了多少个网站")
([Decimal('22')], ())
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.asking.asked_unit import asked_unit, units_fit
from assistant.asking.said_figures import said
from assistant.language.regional import mainland
from assistant.language.word_tables import word_table
from assistant.prose.candidate import Candidate
from assistant.prose.whole_counts import asks_whole
from assistant.prose.whole_told import channels_named
from ingest.model import StatementKind
from ingest.statements.words import alternatives, load_words

_LED = re.compile("^[^:]*:(?=[^:]+$)")
"""What leads to a list (按栏目分:)."""
_SHORTEST, _SHORTEST_ITEM = 6, 4
"""So many characters say a clause, and an item of a list in the unit that is asked for."""


def repeated(told: Sequence[tuple[Candidate, str]], question: str, body: str = "") -> tuple[Candidate, ...]:
    """The one number whose clause a question repeats; `told`: the report's numbers, each with how it prints number and unit. `body` is
    what the report's body is called without its place (商务局): a clause may say it too."""
    number = _asked().search(question)
    if number is None or _asked().search(question, number.end()) or "|" in question:
        return ()
    words = _plain(question[: number.start()] + question[number.end() :])
    if len(words) < _SHORTEST_ITEM or said(question).indicator is not None:
        return ()
    unit = asked_unit(question)
    names = alternatives(tuple({name for name in (body, body.replace("委员会", "委")) if name}))
    own = re.compile(rf"(?:19|20)\d\d年{f'|[省市区县旗州]?(?:{names})' if body else ''}")
    same = [one for one, printed in told if _is_asked(one, printed, words, unit, own)]
    if asks_whole(question) and any(one.before or one.statement.whole is not None for one in same):
        return ()
    return tuple(same[:1]) if len({(one.statement.value, one.statement.unit) for one in same}) == 1 else ()


def _is_asked(candidate: Candidate, printed: str, words: str, unit: str | None, own: re.Pattern[str]) -> bool:
    statement, clause = candidate.statement, candidate.printed
    at = clause.rfind(printed)
    if statement.kind is not StatementKind.COUNT or at < 0 or not units_fit(unit, statement.unit):
        return False
    if _plain(_LED.sub("", own.sub("", clause[:at]) + clause[at + len(printed) :])) != words:
        return False
    if statement.whole is not None and channels_named(clause) and not asks_whole(f"{candidate.whole}多少{statement.unit}"):
        return False
    return len(words) >= _SHORTEST or (unit == statement.unit and statement.whole is not None)


def _plain(text: str) -> str:
    """What a text says without signs and the words that only lead to a number."""
    return _leading().sub("", mainland(text).lower())


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(rf"\W|_|(?:{alternatives(tuple(word_table('stopwords')['verbatim']))})")


@cache
def _asked() -> re.Pattern[str]:
    words = load_words()
    return re.compile(rf"(?:多少|几)(?:{alternatives((*words.counts, *words.money))})?")
