"""Reads the numbers of one sentence into statements, left to right.

Each number's clause, the words before it and the words behind it give its kind, its subject, its year and its indicator;
what the sentence has said before (`statements_said`) gives what they leave open: 较去年增加26件 is a change of what was counted
last, 由30件增至45件 counts one thing, 办结5件 is completed by what was received. A number in doubt is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.model import Span, State, Statement, StatementKind
from ingest.prose_words import load_words
from ingest.statements_clauses import Clauses
from ingest.statements_kinds import Periods, kind_of
from ingest.statements_lists import Listings, Wholes, respectively, sum_of
from ingest.statements_numbers import Number, find_numbers
from ingest.statements_said import COUNTED, Said
from ingest.statements_scope import Scope
from ingest.statements_sentences import Sentence
from ingest.statements_subjects import Subject, clean, subject_of

_OF_ONE_OFFICE = re.compile(
    r"(?:本级(?![及和与、])|其中:?[^,;:。]{0,10}(?:[局厅委]机关|政府办(?:公室)?)[^,;:。]{0,14}\d)[^;:。全各]*$"
)
"""其中县本级收到申请41件,受理39件: of that one office are both."""
_SESSIONS = frozenset({"场", "次", "期", "场次", "期次", "班次", "节", "轮", "批", "批次", "堂", "届"})
_PERSONS = frozenset({"人次", "人", "名"})
_CLASSES, _ITEMS = frozenset({"类", "大类"}), frozenset({"项", "条", "个", "小类"})
_LAST_TIME = re.compile(r"(?:去|上)年(?:度|同期)?|上一年度?|同期")
QUOTE_LENGTH = 110
"""A quote reaches back to the head of its list as long as it stays within so many folded characters."""

_LEADS_ON = ("至", "到", "为", "了", "成", "达", "达到")
_APPLIED = re.compile("(?:群众|网上|网络|线上|在线|信函|书面|当面|现场|邮寄|邮件|自然人|公民|法人){1,3}申请")
_REPORT = re.compile("全文|(?:本年?度?|年度)?报告|年报")
_RATE_NOUN = re.compile(r"^(?:申请|受理|办理|办件|收件|答复|总)?(?:数量|总量|量|数|件数)?$")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a number stands: its clause, the words before it from the number before on, and the words behind it up to the
    next number. `link` is the end of the number that leads on to it (由30件增至45件), else 0."""

    clause: tuple[int, int]
    start: int
    lead: str
    until: int
    behind: str
    link: int


