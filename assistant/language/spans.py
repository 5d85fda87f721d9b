"""More years than one that a question asks about together (历年累计, 自2008年以来, 截至2022年底累计), and the sentences that tell of such a span.

One year's number is never the number of several. `span_asked` reads a folded, lower-case question and its years, and gives None where
each year, or how they went on, is asked for. `told_of` gives the stretches of a report that tell a number of the same span under the
same nouns: those of another span, or of one year within it, are none. Words are data (`vocabulary/spans.toml`). Nothing raises.

>>> from assistant.language.years import years_in
>>> span_asked("自2008年以来公开多少条", years_in("自2008年以来公开多少条", 2024))
Span(since=2008, until=None, event='')
>>> span_asked("历年每年公开多少条", years_in("历年每年公开多少条", 2024)) is None
True
>>> span_asked("2019年至2022年累计公开多少条", years_in("2019年至2022年累计公开多少条", 2024))
Span(since=2019, until=2022, event='')
>>> text = "截至2022年底,网站累计发布信息310条,其中2022年发布40条。"
>>> [span.of(text) for span in told_of(text, 2022, Span(None, 2022), [("网站",), ("发布",)])]
['截至2022年底,网站累计发布信息310条']
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant.language.word_tables import word_table
from assistant.language.years import EVERY, Years
from ingest.model import Span as Place
from ingest.normalise import fold

_LINES = re.compile(r"[^\n]+")
_SENTENCES = re.compile(r"[^。;!?]+")
_CLAUSE_STARTS = re.compile(r"(?:^|[,:])")
_DATES = re.compile(r"(?:19|20)\d{2}(?:年|(?![\d余多万条件篇次份个人项期]))|\d{1,2}月|\d{1,2}[日号]")
_EVENT_NEEDED = 2
"""So many of the last characters of an event must be told (网站开通以来: 开通)."""


@dataclass(frozen=True, slots=True)
class Span:
    """From a year on, up to a year (None: open); `event` is what is said to have begun it."""

    since: int | None = None
    until: int | None = None
    event: str = ""


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in word_table("spans").items()}


def adds_up(folded: str) -> bool:
    """Whether a question wants its years added (一共, 累计)."""
    return _words()["adds"].search(folded) is not None


def span_asked(folded: str, years: Years) -> Span | None:
    """The years that a question is about together; None where it is about one, about each, or about the last so many."""
    words = _words()
    if years.last or years.until or words["each"].search(folded):
        return None
    if years.ranged and len(years.named) > 1 and words["adds"].search(folded):
        return Span(since=min(years.named), until=max(years.named))
    if len(years.named) > 1:
        return None
    if years.since is not None:
        return None if years.since == EVERY else Span(since=years.since)
    until = years.named[0] if years.named else None
    if words["every"].search(folded):
        return Span(until=until)
    if until is not None and words["until"].search(folded) and words["accumulates"].search(folded):
        return Span(until=until)
    if until is None and words["so_far"].search(folded) and words["flows"].search(folded):
        return Span()
    event = words["event"].search(words["now"].sub("·", folded))
    return None if event is None else Span(until=until, event=(event["event"] or "").removesuffix("的"))


def in_chinese_words(span: Span | None) -> str:
    """An open span, or one up to a year, as a Chinese question begins with it; "" for one from a year on, which its years say.

    >>> in_chinese_words(Span(until=2022)), in_chinese_words(Span(since=2008)), in_chinese_words(None)
    ('截至2022年底累计', '', '')
    """
    if span is None or span.since is not None:
        return ""
    return "历年累计" if span.until is None else f"截至{span.until}年底累计"


def says_span(word: str, span: Span) -> bool:
    """Whether a word of a question only tells of its span.

    >>> says_span("累计", Span()), says_span("开通", Span(event="网站开通")), says_span("信息", Span())
    (True, True, False)
    """
    return word in span.event or any(
        _words()[name].search(word) for name in ("every", "so_far", "until", "adds", "accumulates", "ends")
    )


def behind_span(clause: str) -> str:
    """A clause behind the words that tell of several years.

    >>> behind_span("我局自条例施行以来累计公开信息90条"), behind_span("自2009年至2013年累计公开90条"), behind_span("公开90条")
    ('累计公开信息90条', '累计公开90条', '公开90条')
    """
    ends = [hit.end() for hit in _words()["told"].finditer(clause)]
    return clause[ends[-1] :] if ends else clause


def told_of(text: str, year: int | None, span: Span, nouns: Sequence[Sequence[str]]) -> list[Place]:
    """Where a report about `year` tells a number of the span; each of `nouns` with what it may be told by. None without nouns."""
    up_to = _told_of(text, year, span, nouns, since=False) if span.until is not None and span.since is None else []
    return up_to or _told_of(text, year, span, nouns)


def _told_of(text: str, year: int | None, span: Span, nouns: Sequence[Sequence[str]], *, since: bool = True) -> list[Place]:
    """See `told_of`; `since`: what is told since some time, and not up to a year alone, is told too."""
    found: list[Place] = []
    for line in _LINES.finditer(text) if nouns else ():
        folded = fold(line.group())
        for sentence in _SENTENCES.finditer(folded.text.lower()):
            for start, end in _stretches(sentence.group(), year, span, since=since):
                stretch = sentence.group()[start:end]
                if re.search(r"\d", _DATES.sub("", stretch)) and all(any(term in stretch for term in terms) for terms in nouns):
                    at = sentence.start() + start
                    found.append(folded.span(at, at + len(stretch.rstrip(", "))).shifted(line.start()))
    return found


def _stretches(sentence: str, year: int | None, span: Span, *, since: bool) -> list[tuple[int, int]]:
    """The pieces of a sentence that are told of the span: from the clause that says so up to where one year is told."""
    words = _words()
    told = words["told"].finditer(sentence) if since else ()
    markers = [hit for hit in told if _same(sentence[: hit.end()], year, span)]
    up_to = span.until or year
    if span.since is None and not span.event and up_to is not None and words["accumulates"].search(sentence):
        ends = f"{up_to}年" if year != up_to else f"{up_to}年|^(?:至|到)?(?:当年|本年)?年?[底末]"
        markers += [hit for hit in words["up_to"].finditer(sentence) if re.search(ends, sentence[hit.end() : hit.end() + 8])]
    starts = sorted({_clause_at(sentence, hit.start()) for hit in markers})[:1]
    return [(start, _end(sentence, start)) for start in starts]


def _same(before: str, year: int | None, span: Span) -> bool:
    """Whether a sentence, up to the words that tell of several years, tells of those that are asked about."""
    if span.until is not None and span.until != year:
        return False
    if span.since is not None:
        return re.search(rf"{span.since}(?:年|[-~至到])", before[-24:]) is not None
    return span.event[-_EVENT_NEEDED:] in before


def _clause_at(sentence: str, position: int) -> int:
    return max((hit.end() for hit in _CLAUSE_STARTS.finditer(sentence) if hit.end() <= position), default=0)


def _end(sentence: str, start: int) -> int:
    behind = _words()["one_year"].search(sentence, start + 1)
    return behind.start() if behind is not None else len(sentence)
