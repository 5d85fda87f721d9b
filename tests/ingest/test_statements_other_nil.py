"""None told in other words, and two sentences whose stop between them is missing."""

from __future__ import annotations

import pytest

from ingest.model import Block, BlockKind, Document, Span, Statement
from ingest.sections import find_sections
from ingest.statements.document import find_statements

LEGAL = {"review.total", "litigation.total"}


def read(text: str) -> tuple[Statement, ...]:
    return find_statements(Document(text, "html", (Block(BlockKind.PARAGRAPH, Span(0, len(text))),)), (), 2023)


def beneath(heading: str, text: str) -> set[str | None]:
    """The forms' counts that a line beneath a heading says to be none."""
    whole = f"{heading}\n{text}"
    blocks = (
        Block(BlockKind.HEADING, Span(0, len(heading)), level=1),
        Block(BlockKind.PARAGRAPH, Span(len(heading) + 1, len(whole))),
    )
    document = Document(whole, "html", blocks)
    return {one.indicator for one in find_statements(document, find_sections(document), 2023) if one.value == 0}


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("未发现因政府信息公开引起的复议和诉讼，未出现因依申请公开产生的复议和诉讼。", LEGAL),
        ("无结转、无收费、无复议、无诉讼。", LEGAL | {None}),
        ("本年度未引起行政复议、行政诉讼。", LEGAL),
        ("全局未因信息公开工作发生复议、诉讼。", LEGAL),
        ("没有发生收费、复议、诉讼。", LEGAL | {None}),
        ("本局未接到要求公开政府信息的申请。", {"applications.received"}),
        ("未收到公民公开信息的申请。", {"applications.received"}),
        ("依申请公开方面，今年没有人向我镇提出申请。", {"applications.received"}),
        ("依申请公开方面：没有收到公民、法人和其他组织提交的申请。", {"applications.received"}),
        ("没有公民向我局申请公开政府信息。", {"applications.received"}),
    ],
)
def test_none_in_other_words(text: str, indicators: set[str | None]) -> None:
    assert {one.indicator for one in read(text) if one.value == 0} >= indicators


@pytest.mark.parametrize(
    "text",
    [
        "未发生因逾期不答引起投诉、复议、诉讼的情况。",
        "没有发生民事诉讼。",
        "未设复议机构，诉讼由法规科负责。",
        "未收到涉及土地信息的申请材料。",
        "未因公众号停更被通报。",
        "没有企业提出异议。",
        "没有个人申请减免费用。",
        "收取复印费15元，其他没有收费。",
    ],
)
def test_what_says_less_is_none_of_all(text: str) -> None:
    assert not {one.indicator for one in read(text)} & {*LEGAL, "applications.received"}


def test_nothing_beneath_a_heading_is_none_of_what_it_names() -> None:
    assert beneath("五、复议、诉讼和申诉情况", "无。") == LEGAL
    assert beneath("五、行政复议情况", "本年度未发生此类情况。") == {"review.total"}
    assert beneath("五、复议诉讼中的问题和措施", "无。") == set()
    assert beneath("五、复议诉讼情况", "无障碍改造已完成。") == set()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("部分公开6件，不予公开3件，其他处理2件全年因依申请公开引发行政复议4件。", [6, 3, 2, 4]),
        ("编发信息9条2023年共收到申请5件。", [9, 5]),
        ("办结其中5件本年度因政策调整提出的申请。", [5]),
    ],
)
def test_a_stop_that_is_missing_ends_a_sentence(text: str, values: list[int]) -> None:
    found = read(text)
    assert [int(one.value) for one in found] == values
    assert len({one.sentence for one in found}) == (2 if len(values) > 1 else 1)
