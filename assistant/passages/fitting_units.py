"""Whether what is asked of a unit by its name (石桥镇怎么…) is told of that unit, and not of one that stands beside it.

A report of a county tells in one sentence what several of its towns did, each in its own clause. A question whose subject is one of them, which the
report names somewhere, is answered by what stands with that name, up to the next unit of its kind: most of what a stretch holds of the question
besides must stand there, and a number right behind the name (石桥镇6件) is all that is told of it. Where a heading or what opens the paragraph names
the unit, what goes on below without naming another is told of it. The body whose report it is is no such unit: its name is left out of what is told.
How names of units end is `[unit]` of `vocabulary/topics.toml`. Texts are folded, in lower case. Nothing raises.

>>> from assistant.language.paraphrases import substance
>>> measure = Coverage(substance("石桥镇怎么播报政策"), (), ("石桥镇用喇叭播报政策。",), "石桥镇怎么播报政策")
>>> unit = unit_asked("石桥镇怎么播报政策", ["云田镇张贴政策,石桥镇用喇叭播报政策。"])
>>> unit, told_of(unit, "云田镇张贴政策,石桥镇用喇叭播报政策。", "", measure), told_of(unit, "云田镇播报政策,石桥镇张贴菜价。", "", measure)
('石桥镇', True, False)
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from assistant.language.coverage import Coverage, holds
from assistant.language.segment import tag, words
from assistant.language.word_tables import word_table

_MOST = 0.5
"""How much of what a stretch holds of the question must be told of the unit."""
_JOINED = re.compile("、|以及|[和与及]")
_SO_MANY = re.compile(r"[^一-鿿]{0,2}\d")
_BEGINS = re.compile("(?<=[,;:。、(和与及])|^")
_BEFORE = re.compile("[,;:。(]")
_NAME = 12
"""The name of a unit is at most so long."""
_NO_NAME = ("v", "p", "d", "c", "r", "m", "u")
"""How what begins with a verb, a preposition or a number is tagged, which no name does."""


def unit_asked(question: str, told: Iterable[str]) -> str:
    """The unit that is the subject of a question and that a report (its sentences, without its own body's name) names; "" where there is none."""
    for kind in _kinds():
        hit = re.match(rf"[一-鿿]{{2,{_NAME}}}?(?:{kind})(?!的|[一-鿿]?(?:长|级|民|务))", question)
        if hit is not None and _is_name(hit[0]):
            return hit[0] if any(hit[0] in sentence for sentence in told) else ""
    return ""


def told_of(unit: str, body: str, around: str, measure: Coverage) -> bool:
    """Whether a stretch tells of a unit what it holds of the question; `around` are its headings and what opens its paragraph."""
    others = [one for one in measure.named_concepts if one.name not in unit and unit not in one.name]
    parts = [_part(body, hit.start(), hit.end(), unit) for hit in re.finditer(re.escape(unit), body)]
    if not parts:
        return unit in around and not any(True for _ in _others(unit, body))
    held = sum(one.weight * holds(one, body) for one in others)
    if others and not held:
        return False
    return any(part and sum(one.weight * holds(one, part) for one in others) >= _MOST * held for part in parts)


def _part(body: str, start: int, end: int, unit: str) -> str:
    """What is told of the unit whose name stands there, up to the next unit's name; "" where that is only its number."""
    behind = body[end:]
    if _SO_MANY.match(behind):
        return ""
    before = _BEFORE.split(body[:start])[-1]
    stops = list(_others(unit, behind))
    while stops and (joint := _JOINED.match(behind)) and joint.end() == stops[0][0]:  # 云田镇、石桥镇用喇叭播报: of both
        behind = behind[stops[0][1] :]
        stops = list(_others(unit, behind))
    return before + behind[: stops[0][0] if stops else len(behind)]


def _others(unit: str, text: str) -> Iterable[tuple[int, int]]:
    """Where other units of the same kind begin a clause or an item of a text, and where their names end."""
    kind = next(kind for kind in _kinds() if re.search(f"(?:{kind})$", unit))
    for begins in _BEGINS.finditer(text):
        hit = re.match(rf"[一-鿿]{{2,{_NAME}}}?(?:{kind})(?!的|[一-鿿]?(?:长|级|民|务))", text[begins.start() :])
        if hit is not None and hit[0] != unit and _is_name(hit[0]):
            yield begins.start(), begins.start() + hit.end()


@cache
def _is_name(text: str) -> bool:
    first = next(iter(words(text)), "")
    return "的" not in text and not tag(first).startswith(_NO_NAME)


@cache
def _kinds() -> tuple[str, ...]:
    return tuple(word_table("topics")["unit"]["kinds"])
