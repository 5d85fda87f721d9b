"""Figures for one body, one year and one thing asked: cells first, then sentences, then what can be computed.

`Lookup.find` gives what the report says (several figures where it says different things: a conflict), or why there is
none. A table that is only a picture is said to be that; a blank cell is a blank, never 0; a sum that the form has no
cell for is computed from its parts, and not when one of them is blank. Nothing of another body or year is put in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.catalogue import Catalogue
from assistant.concepts import Concept
from assistant.evidence import Found, Missing, Outcome
from assistant.indicator_words import equivalents, own_label, stand_ins, sum_of, verbs_of
from assistant.prose_match import Candidate, match
from ingest.forms import indicators
from ingest.forms.wording import plain_label
from ingest.model import Figure, State, Statement, StatementKind
from ingest.normalise import fold_text
from ingest.prose_words import load_words
from ingest.store import DocumentRecord

COUNTS = frozenset({StatementKind.COUNT, StatementKind.MONEY})
SHARES = frozenset({StatementKind.SHARE, StatementKind.RATE})
CHANGES = frozenset({StatementKind.CHANGE})
TOTAL = "总计"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing asked for: an indicator and dimension where the words name one, and the concepts of the words."""

    text: str
    indicator: str | None
    dimension: str | None
    concepts: tuple[Concept, ...]
    unit: str | None
    kinds: frozenset[StatementKind] = COUNTS
    exclusive: bool = False
    """True where the words say nothing beyond the indicator's own: only it may answer."""
    words: tuple[str, ...] = ()
    """The words that meant the indicator: a sentence that is to answer for it must have them, or its label's."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """Finds figures in one catalogue."""

    catalogue: Catalogue

    def find(self, records: Sequence[DocumentRecord], wanted: Wanted) -> Outcome:
        """What these documents (of one body and year) say of it."""
        found: list[Found] = []
        missing: Missing | None = None
        for record in records:
            outcome = self._in_document(record, wanted)
            if isinstance(outcome, Missing):
                missing = missing or outcome
            else:
                found.extend(outcome)
        if found:
            return _conflicts(_distinct(found))
        return missing or Missing("not_there")

    def _in_document(self, record: DocumentRecord, wanted: Wanted) -> Outcome:
        if wanted.indicator is not None and wanted.kinds != COUNTS and (stated := self._stated(record, wanted.indicator, wanted)):
            return stated
        if wanted.indicator is not None and wanted.kinds != COUNTS:
            for other in stand_ins(wanted.indicator):
                if stated := self._stated(record, other, wanted):
                    return stated
        if wanted.indicator is not None and wanted.kinds == COUNTS:
            if cells := self._cells(record, wanted.indicator, wanted.dimension, wanted.unit):
                return self._with_prose(record, wanted, cells)
            if wanted.dimension is None and (computed := self._summed(record, wanted)):
                return computed
            if stated := self._stated(record, wanted.indicator, wanted):
                return stated
            if wanted.dimension is not None:
                if free := self._free(record, wanted):
                    return free
                return self._lacking(record, wanted)
            for other in stand_ins(wanted.indicator):
                if stated := self._stated(record, other, wanted):
                    return tuple(replace(f, stands_for=wanted.indicator) for f in stated)
        if free := self._free(record, wanted):
            return free
        return self._lacking(record, wanted)

    def _lacking(self, record: DocumentRecord, wanted: Wanted) -> Missing:
        if wanted.indicator is not None:
            known = indicators().get(wanted.indicator)
            table = (
                known.table if known else ("applications" if wanted.indicator.startswith("applications") else "review_litigation")
            )
            pictures = [p.message for p in self.catalogue.problems(record.id) if p.code == "image_only"]
            if pictures and table != "statistics" and not any(f.table == table for f in self.catalogue.figures(record.id)):
                return Missing("image_only", tuple(pictures), record.organisation, record.year, record.id)
        return Missing("not_there", (), record.organisation, record.year, record.id)

    # ------------------------------------------------------------------------------------------ cells

    def _cells(self, record: DocumentRecord, indicator: str, dimension: str | None, unit: str | None = None) -> tuple[Found, ...]:
        figures = self.catalogue.figures(record.id)
        for id in equivalents(indicator):
            hits = [f for f in figures if f.indicator == id and _is_column(f, dimension) and _countable(unit, f.unit)]
            if hits:
                return tuple(self.of_cell(record, figure) for figure in hits)
        return ()

    def of_cell(self, record: DocumentRecord, figure: Figure) -> Found:
        """A table cell as a figure with its citation."""
        label = "".join(figure.column) if figure.table == "review_litigation" else (figure.row[-1] if figure.row else "")
        return Found(
            value=figure.value,
            unit=figure.unit,
            state=figure.state.value,
            organisation=record.organisation,
            year=record.year,
            indicator=figure.indicator,
            label=label,
            dimension=figure.dimension,
            citations=(self.catalogue.citation(record.id, figure.span, figure=figure),),
            failed_checks=figure.checks.failed,
            document_id=record.id,
        )

    def _with_prose(self, record: DocumentRecord, wanted: Wanted, cells: tuple[Found, ...]) -> tuple[Found, ...]:
        """The cells, and beside them a sentence that gives another number for the same thing."""
        first = cells[0]
        if first.value is None or wanted.dimension not in (None, TOTAL) or wanted.indicator is None:
            return self._with_parts(record, wanted.indicator or "", cells)
        values = {first.value}
        if wanted.indicator == "applications.received":
            carried = self._cells(record, "applications.carried_in", None)
            values |= {first.value + c.value for c in carried if c.value is not None}
        others = [
            self.of_statement(candidate)
            for candidate in self._by_indicator(record, wanted.indicator)
            if candidate.statement.value not in values and candidate.statement.state is State.REPORTED
        ]
        return self._with_parts(record, wanted.indicator, cells) + tuple(others)

    def _with_parts(self, record: DocumentRecord, indicator: str, cells: tuple[Found, ...]) -> tuple[Found, ...]:
        """A printed total of table four whose printed results add up to something else: both are given."""
        prefix, _, last = indicator.rpartition(".")
        first = cells[0]
        if last != "total" or first.value is None or len(cells) != 1:
            return cells
        parts = [c for name in ("upheld", "corrected", "other", "pending") for c in self._cells(record, f"{prefix}.{name}", None)]
        if len(parts) != 4 or any(p.value is None for p in parts):
            return cells
        total = sum((p.value for p in parts if p.value is not None), Decimal(0))
        return cells if total == first.value else (*cells, _sum(first, parts, total, first.label))

    def _summed(self, record: DocumentRecord, wanted: Wanted) -> tuple[Found, ...]:
        """A sum that the form prints no cell for, from all of its parts; () where a part is not there or blank."""
        if wanted.indicator is None:
            return ()
        parts = [self._cells(record, id, wanted.dimension) for id in sum_of(wanted.indicator)]
        if not parts or not all(parts) or any(p[0].value is None for p in parts):
            return ()
        first = parts[0][0]
        total = sum((p[0].value for p in parts if p[0].value is not None), Decimal(0))
        known = indicators().get(wanted.indicator)
        rule = load_words().rule(wanted.indicator)
        label = known.label if known else (rule.label if rule else own_label(wanted.indicator) or wanted.text)
        computed = replace(_sum(first, [p[0] for p in parts], total, label), indicator=wanted.indicator)
        stated = [self.of_statement(c) for c in self._by_indicator(record, wanted.indicator)]
        same = [s for s in stated if s.value == total]
        if same:
            return (same[0],)
        return (computed, *(s for s in stated if s.state == State.REPORTED.value))

    # ------------------------------------------------------------------------------------------ sentences

    def _by_indicator(
        self, record: DocumentRecord, indicator: str, kinds: frozenset[StatementKind] = COUNTS
    ) -> Iterable[Candidate]:
        candidates = self.catalogue.candidates([record.id])
        for candidate in candidates:
            statement = candidate.statement
            if (
                statement.indicator == indicator
                and statement.kind in kinds
                and statement.year == record.year
                and (statement.whole is None or candidates[statement.whole].statement.indicator != indicator)
            ):
                yield candidate

    def _stated(self, record: DocumentRecord, indicator: str, wanted: Wanted) -> tuple[Found, ...]:
        if wanted.dimension is not None:
            return ()
        return tuple(self.of_statement(candidate) for candidate in self._by_indicator(record, indicator, wanted.kinds))

    def _free(self, record: DocumentRecord, wanted: Wanted) -> tuple[Found, ...]:
        """The sentence that the question's own words mean."""
        candidates = [c for c in self.catalogue.candidates([record.id]) if c.statement.year in (record.year, None)]
        if wanted.indicator is not None:
            candidates = [c for c in candidates if _speaks_of(c, wanted)]
        return self.matching(candidates, wanted)

    def matching(self, candidates: Sequence[Candidate], wanted: Wanted) -> tuple[Found, ...]:
        """The best fitting statements among these as figures."""
        hits = match(candidates, wanted.text, wanted.concepts, wanted.unit, wanted.kinds)
        return tuple(replace(self.of_statement(m.candidate), confidence=min(m.said, 0.99)) for m in hits)

    def of_statement(self, candidate: Candidate) -> Found:
        """A sentence's number as a figure with its citation."""
        statement, record = candidate.statement, self.catalogue.records[candidate.document_id]
        return Found(
            value=statement.value,
            unit=statement.unit,
            state=statement.state.value,
            organisation=record.organisation,
            year=statement.year,
            indicator=statement.indicator,
            label=statement.subject,
            dimension=None,
            citations=(self.catalogue.citation(candidate.document_id, statement.quote),),
            document_id=candidate.document_id,
            direction=_direction(statement),
        )


