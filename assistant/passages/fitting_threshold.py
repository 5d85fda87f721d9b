"""How much of a question its answer must cover, by what is asked and by what the report nowhere speaks of.

Whether something is so can only be read from what speaks of it, and the less a report tells of what a question names, the more of the rest
must be told. `threshold` gives a share of the question's concepts, 0..1; `NEVER` is more than there can be. Nothing raises.

>>> from assistant.language.coverage import Coverage
>>> from assistant.language.topics import asked
>>> threshold(asked("培训由谁主讲"), Coverage((), (), ())), threshold(asked("一共几次"), Coverage((), (), ()))
(0.5, 0.7)
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.language.concepts import Concept
from assistant.language.coverage import THING, Coverage
from assistant.language.paraphrases import COMMON
from assistant.language.segment import tag
from assistant.language.topics import Asked, bettering_words

THRESHOLD = 0.5
COUNTED = 0.7
"""The threshold where a number is asked for: numbers are the figures' business, a passage must fit all the better."""
WHETHER = 0.7
"""The threshold where it is asked whether something is so, or why it is."""
ABSENT = 0.65
"""The threshold where the report nowhere speaks of a thing that the question names."""
MOSTLY_ABSENT = 0.8
"""The threshold where it nowhere speaks of two or more of what the question names, deeds as well, and of hardly anything else."""
UNSAID = 0.56
"""The threshold where it nowhere tells a deed that the question names: verbs are paraphrased first."""
NEVER = 2.0
"""Where it is asked how something was done that the report tells in none of the words for it."""


def threshold(wanted: Asked, measure: Coverage, absent: Sequence[Concept] = ()) -> float:
    """The share of the question that its answer must cover; `absent`: what the report nowhere speaks of."""
    if wanted.counted:
        return COUNTED
    if not absent:
        return THRESHOLD
    unsaid = [concept for concept in absent if concept.weight > COMMON and concept.name not in bettering_words()]
    if len(unsaid) > 1 and 2 * len(unsaid) >= measure.named:
        return MOSTLY_ABSENT
    if wanted.why or any(kind.name == "whether" for kind in wanted.kinds):
        return WHETHER
    unsaid_events = [c for c in unsaid if c.weight >= 1 and len(c.terms) == c.own]  # 演练; an inspection has other words
    if unsaid_events and any(kind.name == "found wrong" for kind in wanted.kinds):
        return MOSTLY_ABSENT
    if unsaid and any(kind.name == "service" for kind in wanted.kinds):
        return MOSTLY_ABSENT
    if any(c.weight < 1 and c.name in wanted.how and len(c.terms) > c.own for c in unsaid):
        return NEVER
    known = [concept for concept in unsaid if len(concept.terms) > concept.own]
    if known and any(kind.name == "who" for kind in wanted.kinds):
        return ABSENT  # who did what the report tells in none of its words
    absent = [concept for concept in absent if concept.weight >= THING]
    if not absent:
        return THRESHOLD
    return ABSENT if any(_is_thing(concept) for concept in absent) else UNSAID


def _is_thing(concept: Concept) -> bool:
    """Whether a concept is a noun, or an English word that nothing is known of."""
    told = concept.terms[0]
    return concept.weight >= 1.0 and (told.isascii() or tag(told).startswith("n"))
