"""Lists told by 分别: each number belongs to its own thing, year or part of the year, or is left out."""

from __future__ import annotations

import pytest

from ingest.statements.numbers import find_numbers
from ingest.statements.respectively import Given, holder, respectively

YEAR = 2023


def given(text: str) -> list[Given | None]:
    return list(respectively(text, find_numbers(text, ()), YEAR).values())


def subjects(text: str) -> list[str]:
    return [one.subject if one is not None else "" for one in given(text)]


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("人大建议和政协提案分别为5件和8件", ["人大建议", "政协提案"]),
        ("微博、微信粉丝总量分别为88万、43万", ["微博粉丝", "微信粉丝"]),
        ("政务微博和公众号粉丝数分别达到12万人和8万人", ["政务微博粉丝数", "公众号粉丝数"]),
        ("建议、提案办结率分别为100%和98%", ["建议办结率", "提案办结率"]),
        ("主动公开、不予公开的公文分别为21件、19件", ["主动公开的公文", "不予公开的公文"]),
        ("网站、微博、抖音分别发布信息12条、8条、7条", ["网站发布信息", "微博发布信息", "抖音发布信息"]),
        ("教育、医疗、社保类分别为12条、9条、7条", ["教育类", "医疗类", "社保类"]),
    ],
)
def test_what_is_said_of_all_things_goes_with_each(text: str, things: list[str]) -> None:
    assert subjects(text) == things


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("收到信函、当面、网络申请分别为7件、2件、31件", ["收到信函申请", "当面申请", "网络申请"]),
        ("柳坪、白石两镇分别收到申请3件、5件", ["柳坪镇收到申请", "白石镇收到申请"]),
        ("甲县教育局、甲县民政局收到的申请最多，分别为12件、9件", ["甲县教育局收到的申请", "甲县民政局收到的申请"]),
        ("低保、特困两类对象名单张榜，涉及对象分别为8人、7人", ["低保涉及对象", "特困涉及对象"]),
    ],
)
def test_bodies_and_kinds_named_together_are_told_apart(text: str, things: list[str]) -> None:
    assert subjects(text.replace("，", ",")) == things


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("一至四季度分别公开120、98、133、150条", ["一季度公开", "二季度公开", "三季度公开", "四季度公开"]),
        ("四个季度分别公开12条、9条、13条、15条", ["一季度公开", "二季度公开", "三季度公开", "四季度公开"]),
        ("上、下半年分别召开会议2次和3次", ["上半年召开会议", "下半年召开会议"]),
        ("1至3月分别接待9人、8人、7人", ["1月接待", "2月接待", "3月接待"]),
    ],
)
def test_the_parts_of_a_span_of_the_year_have_a_number_each(text: str, things: list[str]) -> None:
    assert subjects(text) == things


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2022年、2023年分别收到申请12件、15件", [2022, 2023]),
        ("2023年、2022年分别受理12件和15件申请", [2023, 2022]),
        ("2021年、2022年、2023年收到申请数量分别为31件、42件、55件", [2021, 2022, 2023]),
        ("2021年至2023年分别收到申请3件、4件、5件", [2021, 2022, 2023]),
        ("去年和今年分别收到申请42件和55件", [2022, 2023]),
    ],
)
def test_years_are_the_years_of_their_numbers(text: str, years: list[int]) -> None:
    found = given(text)
    assert [one.year for one in found if one is not None] == years
    assert all(one is not None and "申请" in one.subject for one in found)


@pytest.mark.parametrize(
    "text",
    ["开展测评2次,得分分别为87分和91分,排名靠前,另有3家", "甲、乙、丙分别为5件、8件", "一至四季度分别公开12条、9条、13条"],
)
def test_nothing_is_given_where_the_things_are_not_as_many_as_the_numbers(text: str) -> None:
    assert all(one is None or one.of for one in given(text))


def test_things_that_are_the_numbers_before_are_left_to_the_sentence() -> None:
    (first, second) = given("微博发布30条,微信发布20条,粉丝分别为8万、4万")
    assert first == second == Given("粉丝", of=2)


def test_who_a_count_is_of_is_its_channel() -> None:
    assert [holder(subject) for subject in ("局政务微博发布信息", "微信推送", "培训")] == ["局政务微博", "微信", ""]
