"""A number of less, of more, of other years or of another body than a question asks for answers nothing."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    ("梧山县人民政府", 2023): "全年依申请公开共收到群众网上申请83件，特快专递9件，合计92件，均按时答复。征集意见30条，采纳12条。",
    ("芦岸县人民政府", 2023): "截至2023年底，累计公开政府信息500条。累计受理申请77件，今年受理8件。",
    ("青溪县人民政府", 2023): "2023年，全县累计公开信息700条。截至2023年12月31日，网站累计发布信息8000条，其中当年发布60条。",
    (
        "海棠县人民政府",
        2023,
    ): "微信公众号发布信息852条，微博发布信息810条。政务微信新增粉丝300人；政务微博发布图解24条，粉丝2万人。",
    (
        "云川市人民政府",
        2023,
    ): "全市共收办申请360件（市政府34件、桐坡县46件、石桥区280件）。市财政局公开信息90条，市民政局收到申请6件。"
    "全年收取信息处理费1500元，其中桐坡县政府办公室2件，收取900元；石桥区公安局1件，收取600元。",
    ("桐岭县人民政府", 2023): "通过县政府网站和查阅大厅主动公开动态类信息426条。在公开的信息中，法规文件类資訊11条。"
    "网站改版后设栏目56个。编印县政府公报12期。举办发布活动19场，其中防汛知识发布会累计举行15场。",
    ("柳岸县水务局", 2023): "共计收到9条政府信息公开申请，均按期办结。4条依申请公开，2条部分公开，3条不予公开。",
}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("梧山县2023年收到特快专递申请多少件", 9),
        ("梧山县2023年通过特快专递收到申请多少件", 9),
        ("梧山县2023年网上收到申请多少件", 83),
        ("梧山县2023年收到申请多少件", 92),
        ("梧山县2023年征集意见中采纳几条", 12),
        ("芦岸县2023年受理申请多少件", 8),
        ("芦岸县2023年累计公开政府信息多少条", 500),
        ("青溪县2023年公开信息多少条", 700),
        ("海棠县2023年微信和微博一共发布多少条", 1662),
        ("海棠县2023年微信微博一共发布多少条", 1662),
        ("云川市2023年市政府收办申请多少件", 34),
        ("云川市2023年全市收办申请多少件", 360),
        ("云川市2023年收取信息处理费多少元", 1500),
        ("桐岭县2023年编印县政府公报几期", 12),
        ("桐岭县2023年防汛知识发布会举行几场", 15),
        ("柳岸县水务局2023年收到的申请中依申请公开的几条", 4),
        ("柳岸县水务局2023年收到申请几条", 9),
    ],
)
def test_what_is_asked_for_is_told(talk: Talk, question: str, value: int) -> None:
    assert talk.ask(f"{question}？").figures[0].value == value


@pytest.mark.parametrize(
    "question",
    [
        "芦岸县2023年新增公开政府信息多少条",
        "芦岸县2023年新公开信息多少条",
        "海棠县2023年粉丝一共多少人",
        "云川市2023年市政府办公室收费多少元",
        "云川市财政局2023年收到申请多少件",
        "桐岭县2023年查阅大厅公开多少条",
        "桐岭县2023年法规文件多少件",
        "桐岭县2023年改版前栏目几个",
        "桐岭县2023年县政府公报编印多少份",
        "桐岭县2023年县政府公报每期多少份",
        "桐岭县2023年非防汛知识发布会几场",
    ],
)
def test_what_is_told_of_another_thing_is_no_answer(talk: Talk, question: str) -> None:
    assert talk.ask(f"{question}？").route is not Route.FIGURES


def test_a_number_up_to_a_day_is_said_to_be_that(talk: Talk) -> None:
    answer = talk.ask("芦岸县2023年公开政府信息多少条？")
    assert [figure.value for figure in answer.figures] == [500]
    assert "累计数" in answer.text
    assert [warning.code for warning in answer.warnings] == ["accumulated"]
    assert "cumulative" in talk.ask("How many items of information did Lu'an County publish in 2023?").text


def test_a_turn_that_only_says_the_whole_again_asks_for_no_part(talk: Talk) -> None:
    assert talk.ask("柳岸县水务局2023年收到申请几条？").figures[0].value == 9
    assert talk.ask("其中申请几条？").figures == ()
    talk.ask("柳岸县水务局2023年收到申请几条？")
    assert talk.ask("其中依申请公开几条？").figures[0].value == 4


def test_a_later_part_is_never_the_whole_again(talk: Talk) -> None:
    answer = talk.ask("柳岸县水务局2023年收到申请几条，其中依申请公开几条？")
    assert [figure.value for figure in answer.figures] == [9, 4]
