"""How names of places and bodies are taken apart."""

from __future__ import annotations

import pytest

from ingest.identity.places import find_chains, level_word, official, split_places, valid_name, without_office


@pytest.mark.parametrize(
    ("name", "places", "rest"),
    [
        ("景德镇市昌江区商务局", ("景德镇市", "昌江区"), "商务局"),
        ("枣庄市市中区税郭镇", ("枣庄市", "市中区", "税郭镇"), ""),
        ("聊城市东昌府区审计局", ("聊城市", "东昌府区"), "审计局"),
        ("和县教育局", ("和县",), "教育局"),
        ("恩施土家族苗族自治州统计局", ("恩施土家族苗族自治州",), "统计局"),
        ("青河县市场监督管理局", ("青河县",), "市场监督管理局"),
        ("青河县住房和城乡建设局", ("青河县",), "住房和城乡建设局"),
        ("商务部", (), "商务部"),
        ("青河市绿化和市容管理局", ("青河市",), "绿化和市容管理局"),
        ("玉林市容县民政局", ("玉林市", "容县"), "民政局"),
    ],
)
def test_places_are_split_off(name: str, places: tuple[str, ...], rest: str) -> None:
    assert split_places(name) == (places, rest)


@pytest.mark.parametrize("text", ["我局", "各级政府", "政府信息公开", "a1局", "各科室的", "局", "社区"])
def test_what_is_no_name_is_refused(text: str) -> None:
    assert valid_name(text) is None


def test_an_office_is_taken_off_a_contact_only_once() -> None:
    assert without_office("青河市教育局党政办公室") == "青河市教育局"
    assert without_office("青河市教育局") == "青河市教育局"


def test_a_body_stays_what_it_is() -> None:
    assert official("青河市人民政府办公室") == ("青河市人民政府办公室", False)
    assert level_word("市政府") == ("市", "政府")
    assert level_word("市民政局") == ("市", "民政局")
    assert level_word("市政工程管理处") == ("", "市政工程管理处")


def test_chains_are_only_taken_where_a_name_can_begin() -> None:
    chains = find_chains("请与东海市柳林区商务局联系,我们认真服务柳林区")
    assert chains.above("柳林区") == ("东海市",)
    assert chains.above("东海市") == ()
    joined = find_chains("依据《条例》和东海市柳林区政府要求")
    assert joined.above("柳林区") == ("东海市",)


def test_counties_of_one_character_and_districts_that_are_words() -> None:
    assert split_places("景县教育局") == (("景县",), "教育局")
    assert split_places("该县教育局") == ((), "该县教育局")
    assert split_places("随县唐县镇人民政府") == (("随县", "唐县镇"), "人民政府")
    assert split_places("长治市郊区教育局") == (("长治市", "郊区"), "教育局")
    assert split_places("东海市郊区教育局") == (("东海市",), "郊区教育局")


def test_a_line_of_the_whole_country_begins_a_name() -> None:
    assert valid_name("中华人民共和国东海海关") == "中华人民共和国东海海关"
    assert valid_name("中华人民共和国政府") is None


def test_a_county_is_a_place_whatever_its_name_holds() -> None:
    for county in (
        "乐至县",
        "周至县",
        "天等县",
        "天全县",
        "万全区",
        "下花园区",
        "绿园区",
        "芒市",
        "梅里斯达斡尔族区",
        "达尔罕茂明安联合旗",
        "梅县区",
    ):
        assert split_places(f"{county}教育局") == ((county,), "教育局"), county
        assert split_places(f"东海市{county}青石镇人民政府") == (("东海市", county, "青石镇"), "人民政府"), county
    assert split_places("保定市容城县教育局") == (("保定市", "容城县"), "教育局")
    assert split_places("全县教育局") == ((), "全县教育局")
    assert split_places("查询园区管委会") == ((), "查询园区管委会")
    assert valid_name("天全县教育局") == "天全县教育局"
    assert valid_name("全县教育局") is None


def test_towns_of_one_character_and_towns_named_after_another_ending() -> None:
    assert split_places("柳林县孔镇人民政府") == (("柳林县", "孔镇"), "人民政府")
    assert split_places("柳林区东街道办事处") == (("柳林区", "东街道"), "办事处")
    assert split_places("柳林县派镇干部下村") == (("柳林县",), "派镇干部下村")
    assert split_places("孔镇人民政府") == ((), "孔镇人民政府")
    for town in ("真如镇街道", "浮山新区街道"):
        assert split_places(f"柳林区{town}办事处") == (("柳林区", town), "办事处"), town
    for town in ("三七市镇", "西三旗镇", "米峪镇乡"):
        assert split_places(f"东海市{town}人民政府") == (("东海市", town), "人民政府"), town
    assert split_places("安康市镇坪县教育局") == (("安康市", "镇坪县"), "教育局")
    assert split_places("柳林区街道社区") == (("柳林区",), "街道社区")
