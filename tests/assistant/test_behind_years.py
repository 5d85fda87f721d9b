"""Every form of a year before or behind every form of a body's name leads to that body, and to no neighbour."""

from __future__ import annotations

from itertools import product

import pytest

from assistant.asking.question import understand
from assistant.bodies.organisations import OrganisationTable

TABLE = OrganisationTable.of(
    [
        (name, (), name)
        for name in ("荣成市人民政府", "竹溪县青榆镇人民政府", "白石镇人民政府", "沛县水利局", "内江市审计局", "中山市财政局")
    ]
)
BEFORE = (
    "2023年度",
    "2023年",
    "2023年的",
    "在2023年里",
    "2023年期间",
    "2023年内",
    "2023年中",
    "2023年份",
    "二〇二三年度",
    "23年度",
    "2023年全年",
)
BEHIND = ("2023年度", "2023年", "在2023年里", "的2023年", "(2023年度)", "2023", "2023年度内", "于2023年")
NAMES = {
    "荣成市人民政府": ("荣成市", "山东省荣成市", "威海荣成", "山东威海荣成市", "威海市荣成市政府"),
    "竹溪县青榆镇人民政府": ("青榆镇", "竹溪青榆镇", "竹溪县的青榆镇", "湖北省十堰市竹溪县青榆镇政府", "十堰竹溪青榆镇"),
    "白石镇人民政府": ("白石镇", "荣昌区白石镇", "荣昌白石镇", "重庆荣昌白石镇", "荣昌的白石镇", "西咸新区白石镇"),
    "沛县水利局": ("沛县水利局", "徐州沛县水利局", "江苏省徐州市沛县水利局"),
    "内江市审计局": ("内江市审计局", "四川内江市审计局", "内江审计局"),
    "中山市财政局": ("中山市财政局", "广东省中山市财政局", "中山财政局"),
}


def read(question: str) -> tuple[list[str], tuple[int, ...]]:
    asked = understand(question, TABLE, 2026)
    return [o.name for m in asked.mentions for o in m.organisations], asked.years.named


@pytest.mark.parametrize(("body", "said"), [(body, said) for body, names in NAMES.items() for said in names])
def test_a_year_and_a_body_are_told_apart(body: str, said: str) -> None:
    asked = [f"{year}{said}收到多少件申请？" for year in BEFORE] + [f"{said}{year}收到多少件申请？" for year in BEHIND]
    missed = [one for one in asked if read(one) != ([body], (2023,))]
    assert missed == []


@pytest.mark.parametrize("said", ["南京荣成市", "烟台荣成", "襄阳竹溪县青榆镇", "沛县审计局", "盐城沛县水利局", "内江市财政局"])
def test_what_lies_elsewhere_is_nobodys(said: str) -> None:
    for year, form in product(("2023年度", "在2023年里", "2023年中"), ("{year}{said}收到几件？", "{said}{year}收到几件？")):
        named, _ = read(form.format(year=year, said=said))
        assert named == [], (form, year, said)


def test_a_street_office_is_no_towns() -> None:
    table = OrganisationTable.of([("青榆街道办事处", (), "a"), ("竹溪县青榆镇人民政府", (), "b")])
    assert [o.name for o in table.mentions("青榆街办2023年")[0].organisations] == ["青榆街道办事处"]
    assert len(table.mentions("青榆2023年")[0].organisations) == 2
