"""Bodies as people name them: known ones are found, a neighbour is never put in the place of an unknown one."""

from __future__ import annotations

import pytest

from assistant.asking.question import understand
from assistant.bodies.name_parts import Parts, place_stem
from assistant.bodies.organisations import Mention, Organisation, OrganisationTable
from ingest.normalise import fold_text

CITY = "甲省示例市人民政府"
LEAN, LEAN_HEALTH = "甲省示例市乐安区人民政府", "甲省示例市乐安区卫生健康委员会"
LEAN_COMMERCE, LEAN_SCHOOLS = "甲省示例市乐安区商务和投资促进局", "甲省示例市乐安区教育局"
BINGSHUI, BINGSHUI_SCHOOLS = "甲省示例市丙水县人民政府", "甲省示例市丙水县教育局"
DINGYUAN, DINGYUAN_FINANCE = "丁原市人民政府", "丁原市财政局"
TOWN, STREET = "示例市丙水县白石镇人民政府", "示例市乐安区东风街道办事处"
ALL = (CITY, LEAN, LEAN_HEALTH, LEAN_COMMERCE, LEAN_SCHOOLS, BINGSHUI, BINGSHUI_SCHOOLS, DINGYUAN, DINGYUAN_FINANCE, TOWN, STREET)


@pytest.fixture(scope="module")
def table() -> OrganisationTable:
    return OrganisationTable.of((name, (), f"document of {name}") for name in ALL)


def mentions(table: OrganisationTable, question: str) -> tuple[Mention, ...]:
    return table.mentions(fold_text(question))


def names(bodies: tuple[Organisation, ...]) -> list[str]:
    return [body.name for body in bodies]


def bodies(table: OrganisationTable, question: str) -> list[str]:
    """The bodies of the one mention of a question."""
    found = mentions(table, question)
    assert len(found) == 1, found
    return names(found[0].organisations)


# ---------------------------------------------------------------------------------------------- taken apart


@pytest.mark.parametrize(
    ("name", "places", "body"),
    [
        ("甲省示例市乐安区教育局", ("甲省", "示例市", "乐安区"), "教育局"),
        ("示例市人民政府", ("示例市",), ""),
        ("丙水县卫生健康委员会", ("丙水县",), "卫生健康委员会"),
        ("示例市丙水县白石镇人民政府", ("示例市", "丙水县", "白石镇"), ""),
        ("示例市乐安区东风街道办事处", ("示例市", "乐安区", "东风街道"), ""),
        ("示例市场监督管理局", (), "示例市场监督管理局"),
        ("示例市市场监督管理局", ("示例市",), "市场监督管理局"),
    ],
)
def test_a_name_is_taken_apart_into_places_and_body(name: str, places: tuple[str, ...], body: str) -> None:
    assert Parts.of(name) == Parts(places, body)


def test_a_places_stem_keeps_two_characters() -> None:
    assert (place_stem("乐安区"), place_stem("单县"), place_stem("丙水县")) == ("乐安", "单县", "丙水")


def test_reports_of_one_body_are_one_organisation() -> None:
    table = OrganisationTable.of([(LEAN, ("乐安区政府",), "a"), (LEAN, (), "b"), (BINGSHUI, (), "c")])
    lean = next(o for o in table.organisations if o.name == LEAN)
    assert (lean.documents, lean.names, lean.is_government) == (("a", "b"), ("乐安区政府",), True)
    assert len(table.organisations) == 2


# ---------------------------------------------------------------------------------------------- as said


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("示例市2023年收到多少件申请？", [CITY]),
        ("乐安区政府收到多少件？", [LEAN]),
        ("乐安区人民政府收到多少件？", [LEAN]),
        ("甲省示例市乐安区教育局收到多少件？", [LEAN_SCHOOLS]),
        ("示例市乐安区教育局收到多少件？", [LEAN_SCHOOLS]),
        ("乐安教育局收到多少件？", [LEAN_SCHOOLS]),
        ("乐安区卫健委收到多少件？", [LEAN_HEALTH]),
        ("乐安卫健委收到多少件？", [LEAN_HEALTH]),
        ("卫健委收到多少件？", [LEAN_HEALTH]),
        ("乐安区商务局收到多少件？", [LEAN_COMMERCE]),
        ("乐安商投局收到多少件？", [LEAN_COMMERCE]),
        ("丙水县教育局收到多少件？", [BINGSHUI_SCHOOLS]),
        ("白石镇收到多少件？", [TOWN]),
        ("白石镇政府收到多少件？", [TOWN]),
        ("东风街道办收到多少件？", [STREET]),
        ("丁原市财政局收到多少件？", [DINGYUAN_FINANCE]),
        ("樂安區教育局收到多少件？", [LEAN_SCHOOLS]),
    ],
)
def test_a_body_is_found_by_full_and_short_names(table: OrganisationTable, question: str, expected: list[str]) -> None:
    assert bodies(table, question) == expected


