"""What was done after a case was lost or a reply was overturned, and who was invited: told by what says so, in both languages, never by its neighbour."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from assistant.assistant import Assistant

REPORTS = {
    "port.txt": """\
Fanqi County Port Bureau
帆栖县港务局2020年政府信息公开工作年度报告
一、总体情况
举办港区开放日1次，邀请渔民代表、船厂职工登塔吊参观。召开航道听证会1次，讨论疏浚标准。
二、复议和诉讼情况
1件因漏送附件被县政府复议纠正，本局在7日内补送附件，并调整送达登记。1件二审败诉，本局撤回原告知书，重新测量后予以公开。
""",
    "tide.txt": """\
帆栖县潮汐站2020年政府信息公开工作年度报告
一、总体情况
举办测潮讲座2次。1件复议撤销后，站里重新作出答复并修订模板。
""",
}


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("帆栖县港务局2020年败诉后怎么处理？", "撤回原告知书"),
        ("帆栖县港务局2020年复议纠正后怎么处理的？", "补送附件"),
        ("帆栖县港务局2020年开放日邀请了谁？", "渔民代表"),
        ("帆栖县港务局2020年开放日邀请了哪些人参加？", "渔民代表"),
        ("帆栖县潮汐站2020年复议撤销后做了什么？", "修订模板"),
        ("What did 帆栖县港务局 do after losing the case in 2020?", "撤回原告知书"),
        ("What did 帆栖县港务局 do after it lost the lawsuit in 2020?", "撤回原告知书"),
    ],
)
def test_what_followed_is_told(assistant: Assistant, question: str, said: str) -> None:
    answer = assistant.ask(question)
    assert answer.route is Route.PASSAGES
    assert said in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "帆栖县潮汐站2020年败诉后怎么处理？",
        "帆栖县港务局2020年胜诉后怎么处理？",
        "帆栖县港务局2020年听证会邀请了谁？",
        "帆栖县潮汐站2020年测潮讲座邀请了谁？",
        "What did 帆栖县潮汐站 do after losing the lawsuit in 2020?",
    ],
)
def test_what_followed_another_thing_is_not(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).route is Route.REFUSE
