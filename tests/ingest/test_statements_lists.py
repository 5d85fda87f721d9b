"""Parts and their whole: lists that open, and lists that are complete."""

from __future__ import annotations

import pytest

from tests.ingest.stated import read, wholes


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("新闻发布会19次，其中例行12次、专题7次，局领导出席4次。", [None, 0, 0, None]),
        ("收到申请9件，其中网上6件、信函3件，涉及入学5件、职称4件。", [None, 0, 0, None, None]),
        ("收到申请8件，其中公民8件、法人0件。", [None, 0, 0]),
        ("承办建议8件、提案9件，其中已解决12件、列入计划5件。", [None, None, None, None]),
        ("总粉丝260人，其中微信占四成；单篇阅读45人。", [None, None]),
        ("答复8件，含上年结转1件；尚有1件正在办理。", [None, 0, None]),
        ("收到来信98封，内容涉及城建的60封、教育的38封。", [None, 0, 0]),
        ("新收申请90件，内容集中在环评（58件）、排污许可（19件）两个方面。", [None, 0, 0]),
        ("收到建议12件，内容涉及教育、医疗，办结12件。", [None, None]),
        ("答复61件，其中予以公开33件，占54.1%；部分公开9件，占14.8%。", [None, 0, None, 0, None]),
    ],
)
def test_a_list_ends_where_it_is_complete_or_of_something_else(text: str, places: list[int | None]) -> None:
    assert wholes(text) == places


def test_ji_lists_what_a_number_is_made_of() -> None:
    assert wholes("更新信息94条，计财务37条、公告29条、动态28条。") == [None, 0, 0, 0]


def test_what_something_is_about_is_no_part_of_one_of_its_parts() -> None:
    text = "受理申请86件，比上年多17件。其中当面申请21件、网络申请38件、信函申请27件。内容涉及征地20件、登记18件、社保40件、其他8件。"
    assert wholes(text) == [None, None, 0, 0, 0, None, None, None, None]
    assert wholes(text.replace("其中当面申请21件、网络申请38件、信函申请27件。", "")) == [None, None, 0, 0, 0, 0]


def test_a_sum_leaves_out_what_a_closed_bracket_itemised() -> None:
    text = "全年收到政府信息公开申请41件（自然人36件、法人5件），上年结转3件，合计44件。"
    assert [(one.subject, one.indicator, one.whole) for one in read(text)] == [
        ("收到政府信息公开申请", "applications.received", 4),
        ("自然人", None, 0),
        ("法人", None, 0),
        ("上年结转", "applications.carried_in", 4),
        ("收办政府信息公开申请", "applications.taken_on", None),
    ]


def test_a_remark_behind_an_item_of_a_list_is_that_items_alone() -> None:
    said = read("不予公开3件（属于行政执法案卷）、无法提供4件（均为本机关不掌握）、其他处理2件。")
    assert [one.context for one in said] == ["不予公开3件(属于行政执法案卷)", "无法提供4件(均为本机关不掌握)", "其他处理2件"]
