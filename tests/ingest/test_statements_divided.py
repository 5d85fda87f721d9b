"""Divisions: items that add up to a number before them are its parts, and say of what."""

from __future__ import annotations

import pytest

from ingest.model import StatementKind
from tests.ingest.stated import read, wholes


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "全县公开信息90条。按季度分，一季度20条，二季度40条，三季度30条。",
            ["一季度公开信息", "二季度公开信息", "三季度公开信息"],
        ),
        ("新收申请56件。按渠道：现场7件、邮寄33件、网上16件。", ["现场申请", "邮寄申请", "网上申请"]),
        ("新收申请56件。渠道构成：现场7件、邮寄33件、网上16件。", ["现场申请", "邮寄申请", "网上申请"]),
        ("新收申请56件。现场递来的7件，邮寄的33件，网上交来的16件。", ["现场递来申请", "邮寄申请", "网上交来申请"]),
        (
            "共受理申请56件。按结果看，7件予以公开、33件部分公开，其余16件另行处理。",
            ["予以公开申请", "部分公开申请", "另行处理申请"],
        ),
        ("网站公布信息90条。规划20条，土地40条，其余30条。", ["规划公布信息", "土地公布信息", "其余公布信息"]),
    ],
)
def test_items_that_add_up_to_the_number_before_are_its_parts_and_say_of_what(text: str, last: list[str]) -> None:
    assert [statement.subject for statement in read(text)[1:]] == last
    assert wholes(text) == [None, 0, 0, 0]


def test_a_body_of_a_class_keeps_its_name() -> None:
    text = "全市公开信息200条，其中市直部门40条，县（区）160条。县（区）中，苔原县90条、柳泉区45条、石浦区25条。"
    assert [statement.subject for statement in read(text)][-3:] == ["苔原县", "柳泉区", "石浦区"]


def test_a_number_may_be_divided_twice_and_keeps_the_first() -> None:
    text = "公开信息90条。按层级分，县直50条，乡镇40条。按季度分，上半年公开60条，下半年公开30条。"
    assert wholes(text) == [None, 0, 0, None, None]
    assert [statement.subject for statement in read(text)][1:3] == ["县直公开信息", "乡镇公开信息"]


@pytest.mark.parametrize(
    "text",
    [
        "新收申请57件。按渠道分，现场7件、邮寄33件、网上16件。",
        "召开会议3次。培训1次，检查1次，调研1次。",
        "收到来信12封。办结5封，答复4封，转办3封。",
    ],
)
def test_items_that_do_not_add_up_or_are_few_divide_nothing(text: str) -> None:
    assert set(wholes(text)) == {None}


def test_a_list_behind_two_numbers_is_of_the_one_that_it_adds_up_to() -> None:
    text = "公开信息26条，截至年底累计公开277条。其中，规划类12条，占46.15%；土地类14条，占53.85%。"
    assert [one.whole for one in read(text) if one.kind is StatementKind.COUNT] == [None, None, 0, 0]
    open_list = "公开信息26条，累计公开277条。其中，规划类12条，土地类15条。"
    assert wholes(open_list) == [None, None, 1, 1]


def test_a_list_that_adds_up_to_two_numbers_together_is_of_neither_by_chance() -> None:
    text = "按时办结82件，延期办结2件。在答复中，同意公开50件，部分公开20件，不予公开12件，申请信息不存在2件。"
    assert set(wholes(text)) == {None}


def test_what_a_division_s_last_item_is_divided_into_is_of_that_item() -> None:
    text = "全市共办理申请881件。按照答复主体划分，市直部门307件，县（区）574件，其中南溪县88件、黎山县51件。"
    assert [(int(one.value), one.whole) for one in read(text)] == [(881, None), (307, 0), (574, 0), (88, 2), (51, 2)]
