"""Figures for one body, one year and one thing asked: cells first, then sentences, then what can be computed.

`Lookup.find` gives what the report says (several figures where it says different things: a conflict), or why there is none. Several
documents of one report are put together by `versions`. A table that is only a picture is said to be that, unless a sentence, or a
copy that can be read, states the figure; a blank cell is a blank, never 0; a sum that the form has no cell for is computed from its
parts, and not when one of them is blank. Nothing of another body or year is put in. Each step is tried where the one before found
nothing: their order is what there is to read. What sentences tell is `lookup_prose`'s.
The file is long because a report is asked in ways that follow each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.answering.evidence import Found, Missing, Outcome
from assistant.asking.asked_thing import wanted as wanted_of
from assistant.asking.circumstances import ANEW
from assistant.asking.indicator_words import equivalents, own_label, stand_ins, sum_of
from assistant.asking.joint_rows import one_of_joint
from assistant.asking.measures import asks_up_to
from assistant.asking.said_moved import base_asked, led_to
from assistant.asking.said_rows import own_row
from assistant.asking.wanted import COUNTS, Wanted
from assistant.bodies.catalogue import TOTAL
from assistant.bodies.name_parts import Parts
from assistant.bodies.receivers import asked_to, summed_up, told_to
from assistant.bodies.shelf import Shelf
from assistant.figures.comparable import all_there_are, asks_at_a_moment
from assistant.figures.countable import countable
from assistant.figures.figures_together import added, conflicts, distinct, of_one_time
from assistant.figures.looked_at import ACCEPTED, CARRIED_IN, CARRIED_OUT, CONCLUDED, HANDLED, RECEIVED, RESULTS, looked_at
from assistant.figures.reasons import UNREAD, best_reason, is_column, opening, reason
from assistant.figures.versions import Told, merged, one_report
from assistant.guards.whose_number import wider_place
from assistant.language.speaking import LEGAL, LEGAL_COLUMNS, meant, told_of_proceedings
from assistant.prose.channels_told import CHANNEL_ROWS, row_of_channel, told_by_channel
from assistant.prose.coming_in import counts_just, unsaid_receiving
from assistant.prose.decisions_said import asks_cases, decisions_said
from assistant.prose.levels_counted import both_asked
from assistant.prose.lookup_prose import OWN_VERBS, ProseLookup
from assistant.prose.qualifiers import asked_of
from assistant.prose.whole_counts import (
    asks_itself,
    names_government,
    names_itself,
    of_itself,
    tells_of_itself,
    told_of_all,
)
from assistant.prose.whole_told import Told as ToldWhole
from ingest.forms import indicators
from ingest.model import Figure, State
from ingest.normalise import fold_text
from ingest.statements.words import load_words
from ingest.store.library import DocumentRecord

_NATURAL = "自然人"
_PROCEEDINGS = re.compile("复议|诉讼|应诉|起诉")
"""What a number that tells all reconsiderations or lawsuits says of them."""
_TAKEN_ON = re.compile(
    "^(?:共|共计|总共)?受理(?:的)?(?:依申请公开|依申请|政府信息公开|信息公开)?(?:政府)?(?:信息)?(?:公开)?的?申请$"
)
"""Applications taken on, of no way, doer or kind."""


def _countable(unit: str | None, figure: Figure) -> bool:
    """Whether a cell answers a question in a unit: in the one printed, or in the form's own (人次, where a report prints 次)."""
    form = indicators().get(figure.indicator or "")
    return countable(unit, figure.unit) or (form is not None and countable(unit, form.unit))


def _one_of_row(figure: Found, question: str) -> str:
    """The words of a question that names one of several things which the row of a cell counts together; "" where none does."""
    own, of_cell = question.partition("|")[0], all(citation.kind == "cell" for citation in figure.citations)
    return own if of_cell and one_of_joint(figure.indicator, own, "zh") is not None else ""


def _less_than_all(found: Found, whole: ToldWhole, wanted: Wanted) -> bool:
    """Whether a sentence's number is one kind of what the report tells in all, by no channel alone, or is counted in another unit than is
    asked for; what is new (新增) is asked for as less, and what was taken on (收到32件,其中受理28件) is by its own verb."""
    if found.value == whole.candidate.statement.value or any(word in wanted.text for word in ANEW):
        return False
    own = OWN_VERBS.get(wanted.indicator or "")
    if own is not None and own.search(found.label) and not own.search(whole.candidate.printed):
        return False
    return not whole.channels or found.unit != wanted.unit


