"""A body whose name tells no place, what leads up to a body's name, and what says near what was asked without saying it."""

from __future__ import annotations

import pytest

from assistant.answer import Answer, Route
from tests.assistant.talk import Talk

TEXTS = {
    ("榆岭航运职业技术学院", 2023): "榆岭航运职业技术学院全年收到政府信息公开申请5件。",
    ("榆岭省文化和旅游厅", 2023): (
        "榆岭省文化和旅游厅全年收到快递来的申请17件、网上申请40件。存在的不足：（一）文物类申请答复偏保守；（二）外文版更新依赖人工，滞后平均6天。"
        "下一步，组织信息公开人员轮训，提高业务水平。对无力维护的账号及时关停。在丰收日、读书周等专项宣传期间推出实体活动。"
        "起草《关于扶持演艺发展的意见》期间收到公众意见1条，予以采纳。信息发布前由经办人及分管领导签审《信息发布审查表》。"
        "向省档案馆、省图书馆的政府信息公开查阅点和各市县文化馆报送规范性文件11种。收到政协提案2件。被纠正的行政复议1件。"
    ),
    ("榆岭市商务局", 2023): "榆岭市商务局全年收到政府信息公开申请9件。公众意见1条，建议增设夜市摊位。",
}


def _value(answer: Answer) -> object:
    return answer.figures[0].value if answer.figures else None


@pytest.mark.parametrize("said", ["榆岭航运职业技术学院", "榆岭航运学院", "榆岭航院"])
def test_a_body_without_a_place_is_found_beside_one_of_the_same_beginning(talk: Talk, said: str) -> None:
    assert _value(talk.ask(f"{said}2023年收到几件申请？")) == 5


@pytest.mark.parametrize("said", ["榆岭师范学院", "榆岭市教育学院"])
def test_another_body_without_a_place_is_not_answered_for(talk: Talk, said: str) -> None:
    assert talk.ask(f"{said}2023年收到几件申请？").route is not Route.FIGURES


@pytest.mark.parametrize("lead", ["下一步", "下步", "下阶段"])
def test_what_comes_next_leads_up_to_a_name(talk: Talk, lead: str) -> None:
    told = talk.ask(f"{lead}榆岭省文化和旅游厅2023年要怎么提高信息公开人员的水平？")
    assert told.route is Route.PASSAGES
    assert "轮训" in told.text


def test_what_is_late_on_average_is_no_time_of_answering(talk: Talk) -> None:
    for question in ("榆岭省文旅厅2023年答复一件平均多少个工作日？", "榆岭省文旅厅2023年平均答复时长是多少天？"):
        assert talk.ask(question).route is Route.REFUSE


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("没人力维护的账号，榆岭省文旅厅2023年要怎么处置？", "及时关停"),
        ("榆岭省文旅厅2023年在哪些特殊日子搞了线下宣传活动？", "丰收日"),
        ("榆岭省文旅厅2023年发布信息由谁签字？", "分管领导"),
        ("榆岭省文旅厅2023年把规范性文件送到哪些地方供人查阅？", "省档案馆"),
        ("榆岭市商务局2023年收到的那条公众意见具体建议了什么？", "夜市"),
    ],
)
def test_passages_in_ordinary_words(talk: Talk, question: str, told: str) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.PASSAGES
    assert told in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "榆岭省文旅厅2023年收到的那条演艺意见具体建议了什么？",
        "榆岭省文旅厅2023年政协提案都要求什么？",
        "榆岭省文旅厅2023年被纠正的行政复议，原来错在哪里？",
        "What did the CPPCC proposals received by the Yuling culture and tourism department in 2023 ask for?",
    ],
)
def test_what_was_asked_for_is_not_told_by_how_many(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is Route.REFUSE


@pytest.mark.parametrize("said", ["快递寄来的", "用快递递来的", "快递的"])
def test_what_came_by_courier(talk: Talk, said: str) -> None:
    assert _value(talk.ask(f"榆岭省文旅厅2023年收到的申请里，{said}有几件？")) == 17
