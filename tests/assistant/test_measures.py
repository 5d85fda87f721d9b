"""A number of each one, the most of several, or one of another time is no plain count: it answers only where it is asked for."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from assistant.asking.measures import measured_otherwise
from tests.assistant.talk import Talk

TEXTS = {
    (
        "枫岭县人民政府",
        2023,
    ): "《公报》出刊12期，每期印6500份。举办培训班3期，每期约40人。公众号粉丝净增1200人。将栏目由86个精简至53个。"
    "近三年累计办理政协提案96件，今年办理29件。",
}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("枫岭县2023年公报每期印多少份？", 6500),
        ("枫岭县2023年培训班每期多少人？", 40),
        ("枫岭县2023年公众号粉丝增加多少？", 1200),
        ("枫岭县2023年办理政协提案多少件？", 29),
    ],
)
def test_what_is_asked_for_as_it_is_measured_is_told(talk: Talk, question: str, value: int) -> None:
    assert talk.ask(question).figures[0].value == Decimal(value)


@pytest.mark.parametrize(
    "question",
    [
        "枫岭县2023年公报印了多少份？",
        "枫岭县2023年培训班多少人？",
        "枫岭县2023年公众号粉丝多少人？",
        "枫岭县2023年累计办理政协提案多少件？",
    ],
)
def test_a_number_measured_otherwise_answers_no_plain_question(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is not Route.FIGURES


@pytest.mark.parametrize(
    ("question", "clause", "otherwise"),
    [
        ("每期印多少份", "每期印6500份", False),
        ("平均印多少份", "每期印6500份", False),
        ("每件申请办理几天", "平均办理时间9天", False),
        ("办理时间平均几天", "平均办理时间9天", False),
        ("办理时间几天", "平均办理时间9天", False),
        ("最高阅读量多少", "阅读量突破300万", True),
        ("最高阅读量多少", "单条最高阅读量10万", False),
        ("访问量同比增长多少", "环比增长10.2%", True),
        ("访问量环比增长多少", "同比增长10.2%", True),
        ("栏目精简了多少个", "精简至53个", True),
        ("栏目精简到多少个", "精简至53个", False),
        ("培训多少人", "培训120人", False),
        ("每个科室配备几名", "配备信息员2名", True),
        ("配备信息员几名", "每个科室配备信息员2名", True),
        ("收到申请几件", "3个乡镇各收到申请4件", True),
        ("每个乡镇收到几件", "3个乡镇各收到申请4件", False),
        ("公开信息多少条", "村均公开信息85条", True),
        ("公开信息多少条", "各公开主体公开信息85条", False),
        ("修改几件文件", "拟修改13件", True),
        ("拟修改几件文件", "拟修改13件", False),
        ("拟修改几件文件", "修改13件", True),
    ],
)
def test_measures_asked_and_told(question: str, clause: str, otherwise: bool) -> None:
    assert measured_otherwise(question, clause) is otherwise
