"""Misspelt words of English questions: a letter doubled, lost, put in or changed over with its neighbour (recieve, applicatons).

A word that no vocabulary has is put right where exactly one word of ours is that near. Letters that are changed for others are not
put right (horses are no houses), nor short words, nor names (capitals, places of the store). Nothing else of a text changes.

>>> spelt_right("how many applicatons did wendeng recieve?", ("wendeng",))
'how many applications did wendeng receive?'
>>> spelt_right("how many horses and zeppelins?", ())
'how many horses and zeppelins?'
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from importlib import resources

_LEAST = 6
"""Shorter words are too near to others."""
_WORD = re.compile(rf"(?<![\w'’.@/-])[a-z]{{{_LEAST},20}}(?![\w@/-]|\.\w)")


@cache
def _words() -> frozenset[str]:
    """Every English word of the vocabulary."""
    folder = resources.files("assistant").joinpath("vocabulary")
    texts = [file.read_text(encoding="utf-8") for file in folder.iterdir() if file.name.endswith(".toml")]
    return frozenset(word for text in texts for word in re.findall(r"(?<![a-z\\])[a-z]{3,20}(?![a-z])", text))


@cache
def _meant() -> frozenset[str]:
    """The words of the vocabulary with their endings: what a misspelt word may be."""
    return frozenset(form for word in _words() for form in _endings(word))


@cache
def _known() -> frozenset[str]:
    """What is no misspelling: those words, and what else may be made of them."""
    ends = ("er", "ers", "r", "rs", "ly", "ment", "ments", "al", "able", "less", "ness", "ship", "ion", "ions", "or", "ors")
    return _meant() | {f"{stem}{end}" for word in _words() for stem in (word, word[:-1]) for end in ends}


def _endings(word: str) -> Iterator[str]:
    stem = word[:-1]
    yield from (word, f"{word}s", f"{word}es", f"{word}ed", f"{word}d", f"{word}ing")
    yield from (f"{stem}ies", f"{stem}ied", f"{stem}ing", f"{word}{word[-1]}ed", f"{word}{word[-1]}ing")


def spelt_right(text: str, names: Collection[str]) -> str:
    """The text with its misspelt words put right; `names` are spelt as they are."""

    def right(found: re.Match[str]) -> str:
        return found[0] if found[0] in names else _right(found[0])

    return _WORD.sub(right, text)


@lru_cache(maxsize=1024)
def _right(word: str) -> str:
    """The one known word that this may be, else itself."""
    if word in _known():
        return word
    near = {other for other in _near(word) if other in _meant()}
    return next(iter(near)) if len(near) == 1 else word


def _near(word: str) -> Iterator[str]:
    """The words that have one letter less or more than this, or two neighbours changed over; the first letter stays."""
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
        yield from (word[:at] + letter + word[at:] for letter in "abcdefghijklmnopqrstuvwxyz")
    yield from (word + letter for letter in "abcdefghijklmnopqrstuvwxyz")
