"""Bodies by their whole English names, bodies of lines of the whole country, institutions and zones: found, asked about or unknown, never another's."""

from __future__ import annotations

import pytest

from assistant.asking.question import understand
from assistant.bodies.organisations import OrganisationTable

TAX, SURVEY, POST = "国家税务总局云川市海棠区税务局", "国家统计局桐坡调查队", "岚山市邮政管理局"
CULTURE, ZONE, NEW_AREA = "云川市旅游和文化广电体育局", "岚山高新技术产业开发区管理委员会", "甲省岚东新区开发建设管理委员会"
UNIVERSITY, NORMAL, HOSPITAL = "云川航空大学", "云川科技师范大学", "云川市第一人民医院"
FIRM, FIRE, PREFECTURE, STREET = (
    "云川市水务集团有限公司",
    "岚山市消防救援支队",
    "国家税务总局青岭土家族苗族自治州税务局",
    "云川市海棠区人民政府桥北街道办事处",
)
LAKES, GREEN, ROADS = "岚山市水利和湖泊局", "岚山市绿化和市容管理局", "岚山市公路管理局"
INVESTORS, LAKE, MOUNTAIN = "云川台商投资区管理委员会", "岚山国家综合实验区管理委员会", "青岭山管理委员会"
NAMES = (
    TAX,
    SURVEY,
    POST,
    CULTURE,
    ZONE,
    NEW_AREA,
    UNIVERSITY,
    NORMAL,
    HOSPITAL,
    FIRM,
    FIRE,
    PREFECTURE,
    STREET,
    LAKES,
    GREEN,
    ROADS,
    INVESTORS,
    LAKE,
    MOUNTAIN,
)


@pytest.fixture(scope="module")
def store() -> OrganisationTable:
    return OrganisationTable.of([(name, (), name) for name in NAMES])


def found(store: OrganisationTable, question: str) -> list[list[str]]:
    return [[o.name for o in m.organisations] for m in understand(question, store, 2026).mentions]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("海棠区税务局", TAX),
        ("海棠税务局", TAX),
        ("云川市海棠区税务局", TAX),
        ("税务总局海棠区税务局", TAX),
        (TAX, TAX),
        ("海棠区国税局", TAX),
        ("桐坡调查队", SURVEY),
        ("桐坡市调查队", SURVEY),
        (SURVEY, SURVEY),
        ("岚山邮政局", POST),
        ("青岭州税务局", PREFECTURE),
        ("青岭税务局", PREFECTURE),
        ("云川水务集团", FIRM),
        ("岚山消防支队", FIRE),
        ("岚山市高新区", ZONE),
        ("云川台商投资区管委会", INVESTORS),
        ("云川市台商投资区", INVESTORS),
        ("岚山实验区", LAKE),
        ("青岭山管委会", MOUNTAIN),
    ],
)
def test_a_body_of_a_line_or_a_firm_is_found_by_its_short_names(store: OrganisationTable, said: str, name: str) -> None:
    assert found(store, f"{said}2023年收到多少件申请") == [[name]]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("the Haitang District Tax Bureau", TAX),
        ("the tax bureau of Haitang District, Yunchuan", TAX),
        ("the Tongpo survey office of the National Bureau of Statistics", SURVEY),
        ("the Lanshan Postal Administration", POST),
        ("the Yunchuan tourism and culture bureau", CULTURE),
        ("the Yunchuan Municipal Bureau of Tourism, Culture, Radio, Television and Sports", CULTURE),
        ("the Lanshan High-Tech Zone management committee", ZONE),
        ("Lanshan High-tech Industrial Development Zone", ZONE),
        ("Landong New Area", NEW_AREA),
        ("the Yunchuan Taiwanese Investment Zone", INVESTORS),
        ("the Lanshan Water Resources and Lakes Bureau", LAKES),
        ("the Lanshan Municipal Bureau of Water Resources and Lakes", LAKES),
        ("the Lanshan Landscape and City Appearance Administration Bureau", GREEN),
        ("the Lanshan Municipal Greening and City Appearance Bureau", GREEN),
        ("the Lanshan Highway Administration Bureau", ROADS),
        ("Lanshan National Experimental Zone", LAKE),
        ("Yunchuan Hangkong University", UNIVERSITY),
        ("Yunchuan Aviation University", UNIVERSITY),
        ("Yunchuan Science and Technology Normal University", NORMAL),
        ("the First People's Hospital of Yunchuan", HOSPITAL),
        ("Yunchuan Water Group Co., Ltd.", FIRM),
        ("the Lanshan Fire and Rescue Detachment", FIRE),
        ("the Qingling Prefecture Tax Bureau", PREFECTURE),
        ("the Qiaobei Street Office, Haitang District, Yunchuan", STREET),
    ],
)
def test_the_whole_of_an_english_name_is_one_body_and_no_part_of_what_is_asked(
    store: OrganisationTable, said: str, name: str
) -> None:
    question = understand(f"How many applications did {said} receive in 2023?", store, 2026)
    assert [[o.name for o in m.organisations] for m in question.mentions] == [[name]]
    assert question.content.replace("the ", "").replace(". ", "") == "how many applications did receive in"


@pytest.mark.parametrize(
    "said",
    [
        "Yunchuan University",
        "Yunchuan Normal University",
        "Yunchuan Hangkong University Library",
        "Yunchuan No. 2 Hospital",
        "the Yunchuan sports bureau",
        "the Yunchuan tax bureau",
        "the Yunchuan Bureau of Tourism of Ceremonies",
        "the Lanshan Economic and Technological Development Zone",
        "the Yunchuan Lakeside Resort",
        "the Qiaobei Public Resources Trading Center",
        "the Qiaobei Street Office Service Center",
        "the Qiaobei Public Works Bureau",
        "the Lanshan municipal government",
        "Lanshan High School",
    ],
)
def test_another_body_is_never_answered_for(store: OrganisationTable, said: str) -> None:
    assert all(not bodies for bodies in found(store, f"How many applications did {said} receive in 2023?"))


@pytest.mark.parametrize(
    "said", ["岚山市政府", "岚山政府", "岚山市人民政府", "云川大学", "云川市税务局", "桐坡市", "桐坡市统计局"]
)
def test_a_city_is_not_its_zone_and_a_place_not_its_line(store: OrganisationTable, said: str) -> None:
    question = understand(f"{said}2023年收到多少件申请", store, 2026)
    governing = [o.name for m in question.mentions if m.body is not None for o in m.organisations]
    assert governing == []


def test_an_office_of_a_bureau_is_no_word_of_its_name(store: OrganisationTable) -> None:
    question = understand("Which office of the Yunchuan Bureau of Tourism and Culture accepts applications?", store, 2026)
    assert question.content.startswith("which office of")
