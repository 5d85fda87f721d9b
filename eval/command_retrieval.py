"""`wenbao eval --retrieval` and `--export DIR`: how well wenbao finds the passages that answer, printed or written out.

The scores are those of `eval.retrieval`, for wenbao as people ask it: a question's body and year limit the search.

>>> table({"hit@1": 0.5}, {"hit@1": 0.75})
['hit@1         0.500 (0.750 among the reports asked about)']
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from eval.export import export
from eval.question_set import Question
from eval.retrieval import passage_questions, retrieve
from eval.retrieval_own import own_rankers
from ingest.embedding import load_embedder
from ingest.index.nearest import PassageIndex
from ingest.settings import StoreSettings
from ingest.store.library import Library


def table(scores: Mapping[str, float], given: Mapping[str, float]) -> list[str]:
    """The scores for people, a measure a line."""
    return [f"{name:<12}{scores[name]:>7.3f} ({given[name]:.3f} among the reports asked about)" for name in scores]


def run(library: Library, settings: StoreSettings, questions: Sequence[Question], folder: Path | None, *, as_json: bool) -> None:
    """Measures over a library and prints; writes the export where a folder is named."""
    asked = passage_questions(questions)
    index = PassageIndex.open(library, settings, load_embedder(settings))
    try:
        retrieved = retrieve(own_rankers(library, index)[0], asked)
    finally:
        index.close()
    if folder is not None:
        export(folder, asked, retrieved)
    shown = retrieved.to_json()
    if as_json:
        print(json.dumps(shown, ensure_ascii=False))
        return
    print("\n".join([f"{'questions':<12}{shown['questions']:>7}", *table(shown["scores"], shown["given"])]))
    for result in shown["results"]:
        if result["rank"] != 1:
            print(f"  {result['id']}: {'not among the first ten' if result['rank'] is None else 'rank ' + str(result['rank'])}")
