"""What is not so answers no question after what is so, and what is done because of it is told as it is."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from assistant.guards.said_not import tells_not
from tests.assistant.talk import Talk

TEXTS = {
    (
        "桂溪县人民政府",
        2018,
    ): "全年未收费办件25件，没有联络员的街道4个，未按时整理的档案11份，不满足要求的阅览室3间，非本局职权的8件。",
    ("梨坪县人民政府", 2018): "全年收费办件25件，办结工单31件，未办结工单5件。",
}


@pytest.mark.parametrize(
    "question",
    [
        "桂溪县2018年收费办件多少件？",
        "桂溪县2018年有联络员的街道几个？",
        "桂溪县2018年按时整理的档案几份？",
        "桂溪县2018年阅览室几间？",
        "桂溪县2018年本局职权的几件？",
    ],
)
def test_what_is_denied_answers_no_question_after_it(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is not Route.FIGURES


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("桂溪县2018年未收费办件多少件？", 25),
        ("桂溪县2018年没有联络员的街道几个？", 4),
        ("梨坪县2018年收费办件多少件？", 25),
        ("梨坪县2018年办结工单几件？", 31),
        ("梨坪县2018年未办结工单几件？", 5),
    ],
)
def test_what_is_asked_for_is_told(talk: Talk, question: str, value: int) -> None:
    assert [figure.value for figure in talk.ask(question).figures] == [value]


@pytest.mark.parametrize(
    ("question", "printed", "word"),
    [
        ("公开文件几件", "不予公开文件7件", "公开"),
        ("合格率多少", "不合格率7%", "合格率"),
        ("文件几件", "不断完善,印发文件7件", ""),
        ("培训几次", "对非本系统人员培训7次", ""),
        ("微信几条", "无障碍信息微信发布7条", ""),
        ("退回几件", "因材料不全退回7件", ""),
        ("约谈几次", "对未按期回复的单位约谈7次", ""),
        ("公开几条", "7条不予公开", ""),
        ("逾期未答复几件", "未答复7件", ""),
    ],
)
def test_what_a_clause_denies(question: str, printed: str, word: str) -> None:
    assert tells_not(question, printed) == word
