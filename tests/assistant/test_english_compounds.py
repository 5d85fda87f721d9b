"""English compounds: a kind of request, a plan by its hyphen, the issues of a gazette, a unit in brackets; no word is read over."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    (
        "青岚市住房和城乡建设局",
        2023,
    ): "通过热线办理群众诉求900件，其中供热类410件、物业类330件、其他160件。收到政府信息公开申请12件。",
    ("青岚市自然资源和规划局", 2023): "召开控规调整听证会7场。公示地质灾害防治信息58条。",
    ("青岚市人民政府", 2022): "发行《青岚市人民政府公报》8期，每期500份。",
    ("青岚市统计局", 2023): "编印统计年鉴300册。数据查询215人次。",
    ("青岚市生态环境局", 2023): "核发排污许可证19件。办理水污染类诉求66件、噪声类诉求48件。",
}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        (
            "How many heating-related requests did the Qinglan City housing and urban-rural development bureau (青岚市住房和城乡建设局) handle in 2023?",
            410,
        ),
        ("How many property-management-related requests did 青岚市住房和城乡建设局 handle in 2023?", 330),
        ("How many noise-related complaints did 青岚市生态环境局 handle in 2023?", 48),
        ("How many hearings on detailed-plan adjustments did 青岚市自然资源和规划局 hold in 2023?", 7),
        ("How many hearings on detailed plan adjustments did 青岚市自然资源和规划局 hold in 2023?", 7),
        ("How many issues of its government gazette did 青岚市人民政府 publish in 2022?", 8),
        ("How many issues of the government gazette did 青岚市人民政府 put out in 2022?", 8),
        ("How many data queries (人次) did 青岚市统计局 handle in 2023?", 215),
    ],
)
def test_compounds_are_understood(talk: Talk, question: str, value: int) -> None:
    assert [one.value for one in talk.ask(question).figures] == [Decimal(value)]


@pytest.mark.parametrize(
    "question",
    [
        "How many zeppelin-related requests did 青岚市住房和城乡建设局 handle in 2023?",
        "How many drone-related requests did 青岚市住房和城乡建设局 handle in 2023?",
        "How many education-related requests did 青岚市住房和城乡建设局 handle in 2023?",
        "How many hearings on zoning-dispute adjustments did 青岚市自然资源和规划局 hold in 2023?",
        "How many hearings on water-price adjustments did 青岚市自然资源和规划局 hold in 2023?",
        "How many issues of its staff newsletter did 青岚市人民政府 publish in 2022?",
    ],
)
def test_other_compounds_are_refused(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is Route.REFUSE