def _direction(statement: Statement) -> str | None:
    if statement.kind not in (StatementKind.CHANGE, StatementKind.RATE):
        return None
    return "down" if statement.value < 0 else "up"


def _speaks_of(candidate: Candidate, wanted: Wanted) -> bool:
    """Whether a sentence names the indicator asked for, in the question's words or the form's."""
    said = candidate.clause + "|" + candidate.head
    verbs = verbs_of(wanted.indicator or "")
    if verbs and not any(verb in candidate.clause for verb in verbs):
        return False
    if wanted.words and all(word in said for word in wanted.words):
        return True
    known = indicators().get(wanted.indicator or "")
    if known is None:
        return False
    if known.table == "statistics" and all(word.isascii() for word in wanted.words):
        return True
    labels = [
        fold_text(plain_label(label)) for label in (*known.labels, *(label for path in known.paths.values() for label in path))
    ]
    return any(label in said for label in labels if len(label) >= 3)


def _countable(asked: str | None, unit: str) -> bool:
    """Whether a cell in this unit answers a question in that one: money, rates and people are not counts of things."""
    apart = ({"元", "万元", "亿元"}, {"%", "个百分点"}, {"天", "工作日", "个工作日", "小时", "分钟"})
    return asked is None or all((asked in group) == (unit in group) for group in apart)


def _is_column(figure: Figure, dimension: str | None) -> bool:
    if figure.table != "applications":
        return dimension is None or figure.table == "statistics"
    return figure.dimension == (dimension or TOTAL)


def _sum(first: Found, parts: Sequence[Found], total: Decimal, label: str) -> Found:
    return replace(
        first,
        value=total,
        state="computed",
        operation="sum",
        label=label,
        operands=tuple(parts),
        citations=tuple(c for p in parts for c in p.citations),
    )


def _distinct(found: Sequence[Found]) -> list[Found]:
    """One figure for each number said of the same thing; a cell before a sentence, in the order found."""
    out: list[Found] = []
    for figure in found:
        if not any(f.value == figure.value and f.unit == figure.unit and f.indicator == figure.indicator for f in out):
            out.append(figure)
    values = {f.value for f in out}
    return out if len(values) > 1 else out[:1]


def _conflicts(found: list[Found]) -> tuple[Found, ...]:
    """Marks figures that say different numbers of the same thing."""
    if len(found) < 2:
        return tuple(found)
    return tuple(f if f.operation else replace(f, state="conflict") for f in found)
