"""Figures that sentences tell, for one body and one year: those of an indicator, and those that a question's own words mean.

`ProseLookup` reads the statements of a report's prose. `whole` answers a plain question for all that was published or received, `matching`
gives the best fitting of some statements, `of_statement` a number with its citation. What counts another thing, another year or less of
what is asked is left out by the rules of the modules beside it; nothing raises. Texts are folded, `()` is nothing found.

>>> ProseLookup.__dataclass_params__.frozen
True
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.answering.evidence import Found
from assistant.asking.asked_unit import units_fit
from assistant.asking.indicator_words import label_text
from assistant.asking.measures import accumulated, of_all_years
from assistant.asking.plain_kinds import is_unlike, makes_up, read_plain, said_otherwise, told_in_parts, told_plainly
from assistant.asking.wanted import COUNTS, Wanted
from assistant.asking.whole_asked import asks_complaints, asks_published
from assistant.bodies.catalogue import Catalogue
from assistant.figures.countable import countable
from assistant.figures.figures_together import added
from assistant.figures.reasons import prints_no
from assistant.guards.looks_alike import looks_alike
from assistant.guards.one_of_several import of_others_here
from assistant.guards.who_acts import of_heading_asked, of_scope_asked
from assistant.guards.whose_number import of_office, of_others, wider_place
from assistant.language.contrasts import in_time_alone, narrower
from assistant.language.speaking import (
    by_label,
    in_chinese,
    in_its_group,
    is_column_alone,
    says_all,
    says_column,
    speaks_of,
)
from assistant.prose.accounted import place_of, tells_no_change, told_otherwise
from assistant.prose.applications_told import of_some, speaks_of_applications
from assistant.prose.candidate import Candidate
from assistant.prose.channel_match import counts_accounts
from assistant.prose.channels_told import told_by_channel
from assistant.prose.complaints_told import some_complaints
from assistant.prose.done_with_all import Done
from assistant.prose.levels_counted import asks_together, counted_apart
from assistant.prose.members_counted import asks_members
from assistant.prose.more_than_all import more_than_all
from assistant.prose.of_disclosure import told_of_disclosure
from assistant.prose.of_its_body import of_its_body
from assistant.prose.part_and_whole import names_all
from assistant.prose.prose_match import Match, match, match_otherwise
from assistant.prose.qualifiers import counts_more
from assistant.prose.sites_named import of_another_site
from assistant.prose.sole_deed import told_by_deed
from assistant.prose.stated_change import change_label, direction
from assistant.prose.told_in_part import exceeded, names_another, of_other_years, told_in_part
from assistant.prose.whole_counts import (
    Whole,
    asks_whole,
    whole_count,
)
from assistant.prose.whole_told import Told as ToldWhole
from assistant.prose.whole_told import channels_named
from ingest.model import Span, State, Statement, StatementKind
from ingest.normalise import fold_text
from ingest.statements.words import load_words
from ingest.store.library import DocumentRecord

OWN_VERBS = {
    "applications.received": re.compile(r"收到|接到|新收"),
    "applications.accepted": re.compile(r"受理"),
    "applications.concluded": re.compile(r"办结"),
}
"""The verb of a count for which another may stand in: a report that uses it of applications counts them apart."""

_TAKING_IN = re.compile(r"收到|接到|新收|接收|受理|实际|共计?")
_NOT_TAKEN_ON = re.compile(r"不予受理|不受理|未受理|未予受理|没有受理")
_NEXT = re.compile(r"[。;； ]*[^。\n]+(?:。|$)")
"""The sentence behind another, in the same paragraph."""
_CLAUSE_BEFORE = re.compile(r"[^,，;；。:：\n]+[,，:：]$")
"""The clause right before a place, searched up to there."""
_ANSWERED = re.compile("申请|答复|受理|办结|办理")
"""按期答复9件,其中公开6件: what applications were answered by, and nothing that was published."""
_PROACTIVE = re.compile("主动公开|对外公开")
_PUBLISHED = re.compile("公开|公布|公示|发布|推送|刊|登载|上传|更新|推文|发文|网|微信|微博|公众号|平台|栏")
"""归集文件90件,其中市级文件80件: parts of what nobody published."""


@dataclass(frozen=True, slots=True)
class ProseLookup:
    """Finds what the sentences of one catalogue's reports tell."""

    catalogue: Catalogue

    def _by_indicator(
        self, record: DocumentRecord, indicator: str, kinds: frozenset[StatementKind] = COUNTS
    ) -> Iterable[Statement]:
        for statement in self.catalogue.said(record.id, indicator):
            if statement.kind not in kinds or statement.year != record.year:
                continue
            whole = None if statement.whole is None else self.catalogue.candidates([record.id])[statement.whole].statement
            if (whole is None or whole.indicator != indicator) and self.catalogue.statement_stands(record.id, statement):
                yield statement

    def _of_its_year(self, record: DocumentRecord, indicator: str) -> list[Statement]:
        """The numbers said of an indicator that may be held against the form's: none that came together over the years, and none of what
        was done in time or late alone (按时办结45件)."""
        said = list(self._by_indicator(record, indicator))
        told = self.catalogue.candidates([record.id]) if said or indicator.startswith("statistics.channels.") else ()
        said += [s for s in told_by_channel(told, indicator, "条") if s.year == record.year]
        names = (record.organisation or "", *record.names)
        label = label_text(indicator)
        over = [
            c.statement
            for c in told
            if c.statement in said
            and (accumulated(c) or of_all_years(c) or in_time_alone(label, c.printed) or of_others_here(c, told, names, ""))
        ]
        return [statement for statement in said if statement not in over]

    def _stated(self, record: DocumentRecord, indicator: str, wanted: Wanted) -> tuple[Found, ...]:
        if wanted.dimension is not None:
            return ()
        said = tuple(s for s in self._by_indicator(record, indicator, wanted.kinds) if countable(wanted.unit, s.unit))
        told, names = self.catalogue.candidates([record.id]) if said else (), (record.organisation or "", *record.names)
        held = (c for c in told if c.statement in said and not told_otherwise(c, wanted.text))
        held = (c for c in held if not of_some(c, wanted.text, indicator) and not of_others_here(c, told, names, wanted.text))
        whole = (c for c in held if not told_in_part(c, told, wanted.text))
        ours = [c for c in whole if not of_others(place_of(c), names, wanted.text) and not of_another_site(c, names, wanted.text)]
        offices = [c for c in ours if of_office(place_of(c), names, wanted.text)]  # 全县收到56件, 县政府办收到19件: of the 56
        kept = [c for c in ours if c not in offices or len(offices) == len(ours)]
        return tuple(self.of_statement(c) for c in of_scope_asked(kept, names, wanted.text))

    def _standing_in(self, record: DocumentRecord, other: str, wanted: Wanted) -> tuple[Found, ...]:
        """The numbers said of a count that may stand in for the one asked, but for those that count less of it (按时答复)."""
        if wanted.dimension is not None:
            return ()
        said = tuple(self._by_indicator(record, other))
        candidates = self.catalogue.candidates([record.id]) if said else ()
        own = OWN_VERBS.get(wanted.indicator or "")
        if own is not None and any(own.search(c.clause) and "申请" in c.up_to_clause for c in candidates):
            return ()
        names = (record.organisation or "", *record.names)
        ours = [c for c in candidates if not of_others_here(c, candidates, names, wanted.text)]
        held = (c for c in ours if c.statement in said and not of_other_years(c, wanted.text))
        rule = load_words().rule(other)
        asked = f"{wanted.text}|{rule.label if rule else ''}"
        told = [c for c in held if not narrower(asked, c.up_to_clause)]
        return tuple(self.of_statement(c) for c in of_scope_asked(told, names, wanted.text))

    def _free(self, record: DocumentRecord, wanted: Wanted) -> tuple[Found, ...]:
        """The sentence that the question's own words mean."""
        candidates = self._of_its_body(record, wanted)
        if just := told_of_disclosure([c for c in candidates if self.catalogue.stands(c)], wanted.text, wanted.unit):
            return (self.of_statement(just[0]),)
        if wanted.unit is None and asks_whole(wanted.text):  # 公开信息的数量: no 公告24期
            candidates = [c for c in candidates if units_fit("条", c.statement.unit)]
        if asks_published(wanted.text):
            candidates = [c for c in candidates if not _ANSWERED.search(c.whole)]
        if _PROACTIVE.search(wanted.text):
            candidates = [c for c in candidates if not c.whole or _PUBLISHED.search(c.whole + c.printed)]
        if (kind := read_plain(wanted.text)) is not None:
            candidates = [c for c in candidates if not is_unlike(c, kind)]
        if wanted.indicator is None:
            return self.matching(candidates, wanted)
        speaking = [c for c in candidates if speaks_of(c, wanted) and says_column(c, wanted.dimension)]
        if found := self.matching(speaking, wanted):
            return found
        if len(parts := [c for c in speaking if is_column_alone(c, wanted.dimension) and self.catalogue.stands(c)]) == 1:
            return (self.of_statement(parts[0]),)
        for asked in by_label(wanted):
            if found := self.matching([c for c in candidates if speaks_of(c, asked)], asked):
                return found
        listed = [(c, of_group) for c in candidates if (of_group := in_its_group(c, wanted)) is not None]
        if len(listed) == 1 and (found := self.matching([listed[0][0]], listed[0][1])):
            return found
        told = filter(speaks_of_applications, candidates) if wanted.indicator.startswith("applications.") else candidates
        standing = [c for c in told if says_column(c, wanted.dimension) and self.catalogue.stands(c)]
        if found := self._as_figures(match_otherwise(standing, wanted.text, wanted.unit, wanted.kinds)):
            return found
        return tuple(self.of_statement(c) for c in told_by_deed(list(filter(self.catalogue.stands, candidates)), wanted.text))

    def whole(self, record: DocumentRecord, wanted: Wanted) -> tuple[tuple[Found, ...], Whole]:
        """The numbers that answer a plain question for a whole count together, and what they are (`whole_counts`)."""
        names = (record.organisation or "", *record.names)
        plain = wanted.dimension is None and wanted.kinds == COUNTS and asks_whole(wanted.text)
        plain = plain and not wider_place(wanted.text, names) and not asks_members(wanted.text)
        standing = [c for c in self.catalogue.candidates([record.id]) if self.catalogue.stands(c)] if plain else []
        standing = [c for c in standing if not of_other_years(c, wanted.text) and not of_another_site(c, names, wanted.text)]
        standing = [c for c in standing if not counts_more(wanted.text, c)]
        standing = [
            c
            for c in standing
            if c.statement.whole is not None or not of_others_here(c, standing, names, wanted.text, accounts=False)
        ]
        whole = whole_count(standing, wanted.text, names, record.year, self._after)
        one = whole.told[0] if len(whole.told) == 1 and not whole.told[0].channels else None
        if one is not None and (more := more_than_all(standing, one.candidate, names)) is not None:
            whole = Whole((one, more), total=False, differ=True)
        if any(names_another(told.candidate, standing, wanted.text) for told in whole.told):
            return (), Whole((), total=False)
        if not whole.told and len(several := self._plainly(record, wanted)) > 1:
            return several, Whole((), total=False)
        return tuple(self._called(one, wanted) for one in whole.told), whole

    def _called(self, told: ToldWhole, wanted: Wanted) -> Found:
        """A whole count as a figure under the report's own words, said to be theirs where another deed or channel was asked for."""
        found = self.of_statement(told.candidate)
        if told.answered is not None:
            return self._answered(told.candidate, found, told.answered)
        if told.channels and not channels_named(told.candidate.printed):
            found = self._with_channel(told.candidate, found)
        otherwise = wanted.indicator is not None and found.indicator != wanted.indicator
        return replace(found, label=told.label or found.label, stands_for=wanted.indicator if otherwise else None)

    def in_own_verb(self, record: DocumentRecord, wanted: Wanted, found: tuple[Found, ...]) -> tuple[Found, ...]:
        """A whole count under another verb as the report counts the same thing under the verb asked for (收到32件,其中受理28件); () where it
        tells how many of it were not taken on, and no number of those that were."""
        own = OWN_VERBS.get(wanted.indicator or "")
        if own is None or len(found) != 1 or found[0].stands_for is None:
            return found
        thing = _TAKING_IN.sub("", fold_text(found[0].label))
        all_told = self.catalogue.candidates([record.id])
        counts = [
            c
            for c in all_told
            if (c.statement.kind, c.statement.unit, c.statement.year) == (StatementKind.COUNT, found[0].unit, record.year)
            and self.catalogue.stands(c)
            and not of_others_here(c, all_told, (record.organisation or "", *record.names), wanted.text)
        ]
        others = [c for c in counts if self.of_statement(c).citations != found[0].citations]
        told = [c for c in others if own.search(c.counted) and _TAKING_IN.sub("", c.counted) == thing]
        if len(told) == 1:
            return (self.of_statement(told[0]),)
        apart = wanted.indicator == "applications.accepted" and any(
            _NOT_TAKEN_ON.search(c.counted) and c.statement.value and re.search("申请(?!.*复议)", c.up_to_clause) for c in others
        )
        return () if apart else found

    def _with_channel(self, candidate: Candidate, found: Found) -> Found:
        """A number quoted with the clause before its own where that names its channel ("海棠发布"微博5月开通,发布信息90条)."""
        statement, text = candidate.statement, self.catalogue.text(candidate.document_id)
        before = _CLAUSE_BEFORE.search(text, statement.sentence.start, statement.quote.start)
        if before is None or not channels_named(fold_text(before[0]).lower()):
            return found
        span = Span(before.start(), statement.quote.end)
        return replace(found, citations=(self.catalogue.citation(candidate.document_id, span), *found.citations[1:]))

    def _answered(self, candidate: Candidate, found: Found, done: Done) -> Found:
        """A number of applications quoted up to the words that say that all of them were answered, and called by both."""
        statement = candidate.statement
        end = statement.sentence.end + (self._to_end(candidate) if done.behind else 0)
        quote = self.catalogue.text(candidate.document_id)[statement.quote.start : end].rstrip("。;； \n")
        span = Span(statement.quote.start, statement.quote.start + len(quote))
        return replace(
            found,
            label=f"{found.label}，{done.said}",
            citations=(self.catalogue.citation(candidate.document_id, span),),
            stands_for="applications.concluded",
        )

    def _to_end(self, candidate: Candidate) -> int:
        """How many characters of the report the sentence behind that of a number takes."""
        rest = self.catalogue.text(candidate.document_id)[candidate.statement.sentence.end :]
        found = _NEXT.match(rest)
        return 0 if found is None else found.end()

    def _after(self, candidate: Candidate) -> str:
        """The sentence behind that of a number, in the same paragraph, folded; "" for none."""
        end = candidate.statement.sentence.end
        return fold_text(self.catalogue.text(candidate.document_id)[end : end + self._to_end(candidate)]).lower().strip("。 ")

    def _plainly(self, record: DocumentRecord, wanted: Wanted) -> tuple[Found, ...]:
        """The numbers that tell what a plain question of a kind asks (`plain_kinds`); what its parts come to where they make up one."""
        kind = read_plain(wanted.text) if wanted.dimension is None and wanted.kinds == COUNTS else None
        names = (record.organisation or "", *record.names)
        if kind is None or wider_place(wanted.text, names):
            return ()
        standing = [c for c in self.catalogue.candidates([record.id]) if self.catalogue.stands(c)]
        ours = [c for c in standing if not of_others(place_of(c), names, wanted.text) and not looks_alike(wanted.text, c)]
        ours = [c for c in ours if not of_others_here(c, standing, names, wanted.text)]
        told = told_plainly(ours, kind, record.year)
        if told and asks_together(wanted.text) and counted_apart(told[0], ours, wanted.text):
            return ()
        if kind.sums or makes_up(told, kind):
            return (self._all_of(told),) if told else ()
        if not told and (parts := told_in_parts(ours, kind, record.year)):
            return (self._all_of(parts),)
        found = ((c, self.of_statement(c)) for c in told)
        return tuple(replace(f, stands_for=kind.name) if said_otherwise(c, kind, wanted.text) else f for c, f in found)

    def _of_its_body(self, record: DocumentRecord, wanted: Wanted) -> list[Candidate]:
        names = (record.organisation or "", *record.names)
        own = of_its_body(self.catalogue.candidates([record.id]), record.year, names, wanted)
        return [c for c in own if not some_complaints(c)] if asks_complaints(wanted.text) else own

    def _unprinted(self, record: DocumentRecord, wanted: Wanted) -> tuple[Found, ...]:
        """The sentence that says all the words which mean a count of the annex, in a report that prints no annex."""
        if wanted.indicator is None or not prints_no(self.catalogue, record, wanted.indicator):
            return ()
        candidates = self._of_its_body(record, wanted)
        for asked in (wanted, *in_chinese(wanted)):
            saying = [c for c in candidates if says_all(c, asked)]
            if found := self.matching(saying, replace(asked, indicator=None)):
                return found
        return ()

    def matching(self, candidates: Sequence[Candidate], wanted: Wanted) -> tuple[Found, ...]:
        """The best fitting statements among these as figures."""
        standing = [c for c in candidates if says_column(c, wanted.dimension) and self.catalogue.stands(c)]
        own, hits = wanted.text.partition("|")[0], match(standing, wanted.text, wanted.concepts, wanted.unit, wanted.kinds)
        moved = "比" not in own and "较" not in own
        kept = [
            m for m in hits if not (moved and tells_no_change(m.candidate, own)) and not counts_accounts(wanted.unit, m.candidate)
        ]
        said = "、".join((own, *(term for concept in wanted.concepts for term in concept.terms[: concept.own])))
        names = self._names_of(candidates)
        scoped = of_heading_asked(of_scope_asked([m.candidate for m in kept], names, wanted.text), wanted.text)
        kept = [replace(m, candidate=self._all_named(m.candidate, own)) for m in kept if m.candidate in scoped]
        parts = counted_apart(kept[0].candidate, standing, said) if kept else ()
        if parts:
            return (self._all_of(parts),)
        return self._as_figures(kept)

    def _all_named(self, part: Candidate, question: str) -> Candidate:
        """What a part is of, where a question says the noun that both count and nothing of what narrows the part (公开栏: 设公开栏58个,其中村级公开栏40个)."""
        if part.statement.whole is None:
            return part
        whole = self.catalogue.candidates([part.document_id])[part.statement.whole]
        return whole if names_all(part.counted, whole.counted, question) and self.catalogue.stands(whole) else part

    def _names_of(self, candidates: Sequence[Candidate]) -> tuple[str, ...]:
        """The names of the body whose report's numbers these are."""
        records = [self.catalogue.records[c.document_id] for c in candidates[:1]]
        return tuple(name for record in records for name in (record.organisation or "", *record.names))

    def _all_of(self, parts: Sequence[Candidate]) -> Found:
        """What several numbers come to that count the parts of one thing."""
        found = [self.of_statement(part) for part in parts]
        total = sum((part.statement.value for part in parts), Decimal(0))
        return added(found[0], found, total, "、".join(one.label for one in found))

    def _as_figures(self, hits: Sequence[Match]) -> tuple[Found, ...]:
        return tuple(replace(self.of_statement(m.candidate), confidence=min(m.said, 0.99)) for m in hits)

    def of_statement(self, candidate: Candidate) -> Found:
        """A sentence's number as a figure with its citation."""
        found = self.stated(self.catalogue.records[candidate.document_id], candidate.statement)
        whole = exceeded(candidate, self.catalogue.candidates([candidate.document_id]))
        return replace(found, accumulated=accumulated(candidate), more_than=None if whole is None else self.of_statement(whole))

    def of_the_year_itself(self, record: DocumentRecord, found: Found) -> Found:
        """What the year brought of the very thing whose number came together up to a day (共公开13条;累计公开42条), else that number."""
        told = [c for c in self.catalogue.candidates([record.id]) if c.statement.unit == found.unit and self.catalogue.stands(c)]
        things = {c.statement.subject for c in told if c.statement.value == found.value and accumulated(c)}
        own = [
            c
            for c in told
            if c.statement.subject in things
            and c.statement.year == record.year
            and c.statement.whole is None
            and not accumulated(c)
        ]
        return self.of_statement(own[0]) if len({c.statement.value for c in own}) == 1 else found

    def stated(self, record: DocumentRecord, statement: Statement) -> Found:
        """The number of a document's statement as a figure with its citation."""
        return Found(
            value=statement.value, unit=statement.unit, state=statement.state.value, organisation=record.organisation,
            year=statement.year, indicator=statement.indicator, label=change_label(statement), dimension=None,
            citations=(self.catalogue.citation(record.id, statement.quote),), document_id=record.id,
            direction=direction(statement), recognised=self._recognised(statement.state, record.id, statement.number),
        )  # fmt: skip

    def _recognised(self, state: State, document: str, span: Span) -> bool:
        """Whether a figure was read from a picture; a blank or an approximate one does not say so by its state."""
        if state in (State.BLANK, State.APPROXIMATE):
            return self.catalogue.recognised(document, span)
        return state is State.RECOGNISED
