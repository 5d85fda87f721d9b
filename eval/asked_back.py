"""Every number that was read in a store asked for in its report's own words: `python -m eval.asked_back --home HOME [--limit N]`.

Each count of a report's prose is asked for of its body and year in the ways of `asked_back.toml`: what is counted behind or around
多少, 几 and 的数量, and its clause with 多少 in place of the number. Printed is how many answers begin with the number (right), give
another before it (behind), give none (refused; a blank too) or only others (wrong), for each way; `--show` prints the questions that were not
answered rightly. A question that several numbers of a report are asked for by is right with any of them. `--limit` takes so many
numbers, spread evenly over the store, which is only read. What is wrong here need not be: two numbers may fit the same words, or the
reader may have read one wrongly; so it finds what to look at, and takes no set of questions. Exit status 0 where none is wrong.

>>> report = Told("嘉平市人民政府", 2023, "组织专题培训", "次", Decimal(9), "全年组织专题培训", "")
>>> [asked.question for asked in asked_for([report])]  # doctest: +NORMALIZE_WHITESPACE
['嘉平市人民政府2023年组织专题培训多少次？', '嘉平市2023年，全年组织专题培训多少次？',
 '嘉平市2023年组织了多少次专题培训？', '嘉平市2023年组织专题培训有几次', '嘉平市2023年组织专题培训的数量是多少']
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal, TypedDict, cast, get_args

from assistant.answer import Answer, Route
from assistant.bodies.catalogue import Catalogue
from assistant.language.segment import tag, words
from assistant.open import OpenAssistant
from assistant.prose.candidate import Candidate
from ingest.model import StatementKind
from ingest.normalise import fold_text
from ingest.settings import StoreSettings
from ingest.store.library import open_library

Outcome = Literal["right", "behind", "refused", "wrong"]
_SHORTEST = 3
"""So many characters say what is counted."""
_OBJECT = range(2, 11)
"""How long a thing is that can stand behind how many of it."""
_OTHERS_BESIDE = 1
"""So many numbers besides may stand in a clause that is said again; one with more is no question that anybody asks."""


@dataclass(frozen=True, slots=True)
class Told:
    """A number that a report tells: of whom and when, what it counts, its unit, its value, and its clause `before` and `behind` it
    ("" twice where the clause is not asked)."""

    body: str
    year: int
    subject: str
    unit: str
    value: Decimal
    before: str
    behind: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the way in which it asks, and the numbers that it may mean."""

    way: str
    question: str
    values: frozenset[Decimal]


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a question: how its answer is, its text, and the values that it gives, without blanks."""

    asked: Asked
    outcome: Outcome
    said: str
    values: tuple[Decimal, ...]


class _Called(TypedDict):
    without: list[str]
    instead: list[tuple[str, str]]


class _Words(TypedDict):
    ways: dict[str, str]
    called: _Called


@cache
def _words() -> _Words:
    return cast("_Words", tomllib.loads(files("eval").joinpath("asked_back.toml").read_text("utf-8")))


def called(body: str) -> str:
    """A body as people call it.

    >>> called("示例省嘉平市人民政府"), called("嘉平市人民政府办公室"), called("嘉平市审计局")
    ('嘉平市', '嘉平市政府办', '嘉平市审计局')
    """
    province = "|".join(_words()["called"]["without"])
    body = re.sub(rf"^.{{2,7}}?(?:{province})(?=.+?[市区县州盟旗])", "", body)
    for full, short in _words()["called"]["instead"]:
        body = body.replace(full, short)
    return body


def told_in(catalogue: Catalogue) -> Iterator[Told]:
    """The counts of the reports' own years that say what they count, in the order of the store."""
    for record in catalogue.records.values():
        if record.organisation and record.year is not None:
            text = catalogue.text(record.id)
            for one in catalogue.candidates([record.id]):
                if _is_asked_for(one, record.year):
                    yield _told(one, record.organisation, record.year, text)


def _is_asked_for(one: Candidate, year: int) -> bool:
    number = one.statement
    counts = number.kind is StatementKind.COUNT and number.year == year
    return counts and bool(number.value and number.unit) and len(number.subject) >= _SHORTEST


def _told(one: Candidate, body: str, year: int, text: str) -> Told:
    number = one.statement
    before, found, behind = one.printed.rpartition(fold_text(number.number.of(text)).lower())
    if not found or len(re.findall(r"\d+", before + behind)) > _OTHERS_BESIDE:
        before = behind = ""
    return Told(body, year, number.subject, number.unit, number.value, before, behind)


