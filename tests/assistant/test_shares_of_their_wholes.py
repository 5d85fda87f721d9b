"""What a share is of is what its question names, growth is that of the count that was told, and a bare word is no name of another count."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    (
        "绛河市人民政府",
        2023,
    ): "全市全年共收办政府信息公开申请案件800件（市政府80件、市各有关部门320件、柘林县400件）。"
    "表扬了14个单位和22名个人。承办人大代表建议50件、政协委员提案60件。目前，已全部办理完成，办理结果为A类70件、B类40件。"
    "归集政策文件500件，其中，市级文件400件，县级文件100件。",
    (
        "绛河市商务局",
        2023,
    ): "通过政府网站主动公开政务信息200条，其中工作动态90条、公告公示30条。依托微信公众号发布各类政务信息150条。"
    "收到依申请公开9件，其中自然人申请9件，法人或其他组织申请0件，上年度结转政府信息公开申请0件。",
    (
        "绛河市林业局",
        2023,
    ): "政府门户网站发布各类信息760条，其中主动公开政策文件80条。主动公开信息1000条（其中概况20条、占2%，文件300条、占30%，动态680条、占68%）。"
    "全年办理政府信息公开申请40件，含上年转来的5件，剩余2件结转下一年度。",
    ("绛河市水利局", 2022): "收到政府信息公开申请20件。",
    ("绛河市水利局", 2023): "收到政府信息公开申请30件。全系统共处理政府信息公开申请90件，同比增长8%。",
}


@pytest.mark.parametrize(
    "question",
    [
        "绛河市2023年柘林县收办申请占全省多少？",
        "绛河市2023年柘林县收办申请占全国的比例？",
        "绛河市2023年市级文件占全省比例",
        "绛河市商务局2023年工作动态占全区比例",
        "绛河市商务局2023年工作动态占公众号比例",
        "绛河市商务局2023年公告占公众号的比例是多少？",
        "绛河市2023年A类占提案比例",
        "绛河市2023年A类占建议的百分之几？",
        "绛河市2023年个人占表扬比例",
        "绛河市商务局2023年公开比法人多多少？",
        "绛河市商务局2023年公开加自然人一共多少？",
        "绛河市林业局2023年网上比政策文件多多少？",
    ],
)
def test_a_share_of_another_whole_is_not_told(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is not Route.FIGURES


@pytest.mark.parametrize(
    ("question", "share"),
    [
        ("绛河市2023年柘林县收办申请占全市多少？", 50),
        ("绛河市2023年市级文件占比", 80),
        ("绛河市商务局2023年工作动态占网站比例", 45),
    ],
)
def test_a_share_of_its_own_whole_is_told(talk: Talk, question: str, share: int) -> None:
    assert talk.ask(question).figures[0].value == Decimal(share)


@pytest.mark.parametrize("question", ["绛河市林业局2023年文件和动态分别占多少？", "绛河市林业局2023年文件、动态各占百分之几？"])
def test_each_share_is_told(talk: Talk, question: str) -> None:
    assert [figure.value for figure in talk.ask(question).figures] == [Decimal(30), Decimal(68)]


@pytest.mark.parametrize("turns", [("2022年收到申请几件？", "2023年呢？"), ("2023年收到申请几件？",)])
def test_growth_is_that_of_the_count_that_was_told(talk: Talk, turns: tuple[str, ...]) -> None:
    for turn in turns:
        talk.ask(f"绛河市水利局{turn}" if turn.startswith("20") and turn.endswith("几件？") else turn)
    answer = talk.ask("增长率")
    assert Decimal(50) in {figure.value for figure in answer.figures}
    assert Decimal(8) not in {figure.value for figure in answer.figures}
