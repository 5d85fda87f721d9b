"""How well a stretch of a report covers what a question is about: the share of its concepts that the stretch holds.

A concept is held in full by the question's own word, less by a word that says the same, less still by most of a long word's
pairs of characters. Concepts that these reports are full of count less than rare ones. What a question of a kind asks for
(a channel, a reason: `topics.AnswerKind`) counts like a concept of its weight. Shares are 0..1; without concepts 0.

>>> from assistant.language.paraphrases import substance
>>> measure = Coverage(substance("保密审查由谁负责"), (), ["保密审查由办公室负责。", "网站改版。", "公开信息。"])
>>> measure.of("保密审查由办公室负责。", "")[0], measure.of("网站改版。", "")[0]
(1.0, 0.0)
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Iterable, Sequence

from assistant.language.concepts import Concept
from assistant.language.paraphrases import COMMON, THINGS_BY_ENDING
from assistant.language.segment import bigrams, tag
from assistant.language.topics import AnswerKind

SYNONYM = 0.85
_PARTLY = 0.8
_MOST = 0.6
_HEADING = 0.9
_AS_MUCH = 0.55
"""How much of what the best sentence tells of the question one must tell that speaks of it too."""
THING = 0.6
"""What a concept weighs at least that a report must say somewhere."""
_SENTENCES = re.compile(r"[。!?]")
_RARE = 0.7
"""How much of its weight a concept loses that every sentence holds."""
_UNSAID = 0.3
"""What a deed counts that no sentence tells: a verb of common speech is what a report words otherwise. It counts in full
where it is asked whether something is so, and where the report has nothing else that was named."""


def holds(concept: Concept, folded: str) -> float:
    """How far a folded, lower-case text holds a concept, 0..1."""
    if any(term in folded for term in concept.terms[: concept.own]):
        return 1.0
    if any(term in folded for term in concept.terms[concept.own :]):
        return SYNONYM
    name = concept.terms[0]
    if len(name) < 3 or name.isascii():
        return 0.0
    share = _shared(name, folded)
    return _PARTLY * share if share >= _MOST else 0.0


def _shared(name: str, folded: str) -> float:
    """The share of a name's characters that stand in the text in pairs, as they do in the name (建议提案: 建议…提案)."""
    found = {i + k for i in range(len(name) - 1) if name[i : i + 2] in folded for k in (0, 1)}
    if name[-1] in THINGS_BY_ENDING and len(name) - 1 not in found:
        return 0.0
    return len(found) / len(name)


def _weight(concept: Concept, held: Sequence[float], scale: float, unsaid: float) -> float:
    """What a concept counts that sentences hold so far. `unsaid`: how much of its weight a deed keeps that none of them tells."""
    if concept.weight < 1 and not concept.generic and not any(held):
        return concept.weight * unsaid
    return concept.weight * (1 - _RARE * math.log(1 + sum(share >= SYNONYM for share in held)) / scale)


