"""Searching passages for other programs: a query's own bodies and years limit it, and no neighbour stands in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.bodies.catalogue import CatalogueCache
from assistant.passages.for_programs import PassageSearch
from assistant.passages.retrieve import HybridRetriever
from ingest.pipeline import parse
from ingest.settings import StoreSettings
from ingest.store.library import Library, open_library
from tests.assistant.talk import told_in_prose
from tests.assistant.version_reports import put


@pytest.fixture
def search(full_library: Library) -> PassageSearch:
    return PassageSearch(CatalogueCache(full_library), lambda: HybridRetriever(full_library, None), lambda: date(2024, 5, 1))


def test_a_body_that_is_named_limits_the_search_to_its_reports(search: PassageSearch) -> None:
    found = search.find("丙水县民政局的行政诉讼", 10)
    assert found
    assert {one.record.organisation for one in found} == {"丙水县民政局"}


def test_a_year_that_is_named_limits_the_search_to_it(search: PassageSearch) -> None:
    assert {one.record.year for one in search.find("示例市2022年的申请", 20)} == {2022}
    assert {one.record.year for one in search.find("2022年收到的申请", 20)} == {2022}


def test_a_body_that_is_not_there_finds_nothing(search: PassageSearch) -> None:
    assert search.find("丙水县卫生健康局收到的申请", 10) == ()


def test_a_query_without_a_body_searches_everything(search: PassageSearch) -> None:
    assert len({one.record.organisation for one in search.find("收到政府信息公开申请", 30)}) > 1


def test_the_caller_may_limit_further(search: PassageSearch) -> None:
    found = search.find("收到政府信息公开申请", 30, among=lambda record: record.organisation == "丙水县审计局")
    assert {one.record.organisation for one in found} == {"丙水县审计局"}
    assert search.find("收到政府信息公开申请", 30, among=lambda record: False) == ()


def test_shares_fall_from_one_and_at_most_k_are_given(search: PassageSearch) -> None:
    found = search.find("收到政府信息公开申请", 3)
    shares = [one.share for one in found]
    assert len(found) == 3
    assert shares[0] == 1.0
    assert shares == sorted(shares, reverse=True)
    assert all(0 < share <= 1 for share in shares)
    assert search.find("收到政府信息公开申请", 0) == ()


def test_a_body_without_a_report_finds_what_its_government_says_of_it_that_year(tmp_path: Path) -> None:
    told = "市卫生健康委开发了预约挂号小程序。市财政局{}年编印了手册。"
    texts = {("云川市人民政府", year): told.format(year) for year in (2022, 2023)} | {("柳朵市人民政府", 2023): told.format(2023)}
    with told_in_prose(tmp_path, texts) as library:
        search = PassageSearch(CatalogueCache(library), lambda: HybridRetriever(library, None), lambda: date(2024, 5, 1))
        found = search.find("云川市卫健委2023年开发了什么小程序？", 10)
        assert {(one.record.organisation, one.record.year) for one in found} == {("云川市人民政府", 2023)}
        assert search.find("云川市交通运输局2023年开发了什么小程序？", 10) == ()


def test_a_report_that_names_no_body_is_found_by_the_place_that_its_file_is_named_after(tmp_path: Path) -> None:
    with open_library(StoreSettings(tmp_path), write=True) as library:
        for file in ("7_wuyang_liuduo_district_2024.txt", "8_yunchuan_city_2024.txt"):
            put(library, file, parse(file, "一、总体情况\n2024年，网站增加了智能问答功能。\n".encode()))
        search = PassageSearch(CatalogueCache(library), lambda: HybridRetriever(library, None), lambda: date(2025, 5, 1))
        found = search.find("柳朵区2024年网站增加了什么功能？", 10)
        assert {one.record.file for one in found} == {"7_wuyang_liuduo_district_2024.txt"}


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("云川市财政局2024年打算编印什么？", "编印缴费地图"),  # told by the report of the year before
        ("针对2022年的问题，云川市财政局怎么整改的？", "账目已经补齐"),  # by that of the year after
        ("云川市财政局2022年的窗口合并了吗？", "2022年底合并"),
    ],
)
def test_a_year_without_a_report_is_told_of_by_those_beside_it(tmp_path: Path, query: str, said: str) -> None:
    told = (
        "一、总体情况\n2022年底合并了两个窗口。\n二、依申请公开\n全部申请按时办结。\n"
        "三、存在的问题\n上年度指出的问题，账目已经补齐。\n四、下一步\n编印缴费地图。\n"
    )
    with told_in_prose(tmp_path, {("云川市财政局", 2023): told, ("云川市审计局", 2023): told}) as library:
        search = PassageSearch(CatalogueCache(library), lambda: HybridRetriever(library, None), lambda: date(2025, 5, 1))
        found = search.find(query, 10)
        assert any(said in one.passage.text for one in found)
        assert {one.record.organisation for one in found} == {"云川市财政局"}


def test_a_year_far_from_every_report_finds_nothing(tmp_path: Path) -> None:
    with told_in_prose(tmp_path, {("云川市财政局", 2023): "2023年编印了手册。2020年的手册作废。"}) as library:
        search = PassageSearch(CatalogueCache(library), lambda: HybridRetriever(library, None), lambda: date(2025, 5, 1))
        assert search.find("云川市财政局2020年打算做什么？", 10) == ()
        assert search.find("云川市财政局2022年编印了什么？", 10) == ()  # the year beside it, which speaks of no 2022


def test_where_no_number_is_asked_for_prose_comes_before_the_table_of_the_same_words(full_library: Library) -> None:
    ids = [record.id for record in full_library.documents() if record.year == 2023 and record.format == "docx"]
    query, retriever = "申请人情况怎么样，政府信息公开申请怎么办理", HybridRetriever(full_library, None)
    assert retriever.search(query, ids, 1)[0].kind == "table"
    in_words = [passage.kind for passage in retriever.search(query, ids, 20, in_words=True)]
    assert in_words[0] == "prose"
    assert "table" in in_words
