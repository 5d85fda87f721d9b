"""Questions that join things are read as one question for each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.asking.joined_asked import read_joined


def first(text: str) -> list[str]:
    ways = read_joined(text)
    return [thing.sayings[0] for thing in ways[0].things] if ways else []


def alone(text: str) -> list[str]:
    return [thing.alone for thing in read_joined(text)[0].things]


def sayings(text: str) -> list[tuple[str, ...]]:
    return [thing.sayings for thing in read_joined(text)[0].things]


@pytest.mark.parametrize("joint", ["、", ",", "和", "以及", "与", "还有", ";"])
def test_a_how_many_for_each_is_a_question_for_each(joint: str) -> None:
    assert first(f"编印简报多少期{joint}举办讲座多少场") == ["编印简报多少期", "举办讲座多少场"]


@pytest.mark.parametrize("each", ["各", "分别", "各自"])
@pytest.mark.parametrize("joint", ["、", "和", "与", "以及", "及", "或"])
def test_one_how_many_for_all_is_asked_of_each(each: str, joint: str) -> None:
    assert alone(f"简报{joint}讲座{each}有多少期") == ["简报多少期", "讲座多少期"]
    assert first(f"简报{joint}讲座{each}安排了多少期") == ["简报安排多少期", "讲座安排多少期"]


def test_what_the_first_thing_does_the_next_one_does_too() -> None:
    assert first("慰问了几个班组、几名职工") == ["慰问几个班组", "慰问几名职工"]


def test_what_was_done_is_done_with_what_was_counted_before() -> None:
    assert "整改隐患多少处" in sayings("发现隐患多少处、整改多少处")[1]
    assert all("隐患" in one for one in sayings("发现隐患多少处、整改多少处")[1])


def test_a_measure_is_of_what_stands_before_it() -> None:
    assert first("减免租金多少户、金额多少元")[1] == "减免租金金额多少元"


def test_the_end_of_the_last_and_the_beginning_of_the_first_are_said_of_all() -> None:
    assert "新设公开专栏多少个" in sayings("新设、改版公开专栏各多少个")[0]
    assert "组织财政信息多少条" in sayings("组织人事信息、财政信息各多少条")[1]


def test_a_unit_in_a_name_is_what_is_counted_in() -> None:
    assert alone("简报期数和简报册数分别是多少") == ["简报多少期", "简报多少册"]


def test_only_words_that_say_so_make_it_certain() -> None:
    assert not read_joined("简报、讲座多少期")[0].certain
    assert read_joined("简报、讲座各多少期")[0].certain
    assert read_joined("简报多少期、讲座多少场")[0].certain


def test_a_name_with_and_in_it_may_be_one_thing() -> None:
    ways = [[thing.name for thing in way.things] for way in read_joined("政策及解读、动态各多少条")]
    assert ways == [["政策", "解读", "动态"], ["政策及解读", "动态"]]


@pytest.mark.parametrize("text", ["", "编印简报多少期", "各多少期", "哪些简报", "和讲座各多少期", "多少、多少"])
def test_one_thing_is_left_alone(text: str) -> None:
    assert read_joined(text) == () or all(len(thing.name) > 1 for way in read_joined(text) for thing in way.things)


@given(st.text(alphabet="多少几各分别、和,报期讲座场的", max_size=30))
def test_no_text_raises(text: str) -> None:
    for way in read_joined(text):
        assert all(thing.sayings and thing.alone in thing.sayings for thing in way.things)


@pytest.mark.parametrize(
    ("content", "sayings"),
    [
        ("网络、信函、当面申请各多少件", [("网络申请多少件",), ("信函申请多少件",)]),
        ("文字、图解、视频解读各多少篇", [("文字解读多少篇",), ("图解解读多少篇",)]),
        ("网站和公众号工作动态各多少条", [("网站工作动态多少条", "网站动态多少条")]),
        ("行政复议和行政诉讼审结各多少件", [("行政复议审结多少件",)]),
    ],
)
def test_what_says_less_than_the_last_is_not_asked_for_alone(content: str, sayings: list[tuple[str, ...]]) -> None:
    assert [thing.sayings for thing in read_joined(content)[0].things[:-1]] == sayings


def test_a_channel_may_leave_out_what_it_publishes() -> None:
    assert "微信多少条" in read_joined("微信、微博发布各多少条")[0].things[0].sayings
