"""What a question says beyond the field or the list that it asks for, and so narrows it down.

The telephone of a bureau is asked by words that every such question has (联系, 办公室: the companions of `vocabulary/topics.toml`); 投诉中心的电话
is that of a unit of it. What problems there are is a list of every report; problems of the training are not. Nothing raises.

>>> names_no_more_than_a_list("存在哪些问题"), names_no_more_than_a_list("培训存在哪些问题")
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.concepts import GENERIC, Concept
from assistant.language.paraphrases import substance
from assistant.language.topics import Field, asked, companions, topic_words
from ingest.normalise import fold_text

_OF_REPORT = re.compile(r"年报|年度报告|报告(?![会厅制书])|电子版|\breports?\b", re.IGNORECASE)
_LINK = re.compile(r"网址|链接|网站地址|\burl\b", re.IGNORECASE)
_TOLD_OTHERWISE = ("website", "matter")
"""Fields that sentences tell too, where they are not the report's own."""


def names_no_more_than_a_list(content: str) -> bool:
    """Whether a question names nothing but a list that every report has."""
    return bool(asked(content).topics) and not narrowing(substance(content), (), topic_words())


def asks_for_fields(content: str, whose: Sequence[Concept]) -> bool:
    """Whether a question asks for nothing but what a clause of its own states, so that no other sentence tells it: its fields, which
    nothing narrows down (`whose`), and not by what ways information is published, unless it is the report that is to be found.

    >>> asks_for_fields("电话是多少", ()), asks_for_fields("在哪个网站公开", ()), asks_for_fields("年报在哪个网站公开", ())
    (True, False, True)
    """
    fields = asked(content).fields
    own = any(field.name not in _TOLD_OTHERWISE for field in fields) or _LINK.search(content) is not None
    of_report = any(field.name == "website" for field in fields) and _OF_REPORT.search(content) is not None
    return bool(fields) and not whose and (own or of_report)


def narrows_no_field(content: str) -> bool:
    """`asks_for_fields`, of a question alone.

    >>> narrows_no_field("what period does the report cover"), narrows_no_field("what did the training cover")
    (True, False)
    """
    return asks_for_fields(content, narrowing(substance(content), asked(content).fields, (), fold_text(content)))


def narrowing(
    found: Sequence[Concept], fields: Sequence[Field], words: Sequence[str], asked_for: str = ""
) -> tuple[Concept, ...]:
    """What the question speaks of beyond the field or topic itself and narrows it down (whose telephone). What stands in the
    very words that ask for a field (监督…号码) does not."""
    beside = companions(of_field=bool(fields))
    asking = "".join(hit[0] for field in fields for hit in field.ask.finditer(asked_for))
    return tuple(
        concept
        for concept in found
        if concept.weight > GENERIC
        and concept.name not in beside
        and not any(field.ask.search(concept.name) for field in fields)
        and concept.name not in asking
        and not any(word in concept.name for word in words)
    )
