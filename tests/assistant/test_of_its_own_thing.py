"""What one plan met with, whom somebody called back, with whom something was done: told of the thing that is asked about, never of its neighbour."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from assistant.assistant import Assistant

REPORTS = {
    "county.txt": """\
帆栖县人民政府2020年政府信息公开工作年度报告
一、总体情况
（一）主动公开。渔港扩建方案公示后，7名船东反对填平北滩，认为会挡住潮道。渡口迁址方案听取代表意见9条。菜场改造方案公布后，有摊主不同意抽签分摊位。
推行“港城共管”办法。会同海事处、渔政支队围绕泊位纠纷开展研判，提高处置效率。开展码头互评活动，找出与要求不符的做法。
（二）信息管理。及时、全面公开渔港收费指标。对粉丝少、长期不更新的微信公众号予以注销。公布年检、变更情况，对3家养殖合作社发布除名公告。
（三）监督保障。渔业补贴发放后，由县监察室逐户电话回访农户，核对到账金额。
""",
}


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("帆栖县2020年渔港扩建方案有哪些反对意见？", "反对填平北滩"),
        ("帆栖县2020年菜场改造方案有什么反对意见？", "不同意抽签"),
        ("帆栖县2020年船东有什么反对意见？", "会挡住潮道"),
        ("帆栖县2020年怎么回访农户？", "逐户电话回访农户"),
        ("帆栖县2020年“港城共管”联合了谁？", "海事处、渔政支队"),
        ("帆栖县2020年“港城共管”会同了哪些单位？", "海事处、渔政支队"),
        ("帆栖县2020年哪些公众号会被注销？", "粉丝少"),
    ],
)
def test_it_is_told_of_the_thing_itself(assistant: Assistant, question: str, said: str) -> None:
    answer = assistant.ask(question)
    assert answer.route is Route.PASSAGES
    assert said in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "帆栖县2020年渡口迁址方案有哪些反对意见？",
        "帆栖县2020年渡口迁址方案谁反对？",
        "帆栖县2020年怎么回访企业？",
        "帆栖县2020年谁回访代表？",
        "帆栖县2020年码头互评联合了谁？",
        "帆栖县2020年注销了哪几个公众号？",
        "帆栖县2020年除名的3家养殖合作社是哪几家？",
        "帆栖县2020年渔港收费包括哪些指标？",
    ],
)
def test_what_stands_beside_it_is_of_another(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).route is Route.REFUSE
