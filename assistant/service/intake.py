"""Takes reports that were sent in into the stores of a home that is being served, one batch after the other.

Reading runs in processes of its own within bounds (`ingest.workers.pool`), fewer at a time than there are cores, and everything
else in one thread, so that questions are answered meanwhile. An upload is known by its name and its uploader, never by a
path: `PLACE` joins them to what stands where a file's path would. Its bytes are kept beside the store as long as its report
is. After each batch, and after a report was taken out,
`renew` puts the passage index right; until then answers are right already, as every hit is joined to the store.

Errors: IntakeBusyError where too many batches wait; HomeHeld where another process goes on writing; UsageError for a name
that is none.

>>> plain_name("C:\\\\报告\\\\..\\\\2023年 年报.pdf"), plain_name("../../etc/passwd"), plain_name("a\\x00b\\u202egpj.pdf")
('2023年 年报.pdf', 'passwd', 'abgpj.pdf')
"""

from __future__ import annotations

import logging
import shutil
import threading
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from assistant.service.originals import Originals
from ingest.embedding import Embedder
from ingest.errors import StoreError, UsageError, WenbaoError
from ingest.files import FoundFile
from ingest.pipeline import Outcome, ingest_files
from ingest.store.library import Library
from ingest.workers.limits import Limits
from ingest.workers.pool import default_jobs

PLACE = "upload:{uploader}/{name}"
LONGEST_NAME = 200
_MOST_WAITING = 8
_WRITER_SECONDS = 30.0
"""How long a batch waits for another process that writes to the store."""

Renew = Callable[[bool], None]
"""Puts the passage index right; told whether reports were taken out, which no older index may go on holding."""

log = logging.getLogger("wenbao.intake")


class IntakeBusyError(WenbaoError):
    """Too many uploads wait to be read."""

    code = "busy"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was sent: what its sender calls it, and where its bytes lie for now."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class Listener:
    """Who hears of a batch, from other threads: of a file whose reading begins, and of each that is done."""

    begun: Callable[[str], None] = lambda name: None
    done: Callable[[Outcome], None] = lambda outcome: None


class Intake:
    """The way in and out for a served home's reports. `renew` brings the passage index up to date; close it when done."""

    def __init__(
        self,
        library: Library,
        load_embedder: Callable[[], Embedder],
        renew: Renew,
        originals: Originals,
        *,
        jobs: int | None = None,
        limits: Limits | None = None,
    ) -> None:
        self.limits = limits or Limits()
        self._library, self._load_embedder, self._renew, self._originals = library, load_embedder, renew, originals
        self._jobs = jobs or max(1, default_jobs() - 1)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="wenbao-intake")
        self._lock = threading.Lock()
        self._keeping = threading.Lock()
        self._waiting = 0
        self._outcomes: Counter[str] = Counter()
        self._renewal_due = self._forget = self._closed = False

    def take_in(self, uploads: Sequence[Upload], uploader: str, folder: Path, listener: Listener) -> Future[tuple[Outcome, ...]]:
        """Reads a batch when its turn comes, then removes `folder`, which holds the bytes."""
        with self._lock:
            if self._waiting >= _MOST_WAITING:
                raise IntakeBusyError(f"{self._waiting} uploads wait to be read; send this one again when they are done")
            self._waiting += 1
        batch = self._thread.submit(self._batch, uploads, uploader, listener)
        batch.add_done_callback(lambda _: self._left(folder))
        return batch

    def take_out(self, document_id: str) -> bool:
        """Takes a report out: no answer uses it from now on, and the passage index forgets it soon. Whether it was there."""
        with self._keeping:
            record = self._library.document(document_id)
            if record is None or not self._library.remove(document_id):
                return False
            self._drop({record.sha256})
        self._renew_soon(forget=True)
        return True

    def outcomes(self) -> Mapping[str, int]:
        """How many files came to what end since the start: added, replaced, unchanged, or the code of why not."""
        with self._lock:
            return dict(self._outcomes)

    def settled(self, seconds: float) -> bool:
        """Waits until all that was asked for is done; False where it takes longer."""
        try:
            self._thread.submit(lambda: None).result(seconds)
        except TimeoutError:
            return False
        return True

    def close(self) -> None:
        """Finishes the batch that is being read and drops those that wait."""
        with self._lock:
            self._closed = True
        self._thread.shutdown(cancel_futures=True)

    def _batch(self, uploads: Sequence[Upload], uploader: str, listener: Listener) -> tuple[Outcome, ...]:
        files = [FoundFile(upload.path, PLACE.format(uploader=uploader, name=upload.name), upload.name) for upload in uploads]
        before = self._library.digests_at([found.place for found in files])
        left = iter(files)

        def done(outcome: Outcome) -> None:
            with self._lock:
                self._outcomes[outcome.code or outcome.status] += 1
            self._keep(outcome, next(left), before)
            listener.done(outcome)

        try:
            with self._library.writer(_WRITER_SECONDS):
                outcomes = ingest_files(
                    files,
                    self._library,
                    self._load_embedder,
                    done,
                    begun=lambda found: listener.begun(found.file),
                    jobs=self._jobs,
                    limits=self.limits,
                )
        except UsageError as error:  # a setting of the service, such as a model that is not there, is no fault of the sender
            raise StoreError(str(error)) from error
        if any(outcome.changed for outcome in outcomes):
            self._renew_soon()
        return outcomes

    def _keep(self, outcome: Outcome, found: FoundFile, before: Mapping[str, str]) -> None:
        """Keeps the bytes of a file that was read, for its pages' pictures, and drops those that it replaces."""
        if outcome.document_id is None:
            return
        with self._keeping:
            record = self._library.document(outcome.document_id)
            if record is None:  # taken out again meanwhile
                return
            try:
                self._originals.keep(record.sha256, found.path.read_bytes())
            except (StoreError, OSError) as error:
                log.warning("%s is read, but its pages cannot be shown: %s", outcome.file, error)
            if before.get(found.place, record.sha256) != record.sha256:
                self._drop({before[found.place]})

    def _drop(self, digests: set[str]) -> None:
        for digest in digests - self._library.holds(digests):
            self._originals.drop(digest)

    def _renew_soon(self, *, forget: bool = False) -> None:
        with self._lock:
            self._forget |= forget
            if self._renewal_due or self._closed:
                return
            self._renewal_due = True
            self._thread.submit(self._renewed)

    def _renewed(self) -> None:
        with self._lock:
            self._renewal_due, forget, self._forget = False, self._forget, False
        try:
            self._renew(forget)
        except WenbaoError as error:
            log.warning("the passage index was not renewed; passages are found without it: %s", error)

    def _left(self, folder: Path) -> None:
        """A batch is done, failed or dropped: its bytes go."""
        shutil.rmtree(folder, ignore_errors=True)
        with self._lock:
            self._waiting -= 1


def plain_name(sent: str) -> str:
    """A sent file's name without folders and without characters that cannot be seen. Errors: UsageError."""
    last = sent.replace("\\", "/").rsplit("/", 1)[-1]
    name = "".join(c for c in last if not unicodedata.category(c).startswith("C")).strip()
    if not name.strip(". ") or len(name) > LONGEST_NAME:
        raise UsageError(f"found a file without a name of 1 to {LONGEST_NAME} characters; name each file that is sent")
    return name
