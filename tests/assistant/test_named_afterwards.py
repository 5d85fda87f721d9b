"""Which one it became and what it is called then is told by its name alone."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    (
        "柳岭市住建局",
        2021,
    ): "平台建设方面。将原“柳岭住房”“柳岭建设”两个公众号整合为一个，粉丝达3万人。因推送差错1次，事后更换了运营公司。",
    (
        "柳河市住建局",
        2021,
    ): "平台建设方面。将原“柳河住房”“柳河建设”两个公众号整合为一个，名称沿用“柳河住房”。因推送差错1次，事后更换运营公司为柳河传媒公司。",
}


@pytest.mark.parametrize("question", ["两个公众号整合后的名称叫什么？", "更换后的运营公司是哪一家？"])
def test_a_sentence_without_the_name_is_no_answer(talk: Talk, question: str) -> None:
    assert talk.ask(f"柳岭市住建局2021年{question}").route is Route.REFUSE


@pytest.mark.parametrize(
    ("question", "told"),
    [("两个公众号整合后的名称叫什么？", "名称沿用“柳河住房”"), ("更换后的运营公司是哪一家？", "柳河传媒公司")],
)
def test_the_name_answers(talk: Talk, question: str, told: str) -> None:
    answer = talk.ask(f"柳河市住建局2021年{question}")
    assert answer.route is Route.PASSAGES
    assert told in answer.text
