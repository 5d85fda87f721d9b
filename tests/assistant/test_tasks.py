"""What a question wants done is read only where every word of it is accounted for."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.asking.tasks import Task, read_tasks
from assistant.asking.things import Thing, read_thing, read_things

R, G, P, N = "applications.received", "applications.granted", "applications.partly_granted", "applications.refused"
HANDLED, REVIEW, SUED = "applications.handled", "review.total", "litigation.total"


def read(text: str) -> list[tuple[str, list[tuple[str | None, str | None]]]]:
    """Each task's operation and its things."""
    return [(task.operation, [(thing.indicator, thing.column) for thing in task.things]) for task in read_tasks(text)]


@pytest.mark.parametrize(
    ("text", "operation", "things"),
    [
        ("收到的申请比上一年增加了多少", "difference", [(R, None)]),
        ("收到的申请较上年是增是减,差几件", "difference", [(R, None)]),
        ("予以公开的申请比不予公开的多多少件", "difference", [(G, None), (N, None)]),
        ("予以公开的申请较不予公开的申请多几件", "difference", [(G, None), (N, None)]),
        ("同意公开的件减去部分公开等于多少", "difference", [(G, None), (P, None)]),
        ("行政复议同比增长百分之几", "growth", [(REVIEW, None)]),
        ("行政复议的增长率是多少", "growth", [(REVIEW, None)]),
        ("予以公开的申请是不予公开的几倍", "ratio", [(G, None), (N, None)]),
        ("予以公开的申请与不予公开的申请之比是多少", "ratio", [(G, None), (N, None)]),
        ("予以公开的申请和部分公开的申请一共多少件", "sum", [(G, None), (P, None)]),
        ("予以公开的申请+部分公开的申请是多少", "sum", [(G, None), (P, None)]),
        ("办结总数", "sum", [(HANDLED, None)]),
        ("各单位收到的申请平均几件", "mean", [(R, None)]),
        ("收到的申请平均每家单位几件", "mean", [(R, None)]),
        ("收到的申请最多的是哪个单位", "max", [(R, None)]),
        ("收到的申请最少的是哪家", "min", [(R, None)]),
        ("各单位收到的申请从高到低排名", "rank", [(R, None)]),
        ("收到的申请最多的三个单位是哪些", "rank", [(R, None)]),
        ("收到的申请前三名是哪些单位", "rank", [(R, None)]),
        ("收到的申请排第几", "place", [(R, None)]),
        ("有多少个单位收到的申请超过100件", "count", [(R, None)]),
        ("收到申请超过100件的有哪些单位", "count", [(R, None)]),
        ("行政诉讼为零的单位有几个", "count", [(SUED, None)]),
        ("历年收到的申请", "trend", [(R, None)]),
        ("谁收到的申请更多", "compare", [(R, None)]),
        ("申请最多的是自然人还是法人", "compare", [(R, "自然人"), (R, "法人或其他组织")]),
        ("how many more applications received", "difference", [(R, None)]),
        ("what was the growth rate of lawsuits", "growth", [(SUED, None)]),
        ("rank the bodies by refusals", "rank", [(N, None)]),
        ("did or have more lawsuits?", "compare", [(SUED, None)]),
        ("which year saw the most lawsuits", "max", [(SUED, None)]),
    ],
)
def test_one_operation_and_its_things(text: str, operation: str, things: list[tuple[str | None, str | None]]) -> None:
    assert read(text) == [(operation, things)]


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("新收的申请中,个人占多大比例", (R, "自然人"), (R, None)),
        ("收到的申请里律所占百分之多少", (R, "法律服务机构"), (R, None)),
        ("个人申请占收到申请总数的百分之几", (R, "自然人"), (R, None)),
        ("予以公开的申请占办结总数的比例", (G, None), (HANDLED, None)),
        ("予以公开占总数的比例", (G, None), (HANDLED, None)),
        ("复议被纠正的占全部的百分之几", ("review.corrected", None), (REVIEW, None)),
        ("what percentage of applications received came from companies", (R, "商业企业"), (R, None)),
        ("percentage of applications from companies", (R, "商业企业"), (R, None)),
    ],
)
def test_a_share_has_its_part_and_its_whole(text: str, part: tuple[str, str | None], whole: tuple[str, str | None]) -> None:
    (task,) = read_tasks(text)
    assert task.operation == "share"
    assert task.whole is not None
    assert (task.things[0].indicator, task.things[0].column) == part
    assert (task.whole.indicator, task.whole.column) == whole


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("行政诉讼一共多少件,败诉几件", [("sum", [(SUED, None)]), ("value", [("litigation.corrected", None)])]),
        (
            "规章制发几件,废止几件",
            [("value", [("proactive.rules.issued", None)]), ("value", [("proactive.rules.abolished", None)])],
        ),
        ("行政复议结果维持的有几件?被纠正的呢", [("value", [("review.upheld", None)]), ("value", [("review.corrected", None)])]),
        ("收到申请多少件,其中自然人几件", [("value", [(R, None)]), ("value", [(R, "自然人")])]),
        ("予以公开几件、部分公开几件", [("value", [(G, None)]), ("value", [(P, None)])]),
        ("收到的申请多了还是少了,差多少件", [("difference", [(R, None)])]),
        (
            "政府集中采购了多少个项目,总金额多少万元",
            [("value", [("proactive.procurement.items", None)]), ("value", [("proactive.procurement.amount", None)])],
        ),
    ],
)
def test_parts_that_are_each_asked(text: str, expected: list[tuple[str, list[tuple[str, str | None]]]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("有几个单位收到的申请超过50件", ("over", Decimal(50))),
        ("收到的申请在50件以上的单位几个", ("at_least", Decimal(50))),
        ("收到的申请不足50件的单位几个", ("under", Decimal(50))),
        ("收到的申请不超过50件的单位几个", ("at_most", Decimal(50))),
        ("有几个单位没有收到申请", ("none", Decimal(0))),
        ("哪些单位没有行政复议", ("none", Decimal(0))),
        ("未发生行政复议的单位有哪些", ("none", Decimal(0))),
        ("有几个单位不予公开的申请是0", ("none", Decimal(0))),
        ("how many bodies had more than 50 lawsuits", ("over", Decimal(50))),
    ],
)
def test_a_count_has_its_condition(text: str, condition: tuple[str, Decimal]) -> None:
    assert [task.condition for task in read_tasks(text)] == [condition]


