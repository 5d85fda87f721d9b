"""What is offered as near to a question that the report does not answer."""

from __future__ import annotations

import pytest

from assistant.figures.related import related
from assistant.passages.retrieve import Passage
from ingest.model import Span

HEADED = "（二）航道公告。\n航道公告每旬张贴在码头。\n航道公告\t12\t3"


def passage(text: str) -> Passage:
    return Passage(1, "d1", text, 1.0, ("一、总体情况", "（二）航道公告"), Span(100, 100 + len(text)))


def test_the_sentence_that_says_most_of_the_questions_own_words_is_near() -> None:
    found = related("航道公告由谁起草", [passage("会议很多。航道公告每旬张贴。")], numeric=False)
    assert found == ("d1", Span(105, 114))


@pytest.mark.parametrize("question", ["航道公告由谁起草", "航道公告的底稿"])
def test_a_heading_or_a_row_of_a_table_is_not_near(question: str) -> None:
    found = related(question, [passage(HEADED)], numeric=False)
    assert found is not None
    assert found[1].shifted(-100).of(HEADED) == "航道公告每旬张贴在码头。"


def test_a_number_is_never_near_where_a_number_is_asked_for() -> None:
    assert related("航道公告有多少", [passage("航道公告12份。")], numeric=True) is None
