"""Whether a number is of another body than the one that a question names, where one sentence counts several bodies one by one.

柳城县公安局3件，青石市公安局6件: a question for 柳城公安局 means the first, though only the second is all in its own words or stands last. A body
is meant before another where more of its name stands in the question in its order; where two are named alike (公安局) neither is. Texts are
folded; what names no body is no body's. Nothing raises.

>>> named_better("柳城公安局收费多少", "柳城县公安局收取", "青石市公安局收取"), named_better("公安局收费多少", "柳城县公安局收取", "青石市公安局收取")
(True, False)
>>> named_better("柳城自然资源局", "柳城县自然资源和规划局", "青石市自然资源和规划局柳林分局")
True
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.prose.candidate import Candidate
from ingest.normalise import fold_text

_BODY = re.compile(
    r"[一-鿿]+(?:政府|局|厅|委员会|办公室|办事处|中心|街道|[镇乡县区院]|市(?!民)|委(?!员|托)|(?<![承主举开创协交转督申])办(?![理结件复]))"
)
"""A body's name, which neither a deed (承办) nor a person (政协委员) is."""

_NO_NAME = re.compile("公开|发布|公布|收到|办理|和(?!规划|信息|社会|城乡|旅游|计划|体育|改革|林业)|与|及")
"""What a deed, or two bodies, begin a subject with."""
_PLACE = 2
"""A place has two characters at least."""


def of_another_body(candidate: Candidate, candidates: Sequence[Candidate], question: str) -> bool:
    """Whether the sentence of a number gives a like one of a body that the question names better."""
    mine = _body(candidate)
    if not mine:
        return False
    told = candidate.statement
    return any(
        other.statement.sentence == told.sentence
        and other.document_id == candidate.document_id
        and (other.statement.kind, other.statement.unit) == (told.kind, told.unit)
        and named_better(question, _body(other), mine)
        for other in candidates
    )


@lru_cache(maxsize=8192)
def named_better(question: str, one: str, other: str) -> bool:
    """Whether more of one body's name than of another's stands in a question, in the order of the name: most of it, and a place more."""
    named = _shared(question, one)
    return one != other and 2 * named >= len(one) and named - _shared(question, other) >= _PLACE


def _body(candidate: Candidate) -> str:
    """The body that a statement's subject begins with; "" where it names none."""
    found = _BODY.match(fold_text(candidate.statement.subject))
    return found[0] if found is not None and _NO_NAME.search(found[0]) is None else ""


def _shared(question: str, name: str) -> int:
    """The length of the longest common subsequence."""
    best = [0] * (len(name) + 1)
    for character in question:
        before = 0
        for at, own in enumerate(name, 1):
            before, best[at] = best[at], before + 1 if own == character else max(best[at], best[at - 1])
    return best[-1]
