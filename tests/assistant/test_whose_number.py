"""Whose a number is: the body's own, its office's, that of all below it, or of others that its clause names before their deed."""

from __future__ import annotations

import pytest

from assistant.guards.whose_number import doer, of_others

COUNTY = ("枫岭县人民政府", "枫岭县政府")


@pytest.mark.parametrize(
    ("lead", "who"),
    [
        ("全年各镇共公开信息", "各镇"),
        ("县公安局全年收到申请", "县公安局"),
        ("全县各部门公开信息", "全县各部门"),
        ("通过政府网站公开信息", ""),  # by which means, not who
        ("在县图书馆开设专区", ""),  # where
        ("公开信息", ""),
    ],
)
def test_the_doer_stands_before_the_deed(lead: str, who: str) -> None:
    assert doer(lead) == who


@pytest.mark.parametrize(
    ("lead", "question"),
    [
        ("学校共公开信息", "公开信息多少条"),
        ("各镇共公开信息", "本机关公开信息多少条"),
        ("各部门共公开信息", "本机关公开信息多少条"),
        ("县公安局收到申请", "收到申请几件"),
        ("城关镇公开信息", "镇公开信息多少条"),
        ("本机关共公开信息", "全县公开信息多少条"),
        ("指导镇街答复申请", "答复申请几件"),
        ("全县共收到申请", "各部门收到申请几件"),
        ("全年收到申请", "部门收到申请几件"),
    ],
)
def test_a_number_of_others_is_not_the_one_asked_for(lead: str, question: str) -> None:
    assert of_others(lead, COUNTY, question)


@pytest.mark.parametrize(
    ("lead", "question"),
    [
        ("学校共公开信息", "学校公开信息多少条"),
        ("全县各级行政机关共收到申请", "收到申请几件"),
        ("县政府办公室公开信息", "公开信息多少条"),
        ("枫岭县人民政府收到申请", "收到申请几件"),
        ("本机关公开信息", "公开信息多少条"),
        ("县公安局收到申请", "县公安局收到申请几件"),
    ],
)
def test_a_number_of_the_body_or_of_those_who_are_asked_about_is(lead: str, question: str) -> None:
    assert not of_others(lead, COUNTY, question)


def test_a_body_under_its_own_name_is_no_other() -> None:
    assert not of_others("县公安局收到申请", ("枫岭县公安局",), "收到申请几件")
