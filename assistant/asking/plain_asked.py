"""The plain question inside one that computes: 比…多公开多少条 and 谁公开得多 ask 公开多少条 of each, 平均每月公开多少条 asks it of the year.

`read_plain` reads contents without bodies and years, for questions that name several bodies or years, or a part of the year that a
whole is to be divided by. `operation` is difference, compare, sum, mean, ratio, month, quarter, day, week, growth (in per cent), times (how many times over something grew)
or rate (办结率: `plain` is then the deed); `ascending` where the fewer is asked for. Texts are folded; None where nothing of
this is asked. Nothing raises.

>>> read_plain("比 多公开多少条"), read_plain("公众号谁发得多").plain
(PlainAsked(operation='difference', plain='公开多少条', ascending=False), '公众号发多少')
>>> read_plain("平均每月公开信息多少条").operation, read_plain("申请增长了多少倍").plain, read_plain("公开多少条") is None
('month', '申请多少', True)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.language.contrasts import deeds_told
from assistant.language.segment import tag, words
from assistant.prose.said_in_prose import need_not_say
from ingest.statements.words import alternatives, load_words

_UNITS = alternatives((*load_words().counts, *load_words().money))
_HOW = rf"(?:多少|几)[万亿]?(?:{_UNITS})?"
_MORE = re.compile(
    rf"^(?P<what>.*?)(?:比|较|相比|与|和|跟)[^\u4e00-\u9fff]*(?:相比)?,?(?:(?:上一?年|去年|前一?年)(?:同期)?)?(?:的)?(?P<middle>.*?)(?:增加|减少|增长|下降|上升|多|少|高|低)(?:出|了)?"
    rf"(?P<verb>[\u4e00-\u9fff]{{0,5}}?)(?:了)?(?P<how>{_HOW})(?P<noun>[^,;?]{{0,12}}?)$"
)
_APART = re.compile(
    rf"^(?P<what>.*?)(?:的)?(?:数量|数)?(?:相差|差距|差额|差)(?:了|是|有|为)?(?P<how>{_HOW})(?P<noun>[^,;?]{{0,8}}?)$"
)
_WHO = re.compile(
    r"^(?P<what>.*?)(?:谁|哪(?:一)?(?:个|家|边|年|方)(?:[\u4e00-\u9fff]{1,3}?(?:局|委|厅|单位|部门|街道|镇|县|区|政府))?)(?:家)?(?P<did>.*?)(?:更|要|得|比较|最)*(?P<bound>多|少|高|低)(?:一些|些|一点|点|呢)?$"
)
_SUM = re.compile(
    rf"^(?P<what>.*?)(?:[两三四五二]者|[两三四五]家(?:单位)?)?(?:加起来|合起来|加在一起|一共|总共|合计|共计|总计|之和|共)(?P<verb>[^,多少几]{{0,6}}?)(?:是|有|为|达)?(?P<how>{_HOW})?(?P<noun>[^,;?]{{0,12}}?)$"
)
_RATIO = re.compile(r"^(?P<what>.*?)是[^\u4e00-\u9fff]*(?P<noun>[^,;?]*?)的?(?:几|多少)倍$")
_EVERY = re.compile(r"(?:平均)?(?:到)?每(?:个|一)?(?P<part>月|天|日|周|季度)(?:平均)?|(?P<mean>[月日周季])均")
_PARTS = {"月": "month", "天": "day", "日": "day", "周": "week", "季度": "quarter", "季": "quarter"}
_TIMES = re.compile(r"^(?P<what>.*?)(?:同比)?(?:增长|增加|上升)了?(?:多少|几)倍$")
_MOVED = "(?:增长|增加|增多|上升|上涨|下降|减少|降低|下滑|回落|提高|提升)"
_GROWTH = re.compile(
    r"^(?P<what>.*?)(?:同比|(?:比|较)[^\u4e00-\u9fff]*(?:(?:上一?年度?|去年|前一年)(?:同期)?)?(?:同比)?)?(?:的)?"
    rf"(?:{_MOVED}了?(?:百分之(?:几|多少)|多少个?百分[点比])|{_MOVED}?的?(?:增长率|增幅|增速|涨幅|降幅|跌幅|变化率)(?:是|为|有)?(?:多少|多大|多高|几)?)$"
)
_RATE = re.compile(r"^(?P<what>.*?)(?P<deed>(?:按[时期]|及时)?(?:办结|答复|办复|回复))率(?:是|为|有|达)?(?:多少|几|多高)?$")
_OF_APPLICATIONS = re.compile("(?:(?:政府)?信息公开|依)?(?:申请|依申请公开|公开申请)?(?:公开)?(?:件|案件)?的?")
_TWO = re.compile(r"[\u4e00-\u9fff]\s+[\u4e00-\u9fff]")
"""申请和 提案: of each body another thing."""
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class PlainAsked:
    """See the module."""

    operation: str
    plain: str
    ascending: bool = False


@lru_cache(maxsize=1024)
def read_plain(content: str) -> PlainAsked | None:
    """What a question's content computes, and the plain question that it asks of each."""
    text = content.strip(" ,;。?!、和与跟及")
    if len(text) > _LONGEST:
        return None
    if (rate := _RATE.match(text)) is not None and _OF_APPLICATIONS.fullmatch(rate["what"].strip()) is not None:
        return PlainAsked("rate", rate["deed"])
    if (growth := _GROWTH.match(text)) is not None:
        return PlainAsked("growth", _joined(growth["what"], "多少"))
    if (times := _TIMES.match(text)) is not None:
        return PlainAsked("times", _joined(times["what"], "多少"))
    if (every := _EVERY.search(text)) is not None and re.search(_HOW, text) and _is_of_each(text, every):
        rest = _joined(text[: every.start()], text[every.end() :])
        return PlainAsked(_PARTS[every["part"] or every["mean"]], rest)
    for operation, pattern in (
        ("ratio", _RATIO),
        ("difference", _MORE),
        ("difference", _APART),
        ("compare", _WHO),
        ("sum", _SUM),
    ):
        found = pattern.match(text)
        if found is None:
            continue
        groups = {name: value or "" for name, value in found.groupdict().items()}
        if operation == "ratio" and groups["what"].strip() and groups["noun"].strip("的 ") not in groups["what"]:
            return None
        if operation == "ratio":
            return PlainAsked(operation, _joined(groups["what"] or groups["noun"], "多少"))
        if operation == "compare":
            what = re.sub(r"的$", "", groups["did"])
            return PlainAsked(operation, _joined(groups["what"], what, "多少"), groups["bound"] in "少低")
        what, middle = groups["what"], re.sub(r"\s+|的$", "", groups.get("middle", ""))
        if (what and middle and middle not in what) or _TWO.search(what.strip()):
            return None
        what = what or middle
        return PlainAsked(operation, _joined(what, groups.get("verb", ""), groups["how"] or "多少", groups["noun"]))
    return None


def _is_of_each(text: str, every: re.Match[str]) -> bool:
    """Whether a number of each month or day is asked for, and the word is no name of something (每日要闻发布几条)."""
    if "均" in text:
        return True
    behind = next(iter(words(text[every.end() :])), "")
    asks = re.match("多少|几", behind) is not None
    return asks or tag(behind).startswith("v") or deeds_told(behind) or need_not_say(behind)


def _joined(*pieces: str) -> str:
    """Pieces of a question put together without what parted them."""
    return re.sub(r"\s+|^[,、和与跟及的]+|的(?=多少|几)", "", "".join(pieces))
