"""What a piece of a question asks for: the figure of the forms or the number of the prose that its words mean.

`wanted` takes folded, lower-case text without bodies and years, and the operation that it is asked in. `Wanted.indicator` is given only
where every word is at home with the figure (`exclusive`), else None, and the concepts of what is counted are left to find it; a
blank text asks for nothing and has neither. Nothing is looked up in a store, and nothing is an error.

>>> form, prose = wanted("收到多少件申请"), wanted("编印简报多少期")
>>> form.indicator, form.unit, prose.indicator, prose.unit, [concept.name for concept in prose.concepts]
('applications.received', '件', None, '期', ['编印', '简报'])
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from typing import overload

from assistant.asking.asked_unit import asked_unit, units_fit
from assistant.asking.indicator_words import (
    TOPIC,
    find_dimension,
    find_indicator,
    label_text,
    says_words,
    sum_of,
    without_dimension,
)
from assistant.asking.measures import asks_of_each
from assistant.asking.said_figures import could_mean, said
from assistant.asking.tasks import RATE
from assistant.asking.wanted import CHANGES, COUNTS, SHARES, Wanted
from assistant.bodies.named_classes import class_named, is_of_a_class
from assistant.language.concepts import GENERIC, Concept, concepts, figure_words, light_words
from assistant.language.part_of_year import in_part_of_year, month_ends
from assistant.language.said_words import cut
from assistant.language.segment import tag, words
from assistant.prose.prose_match import covered
from ingest.forms import indicators
from ingest.model import StatementKind

_MONEY = frozenset({StatementKind.MONEY})
_OF_MONEY = re.compile(
    r"(?:(?:处理|检索|复制|邮寄|工本)费|[资奖罚补][金款贴]|金额|经费|费用|收费)(?:一共|总共|共计|合计|共|总额|是|为|有|收取?|退|花|用|支出|投入|达到?|了)*(?:多少|几何)[?。]?$"
)
"""信息处理费收了多少: an amount of money, no count of those who paid."""


def wanted(text: str, operation: str = "part") -> Wanted:
    """What a piece of a question asks for; words of computing say nothing in a piece of a computed question."""
    return _wanted(text, operation)


@lru_cache(maxsize=4096)
def _wanted(text: str, operation: str) -> Wanted:
    of_no_form = in_part_of_year(text) or bool(month_ends(text) - {12}) or asks_of_each(text)
    found = None if of_no_form else find_indicator(text)
    dimension = find_dimension(text)
    unit = asked_unit(text) or ("人" if _APPLICANTS.search(text) else None) or ("%" if RATE.search(text) else None)
    kinds: frozenset[StatementKind] = COUNTS
    if operation == "growth":
        kinds = SHARES
    elif operation == "change":
        kinds = CHANGES
    elif unit == "%" and operation != "share":
        kinds = SHARES_AND_CHANGES if CHANGED_BY.search(text) else SHARES
    elif unit is None and _OF_MONEY.search(text):
        kinds = _MONEY
    listed = _Counted(text)
    told = said(text, operation)
    if told.indicator is not None and counts_otherwise(told.indicator, text):
        return Wanted(text, None, None, listed, unit, kinds)
    if told.columns and (_OF_COMPANIES.search(text) or (TOPIC.search(text) and dimension is None)):
        return Wanted(text, None, None, listed, unit, kinds)
    if told.indicator is not None and not of_no_form:
        column = told.columns[0] if told.columns else None
        if kinds is _MONEY:  # 行政事业性收费多少: a cell of the forms, which is money already
            unit, kinds = "元", COUNTS
        return Wanted(text, told.indicator, column, listed, unit, kinds, exclusive=True, words=told.words)
    if found is not None and (text.isascii() or not could_mean(told, found.indicator) or counts_otherwise(found.indicator, text)):
        found = None
    exclusive = False
    indicator = found.indicator if found else None
    if found is not None:
        rest = _counted(without_dimension(says_words(text, found.all_words)))
        exclusive = not any(c.weight > GENERIC and not _belongs(c, found.indicator) for c in rest)
        if exclusive:
            more = _more_is_said(without_dimension(says_words(text, found.all_words)), found.indicator)
            exclusive = not more and not is_of_a_class(text, found.indicator)
        indicator = found.indicator if exclusive else None
    if dimension == "其他" and indicator is None:
        dimension = None
    return Wanted(
        text,
        indicator,
        dimension if indicator else None,
        listed,
        unit,
        kinds,
        exclusive,
        tuple(w for w in found.words if not re.search("多少|几|数量|how", w)) if found and indicator else (),
    )


def counts_otherwise(indicator: str, text: str) -> bool:
    """Whether a question that a figure's words make asks for what it does not count: powers (行政处罚事项几项) for decisions on them, or
    what was made public of them (行政处罚公示几条) or granted (批准的行政许可), information or what else came anew (新增信息多少条, 新增几个) for applications that did, bodies or
    sessions (参加培训的单位有多少) for what they did."""
    known = indicators().get(next(iter(sum_of(indicator)), indicator))
    if known is not None and _in_another_unit(asked_unit(text), known.unit):
        return True
    if indicator.endswith(".decisions"):
        powers = _POWERS.search(text) is not None and _DECIDED.search(text) is None
        return powers or _MADE_PUBLIC.search(text) is not None or _SOME_DECISIONS.search(text) is not None
    if indicator != _RECEIVED or _APPLIED.search(text) is not None:
        return False
    anew = "新增" in text and asked_unit(text) is not None
    return anew or _NEW_INFORMATION.search(text) is not None


def _in_another_unit(asked: str | None, unit: str) -> bool:
    """Whether something else is counted than what is told in this unit; one asked for loosely (申请几次, 多少人申请) is not."""
    return asked is not None and not units_fit(asked, unit) and (asked in _COUNTED_APART or (asked, unit) == ("次", "人次"))


_COUNTED_APART = frozenset({"家", "所", "期", "场", "场次"})
"""Units of bodies, issues and sessions, which no other count is asked for in."""


def _more_is_said(rest: str, indicator: str) -> bool:
    """Whether a question that means an indicator by general words only says something more (当面提出的)."""
    if _NARROWER.search(rest):
        return True
    labels = label_text(indicator)
    if any(not _at_home(word, labels) for word in _unread_words(rest)):
        return True
    at_home = {i + k for i in range(len(rest) - 1) if rest[i : i + 2] in labels for k in (0, 1)}
    rest = "".join("," if i in at_home else char for i, char in enumerate(rest))
    for word in (*_TRADE, *light_words()):
        if not word.isascii() and word not in _NARROWS:
            rest = rest.replace(word, "," if len(word) > 1 else "")
    left = re.findall(r"[\u4e00-\u9fff]{2,}", _ASKING.sub(",", re.sub(r"[多少几]+[\u4e00-\u9fff]?", ",", rest)))
    return bool(left)


def _unread_words(text: str) -> Iterator[str]:
    """The words of a text that no word of ours accounts for, though their characters may be light (就近, 即|办).

    >>> list(_unread_words("就近即办的行政许可多少件")), list(_unread_words("行政许可多少件"))
    (['就近', '即办'], [])
    """
    at, left = 0, set[int]()
    for token in cut(text).tokens:
        at = text.find(token.text, at)
        if token.part == "left" and not token.text.isascii():
            left.update(range(at, at + len(token.text)))
        at += len(token.text)
    at, single = 0, ""
    for word in (*words(text), ""):
        at = text.find(word, at)
        here = range(at, at + len(word))
        unread = not left.isdisjoint(here)
        if len(word) != 1 or not unread:
            yield from (single,) if len(single) > 1 else ()
            single = ""
        if len(word) == 1 and unread:
            single += word
        elif unread and word not in light_words() and word not in figure_words() and tag(word)[:1] not in ("m", "q"):
            yield word
        at += len(word)


def _at_home(word: str, labels: str) -> bool:
    """Whether a word has two characters together that a figure's labels have."""
    return any(word[at : at + 2] in labels for at in range(len(word) - 1))


