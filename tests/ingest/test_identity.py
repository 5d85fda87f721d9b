"""Who reports on which year: every way in which a report names itself, and the honesty about what it does not say."""

from __future__ import annotations

import pytest

from ingest.identity.report import identify
from ingest.model import Document, Identity


def identity(text: str, name: str = "file.txt") -> Identity:
    return identify(Document(text, "txt"), name)


def codes(found: Identity) -> list[str]:
    return [problem.code for problem in found.problems]


@pytest.mark.parametrize(
    ("text", "organisation", "year"),
    [
        ("青河市商务局2023年政府信息公开工作年度报告", "青河市商务局", 2023),
        ("柳溪街道2024年政府信息公开工作年度报告\n一、总体情况\n街道在区政府门户网站发布动态。", "柳溪街道办事处", 2024),
        ("2018年青河市东山区柳林街道办事处政府信息公开年度报告", "青河市东山区柳林街道办事处", 2018),
        ("青河市东山区商务局\n\n2022年政府信息公开工作年度报告\n", "青河市东山区商务局", 2022),
        ("青河市财政局2020年政府信息公开工作\n年度报告\n一、总体情况", "青河市财政局", 2020),
        ("关于青河市教育体育局2023年度政府信息公开工作情况的报告", "青河市教育体育局", 2023),
        ("青河县住房和城乡建设局二〇二三年度政府信息公开工作年度报告", "青河县住房和城乡建设局", 2023),
        ("青河市司法局\n政府信息公开工作年度报告\n（2023年度）\n一、总体情况", "青河市司法局", 2023),
        ("青河市人民政府信息公开工作年度报告（2023年）", "青河市人民政府", 2023),
        ("青河市人民政府办公室\n2022年政府信息公开工作年度报告", "青河市人民政府办公室", 2022),
        ("青河市市场监督管理局2023年政府信息公开工作年度报告", "青河市市场监督管理局", 2023),
        ("国家税务总局青河市税务局2023年政府信息公开工作年度报告", "国家税务总局青河市税务局", 2023),
        ("信息名称 青河市水利局2023年政府信息公开工作年度报告\n索引号 A1", "青河市水利局", 2023),
        (
            "青河高新技术产业开发区管理委员会2023年政府信息公开工作年度报告\n按照自治州人民政府办公室通知，\n自治州人民政府网站公布。",
            "青河高新技术产业开发区管理委员会",
            2023,
        ),
        ("现公布青河市水利局2021年政府信息公开工作年度报告。", "青河市水利局", 2021),
        ("本报告由青河市商务局编制。所列数据的统计期限为2024年1月1日至2024年12月31日。", "青河市商务局", 2024),
        (
            "现将我区2020年政府信息公开工作年度报告公布如下。本报告由青河市东山区人民政府办公室编制。",
            "青河市东山区人民政府",
            2020,
        ),
        ("现将我办2020年政府信息公开工作年度报告公布如下。本报告由东山区人民政府办公室编制。", "东山区人民政府办公室", 2020),
        ("本报告所列数据统计期限为2020年1月1日起。如有疑问，请联系：青河市统计局办公室；电话略。", "青河市统计局", 2020),
        ("2023年政府信息公开工作年度报告\n一、总体情况\n公开工作有序。\n\n青河县林业局\n2024年1月5日\n", "青河县林业局", 2023),
        ("2017年度政府信息公开年度报告\n附表\n单位名称：青河县粮食局\n", "青河县粮食局", 2017),
        ("本报告为青河市发展和改革局的政府信息公开工作年度报告，统计期限为2021年1月1日起。", "青河市发展和改革局", 2021),
        ("一、概述\n本报告是青河县柳溪镇人民政府2021年的政府信息公开工作年度报告。", "青河县柳溪镇人民政府", 2021),
        ("本报告为青河市统计局机关2022年度政府信息公开工作年度报告。", "青河市统计局", 2022),
        ("2023 年青河市东山区人民政府柳林街道政府信息\n公开工作年度报告\n", "青河市东山区人民政府柳林街道办事处", 2023),
    ],
)
def test_a_name_plainly_stated_is_found_with_its_year(text: str, organisation: str, year: int) -> None:
    found = identity(text)
    assert (found.organisation, found.year) == (organisation, year)
    assert codes(found) == []


