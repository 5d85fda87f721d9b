"""wenbao's own ways to find passages and its peers, measured in one run and printed as one table.

    python -m eval.peers --questions QUESTIONS.jsonl (--docs DIR | --home HOME) [--json]

`--docs` are read into a home that is removed at the end; `--home` takes one that is filled already (and opens it for
reading). Every system has the same text of every report, as wenbao reads it, and where it embeds the same embedding. A
row's first six measures are among all reports, as the question comes; the next six (*) among the reports that it asks about,
which the system is told. Passages are of different lengths, so beside the ranks stands what is answered within the first
1,000 characters found. A peer whose library is not installed is named with what to install; exit status 1 then.

>>> line("BM25", ["0.500", "0.750"])
'BM25                            0.500    0.750'
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from eval.peers.bm25_fixed import FixedBm25
from eval.question_set import load_questions
from eval.retrieval import READ, Ranker, Retrieved, passage_questions, retrieve
from eval.retrieval_own import own_rankers
from eval.scorers.ranking import NAMES
from ingest.embedding import Embedder, load_embedder
from ingest.errors import IndexUnavailable, WenbaoError
from ingest.index.nearest import PassageIndex
from ingest.pipeline import ingest_paths
from ingest.settings import StoreSettings
from ingest.store.library import Library, open_library

MEASURES = [*NAMES.values(), f"<={READ}"]
HEADING = ["passages", "chars", *MEASURES, *(f"{name}*" for name in MEASURES), "p50 ms"]
WIDTH = 28
INSTALL = "pip install -c requirements.lock -e '.[peers]'"


def line(name: str, cells: Sequence[str]) -> str:
    """One row of the table."""
    return name.ljust(WIDTH) + "".join(cell.rjust(9) for cell in cells)


def row(found: Retrieved) -> str:
    """One system's row."""
    shown = found.to_json()
    within = shown["within"]
    measures = [*shown["scores"].values(), within["all"], *shown["given"].values(), within["given"]]
    cells = [str(len(found.pieces)), str(found.characters), *(f"{value:.3f}" for value in measures)]
    return line(found.name, [*cells, str(shown["latency_ms"]["p50"])])


def peers(texts: Mapping[str, str], embedder: Embedder) -> Iterator[Ranker | str]:
    """Each peer, built when it is its turn; the name of a library that is lacking in its place."""
    yield FixedBm25(texts)
    # The libraries are an extra, and seconds to load: each is imported where it is measured.
    try:
        from eval.peers.langchain_usual import UsualChain  # noqa: PLC0415 - the extra peers, by a run that names it

        yield UsualChain(texts, embedder)
    except ModuleNotFoundError as error:
        yield str(error.name)
    try:
        from eval.peers.llamaindex_default import DefaultIndex  # noqa: PLC0415 - the extra peers, by a run that names it

        yield DefaultIndex(texts, embedder)
    except ModuleNotFoundError as error:
        yield str(error.name)


def measure(library: Library, settings: StoreSettings, questions: Path) -> tuple[list[Retrieved], list[str]]:
    """All systems over one library, wenbao's first, and the libraries that are lacking."""
    asked = passage_questions(load_questions(questions))
    embedder = load_embedder(settings)
    texts = {record.file: library.text(record.id) for record in library.documents()}
    index = PassageIndex.open(library, settings, embedder)
    try:
        results = [retrieve(ranker, asked) for ranker in own_rankers(library, index)]
    finally:
        index.close()
    lacking: list[str] = []
    for peer in peers(texts, embedder):
        if isinstance(peer, str):
            lacking.append(peer)
        else:
            results.append(retrieve(peer, asked))
    return results, lacking


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m eval.peers", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--questions", type=Path, required=True, metavar="QUESTIONS.jsonl")
    place = parser.add_mutually_exclusive_group(required=True)
    place.add_argument("--docs", type=Path, help="a folder of reports")
    place.add_argument("--home", type=Path, help="a home that has read the reports")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(arguments)
    try:
        with tempfile.TemporaryDirectory(prefix="wenbao-peers-") as scratch:
            settings = StoreSettings.from_environment(home=given.home or Path(scratch) / "home")
            with open_library(settings, write=given.home is None) as library:
                if given.docs is not None:
                    for outcome in ingest_paths([given.docs], library, settings, lambda: load_embedder(settings)):
                        print(f"{outcome.file}: {outcome.status}", file=sys.stderr, flush=True)
                results, lacking = measure(library, settings, given.questions)
    except (WenbaoError, IndexUnavailable) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    if given.json:
        print(json.dumps({found.name: found.to_json() for found in results}, ensure_ascii=False))
    else:
        print(line(f"{len(results[0].run)} questions", HEADING))
        print("\n".join(row(found) for found in results))
        print(f"* among the reports that it asks about, which the system is told; <={READ}: within so many characters found")
    for library_name in lacking:
        print(f"not measured: {library_name} is not installed; {INSTALL}", file=sys.stderr)
    return int(bool(lacking))


if __name__ == "__main__":
    sys.exit(main())
