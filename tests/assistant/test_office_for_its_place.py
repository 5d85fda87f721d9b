"""A government's office that alone has a report answers for its place what it says of all of it, and nothing that it says of itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk, talking

REPORTS = {
    ("芜川市人民政府办公室", 2018): (
        "二、依申请公开\n我办收到申请9件，集中在渡口规划和干部任职两个方面。\n"
        "三、主要问题和改进措施\n总的看，我市政府信息公开还有薄弱环节，镇村之间不平衡，公示牌更换慢。\n"
        "今后，我们将从两个方面加以改进：由市电子政务办帮扶偏远镇；对留言办理情况按月排名。"
    ),
    ("石磨县财政局", 2018): "五、存在的问题\n预算公开不够细。\n",
    ("云岭县人民政府办公室", 2018): "五、存在的问题\n我办公开工作还有薄弱环节，信息报送不及时。\n",
}


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    with talking(tmp_path_factory.mktemp("office_for_its_place"), REPORTS) as talk:
        yield talk


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("芜川市2018年政府信息公开有哪些薄弱环节？", "公示牌更换慢"),
        ("芜川市今后从哪些方面改进政府信息公开工作？", "按月排名"),
    ],
)
def test_what_the_office_says_of_all_the_place_is_the_places(talk: Talk, question: str, said: str) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.PASSAGES, answer.text
    assert said in answer.text
    assert "芜川市人民政府办公室" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "芜川市2018年收到多少件申请？",
        "芜川市2018年申请集中在哪些方面？",
        "石磨县2018年存在哪些问题？",
        "云岭县2018年有哪些薄弱环节？",
    ],
)
def test_what_an_office_says_of_itself_is_asked_back(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is Route.CLARIFY