NAMELESS = "一、总体情况\n2024年，我区加强领导，全年发布信息317条。"


@pytest.mark.parametrize(
    ("file", "organisation"),
    [
        ("东海市柳林区2024年政府信息公开工作年度报告.txt", "东海市柳林区人民政府"),
        ("17_柳林区人民政府2024年政府信息公开年报.txt", "柳林区人民政府"),
        ("年报/柳林区财政局_2024.pdf", "柳林区财政局"),
        ("2024年柳林区财政局年报.docx", "柳林区财政局"),
        ("柳林区2024年度报告.html", "柳林区人民政府"),
        ("2024年政府信息公开工作年度报告.txt", None),
        ("年度报告2024.txt", None),
        ("report 2024.txt", None),
    ],
)
def test_a_report_that_names_itself_nowhere_is_whose_its_file_is_named_after(file: str, organisation: str | None) -> None:
    found = identity(NAMELESS, file)
    assert found.organisation == organisation
    assert ("unverified_organisation" if organisation else "no_organisation") in codes(found)


def test_a_report_that_names_itself_is_not_whose_its_file_is_named_after() -> None:
    found = identity("青河市商务局2023年政府信息公开工作年度报告\n" + NAMELESS, "柳林区财政局2024年年报.txt")
    assert (found.organisation, found.year) == ("青河市商务局", 2023)


def test_a_year_that_no_text_tells_is_the_files_and_is_noted() -> None:
    found = identity("青河市商务局政府信息公开工作年度报告\n公开工作有序。", "青河市商务局2021年年报.txt")
    assert found.year == 2021
    assert "unverified_year" in codes(found)


def test_a_short_title_is_made_full_by_what_the_text_prints() -> None:
    text = (
        "商务局2018年度政府信息公开报告\n根据《东海市柳林区人民政府办公室通知》，"
        "现公布柳林区商务局2018年度政府信息公开工作年度报告。商务局公开5条。"
    )
    found = identity(text)
    assert found.organisation == "东海市柳林区商务局"
    assert found.part_of == ("柳林区", "东海市")
    assert found.names == ("柳林区商务局", "商务局")
    assert found.title == "商务局2018年度政府信息公开报告"


def test_a_title_with_the_body_for_short_is_made_full_by_the_name_that_the_report_gives_itself() -> None:
    text = (
        "区文体局2016年政府信息公开年度报告\n青河市东山区文化体育局2016年政府信息公开工作年度报告\n"
        "一、概述\n2016年，区文体局修订了目录，区体育局报送信息。\n"
    )
    found = identity(text)
    assert found.organisation == "青河市东山区文化体育局"
    assert "区文体局" in found.names
    assert codes(found) == []


def test_a_district_gets_its_city_where_the_text_prints_the_chain_once() -> None:
    found = identity(
        "柳林区财政局2020年政府信息公开工作年度报告\n如有疑问，请与柳林区财政局办公室联系（地址：东海市柳林区一号）。"
    )
    assert found.organisation == "东海市柳林区财政局"
    assert codes(found) == []


def test_nothing_is_added_that_the_report_does_not_hold() -> None:
    assert (
        identity("老山区商务局 2023 年政府信息公开工作年度报告\n一、总体情况\n区商务局公开信息3条。").organisation
        == "老山区商务局"
    )


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("青河市 2025 年政府信息公开工作年度报告", "青河市人民政府"),
        ("2022年青河市政府信息公开工作年度报告", "青河市人民政府"),
        ("青河县柳林镇2021年度政府信息公开工作年度报告", "青河县柳林镇人民政府"),
        ("东湖经济技术开发区2023年政府信息公开工作年度报告", "东湖经济技术开发区管理委员会"),
        (
            ("政府信息公开年报\n如有疑问，请与东海市柳林区人民政府办公室联系（地址略）。统计期限为2024年1月1日起。"),
            "东海市柳林区人民政府",
        ),
        ("柳林镇人民政府2021年信息公开年度报告\n通过“青河县人民政府门户网站”公开5条。", "青河县柳林镇人民政府"),
    ],
)
def test_what_is_inferred_is_noted(text: str, organisation: str) -> None:
    found = identity(text)
    assert found.organisation == organisation
    assert codes(found) == ["unverified_organisation"]