@pytest.mark.parametrize("question", ["乐安区2023年收到多少件？", "乐安2023年收到多少件？"])
def test_a_place_alone_is_its_government_first_and_its_bodies_after(table: OrganisationTable, question: str) -> None:
    found = mentions(table, question)[0]
    assert found.bare_place
    assert names(found.organisations)[0] == LEAN
    assert set(names(found.organisations)) == {LEAN, LEAN_HEALTH, LEAN_COMMERCE, LEAN_SCHOOLS}


def test_a_body_without_its_place_is_every_such_body(table: OrganisationTable) -> None:
    assert bodies(table, "教育局收到多少件？") == [BINGSHUI_SCHOOLS, LEAN_SCHOOLS]


def test_two_bodies_are_two_mentions_in_their_order(table: OrganisationTable) -> None:
    found = mentions(table, "丙水县教育局比乐安区教育局多收到多少件？")
    assert [names(m.organisations) for m in found] == [[BINGSHUI_SCHOOLS], [LEAN_SCHOOLS]]


def test_a_mention_knows_where_it_stands(table: OrganisationTable) -> None:
    question = fold_text("请问2023年乐安区教育局收到多少件？")
    found = table.mentions(question)[0]
    assert question[found.start : found.end] == found.said == "乐安区教育局"


def test_a_place_written_as_it_sounds_is_understood(table: OrganisationTable) -> None:
    found = mentions(table, "乐桉区2023年收到多少件？")
    assert names(found[0].organisations)[0] == LEAN


def test_a_city_that_no_division_has_is_the_one_that_sounds_so() -> None:
    table = OrganisationTable.of([("株洲市审计局", (), "a"), ("福州市审计局", (), "b")])
    misspelt, other = mentions(table, "株州市审计局2023年收到多少件？"), mentions(table, "抚州市审计局2023年收到多少件？")
    assert [names(m.organisations) for m in misspelt] == [["株洲市审计局"]]
    assert [names(m.organisations) for m in other] == [[]]


@pytest.mark.parametrize(
    "question",
    [
        "其中微信账号几个",
        "其中微博发了多少条",
        "其中卫生类公开几条",
        "政策宣讲进园区几场",
        "面向新时代办了几期培训",
        "过程中的信息几条",
        "网站和政务新媒体多少个",
    ],
)
def test_no_name_stands_across_other_words(question: str) -> None:
    places = ("中卫市", "晋源区", "新市区", "城中区", "和政县")
    table = OrganisationTable.of([(f"{place}人民政府", (), place) for place in places])
    assert mentions(table, question) == ()


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("2023年中苇市收到几件申请", "中卫市人民政府"),
        ("请问晋沅区政府发布几条", "晋源区人民政府"),
        ("今年中卫收到几件", "中卫市人民政府"),
        ("和政政务新媒体有几个", "和政县人民政府"),
    ],
)
def test_a_name_beside_words_is_read(question: str, name: str) -> None:
    table = OrganisationTable.of([(f"{place}人民政府", (), place) for place in ("中卫市", "晋源区", "和政县")])
    assert [names(m.organisations) for m in mentions(table, question)] == [[name]]


# ---------------------------------------------------------------------------------------------- unknown


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("戊山区2023年收到多少件申请？", "戊山区"),
        ("戊山区教育局收到多少件？", "戊山区教育局"),
        ("乐安区民政局收到多少件？", "乐安区民政局"),
        ("丙水县卫健委收到多少件？", "丙水县卫健委"),
        ("示例市教育局收到多少件？", "示例市教育局"),
        ("丁原市乐安区教育局收到多少件？", "丁原市乐安区教育局"),
        ("乐安区市场监管局收到多少件？", "乐安区市场监管局"),
    ],
)
def test_an_unknown_body_or_place_is_named_and_no_neighbour_stands_for_it(
    table: OrganisationTable, question: str, said: str
) -> None:
    found = mentions(table, question)
    assert [(m.said, m.organisations) for m in found] == [(said, ())]


