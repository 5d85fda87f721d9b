"""Reads the numbers of one sentence into statements, left to right.

Each number's clause, the words before it and the words behind it give its kind, its subject, its year and its indicator;
what the sentence has said before (`statements_said`) gives what they leave open: 较去年增加26件 is a change of what was counted
last, 由30件增至45件 counts one thing, 办结5件 is completed by what was received. A number in doubt is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ingest.model import Span, State, Statement, StatementKind
from ingest.statements.changes import Place
from ingest.statements.clauses import Clauses
from ingest.statements.divided import Listings
from ingest.statements.kinds import COMPARES, Periods, kind_of
from ingest.statements.lists import Wholes, sum_of
from ingest.statements.named import Naming, individual, of_all
from ingest.statements.numbers import Number, find_numbers
from ingest.statements.occasion import QUOTE_LENGTH, quoted_from
from ingest.statements.raised import raised
from ingest.statements.respectively import REFORMED, respectively
from ingest.statements.said import COUNTED, Said
from ingest.statements.scope import Scope
from ingest.statements.sentences import Sentence
from ingest.statements.subjects import Subject, of_amount
from ingest.statements.words import alternatives, load_words

_OF_ONE_OFFICE = re.compile(
    r"(?:本级(?![及和与、])|其中:?[^,;:。]{0,10}(?:[局厅委]机关|政府办(?:公室)?)[^,;:。]{0,14}\d)[^;:。全各]*$"
)
"""其中县本级收到申请41件,受理39件: of that one office are both."""
_BESIDES = re.compile(r"另外?(?:收到|受理|接到|办理|登记|接收)")
"""厅属单位另受理申请5件: beside those of the report."""
_SESSIONS = frozenset({"场", "次", "期", "场次", "期次", "班次", "节", "轮", "批", "批次", "堂", "届"})
_PERSONS = frozenset({"人次", "人", "名"})
_COPIES = frozenset({"册", "份", "条", "篇", "张", "幅", "批次", "项"})
"""What comes in issues, lots or times: 简报4期2000册."""
_FIELD_UNITS = frozenset({"个", "大", "项", ""})
_STOPS = frozenset(("", *",;、。:)"))
_CLASSES, _ITEMS = frozenset({"类", "大类"}), frozenset({"项", "条", "个", "小类"})

_COMPARED = re.compile(
    r"(?:与|同|和|较|比)(?:上年|去年|上一年|前一年|上一?学年|(?:19|20)\d{2}年)度?(?:同期)?(?:数据)?(?:相比较?|比较|比)?[,、]$"
)
"""与上年相比,公开信息增加9条: the clause before tells what is compared with."""
_COMPARES_FIRST = re.compile(
    r"^(?:与|同|和|较|比)(?:上年|去年|上一年|前一年|上一?学年|(?:19|20)\d{2}年)度?(?:同期)?(?:数据)?(?:相比较?|比较|比)[,、]"
)
_OF_OTHERS = re.compile(
    r"(?:较|比)(?!例|率|重|上|去|前|往|以|之|此|同|原|既|年|今|历|初)(?![^,;]{0,6}\d)(?![^,;]{0,8}(?:年|季度|月|时期|同期|以前|之前|以往|当时))"
    r"[\u4e00-\u9fff]{2,14}?(?:多|少|高|低|增|减|缩|压|降|快|慢|升)"
)
"""比县直部门多9条: no change, but another body's number."""
_OF_BASE = re.compile(r"(?:比|较|距离?|离)(?!例|率|重|上年|去年|前|往|20\d\d|年|今|同期|重)")
_AWAY = re.compile("的?(?:目标)?(?:还|仍|仅)?(?:低|高|相?差|多|少)[了出]?")
"""Up to the number that tells how far, or to the end of the clause: 离任干部15人多次参加培训 is no distance."""
_FAR_FROM = re.compile("的?(?:目标|要求|标准)?(?:还|仍|仅)?(?:低|高|相?差)了?$|[高低](?:于|出)(?!上年|去年)")
_RANKS = re.compile("(?:列|居|排)(?:全[国省市县区])?$")
"""在评估中列14个县第5位: among how many."""
_REFERS = re.compile(r"(?:不在|计入|包括在|含在)(?:这|上述|前述|以上)?$")
"""不在56件之内: no count, but the one told before."""
_READ_ONLINE = re.compile(r"(?:来源|发布(?:日期|时间|机构)|作者|字[体号]).*(?:阅读|浏览|点击|访问)(?:次数|量|数)?:$")
"""A web page's line about itself: how often it was read."""
_LINKS = re.compile(
    r"(?:(?:至|到|为|成|达)(?:了|(?:(?:19|20)\d{2}年度?|今年|本年度?|目前|第?[一二三四1-4]季度|[上下]半年|年[末底])的?)?|了)$"
)

