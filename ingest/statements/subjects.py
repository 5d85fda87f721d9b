"""What a number counts, in clean words: from the clause before it, or from the words behind it.

Taken away are the time (2023年, 全年), who did it (全区, 某某局 before its verb), how it is told (共, 累计, 达) and the
preposition of a channel (通过微信发布信息 is 微信发布信息: the channel stays, it tells counts apart). The noun behind a number is
taken where the words before it end in a verb or are none (举办3场培训); with a verb that makes counts different (收到, 办结 …)
the verb stays. Words are in `words.toml`. An empty subject means that it is not told here.

>>> clean("2023年,本区共收到政府信息公开申请"), clean("通过微信公众号累计发布各类信息"), clean("全年")
('收到政府信息公开申请', '微信公众号发布各类信息', '')
>>> subject_of("全年共举办", "政策培训班"), subject_of("共收到", "申请,"), subject_of("", "已经按时答复")
(Subject(text='政策培训班', behind=5), Subject(text='收到申请', behind=2), Subject(text='按时答复', behind=6))
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ingest.statements.words import alternatives, load_words

LONGEST = 40
_HAN = re.compile(r"[\u4e00-\u9fffA-Za-z]")
_MARKS = "、\"' .·-●◆■▲★※▪◇○►➤☆•"
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_ORDER = re.compile(r"^(?:\(?\d{1,2}[.、)]|\(?[一二三四五六七八九十]{1,2}\)|[一二三四五六七八九十]{1,2}(?:是|、)|[①-⑳])(?!\d)")
_WHEN = re.compile(
    r"^(?:截至|截止|自|从|在|到|至|于|较|比|与|同)?(?:\d{1,2}月?[-至到]\d{1,2}月份?|(?:19|20)\d{2}年度?(?:\d{1,2}月)?|\d{1,2}月)(?:\d{1,2}日|份|底|末|初)?(?:以来|期间|当年|全年|之?前|止|起)?"
)
_CONJUNCTIONS = re.compile(r"^(?:以及|并且|和|与|及(?!时)|并|或|、|,)+")
_RESULT = re.compile(r"^按[^,;:。]{1,8}划?分(?:为|成)(?=.)|^.{0,12}(?:结果|情况|方式|类型|形式)(?:分别)?(?:为|是|包括)(?=.)")
_WAYS = re.compile(r".*等(?:多种|多个)?(?:渠道|方式|途径|形式|平台|载体)(?:上)?(?=.{4})")
_FROM = re.compile(
    r"(?:由|从|较|比|与|同比?)(?:(?:19|20)\d{2}年度?|上年度?|去年|前一?年|上一年度?|上一?学年度?|年初|第?[一二三四1-4]季度|[上下]半年)(?:同期)?[的由从]?$"
)
_LAST_YEARS = re.compile(
    r"^(?:较|比|与|同)?(?:去年|上年度?|上一年度?|前一年)(?:同期|全年)?的?(?!度?(?:结转|转结|转入|遗留|末|底|度|同期|全年|的))(?=[\u4e00-\u9fff]{2})"
)
"""去年微信推文: whose year it is stands apart."""
_THEN = re.compile(
    r"(?<=..)(?<![至到入])(?:去年|上年度?|今年|本年度?)(?:同期)?(?:则)?(?=发布|公开|收到|受理|公布|推送|办理|答复|办结|召开|举办|组织|开展|接待|编印|印发|$)"
)
_BODY_YEAR = re.compile(r"^20\d{2}(?=[^\d年])")
_WHILE = ("时", "期间", "过程中")
"""回头看时有3处未改: when it was seen is not what is counted."""
_ANSWERS = ("答复", "回复")
"""给了5份答复: nouns, where they stand alone."""
_ENDS_NOUN = re.compile(r"[,;:。!?]|\((?![^()\d,]{1,8}\)[\u4e00-\u9fff])|(?<!\))\)(?![\u4e00-\u9fff])")
"""A bracket of a word (村(社区)公开栏) is within a noun."""
_TOLD = ("累计", "共计", "合计", "总计", "共")
_CHARGED = re.compile(r"^(?P<fee>收取信息处理费)的.*?(?:申请|案件)(?:金额|总额|费用|款)?$")
_FEE = re.compile(r"收取了?(?:政府信息公开)?(?:信息处理|检索|复制)费")
_BODIES = frozenset({"个", "家", "所"})
"""Units in which bodies and columns are counted."""
_PASSED = re.compile(r"(?:了|过|出)$")


@dataclass(frozen=True, slots=True)
class Subject:
    """What is counted, and how many characters behind the number it took (0: it stands before)."""

    text: str
    behind: int


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(load_words().verbs)})(?:了|过|出)?$")


@cache
def _told() -> re.Pattern[str]:
    """共收到, 累计发布: the adverb before a verb; what stands before it is who, when or where."""
    words = load_words()
    return re.compile(rf"(?<!公)(?:{alternatives(words.adverbs)})+(?={alternatives((*words.verbs, *words.events))})")


@cache
def _risen() -> re.Pattern[str]:
    """月均访问 上升 到: how it came there is not what is counted."""
    words = load_words()
    return re.compile(rf"(?:^|(?<=..))(?:{alternatives((*words.up, *words.down))}|[涨跌压])$")


@cache
def _agent() -> re.Pattern[str]:
    words = load_words()
    own = alternatives((*words.ways, *words.distinct, "主动公开", "公开政府信息"))  # no 省政府2022年 | 公开要点
    return re.compile(
        rf"^(?!(?:{alternatives((*words.joining, *words.events))})(?!部|办|处|科|中心|组))[^,、的\"不非属被其对向由为]{{2,24}}?(?<![社专园灾库小])(?:{alternatives(words.bodies)})(?:20\d{{2}}年度?(?={own}))?(?={alternatives((*words.events, *words.ways))})"
    )


@cache
def _leads() -> re.Pattern[str]:
    return re.compile(rf"^(?:{alternatives(load_words().lead)})(?=.)")


@cache
def _trails() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(load_words().trail)})$")


@cache
def _predicate() -> re.Pattern[str]:
    words = load_words()
    return re.compile(rf"(?:{alternatives((*words.predicates, *words.up, *words.down))})")


@cache
def _cut() -> re.Pattern[str]:
    """Where a noun behind a number ends and what was done with it begins."""
    words = load_words()
    told = alternatives(("全年", "年内", "先后", *_TOLD[:-1]))
    return re.compile(
        rf"(?<=..)(?:(?:{alternatives(words.cuts)})|(?:{alternatives(words.events)})(?:了|过)|{told}|共$)"
        rf"|(?<=.)(?:各自?|分别(?=[设建配]))(?:新?设|新?建|配|{alternatives(words.events)})"
    )


@cache
def _counted() -> re.Pattern[str]:
    """8个 | 部室, and no 村民, 乡村."""
    return re.compile(rf"的?(?P<noun>{alternatives(load_words().counted)})(?![民务委居级组干主代负人家工村])")


@cache
def _counted_alone() -> re.Pattern[str]:
    """市直 9个 | 部门, as far as the noun ends there: no 社区公开栏."""
    words = load_words()
    ends = alternatives((*words.cuts, *words.predicates, *_TOLD, "和", "与", "及"))
    return re.compile(rf"的?(?P<noun>{alternatives(words.counted)})(?=$|[,;:。()、]|{ends})")


@cache
def _deed() -> re.Pattern[str]:
    return re.compile(alternatives(load_words().events))


@cache
def _joint() -> re.Pattern[str]:
    """What leads on from a noun behind a number to the next (培训2期 | 共 90人)."""
    return re.compile(rf"(?:以及|并且|并|和|及|与|、|中?的|仅|只|就|{alternatives(_TOLD)})+$")


@cache
def _doer() -> re.Pattern[str]:
    """Where the body that a number counts ends and what it did begins (30个部门 | 公布权力)."""
    words = load_words()
    bodies = "|".join(f"(?<=.{re.escape(word)})" for word in (*words.bodies, "社区", "村", "企业", "公司", "中心"))
    return re.compile(rf"(?:{bodies})(?={alternatives(words.events)})")


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """The words of what is counted, from the words before a number."""
    noun = re.split(r"[;:。]", _BRACKETED.sub("", text))[-1].strip(_MARKS + ",")
    told = next(reversed(list(_told().finditer(noun))), None)
    if told is not None:
        noun = _channel(noun[: told.start()]) + noun[told.end() :]
    noun = re.split(r",(?!\d)", noun)[-1]
    changed, words = True, load_words()
    while changed and noun and noun not in words.lead:
        before = noun
        noun = _ORDER.sub("", noun, count=1).strip(_MARKS)
        noun = _RESULT.sub("", _WHEN.sub("", _BODY_YEAR.sub("", noun), count=1), count=1)
        if not noun.startswith(load_words().kept):
            noun = _leads().sub("", _CONJUNCTIONS.sub("", noun), count=1)
        noun = _FROM.sub("", _LAST_YEARS.sub("", _agent().sub("", noun, count=1)))
        noun = _THEN.sub("", noun, count=1)
        noun = (noun if noun.endswith(words.whole_ends) else _trails().sub("", noun, count=1)).strip(_MARKS)
        changed = noun != before
    if noun in words.lead or noun in words.trail or not _HAN.search(noun):
        return ""
    return _bounded(_balanced(noun))


def _channel(text: str) -> str:
    """The channel named before a verb (通过门户网站 共发布: 门户网站); '' where only who and when are named."""
    last = re.split(r"[,;:]", text)[-1]
    if not any(word in last for word in load_words().channels):
        return ""
    prepositions = [found.end() for found in re.finditer(alternatives(load_words().prepositions), last)]
    named = last[prepositions[-1] :] if prepositions else clean(last)
    return re.sub(r"(?:上|中|里|内|等(?:渠道|平台|方式|途径|形式|媒体)?|全年)+$", "", named.strip(_MARKS))


def _balanced(noun: str) -> str:
    return noun.replace('"', "") if noun.count('"') % 2 else noun


def _bounded(noun: str) -> str:
    """A very long run of words from its last verb or joint on, never from the middle of a word."""
    if len(noun) <= LONGEST:
        return noun
    noun = _WAYS.sub("", noun, count=1)
    joints = [found.end() for found in re.finditer("[的、和]", noun)]
    near = [at for at in joints if len(noun) - LONGEST <= at <= len(noun) - 4]
    return noun[min(near) :] if near and len(noun) > LONGEST else noun


def subject_of(lead: str, behind: str, opens: bool = False, followed: bool = False, unit: str = "") -> Subject:
    """What is counted by a number with this `unit` between these words of one clause; `opens` where the number itself opens it, so that all
    that stands behind is said of it, unless it is `followed` by another number, whose verb then begins behind the noun."""
    opens = opens and not followed
    before = _BRACKETED.sub("", lead).strip(_MARKS)
    verb = _verbs().search(before) if not before.endswith(load_words().nouns) else None
    if before.endswith(("其中", "及", "和", "与")) or lead.endswith("、"):
        before, verb = "", None
    if verb is not None or not clean(before) or _names_several(before):
        noun = noun_behind(behind, whole=opens, followed=followed, done=verb is not None)
        if noun is not None:
            kept = _kept_verb(verb[0]) if verb else ""
            channel = _channel(before[: verb.start()]) if verb else ""
            return Subject(_bounded(channel + kept + noun.text), noun.behind)
        if verb is not None:
            done = _done(before, verb)
            told = _predicate_behind(behind) if not done or done.endswith(_WHILE) else Subject("", 0)
            return told if told.text else Subject(done, 0)
        return _predicate_behind(behind) if not clean(before) else Subject(clean(before), 0)
    thing = _counted_alone().match(behind) if unit in _BODIES and _deed().search(before) is None else None
    if thing is not None:
        return Subject(_bounded(clean(before) + thing["noun"]), thing.end())
    person = re.match(alternatives(load_words().persons), behind)
    if person is not None and (noun := noun_behind(behind, whole=opens, followed=followed)) is not None:
        return Subject(_bounded(clean(before) + noun.text), noun.behind)
    return Subject(clean(before), 0)


def _names_several(before: str) -> bool:
    """Whether the words before a number only lead to the noun behind it: 甲、乙等3个单位, 甲、乙2类案件, 在全国49个城市."""
    return (
        before.endswith(("等", "》", *load_words().scopes, *load_words().describing))
        or "、" in before
        or re.search(r"在[^在,、]{1,6}$|[将把由从]原$|以来的?$", before) is not None
    )


def _done(before: str, verb: re.Match[str]) -> str:
    """What was done, where nothing stands behind the number: 新闻发布会举行, 意见征集; the verb alone where nothing is named."""
    done = _PASSED.sub("", verb[0])
    words = load_words()
    thing = clean(before[: verb.start()])
    if done in ("到", "至", "达"):
        return _risen().sub("", thing)
    if done in words.carriers:
        return thing + done if thing in words.planning else thing
    return clean(before) or (done if done in words.events else "")


def _kept_verb(verb: str) -> str:
    done = _PASSED.sub("", verb)
    return done if done in load_words().distinct else ""


def noun_behind(behind: str, whole: bool = False, followed: bool = False, done: bool = False) -> Subject | None:
    """The noun that begins behind a number, up to what is said of it (`whole`: with it); None where none begins there. Where another
    number follows, what a body did is said of that; not where a verb leads to the noun (`done`) or it is joined to that number (建成8个村公开栏
    和5个社区公开栏)."""
    text = _ENDS_NOUN.split(behind)[0]
    skipped = len(text) - len(text.removeprefix("的"))
    noun = text[skipped:]
    if (_predicate().match(noun) and noun not in _ANSWERS) or not _HAN.search(noun):
        return None
    cut = None if whole else _cut().search(noun) or (_doer().search(noun) if followed else None)
    noun = noun[: cut.start()] if cut else noun
    doer = _counted().match(noun) if followed and not done and not text.endswith(("和", "与", "及", "、")) else None
    if doer is not None and noun[doer.end() :].startswith(load_words().events):
        noun = doer["noun"]  # 8个部室 | 公开信息共计640条
    rest = text[skipped + len(noun) :]
    noun = noun if noun.endswith(load_words().whole_ends) else _joint().sub("", noun)
    taken = skipped + len(noun)
    noun = _BRACKETED.sub("", noun).strip(_MARKS)
    if _FEE.match(rest) and noun.endswith(("申请", "案件")):
        noun = f"收取信息处理费的{noun}"
    return Subject(_balanced(noun), taken) if _HAN.search(noun) else None


def of_amount(subject: str) -> str:
    """What an amount of money counts, where its subject says for how many the fee was taken.

    >>> of_amount("收取信息处理费的申请金额"), of_amount("收取检索复制费")
    ('收取信息处理费', '收取检索复制费')
    """
    return _CHARGED.sub(r"\g<fee>", subject)


def _predicate_behind(behind: str) -> Subject:
    """What is said of the number, where nothing else tells what it counts (其中10件已经答复)."""
    text = re.split(r"[,;:()。!?]", behind)[0]
    said = re.sub(rf"^(?:{alternatives(load_words().aspects)})+", "", text).strip(_MARKS)
    moved = said.startswith((*load_words().up, *load_words().down))
    return Subject(_bounded(said), len(text)) if len(said) > 1 and _HAN.search(said) and not moved else Subject("", 0)
