"""A body is called as its report writes it, though a table of traditional characters has another for one of them; both spellings find it."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from assistant.assistant import Assistant

REPORTS = {
    "sluice.txt": """\
乾县石闸镇人民政府2022年政府信息公开工作年度报告
一、总体情况
全年发布信息33条，“乾石闸上”公众号推送信息9条。收到申请2件。
五、存在的主要问题及改进情况
水位牌更新不及时。
""",
    "weir.txt": """\
松原市乾安縣水務局2022年政府信息公開工作年度報告
一、總體情況
全年發布信息44條。收到申請5件。
五、存在的主要問題及改進情況
水位牌更新不及時。
""",
    "bridge.txt": """\
示例市东昇街道办事处2022年政府信息公开工作年度报告
一、总体情况
全年发布信息55条。收到申请7件。
五、存在的主要问题及改进情况
桥名牌更新不及时。
""",
}


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("乾县石闸镇2022年收到多少件申请？", "乾县石闸镇"),
        ("干县石闸镇2022年收到多少件申请？", "乾县石闸镇"),
        ("乾安县水务局2022年收到多少件申请？", "乾安县水务局"),
        ("干安县水务局2022年收到多少件申请？", "乾安县水务局"),
        ("東昇街道2022年收到多少件申请？", "东昇街道"),
        ("示例市东升街道2022年收到多少件申请？", "东昇街道"),
    ],
)
def test_either_spelling_finds_it_and_its_own_is_shown(assistant: Assistant, question: str, name: str) -> None:
    answer = assistant.ask(question, None)
    assert answer.route is Route.FIGURES
    assert name in answer.text


def test_an_account_keeps_its_name(assistant: Assistant) -> None:
    answer = assistant.ask("乾县石闸镇2022年“乾石闸上”公众号推送信息多少条？", None)
    assert "9条" in answer.text
    assert "干" not in answer.text
