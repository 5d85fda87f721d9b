"""What a report plans for the time to come, where all its plans are asked for and no one of them is named.

Reports tell them behind the improvements of the year, and often apart from these: under a title of their own ((三)2021年工作安排。…, 2025年重点:…),
or in a sentence that begins with what is to come (下一步,将…). Such a place is told before a list of what was done about problems; where the
list that stands for the measures is that place, or part of it, that list is told as before. A year that is named must come after the report's own.
Nothing raises; () where a report has no such place.

>>> asks_plans("下一步有什么打算"), asks_plans("打算怎么改进网站"), asks_plans("工作安排是什么?"), names_no_plan("工作安排是什么?")
(True, False, False, True)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.language.topics import topic_named
from assistant.passages.remedies import MEASURES
from assistant.passages.stated import LIST_LONGEST, listed_topic
from assistant.prose.report_prose import ReportProse
from ingest.model import Span
from ingest.normalise import fold_text
from ingest.numerals import chinese_numeral

_PLANS_ALONE = re.compile(
    r"(?:[下这]一?步|今后|接下来|往后|明年|来年|下一?年度?|新的?一年|打算|准备|计划|安排|拟|思路|目标|重点|着重|着力|主要|要|将|会|想|有|是|抓|做|干|推进|开展|好|些|什么|啥|怎么|哪些|哪[几两二三四五六]?[项件个方面]*|新的?|工作|任务|事情?|的|呢|啊|[\s?,。!])+"
)
"""What a question for plans is made of that asks for no one of them."""
_STILL_TO_COME = re.compile("[下这]一?步|今后|接下来|往后|明年|来年|下一?年|新的?一年|打算|准备|计划|拟|将")
_PUBLISHED = re.compile(
    "(?:公开|公布|公示|发布|晒出)(?=[^公]{0,4}(?:什么|哪些|啥|哪几))|(?:的)?(?:内容|信息|事项|范围|资料|东西|方面)"
)
"""What else may be asked of plans: what is to be published, which every report speaks of."""
_TO_BE_PUBLISHED = re.compile(
    r"(?:纳入|列入|写入|写进|列进)[^,。;]{0,10}(?:公开|公示|目录|清单)|(?:公布|公示|晒出|公开(?!栏|平台|工作|意识|质量|水平|机制|制度|渠道|方式|形式|专[栏区]|指南|培训|要求|流程|大厅|队伍|体系|力度|[,。;、]))(?:[^,。;]{2,})|(?:扩大|拓展|增加|新增|延伸)[^,。;]{0,12}公开[^,。;]{0,4}(?:范围|内容|事项|领域)"
)
_YEAR = r"(?P<year>20\d\d|二[〇○零][〇○零一二三四五六七八九]{2})年度?"
_TO_COME = f"(?:{_YEAR}|明年|来年|下一?年度?|新的一年|下一?阶段|下一?步|接下来|今后|后续|后面)"
_NUMBER = r"\W*(?:[(（]?[一二三四五六七八九十\d]+[)）、.])?\W*"
_TITLE = re.compile(
    f"{_NUMBER}(?:关于)?{_TO_COME}的?[^。,;:的]{{0,8}}?(?:打算|计划|安排|重点|思路|设想|目标|方向|展望)[^。,;:的]{{0,6}}(?:[:。]|$)"
)
_BEGINS = re.compile(
    f"{_NUMBER}(?:(?:为此|对此|因此|鉴于此|针对[^,。;]{{2,16}}),)?{_TO_COME}[,:]?(?:我|本)?[^。;]{{0,16}}?(?:将|拟|计划(?!生育)|打算|准备|要(?!求)|着力|继续|力争|争取|重点|着重|进一步|推动|推进|加强|建立|开展|完善)"
)
_COMING = "将|拟|计划(?!生育)|打算|准备|安排|重点|目标|思路|设想|展望|力争|争取|继续|进一步|着力|推动|推进"
_IN_YEAR = (
    rf"YEAR年度?(?!(?:继续)?办理|度?报告)(?:[,:]|[^。;]{{0,16}}?(?:{_COMING})|[^,。;]{{0,6}}(?:前|底|完成|建成|上线|启用|实施|施行|换))"
    rf"|(?:{_COMING})[^,。;]{{0,12}}YEAR年(?!(?:继续)?办理)"
)
_NEXT_TITLE = re.compile(r"(?<=[。；;])\s*[(（][一二三四五六七八九十]+[)）]")
_ITEM = re.compile(r"\s*(?:#+\s*)?(?:[(（][一二三四五六七八九十]+[)）]|[一二三四五六七八九十]+、)")


def names_no_plan(content: str) -> bool:
    """Whether a question, without body and year, asks for what a year is about and for no one thing of it."""
    return _PLANS_ALONE.fullmatch(fold_text(content)) is not None


def asks_plans(content: str) -> bool:
    """Whether such a question asks for what is still to come, or for what of that is to be published.

    >>> asks_plans("打算公开什么新内容"), asks_plans("打算公开什么账目")
    (True, False)
    """
    alone = names_no_plan(content) or names_no_plan(_PUBLISHED.sub("", fold_text(content)))
    return alone and _STILL_TO_COME.search(fold_text(content)) is not None


def searched_for(content: str, *, ahead: bool) -> str:
    """What a report is searched for where what is to come is asked for: all that it plans, where no one plan is named.

    >>> searched_for("要重点抓哪三项工作", ahead=True), searched_for("打算怎么改进网站", ahead=True), searched_for("重点抓哪些工作", ahead=False)
    ('下一步有什么打算', '下一步打算怎么改进网站', '重点抓哪些工作')
    """
    if not ahead and "下一步" not in content:
        return content
    if names_no_plan(content):
        return "下一步有什么打算"
    return content if content.isascii() or not ahead else f"下一步{content.strip()}"


def plans_for(year: int, said: str) -> bool:
    """Whether a folded text says of a year what it is to bring, not only that something went on into it.

    >>> plans_for(2023, "2023年,将重印潮汐表"), plans_for(2023, "4件转入2023年办理")
    (True, False)
    """
    return re.search(_IN_YEAR.replace("YEAR", str(year)), said) is not None


def plans(report: ReportProse, question: str, content: str) -> tuple[Span, ...]:
    """The places of a report that tell its plans; of these the sentences that say what is to be published, where `content`, the question
    without body and year, asks for that."""
    told = _all_plans(report, question)
    if names_no_plan(content):
        return told
    said = (sentence for place in told for sentence in report.plain(place))
    return tuple(one for one in said if _TO_BE_PUBLISHED.search(fold_text(one.of(report.text))))


def _all_plans(report: ReportProse, question: str) -> tuple[Span, ...]:
    """Every plan; what the report lists as measures where that is such a place, or none is."""
    told, measures = tuple(_places(report)), listed_topic(report, topic_named(MEASURES), question)
    titled = [place for place in told if _TITLE.match(fold_text(place.of(report.text).partition("\n")[0]))]
    among = [any(one.start < place.end and place.start < one.end for place in told) for one in measures]
    if not told or (among and all(among)) or (any(among) and not titled):
        return measures
    return tuple(titled[-1:]) or told[-1:]


def _places(report: ReportProse) -> Iterator[Span]:
    """Where plans begin, each up to the end of its paragraph, or, where its title stands alone, of the next ones up to another title."""
    at = 0
    while at < len(report.text):
        end = report.text.find("\n", at)
        end = len(report.text) if end < 0 else end
        start = next((begin for begin in _beginnings(report.text, at, end) if _begins(report, begin, end)), None)
        if start is not None:
            if (title := _NEXT_TITLE.search(report.text, start + 1, end)) is not None:
                end = title.start()
            yield _grown(report.text, start, end)
        at = end + 1


def _beginnings(text: str, start: int, end: int) -> Iterator[int]:
    """The places of a paragraph at which a sentence begins."""
    yield start
    yield from (hit.end() for hit in re.finditer("[。！!]", text[:end]) if start < hit.end() < end)


def _begins(report: ReportProse, start: int, end: int) -> bool:
    said = fold_text(report.text[start : min(start + 80, end)])
    hit = _TITLE.match(said) or _BEGINS.match(said)
    if hit is None or hit["year"] is None or report.year is None:
        return hit is not None
    year = hit["year"] if hit["year"].isdecimal() else str(chinese_numeral(hit["year"]))
    return year.isdecimal() and int(year) > report.year


def _grown(text: str, start: int, end: int) -> Span:
    """A place with the paragraphs that go on from it."""
    start += len(text[start:end]) - len(text[start:end].lstrip(" \t　"))
    alone = _TITLE.fullmatch(fold_text(text[start:end])) is not None or text[start:end].rstrip().endswith(("：", ":"))
    while alone and end < len(text):
        following = text.find("\n", end + 1)
        following = len(text) if following < 0 else following
        line = text[end:following].strip()
        if (
            line and _ITEM.match(line) and not text[start:end].rstrip().endswith(("：", ":"))
        ) or following - start > LIST_LONGEST:
            break
        if not line and text[start:end].count("\n"):
            break
        end = following
    return Span(start, start + len(text[start:end].rstrip()))
