"""Whether a number that a report tells of one of several bodies is what a question asks of that body.

The list that it stands in, or its sentence, must tell the deed and the thing that are asked: fees that were charged (收取处理费的申请25件) are
not what came in. Texts are folded; nothing is looked up and nothing raises.

>>> names_another_behind.__name__, ranked_by.__name__
('names_another_behind', 'ranked_by')
"""

from __future__ import annotations

import re

from assistant.asking.things import RECEIVED
from assistant.asking.wanted import Wanted
from assistant.bodies.listing_hosts import without_division
from assistant.language.concepts import GENERIC
from assistant.language.segment import words
from assistant.prose.candidate import Candidate
from assistant.prose.said_in_prose import is_deed
from ingest.normalise import fold_text

_NEAR = 120
"""Characters before a number in which what it is of is told."""
_HANDLED = re.compile("收到|收办|新收|接收|受理|办理|办结|处理(?!费)")
"""What 收办多少件 asks for: not of how many a fee was charged (收取)."""
BODY_NAME = re.compile(
    r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,14}?(?:局|委员会|厅|中心|法院|检察院)(?![\u4e00-\u9fff]*?(?:局|委员会)(?=[0-9,]))"
)
_RANKED = re.compile(
    r"(?P<of>[^,;:。\d]{2,}?)(?:居|位列|排名|排在|列)?(?:前列|靠前|最多|较多|居前|前[一二三四五六七八九十\d]位?)[^,;:。\d]{0,12}?(?:是|为|有|:)"
)
"""申请量居前三位的单位分别是: those that follow have most of it."""
TAKEN_IN = frozenset({"收到", "收", "新收", "接到", "接收", "受理", "收办", "办理", "处理"})
"""What is done with all that comes in: a list of it tells no other deed (办结, 答复)."""


def ranked_by(candidate: Candidate) -> str:
    """What those that a list names have most of (申请量居前的是县水利局9件、县林业局4件: 申请量); "" where a list tells no rank."""
    found = _RANKED.search(re.split("[;。]", candidate.up_to_clause)[-1])
    return found["of"] if found is not None else ""


def tells_rank_of(candidate: Candidate, ask: Wanted) -> bool:
    """Whether a list tells who has most of what is asked for."""
    of = ranked_by(candidate)
    asked = [concept for concept in ask.concepts if concept.name not in TAKEN_IN and concept.weight > GENERIC]
    told = [any(term in of for term in concept.terms) for concept in asked]
    return any(told) and all(told)


def tells_deed(deed: str, one: Candidate, whole: Candidate | None) -> bool:
    """Whether an item, or what it is a part of, is told with the deed by which a bare question asks for it; "" asks by none."""
    told = [fold_text(c.clause) for c in (one, whole) if c is not None]
    return not deed or any(deed in clause or (deed != "收取" and _HANDLED.search(clause)) for clause in told)


def is_of_another_deed(whole: Candidate, ask: Wanted) -> bool:
    """Whether all that came in is asked for, and a list comes to those to which something else was done (收取处理费的申请25件)."""
    told = fold_text(whole.statement.subject)
    deeds = {word for word in words(told) if is_deed(word) and word not in ask.text}
    comes_in = deeds & TAKEN_IN or told.startswith(tuple(TAKEN_IN - {"收"}))
    asked = ask.indicator == RECEIVED or any(concept.name in TAKEN_IN for concept in ask.concepts)
    return bool(deeds) and not comes_in and asked


def tells_anything(candidate: Candidate, ask: Wanted) -> bool:
    """Whether the sentence of a number, or the one before, says any of what is asked for: a list of fees tells no 收办."""
    told = fold_text(candidate.up_to_clause)[-_NEAR:] + candidate.sentence
    taken_in = _HANDLED.search(told) is not None
    return any((concept.name in TAKEN_IN and taken_in) or any(term in told for term in concept.terms) for concept in ask.concepts)


def names_another_behind(candidate: Candidate, name: str) -> bool:
    """Whether another body is named between a body and a number (市财政局公开9条,市民政局公开4条: the 4 are not 市财政局's)."""
    *_, behind = re.split("[;。]", candidate.up_to_clause)[-1].rpartition(name)
    return name in candidate.up_to_clause and BODY_NAME.search(behind) is not None


def tells_deeds(candidate: Candidate, ask: Wanted) -> bool:
    """Whether the sentence of an item of a list says what the question says was done, beyond that it came in."""
    deeds = [concept for concept in ask.concepts if is_deed(concept.name) and concept.name not in TAKEN_IN]
    told = without_division(candidate.sentence)
    return candidate.statement.whole is None or all(any(t in told for t in c.terms) for c in deeds)
