"""Both kinds of fees where a question names neither (收费多少元): those for applications, and the form's 行政事业性收费.

A report tells the fees that it took for handling applications in its prose, and all administrative fees in a row of its form. Where a question
only asks how much was taken and is answered by the first alone, the row is told beside it; a blank row, and one that is not there, is
not, and of a body that another's report tells of neither is the other's row. Where the prose tells none and nothing but 收费 is asked, the row answers. A question that says what was paid for (信息处理费, 复制费, 向申请人) is left as it is. Nothing raises.

>>> names_no_kind("一共收了多少费"), names_no_kind("收费多少元"), names_no_kind("收取信息处理费多少元"), names_no_kind("收到申请多少件")
(True, True, False, False)
>>> names_no_kind("how much did it collect in fees"), names_no_kind("how much was charged in copying fees")
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.answer import Answer, Route
from assistant.asking.question import Question
from assistant.bodies.scope import is_unknown
from assistant.worded.text import MARK

_FEES = re.compile(r"收[^,;。]{0,6}(?:费|钱)|收费|费用(?:收|一?共|总)|\bfees?\b|\bcharged?\b")
_OF_A_KIND = re.compile(
    r"处理|检索|复制|复印|邮寄|工本|打印|申请|信息|行政|事业|规费|减|免|退|件(?!数)|\b(?:process|copy|information|applica|request|administrat|institut|post|wai)"
)
_NO_MORE = re.compile(
    "(?:那么?|的|本年|全年|一共|总共|共)*(?:收费|收取的?费用)(?:的)?(?:总?金额|总额)?(?:是|有|为|呢)?(?:多少)?(?:万?元|钱)?(?:呢)?[?？]?"
)
_OTHER = "行政事业性收费金额多少万元"


def names_no_kind(content: str) -> bool:
    """Whether a question's content asks for fees and does not say for what they were taken."""
    return _FEES.search(content) is not None and _OF_A_KIND.search(content) is None


def with_other_fees(question: Question, answer: Answer, ask: Callable[[str], Answer]) -> Answer:
    """See the module."""
    untold = answer.route is Route.REFUSE and question.numeric and question.operation == "value" and len(question.asks) == 1
    bodies = [body.name for mention in question.mentions for body in mention.organisations]
    if untold and len(bodies) == 1 and len(question.years.named) == 1 and _NO_MORE.fullmatch(question.content):
        other = ask(f"{bodies[0]}{question.years.named[0]}年{_OTHER}?")
        return other if other.route is Route.FIGURES else answer
    of_another = any(map(is_unknown, question.mentions))  # told by its place's report, whose row is the place's own
    asked = answer.route is Route.FIGURES and question.operation in ("value", "sum") and not (question.linked or of_another)
    if not asked or "|" in question.content or not names_no_kind(question.content) or len(answer.figures) != 1:
        return answer
    told = answer.figures[0]
    if told.unit not in ("元", "万元") or answer.citations[told.citations[0]].kind != "text" or told.year is None:
        return answer
    other = ask(f"{told.organisation or ''}{told.year}年{_OTHER}?")
    if other.route is not Route.FIGURES or len(other.figures) != 1 or other.figures[0].value is None:
        return answer
    before = len(answer.citations)
    figure = replace(other.figures[0], citations=tuple(at + before for at in other.figures[0].citations))
    return replace(
        answer,
        text=answer.text
        + ("" if answer.language == "zh" else " ")
        + MARK.sub(lambda mark: f"[{int(mark[1]) + before}]", other.text),
        figures=(*answer.figures, figure),
        citations=(*answer.citations, *other.citations),
    )