_OF_ALL_BELOW = ("review.", "litigation.", "proactive.")
"""Rows that a government's form has for all below it."""


@dataclass(frozen=True, slots=True)
class Lookup(ProseLookup):
    """Finds figures in one catalogue."""

    def find(self, records: Sequence[DocumentRecord], wanted: Wanted) -> Outcome:
        """What these documents say of it: the copies and versions of a report of one body and year."""
        if len(records) > 1 and not one_report(records, self.catalogue.text):
            openings = tuple(opening(self.catalogue, record) for record in records)
            return Missing("which_report", (), records[0].organisation, records[0].year, citations=openings)
        told: list[Told] = []
        missing: list[Missing] = []
        for record in records:
            outcome = self._in_document(record, wanted)
            if isinstance(outcome, Missing):
                missing.append(outcome)
                continue
            corrected = len(records) > 1 and self.catalogue.corrected(record.id)
            figures = tuple(
                replace(
                    self.of_the_year_itself(record, figure) if figure.accumulated and not asks_up_to(wanted.text) else figure,
                    from_corrected=corrected,
                    one_of_row=_one_of_row(figure, wanted.text),
                )
                for figure in of_one_time(distinct(outcome), wanted.text)
            )
            told.append(Told(record.id, record.file, record.figures, figures))
        if not told:
            return replace(best_reason(self.catalogue, missing, wanted.indicator), narrowed=asked_of(wanted.text))
        if len(told) == 1:
            return conflicts(told[0].figures)
        return conflicts(merged(told, self._says))

    def together(self, figures: Sequence[Found]) -> tuple[Found, ...]:
        """Figures found in several documents of a body, what copies repeat given once."""
        grouped: dict[str, list[Found]] = {}
        for figure in figures:
            grouped.setdefault(figure.document_id, []).append(figure)
        records = self.catalogue.records
        told = [Told(id, records[id].file, records[id].figures, tuple(distinct(found))) for id, found in grouped.items()]
        return conflicts(merged(told, self._says))

    def hold(self, records: Sequence[DocumentRecord], wanted: Wanted) -> tuple[Shelf, ...]:
        """Reads what these documents say of what is asked in one go; it stays read as long as the caller keeps this."""
        columns = LEGAL_COLUMNS if wanted.dimension == LEGAL else (wanted.dimension or TOTAL,)
        names, ids = looked_at(wanted.indicator), [record.id for record in records]
        return tuple(shelf for column in columns for shelf in self.catalogue.hold(ids, names, column))

    def _says(self, document: str, figure: Found) -> bool:
        """Whether a document states a figure that another gives, in a cell of the same kind or in the same words."""
        if figure.operation is not None:
            return False
        if figure.indicator is not None:
            cells = self.catalogue.cells(document, [figure.indicator], figure.dimension or TOTAL)
            if any(cell.value == figure.value and is_column(cell, figure.dimension) for cell in cells):
                return True
        said = fold_text(figure.citations[0].quote)
        return any(
            c.statement.value == figure.value
            and c.statement.unit == figure.unit
            and (fold_text(c.statement.quote.of(self.catalogue.text(document))) == said
                 or (figure.indicator is not None and c.statement.indicator == figure.indicator))
            and self.catalogue.stands(c)
            for c in self.catalogue.candidates([document])
        )  # fmt: skip

    def _in_document(self, record: DocumentRecord, wanted: Wanted) -> Outcome:
        wanted = meant(wanted)
        if wanted.indicator is not None:
            self.hold([record], wanted)
        candidates = self.catalogue.candidates([record.id])
        if (wanted.words and told_of_proceedings(candidates, wanted)) or asks_cases(candidates, wanted.indicator, wanted.text):
            wanted = replace(wanted, indicator=None)
        if (became := base_asked(wanted.text)) is not None:
            then = (c for c in led_to(self.catalogue.candidates([record.id]), wanted.text, became) if self.catalogue.stands(c))
            return tuple(map(self.of_statement, then))[:1] or reason(self.catalogue, record, None, None)
        if halves := both_asked(wanted.text, self.catalogue.candidates([record.id])):
            return self._of_both(record, [replace(wanted_of(half), kinds=wanted.kinds) for half in halves])
        names = (record.organisation or "", *record.names)
        if wider := wider_place(wanted.text.partition("|")[0], names):  # 全市, asked of a county, or of a city's office
            stated = self._stated(record, wanted.indicator, wanted) if wanted.indicator is not None else ()
            told_there = tuple(f for f in stated or self._free(record, wanted) if wider in fold_text(f.citations[0].quote))
            return told_there or reason(self.catalogue, record, None, None)
        level = Parts.of(names[0]).own[-1:]
        if (below := asked_to(wanted.text, level)) is not None:  # 镇街受理几件: never what all of the place received
            told_below = told_to(candidates, below, level, record.year)
            return tuple(map(self.of_statement, told_below)) or reason(self.catalogue, record, None, None)
        if added_up := summed_up(candidates, wanted.text, record.year):
            return tuple(map(self.of_statement, added_up))
        itself = asks_itself(wanted.text)
        asked_row = wanted.indicator or ""
        of_forms = asked_row.startswith("applications.") or (
            asked_row.startswith(_OF_ALL_BELOW) and names_government(wanted.text)
        )
        of_itself_alone = itself or (names_itself(wanted.text) and of_forms)
        if of_itself_alone and (told := self.catalogue.candidates([record.id])):
            if itself and (own := of_itself(told, wanted.text, record.year)):
                return tuple(self._called(one, wanted) for one in own)
            if told_of_all(told, record.year):
                told_alone = tuple(
                    f for f in self._free(record, wanted) if tells_of_itself(wanted.text, fold_text(f.citations[0].quote))
                )
                return told_alone or reason(self.catalogue, record, None, None)
        if wanted.indicator is not None and wanted.kinds != COUNTS:
            for indicator in (wanted.indicator, *stand_ins(wanted.indicator)):
                if stated := self._stated(record, indicator, wanted):
                    return stated
        if wanted.indicator is not None and wanted.kinds == COUNTS:
            whole_class = all_there_are(wanted.indicator, wanted.text) if wanted.dimension is None else ()
            if of_class := next((cells for one in whole_class if (cells := self._cells(record, one, None))), ()):
                return of_class
            if asks_at_a_moment(wanted.indicator, wanted.text):
                return reason(self.catalogue, record, wanted.indicator, None)
            if cells := self._cells(record, wanted.indicator, wanted.dimension, wanted.unit):
                return self._with_prose(record, wanted, cells)
            if computed := self._summed(record, wanted):
                return computed
        if wanted.indicator is None and wanted.kinds == COUNTS and (row := self._own_row(record, wanted)):
            return row
        found, whole = self.whole(record, wanted)
        found = self.in_own_verb(record, wanted, found)
        if whole.differ:
            found = tuple(of_one_time(found, wanted.text))
            return tuple(replace(one, state="conflict", stands_for=None) for one in found) if len(found) > 1 else found
        apart = len(found) > 1 or whole.beside  # one channel of several is not all that was published
        if wanted.indicator is not None and wanted.kinds == COUNTS and not apart:
            if stated := self._stated(record, wanted.indicator, wanted):
                stated += self._concluded_in_form(record, wanted.indicator, stated)
                apart_from = self._taken_on(record, wanted) if wanted.indicator == ACCEPTED else []
                return (*stated, *(self._cells(record, RECEIVED, None)[:1] if stated[0] in apart_from else ()))
            if wanted.dimension is not None:
                if free := self._free(record, wanted):
                    return free
                return reason(self.catalogue, record, wanted.indicator, wanted.dimension)
            for other in stand_ins(wanted.indicator):
                if stated := self._standing_in(record, other, wanted):
                    return tuple(replace(f, stands_for=wanted.indicator) for f in stated)
        of_all = found if whole.total and len(found) == 1 else ()
        free = () if apart else self._free(record, wanted)
        if of_all and free and _less_than_all(free[0], whole.told[0], wanted):
            free = of_all
        if free := free or of_all or (() if apart else self._unprinted(record, wanted)):
            return (*free, *(self._otherwise_in_form(record, free) or self._proceedings_in_form(record, free, wanted)))
        if len(plain := () if apart else self._plainly(record, wanted)) == 1:
            return plain
        of_channel = row_of_channel(wanted.text) if wanted.indicator is None and wanted.kinds == COUNTS else None
        if of_channel is not None and (printed := self._cells(record, of_channel, None, wanted.unit)):
            return printed
        if wanted.indicator is None and (unsaid := unsaid_receiving(wanted.text.partition("|")[0])) is not None:
            came_in = self._free(record, replace(wanted_of(unsaid), kinds=wanted.kinds))
            if came_in and all(counts_just(fold_text(figure.label), unsaid) for figure in came_in):
                return came_in
        return reason(self.catalogue, record, wanted.indicator, wanted.dimension)

    def _of_both(self, record: DocumentRecord, halves: Sequence[Wanted]) -> Outcome:
        """The numbers of two that make up one thing, added up; why there is none where one of them is not told by a number of its own."""
        found = [self._in_document(record, half) for half in halves]
        told = [one[0] for one in found if not isinstance(one, Missing) and len(one) == 1 and one[0].operation is None]
        alike = len({one.unit for one in told}) == 1 and len({one.citations[:1] for one in told}) == len(told)
        if not alike or len(told) < len(halves) or any(one.value is None for one in told):
            return next((one for one in found if isinstance(one, Missing)), reason(self.catalogue, record, None, None))
        total = sum((one.value for one in told if one.value is not None), Decimal(0))
        return (added(told[0], told, total, "、".join(one.label for one in told)),)

    def _cells(self, record: DocumentRecord, indicator: str, dimension: str | None, unit: str | None = None) -> tuple[Found, ...]:
        same = equivalents(indicator)
        hits = [
            figure
            for figure in self.catalogue.cells(record.id, same, dimension or TOTAL)
            if is_column(figure, dimension) and _countable(unit, figure) and figure.state not in UNREAD
        ]
        return tuple(self.of_cell(record, figure) for figure in hits if figure.indicator == hits[0].indicator)

    def _own_row(self, record: DocumentRecord, wanted: Wanted) -> tuple[Found, ...]:
        """The cell of a row that only this report prints, quoted with its column."""
        if not any(problem.code == "unknown_row" for problem in self.catalogue.problems(record.id)):
            return ()
        figures = [stored.figure for stored in self.catalogue.library.figures(documents=[record.id])]
        return tuple(self.of_cell(record, figure) for figure in own_row(figures, wanted.text))

    def of_cell(self, record: DocumentRecord, figure: Figure) -> Found:
        """A table cell as a figure with its citation."""
        label = "".join(figure.column) if figure.table == "review_litigation" else (figure.row[-1] if figure.row else "")
        return Found(
            value=figure.value, unit=figure.unit, state=figure.state.value, organisation=record.organisation, year=record.year,
            indicator=figure.indicator, label=label, dimension=figure.dimension,
            citations=(self.catalogue.citation(record.id, figure.span, figure=figure),), failed_checks=figure.checks.failed,
            document_id=record.id, recognised=self._recognised(figure.state, record.id, figure.span),
        )  # fmt: skip

    def _with_prose(self, record: DocumentRecord, wanted: Wanted, cells: tuple[Found, ...]) -> tuple[Found, ...]:
        """The cells, and beside them a sentence that gives another number for the same thing; what the text prints comes
        before what was recognised in a picture, and answers alone where both say the same."""
        first = cells[0]
        if wanted.dimension not in (None, TOTAL) or wanted.indicator is None:
            return self._with_parts(record, wanted.indicator or "", cells)
        said = [self.stated(record, s) for s in self._of_its_year(record, wanted.indicator)]
        if first.value is None:  # a blank says nothing against what a sentence tells
            return tuple(said) or cells
        if wanted.indicator == RECEIVED:
            said += self._taken_on(record, wanted)
        told = self.catalogue.candidates([record.id])
        of_form = decisions_said(told, wanted.indicator, record.year, record.organisation or "")
        said += [self.of_statement(c) for c in of_form if self.catalogue.stands(c) and c.statement.indicator != wanted.indicator]
        others = [s for s in said if s.value != first.value and s.state != State.APPROXIMATE.value]
        carried = self._cells(record, CARRIED_IN, None)[:1] if wanted.indicator == RECEIVED else ()
        if carried and (together := [s for s in others if s.value == first.value + (carried[0].value or 0)]):
            cells = (first := replace(first, with_more=(together[0], carried[0])), *cells[1:])
            others = [s for s in others if s not in together]
        if first.recognised and (same := [s for s in said if s.value == first.value and not s.recognised]):
            return (same[0], *others)
        figures = self._with_parts(record, wanted.indicator, cells)
        if first.recognised and any(not other.recognised for other in others):
            return (*others, *figures)
        return (*figures, *others)

    def _otherwise_in_form(self, record: DocumentRecord, told: Sequence[Found]) -> tuple[Found, ...]:
        """The cell of a channel's row, or of what was carried over, that has another number than the sentence which tells all of it."""
        candidates = self.catalogue.candidates([record.id])
        for row in (*CHANNEL_ROWS, CARRIED_OUT) if len(told) == 1 and told[0].operation is None else ():
            opened = [c.statement for c in decisions_said(candidates, row, record.year)] if row == CARRIED_OUT else []
            said = opened or told_by_channel(candidates, row, told[0].unit)
            if any(c.statement in said and self.of_statement(c).citations == told[0].citations for c in candidates):
                cells = self._cells(record, row, None)
                return tuple(cell for cell in cells if cell.value is not None and cell.value != told[0].value)
        return ()

    def _proceedings_in_form(self, record: DocumentRecord, told: Sequence[Found], wanted: Wanted) -> tuple[Found, ...]:
        """What the form has of all reconsiderations or all lawsuits, where the sentence that tells all of them has another number."""
        if wanted.kinds != COUNTS or len(told) != 1 or told[0].operation is not None or told[0].value is None:
            return ()
        if not _PROCEEDINGS.search(fold_text(f"{told[0].label}{told[0].citations[0].quote}")):
            return ()
        candidates = self.catalogue.candidates([record.id])
        for row in ("review.total", "litigation.total"):
            said = [c.statement for c in decisions_said(candidates, row, record.year, record.organisation or "")]
            said += self._of_its_year(record, row)
            if any(self.stated(record, one).citations == told[0].citations for one in said):
                whole = replace(wanted, indicator=row, dimension=None)
                form = self._cells(record, row, None) or self._summed(record, whole)
                return tuple(one for one in form[:1] if one.value not in (None, told[0].value))
        return ()

    def _taken_on(self, record: DocumentRecord, wanted: Wanted) -> list[Found]:
        """The applications that the prose says were taken on (受理9件) where it tells none that came in, and the form has another number
        of these (新收11件), which what was carried over or what was concluded does not explain."""
        cells = self._cells(record, RECEIVED, None)[:1]
        if not cells or cells[0].value is None or self._of_its_year(record, RECEIVED):
            return []
        explained = {cells[0].value, *(f.value for f in self._cells(record, HANDLED, None)[:1])}
        explained |= {cells[0].value + (f.value or 0) for f in self._cells(record, CARRIED_IN, None)[:1]}
        said = self._standing_in(record, ACCEPTED, replace(wanted, indicator=RECEIVED))
        told = [f for f in said if f.value not in explained and f.state != State.APPROXIMATE.value]
        return told if len(said) == 1 and told and _TAKEN_ON.search(told[0].label) else []

    def _concluded_in_form(self, record: DocumentRecord, indicator: str, stated: Sequence[Found]) -> tuple[Found, ...]:
        """The form's number of all results, where the sentence that tells what was concluded has another, and not the same but for what
        was carried over from the year before."""
        if indicator != CONCLUDED or len(stated) != 1 or stated[0].state == State.APPROXIMATE.value:
            return ()
        cells, carried = self._cells(record, HANDLED, None)[:1], self._cells(record, CARRIED_IN, None)[:1]
        alike = {stated[0].value, *((stated[0].value or 0) + (one.value or 0) for one in carried)}
        return tuple(cell for cell in cells if cell.value is not None and cell.value not in alike)

    def _with_parts(self, record: DocumentRecord, indicator: str, cells: tuple[Found, ...]) -> tuple[Found, ...]:
        """A printed total of table four whose printed results add up to something else, or of a row of applications whose columns do: both
        are given."""
        prefix, _, last = indicator.rpartition(".")
        first = cells[0]
        if prefix == "applications" and first.value is not None and len(cells) == 1 and first.dimension in (None, TOTAL):
            return (*cells, *self._by_columns(record, indicator, first))
        if last != "total" or first.value is None or len(cells) != 1:
            return cells
        parts = [c for name in RESULTS for c in self._cells(record, f"{prefix}.{name}", None)]
        if len(parts) != 4 or any(p.value is None for p in parts):
            return cells
        total = sum((p.value for p in parts if p.value is not None), Decimal(0))
        return cells if total == first.value else (*cells, added(first, parts, total, first.label))

    def _by_columns(self, record: DocumentRecord, indicator: str, total: Found) -> tuple[Found, ...]:
        """What the columns of a row come to, where they are all printed and that is not the row's printed total."""
        if not total.failed_checks:  # the row's sum is one of them
            return ()
        parts = [cell for column in (_NATURAL, *LEGAL_COLUMNS) for cell in self._cells(record, indicator, column)[:1]]
        if "corrected" in {total.state, *(part.state for part in parts)}:
            return ()  # who corrected the cell has looked at the row
        if len(parts) != 1 + len(LEGAL_COLUMNS) or total.recognised or any(p.value is None or p.recognised for p in parts):
            return ()
        value = sum((p.value for p in parts if p.value is not None), Decimal(0))
        return () if value == total.value else (replace(added(total, parts, value, total.label), dimension=total.dimension),)

    def _legal(self, record: DocumentRecord, wanted: Wanted) -> tuple[Found, ...]:
        """The columns of legal persons and other organisations of a row, added; () where one is not there or blank."""
        parts = []
        for column in LEGAL_COLUMNS:
            one = replace(wanted, dimension=column)
            found = self._cells(record, wanted.indicator or "", column, wanted.unit) or self._summed(record, one)
            if not found or found[0].value is None:
                return ()
            parts.append(found[0])
        total = sum((part.value for part in parts if part.value is not None), Decimal(0))
        return (replace(added(parts[0], parts, total, parts[0].label), dimension=LEGAL),)

    def _summed(self, record: DocumentRecord, wanted: Wanted) -> tuple[Found, ...]:
        """A sum that the form prints no cell for, from all of its parts; () where a part is not there or blank."""
        if wanted.indicator is None:
            return ()
        if wanted.dimension == LEGAL:
            return self._legal(record, wanted)
        parts = [self._cells(record, id, wanted.dimension, wanted.unit) for id in sum_of(wanted.indicator)]
        if not parts or not all(parts) or any(p[0].value is None for p in parts):
            return ()
        first = parts[0][0]
        total = sum((p[0].value for p in parts if p[0].value is not None), Decimal(0))
        known = indicators().get(wanted.indicator)
        rule = load_words().rule(wanted.indicator)
        label = known.label if known else (rule.label if rule else own_label(wanted.indicator) or wanted.text)
        computed = replace(added(first, [p[0] for p in parts], total, label), indicator=wanted.indicator)
        said = self._of_its_year(record, wanted.indicator) if wanted.dimension in (None, TOTAL) else []
        stated = [self.stated(record, s) for s in said]  # never beside a column's sum: a sentence tells of all applicants
        same = [s for s in stated if s.value == total]
        if same:
            return (same[0],)
        others = tuple(s for s in stated if s.state != State.APPROXIMATE.value)
        return (computed, *self._by_results(record, wanted.indicator, computed), *others)

    def _by_results(self, record: DocumentRecord, indicator: str, computed: Found) -> tuple[Found, ...]:
        """The sum over the results of table four, where a printed total among the parts is not what its results add up to."""
        totals = [id for id in sum_of(indicator) if id.endswith(".total")]
        told = [self._with_parts(record, id, self._cells(record, id, None)) for id in totals]
        if not totals or len(totals) != len(sum_of(indicator)) or all(len(one) < 2 for one in told):
            return ()
        results = [one[-1] for one in told]
        value = sum((one.value for one in results if one.value is not None), Decimal(0))
        operands = [operand for one in results for operand in (one.operands or (one,))]
        return (replace(added(results[0], operands, value, computed.label), indicator=indicator),)
