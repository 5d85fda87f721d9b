"""What a question for a passage costs over HTTP as the reports grow: 1,000, 10,000 and 100,000 of them, some passages each.

    python -m eval.bench_growth_passages [FOLDER] [REPORTS...]

Reports in prose of our own (`bench_passages.told_report`, without the paragraphs that only fill) go straight into the stores,
their passages into the index, and are kept in FOLDER. Every question is about another body and year; it is asked in turns with
GET /healthz of the same server, and those of the largest store in turns with those of the smallest, both servers running. An
answer that does not quote the planted sentence stops all. JSON on standard output.

>>> len(told_report(next(bodies_and_years(1))[0], 2023, 3, paragraphs=0).chunks)
7
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import islice, product
from pathlib import Path
from typing import TypedDict

from eval.bench_client import Client
from eval.bench_many import ALL_YEARS, many_bodies
from eval.bench_passages import commit_told, questions, told_report
from eval.bench_ratio import RatioJson, in_turns
from eval.bench_store import YEARS, Body
from eval.serving import serving
from ingest.embedding import load_embedder
from ingest.index.nearest import build_generation
from ingest.settings import StoreSettings
from ingest.store.home import INDEX_NAME
from ingest.store.library import open_library

SIZES = (1_000, 10_000, 99_990)
REQUESTS = 200
_CHECKED = 8
_MADE = "made.json"
_FOLDER = Path(tempfile.gettempdir(), "wenbao-bench-growth-passages")


class MadeJson(TypedDict):
    """What making a store took: seconds for reports and for their passage index, and how many passages there are."""

    passages: int
    commit_s: float
    vector_index_s: float


class SizeJson(TypedDict):
    reports: int
    made: MadeJson
    index_bytes: int
    peak_mb: float
    ratio: RatioJson


def bodies_and_years(reports: int) -> Iterator[tuple[Body, int]]:
    """So many bodies with a year each: three years of each body, ten where three are too few."""
    known = list(many_bodies())
    return islice(product(known, YEARS if reports <= len(known) * len(YEARS) else ALL_YEARS), reports)


def made_store(home: Path, reports: int) -> MadeJson:
    """Makes the store where it is not whole yet, and says what that took."""
    note = home / _MADE
    if note.exists():
        there: MadeJson = json.loads(note.read_text(encoding="utf-8"))
        return there
    settings = StoreSettings(home)
    embedder = load_embedder(settings)
    began = time.monotonic()
    with open_library(settings, write=True) as library:
        library.bind_model(embedder.fingerprint)
        passages = 0
        for number, (body, year) in enumerate(bodies_and_years(reports)):
            passages += commit_told(library, embedder, told_report(body, year, number, paragraphs=0), number)
        committed = time.monotonic()
        build_generation(library, settings)
    made: MadeJson = {
        "passages": passages,
        "commit_s": round(committed - began, 1),
        "vector_index_s": round(time.monotonic() - committed, 1),
    }
    note.write_text(json.dumps(made), encoding="utf-8")
    return made


def asked(address: str, reports: int) -> Iterator[str]:
    """Questions for the clock of the server there, after its answers to the first ones were compared with what was planted.

    Errors: RuntimeError where the planted sentence is not quoted.
    """
    told = [(body, year, number) for number, (body, year) in enumerate(bodies_and_years(reports))]
    drawn = list(questions(told, _CHECKED + 3 * REQUESTS))
    with Client(address) as client:
        for question, sentence in drawn[:_CHECKED]:
            answer = client.told(question)
            if not any(sentence in citation["quote"] for citation in answer["citations"]):
                raise RuntimeError(f"{question} is answered wrongly, so its time means nothing: {answer['answer']}")
    return (question for question, _ in drawn[_CHECKED:])


def bench(folder: Path, sizes: Sequence[int]) -> tuple[list[SizeJson], RatioJson]:
    """Each store against /healthz, the smaller first; then the largest against the smallest."""
    made = [made_store(folder / str(reports), reports) for reports in sizes]
    alone = [_alone(folder / str(reports), reports, took) for reports, took in zip(sizes, made, strict=True)]
    with ExitStack() as stack:
        ends = (sizes[0], sizes[-1])
        addresses = [stack.enter_context(serving(folder / str(reports))) for reports in ends]
        of_few, of_many = (asked(address, reports) for address, reports in zip(addresses, ends, strict=True))
        few, many = (stack.enter_context(Client(address)) for address in addresses)
        growth = in_turns(
            "growth",
            (f"of {ends[1]:,}", lambda: many.asked(next(of_many))),
            (f"of {ends[0]:,}", lambda: few.asked(next(of_few))),
            REQUESTS,
        )
    return alone, growth.to_json()


def _alone(home: Path, reports: int, made: MadeJson) -> SizeJson:
    with serving(home) as address:
        texts = asked(address, reports)
        with Client(address) as client:
            ratio = in_turns(
                f"{reports:,}", ("passage question", lambda: client.asked(next(texts))), ("GET /healthz", client.alive), REQUESTS
            )
    return {
        "reports": reports,
        "made": made,
        "index_bytes": sum(path.stat().st_size for path in (home / INDEX_NAME).rglob("*") if path.is_file()),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, 1),
        "ratio": ratio.to_json(),
    }


def main(arguments: Sequence[str] = ()) -> int:
    """Measures the sizes named, or all, and prints them."""
    named = [argument for argument in arguments if not argument.isdecimal()]
    sizes = [int(argument) for argument in arguments if argument.isdecimal()] or list(SIZES)
    alone, growth = bench(Path(named[0]) if named else _FOLDER, sizes)
    print(json.dumps({"sizes": alone, "growth": growth}, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