@pytest.mark.parametrize(
    "text",
    [
        "2024年，我区公开信息3条。统计期限从2024年1月1日起。我区将继续努力。",
        "365某某娱乐_平台网址人民政府合作交流办公室\n2022年政府信息公开工作年度报告\n"
        "结合2022年365某某娱乐_平台网址人民政府合作交流办公室政府信息公开情况编制。",
        "政府信息公开工作年度报告格式模板\n一、总体情况\n（文字描述）",
        "区政府2023年政府信息公开工作年度报告\n一、总体情况\n公开5条。",
        "附件3\n青河市政府信息公开情况统计报表\n单位名称：\n单位负责人：\n",
        "",
    ],
)
def test_a_report_that_never_names_itself_has_no_organisation(text: str) -> None:
    found = identity(text)
    assert found.organisation is None
    assert found.organisation_span is None
    assert "no_organisation" in codes(found)


def test_traditional_characters_give_a_simplified_name_and_the_printed_place() -> None:
    text = "本報告由青河市商務委員會編制的2014年度政府信息公開年度報告。市商務委公開信息5條。"
    found = identity(text)
    assert (found.organisation, found.year) == ("青河市商务委员会", 2014)
    assert found.organisation_span is not None
    assert found.organisation_span.of(text) == "青河市商務委員會"
    assert found.names == ("市商务委",)


def test_the_year_is_never_that_of_publication() -> None:
    found = identity(
        "青河市商务局政府信息公开工作年度报告\n发布时间：2024-01-22\n统计期限从2023年1月1日到12月31日止。\n2024年1月22日"
    )
    assert found.year == 2023


def test_a_period_that_lost_its_separators_still_tells_the_year() -> None:
    assert identity("编制本报告。数据的统计期限自202411日起至20241231日止。").year == 2024


def test_a_contradicted_year_is_the_titles_and_noted() -> None:
    text = "青河市商务局2023年政府信息公开工作年度报告\n统计期限为2022年1月1日至2022年12月31日。"
    found = identity(text)
    assert found.year == 2023
    problem = found.problems[0]
    assert problem.code == "unverified_year"
    assert problem.span is not None
    assert problem.span.of(text) == "2022"


def test_a_year_only_spoken_of_is_noted_and_none_is_not_invented() -> None:
    spoken = identity("一、概述\n2018年，我局公开5条。\n2018年，我局答复2件。2017年，略。")
    assert (spoken.year, codes(spoken)[0]) == (2018, "unverified_year")
    silent = identity("一、概述\n我局公开信息5条，联系电话20230001。")
    assert silent.year is None
    assert "no_year" in codes(silent)


def test_spans_lead_to_what_is_printed() -> None:
    text = "# 青河市 水利局 ２０２３年政府信息公开工作年度报告\n"
    found = identity(text)
    assert found.organisation_span is not None
    assert found.year_span is not None
    assert found.organisation_span.of(text) == "青河市 水利局"
    assert found.year_span.of(text) == "２０２３"
    assert found.title == "青河市 水利局 ２０２３年政府信息公开工作年度报告"


def test_without_a_title_line_the_announced_one_or_the_files_name_is_the_title() -> None:
    assert identity("现公布《柳林区农业局2023年政府信息公开年度报告》。").title == "柳林区农业局2023年政府信息公开年度报告"
    assert identity("一、总体情况\n无。", "a.docx").title == "a.docx"


@pytest.mark.parametrize(
    "opening",
    [
        "本报告由示例市云溪区商务局依照《中华人民共和国政府信息公开条例》的要求写成。",
        "示例市云溪区商务局现把2023年公开政府信息的工作向社会报告。",
        "依照《条例》第五十条，示例市云溪区商务局编写了这份2023年度报告。",
        "这是示例市云溪区商务局就2023年政府信息公开交出的一份账单。",
    ],
)
def test_a_title_without_the_body_takes_the_one_that_the_opening_names(opening: str) -> None:
    found = identity(f"2023年度政府信息公开工作年度报告\n{opening}\n一、总体情况\n全年工作平稳。")
    assert (found.organisation, found.year) == ("示例市云溪区商务局", 2023)


