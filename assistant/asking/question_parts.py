"""The pieces of a question that asks several things at once: the sides of a comparison, what is added, a part and its context.

Texts are folded contents of a question, without bodies and years. Nothing is looked up here.

>>> summands("建议和提案一共"), names_first("2024比2023多"), english_share("requests came from people")
(['建议', '提案'], True, ('people', 'requests'))
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.asking.asked_thing import wanted
from assistant.asking.indicator_words import find_dimension
from assistant.asking.question import Question
from assistant.asking.wanted import Wanted
from assistant.language.concepts import GENERIC
from ingest.statements.words import load_words

RECEIVED = "收到申请多少件"
"""What is meant where a question names columns of applicants and no row: the applications received."""
_FOR_HOW_MANY = re.compile(r"(?:and )?for how many|(?:其中|共|一共|总共|分别)?(?:涉及|牵涉|针对|来自|对应)")
"""… and for how many applications?, 涉及申请多少件: those of the first part are asked for, not all of them."""
_JOINED = re.compile(
    r"和|(?<!参)与(?!会)|(?<![涉普以])及(?!时)|以及|、|加上|(?<![参增附添追更])加(?![强大快班盖油工入分减])|\+| and | plus "
)


def told_apart(left: Wanted, right: Wanted) -> tuple[Wanted, Wanted]:
    """The sides of a comparison, where one says only in what it differs: another column, another word for the row."""
    columns = find_dimension(left.text), find_dimension(right.text)
    if left.indicator is None and right.indicator is None and all(columns):
        received = wanted(RECEIVED)
        return replace(received, dimension=columns[0]), replace(received, dimension=columns[1])
    if left.indicator is not None and right.indicator is None:
        column = find_dimension(right.text)
        if column is not None:
            return left, replace(left, dimension=column)
        for word in left.words:
            other = wanted(right.text + "".join(w for w in left.words if w != word))
            if other.indicator not in (None, left.indicator):
                return left, other
    return left, right


def names_something(text: str) -> bool:
    """Whether a piece of a question names something to be counted."""
    return any(c.weight > 0.5 for c in wanted(text).concepts) or wanted(text).indicator is not None


def is_body_alone(half: str) -> bool:
    """Whether a side of a comparison names a body and nothing that is counted of it, so that any number of its would do.

    >>> is_body_alone("县政府办公室多多少件"), is_body_alone("县政府办公室文件多多少件"), is_body_alone("微博多多少条")
    (True, False, False)
    """
    return _MORE.sub("", half).strip(" 的").endswith(load_words().bodies)


_MORE = re.compile("(?:要|还|更)?[多少高低](?:出|了)?(?:多少|几).*$")


def summands(content: str) -> list[str]:
    """The things a question wants added: 建议和提案 → 建议, 提案."""
    content = re.sub(
        r"(?:两会)?(?:建议提案|提案建议)|两案",
        "建议、提案",
        re.sub(r"合计|一共|总共|共计|总计|累计|加起来|之和|全部|所有", "", content),
    )
    return [piece for piece in _JOINED.split(content) if piece.strip()]


def names_first(text: str) -> bool:
    """Whether the first year named is the one that is compared (2024比2023), not the base (from 2023 to 2024)."""
    return bool(re.search(r"比", text)) or bool(re.search(r"\bthan\b", text))


def english_share(text: str) -> tuple[str, str]:
    """What an English question asks the share of, and of what (requests came from people: people, of requests)."""
    pieces = re.split(r" (?:were|was|are|is|came from|come from|came|come|arrived) ", text, maxsplit=1)
    return (pieces[1], pieces[0]) if len(pieces) == 2 else (text, "")


def _only_names(ask: Wanted, column: str) -> bool:
    """Whether a piece of a question names a column of applicants and nothing else (其中自然人多少件)."""
    return all(c.weight <= GENERIC or any(find_dimension(term) == column for term in c.terms) for c in ask.concepts)


def with_context(question: Question, number: int) -> Wanted:
    """A later part of a question, with the earlier part's words as its context."""
    ask, first = question.asks[number], question.asks[0]
    column = find_dimension(ask.text)
    if ask.indicator is None and first.indicator is not None and column is not None and _only_names(ask, column):
        return replace(first, dimension=column)
    own = {c.name for c in ask.concepts}
    context = tuple(replace(c, weight=c.weight * 0.25) for c in first.concepts if c.name not in own)
    indicator = None if first.indicator is None and _FOR_HOW_MANY.match(ask.text) else ask.indicator
    return replace(ask, indicator=indicator, concepts=(*ask.concepts, *context), text=ask.text + "|" + first.text)
