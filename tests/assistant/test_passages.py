"""Searching passages for other programs: a query's own bodies and years limit it, and no neighbour stands in."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.catalogue import CatalogueCache
from assistant.passages import PassageSearch
from assistant.retrieve import HybridRetriever
from ingest.store import Library


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
