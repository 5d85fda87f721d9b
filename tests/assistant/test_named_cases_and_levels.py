"""A case that is named as one, a place's own level, who came to look, a number that is given and its share: told as in plainer words; near misses are not."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from assistant.asking.frames import in_plain_frame
from assistant.english.frames import in_plain_frame as in_plain_english
from tests.assistant.talk import Talk

TEXTS = {
    (
        "棠溪市人民政府",
        2022,
    ): "全市主动公开政府信息3.6万条。全年制作办事短片61期，其中，市级24期、棠东县22期、棠西县15期。政府门户网站总访问次数达802650次。"
    "针对老城改造，开展征集调查7期，收到公众意见93条。全市备案政府信息公开领域行政复议案件31件。",
    (
        "棠东县商务局",
        2022,
    ): "收到12345热线投诉19件。全年共收到和办理依申请公开8件。在公开的信息中，规划类信息6条，占总体的15%；办事指南类信息34条，占总体的85%。",
}


def _told(talk: Talk, question: str) -> set[int]:
    return {int(figure.value) for figure in talk.ask(question).figures if figure.value is not None}


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("2022年棠溪市的办事短片，市本级制作的是几期？", {24}),
        ("2022年棠溪市办事短片市本级做了多少期？", {24}),
        ("2022年全年有多少人次访问了棠溪市政府门户网站？", {802650}),
        ("2022年棠溪市收到的那93条公众意见，对应的征集调查是几期？", {7}),
        ("棠溪市2022年收到的这93条公众意见源于多少期征集调查？", {7}),
        ("2022年，12345热线转到棠东县商务局的投诉，该局共接到多少件？", {19}),
        ("棠东县商务局在2022年收到并办理的依申请公开共有几件？", {8}),
        ("棠东县商务局2022年公开的信息中，规划类占百分之几，具体是多少条？", {6, 15}),
        ("棠东县商务局2022年办事指南类信息占比多少，一共有多少条？", {34, 85}),
        ("2022年棠溪市全市范围内主动公开的政府信息总量是多少条？", {36000}),
    ],
)
def test_told_as_in_plainer_words(talk: Talk, question: str, values: set[int]) -> None:
    assert _told(talk, question) == values


@pytest.mark.parametrize(
    "question",
    [
        "2022年棠溪市的办事短片，省本级制作的是几期？",
        "2022年棠溪市市本级财政支出是多少？",
        "2022年有多少人次访问了棠溪市数据平台？",
        "2022年棠溪市收到的那60条公众意见，对应的征集调查是几期？",
        "2022年棠溪市收到的那93条公众意见，对应的听证会是几场？",
        "2022年，12369热线转到棠东县商务局的投诉，该局共接到多少件？",
        "棠东县商务局2022年公开的信息中，环保类占百分之几，具体是多少条？",
    ],
)
def test_a_near_miss_is_told_no_number(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is not Route.FIGURES


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("示例市2023年还在施行的（现行有效）规范性文件共几件？", "示例市2023年现行有效的规范性文件共几件？"),
        ("示例市2023年规章仍在实施的有几件？", "示例市2023年规章现行有效的有几件？"),
        ("示例市2023年还在实施的项目有几个？", "示例市2023年还在实施的项目有几个？"),
        ("示例市2023年属于“重复申请”这一情形的是几件？", "示例市2023年属于“重复申请”的是几件？"),
        ("示例市2023年“重复申请”这一情形是怎么处理的？", "示例市2023年“重复申请”这一情形是怎么处理的？"),
        (
            "示例市2023年行政复议，有的地方写34件，有的写41件，究竟哪个数？",
            "示例市2023年行政复议到底是34件还是41件？",
        ),
        (
            "2021—2023年示例市规范性文件数量有什么变化？",
            "示例市规范性文件，2021年到2023年是怎么变化的？",
        ),
        ("2021—2023年示例市信息公开工作有什么变化？", "2021—2023年示例市信息公开工作有什么变化？"),
        ("示例市2023年短片怎么开展的？各地分别做了几期，请列一下", "示例市2023年短片怎么开展的？请列出各地期数"),
    ],
)
def test_said_the_one_way(asked: str, plain: str) -> None:
    assert in_plain_frame(asked) == plain


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        (
            "What did the two applications that reached the Shili agriculture bureau in 2023 concern?",
            "What were the two applications received by the Shili agriculture bureau in 2023 about?",
        ),
        (
            "Counting both new and carried-over ones, how many applications did Shili have on its hands in 2023?",
            "How many applications in total (new plus carried over) did Shili have to handle in 2023?",
        ),
        (
            "What is the overall total of natural-person applications dealt with in Shili in 2023?",
            "How many applications from natural persons were dealt with in total in Shili in 2023?",
        ),
        (
            "How much did each of the three units in Shili that charged information processing fees in 2023 collect?",
            "Which units in Shili charged information processing fees in 2023?",
        ),
        (
            "How much did each of the units in Shili that charged parking fees in 2023 collect?",
            "How much did each of the units in Shili that charged parking fees in 2023 collect?",
        ),
    ],
)
def test_english_is_said_the_one_way(asked: str, plain: str) -> None:
    assert in_plain_english(asked) == plain
