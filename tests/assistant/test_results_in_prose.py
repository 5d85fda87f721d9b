"""What became of applications where only the prose tells it: in quotes, in lists with remarks, by the form's own words; and what is near to it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.assistant.county_prose import Ask

PROSE = {
    "杏坝": "收到申请19件，已全部答复。其中“同意公开”9件，“同意部分公开”4件，“不予公开”1件，“信息不存在”3件，“非本机关掌握”2件。",
    "榆垭": "收到申请17件。办理结果为予以公开8件、部分公开2件、不予公开3件（属于行政执法案卷）、无法提供4件（均为本机关不掌握）。",
    "槐店": "在已答复的申请中，“同意公开”的21件，“同意部分公开”的6件。市直部门公开政府信息812条。组织54个市直部门和单位编制目录。",
    "桑坪": "新收申请5件；予以公开3件，无法提供2件，总计5件。",
}


@pytest.mark.parametrize(
    ("place", "question", "value"),
    [
        ("杏坝", "同意公开多少件？", 9),
        ("杏坝", "同意公开了几件？", 9),
        ("杏坝", "同意部分公开多少件？", 4),
        ("杏坝", "不予公开多少件？", 1),
        ("杏坝", "信息不存在多少件？", 3),
        ("杏坝", "“信息不存在”的申请有多少件？", 3),
        ("榆垭", "“无法提供”的有多少件？", 4),
        ("榆垭", "不予公开多少件？", 3),
        ("榆垭", "无法提供多少件？", 4),
        ("榆垭", "部分公开几件？", 2),
        ("槐店", "同意部分公开的申请多少件？", 6),
        ("桑坪", "予以公开多少件？", 3),
        ("桑坪", "无法提供几件？", 2),
    ],
)
def test_each_result_has_its_own_number(ask: Ask, place: str, question: str, value: int) -> None:
    assert ask(place, question)[:1] == [Decimal(value)]


@pytest.mark.parametrize("question", ["市直部门有多少个？", "市直单位多少个？"])
def test_bodies_that_are_asked_for_are_no_items_of_information(ask: Ask, question: str) -> None:
    assert ask("槐店", question) != [Decimal(812)]
