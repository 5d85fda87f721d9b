"""Rows of the forms asked for in a unit of their own, with an aside on what is carried over, or each with its number."""

from __future__ import annotations

import pytest

from assistant.asking.asked_thing import wanted
from assistant.asking.question import understand
from assistant.asking.said_rows import without_carried_aside
from assistant.asking.tasks import read_tasks
from assistant.bodies.organisations import OrganisationTable

TABLE = OrganisationTable.of([("示例市人民政府", (), "a")])


@pytest.mark.parametrize(
    ("asked", "indicator"),
    [
        ("收到申请的单位有多少", None),
        ("被起诉的部门数量", None),
        ("参加培训多少期", None),
        ("参加培训多少次", None),
        ("提交培训材料多少份", None),
        ("收到申请多少次", "applications.received"),
        ("接受政府信息公开培训的人员有多少人次", "statistics.trainees"),
        ("参加信息公开培训的有多少人次", "statistics.trainees"),
        ("举办培训班多少次", "statistics.trainings"),
    ],
)
def test_what_is_counted_in_another_unit_is_not_the_row(asked: str, indicator: str | None) -> None:
    assert wanted(asked).indicator == indicator


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("新收申请（不含上年结转的）多少件？", "新收申请多少件？"),
        ("收到申请多少件，含上年结转的？", "收到申请加上上年结转的一共多少件？"),
        ("收到的申请包括上年结转的一共多少", "收到的申请加上上年结转的一共多少"),
        ("上年结转多少件", "上年结转多少件"),
        ("本年办结的加上上年结转的一共多少件", "本年办结的加上上年结转的一共多少件"),
    ],
)
def test_an_aside_on_what_is_carried_over_is_said_as_it_is_meant(asked: str, plain: str) -> None:
    assert without_carried_aside(asked) == plain


@pytest.mark.parametrize(
    ("asked", "indicator"),
    [
        ("不予公开的理由有哪些，各多少件？", "applications.refused"),
        ("申请来自哪几类申请人，各多少件？", "applications.received"),
        ("不予处理有哪几种情形，分别是多少件？", "applications.unprocessed"),
    ],
)
def test_which_ones_and_how_many_of_each_is_the_number_of_each(asked: str, indicator: str) -> None:
    question = understand(f"示例市2023年{asked}", TABLE, 2024)
    (task,) = read_tasks(question.content)
    assert task.operation in ("table", "list")
    assert [thing.indicator for thing in task.things] == [indicator]
    assert question.numeric


def test_which_ones_and_how_many_of_what_no_row_tells_is_asked_in_words() -> None:
    assert not understand("示例市2023年收取费用的是哪几个单位，各收了多少？", TABLE, 2024).numeric


@pytest.mark.parametrize("spelt", ["Shili 教育局", "Shili教育局"])
def test_a_place_in_pinyin_before_a_chinese_body_is_its_place(spelt: str) -> None:
    table = OrganisationTable.of([("示例市教育局", (), "a"), ("别处市教育局", (), "b")])
    found = understand(f"{spelt}2023年 公开了 how many 条？", table, 2024)
    assert [body.name for mention in found.mentions for body in mention.organisations] == ["示例市教育局"]