class Coverage:
    """Measures stretches against one question's concepts and kinds; `texts` are the sentences, folded, that tell what is rare;
    `asked` is the question itself, folded; `aside` are words that do not answer, because it asks for what there is beside them;
    `kept` is the deed that counts in full though no sentence tells it."""

    def __init__(
        self,
        found: Sequence[Concept],
        kinds: Sequence[AnswerKind],
        texts: Sequence[str],
        asked: str = "",
        aside: Sequence[str] = (),
        kept: str = "",
    ) -> None:
        scale = math.log(2 + len(texts))
        held = [(concept, [holds(concept, text) for text in texts]) for concept in found]
        speaks = any(concept.weight > COMMON and any(shares) for concept, shares in held)
        unsaid = _UNSAID if speaks and not any(kind.name == "whether" for kind in kinds) else 1.0
        self._weighted = [(c, _weight(c, shares, scale, 1.0 if c.name == kept else unsaid)) for c, shares in held]
        self._untold = frozenset(concept.name for concept, shares in held if speaks and not any(shares))
        named = "|".join(map(re.escape, aside)) or r"(?!)"
        self._aside, self._beyond = re.compile(named), re.compile(f"除[^,。;]*(?:{named})[^,。;]*外")
        self._kinds = [kind for kind in kinds if kind.weight]
        self.asked = asked
        covered = [word for kind in kinds for word in kind.covers if len(word) > 1]
        pairs = set(bigrams(re.sub("|".join(map(re.escape, covered)), " ", asked) if covered else asked))
        rarities = {pair: 1 - math.log(1 + sum(pair in text for text in texts)) / scale for pair in pairs}
        self._pairs = {pair: rarity for pair, rarity in rarities.items() if rarity < 1}
        self._total = sum(weight for _, weight in self._weighted) + sum(kind.weight for kind in self._kinds)

    def of(self, body: str, around: str) -> tuple[float, float]:
        """(by the body or what stands around it, by the body alone); both texts folded, lower case."""
        if not self._total:
            return 0.0, 0.0
        kinds = sum(kind.weight for kind in self._kinds if kind.pattern.search(self.without_aside(body)))
        own = [weight * holds(concept, body) for concept, weight in self._weighted]
        near = [_HEADING * weight * holds(concept, around) for concept, weight in self._weighted]
        return (sum(map(max, own, near)) + kinds) / self._total, (sum(own) + kinds) / self._total

    def share(self, body: str) -> float:
        """How far a folded text holds the concepts, kinds of answer apart."""
        return sum(weight * holds(concept, body) for concept, weight in self._weighted)

    def spoken(self, sentences: Sequence[str], goes_on: Callable[[str], object]) -> tuple[bool, ...]:
        """Of each sentence whether it speaks of what the question names nearly as much as the best one, or goes on from one that does."""
        shares = [self.share(sentence) for sentence in sentences]
        found: list[bool] = []
        for sentence, share in zip(sentences, shares, strict=True):
            found.append(share >= _AS_MUCH * max(shares) or bool(found and found[-1] and goes_on(sentence)))
        return tuple(found)

    def headed(self, heading: str) -> float:
        """How far a heading alone holds the concepts."""
        return self.share(heading) / self._total if self._total else 0.0

    def wording(self, body: str) -> float:
        """How much of the question's very wording the body has, of what any sentence has of it: pairs of characters, rare
        ones counting more. It tells apart what covers the question alike."""
        whole = sum(self._pairs.values())
        return sum(rarity for pair, rarity in self._pairs.items() if pair in body) / whole if whole else 0.0

    def without_asked(self, body: str, doer: re.Pattern[str]) -> str:
        """A folded text without those of the question's own things that a pattern takes for somebody."""
        own = [term for c, _ in self._weighted if c.weight >= 1 for term in c.terms[: c.own] if doer.fullmatch(term)]
        return re.sub("|".join(map(re.escape, own)), "·", body) if own else body

    def goes_beyond(self, body: str) -> bool:
        """Whether a folded text sets aside itself what the question asks to go beyond (除网上公开外, 利用…)."""
        return self._beyond.search(body) is not None

    def without_aside(self, body: str) -> str:
        """A folded text without what the question asks to go beyond."""
        return self._aside.sub("", body)

    def things(self, body: str | None = None) -> frozenset[str]:
        """The things that the question names, of these those which a folded text holds where one is given."""
        named = [concept for concept, _ in self._weighted if concept.weight >= 1]
        return frozenset(concept.name for concept in named if body is None or holds(concept, body))

    def beside(self, body: str, pattern: re.Pattern[str], most: int, of: Concept | None = None) -> bool:
        """Whether a hit of the pattern stands at most so many characters from a word for something that was asked about (`of`: for this), in
        one sentence."""
        named = [concept for concept, _ in self._weighted if not concept.generic] or [concept for concept, _ in self._weighted]
        named = named if of is None else [of]
        terms = [term for concept in named for term in concept.terms]
        for sentence in _SENTENCES.split(body):
            places = [(hit.start(), hit.end()) for term in terms for hit in re.finditer(re.escape(term), sentence)]
            hits = pattern.finditer(sentence) if places else ()
            if any(max(start - hit.end(), hit.start() - end) <= most for hit in hits for start, end in places):
                return True
        return False

    def absent(self, texts: Iterable[str], manner: str = "") -> tuple[Concept, ...]:
        """What the question is about and none of these sentences, in the order of the report, speaks of, in whatever words. `manner`: the deed
        of which it is asked how it was done; where it is told of other things only, it is absent too."""
        told = tuple(texts)
        nouns = [c for c in self.named_concepts if c.name not in manner and tag(c.name).startswith("n")]
        of_things = [not self.things() or any(holds(noun, text) for noun in nouns) or bool(self.things(text)) for text in told]

        def tells(concept: Concept) -> bool:
            places = [at for at, text in enumerate(told) if holds(concept, text)]
            if concept.name not in manner:
                return bool(places)
            return any(of_things[at] or (at and of_things[at - 1]) for at in places)

        return tuple(c for c, _ in self._weighted if c.weight > COMMON and not tells(c))

    def main(self, clause: str) -> bool:
        """Whether a folded clause holds what counts most of what the question names."""
        told = max(self._weighted, key=lambda one: one[1], default=None)
        return told is not None and holds(told[0], clause) > 0

    def speaks_beside(self, names: Sequence[str], clause: str) -> bool:
        """Whether a folded clause holds, in the question's own words, what it names beside these names, or one of the names and what else
        is asked in whatever words; of a question that names nothing else, anything that it names."""
        named = [concept for concept, _ in self._weighted if not concept.generic and self.tells(concept.name)]
        others = [concept for concept in named if not any(concept.name in name or name in concept.name for name in names)]
        if not others:
            return not named or self.speaks(clause)
        beside = any(name in clause for name in names)
        return any(holds(concept, clause) >= (_PARTLY if beside else 1.0) for concept in others)

    @property
    def named_concepts(self) -> tuple[Concept, ...]:
        """What the question names, but for what every report speaks of."""
        return tuple(concept for concept, _ in self._weighted if not concept.generic)

    @property
    def own_terms(self) -> tuple[str, ...]:
        """The question's own words for its things."""
        return tuple(term for concept, _ in self._weighted if concept.weight >= 1 for term in concept.terms[: concept.own])

    @property
    def generic(self) -> bool:
        """Whether the question names nothing but what every report speaks of."""
        return all(concept.generic for concept, _ in self._weighted)

    @property
    def named(self) -> int:
        """How many things and deeds the question names, words of common speech apart."""
        return sum(concept.weight > COMMON for concept, _ in self._weighted)

    def names(self, text: str) -> bool:
        """Whether a folded text holds any of the things that the question speaks of, if it speaks of some, else one of its deeds; where it is
        asked who does something with a thing of common speech (谁负责网站), that thing. A deed that no sentence tells is none."""
        things = [c for c, _ in self._weighted if c.weight >= THING and (c.weight >= 1 or c.name not in self._untold)]
        if things:
            return any(holds(concept, text) for concept in things)
        who = any(kind.name == "who" for kind in self._kinds)
        common = [concept for concept, _ in self._weighted if who and concept.weight == COMMON]
        told = [c for c, _ in self._weighted if COMMON < c.weight < THING and self.tells(c.name) and not self._kinds]
        return not (common or told) or any(holds(concept, text) for concept in (*common, *told))

    def tells(self, name: str) -> bool:
        """Whether a concept of the question is told by any sentence."""
        return name not in self._untold and any(concept.name == name for concept, _ in self._weighted)

    def tells_deed(self, body: str) -> bool:
        """Whether a folded text tells one of the deeds that the question names, or every thing, or it names no deed."""
        things = self.things()
        return (
            not self.deeds
            or any(holds(concept, body) for concept in self.deeds)
            or (bool(things) and things == self.things(body))
        )

    def lacks(self, names: Collection[str], body: str) -> bool:
        """Whether a deed of these names for which other words are known is not told by a folded text, or not of every thing."""
        known = [c for c in self.deeds if c.name in names and len(c.terms) > c.own]
        return bool(known) and (self.things() != self.things(body) or not all(holds(c, body) for c in known))

    @property
    def deeds(self) -> tuple[Concept, ...]:
        """The deeds that the question names."""
        return tuple(c for c, _ in self._weighted if COMMON < c.weight < 1 or tag(c.name).startswith("v"))

    def speaks(self, clause: str) -> bool:
        """Whether a folded clause holds a concept that is not in every sentence, or is of a kind that is asked for."""
        held = any(not concept.generic and holds(concept, clause) for concept, _ in self._weighted)
        return held or any(kind.pattern.search(clause) for kind in self._kinds)
