"""Answers in OpenAI's wire format: what is read of a request, and that a completion and its chunks say the same."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Answer, AnswerFigure, AnswerJson, Citation, Route
from assistant.service.chat import pieces
from assistant.service.openai_wire import MODEL, Asked, Exchange, asked, chunks, completion, results, url_citations
from ingest.errors import UsageError

EXCHANGE = Exchange("chatcmpl-1", 1_700_000_000, "http://127.0.0.1:8000", 12)


def answer() -> AnswerJson:
    """An answer of one figure with two sources; the first mark stands after characters beyond the basic plane."""
    sources = [
        Citation("d1", "甲.txt", "甲县2023年年度报告", "甲县人民政府", 2023, ("一、总体情况",), "收到申请100件", 5, 13),
        Citation("d2", "乙.txt", "", None, None, (), "共100件", 0, 5),
    ]
    figure = AnswerFigure(
        Decimal(100), "件", "reported", "甲县人民政府", 2023, "applications.received", "新收", None, None, (0, 1)
    )
    return Answer("𠮷：甲县收到100件[1][2]，不是[3]。", "zh", Route.FIGURES, (figure,), tuple(sources), (), "c1").to_json()


def test_the_last_message_is_the_question_and_users_earlier_ones_its_conversation() -> None:
    messages = [("system", "answer in French"), ("user", "一"), ("assistant", "二"), ("user", " "), ("user", "三")]
    assert asked(messages) == Asked("三", ("一",))


@pytest.mark.parametrize("messages", [[], [("system", "x")], [("user", "一"), ("assistant", "二")], [("tool", "7")]])
def test_without_a_user_at_the_end_there_is_no_question(messages: list[tuple[str, str]]) -> None:
    with pytest.raises(UsageError, match="expected the user's question"):
        asked(messages)


def test_an_annotation_stands_at_its_mark_in_code_points_and_a_mark_without_source_has_none() -> None:
    found = url_citations(answer(), EXCHANGE.site)
    text = answer()["answer"]
    assert [text[one["url_citation"]["start_index"] : one["url_citation"]["end_index"]] for one in found] == ["[1]", "[2]"]
    assert found[0]["url_citation"]["url"] == "http://127.0.0.1:8000/documents/d1#c5-13"
    assert found[0]["url_citation"]["title"] == "甲县2023年年度报告 / 一、总体情况"


def test_a_source_without_title_is_called_by_its_file() -> None:
    first, second = results(answer(), EXCHANGE.site)
    assert (first["date"], first["snippet"]) == ("2023", "收到申请100件")
    assert (second["title"], second["date"]) == ("乙.txt", None)


def test_a_completion_carries_the_text_the_sources_and_the_whole_answer() -> None:
    whole = completion(answer(), EXCHANGE)
    choice = whole["choices"][0]
    assert (whole["model"], whole["object"], choice["finish_reason"]) == (MODEL, "chat.completion", "stop")
    assert choice["message"]["content"] == answer()["answer"]
    assert len(whole["citations"]) == len(whole["search_results"]) == 2
    assert whole["wenbao"] == answer()
    assert whole["usage"]["total_tokens"] == 12 + len(answer()["answer"])


@pytest.mark.parametrize("with_usage", [True, False])
def test_the_chunks_of_a_stream_add_up_to_the_completion(with_usage: bool) -> None:
    whole = completion(answer(), EXCHANGE)
    parts = list(chunks(iter((*pieces(answer()["answer"]), answer())), EXCHANGE, with_usage=with_usage))
    assert parts[0]["choices"][0]["delta"] == {"role": "assistant", "content": ""}
    deltas = [choice["delta"] for part in parts for choice in part["choices"]]
    assert "".join(delta.get("content", "") for delta in deltas) == answer()["answer"]
    assert [delta["annotations"] for delta in deltas if "annotations" in delta] == [whole["choices"][0]["message"]["annotations"]]
    last = next(part for part in parts if part["choices"] and part["choices"][0]["finish_reason"] == "stop")
    assert (last["wenbao"], last["citations"]) == (answer(), whole["citations"])
    assert [part["usage"] for part in parts if not part["choices"]] == ([whole["usage"]] if with_usage else [])
    assert {part["id"] for part in parts} == {EXCHANGE.id}


def test_an_answer_without_sources_has_no_annotations_chunk() -> None:
    refused = Answer("没有这一年的报告。", "zh", Route.REFUSE).to_json()
    parts = list(chunks(iter((*pieces(refused["answer"]), refused)), EXCHANGE, with_usage=False))
    assert all("annotations" not in part["choices"][0]["delta"] for part in parts)