@pytest.mark.parametrize("question", ["今年收到多少件申请？", "申请公开的流程是什么？", "全年主动公开多少条？", "2023年", ""])
def test_where_no_body_is_named_none_is_found(table: OrganisationTable, question: str) -> None:
    assert mentions(table, question) == ()


def test_an_empty_store_knows_nothing_and_fails_at_nothing() -> None:
    empty = OrganisationTable.of([])
    assert all(m.organisations == () for m in mentions(empty, "示例市乐安区教育局2023年收到多少件？"))
    assert understand("How many applications were received?", empty, None).mentions == ()


@pytest.mark.parametrize("question", ["南乐安区收到多少件？", "乐安县收到多少件？", "乐安区公安分局收到多少件？"])
def test_a_like_sounding_neighbour_is_not_taken_for_the_known_one(table: OrganisationTable, question: str) -> None:
    assert all(LEAN not in names(m.organisations) for m in mentions(table, question))


def test_of_between_place_and_body_joins_them(table: OrganisationTable) -> None:
    assert bodies(table, "乐安区的教育局收到多少件？") == [LEAN_SCHOOLS]


# ---------------------------------------------------------------------------------------------- English


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("How many applications did Shili's health bureau receive in 2009?", ["示例市卫生局"]),
        ("How many applications did the Health Bureau of Shili receive in 2009?", ["示例市卫生局"]),
        ("How many applications did Bingshui's Culture and Tourism Bureau receive in 2009?", []),
    ],
)
def test_an_english_name_of_one_field_is_that_of_the_body_before_it_too(question: str, found: list[str]) -> None:
    older = OrganisationTable.of([("示例市卫生局", (), "a"), ("丙水县文化局", (), "b")])
    assert [names(m.organisations) for m in understand(question, older, None).mentions] == [found]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("How many requests did Dingyuan receive in 2023?", DINGYUAN),
        ("How many requests did Le'an District receive in 2023?", LEAN),
        ("How many did the Lean District Health Commission receive?", LEAN_HEALTH),
        ("How many did the Bingshui County Education Bureau receive?", BINGSHUI_SCHOOLS),
        ("How many did the Lean Commerce Bureau receive?", LEAN_COMMERCE),
        ("What did the Dingyuan Finance Bureau publish in 2022?", DINGYUAN_FINANCE),
        ("How many did Shili City receive?", CITY),
    ],
)
def test_a_body_is_found_by_its_places_pinyin_and_its_kind_in_english(
    table: OrganisationTable, question: str, first: str
) -> None:
    found = understand(question, table, 2023).mentions
    assert len(found) == 1
    assert names(found[0].organisations)[0] == first


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("How many requests did Lean commerce receive in 2023?", LEAN_COMMERCE),
        ("How many requests did the Lean District commerce receive in 2023?", LEAN_COMMERCE),
        ("Applications received by Dingyuan finance in 2022?", DINGYUAN_FINANCE),
        ("And Lean health's?", LEAN_HEALTH),
        ("How many education items did Lean District publish?", LEAN),
        ("How many Lean District commerce items were published?", LEAN),
        ("How many requests did Lean District fisheries receive in 2023?", LEAN),
    ],
)
def test_a_field_behind_a_place_is_its_bureau_where_there_is_one(table: OrganisationTable, question: str, first: str) -> None:
    """Never where the field belongs to what is counted, nor where the place has no such bureau."""
    found = understand(question, table, 2023).mentions
    assert [names(mention.organisations)[0] for mention in found] == [first]


@pytest.mark.parametrize(
    ("question", "content"),
    [
        ("How many municipal documents did Dingyuan publish?", "how many municipal documents did publish"),
        ("How many provincial media did Dingyuan address?", "how many provincial media did address"),
        ("How many did Dingyuan refuse in 2023 because they were unclear?", "how many did refuse because they were unclear"),
    ],
)
def test_what_tells_a_thing_or_a_reason_stays(table: OrganisationTable, question: str, content: str) -> None:
    assert understand(question, table, 2023).content == content


