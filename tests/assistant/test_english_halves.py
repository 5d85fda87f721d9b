"""English questions with two halves, with a doer, or for what applicants asked and what is planned: each half by its own number, or none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from assistant.english.reading import in_chinese, names_doer
from tests.assistant.talk import Talk

TEXTS = {
    (
        "青砚市人力资源和社会保障局",
        2022,
    ): "（一）依申请公开。全年受理信息公开申请58件，其中当面申请21件，信函申请14件，网上申请23件。"
    "申请内容主要涉及工龄认定和职称评审。\n"
    "（二）平台建设。举办业务培训4期，接受培训310人次。民生热线接听来电，全年接听民生热线5120人次。接受媒体采访17次。\n"
    "五、存在的主要问题及改进情况\n存在的问题：公开不够及时。改进措施：一是每月通报进度；二是开设办事问答专栏。",
    ("白榆县人民政府", 2022): "（一）依申请公开。收到信息公开申请64件。办结61件，其中予以公开33件，部分公开9件，不予公开5件。"
    "（二）政府信息管理。全年认定公文140份，其中主动公开52份、依申请公开49份、不予公开39份。"
    "（三）平台建设。召开新闻发布会12场，其中县政府新闻办召开7场。",
    ("国家森草局", 2022): "召开新闻发布会9次，国务院新闻办发布会2次。收到信息公开申请35件，其中电子邮件申请28件。",
    ("白榆县公安局", 2022): "全年开展警营开放日6次。",
}
LABOUR = "the Qingyan Human Resources and Social Security Bureau"


@pytest.mark.parametrize(
    ("question", "values"),
    [
        (f"How many applications did {LABOUR} receive in 2022, and how many of them were made in person?", (58, 21)),
        (f"How many applications did {LABOUR} receive in 2022, and how many were filed online?", (58, 23)),
        (f"How many training courses did {LABOUR} hold in 2022, and how many people attended?", (4, 310)),
        ("How many requests did Baiyu County receive in 2022 and how many were refused?", (64, 5)),
    ],
)
def test_both_halves_are_told_by_their_own_numbers(talk: Talk, question: str, values: tuple[int, ...]) -> None:
    """Applications that are made are submitted; who attends a training is trained; documents that are not disclosed are no applications."""
    assert tuple(figure.value for figure in talk.ask(question).figures) == tuple(map(Decimal, values))


@pytest.mark.parametrize(
    ("question", "value"),
    [
        (f"How many phone calls did the livelihood hotline of {LABOUR} answer in 2022?", 5120),
        (f"How many media interviews did {LABOUR} give in 2022?", 17),
        ("How many press conferences did the State Sencao Administration hold in 2022?", 9),
        ("How many open days did the Baiyu police stage in 2022?", 6),
    ],
)
def test_a_number_is_found_by_the_words_of_its_readers(talk: Talk, question: str, value: int) -> None:
    assert [figure.value for figure in talk.ask(question).figures] == [Decimal(value)]


def test_a_number_of_all_is_none_of_one_doers(talk: Talk) -> None:
    """How many of them an office held is not how many there were."""
    answer = talk.ask("How many of Baiyu County's press conferences in 2022 were held by the general office?")
    assert Decimal(12) not in {figure.value for figure in answer.figures}
    assert names_doer("how many press conferences were held by the general office?")
    assert not names_doer("how many press conferences were held by phone?")


@pytest.mark.parametrize(
    ("question", "part"),
    [
        (f"What did people ask {LABOUR} for in 2022?", "工龄认定"),
        (f"What will {LABOUR} improve?", "办事问答专栏"),
        (f"What does {LABOUR} plan to change next year?", "办事问答专栏"),
    ],
)
def test_what_names_nothing_but_the_body_is_told_in_words(talk: Talk, question: str, part: str) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.PASSAGES
    assert any(part in citation.quote for citation in answer.citations)


def test_a_number_is_not_named_by_the_other_half_of_a_question(talk: Talk) -> None:
    answer = talk.ask(f"How many leaflets did {LABOUR} print in 2022, and how many media interviews did it give?")
    assert "17 leaflets" not in answer.text


def test_the_parts_of_a_question_are_said_by_several_words_each() -> None:
    """The second part has one saying, the first several."""
    said = in_chinese("how many applications did receive in ?, and how many were made in person")
    assert len(said) > 1
    assert all("其中当面" in one for one in said)
