"""What a number of a sentence counts: told by its own clause, or by what the sentence has named and counted before it.

A number without a noun is of what was counted last (较去年增加26件), of the whole where it sums up (其中乡镇2次,共90人次), of what
the clause before names, or of what 分别 gives it. 其余8件 are the rest, whatever was named last. Nothing is named where that
cannot be told: such a number is left out. Changes and shares are `statements_changes`' own.

>>> individual("有一位"), individual("另有")
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ingest.model import Statement, StatementKind
from ingest.statements.changes import NOTHING, Changes, Named, Place
from ingest.statements.numbers import Number
from ingest.statements.respectively import REFORMED, Given, holder
from ingest.statements.said import COUNTED
from ingest.statements.subjects import Subject, clean, noun_behind, subject_of
from ingest.statements.words import alternatives, load_words

_LAST_TIME = re.compile(r"(?:去|上)年(?:度|同期)?|上一年度?|上一?学年|同期")
_MOMENT = re.compile(
    rf"(?:比|较|与|由|从)?(年初|年末|年底|以前|此前|原先|原来|原有|{REFORMED}前)的?(?:[还仅只才]*)(?:为|是|有|达|至|到)?"
)
_MOMENTS = re.compile(r"年初|年末|年底|(?:截至|截止)[^,]{0,6}?[底末]")
_REST = re.compile(r"(?:其余|剩余|余下|剩下|余)(?:的|为|有|共)*")
_BASE = re.compile(
    r"[,、(]?(?:较|比|与|同|相比)(?:(?:19|20)\d{2}年度?|上年度?|去年|前一?年|上一年度?)(?:全年)?(?:同期)?的?(?:相比)?"
)
"""比2021年的318条有明显增加: what is compared with names nothing."""
_GROWN = re.compile(r"(?<=..)(?:同比|环比|(?:较|比)[^,;:。]{2,8}?)(?:[增减上下升降][^,;:。]*\d[\d.]*(?:倍|番)|翻了?近?[一两]番)$")
"""用户较年初增长2.4倍,达到36万: by how much is not what is counted."""
_EACH_ONE = re.compile("每(?:个|一)?(?:期|批|场|班|件|名|份|家|户|人)")
_OF_EACH = re.compile("(?:每(?:个|一)?(?:期|批|场|班|件|名|份|家|户|人)|(?:平均)?每(?:个|一)?[\u4e00-\u9fff]{1,3}$)")
_YEAR_ALONE = re.compile("(?:(?:19|20)\\d{2}年度?|去年|上年度?|上一年度?)(?:同期|全年)?(?:则|仅|只)?(?:为|是|有)?")
_EVERY = re.compile("(?:平均)?每(?:个|一|半)?(?:[年月周旬日天]|季度|学期|[\u4e00-\u9fff]{1,2}$)")
_JOINTS = ("、", "和", "与", "及")
_DID = re.compile(rf"[^,;:。]{{2,20}}(?:{alternatives(load_words().bodies)}|中心)$")
_OFFICE = re.compile(r"[\u4e00-\u9fff]{0,12}(?:本级|[局厅委]机关)(?=..)")
_MEASURES = frozenset({"金额", "总金额", "费用", "总额", "数额", "人数", "次数", "件数"})
_ALL = re.compile(r"[,、]?(?:共计?|合计|总计|累计)")
_ALL_OF = re.compile(r"(?:共计?|合计|总计|累计)[\u4e00-\u9fff]{0,3}$")
_WHOLE_YEAR = re.compile(r"[,、]?(?:全年|合计|共计|总计|累计)")
_POINTS = frozenset({"占", "那个", "这个", "那", "这", "它", "它们", "这些", "那些"})
_EXTREME, _MEAN = re.compile("最[长短高低多少快慢大小]"), re.compile("平均(?:为|是)?")
"""最长14天,平均7天: no mean of the longest."""
_HOW = frozenset({"分", "扣", "各"})
"""分3批培训, 超期1条扣2分: how something is done."""
_REPORT = re.compile("全文|(?:本年?度?|年度)?报告|年报")
_ONE_OF_THEM = re.compile(
    r"[,、]?(?:另|还|也)?有?一(?:位|名|人|户|家|个人|回|次(?![性办通成告合解审交]|受理)|场|期|批|处)(?![届年级])"
)
_OF_YEAR = re.compile(r"第?[一二三四1-4]季度|[上下]半年|\d{1,2}月?(?:[-至到]\d{1,2}月?)?")
_REST_OF_TIME = re.compile("^(?:季度|度|半年|年|月份?)")
_LABEL = re.compile(r"([^,;:。\d]{2,16}):")
_MEANS = re.compile(alternatives(load_words().means))
_LABEL_OF_WORK = re.compile(
    r"(?:公开|情况|工作|方面|建设|保障|管理|办理|举措|监督|回应|解读|渠道|类别|如下|成效|做法|[看分]|季度|表[一二三四\d]?|[局委厅县市区镇乡])$|^(?:问题|改进|其[一二三])"
)
_RESULT = re.compile(
    r"[,、](?:依法|均|故|因此|全部)*(不予公开|予以公开|部分公开|无法提供|不予处理|未予公开|同意公开)(?=[,;。、]|$)"
)


@cache
def _plan() -> re.Pattern[str]:
    """计划开展政务公开培训5场, at the end of a text: what was planned."""
    units = alternatives(load_words().counts)
    return re.compile(
        rf"(?:^|[,;:。])[^,;:。\d]{{0,8}}?(?:原?计划|原定|预计|拟)(?:{alternatives(load_words().verbs)})*(?P<noun>[^,;:。\d]{{2,20}}?)\d[\d.]*(?:{units})[,;]$"
    )


@cache
def _carried_out() -> re.Pattern[str]:
    return re.compile(rf"(?:目前|现|截至目前|年内)?(?:已经?|现已)?(?P<deed>{alternatives(load_words().verbs)})了?")


@cache
def _carrier() -> re.Pattern[str]:
    words = load_words()
    deeds = alternatives(tuple(word for word in words.carriers if word in words.events))
    return re.compile(rf"(?P<deed>{deeds})了?(?:{alternatives(words.adverbs)})*$")


@cache
def _held() -> re.Pattern[str]:
    order = r"(?:第?[(]?[一二三四五六七八九十\d]{1,3}[)、.:,]+)*"
    return re.compile(
        rf"{order}(?:开展|举办|召开|组织|加强|强化)?(?P<noun>[\u4e00-\u9fff]{{0,10}}?(?:{alternatives(load_words().held)}))(?:情况|工作|方面)?[:。,]?"
    )


def individual(lead: str) -> bool:
    """Whether a number is told of one of those that were counted (有一位递了两份)."""
    return _ONE_OF_THEM.match(lead) is not None


class Naming(Changes):
    """Names what the numbers of one sentence count, from left to right."""

    # ------------------------------------------------------------------------------------------ counts

    def counted(self, index: int, place: Place, *, second: bool) -> Named:
        """What a count is of; `second` where it counts the same as the number right before it in another unit."""
        number = self.numbers[index]
        last, given = self.said.last, self.given.get(index)
        if given is not None:
            return self._formerly(index, given) if given.formerly else self._given(given)
        if place.link and last is not None and self.said.ends(last) == place.link:
            return self._became(last, place, number)
        bracket = self.clauses.bracket(number.start)
        if bracket is not None and not place.lead.strip("(") and re.search(r"年$", self.text[: bracket[0]]):
            return Named(Subject(last.subject if last else "", 0), last)
        if second and last is not None:
            return Named(Subject(last.subject, 0), last)
        if number.unit.endswith("部分") and (report := _REPORT.search(self.text)):
            return Named(Subject(report[0], 0))
        last = self.said.before(number.start)
        if (moment := _MOMENT.fullmatch(place.lead.strip(",、("))) and last is not None and last.unit == number.unit:
            became = self.reached(index, index + 1, place) or last
            return Named(Subject(moment[1] + _MOMENTS.sub("", became.subject), 0))
        if _BASE.fullmatch(place.lead):
            return self._unnamed(index, place)
        if (
            last is not None
            and self.periods.compared_with(place.lead) is not None
            and (of := self.reached(index, index + 1, place)) is not None
        ):
            return Named(Subject(of.subject, 0), of)
        if (planned := self._of_plan(place)) is not None:
            return Named(planned)
        opens = number.start == place.clause[0] and not self.text.endswith("、", 0, number.start)
        followed = index + 1 < len(self.numbers) and self.numbers[index + 1].start < place.clause[1]
        subject = subject_of(place.lead, place.behind, opens, followed, number.unit)
        if subject.text in _HOW:
            return NOTHING
        if last is not None and _EXTREME.search(last.subject) and _MEAN.fullmatch(place.lead.strip(",、(")):
            return Named(Subject("平均", 0))
        if not subject.text or subject.text in _POINTS:
            return self._unnamed(index, place)
        if last is not None and last.unit == number.unit and _LAST_TIME.fullmatch(subject.text):
            return Named(Subject(last.subject, 0), last)
        if subject.text in _MEASURES and last is not None:
            return Named(Subject(last.subject + subject.text, subject.behind))
        if subject.text in load_words().events:
            who = place.lead.removeprefix("其中").lstrip(":").removesuffix(subject.text)
            if place.lead.startswith("其中") and _DID.match(who):
                return Named(Subject(who + subject.text, subject.behind))
            if last is not None and self._then(last, subject.text, place, number):
                return Named(Subject(last.subject, subject.behind), last)
            return Named(self._done(subject, number.unit, last))
        if opens and (result := _RESULT.match(self.text, place.until)) and subject.behind == len(place.behind):
            return Named(Subject(subject.text + result[1], subject.behind + result.end() - place.until))
        if last is None and (whose := self._whose(subject, place)) is not None:
            return whose
        return Named(subject)

    def _became(self, last: Statement, place: Place, number: Number) -> Named:
        """What the number before has become: the same, or the noun behind it where things were turned into others (将5个窗口整合为1个柜台);
        what stands behind 由30件增至45件, 公开栏由14个整合为9个 is said of it (创历史新高)."""
        noun, words = noun_behind(place.behind), load_words()
        link = self.text[place.link : number.start].rstrip("了至到为成")
        merged = re.search("[将把][^由从,;]*$", self.text[: place.link])
        moved = link.endswith((*words.up, *words.down)) or not link.endswith(words.turning)
        if moved or noun is None or noun.text in last.subject:
            return Named(Subject(last.subject, 0), last)
        if not re.sub(rf"(?:{alternatives(words.turning)})+$", "", link):  # no noun stands behind the first
            return NOTHING if merged else Named(Subject(last.subject, 0), last)
        return Named(noun) if merged else NOTHING

    def _whose(self, subject: Subject, place: Place) -> Named | None:
        """What is of each of something that a clause before names alone (《新苑报》,每月1期,每期900份: 《新苑报》每期); None where none does."""
        before = self.clause_before(place) if _EACH_ONE.match(subject.text) else None
        noun = clean(self.text[slice(*before)]) if before is not None else ""
        return Named(Subject(noun + subject.text, subject.behind), None, before[0]) if before is not None and noun else None

    def _of_plan(self, place: Place) -> Subject | None:
        """What was done of a plan that the clause before told (计划开展培训5场,已开展3场: 开展培训); None where none did."""
        plan, done = _plan().search(self.text[: place.clause[0]]), _carried_out().fullmatch(place.lead.strip(",、("))
        return Subject(done["deed"] + clean(plan["noun"]), 0) if plan is not None and done is not None else None

    def _then(self, last: Statement, verb: str, place: Place, number: Number) -> bool:
        """Whether a deed alone is that of the number before it in another year (网站去年发布9条,今年发布8条)."""
        year = self.periods.year(place.clause[0], number.start)
        return last.unit == number.unit and last.year != year and last.subject.endswith(verb)

    def _given(self, given: Given) -> Named:
        """What 分别 gives; where its things are the numbers before it, their channels are."""
        if not given.of:
            return Named(Subject(given.subject, 0))
        before = self.said.statements[-given.of :]
        if len(before) < given.of or any(one.kind is not StatementKind.COUNT for one in before):
            return NOTHING
        channel = holder(before[0].subject)
        return Named(Subject(channel + given.subject, 0)) if channel else NOTHING

    def _formerly(self, index: int, given: Given) -> Named:
        """The number of a list that 分别 tells at another time (来信9封、来访3批(去年分别为7封、2批)); nothing where that many are not the whole
        list behind the last ;, or are parts or stand in a bracket apart: whether those or their wholes are meant is not told."""
        first = index
        while self.given.get(first - 1) is given:
            first -= 1
        listed, remark = self.numbers[max(first - given.of, 0) : first], self.clauses.bracket(self.numbers[first].start)
        at = dict(zip(self.said.starts, self.said.statements, strict=True))
        same = [at.get(number.start) for number in listed]
        counts = [one for one in same if one is not None and one.kind is StatementKind.COUNT and one.whole is None]
        if len(counts) < given.of or any(self.clauses.bracket(one.start) not in (None, remark) for one in listed):
            return NOTHING
        further = self.numbers[first - given.of - 1].end if first > given.of else listed[0].start
        whole = first == given.of or ";" in self.text[further : listed[0].start]
        if not whole or ";" in self.text[listed[0].start : listed[-1].start]:
            return NOTHING
        then = counts[index - first]
        return Named(Subject(given.subject + then.subject, 0)) if then.unit == self.numbers[index].unit else NOTHING

    def _unnamed(self, index: int, place: Place) -> Named:
        """What a number without a noun of its own counts."""
        number = self.numbers[index]
        last = self.said.before(number.start)
        if _REST.fullmatch(place.lead.strip(",、(")):
            return Named(Subject("其余", 0))
        if (reached := self.reached(index, index + 1, place)) is not None:
            return Named(Subject(reached.subject, 0), reached)
        if index and (behind := self._behind_untold(self.numbers[index - 1], place)) is not None:
            return behind
        if last is not None and (then := self._then_counted(index, place, last)) is not None:
            return then
        own = last is not None and self.said.ends(last) > place.clause[0]
        before = self.clause_before(place) if last is None or (self.apart(place) and not own) else None
        if before is not None and last is not None and any(before[0] <= at < before[1] for at in self.said.starts):
            before = None  # what that clause names is what it counted
        named = clean(_GROWN.sub("", self.text[slice(*before)])) if before else ""
        if before is not None and named:
            return Named(Subject(named, 0), None, before[0])
        if last is None:
            return Named(self._held(place))
        each = _OF_EACH.search(last.subject) is not None and _ALL_OF.search(place.lead) is not None
        part = self.periods.part_of(last.subject)
        if (
            part
            and last.unit == number.unit
            and not self.periods.part(place.clause[0], number.start)
            and _WHOLE_YEAR.match(place.lead)
        ):
            return Named(Subject(last.subject.removeprefix(part), 0))
        if last.unit == number.unit and not each:
            return Named(Subject(last.subject, 0), last)
        return self._in_another_unit(place, last)

    def _then_counted(self, index: int, place: Place, last: Statement) -> Named | None:
        """What a number counts that its clause tells of another year alone, or in a list of that year, is the last count of this year in
        its unit (采用57条,得分21分;2022年为40条、14分); None where there is none. Behind a part it is the part's in a bracket
        (其中网络12件(上年15件)), and behind a comma where it is nearer to the part than to the whole; else that is not told, nor is which
        of several two in one unit are (信息80条,公告5条;去年60条、4条)."""
        number, reported = self.numbers[index], self.periods.reported
        listed = last.year != reported and self.text[self.said.ends(last) : number.start] in _JOINTS
        earlier = self.periods.year(place.clause[0], number.start) != reported
        if not listed and not (earlier and _YEAR_ALONE.fullmatch(place.lead)):
            return None
        if not earlier:
            return NOTHING
        closed = self.said.closed(number.start)
        said = [one for at, one in enumerate(self.said.statements) if at not in closed]
        same = [one for one in said if one.unit == number.unit and one.year == reported]
        if not same or same[-1].kind not in COUNTED:
            return None
        now, further = same[-1], self.numbers[index + 1] if index + 1 < len(self.numbers) else None
        if further is not None and further.unit == number.unit and self.text[number.end : further.start] in _JOINTS:
            return NOTHING
        if now.whole is not None:
            ends, bracket = self.said.ends(now), self.clauses.bracket(number.start)
            aside = bracket is not None and ends <= bracket[0]
            near = number.value**2 <= now.value * self.said.out[now.whole].value
            if listed or ";" in self.text[ends : number.start] or not (aside or near):
                return NOTHING
        return Named(Subject(now.subject, 0), now)

    def _behind_untold(self, before: Number, place: Place) -> Named | None:
        """What a number counts behind one that was left out: what the clause of that names (简报每旬1期,全年36期), or nothing where the two
        stand in one clause or list (各为4件、6件); None where none was left out right before it."""
        clause, own = self.clauses.at(before.start), place.clause[0]
        if before.start in self.said.starts:
            return None
        if before.start >= own or self.text[before.end : own + len(place.lead)] in _JOINTS:
            return NOTHING
        if clause != self.clauses.before(own):
            return None
        noun = noun_behind(self.text[before.end : clause[1]])
        named = _EVERY.sub("", clean(self.text[clause[0] : before.start]) + (noun.text if noun is not None else ""))
        return Named(Subject(named, 0), None, clause[0]) if named else NOTHING

    def _held(self, place: Place) -> Subject:
        """What was held (举办2期) of what the heading names alone; nothing where it names something else."""
        deed, held = _carrier().search(place.lead), _held().fullmatch(self.heading)
        return Subject(deed["deed"] + held["noun"], 0) if deed is not None and held is not None else Subject("", 0)

    def _in_another_unit(self, place: Place, last: Statement) -> Named:
        """What a number without a noun counts in another unit than the one before: what was done with that (4家机关收取费用,
        计9件), the whole, or what two of a list have in common (市级培训2次、县级培训3次,共17人次)."""
        if (of_each := _OF_EACH.search(last.subject)) is not None and _ALL_OF.search(place.lead):
            things = [one for one in self.said.statements if _OF_EACH.search(one.subject) is None]
            noun = things[-1].subject if things else clean(last.subject[: of_each.start()])
            return Named(Subject(noun, 0))  # 编印简报9期,每期20份,共180份
        ends = self.said.ends(last)
        between = self.text[ends : place.clause[0]].strip(",;、")
        rest = clean(between.removeprefix(last.subject)) if between.startswith(last.subject) else ""
        if rest and any(rest.startswith(event) for event in load_words().events):
            return Named(Subject(rest, 0))
        if not _ALL.match(place.lead):
            return Named(Subject(last.subject, 0), last)
        if last.whole is not None:
            last = self.said.out[last.whole]
        elif place.clause[0] < ends and self.text.startswith(last.subject[0], ends):
            return NOTHING
        elif last is self.said.last and len(self.said.statements) > 1 and self.clauses.at(self.said.starts[-1])[0] > 0:
            before, at = self.said.statements[-2], self.clauses.at(self.said.starts[-1])[0]
            if self.text[at - 1] == "、" and before.unit == last.unit:
                common = _common_end(before.subject, last.subject)
                return Named(Subject(common, 0)) if common else NOTHING
        return Named(Subject(last.subject, 0), last)

    def _done(self, subject: Subject, unit: str, last: Statement | None) -> Subject:
        """A deed alone with what it was done to: what was counted last, or the label of the sentence (信息处理费:收取30元)."""
        verb = subject.text
        if last is not None:
            return Subject(_completed(verb, last, unit), subject.behind)
        return Subject(verb + _labelled(self.text), subject.behind)


def of_all(subjects: Sequence[str], text: str = "") -> str:
    """The words of a sum in a text: those in which all that it adds up ends (网站发布信息, 微信发布信息), those of the first where the others are
    ways of applying (网上申请, 快递), the label that the text begins with, else only that it is a sum: what is the first's alone (予以公开, 无法提供) is not the
    sum's.

    >>> of_all(["网站发布信息", "微信发布信息"]), of_all(["群众网上申请", "快递"])
    ('发布信息', '群众网上申请')
    >>> of_all(["结果维持", "结果纠正"], "行政复议:结果维持2件,结果纠正1件,合计3件"), of_all(["予以公开", "无法提供"])
    ('行政复议', '合计')
    """
    common = subjects[0]
    for other in subjects[1:]:
        common = _common_end(common, other)
    ways = all("申请" in one or _MEANS.search(one) for one in subjects)
    return common or (subjects[0] if ways and "申请" in subjects[0] else _labelled(text) or "合计")


def _labelled(text: str) -> str:
    """What the label of a sentence names (信息处理费:收取30元); "" where it has none, or one that only says what it is about."""
    label = _LABEL.match(text)
    return clean(label[1]) if label is not None and "、" not in label[1] and not _LABEL_OF_WORK.search(label[1]) else ""


def _common_end(one: str, other: str) -> str:
    """The words of two or more characters in which two things end alike, without the rest of a part of the year (1至6月, 7至12月)."""
    ends = zip(reversed(one), reversed(other), strict=False)  # the longer one goes on where the shorter one has ended
    many = next((at for at, (a, b) in enumerate(ends) if a != b), min(len(one), len(other)))
    common = one[len(one) - many :].lstrip("级类的")
    if _OF_YEAR.match(one) and _OF_YEAR.match(other):
        common = _REST_OF_TIME.sub("", common)
    return common if len(common) > 1 else ""


def _completed(verb: str, last: Statement, unit: str) -> str:
    """办结 behind 收到政府信息公开申请: 办结政府信息公开申请; 收取30元 behind 甲局1件: 甲局收取; 走访50户 behind 发布会3场: 走访."""
    words = load_words()
    if verb in words.own or verb in last.subject or (unit != last.unit and unit not in words.money):
        return verb
    office = _OFFICE.match(last.subject)
    own, of = (office[0], last.subject[office.end() :]) if office else ("", last.subject)
    for event in words.events:
        if of.startswith(event) and len(of) > len(event) + 1:
            if event in words.gone_over and verb not in words.gone_over and re.search(r"(?:19|20)\d{2}", of):
                return verb  # 清理2018年以来文件86件,新增6件: not of those years
            return own + verb + of[len(event) :]
    return last.subject + verb if last.whole is not None and unit in words.money and last.unit not in words.money else verb
