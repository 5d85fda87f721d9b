"""Question and passage pairs, drawn by a seed: what answers what, in batches whose members differ in what they are about.

Three kinds are in each batch. A question of an aspect and a passage that tells of it, under headings as reports have
them, with words changed for others of their group, filler, a stray clause and names that mean nothing. A few words of
any kind and the string of words that holds them, so that what was never trained for still finds itself. A word and its
counterpart: an English word and the Chinese, or two Chinese words of a group.

Texts are plain; passages run from some 10 to 300 characters. The same seed gives the same pairs.

>>> first, again = (next(batches(7, words=("桥梁", "灯塔", "果园", "砖窑"), rows=8)) for _ in range(2))
>>> len(first), first == again
(8, True)
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from eval.training.matter import Aspect, Matter, matter

Pair = tuple[str, str]

_ABOUT, _BARE = 0.66, 0.2
"""The shares of a batch that are questions of aspects and bare words; the rest are counterparts."""
_ENGLISH = 0.38


def batches(seed: int, *, words: Sequence[str], rows: int) -> Iterator[list[Pair]]:
    """Batches of `rows` pairs without end. `words` are general words for the bare-word pairs."""
    drawing = _Drawing(random.Random(seed), matter(), words)  # noqa: S311 - a model, not a secret
    about, bare = round(rows * _ABOUT), round(rows * _BARE)
    while True:
        batch = [drawing.about(name) for name in drawing.draw.sample(list(drawing.of.aspects), about)]
        batch += [drawing.bare() for _ in range(bare)]
        batch += drawing.counterparts(rows - len(batch))
        yield batch


@cache
def _by_word() -> dict[str, tuple[str, ...]]:
    """The other words of each word's groups."""
    found: dict[str, tuple[str, ...]] = {}
    for group in matter().groups:
        for word in group:
            found[word] = (*found.get(word, ()), *(other for other in group if other != word))
    return found


@cache
def _words_in(clause: str) -> tuple[str, ...]:
    """The thesaurus's words that a clause holds, longest first."""
    return tuple(sorted((word for word in _by_word() if len(word) > 1 and word in clause), key=lambda word: (-len(word), word)))


def inflected(word: str) -> tuple[str, ...]:
    """An English word with the endings it may take; some are no words, which does no harm.

    >>> inflected("policy")
    ('policy', 'policies')
    >>> inflected("charge")[:4]
    ('charge', 'charges', 'charged', 'charging')
    """
    if word.endswith("y") and word[-2] not in "aeiou":
        return (word, word[:-1] + "ies")
    if word.endswith("e"):
        return (word, word + "s", word + "d", word[:-1] + "ing")
    return (word, word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s"), word + "ed", word + "ing")


@dataclass(frozen=True, slots=True)
class _Drawing:
    draw: random.Random
    of: Matter
    words: Sequence[str]

    # ------------------------------------------------------------------------------------------- aspects

    def about(self, name: str) -> Pair:
        """A question of the aspect and a passage."""
        aspect = self.of.aspects[name]
        return self.question(aspect), self.passage(aspect, self.things())

    def things(self) -> list[str]:
        """Words that have nothing to do with the matter: none for every second passage."""
        return self.draw.sample(self.words, min(self.draw.choice((0, 0, 3, 3)), len(self.words)))

    def question(self, aspect: Aspect) -> str:
        lists = self.of.lists
        if self.draw.random() < _ENGLISH:
            asked = self.draw.choice(aspect.en)
            named = f"{self.name().lower()} {self.draw.choice(lists['bodies_en'])}" if self.draw.random() < 0.2 else ""
            return " ".join(filter(None, (self.draw.choice(lists["before_en"]), asked, named))) + "?"
        asked = self.changed(self.draw.choice(aspect.ask), 0.35)
        if self.draw.random() < 0.15:  # what was asked for may be put in the passage's own words
            asked = self.changed(self.draw.choice(aspect.say), 0.7)
        named = self.name() + self.draw.choice(lists["bodies"]) if self.draw.random() < 0.25 else ""
        before = self.draw.choice(lists["before"]) if self.draw.random() < 0.3 else ""
        return before + named + asked + self.draw.choice(lists["after"])

    def passage(self, aspect: Aspect, things: Sequence[str]) -> str:
        lists, draw = self.of.lists, self.draw
        clauses = draw.sample(aspect.say, min(draw.choice((1, 2, 2, 3, 4)), len(aspect.say)))
        clauses = [self.changed(clause, 0.5) for clause in clauses]
        clauses += draw.sample(lists["filler"], draw.choice((0, 1, 1, 2)))
        if draw.random() < 0.35:
            clauses.append(draw.choice(self.of.aspects[draw.choice(list(self.of.aspects))].say))
        if things:
            clauses.append("、".join(things))
        if draw.random() < 0.3:
            clauses.append(self.name() + draw.choice(lists["bodies"]) + str(draw.randint(1, 4000)))
        draw.shuffle(clauses)
        heads = []
        if draw.random() < 0.75:
            heads = [draw.choice(self.of.parts[aspect.part])]
            if draw.random() < 0.5:
                heads.append(draw.choice(aspect.heads))
        return "\n".join((*filter(None, heads), "，".join(clauses) + "。"))

    def changed(self, clause: str, share: float) -> str:
        """The clause with some words changed for others of their group, each word with this chance."""
        for word in _words_in(clause)[:4]:
            if self.draw.random() < share:
                clause = clause.replace(word, self.draw.choice(_by_word()[word]), 1)
        return clause

    def name(self) -> str:
        return "".join(self.draw.choices(self.of.lists["places"], k=2))

    # ------------------------------------------------------------------------------- bare words, counterparts

    def bare(self) -> Pair:
        """A few words with words of asking, and a longer string of words that holds them."""
        held = self.draw.sample(self.words, min(self.draw.randint(6, 14), len(self.words)))
        asked = [*self.draw.sample(held, min(self.draw.randint(2, 3), len(held))), *self.draw.sample(self.of.lists["asking"], 2)]
        self.draw.shuffle(asked)
        told = [*held, *self.draw.sample(self.of.lists["filler"], 1)]
        return " ".join(asked), "，".join(told)

    def counterparts(self, rows: int) -> list[Pair]:
        """Words of the same meaning, each pair of another word or group."""
        english = self.draw.sample(sorted(self.of.english), (rows + 1) // 2)
        pairs = [(self.draw.choice(inflected(word)), " ".join(self.of.english[word])) for word in english]
        for group in self.draw.sample(self.of.groups, rows // 2):
            one, *others = self.draw.sample(group, min(4, len(group)))
            pairs.append((one, " ".join(others)))
        return pairs
