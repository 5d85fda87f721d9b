"""Questions for a number said around the words that reports have, and near ones that are still told nothing."""

from __future__ import annotations

import pytest

from assistant.answer import Answer, Route
from assistant.assistant import Assistant
from ingest.store.library import Library
from tests.assistant.talk import Talk

TEXTS = {
    ("榆岭市商务局", 2023): (
        "榆岭市商务局收到政协委员提案12件、人大代表建议30件，办理结果为A类28件、B类14件。在住房、医疗、养老等领域公开信息460条。"
        "全年受理12345热线39起。公开征求意见，收到公众反馈的意见8条。办理备案462份，办理证明180份。"
    ),
    ("榆岭市水务局", 2023): (
        "收到市级政协提案7件。全年受理依申请公开6件，比去年增加2件。今年因政府信息公开没有行政诉讼败诉。申请受理机构为局办公室。"
    ),
    ("榆岭市教育局", 2023): (
        "政务新媒体由41个压缩到27个，关停注销14个。门户网站发布信息310条，点击量30万次。回答记者提问31个。因申请量大而动用延期的11件。"
        "“榆岭教育”公众号推文90篇，粉丝9127个。热线转来工单250张，满意度96%。"
        "自查发现的不足：政策解读形式单一。三是搭建平台，组织宣传队伍，形成宣传矩阵。"
    ),
}


@pytest.fixture
def full(full_assistant: Assistant, full_library: Library) -> Talk:
    return Talk(full_assistant, full_library)


def _value(answer: Answer) -> object:
    return answer.figures[0].value if answer.figures else None


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("榆岭市商务局2023年政协提案减去人大建议等于多少？", -18),
        ("榆岭市商务局2023年人大代表建议比政协委员提案多几件？", 18),
        ("住房、医疗、养老之类的领域，榆岭市商务局2023年公开的信息有几条？", 460),
        ("建议提案办完以后评为A类结果的，榆岭市商务局2023年有几件？", 28),
        ("打12345热线反映、由榆岭市商务局受理的，2023年有多少起？", 39),
        ("榆岭市商务局2023年公众反馈回来的意见有多少条？", 8),
        ("2023年榆岭市商务局办的两类业务：证明和备案，后者比前者多几份？", 282),
        ("榆岭市教育局2023年官网被点了多少次？", 300000),
        ("榆岭市教育局2023年回答媒体提问多少个？", 31),
        ("榆岭市教育局2023年有几件延长了答复期限？", 11),
        ("榆岭市教育局2023年公众号有多少人关注？", 9127),
        ("榆岭市教育局2023年热线满意率多少？", 96),
        ("想核实一件事：榆岭市商务局2023年公众反馈的意见有多少条？", 8),
        ("帮我核对一个数：榆岭市商务局2023年曾公开征求意见，公众反馈回来的意见有多少条？", 8),
        ("照年报里的同比情况倒推，榆岭市水务局2022年受理了多少件公开申请？", 4),
    ],
)
def test_prose_said_around(talk: Talk, question: str, value: int) -> None:
    found = _value(talk.ask(question))
    assert found is not None
    assert abs(found) == abs(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("around", "plainly"),
    [
        ("没有正当理由、反反复复大量提申请的那种，示例市2023年总计几件？", "示例市2023年无正当理由大量反复申请的总计几件？"),
        (
            "示例市2023年因为申请人逾期没有补正又说不出正当理由而不再处理的申请合计几件？",
            "示例市2023年申请人逾期不补正不再处理的申请合计几件？",
        ),
        ("按年报第四张表算，示例市2023年行政复议总计多少件？", "示例市2023年行政复议总计多少件？"),
        ("示例市2023年不予公开的那八种情形，各项加在一块儿是几件？", "示例市2023年不予公开合计几件？"),
        ("示例市2023年没拖完、留到2024年接着办的申请有几件？", "示例市2023年结转下年度的申请有几件？"),
        ("示例市2023年手里现在还有效的规范性文件有几件？", "示例市2023年现行有效的规范性文件有几件？"),
        ("示例市2023年没交费用而不再办的申请有几件？", "示例市2023年逾期未按收费通知缴费不再处理的申请有几件？"),
        ("示例市2023年因公开申请惹上的行政复议，年底还没出结果的几件？", "示例市2023年行政复议尚未审结几件？"),
        ("示例市2023年无法提供的三类合起来多少件？", "示例市2023年无法提供合计几件？"),
        ("Across Shili City, how many new applications were received in 2023?", "示例市2023年新收申请几件？"),
        (
            "How many applications did Shili City leave unprocessed because they were petitions or complaints in 2023?",
            "示例市2023年信访举报投诉类申请不予处理几件？",
        ),
        ("到2023年末，示例市还在施行、现行有效的规章有几件？", "示例市2023年现行有效的规章有几件？"),
        ("行政規範性文件清理這塊，示例市2023年廢止了幾件？", "示例市2023年行政规范性文件废止几件？"),
        ("2023年大家向示例市提的信息公开申请，市里总计收了几件？", "示例市2023年收到申请几件？"),
    ],
)
def test_rows_said_around(full: Talk, around: str, plainly: str) -> None:
    assert _value(full.ask(around)) == _value(full.ask(plainly)) is not None


def test_how_a_number_moves_from_year_to_year(full: Talk) -> None:
    told = full.ask("示例市2022到2023年新收申请数量逐年怎么变？")
    assert [figure.year for figure in told.figures] == [2022, 2023]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("榆岭市水务局2023年有没有打官司输掉？", "没有行政诉讼败诉"),
        ("榆岭市水务局2023年的申请受理机构设在哪个科室？", "局办公室"),
        ("榆岭市教育局2023年自我检查时，查出哪些不足？", "形式单一"),
    ],
)
def test_passages_said_around(talk: Talk, question: str, told: str) -> None:
    answer = talk.ask(question)
    assert answer.route in (Route.PASSAGES, Route.FIGURES)
    assert told in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "榆岭市水务局2023年区级政协提案有几件？",
        "榆岭市商务局2023年评为C类的有几件？",
        "榆岭市教育局2023年关停注销后还剩几个账号？",
        "榆岭市商务局2023年公众号有多少人关注？",
        "住房、医疗、交通之类的领域，榆岭市商务局2023年公开的信息有几条？",
        "榆岭市水务局2023年政协提案减去人大建议等于多少？",
        "榆岭市水务局2023年受理依申请公开的单位各受理了多少件？",
    ],
)
def test_what_is_not_told_stays_so(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is not Route.FIGURES
