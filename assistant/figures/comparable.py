"""Which counts of the form's editions can be put side by side: those that are one indicator, and no others.

An indicator has one id in every edition in which it counts the same (`ingest.forms`). Where a question's words mean a count
that another edition prints under its own id (同意公开答复数 of 2014 for 予以公开), each is told as that year's report has it,
and nothing is computed from the two. `siblings` are counts that stand where another edition has a different one (对外公开总数量
of 2019, 现行有效件数 of 2021). Data: `vocabulary/comparable.toml` and the forms.

>>> sorted(editions("proactive.rules.in_force")), sibling("proactive.rules.in_force")
(['2021'], 'proactive.rules.published_total')
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from assistant.answering.evidence import Found
from assistant.asking.said_figures import said
from assistant.asking.wanted import Wanted
from assistant.language.word_tables import word_table
from ingest.forms import load_forms


@cache
def editions(indicator: str) -> frozenset[str]:
    """The editions of the form that print this indicator; none for a count of prose or a sum."""
    return frozenset(
        edition
        for edition, form in load_forms().items()
        for table in form.tables
        for row in table.value_rows
        for column in row.columns
        if table.indicator(row, column) == indicator
    )


def sibling(indicator: str) -> str | None:
    """The count that another edition has in this one's place."""
    siblings: dict[str, str] = word_table("comparable")["siblings"]
    return siblings.get(indicator)


def all_there_are(indicator: str | None, question: str) -> tuple[str, ...]:
    """The counts of all that there are of a class, where a question asks for all of them and names no deed (制发) that an indicator is.

    >>> all_there_are("proactive.rules.issued", "规章一共多少件")
    ('proactive.rules.in_force', 'proactive.rules.published_total')
    >>> all_there_are("proactive.rules.issued", "一共制定规章多少件"), all_there_are("proactive.rules.issued", "规章多少件")
    ((), ())
    """
    table = word_table("comparable")["all_there_are"]
    if indicator not in table or re.search(table["said"], question) is None or _names_deed(question):
        return ()
    return tuple(table[indicator])


def asks_at_a_moment(indicator: str | None, question: str) -> bool:
    """Whether it is asked how many of a class there were at the beginning or the end of a year.

    >>> asks_at_a_moment("proactive.rules.issued", "年底规章几件"), asks_at_a_moment("proactive.rules.issued", "规章几件")
    (True, False)
    """
    table = word_table("comparable")["all_there_are"]
    return indicator in table and re.search(table["at_a_moment"], question) is not None and not _names_deed(question)


def _names_deed(question: str) -> bool:
    """Whether a question for a class says what was done with it (年底制发规章几件)."""
    moment = word_table("comparable")["all_there_are"]["at_a_moment"]
    return said(re.sub(moment, "", question), "value").indicator is not None


def of_each(wanted: Wanted) -> Wanted:
    """What is asked of each body or year that a sum adds up: its words for all together (合计) are those of the sum, not of all there are.

    >>> from assistant.asking.asked_thing import wanted
    >>> of_each(wanted("规章合计多少件")).text
    '规章多少件'
    """
    return replace(wanted, text=re.sub(word_table("comparable")["all_there_are"]["said"], "", wanted.text))


def unlike(figures: Sequence[Found]) -> tuple[Found, Found] | None:
    """Two of these figures, which were asked for as the same count, that different editions count differently; None where
    there are none. A figure under another verb (受理 for 收到) is told as such by itself (`stands_for`)."""
    counted = [figure for figure in figures if figure.indicator is not None and figure.stands_for is None]
    return next(((counted[0], other) for other in counted[1:] if other.indicator != counted[0].indicator), None)


def is_stock(indicator: str | None) -> bool:
    """Whether a count of the forms is what there is at one moment of its year, which several years' reports count again.

    >>> is_stock("proactive.rules.in_force"), is_stock("proactive.rules.issued"), is_stock("litigation.direct.pending"), is_stock(None)
    (True, False, True, False)
    """
    return indicator is not None and re.fullmatch(word_table("comparable")["stocks"]["indicators"], indicator) is not None
