"""The halves of one question of substance (谁监督公开栏,没贴怎么办), each answered by its passage.

A question asked in one breath is looked for as a whole first. Where no passage answers it so, or the quotes lack what a half asks for (几点上班: an hour),
each half is asked alone, with what stands before the first of them, or with the first half's own words where it names nothing itself; what the
quotes of another half tell in the same sentence is told. A half that nothing tells is named, so that it is said. Contents are without body and year;
names in quotes are not parted. Nothing raises.

>>> halves_of("当面提交申请，窗口在哪、几点上班？")
('当面提交申请,窗口在哪', '当面提交申请,几点上班')
>>> halves_of("谁监督村里的公开栏，没贴怎么办？"), halves_of("哪些栏目更新慢")
(('谁监督村里的公开栏', '没贴怎么办'), ())
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.language.concepts import Concept
from assistant.language.coverage import holds
from assistant.language.paraphrases import COMMON, substance
from assistant.language.topics import asked, companions
from assistant.passages.extract import PassageAnswer, QuotedSpan
from ingest.normalise import fold_text

_APART = re.compile('("[^"]*"|《[^》]*》)|[,;?!。、]')
_ASKS = re.compile("谁|什么|啥|哪|怎|如何|咋|几(?![乎次度番经])|多少|多久|多长|为何")
_ASKING = re.compile(
    r"(?:由|向|从|在|到|去|找|给|跟|和|与)?(?:谁|哪(?:里|儿|[些几一二两三四五六七八九十]*[个类项种家位名件条处所]?)|什么(?:样的?|时候|地方|时间)?|多少[个件条次]?|几[点个件条次]|怎么样?|如何|怎样|咋)(?:都|才|能|可以|来|去)?"
)

Ask = Callable[[str], PassageAnswer | None]


def halves_of(content: str) -> tuple[str, ...]:
    """The clauses that each ask something, folded, with what stands before the first; () where fewer than two do."""
    clauses, led = _clauses(fold_text(content)), ""
    while clauses and not _ASKS.search(clauses[0]):
        led += clauses.pop(0) + ","
    asking = [clause for clause in clauses if _ASKS.search(clause)]
    if len(asking) < 2 or len(asking) < len(clauses):
        return ()
    return tuple(led + clause for clause in asking)


def in_halves(
    content: str, whole: PassageAnswer | None, ask: Ask, printed: Callable[[QuotedSpan], str]
) -> tuple[PassageAnswer | None, tuple[str, ...]]:
    """(what answers the question, the halves that nothing tells). `whole`: what answers it in one; `printed`: what a quote says."""
    halves = halves_of(content)
    told = "".join(fold_text(printed(quote)) for quote in whole.quotes) if whole is not None else ""
    lacking = [half for half in halves if not _is_told(half, told)] if whole is not None else list(halves)
    if not lacking or (whole is not None and len(lacking) == len(halves)):
        return whole, ()
    found: list[tuple[str, PassageAnswer]] = [("", whole)] if whole is not None else []
    untold = []
    for half in lacking:
        named = _named(half)
        answers = (answer for said in _sayings(half, halves) if (answer := ask(said)) is not None and answer.quotes)
        names_it = (a for a in answers if not named or any(_names(c, fold_text(printed(q))) for q in a.quotes for c in named))
        if (answer := next(names_it, None)) is not None:
            found.append((half, answer))
        else:
            untold.append(half)
    quotes = _apart([quote for _, answer in found for quote in answer.quotes])
    said = "".join(fold_text(printed(quote)) for quote in quotes)
    untold = [half for half in untold if not _goes_along(half, said)]
    if not quotes or len(untold) == len(halves):
        return whole, ()
    return PassageAnswer(quotes, min(answer.confidence for _, answer in found)), tuple(untold)


def _clauses(folded: str) -> list[str]:
    at, found = 0, []
    for hit in _APART.finditer(folded):
        if hit[1] is None:
            found.append(folded[at : hit.start()].strip())
            at = hit.end()
    return [clause for clause in (*found, folded[at:].strip()) if clause]


def _sayings(half: str, halves: Sequence[str]) -> tuple[str, ...]:
    """How a half is asked alone, or with what the first half names: first so where it names no thing of its own, and only so where it names no deed
    either, or the first half names a thing (a telephone number is none): 谁来访谈 is asked of that."""
    if half == halves[0]:
        return (half,)
    first = halves[0]
    for field in asked(first).fields:
        first = field.ask.sub("", first)
    beside, named = _ASKING.sub("", first) + half, _named(half)
    if any(concept.weight >= 1 for concept in named):
        return half, beside
    return (beside, half) if named and asked(halves[0]).fields else (beside,)


def _named(half: str) -> list[Concept]:
    """What a half names, words of common speech and of every report apart."""
    return [concept for concept in substance(half) if not concept.generic and concept.weight > COMMON]


def _names(concept: Concept, told: str) -> bool:
    """Whether a text names a concept: a thing in whatever words, a deed in its own of more than one character (no 复播 is told by 广播)."""
    if concept.weight >= 1:
        return holds(concept, told) > 0
    return any(len(term) > 1 and term in told for term in concept.terms[: concept.own])


def _is_told(half: str, told: str) -> bool:
    """Whether quotes hold what a half must be told by: a required kind of answer with its deed, a field."""
    wanted = asked(half)
    deeds = [concept for concept in substance(wanted.deed) if not concept.generic]
    kinds = all(kind.pattern.search(told) for kind in wanted.kinds if kind.required)
    return (
        kinds
        and (not deeds or any(holds(one, told) for one in deeds))
        and all(any(pattern.search(told) for pattern in field.patterns) for field in wanted.fields)
    )


def _goes_along(half: str, told: str) -> bool:
    """Whether what another half is answered by tells this one too: it holds all that it names, and an answer of its kind."""
    wanted = asked(half)
    telling = any(kind.required for kind in wanted.kinds) or bool(wanted.fields)
    covered = {word for kind in wanted.kinds for word in kind.covers} | (companions(of_field=True) if wanted.fields else set())
    named = [c for c in substance(half) if c.weight > COMMON and c.name not in covered]
    return telling and _is_told(half, told) and all(holds(concept, told) for concept in named)


def _apart(quotes: Sequence[QuotedSpan]) -> tuple[QuotedSpan, ...]:
    """The quotes but for those that stand within another."""
    unique = tuple(dict.fromkeys(quotes))
    return tuple(
        one
        for one in unique
        if not any(other != one and other.document_id == one.document_id and other.span.holds(one.span) for other in unique)
    )
