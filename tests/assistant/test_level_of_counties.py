"""县, 市 and 区 of one list are of one level: what 哪个县 compares is said, and each of those asked for is told though no whole is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    ("枫岭市人民政府", 2014): "全市公开信息4000条，其中桐坡县1100条、柳溪县600条、榆坡市1500条、苇湖区500条、松台区300条。",
    ("梧川市人民政府", 2014): "各县区答复申请情况：海棠县12件、青石县20件、石桥区9件。",
    ("青岚市人民政府", 2014): "各县（市、区）共办理建议90件，其中桐坡县40件、榆坡市30件、苇湖区20件。",
    ("云溪区人民政府", 2014): "各镇街回复留言情况：石桥镇6条、桐坡镇4条、城关街道11条。",
}


@pytest.mark.parametrize(
    ("question", "values", "named"),
    [
        ("枫岭市2014年哪个县公开信息最多？", (1100, 1500), "榆坡市"),
        ("枫岭市2014年哪个县公开信息最少？", (600, 300), "松台区"),
        ("云溪区2014年哪个镇回复留言最多？", (6, 11), "城关街道"),
    ],
)
def test_the_most_of_a_name_is_told_beside_that_of_the_level(
    talk: Talk, question: str, values: tuple[int, int], named: str
) -> None:
    answer = talk.ask(question)
    told = [figure.value for figure in answer.figures]
    assert told[0] == values[0]
    assert Decimal(values[1]) in told
    assert f"“{named}”" in answer.text
    assert "只比较了" in answer.text


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("枫岭市2014年哪个县（市、区）公开信息最多？", 1500),
        ("枫岭市2014年哪个县区公开信息最多？", 1500),
        ("梧川市2014年哪个县答复申请最多？", 20),
    ],
)
def test_nothing_is_left_out_where_all_are_asked_or_the_most_is_the_same(talk: Talk, question: str, value: int) -> None:
    answer = talk.ask(question)
    assert answer.figures[0].value == value
    assert "只比较了" not in answer.text


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("梧川市2014年各县区答复申请多少件？", [12, 20, 9]),
        ("梧川市2014年各县区答复申请分别多少件？", [12, 20, 9]),
        ("云溪区2014年各镇街回复留言多少条？", [6, 4, 11]),
        ("枫岭市2014年各县（市、区）公开信息各多少条？", [1100, 600, 1500, 500, 300]),
    ],
)
def test_each_is_told_by_its_list(talk: Talk, question: str, values: list[int]) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.FIGURES
    assert [figure.value for figure in answer.figures] == values


def test_those_not_counted_in_are_named(talk: Talk) -> None:
    answer = talk.ask("枫岭市2014年各县公开信息多少条？")
    assert answer.figures[0].value == 1700
    assert all(f"“{name}”" in answer.text for name in ("榆坡市", "苇湖区", "松台区"))


def test_a_place_is_said_to_be_among_those_named(talk: Talk) -> None:
    answer = talk.ask("枫岭市2014年公开信息第二多的县是哪个？")
    assert answer.figures[0].value == 600
    assert "没有计入" in answer.text


def test_what_all_come_to_is_told_by_no_each(talk: Talk) -> None:
    assert talk.ask("梧川市2014年各县区一共答复申请多少件？").route is Route.REFUSE


def test_a_class_in_brackets_is_one_class(talk: Talk) -> None:
    answer = talk.ask("青岚市2014年各县（市、区）办理建议多少件？")
    assert [figure.value for figure in answer.figures][:1] == [90]
    assert "没有找到" not in answer.text
