"""Whether a model's sentence tells what the quoted passages say, and nothing else.

What is said of substance is taken over in pieces of four characters or more; a clause keeps the negations, directions,
bounds and numbers of the clauses that it was taken from, and a number stands only in a clause that is repeated whole. A
sentence belongs to the body and year that its quotes are of. Markers are those of the quotes that it draws on: foreign ones
are a fault, lacking ones are put in. All of it together has to draw on every quote, keep every item of a list (一是…二是…), and
hold a good part of what was quoted: less is no answer.

>>> items("主要问题：一是更新慢；二是图解少。")
['更新慢', '图解少']
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.worded.check import (
    MASK,
    Fit,
    Unfit,
    accounted,
    characters,
    in_language,
    marks,
    masked,
    named,
    operators,
    quotes,
    uncovered,
    with_marks,
)
from assistant.worded.claims import Claims
from assistant.worded.facts import Evidence, words
from assistant.worded.text import MARK, folded, numbers, unlisted

SHORTEST = 4
"""Characters of a piece that is taken from a passage."""
ENOUGH = 0.4
"""The share of a quote's pairs of characters that the wording has to hold."""
DENIED = 0.7
"""The share of a clause that a wording keeps where the clause denies something."""
_SPLIT = re.compile(r"[，,；;。：:！？!?\n]")
_ITEM = re.compile(
    r"(?:[一二三四五六七八九十]是|[一二三四五六七八九十]、|[(（][一二三四五六七八九十\d]{1,2}[)）]|(?<!\d)\d{1,2}[.、．](?!\d))"
)
_FILLERS = re.compile(r"了|负责(?![人同的])(?=[\u3400-\u9fff])|进行(?=[\u3400-\u9fff])")
_GENERIC = re.compile(r"政府信息公开申请|政府信息公开|政务公开")
_ABOUT = re.compile(r"^(?:为了?|针对|对于|关于)([\u3400-\u9fff]{2,24}?)(?:的?问题|方面)?$")
_LETTER = re.compile(r"\w")
_HANZI = re.compile(r"[\u3400-\u9fff]+")
_HOW_MANY = re.compile(r"(?:个|项|点|条|方面|处)(?:主要)?(?:问题|措施|方面|不足)?(?:[：:]|$)")


def items(quote: str) -> list[str]:
    """The items of a list inside a quote; [] where there is none."""
    pieces = _ITEM.split(quote)[1:]
    return [piece.strip("，,；;。 \n") for piece in pieces if len(piece.strip("，,；;。 \n")) > 1] if len(pieces) > 1 else []


def _bare(text: str) -> str:
    """Folded text without what is put in and left out as style wants it (了, 负责 before another deed)."""
    return _FILLERS.sub("", text)


def _in_a_row(quote: str) -> list[str]:
    """What stands between semicolons, behind what leads to it."""
    return [part for part in re.split(r"[；;]", quote) if len(part.strip()) > 1]


def _taken(clause: str, source: str) -> int:
    """How many characters of a clause are pieces of a source, long enough to be taken from it."""
    count, at = 0, 0
    while at < len(clause):
        size = 0
        while at + size < len(clause) and clause[at : at + size + 1] in source:
            size += 1
        if size >= SHORTEST or (size and clause[at : at + size] == source):
            count += size
        at += size or 1
    return count


