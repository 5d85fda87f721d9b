"""English questions about bodies that only another body's report names, names in pinyin, Chinese in brackets, and yes or no."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from assistant.english.brackets import chinese_in_brackets
from assistant.english.spelt import spelt_in
from tests.assistant.talk import Talk

TEXTS = {
    (
        "白榆市人民政府",
        2023,
    ): "全市共收办政府信息公开申请300件（市政府40件、桐溪县120件、青岭县80件、云岗区30件、白榆经济技术开发区20件、市东湖新区10件），同比增长25%。"
    "市政府门户网站总访问次数达812000次。共开设备案政务新媒体36个，同比增长20%。政策文件库共归集政策文件510件，其中，市级文件400件，县区级文件110件。"
    "备案行政复议案件13件。“乐活白榆”微信公众号有粉丝5.2万人。公开政务动态信息75条、基层治理与服务信息31条、招标采购信息9条。"
    "制作政策简明问答19期，其中，市级12期、云岗区7期。举办招聘会7场，印发《白榆市政府公报》6期，每期500份。办理政协提案95件，同比下降5%。发放宣传手册900册。"
    "报送政府信息周报44次。推行“一窗通答”工作法，由专人当场解答群众提问。"
    "全市对6件政府信息公开申请收取了信息处理费760元，其中，桐溪县人民政府2件，收取300元；青岭县公安局4件，收取460元。",
    (
        "白榆市人民政府",
        2024,
    ): "全市共收办政府信息公开申请330件，同比增长9.2%。",
    (
        "白榆市河西街道办事处",
        2023,
    ): "主动公开政府信息120条，全文电子化达100%。未收取信息处理费。举办新闻发布会0次。收到政府信息公开申请12件，内容为某处拆迁补偿方案。",
}
STREET = "Hexi Sub-district"


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("How many applications did Baiyu's Qingling County handle in 2023?", 80),
        ("How many applications did Tongxi County in Baiyu receive in 2023?", 120),
        ("How many applications did Tongxi County handle in 2023?", 120),
        ("How many applications did Yungang District process in 2023?", 30),
        ("How many applications did Baiyu's Economic and Technological Development Zone handle in 2023?", 20),
        ("How many applications did Baiyu's Donghu New Area handle in 2023?", 10),
        ("How many brief policy Q&As did Yungang District produce in 2023?", 7),
        ("How much did the Qingling County Public Security Bureau charge in information processing fees in 2023?", 460),
    ],
)
def test_a_place_that_another_report_names_is_found_by_its_pinyin(talk: Talk, question: str, value: int) -> None:
    assert [figure.value for figure in talk.ask(question).figures] == [Decimal(value)]


@pytest.mark.parametrize(
    "question",
    [
        "How many applications did Baiyu's Lanxi County handle in 2023?",
        "How many applications did Qingling District handle in 2023?",
        "How many press conferences did Tongxi County hold in 2023?",
        "How many reports did the Qingling County Public Security Bureau compile in 2023?",
    ],
)
def test_a_place_that_no_report_names_so_has_no_number(talk: Talk, question: str) -> None:
    assert talk.ask(question).figures == ()


def test_another_place_of_the_list_in_a_later_turn(talk: Talk) -> None:
    told = [
        talk.ask(turn) for turn in ("How many applications did Baiyu's Qingling County handle in 2023?", "And Tongxi County?")
    ]
    assert [answer.figures[0].value for answer in told] == [Decimal(80), Decimal(120)]


def test_what_was_charged_for_is_no_count_of_what_was_handled(talk: Talk) -> None:
    """The applications for which a county took fees are not those that it handled, in either language."""
    assert [f.value for f in talk.ask("桐溪县2023年收到申请多少件").figures] == [Decimal(120)]
    assert Decimal(2) not in [f.value for f in talk.ask("桐溪县2023年办理申请多少件").figures]


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("How many items on government news (政务动态) did Baiyu City publish in 2023?", 75),
        ("How many grassroots governance and service items did Baiyu City disclose in 2023?", 31),
        ("How many items of procurement (招标采购) did Baiyu City publish in 2023?", 9),
        ("How many weekly government information bulletins did Baiyu City submit in 2023?", 44),
        ("How many government new media accounts were on file in Baiyu City in 2023?", 36),
        ("How many visits did the Baiyu municipal government portal record in 2023?", 812000),
        ("How many administrative reconsideration cases did Baiyu City file for the record in 2023?", 13),
        ("How many policy documents did Baiyu's policy document library hold in 2023?", 510),
        ("How many of the policy documents in Baiyu's library in 2023 were at the city level?", 400),
        ('How many followers does the "Lehuo Baiyu" WeChat account of Baiyu City have in 2023?', 52000),
        (f"What share of the information published by {STREET} was available as full electronic text in 2023?", 100),
        ("By what percentage did the applications handled by Baiyu increase in 2023?", 25),
        ("By what percentage did proposals of Baiyu City fall in 2023?", 5),
        ("How many job fairs did Baiyu City hold in 2023?", 7),
        ("How many job fairs per district did Baiyu City hold in 2023?", None),
        ("How many booklets did Baiyu City hand out each month in 2023?", None),
        ("What was the growth rate of government new media accounts in Baiyu City in 2023?", 20),
        ("How many normative documents of the Baiyu municipal government and its General Office were published in 2023?", None),
    ],
)
def test_words_of_reports_are_reached_by_their_english_names(talk: Talk, question: str, value: int | None) -> None:
    answer = talk.ask(question)
    assert [figure.value for figure in answer.figures][:1] == ([] if value is None else [Decimal(value)])
    assert answer.route is not Route.CLARIFY


@pytest.mark.parametrize(
    ("question", "begins", "value"),
    [
        (f"Did {STREET} hold any press conferences in 2023?", "No", 0),
        (f"Did {STREET} charge any fees in 2023?", "No", 0),
        (f"Did {STREET} receive more than 10 applications in 2023?", "Yes", 12),
        (f"Is it true that {STREET} received 15 applications in 2023?", "No", 12),
        (f"Did {STREET} receive fewer than 20 applications in 2023?", "Yes", 12),
    ],
)
def test_yes_or_no_is_answered_by_the_number(talk: Talk, question: str, begins: str, value: int) -> None:
    answer = talk.ask(question)
    assert answer.text.startswith(begins)
    assert [figure.value for figure in answer.figures] == [Decimal(value)]


def test_a_stated_growth_wins_over_one_that_is_computed(talk: Talk) -> None:
    """330 after 300 are 10 per cent more; the report says 9.2: it comes first, and that they differ is said."""
    for question in (
        "By what percentage did the applications handled by Baiyu increase in 2024?",
        "白榆市2024年办理申请同比增长百分之几",
    ):
        stated, computed, *_ = (answer := talk.ask(question)).figures
        assert (stated.value, computed.value, computed.operation) == (Decimal("9.2"), Decimal(10), "growth")
        assert "conflict" in [warning.code for warning in answer.warnings]


def test_what_an_application_asked_for_is_no_number(talk: Talk) -> None:
    assert talk.ask(f"What did the applications that {STREET} received in 2023 ask for?").figures == ()


def test_a_name_in_chinese_is_what_is_asked_about(talk: Talk) -> None:
    answer = talk.ask("What does Baiyu City's “一窗通答” approach involve in 2023?")
    assert answer.route is Route.PASSAGES
    assert "由专人当场解答群众提问" in answer.text


def test_what_brackets_explain_ends_where_another_word_begins() -> None:
    assert chinese_in_brackets("how many rules (规章) did newly make in ?") == "how many 规章 did newly make in ?"
    assert chinese_in_brackets("what share concerned institutional functions (机构职能)?") == "what share concerned 机构职能?"


def test_a_spelling_of_two_names_is_neither() -> None:
    assert spelt_in("qingling", "青岭县80件、庆陵县20件", "县") == ""
    assert spelt_in("qingling", "青岭县80件、青岭县公安局4件", "县") == "青岭县"
