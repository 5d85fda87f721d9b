"""Looks up what is asked of a body and a year, and says what was found: one figure, all that differ, or what operands are worth.

`Telling` writes sentences and figures into a Builder. Of a report's versions those that the question names are looked at
(`version`), else all; what contradicts itself is said to, and of what a figure was computed from it is said where it is
about, was read from a picture, or is one of several stated. Nothing is guessed: `Missing` says what stood in the way. What was
found once is kept while one question is answered. The file is long because what is found and how it is said go together.
>>> "versions_differ" in UNTOLD, "not_there" in UNTOLD
(True, False)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.answering.builder import Builder
from assistant.answering.evidence import Found, Missing, Outcome
from assistant.answering.refusing import told, told_years
from assistant.answering.wording import plain
from assistant.asking.asked_unit import part_named
from assistant.asking.joint_rows import one_of_joint
from assistant.asking.wanted import CHANGES, COUNTS, Wanted
from assistant.bodies.catalogue import Catalogue
from assistant.bodies.organisations import Organisation
from assistant.bodies.shelf import Shelf
from assistant.figures.comparable import unlike
from assistant.figures.lookup import Lookup
from assistant.prose.candidate import Candidate
from assistant.prose.qualifiers import asked_of
from assistant.prose.said_beside import say_accumulated, say_beside
from assistant.prose.stated_change import changed, changes_beside, of_the_same
from ingest.forms import indicators
from ingest.model import StatementKind
from ingest.store.library import DocumentRecord

_ITEMS, _PREVIOUS_ITEMS = "项", "previous_items"
UNTOLD = ("blank_operand", "illegible", "image_only", "unplaced", "versions_differ", "which_report")
"""Why a figure that is there cannot be compared with others."""


@dataclass(frozen=True, slots=True)
class At:
    """Where to look: a body, a year (None: its reports do not tell), and what for."""

    organisation: Organisation
    year: int | None
    wanted: Wanted

    @property
    def not_there(self) -> Missing:
        """That its reports do not tell it."""
        return Missing("not_there", (), self.organisation.name, self.year, narrowed=asked_of(self.wanted.text))


class Telling:
    """What can be found and said without computing, over one catalogue, into one builder."""

    def __init__(self, catalogue: Catalogue, builder: Builder, version: bool | None = None) -> None:
        """`version`: True where the corrected versions alone are asked for, False where those before the correction are."""
        self.catalogue = catalogue
        self.lookup = Lookup(catalogue)
        self.builder = builder
        self.version = version
        self._held: list[Shelf] = []
        self._found: dict[At, Outcome] = {}
        self.superseded = False
        """Whether a version was asked for that a corrected one, which is there too, replaces."""

    # ------------------------------------------------------------------------------------------ looking up

    def documents(self, organisation: Organisation, year: int | None) -> tuple[DocumentRecord, ...]:
        """The body's documents about a year, those of the version asked for where one is."""
        records = self.catalogue.documents(organisation, year)
        if self.version is None:
            return records
        kept = tuple(r for r in records if self.catalogue.corrected(r.id) is self.version)
        self.superseded = self.superseded or (not self.version and len(kept) < len(records))
        return kept

    def find(self, at: At) -> Outcome:
        """What the body's report for the year says; a year without a report may be told by the next year's report."""
        if at not in self._found:
            self._found[at] = self._looked_up(at)
        return self._found[at]

    def _looked_up(self, at: At) -> Outcome:
        records = self.documents(at.organisation, at.year)
        if not records and self.catalogue.documents(at.organisation, at.year):
            return Missing("no_corrected" if self.version else "no_original", (), at.organisation.name, at.year)
        if records:
            outcome = self.lookup.find(records, at.wanted)
            if isinstance(outcome, Missing) and outcome.organisation is None:
                return replace(outcome, organisation=at.organisation.name, year=at.year)
            return outcome
        derived = self._from_other_years(at)
        if derived:
            return derived
        years = tuple(str(y) for y in self.catalogue.years(at.organisation))
        return Missing("year_missing", years, at.organisation.name, at.year)

    def read_together(self, ats: Sequence[At]) -> None:
        """Reads what will be looked at in many reports in a few queries; it stays in memory while this object does."""
        if len(ats) < 2:
            return
        for wanted in dict.fromkeys(at.wanted for at in ats):
            asked = (at for at in ats if at.wanted == wanted)
            records = [record for at in asked for record in self.catalogue.documents(at.organisation, at.year)]
            self._held += self.lookup.hold(records, wanted)

    def _from_other_years(self, at: At) -> tuple[Found, ...]:
        """A number that another year's report states for this year, or last year's from this year's and its change."""
        if at.year is None:
            return ()
        others = [c for c in self.catalogue.candidates(at.organisation.documents) if c.statement.year == at.year]
        stated = self.lookup.matching(others, at.wanted) if others else ()
        if not stated and at.wanted.indicator:
            named = [c for c in others if c.statement.indicator == at.wanted.indicator and self.catalogue.stands(c)]
            stated = tuple(self.lookup.of_statement(c) for c in named)
        if stated:
            return self.lookup.together(stated)
        following = At(at.organisation, at.year + 1, at.wanted)
        if at.wanted.kinds != COUNTS or not self.catalogue.documents(at.organisation, at.year + 1):
            return ()
        if own := self._own_column(following):
            return own
        now = self.single(following)
        if not isinstance(now, Missing) and (told := self._told_beside(now, others)):
            return told
        change = self.single(replace(following, wanted=replace(at.wanted, kinds=CHANGES, unit=at.wanted.unit)))
        if isinstance(change, Missing) and not isinstance(now, Missing):
            change = self.own(now, StatementKind.CHANGE) or change
        if isinstance(now, Missing) or isinstance(change, Missing) or now.value is None or change.value is None:
            return ()
        if (now.indicator, now.unit) != (change.indicator, change.unit) or now.settled == "first":
            return ()
        if now.citations[:1] == change.citations[:1]:  # the count itself, of a part that an earlier turn named
            return ()
        bases = changed(self.catalogue.candidates(at.organisation.documents), change)
        if bases and now.value not in [one.statement.value for one in bases]:  # the prose counts otherwise than the form
            now = self.lookup.of_statement(bases[0])
        return (
            replace(
                now, value=(now.value or 0) - change.value, state="approximate" if _about(now) or _about(change) else "computed", operation="difference", year=at.year,
                operands=(now, change), citations=(*now.citations, *change.citations),
                recognised=now.recognised or change.recognised, settled="",
            ),
        )  # fmt: skip

    def _own_column(self, following: At) -> tuple[Found, ...]:
        """The items of the year before, of which the form of 2019 has a column of its own (上一年项目数量): told as that report's."""
        row, _, column = (following.wanted.indicator or "").rpartition(".")
        before = f"{row}.{_PREVIOUS_ITEMS}"
        if before not in indicators() or following.wanted.unit != _ITEMS or column == _PREVIOUS_ITEMS:
            return ()
        wanted = replace(following.wanted, indicator=before, exclusive=True)
        outcome = self.find(replace(following, wanted=wanted))
        return () if isinstance(outcome, Missing) else outcome

    def _told_beside(self, now: Found, others: Sequence[Candidate]) -> tuple[Found, ...]:
        """The number of the year before that a sentence states beside this year's (关注4300人,去年是2900人); () where none does."""
        same = {
            (c.statement.sentence, c.statement.subject)
            for c in self.catalogue.candidates([now.document_id])
            if (c.statement.value, c.statement.unit, c.statement.year) == (now.value, now.unit, now.year)
            and c.statement.subject == now.label
        }
        before = [
            c for c in others
            if c.document_id == now.document_id and (c.statement.sentence, c.statement.subject) in same
            and (c.statement.unit, c.statement.kind) == (now.unit, StatementKind.COUNT) and self.catalogue.stands(c)
        ]  # fmt: skip
        return (self.lookup.of_statement(before[0]),) if len(before) == 1 else ()

    def change_beside(self, at: At) -> tuple[Found, ...]:
        """The one change that a sentence states beside the figure itself (共公开178条,比上年增加20条); () where none does."""
        now = self.single(at)
        if isinstance(now, Missing) or now.value is None:
            return ()
        changes = changes_beside(self.catalogue.candidates([now.document_id]), now, at.wanted)
        stands = [change for change in changes if self.catalogue.stands(change)]
        return (self.lookup.of_statement(stands[0]),) if len(stands) == 1 else ()

    def own(self, now: Found, kind: StatementKind) -> Found | None:
        """The one change or share that a number's own sentence states of the very same thing."""
        told = of_the_same(self.catalogue.candidates([now.document_id]), now, kind)
        return self.lookup.of_statement(told[0]) if len(told) == 1 and self.catalogue.stands(told[0]) else None

    # ------------------------------------------------------------------------------------------ saying

    def show(self, outcome: Sequence[Found]) -> None:
        """Says one answer: a figure, or all that a report, or the versions of a report, say of it."""
        wording = self.builder.wording
        versions = len({found.document_id for found in outcome}) > 1
        if len(outcome) > 1:
            self._say_differing(outcome, versions=versions)
        self._say_unsure(outcome)
        marked = [self.builder.figure(found) for found in outcome]
        for found, marks in zip(outcome, marked, strict=True):
            if versions:
                self.builder.sentences.append(wording.version(found, marked=outcome[0].from_corrected))
            if (joint := one_of_joint(found.indicator, found.one_of_row, wording.language)) is not None:
                self.builder.say("joint_row", said=wording.listed(joint[0]), parts=wording.listed(joint[1]))
            if (
                found.operation == "difference"
                and found.operands
                and found.value is not None
                and found.operands[0].value is not None
            ):
                now, change = found.operands
                self.builder.say(
                    "derived", who=found.organisation or "", year=str(found.year), value=wording.amount(found), unit=wording.unit(found.unit),
                    report=str(now.year), after=plain(now.value or Decimal(0)), change=change.citations[0].quote, marks=marks,
                )  # fmt: skip
            else:
                self.builder.sentences.append(wording.figure(found, marks))
            if found.stands_for:
                self.builder.say("stands_for", label=wording.called(found))
            say_beside(self.builder, found)
            self.rests_on(found.operands, named=bool(found.stands_for))

    def show_apart(self, figures: Sequence[Found], *, total: bool, beside: bool = False) -> None:
        """Says several numbers of one thing that are of different channels, and where no whole is told, that there is none; or that the
        one number is of another than is asked about (`beside`)."""
        marks = [self.builder.figure(found) for found in figures]
        self._say_unsure(figures)
        subject, lines = self.builder.wording.lines(figures, marks)
        if total:
            self.builder.say("several", subject=subject, lines=lines)
        elif len(figures) > 1:
            self.builder.say("no_total", subject=subject, lines=lines)
        else:
            only = "only_beside" if beside else "only_told"
            self.builder.say(only, named=self.builder.wording.named(figures[0]), marks=marks[0])
        say_accumulated(self.builder, *figures)

    def _say_unsure(self, figures: Sequence[Found]) -> None:
        """Warns where the year or the body of a report that a figure is from is only inferred."""
        for document in dict.fromkeys(found.document_id for found in figures):
            for problem in self.catalogue.problems(document):
                if problem.code in ("unverified_year", "unverified_organisation"):
                    self.builder.warn(problem.code, self.builder.wording.say(problem.code))

    def _say_differing(self, outcome: Sequence[Found], *, versions: bool) -> None:
        """Says that the figures that follow differ: within one report, or between its versions, and which is corrected."""
        wording, builder = self.builder.wording, self.builder
        if not versions:
            builder.say("conflict")
            builder.warn("conflict", wording.say("conflict_warning"))
        elif outcome[0].from_corrected:
            builder.say("versions")
            file = outcome[0].citations[0].file.rsplit("/", 1)[-1]
            builder.warn("conflict", wording.say("versions_warning", file=file))
        else:
            builder.say("versions_unmarked")
            builder.warn("conflict", wording.say("versions_unmarked_warning"))

    def say_missing(self, missing: Missing, asked: str = "") -> None:
        """Says of one thing of several that it is not there, once; of one that is `asked` for beside others, which it is."""
        wording, named = self.builder.wording, part_named(asked)
        sentence = told(missing, self.builder)
        if named and missing.code == "not_there":
            sentence = wording.say("not_there_of", who=missing.organisation or "", year=wording.year(missing.year), what=named)
        self.builder.untold += 1
        if sentence not in self.builder.sentences:
            self.builder.sentences.append(sentence)

    def value(self, at: At) -> Missing | None:
        outcome = self.find(at)
        if isinstance(outcome, Missing):
            return outcome
        self.show(outcome)
        return None

    def each(self, ats: Sequence[At]) -> Missing | None:
        """Every one in turn; of those that are not there it is said. Missing where none is."""
        self.read_together(ats)
        return self.each_of(ats, [self.find(at) for at in ats])

    def each_of(self, ats: Sequence[At], outcomes: Sequence[Outcome]) -> Missing | None:
        """What was found of every one, in turn."""
        missing = [outcome for outcome in outcomes if isinstance(outcome, Missing)]
        if len(missing) == len(outcomes):
            return missing[0] if missing else Missing("not_there")
        plainly = [outcome[0] for outcome in outcomes if not isinstance(outcome, Missing) and _is_plain(outcome)]
        together = len(plainly) > 1 and len(plainly) + len(missing) == len(outcomes)
        if together:
            marks = [self.builder.figure(found) for found in plainly]
            self._say_unsure(plainly)
            subject, lines = self.builder.wording.lines(plainly, marks)
            self.builder.say("several", subject=subject, lines=lines)
            self.rests_on([operand for found in plainly for operand in found.operands])
        no_report = [one for one in missing if one.code == "year_missing" and one.facts]
        many = len(no_report) > 1 and len({one.organisation for one in no_report}) == 1
        of_one = len({(at.organisation, at.year) for at in ats}) == 1
        for at, outcome in zip(ats, outcomes, strict=True):
            if isinstance(outcome, Missing):
                if not (many and outcome in no_report):
                    named = at.wanted.dimension if at.wanted.dimension and not at.wanted.text.isascii() else at.wanted.text
                    self.say_missing(outcome, named if of_one else "")
            elif not together:
                self.show(outcome)
        if many:
            self.builder.sentences.append(told_years(no_report, self.builder))
        told_all = [found for outcome in outcomes if not isinstance(outcome, Missing) for found in outcome[:1]]
        if (unlike_pair := self.incomparable(ats, told_all)) is not None:
            self.say_missing(unlike_pair)
        return None

    # ------------------------------------------------------------------------------------------ operands

    def single(self, at: At) -> Found | Missing:
        """The one figure for an operand. A blank is none; of versions that differ only the corrected one's is; of a report
        that contradicts itself the first is (the table's). Which was taken is told by `settled`, and said with the result."""
        outcome = self.find(at)
        if isinstance(outcome, Missing):
            return outcome
        first = outcome[0]
        if len({found.document_id for found in outcome}) > 1 and not first.from_corrected:
            return Missing("versions_differ", (), at.organisation.name, at.year, found=outcome)
        if first.value is None:
            return Missing("blank_operand", (), at.organisation.name, at.year, citations=first.citations)
        if len(outcome) == 1:
            return first
        stated = "recognised" if first.recognised else "reported"
        settled = "corrected" if first.from_corrected else "first"
        return replace(first, state=stated if first.state == "conflict" else first.state, settled=settled)

    def both(self, left: At, right: At) -> tuple[Found, Found] | Missing:
        one, other = self.single(left), self.single(right)
        if isinstance(one, Missing):
            return one
        if isinstance(other, Missing):
            return other
        if one.citations == other.citations and one.value == other.value and one.label == other.label:
            return left.not_there
        one, other = self._as_counted_by(one, other), self._as_counted_by(other, one)
        return self.incomparable((left, right), (one, other)) or (one, other)

    def _as_counted_by(self, one: Found, other: Found) -> Found:
        """A cell's number as the sentence of its report tells it that counts it under the other's indicator; else as it is."""
        if one.indicator == other.indicator or other.indicator is None or one.operation is not None:
            return one
        same = [
            c for c in self.catalogue.candidates([one.document_id])
            if (c.statement.indicator, c.statement.value, c.statement.unit, c.statement.year, c.statement.kind)
            == (other.indicator, one.value, one.unit, one.year, StatementKind.COUNT) and self.catalogue.stands(c)
        ]  # fmt: skip
        return self.lookup.of_statement(same[0]) if same else one

    def incomparable(self, ats: Sequence[At], figures: Sequence[Found]) -> Missing | None:
        """Where the same count was asked for and editions of the form count it differently; else None."""
        asked = {at.wanted.indicator for at in ats}
        if len(asked) > 1 or None in asked or (pair := unlike(figures)) is None:
            return None
        return Missing("not_comparable", (), pair[0].organisation, pair[0].year, found=pair)

    def computed(self, value: Decimal, operation: str, operands: Sequence[Found], unit: str, **changed: str | None) -> Found:
        """A figure computed from others: it cites all of them."""
        first = operands[0]
        return Found(
            value=value, unit=unit, state="approximate" if any(map(_about, operands)) else "computed", organisation=first.organisation, year=first.year, indicator=first.indicator,
            label=changed.get("label") or first.label, dimension=first.dimension, operation=operation, operands=tuple(operands),
            citations=tuple(dict.fromkeys(c for o in operands for c in o.citations)), document_id=first.document_id,
            recognised=any(o.recognised for o in operands),
        )  # fmt: skip

    def rests_on(self, operands: Sequence[Found], *, named: bool = False) -> None:
        """Gives what a computed figure rests on, and says what is to be known of it: about, or one of several stated. `named`: what
        the report counts is said already."""
        wording = self.builder.wording
        self._say_unsure(operands)
        for operand in operands:
            self.builder.figure(operand)
        say_accumulated(self.builder, *operands)
        self._say_counted(() if named else [operand for operand in operands if operand.stands_for])
        if any(_about(operand) for operand in operands):
            self.builder.say("from_about")
        for operand in operands:
            if operand.settled and operand.value is not None:
                note = wording.say(
                    f"settled_{operand.settled}", who=operand.organisation or "", year=wording.year(operand.year),
                    label=wording.called(operand), value=plain(operand.value), unit=wording.unit(operand.unit),
                )  # fmt: skip
                if note not in self.builder.sentences:
                    self.builder.sentences.append(note)
                self.builder.warn("conflict", wording.say("settled_warning"))

    def _say_counted(self, operands: Sequence[Found]) -> None:
        """Says, once for each body, under which words its report counts what was asked for under others."""
        wording = self.builder.wording
        for who in dict.fromkeys(operand.organisation or "" for operand in operands):
            called = dict.fromkeys(wording.called(one) for one in operands if (one.organisation or "") == who)
            self.builder.say("stands_for_of", who=who, label=wording.word("between_names").join(called))


def _is_plain(outcome: Sequence[Found]) -> bool:
    """Whether one figure of the forms is all that is to be said, so that it can stand in a list with others."""
    one = outcome[0]
    derived = one.operation not in (None, "sum")
    in_table = one.operation == "sum" or one.citations[0].kind == "cell"
    return len(outcome) == 1 and one.value is not None and one.stands_for is None and in_table and not derived


def _about(found: Found) -> bool:
    """Whether a figure is approximate, or rests on one that is."""
    return found.state == "approximate" or any(_about(operand) for operand in found.operands)