class SentenceReader:
    """Reads one sentence into `said`; `year` is the year reported on, `before` are the places of the counts of the sentence
    before it."""

    def __init__(self, sentence: Sentence, said: Said, year: int | None, before: Sequence[int], listings: Listings) -> None:
        self.sentence, self.text, self.said, self.listings = sentence, sentence.text, said, listings
        found = find_numbers(sentence.text, sentence.names)
        self.numbers = [number for number in found if not sentence.in_pieces(number.start, number.end)]
        self.clauses = Clauses(sentence.text, self.numbers, sentence.names)
        self.periods = Periods(sentence.text, year)
        self.wholes = Wholes(self.clauses, said.first, before)
        self.given = respectively(self.text, self.numbers)
        self.taken = 0
        self.list_start = 0
        self.paired_from = 0

    # ------------------------------------------------------------------------------------------ numbers

    def read(self) -> None:
        """Reads every number of the sentence."""
        end = 0
        for index, number in enumerate(self.numbers):
            self.wholes.step(end, number.start)
            place = self._place(index, end)
            if index == 0 or not _continues_list(self.text[end : number.start]):
                self.list_start = place.clause[0]
            statement = None if self._doubtful(index, place) else self._statement(index, number, place)
            if statement is not None:
                self._add(statement, number, place, end)
            self.paired_from = place.start
            end = number.end

    def _place(self, index: int, end: int) -> _Place:
        number = self.numbers[index]
        clause = self.clauses.at(number.start)
        start = max(clause[0], end, self.taken if self.taken <= number.start else 0)
        following = self.numbers[index + 1].start if index + 1 < len(self.numbers) else clause[1]
        until = max(number.end, min(following, clause[1]))
        lead, behind = self.text[start : number.start], self.text[number.end : until]
        joined = clause[0] < end <= number.start
        if joined:
            lead = re.sub(r"^(?:以及|并|和|及|与|、)+", "", lead)
        if until < clause[1] and behind.endswith(_LEADS_ON):
            behind, until = "", number.end
        link = end if joined and self.text[end : number.start].endswith(_LEADS_ON) and not re.search("[、和]", lead) else 0
        return _Place(clause, start, lead, until, behind, link)

    def _doubtful(self, index: int, place: _Place) -> bool:
        """A number that is not one count of one year, or one that another number follows without a word (28条96项任务)."""
        number = self.numbers[index]
        before = self.text[place.clause[0] : number.start]
        if re.search(r"(?:没有|无|未有)$", before) or re.search(r"各(?:有|为|约)?$", before):
            return True
        if index + 1 < len(self.numbers) and self.numbers[index + 1].start == number.end and not self._paired(index):
            return True
        if self.given.get(index, "") is None:
            return True
        return self.periods.countless(place.clause[0], number.start)

    def _paired(self, index: int) -> bool:
        """Whether a number and the one right behind it count one thing in two units (培训2场58人次, 目录9类73项)."""
        first, second = self.numbers[index], self.numbers[index + 1]
        if first.unit in _SESSIONS:
            return second.unit in _PERSONS
        alone = re.match(r"$|[,;、。:)]|调整|压|减|增|精简|优化|扩", self.text[second.end :]) is not None
        return first.unit in _CLASSES and second.unit in _ITEMS and alone

    def _second(self, index: int) -> bool:
        """Whether a number is the second of such a pair."""
        return index > 0 and self.numbers[index - 1].end == self.numbers[index].start and self._paired(index - 1)

    def _statement(self, index: int, number: Number, place: _Place) -> Statement | None:
        kind, sign = kind_of(place.lead, number.unit)
        last = self.said.spoken_of(kind, number.unit, number.start, self.periods.reported)
        inherited: Statement | None = None
        if kind in (StatementKind.CHANGE, StatementKind.RATE) or (kind is StatementKind.SHARE and _is_share_of(place.lead)):
            subject, inherited = self._changed(place, kind, last)
        else:
            subject, inherited = self._counted(index, number, place)
        if not re.search(r"[\u4e00-\u9fffA-Za-z]", subject.text):
            return None
        self.taken = number.end + subject.behind
        until = max(place.until if place.behind else number.end, self.taken)
        return Statement(
            subject=subject.text,
            context=self.text[self.paired_from if self._second(index) else place.start : until],
            value=number.value * sign,
            unit=number.unit,
            kind=kind,
            state=State.APPROXIMATE if number.approximate else State.REPORTED,
            number=self.sentence.span(number.start, number.end),
            quote=self._quote(number, place),
            sentence=self.sentence.span(0, len(self.text)),
            year=self.periods.year(place.clause[0], number.start, kind, place.link),
            indicator=self._indicator(number, place, subject, kind, inherited, until),
            page=self.sentence.page,
        )

    def _quote(self, number: Number, place: _Place) -> Span:
        start = self.list_start if place.clause[1] - self.list_start <= QUOTE_LENGTH else place.clause[0]
        return self.sentence.span(start, max(place.clause[1], number.end))

    # ------------------------------------------------------------------------------------------ subjects

    def _changed(self, place: _Place, kind: StatementKind, last: Statement | None) -> tuple[Subject, Statement | None]:
        """What grew or what it is a share of: what the clause names before 同比 or 占, else what was counted last."""
        own = clean(load_words().compared.split(place.lead)[0]) if load_words().compared.search(place.lead) else ""
        if last is None:
            before = None if kind is StatementKind.CHANGE else self._clause_before(place)
            return Subject(own or (clean(self.text[slice(*before)]) if before else ""), 0), None
        if own and _RATE_NOUN.match(own) is None and own not in last.subject:
            return Subject(own, 0), None
        return Subject(last.subject, 0), last

    def _counted(self, index: int, number: Number, place: _Place) -> tuple[Subject, Statement | None]:
        given = self.given.get(index)
        if given:
            return Subject(given, 0), None
        if place.link and (linked := self._linked(place)) is not None:
            return Subject(linked.subject, 0), linked
        bracket = self.clauses.bracket(number.start)
        if bracket is not None and not place.lead.strip("(") and re.search(r"年$", self.text[: bracket[0]]):
            inherited = self.said.last
            return Subject(inherited.subject if inherited else "", 0), inherited
        if self._second(index) and (last := self.said.last):
            return Subject(last.subject, 0), last
        opens = number.start == place.clause[0] and not self.text.endswith("、", 0, number.start)
        if number.unit.endswith("部分") and (report := _REPORT.search(self.text)):
            return Subject(report[0], 0), None
        subject = subject_of(place.lead, place.behind, opens)
        last = self.said.last
        if not subject.text:
            before = self._clause_before(place) if last is None or self._apart(place) else None
            named = clean(self.text[slice(*before)]) if before else ""
            if before and named:
                self.list_start = before[0]
            return (Subject(named, 0), None) if named or last is None else (Subject(last.subject, 0), last)
        if last is not None and last.unit == number.unit and _LAST_TIME.fullmatch(subject.text):
            return Subject(last.subject, 0), last
        if subject.text in load_words().events and last is not None:
            return Subject(_completed(subject.text, last, number.unit), subject.behind), None
        return subject, None

    def _linked(self, place: _Place) -> Statement | None:
        last = self.said.last
        return last if last is not None and self.sentence.span(0, place.link).end == last.number.end else None

    def _apart(self, place: _Place) -> bool:
        """Whether a whole clause without numbers stands between a number and the one before it."""
        before = self.clauses.before(place.clause[0])
        return before is not None and not any(before[0] <= n.start < before[1] for n in self.numbers)

    def _clause_before(self, place: _Place) -> tuple[int, int] | None:
        """The nearest clause in front that names something to count."""
        before = self.clauses.before(place.clause[0])
        while before is not None and before[0] > 0 and not _names(self.text[slice(*before)]):
            before = self.clauses.before(before[0])
        return before

    # ------------------------------------------------------------------------------------------ indicators, parts

    def _indicator(
        self, number: Number, place: _Place, subject: Subject, kind: StatementKind, inherited: Statement | None, until: int
    ) -> str | None:
        earlier = kind in COUNTED and self.periods.year(place.clause[0], number.start) != self.periods.reported
        if inherited is not None and (kind not in COUNTED or place.link or earlier):
            return inherited.indicator
        if kind is StatementKind.SHARE:
            return None
        if kind is not StatementKind.COUNT:
            return None
        clause = self.text[place.clause[0] if place.start <= place.clause[0] else place.start : until]
        if _OF_ONE_OFFICE.search(self.text[: number.start]):
            return None
        return Scope(self.said.topic(number.start)).indicator(clause, subject.text, number.unit)

    def _add(self, statement: Statement, number: Number, place: _Place, end: int) -> None:
        out = self.said.out
        parts = sum_of(self.text[end : number.start], self.said.statements, statement) if end else ()
        if parts:
            statement = self._sum(statement, [self.said.first + index for index in parts])
            whole = None
        else:
            whole = self.wholes.whole(statement, place.lead.lstrip("、,(").removeprefix("其中"), out)
        if whole is not None:
            indicator = Scope.part(statement.indicator, statement.context, statement.unit)
            statement = replace(statement, whole=whole[0], indicator=indicator)
            self.listings.add(*whole, len(out))
        self.wholes.said(len(out), number.start)
        self.said.add(statement, number.start, self.clauses.bracket(number.start))

    def _sum(self, statement: Statement, places: Sequence[int]) -> Statement:
        """…105件,快递17件,合计122件: the sum speaks for what its parts began with; they become its parts."""
        out = self.said.out
        first = out[places[0]]
        kinds = {out[place].indicator for place in places}
        taken = "applications.carried_in" in kinds and "applications.received" in kinds
        for place in places:
            kept = out[place].indicator if taken else None
            out[place] = replace(out[place], whole=len(out), indicator=kept)
            self.listings.add(len(out), -1, place)
        indicator = "applications.taken_on" if taken else first.indicator
        if indicator is None and "申请" in first.subject:
            indicator = Scope(self.said.carried).indicator(_APPLIED.sub("申请", first.context), "", statement.unit)
        named = next((out[place] for place in places if out[place].indicator == "applications.received"), first)
        return replace(statement, subject=named.subject, indicator=indicator)


def _completed(verb: str, last: Statement, unit: str) -> str:
    """办结 behind 收到政府信息公开申请: 办结政府信息公开申请; 收取30元 behind 甲局1件: 甲局收取."""
    words = load_words()
    if verb in last.subject:
        return verb
    for event in words.events:
        if last.subject.startswith(event) and len(last.subject) > len(event) + 1:
            return verb + last.subject[len(event) :]
    return last.subject + verb if last.whole is not None and unit in words.money else verb


def _names(clause: str) -> bool:
    """Whether a clause names something to count: not only when, and not what is compared with (与上年持平)."""
    return bool(clean(clause)) and re.match("与|比|较|同比|占|其中", clause) is None


def _is_share_of(lead: str) -> bool:
    return lead.startswith("占") or "占比" in lead or bool(re.search(r"占[^率]{0,12}$", lead))


def _continues_list(between: str) -> bool:
    """Whether the text between two numbers keeps them in one list: at most one delimiter run, no full clause between."""
    clauses = [clause for clause in re.split(r"[,;:()]", between) if clause]
    return len(clauses) <= 1 or (len(clauses) == 2 and clauses[0] in ("其中", "包括", "同比", "分别是"))
