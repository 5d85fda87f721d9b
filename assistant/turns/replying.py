"""A reply that says which of the things offered is meant: 第一个, 后者, 都要, the second, yes, or a name of one of them.

An answer that asks back offers bodies or figures of the forms, in an order (`TurnState.offered`, `TurnState.offered_things`).
`replied` gives the question that was asked back about with the choice filled in, to be answered as if it had been asked so; None
where the turn is no reply to an offer. Words are data (`vocabulary/replies.toml`).

>>> picked("第二个吧", 3), picked("the former", 2), picked("都要", 2), picked("是的", 1)
((1,), (0,), (0, 1), (0,))
>>> picked("第四个", 3), picked("是的", 2), picked("收到多少件", 2)
(None, None, None)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.answering.wording_english import wording_of
from assistant.asking.asked_thing import wanted
from assistant.asking.question import Question, understand
from assistant.bodies.organisations import Mention, Organisation, OrganisationTable
from assistant.language.word_tables import word_table
from assistant.turns.conversation import TurnState
from assistant.turns.turn_words import FILLER
from ingest.normalise import fold_text
from ingest.numerals import DIGITS

_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "6th": 6}
_ORDINALS |= {"十": 10, "两": 2}
_AND = re.compile(r"和|与|跟|及|以及|、|[,，;；+]|\band\b")


@dataclass(frozen=True, slots=True)
class _Words:
    before: re.Pattern[str]
    behind: re.Pattern[str]
    which: dict[str, re.Pattern[str]]


@cache
def _words() -> _Words:
    data = word_table("replies")
    which = {name: re.compile("|".join(f"(?:{p})" for p in listed)) for name, listed in data["which"].items() if name != "number"}
    which |= {f"number {n}": re.compile(pattern) for n, pattern in enumerate(data["which"]["number"])}
    return _Words(
        re.compile("|".join(data["around"]["before"])), re.compile(rf"(?:{'|'.join(data['around']['behind'])})$"), which
    )


def picked(reply: str, count: int) -> tuple[int, ...] | None:
    """Which of `count` things a reply picks, from 0; None where it picks none of them."""
    text = reply.strip(" ,。.!?;:、").lower()
    if (whole := _one(text, count)) is not None:
        return whole
    pieces = [_one(piece.strip(), count) for piece in _AND.split(text) if piece.strip(" 的吧呢")]
    if not pieces or any(piece is None or len(piece) != 1 for piece in pieces):
        return None
    return tuple(dict.fromkeys(number for piece in pieces if piece is not None for number in piece))


def _one(text: str, count: int) -> tuple[int, ...] | None:
    words = _words()
    tried = [text]
    while (shorter := words.before.sub("", tried[-1], count=1) if words.before.match(tried[-1]) else tried[-1]) != tried[-1]:
        tried.append(shorter)
    tried += [shorter.strip() for one in tuple(tried) if (shorter := words.behind.sub("", one)) != one]
    for one in tried:
        for name, pattern in words.which.items():
            if (found := pattern.fullmatch(one)) is not None:
                return _place(name, found, count)
    return None


def _place(name: str, found: re.Match[str], count: int) -> tuple[int, ...] | None:
    if name == "all":
        return tuple(range(count))
    if name == "yes":
        return (0,) if count == 1 else None
    if name in ("first", "last"):
        return (0,) if name == "first" else (count - 1,)
    said = found.group("n")
    number = int(said) if said.isdigit() else _ORDINALS.get(said) or DIGITS.get(said, 0)
    return (number - 1,) if 1 <= number <= count else None


def replied(question: Question, state: TurnState, table: OrganisationTable, this_year: int | None) -> Question | None:
    """The question that was asked back about, with what this turn picks; None where it picks nothing that was offered."""
    if not state.asked or not (state.offered or state.offered_things):
        return None
    before = understand(state.asked, table, this_year)
    if question.years.named:
        before = replace(before, years=question.years)
    if state.offered_things:
        chosen = picked(_said(question), len(state.offered_things)) or _by_label(question, state.offered_things)
        return None if chosen is None else _with_things(before, [state.offered_things[n] for n in chosen])
    offered = [table.by_name[name] for name in state.offered if name in table.by_name]
    if question.mentions:
        named = _named(question, offered)
    else:
        numbers = picked(_said(question), len(offered))
        named = None if numbers is None else [offered[n] for n in numbers]
    return None if not named else _with_bodies(before, named)


def _by_label(question: Question, offered: Sequence[str]) -> tuple[int, ...] | None:
    """The one of the figures offered whose name a reply says in part (现行有效的); None where it says none, or several."""
    core = FILLER.sub("", question.content).lower()
    names = [fold_text(wording_of(question.language).indicator(id)).lower() for id in offered]
    saying = tuple(n for n, name in enumerate(names) if len(core) > 1 and core in name)
    return saying if len(saying) == 1 and not question.mentions else None


def _said(question: Question) -> str:
    """A reply's words without the year that it may name."""
    return question.content if question.years.named else question.folded


def _named(question: Question, offered: list[Organisation]) -> list[Organisation] | None:
    """The bodies offered that a reply names, in full or by what tells them apart (海棠区的); None where it asks more."""
    if FILLER.sub("", question.content):
        return None
    chosen = [[o for o in offered if o in mention.organisations] for mention in question.mentions]
    return [one[0] for one in chosen] if all(len(one) == 1 for one in chosen) else None


def _with_bodies(question: Question, bodies: list[Organisation]) -> Question:
    """The question about these bodies, in the place of the one that fits several or none."""
    meant = tuple(Mention(0, 0, o.name, o.parts.own, o.parts.body, (o,)) for o in bodies)
    if not question.mentions:
        return replace(question, mentions=meant)
    open_at = next((n for n, m in enumerate(question.mentions) if len(m.organisations) != 1 and _may_mean(m, bodies)), 0)
    return replace(question, mentions=(*question.mentions[:open_at], *meant, *question.mentions[open_at + 1 :]))


def _may_mean(mention: Mention, bodies: list[Organisation]) -> bool:
    return not mention.organisations or all(o in mention.organisations for o in bodies)


def _with_things(question: Question, indicators: list[str]) -> Question:
    """The question for these figures of the forms."""
    names = [wording_of(question.language).indicator(id).strip("“”") for id in indicators]
    content = ("和" if question.language == "zh" else " and ").join(names)
    return replace(question, content=content, asks=tuple(wanted(name) for name in names), operation="value", numeric=True)
