"""Names of one body are put together only where the shorter one cannot mean another."""

from __future__ import annotations

import pytest

from ingest.identity.same_body import fullest


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("湘潭县财政局", "湘潭市湘潭县财政局"),
        ("文登区人民政府", "威海市文登区人民政府"),
        ("杭州市人民政府", "浙江省杭州市人民政府"),
        ("文登区政府", "威海市文登区人民政府"),
    ],
)
def test_a_name_without_its_city_is_the_body_with_it(short: str, long: str) -> None:
    assert fullest([long, short]) == {short: long, long: long}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("鼓楼区教育局", "南京市鼓楼区教育局"),
        ("正阳镇人民政府", "平利县正阳镇人民政府"),
        ("商务局", "威海市商务局"),
        ("文登区商务局", "威海市文登区统计局"),
        ("威海市商务局", "威海市文登区商务局"),
        ("高新区管理委员会", "威海市高新区管理委员会"),
    ],
)
def test_names_that_may_be_two_bodies_stay_two(one: str, other: str) -> None:
    assert fullest([one, other]) == {one: one, other: other}


def test_where_longer_names_disagree_none_is_taken() -> None:
    names = ["海阳市商务局", "烟台市海阳市商务局", "威海市海阳市商务局"]
    assert fullest(names)["海阳市商务局"] == "海阳市商务局"