@pytest.mark.parametrize(
    "opening",
    [
        "根据示例市云溪区人民政府办公室要求，现公布如下。",
        "示例市云溪区商务局和示例市云溪区统计局共同办公。",
    ],
)
def test_a_body_that_only_asks_or_is_one_of_several_does_not_name_the_report(opening: str) -> None:
    found = identity(f"2023年度政府信息公开工作年度报告\n{opening}\n一、总体情况\n全年工作平稳。")
    assert found.organisation is None


def test_a_signature_that_was_issued_names_the_report() -> None:
    found = identity("2023年度政府信息公开工作年度报告\n一、总体情况\n全年工作平稳。\n示例市云溪区商务局\n2024年1月15日印发\n")
    assert (found.organisation, codes(found)) == ("示例市云溪区商务局", [])


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("柳溪镇2020年政府信息公开年报\n有疑问请到青河县柳溪镇人民政府大院2号楼。", "青河县柳溪镇人民政府"),
        ("柳溪镇2020年政府信息公开年报\n有疑问可到柳溪镇人民政府，或寄到青河县柳溪镇政府。", "青河县柳溪镇人民政府"),
        ("青河县到贤镇2020年政府信息公开年报\n请到到贤镇人民政府查阅。", "青河县到贤镇人民政府"),
    ],
)
def test_a_verb_that_leads_to_a_place_is_no_part_of_its_name(text: str, organisation: str) -> None:
    found = identity(text)
    assert (found.organisation, found.year) == (organisation, 2020)
    assert codes(found) == ["unverified_organisation"]


def test_an_annex_alone_is_of_the_body_and_year_of_its_title() -> None:
    found = identity("青河县住房和城乡建设局政府信息公开情况统计表（2018年度）\n填报单位：青河县住建局\n统计指标\n")
    assert (found.organisation, found.year, found.names) == ("青河县住房和城乡建设局", 2018, ("青河县住建局",))
    assert codes(found) == []


def test_a_body_that_only_the_text_names_is_not_said_to_be_inferred_from_itself() -> None:
    found = identity("一、总体情况\n2022年，局里按要求推进公开。青河县水利局门户网站发布信息5条。")
    assert found.organisation == "青河县水利局"
    assert [p.message for p in found.problems if p.code == "unverified_organisation"] == [
        "the report does not plainly name its body: its text speaks of 青河县水利局"
    ]


@pytest.mark.parametrize(
    ("name", "organisation"),
    [
        ("柳坪苗族布依族乡", "柳坪苗族布依族乡人民政府"),
        ("杉岭区柳坪土家族苗族乡", "杉岭区柳坪土家族苗族乡人民政府"),
        ("桐江土家族苗族自治州", "桐江土家族苗族自治州人民政府"),
    ],
)
def test_a_place_named_after_several_peoples_is_its_own_and_not_the_body_of_its_website(name: str, organisation: str) -> None:
    text = f"{name}2020年政府信息公开工作年度报告\n一、总体情况\n全年在杉岭区人民政府网站公开信息96条。\n"
    read = identity(text).organisation
    assert read is not None
    assert read.endswith(organisation)


WEBSITE = "全年在杉岭区人民政府网站公开信息96条。如有疑问，请与杉岭区人民政府政务公开办公室联系（云坪市杉岭区）。"


@pytest.mark.parametrize(
    ("title", "organisation"),
    [
        ("柳坪国营农场2023年政府信息公开工作年度报告", "柳坪国营农场"),
        ("杉岭区柳坪填2023年政府信息公开工作年度报告", "杉岭区柳坪填"),
        ("杉岭区教育居2023年政府信息公开工作年度报告", "杉岭区教育居"),
        ("杉岭区“两湖一渠”工程指挥部2023年政府信息公开工作年度报告", '杉岭区"两湖一渠"工程指挥部'),
        ("关于印发柳坪街道2023年政府信息公开工作年度报告的通知", "柳坪街道办事处"),
        ("柳坪镇2023年度政府信息公开工作情况", "柳坪镇人民政府"),
    ],
)
def test_what_a_title_says_is_not_filed_under_the_body_of_its_website(title: str, organisation: str) -> None:
    found = identity(f"{title}\n一、总体情况\n{WEBSITE}\n")
    assert found.organisation is not None
    assert found.organisation.endswith(organisation)
    assert found.year == 2023
    assert codes(found) == ["unverified_organisation"]


