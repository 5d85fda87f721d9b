"""Those whose number alone is asked for, by their class or as several of a kind: told of just those, or refused; never the whole."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from assistant.bodies.scopes import class_asked, group_asked
from tests.assistant.talk import Talk

TEXTS = {
    ("榆岚市人民政府", 2022): "全年制作政策图解40期，其中，市级20期、苇湖区6期、松湾区5期、柳溪县4期、桑榆县3期、梅岭县2期。"
    "信息处理费收取情况：柳溪县人民政府2件，收取290元；柳溪县公安局15件，收取1500元。",
    ("榆岚市人民政府", 2023): (
        "全市收办政府信息公开申请案件210件（市政府30件、市各有关部门60件、柳溪县25件、桑榆县41件、梅岭县14件、苇湖区17件、松湾区12件、"
        "市云门新区8件、市石桥新区3件）。全年制作政策图解66期，其中，市级31期、苇湖区4期、松湾区9期、柳溪县11期、桑榆县6期、梅岭县5期。"
        "收到行政复议23件。开展意见征集17期。全市部门网站43个。各部门举办培训28场。"
    ),
    ("枫桥区人民政府", 2023): "全区发布政策文件77件，政务微博发布信息350条，行政诉讼9件。街道发布微信信息520条。",
    ("枫桥区河湾街道办事处", 2023): "街道开展意见征集4次，通过微信公众号发布信息88条。",
    ("梅岭县人民政府", 2023): "县政府门户网站发布信息1300条，政策文件61件，其中部门文件19件。设立村务公开栏26个。",
}


@pytest.mark.parametrize(
    "question",
    [
        "榆岚市2023年部门行政复议多少件？",
        "榆岚市2023年街道行政复议有多少件？",
        "榆岚市2023年各单位意见征集几期？",
        "榆岚市2023年村意见征集几期？",
        "榆岚市2023年县政府意见征集几期？",
        "枫桥区2023年部门政策文件多少件？",
        "枫桥区2023年镇微博发布多少条？",
        "枫桥区2023年机关行政诉讼几件？",
        "枫桥区街道2023年行政诉讼几件？",
        "梅岭县2023年市政府政策文件几件？",
        "柳溪县各部门2022年收取信息处理费多少？",
        "梅岭县2023年乡镇政策文件几件？",
        "How many reconsideration cases did the Yulan departments handle in 2023?",
        "How many lawsuits did sub-districts of Fengqiao District handle in 2023?",
    ],
)
def test_the_whole_is_not_told_of_a_class(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.REFUSE or answer.route is Route.PASSAGES
    assert not answer.figures


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("榆岚市2023年行政复议多少件？", 23),
        ("榆岚市2023年市政府意见征集几期？", 17),
        ("榆岚市2023年部门网站多少个？", 43),
        ("榆岚市2023年各部门举办培训几场？", 28),
        ("枫桥区2023年街道发布微信信息多少条？", 520),
        ("枫桥区河湾街道2023年街道意见征集几次？", 4),
        ("梅岭县2023年部门文件几件？", 19),
        ("梅岭县2023年村务公开栏多少个？", 26),
        ("梅岭县2023年县政府政策文件几件？", 61),
    ],
)
def test_what_is_said_of_a_class_or_is_its_own_is_told(talk: Talk, question: str, value: int) -> None:
    assert [one.value for one in talk.ask(question).figures][:1] == [Decimal(value)]


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("榆岚市政府2023年收办申请几件？", [210, 30]),
        ("榆岚市人民政府2023年收办申请多少件？", [210, 30]),
        ("榆岚市2023年收办申请多少件？", [210]),
        ("榆岚市政府2023年意见征集几期？", [17]),
        ("枫桥区政府2023年发布政策文件几件？", [77]),
    ],
)
def test_the_governments_own_is_told_beside_the_whole_places(talk: Talk, question: str, values: list[int]) -> None:
    assert [one.value for one in talk.ask(question).figures] == values


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("榆岚市2023年三县政策图解共几期？", 22),
        ("榆岚市2023年两个区政策图解一共多少期？", 13),
        ("榆岚市2023年县区政策图解共几期？", 35),
        ("榆岚市2023年收办的210件申请中，三个县一共办了多少件？", 80),
        ("榆岚市2023年三县申请合计", 80),
        ("榆岚市2023年县里办了多少件申请？", 80),
        ("榆岚市2023年两区共收办申请多少件？", 29),
        ("榆岚市2023年两个新区收办多少件申请？", 11),
        ("榆岚市2023年三县政策图解比2022年多几期？", 13),
    ],
)
def test_bodies_of_a_kind_are_added_up(talk: Talk, question: str, value: int) -> None:
    answer = talk.ask(question)
    computed = [one.value for one in answer.figures if one.operation is not None]
    assert Decimal(value) in computed
    assert answer.figures[0].value == Decimal(value)


@pytest.mark.parametrize(
    "question",
    ["榆岚市2023年四县政策图解共几期？", "榆岚市2023年三县行政复议合计", "榆岚市2023年收办的300件申请中，三个县一共办了多少件？"],
)
def test_others_than_are_listed_are_not_added_up(talk: Talk, question: str) -> None:
    assert not talk.ask(question).figures


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("榆岚市2023年哪个县收办最多？", "桑榆县"),
        ("榆岚市2023年哪个区收办最多？", "苇湖区"),
        ("榆岚市2023年哪个区申请最少？", "松湾区"),
        ("榆岚市2023年哪个新区申请最多？", "云门新区"),
        ("榆岚市2023年哪个县办件最少？", "梅岭县"),
        ("榆岚市2023年收办排第二的县区是哪个？", "柳溪县"),
        ("榆岚市2023年哪个县政策图解最多？", "柳溪县"),
    ],
)
def test_the_most_is_one_of_the_kind_in_the_list_of_what_is_asked(talk: Talk, question: str, who: str) -> None:
    assert who in talk.ask(question).text


@pytest.mark.parametrize("question", ["榆岚市2023年哪个镇收办最多？", "榆岚市2023年哪个开发区申请最多？"])
def test_a_kind_that_no_list_has_is_not_told(talk: Talk, question: str) -> None:
    assert not talk.ask(question).figures


def test_words_of_what_is_counted_are_no_class() -> None:
    for content in ("部门预算几条", "乡村振兴信息几条", "机关事务信息几条", "行政机关败诉几件", "部门多少个", "社区矫正信息几条"):
        assert class_asked(content, "榆岚市人民政府") is None
    assert class_asked("单位申请几件", "榆岚市人民政府") is None
    assert group_asked("三县政府问答几期") is None
    assert group_asked("问答几期") is None
