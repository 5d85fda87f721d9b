"""The years that a question names: in figures, in Chinese numerals, as ranges, and by words relative to the day it is asked.

去年 and last year are relative to the day of the question, never to what a store holds: where there is no report for that
year, the answer has to say so. What only says with which year something is compared (比上年, than the year before) names no
year of its own. A year that applications are carried over to or from is said as the next or the last one by
`carried_years`, before the years are read: it is not the year of the report.

>>> years_in("2023年和二〇二二年", this_year=2026).named, years_in("去年收到多少", this_year=2026).named
((2023, 2022), (2025,))
>>> years_in("近三年的申请", this_year=2026).last, years_in("21年至23年", this_year=2026).named
(3, (2021, 2022, 2023))
>>> years_in("二三年不予公开几件", this_year=2026).named, years_in("近二三年的申请", this_year=2026).named
((2023,), ())
>>> years_in("2020年关注人数去年是多少", this_year=2026).named, years_in("2020年申请比去年多几件", this_year=2026).named
((2019,), (2020,))
>>> years_in("2020年收到几件,去年几件", this_year=2026).named
(2020, 2019)
>>> carried_years("2023年结转到2024年的申请")
'2023年结转到下一年的申请'
>>> years_of_title("示例大学2022—2023学年信息公开工作年度报告"), years_of_title("示例市2023年上半年报告"), whole_span("in the 2022-23 academic year")
((2022, 2023), (), 'in the 2022-2023年')
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.numerals import DIGITS, chinese_numeral

EVERY = 1
"""`since` where every year that there is is meant (历年, 这些年)."""
_LONGEST_RANGE = 30

_DIGIT = "零〇○оo一二三四五六七八九"
_MARK = r" ?(?:年度|年|财年|财政年度)"
_COUNTED = (
    r"(?! ?\d| ?-\d{1,2}(?![\d年])| ?[余多]?(?:[件条次份项宗篇名人期]|个(?!人)|元)| ?[余多]?[万亿千][余多]?[元件条次份人篇字名])"
)
_YEAR = re.compile(
    rf"(?<![\d.])(?P<arabic>(?:19|20)\d{{2}})(?:{_MARK}|{_COUNTED})"
    rf"|(?<![近去前这满后过头共第每十百千万零〇几约有又隔最整{_DIGIT}])(?P<spoken>[一二][{_DIGIT}])(?:年度|年(?!内|来|前|后|间|之|以|里|级|期|度|多|左右|时间|才|共|合计|级))"
    rf"|(?P<chinese>[一二][零〇○оo][{_DIGIT}]{{2}})(?:{_MARK})?"
    r"|(?P<spelt>[两二]千(?:[零〇○][一二三四五六七八九]|[零〇○]?[一二三四五六七八九]?十[一二三四五六七八九]?)) ?(?:年度|年)"
    r"|(?<![\d.近去前这满后过头共第])(?P<short>[0-3]\d) ?(?:年度|年(?!内(?!容|部)|来(?!自)|前|后|间|之[内间]|以[来前后内]))"
    r"|(?<=[自从])(?P<opens>2\d) ?年(?=以来)|(?<![\d.])(?P<first>[0-3]\d)(?=(?:-|~|—|到|至)[0-3]\d年)"
    r"|\bfy ?'?(?P<fiscal>\d{2})\b|(?<=[ ])'(?P<apostrophe>\d{2})\b"
)
_FISCAL = re.compile(r"\bfy ?(?=(?:19|20)\d{2})")
_BARE = re.compile(r"(?<![\d.])(?:19|20)\d{2}")
_DENIED = re.compile(r"(?:不是|而非|并非|不问)$")
_NO_YEAR_BEFORE = re.compile(
    r"(?:超过了?|多于|大于|高于|少于|低于|小于|不足|不到|不满|至少(?:有)?|至多|不少于|不低于|不超过|不多于|达到|"
    r"more than|over|above|exceed(?:s|ed|ing)?|at least|fewer than|less than|below|under|at most) ?$"
)
_RANGE_FOLLOWS = re.compile(r" ?(?:to|-|~|—|–|到|至|and) ?20\d{2}")
_NO_YEAR_BEHIND = re.compile(r" ?(?:及以[上下]|以[上下])")
_BETWEEN = re.compile(r"[底末]? ?(?:到|至|-|~|—|–|―|to|until|till|through|and) ?")
_BETWEEN_AND = re.compile(r"between ?$")
_SINCE = re.compile(
    r" ?(?:底)?(?:以来|至今|到现在|到目前|起(?![诉草步点到源火动用])|开始|(?P<behind>以后|之后|往后)|onwards?|on(?=$|[?.,!]| in total| altogether)|and later|and after)"
)
_SINCE_BEFORE = re.compile(r"(?:\bsince|\bstarting (?:from|in)|(?P<after>\b(?:in the years |any time )?after(?: the year)?)) ?$")
_UNTIL = re.compile(r" ?(?:以前|之前|前(?![一二两三四五六七八九十\d几半]))")
_UNTIL_BEFORE = re.compile(r"(?:\bbefore|\bprior to) ?$")
_LAST = re.compile(
    r"(?:近|最近|过去|前(?!一)|这(?!一)|最新)(?:的)?([一二两三四五六七八九十\d]{1,2})(?:个)?(?:年度|年)"
    r"|(?<![\d一二三四五六七八九])([两二三四五])年(?:间|里|来|内)?(?=(?:一|总)?共|合计|累计|总计|加起来|总和|加总)"
    r"|(?:last|past|previous|latest|most recent|recent) (one|two|three|four|five|six|ten|\d+) years?"
)
_EVERY = re.compile(
    r"最?近几年|这几年|过去几年|近些年|这些年|近年(?!报|度)来?|(?:in |over )?(?:the )?(?:recent|past few|last few) years|(?:in |over )?all (?:the )?years"
)
_SO_MANY = re.compile(
    r"(?:这|共|前后|近|最近|过去)?[两二三四五六七八九十]个?年(?:间|里|来|中|内|度)?|(?:these|those|the) (?:two|three|four|five) years"
)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10, "十": 10}

_EARLIER = r"(?:去年度?|上个?年度?|上一个?年度?|前一个?年度?|头一?年)"
_COMPARED = re.compile(
    rf"(?:比较|比起|比|较|对比|相对于|相较于?|相比|照)(?:于)?{_EARLIER}(?:同期|的)?|{_EARLIER}同期|同比|环比"
    rf"|(?:跟|与|和|同){_EARLIER}(?:同期|的)?(?=.{{0,6}}(?:比|差|较|变|增|减|多(?!少)|少[了还]))"
    r"|(?:than|versus|vs\.?|against|over|from|on|with|compared (?:with|to)|relative to) (?:in )?(?:the )?last year(?:'s)?"
    r"|(?:the )?year before(?! last)|(?:the )?(?:previous|preceding|prior) year|the year earlier|year[- ]on[- ]year|year[- ]over[- ]year|\byoy\b"
)
_CARRIED = r"(?!(?:的|有|多少|几|个|没有?|还|尚|所|里|底|末|度)*(?:结转|转结|转|遗留|留|剩|余|积压|带|滚|项目|末|承接|接续))"
_RELATIVE = (
    (re.compile(r"大前年"), 3),
    (re.compile(r"前年(?!度)|the year before last"), 2),
    (
        re.compile(
            rf"(?<!结转)(?<!结转自)(?<![罚可制费]项目){_EARLIER}{_CARRIED}(?!度?(?:的)?(?:报告|年报)?(?:中|里)?(?:所)?(?:提出|指出|列出|查摆|查找|提到)(?:的|过的)?.{{0,6}}(?:问题|不足|短板))|\blast year(?:'s)?"
        ),
        1,
    ),
    (re.compile(rf"(?<![到至入给转留])今年度?{_CARRIED}|\bthis year(?:'s)?"), 0),
)
_TOLD_BEFORE = re.compile(
    rf"(?P<joined>[和与跟同及、]|以及)?(?<![对以按从自])(?<!结转)(?<![罚可制费]项目)(?P<year>{_EARLIER}|大?前年(?!度)){_CARRIED}(?:同期)?"
    r"(?!(?:的)?(?:基础|水平|为基数)|(?:报告|年报)?(?:中|里)?(?:所)?(?:提出|指出|列出|查摆|查找|提到|存在)|.{0,4}(?:问题|不足|短板|整改))"
)
"""2020年的关注人数去年是多少, 2020年上年收到几件: the year before the one that is named, which its report may state; with 和 both."""
_YEARS_BACK = {"大前年": 3, "前年": 2}
_HALF_ASKED = re.compile("(?:多少|几)[^,;?]*[,;?]")
"""2021年收到多少件,上年多少件: the year that is named was asked for before."""
_TOLD_BEFORE_ENGLISH = re.compile(r"\bthe (?:year before(?! last)|(?:previous|preceding|prior) year)\b")
_ONLY_COMPARED = re.compile(
    r"\b(?:more|fewer|less|higher|lower|than|compar\w*|versus|vs|difference|differ|increas\w*|ris(?:e|en|ing)|rose|gr[eo]w\w*|fall\w*|fell|drop\w*|"
    r"declin\w*|decreas\w*|chang\w*|per ?cent\w*|share|proportion|rate|carr(?:y|ied)|brought|left|outstanding|pending|inherited|by how)\b|"
    r"\b(?:from|over|to|on|with|against) $"
)
"""What tells that the year before is only compared with, or what is carried over from it; the last behind no other word."""
_CARRIED_TO = re.compile(
    r"(?P<verb>结转(?=20\d{2}年)|(?:结转|转|留|顺延|推迟|拖|延|带|滚|挪|移|推|接续|过渡)(?:下来)?(?:到|至|入|给)|"
    r"(?:carr(?:y|ied)|roll(?:ed)?|held|brought|push(?:ed)?|pass(?:ed)?|spill(?:ed)?)(?: over| forward| on)? (?:in ?to|to) (?:the year )?)(?P<year>20\d{2}|2\d(?=年))年?度?"
)
_CARRIED_FROM = re.compile(
    r"(?P<verb>(?:从|由|自)?)(?P<year>20\d{2}|(?<!\d)2\d(?=年))年?度?(?P<behind>(?:(?:还|尚)?(?:没有?|未)(?:办完|办结|处理完)(?:的|而|就)?)?(?:结转|遗留|转|留|带|剩)(?:过来|下来|进来|来|到本年|到当年|到今年))"
    r"|(?P<english>(?:carr(?:y|ied)|roll(?:ed)?|bring|held|brought|left|inherit(?:ed)?|remaining|outstanding|pending)(?: over| forward| in)? from (?:the year )?)(?P<last>20\d{2})"
)

_OLD_ONES = re.compile(
    r"(?P<what>\b(?:applications?|requests?) (?:received )?)from (?P<year>20\d{2})(?! ?(?:to|-|–|until|till|through|and|onwards?)\b)"
)
"""Applications from 2023 that are told of in 2024."""


@dataclass(frozen=True, slots=True)
class Years:
    """`named` in the order named; `last` where the last n years are meant, `since` from a year on (EVERY: all of them),
    `until` up to a year; `spans` are the characters that said so; `compared` where the year before is what is compared
    with; `ranged` where `named` is a range of which the ends were said; `apiece` each body's own year, in the order of the bodies, where
    every one of several is named with one (海棠区2022年和桐坡县2023年)."""

    named: tuple[int, ...]
    last: int | None
    since: int | None
    compared: bool
    spans: tuple[tuple[int, int], ...]
    until: int | None = None
    ranged: bool = False
    apiece: tuple[int, ...] = ()


_TITLE = re.compile("《(?![^》]*(?:政府信息公开|政务公开)[^》]*(?:报告|年报))[^》]*》")
"""A publication's title: the year in it is its own, where another says which report is meant."""


