"""Each part of a question is answered, or it is said that it is not; a place is one among the parts that a share is of."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from assistant.asking.tasks import read_tasks
from assistant.assistant import Assistant
from ingest.store.library import Library
from tests.assistant.talk import Talk
from tests.assistant.test_full_tables import RECEIVED, applications

COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")


@pytest.fixture
def talk(full_assistant: Assistant, full_library: Library) -> Talk:
    return Talk(full_assistant, full_library)


@pytest.mark.parametrize("question", ["示例市2023年商业企业的申请占多少，排第几", "示例市2023年商业企业占比多少？排名第几？"])
def test_the_place_of_a_share_is_among_the_parts_of_its_row(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    place = next(figure for figure in answer.figures if figure.operation == "rank")
    own = applications(RECEIVED, "商业企业")
    assert place.value == 1 + sum(applications(RECEIVED, column) > own for column in COLUMNS)
    assert {figure.organisation for figure in answer.figures} == {"示例市人民政府"}


def test_the_place_of_a_result_is_among_the_results(talk: Talk) -> None:
    answer = talk.ask("示例市2023年予以公开占总数的百分之多少？排名第几？")
    assert answer.figures[0].operation == "share"
    assert any(figure.operation == "rank" and figure.indicator == "applications.granted" for figure in answer.figures)
    assert {figure.organisation for figure in answer.figures} == {"示例市人民政府"}


def test_two_operations_in_english_are_not_read_as_one() -> None:
    assert read_tasks("what share of decisions were grants, and where does it rank?") == ()
    tasks = read_tasks("what share of applications came from businesses, and where does that rank?")
    assert [(task.operation, task.over) for task in tasks] == [("share", ""), ("place", "columns")]


@pytest.mark.parametrize(
    ("question", "lacking"),
    [
        ("示例市2023年新收申请多少件，为什么这么多？", "为什么这么多"),
        ("示例市2023年新收申请多少件，结转多少件，为什么？", "为什么"),
        ("示例市2023年不予公开最主要的原因是什么，有几件，为什么", "为什么"),
        ("示例市2023年不予公开最多的理由是哪一项，多少件，怎么处理的？", "怎么处理的"),
    ],
)
def test_what_is_not_told_beside_a_number_is_said_not_to_be(talk: Talk, question: str, lacking: str) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.FIGURES
    assert f"没有找到直接说明“{lacking}”的内容" in answer.text


@pytest.mark.parametrize("said", ["没有予以公开", "没有公开", "未公开"])
def test_words_that_may_mean_every_other_result_are_said_to_be_told_as_one(talk: Talk, said: str) -> None:
    answer = talk.ask(f"示例市2023年{said}的申请有多少件？")
    assert answer.figures[0].indicator == "applications.refused"
    assert f"“{said}”这里按“不予公开”一项回答" in answer.text


def test_the_name_of_a_row_needs_no_note(talk: Talk) -> None:
    assert "这里按" not in talk.ask("示例市2023年不予公开的申请有多少件？").text


@pytest.mark.parametrize("said", ["已审结", "结果维持"])
def test_words_of_two_tables_alone_are_asked_back(talk: Talk, said: str) -> None:
    answer = talk.ask(f"示例市 {said}")
    assert answer.route is Route.CLARIFY or len({figure.value for figure in answer.figures}) == 1


@pytest.mark.parametrize(("said", "number"), [("第二多", 2), ("排第三", 3)])
def test_the_part_at_a_place_is_told_with_its_place(talk: Talk, said: str, number: int) -> None:
    answer = talk.ask(f"示例市2023年新收申请的申请人中{said}的是哪类，多少件？")
    counts = sorted((applications(RECEIVED, column) for column in COLUMNS), reverse=True)
    if counts[number - 1] == counts[number - 2]:  # shared: no part stands there alone
        assert answer.route is Route.REFUSE
        return
    assert answer.figures[0].value == counts[number - 1]
    assert any(figure.operation == "rank" and figure.value == number for figure in answer.figures)


def test_a_place_is_never_answered_by_the_whole(talk: Talk) -> None:
    answer = talk.ask("示例市2023年不予公开第二多的有多少件？")
    assert answer.route is not Route.FIGURES or any(figure.operation == "rank" for figure in answer.figures)


def test_the_share_of_a_sum_is_not_its_first_parts(talk: Talk) -> None:
    answer = talk.ask("示例市2023年行政处罚和行政强制一共多少件，占行政许可的百分之几？")
    assert answer.figures[0].operation == "sum"
    assert not any(figure.operation == "share" for figure in answer.figures)
