"""Turns behind one that was refused: body and year carry on, alike in a kept conversation and for a client that sends its own history."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assistant.answer import Answer, Route
from ingest.store.library import Library
from tests.assistant.forged_store import asked_on
from tests.assistant.talk import Talk

TEXTS = {
    ("枫岭县人民政府", 2022): "收到政府信息公开申请40件，其中自然人35件。召开新闻发布会30场。编印简报12期。收取信息处理费500元。",
    ("枫岭县人民政府", 2023): "收到政府信息公开申请60件，其中自然人52件。召开新闻发布会38场，其中专题发布会15场。编印简报9期。"
    "收取信息处理费1200元。因政府信息公开被申请行政复议8件。政务新媒体共46个，同比增长15%。"
    "局领导出席发布会11人次。处理结果中，无法提供4件。",
    ("枫岭县水务局", 2023): "收到申请12件。咨询电话受理咨询88件。",
}


def _both(talk: Talk, library: Library, turns: tuple[str, ...]) -> tuple[Answer, Answer]:
    """The last turn's answer in a kept conversation, and to a client that sends the earlier turns."""
    kept = [talk.ask(turn) for turn in turns][-1]
    return kept, asked_on(library, date(2024, 6, 1)).ask(turns[-1], earlier=turns[:-1])


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        (("枫岭县2023年表彰了多少个单位", "收到申请多少件"), "60"),
        (("枫岭县2023年收到多少件申请", "举办展览几次", "行政复议呢"), "8"),
        (("枫岭县2023年收到多少件申请", "2020年呢", "2022年呢"), "40"),
        (("枫岭县2023年召开新闻发布会多少场", "其中专题的呢", "其余的呢"), "23"),
        (("枫岭县2023年收到多少件申请", "自然人呢", "剩下的呢"), "8"),
        (("枫岭县2023年编印简报几期", "比上一年少多少"), "3"),
        (("枫岭县2022年收取信息处理费多少元", "2023年呢", "两年一共多少钱"), "1700"),
        (("枫岭县2022年收取信息处理费多少元", "第二年呢"), "1200"),
        (("枫岭县2022年收到多少件申请", "2023年呢", "两年一共多少", "第二年呢"), "60"),
        (("枫岭县2023年政务新媒体有几个", "增长了多少"), "15"),
        (("枫岭县2023年收到多少件申请", "增加了多少"), "20"),
        (("枫岭县2023年收到多少件申请", "行政复议呢", "增加了多少件", "2022年收到申请多少件"), "40"),
        (("枫岭县2023年收到多少件申请", "自然人呢", "无法提供的呢"), "4"),
    ],
)
def test_turns_go_on_over_what_was_refused(talk: Talk, library: Library, turns: tuple[str, ...], value: str) -> None:
    kept, replayed = _both(talk, library, turns)
    assert kept.figures[0].value == Decimal(value), kept.text
    assert replayed.figures[0].value == Decimal(value), replayed.text


def test_the_year_asked_last_stays(talk: Talk, library: Library) -> None:
    for answer in _both(talk, library, ("枫岭县2023年收到多少件申请", "2020年呢", "水务局呢")):
        assert answer.figures == ()
        assert "2020年" in answer.text


@pytest.mark.parametrize(
    "turns",
    [
        ("枫岭县2023年表彰了多少个单位", "个人呢"),
        ("枫岭县2023年收到多少件申请", "举办展览几次", "占比呢"),
        ("枫岭县2023年收到多少件申请", "2020年呢", "占比呢"),
        ("枫岭县水务局2023年收到多少件申请", "不予公开的呢", "差多少"),
    ],
)
def test_a_follow_up_is_never_outside_of_what_reports_tell(talk: Talk, library: Library, turns: tuple[str, ...]) -> None:
    for answer in _both(talk, library, turns):
        assert answer.route in (Route.REFUSE, Route.CLARIFY, Route.PASSAGES)
        assert "不涉及" not in answer.text
        assert "请说明要问的是哪个单位" not in answer.text


def test_a_row_without_the_column_of_an_earlier_turn_is_not_refused_beside_its_number(talk: Talk) -> None:
    for turn in ("枫岭县2023年收到多少件申请", "自然人呢"):
        talk.ask(turn)
    answer = talk.ask("无法提供的呢")
    assert answer.figures[0].value == 4
    assert "不能回答" not in answer.text


def test_what_only_leads_up_to_a_question_elsewhere_is_asked_for_where_it_stands_alone(talk: Talk) -> None:
    talk.ask("枫岭县水务局2023年收到多少件申请")
    assert [figure.value for figure in talk.ask("咨询呢").figures] in ([], [Decimal(88)])