@dataclass(frozen=True, slots=True)
class _Hit:
    year: int
    start: int
    end: int


def years_in(text: str, this_year: int | None, names: Sequence[int] = ()) -> Years:
    """Reads a folded, lower-case text; 去年 is the year before `this_year`; None: such words name no year. `names`: where
    names of bodies begin, so that 2022万载县 is no 20.22 million."""
    hits = list(_hits(text, names))
    spans = [(hit.start, hit.end) for hit in hits]
    spans += [found.span() for found in _FISCAL.finditer(text)]
    since, hits = _since(text, hits, spans)
    until = next((hit.year - 1 for hit in hits if _is_until(text, hit)), None)
    if until is not None:
        spans += [found.span() for hit in hits if (found := _UNTIL.match(text, hit.end)) is not None]
        spans += [found.span() for hit in hits if (found := _UNTIL_BEFORE.search(text[: hit.start])) is not None]
        hits = [hit for hit in hits if not _is_until(text, hit)]
    compared = _COMPARED.search(text) is not None
    last = _last(text, spans)
    ends = _range(text, hits)
    named = list(range(ends[0], ends[1] + 1)) if ends else [hit.year for hit in hits]
    if ends or len(named) > 1:
        last = None
        spans += [found.span() for found in _SO_MANY.finditer(text)]
    elif len(named) == 1 and last is None and since is None and until is None and (told := _told_before(text, hits[0].end)):
        both = told["joined"] or _HALF_ASKED.search(text[hits[0].end : told.start()]) is not None
        earlier = named[0] - next((back for word, back in _YEARS_BACK.items() if told["year"].startswith(word)), 1)
        named = [*named, earlier] if both else [earlier]
        spans.append(told.span("year"))
    elif len(named) == 1 and last is None and since is None and until is None and (english := _english_before(text)):
        named = [*named, named[0] - 1] if re.search(r"\band\b", text[hits[0].end : english.start()]) else [named[0] - 1]
        spans.append(english.span())
    elif not named and last is None and since is None and until is None:
        if (every := _EVERY.search(text)) is not None:
            since = EVERY
            spans.append(every.span())
        elif this_year is not None:
            named = _relative(text, this_year, spans)
    apiece = () if ends or last or since or until else _apiece(hits, names)
    return Years(tuple(dict.fromkeys(named)), last, since, compared, tuple(spans), until, bool(ends), apiece)


