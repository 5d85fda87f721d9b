"""How many parts a question takes a sum to have, what stands around a number in ordinary words, and what says too little to be told a number."""

from __future__ import annotations

import pytest

from assistant.answer import Answer, Route
from assistant.assistant import Assistant
from ingest.store.library import Library
from tests.assistant.talk import Talk

TEXTS = {
    ("榆岭市商务局", 2023): (
        "榆岭市商务局受理依申请公开政府信息3件。全年发布信息25次。举办互动访谈12期。将主动公开栏目从7级压缩至4级。"
        "承办人大代表建议30件、政协提案12件，办理结果为A类28件、B类14件。未发生行政复议0件、行政诉讼0件。"
    ),
    ("榆岭市水务局", 2023): "收取信息处理费的三个单位一共收取信息处理费1200元。全年公开供水信息46条。",
    ("榆岭市粮食局", 2023): (
        "本报告由总体情况、存在的问题、其他事项三部分组成。信息公开平台有2个，即门户网站和公众号。存在的主要问题：一是政策解读深度不够；二是栏目更新不及时。"
    ),
}


@pytest.fixture
def full(full_assistant: Assistant, full_library: Library) -> Talk:
    return Talk(full_assistant, full_library)


@pytest.mark.parametrize(("said", "noted"), [("八", False), ("九", True), ("五", True)])
def test_so_many_parts_as_the_form_has(full: Talk, said: str, noted: bool) -> None:
    told = full.ask(f"示例市2023年不予公开的{said}种情形加起来是多少件？")
    assert told.route is Route.FIGURES
    assert ("下列有八项" in told.text) is noted


@pytest.mark.parametrize(("said", "noted"), [("三", False), ("五", True)])
def test_rows_below_another_are_added_up(full: Talk, said: str, noted: bool) -> None:
    told = full.ask(f"办理结果“其他处理”下面有{said}个小项，示例市2023年这{said}项相加是几件？")
    assert _value(told) == _value(full.ask("示例市2023年其他处理合计多少件？"))
    assert ("下列有三项" in told.text) is noted


@pytest.mark.parametrize(
    ("asked", "plainly"),
    [
        ("要求提供公开出版物、因此没予处理的，示例市2023年总计几件？", "示例市2023年要求提供公开出版物不予处理的有几件？"),
        ("示例市2023年有人想要公开出版物、据此不予处理的有几件？", "示例市2023年要求提供公开出版物不予处理的有几件？"),
        (
            "示例市2023年答复公开申请时，因为属于国家秘密不予公开的，出现过吗？是几件？",
            "示例市2023年属于国家秘密不予公开的有几件？",
        ),
        ("没走复议、直接到法院告示例市政府的行政诉讼，2023年总计数是多少？", "示例市2023年未经复议直接起诉总计多少件？"),
        ("2023年示例市的行政处罚数量低于2022年，两年之间差了几件？", "2023年示例市的行政处罚和2022年相差几件？"),
    ],
)
def test_rows_in_ordinary_words(full: Talk, asked: str, plainly: str) -> None:
    assert _value(full.ask(asked)) == _value(full.ask(plainly)) is not None


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("榆岭市商务局2023年收下并受理的依申请公开有多少件？", 3),
        ("互动访谈栏目，榆岭市商务局2023年一共做了几期？", 12),
        ("建议提案办完以后评为A类的，榆岭市商务局2023年有几件？", 28),
        ("榆岭市商务局主动公开栏目压缩以后还剩几级？", 4),
        ("How often did Yuling's commerce bureau put information out in 2023?", 25),
    ],
)
def test_prose_in_ordinary_words(talk: Talk, question: str, value: int) -> None:
    assert _value(talk.ask(question)) == value


@pytest.mark.parametrize(
    "question",
    [
        "直播访谈栏目，榆岭市商务局2023年一共做了几期？",
        "建议提案办完以后评为C类的，榆岭市商务局2023年有几件？",
        "榆岭市商务局政务公开专区压缩以后还剩几个？",
        "榆岭市商务局2023年收到并办理的信访件，总数是几件？",
        "How often did Yuling's commerce bureau hand information over in 2023?",
    ],
)
def test_another_thing_is_no_answer(talk: Talk, question: str) -> None:
    assert talk.ask(question).route in (Route.REFUSE, Route.CLARIFY)


def test_what_followed_must_be_the_row_s_own(full: Talk) -> None:
    row = _value(full.ask("示例市2023年要求提供公开出版物不予处理的有几件？"))
    told = full.ask("示例市2023年有人想要公开出版物、据此予以公开的有几件？")
    assert told.route is not Route.FIGURES or told.figures[0].value != row


def _value(answer: Answer) -> object:
    assert answer.route is Route.FIGURES, answer.text
    return answer.figures[0].value


@pytest.mark.parametrize(("said", "noted"), [("三", False), ("3", False), ("五", True)])
def test_so_many_bodies_as_the_report_prints(talk: Talk, said: str, noted: bool) -> None:
    told = talk.ask(f"榆岭市水务局2023年收取信息处理费的{said}个单位一共收了多少元？")
    assert [str(one.value) for one in told.figures] == ["1200"]
    assert ("的报告里没有这个数" in told.text) is noted


@pytest.mark.parametrize(
    ("question", "noted"),
    [
        ("榆岭市粮食局2023年存在的两个问题是什么？", False),
        ("榆岭市粮食局2023年存在的五个问题是什么？", True),
        ("榆岭市粮食局2023年存在的四个主要问题分别是什么？", True),
        ("榆岭市粮食局2023年的三个平台是哪三个？", True),
        ("榆岭市粮食局2023年的两个平台是哪两个？", False),
        ("榆岭市粮食局2023年报告包括哪三个部分？", False),
        ("榆岭市粮食局2023年报告包括哪七个部分？", True),
        ("榆岭市粮食局2023年存在什么问题？", False),
    ],
)
def test_so_many_as_are_listed(talk: Talk, question: str, noted: bool) -> None:
    told = talk.ask(question)
    assert told.route is Route.PASSAGES
    assert ("的报告里没有这个数" in told.text) is noted
