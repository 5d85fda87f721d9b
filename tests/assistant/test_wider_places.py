"""Bodies said below wider places, lines of the whole country, and places by other English names: found, asked back, or not there."""

from __future__ import annotations

import pytest

from assistant.bodies.organisations import OrganisationTable
from assistant.english.bodies import english_mentions
from assistant.english.provinces import of_their_cities

TABLE = OrganisationTable.of(
    [
        (name, (), name)
        for name in (
            "双桥镇人民政府",
            "文登区海棠街道办事处",
            "中国民用航空西北地区管理局",
            "国家统计局示例调查总队",
            "呼和浩特市农牧业局",
            "示例街街道办事处",
            "漯河市住房公积金管理中心",
        )
    ]
)


def found(text: str) -> list[tuple[list[str], tuple[str, ...]]]:
    return [([o.name for o in m.organisations], m.above) for m in TABLE.mentions(text)]


def named(text: str) -> list[str]:
    return [o.name for m in english_mentions(TABLE, text) for o in m.organisations]


def test_a_wider_place_is_told_by_a_table_or_left_to_the_reports() -> None:
    assert found("威海市文登区海棠街道2023年") == [(["文登区海棠街道办事处"], ())]
    assert found("威海市青梧县双桥镇2023年") == [(["双桥镇人民政府"], ("威海市", "青梧县"))]
    assert all(not names for names, _ in found("南京市文登区海棠街道2023年"))
    assert all(not names for said in ("威海市环翠区", "荣成市", "环翠区") for names, _ in found(f"{said}海棠街道2023年"))
    assert found("文登市海棠街道2023年")[0][0] == ["文登区海棠街道办事处"]


@pytest.mark.parametrize("said", ["民航西北局", "民航西北地区管理局", "中国民航西北管理局", "中国民用航空西北地区管理局"])
def test_a_body_of_a_line_of_the_country_goes_by_shorter_names(said: str) -> None:
    assert found(f"{said}2023年收到几件") == [(["中国民用航空西北地区管理局"], ())]


def test_a_line_is_not_another_lines() -> None:
    assert not any("中国民用航空西北地区管理局" in names for names, _ in found("民航华东局2023年收到几件"))
    assert found("国家统计局示例总队2023年") == [(["国家统计局示例调查总队"], ())]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("the CAAC Northwest Regional Administration", "中国民用航空西北地区管理局"),
        ("the NBS Shili survey office", "国家统计局示例调查总队"),
        ("the Hohhot agriculture and animal husbandry bureau", "呼和浩特市农牧业局"),
        ("Shili Street Sub-district", "示例街街道办事处"),
        ("the Luohe housing fund centre", "漯河市住房公积金管理中心"),
    ],
)
def test_english_names_are_compared_word_by_word(said: str, name: str) -> None:
    assert named(f"How many applications did {said} receive in 2023?") == [name]


@pytest.mark.parametrize(
    "said",
    [
        "the Hohhot forestry and water bureau",
        "Shuangqiao County",
        "the Luohe health bureau",
        "the CAAC Southwest Regional Administration",
    ],
)
def test_a_neighbour_does_not_answer(said: str) -> None:
    assert named(f"How many applications did {said} receive in 2023?") == []


@pytest.mark.parametrize(
    "said", ["旬阳市青梧镇", "旬阳县青梧镇", "汉滨区青梧镇", "荔湾区青杉街道", "天河区青杉街道", "番禺青杉街道", "荔湾区海桐街道"]
)
def test_what_lies_in_the_same_city_is_not_another_countys(said: str) -> None:
    table = OrganisationTable.of(
        [(name, (), name) for name in ("平利县青梧镇人民政府", "广州市海珠区青杉街道办事处", "广州市海桐街道办事处")]
    )
    assert [o.name for m in table.mentions(f"{said}2023年收到几件") for o in m.organisations] == []


@pytest.mark.parametrize("said", ["Qingshan Subdistrict in Tianhe", "Qingshan Subdistrict of Panyu"])
def test_another_county_is_told_in_english_too(said: str) -> None:
    table = OrganisationTable.of([("广州市海珠区青杉街道办事处", (), "a"), ("威海市文登区教育局", (), "b")])

    def below(name: str) -> list[tuple[list[str], str | None]]:
        text = f"How many did {name} receive in 2023?"
        found = of_their_cities(english_mentions(table, text), text, table.spellings)
        return [([o.name for o in m.organisations], m.place) for m in found]

    assert [names for names, place in below(said) if place != "青杉街道"] == [[]]
    assert below("Qingshan Subdistrict in Haizhu") == [(["广州市海珠区青杉街道办事处"], "青杉街道")]
