"""Title lines, whole, broken, decorated or only announced."""

from __future__ import annotations

import pytest

from ingest.identity.titles import announced_title, find_annex_title, find_title, flatten, year_of


@pytest.mark.parametrize(
    ("text", "printed", "name", "year"),
    [
        (
            "首页\n青河县水利局2023年政府信息公开工作年度报告 - 某网站\n",
            "青河县水利局2023年政府信息公开工作年度报告 - 某网站",
            "青河县水利局",
            2023,
        ),
        (
            "青河县水利局\n\n2023年政府信息公开\n工作年度报告\n",
            "青河县水利局2023年政府信息公开工作年度报告",
            "青河县水利局",
            2023,
        ),
        ("政府信息公开年报\n青河县水利局2023年信息公开年度报告\n", "青河县水利局2023年信息公开年度报告", "青河县水利局", 2023),
        (
            "标题：青河县水利局2023年政务公开年度报告\n青河县水利局2023年政务公开年度报告\n",
            "青河县水利局2023年政务公开年度报告",
            "青河县水利局",
            2023,
        ),
    ],
)
def test_the_fullest_title_line_is_taken(text: str, printed: str, name: str, year: int) -> None:
    title = find_title(text)
    assert title is not None
    assert (title.printed, title.name, title.year) == (printed, name, year)


@pytest.mark.parametrize(
    "printed",
    [
        "青河县水利局2023年度政府信息公开工作总结报告",
        "青河县水利局2023年度政府信息公开工作总结",
        "青河县水利局政府信息公开2023年度报告",
        "青河县水利局政府信息公开工作2023年年度报告",
        "青河县水利局关于2023年政府信息公开工作情况的报告",
        "2023年青河县水利局政务公开年报",
        "青河县水利局政务公开工作2023年度总结报告",
    ],
)
def test_a_title_in_other_words_names_the_body_and_the_year(printed: str) -> None:
    title = find_title(f"{printed}\n一、概述\n二是2024年将办好培训。\n")
    assert title is not None
    assert (title.printed, title.name, title.year) == (printed, "青河县水利局", 2023)


@pytest.mark.parametrize("text", ["根据要求编制信息公开年度报告\n", "信息公开年度报告格式模板\n", "", "首页>信息公开年报\n"])
def test_what_is_no_title_is_none(text: str) -> None:
    assert find_title(text) is None


def test_an_announcement_needs_a_name_and_a_year() -> None:
    text = "现发布《青河县水利局2024年政府信息公开工作年度报告》。"
    title = announced_title(flatten(text), text)
    assert title is not None
    assert (title.name, title.year) == ("青河县水利局", 2024)
    assert title.span.of(text) == title.printed
    nameless = "现公布我局政府信息公开工作年度报告。"
    assert announced_title(flatten(nameless), nameless) is None


def test_flattened_text_leads_back() -> None:
    text = "如有疑问请与东海市柳林区的东海市柳林区商\n务局 联系。\n下一行"
    flat = flatten(text)
    at = flat.text.index("商务局")
    assert flat.span(at, at + 3).of(text) == "商\n务局"
    assert year_of("国令第711号") is None


def test_a_row_of_data_over_the_title_is_none_though_its_number_looks_like_a_year() -> None:
    rows = "索引号\t000014319/2018-00005\t主题分类\t政府信息公开年报\n"
    title = find_title(rows + "2017年度政府信息公开工作年度报告\n")
    assert title is not None
    assert (title.year, title.printed) == (2017, "2017年度政府信息公开工作年度报告")


@pytest.mark.parametrize(
    "text",
    [
        "青河县水利局政府信息公开情况统计表（2018年度）\n统计指标\n",
        "青河县水利局政府信息公开工作情况统计表\n（2018年度）\n统计指标\n",
        "青河县水利局2018年政府信息公开统计表\n",
    ],
)
def test_the_title_of_an_annex_names_body_and_year(text: str) -> None:
    title = find_annex_title(text)
    assert title is not None
    assert (title.name, title.year) == ("青河县水利局", 2018)
    assert find_title(text) is None