def _apiece(hits: Sequence[_Hit], names: Sequence[int]) -> tuple[int, ...]:
    """The year of each name where names and years stand by turns; () where they do not, or there is one name."""
    places = [(hit.start, hit.year) for hit in hits] + [(name, 0) for name in names]
    named = [year > 0 for _, year in sorted(places)]
    by_turns = len(names) > 1 and len(hits) == len(names) and all(one is not other for one, other in pairwise(named))
    return tuple(hit.year for hit in hits) if by_turns else ()


def _told_before(text: str, start: int) -> re.Match[str] | None:
    """Where the year before the one that is named is asked for, not only compared with."""
    return _TOLD_BEFORE.search(_COMPARED.sub(lambda found: "\0" * len(found.group()), text), start)


def _english_before(text: str) -> re.Match[str] | None:
    """Where an English question asks for the year before the one that it names (the year before, according to its 2020 report)."""
    found = _TOLD_BEFORE_ENGLISH.search(text)
    return None if found is None or _ONLY_COMPARED.search(text[: found.start()]) or _ONLY_COMPARED.search(text) else found


def _hits(text: str, names: Sequence[int]) -> Iterator[_Hit]:
    """The years written out, in their order."""
    before_names = {m.start(): m for m in _BARE.finditer(text) if m.end() in names}
    found = [m for m in _YEAR.finditer(text) if m.start() not in before_names and not _is_amount(text, m)]
    hits = [_Hit(_year(m), *m.span()) for m in found]
    hits += [_Hit(int(m.group()), *m.span()) for m in before_names.values()]
    titles = [m.span() for m in _TITLE.finditer(text)]
    apart = [hit for hit in hits if not any(start < hit.start < end for start, end in titles)]
    yield from sorted(apart or hits, key=lambda hit: hit.start)


