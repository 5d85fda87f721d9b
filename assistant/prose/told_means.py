"""How long something took on average, asked for plainly: 申请平均几天办结, 平均办理时长多少, 热线平均用时几分钟.

`read_mean` gives what such a question asks it of, "" where it names nothing; None for any other question, and for one after the longest time
or by how much it has become shorter. `means_told` gives the numbers of a report's candidates that tell it: a time with a word of the mean in its
clause, which names the thing, or stands in a sentence or under a heading that does and names no other. Days asked for may be told in working days: the answer
says so by its unit. Words are data (`vocabulary/told_means.toml`), texts are folded; several numbers stay several: the caller refuses them.

>>> read_mean("政府信息公开申请平均几天办结"), read_mean("平均每件用时多少天"), read_mean("提案平均办理时长是多少")
(Mean(thing='申请', unit='天'), Mean(thing='', unit='天'), Mean(thing='提案', unit=None))
>>> read_mean("平均用时缩短了几天"), read_mean("平均每月公开几条")
(None, None)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.asking.whole_asked import words as whole_words
from assistant.language.word_tables import word_table
from assistant.prose.candidate import Candidate
from ingest.model import StatementKind
from ingest.statements.words import alternatives, load_words

APPLICATIONS = "申请"
_ITEM = re.compile(r"[;；]|(?:^|[,，。:：])\s*(?:其?[一二三四五六七八九十][是,，、]|[（(][一二三四五六七八九十\d]+[)）])")
"""Where another item begins, which names what its own numbers tell."""
_IN_DAYS = frozenset({"天", "日", "工作日", "个工作日"})


@dataclass(frozen=True, slots=True)
class Mean:
    """What is asked of, `APPLICATIONS` for those for information however they are called, and in which unit, None for any."""

    thing: str
    unit: str | None


@dataclass(frozen=True, slots=True)
class _Words:
    """`vocabulary/told_means.toml`, as patterns."""

    asks: re.Pattern[str]
    mean: re.Pattern[str]
    moved: re.Pattern[str]
    idle: re.Pattern[str]
    objects: re.Pattern[str]
    applications: re.Pattern[str]


@cache
def _words() -> _Words:
    table = word_table("told_means")
    applications = alternatives(tuple(whole_words()["applications"]["nouns"]))
    return _Words(
        re.compile(table["asks"]),
        re.compile(table["mean"]),
        re.compile(table["moved"]),
        re.compile(table["idle"]),
        re.compile(alternatives(tuple(table["objects"]))),
        re.compile(applications),
    )


@lru_cache(maxsize=1024)
def read_mean(content: str) -> Mean | None:
    """What a question for a mean time asks it of."""
    known, text = _words(), re.sub(r"\s", "", content).strip(",;。?!呢吗")
    asked = known.asks.search(text)
    if asked is None or known.mean.search(text) is None or known.moved.search(text) or re.search("[,;|]", text):
        return None
    rest = text[: asked.start()] + text[asked.end() :]
    thing = known.idle.sub("", known.applications.sub(APPLICATIONS, rest))
    return Mean(APPLICATIONS if thing == APPLICATIONS * 2 else thing, asked["unit"])


def means_told(candidates: Sequence[Candidate], asked: Mean) -> tuple[Candidate, ...]:
    """The numbers that tell the mean, each value once."""
    told = [one for one in candidates if is_mean(one) and _in_unit(one, asked) and _is_of(one, asked.thing)]
    return tuple({(one.statement.value, one.statement.unit): one for one in told}.values())


def is_mean(one: Candidate) -> bool:
    """Whether a number is a time that something took on average."""
    known = _words()
    timed = one.statement.kind is StatementKind.COUNT and one.statement.unit in load_words().durations
    return timed and known.mean.search(one.printed) is not None and known.moved.search(one.printed) is None


def _in_unit(one: Candidate, asked: Mean) -> bool:
    return asked.unit in (None, one.statement.unit) or {asked.unit, one.statement.unit} <= _IN_DAYS


def _is_of(one: Candidate, thing: str) -> bool:
    """Whether the mean is that of a thing: by its own clause, else by what stands before it in its sentence, else by the heading."""
    if not thing:
        return True
    known = _words()
    item = _ITEM.split(one.before)[-1]
    for text in (one.printed, item, one.section):
        plain = known.applications.sub(APPLICATIONS, text)
        named = {APPLICATIONS, *known.objects.findall(plain)} if APPLICATIONS in plain else set(known.objects.findall(plain))
        if named or (text is one.printed and thing in plain):
            return thing in plain and (thing != APPLICATIONS or named == {APPLICATIONS})
    return False
