"""From files to the stores: the only place that knows the order of the steps.

`ingest_paths` walks files and folders, parses what has changed, several files at a time, each in a process of its own within
bounds (`ingest.workers.pool`), here or on other machines (`ingest.workers.cluster`), embeds its chunks and commits each document in one transaction, in the order of the files; then the
passage index is built anew. A file that cannot be read is told with its reason and stops nothing; what was stored stays.
`parse`, one file's bytes to its Report in this process and without bounds, is `ingest.parsing.parse`.

>>> report = parse("a.txt", "示例市统计局2023年政府信息公开工作年度报告\\n全年收到政府信息公开申请7件。".encode())
>>> report.identity.organisation, report.identity.year, report.statements[0].value
('示例市统计局', 2023, Decimal('7'))
"""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, Self, TypeVar

from ingest.embedding import Embedder, passage_text
from ingest.errors import ReadError
from ingest.files import FoundFile, find_files, read_bytes
from ingest.index.nearest import build_generation, is_current
from ingest.model import Problem, Report
from ingest.parsing import PARSER_VERSION, parse, reader_version
from ingest.settings import StoreSettings
from ingest.store.library import Library, document_id
from ingest.workers.limits import Limits
from ingest.workers.pool import Workers

__all__ = ["PARSER_VERSION", "Contents", "Outcome", "Readers", "ingest_files", "ingest_paths", "notes", "parse", "reader_version"]

T = TypeVar("T")
R = TypeVar("R")

log = logging.getLogger("wenbao.ingest")


class Readers(Protocol):
    """What parses files, several at a time and each within `limits`: `ingest.workers.pool.Workers`, `ingest.workers.cluster.Cluster`."""

    @property
    def limits(self) -> Limits: ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...

    def parse(self, name: str, data: bytes) -> Report:
        """Reads one report; may be called from several threads. Errors: ReadError."""

    def map(self, call: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """`call` of each item, several at a time in threads, the results in the order of the items."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a report that was read holds, in brief: whose it is, and how many sections, cells and numbers in prose."""

    sha256: str
    organisation: str | None
    year: int | None
    form: str | None
    sections: int
    figures: int
    problems: tuple[Problem, ...]

    @classmethod
    def of(cls, report: Report) -> Self:
        who, figures = report.identity, len(report.figures) + len(report.statements)
        return cls(report.sha256, who.organisation, who.year, report.form, len(report.sections), figures, report.problems)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. `status` is added, replaced, unchanged or failed; `contents` is there where it was read;
    `error` says why it failed, `code` the same for programs (`ingest.errors`: damaged, unsupported_type, limit,
    parser_crashed). The report itself is not kept: there may be a hundred thousand of them."""

    file: str
    document_id: str | None
    status: str
    contents: Contents | None
    error: str | None = None
    code: str | None = None

    @property
    def changed(self) -> bool:
        """Whether the store holds something else than before."""
        return self.status in ("added", "replaced")


@dataclass(frozen=True, slots=True)
class _Read:
    """A file as far as a worker takes it: its digest, and its report unless it is unchanged; or why there is neither."""

    found: FoundFile
    digest: str = ""
    report: Report | None = None
    error: ReadError | None = None


def ingest_paths(
    paths: Sequence[Path],
    library: Library,
    settings: StoreSettings,
    load_embedder: Callable[[], Embedder],
    told: Callable[[Outcome], None] = lambda outcome: None,
    *,
    jobs: int | None = None,
    limits: Limits | None = None,
    readers: Readers | None = None,
) -> tuple[Outcome, ...]:
    """Reads files and folders into a library open for writing; `told` hears of each file as it is done, in their order.

    `jobs` files are parsed at a time, as many as there are cores unless told; `readers`, where it is given, parses them in
    place of that. The embedding model is loaded only when something has to be embedded. Errors: UsageError for a path that
    is not there, before anything is read; IndexUnavailable where all is stored and the passage index could not be built."""
    out = ingest_files(list(find_files(paths)), library, load_embedder, told, jobs=jobs, limits=limits, readers=readers)
    if any(outcome.changed for outcome in out) or not is_current(library, settings):  # an earlier run may have been killed
        build_generation(library, settings)
    return out


def ingest_files(
    files: Sequence[FoundFile],
    library: Library,
    load_embedder: Callable[[], Embedder],
    told: Callable[[Outcome], None] = lambda outcome: None,
    *,
    begun: Callable[[FoundFile], None] = lambda found: None,
    jobs: int | None = None,
    limits: Limits | None = None,
    readers: Readers | None = None,
) -> tuple[Outcome, ...]:
    """The same for files that were found elsewhere, without a new passage index, which is the caller's to build.

    `begun` hears of each file as its reading begins, from the thread that reads it."""
    out: list[Outcome] = []
    embedder: Embedder | None = None
    with readers or Workers(jobs, limits) as workers:

        def read(task: tuple[FoundFile, str | None]) -> _Read:
            begun(task[0])
            return _read(workers, *task)

        for done in workers.map(read, ((found, library.digest_at(found.place, reader_version())) for found in files)):
            found, report = done.found, done.report
            if done.error is not None:
                outcome = Outcome(found.file, None, "failed", None, str(done.error), done.error.code)
            elif report is None:
                outcome = Outcome(found.file, document_id(found.place, done.digest), "unchanged", None)
            else:
                if embedder is None:
                    embedder = load_embedder()
                    library.bind_model(embedder.fingerprint)
                vectors = embedder.embed_passages(
                    [passage_text(chunk.section, chunk.span.of(report.document.text)) for chunk in report.chunks]
                )
                status = library.commit(found.place, found.file, report, vectors, reader_version=reader_version())
                outcome = Outcome(found.file, document_id(found.place, done.digest), status, Contents.of(report))
            out.append(outcome)
            told(outcome)
    return tuple(out)


def _read(workers: Readers, found: FoundFile, known: str | None) -> _Read:
    """Reads one file, unless its digest is the one known."""
    started = time.perf_counter()
    try:
        data = read_bytes(found, workers.limits.file)
        digest = hashlib.sha256(data).hexdigest()
        done = _Read(found, digest, None if digest == known else workers.parse(found.file, data))
    except ReadError as error:
        done = _Read(found, error=error)
    log.info("%s: %s in %.2f s", found.file, done.error or "read", time.perf_counter() - started)
    return done


def notes(problems: Sequence[Problem]) -> list[dict[str, str]]:
    """Problems as `ingest --json` lists them: each code and message once."""
    seen = dict.fromkeys((p.code, p.message) for p in problems)
    return [{"code": code, "message": message} for code, message in seen]
