"""Deeds as questions say them: with a verb of no meaning of its own and the word for what is done (作|保密审查, 做|宣讲), or such that
anybody does them, or by which somebody plays a part (`[anybody]` of `vocabulary/topics.toml`).

A question's pattern cuts off two characters behind who does it (谁来作保密审查: 作保). `whole_deed` gives the verb with the word behind it,
and `done_with` what is done; both give back what they are given, or "", where no such verb stands there. Texts are folded. Nothing raises.

>>> whole_deed("作保", "谁来作保密审查?"), whole_deed("审核", "由谁审核稿件?")
('作保密审查', '审核')
>>> done_with("作保密审查"), done_with("审核")
('保密审查', '')

A verb that is said in two (讲过课) is the one that the dictionary has (`[separable]` there).

>>> verbs_whole("请谁来讲过课?"), verbs_whole("谁讲的课"), verbs_whole("上了几次课")
('请谁来讲课过?', '谁讲课的', '上了几次课')
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from assistant.language.segment import words
from assistant.language.word_tables import word_table

_VERBS = "作做"


def whole_deed(deed: str, question: str) -> str:
    """A deed of such a verb with the word behind it in the question; of one character that reports have other words for, that alone (谁讲潮汐: 讲)."""
    pairs = [(one, two) for one, two in pairwise(words(question)) if one == deed[0] and two.startswith(deed[1:]) and len(two) > 1]
    whole = next((verb + done for verb, done in pairs if verb in _VERBS), deed)
    return deed[0] if pairs and whole == deed and len(as_reported(deed[0])) > 1 else whole


def done_with(deed: str) -> str:
    """What is done, of a deed of such a verb."""
    return deed[1:] if len(deed) > 2 and deed[0] in _VERBS else ""


def verbs_whole(question: str) -> str:
    """A question with the verbs that it says in two put together, what stood between behind them."""
    return _in_two().sub(lambda hit: hit[0][0] + hit[0][-1] + hit[0][1:-1], question)


@cache
def _in_two() -> re.Pattern[str]:
    return re.compile("|".join(f"{verb[0]}(?:过|了|的){verb[1]}" for verb in word_table("topics")["separable"]["verbs"]))


def as_reported(deed: str) -> tuple[str, ...]:
    """A deed of one character with the words of reports that tell it.

    >>> as_reported("讲")[:2], as_reported("查")
    (('讲', '授课'), ('查',))
    """
    return (deed, *word_table("topics")["one_character"].get(deed, ()))


@cache
def anybody() -> frozenset[str]:
    """Deeds of which no report need tell more than who it is."""
    return frozenset(word_table("topics")["anybody"]["deeds"])


@cache
def roles() -> frozenset[str]:
    """Deeds by which somebody plays a part."""
    return frozenset(word_table("topics")["anybody"]["roles"])
