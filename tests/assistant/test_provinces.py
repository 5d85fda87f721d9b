"""A province that is named with a body: it must be the body's own, where that is known."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib import resources

import pytest

from assistant.bodies.organisations import OrganisationTable
from assistant.bodies.provinces import elsewhere, province_named, province_of, within

TABLE = OrganisationTable.of([("威海市文登区人民政府", (), "a"), ("宿迁市人民政府", (), "b"), ("示例市教育局", (), "c")])
WITH_PROVINCE = OrganisationTable.of(
    [("威海市文登区人民政府", (), "a"), ("山东省人民政府", (), "b"), ("江苏省人民政府", (), "c")]
)


def meant(text: str, table: OrganisationTable = TABLE) -> list[str]:
    mentions = table.mentions(text)
    return [organisation.name for organisation in mentions[0].organisations] if mentions else []


@pytest.mark.parametrize("said", ["山东省威海市文登区", "山东省文登区", "山东文登区", "威海市文登区"])
@pytest.mark.parametrize("table", [TABLE, WITH_PROVINCE])
def test_a_body_is_found_below_its_own_province(said: str, table: OrganisationTable) -> None:
    assert meant(f"{said}2023年收到多少件申请", table)[0] == "威海市文登区人民政府"


@pytest.mark.parametrize("said", ["江苏省威海市文登区", "江苏省文登区", "广西壮族自治区文登区", "江苏文登区"])
@pytest.mark.parametrize("table", [TABLE, WITH_PROVINCE])
def test_a_body_is_not_found_below_another_province(said: str, table: OrganisationTable) -> None:
    assert "威海市文登区人民政府" not in meant(f"{said}2023年收到多少件申请", table)


def test_what_is_not_known_contradicts_nothing() -> None:
    assert meant("山东省示例市教育局2023年") == ["示例市教育局"]
    assert (province_of(("示例市",)), province_named("示例省"), elsewhere("示例省", ("威海市",))) == (None, None, False)
    assert within("山东省", ("威海市", "文登区"))
    assert not within("山东省", ("鼓楼区",))
    assert not elsewhere("烟台市", ("示例区",))


def test_a_county_is_known_to_lie_in_its_city_by_any_name_that_it_had() -> None:
    assert [within("威海市", (county,)) for county in ("文登区", "文登市", "荣成市", "鼓楼区")] == [True, True, True, False]
    assert [elsewhere("烟台市", (county,)) for county in ("文登区", "文登市", "芝罘区")] == [True, True, False]
    assert within("山东省", ("文登区",))
    assert within("辽宁省", ("朝阳市",))
    assert not within("北京市", ("朝阳市",))


def test_every_place_lies_in_one_province() -> None:
    data = tomllib.loads(resources.files("assistant").joinpath("vocabulary", "provinces.toml").read_text(encoding="utf-8"))
    counted = Counter(place for table in data.values() for places in table.values() for place in places)
    assert [place for place, times in counted.items() if times > 1] == []
    assert [len(table) for table in data.values()] == [1, 27, 27]
    assert len(counted) > 690
