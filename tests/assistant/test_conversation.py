"""Follow-ups over prose: years of the turns, shares, other bodies, names that no report has; who asks says nothing."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

OFFICE = "青溪县人民政府办公室"
TEXTS = {
    (OFFICE, 2021): "全年收到政府信息公开申请11件，回复网民留言150条。",
    (OFFICE, 2022): "全年收到政府信息公开申请17件，回复网民留言188条。",
    (OFFICE, 2023): "全年收到政府信息公开申请21件，回复网民留言205条。主动公开信息400条，其中教育类信息48条，占12%。",
    (
        "梧山县人民政府",
        2023,
    ): "全县收到政府信息公开申请166件，其中县政府本级收到申请38件。收取信息处理费4120元。新收申请中自然人140件。",
    ("云川市生态环境局", 2023): "全年收到政府信息公开申请52件。",
    ("云川市林业局", 2021): "全年收到政府信息公开申请8件。古树保护由局资源科负责，电话：0900-5550101。",
    ("云川市水利局", 2024): "全年收到政府信息公开申请5件。河湖巡查由局河长科负责，电话：0900-5550202。",
}


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        (("青溪县府办2021年回复网民留言多少条", "2022年呢", "两年一共"), 338),
        (("青溪县府办2021年收到多少件申请", "2022年呢", "两年一共"), 28),
        (("青溪县政府办2023年教育类信息多少条", "占比呢"), 12),
        (("青溪县政府办2023年教育类信息多少条", "占百分之几？"), 12),
    ],
)
def test_a_follow_up_goes_on_from_its_turns(talk: Talk, turns: tuple[str, ...], value: int) -> None:
    answers = [talk.ask(turn) for turn in turns]
    assert answers[-1].figures[0].value == value


@pytest.mark.parametrize("turn", ["2022年和梧山县2023年呢", "那2022年和梧山县2023年的呢", "2022年呢，梧山县2023年呢"])
def test_a_year_alone_beside_another_body_is_of_the_body_before(talk: Talk, turn: str) -> None:
    talk.ask("青溪县政府办2021年收到多少件申请")
    assert [figure.value for figure in talk.ask(turn).figures] == [17, 166]


def test_bodies_named_with_a_year_each_are_asked_for_that_year(talk: Talk) -> None:
    answer = talk.ask("青溪县政府办2022年和梧山县2023年分别收到多少件申请")
    assert [figure.value for figure in answer.figures] == [17, 166]


@pytest.mark.parametrize("other", ["那苏州呢？", "那泗阳县呢？", "换成泗阳县", "财政局呢", "公积金中心呢"])
def test_a_body_without_a_report_gets_no_number_of_another(talk: Talk, other: str) -> None:
    talk.ask("梧山县2023年收到多少件申请？")
    answer = talk.ask(other)
    assert answer.route is Route.REFUSE
    assert answer.figures == ()


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("我是一名记者，想了解梧山县2023年收到多少件申请？", 166),
        ("领导急要，梧山县2023年收到多少件申请", 166),
        ("I'm writing a paper. How many applications did Wushan County receive in 2023?", 166),
        ("梧山縣2023年收到的政府資訊公開申請有幾件", 166),
        ("梧山县2023年县政府本级收到申请多少件", 38),
        ("How many applications did the Qingxi County Government Office receive in 2023?", 21),
        ("云川市环保局2023年收到多少件申请", 52),
    ],
)
def test_who_asks_and_how_bodies_are_called_does_not_change_the_figure(talk: Talk, question: str, value: int) -> None:
    assert talk.ask(question).figures[0].value == value


def test_a_body_that_took_over_the_duties_is_said(talk: Talk) -> None:
    assert "“云川市环保局”的职责现由云川市生态环境局承担" in talk.ask("云川市环保局2023年收到多少件申请").text


@pytest.mark.parametrize("question", ["青溪县2023年收到多少件申请", "青溪县人民政府2023年收到多少件申请"])
def test_an_office_is_asked_about_where_its_government_has_no_report(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.CLARIFY
    assert OFFICE in answer.text
    assert [figure.value for figure in talk.ask("对").figures] == [21]


@pytest.mark.parametrize("question", ["青溪县府办两年一共收到多少件申请", "青溪县府办近两年收到多少件申请"])
def test_so_many_years_are_never_one(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert answer.route is not Route.FIGURES or {figure.year for figure in answer.figures} >= {2022, 2023}


@pytest.mark.parametrize("part", ["企业多少件", "科研机构几件"])
def test_another_column_is_not_told_from_a_sentence_about_all(talk: Talk, part: str) -> None:
    answer = talk.ask(f"梧山县2023年收到申请多少件，其中{part}？")
    assert [figure.value for figure in answer.figures] == [166]


@pytest.mark.parametrize(
    ("before", "question", "value"),
    [
        ("青溪县府办2022年收到多少件申请", "梧山县收到多少件申请？", 166),
        ("青溪县府办2022年收到多少件申请", "How many applications did Wushan County receive?", 166),
        ("青溪县府办2022年收到多少件申请", "青溪县府办回复网民留言多少条？", 188),
        ("青溪县府办2022年收到多少件申请", "梧山县呢？", None),
        ("青溪县府办2022年收到多少件申请", "那梧山县收到多少件申请？", None),
    ],
)
def test_a_question_that_says_all_is_of_the_latest_year_where_the_turns_year_has_no_report(
    talk: Talk, before: str, question: str, value: int | None
) -> None:
    talk.ask(before)
    answer = talk.ask(question)
    assert (answer.figures[0].value if answer.figures else None) == value


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (("云川市水利局收到多少件申请？", "云川市林业局呢？"), "2021年：全年收到政府信息公开申请8件"),
        (("云川市水利局收到多少件申请？", "云川市林业局呢？", "青溪县政府办呢？"), "2021年：全年收到政府信息公开申请11件"),
        (("云川市水利局收到多少件申请？", "比云川市林业局少多少？"), "少3件"),
        (("How many applications did the Yunchuan Water Bureau receive?", "And the Yunchuan Forestry Bureau?"), "2021: 8 new"),
        (("云川市水利局2024年收到多少件申请？", "云川市林业局呢？"), "没有收入云川市林业局2024年的报告"),
        (("云川市水利局收到多少件申请？", "云川市林业局2023年呢？"), "没有收入云川市林业局2023年的报告"),
        (
            ("云川市水利局收到多少件申请？", "云川市林业局呢？", "2021年呢？", "云川市水利局呢？"),
            "没有收入云川市水利局2021年的报告",
        ),
    ],
)
def test_a_year_that_no_turn_named_does_not_bind_another_body(talk: Talk, turns: tuple[str, ...], said: str) -> None:
    *_, answer = [talk.ask(turn) for turn in turns]
    assert said in answer.text


def test_the_latest_report_of_another_body_is_quoted_and_said_to_be_that(talk: Talk) -> None:
    talk.ask("云川市水利局年报的电话是多少？")
    answer = talk.ask("云川市林业局呢？")
    assert "0900-5550101" in answer.text
    assert [w.code for w in answer.warnings] == ["year_assumed"]
