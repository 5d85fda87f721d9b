"""Plain questions asked of every report of a store: `python -m eval.asked_plainly --home HOME [--all] [--every N]`.

Some twenty questions that people ask of any report (`asked_plainly.toml`) are asked of each body and year. There is no gold: what
comes out is read by eye. Printed are the refusals where the report has the words of the thing beside a number, with that place, and
with `--all` the answers too, a line each; then how many questions were answered, refused though the words are there, and refused
where they are not. A refusal may be right (the number there counts something else), and an answer wrong. `--every` takes each Nth
report. The store is only read; a report whose body is not known is left out. Exit status 0.

>>> near("解读", "发布解读稿件58篇,其中图解23篇"), near("解读", "解读工作有待加强")
('发布解读稿件58篇,其中图解23篇', '')
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal, TypedDict, cast, get_args

from assistant.answer import Answer, Route
from assistant.open import OpenAssistant
from eval.asked_back import called
from ingest.normalise import fold_text
from ingest.settings import StoreSettings
from ingest.store.library import open_library

Outcome = Literal["answered", "near", "refused"]
_BEFORE, _BEHIND = 15, 30
"""So many characters on either side of the words are looked at for a number, and shown."""
_SHOWN = 160


class _Question(TypedDict):
    asks: str
    words: str


@dataclass(frozen=True, slots=True)
class Plain:
    """What came of a question: its text, how it was answered, what was said, and where the report has its words beside a number ("" where
    it has them nowhere)."""

    question: str
    outcome: Outcome
    said: str
    place: str


@cache
def _questions() -> tuple[_Question, ...]:
    data = tomllib.loads(files("eval").joinpath("asked_plainly.toml").read_text("utf-8"))
    return cast("tuple[_Question, ...]", tuple(data["questions"]))


def near(words: str, text: str) -> str:
    """The first place of a folded text where one of these words (a pattern) stands beside a number; "" for none."""
    around = (text[max(0, hit.start() - _BEFORE) : hit.end() + _BEHIND] for hit in re.finditer(words, text))
    return next((place for place in around if re.search(r"\d", place)), "")


def came_of(question: str, words: str, answer: Answer, text: str) -> Plain:
    """An answer as it counts: by its route and, where it refuses, by what the report says."""
    if answer.route not in (Route.REFUSE, Route.CLARIFY):
        return Plain(question, "answered", answer.text, "")
    place = near(words, text)
    return Plain(question, "near" if place else "refused", answer.text, place)


def asked_plainly(opened: OpenAssistant, every: int = 1) -> Iterator[Plain]:
    """What comes of the questions, report by report, of each `every`th."""
    catalogue = opened.assistant.catalogues.current()
    for record in list(catalogue.records.values())[::every]:
        if record.organisation:
            text = fold_text(catalogue.text(record.id))
            year = f"{record.year}年" if record.year else ""
            for one in _questions():
                question = f"{called(record.organisation)}{year}{one['asks']}"
                yield came_of(question, one["words"], opened.assistant.ask(question), text)


def tallied(results: Sequence[Plain]) -> str:
    """How many came out how.

    >>> tallied([Plain("有几个查阅点？", "near", "没有找到", "设置查阅点3个")])
    'answered 0, refused though near 1, refused 0'
    """
    counts = Counter(result.outcome for result in results)
    said = {"near": "refused though near"}
    return ", ".join(f"{said.get(outcome, outcome)} {counts[outcome]}" for outcome in get_args(Outcome))


def main(argv: Sequence[str] | None = None) -> int:
    """Parses, asks and prints; gives the exit status."""
    parser = argparse.ArgumentParser(prog="python -m eval.asked_plainly", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--home", type=Path, required=True, help="the store whose reports are asked about")
    parser.add_argument("--all", action="store_true", help="print the answers too")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="take each Nth report")
    given = parser.parse_args(argv)
    if given.every < 1:
        parser.error(f"--every counts reports: found {given.every}, expected 1 or more")
    settings, results = StoreSettings.from_environment(home=given.home), []
    with open_library(settings) as library:
        opened = OpenAssistant(library, settings)
        try:
            for result in asked_plainly(opened, given.every):
                results.append(result)
                if given.all or result.outcome == "near":
                    print(_line(result), flush=True)
        finally:
            opened.close()
    print(tallied(results))
    return 0


def _line(result: Plain) -> str:
    return "\t".join([result.outcome, result.question, result.place or result.said[:_SHOWN].replace("\n", " ")])


if __name__ == "__main__":
    sys.exit(main())
