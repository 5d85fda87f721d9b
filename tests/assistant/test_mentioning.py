"""Whose reports speak of a thing: the question is told from others, and each report's own sentence is quoted."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.mentioning import SEARCHED, asked_mention, mentions
from assistant.retrieve import HybridRetriever
from tests.assistant.prose_reports import document_ids, prose_library


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("哪些单位的报告提到了古树名录？", "古树名录"),
        ("谁的报告里说到了潮汐预报", "潮汐预报"),
        ("提到暗访的报告有哪些？", "暗访"),
        ("Which reports mention the sound broadcast?", "the sound broadcast"),
        ("报告提到了什么问题？", ""),
        ("哪些单位收到的申请最多？", ""),
    ],
)
def test_the_thing_is_what_is_asked_for(question: str, thing: str) -> None:
    assert asked_mention(question) == thing


def test_each_report_that_says_the_word_is_quoted_once(tmp_path: Path) -> None:
    with prose_library(tmp_path) as library:
        ids = document_ids(library)

        def said(thing: str) -> dict[str, str]:
            found = mentions(thing, HybridRetriever(library).search(thing, None, SEARCHED))
            return {quote.document_id: quote.span.of(library.text(quote.document_id)) for quote in found}

        both = said("公众号")
        assert set(both) == {ids["harbour.txt"], ids["forestry.txt"]}
        assert "港口直通车" in both[ids["harbour.txt"]]
        assert set(said("护林员")) == {ids["forestry.txt"]}
        assert said("火箭发射") == {}
