"""Counts of things of every kind, of which a question asks for those about disclosure alone (因信息公开引发的诉讼几件: 诉讼58件,其中涉及信息公开7件).

`counts_every_kind` tells whether a number is of all of them: its own clause, what leads to it, its heading and what is said behind it of
all of it say nothing of disclosure, and the report tells such things of disclosure apart. What stands alone in such a report is of
disclosure anyhow, but for what people bring forward (投诉, 建议) where a question says in so many words what it was about. The other way
round, `counts_disclosure_alone` tells a part from all of them. `told_of_disclosure` finds the number in whatever words it is told,
`every_kind_told` holds a finished answer against the same.
`vocabulary/of_disclosure.toml` holds the words. Texts are folded; nothing raises.

>>> from decimal import Decimal
>>> from ingest.model import Span, State, Statement, StatementKind
>>> at, said = Span(0, 9), "诉讼58件,其中涉及信息公开7件"
>>> all, some = (
...     Candidate(Statement("", "", Decimal(9), "件", StatementKind.COUNT, State.REPORTED, at, at, at), "a", part, part, said, "")
...     for part in said.split(",")
... )
>>> counts_every_kind("因信息公开引发的诉讼几件", all, (all, some)), counts_every_kind("诉讼几件", all, (all, some))
(True, False)
>>> counts_every_kind("因信息公开引发的诉讼几件", some, (all, some)), counts_every_kind("因信息公开引发的诉讼几件", all, (all,))
(False, False)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.answer import Answer
from assistant.asking.asked_unit import units_fit
from assistant.language.word_tables import word_table
from assistant.prose.candidate import Candidate
from assistant.prose.qualifiers import said_of_all

_SEGMENTS, _PIECES = re.compile("[;。]"), re.compile("[,:、]")
_ABOUT = "因|由|涉|关于|有关|针对|反映|对"
_BETWEEN = "(?:工作|问题|事项|申请|方面|领域|类|案件|所|引发|引起|产生|导致|提起|发生|被|提出|反映|受理|收到|办理|接到|专项|专题|业务|行政|群众|公众|的)*"
_BEGINS = len("行政诉讼")
_ALL_OF_IT = re.compile("全|共|总|另")
_COUNT = re.compile(r"\d[\d.]*[\u4e00-\u9fff]{0,2}")


@dataclass(frozen=True, slots=True)
class _Asked:
    """A thing that a question asks for of disclosure alone, and whether it must be told so."""

    thing: re.Pattern[str]
    told_so: bool


def counts_every_kind(question: str, candidate: Candidate, candidates: Sequence[Candidate]) -> bool:
    """See the module; `candidates` are all that the same report tells."""
    asked = _asked(question.partition("|")[0])
    if asked is None or not candidate.statement.value or _is_of_disclosure(candidate, asked.thing):
        return False
    return (
        asked.told_so
        or _is_of_another_matter(candidate)
        or any(_tells_apart(one, candidate, asked.thing) for one in candidates if one is not candidate)
    )


def counts_disclosure_alone(question: str, candidate: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Whether a number is told to be some of all such things (办理复议73件。其中因信息公开引发的6件), and a question asks for all of them."""
    own = question.partition("|")[0]
    things = [thing for thing in _things() if thing.search(own)] if _disclosure().search(own) is None else []
    *_, lead = _SEGMENTS.split(candidate.up_to_clause)
    if not things or "其中" not in lead or _disclosure().search(lead.rpartition("其中")[2]) is None:
        return False
    return any(
        thing.search(one.printed) and thing.search(lead) and not _is_of_disclosure(one, thing)
        for thing in things
        for one in candidates
        if one.section == candidate.section
    )


def tells_asked(question: str, candidate: Candidate) -> bool:
    """Whether a number is said to be of just those things of disclosure that a question asks for (投诉9件,其中涉及信息公开3件)."""
    asked = _asked(question.partition("|")[0])
    return asked is not None and _tells_just_that(candidate, asked.thing)


def told_of_disclosure(candidates: Sequence[Candidate], question: str, unit: str | None) -> tuple[Candidate, ...]:
    """The one number that a report tells of such a thing of disclosure, in whatever words; () for none, and for several."""
    asked = _asked(question.partition("|")[0])
    if asked is None:
        return ()
    told = tuple(c for c in candidates if units_fit(unit, c.statement.unit) and _tells_just_that(c, asked.thing))
    return told if len({c.statement.value for c in told}) == 1 else ()


