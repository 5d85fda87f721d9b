"""How many bodies or things of one name a question takes there to be, held against the reports (收费的五个单位各收了多少: none tells five).

A number beside a unit is held against the reports elsewhere (`assistant.prose.said_beside`); here it is a number before a noun, 五个单位 or 四份清单,
that the question takes for granted of what it asks about. Of bodies it must be printed in the report, in any numerals; of other things only
where the report prints another number of them, since a list need not be counted by the one who wrote it. Problems, measures and parts (五个问题是什么)
must be so many in what is quoted, listed or counted. The nouns are data (`[many_presumed]` of
`vocabulary/asked.toml`), over folded questions in lower case. Nothing raises.

>>> [presumed_many(one) for one in ("收费的五个单位各收了多少", "哪些单位收费", "前三家单位", "四份清单分别有几项", "五个问题是什么", "包括哪七个部分")]
[('五', '单位'), None, None, ('四', '清单'), ('五', '问题'), ('七', '部分')]
>>> printed_numbers("共有三家单位收费,12个单位未收。", "单位"), printed_numbers("2023年单位收费", "单位"), printed_numbers("平台有2个,两平台", "平台")
((3, 12), (), (2, 2))
>>> items_listed("一是解读不深;二是更新不快。"), items_listed("解读不深。")
(2, 0)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.answering.builder import Builder
from assistant.bodies.catalogue import Catalogue
from assistant.bodies.organisations import Organisation
from assistant.guards.parts_presumed import number_said
from assistant.language.word_tables import word_table
from ingest.normalise import fold_text


def presumed_many(question: str) -> tuple[str, str] | None:
    """The number that a question gives of bodies or things which it takes for known, as it says it, and their noun; None where it gives none."""
    found = _found(question)
    return (found["number"], found["noun"]) if found is not None else None


def items_listed(text: str) -> int:
    """How many items of a list a text marks."""
    return len(_items().findall(text))


def printed_numbers(text: str, noun: str) -> tuple[int, ...]:
    """The numbers that a folded text prints of a noun, in order."""
    values = (number_said(hit["number"] or hit["behind"]) for hit in _counted(noun).finditer(text))
    return tuple(value for value in values if value is not None)


def say_other_number(builder: Builder, catalogue: Catalogue, question: str, bodies: Sequence[Organisation]) -> None:
    """Says of a number of bodies or things, which a question takes for granted, that the report cited tells none or another."""
    presumed = presumed_many(question) if len(bodies) == 1 and builder.citations else None
    value = number_said(presumed[0]) if presumed is not None else None
    if presumed is None or value is None:
        return
    noun = presumed[1]
    cited = dict.fromkeys(one.document_id for one in builder.citations)
    told = [number for id in cited for number in printed_numbers(fold_text(catalogue.text(id)).lower(), noun)]
    if noun in word_table("asked")["many_presumed"]["listed"]:
        quoted = [fold_text(one.quote).lower() for one in builder.citations]
        listed = {sum(map(items_listed, quoted)), *(number for one in quoted for number in printed_numbers(one, noun))}
        if listed - {0} and value not in listed:
            builder.say("untold_given", said=builder.wording.listed([f"“{_said(question)}”"]), who=bodies[0].name)
        return
    if value not in told and (told or noun in word_table("asked")["many_presumed"]["bodies"]):
        builder.say("untold_given", said=builder.wording.listed([f"“{_said(question)}”"]), who=bodies[0].name)


def _said(question: str) -> str:
    found = _found(question)
    return found["said"] if found is not None else ""


def _found(question: str) -> re.Match[str] | None:
    return next((hit for pattern in _presumed() if (hit := pattern.search(question)) is not None), None)


@cache
def _presumed() -> tuple[re.Pattern[str], ...]:
    table = word_table("asked")["many_presumed"]
    nouns = "|".join([*table["bodies"], *table["things"], *table["listed"]])
    return tuple(re.compile(table[name].replace("{NOUN}", f"(?P<noun>{nouns})")) for name in ("chinese", "asked_which"))


@cache
def _items() -> re.Pattern[str]:
    return re.compile(word_table("asked")["many_presumed"]["items"])


@cache
def _counted(noun: str) -> re.Pattern[str]:
    return re.compile(word_table("asked")["many_presumed"]["counted"].replace("{NOUN}", noun))
