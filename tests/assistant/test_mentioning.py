"""Whose reports speak of a thing: the question is told from others, and each report's own sentence is quoted."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import Route
from assistant.assistant import Assistant
from assistant.passages.mentioning import SEARCHED, asked_mention, mentions
from assistant.passages.retrieve import HybridRetriever
from tests.assistant.prose_reports import document_ids, made_report, prose_library, put


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


def test_whose_reports_mention_a_thing_is_answered_with_their_sentences(tmp_path: Path) -> None:
    with prose_library(tmp_path) as library:
        assistant = Assistant(library, lambda: HybridRetriever(library))
        answer = assistant.ask("哪些单位的报告提到了公众号？")
        assert answer.route is Route.PASSAGES
        assert {c.organisation for c in answer.citations} == {"青浦湾市港口局", "青浦湾市林业局"}
        assert assistant.ask("哪些单位的报告提到了火箭发射？").route is Route.REFUSE


def test_a_body_named_only_in_its_government_s_report_is_answered_from_there(tmp_path: Path) -> None:
    text = "青浦湾市人民政府2023年政府信息公开工作年度报告\n一、总体情况\n市海渔局开设“渔汛早报”栏目，每天播报渔汛。\n二、其他\n无。\n"
    with prose_library(tmp_path) as library:
        put(library, "city.txt", made_report(text, "青浦湾市人民政府", 2023))
        answer = Assistant(library, lambda: HybridRetriever(library)).ask("青浦湾市海渔局2023年开设了什么栏目？")
        assert answer.route is Route.PASSAGES
        assert "青浦湾市人民政府2023年报告" in answer.text
        assert "渔汛早报" in answer.citations[0].quote
