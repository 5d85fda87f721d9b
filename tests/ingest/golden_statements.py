"""Labelled sentences (`tests/golden/statements*.toml`) and how a reading of them is scored.

A number is right when value, unit, kind, state, year, indicator and whole are the labelled ones and its subject has the
labelled words. Precision is right over read, recall right over labelled; what is read where nothing is labelled is a
distractor taken for a count.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from ingest.model import Block, BlockKind, Document, Section, SectionKind, Span, State, Statement, StatementKind
from ingest.normalise import fold_text
from ingest.sections import section_kind
from ingest.statements.document import find_statements

GOLDEN = Path(__file__).parent.parent / "golden"
_SHARES, _MONEY = ("%", "个百分点"), ("元", "万元", "亿元")


@dataclass(frozen=True)
class Label:
    """One number that a sentence states."""

    printed: str
    words: tuple[str, ...]
    value: Decimal
    unit: str
    kind: StatementKind
    state: State
    year: int
    indicator: str | None
    whole: int | None

    @classmethod
    def read(cls, line: str, year: int) -> Label:
        printed, words, *rest = (part.strip() for part in (line + "|").split("|")[:3])
        given = dict(option.split("=", 1) for option in rest[0].split() if "=" in option) if rest else {}
        plain = re.match(r"(\d+(?:\.\d+)?)(.*)$", re.sub(r"\s", "", printed))
        unit = given.get("unit", plain[2] if plain else "")
        default = "share" if unit in _SHARES else "money" if unit in _MONEY else "count"
        return cls(
            printed,
            tuple(words.split()),
            Decimal(given["value"]) if "value" in given else Decimal(plain[1] if plain else 0),
            unit,
            StatementKind(given.get("kind", default)),
            State.APPROXIMATE if rest and "about" in rest[0].split() else State.REPORTED,
            int(given.get("year", year)),
            given.get("indicator"),
            int(given["whole"]) - 1 if "whole" in given else None,
        )


@dataclass(frozen=True)
class Golden:
    """A labelled sentence."""

    text: str
    section: tuple[str, ...]
    year: int
    labels: tuple[Label, ...]

    def statements(self) -> tuple[Statement, ...]:
        """What is read of it, under its headings."""
        document = Document(self.text, "docx", (Block(BlockKind.PARAGRAPH, Span(0, len(self.text))),))
        sections = tuple(
            Section(
                self.section[: depth + 1],
                Span(0, len(self.text)),
                Span(0, 0),
                section_kind(title) if not depth else SectionKind.OTHER,
            )
            for depth, title in enumerate(self.section)
        )
        return find_statements(document, sections, self.year)

    def places(self) -> list[Span]:
        """Where the labelled numbers stand, in order; two labels may share a place (没有发生复议和诉讼)."""
        places: list[Span] = []
        for label in self.labels:
            last = places[-1] if places else Span(0, 0)
            same = bool(places) and last.of(self.text) == label.printed and self.text.find(label.printed, last.end) < 0
            start = last.start if same else self.text.find(label.printed, last.end)
            assert start >= 0, f"{label.printed!r} is not in {self.text!r} behind the label before it"
            places.append(Span(start, start + len(label.printed)))
        return places


@dataclass
class Score:
    """How a set was read: counts, and a line for every number that was not right."""

    labelled: int = 0
    read: int = 0
    right: int = 0
    taken: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.labelled if self.labelled else 1.0

    def __str__(self) -> str:
        lines = [
            f"{self.labelled} labelled, {self.read} read, {self.right} right: precision {self.precision:.4f}, recall {self.recall:.4f}"
        ]
        for title, found in (("taken for a count", self.taken), ("missed", self.missed), ("wrong", self.wrong)):
            lines += [f"{title}: {line}" for line in found]
        return "\n".join(lines)


def load(name: str) -> list[Golden]:
    """A labelled set of `tests/golden/`."""
    data = tomllib.loads((GOLDEN / f"{name}.toml").read_text(encoding="utf-8"))
    return [read(entry, data["year"]) for entry in data["sentence"]]


def read(entry: dict[str, Any], year: int) -> Golden:
    """One entry of a labelled set."""
    own = int(entry.get("year", year))
    return Golden(entry["text"], tuple(entry.get("section", ())), own, tuple(Label.read(line, own) for line in entry["says"]))


def score(goldens: Iterable[Golden]) -> Score:
    """Reads every sentence and compares."""
    out = Score()
    for golden in goldens:
        said, places = golden.statements(), golden.places()
        pairs = dict(_pairs(golden, places, said))
        out.labelled += len(golden.labels)
        out.read += len(said)
        out.taken += [
            f"{one.number.of(golden.text)} ({one.subject}) in {golden.text}"
            for i, one in enumerate(said)
            if i not in pairs.values()
        ]
        for index, label in enumerate(golden.labels):
            if index not in pairs:
                out.missed.append(f"{label.printed} in {golden.text}")
                continue
            differences = list(_differences(label, said[pairs[index]], pairs))
            if differences:
                out.wrong.append(f"{label.printed}: {'; '.join(differences)} in {golden.text}")
            else:
                out.right += 1
    return out


def _pairs(golden: Golden, places: list[Span], said: tuple[Statement, ...]) -> Iterator[tuple[int, int]]:
    free = set(range(len(said)))
    for index, (label, place) in enumerate(zip(golden.labels, places, strict=True)):
        near = [i for i in sorted(free) if said[i].number.start < place.end and place.start < said[i].number.end]
        near.sort(key=lambda i: said[i].indicator != label.indicator)
        if near:
            free.discard(near[0])
            yield index, near[0]


def _differences(label: Label, one: Statement, pairs: dict[int, int]) -> Iterator[str]:
    whole = pairs.get(label.whole, -1) if label.whole is not None else None
    expected = (label.value, label.unit, label.kind, label.state, label.year, label.indicator, whole)
    found = (one.value, one.unit, one.kind, one.state, one.year, one.indicator, one.whole)
    for name, want, got in zip(("value", "unit", "kind", "state", "year", "indicator", "whole"), expected, found, strict=True):
        if want != got:
            yield f"{name} {got}, not {want}"
    subject = fold_text(one.subject)
    lacking = [word for word in label.words if fold_text(word) not in subject]
    if lacking:
        yield f"subject {one.subject!r} without {' '.join(lacking)}"
