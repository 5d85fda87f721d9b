"""The sentences with numbers that are offered beside a refusal: near by a noun of the question, never an unrelated one."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from assistant.prose.nearest_numbers import nearest
from tests.assistant.talk import Talk

TEXTS = {
    (
        "枫岭县人民政府",
        2023,
    ): "全年公开信息900条。县长信箱收到来信66封，办理60封。编印公报4期。“枫岭发布”视频号发布短视频58条，关注2100人。",
}


@pytest.mark.parametrize(
    ("question", "near"),
    [
        ("枫岭县2023年县长信箱转交了多少封来信给纪委", "县长信箱收到来信66封"),
        ("枫岭县2023年公报赠阅了多少份", "编印公报4期"),
        ("枫岭县2023年视频号被转发多少次", "视频号发布短视频58条"),
    ],
)
def test_a_refusal_offers_the_sentence_that_speaks_of_it(talk: Talk, question: str, near: str) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.REFUSE
    assert "没有找到" in answer.text
    assert near in answer.text
    assert len(answer.citations) <= 2


@pytest.mark.parametrize("question", ["枫岭县2023年发放老年卡多少张", "枫岭县2023年修路多少公里"])
def test_a_sentence_that_shares_no_noun_is_not_offered(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.REFUSE
    assert not answer.citations


def test_the_rarer_words_count_more_and_nothing_is_near_to_nothing() -> None:
    texts = ["信箱来信69封", "来信12封", "来信7封", "热线来电3个"]
    assert nearest(texts, [("信箱",), ("来信",)]) == [0]
    assert nearest(texts, [("公报",)]) == []