class PassageCheck:
    """One wording of an answer that quotes passages."""

    def __init__(self, known: Evidence) -> None:
        sources = dict.fromkeys((*map(_bare, known.sources), *(_GENERIC.sub("", _bare(source)) for source in known.sources)))
        self.known = replace(known, sources=tuple(sources), quotes=tuple(map(_bare, known.quotes)))
        self._printed = known
        self._said = ""
        self._drawn: set[int] = set()
        self._body: str | None = None
        self._listed = {run for quote in known.quotes for run in _HANZI.findall(quote)}
        self._most = {len(items(quote)) or len(_in_a_row(quote)) for quote in self.known.quotes} - {0, 1}
        coming = words("zh").coming
        self._coming = coming[1] if any(coming[0].search(quote) for quote in known.quotes) else frozenset[str]()
        self._clauses = [
            (mark, clause)
            for mark, quote in enumerate(known.quotes, 1)
            for clause in _SPLIT.split(quote)
            if _LETTER.search(clause)
        ]

    def lacking(self) -> bool:
        """Whether something that was quoted is not told yet."""
        for mark, quote in enumerate(self.known.quotes, 1):
            if mark not in self._drawn:
                return True
            listed = items(quote)
            if any(not self._told(item) for item in listed):
                return True
            pairs = {quote[i : i + 2] for i in range(len(quote) - 1) if _LETTER.match(quote[i]) and _LETTER.match(quote[i + 1])}
            if sum(pair in self._said for pair in pairs) < ENOUGH * len(pairs):
                return True
        return False

    def _told(self, item: str) -> bool:
        """Whether an item of a list is there: a piece of its own of each sentence's worth, at least one."""
        clauses = [clause for clause in _SPLIT.split(item) if len(clause) > 1]
        return any(_taken(self._said, clause) >= min(SHORTEST, len(clause)) for clause in clauses) or item in self._said

    def sentence(self, raw: str) -> Fit:
        """The sentence as it may be said. Errors: Unfit."""
        known = self.known
        characters(raw, known)
        given = marks(raw, known)
        quotes(raw, self._printed)
        text = _bare(folded(unlisted(MARK.sub("", raw)), known.language))
        bodies = named(text, known)
        without = masked(text, [(start, end) for start, end, _ in bodies])
        Claims(known).placed(without)
        said = numbers(without)
        short = [m.span() for m in _HANZI.finditer(without) if 2 <= len(m[0]) < SHORTEST and m[0] in self._listed]
        without = masked(without, self._asked_about(without))
        hidden = masked(without, [*((n.start, n.end) for n in said), *short])
        beside = {c for _, clause in self._clauses if 2 <= len(c := clause.strip()) < SHORTEST}
        beside |= {run for run in self._listed if 2 <= len(run) < SHORTEST} | self._coming
        accounted(hidden, known, SHORTEST, beside)
        in_language(hidden, known)
        drawn: set[int] = set()
        for clause in _SPLIT.split(without):
            drawn |= self._clause(clause)
        if given - drawn:
            raise Unfit("marker")
        self._attributed(text, bodies, drawn)
        self._drawn |= drawn
        self._said += text + "\n"
        lacking = drawn if not given else frozenset(given)
        return Fit(with_marks(raw, frozenset(lacking)), frozenset(drawn))

    def _asked_about(self, text: str) -> list[tuple[int, int]]:
        """Where a first clause says no more than what was asked about (为解决答非所问，…)."""
        first = re.match(r"[^，,；;。：:！？!?\n]+(?=[，,])", text)
        about = first and _ABOUT.match(first[0].strip(MASK))
        if not first or not about or uncovered(about[1], (_bare(self.known.asked),), frozenset(), 2):
            return []
        return [first.span()]

    def _clause(self, clause: str) -> set[int]:
        """The quotes that a clause draws on. Errors: Unfit where it turns round or counts what they do not."""
        if not _LETTER.search(clause.replace(MASK, "")):
            return set()
        told = sorted(((_taken(clause, source), mark, source) for mark, source in self._clauses), key=lambda one: -one[0])
        from_here = [(mark, source) for size, mark, source in told if size >= min(SHORTEST, len(source)) and size > 0]
        said = operators(clause, self.known.language)
        counted = [n for n in numbers(clause) if n.value not in self._most or not _HOW_MANY.match(clause, n.end)]
        years = {n for n in counted if n.year and n.value is not None and int(n.value) in self.known.years}
        if not from_here:
            if said or any(n not in years for n in counted):
                raise Unfit("operator" if said else "number")
            return set()
        sources = {source for _, source in from_here}
        whole = [source for source in sources if source in clause]
        for number in counted:
            if number in years or any(_holds(clause, source, number.start, number.end) for source in whole):
                continue
            raise Unfit("number")
        self._denied(clause, told[0][2], "\n".join(sources))
        together = operators("\n".join(sources), self.known.language)
        for name, found in said.items():
            if len(found) > len(together.get(name, [])):
                raise Unfit("negation" if name == "negation" else "operator")
        closest = told[0][2]
        for name in ("negation", "up", "down", "around", "over", "under"):
            near = operators(closest, self.known.language).get(name, [])
            if len(near) > len(said.get(name, [])):
                raise Unfit("negation" if name == "negation" else "direction")
        return {mark for mark, source in from_here if source == closest or source in clause or _taken(clause, source) >= SHORTEST}

    def _denied(self, clause: str, closest: str, sources: str) -> None:
        """What is denied is what the passage denies, and all of it: 没有收到投诉 is more than 没有收到因公开引起的投诉."""
        denied = list(words("zh").operators["negation"].finditer(clause))
        if any(clause[m.start() : m.end() + 1] not in sources for m in denied):
            raise Unfit("negation")
        if denied and _taken(closest, clause) < DENIED * len(closest):
            raise Unfit("negation")

    def _attributed(self, text: str, bodies: list[tuple[int, int, str]], drawn: set[int]) -> None:
        """What is drawn on is of the body and of a year that the sentence names."""
        if bodies:
            self._body = bodies[-1][2]
        own = [self.known.answer.citations[mark - 1] for mark in drawn]
        if len({c.organisation for c in self.known.answer.citations}) > 1 and own:
            said: set[str | None] = {which for _, _, which in bodies} or {self._body}
            if len(said) != 1 or {c.organisation for c in own} != said:
                raise Unfit("body")
        years = {int(n.value) for n in numbers(text) if n.year and n.value is not None}
        if len({c.year for c in self.known.answer.citations}) > 1 and own and not {c.year for c in own} <= years:
            raise Unfit("year")


def _holds(clause: str, source: str, start: int, end: int) -> bool:
    at = clause.find(source)
    return at >= 0 and at <= start and end <= at + len(source)
