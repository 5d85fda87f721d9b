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


OFFICES = {
    ("芦堤市人民政府办公室", 2016): (
        "市政府代表全市编制本报告。\n二、主动公开\n全市主动公开信息1357条，其中微博231条。我办公开文件40件。\n"
        "三、收费\n收取检索、复制费用126元。\n"
    ),
    (
        "柳甸市人民政府办公室",
        2016,
    ): "二、主动公开\n2016年，全市主动公开信息902条。\n三、收费\n收取检索费75元。我办开办的“柳甸市人民政府”公众号发布信息88条。\n",
}


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    with talking(tmp_path_factory.mktemp("offices"), OFFICES) as talk:
        yield talk


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("芦堤市2016年主动公开多少条信息？", 1357),
        ("芦堤市2016年收取检索、复制费用多少元？", 126),  # the report is made for the whole city
        ("柳甸市2016年主动公开多少条信息？", 902),
        ("How many items of information did Liudian City publish in 2016?", 902),
    ],
)
def test_numbers_that_the_office_tells_of_all_the_place_are_the_places(offices: Talk, question: str, value: int) -> None:
    answer = offices.ask(question)
    assert [figure.value for figure in answer.figures] == [value], answer.text
    assert "ambiguous_organisation" in {notice.code for notice in answer.warnings}


@pytest.mark.parametrize(
    "question",
    [
        "芦堤市2016年公开文件多少件？",  # what the office says of itself
        "柳甸市2016年收取检索费多少元？",
        "柳甸市2016年公众号发布信息多少条？",
    ],
)
def test_numbers_that_the_office_tells_of_itself_are_asked_back(offices: Talk, question: str) -> None:
    assert offices.ask(question).route is Route.CLARIFY


def test_a_turn_goes_on_from_what_the_office_told(offices: Talk) -> None:
    offices.ask("芦堤市2016年主动公开多少条信息？")
    assert [figure.value for figure in offices.ask("其中微博呢？").figures] == [231]