_NARROWER = re.compile(
    r"(?<![近前这])[两二三四五六七八九十几数]年(?![级度底末初终中内间来])|[输赢胜败]|本级(?!政府)|机关本部|局机关"
)
"""What makes less of a count than its own words say, though it is spelt with light words: the body without those below it."""
_NARROWS = frozenset({"部门", "街道", "结果", "处理", "部分", "没有", "不", "未", "没"})
"""Light words that still narrow what an indicator's own words say."""


class _Counted(Sequence[Concept]):
    """`_counted` of a text, when it is first looked at: cutting Chinese loads a dictionary (half a second), which a question by a form's
    own words does without."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _concepts(self) -> tuple[Concept, ...]:
        return _counted(self._text)

    def __len__(self) -> int:
        return len(self._concepts)

    @overload
    def __getitem__(self, at: int) -> Concept: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Concept, ...]: ...
    def __getitem__(self, at: int | slice) -> Concept | tuple[Concept, ...]:
        return self._concepts[at]

    def __iter__(self) -> Iterator[Concept]:
        return iter(self._concepts)

    def __eq__(self, other: object) -> bool:
        return self._concepts == (other._concepts if isinstance(other, _Counted) else other)

    def __hash__(self) -> int:
        return hash(self._concepts)


def _counted(text: str) -> tuple[Concept, ...]:
    """The concepts of what is counted: without the words that only ask for a number, with classes (A类) and codes (12345)."""
    text = _MORE_THAN.sub("", text)
    below = (found[1] or found[0] for found in _BELOW.finditer(text))
    unread = (found[0] for found in _UNREAD.finditer(text))
    uncounted = (
        _DEED.sub("", token.text) for token in cut(text).tokens if token.concept == "nobody" and not token.text.isascii()
    )
    listed = [c for c in concepts(_ASKING.sub(",", text)) if c.name not in figure_words()]
    known = {c.name for c in listed if c.weight >= 1.0}
    name = class_named(text)
    classes = [name] if name and not any(word in name for word in known) else []
    named = dict.fromkeys((*_CODES.findall(text), *below, *unread, *uncounted))
    return (
        *(c for c in listed if c.name in known or c.name not in named),
        *(Concept(n, (n,), 1.0) for n in named if n and n not in known),
        *(Concept(f"{name}类", (f"{name}类", name), 1.0) for name in classes),
    )


_MORE_THAN = re.compile("(?:超过|突破|高达|多达)了?(?=多少|几)")
"""超过多少 asks for the number that a report says is passed (超700万), and counts nothing by itself."""
SHARES_AND_CHANGES = SHARES | CHANGES
CHANGED_BY = re.compile(
    "(?:率|度|比例|占比|比重)(?:同比|比上年|比去年|较上年|较去年)?(?:提高|提升|上升|增加|增长|下降|降低|减少|回落)了?(?:多少|几)"
)
"""公开率提高了多少: by how many points, which is not what it is now."""
_ASKING = re.compile(
    r"多还是少|增还是减|差多少|差几|哪一?[个年](?:更|最)?[多少高低]|[(（]?按(?:年报)?(?:的)?(?:附)?表[一二三四][)）]?|(?:是)?(?:怎么|如何)变化的?|变化(?:情况|趋势)?|大约|"
    r"according to the table in|in units of [\d,]+ ?\w*"
)
_BELOW = re.compile(
    r"(?:各|县直|区直|市直)?(部门|镇街|乡镇|街道|(?<=各)镇|下属单位|所属单位)(?=(?:一?共|总共|主动|今年|全年)*(?:公开|发布|收到|受理|新收|答复|办理|制发|印发|举办|召开|开展|组织|申请)(?!的))|万人(?=申请)|申请人(?=一?共?有?(?:多少|几))"
)
"""街道公开信息多少条: of the bodies below the one that reports, which a sentence must then name."""
_RECEIVED = "applications.received"
_POWERS = re.compile(
    r"行政(?:许可|处罚|强制)(?:的)?(?:事项|项目|权(?!益)|职权)|行政强制措施(?:有|一共|共)?(?:多少|几)[种类项]|(?:多少|几)[种类]行政"
)
_MADE_PUBLIC = re.compile(r"(?<!报)(?<!告)(?<![报告表][里中])公示|信息公开(?:了|出)?(?:多少|几)|\bpublici[sz]e[ds]?\b")
_SOME_DECISIONS = re.compile(
    r"(?:主动公开|批准|准予|颁发|发放)(?!.{0,10}处理决定数)|\b(?:grant|approv|award|proactively (?:disclos|publish|releas))(?:e|ed|ing|s)?\b"
)
"""批准的行政许可, 主动公开的行政处罚: fewer than were decided on, of which some were refused and not all are published."""
_DECIDED = re.compile("决定|处理|办理|作出|做出|实施|办了|办结")
_NEW_INFORMATION = re.compile(r"新.{0,6}信息")
_APPLIED = re.compile(r"申请|请求|诉求|[件份宗起]|application|request")
_OF_COMPANIES = re.compile(r"企业(?:登记|注册|改制|破产|名称|变更|信用)|公司(?:登记|注册|变更)|律师(?:执业|资格)")
"""企业登记的申请: what applications are about, not who applied."""
_APPLICANTS = re.compile(r"申请人(?:一?共|总共)?有?多少(?![件条份宗])")
"""申请人有多少: people, which applications are not."""
_DEED = re.compile(r"(?:收到|收|呢)+$")
_UNREAD = re.compile(
    r"第[一二三四五六七八九十\d]+次|[一二两三]次(?=收到|申请|提出)|(?<![近前这])[两二三四五六七八九十几数]年(?![级度底末初终中内间来])|[\d一二三四五六七八九十百千万]+(?:周?岁|万?元)及?以[上下]"
)
"""三年收到的申请, 60岁以上: what no form tells apart, and a sentence must say."""
_CODES = re.compile(r"[a-z]类|(?<!\d)\d{5}(?!\d)")
_TRADE = (
    "申请", "公开", "信息", "政府", "案件", "件数", "数量", "总数", "总计", "合计", "收到", "受理", "决定", "金额", "万元", "制发", "制定", "总量",
    "自然人", "复议", "诉讼", "起诉", "administrative", "municipal", "institutions", "institution", "legal", "commercial", "applicants", "information", "publicly", "government", "disclosure", "公布", "报送", "按", "规范性文件", "年",
)  # fmt: skip


def _belongs(concept: Concept, indicator: str) -> bool:
    """Whether a word is at home with an indicator: in its official labels, a word of the trade, or a column's name."""
    for name in (concept.name, *concept.terms):
        left = name
        for word in _TRADE:
            left = left.replace(word, "")
        if left.strip("的数量") == "":
            return True
    if find_dimension(concept.name) is not None:
        return True
    labels = label_text(indicator)
    return any(term in labels or (len(term) >= 3 and covered(term, labels) >= 0.6) for term in concept.terms)
