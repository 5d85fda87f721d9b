"""Names taken apart, those of development zones among them, and what zones are called for short."""

from __future__ import annotations

import pytest

from assistant.bodies.name_parts import Parts, also_called, is_citys_zone, place_stem, zone_at, zone_kind, zone_names


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
        ("示例地区行政公署", ("示例地区",), ""),
        ("甲乙柯尔克孜自治州人民政府", ("甲乙柯尔克孜自治州",), ""),
        ("甲乙拉祜族佤族布朗族傣族自治县教育局", ("甲乙拉祜族佤族布朗族傣族自治县",), "教育局"),
        ("第三师示例市人民政府", ("第三师", "示例市"), ""),
        ("阳泉市郊区水利局", ("阳泉市", "郊区"), "水利局"),
        ("示例台商投资区管理委员会", ("示例台商投资区",), ""),
        ("甲乙山风景名胜区管理委员会", ("甲乙山风景名胜区",), ""),
        ("丙丁深度合作区执行委员会", ("丙丁深度合作区",), ""),
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


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("甲乙柯尔克孜自治州", "甲乙州"),
        ("达尔罕茂明安联合旗", "达茂旗"),
        ("东莞丙丁湖高新技术产业开发区", "丙丁湖高新区"),
        ("东莞丙丁湖高新技术产业开发区", "丙丁湖"),
        ("示例国家高新技术产业开发区", "示例高新区"),
        ("甲乙综合实验区", "甲乙实验区"),
        ("中国(示例)自由贸易试验区", "示例自贸区"),
    ],
)
def test_what_a_place_is_also_called(place: str, said: str) -> None:
    assert said in also_called(place)


def test_a_zone_with_a_name_of_its_own_is_not_its_citys() -> None:
    assert is_citys_zone("东莞高新技术产业开发区")
    assert not is_citys_zone("东莞丙丁湖高新技术产业开发区")
