"""A body named before the one that is asked about, which only says in whose year or report (示例市2023年海棠县收到多少件).

`asked_beneath` leaves it out of the question and keeps it as its `host`, whose report may tell of the other where that has none: the host's own
number is never asked for. A town that only another place has is unknown (`said_beside`). A place that is not in the store is left out too where
the other body lies in it. Where the two are joined or compared, where each has its year, or where another than the first is unknown, the question
stays as it is. Texts are folded; nothing raises.

>>> asked_beneath.__name__
'asked_beneath'
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from assistant.asking.question import Question
from assistant.bodies.organisations import Mention
from assistant.bodies.said_beside import without_namesakes
from assistant.bodies.scope import meant_by
from assistant.language.word_tables import word_table
from ingest.identity.places import split_places

_YEAR = re.compile(r"(?:\d{4}|\d{2})年?度?|[去今前上本当]一?年度?")
_SEVERAL = 3
"""Bodies of which the last two may be compared, or asked for one by one (示例市2023年海棠县和石桥县各收到多少件)."""
_COMPARED = ("difference", "ratio", "times", "max", "min", "mean")


def asked_beneath(question: Question) -> Question:
    """See the module."""
    mentions = question.mentions
    if len(mentions) < 2 or not all(m.organisations for m in mentions[1:]) or question.text.isascii():
        return question
    first, second = mentions[0], mentions[1]
    if (
        second.start <= first.end
        or not _frames(question.folded[first.end : second.start])
        or (len(mentions) < _SEVERAL and _asks_both(question))
    ):
        return question
    if _YEAR.search(question.folded[second.end :]) and not question.years.compared and len(question.years.named) > 1:
        return question
    if not first.organisations:
        return replace(question, mentions=mentions[1:]) if _lies_in(second, first) else question
    host = meant_by(first)
    if len(host) != 1 or host[0] in second.organisations:
        return question
    own = without_namesakes(second, host[0])
    if not own.organisations:
        return replace(question, mentions=(first, own, *mentions[2:]))
    return replace(question, mentions=(own, *mentions[2:]), host=host[0].name)


def _frames(between: str) -> bool:
    """Whether what stands between two bodies leads from the first to the second."""
    said = _YEAR.sub("", between)
    if not between or _words("joins").search(said):
        return False
    return _words("between").fullmatch(said) is not None or _words("ends").search(said) is not None


def _asks_both(question: Question) -> bool:
    """Whether the two are compared or asked for one by one."""
    compared = question.operation in _COMPARED and not question.years.compared
    return compared or _words("both").search(question.content) is not None


def _lies_in(inner: Mention, outer: Mention) -> bool:
    wider = set(split_places(outer.said)[0] or (outer.said,))
    return not outer.body and all(wider <= set(body.parts.places[:-1]) for body in inner.organisations)


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(word_table("bodies")["beneath"][name])