def asked_for(told: Iterable[Told]) -> list[Asked]:
    """The questions that ask for these numbers, each once, with all numbers that it asks for."""
    found: dict[str, Asked] = {}
    for one in told:
        for way, question in _questions(one):
            before = found[question].values if question in found else frozenset()
            found[question] = Asked(way, question, before | {one.value})
    return list(found.values())


def _questions(one: Told) -> Iterator[tuple[str, str]]:
    parts = {"body": one.body, "called": called(one.body), "year": str(one.year), "subject": one.subject, "unit": one.unit}
    if one.before or one.behind:
        parts |= {"before": one.before, "behind": one.behind}
    parts |= _cut(one.subject)
    for way, pattern in _words()["ways"].items():
        if set(re.findall(r"{(\w+)}", pattern)) <= parts.keys():
            yield way, pattern.format_map(parts)


def _cut(subject: str) -> Mapping[str, str]:
    """What is counted, cut behind its first verb of two characters; {} where it has none or nothing fit to be counted stands behind."""
    end = 0
    for word in words(subject):
        end = subject.find(word, end) + len(word)
        if len(word) > 1 and tag(word).startswith("v"):
            return {"deed": subject[:end], "thing": subject[end:]} if len(subject) - end in _OBJECT else {}
    return {}


def judged(asked: Asked, answer: Answer) -> Result:
    """How an answer is: by its figures alone, whatever else it says."""
    figures = answer.figures if answer.route is Route.FIGURES else ()
    values = tuple(figure.value for figure in figures if figure.value is not None)
    outcome: Outcome = "wrong" if values else "refused"
    if asked.values.intersection(values):
        outcome = "right" if values[0] in asked.values else "behind"
    return Result(asked, outcome, answer.text, values)


def asked_back(opened: OpenAssistant, limit: int | None = None) -> Iterator[Result]:
    """What comes of asking for the store's numbers, or for so many of them."""
    told = list(told_in(opened.assistant.catalogues.current()))
    few = told if limit is None or limit >= len(told) else [told[at * len(told) // limit] for at in range(limit)]
    for asked in asked_for(few):
        yield judged(asked, opened.assistant.ask(asked.question))


def tallied(results: Iterable[Result]) -> str:
    """How many came out how, a line for each way of asking and one for all.

    >>> asked = Asked("plain", "几次？", frozenset({Decimal(9)}))
    >>> print(tallied([Result(asked, "right", "9次", (Decimal(9),)), Result(asked, "refused", "没有找到", ())]))
                  right   behind  refused    wrong
    plain             1        0        1        0
    all               1        0        1        0
    """
    counts = Counter((way, result.outcome) for result in results for way in (result.asked.way, "all"))
    ways = (*dict.fromkeys(way for way, _ in counts if way != "all"), "all")
    lines = [f"{way:<10}{''.join(f'{counts[way, outcome]:>9}' for outcome in get_args(Outcome))}" for way in ways]
    return "\n".join([f"{'':10}{''.join(f'{outcome:>9}' for outcome in get_args(Outcome))}", *lines])


def main(argv: Sequence[str] | None = None) -> int:
    """Parses, asks and prints; gives the exit status."""
    parser = argparse.ArgumentParser(prog="python -m eval.asked_back", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--home", type=Path, required=True, help="the store whose numbers are asked for")
    parser.add_argument("--limit", type=int, metavar="N", help="ask for so many numbers, spread over the store")
    parser.add_argument("--show", action="store_true", help="print the questions that were not answered rightly")
    given = parser.parse_args(argv)
    settings, results = StoreSettings.from_environment(home=given.home), []
    with open_library(settings) as library:
        opened = OpenAssistant(library, settings)
        try:
            for result in asked_back(opened, given.limit):
                results.append(result)
                if given.show and result.outcome != "right":
                    print(_line(result), flush=True)
        finally:
            opened.close()
    print(tallied(results))
    return int(any(result.outcome == "wrong" for result in results))


def _line(result: Result) -> str:
    meant, given = sorted(result.asked.values), result.values[:4]
    numbers = [",".join(f"{value:f}" for value in values) for values in (meant, given)]
    return "\t".join([result.outcome, result.asked.way, result.asked.question, *numbers, result.said[:120].replace("\n", " ")])


if __name__ == "__main__":
    sys.exit(main())