def every_kind_told(content: str, answer: Answer, candidates: Callable[[str], Sequence[Candidate]]) -> str:
    """The words of a question for things of disclosure where an answer's number is of every kind; "" where none is. `candidates` gives
    what a report tells."""
    own = content.partition("|")[0]
    if _asked(own) is None:
        return ""
    for figure in answer.figures:
        cited = [answer.citations[at] for at in figure.citations]
        if figure.operation is not None or len(cited) != 1 or cited[0].kind == "cell":
            continue
        told = candidates(cited[0].document_id)
        its = [c for c in told if (c.statement.quote.start, c.statement.value) == (cited[0].start, figure.value)]
        if any(counts_every_kind(own, one, told) for one in its):
            return own.strip(" ?。")
    return ""


def _is_of_disclosure(candidate: Candidate, thing: re.Pattern[str]) -> bool:
    """Whether something around a number says that it is of disclosure."""
    if thing.search(candidate.section) and _disclosure().search(candidate.section):
        return True
    *_, lead = _SEGMENTS.split(candidate.before)
    before = _PIECES.split(lead)
    told = [piece for piece in before if re.search(r"\d", piece) is None]
    begins = thing.search((lead or candidate.printed)[:_BEGINS])
    if begins is not None and not _ALL_OF_IT.match(lead or candidate.printed):  # 因信息公开引发的复议6件,其中维持2件;行政诉讼2件
        before = _PIECES.split(candidate.before.rpartition("。")[2])
    told += [piece for piece in before if _of_it().search(piece)]  # 因信息公开引发的复议6件,诉讼2件
    said = "|".join((*told, candidate.printed, candidate.counted, candidate.whole, said_of_all(candidate.behind)))
    return _disclosure().search(said) is not None


def _is_of_another_matter(candidate: Candidate) -> bool:
    """Whether such a thing is said to be of something else, itself or with what is listed before it (工伤认定复议4件、诉讼9件)."""
    *_, lead = _SEGMENTS.split(candidate.up_to_clause)
    return any(_of_a_matter().search(piece) for piece in _PIECES.split(lead))


def _tells_apart(one: Candidate, candidate: Candidate, thing: re.Pattern[str]) -> bool:
    """Whether a number beside another is of disclosure: in its sentence, or of such a thing."""
    if one.section != candidate.section or not _is_of_disclosure(one, thing):
        return False
    same = one.statement.sentence == candidate.statement.sentence and _disclosure().search(one.printed) is not None
    return same or thing.search(one.printed) is not None


def _tells_just_that(candidate: Candidate, thing: re.Pattern[str]) -> bool:
    """Whether a number's clause says that it is of disclosure and nothing else, and it or what it is a part of names the thing."""
    clause = candidate.printed
    if _disclosure().search(clause) is None or thing.search(f"{clause}|{candidate.whole}") is None:
        return False
    left = _COUNT.sub("", _disclosure().sub("", thing.sub("", clause)))
    return re.fullmatch(f"(?:{word_table('of_disclosure')['light']}|受理|收到|办理|接到|,)*", left) is not None


@lru_cache(maxsize=512)
def _asked(question: str) -> _Asked | None:
    table = word_table("of_disclosure")
    for words in (*table["things"], *table["brought"]):
        found = re.search(f"(?P<about>{_ABOUT})?[^,;。]{{0,4}}?(?:{table['disclosure']}){_BETWEEN}(?:{words})", question)
        if found is not None:
            return _Asked(re.compile(words), words in table["brought"] and found["about"] is not None)
    return None


@cache
def _things() -> tuple[re.Pattern[str], ...]:
    table = word_table("of_disclosure")
    return tuple(re.compile(words) for words in (*table["things"], *table["brought"]))


@cache
def _disclosure() -> re.Pattern[str]:
    return re.compile(word_table("of_disclosure")["disclosure"])


@cache
def _of_a_matter() -> re.Pattern[str]:
    things = "|".join(thing.pattern for thing in _things())
    return re.compile(f"(?:{word_table('of_disclosure')['matters']})[^\\d]{{0,8}}?(?:{things})")


@cache
def _of_it() -> re.Pattern[str]:
    """Something named behind disclosure, in one clause."""
    return re.compile(f"(?:{_disclosure().pattern}){_BETWEEN}(?:{'|'.join(thing.pattern for thing in _things())})")
