"""One plain question asked of several bodies and years, or divided over a year: computed from numbers of the prose."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from assistant.asking.plain_asked import read_plain
from tests.assistant.talk import Talk

TEXTS = {
    (
        "枫岭县商务局",
        2023,
    ): "2023年主动公开政府信息365条。开展征集调查8期，收到公众意见210条。微信公众号发布信息480条。"
    "收到政府信息公开申请50件，其中42件已按时答复，8件结转下年度办理。编印简报12期。",
    ("枫岭县商务局", 2022): "2022年主动公开政府信息300条。开展征集调查6期，收到公众意见90条。编印简报16期。",
    ("柳溪县商务局", 2023): "2023年主动公开政府信息165条。微信公众号发布信息720条。受理政府信息公开申请0件。编印简报9期。",
    ("青石县商务局", 2024): "2024年主动公开政府信息183条。办理信息公开申请60件，较2023年的12件有较大增长。每月例会通报1次。",
    ("岚浦县商务局", 2023): "2023年编印简报4期。",
    ("霁河县人民政府", 2024): "全年共办理政府信息公开申请69件。",
    ("碧川县人民政府", 2024): "全县共收办政府信息公开申请300件。",
    ("枫岭县教育局", 2022): "2022年主动公开政府信息497条。",
    ("柳溪县教育局", 2022): "2022年在政务公开平台主动公开政府信息140条，在微信公众号发布信息956条。",
    ("枫岭县人民政府", 2018): "全县收到政府信息公开申请70件。",
    ("枫岭县体育局", 2018): "全年收到政府信息公开申请4件。",
    ("青石县体育局", 2025): "全年收到政府信息公开申请5件，发生行政复议1件。",
    ("柳溪县体育局", 2025): "全年收到政府信息公开申请3件，未发生行政复议。",
    ("枫岭县气象局", 2020): "全年收到政府信息公开申请30件，同比增长25%。",
    ("枫岭县气象局", 2019): "全年收到政府信息公开申请24件，同比增长9.1%。",
    ("柳溪县气象局", 2020): "全年收到政府信息公开申请16件，同比增长60%。",
    ("岚浦县气象局", 2020): "每月例会通报1次。",
    ("枫岭县水务局", 2021): "未发生行政复议案件。",
    ("柳溪县水务局", 2021): "全年未发生行政复议。年初至年末共发生行政复议3件。",
    ("青石县水务局", 2021): "发生行政复议2件。",
    ("青石县教育局", 2022): "通过县政府网站主动公开政府信息210条。",
}


@pytest.mark.parametrize(
    ("question", "value", "operation", "operands"),
    [
        ("枫岭县商务局2023年比柳溪县商务局多公开多少条信息？", "200", "difference", (365, 165)),
        ("枫岭县商务局比柳溪县商务局2023年多编印几期简报？", "3", "difference", (12, 9)),
        ("枫岭县商务局2023年收到的公众意见比2022年多多少条？", "120", "difference", (210, 90)),
        ("枫岭县商务局和柳溪县商务局2023年编印简报一共几期？", "21", "sum", (12, 9)),
        ("枫岭县商务局和柳溪县商务局2023年公开信息合计多少条？", "530", "sum", (365, 165)),
        ("青石县教育局2022年比柳溪县教育局多公开多少条信息？", "70", "difference", (210, 140)),
        ("枫岭县商务局2023年平均每月公开信息多少条？", "30.42", "mean", (365,)),
        ("枫岭县商务局2023年平均每天公开多少条信息？", "1", "mean", (365,)),
        ("青石县商务局2024年每天公开信息多少条？", "0.5", "mean", (183,)),
        ("枫岭县商务局2023年平均每个季度编印几期简报？", "3", "mean", (12,)),
        ("青石县商务局2024年申请增长了多少倍？", "4", "growth", (60, 12)),
        ("枫岭县商务局2023年申请答复率是多少？", "84", "share", (42, 50)),
    ],
)
def test_the_answers_to_one_plain_question_are_computed_with(
    talk: Talk, question: str, value: str, operation: str, operands: tuple[int, ...]
) -> None:
    first, *others = talk.ask(question).figures
    assert (first.value, first.operation, first.state) == (Decimal(value), operation, "computed")
    assert {one.value for one in others} == {Decimal(one) for one in operands}


def test_what_is_carried_over_is_not_late_so_that_no_rate_in_time_is_computed(talk: Talk) -> None:
    assert talk.ask("枫岭县商务局2023年按时答复率").figures == ()


def test_a_whole_is_said_to_be_divided_by_the_days_of_its_year(talk: Talk) -> None:
    assert "三百六十六" in talk.ask("青石县商务局2024年平均每天公开多少条信息？").text
    assert "三百六十五" in talk.ask("枫岭县商务局2023年平均每天公开多少条信息？").text


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("枫岭县商务局和柳溪县商务局2023年谁公开得多？", 365),
        ("枫岭县商务局和柳溪县商务局2023年公众号谁发得多？", 720),
        ("枫岭县商务局和柳溪县商务局2023年哪家编印的简报少？", 9),
    ],
)
def test_which_of_two_bodies_is_more_is_told_with_both_numbers(talk: Talk, question: str, first: int) -> None:
    answer = talk.ask(question)
    assert answer.figures[0].value == Decimal(first)
    assert answer.figures[2].operation == "difference"


@pytest.mark.parametrize(
    ("question", "rates", "said"),
    [
        ("枫岭县气象局和柳溪县气象局2020年申请增长率谁高？", ("25", "60"), ""),
        ("枫岭县气象局和岚浦县气象局2020年申请同比增长各多少？", ("25",), "岚浦县气象局"),
        ("枫岭县气象局2019年和2020年申请增长率各多少？", ("9.1", "25"), ""),
    ],
)
def test_growth_is_told_of_each_body_and_year_that_is_named(talk: Talk, question: str, rates: tuple[str, ...], said: str) -> None:
    answer = talk.ask(question)
    assert [one.value for one in answer.figures if one.unit == "%"] == [Decimal(rate) for rate in rates]
    assert said in answer.text


def test_none_told_under_another_verb_is_counted_and_the_bodies_that_tell_nothing_are_named(talk: Talk) -> None:
    answer = talk.ask("2023年哪些单位没有收到申请？")
    assert (answer.figures[0].value, answer.figures[0].operation) == (Decimal(1), "count")
    assert "柳溪县商务局" in answer.text
    assert "（共一）：岚浦县商务局" in answer.text


def test_a_body_that_tells_none_and_some_is_not_counted_as_one_without_any(talk: Talk) -> None:
    answer = talk.ask("2021年哪些单位没有行政复议？")
    assert (answer.figures[0].value, answer.figures[0].operation) == (Decimal(1), "count")
    assert "枫岭县水务局[" in answer.text
    assert "没有计入比较的有：柳溪县水务局" in answer.text


@pytest.mark.parametrize(
    ("asked", "value", "who", "year"), [("", 1, "青石县体育局", 2025), ("所有报告里", 2, "青石县水务局", 2021)]
)
def test_no_year_is_said_to_be_the_newest_alone_and_all_reports_are_all(
    talk: Talk, asked: str, value: int, who: str, year: int
) -> None:
    answer = talk.ask(f"{asked}行政复议最多的是哪个单位？")
    first = answer.figures[0]
    assert (first.value, first.organisation, first.year) == (Decimal(value), who, year)
    assert ("只看了最近的2025年" in answer.text) is not bool(asked)


def test_a_sum_of_all_bodies_says_which_of_them_lies_within_another(talk: Talk) -> None:
    answer = talk.ask("2018年所有单位一共收到多少申请？")
    assert answer.figures[0].value == Decimal(74)
    assert "枫岭县体育局（枫岭县人民政府）" in answer.text


def test_a_ranking_names_whose_report_does_not_state_it(talk: Talk) -> None:
    answer = talk.ask("2023年主动公开信息最多的是哪个单位？")
    assert (answer.figures[0].value, answer.figures[0].organisation) == (Decimal(365), "枫岭县商务局")
    assert "没有写明这一项的单位（共一）：岚浦县商务局" in answer.text


def test_which_body_of_a_kind_has_the_most_is_told_without_asking_back(talk: Talk) -> None:
    answer = talk.ask("2022年哪个教育局公开的信息最多？")
    assert (answer.figures[0].value, answer.figures[0].organisation) == (Decimal(497), "枫岭县教育局")
    assert "柳溪县教育局" in answer.text  # whose report tells no whole


def test_two_bodies_of_one_year_that_count_otherwise_are_not_called_two_years(talk: Talk) -> None:
    answer = talk.ask("霁河县人民政府2024年比碧川县人民政府2024年少办多少件申请？")
    assert answer.route is Route.REFUSE
    assert "口径不同" in answer.text
    assert "霁河县人民政府2024年的" in answer.text
    assert "两年" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "枫岭县商务局2023年比岚浦县商务局多公开多少条信息？",
        "柳溪县商务局2023年答复率是多少？",
        "枫岭县商务局2023年平均每期简报多少份？",
        "岚浦县商务局2023年平均每月公开信息多少条？",
    ],
)
def test_nothing_is_computed_from_what_is_not_told(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is not Route.FIGURES


def test_a_fall_is_told_without_a_sign_where_a_fall_is_asked_for(talk: Talk) -> None:
    answer = talk.ask("枫岭县商务局2023年编印简报比2022年下降百分之几？")
    assert (answer.figures[0].value, answer.figures[0].operation) == (Decimal(25), "growth")
    assert answer.text.startswith("下降了25%")
    assert talk.ask("枫岭县商务局2023年编印简报的增长率是多少？").figures[0].value == Decimal(-25)


def test_of_each_body_another_thing_is_no_plain_question() -> None:
    assert read_plain("申请比 提案多多少件") is None
    assert read_plain("公开信息和 收到申请一共多少") is None
    assert read_plain("建议提案办复率是多少") is None
    assert read_plain("每日要闻发布几条") is None


def test_a_plain_question_computes_nothing() -> None:
    assert read_plain("公开信息多少条") is None
    assert read_plain("收到多少件申请") is None