@pytest.mark.parametrize("question", ["How many did Foshan Municipal Government receive?", "How many did Lean County receive?"])
def test_an_unknown_body_is_unknown_in_english_too(table: OrganisationTable, question: str) -> None:
    found = understand(question, table, 2023).mentions
    assert [m.organisations for m in found] == [()]


# ---------------------------------------------------------------------------------------------- short names, near names

OFFICES = ("示例市卫生健康局", "示例市住房和城乡建设局", "示例市人力资源和社会保障局", "示例市发展和改革委员会", "示例市市场监督管理局",
           "示例市城市管理局", "示例市教育和体育局", "示例市大数据管理局", "示例市商务局", "示例市乙县水利局")  # fmt: skip


@pytest.fixture(scope="module")
def offices() -> OrganisationTable:
    return OrganisationTable.of((name, (), name) for name in OFFICES)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("示例市卫健局", "示例市卫生健康局"),
        ("示例卫健委", "示例市卫生健康局"),
        ("示例市住建局", "示例市住房和城乡建设局"),
        ("示例人社局", "示例市人力资源和社会保障局"),
        ("示例市发改委", "示例市发展和改革委员会"),
        ("示例市市监局", "示例市市场监督管理局"),
        ("示例城管", "示例市城市管理局"),
        ("示例市教体局", "示例市教育和体育局"),
        ("示例市大数据局", "示例市大数据管理局"),
        ("示例市的商务局", "示例市商务局"),
        ("示例市商局", "示例市商务局"),
        ("示例市商务局局", "示例市商务局"),
        ("乙县水利局", "示例市乙县水利局"),
    ],
)
def test_a_body_is_found_by_its_short_name_and_through_a_slip(offices: OrganisationTable, said: str, expected: str) -> None:
    assert bodies(offices, f"{said}2023年收到多少件申请？") == [expected]


@pytest.mark.parametrize(
    "said",
    [
        "丙县水利局",
        "另例市商务局",
        "甲城商务局",
        "示例市财政局",
        "示例市人民政府",
        "示例市水利局",
        "示例市体育局",
        "示例市统计",
        "示例区商务局",
        "新示例区商务局",
    ],
)
def test_a_body_that_is_not_there_has_no_neighbour_put_in_its_place(offices: OrganisationTable, said: str) -> None:
    found = mentions(offices, f"{said}2023年收到多少件申请？")
    assert found
    assert all(not m.organisations or m.bare_place for m in found)


@pytest.mark.parametrize(
    "said", ["Shili Bureau of Ceremonies", "Shili Education Commission of Ceremonies", "the Ceremonies Bureau of Shili"]
)
def test_an_english_kind_that_is_not_known_is_no_other_body(offices: OrganisationTable, said: str) -> None:
    question = understand(f"How many applications did {said} receive in 2023?", offices, 2026)
    assert question.mentions
    assert all(not m.organisations for m in question.mentions)


def test_latin_letters_before_a_chinese_body_are_its_place(offices: OrganisationTable) -> None:
    question = understand("ｓｈｉｌｉ商务局2023年收到多少件申请？", offices, 2026)
    assert [o.name for m in question.mentions for o in m.organisations] == ["示例市商务局"]


def test_a_name_said_in_full_is_that_body_alone() -> None:
    table = OrganisationTable.of([("甲城市鼓楼区商务局", (), "a"), ("鼓楼区商务局", (), "b")])
    assert bodies(table, "甲城市鼓楼区商务局2023年收到多少件？") == ["甲城市鼓楼区商务局"]


# ---------------------------------------------------------------------------------------------- duties, zones, parts of a place

CITY_BODIES = (
    "云川市人民政府", "云川市生态环境局", "云川市自然资源和规划局", "云川市市场监督管理局", "云川市教育体育局", "云川市商务委员会",
    "云川市经济和信息化局", "云川市住房公积金管理中心", "云川市人民政府办公室", "云川市水务局", "云川市城市管理综合执法局",
    "云川经济技术开发区管理委员会", "云川高新技术产业开发区管理委员会", "岚东新区管理委员会", "岚东新区教育局", "海棠区人民政府",
    "海棠区人民政府南屏街道办事处", "松石街道办事处",
)  # fmt: skip


