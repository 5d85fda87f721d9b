"""A turn for all of it behind a number that is the whole already, behind members of a list, and behind a year that it does not name."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    ("枫岭县人民政府", 2022): "全县主动公开信息900条。收到申请16件，办结16件。举办讲座4期。",
    ("枫岭县人民政府", 2023): "全县主动公开信息1100条。收到申请20件，办结19件。举办讲座6期。",
    ("柳溪县人民政府", 2023): "全县主动公开信息700条。收到申请9件。",
    ("梧川市人民政府", 2023): "新媒体发布信息830条，其中公众号500条、微博250条、抖音80条。",
    ("青石市人民政府", 2023): "政府网站发布信息300条，公众号900条，微博120条。",
}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("枫岭县2023年主动公开信息多少条？", 1100),
        ("枫岭县2023年收到申请多少件？", 20),
        ("枫岭县2023年举办讲座几期？", 6),
    ],
)
@pytest.mark.parametrize("turn", ["一共呢", "合计", "总数呢"])
def test_a_whole_is_said_to_be_the_whole(talk: Talk, question: str, value: int, turn: str) -> None:
    talk.ask(question)
    answer = talk.ask(turn)
    assert [figure.value for figure in answer.figures] == [value]
    assert "已经是" in answer.text


def test_what_was_done_with_all_of_it_is_no_whole_of_its_own(talk: Talk) -> None:
    talk.ask("枫岭县2023年办结申请多少件？")
    assert "已经是" not in talk.ask("一共呢").text


def test_the_turns_still_go_on_from_the_whole(talk: Talk) -> None:
    for turn in ("枫岭县2023年主动公开信息多少条？", "总数呢"):
        talk.ask(turn)
    assert talk.ask("2022年呢").figures[0].value == 900


@pytest.mark.parametrize("turn", ["合计", "一共呢", "一共发布了多少条", "两项合计"])
def test_two_of_a_list_come_to_what_was_asked_for(talk: Talk, turn: str) -> None:
    for asked in ("梧川市2023年公众号多少条？", "微博呢"):
        talk.ask(asked)
    assert talk.ask(turn).figures[0].value == 750


def test_the_whole_of_a_list_is_told_as_more_than_the_two(talk: Talk) -> None:
    for asked in ("梧川市2023年公众号多少条？", "微博呢"):
        talk.ask(asked)
    answer = talk.ask("总数")
    assert [figure.value for figure in answer.figures][:2] == [830, 750]


def test_one_channel_is_no_whole_of_another(talk: Talk) -> None:
    for asked in ("青石市2023年公众号多少条？", "微博呢"):
        talk.ask(asked)
    assert talk.ask("合计").figures[0].value == 1020


@pytest.mark.parametrize("turn", ["全部年报里一共多少", "全部年报里一共收到多少件申请", "所有年报加起来呢"])
def test_the_year_of_a_turn_is_said(talk: Talk, turn: str) -> None:
    talk.ask("枫岭县2022年收到申请多少件？")
    answer = talk.ask(turn)
    assert answer.route is Route.REFUSE or "2022年" in answer.text
    talk.ask("枫岭县2023年收到申请多少件？")
    answer = talk.ask(turn)
    assert answer.figures[0].value == 29
    assert "沿用的是前面问的2023年" in answer.text


@pytest.mark.parametrize(
    ("question", "value"), [("枫岭县全部年报里一共收到多少件申请？", 36), ("枫岭县所有年报一共办了几期讲座？", 10)]
)
def test_all_reports_of_a_body_are_its_years(talk: Talk, question: str, value: int) -> None:
    assert talk.ask(question).figures[0].value == value


def test_one_report_is_not_all_of_them(talk: Talk) -> None:
    talk.ask("枫岭县2023年举办讲座几期？")
    answer = talk.ask("全部年报一共举办了几期讲座")
    assert answer.route is Route.REFUSE or "不是所有报告" in answer.text
