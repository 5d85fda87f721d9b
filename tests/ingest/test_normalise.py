"""Folding: one form for every way of printing, and a way back to the raw characters that always holds."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Span
from ingest.normalise import fold, fold_char, fold_text, simplify

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("２０２３年", "2023年"),
        ("ＡＢｃ", "ABc"),
        ("收 到\u3000申\n请", "收到申请"),
        ("收\u200b到\ufeff", "收到"),
        ("“公开”「公开」『公开』", '"公开""公开""公开"'),
        ("（一）", "(一)"),
        ("乾縣、東昇街道", "乾县、东昇街道"),
        ("㈠", "(一)"),
        ("０６３１—８８８", "0631-888"),
        ("行政復議、行政訴訟", "行政复议、行政诉讼"),
        ("⺠政", "民政"),
        ("，；：！？％", ",;:!?%"),
        ("", ""),
    ],
)
def test_one_form_for_every_way_of_printing(raw: str, folded: str) -> None:
    assert fold_text(raw) == folded
    assert fold(raw).text == folded


@given(TEXTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold_text(text)
    assert fold_text(once) == once


def test_no_character_of_unicode_folds_on() -> None:
    unstable = [f"U+{code:04X}" for code in range(sys.maxunicode + 1) if fold_text(once := fold_char(chr(code))) != once]
    assert unstable == []


@given(TEXTS)
def test_every_folded_character_leads_back_to_the_raw_one_it_came_from(text: str) -> None:
    folded = fold(text)
    assert folded.raw_length == len(text)
    assert len(folded.origin) == len(folded.text)
    assert list(folded.origin) == sorted(folded.origin)
    for place, char in enumerate(folded.text):
        span = folded.span(place, place + 1)
        assert len(span) == 1
        assert char in fold_char(span.of(text))


@given(TEXTS, st.data())
def test_a_span_leads_back_to_raw_text_that_folds_to_what_was_found(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    span = folded.span(start, end)
    assert span.end <= len(text)
    assert folded.text[start:end] in fold_text(span.of(text))


def test_an_empty_range_is_an_empty_span_at_its_place() -> None:
    folded = fold("收 到")
    assert folded.span(1, 1) == Span(2, 2)
    assert folded.span(2, 2) == Span(3, 3)


@given(TEXTS)
def test_simplifying_keeps_every_index(text: str) -> None:
    simple = simplify(text)
    assert len(simple) == len(text)
    assert simplify(simple) == simple


def test_simplifying_leaves_what_is_no_chinese_alone() -> None:
    assert simplify("環翠區 ２０２３ ABC “公開”") == "环翠区 ２０２３ ABC “公开”"
