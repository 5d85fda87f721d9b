"""What the shipped embedding calls a token, how much it tells at first, and what it is made of.

Tokens are the 6,763 common characters (GB2312), the trade's words of the training's matter, the most frequent words of jieba's
dictionary (a file of word, frequency, part of speech; read, not imported), English words with their endings, letters,
digits and punctuation. `pieces` says what a token's vector is put together from: a word from its characters and the
words inside it, an English word from its Chinese counterparts, so that what is learnt of one is learnt of its kin.

>>> made = tokens(2_000)
>>> made[0], "培训" in made, "trainings" in made, len(made) == len(set(made))
('[UNK]', True, True, True)
"""

from __future__ import annotations

import importlib.util
import math
import re
import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from eval.training.matter import matter
from eval.training.pairs import inflected

UNKNOWN = "[UNK]"
PUNCTUATION = "，。、；：？！“”‘’（）《》〈〉【】—…·％" + string.punctuation
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_LONGEST = 6
_COMMON_ENGLISH = [
    "the",
    "of",
    "and",
    "in",
    "to",
    "a",
    "is",
    "are",
    "was",
    "were",
    "for",
    "on",
    "by",
    "what",
    "how",
    "did",
    "does",
    "which",
    "many",
    "much",
    "about",
    "its",
    "their",
    "there",
    "it",
    "do",
    "who",
    "when",
    "where",
    "why",
    "year",
    "report",
    "reports",
    "that",
    "with",
    "from",
    "at",
    "an",
    "be",
    "as",
    "has",
    "have",
    "had",
    "this",
    "these",
    "those",
    "any",
    "some",
    "been",
    "or",
    "not",
    "out",
    "up",
    "than",
    "then",
]


@dataclass(frozen=True, slots=True)
class General:
    """A word of the general dictionary."""

    frequency: int
    kind: str


@cache
def dictionary() -> Mapping[str, General]:
    """jieba's dictionary: Chinese words and characters alone."""
    package = importlib.util.find_spec("jieba")
    if package is None or package.origin is None:
        raise FileNotFoundError("jieba is not installed: its dictionary gives the general words")
    lines = (Path(package.origin).parent / "dict.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split(" ") for line in lines)
    return {word: General(int(frequency), kind) for word, frequency, kind in rows if _HAN.fullmatch(word)}


@cache
def own_words() -> frozenset[str]:
    """The trade's words: of the thesaurus, of the English list, of fields, and the known words of clauses and questions."""
    of = matter()
    found = {word for group in of.groups for word in group} | {word for words in of.english.values() for word in words}
    texts = [text for aspect in of.aspects.values() for text in (*aspect.ask, *aspect.say, *aspect.heads)]
    texts += [text for headings in of.parts.values() for text in headings] + [*of.lists["filler"], *of.lists["asking"]]
    general = dictionary()
    for run in (run for text in texts for run in _HAN.findall(text)):
        found |= {run[i:j] for i in range(len(run)) for j in range(i + 2, min(i + _LONGEST, len(run)) + 1) if run[i:j] in general}
    return frozenset(word for word in found if len(word) > 1 and _HAN.fullmatch(word))


def english_words() -> frozenset[str]:
    """English tokens: words with counterparts and their endings, and whatever the questions of the matter use."""
    of = matter()
    asked = " ".join(text for aspect in of.aspects.values() for text in aspect.en) + " ".join(of.lists["before_en"])
    found = {form for word in of.english for form in inflected(word)} | set(_COMMON_ENGLISH)
    return frozenset(found | {word for word in re.findall(r"[a-z]+", asked.lower()) if len(word) > 1})


def general_words(count: int) -> list[str]:
    """The most frequent words of two to four characters of the general dictionary, names of persons left out."""
    rows = [
        (-entry.frequency, word)
        for word, entry in dictionary().items()
        if 2 <= len(word) <= 4 and not entry.kind.startswith("nr")
    ]
    return [word for _, word in sorted(rows)[:count]]


def tokens(general: int) -> list[str]:
    """All tokens in their order: unknown, signs, characters, then words. `general` words come from the dictionary."""
    characters = [char for code in range(0x4E00, 0xA000) if _common(char := chr(code))]
    words = sorted({*own_words(), *general_words(general), *english_words()})
    return list(dict.fromkeys([UNKNOWN, *string.ascii_lowercase, *string.digits, *PUNCTUATION, *characters, *words]))


def _common(char: str) -> bool:
    try:
        return len(char.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False


def cost(token: str) -> float:
    """The logarithm of a token's share of text, by which a text is cut: the dearest words are the rarest."""
    entry = dictionary().get(token)
    likely = math.log((entry.frequency if entry else 3) / 6e7)
    return max(likely, -10.0) if token in own_words() else likely


def telling(token: str) -> float:
    """How much a token tells before anything is learnt: from 0.02 (a sign) to some 1.6 (a rare word)."""
    if token == UNKNOWN or (len(token) == 1 and not _HAN.match(token)):
        return 0.02
    if token in _COMMON_ENGLISH:
        return 0.1
    if token.isascii():
        return 1.0
    entry = dictionary().get(token)
    rare = min(-math.log10((entry.frequency if entry else 30) / 6e7) / 4.5, 1.4)
    return rare**2 if len(token) > 1 else 0.55 * rare**2


def pieces(token: str, known: Mapping[str, int]) -> list[tuple[str, float]]:
    """The other tokens whose vectors go into a token's own, each with its weight; none for a sign or a character.

    >>> pieces("公开栏", {word: 0 for word in ("公", "开", "栏", "公开")})
    [('公', 0.2), ('开', 0.2), ('栏', 0.2), ('公开', 0.6)]
    """
    if token.isascii():
        return _english_pieces(token, known)
    if len(token) < 2:
        return []
    inside = {token[i:j] for i in range(len(token)) for j in range(i + 2, len(token) + 1)} - {token}
    words = sorted(word for word in inside if word in known)
    characters = [(char, round(0.6 / len(token), 3)) for char in token if char in known]
    return characters + [(word, round(0.6 / len(words), 3)) for word in words]


@cache
def _stems() -> Mapping[str, str]:
    """The English word that a form with an ending belongs to."""
    listed = matter().english
    return {form: word for word in sorted(listed) for form in inflected(word) if form not in listed}


def _english_pieces(token: str, known: Mapping[str, int]) -> list[tuple[str, float]]:
    of = matter().english
    stem = _stems().get(token, token)
    chinese = [word for word in of.get(stem, ()) if word in known]
    found = [(word, round(1.0 / len(chinese), 3)) for word in chinese]
    return found + ([(stem, 0.5)] if stem != token and stem in known else [])


def composition(made: Sequence[str]) -> list[list[tuple[int, float]]]:
    """For each token, by position, the positions and weights of all that its vector is the sum of: itself at 1, its pieces,
    and the pieces of those (an English word's Chinese word's characters)."""
    known = {token: index for index, token in enumerate(made)}
    rows = []
    for token in made:
        weights: dict[int, float] = {known[token]: 1.0}
        for piece, weight in pieces(token, known):
            weights[known[piece]] = weights.get(known[piece], 0.0) + weight
            if token.isascii():
                for inner, share in pieces(piece, known):
                    weights[known[inner]] = weights.get(known[inner], 0.0) + weight * share
        rows.append(sorted(weights.items()))
    return rows
