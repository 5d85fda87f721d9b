"""Words before what an English question counts that make less of it, and whether what is told says them (how many joint licences).

Some are read over in English, where they often say nothing (first, printed, failed because), others are left out on the way to Chinese
(provincial). A number without a word for one of them is of more than is asked for. `[[english]]` of `vocabulary/qualifiers.toml` holds them
with the Chinese that says each. Texts are folded and in lower case; nothing raises.

>>> qualifiers_of("how many failed administrative licences did decide in ?"), qualifiers_of("how many licences failed in ?")
(('failed',), ())
>>> unsaid_in_english("how many joint checks were made?", "开展检查9次"), unsaid_in_english("how many joint checks were made?", "联合检查9次")
('joint', '')
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.answer import Answer
from assistant.language.word_tables import word_table
from ingest.normalise import fold_text

_NO_NOUN = r"(?!(?:did|do|does|was|were|is|are|has|have|had|of|in|on|by|to|for|from|the)\b)"
_BEFORE = rf"\b(?:how many|(?:number|count|total) of)\s+(?:{_NO_NOUN}[\w'-]+\s+){{0,2}}"


@cache
def _table() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (re.compile(rf"{_BEFORE}(?P<said>{one['asked']})(?![\w'-])\s+{_NO_NOUN}[a-z]"), re.compile(one["told"]))
        for one in word_table("qualifiers")["english"]
    )


@lru_cache(maxsize=1024)
def _asked(content: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = ((asked.search(content), told) for asked, told in _table())
    return tuple((said["said"], told) for said, told in found if said is not None)


def qualifiers_of(content: str) -> tuple[str, ...]:
    """The words before what a question counts that make less of it."""
    return tuple(said for said, _ in _asked(content))


def unsaid_in_english(content: str, told: str) -> str:
    """The first such word that what is told does not say; "" where it says all."""
    return next((said for said, telling in _asked(content) if telling.search(told) is None), "")


def left_unsaid(content: str, answer: Answer) -> str:
    """The first such word that no label, clause, row or column of an answer's figures says; "" where they say all."""
    clauses = (re.split("[;。]", fold_text(one.quote))[-1] for one in answer.citations)
    rows = (fold_text("|".join((*(one.row or ()), *(one.column or ())))) for one in answer.citations)
    labels = (fold_text(f"{one.label}|{one.dimension or ''}") for one in answer.figures)
    return unsaid_in_english(content, "|".join((*labels, *rows, *clauses)))
