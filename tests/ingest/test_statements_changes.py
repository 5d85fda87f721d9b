"""Changes and other times: each is of the count that it is compared with, or left out."""

from __future__ import annotations

import pytest

from tests.ingest.stated import read, told


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("局网站上年1502条，今年增182条。", ["局网站 1502条 2022", "局网站 182条±"]),
        ("网站去年发布15条，今年发布18条。", ["网站发布 15条 2022", "网站发布 18条"]),
        ("年末粉丝9.3万，比年初的7.8万增加1.5万。", ["年末粉丝 93000", "年初粉丝 78000", "年末粉丝 15000±"]),
        ("收到申请38件，上年为29件，增长31%。", ["收到申请 38件", "收到申请 29件 2022", "收到申请 31%%±"]),
        ("收到申请47件，比前一年的39件多8件。", ["收到申请 47件", "收到申请 39件 2022", "收到申请 8件±"]),
        ("发布图解39条，比2022年的31条有明显增加。", ["发布图解 39条", "发布图解 31条 2022"]),
        ("平均答复用时11.4个工作日，比上年缩短2.1个工作日。", ["平均答复用时 11.4个工作日", "平均答复用时 -2.1个工作日±"]),
        ("与上年相比，公开信息增加32条，增长5%。", ["公开信息 32条±", "公开信息 5%%±"]),
        ("较去年多收到申请8件。", ["收到申请 8件±"]),
        ("申请数量从2021年的31件增长到2023年的55件。", ["申请 31件 2021", "申请 55件"]),
    ],
)
def test_other_times_and_changes_are_of_what_they_are_compared_with(text: str, stated: list[str]) -> None:
    assert told(text) == stated


def test_a_number_compared_with_is_of_the_count_that_the_change_leads_to() -> None:
    text = "全镇更新信息94条，计财务37条、公告29条、动态28条；较2022年的81条增加13条。"
    assert told(text)[-2:] == ["更新信息 81条 2022", "更新信息 13条±"]


@pytest.mark.parametrize(
    "text",
    [
        "新收申请196件，上年结转9件，比2022年多41件。",
        "各镇公开信息89条，比县直部门多12条。",
        "收到申请6份，有一位递了两份。",
        "开了培训会2回，一回26人、一回31人。",
        "转作咨询处理5件，不在56件之内。",
    ],
)
def test_what_cannot_be_told_is_left_out(text: str) -> None:
    printed = [statement.number.of(text) for statement in read(text)]
    assert not {"41件", "12条", "两份", "26人", "31人", "56件"} & set(printed)
