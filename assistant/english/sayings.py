"""The bodies and years of an English question as a Chinese question names them, and the question with them in Chinese.

`sayings` puts what `english.reading` (or another reader of contents) says behind them; () where a body or the years cannot be named.

>>> chinese_names((2022, 2023), ranged=False), chinese_names((2021, 2022, 2023), ranged=True)
('2022年和2023年', '2021年至2023年')
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.asking.question import Question
from assistant.bodies.organisations import Mention
from assistant.computing.rounding import note_in_chinese
from assistant.english.reading import in_chinese
from assistant.english.turns import asks_again
from assistant.language.spans import in_chinese_words, span_asked
from assistant.language.years import EVERY, Years

_ITSELF = re.compile(r"\b(?:itself|on its own account)\b")
_BESIDE = re.compile(r"\b(?:and|or|than|versus|vs|to|compared|with)\b|,")


def sayings(read: Question, said: Callable[[str], tuple[str, ...]] = in_chinese) -> tuple[str, ...]:
    """The question in Chinese, with the bodies and years that it names; () where it cannot be said so."""
    who_and_when = before(read)
    if who_and_when is None:
        return ()
    if who_and_when and asks_again(read.content):
        return (f"{who_and_when}呢",)
    own = _itself(read)
    of_itself = () if own is None else sayings(own, lambda content: tuple(f"{_own_name(read)}{one}" for one in said(content)))
    return (*of_itself, *(f"{who_and_when}{content}{note_in_chinese(read.text)}" for content in said(read.content)))


def _itself(read: Question) -> Question | None:
    """The question without the word by which it asks of the government itself, whose number stands beside those of its departments and counties
    under its short name (市政府); None where it does not ask so of one government."""
    bodies = [mention.organisations[0] for mention in read.mentions if mention.organisations]
    if len(bodies) != 1 or len(read.mentions) != 1 or not bodies[0].is_government or not _ITSELF.search(read.content):
        return None
    return replace(read, content=" ".join(_ITSELF.sub(" ", read.content).split()))


def _own_name(read: Question) -> str:
    return f"{read.mentions[0].organisations[0].name.removesuffix('人民政府')[-1]}政府"


def before(read: Question) -> str | None:
    """The names and years of a question in Chinese; None where they cannot be said."""
    who = [called(mention) for mention in read.mentions]
    years = in_chinese_words(span_asked(read.folded, read.years)) or _years(read.years)
    if (nested := _in_its_host(read)) is not None:
        who = [nested]
    return None if read.also or years is None or not all(who) else "和".join(who) + years


def _in_its_host(read: Question) -> str | None:
    """A body that is told of by the report of the one place named beside it (Suqian's Shuyang County): the place with it behind."""
    own = [mention for mention in read.mentions if mention.organisations]
    others = [mention for mention in read.mentions if not mention.organisations]
    if len(own) != 1 or len(others) != 1 or others[0].place is None or others[0].place.isascii():
        return None
    first, last = sorted(read.mentions, key=lambda mention: mention.start)
    if _BESIDE.search(read.text[first.end : last.start].lower()) is not None:
        return None
    return f"{own[0].place or ''}{called(others[0])}"


def called(mention: Mention) -> str:
    """The full name of the body that a mention means, "" where more than one may be meant."""
    bodies = mention.organisations
    if len(bodies) == 1 or (bodies and bodies[0].is_government and mention.body in (None, "")):
        return bodies[0].name
    if bodies or not mention.place:
        return ""
    return "" if mention.place.isascii() else f"{mention.place}{mention.body or ''}"


def _years(years: Years) -> str | None:
    """The years as a Chinese question names them; None where they are no years in numbers."""
    if years.named:
        return chinese_names(years.named, ranged=years.ranged)
    if years.last:
        return f"近{years.last}年"
    if years.since:
        return "历年" if years.since == EVERY else f"{years.since}年以来"
    return None if years.until else ""


def chinese_names(years: Sequence[int], *, ranged: bool) -> str:
    """Years as they are named in Chinese."""
    if ranged and len(years) > 1:
        return f"{min(years)}年至{max(years)}年"
    return "和".join(f"{year}年" for year in years)
