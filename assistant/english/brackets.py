"""A Chinese term in brackets behind its English name (work updates (工作动态)): it says what is meant, and is asked for as it stands.

`chinese_in_brackets` puts the term in the place of the English noun that it explains, back to the last word that is no part of one;
a unit alone explains none and is left out. Text is the content of a question, lower case, without bodies and years. Chinese in a
text is the Chinese noun itself (`english.pieces`).

>>> chinese_in_brackets("how many items on work developments (工作动态) did publish in ?")
'how many items on 工作动态 did publish in ?'
>>> chinese_in_brackets("how many complaints or reports (被举报投诉数量) did record?")
'how many 被举报投诉数量 did record?'
>>> chinese_in_brackets("how many assisting cases (协办件) did complete?")
'how many 协办件 did complete?'
>>> chinese_in_brackets("how many data queries (人次) did handle?")
'how many data queries did handle?'
"""

from __future__ import annotations

import re

from assistant.english.terms import Part, dropped, terms_at
from ingest.statements.words import load_words

_BRACKETED = re.compile(r"(?P<before>(?:[a-z0-9'’&-]+ )*)[(（]\s*[\"“《]?(?P<term>[\u3400-\u9fff]+)[\"”》]?\s*[)）]")
_ASKS = frozenset({"how", "many", "much", "what", "which", "number", "of", "more", "fewer", "any", "other"})
_LINKS = frozenset({"or"})


def chinese_in_brackets(content: str) -> str:
    """The content with every English noun that Chinese in brackets explains said by that."""
    return _BRACKETED.sub(_explained, content)


def _explained(found: re.Match[str]) -> str:
    words = found["before"].split()
    if found["term"] in load_words().counts:
        return found["before"].rstrip()
    said = len(words)
    while words and _is_of_noun(words[-1]):
        words.pop()
    if len(words) < said and len(words) > 1 and words[-1].endswith("ing") and words[-2] in _ASKS:
        words.pop()  # what kind of case (assisting cases)
    return " ".join([*words, found["term"]])


def _is_of_noun(word: str) -> bool:
    """Whether a word may stand in the noun that is explained; one that no vocabulary has may."""
    if word in _ASKS or (word in dropped() and word not in _LINKS):
        return False
    if word in _LINKS:
        return True
    parts = {term.part for term in terms_at((word,), 0)}
    return not parts or bool(parts & {Part.NOUN, Part.MEASURE})
