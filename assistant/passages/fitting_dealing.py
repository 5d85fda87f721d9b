"""Whether a stretch tells what was done about all that a question names, though not in the question's own verb.

How something was answered, handled or attended to is told by whatever was done about it: 怎么回应停车难 by the parking spaces that were made
known. Such a verb of common dealing (`[dealing]` of `vocabulary/topics.toml`) need not stand in the report where a sentence holds everything else
that the question names, and it, or the clause behind, tells a deed: no count, no plan, nothing that is only wrong or was only asked for.
Texts are folded, in lower case. Nothing raises.

>>> from assistant.language.paraphrases import substance
>>> measure = Coverage(substance("怎么回应停车难"), (), ("网民反映停车难。",))
>>> deals_with("网民反映停车难,城管局增设泊位。", measure, "回应"), deals_with("网民反映停车难18条。", measure, "回应")
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.language.concepts import Concept
from assistant.language.coverage import SYNONYM, THING, Coverage, holds
from assistant.language.word_tables import word_table
from assistant.passages.fitting_sides import SENTENCES

_CLAUSES = re.compile("[,:]")
_COUNTED = re.compile(r"\d[\d.]*[余多]?[万千百]?[余多]?[一-鿿]{1,2}$")
"""A clause that ends with a count tells how many there are."""


@cache
def _dealing() -> tuple[frozenset[str], re.Pattern[str], re.Pattern[str]]:
    known = word_table("topics")["dealing"]
    return frozenset(known["verbs"]), re.compile(known["told"]), re.compile(known["not_told"])


def is_dealing(how: str) -> bool:
    """Whether a deed whose manner is asked for is told by whatever was done about its thing."""
    return how in _dealing()[0]


def deals_with(body: str, measure: Coverage, how: str) -> bool:
    """Whether one sentence holds all that the question names beside the deed `how`, and tells a deed in a clause with some of it or behind one."""
    _, told, not_told = _dealing()
    named = [concept for concept in measure.named_concepts if concept.name != how]
    if not any(concept.weight >= THING for concept in named):
        return False
    for sentence in SENTENCES.split(body):
        if not all(holds(concept, sentence) >= SYNONYM for concept in named):
            continue
        clauses = _CLAUSES.split(sentence)
        first = next((at for at, clause in enumerate(clauses) if any(holds(concept, clause) for concept in named)), len(clauses))
        if any(told.search(clause) and not not_told.search(clause) for clause in clauses[first:]):
            return True
    return False


def is_title(title: str, measure: Coverage, how: str) -> bool:
    """Whether a title alone is what a question asks the manner of (怎么推进政策解读: (四)政策解读), with no deed but one of common dealing: what
    stands under it need not name the thing again.

    >>> from assistant.language.paraphrases import substance
    >>> measure = Coverage(substance("怎么推进政策解读"), (), ())
    >>> is_title("(四)政策解读。", measure, "推进"), is_title("(四)信息公开。", measure, "推进"), is_title("(四)政策解读。", measure, "考核")
    (True, False, False)
    """
    if not is_dealing(how) and how not in word_table("topics")["dealing"]["furthering"]:
        return False
    named = [concept for concept in measure.named_concepts if concept.name != how]
    return any(concept.weight >= THING for concept in named) and all(holds(one, title) >= SYNONYM for one in named)


def tells_deed(body: str) -> bool:
    """Whether a text tells a deed or a rule, no mere count and nothing that only others did.

    >>> tells_deed("采用图解、视频等形式。"), tells_deed("全年发布9篇。"), tells_deed("收到申请1件,不予公开。")
    (True, False, False)
    """
    _, told, not_told = _dealing()
    known = word_table("topics")["dealing"]
    also, unless = re.compile(known["also_told"]), (not_told, _COUNTED, re.compile(known["listed_only"]))
    clauses = [clause for sentence in SENTENCES.split(body.rstrip(":")) for clause in _CLAUSES.split(sentence)]
    tells = [clause for clause in clauses if told.search(clause) or also.search(clause)]
    return any(not any(pattern.search(clause) for pattern in unless) for clause in tells)


def strays(body: str, measure: Coverage, deeds: Sequence[Concept]) -> bool:
    """Whether one sentence tells a deed with what the question names, and another tells it of something else: who came to the open day is not told
    by who was sent to a contest.

    >>> from assistant.language.paraphrases import substance
    >>> measure, came = Coverage(substance("开放日"), (), ("举办开放日。", "公开信息。")), substance("参加")
    >>> strays("市民参加开放日。职工参加竞赛。", measure, came), strays("举办开放日。市民参加。", measure, came)
    (True, False)
    """
    told = [bool(measure.things(one)) for one in SENTENCES.split(body) if any(holds(deed, one) for deed in deeds)]
    return any(told) and not all(told)
