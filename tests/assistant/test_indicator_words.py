"""The words for indicators name only indicators that there are, and reach each of them."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from assistant.asking.indicator_words import find_dimension, find_indicator
from ingest.forms import indicators
from ingest.statements.words import load_words

VOCABULARY = tomllib.loads(resources.files("assistant.vocabulary").joinpath("indicators.toml").read_text(encoding="utf-8"))
KNOWN = set(indicators()) | {rule.id for rule in load_words().indicators} | set(VOCABULARY["labels"])


@pytest.mark.parametrize("table", ["phrases", "fallback", "equivalents", "stands_in", "sums"])
def test_every_indicator_that_is_named_is_there(table: str) -> None:
    assert set(VOCABULARY[table]) - KNOWN == set()


@pytest.mark.parametrize("table", ["equivalents", "stands_in", "sums"])
def test_every_indicator_that_is_pointed_to_is_there(table: str) -> None:
    assert {id for ids in VOCABULARY[table].values() for id in ids} - KNOWN == set()


def test_every_dimension_is_a_column_of_the_form() -> None:
    columns = {dimension for indicator in indicators().values() for dimension in indicator.dimensions}
    assert set(VOCABULARY["dimensions"]) <= columns


def test_the_longer_phrase_wins() -> None:
    found = find_indicator("复议后起诉的案件有几件")
    assert found is not None
    assert found.indicator == "litigation.after_review.total"


def test_general_words_stand_back_behind_particular_ones() -> None:
    found = find_indicator("收到的申请里予以公开的有几件")
    assert found is not None
    assert found.indicator == "applications.granted"


def test_a_column_is_told_by_common_words() -> None:
    assert find_dimension("律师事务所提出的申请") == "法律服务机构"
