"""Years that a question names without asking for them: that of the report that tells, and that of a number which the asker gives.

`of_the_year_asked` says a question without them, so that the year that is left is the one asked for. A report of a later year is only
where another year's number stands (根据2025年报告,2024年收到多少件); a number given for one year tells what is asked of another (2016年
发布公告21份,2015年是多少份), and so does by how much it differs (比2015年多4份,那2015年是多少份). What compares the years keeps both. Texts are folded and lower case; nothing raises.

>>> of_the_year_asked("示例局2024年收到申请多少件?(按2025年报告推算)"), of_the_year_asked("根据2025年报告,比2024年增加多少件?")
('示例局2024年收到申请多少件?', '根据2025年报告,比2024年增加多少件?')
>>> of_the_year_asked("根据示例局2024年报告,2023年收到的申请是多少件?"), of_the_year_asked("根据示例局2024年报告,比2023年多几件?")
('示例局2023年收到的申请是多少件?', '根据示例局2024年报告,比2023年多几件?')
>>> of_the_year_asked("示例局2016年发布公告21份,2015年是多少份?"), of_the_year_asked("2016年发布公告21份,上年是多少份?")
('示例局2015年发布公告多少份?', '2015年发布公告多少份?')
>>> of_the_year_asked("示例局2016年发布公告21份,比2015年多4份,那2015年是多少份?"), of_the_year_asked("2016年公告比上年减少4份,上年几份?")
('示例局2015年发布公告多少份?', '2015年公告几份?')
>>> of_the_year_asked("2016年会议比2015年多4次,2015年开了几次?"), of_the_year_asked("2016年发布公告21份,上年发布几份?")
('2015年会议开几次?', '2015年发布公告多少份?')
"""

from __future__ import annotations

import re
from functools import cache

from ingest.statements.words import alternatives, load_words

_YEAR = r"(?:19|20)\d{2}"
_REPORT = r"年?度?的?(?:政府)?(?:信息公开)?(?:工作)?(?:年度)?(?:报告|年报)"
_TELLS = r"(?:推算|倒推|反推|倒算|逆推|推断|推|说|提到|显示|记载|披露|反映|所[说述载]|来?看)"
_SOURCE = re.compile(
    rf"[(]?(?<![和与及、到至-])(?:(?:按照?|根据|依据|依照|据|从|参?看|查阅?|参?见)(?P<whose>[\u4e00-\u9fff]{{0,24}}?)的?(?P<led>{_YEAR}){_REPORT}(?:里面?|之?中|上|内)?{_TELLS}*"
    rf"|(?P<year>{_YEAR}){_REPORT}(?:(?:里面?|之?中|上|内){_TELLS}*|{_TELLS}+))(?![和与及、到至-])的?[):,]*"
    rf"|[(]?\b(?i:according to|based on|judging (?:by|from)|going by|derived from|from|in) (?i:the|its|their) (?P<english>{_YEAR}) (?i:annual )?(?i:report)[),]* ?"
)
_BEFORE = "(?:上一?年度?|前一年度?|去年)"
_DEED = r"[\u4e00-\u9fff]{1,2}了?"
_OTHER = re.compile(rf"(?<![\d.]){_YEAR}(?=年|\b)")
_COMPARED = re.compile(
    rf"(?:比较?|较|同|与|跟|和|than|with|to|from|over)(?:于| in)? ?{_YEAR}|[比较](?:上|去|前一)年|同比|增减?|减少|变化|结转|\b(?:more|fewer|less|chang(?:e[sd]?|ing)|carried)\b"
)


def of_the_year_asked(question: str) -> str:
    """The question without the years that it does not ask for."""
    found = _SOURCE.search(question)
    if found is not None:
        source = int(found["led"] or found["year"] or found["english"])
        rest = f"{question[: found.start()]}{found['whose'] or ''}{question[found.end() :]}"
        others = [int(year) for year in _OTHER.findall(rest)]
        if others and max(others) < source and _COMPARED.search(rest) is None:
            return rest
    if (moved := _moved().match(question)) is not None:
        return f"{moved['who']}{moved['asked'] or int(moved['year']) - 1}年{_done_again(moved)}{moved['how']}?"
    given = _given().match(question)
    if given is None or _COMPARED.search(given["thing"]) or re.search(r"比|较", given["who"]):
        return question
    year = given["asked"] or str(int(given["year"]) - 1)
    return f"{given['who']}{year}年{_done_again(given)}多少{given['unit']}?"


def _done_again(asked: re.Match[str]) -> str:
    """What is asked of the other year, with its deed where that is said only there (会议比2015年多4次,2015年开了几次)."""
    again = (asked["again"] or "").removesuffix("了")
    return f"{asked['thing']}{'' if again in asked['thing'] else again}"


@cache
def _given() -> re.Pattern[str]:
    units = alternatives(load_words().counts)
    return re.compile(
        rf"^(?P<who>[^,?]*?)(?P<year>{_YEAR})年度?(?P<thing>[^,;。?\d]{{2,30}}?)\d[\d.]*(?:余|多)?(?P<unit>{units}),(?:那么?|则|而)?"
        rf"(?:(?P<asked>{_YEAR})年度?|{_BEFORE})(?:呢|又?(?:是|有|为)?(?P<again>{_DEED})?(?:多少|几)(?:{units})?呢?)[?。]?$"
    )


@cache
def _moved() -> re.Pattern[str]:
    """2016年公告21份,比2015年多4份,那2015年是多少份: the year is asked whose number the difference leads to."""
    words = load_words()
    units, moved = alternatives((*words.counts, *words.shares)), alternatives((*words.up, *words.down, "多", "少"))
    return re.compile(
        rf"^(?P<who>[^,?]*?)(?P<year>{_YEAR})年度?(?P<thing>[^,;。?\d]{{2,30}}?)(?:\d[\d.]*(?:余|多)?(?:{units}))?,?"
        rf"[比较](?:{_YEAR}年度?|{_BEFORE})的?(?:{moved})了?\d[\d.]*(?:余|多)?(?:{units}),(?:那么?|则|而|请问)*"
        rf"(?:(?P<asked>{_YEAR})年度?|{_BEFORE})(?:又?(?:是|有|为)?)(?P<again>{_DEED})?(?P<how>(?:多少|几)(?:{units})?)呢?[?。]?$"
    )
