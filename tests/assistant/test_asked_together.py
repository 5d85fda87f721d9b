"""What a turn that names nothing wants computed with the turns before it."""

from __future__ import annotations

import pytest

from assistant.asking.asked_together import axis_said, bare_operation, latter_first, number_said


@pytest.mark.parametrize(
    ("content", "operation"),
    [
        ("差多少", "difference"),
        ("两家差多少?", "difference"),
        ("那它们之间相差几件呢", "difference"),
        ("what is the difference?", "difference"),
        ("哪家最多", "most"),
        ("哪一年更多?", "most"),
        ("最少的是哪个", "fewest"),
        ("从多到少排一下", "rank"),
        ("三家平均多少件", "mean"),
        ("后者是前者的几倍", "ratio"),
        ("三家合计", "sum"),
        ("一共几件?", "sum"),
    ],
)
def test_a_turn_that_says_nothing_else_is_an_operation(content: str, operation: str) -> None:
    assert bare_operation(content) == operation


@pytest.mark.parametrize(
    "content",
    ["微信多多少", "信函的差多少", "收到多少件", "那不予公开的呢", "申请一共多少件", "公开一共多少条", "最多的理由是什么", ""],
)
def test_a_turn_that_says_more_is_none(content: str) -> None:
    assert bare_operation(content) is None


@pytest.mark.parametrize(
    ("text", "number", "axis"),
    [
        ("两者合计", 2, None),
        ("三家哪家多", 3, "body"),
        ("四年平均", 4, "year"),
        ("差多少", None, None),
        ("哪年最多", None, "year"),
    ],
)
def test_how_many_turns_and_in_what_they_differ(text: str, number: int | None, axis: str | None) -> None:
    assert (number_said(text), axis_said(text)) == (number, axis)


def test_the_later_of_two_may_be_what_is_divided() -> None:
    assert latter_first("后者是前者的几倍")
    assert not latter_first("前者是后者的几倍")