def test_a_misspelt_title_is_the_body_that_the_text_names_so() -> None:
    text = f"杉岭区教育居2023年政府信息公开工作年度报告\n本报告由杉岭区教育局编制。\n{WEBSITE}\n"
    assert identity(text).organisation == "云坪市杉岭区教育局"


def test_a_heading_where_the_name_should_stand_is_no_body() -> None:
    text = f"法治政府建设2023年政府信息公开工作年度报告\n本报告由杉岭区教育局编制。\n{WEBSITE}\n"
    assert identity(text).organisation == "云坪市杉岭区教育局"


def test_the_government_of_a_wider_place_is_no_other_name_of_a_towns() -> None:
    found = identity(f"柳坪镇2023年政府信息公开工作年度报告\n一、总体情况\n{WEBSITE}\n")
    assert found.organisation == "杉岭区柳坪镇人民政府"
    assert "杉岭区人民政府" not in found.names


def test_a_link_to_another_bodys_report_names_nobody() -> None:
    link = "关于印发红坪县林业局2022年政府信息公开工作年度报告的通知"
    found = identity(f"2023年政府信息公开工作年度报告\n{link}\n本报告由乙坪县水利局编制。\n一、总体情况\n")
    assert (found.organisation, found.year) == ("乙坪县水利局", 2023)


def test_a_slogan_in_the_title_gives_way_to_the_body_that_wrote_the_report() -> None:
    found = identity("便民惠企2023年政府信息公开工作年度报告\n本报告由乙坪县水利局编制。\n一、总体情况\n")
    assert found.organisation == "乙坪县水利局"


@pytest.mark.parametrize(
    ("text", "organisation", "year"),
    [
        ("合计发布47条，较2023年减少6条。\n（二）依申请公开\n青河县商务局2024年收到申请3件。", "青河县商务局", 2024),
        ("本报告由青河市水利局编写，共六项内容，覆盖2022年全年。\n一、总体情况", "青河市水利局", 2022),
        ("招生季申请最集中，2020年青河市教育局公开信息60条。\n青河市教育局在门户网站设专栏。", "青河市教育局", 2020),
        (
            ",合格率98%，不合格的全部公布。其中青河市市场监督管理局本级公示417条，同比2021年增加9条。",
            "青河市市场监督管理局",
            2022,
        ),
        (
            "一、总体情况\n青河市东山区人民政府柳林街道办事处2019年度有关情况报告如下：",
            "青河市东山区人民政府柳林街道办事处",
            2019,
        ),
        ("一年来青河市水利局没有收到申请（2019年为4件）。\n青河市水利局有网站。", "青河市水利局", 2020),
        (
            "青河县教育局编制本报告。我局对2014年度政府信息公开工作进行了总结。\n2015年拟把公开栏移到校门外。",
            "青河县教育局",
            2014,
        ),
    ],
)
def test_a_report_without_title_is_of_the_body_and_year_that_its_text_speaks_of(text: str, organisation: str, year: int) -> None:
    found = identity(text)
    assert (found.organisation, found.year) == (organisation, year)
    assert "unverified_year" in codes(found)


def test_the_file_decides_between_the_years_that_a_text_speaks_of_and_never_against_them() -> None:
    text = "青河市统计局把2018年公报按时公布，2019年各界问得最多。\n青河市统计局有网站。"
    assert identity(text, "12_qinghe_statistics_2019.txt").year == 2019
    assert identity(text, "12_qinghe_statistics_2021.txt").year is None
    assert identity(text, "file.txt").year is None


