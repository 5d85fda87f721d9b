"""What a question says beyond the field or the list that it asks for, and so narrows it down.

The telephone of a bureau is asked by words that every such question has (联系, 办公室: the companions of `vocabulary/topics.toml`); 投诉中心的电话
is that of a unit of it. What problems there are is a list of every report; problems of the training are not. Nothing raises.

>>> names_no_more_than_a_list("存在哪些问题"), names_no_more_than_a_list("培训存在哪些问题")
(True, False)
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.language.concepts import GENERIC, Concept
from assistant.language.paraphrases import substance
from assistant.language.topics import Field, asked, companions, topic_words


def names_no_more_than_a_list(content: str) -> bool:
    """Whether a question names nothing but a list that every report has."""
    return bool(asked(content).topics) and not narrowing(substance(content), (), topic_words())


def narrowing(
    found: Sequence[Concept], fields: Sequence[Field], words: Sequence[str], asked_for: str = ""
) -> tuple[Concept, ...]:
    """What the question speaks of beyond the field or topic itself and narrows it down (whose telephone). What stands in the
    very words that ask for a field (监督…号码) does not."""
    beside = companions()
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