@pytest.fixture(scope="module")
def city() -> OrganisationTable:
    return OrganisationTable.of((name, (), name) for name in CITY_BODIES)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("云川环境局", "云川市生态环境局"),
        ("云川市环保局", "云川市生态环境局"),
        ("云川市国土局", "云川市自然资源和规划局"),
        ("云川工商局", "云川市市场监督管理局"),
        ("云川市场监管局", "云川市市场监督管理局"),
        ("云川市监局", "云川市市场监督管理局"),
        ("云川市市监局", "云川市市场监督管理局"),
        ("云川商委", "云川市商务委员会"),
        ("云川市商务局", "云川市商务委员会"),
        ("云川市工信局", "云川市经济和信息化局"),
        ("云川公积金中心", "云川市住房公积金管理中心"),
        ("云川市公积金", "云川市住房公积金管理中心"),
        ("云川市府办", "云川市人民政府办公室"),
        ("云川市政府办", "云川市人民政府办公室"),
        ("云川城管局", "云川市城市管理综合执法局"),
        ("云川经开区", "云川经济技术开发区管理委员会"),
        ("云川市经开区管委会", "云川经济技术开发区管理委员会"),
        ("云川开发区", "云川经济技术开发区管理委员会"),
        ("云川高新区", "云川高新技术产业开发区管理委员会"),
        ("高新区", "云川高新技术产业开发区管理委员会"),
        ("岚东新区管委会", "岚东新区管理委员会"),
        ("岚东新区教育局", "岚东新区教育局"),
        ("南屏街办", "海棠区人民政府南屏街道办事处"),
        ("海棠区南屏街道", "海棠区人民政府南屏街道办事处"),
        ("松石街道办", "松石街道办事处"),
        ("海棠区南屏街道办", "海棠区人民政府南屏街道办事处"),
    ],
)
@pytest.mark.parametrize("frame", ["{}2023年收到多少件申请？", "2023年{}收到了多少件申请？"])
def test_a_body_is_found_by_what_it_does_by_its_old_name_and_as_a_zone(
    city: OrganisationTable, said: str, expected: str, frame: str
) -> None:
    found = mentions(city, frame.format(said))
    assert len(found) == 1
    assert names(found[0].organisations)[0] == expected
    assert found[0].said == said


@pytest.mark.parametrize(
    "said",
    [
        "云川市体育局", "云川市规划局", "云川市水利局", "云川市财政局", "云川市东城区", "云川市东城区教育局", "云川市工业园区", "海棠高新区",
        "海棠区经开区管委会", "云川市委", "云川市人大", "云川市法院", "国家生态环境局", "省自然资源厅", "松石社区", "岚西新区", "岚东新区财政局", "云川市大数据中心", "云川市公安分局",
    ],
)  # fmt: skip
def test_a_part_of_a_place_or_of_a_duty_is_no_neighbours(city: OrganisationTable, said: str) -> None:
    found = mentions(city, f"{said}2023年收到多少件申请？")
    assert found
    assert all(m.organisations == () for m in found)


@pytest.mark.parametrize(
    ("said", "near"), [("体育局", "云川市教育体育局"), ("规划局", "云川市自然资源和规划局"), ("水利局", "云川市水务局")]
)
def test_who_shares_a_duty_is_near(city: OrganisationTable, said: str, near: str) -> None:
    assert names(city.near("云川市", said)) == [near]


def test_two_places_joined_are_two_mentions(city: OrganisationTable) -> None:
    found = mentions(city, "云川市和海棠区2023年谁收到的申请多？")
    assert [names(m.organisations)[0] for m in found] == ["云川市人民政府", "海棠区人民政府"]


