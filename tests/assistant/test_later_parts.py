"""The later parts of a question are read with what its first part asks for, or are not answered."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    ("芦坪县人民政府", 2023): "全年在县政府网站公开信息240条，其中：行政处罚公示66条、惠民补贴公示31条、其他143条。"
    "作出行政处罚决定190件。受理县长信箱来信318件，办结305件。征集意见建议88条，采纳17条。"
    "热线受理投诉举报1600件。向3件政府信息公开申请收取信息处理费270元。举办培训5期，培训420人次。"
    "收到政府信息公开申请52件，其中网络申请30件、邮寄申请22件，同比增加25件。",
    (
        "松溪县人民政府",
        2023,
    ): "收到政府信息公开申请52件，其中网络申请30件、邮寄申请22件，同比增加5件。办理结婚登记840对、离婚登记212对。"
    "公布企业信用评级结果，参评企业60家，其中蓝牌企业41家，黄牌企业19家。作出行政处罚决定75件。"
    "截至2023年底，全县累计主动公开政府信息4.7万余条，当年新增3260条。",
}


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("芦坪县2023年在县政府网站公开了多少条信息，其中行政处罚公示多少条？", (240, 66)),
        ("芦坪县2023年收取信息处理费多少元，向几件申请收的？", (270, 3)),
        ("芦坪县2023年办理了多少封县长信箱来信？办结了多少？", (318, 305)),
        ("芦坪县2023年征集意见建议多少条，采纳了多少条？", (88, 17)),
        ("芦坪县2023年收到申请多少件，里面邮寄的有几件？", (52, 22)),
        ("芦坪县2023年举办培训几期，培训多少人次？", (5, 420)),
        ("芦坪县2023年收到申请多少件，比上年增加多少件？", (52, 25)),
        ("松溪县2023年办理结婚登记多少对，离婚登记多少对？", (840, 212)),
    ],
)
def test_a_later_part_is_of_the_first(talk: Talk, question: str, values: tuple[int, ...]) -> None:
    assert tuple(figure.value for figure in talk.ask(question).figures[: len(values)]) == tuple(map(Decimal, values))


@pytest.mark.parametrize(
    "question",
    [
        "芦坪县2023年受理投诉举报多少件，其中行政处罚多少件？",
        "芦坪县2023年受理投诉举报多少件，采纳了多少条？",
        "芦坪县2023年收到申请多少件，其中行政处罚多少件？",
        "芦坪县2023年举办培训几期，向几件申请提供的？",
        "芦坪县2023年征集意见建议多少条，其中惠民补贴公示多少条？",
        "芦坪县2023年收取信息处理费多少元，涉及多少人次？",
    ],
)
def test_what_is_told_of_another_thing_is_not_given(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.FIGURES
    assert len(answer.figures) == 1


def test_a_change_behind_a_list_of_parts_is_of_none_that_cannot_have_it(talk: Talk) -> None:
    assert talk.ask("芦坪县2023年邮寄申请比上年增加多少件？").route is Route.REFUSE
    assert talk.ask("松溪县2023年邮寄申请比上年增加多少件？").route is Route.REFUSE
    assert talk.ask("芦坪县2022年收到申请多少件？").figures[0].value == Decimal(27)


@pytest.mark.parametrize(
    "question", ["What did the applications that Luping County received in 2023 ask for?", "芦坪县2023年收到的申请是要什么的？"]
)
def test_what_was_asked_for_is_no_number(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is not Route.FIGURES


def test_what_was_made_public_of_decisions_is_not_how_many_there_were(talk: Talk) -> None:
    assert talk.ask("芦坪县2023年行政处罚公示多少条？").figures[0].value == Decimal(66)
    assert talk.ask("松溪县2023年公示行政处罚多少件？").route is Route.REFUSE


def test_a_verb_that_the_sentence_tells_in_other_words_stands_in_no_way(talk: Talk) -> None:
    assert talk.ask("松溪县2023年评出的黄牌企业有多少家？").figures[0].value == Decimal(19)
    assert talk.ask("松溪县2023年关停的黄牌企业有多少家？").route is Route.REFUSE


def test_what_was_published_over_the_years_is_not_what_came_anew(talk: Talk) -> None:
    answer = talk.ask("松溪县2023年新增公开信息多少条？")
    assert Decimal(47000) not in {figure.value for figure in answer.figures}