_SENT = re.compile(r"(?P<noun>[\u4e00-\u9fff()]{2,14}?)[\u4e00-\u9fff]{2}(?:至|到|为|成)了?$")
"""将35件申请转办至5个部门: what was sent there."""
_THITHER = re.compile(r"[\u4e00-\u9fff]{2}[至到]了?")
"""抽调12人充实到6个乡镇: no noun."""


@cache
def _turned() -> re.Pattern[str]:
    """把5个账号归并为2个: the noun behind the first number."""
    words = load_words()
    turning = alternatives((*words.turning, *words.up, *words.down))
    return re.compile(rf"的?(?P<noun>[\u4e00-\u9fffA-Za-z()]{{0,14}}?)(?:{turning})+(?:至|到|为|成)了?$")


_FROM = re.compile(r"[由从](?:原来的?|原有的?)?$")
_TAKEN_ON = re.compile(rf"^(?:{alternatives(load_words().taken_on)})(?=..)")
_TELLS_WHICH = re.compile(r"的[^,;:。()、\d]{0,12}\d")
"""阅读量超10万的作品3条: which, not how many."""
_WITHIN = re.compile(r"(?:之|当)?[中里]")
"""93件中,当面22件: one that was told before, of which the parts follow."""
_EARLIER = re.compile(f"年初|年末|年底|以前|此前|原先|原来|原有|{REFORMED}(?:之|以)?前")
"""公告栏48块(年初42块): what was before is no part; 判决前撤诉2件 is one."""
_OF_THESE = re.compile(
    r"(?P<noun>[\u4e00-\u9fff()]{0,10}?)(?<![其集年事期城吴汉关空心])(?:之|当)?中(?![央心国介标小学药医期级型间文外层转途高低午秋共考]),?(?:[有仅只共的]|就)*"
)
"""19个村中6个通了网络, 93件中当面22件: what the number behind it is some of."""
_FIELDS = re.compile("方面|领域|层面|维度|板块|环节")
"""年度要点6个方面33条: a word behind the first of two numbers that count one thing."""
_APPLIED = re.compile("(?:群众|网上|网络|线上|在线|信函|书面|当面|现场|邮寄|邮件|自然人|公民|法人){1,3}申请")


