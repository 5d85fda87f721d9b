"""A body that has no report of its own: what another body's report tells of it by name.

`UnknownBodies` looks in the report of the body that the question names beside it (市公安局 in its city's), else in that of the government of
its place or the one that lists it, else in every report. A number of a list is the body's where the list names it (`names_told`) and comes
to what is asked; it is then added, compared or divided like any other. Other numbers must be matched by the question's words with the
body's name among them. Whose report tells it is said. Nothing is answered by the number of another body.
The file is long because all the places where such a body may be told of are tried in one order.

>>> UnknownBodies.__mro__[1].__name__
'LooseReading'
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product
from types import MappingProxyType

from assistant.answering.builder import Builder
from assistant.answering.evidence import Found, Missing
from assistant.asking.asked_thing import wanted
from assistant.asking.asked_unit import asked_unit, units_fit
from assistant.asking.loose_reading import LooseReading
from assistant.asking.tasks import Task
from assistant.asking.wanted import COUNTS, Wanted
from assistant.bodies.asked_of_body import (
    BODY_NAME,
    TAKEN_IN,
    is_of_another_deed,
    names_another_behind,
    ranked_by,
    tells_anything,
    tells_deed,
    tells_deeds,
    tells_rank_of,
)
from assistant.bodies.inside import says_alone
from assistant.bodies.level_said import of_no_place
from assistant.bodies.list_heads import Member, is_class, members_of
from assistant.bodies.listing_hosts import host_listing, without_division, without_report_said
from assistant.bodies.name_parts import place_stem
from assistant.bodies.names_told import lies_in, named
from assistant.bodies.organisations import Mention, Organisation
from assistant.bodies.said_beside import documents_elsewhere, may_tell_of
from assistant.bodies.scope import Scope, Side, is_unknown, meant_by
from assistant.bodies.told_elsewhere import called, ways_called
from assistant.computing.tasks_done import UNREAD
from assistant.figures.lookup import Lookup
from assistant.language.concepts import Concept
from assistant.prose.applications_told import came_in_alike
from assistant.prose.candidate import Candidate
from assistant.prose.joined_telling import tell_joined_within
from assistant.prose.said_in_prose import is_deed
from assistant.prose.told_lists import lists_of
from assistant.turns.turn_words import FILLER
from ingest.normalise import fold_text

_OPERATION = re.compile(
    r"(?:占|是)[^,。?]*$|[和与跟及、,]|比(?!例|重)|一共|总共|合计|加起来|总和|之和|分别|各自?|相差|差(?=多少|几)|(?:多|少)(?!少)(?=[^,。?]{0,8}(?:多少|几))"
    r"|(?:谁|哪一?个?)(?:更|最)?[多少]?|[更最][多少]|的?\d+[件元条个]里?"
)
"""What a question says of computing, beside what is counted."""
_NUMBER = re.compile(r"(?<![\d.])\d+(?=[件元条个篇期份宗]里?)")
_OF_SO_MANY = re.compile(r"\d([件元条个篇期份宗])")
_STRAY_LEVEL = re.compile(r"^[省市区县](?= )")
_ASKS_BARE = re.compile(r"(?:[有是为]|一?共|总共)*(?P<deed>收取|[收办到]*)了?(?:多少|几)[\u4e00-\u9fff]?[?。]?")
_ASKED = re.compile("多少|几(?![乎何])")
_NAMES = ("县", "区", "市", "镇", "乡", "街道", "局")


class UnknownBodies(LooseReading):
    """What reports tell of bodies that have none."""

    _followed: bool
    _tasks: tuple[Task, ...]
    _told_of: Mapping[int, Member] = MappingProxyType({})
    """The numbers of the bodies that the report looked in tells of, by where they stand."""
    _within: tuple[Mention, ...] = ()
    """The bodies that the answer is about, as named in the report of another."""

    def _written_anew(self) -> Builder:
        self.builder = self.operations.builder = Builder(self.question.answered_in)
        return self.builder

    def _joined_within(self) -> Missing | None:
        """The numbers of bodies without a report that are joined with other things, as the report of the body beside them tells them."""
        unknown = [mention for mention in self.question.mentions if is_unknown(mention)]
        host = self._host(unknown)
        missing = UNREAD if host is None else tell_joined_within(self.operations, self.question, host, unknown)
        if host is not None and missing is None:
            self._scope, self._within = Scope((Side(host, said=host.name),)), tuple(unknown)
        return missing

    def _told_within(self) -> bool:
        """Whether a list of the report of the body named, or of the place's government, tells the number for the bodies named."""
        question, unknown = self.question, [m for m in self.question.mentions if is_unknown(m)]
        host = self._host(unknown)
        if host is None or not question.numeric or not unknown or len(question.asks) > 1 or question.also or question.linked:
            return False
        if self._asks_more(unknown):
            return False
        named_years = question.years.named or tuple(reversed(self.catalogue.years(host)))
        if len(question.years.named) > 1 or question.years.last or question.years.since or question.years.compared:
            return False
        for year in named_years:
            records = self.operations.documents(host, year)[:1]
            found = self._items([r.id for r in records], unknown, host) if records else None
            if found is None or self._has_namesake(unknown[0], host, found[0]):
                continue
            before = self.builder
            fresh = self._written_anew()
            if not question.years.named:
                fresh.warn("year_assumed", self.wording.say("year_assumed", year=str(year)))
            fresh.say("from_report", who=host.name, year=self.wording.year(year))
            if self._computed_within(*found, place_alone=len(unknown) == 1 and self._is_place_alone(unknown[0], found[0], host)):
                self._scope, self._years, self._within = Scope((Side(host, said=host.name),)), (year,), tuple(unknown)
                return True
            self.builder = self.operations.builder = before
        return False

    def _has_namesake(self, mention: Mention, host: Organisation, found: Sequence[Found]) -> bool:
        """Whether a body is named by its kind alone (公安局呢), of which the sentence of its number names several."""
        told = self._statement_of(found[0])
        if told is None or not mention.body or any(place in self.question.folded for place in host.parts.places):
            return False
        return len({name for name in BODY_NAME.findall(told.sentence) if name.endswith(mention.body)}) > 1

    def _statement_of(self, found: Found) -> Candidate | None:
        """The statement that a figure is, with the body's name for its subject."""
        told = {(c.document_id, c.statement.subject, c.statement.value): c for c in (m.candidate for m in self._told_of.values())}
        named = told.get((found.document_id, found.label, found.value or Decimal()))
        return named or self.operations.statement_of(found)

    def _asks_more(self, bodies: Sequence[Mention]) -> bool:
        """Whether more numbers are asked for than bodies are named (对几件申请收费,收了多少元): one of them would be half an answer."""
        return len(_ASKED.findall(self.question.content.rsplit("|", 1)[-1])) > max(len(bodies), 1)

    def _is_place_alone(self, mention: Mention, found: Sequence[Found], host: Organisation) -> bool:
        """Whether a place is named alone (桐坡县) and what was found is of bodies in it, none of the place itself."""
        told = [self._statement_of(one) for one in found]
        own = [one is not None and bool(self._of(mention, [one], host.parts.places)[0]) for one in told]
        return mention.body is None and not any(own)

    def _computed_within(self, found: Sequence[Found], wholes: Sequence[Found], *, place_alone: bool) -> bool:
        """Whether what the question wants of the numbers found could be said. The numbers of bodies in a place (`place_alone`) are added up
        where the list that they stand in is told in full, else said to be those of these bodies; nothing else is done with them."""
        operation, content, operations = self.question.operation, self.question.content, self.operations
        if place_alone:
            if operation not in ("value", "list", "sum"):
                return False
            if len(found) > 1 and self._are_all_told(found):
                return operations.sum_of(found) is None
            operations.show_apart(found, total=False)
            return True
        if len(found) == 1 and operation in ("value", "list", "sum"):
            operations.show(found)
            return True
        if operation in ("max", "min") and len(found) > 1:
            operations.say_top(found, operation)
            return True
        two, several = len(found) == 2, sum(map(is_unknown, self.question.mentions)) > 1
        if operation in ("value", "list") and several:
            for one in found:
                operations.show([one])
            return True
        if operation in ("value", "sum"):
            done = operations.sum_of(found)
        elif operation == "difference" and two:
            done = operations.difference_of((found[0], found[1]))
        elif operation in ("times", "ratio") and two:
            done = operations.ratio_of((found[0], found[1]), content)
        elif operation == "share" and (two or len(set(wholes)) == 1):
            done = operations.share_of_found(found[0], found[1] if two else wholes[0], content)
        else:
            return False
        return done is None

    def _are_all_told(self, found: Sequence[Found]) -> bool:
        """Whether the items of a list that some of them are come to what the list is of."""
        told = {(c.document_id, c.statement.number) for one in found if (c := self.operations.statement_of(one)) is not None}
        lists = lists_of(self.catalogue.candidates([found[0].document_id]))
        return any(one.complete and told <= {(c.document_id, c.statement.number) for c in one.items} for one in lists)

    def _host(self, unknown: Sequence[Mention]) -> Organisation | None:
        """The one body whose report is named beside those that have none; else the government of their place."""
        beside = [m for m in self.question.mentions if m not in unknown]
        if beside:
            named_beside = {o.name: o for m in beside for o in meant_by(m)}
            return next(iter(named_beside.values())) if len(named_beside) == 1 else None
        if of_turn := self.catalogue.table.by_name.get(self.question.host):
            return of_turn
        at_place = self.catalogue.table.at_place
        opening = {m.said[:end] for m in unknown for end in range(2, len(m.said))} | {m.place or "" for m in unknown}
        near = {o.name: o for place in sorted(opening) for o in at_place.get(place, ()) if o.is_government}
        if near:
            return next(iter(near.values())) if len(near) == 1 else None
        listing = {host_listing(self.catalogue, mention, self.question.years.named) for mention in unknown}
        return listing.pop() if len(listing) == 1 else None

    def _items(
        self, ids: Sequence[str], unknown: Sequence[Mention], host: Organisation
    ) -> tuple[list[Found], list[Found]] | None:
        """The number of each of the bodies in a list whose whole is what is asked, and those wholes; None where one has none or several."""
        candidates = self.catalogue.candidates(ids)
        members = {m.candidate.statement.number.start: m for id in ids for m in members_of(candidates, self.catalogue.text(id))}
        self._told_of = members
        listed = [
            members[at].candidate if (at := c.statement.number.start) in members else c
            for c in candidates
            if (c.statement.whole is not None or ranked_by(c) or c.statement.number.start in members)
            and c.statement.kind in COUNTS
            and self.catalogue.stands(c)
        ]
        places = host.parts.places
        bodies = [self._of(mention, listed, places) for mention in unknown]
        content = _STRAY_LEVEL.sub("", _OPERATION.sub(" ", without_report_said(self._said())).strip()).strip()
        for name in self._also_named(listed, bodies):
            content = content.replace(fold_text(name), "")
            bodies.append([[c for c in listed if c.statement.subject == name]])
        if len(unknown) == 1 and not FILLER.sub("", self.question.folded.replace(unknown[0].said, "")):
            # the turn before named another item of the list
            lists = {c.statement.whole for ways in bodies for way in ways for c in way}
            for beside in {c.statement.subject for c in listed if c.statement.whole in lists}:
                content = content.replace(fold_text(beside), "")
        ask = replace(wanted(content if "多少" in content or "几" in content else f"{content}多少"), kinds=COUNTS)
        if ask.unit is None and (counted := _OF_SO_MANY.search(self.question.content)) is not None:
            ask = replace(ask, unit=counted[1])
        chosen = [next((told for one in ways if (told := self._asked(one, candidates, ask))), []) for ways in bodies]
        if len(chosen) == 1 and not chosen[0] and self.question.operation == "value" and ask.concepts:
            saying = [c for c in candidates if self._is_named_before(c, unknown[0], places) and tells_anything(c, ask)]
            words = replace(ask, indicator=None, text=unknown[0].said + ask.text)
            return (list(found), []) if len(found := self.operations.lookup.matching(saying, words)) == 1 else None
        if not chosen or not all(chosen):
            return None
        flat = [one for group in chosen for one in group]
        wholes = [whole for one in flat if (whole := self._of_list(one, candidates)) is not None]
        of = self.operations.lookup.of_statement
        return [of(one) for one in flat], [of(one) for one in wholes]

    def _said(self) -> str:
        """The words that ask: the question's own, or those of the turn that it goes on from where it only names bodies."""
        question, ask = self.question, self.question.asks[0]
        thing = next((thing for task in self._tasks for thing in task.things if thing.text), None) if self._followed else None
        said, before = question.content.rsplit("|", 1)[-1], (thing.text if thing is not None else ask.text).rsplit("|", 1)[-1]
        bare = _ASKS_BARE.fullmatch(said) if question.host else None
        of_turn = bare is not None and not bare["deed"] and asked_unit(said) in (None, asked_unit(before))
        return said if FILLER.sub("", question.content) and not of_turn else before

    def _of(self, mention: Mention, listed: Sequence[Candidate], host: Sequence[str]) -> list[list[Candidate]]:
        """The items of lists that are a body's; of a place those of its name, else of its government and the bodies in it."""
        said = mention.said
        for place in sorted((*host, *map(place_stem, host)), key=len, reverse=True):
            if said.startswith(place) and len(said) > len(place) + 1 and mention.body is None:
                said = said.removeprefix(place)
        place = said.removesuffix(mention.body) if mention.body else said
        if mention.body and any(place in (one, place_stem(one)) for one in host):
            place = ""
        told = [(c, fold_text(c.statement.subject)) for c in listed]
        own = [c for c, subject in told if named(subject, mention.body, place, host)]
        if mention.body is not None:
            return [own]
        return [own, [c for c, subject in told if named(subject, "", place, host) or lies_in(subject, place, host)]]

    def _is_named_before(self, candidate: Candidate, mention: Mention, host: Sequence[str]) -> bool:
        """Whether the last body that a number's sentence names before it is the one that is asked about."""
        place = mention.said.removesuffix(mention.body or "") if mention.body else mention.said
        place = "" if mention.body and any(place in (one, place_stem(one)) for one in host) else place
        said = [name for name in BODY_NAME.findall(re.split("[;。]", candidate.up_to_clause)[-1]) if name]
        return bool(said) and named(said[-1], mention.body, place, host)

    def _also_named(self, listed: Sequence[Candidate], bodies: Sequence[Sequence[Sequence[Candidate]]]) -> list[str]:
        """The names of items that the question says too, beyond the bodies that were read in it (…是海棠县的几倍)."""
        known = {c.statement.subject for ways in bodies for way in ways for c in way}
        own = dict.fromkeys(c.statement.subject for c in listed)
        content = self.question.content
        return [
            name
            for name in own
            if name not in known and fold_text(name) in content and name.endswith(_NAMES) and not is_class(fold_text(name))
        ]

    def _asked(self, group: Sequence[Candidate], candidates: Sequence[Candidate], ask: Wanted) -> list[Candidate]:
        """The items of a body that the question asks for: in its unit, of a list that comes to what it asks for."""
        told = [c for c in group if units_fit(ask.unit, c.statement.unit)]
        bare = None if ask.concepts else _ASKS_BARE.fullmatch(ask.text)
        bare = bare if bare is None or bare["deed"] or self._followed else None  # 某局多少件 alone asks for nothing
        given = {Decimal(number) for number in _NUMBER.findall(self.question.content)}
        kept = []
        for one in told:
            whole = self._of_list(one, candidates)
            said = whole is not None and (
                whole.statement.value in given or (bool(ask.concepts) and self._is_asked(whole, candidates, ask))
            )
            said = said or (whole is None and tells_rank_of(one, ask))
            unit = ask.unit in (None, one.statement.unit)
            if said or (bare is not None and unit and tells_deed(bare["deed"], one, whole)):
                kept.append(one)
        names = [fold_text(c.statement.subject) for c in kept]
        if len(set(names)) < len(names) or len({c.statement.whole for c in kept}) > 1:
            return []
        return kept

    def _of_list(self, one: Candidate, candidates: Sequence[Candidate]) -> Candidate | None:
        """What a number of a body is of, or the whole of its list; None where neither is told."""
        own, told = one.statement, self._told_of.get(one.statement.number.start)
        return told.of if told is not None else candidates[own.whole] if own.whole is not None else None

    def _is_asked(self, whole: Candidate, candidates: Sequence[Candidate], ask: Wanted) -> bool:
        """Whether what a list comes to is what is asked for: by all of its words, or as the number that the question finds without the body."""
        asked, lookup = replace(ask, indicator=None), self.operations.lookup
        if came_in_alike(ask.text, whole.counted):
            return True
        if not lookup.matching([whole], asked):
            return False
        told = without_division(whole.sentence)
        untold = [concept for concept in ask.concepts if not any(term in told for term in concept.terms)]
        if is_of_another_deed(whole, ask) or any(is_deed(one.name) and one.name not in TAKEN_IN for one in untold):
            return False
        if not untold:
            return True
        return lookup.of_statement(whole).citations in [found.citations for found in lookup.matching(candidates, asked)]

    def _naming(self, said: str, scope: Scope) -> dict[Organisation, str]:
        """The bodies whose reports name such a body, and what they call it: bodies of its place, by its full name, or the governments
        of its place and those named beside it, without the place. A bureau does not speak for its place named alone, nor does a body of a
        place below it."""
        beside = [o for mention in self.question.mentions for o in mention.organisations if o.is_government]
        mention = self._mention(said)
        alone = mention.place if mention is not None and not mention.body else None
        near = tuple(o for o in scope.near if alone not in o.parts.places)
        found = called(mention, said, near, beside, self.catalogue)
        found = {body: name for body, name in found.items() if body in beside or alone not in body.parts.places}
        return {body: name for body, name in found.items() if mention is None or may_tell_of(mention, body, self._beside())}

    def _mention(self, said: str) -> Mention | None:
        return next((m for m in self.question.mentions if m.said == said), None)

    def _beside(self) -> list[Organisation]:
        """The bodies that the question, or the turn before, names beside one that has no report."""
        host = self.catalogue.table.by_name.get(self.question.host)
        named_there = [body for mention in self.question.mentions if not is_unknown(mention) for body in mention.organisations]
        return named_there + ([host] if host is not None else [])

    def _named_elsewhere(self, said: str) -> bool:
        """Whether another body's report states the number for the body that is named; then it is said whose report."""
        thing = next((thing for task in self._tasks for thing in task.things if thing.text), None)
        ask = self.question.asks[0] if thing is None or not self._followed else thing.wanted()
        if not self.question.numeric or len(said) < 2 or self.question.operation != "value" or not ask.concepts:
            return False
        if self._asks_more(()) or any(m.said == said and of_no_place(m) for m in self.question.mentions):
            return False
        called = ways_called(said, self._mention(said))
        if "|" in ask.text and not FILLER.sub("", self.question.text.replace(said, "")):  # for the turn's words
            ask = wanted(ask.text.rsplit("|", 1)[-1])
        for year, name in product(self.question.years.named or (None,), called):
            lookup = Lookup(self.catalogue)
            words = (*ask.concepts, Concept(name, tuple(dict.fromkeys((name, *called))), 1.0))
            named = replace(ask, indicator=None, concepts=words, text=name + ask.text)
            saying = [
                c
                for c in self._naming_in_a_number(said, year)
                if tells_deeds(c, ask)
                and tells_anything(c, ask)
                and self._is_of_such(c, ask)
                and not names_another_behind(c, name)
            ]
            found = lookup.matching(saying, named)
            if len({(f.organisation, f.year) for f in found}) == 1:
                found = lookup.together(found)
            if len(found) == 1 and found[0].organisation:
                self.builder.say("from_report", who=found[0].organisation, year=self.wording.year(found[0].year))
                if len(all_there := self._in_place(said, found[0])) > 1:
                    return self._computed_within(all_there, (), place_alone=True)
                self.operations.show(found)
                return True
        return False

    def _in_place(self, said: str, found: Found) -> list[Found]:
        """The items of a number's list that are of bodies in the place that is named alone, where the number is of one of them."""
        told, mention = self.operations.statement_of(found), self._mention(said)
        if told is None or mention is None or mention.body or told.statement.whole is None:
            return []
        own = told.statement
        alike = (c for c in self.catalogue.candidates([told.document_id]) if c.statement.whole == own.whole)
        of_place = [c for c in alike if c.statement.unit == own.unit and fold_text(c.statement.subject).startswith(said)]
        return [self.operations.lookup.of_statement(c) for c in of_place] if fold_text(own.subject) != said else []

    def _is_of_such(self, candidate: Candidate, ask: Wanted) -> bool:
        """Whether what it is a part of is told with no other deed than the question's."""
        whole = candidate.statement.whole
        return whole is None or not is_of_another_deed(self.catalogue.candidates([candidate.document_id])[whole], ask)

    def _naming_in_a_number(self, said: str, year: int | None) -> tuple[Candidate, ...]:
        """The numbers of a year's reports that are told of a body by its name: by its place's government without the place,
        by others with it."""
        governments = {id for near in self._scope.near if near.is_government for id in near.documents}
        beside = {id for near in self._scope.near if not near.is_government for id in near.documents}
        beside |= {id for side in self._scope.sides for id in side.organisation.documents}
        if (mention := self._mention(said)) is not None:
            beside |= documents_elsewhere(mention, self._beside(), self.catalogue.table.organisations)
        records = [r.id for r in self.catalogue.records.values() if (year is None or r.year == year) and r.id not in beside]
        full, *short = ways_called(said, self._mention(said))
        told = [(full, [id for id in records if id not in governments])]
        told += [(name, [id for id in records if id in governments]) for name in short]
        return tuple(
            candidate
            for name, ids in told
            for candidate in self.catalogue.candidates(self.catalogue.naming(name, ids))
            if says_alone(re.split("[;。]", candidate.head)[-1], name)
        )
