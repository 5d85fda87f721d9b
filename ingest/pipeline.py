"""From files to the stores: the only place that knows the order of the steps.

`parse` is pure: bytes in, Report out, the same anywhere. `ingest_paths` walks files and folders, parses what has
changed, embeds its chunks and commits each document in one transaction; then the passage index is built anew. A file
that cannot be read is told with its reason and stops nothing; what was stored stays.

>>> report = parse("a.txt", "示例市统计局2023年政府信息公开工作年度报告\\n全年收到政府信息公开申请7件。".encode())
>>> report.identity.organisation, report.identity.year, report.statements[0].value
('示例市统计局', 2023, Decimal('7'))
"""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.checks import with_checks
from ingest.chunks import make_chunks
from ingest.embedding import Embedder
from ingest.errors import ReadError, UsageError
from ingest.identity import identify
from ingest.index import build_generation
from ingest.model import Problem, Report
from ingest.readers import read_document
from ingest.sections import find_sections
from ingest.settings import StoreSettings
from ingest.statements import find_statements
from ingest.store import Library, document_id
from ingest.tables import read_tables

PARSER_VERSION = "1"
"""Raised whenever reading changes: files stored by an older reader are read again."""

log = logging.getLogger("wenbao.ingest")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. `status` is added, replaced, unchanged or failed; `error` says why it failed."""

    file: str
    document_id: str | None
    status: str
    report: Report | None
    error: str | None = None


def parse(name: str, data: bytes) -> Report:
    """Reads one report. Errors: ReadError with what was found, what was expected and what to do."""
    document = read_document(name, data)
    sections = find_sections(document)
    identity = identify(document, name)
    tables = read_tables(document)
    figures, arithmetic = with_checks(tables.figures)
    statements = find_statements(document, sections, identity.year)
    return Report(
        sha256=hashlib.sha256(data).hexdigest(),
        document=document,
        identity=identity,
        form=tables.form,
        sections=sections,
        figures=figures,
        statements=statements,
        chunks=make_chunks(document, sections),
        problems=(*document.problems, *identity.problems, *tables.problems, *arithmetic),
    )


def find_files(paths: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Each file below the paths with its name below the folder given; hidden files and folders are left out.

    Errors: UsageError for a path that is not there."""
    for path in paths:
        if path.is_file():
            yield path.resolve(), path.name
        elif path.is_dir():
            for found in sorted(path.rglob("*")):
                below = found.relative_to(path)
                if found.is_file() and not any(part.startswith(".") for part in below.parts):
                    yield found.resolve(), below.as_posix()
        else:
            raise UsageError(f"{path}: no such file or folder; give the path of a report or of a folder of reports")


def ingest_paths(
    paths: Sequence[Path],
    library: Library,
    settings: StoreSettings,
    load_embedder: Callable[[], Embedder],
    told: Callable[[Outcome], None] = lambda outcome: None,
) -> tuple[Outcome, ...]:
    """Reads files and folders into a library open for writing; `told` hears of each file as it is done.

    The embedding model is loaded only when something has to be embedded."""
    out: list[Outcome] = []
    embedder: Embedder | None = None
    for path, file in find_files(paths):
        started = time.perf_counter()
        try:
            data = path.read_bytes()
            digest = hashlib.sha256(data).hexdigest()
            if library.digest_at(str(path), PARSER_VERSION) == digest:
                outcome = Outcome(file, document_id(str(path), digest), "unchanged", None)
            else:
                report = parse(file, data)
                if embedder is None:
                    embedder = load_embedder()
                    library.bind_model(embedder.fingerprint)
                vectors = embedder.embed_passages([chunk.span.of(report.document.text) for chunk in report.chunks])
                status = library.commit(str(path), file, report, vectors, reader_version=PARSER_VERSION)
                outcome = Outcome(file, document_id(str(path), digest), status, report)
        except (ReadError, OSError) as error:
            outcome = Outcome(file, None, "failed", None, str(error))
        log.info("%s: %s in %.2f s", file, outcome.status, time.perf_counter() - started)
        out.append(outcome)
        told(outcome)
    if any(o.status in ("added", "replaced") for o in out):
        build_generation(library, settings)
    return tuple(out)


def notes(problems: Sequence[Problem]) -> list[dict[str, str]]:
    """Problems as `ingest --json` lists them: each code and message once."""
    seen = dict.fromkeys((p.code, p.message) for p in problems)
    return [{"code": code, "message": message} for code, message in seen]
