"""What is asked of a figure's parts in full tables: the most, the order, a place, how many are none, what is left without one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from assistant.asking.parts_asked import read_parts
from assistant.assistant import Assistant
from ingest.store.library import Library
from tests.assistant.talk import Talk
from tests.assistant.test_full_tables import GRANTED, PARTLY, RECEIVED, applications, cell, review

COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
REFUSED = (
    "1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益", "5.属于三类内部事务信息",
    "6.属于四类过程性信息", "7.属于行政执法案卷", "8.属于行政查询事项",
)  # fmt: skip
RESULTS = tuple(f"行政复议 > {name}" for name in ("结果维持", "结果纠正", "其他结果", "尚未审结"))


@pytest.fixture
def talk(full_assistant: Assistant, full_library: Library) -> Talk:
    return Talk(full_assistant, full_library)


def by_column() -> dict[str, int]:
    return {column: applications(RECEIVED, column) for column in COLUMNS}


def place(values: list[int], own: int) -> int:
    return 1 + sum(value > own for value in values)


def normative(column: str) -> int:
    return cell(2023, "proactive", "行政规范性文件", column)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("各类申请人中谁的新收申请最多？", max(by_column().values())),
        ("新收申请里哪种申请人最少？", min(by_column().values())),
        ("行政复议哪种结果最多？", max(map(review, RESULTS))),
        ("不予公开最主要的原因是什么，有几件？", max(map(applications, REFUSED))),
        ("法律服务机构的新收申请在各类申请人中排第几？", place(list(by_column().values()), by_column()["法律服务机构"])),
        ("新收申请数量，商业企业在各类申请人里排第几位？", place(list(by_column().values()), by_column()["商业企业"])),
        ("行政复议各种结果中，结果纠正排第几？", place([*map(review, RESULTS)], review(RESULTS[1]))),
        ("不予公开的8种情形里有几种超过10件？", sum(applications(row) > 10 for row in REFUSED)),
        ("新收申请为零的申请人有几类？", sum(value == 0 for value in by_column().values())),
        ("各类申请人的新收申请从多到少排一下", max(by_column().values())),
        ("除商业企业以外的新收申请有多少件？", applications(RECEIVED) - applications(RECEIVED, "商业企业")),
        ("除自然人以外的申请有多少件？", applications(RECEIVED) - applications(RECEIVED, "自然人")),
        ("规范性文件现行有效减去废止还剩多少件？", abs(normative("现行有效件数") - normative("本年废止件数"))),
        ("规范性文件制发数加废止数是多少？", normative("本年制发件数") + normative("本年废止件数")),
        ("全部公开和部分公开的申请一共多少件？", applications(GRANTED) + applications(PARTLY)),
        ("自然人加商业企业提出的新收申请有多少件？", applications(RECEIVED, "自然人") + applications(RECEIVED, "商业企业")),
        ("行政复议审结了几件？", sum(map(review, RESULTS[:3]))),
    ],
)  # fmt: skip
def test_what_is_asked_of_the_parts_is_computed_of_all_of_them(talk: Talk, question: str, expected: int) -> None:
    answer = talk.ask(f"示例市2023年{question}")
    assert (answer.route, answer.figures[0].value) == (Route.FIGURES, Decimal(expected)), answer.text


@pytest.mark.parametrize(
    "question", ["新收的申请按申请人类型分别是多少件？", "新收申请的申请人类型构成如何？", "各类申请人分别提出了多少件申请？"]
)
def test_applications_by_kind_of_applicant_are_the_columns_of_their_row(talk: Talk, question: str) -> None:
    answer = talk.ask(f"示例市2023年{question}")
    assert [figure.value for figure in answer.figures] == list(map(Decimal, by_column().values())), answer.text


@pytest.mark.parametrize(
    ("question", "column"),
    [
        ("商业企业类申请人的新收申请有几件？", "商业企业"),
        ("自然人类申请新收多少件？", "自然人"),
        ("其他类申请人新收多少件？", "其他"),
    ],
)
def test_a_class_of_applicants_is_a_column(talk: Talk, question: str, column: str) -> None:
    answer = talk.ask(f"示例市2023年{question}")
    assert [figure.value for figure in answer.figures] == [Decimal(applications(RECEIVED, column))], answer.text


@pytest.mark.parametrize("among", ["公民、法人和其他组织", "公民、法人或其他组织提出的", "公民，法人及其他组织"])
def test_everybody_who_may_apply_is_the_whole_row_and_not_some_of_its_columns(talk: Talk, among: str) -> None:
    answer = talk.ask(f"示例市2023年收到{among}政府信息公开申请多少件？")
    assert [figure.value for figure in answer.figures] == [Decimal(applications(RECEIVED))], answer.text


@pytest.mark.parametrize(
    "question", ["“不予公开”八项合计中加密的有多少件？", "行政许可的结果哪种最多？", "举办讲座的各种形式中哪种最多？"]
)
def test_parts_of_something_else_are_never_taken(talk: Talk, question: str) -> None:
    assert talk.ask(f"示例市2023年{question}").route is not Route.FIGURES


@pytest.mark.parametrize("asked", ["哪种理由最多", "收到申请最多的部门是哪个", "各种讲座中哪种最多", "有几类申请人参加了培训"])
def test_what_is_no_part_of_a_figure_is_not_read(asked: str) -> None:
    assert read_parts(asked) is None


def test_a_place_is_told_with_how_many_there_are(talk: Talk) -> None:
    assert "在六项中" in talk.ask("示例市2023年自然人的新收申请在各类申请人中排第几？").text
