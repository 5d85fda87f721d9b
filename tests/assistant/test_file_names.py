"""A report that names its body nowhere answers for the place that its file is named after, once somebody names it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import NoReturn

import pytest

from assistant.answer import Route
from assistant.assistant import Assistant
from assistant.bodies.file_names import adopted, adopted_bare, government_meant, government_named_bare, government_of_account
from ingest.pipeline import parse
from ingest.settings import StoreSettings
from ingest.store.library import open_library
from tests.assistant.talk import Talk
from tests.assistant.version_reports import put

NAMELESS = "一、总体情况\n2024年，我区网站发布信息317条，其中公告42条。行政复议3件，行政诉讼8件。\n二、存在问题\n主要问题是更新不及时。\n"
NAMED = "云川市人民政府2023年政府信息公开工作年度报告\n一、总体情况\n全年网站发布信息905条。\n"


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Talk]:
    with open_library(StoreSettings(tmp_path), write=True) as library:
        put(library, "7_wuyang_liuduo_district_2024.txt", parse("7_wuyang_liuduo_district_2024.txt", NAMELESS.encode()))
        put(
            library,
            "yunchuan_city_2022.txt",
            parse("yunchuan_city_2022.txt", NAMELESS.replace("2024", "2022").replace("我区", "我市").encode()),
        )
        put(library, "b.txt", parse("b.txt", NAMED.encode()))
        yield Talk(Assistant(library, _none), library)


def _none() -> NoReturn:
    raise AssertionError("a figure question opens no retriever")


@pytest.mark.parametrize(
    ("turns", "value", "body"),
    [
        (("柳朵区2024年网站发布信息多少条？",), 317, "柳朵区人民政府"),
        (("芜阳市柳朵区2024年网站发布信息多少条？",), 317, "芜阳市柳朵区人民政府"),
        (("柳朵区2024年行政复议几件？", "行政诉讼呢？"), 8, "柳朵区人民政府"),
        (("How many items did Liuduo District publish on its website in 2024?",), 317, "Liuduo区人民政府"),
        (("How many items did Wuyang's Liuduo District publish on its website in 2024?",), 317, "Wuyang市Liuduo区人民政府"),
        (("How many administrative lawsuits did Liu Duo District face in 2024?",), 8, "Liuduo区人民政府"),
        (("How many items did Liuduo publish on its website in 2024?",), 317, "Liuduo区人民政府"),
        (("In Liuduo in 2024, how many administrative lawsuits were there?",), 8, "Liuduo区人民政府"),
        (("How many administrative lawsuits did Liuduo, Wuyang face in 2024?",), 8, "Wuyang市Liuduo区人民政府"),
        (("How many items did Yunchuan publish on its website in 2023?", "And Liuduo in 2024?"), 317, "Liuduo区人民政府"),
        (("云川市2022年网站发布信息多少条？",), 317, "云川市人民政府"),
        (("How many items did Yunchuan City publish on its website in 2023?",), 905, "云川市人民政府"),
        (("How many items did Yunchuan City publish on its website in 2022?",), 317, "云川市人民政府"),
        (("云川市2023年网站发布信息多少条？",), 905, "云川市人民政府"),
    ],
)
def test_the_place_that_is_named_is_the_files(talk: Talk, turns: tuple[str, ...], value: int, body: str) -> None:
    answer = [talk.ask(turn) for turn in turns][-1]
    assert answer.figures[0].value == value
    assert answer.figures[0].organisation == body
    assert ("unverified_organisation" in {warning.code for warning in answer.warnings}) == (value != 905)


@pytest.mark.parametrize(
    "question",
    [
        "柳朵区财政局2024年发布信息多少条？",
        "柳朵县2024年网站发布信息多少条？",
        "柳多镇2024年发布信息多少条？",
        "海原市柳朵区2024年网站发布信息多少条？",
        "How many items did the Liuduo District Finance Bureau publish in 2024?",
        "How many items did Liuduo County publish on its website in 2024?",
        "How many items did Haiyuan Liuduo District publish on its website in 2024?",
        "How many items did Liuduo District of Haiyuan publish on its website in 2024?",
        "How many items did Liuduo's finance bureau publish in 2024?",
        "How many items did Haiyuan's Liuduo publish on its website in 2024?",
        "How many items did Liuduo, Haiyuan publish on its website in 2024?",
        "How many items did Liuduo Town publish on its website in 2024?",
        "How many items did Liuduo High-tech Zone publish on its website in 2024?",
    ],
)
def test_another_body_or_level_is_not_the_files(talk: Talk, question: str) -> None:
    assert talk.ask(question).route in (Route.REFUSE, Route.CLARIFY)


@pytest.mark.parametrize(
    "file", ["a.txt", "fe22dd7f.txt", "wu_2024.txt", "liuduo_finance_2024.txt", "north_liuduo_street_east_2024.txt"]
)
def test_a_file_that_is_named_after_no_place_or_a_bureau_is_no_governments(file: str) -> None:
    assert government_meant(file, "芜阳市柳朵区2024年发布信息多少条") is None


def test_most_questions_name_no_file() -> None:
    assert adopted([("1", "liuduo_2024.txt")], ["收到多少件申请？"]) == {}
    assert adopted([("1", "liuduo_2024.txt")], ["那行政诉讼呢？", "柳朵区2024年行政复议几件？"]) == {"1": "柳朵区人民政府"}


def test_a_report_that_speaks_for_an_office_or_of_no_level_is_no_places_own() -> None:
    said = "How many items did Liuduo publish?"
    assert government_named_bare("wuyang_liuduo_2024.txt", said, "我局公开信息9条,全区") is None
    assert government_named_bare("wuyang_liuduo_2024.txt", said, "公开信息9条") is None
    assert adopted([("1", "wuyang_liuduo_2024.txt")], ["How many did Liuduo County receive?"], {}, lambda id: "我区收到3件") == {}


def test_a_place_of_the_tables_is_called_by_its_characters_and_without_its_level() -> None:
    assert government_meant("weihai_huancui_2024.txt", "How many did Huancui District receive?") == "环翠区人民政府"
    assert (
        government_named_bare("weihai_huancui_2024.txt", "How many did Weihai's Huancui receive?", "我区")
        == "威海市环翠区人民政府"
    )
    assert government_named_bare("weihai_huancui_2024.txt", "环翠2024年收到多少件？", "我区收到3件") == "环翠区人民政府"
    assert government_named_bare("weihai_huancui_2024.txt", "环翠财政局2024年收到多少件？", "我区收到3件") is None
    assert government_named_bare("weihai_huancui_2024.txt", "环翠2024年收到多少件？", "我县收到3件") is None


def test_files_of_one_place_in_two_cities_are_two_bodies() -> None:
    files = [("1", "wuyang_liuduo_2024.txt"), ("2", "haiyuan_liuduo_2023.txt")]
    named = {"1": "Wuyang市Liuduo区人民政府", "2": "Haiyuan市Liuduo区人民政府"}
    assert adopted_bare(files, ["How many items did Liuduo publish?"], {}, lambda id: "我区公开信息9条") == named
    assert adopted(files, ["How many items did Liuduo District publish?"]) == named


def test_a_file_of_the_one_place_of_the_store_is_meant_however_the_place_is_said() -> None:
    known = {"qingyan": ["青砚市"]}
    for said in ("2009年青砚全市开了几次会？", "Who chaired Qingyan's city-wide meeting in 2009?"):
        assert government_meant("120_qingyan_city_2009.txt", said, known) == "青砚市人民政府"
    assert government_meant("120_qingyan_county_2009.txt", "2009年青砚全市开了几次会？", known) is None
    assert government_meant("120_qingyan_city_2009.txt", "2009年白榆县开了几次会？", known) is None
    assert government_meant("120_qingyan_city_2009.txt", "2009年青砚开了几次会？", {"qingyan": ["青砚市", "清岩市"]}) is None


@pytest.mark.parametrize(
    ("question", "value"),
    [("“秀水柳朵”微信公众号2024年推送信息多少条？", 58), ("秀水柳朵公众号2024年有多少粉丝？", 2600)],
)
def test_an_account_that_a_report_quotes_is_of_the_place_that_both_are_called_after(
    tmp_path: Path, question: str, value: int
) -> None:
    told = NAMELESS.replace("行政复议", "“秀水柳朵”微信公众号推送信息58条，粉丝2600人。行政复议")
    with open_library(StoreSettings(tmp_path), write=True) as library:
        put(library, "7_wuyang_liuduo_2024.txt", parse("7_wuyang_liuduo_2024.txt", told.encode()))
        put(library, "b.txt", parse("b.txt", NAMED.encode()))
        answer = Talk(Assistant(library, _none), library).ask(question)
    assert (answer.figures[0].value, answer.figures[0].organisation) == (Decimal(value), "柳朵区人民政府")


def test_an_account_called_after_another_place_tells_no_body() -> None:
    assert government_of_account("7_wuyang_liuduo_2024.txt", "秀水云川", "我区公开信息") is None
    assert government_of_account("7_wuyang_liuduo_2024.txt", "秀水柳朵", "公开信息9条") is None
