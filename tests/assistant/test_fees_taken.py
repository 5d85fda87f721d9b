"""Fees taken for applications: how much is an amount of money, of how many is a count, and 共计 before an amount tells no deed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.talk import talking

TOLD = {
    ("云州市人民政府", 2022): "全市对8件申请收取信息处理费，共计3160元。",
    ("云州市人民政府", 2023): "全市收取信息处理费12件、合计4730元。",
    (
        "霞州市人民政府",
        2023,
    ): "全市收取信息处理费620元。\n二、主动公开政府信息情况\n第二十条第（八）项\n信息内容|本年收费金额（单位：万元）\n"
    "行政事业性收费|48.3\n",
    (
        "溪州市人民政府",
        2023,
    ): "全市收取信息处理费情况：溪州市林业局3件，收取210元；溪州市公安局9件，收取870元。\n二、主动公开政府信息情况\n第二十条第（八）项\n信息内容|本年收费金额（单位：万元）\n"
    "行政事业性收费|61.5\n",
    ("荷州市人民政府", 2022): "对3家企业发放稳岗补贴，共计960万元。",
}


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("云州市2022年收取信息处理费多少元？", [3160]),
        ("云州市2022年和2023年收取的信息处理费分别是多少元？", [3160, 4730]),
        ("云州市2022年对几件申请收取了信息处理费？", [8]),
        ("云州市2023年收取信息处理费多少？", [4730]),
        ("How much did Yunzhou City charge in information processing fees in 2022?", [3160]),
        ("荷州市2022年发放稳岗补贴多少万元？", [960]),
    ],
)
def test_how_much_was_taken_is_the_amount(tmp_path: Path, question: str, values: list[int]) -> None:
    with talking(tmp_path, TOLD) as talk:
        answer = talk.ask(question)
    assert [int(figure.value) for figure in answer.figures if figure.value is not None] == values


@pytest.mark.parametrize("question", ["溪州市公安局2023年收费多少元？", "溪州市2023年市公安局收费多少元？"])
def test_the_place_s_row_of_all_fees_is_not_told_beside_the_fee_of_a_body(tmp_path: Path, question: str) -> None:
    with talking(tmp_path, TOLD) as talk:
        answer = talk.ask(question)
    assert [str(figure.value) for figure in answer.figures] == ["870"]


@pytest.mark.parametrize("question", ["云州市2023年信息处理费收了多少？", "云州市2022年信息处理费是多少？"])
def test_how_much_is_no_count_of_those_who_paid(tmp_path: Path, question: str) -> None:
    with talking(tmp_path, TOLD) as talk:
        answer = talk.ask(question)
    assert not {8, 12} & {int(figure.value) for figure in answer.figures if figure.value is not None}


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("霞州市2023年一共收了多少费？", ["620", "48.3"]),
        ("霞州市2023年收取信息处理费多少元？", ["620"]),
        ("云州市2023年收费多少元？", ["4730"]),
    ],
)
def test_fees_of_no_kind_are_told_with_the_row_of_all_fees(tmp_path: Path, question: str, values: list[str]) -> None:
    with talking(tmp_path, TOLD) as talk:
        answer = talk.ask(question)
    assert [str(figure.value) for figure in answer.figures] == values
