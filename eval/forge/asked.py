"""The forge's questions asked of the assistant: `python -m eval.forge.asked 60 --seed 1 --wordings held` prints the scores.

Reports come in runs of three years a body, printed without defects in formats with text; they are ingested into a store of their
own, which is gone at the end. `--wordings held` asks in the wordings that nobody reads while understanding is built: their
questions are not printed, only how many of each kind came out how. `--show` prints what was not right of the built ones.
Exit status 0 where no answer is wrong.

>>> one, other = in_runs(2, seed=1)
>>> one.report.organisation == other.report.organisation, other.report.year - one.report.year
(True, 1)
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from assistant.open import OpenAssistant
from eval.forge.corpus import Forged, Plan, files_of, forged
from eval.forge.printing import Printing
from eval.forge.questions import Wordings, make_questions
from eval.forge.samples import Format
from eval.forge.wording import load_words
from eval.run import Summary, run_questions
from ingest.embedding import load_embedder
from ingest.pipeline import ingest_paths
from ingest.settings import StoreSettings
from ingest.store.library import open_library

RUN = 3
"""Years of one body."""
FORMATS: tuple[Format, ...] = ("txt", "html", "md")
FIRST = 2016


def in_runs(reports: int, seed: int) -> list[Forged]:
    """So many reports from this seed on, each body in the years after one another, another body after that."""
    bodies = load_words().bodies
    made = []
    for number in range(reports):
        run, at = divmod(number, RUN)
        year = FIRST + (seed + run) % (2024 - FIRST - RUN + 2) + at
        printing = Printing(shape="tsv") if FORMATS[run % len(FORMATS)] == "txt" else Printing()
        body = bodies[(seed + run) % len(bodies)]
        plan = Plan(format=FORMATS[run % len(FORMATS)], printing=printing, defects=(), body=body, year=year)
        made.append(forged(seed + number, plan))
    return made


@contextmanager
def answering(reports: Sequence[Forged]) -> Iterator[OpenAssistant]:
    """An assistant over a store of these reports, which is gone at the end."""
    with tempfile.TemporaryDirectory(prefix="wenbao-asked-") as scratch:
        folder, settings = Path(scratch, "reports"), StoreSettings(Path(scratch, "home"))
        folder.mkdir()
        for one, data in zip(reports, files_of(reports), strict=True):
            (folder / one.file).write_bytes(data)
        with open_library(settings, write=True) as library:
            list(ingest_paths([folder], library, settings, lambda: load_embedder(settings)))
            opened = OpenAssistant(library, settings)
            try:
                yield opened
            finally:
                opened.close()


def asked(reports: Sequence[Forged], seed: int, wordings: Wordings) -> Summary:
    """What came of all questions over these reports."""
    with answering(reports) as opened:
        questions = make_questions(reports, seed, wordings)
        return run_questions(lambda q, c: opened.assistant.ask(q, c).to_json(), questions, opened.library.text)


def main(argv: Sequence[str] | None = None) -> int:
    """Parses, asks and prints; gives the exit status."""
    parser = argparse.ArgumentParser(prog="python -m eval.forge.asked", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("reports", nargs="?", type=int, default=15, metavar="N", help="how many reports")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--wordings", choices=("built", "held"), default="built")
    parser.add_argument("--show", action="store_true", help="print the built questions that were not answered rightly")
    given = parser.parse_args(argv)
    summary = asked(in_runs(given.reports, given.seed), given.seed, given.wordings)
    right = sum(result.right for result in summary.results)
    print(f"right {right} of {len(summary.results)} = {right / max(1, len(summary.results)):.4f}, wrong {summary.wrong}")
    for kind, tally in summary.to_json()["kinds"].items():
        print(f"  {kind:<13} n={tally['n']} exact={tally['exact']} wrong={tally['wrong']}")
    for result in summary.results if given.show and given.wordings == "built" else ():
        if not result.right:
            print(f"{result.outcome}\t{result.question.question}\t{result.said}")
    return int(summary.wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
