"""The only number of a report that counts what an English question asks for, told by words that nearly are its own; beside each a near one that is
not told."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.english.alike import told_deeds, widened
from assistant.english.near import nearly
from assistant.english.terms import Part, Term
from assistant.english.units import alike
from tests.assistant.talk import Talk

TEXTS = {
    (
        "柳溪县农业农村局",
        2023,
    ): "全年公开信息90条，其中惠农补贴31条、植物保护12条。制作白鹅养殖短视频14个。为农户挽回损失36.5万元。对6个科室打分，优秀2个、良好4个。"
    "举办外经贸政策宣讲会3场，参会企业87家次。农村饮水安全工程公开到村，涉及53个行政村、受益人口4.6万人。全年接听“12399”三农热线708次，受理农资投诉19起。"
    "关停长期不更新的“柳溪菜园”微博账号1个。局领导出席观摩会2场。召开抗震救灾推进会5场。71个一级预算单位、26个二级预算单位公开预算。",
}
BODY = "the Liuxi agriculture bureau"


@pytest.mark.parametrize(
    ("question", "value"),
    [
        (f"How many items on farm subsidies did {BODY} publish in 2023?", "31"),
        (f"How many short videos did {BODY} make in 2023?", "14"),
        (f"How much money did {BODY} recover for farmers in 2023?", "36.5"),
        (f"How many administrative villages did the rural drinking water project of {BODY} cover in 2023?", "53"),
        (f"How many calls did the 12399 hotline of {BODY} answer in 2023?", "708"),
        (f"How many farm supply complaints did {BODY} accept in 2023?", "19"),
        (f"How many Weibo accounts did {BODY} close in 2023?", "1"),
    ],
)
def test_the_only_number_that_is_meant_answers(talk: Talk, question: str, value: str) -> None:
    assert [figure.value for figure in talk.ask(question).figures] == [Decimal(value)]


@pytest.mark.parametrize(
    "question",
    [
        f"How many items on farm roads did {BODY} publish in 2023?",
        f"How many short videos did {BODY} delete in 2023?",
        f"How many short videos about traffic safety did {BODY} make in 2023?",
        f"How much money did farmers of {BODY} lose in 2023?",
        f"How many administrative villages did the road project of {BODY} cover in 2023?",
        f"How many farm supply complaints did {BODY} reject in 2023?",
        f"How many Weibo accounts did {BODY} open in 2023?",
        f"How many meetings about flood relief did {BODY} hold in 2023?",
        f"How many observation meetings did {BODY} attend in 2023?",
        f"How many zeppelins did {BODY} close in 2023?",
        f"How many wells did {BODY} fail to test in 2023?",
    ],
)
def test_a_near_number_is_none(talk: Talk, question: str) -> None:
    assert talk.ask(question).figures == ()


def test_a_deed_that_is_not_told_is_not_taken_for_one_that_need_not_be() -> None:
    assert "办理" not in widened(Term(Part.VERB, ("关停", "办结"))).words


def test_names_with_other_signs_in_their_place_are_others() -> None:
    assert [
        nearly(name, text) for name, text in (("抗洪救灾", "抗震救灾会"), ("一级单位", "二级单位"), ("上半年", "下半年"))
    ] == [""] * 3
    assert [nearly(name, text) for name, text in (("租赁住房", "租赁房"), ("社保", "社会保障"), ("饮水项目", "饮水工程"))] == [
        "租赁房",
        "社会保",
        "饮水",
    ]


def test_a_group_tells_one_way_only_behind_its_sign() -> None:
    assert "科室" in widened(Term(Part.NOUN, ("部门",))).words
    assert widened(Term(Part.NOUN, ("科室",))).words == ("科室",)
    assert "上门" in widened(Term(Part.VERB, ("走访",))).words
    assert "上门" in told_deeds()
    assert alike("件", "条")