def _is_amount(text: str, found: re.Match[str]) -> bool:
    """Whether a bare number that could be a year is how many of something (超过2000), or a year that is ruled out."""
    before = text[max(0, found.start() - 14) : found.start()]
    if _DENIED.search(before):
        return True
    if not found.group().isdecimal():
        return False
    return _NO_YEAR_BEHIND.match(text, found.end()) is not None or (
        _NO_YEAR_BEFORE.search(before) is not None and _RANGE_FOLLOWS.match(text, found.end()) is None
    )


def _year(found: re.Match[str]) -> int:
    said = found.groupdict()
    if said["arabic"]:
        return int(said["arabic"])
    if digits := said["chinese"] or said["spoken"]:
        return int("".join(str(DIGITS.get(char, 0)) for char in digits)) + (0 if said["chinese"] else 2000)
    if said["spelt"]:
        return int(chinese_numeral(said["spelt"].replace("两", "二").replace("○", "零")) or 0)
    return 2000 + int(said["short"] or said["opens"] or said["first"] or said["fiscal"] or said["apostrophe"])


def _range(text: str, hits: Sequence[_Hit]) -> tuple[int, int] | None:
    """The first and last year of a range: two years with nothing but to between them."""
    for one, other in pairwise(hits):
        low, high = sorted((one.year, other.year))
        between = text[one.end : other.start]
        if _BETWEEN.fullmatch(between) is None or high - low > _LONGEST_RANGE or low == high:
            continue
        if "and" not in between or _BETWEEN_AND.search(text[: one.start]):
            return low, high
    return None


