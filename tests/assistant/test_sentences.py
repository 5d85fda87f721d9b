"""Sentences and lists as exact spans."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.sentences import listings, sentences
from ingest.model import Span

TEXTS = st.text(alphabet=st.sampled_from("一二三是第，。；：（）()123.、①②\n 码头下一步针对航道"), max_size=80)


def lists_of(text: str) -> list[list[str]]:
    return [[item.of(text) for item in found.items] for found in listings(text, Span(0, len(text)))]


@given(TEXTS)
def test_sentences_hold_all_that_is_visible_and_nothing_twice(text: str) -> None:
    found = sentences(text, Span(0, len(text)))
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert "".join("".join(span.of(text).split()) for span in found) == "".join(text.split())


@given(TEXTS)
def test_lists_have_items_in_order_inside_the_stretch(text: str) -> None:
    for found in listings(text, Span(0, len(text))):
        assert len(found.items) >= 2
        assert found.lead.end <= found.items[0].start
        assert all(left.end <= right.start for left, right in pairwise(found.items))
        assert found.items[-1].end <= len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("做法：一是巡查；二是回访。", [["一是巡查；", "二是回访。"]]),
        ("第一，巡查。第二，回访。", [["第一，巡查。", "第二，回访。"]]),
        ("1.巡查。\n2.回访。\n3.通报。", [["1.巡查。", "2.回访。", "3.通报。"]]),
        ("①巡查；②回访。", [["①巡查；", "②回访。"]]),
        ("一是巡查。\n每日两次。\n二是回访。\n每周一次。", [["一是巡查。\n每日两次。", "二是回访。\n每周一次。"]]),
        (
            "一是巡查不够，二是回访少。今后，一是多查，二是多访。",
            [["一是巡查不够，", "二是回访少。"], ["一是多查，", "二是多访。"]],
        ),
        ("一是巡查；二是回访。针对上述问题，将逐项改正。", [["一是巡查；", "二是回访。"]]),
        (
            "（一）巡查\n1.白天。\n2.夜间。\n（二）回访\n电话。",
            [["（一）巡查\n1.白天。\n2.夜间。", "（二）回访\n电话。"], ["1.白天。", "2.夜间。"]],
        ),
        ("一是巡查。", []),
        ("这里一是巡查，没有第二项。", []),
        ("面积1.5亩，2.5亩。", []),
        ("", []),
    ],
)
def test_lists(text: str, expected: list[list[str]]) -> None:
    assert lists_of(text) == expected


def test_a_wrapped_line_ends_no_sentence_but_a_short_line_does() -> None:
    text = "港口局全年围绕航道疏浚和泊位租赁两项工作持续发布信\n息。\n港口局\n2024年1月"
    assert [span.of(text) for span in sentences(text, Span(0, len(text)))] == [
        "港口局全年围绕航道疏浚和泊位租赁两项工作持续发布信\n息。",
        "港口局",
        "2024年1月",
    ]
