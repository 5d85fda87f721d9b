"""Turns that go on from the turn before in other words: parts, other units, other years, what was asked in vain."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    ("枫岭县人民政府", 2022): "县政府本级收到申请18件。召开新闻发布会33场。承办政协提案45件。",
    ("枫岭县人民政府", 2023): "全年收到政府信息公开申请60件，其中自然人52件、法人8件。县政府本级收到申请23件。"
    "政务微信发布信息240条，获点赞9600次。网站发布信息500条，其中社会救助46条、应急管理15条、政策文件22条。"
    "召开新闻发布会38场，其中部门主讲24场。收取信息处理费1200元，涉及申请3件。承办政协提案53件。",
    ("枫岭县民政局", 2023): "收到政府信息公开申请9件。",
    (
        "柳溪县人民政府",
        2023,
    ): "因政府信息公开被申请行政复议8件，其中维持5件、纠正1件；被提起行政诉讼3件。收到申请47件，比前一年的39件多8件。",
}


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        (("枫岭县2023年收到申请多少件", "自然人呢"), "52"),
        (("枫岭县2023年收到申请多少件", "本级收到多少"), "23"),
        (("枫岭县2023年县政府本级收到申请多少件", "2022年呢", "差多少"), "5"),
        (("枫岭县2023年收取信息处理费多少元", "涉及几件申请"), "3"),
        (("枫岭县2023年政务微信发布信息多少条", "获多少点赞"), "9600"),
        (("枫岭县2023年网站发布信息多少条", "社会救助的呢", "应急管理的呢", "两类合计"), "61"),
        (("枫岭县2023年召开新闻发布会多少场", "部门主讲的几场", "2022年一共几场"), "33"),
        (("枫岭县民政局2023年收到申请多少件", "县政府呢", "哪家更多"), "60"),
        (("柳溪县2023年收到申请多少件", "前一年呢", "增长率呢"), "20.51"),
        (("柳溪县2023年被申请行政复议多少件", "维持的呢", "纠正的呢"), "1"),
        (("枫岭县2023年承办政协提案多少件", "现在说说民政局，2023年收到申请几件"), "9"),
    ],
)
def test_a_turn_is_answered_with_what_the_turns_before_were_about(talk: Talk, turns: tuple[str, ...], value: str) -> None:
    answer = [talk.ask(turn) for turn in turns][-1]
    assert answer.figures[0].value == Decimal(value)


@pytest.mark.parametrize(
    "turns",
    [
        ("枫岭县2023年微博粉丝多少", "微信呢"),
        ("枫岭县2023年收到申请多少件", "村民呢"),
        ("枫岭县2022年承办政协提案多少件", "本级收到多少公开诉求"),
        ("枫岭县2023年网站发布信息多少条", "社会救助的呢", "还有政策文件的，三类合计呢"),
        ("枫岭县2023年网站发布信息多少条", "社会救助的呢", "应急管理的呢", "两类合计", "占多少"),
        ("柳溪县2023年被申请行政复议多少件", "行政诉讼呢", "维持的多少件"),
        ("枫岭县2023年承办政协提案多少件", "谢谢"),
        ("枫岭县2023年承办政协提案多少件", "为什么"),
        ("枫岭县2023年承办政协提案多少件", "梧川县呢", "2022年呢"),
    ],
)
def test_what_the_turns_do_not_tell_is_no_number(talk: Talk, turns: tuple[str, ...]) -> None:
    assert [talk.ask(turn) for turn in turns][-1].route is not Route.FIGURES


def test_a_body_that_is_not_there_stays_the_one_that_is_asked_about(talk: Talk) -> None:
    talk.ask("枫岭县2023年承办政协提案多少件")
    talk.ask("梧川县呢")
    assert "梧川县" in talk.ask("2022年呢").text