def _since(text: str, hits: list[_Hit], spans: list[tuple[int, int]]) -> tuple[int | None, list[_Hit]]:
    """The year from which on is meant, and the other years; 2023年之后, after 2023: from the next one on."""
    for hit in hits:
        behind, before = _SINCE.match(text, hit.end), _SINCE_BEFORE.search(text[: hit.start])
        if behind is None and before is None:
            continue
        opens = re.search(r"(?:自从?|从|打) ?$", text[: hit.start])
        spans += [found.span() for found in (behind, before, opens) if found is not None]
        later = (behind is not None and behind["behind"]) or (before is not None and before["after"])
        return hit.year + bool(later), [other for other in hits if other is not hit]
    return None, hits


def _is_until(text: str, hit: _Hit) -> bool:
    return _UNTIL.match(text, hit.end) is not None or _UNTIL_BEFORE.search(text[: hit.start]) is not None


def _last(text: str, spans: list[tuple[int, int]]) -> int | None:
    found = _LAST.search(text)
    if found is None:
        return None
    word = next(group for group in found.groups() if group)
    spans.append(found.span())
    return int(word) if word.isdigit() else _NUMBERS.get(word) or DIGITS.get(word)


def _relative(text: str, this_year: int, spans: list[tuple[int, int]]) -> list[int]:
    """The years named by their distance from the day of the question, in the order named."""
    bare = _COMPARED.sub(lambda m: "\0" * len(m.group()), text)
    said: list[tuple[int, int]] = []
    for pattern, back in _RELATIVE:
        for found in pattern.finditer(bare):
            said.append((found.start(), this_year - back))
            spans.append(found.span())
        bare = pattern.sub(lambda m: "\0" * len(m.group()), bare)
    return [year for _, year in sorted(said)]