class SentenceReader:
    """Reads one sentence into `said`; `year` is the year reported on, `before` are the places of the counts of the sentence
    before it, `heading` the folded one that it stands under."""

    def __init__(
        self, sentence: Sentence, said: Said, year: int | None, before: Sequence[int], listings: Listings, heading: str = ""
    ) -> None:
        self.sentence, self.text, self.said, self.listings = sentence, sentence.text, said, listings
        found = find_numbers(sentence.text, sentence.names)
        whole = [number for number in found if not sentence.in_pieces(number.start, number.end)]
        self.numbers = [number for number in whole if not (number.approximate and _TELLS_WHICH.match(self.text, number.end))]
        self.clauses = Clauses(sentence.text, self.numbers, sentence.names)
        self.periods = Periods(sentence.text, year)
        self.wholes = Wholes(self.clauses, said.out, before, listings.divided if before else ())
        self.given = respectively(self.text, self.numbers, year)
        self.naming = Naming(
            self.text, self.numbers, self.clauses, self.periods, said, self.given, heading, [said.out[place] for place in before]
        )
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
            if not self._second(index):
                self.paired_from = place.start
            end = number.end
        self.listings.divide(self.wholes.end())

    def _place(self, index: int, end: int) -> Place:
        number = self.numbers[index]
        clause = self.clauses.at(number.start)
        start = max(clause[0], end, self.taken if self.taken <= number.start else 0)
        following = self.numbers[index + 1].start if index + 1 < len(self.numbers) else clause[1]
        until = max(number.end, min(following, clause[1]))
        lead, behind = self.text[start : number.start], self.text[number.end : until]
        joined = clause[0] < end <= number.start
        if joined:
            lead = re.sub(r"^(?:以及|并|和|及|与|、)+", "", lead)
        if (among := self._among(index)) is not None:
            lead = self.text[among[1] : number.start]
        became = 0
        sent = _SENT.match(behind) if until < clause[1] and lead.endswith(("将", "把")) else None
        if until < clause[1] and _LINKS.search(behind) and (sent or self.numbers[index + 1].unit == number.unit):
            noun = (turned := _turned().match(behind)) or sent
            became = until if turned and re.search("[由从]", lead) is None else 0
            behind, until = (noun["noun"], number.end + noun.end("noun")) if noun else ("", number.end)
        elif _THITHER.fullmatch(behind):
            behind, until = "", number.end
        linked = joined and _LINKS.search(self.text[end : number.start]) and self._alike(index)
        link = end if linked and not re.search("[、和]", lead) else 0
        return Place(clause, start, lead, until, behind, link, became)

    def _alike(self, index: int) -> bool:
        """Whether a number has the unit of the one before it, or that of the first of a pair before it (由5类20项调整为6类30项)."""
        before = {self.numbers[index - 1].unit, self.numbers[index - 2].unit if index > 1 and self._second(index - 1) else ""}
        return self.numbers[index].unit in before

    def _among(self, index: int) -> tuple[str, int] | None:
        """The noun of which a number counts some, with where that ends (19个村中6个通了网络: 村; 93件中当面22件: ""); None where it does not."""
        first, number = self.numbers[index - 1] if index else self.numbers[index], self.numbers[index]
        if not index or first.unit != number.unit:
            return None
        found = _OF_THESE.match(self.text, first.end, number.start)
        if found is None or re.search("[,;:]", self.text[found.end() : number.start]):
            return None
        return re.sub(r"[(][^()]*[)]?|[)]", "", found["noun"]).strip("、的"), found.end()

    def _doubtful(self, index: int, place: Place) -> bool:
        """A number that is not one count of one year, or one that another number follows without a word (28条96项任务)."""
        number = self.numbers[index]
        before = self.text[place.clause[0] : number.start]
        if re.search(r"(?:没有|无|未有)$", before) or (index not in self.given and re.search(r"各(?:有|为|约)?$", before)):
            return True
        if index + 1 < len(self.numbers) and self.numbers[index + 1].start == number.end and not self._paired(index):
            return True
        if index in self.given and self.given[index] is None:
            return True
        if number.start == place.clause[0] and _WITHIN.fullmatch(self.text, number.end, place.clause[1]):
            return True
        if (
            number.start == place.clause[0]
            and index + 1 < len(self.numbers)
            and (among := self._among(index + 1))
            and not among[0]
        ):
            return True
        if _RANKS.search(before) and "第" in self.text[number.end : number.end + 10]:
            return True
        if individual(place.lead) or _REFERS.search(before) or _READ_ONLINE.search(self.text[: number.start]):
            return True
        told = self.given.get(index)
        return (told is None or told.year is None) and self.periods.countless(place.clause[0], number.start)

    def _paired(self, index: int) -> bool:
        """Whether a number and the one right behind it count one thing in two units (培训2场58人次, 简报4期2000册, 低保90户130人, 项目9个
        80万元, 目录9类73项), or are the last of three that do (9大类73条210项)."""
        first, second = self.numbers[index], self.numbers[index + 1]
        if first.unit in _FIELD_UNITS and _FIELDS.fullmatch(self.text, first.end, second.start):
            return second.unit in _ITEMS and self.text[second.end : second.end + 1] in _STOPS
        ends = self.text[second.end : second.end + 1] in _STOPS
        if ends and (second.unit in load_words().money or (first.unit in _SESSIONS and second.unit in _COPIES)):
            return first.unit in load_words().counts
        if first.unit in _SESSIONS or first.unit == "户":
            return second.unit in _PERSONS
        of_classes = first.unit in _CLASSES or (first.unit in _ITEMS and self._adjoin(index - 1, _CLASSES))
        further = second.unit in _ITEMS and first.unit in _CLASSES and self._adjoin(index + 1, _ITEMS)
        last = self.numbers[index + 2] if further else second
        alone = re.match(r"$|[,;、。:)]|调整|压|减|增|精简|优化|扩", self.text[last.end :]) is not None
        return of_classes and second.unit in _ITEMS - {first.unit} and last.unit in _ITEMS and alone

    def _adjoin(self, index: int, units: frozenset[str]) -> bool:
        """Whether there are a number in one of these units and another right behind it."""
        if not 0 <= index < len(self.numbers) - 1:
            return False
        return self.numbers[index].unit in units and self.numbers[index + 1].start == self.numbers[index].end

    def _second(self, index: int) -> bool:
        """Whether a number is the second of such a pair; households and persons may be parted by 、 (低保90户、130人)."""
        if index == 0 or not self._paired(index - 1):
            return False
        first, second = self.numbers[index - 1], self.numbers[index]
        between = self.text[first.end : second.start]
        return not between or (between == "、" and first.unit == "户") or _FIELDS.fullmatch(between) is not None

    def _statement(self, index: int, number: Number, place: Place) -> Statement | None:
        against = self._against(place)
        moved_by = against is not None or raised(place.lead, self.text[number.end :])
        kind, sign = kind_of("较上年" + place.lead if moved_by else place.lead, number.unit)
        given = self.given.get(index)
        part = self.periods.part(place.clause[0], number.start) if given is None else self.periods.part_of(given.subject)
        moved = kind in (StatementKind.CHANGE, StatementKind.RATE)
        if (moved and (part or _OF_OTHERS.search(place.lead))) or self._apart_from_others(index, place):
            return None
        if moved or (kind is StatementKind.SHARE and _is_share_of(place.lead)):
            named = self.naming.changed(index, place, kind)
        else:
            named = self.naming.counted(index, place, second=self._second(index))
        subject, inherited = named.subject, named.of
        if part:
            subject, inherited = replace(subject, text=self._in_part(part, subject.text)), None
        if (among := self._among(index)) is not None and among[0] and among[0] not in subject.text:
            subject = replace(subject, text=f"{subject.text}的{among[0]}" if subject.text else among[0])
        if index + 1 < len(self.numbers) and subject.text.endswith("中") and self._among(index + 1) is not None:
            subject = replace(subject, text=subject.text.removesuffix("中"))
        if kind is StatementKind.MONEY:
            subject = replace(subject, text=of_amount(subject.text))
        if not re.search(r"[\u4e00-\u9fffA-Za-z]", subject.text):
            return None
        if named.since >= 0:
            self.list_start = named.since
        year = given.year if given is not None and given.year is not None else self.periods.remarked(number.end)
        if year is None and kind in COUNTED and (self._leads_on(index, place) or COMPARES.match(place.behind)):
            year = self.periods.compared_with(against[0] if against is not None else place.lead)
        year = year or self.periods.year(place.clause[0], number.start, kind, place.link)
        if moved and any(one.year == self.periods.reported and one.subject == subject.text for one in self.said.statements):
            year = self.periods.reported
        self.taken = number.end + subject.behind
        until = max(place.until if place.behind else number.end, self.taken)
        each = self.periods.of_each(place.clause[0], number.start)
        return Statement(
            subject=subject.text,
            context=self.text[self.paired_from if self._second(index) else place.start : max(until, place.turned)],
            value=number.value * sign,
            unit=number.unit,
            kind=kind,
            state=State.APPROXIMATE if number.approximate else State.REPORTED,
            number=self.sentence.span(number.start, number.end),
            quote=self._quote(number, place),
            sentence=self.sentence.span(0, len(self.text)),
            year=year,
            indicator=None if part or each else self._indicator(number, place, subject, kind, inherited, until),
            page=self.sentence.page,
        )

    def _against(self, place: Place) -> re.Match[str] | None:
        """What a clause before compares with: the one right before, or one at the head of a list of what has moved (与上年相比,公开增加9条,
        来信减少2封)."""
        before = self.text[: place.clause[0]] if place.start <= place.clause[0] else ""
        head = _COMPARES_FIRST.search(re.split("[;。]", before)[-1])
        moved = head is not None and kind_of("较上年" + place.lead, "件")[0] is StatementKind.CHANGE and "新增" not in place.lead
        return _COMPARED.search(before) or (head if moved else None)

    def _apart_from_others(self, index: int, place: Place) -> bool:
        """Whether a number is that of others, or how far from it (比全市平均71%低4个百分点, 距70%差2个百分点)."""
        own = _OF_BASE.match(place.lead) is not None and _AWAY.fullmatch(place.behind) is not None
        return own or _FAR_FROM.match(place.lead) is not None

    def _leads_on(self, index: int, place: Place) -> bool:
        """Whether a number is what the next one has become (由30件增至45件)."""
        if index + 1 == len(self.numbers) or _FROM.search(place.lead) is None:
            return False
        following = self.numbers[index + 1]
        return (
            following.start < place.clause[1] and _LINKS.search(self.text[self.numbers[index].end : following.start]) is not None
        )

    def _in_part(self, part: str, subject: str) -> str:
        """What is counted in a part of the year: 三季度 behind 一季度收到申请 is 三季度收到申请."""
        other = self.periods.part_of(subject)
        subject = subject if other == part else subject.removeprefix(other)
        if subject not in ("", part):
            return subject if part in subject else part + subject
        last = self.said.last
        before = self.periods.part_of(last.subject) if last is not None else ""
        return part + (last.subject.replace(before, "", 1) if last is not None and before else "")

    def _quote(self, number: Number, place: Place) -> Span:
        start = self.list_start if place.clause[1] - self.list_start <= QUOTE_LENGTH else place.clause[0]
        return self.sentence.span(quoted_from(self.text, start, place.clause[1]), max(place.clause[1], number.end))

    # ------------------------------------------------------------------------------------------ indicators, parts

    def _indicator(
        self, number: Number, place: Place, subject: Subject, kind: StatementKind, inherited: Statement | None, until: int
    ) -> str | None:
        earlier = kind in COUNTED and self.periods.year(place.clause[0], number.start) != self.periods.reported
        if inherited is not None and (kind not in COUNTED or place.link or earlier):
            return inherited.indicator
        if kind is StatementKind.SHARE:
            return None
        if kind is not StatementKind.COUNT:
            return None
        clause = self.text[place.clause[0] if place.start <= place.clause[0] else place.start : until]
        if _BESIDES.search(clause):
            return None
        if _OF_ONE_OFFICE.search(self.text[: number.start]):
            return None
        if self.clauses.bracket(number.start) is None and self.said.left_over(subject.text, number.unit):
            return "applications.carried_out"
        return Scope(self.said.topic(number.start)).indicator(clause, subject.text, number.unit)

    def _add(self, statement: Statement, number: Number, place: Place, end: int) -> None:
        out = self.said.out
        closed = self.said.closed(number.start)
        parts = sum_of(self.text[end : number.start], self.said.statements, statement, closed) if end else ()
        if parts:
            statement = self._sum(statement, [self.said.first + index for index in parts])
            whole = None
        else:
            whole = self.wholes.whole(statement, place.lead.lstrip("、,(").removeprefix("其中"), out)
        if whole is not None and (_EARLIER.match(statement.subject) is None or place.lead.lstrip("、,(").startswith("其中")):
            indicator = Scope.part(statement.indicator, statement.context, statement.unit)
            statement = replace(statement, whole=whole[0], indicator=indicator)
            self.listings.add(*whole, len(out))
        self.wholes.said(len(out), number.start)
        self.said.add(statement, (number.start, number.end), self.clauses.bracket(number.start))

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
        subject = (
            named.subject
            if named.indicator is not None
            else of_all([out[place].subject for place in places], self._segment(places[0]))
        )
        subject = _APPLIED.sub("申请", subject)
        if taken:
            subject = "收办" + _TAKEN_ON.sub("", subject)
        return replace(statement, subject=subject, indicator=indicator)

    def _segment(self, place: int) -> str:
        """The text from behind the ; before a statement on."""
        start = self.said.starts[place - self.said.first]
        return self.text[self.text.rfind(";", 0, start) + 1 :]


def _is_share_of(lead: str) -> bool:
    return lead.startswith("占") or "占比" in lead or bool(re.search(r"占[^率]{0,12}$", lead))


def _continues_list(between: str) -> bool:
    """Whether the text between two numbers keeps them in one list: at most one delimiter run, no full clause between."""
    clauses = [clause for clause in re.split(r"[,;:()]", between) if clause]
    return len(clauses) <= 1 or (len(clauses) == 2 and clauses[0] in ("其中", "包括", "同比", "分别是"))
