"""What is counted after a kill: the store is opened as a service opens it, and held against the bytes that went in.

`Bench` keeps the files, what was acknowledged of them and what reading them gives; its `check` adds to `Counts`.

>>> Counts().well
True
"""

from __future__ import annotations

import random
import shutil
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant.cli.backup import back_up, restore
from assistant.open import OpenAssistant
from eval.forge.corpus import Plan, files_of, forged
from eval.kill_points import embedder_of
from ingest.index.check import self_queries
from ingest.index.nearest import build_generation
from ingest.model import Report
from ingest.parsing import parse
from ingest.settings import StoreSettings
from ingest.store.library import Library, open_library

LONGEST = 60.0
"""So many seconds are waited for anything."""


@dataclass
class Counts:
    """All that was found."""

    kills: Counter[str] = field(default_factory=Counter)
    not_reached: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    partial: list[str] = field(default_factory=list)
    duplicates: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    asked: int = 0
    found: int = 0
    ready: list[float] = field(default_factory=list)
    served: list[float] = field(default_factory=list)
    left_over: int = 0

    @property
    def well(self) -> bool:
        """Whether nothing went wrong."""
        return not (self.lost or self.partial or self.duplicates or self.faults) and self.asked == self.found

    def to_json(self) -> dict[str, object]:
        """For people and programs."""
        several = [*self.ready, *self.served]
        return {
            "kills": sum(self.kills.values()),
            "by_point": dict(sorted(self.kills.items())),
            "not_reached": dict(self.not_reached),
            "lost": self.lost,
            "partial": self.partial,
            "duplicates": self.duplicates,
            "faults": self.faults,
            "self_queries": {"asked": self.asked, "found": self.found},
            "ready_seconds": {"times": len(several), "middle": _middle(self.ready), "most": round(max(self.ready, default=0), 2)},
            "served_ready_seconds": {
                "times": len(self.served),
                "middle": _middle(self.served),
                "most": round(max(self.served, default=0), 2),
            },
            "generations_left": self.left_over,
        }


def _middle(numbers: Sequence[float]) -> float:
    return round(sorted(numbers)[len(numbers) // 2], 2) if numbers else 0.0


class Bench:
    """A store, the files that go into it, and what is known to have been acknowledged."""

    def __init__(self, scratch: Path, settings: StoreSettings, seed: int) -> None:
        self.settings, self.chance = settings, random.Random(seed)  # noqa: S311 - moments, not secrets
        self.folder, self._scratch = scratch / "reports", scratch
        self.folder.mkdir()
        self.counts = Counts()
        self._seed, self._versions = seed * 100_000, 0
        self._reports: dict[str, Report] = {}
        self._acknowledged: dict[str, str] = {}
        self._written: dict[str, str] = {}
        self.backup = scratch / "backup.zip"

    def write(self, places: Sequence[int]) -> None:
        """Another version of these files."""
        made = [forged(self._seed + self._versions + n, Plan(format="md", defects=())) for n in range(len(places))]
        self._versions += len(places)
        for place, data in zip(places, files_of(made), strict=True):
            name = f"report-{place}.md"
            (self.folder / name).write_bytes(data)
            report = parse(name, data)
            self._reports[report.sha256] = report
            self._written[name] = report.sha256

    def acknowledged(self, file: str) -> None:
        """This file was said to be stored."""
        self._acknowledged[Path(file).name] = self._written[Path(file).name]

    def check(self, what: str) -> None:
        """Opens the store as a service does, counts, and waits until its index is whole."""
        began = time.monotonic()
        with open_library(self.settings, write=True) as library:
            opened = OpenAssistant(library, self.settings)
            opened._embedder = embedder_of(library, self.settings)
            try:
                self._until_ready(opened, began)
                self._documents(library, what)
                self._index(library, opened, what)
            finally:
                opened.close()
            again = self_queries(library, self.settings)
            if again is not None:
                self.counts.asked, self.counts.found = self.counts.asked + again.asked, self.counts.found + again.found
                if again.absent or not again.asked:
                    self.counts.faults.append(f"{what}: the index lacks {again.absent} passages")

    def _until_ready(self, opened: OpenAssistant, began: float) -> None:
        while True:
            opened.mend()
            if not opened.lacking() and not opened._wanting():
                break
            if time.monotonic() - began > LONGEST:
                self.counts.faults.append(f"not ready after {LONGEST} s: {opened.lacking()}")
                break
            time.sleep(0.2)
        self.counts.ready.append(time.monotonic() - began)

    def _index(self, library: Library, opened: OpenAssistant, what: str) -> None:
        chunks = library.chunks()
        opened.retriever()
        index = opened._index
        if index is None or not chunks:
            return
        if index.state != "ready":
            self.counts.faults.append(f"{what}: {index.fault}")
        hits = index.search(chunks[-1].text, k=3)
        if not hits:
            self.counts.faults.append(f"{what}: a passage is not found")

    def _documents(self, library: Library, what: str) -> None:
        records = library.documents()
        by_name = {Path(record.path).name: record for record in records}
        if len(by_name) != len(records):
            self.counts.duplicates.append(f"{what}: {len(records) - len(by_name)}")
        for name, digest in self._acknowledged.items():
            record = by_name.get(name)
            if record is None or record.sha256 not in (digest, self._written[name]):
                self.counts.lost.append(f"{what}: {name}")
        self._acknowledged |= {name: record.sha256 for name, record in by_name.items()}  # what was seen must stay
        for record in records:
            if not self._whole(library, record.id, record.sha256):
                self.counts.partial.append(f"{what}: {record.file}")
        self.counts.faults += [f"{what}: {fault.message}" for fault in library.faults()]

    def _whole(self, library: Library, id: str, digest: str) -> bool:
        report = self._reports[digest]
        return (
            library.source(id) == report.document
            and tuple(one.figure for one in library.figures(documents=[id])) == report.figures
            and tuple(one.statement for one in library.statements([id])) == report.statements
            and tuple(one.chunk for one in library.chunks([id])) == report.chunks
            and library.sections(id) == report.sections
            and library.problems(id) == report.problems
        )

    def restored(self, home: Path, what: str) -> None:
        """After a killed restore: the home has the whole store, or none, and then the same backup can be restored into it."""
        settings = StoreSettings(home, chroma_url=self.settings.chroma_url)
        if not (home / "wenbao.db").exists():
            restore(self.backup, settings)
        with open_library(settings, write=True) as library, open_library(self.settings) as first:
            kept = {record.path: record.sha256 for record in library.documents()}
            if not kept.items() <= {record.path: record.sha256 for record in first.documents()}.items() and self._backed != kept:
                self.counts.lost.append(f"{what}: a restored store differs")
            if library.faults():
                self.counts.faults.append(f"{what}: {library.faults()[0].message}")
            began = time.monotonic()
            build_generation(library, settings)
            self.counts.ready.append(time.monotonic() - began)
            found = self_queries(library, settings)
            if found is not None:
                self.counts.asked, self.counts.found = self.counts.asked + found.asked, self.counts.found + found.found
        shutil.rmtree(home)

    def back_up(self) -> None:
        """A backup of the store as it is."""
        self.backup.unlink(missing_ok=True)
        back_up(self.settings, self.backup)
        with open_library(self.settings) as library:
            self._backed = {record.path: record.sha256 for record in library.documents()}
