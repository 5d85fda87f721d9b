"""Turns that name nothing of their own behind one for a number, and two deeds done with one thing: no other thing's number or sentence answers."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Answer, Route
from ingest.store.library import Library
from tests.assistant.forged_store import asked_on
from tests.assistant.talk import Talk

TEXTS = {
    ("榆岭市水务局", 2023): (
        "依法做好依申请公开工作，全年共收到和办理依申请公开14件，其中自然人申请件13件，法人或其他组织申请件1件。"
        "处理结果中，予以公开3件，部分公开9件。围绕申请、复议案件中的复杂疑难等问题，从事实认定、法律适用等方面开展研讨。"
        "公众号发布推文310篇。受理热线工单57件。有些公开内容更新不及时。"
    ),
    ("榆岭市林业局", 2023): (
        "全年收到政府信息公开申请21件，较上年增加4件，同比增长23.5%，申请内容主要集中在林权登记、采伐许可等方面。"
        "受理有关苗木价格、护林补贴等方面的热线工单33件。举办开放日活动2次，介绍古树保护、防火巡护等内容。"
    ),
    ("榆岭市档案局", 2023): "全年收到信访件18件，办理信访件17件。收到政府信息公开申请5件，其中自然人申请4件。",
}
_REFUSED = ("收到的信访件有多少", "办理建议提案多少件", "接到举报投诉多少件", "有几个科室")


def _both(talk: Talk, library: Library, turns: tuple[str, ...]) -> tuple[Answer, Answer]:
    """The last turn's answer in a kept conversation, and to a client that sends the earlier turns."""
    kept = [talk.ask(turn) for turn in turns][-1]
    return kept, asked_on(library, date(2024, 6, 1)).ask(turns[-1], earlier=turns[:-1])


@pytest.mark.parametrize("asked", _REFUSED)
@pytest.mark.parametrize(
    "turn", ["其中自然人呢？", "法人的呢？", "予以公开的呢", "都答复了吗？", "那有多少件？", "具体数字呢？", "都有哪些？"]
)
def test_no_sentence_on_applications_behind_what_is_not_told(talk: Talk, library: Library, asked: str, turn: str) -> None:
    for answer in _both(talk, library, (f"榆岭市水务局2023年{asked}？", turn)):
        assert answer.route in (Route.REFUSE, Route.CLARIFY), answer.text


@pytest.mark.parametrize(
    "turn",
    [
        "都是关于什么的？",
        "他们想知道什么？",
        "都是什么类型的？",
        "大家都关心什么？",
        "主要是哪些方面的问题？",
        "申请人都要什么信息？",
    ],
)
def test_what_they_were_about_is_no_number_and_no_other_sentence(talk: Talk, turn: str) -> None:
    talk.ask("榆岭市水务局2023年收到依申请公开多少件？")
    assert talk.ask(turn).route is Route.REFUSE


@pytest.mark.parametrize(
    ("asked", "turn", "said"),
    [
        ("榆岭市林业局2023年收到多少件申请？", "都是关于什么的？", "林权登记"),
        ("榆岭市林业局2023年收到多少件申请？", "他们想知道什么？", "林权登记"),
        ("榆岭市林业局2023年受理热线工单多少件？", "大家都关心什么？", "苗木价格"),
    ],
)
def test_what_they_were_about_is_told_by_their_sentence(talk: Talk, asked: str, turn: str, said: str) -> None:
    talk.ask(asked)
    answer = talk.ask(turn)
    assert answer.route is Route.PASSAGES
    assert said in answer.text


@pytest.mark.parametrize(
    ("asked", "turn", "value"),
    [
        ("榆岭市水务局2023年收到的信访件有多少？", "公众号发了多少篇推文？", "310"),
        ("榆岭市水务局2023年办理建议提案多少件？", "收到申请多少件？", "14"),
        ("榆岭市档案局2023年收到多少件申请？", "其中自然人呢？", "4"),
    ],
)
def test_a_turn_that_names_its_thing_is_answered(talk: Talk, asked: str, turn: str, value: str) -> None:
    talk.ask(asked)
    assert [str(one.value) for one in talk.ask(turn).figures] == [value]


@pytest.mark.parametrize(
    "asked",
    [
        "收到并办理的信访有多少",
        "收到和办理的举报有多少",
        "接收并处理的投诉有多少件",
        "收到并办理了几个信访举报",
        "收到并办理的许可有多少",
    ],
)
def test_two_deeds_with_one_thing_are_not_the_first_with_applications(talk: Talk, asked: str) -> None:
    assert talk.ask(f"榆岭市水务局2023年{asked}？").figures == ()


def test_two_deeds_with_applications_are(talk: Talk) -> None:
    assert talk.ask("榆岭市水务局2023年收到并办理的依申请公开有多少？").figures[0].value == 14
