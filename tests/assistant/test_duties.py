"""What bodies are charged with: one duty under several names, old names and what replaced them, duties that are shared."""

from __future__ import annotations

import pytest

from assistant.bodies.duties import duties, follows, names_a_duty, same_duties, shares


@pytest.mark.parametrize(
    ("said", "body"),
    [
        ("商委", "商务委员会"),
        ("商务局", "商务委员会"),
        ("工信局", "经济和信息化局"),
        ("经信委", "工业和信息化局"),
        ("环境局", "生态环境局"),
        ("建设局", "住房和城乡建设局"),
        ("公积金中心", "住房公积金管理中心"),
        ("金融办", "地方金融监督管理局"),
        ("教科体局", "教育体育和科学技术局"),
        ("城管", "城市管理局"),
    ],
)
def test_names_of_one_duty_are_one_body(said: str, body: str) -> None:
    assert same_duties(said, body)


@pytest.mark.parametrize(
    ("said", "body"),
    [
        ("商务局", "商务中心"),
        ("大数据局", "大数据中心"),
        ("体育局", "教育体育局"),
        ("教育局", "体育局"),
        ("水利局", "水利分局"),
        ("某某局", "某某局"),
    ],
)
def test_another_kind_or_another_duty_is_another_body(said: str, body: str) -> None:
    assert not same_duties(said, body)


@pytest.mark.parametrize(
    ("old", "body"),
    [
        ("环保局", "生态环境局"),
        ("国土局", "自然资源和规划局"),
        ("工商局", "市场监督管理局"),
        ("卫计委", "卫生健康局"),
        ("农委", "农业农村局"),
        ("旅游局", "文化广电和旅游局"),
        ("安监局", "应急管理局"),
    ],
)
def test_an_old_name_stands_for_the_body_that_took_its_duties_over(old: str, body: str) -> None:
    assert follows(old, body) or same_duties(old, body)
    assert not follows(body, old)


@pytest.mark.parametrize("body", ["教育局", "自然资源中心", "生态环境分局"])
def test_an_old_name_stands_for_no_other(body: str) -> None:
    assert not follows("环保局", body)
    assert not follows("国土局", body)


def test_what_shares_a_duty_may_be_meant() -> None:
    assert shares("体育局", "教育体育局")
    assert shares("规划局", "自然资源和规划局")
    assert not shares("财政局", "教育体育局")
    assert not shares("某某局", "教育体育局")


def test_a_name_of_unknown_pieces_tells_no_duties() -> None:
    assert duties("示例事务局") is None
    assert duties("公安分局") is None


@pytest.mark.parametrize(
    ("text", "end"), [("商委2023年", 2), ("教体局收到", 3), ("办理结果", 0), ("城市管理办理", 0), ("公积金中心", 5)]
)
def test_where_a_known_duty_ends(text: str, end: int) -> None:
    assert names_a_duty(text) == end
