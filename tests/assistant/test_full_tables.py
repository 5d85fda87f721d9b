"""Questions asked of full tables and of prose with traps: each cell by its name, and never a neighbour's number."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import pytest

from assistant.answer import Answer, Route
from assistant.answering.wording import plain_label
from assistant.assistant import Assistant
from eval.forge.full import full_report
from eval.forge.slots import find_slot, table_slots
from ingest.store.library import Library
from tests.assistant.talk import Talk


@cache
def cell(year: int, table: str, row: str, column: str) -> int:
    """What the made-up report prints in the one cell whose row and column end so."""
    slot = find_slot("2021", table, row, column)
    found = next(t for t in full_report(seed=year, year=year).tables if t.table == table)
    return int(found.raw_at(slot.row, slot.column))


def applications(row: str, column: str = "总计", year: int = 2023) -> int:
    return cell(year, "applications", row, column)


def review(column: str, year: int = 2023) -> int:
    return cell(year, "review_litigation", "", column)


RECEIVED = "一、本年新收政府信息公开申请数量"
GRANTED = "（一）予以公开"
PARTLY = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"


@pytest.fixture
def talk(full_assistant: Assistant, full_library: Library) -> Talk:
    return Talk(full_assistant, full_library)


def value(answer: Answer) -> Decimal | None:
    assert answer.route is Route.FIGURES, answer.text
    return answer.figures[0].value


def right_or_refused(answer: Answer, expected: Decimal | int | str) -> bool:
    """Never another number: the expected one first, or none."""
    return answer.route in (Route.REFUSE, Route.CLARIFY) or (
        bool(answer.figures) and answer.figures[0].value == Decimal(expected)
    )


# ---------------------------------------------------------------------------------------------- cells


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("示例市2023年收到多少件政府信息公开申请？", applications(RECEIVED)),
        ("示例市2022年收到多少件政府信息公开申请？", applications(RECEIVED, year=2022)),
        ("示例市2023年收到自然人申请多少件？", applications(RECEIVED, "自然人")),
        ("示例市2023年公民个人申请多少件？", applications(RECEIVED, "自然人")),
        ("示例市2023年收到科研机构的申请多少件？", applications(RECEIVED, "科研机构")),
        ("示例市2023年法律服务机构申请多少件？", applications(RECEIVED, "法律服务机构")),
        ("示例市2023年部分公开多少件？", applications(PARTLY)),
        ("示例市2023年因属于国家秘密不予公开的多少件？", applications("1.属于国家秘密")),
        ("示例市2023年重复申请多少件？", applications("（五）不予处理 > 2.重复申请")),
        ("示例市2023年商业企业的申请结转下年度继续办理多少件？", applications("四、结转下年度继续办理", "商业企业")),
        ("示例市2023年行政复议结果维持多少件？", review("行政复议 > 结果维持")),
        ("示例市2023年行政复议尚未审结多少件？", review("行政复议 > 尚未审结")),
        ("示例市2023年行政复议总计多少件？", review("行政复议 > 总计")),
        ("示例市2023年行政许可处理决定多少件？", cell(2023, "proactive", "行政许可", "本年处理决定数量")),
        ("示例市2023年行政事业性收费金额多少万元？", cell(2023, "proactive", "行政事业性收费", "本年收费金额（单位：万元）")),
        ("示例市2023年现行有效的行政规范性文件多少件？", cell(2023, "proactive", "行政规范性文件", "现行有效件数")),
        ("How many requests from natural persons did Shili City receive in 2023?", applications(RECEIVED, "自然人")),
    ],
)
def test_each_cell_is_found_by_its_name(talk: Talk, question: str, expected: int) -> None:
    answer = talk.ask(question)
    assert value(answer) == expected
    assert answer.figures[0].state == "reported"


def asked_by_labels(assistant: Assistant, table: str, joined: str = "") -> list[str]:
    """Every cell of a table asked for by its own labels; what was answered with another number."""
    wrong = []
    for slot in table_slots("2021", table):
        printed = next(t for t in full_report(seed=2023, year=2023).tables if t.table == table).raw_at(slot.row, slot.column)
        row, column = (plain_label(path[-1]) if path else "" for path in (slot.row, slot.column))
        if table == "review_litigation":
            question = f"示例市2023年{joined.join(slot.column)}多少件？"
        elif table == "applications":
            if row in ("总计", "其他") or column == "其他":
                continue  # these names do not tell alone which cell is meant
            question = f"示例市2023年{'' if column == '总计' else column + '的'}{row}是多少件？"
        else:
            question = f"示例市2023年{row}{column}是多少？"
        if not right_or_refused(assistant.ask(question), printed):
            wrong.append(question)
    return wrong


@pytest.mark.parametrize("table", ["proactive", "applications", "review_litigation"])
def test_no_cell_asked_by_its_labels_is_answered_with_another(full_assistant: Assistant, table: str) -> None:
    assert asked_by_labels(full_assistant, table) == []


def test_headers_joined_by_of_mean_the_same_cell(full_assistant: Assistant) -> None:
    assert asked_by_labels(full_assistant, "review_litigation", "的") == []


@pytest.mark.parametrize("said", ["其他类申请人", "其他申请人"])
def test_the_other_applicants_are_not_all_applicants(talk: Talk, said: str) -> None:
    assert right_or_refused(talk.ask(f"示例市2023年{said}的申请被予以公开的有多少件？"), applications("（一）予以公开", "其他"))


def test_a_row_that_has_only_parts_is_their_sum_with_every_part_cited(talk: Talk) -> None:
    answer = talk.ask("示例市2023年不予公开多少件？")
    result, *parts = answer.figures
    assert (result.operation, result.state) == ("sum", "computed")
    assert result.value == sum(part.value for part in parts if part.value is not None)
    assert len(result.citations) == len(parts) == 8


@pytest.mark.parametrize(
    ("question", "operation", "expected"),
    [
        (
            "示例市2023年收到的申请比2022年多多少件？",
            "difference",
            abs(applications(RECEIVED) - applications(RECEIVED, year=2022)),
        ),
        (
            "How many more requests did Shili City receive in 2022 than in 2023?",
            "difference",
            abs(applications(RECEIVED) - applications(RECEIVED, year=2022)),
        ),
        (
            "示例市2023年行政复议和行政诉讼一共多少件？",
            "sum",
            review("行政复议 > 总计") + review("未经复议直接起诉 > 总计") + review("复议后起诉 > 总计"),
        ),
        ("示例市2022年和2023年合计收到多少件申请？", "sum", applications(RECEIVED) + applications(RECEIVED, year=2022)),
        (
            "示例市2023年行政处罚和行政强制的决定一共多少件？",
            "sum",
            cell(2023, "proactive", "行政处罚", "本年处理决定数量") + cell(2023, "proactive", "行政强制", "本年处理决定数量"),
        ),
    ],
)
def test_two_cells_are_computed_with(talk: Talk, question: str, operation: str, expected: int) -> None:
    answer = talk.ask(question)
    assert value(answer) == expected
    assert answer.figures[0].operation == operation
    assert len(answer.figures[0].citations) >= 2


@pytest.mark.parametrize(
    ("question", "operation", "expected"),
    [
        ("示例市2023年予以公开和部分公开合计多少件？", "sum", applications(GRANTED) + applications(PARTLY)),
        ("示例市2023年予以公开比部分公开多多少件？", "difference", abs(applications(GRANTED) - applications(PARTLY))),
        (
            "示例市2023年新收和上年结转合计多少件？",
            "sum",
            applications(RECEIVED) + applications("二、上年结转政府信息公开申请数量"),
        ),
    ],
)
def test_two_rows_are_computed_with(talk: Talk, question: str, operation: str, expected: int) -> None:
    answer = talk.ask(question)
    assert (answer.figures[0].operation, value(answer)) == (operation, Decimal(expected))
    assert len(answer.figures[0].citations) == 2


def test_the_mean_of_two_years(talk: Talk) -> None:
    answer = talk.ask("示例市2022年和2023年平均每年收到多少件申请？")
    assert value(answer) == Decimal(applications(RECEIVED) + applications(RECEIVED, year=2022)) / 2
    assert answer.figures[0].operation == "mean"


def test_growth_is_signed_and_has_two_decimals(talk: Talk) -> None:
    before, after = applications(RECEIVED, year=2022), applications(RECEIVED)
    expected = ((Decimal(after) - before) * 100 / before).quantize(Decimal("0.01"))
    answer = talk.ask("示例市2023年的申请比2022年增长百分之几？")
    assert (value(answer), answer.figures[0].unit, answer.figures[0].operation) == (expected, "%", "growth")


# ---------------------------------------------------------------------------------------------- prose


def test_the_year_before_in_prose_is_not_this_years_number(talk: Talk) -> None:
    assert value(talk.ask("丙水县教育局2023年收到多少件政府信息公开申请？")) == 14


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("丙水县教育局2023年网站访问量同比增长百分之几？", "8.2"),
        ("丙水县教育局2023年微信访问量同比增长多少？", "-2.1"),
        ("丙水县教育局2023年网站访问量多少次？", "125000"),
        ("丙水县教育局2023年公众号发布信息多少条？", "65"),
        ("丙水县审计局2023年来访多少件？", "9"),
        ("丙水县审计局2023年收到投诉多少件？", "3"),
        ("丙水县审计局2023年考核得分多少？", "96.5"),
        ("丙水县审计局2023年参加开放日的学生占百分之几？", "40"),
        ("丙水县审计局2023年来信比来访多多少件？", "3"),
        ("丙水县审计局2022年公开指南更新几次？", "1"),
        ("丙水县审计局2022年收到多少件申请？", "8"),
    ],
)
def test_each_number_of_prose_is_its_own_things(talk: Talk, question: str, expected: str) -> None:
    assert value(talk.ask(question)) == Decimal(expected)


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("丙水县教育局2023年开展培训多少次？", 30),
        ("丙水县教育局2023年发布图解多少篇？", 2000),
        ("示例市2021年收到多少件申请？", 0),
        ("示例市教育局2023年收到多少件政府信息公开申请？", 14),
        ("示例市2023年上半年收到多少件申请？", 0),
    ],
)
def test_what_is_not_said_is_not_answered_with_what_is_near(talk: Talk, question: str, wrong: int) -> None:
    answer = talk.ask(question)
    assert not any(figure.value == wrong and figure.state == "reported" for figure in answer.figures)
    assert answer.route is Route.REFUSE


# ---------------------------------------------------------------------------------------------- conversations


def test_a_part_asked_of_what_was_asked_before(talk: Talk) -> None:
    assert value(talk.ask("示例市2023年收到多少件申请？")) == applications(RECEIVED)
    assert value(talk.ask("其中自然人呢？")) == applications(RECEIVED, "自然人")


def test_another_year_of_what_was_asked_before(talk: Talk) -> None:
    talk.ask("示例市2023年行政许可决定多少件？")
    assert value(talk.ask("那2022年呢？")) == cell(2022, "proactive", "行政许可", "本年处理决定数量")


# ---------------------------------------------------------------------------------------------- faults known


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("示例市2023年行政诉讼结果纠正多少件？", review("未经复议直接起诉 > 结果纠正") + review("复议后起诉 > 结果纠正")),
        ("示例市2023年行政诉讼未经复议直接起诉的结果维持多少件？", review("未经复议直接起诉 > 结果维持")),
        ("示例市2023年行政诉讼败诉多少件？", review("未经复议直接起诉 > 结果纠正") + review("复议后起诉 > 结果纠正")),
        ("示例市2023年收到法人的申请多少件？", applications(RECEIVED) - applications(RECEIVED, "自然人")),
        ("示例市2023年组织申请多少件？", applications(RECEIVED) - applications(RECEIVED, "自然人")),
        ("示例市2023年除自然人外的申请有多少件？", applications(RECEIVED) - applications(RECEIVED, "自然人")),
        ("示例市2023年1月收到多少件申请？", "-1"),
        ("示例市2023年收到申请的一半是多少件？", "-1"),
    ],
)
def test_a_part_is_not_answered_with_the_whole(talk: Talk, question: str, expected: int | str) -> None:
    assert right_or_refused(talk.ask(question), expected)


@pytest.mark.parametrize("question", ["示例市2023年办结多少件申请？", "示例市2023年答复申请多少件？"])
def test_what_was_done_is_not_what_came_in(talk: Talk, question: str) -> None:
    assert right_or_refused(talk.ask(question), applications("（七）总计"))


def test_a_charge_is_no_number_of_decisions(talk: Talk) -> None:
    assert right_or_refused(talk.ask("示例市2023年行政许可收费多少？"), "-1")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "示例市2023年科研机构和商业企业的申请合计多少件？",
            applications(RECEIVED, "科研机构") + applications(RECEIVED, "商业企业"),
        ),
        ("示例市2022年和2023年共收到多少件申请？", applications(RECEIVED) + applications(RECEIVED, year=2022)),
    ],
)
def test_a_sum_leaves_nothing_out(talk: Talk, question: str, expected: int) -> None:
    assert right_or_refused(talk.ask(question), expected)


def test_fewer_received_is_a_difference(talk: Talk) -> None:
    expected = abs(applications(RECEIVED) - applications(RECEIVED, year=2022))
    assert right_or_refused(talk.ask("示例市2023年比2022年少收到多少件申请？"), expected)


def test_a_follow_up_for_another_year_keeps_the_column(talk: Talk) -> None:
    talk.ask("示例市2023年收到多少件申请？")
    talk.ask("其中自然人呢？")
    assert right_or_refused(talk.ask("2022年呢？"), applications(RECEIVED, "自然人", year=2022))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("丙水县教育局2023年办理政协提案多少件？", 8),
        ("丙水县教育局2023年栏目多少个？", 8),
        ("丙水县教育局2023年办结率是多少？", 98),
        ("丙水县教育局2023年新增阅览点多少个？", -1),
    ],
)
def test_from_to_respectively_and_next_year_are_read_as_meant(talk: Talk, question: str, expected: int) -> None:
    assert right_or_refused(talk.ask(question), expected)


def test_two_halves_of_a_year_do_not_contradict_each_other(talk: Talk) -> None:
    answer = talk.ask("丙水县教育局2023年召开会议多少次？")
    assert not any(warning.code == "conflict" for warning in answer.warnings)


def test_a_civil_affairs_bureau_is_known_by_its_name(talk: Talk) -> None:
    assert value(talk.ask("丙水县民政局2023年收到多少件政府信息公开申请？")) == 6


def test_a_county_of_one_character_is_a_place_too(talk: Talk) -> None:
    answer = talk.ask("乙县教育局2023年收到多少件政府信息公开申请？")
    assert answer.route is Route.REFUSE
    assert "丙水县教育局2023年报告" not in answer.text


def test_a_community_is_no_body(talk: Talk) -> None:
    assert value(talk.ask("丙水县教育局2023年向社区发放宣传册多少册？")) == 500


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "示例市2023年自然人申请占全部申请的百分之几？",
            (Decimal(applications(RECEIVED, "自然人")) * 100 / applications(RECEIVED)).quantize(Decimal("0.01")),
        ),
        (
            "示例市2023年商业企业的申请比科研机构多多少件？",
            Decimal(abs(applications(RECEIVED, "商业企业") - applications(RECEIVED, "科研机构"))),
        ),
    ],
)
def test_columns_can_be_computed_with(talk: Talk, question: str, expected: Decimal) -> None:
    assert value(talk.ask(question)) == expected


def test_two_cells_of_one_row_are_both_answered(talk: Talk) -> None:
    answer = talk.ask("示例市2023年规章制发多少件，废止多少件？")
    expected = [cell(2023, "proactive", "规章", "本年制发件数"), cell(2023, "proactive", "规章", "本年废止件数")]
    assert [figure.value for figure in answer.figures] == expected


@pytest.mark.parametrize("question", ["丙水县审计局2023年申请减少了多少件？", "丙水县审计局2023年申请增加了多少件？"])
def test_the_change_is_not_the_count(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.REFUSE or (answer.figures[0].value is not None and abs(answer.figures[0].value) == 2)


def test_a_whole_is_not_given_for_its_share(talk: Talk) -> None:
    assert right_or_refused(talk.ask("丙水县审计局2023年参加开放日的学生多少人？"), 60)


def test_budgets_and_accounts_together(talk: Talk) -> None:
    assert right_or_refused(talk.ask("丙水县审计局2023年公开预算和决算共多少份？"), 23)


def test_two_bodies_together_are_added(talk: Talk) -> None:
    assert right_or_refused(talk.ask("丙水县审计局和丙水县教育局2023年共收到多少件申请？"), 20)


def test_by_how_many_compares_the_two_before(talk: Talk) -> None:
    talk.ask("丙水县审计局2023年收到多少件申请？")
    talk.ask("丙水县教育局呢？")
    assert right_or_refused(talk.ask("多多少？"), 8)


def test_a_stated_mean_is_given(talk: Talk) -> None:
    assert value(talk.ask("丙水县审计局2023年答复申请平均用时多少天？")) == 8


def test_two_receivers_are_no_place(talk: Talk) -> None:
    assert value(talk.ask("丙水县教育局2023年学校和社区一共发放宣传册多少册？")) == 2000


def test_what_is_computed_from_about_is_about(talk: Talk) -> None:
    answer = talk.ask("丙水县教育局2023年社区宣传册占发放宣传册总数的百分之几？")
    assert answer.warnings or "约" in answer.text or "余" in answer.text


def test_a_follow_up_for_another_body_asks_for_the_same_thing(talk: Talk) -> None:
    talk.ask("丙水县审计局2023年办理信访多少件？")
    answer = talk.ask("示例市呢？")
    assert not any(f.indicator == "applications.unprocessed.petition" for f in answer.figures)


def test_a_rate_is_not_answered_with_a_count(talk: Talk) -> None:
    answer = talk.ask("示例市2023年行政复议维持率是多少？")
    assert not answer.figures or answer.figures[0].unit == "%"


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("How many requests did Shili City refuse in 2023?", applications(RECEIVED)),
    ],
)
def test_all_of_them_is_not_the_answer_for_some_of_them(talk: Talk, question: str, wrong: int) -> None:
    answer = talk.ask(question)
    assert not answer.figures or answer.figures[0].value != wrong


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "示例市2023年结转下年度比上年结转多多少件？",
            applications("四、结转下年度继续办理") - applications("二、上年结转政府信息公开申请数量"),
        ),
        (
            "示例市2023年规范性文件制发比废止多多少件？",
            cell(2023, "proactive", "行政规范性文件", "本年制发件数") - cell(2023, "proactive", "行政规范性文件", "本年废止件数"),
        ),
    ],
)
def test_cells_of_like_names_are_compared(talk: Talk, question: str, expected: int) -> None:
    assert value(talk.ask(question)) == abs(expected)


def test_carried_over_into_the_next_year_is_this_years_report(talk: Talk) -> None:
    answer = talk.ask("How many requests of 2023 were carried over into 2024 by Shili City?")
    assert value(answer) == applications("四、结转下年度继续办理")


LEGAL = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")


@pytest.mark.parametrize(
    "question",
    [
        "示例市2023年法人和其他组织的申请多少件？",
        "示例市2023年法人及其他组织的申请多少件？",
        "示例市2023年收到法人与其他组织的申请多少件？",
        "示例市2023年法人或其他组织的申请多少件？",
        "How many applications from legal persons and other organisations did Shili City receive in 2023?",
    ],
)
def test_a_group_of_columns_is_its_sum_however_its_name_is_joined(talk: Talk, question: str) -> None:
    assert value(talk.ask(question)) == sum(applications(RECEIVED, column) for column in LEGAL)


@pytest.mark.parametrize(
    "question", ["示例市2023年不再处理的申请多少件？", "How many applications were no longer processed in Shili City in 2023?"]
)
def test_what_is_processed_no_longer_is_both_rows_that_say_so(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert value(answer) == sum(one.value for one in answer.figures[1:] if one.value is not None)
    assert [one.indicator for one in answer.figures[1:]] == [
        "applications.otherwise.not_corrected",
        "applications.otherwise.fee_unpaid",
    ]


@pytest.mark.parametrize(
    "question",
    [
        "示例市2023年成功的申请多少件？",
        "示例市2023年同一人的行政复议多少件？",
        "示例市2023年批准的行政许可多少件？",
        "示例市2023年主动公开的行政处罚多少件？",
        "示例市2023年再审的行政诉讼多少件？",
        "示例市2023年重大的申请多少件？",
        "How many administrative licences were granted in Shili City in 2023?",
    ],
)
def test_a_row_does_not_answer_for_a_part_of_it(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is not Route.FIGURES


def test_what_there_is_at_a_years_end_is_not_added_over_years(talk: Talk) -> None:
    answer = talk.ask("示例市2022年和2023年现行有效的行政规范性文件一共多少件？")
    assert [one.operation for one in answer.figures] == [None, None]
    assert "不能相加" in answer.text