def carried_years(text: str) -> str:
    """A text in which the year that is carried over to or from is called the next or the last one, and the year of the
    report, where it is not said, is put before it."""
    others = [_full(m.group()) for m in re.finditer(r"(?<![\d.])(?:(?:19|20)\d{2}|2\d(?=年))", text)]

    def told(found: re.Match[str], year: int, report: int, words: str) -> str:
        rest = [other for other in others if other != year]
        if rest and report not in rest:
            return found.group()
        english = found.group().isascii()
        return ("" if rest else f"in {report} " if english else f"{report}年") + words

    def later(found: re.Match[str]) -> str:
        year = _full(found["year"])
        return told(found, year, year - 1, f"{found['verb']}{'the next year' if found['verb'].isascii() else '下一年'}")

    def earlier(found: re.Match[str]) -> str:
        year = _full(found["last"] or found["year"])
        if found["english"]:
            return told(found, year, year + 1, f"{found['english']}the last year")
        rest = {other for other in others if other != year}
        if len(rest) == 1 and min(rest) > year + 1:  # what is two years old is no number of the form's
            return f"{found['verb']}更早年份{found['behind']}"
        return told(found, year, year + 1, f"{found['verb']}上一年{found['behind']}")

    def old(found: re.Match[str]) -> str:
        year = int(found["year"])
        rest = [other for other in others if other != year]
        return f"{found['what']}carried over from the last year" if rest == [year + 1] else found.group()

    return _CARRIED_FROM.sub(earlier, _CARRIED_TO.sub(later, _OLD_ONES.sub(old, text)))


def carried_into_held(text: str, year: int) -> str:
    """A question for what was carried over into a year, asked of that year's own report, where the year before has none.

    >>> carried_into_held("示例局2023年结转到2024年的申请几件", 2024), carried_into_held("how many were carried over into 2024 in Shili", 2024)
    ('示例局2024年上年结转的申请几件', 'how many were carried over from the year before in 2024 in Shili')
    >>> carried_into_held("示例局2024年申请几件", 2024)
    '示例局2024年申请几件'
    """

    def own(found: re.Match[str]) -> str:
        if _full(found["year"]) != year:
            return found.group()
        return f"carried over from the year before in {year}" if found["verb"].isascii() else f"{year}年上年结转"

    carried = _CARRIED_TO.sub(own, text)
    return carried if carried == text else re.sub(rf"{year - 1}年度?", "", carried)


def _full(year: str) -> int:
    """A year of two or four digits."""
    return int(year) if len(year) == 4 else 2000 + int(year)


_OF_SCHOOL = r"(?:学年度?|财政年度|财年|(?: (?:academic|school|fiscal|financial))? year)"
_WHOLE_SPAN = re.compile(rf"(?P<first>20\d{{2}})年? ?[-~—–―/至到]+ ?(?P<last>(?:20)?\d{{2}}) ?{_OF_SCHOOL}", re.IGNORECASE)
_LED_BY_KIND = re.compile(
    r"\b(?:academic|school|fiscal|financial) year (?P<first>20\d{2}) ?[-~—–―/] ?(?P<last>(?:20)?\d{2})(?!\d)", re.IGNORECASE
)
_TITLE_SPAN = re.compile(r"(?P<first>20\d{2})年?(?:\d{1,2}月)? ?(?:[-~—–―/至到]|--|——)+ ?(?P<last>20\d{2})(?:学?年)?")


def whole_span(text: str) -> str:
    """A folded, lower-case text in which a school or fiscal year that two years name (2022-23学年) is said as those years."""

    def years(found: re.Match[str]) -> str:
        return f"{found['first']}-{found['first'][:2]}{found['last'][-2:]}年"

    return _LED_BY_KIND.sub(years, _WHOLE_SPAN.sub(years, text))


def years_of_title(title: str) -> tuple[int, ...]:
    """The years of the span that a report's title names; () where it names none."""
    found = _TITLE_SPAN.search(title)
    first, last = (int(found["first"]), int(found["last"])) if found else (0, 0)
    return tuple(range(first, last + 1)) if first < last <= first + _LONGEST_RANGE else ()
