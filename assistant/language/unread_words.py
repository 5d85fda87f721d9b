"""Words of a question that no figure of the forms has and that make less of a count: a sentence must say them (万元以上收到的申请).

The words are the `nobody` words of `vocabulary/spoken.toml`, without the deed of handing in that some are listed with. Texts are folded;
nothing is looked up and nothing raises.

>>> says_unread("全年收到申请80件", "", "街道申请多少件"), says_unread("各街道收到申请80件", "", "街道申请多少件")
(False, True)
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from assistant.language.said_words import cut

_HANDED_IN = re.compile("(?:收到|申请|提出|提交|呢)+$")


@lru_cache(maxsize=1024)
def _unread(question: str) -> tuple[str, ...]:
    words = (token.text for token in cut(question).tokens if token.concept == "nobody" and not token.text.isascii())
    return tuple(_HANDED_IN.sub("", word) for word in words)


@lru_cache(maxsize=1024)
def _kinds_of_applications(question: str) -> tuple[str, ...]:
    tokens = cut(question).tokens
    return tuple(
        one.text
        for one, behind in pairwise(tokens)
        if (one.concept, behind.concept) == ("nobody", "application") and not one.text.isascii()
    )


def says_kind(sentence: str, section: str, question: str) -> bool:
    """Whether a sentence, or the heading above it, says of which kind the applications are that a question asks for.

    >>> says_kind("受理申请80件", "", "受理一般申请多少件"), says_kind("受理申请80件", "", "申请一般几天答复")
    (False, True)
    """
    return all(word in sentence or word in section for word in _kinds_of_applications(question))


def says_unread(sentence: str, section: str, question: str) -> bool:
    """Whether a sentence, or the heading above it, says every such word of a question."""
    return all(word in sentence or word in section for word in _unread(question))
