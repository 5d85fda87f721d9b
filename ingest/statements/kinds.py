"""What kind of number a sentence states, and of which year.

Kind: a count or an amount of money, a change against another time (较去年增加26件, signed), a rate of growth in %, or a share
in %. 增至, 提高到 lead to a new level, not to a change. A change in 个百分点 is a change, never a rate. Year: the year that
the clause or the head of the sentence names; a year that only compares (较2021年) is not the number's. A number of a part of the
year keeps the words of it (上半年), for it is none of the whole. Numbers of several years, of a plan or of every month are of no
year at all: they state no figure, nor does an example (某镇). A number of each one (每期6500份) does, in words that say each.

>>> kind_of("办理量同比增长", "%"), kind_of("占比由去年提高至", "%"), kind_of("较上年减少", "件")
((<StatementKind.RATE: 'rate'>, 1), (<StatementKind.SHARE: 'share'>, 1), (<StatementKind.CHANGE: 'change'>, -1))
>>> periods = Periods("2022年收到90件,今年收到95件,上半年办结40件", 2023)
>>> [(periods.year(at, at + 7), periods.part(at, at + 7)) for at in (0, 11, 19)]
[(2022, ''), (2023, ''), (2023, '上半年')]
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from ingest.model import StatementKind
from ingest.statements.required import required
from ingest.statements.words import alternatives, load_words

COMPARES = re.compile("相比|比较|相较")
"""与2022年接待的90人次相比: of the year that is compared with."""
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年")
_LAST_YEAR = re.compile(r"(?:上年度?|去年|上一年度?|前一年|上一?学年度?)(?!度?(?:结转|转结|转入|末|底))")
_EARLIER = re.compile(r"同比|(?:上|前|去|上一|前一)(?:年|学年)")
_COMPARED = re.compile(r"(?:较|比|与|同|相比)(?:之|上)?$")
_BASE_NOUN = re.compile("(?:同期|全年)?(?:(?!相比|比较|相较)(?![增减升降多少高低有达为新扩至到略压缩])[\u4e00-\u9fff]){2,6}")
"""比上年决算8万元减少3%: what is compared with, with its noun."""
_ACCORDING = re.compile(r"(?:根据|按照|依据|对照|围绕|结合|针对|落实|贯彻|关于|印发|制定)[^,;。]{0,12}$")
_CARRIED = re.compile(r"结转|转结|转至|转入")
_FUTURE = re.compile(
    r"明年|来年|(?<![转留移])(?<![转留移延][至到入])下一?年度?(?!结转|继续)|下一?步|今后|力争|预计|将于|拟(?=[开举召组新])|目标(?:是|为)|(?<![按照作])(?:计划|打算|拟|准备)(?:在|于)?(?:19|20)\d\d年(?!度?[的工])|计划(?:举|召|开|组|新|完|建|办|在|于)|原计划(?:为|是)?$"
)
_DONE = re.compile(
    r"[,;、](?:(?:目前|截至[^,]{0,12}|实际|现)?(?:已经?|实际|现已)[\u4e00-\u9fff]{0,6}|[只仅]?(?:建成|完成|办成|办|办理|举办|召开|开展)了?)$"
)
_PART = re.compile(
    r"[上下]半年(?!度?(?:工作)?[总小]结)|第?[一二三四1-4](?:[、至到和-]第?[一二三四1-4])?季度|前[两二三]个?季度|[首本]季度|(?<!\d)1(?:月)?[-至到](?:[2-9]|1[01])月份?"
    r"|(?<!\d)(?:[2-9]|1[01])(?:月)?[-~至到—]\d{1,2}月份?|前[一二三四五六七八九十\d]{1,2}个?月|截至(?:[1-9]|1[01])月(?:底|末|份|\d{1,2}日)?(?!\d)"
)
_EACH = re.compile(
    r"每(?:个|一)?(?:年|月|季|周|星期|日|天|旬|半年|学期|[十百千万]?人|家|户|个|次|件|名|份|期|批|季度)|(?:坚持|做到|至少)一(?:年|月|季|周|天)|一季度(?:才|仅|只|就|便|[^,;:。]{0,6}?一)|一[周月](?:更新|发布|召开|开展)"
    r"|(?:季度|半年|月份?|年)各(?![级类项种地单部]|[\u4e00-\u9fff]{1,6}[、和]各)[\u4e00-\u9fff]|各(?:办|举办|举行|召开|开展|组织)(?:了)?$|[一两二三四五六]个(?:月|星期|季度)(?:才|便|就|仅|只)"
)
_SOMEBODY = re.compile(
    "(?:个别|少数)(?:单位|部门|乡镇|镇街?|街道|村|社区|科室|处室)|某(?:一|个)?(?:[省市县区镇乡村局委办]|街道|社区|单位|部门|企业|公司|群众|居民|市民|申请人)"
)
"""某镇一年收到6件, 个别单位全年公开不足20条: an example."""
_EACH_OF = re.compile(
    r"(?:各自?|分别(?=[设建配])|(?<=[村镇乡道区局校站队所园家])均)(?:新?设|新?建|配|收到|举办|开展|发布|安排|制作|召开|发现|刊发|培训(?!机构|中心)|公开(?:政府)?信息|报送|编发|提出|受理|办理|答复)[^,;:。]*$|每(?:个|一)?(?:[百千万]人|期|批|场|班|件|名|份|家|户)(?![一二两三])[^,;:。]*$"
)
"""每期印6500份, 每万人收到0.8件, 3个乡镇各收到4件: a number of each one, which a report tells as it is."""
_NORM = re.compile("不少于|至少|不低于|不超过|不得|应当?|要求|原则上|每(?:个|一)?(?:年|月|季|周|星期|日|天|旬|半年|学期)")
"""每场不少于2人: what is to be, not what was."""
_BOUND = 3
"""So many characters of a number may be the words of a bound."""
_MEAN = re.compile(r"平均每[^,;:。]{1,10}(?:时间|时长|用时|时限|周期|天数)[^,;:。]{0,4}$")
"""平均每件办理时间9天: a mean of the year."""
_WHOLE_YEARS = re.compile(
    r"(?:19|20)\d{2}年?(?:至|到|-|~|、|和|与)(?:19|20)\d{2}年|[自从](?:19|20)\d{2}年[^,;。\d]{0,8}[至到](?:19|20)\d{2}年"
)
_SINCE = re.compile(
    r"[一二三四五六七八九十]五[”\"]?(?:普法|规划|时期)?[^,;。\d]{0,3}期间|历年|历届|以来|(?<![今一])年来|近[两二三四五六七八九十\d]+年|至今(?!年)|(?:自|从)(?:19|20)\d{2}年[^,;]{0,6}起"
)
_BUDGET = re.compile(r"20\d{2}年(?:度)?[^,;。]{0,10}预算[^,;。]{0,4}$")
"""2024年收入预算9万元: of the year to come, and told as it stands."""
_OF_THING = re.compile(r"度?(?:的)?[^,;:。]{0,14}?(?:预决?算|决算|名单|年报|报告|总结|结果|目录|清单|排名)等?(?:信息)?$")
_PUBLISHES = re.compile(r"(?:(?<!信息)(?<!政务)公开|公布|公示|公告|发布|编制|印发|汇编)(?:了|各部门|部门|单位|全[省市县区])*$")
"""公布2022年度示例名单9户: a year of what was published, not of the publishing."""
_MORE_YEARS = re.compile("(?:、|和|与|及)(?:19|20)\\d{2}年")
_ASIDE = re.compile(r"(?:同期|则|仅|只|才)*(?:(?:有|为|是|达)?\d[\d.]*[^,;。\d]{0,3}|分别[为是有]?\d[^,;。]{0,40})$")
"""图解仅2幅,去年有5幅;解读8篇: another year's number beside this one's, and no more of that year."""
_OF_THOSE = re.compile(r"^其中[,:]?(?:(?P<year>(?:19|20)\d{2})年度?|今年|本年度?|当年|全年)(?![底末初前])")
"""自条例施行以来公开800条,其中2011年新增30条: this year's of several years' number."""
_SINCE_ENDS = re.compile(r"(?:以来|年来|至今|起)$")
_SINCE_TOLD = re.compile(
    r"(?:年来|以来|历年来?|至今)(?:已经?)?(?:累计|总共|共计?|合计)|[一二三四五六七八九十]五[”\"]?(?:普法|规划|时期)?[^,;。\d]{0,3}期间"
)
"""条例施行15年来共收到, “七五”普法期间: all the numbers behind it are of those years."""
_SINCE_NOW = re.compile(r"(?:今年|本年度?|年初)(?:1月)?以来|(?:自|从)\d{1,2}月[^,;\d]{0,10}以来")
_HEAD = re.compile(
    r"^(?:截至|截止|截止至|在|到)?(?:(?P<year>(?:19|20)\d{2})年度?|(?P<now>今年|本年度?|当年|全年)|(?P<last>去年|上年度?|上一年度?)(?!度?(?:结转|转结|转入|末|底)))"
)
_OF_REPORT = re.compile(
    "度?的?(?:政府信息公开|政务公开|信息公开)?(?:工作)?(?:年度)?(?:报告|年报)[里中内]?所?(?:提出|提到|指出|列|反映|查摆|点|梳理|写|载|自查|存在|找出|说|的)"
)
"""2021年报告中提出的问题,举办培训9次: what was done about what an earlier report tells is no deed of its year."""
_REMARKED = re.compile(
    r"\((?:(?P<year>(?:19|20)\d{2})年度?|(?P<last>去年|上年度?|上一年度?)|(?P<now>今年|本年度?))(?:数据?|同期)?\)"
)
"""公告8件(去年): a year right behind a number."""
_MONTH = re.compile(r"^\d{1,2}月(?:份|中旬|上旬|下旬)?(?![底末初]|\d{1,2}[日-])")
_NOW = re.compile(r"^(?:今年|本年度?|本期)(?:则|又|再)?")
_MORE = re.compile(r"(?:较|比)(?:上年|去年|上一年|前一年|(?:19|20)\d{2}年)度?(?:同期)?([多少])[\u4e00-\u9fff]{3,16}$")
"""较去年多收到申请8件: the deed stands behind the word of the change."""
_GROWN = re.compile(
    r"净(?:增|减)[加少长]?(?:了|约|近|超过?)?$|(?:量|数|粉丝|用户|关注)(?:增加|增长|减少|下降|上升)(?:了|约|近|超过?)?$"
)
"""粉丝净增1200人, 访问量增加37万次: by how much something moved, where nothing is named to compare with."""
_SIGNED = re.compile(r"(?:同比|环比|(?:较|比)(?:上年|去年|上一年|(?:19|20)\d{2}年)度?(?:同期)?):?([+-])$")
"""就业类298条(同比+61条)."""
_HIGHER = re.compile(r"(?:较|比)(?:上年|去年|上一年|前一年|年初|(?:19|20)\d{2}年)度?(?:同期|全年)?(高|低)了?$")
"""比上年高2个百分点."""
_ITEM = re.compile(r"[^,;:、。!?]+")


def kind_of(lead: str, unit: str) -> tuple[StatementKind, int]:
    """Kind and sign of a number with this unit behind these words of its clause."""
    words = load_words()
    if (signed := _SIGNED.search(lead)) is not None:
        return (StatementKind.RATE if unit == "%" else StatementKind.CHANGE), -1 if signed[1] == "-" else 1
    level = _moved_to().search(lead) is not None
    down, up = _moved(False).search(lead) is not None, _moved(True).search(lead) is not None
    sign = -1 if down and not level else 1
    if unit == "个百分点" and (higher := _HIGHER.search(lead)) is not None:
        return StatementKind.CHANGE, -1 if higher[1] == "低" else 1
    if unit in words.shares:
        if level or not (up or down):
            return StatementKind.SHARE, 1
        return (StatementKind.RATE if unit == "%" else StatementKind.CHANGE), sign
    compared = any(word in lead for word in words.against) or _NOW.sub("", lead) in words.alone or _GROWN.search(lead) is not None
    if unit not in words.shares and (more := _MORE.search(lead)) is not None:
        return StatementKind.CHANGE, -1 if more[1] == "少" else 1
    if compared and (up or down) and not level:
        return StatementKind.CHANGE, sign
    return (StatementKind.MONEY if unit in words.money else StatementKind.COUNT), 1


@cache
def _done_to() -> re.Pattern[str]:
    """对2019年以来12件文件重新核定, 清理2010年以来文件52件: what it was done to is of several years, not the doing."""
    years = r"(?:19|20)\d{2}年?(?:[^,;。\d]{0,10}(?:以来|以后)|(?:至|到|-|~|、|和|与)(?:19|20)\d{2}年)"
    over = rf"(?:{alternatives(load_words().gone_over)})了?[^,;。\d]{{0,8}}{years}[^,;。]*$"
    ends = r"(?:(?:的|制发的|印发的|出台的|发布的)?|[^,;。\d]*(?:进行|开展)了?)$"
    return re.compile(rf"{over}|[对将把就][^,;。\d]{{0,8}}(?:19|20)\d{{2}}年(?:以来|以后){ends}")


def _official(text: str) -> bool:
    """Whether words tell what the forms count (收到的申请, 行政诉讼案件), whatever else they say."""
    return any(all(any(word in text for word in group) for group in rule.groups) for rule in load_words().indicators)


@cache
def _moved(up: bool) -> re.Pattern[str]:
    words = load_words()
    more = f"{'多' if up else '少'}(?:{alternatives(words.events)}|[办发开建收接])"
    return re.compile(
        rf"(?:{alternatives(words.up if up else words.down)}|{more})(?:了|约|近|超|超过|率为|率达|率|幅度|幅度为|幅度达|幅为|幅达|幅)?$"
    )


@cache
def _moves_on() -> re.Pattern[str]:
    """8万元减少3%, 8万元略有下降: a number, and behind its unit that it moved (no 3万元多, 3万元以减少开支)."""
    words = load_words()
    moved = alternatives([word for word in (*words.up, *words.down) if word not in ("多", "少")])
    return re.compile(
        rf"[\d.,]+(?:(?![用以])[\u4e00-\u9fff]){{0,3}}?(?:有所|略有?|稍有?|明显|大幅度?|小幅|显著)?(?:{moved}|翻|持平|[多少]\D?\d)"
    )


@cache
def _moved_to() -> re.Pattern[str]:
    words = load_words()
    return re.compile(rf"(?:{alternatives((*words.up, *words.down))})(?:至|到|为|成)(?:了|约|近)?$")


@dataclass(frozen=True, slots=True)
class _Head:
    """From where in the sentence a time holds: a year, None for several, or the report's own; `part` are the words of a part
    of it."""

    start: int
    year: int | None
    part: str = ""


class Periods:
    """The years that one folded sentence speaks of; `reported` is the year reported on (None: not known)."""

    def __init__(self, text: str, reported: int | None) -> None:
        self.text = text
        self.reported = reported
        self._heads = self._find_heads()

    def year(self, clause_start: int, number_start: int, kind: StatementKind = StatementKind.COUNT, link: int = 0) -> int | None:
        """The year of a number; None where none is told. `link` is where the number before it ends if it leads on to this
        one (由30件增至45件), else 0: years before it are that number's."""
        start = max(clause_start, link)
        clause = self.text[start:number_start]
        if _CARRIED.search(clause) or self._gone_over(start, number_start):
            return self.reported
        ahead = self.text[max(0, start - 12) : start]
        bracketed = re.search(r"((?:19|20)\d{2})年(?:度|全年)?\($|\(((?:19|20)\d{2})年(?:度|全年|同期)?:$", ahead)
        if bracketed:
            return int(bracketed[1] or bracketed[2])
        if self.reported is not None and re.search(r"\((?:去年|上年|上一年)度?(?:同期|全年)?:$", ahead):
            return self.reported - 1
        named = self._named(start, number_start, kind)
        if named is not None:
            return named
        past = _LAST_YEAR.search(clause)
        base = _moves_on().match(self.text, number_start) is not None
        if past and self.reported is not None and not self._compares(clause, past, kind, base):
            return self.reported - 1
        if self.reported is not None and re.search("前年(?:同期)?[的之]?$", clause):
            return self.reported - 2
        if link:
            return self.reported
        head = self._head(number_start)
        if head is None or (head.year is None and _OF_THOSE.match(clause) is not None):
            return self.reported
        return head.year

    def compared_with(self, text: str) -> int | None:
        """The year that words compare with (与上年相比, 同比, 较2021年); None where they name none."""
        named = _YEAR.findall(text)
        if named:
            return int(named[-1])
        return self.reported - 1 if self.reported is not None and _EARLIER.search(text) is not None else None

    def remarked(self, end: int) -> int | None:
        """The year that a bracket right behind a number names alone (公告8件(去年)); None where none does."""
        found = _REMARKED.match(self.text, end)
        return self._head_year(found) if found is not None else None

    def countless(self, clause_start: int, number_start: int) -> bool:
        """Whether a number is of no one year, or of none that is over: several years, a plan, each month."""
        clause = self.text[clause_start:number_start]
        told = _MEAN.search(clause) is not None or self.of_each(clause_start, number_start)
        if self._planned(number_start) or required(self.text, number_start) or (_EACH.search(clause) and not told):
            return True
        if _SOMEBODY.search(clause):
            return True
        years = {int(year) for year in _YEAR.findall(clause)} if not _BUDGET.search(clause) else set()
        if self.reported is not None and any(year > self.reported for year in years) and not _CARRIED.search(clause):
            return True
        several = _WHOLE_YEARS.search(clause) or self._since(clause) or _done_to().search(clause)
        if several and not self._gone_over(clause_start, number_start):
            return True
        head = self._head(number_start)
        if head is None or self.reported is None or _CARRIED.search(clause) or _BUDGET.search(clause):
            return False
        if head.year is None and (own := _OF_THOSE.match(clause)) is not None:
            return own["year"] is not None and int(own["year"]) != self.reported
        return head.year is None or head.year > self.reported

    def of_each(self, clause_start: int, number_start: int) -> bool:
        """Whether a number is of each of several things (每期印6500份), and not of each year or month."""
        clause = self.text[clause_start:number_start]
        return _EACH_OF.search(clause) is not None and _NORM.search(self.text, clause_start, number_start + _BOUND) is None

    def part(self, clause_start: int, number_start: int) -> str:
        """The words of the part of a year that a number is of (一季度, 上半年, 1-6月); '' where it is of a whole one."""
        told = list(_PART.finditer(self.text, clause_start, number_start))
        if told:
            return told[-1][0].removeprefix("份")
        head = self._head(number_start)
        return head.part if head is not None else ""

    @staticmethod
    def part_of(subject: str) -> str:
        """The words of a part of the year that what is counted begins with; '' where it begins with none."""
        found = _PART.match(subject) or _MONTH.match(subject)
        return found[0] if found is not None else ""

    def _planned(self, position: int) -> bool:
        """Whether a number is of a plan: words of one stand before it, and none after them that it is done (计划建20个,已建成16个)."""
        before = self.text[max(0, position - 200) : position]
        plans = list(_FUTURE.finditer(before))
        return bool(plans) and _DONE.search(before, plans[-1].end()) is None

    def _head(self, position: int) -> _Head | None:
        index = bisect_right(self._heads, position, key=lambda head: head.start) - 1
        while index >= 0 and self._heads[index].part and ";" in self.text[self._heads[index].start : position]:
            index -= 1
        return self._heads[index] if index >= 0 else None

    def _since(self, clause: str) -> bool:
        since = _SINCE.search(clause)
        if since is None or _SINCE_NOW.search(clause):
            return False
        return not (self.reported is not None and f"{self.reported}年以来" in clause)

    def _gone_over(self, start: int, end: int) -> bool:
        """Whether a number is of what was gone over this year, be it of several years (清理2010年以来文件52件): none of what the forms
        count (归档2018年以来收到的申请260件), which would be taken for this year's."""
        found = _done_to().search(self.text[start:end])
        if found is None:
            return False
        behind = re.split("[,;:。]", self.text[end:])[0]
        return not _official(found[0] + behind + "收到") and not _official(found[0] + "政府信息公开申请")

    def _named(self, start: int, end: int, kind: StatementKind) -> int | None:
        """The year named last that is not merely compared with or gone by."""
        for found in reversed(list(_YEAR.finditer(self.text, start, end))):
            before, behind = self.text[max(start, found.start() - 16) : found.start()], self.text[found.end() : end]
            if behind.startswith(("以来", "以后", "至今")):
                continue
            if _PUBLISHES.search(before) and _OF_THING.match(behind):
                continue
            own = behind.removeprefix("度") in ("", "的", "同期的", "同期", "(", "全年的")
            if own and kind not in (StatementKind.CHANGE, StatementKind.RATE):
                return int(found[1])
            if _COMPARED.search(before) or _ACCORDING.search(before) or "》" in behind.partition("《")[0]:
                continue
            return int(found[1])
        return None

    def _compares(self, clause: str, past: re.Match[str], kind: StatementKind, base: bool) -> bool:
        """Whether 上年 is only compared with: 较上年, 比去年 without 的 behind it, or whatever a change is against (与上年的5件相比); `base`
        where by how much it moved stands behind the number (比上年决算8万元减少3%, and no 较上年节约3万元)."""
        end = past.end()
        beside = clause[: past.start()].endswith(("与", "同", "和")) and COMPARES.search(clause, end) is not None
        compared = any(word in clause[:end] for word in load_words().against) or (
            beside and kind in (StatementKind.CHANGE, StatementKind.RATE)
        )
        if compared and kind in (StatementKind.CHANGE, StatementKind.RATE):
            return True
        if base and clause[: past.start()] in ("比", "较", "同比") and _BASE_NOUN.fullmatch(clause, end) is not None:
            return False
        return compared and clause[end:] not in ("", "同期", "全年") and not clause[end:].startswith(("的", "由", "从"))

    def _find_heads(self) -> list[_Head]:
        heads: list[_Head] = []
        months = [(found.start(), named[0]) for found in _ITEM.finditer(self.text) if (named := _MONTH.match(found[0]))]
        for found in re.finditer(r"[^,;:。!?]+", self.text):
            clause = found[0]
            opening = _HEAD.match(clause)
            since = len(clause) <= 24 and self._since(clause) and (clause[0] in "自从" or _SINCE_ENDS.search(clause))
            since = since or (_SINCE_TOLD.search(clause) is not None and self._since(clause))
            part = _PART.search(clause[:12])
            if since:
                heads.append(_Head(found.start(), None))
            elif part:
                heads.append(_Head(found.start(), self._year_of(clause[: part.start()]), part[0]))
            elif opening and _OF_REPORT.match(clause, opening.end()):
                continue
            elif opening and not _CARRIED.search(clause) and not clause[opening.end() :].startswith(("的", "同期")):
                several = opening["year"] and _MORE_YEARS.match(clause, opening.end())
                heads.append(_Head(found.start(), None if several else self._head_year(opening)))
                if found.start() and _ASIDE.match(clause, opening.end()):
                    heads.append(_Head(found.end(), heads[-2].year if len(heads) > 1 else self.reported))
        alone = len({month for _, month in months}) < 2 or any(
            self.text[start + len(month) :][:1] in "、和与" for start, month in months
        )
        heads.extend(_Head(start, self.reported, "" if alone else month) for start, month in months)
        return sorted(heads, key=lambda head: head.start)

    def _year_of(self, before: str) -> int | None:
        """The year of a part of a year, by the words before it (2022年上半年, 去年下半年)."""
        named = _YEAR.findall(before)
        if named:
            return int(named[-1])
        return self.reported - 1 if self.reported is not None and _LAST_YEAR.search(before) else self.reported

    def _head_year(self, opening: re.Match[str]) -> int | None:
        if opening["year"]:
            return int(opening["year"])
        if opening["last"] and self.reported is not None:
            return self.reported - 1
        return self.reported