def test_what_was_not_disclosed_is_no_condition_of_none() -> None:
    assert read("所有机关一共有多少没有公开的申请") == [("sum", [(N, None)])]


@pytest.mark.parametrize(
    "text",
    [
        "举办讲座比上一年多几次",
        "协办的申请比上一年多几件",
        "收到的申请和宣传册一共多少",
        "收取了多少元",
        "行政事业性收费多少项,金额多少万元",
        "多少个单位收到的申请",
        "涉及征地的申请占比",
    ],
)
def test_what_is_not_understood_whole_is_no_task(text: str) -> None:
    assert read_tasks(text) == ()


@pytest.mark.parametrize("text", ["同意公开", "granted in part", "办结总数", "同意部分公开"])
def test_joining_words_inside_a_figures_name_do_not_part_it(text: str) -> None:
    thing = read_thing(text)
    assert thing is not None
    assert read_things(text) == (thing,)


@pytest.mark.parametrize("text", ["自然人和企业", "个人、公司", "individuals and companies"])
def test_columns_alone_are_things_without_a_row(text: str) -> None:
    things = read_things(text)
    assert things is not None
    assert [(thing.indicator, thing.column) for thing in things] == [(None, "自然人"), (None, "商业企业")]


def test_a_task_is_stored_and_read_back() -> None:
    task = Task("share", (Thing(G, None, "予以公开"),), Thing(HANDLED, None, "办结"), "bodies", 3, True, ("over", Decimal(5)))
    assert Task.of_list(task.to_list()) == task


_PIECES = [
    "收到",
    "的申请",
    "比",
    "较",
    "和",
    "占",
    "予以公开",
    "自然人",
    "多少",
    "几倍",
    "最多",
    "哪个单位",
    "没有",
    ",",
    "、",
    "7",
    "同",
    "同比",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=10))
def test_any_mixture_is_read_or_left(pieces: list[str]) -> None:
    for task in read_tasks("".join(pieces)):
        assert all(thing.indicator is None or "." in thing.indicator for thing in task.things)


@pytest.mark.parametrize(
    ("content", "indicator", "column"),
    [
        ("收到的申请中,不予公开的有多少件", "applications.refused", None),
        ("办理的申请里,予以公开的几件", "applications.granted", None),
        ("自然人的申请里,部分公开的几件", "applications.partly_granted", "自然人"),
        ("收到的申请里面,商业企业的几件", "applications.received", "商业企业"),
    ],
)
def test_of_a_part_among_its_whole_the_part_alone_is_asked(content: str, indicator: str, column: str | None) -> None:
    things = [thing for task in read_tasks(content) for thing in task.things]
    assert [(thing.indicator, thing.column) for thing in things] == [(indicator, column)]


@pytest.mark.parametrize("content", ["接受公众咨询多少次", "咨询多少件", "接待来访几次"])
def test_inquiries_are_no_applications(content: str) -> None:
    assert read_tasks(content) == ()


@pytest.mark.parametrize("asked", ["行政许可上一年项目数量是多少", "行政处罚的上一年项目数量", "上一年的行政强制项目有几项"])
def test_the_year_before_in_a_columns_name_is_that_column(asked: str) -> None:
    """上一年项目数量 is a column of the year's own report: no other year is asked for."""
    (task,) = read_tasks(asked)
    assert (task.things[0].indicator or "").endswith(".previous_items")
    assert not task.before


@pytest.mark.parametrize(
    "content",
    [
        "不予公开里哪一项最多",
        "不予公开八项理由中哪项最多",
        "不予公开最主要的理由是哪项",
        "不予公开的原因中最多的是哪一个",
        "which ground for refusal was used most often",
    ],
)
def test_the_most_of_a_rows_parts_is_asked_in_many_ways(content: str) -> None:
    (task,) = read_tasks(content)
    assert (task.operation, task.over, task.things[0].indicator) == ("max", "rows", "applications.refused")


@pytest.mark.parametrize("content", ["收到的申请逐年增加吗", "收到的申请是不是一年比一年多", "申请呈上升趋势吗"])
def test_whether_it_grows_year_by_year_is_asked_of_every_year(content: str) -> None:
    assert [task.operation for task in read_tasks(content)] == ["trend"]


@pytest.mark.parametrize(
    "content", ["予以公开的申请比部分多多少", "how many more applications were granted in full than in part"]
)
def test_a_side_that_is_not_understood_is_no_year_before(content: str) -> None:
    assert read_tasks(content) == ()


def test_all_but_natural_persons_are_the_other_column() -> None:
    (task,) = read_tasks("除自然人以外的申请有多少件")
    assert task.things[0].column == "法人或其他组织"