@pytest.mark.parametrize(
    "question", ["云川市辖区内各单位收到多少件？", "云川市级行政规范性文件多少件？", "云川市市级预算多少万元？"]
)
def test_a_level_is_no_part_of_a_place(city: OrganisationTable, question: str) -> None:
    assert [m.said for m in mentions(city, question)] == ["云川" if "云川市级" in question else "云川市"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How many did the Yun Chuan Ecology and Environment Bureau receive?", "云川市生态环境局"),
        ("How many did Yúnchuān Commerce Commission receive?", "云川市商务委员会"),
        ("How many did the Yunchuan Municipal Government Office receive?", "云川市人民政府办公室"),
        ("How many did Nanping Subdistrict Office receive?", "海棠区人民政府南屏街道办事处"),
        ("How many did the Housing Provident Fund Center of Yunchuan receive?", "云川市住房公积金管理中心"),
    ],
)
def test_english_names_of_bodies_with_tones_spaces_and_kinds(city: OrganisationTable, question: str, expected: str) -> None:
    found = understand(question, city, 2024).mentions
    assert [o.name for m in found for o in m.organisations][:1] == [expected]


def test_a_place_of_several_readings_is_found_by_each() -> None:
    table = OrganisationTable.of([("盐都区人民政府", (), "a"), ("吕梁市人民政府", (), "b")])
    for said, body in (
        ("Yandu District", "盐都区人民政府"),
        ("Luliang City", "吕梁市人民政府"),
        ("Lüliang City", "吕梁市人民政府"),
    ):
        assert [o.name for m in understand(f"How many did {said} receive?", table, 2024).mentions for o in m.organisations] == [
            body
        ]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("东风街到2020年行政处罚几件", "东风街到"),
        ("东风街道2020年行政处罚几件", "东风街道"),
        ("东风到2020年行政处罚几件", "东风"),
    ],
)
def test_a_kind_that_is_misspelt_by_its_sound_is_part_of_the_name(table: OrganisationTable, question: str, said: str) -> None:
    (mention,) = mentions(table, question)
    assert names(mention.organisations) == [STREET]
    assert mention.said == said


BRANCH, ZONE_BRANCH, POLICE = "烟台市公安局牟平分局", "示例市自然资源局高新区分局", "示例市公安局"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("牟平公安分局收到几件", BRANCH),
        ("牟平区公安局收到几件", BRANCH),
        ("烟台市牟平区公安分局收到几件", BRANCH),
        ("牟平分局收到几件", BRANCH),
        ("高新区自然资源分局收到几件", ZONE_BRANCH),
        ("示例市公安局收到几件", POLICE),
    ],
)
def test_a_branch_is_called_after_its_district(question: str, expected: str) -> None:
    assert bodies(OrganisationTable.of((name, (), name) for name in (BRANCH, ZONE_BRANCH, POLICE)), question) == [expected]


@pytest.mark.parametrize("question", ["烟台市公安局收到几件", "烟台收到几件", "芝罘分局收到几件", "示例市自然资源局收到几件"])
def test_a_branch_speaks_neither_for_its_bureau_nor_for_its_city(question: str) -> None:
    table = OrganisationTable.of((name, (), name) for name in (BRANCH, ZONE_BRANCH))
    assert not any(m.organisations for m in mentions(table, question))


def test_a_branch_that_the_store_lacks_is_no_government() -> None:
    table = OrganisationTable.of((name, (), name) for name in ("烟台市牟平区人民政府",))
    assert bodies(table, "牟平分局收到几件") == []
    assert bodies(table, "牟平区收到几件") == ["烟台市牟平区人民政府"]


@pytest.mark.parametrize("said", ["广西商务厅", "广西壮族自治区商务厅", "广西自治区商务厅"])
def test_a_region_named_after_a_people_is_called_without_it(said: str) -> None:
    assert bodies(OrganisationTable.of([("广西壮族自治区商务厅", (), "a")]), f"{said}收到几件") == ["广西壮族自治区商务厅"]


@pytest.mark.parametrize("question", ["大同市矿区收到几件", "大同矿区收到几件", "大同市收到几件"])
def test_a_district_that_is_a_word_is_not_answered_for_another_citys(question: str) -> None:
    table = OrganisationTable.of([("阳泉市矿区人民政府", (), "a")])
    assert not any(m.organisations for m in mentions(table, question))
    assert bodies(table, "阳泉市矿区收到几件") == ["阳泉市矿区人民政府"]


def test_a_bureau_in_english_is_not_its_branch() -> None:
    table = OrganisationTable.of([(BRANCH, (), "a")])
    assert not any(m.organisations for m in understand("Did Yantai Public Security Bureau receive any?", table, 2024).mentions)
