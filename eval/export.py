"""A retrieval measurement as files that other tools read: a BEIR folder and TREC runs.

    DIR/corpus.jsonl          {"_id", "title", "text", "metadata": {file, organisation, year, section, start, end}}
    DIR/queries.jsonl         {"_id", "text", "metadata": {kind, documents}}
    DIR/qrels/test.tsv        query-id, corpus-id, score; with this header (BEIR)
    DIR/qrels/test.qrels      question 0 passage 1 (TREC, for trec_eval, ir_measures and ranx)
    DIR/runs/<name>.trec      question Q0 passage rank score name; among all reports
    DIR/runs/<name>.given.trec    the same among the reports that were asked about

Files are UTF-8 with \\n, in the order of the store and of the question set. An id holds no blank: a question's are turned
to `_`. What a run's score says is the order, nothing else.

>>> trec_name("wenbao, unscoped")
'wenbao-unscoped'
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from eval.question_set import Question
from eval.retrieval import Piece, Retrieved
from eval.scorers.ranking import descending
from ingest.errors import UsageError


def trec_name(name: str) -> str:
    """A name without what parts a TREC line, fit for a file."""
    return re.sub(r"[^\w.+-]+", "-", name).strip("-")


def question_id(identity: str) -> str:
    """A question's id without blanks."""
    return re.sub(r"\s+", "_", identity)


def export(folder: Path, questions: Sequence[Question], retrieved: Retrieved) -> None:
    """Writes the folder. Errors: UsageError where it holds something already or cannot be written."""
    try:
        if folder.exists() and any(folder.iterdir()):
            raise UsageError(f"--export: {folder} is not empty, expected a new folder; name another or remove it")
        for part in ("qrels", "runs"):
            (folder / part).mkdir(parents=True, exist_ok=True)
        _write(folder / "corpus.jsonl", (_json(_corpus(piece)) for piece in retrieved.pieces))
        _write(folder / "queries.jsonl", (_json(_query(question)) for question in questions))
        pairs = [(question_id(q), passage) for q, passages in retrieved.qrels.items() for passage in passages]
        _write(folder / "qrels" / "test.tsv", ["query-id\tcorpus-id\tscore", *(f"{q}\t{passage}\t1" for q, passage in pairs)])
        _write(folder / "qrels" / "test.qrels", (f"{q} 0 {passage} 1" for q, passage in pairs))
        name = trec_name(retrieved.name)
        _write(folder / "runs" / f"{name}.trec", trec_run(retrieved.run, name))
        _write(folder / "runs" / f"{name}.given.trec", trec_run(retrieved.given, name))
    except OSError as error:
        raise UsageError(f"--export: {folder} cannot be written ({error.strerror or error}); name another folder") from error


def trec_run(run: Mapping[str, Sequence[str]], name: str) -> Iterable[str]:
    """The lines of a TREC run, best first.

    >>> list(trec_run({"a": ["p2", "p1"]}, "x"))
    ['a Q0 p2 1 1.000000 x', 'a Q0 p1 2 0.500000 x']
    """
    for question, found in run.items():
        for rank, (passage, score) in enumerate(descending(found).items(), 1):
            yield f"{question_id(question)} Q0 {passage} {rank} {score:.6f} {name}"


def _corpus(piece: Piece) -> dict[str, object]:
    place = {"section": list(piece.section), "start": piece.start, "end": piece.end}
    metadata = {"file": piece.file, "organisation": piece.organisation, "year": piece.year, **place}
    return {"_id": piece.id, "title": piece.title, "text": piece.text, "metadata": metadata}


def _query(question: Question) -> dict[str, object]:
    metadata = {"kind": question.kind, "documents": list(question.expected.documents)}
    return {"_id": question_id(question.id), "text": question.question, "metadata": metadata}


def _json(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _write(path: Path, lines: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines)