@pytest.mark.parametrize(
    "text",
    [
        "青河市水利局自2008年起开展工作。公开信息60条。",
        "青河市水利局根据2019年修订的条例编制目录。公开信息60条。",
        "青河市水利局网站2018年改版。公开信息60条。",
        "青河市水利局公开信息涵盖2019年预算。",
        "青河市水利局2016年被评为先进。公开信息60条。",
        "青河市水利局对比2015年条例实施以来的情况作了总结。",
        "青河市水利局设专栏。青河市审计局2020年对本单位开展审计。",
    ],
)
def test_a_year_of_something_else_is_not_the_reports(text: str) -> None:
    assert identity(text).year is None


def test_the_body_of_another_deed_is_not_the_reports() -> None:
    assert identity("全年公开信息60条。与青河市公安局2018年共建平台3个，公开信息9条。").organisation is None
    assert identity("于集镇人民政府依法公开信息。").organisation == "于集镇人民政府"


def test_an_office_that_gathers_what_all_tell_reports_for_its_government() -> None:
    text = "本报告由青河县人民政府办公室汇总全县各部门情况编制，统计期限为2023年1月1日至12月31日。"
    assert (identity(text).organisation, identity(text).year) == ("青河县人民政府", 2023)
    assert identity(text.replace("汇总全县各部门情况", "")).organisation == "青河县人民政府办公室"
    announced = "结合青河县柳溪镇人民政府2022年政府信息公开工作的实际情况编制本报告。如有疑问，请与柳溪镇党政办联系。"
    assert identity(announced).organisation == "青河县柳溪镇人民政府"


def test_a_date_in_a_files_name_is_no_year_of_the_report() -> None:
    assert identity("青河市民政局收到申请6件。", "2022-01_公开.txt").year is None
    assert identity("青河市民政局2021年收到申请6件。", "2022.txt").year == 2021


def test_a_level_is_no_name_where_no_title_says_it() -> None:
    assert identity("本报告由市发展改革委编制，2013年共公开信息3条。").organisation is None


def test_a_report_that_is_only_announced_names_its_body() -> None:
    text = "按照《青河市人民政府办公室关于编制年报的通知》，现将青河市水务局2022年政府信息公开工作情况报告如下。"
    assert (identity(text).organisation, identity(text).year) == ("青河市水务局", 2022)
    town = "柳溪镇人民政府2021年政府信息公开工作年度报告\n现将青河市东山区柳溪镇2021年政府信息公开工作年度报告公布如下。"
    assert identity(town).organisation == "青河市东山区柳溪镇人民政府"


def test_an_office_that_speaks_of_its_place_alone_reports_for_its_government() -> None:
    text = "2024年，我区推进政务公开。本报告由东山区政府办公室汇总编制。全区共收到政府信息公开申请16件。"
    assert identity(text).organisation == "东山区人民政府"
    assert identity(text + "我办收到申请2件。").organisation == "东山区政府办公室"


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("青河市东山区农机站根据《条例》编制本报告，电子版可在东山区人民政府网站下载。\n一、总体情况", "青河市东山区农机站"),
        ("青河县文化馆遵照上级部署，编写本年度报告。电子版见青河县人民政府网站。\n一、总体情况", "青河县文化馆"),
        ("为方便公众了解，青河县水务局现将2021年工作情况报告如下，可到青河县人民政府网站下载。", "青河县水务局"),
        ("青河县水务局2021年政府信息公开工作年度报告按要求编制，可到青河县人民政府网站下载。", "青河县水务局"),
        ("青河县水务局按时公开信息，均见青河县人民政府门户网站。\n一、总体情况", "青河县水务局"),
    ],
)
def test_who_says_that_it_makes_the_report_is_its_body_and_the_website_that_shows_it_is_not(text: str, organisation: str) -> None:
    assert identity(text).organisation == organisation


@pytest.mark.parametrize("word", ["现将", "兹将", "现就", "现对", "特将", "今年", "目前", "此外"])
def test_no_place_begins_with_what_leads_to_it(word: str) -> None:
    found = identity(f"东山区财政局2020年政府信息公开工作年度报告\n{word}青河市东山区财政局的情况说明如下。")
    assert (found.organisation, found.part_of) == ("青河市东山区财政局", ("东山区", "青河市"))


def test_a_place_named_as_what_leads_to_places_keeps_its_name() -> None:
    assert identity("现将会同县水务局2020年政府信息公开工作报告如下。\n一、总体情况").organisation == "会同县水务局"
