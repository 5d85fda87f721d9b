"""Names taken apart, those of development zones among them, and what zones are called for short."""

from __future__ import annotations

import pytest

from assistant.name_parts import Parts, place_stem, zone_at, zone_kind, zone_names


@pytest.mark.parametrize(
    ("name", "places", "body"),
    [
        ("示例经济技术开发区管理委员会", ("示例经济技术开发区",), ""),
        ("示例市高新技术产业开发区管委会", ("示例市", "高新技术产业开发区"), ""),
        ("甲省乙丙新区开发建设管理委员会", ("甲省", "乙丙新区"), ""),
        ("甲省乙丙新区丁戊新城管理委员会", ("甲省", "乙丙新区", "丁戊新城"), ""),
        ("乙丙新区教育局", ("乙丙新区",), "教育局"),
        ("示例市市场监督管理局", ("示例市",), "市场监督管理局"),
        ("示例市乐安区人民政府东风街道办事处", ("示例市", "乐安区", "东风街道"), ""),
    ],
)
def test_what_speaks_for_a_zone_has_no_body_of_its_own(name: str, places: tuple[str, ...], body: str) -> None:
    assert Parts.of(name) == Parts(places, body)


@pytest.mark.parametrize("said", ["示例经开区", "示例市经开区", "示例开发区", "经开区", "示例市经济技术开发区"])
def test_a_zone_goes_by_short_names(said: str) -> None:
    assert said in zone_names("示例经济技术开发区")


def test_a_new_area_has_no_other_name() -> None:
    assert zone_names("乙丙新区") == ()
    assert zone_names("乐安区") == ()


@pytest.mark.parametrize(
    ("place", "stem"), [("乙丙新区", "乙丙"), ("示例高新技术产业开发区", "示例"), ("乐安区", "乐安"), ("单县", "单县")]
)
def test_a_stem_leaves_the_whole_kind_out(place: str, stem: str) -> None:
    assert place_stem(place) == stem


def test_where_a_zone_is_said() -> None:
    assert (zone_kind("示例综合保税区"), zone_kind("乐安区")) == ("综合保税区", "")
    assert zone_at("乐安综保区管委会2023年", 2) == 8
    assert zone_at("乐安收到", 2) == 0
