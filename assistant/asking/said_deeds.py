"""Deeds as questions say them: with a verb of no meaning of its own and the word for what is done (作|保密审查, 做|宣讲), or such that
anybody does them, or by which somebody plays a part (`[anybody]` of `vocabulary/topics.toml`).

A question's pattern cuts off two characters behind who does it (谁来作保密审查: 作保). `whole_deed` gives the verb with the word behind it,
and `done_with` what is done; both give back what they are given, or "", where no such verb stands there. Texts are folded. Nothing raises.

>>> whole_deed("作保", "谁来作保密审查?"), whole_deed("审核", "由谁审核稿件?")
('作保密审查', '审核')
>>> done_with("作保密审查"), done_with("审核")
('保密审查', '')
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from assistant.language.segment import words
from assistant.language.word_tables import word_table

_VERBS = "作做"


def whole_deed(deed: str, question: str) -> str:
    """A deed of such a verb with the word behind it in the question."""
    pairs = pairwise(words(question))
    return next(
        (verb + done for verb, done in pairs if verb == deed[0] in _VERBS and done.startswith(deed[1:]) and len(done) > 1), deed
    )


def done_with(deed: str) -> str:
    """What is done, of a deed of such a verb."""
    return deed[1:] if len(deed) > 2 and deed[0] in _VERBS else ""


@cache
def anybody() -> frozenset[str]:
    """Deeds of which no report need tell more than who it is."""
    return frozenset(word_table("topics")["anybody"]["deeds"])


@cache
def roles() -> frozenset[str]:
    """Deeds by which somebody plays a part."""
    return frozenset(word_table("topics")["anybody"]["roles"])
