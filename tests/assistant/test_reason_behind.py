"""A reason that stands in a sentence of its own, behind the one that says what it is the reason for."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    ("柳岭市住建局", 2021): "依申请公开方面。新收申请67件，同比下降18%，结转4件。下降原因主要是档案移交后开通了网上查询。"
    "平台方面。两个公众号合并为一个，名称沿用“柳岭住房”。合并的考虑是内容重复、力量分散。",
    ("柳河镇人民政府", 2021): "依申请公开方面。本年度没有收到政府信息公开申请。究其原因，是群众的事大多经网格员当场解答。",
    ("柳川市住建局", 2021): "平台方面。两个公众号合并为一个，名称沿用“柳川住房”。新收申请67件，同比下降18%。下一步加强培训。",
}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("柳岭市住建局2021年申请量为什么下降？", "档案移交后开通了网上查询"),
        ("柳岭市住建局为什么把两个公众号合并？", "内容重复、力量分散"),
        ("柳河镇2021年为什么没有收到政府信息公开申请？", "当场解答"),
    ],
)
def test_the_sentence_behind_tells_why(talk: Talk, question: str, told: str) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.PASSAGES
    assert told in answer.text


@pytest.mark.parametrize("question", ["柳川市住建局2021年申请量为什么下降？", "柳川市住建局为什么把两个公众号合并？"])
def test_what_tells_no_reason_is_no_answer(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is Route.REFUSE
