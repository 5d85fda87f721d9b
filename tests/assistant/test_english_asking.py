"""English questions reach the numbers of Chinese prose that the Chinese questions reach, and no others."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from assistant.assistant import Assistant
from ingest.store.library import Library
from tests.assistant.talk import Talk

TEXTS = {
    ("青砚市市场监督管理局", 2022): "全年回复网民留言121条。召开新闻发布会4场，市领导出席新闻发布会共计9人次。",
    (
        "青砚市市场监督管理局",
        2023,
    ): "全年回复网民留言136条。召开新闻发布会6场，局领导出席2场。政务微信公众号发布信息845条，粉丝3.2万人；抖音号发布短视频64条。"
    "收到政府信息公开申请75件，其中网络申请41件、信函申请26件、当面申请8件；涉及企业登记的31件。"
    "承办人大代表建议17件、政协提案22件。举办培训班3期，参训150人次。12345热线受理诉求960件，按期办结948件。"
    "共向4件申请的申请人收取信息处理费1260元。信息发布前由办公室审核。",
    ("白榆县人民政府办公室", 2023): "政务微信公众号发布信息302条。编印政府公报8期。召开新闻发布会3场。",
}


REGULATOR = "the Qingyan Market Supervision Bureau"


@pytest.mark.parametrize(
    ("question", "value"),
    [
        (f"How many netizen messages did {REGULATOR} reply to in 2023?", 136),
        (f"How many of the press conferences of {REGULATOR} were attended by bureau leaders in 2023?", 2),
        ("How many press conferences did the Qingyan market regulator hold in 2023?", 6),
        (f"How many WeChat articles did {REGULATOR} publish in 2023?", 845),
        (f"How many WeChat followers did {REGULATOR} have in 2023?", 32000),
        (f"How many short videos did {REGULATOR} post on Douyin in 2023?", 64),
        (f"How many applications about enterprise registration did {REGULATOR} get in 2023?", 31),
        (f"How many proposals of deputies did {REGULATOR} handle in 2023?", 17),
        (f"How many proposals from CPPCC members did {REGULATOR} handle in 2023?", 22),
        (f"What did {REGULATOR} collect in information processing fees in 2023?", 1260),
        ("How many issues of the gazette did the Baiyu County Government Office publish in 2023?", 8),
    ],
)
def test_a_number_of_prose_is_found_from_english(talk: Talk, question: str, value: int) -> None:
    answer = talk.ask(question)
    assert [figure.value for figure in answer.figures][:1] == [Decimal(value)]
    assert answer.language == "en"


@pytest.mark.parametrize(
    "question",
    [
        f"How many netizen messages did {REGULATOR} delete in 2023?",
        f"How many press conferences did {REGULATOR} cancel in 2023?",
        f"How many original short videos did {REGULATOR} post on Douyin in 2023?",
        f"How many WeChat groups did {REGULATOR} have in 2023?",
        f"How many Weibo followers did {REGULATOR} have in 2023?",
        f"How many applications did {REGULATOR} receive by email in 2023?",
        f"How many press conferences did {REGULATOR} attend in 2023?",
        f"How many appeals did the hotline of {REGULATOR} accept during the day in 2023?",
        f"How many people attended the press conferences of {REGULATOR} in 2022?",
        f"How many journalists attended the press conferences of {REGULATOR} in 2023?",
        f"How many applications about parking did {REGULATOR} get in 2023?",
        f"How many zeppelins did {REGULATOR} publish in 2023?",
        f"How many monthly training sessions did {REGULATOR} hold in 2023?",
        f"How many parking fees did {REGULATOR} collect in 2023?",
        "How many issues of the gazette did the Baiyu County Government Office sell in 2023?",
        "How many press conferences did Baiyu County hold in 2023?",
    ],
)
def test_only_a_near_number_is_none(talk: Talk, question: str) -> None:
    """Another deed, a narrower thing, another channel, a word that nobody knows, a body that is not there."""
    assert talk.ask(question).figures == ()


@pytest.mark.parametrize(
    ("question", "values"),
    [
        (f"How many press conferences and training classes did {REGULATOR} hold in 2023?", (6, 3)),
        (f"How many short videos and policy interpretations did {REGULATOR} publish in 2023?", ()),
    ],
)
def test_two_things_in_one_breath_are_both_told_or_neither(talk: Talk, question: str, values: tuple[int, ...]) -> None:
    assert tuple(figure.value for figure in talk.ask(question).figures) == tuple(map(Decimal, values))


@pytest.mark.parametrize(
    ("question", "value"),
    [
        (f"How many WeChat posts did {REGULATOR} make in 2023?", 845),
        (f"How many posts did {REGULATOR} put out on WeChat in 2023?", 845),
        ("How many times did leaders of the Qingyan Market Supervision Bureau attend press conferences in 2022?", 9),
        (f"Of the applications {REGULATOR} received in 2023, how many came by mail?", 26),
    ],
)
def test_ordinary_verbs_and_orders_reach_the_same_number(talk: Talk, question: str, value: int) -> None:
    assert [figure.value for figure in talk.ask(question).figures] == [Decimal(value)]


def test_a_bare_count_is_told_with_its_channel(talk: Talk) -> None:
    """The one count of published information answers for information, and its label says on which channel."""
    (figure,) = talk.ask(f"How many items did {REGULATOR} publish in 2023?").figures
    assert (figure.value, figure.label) == (Decimal(845), "政务微信公众号发布信息")


@pytest.mark.parametrize("unknown", ["blue", "gigantic", "unsolicited", "xenial", "not"])
def test_a_word_that_is_not_understood_is_never_left_out(talk: Talk, unknown: str) -> None:
    assert talk.ask(f"How many {unknown} netizen messages did {REGULATOR} reply to in 2023?").figures == ()


@pytest.mark.parametrize(
    ("turns", "values"),
    [
        ((f"How many netizen messages did {REGULATOR} reply to in 2023?", "What about 2022?"), (136, 121)),
        (
            (f"How many applications did {REGULATOR} receive in 2023?", "How many of them by mail?", "And online?"),
            (75, 26, 41),
        ),
        (
            (f"How many applications did {REGULATOR} receive in 2023?", "how many of them concerned enterprise registration?"),
            (75, 31),
        ),
    ],
)
def test_a_later_turn_goes_on_in_english(talk: Talk, turns: tuple[str, ...], values: tuple[int, ...]) -> None:
    """Of them is never lost: what a part is of stays."""
    told = [talk.ask(turn) for turn in turns]
    assert [answer.figures[0].value for answer in told] == [Decimal(value) for value in values]


def test_of_them_that_is_not_told_is_no_number(talk: Talk) -> None:
    talk.ask(f"How many applications did {REGULATOR} receive in 2023?")
    assert talk.ask("How many of them concerned land acquisition?").figures == ()


def test_a_question_for_words_is_answered_by_the_reports_own(talk: Talk) -> None:
    answer = talk.ask(f"Who reviews information before publication at {REGULATOR} in 2023?")
    assert answer.route is Route.PASSAGES
    assert "由办公室审核" in answer.text
    assert answer.language == "en"


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        (f"How many short videos did {REGULATOR} post on Douyin in 2023?", "青砚市市场监督管理局2023年抖音发布短视频多少条"),
        (f"How many proposals of deputies did {REGULATOR} handle in 2023?", "青砚市市场监督管理局2023年承办人大代表建议多少件"),
    ],
)
def test_both_languages_are_told_the_same_place(talk: Talk, english: str, chinese: str) -> None:
    one, other = talk.ask(english), talk.ask(chinese)
    assert [(f.value, f.unit, f.year) for f in one.figures] == [(f.value, f.unit, f.year) for f in other.figures]
    assert [c.quote for c in one.citations] == [c.quote for c in other.citations]


@pytest.mark.parametrize("parts", ["partly granted and applications granted in full", "refused and applications partly granted"])
def test_what_is_computed_from_the_forms_is_not_said_anew(full_assistant: Assistant, full_library: Library, parts: str) -> None:
    """A sum of rows that were named in English is not replaced by what its Chinese sayings lead to, its parts alone."""
    answer = Talk(full_assistant, full_library).ask(
        f"How many applications {parts} did 示例市人民政府 report in 2023 altogether?"
    )
    total, *told = answer.figures
    assert total.operation == "sum"
    assert len(told) == 2
    assert total.value == sum(figure.value or Decimal(0) for figure in told)
