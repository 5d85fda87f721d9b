"""A clause of the report said again with how many in place of its number, a body said again by its kind, and what a number counts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from assistant.answer import Route
from ingest.store.library import Library
from tests.assistant.forged_store import asked_on
from tests.assistant.talk import Talk, june_after, told_in_prose

TEXTS = {
    ("枫桥县商务局", 2023): "县商务局网站共主动公开资讯426条。全年共收到和办理依申请公开12件。县商务局本年度共收到2条政协提案。"
    "关停乡镇、部门网站22个。取消、下放备案事项56项。按栏目分：涉农补贴93条、农田建设37条、其他26条。多家商户参加，涉及商户873家。"
    "接受现场咨询214人次。收录指标1420个。新收公民、法人申请21件，其中公民18件。答复申请31件，其中“非本机关掌握”1件，同意公开30件。"
    "平台维护由王某负责，各村微信公众号发布信息739条。编印《枫桥月报》12期、《商务年鉴—2023》600册、《简报》76期。"
    "12345热线转办工单149件，按期办结148件，超期1件。局务会讨论3次，提出意见9条，采纳4条。",
    (
        "枫桥县人民政府办公室",
        2023,
    ): "2023年，县府办收到政府信息公开申请26件，去年结转3件。编印《枫桥县人民政府公报》6期。征集意见14条，采纳8条，不采纳的6条逐条说明了理由。",
    ("枫桥县柳溪街道办事处", 2021): "用电动车“小喇叭”巡街播报630车次。街道收到申请9件，其中社区转来5件、街道直接收到4件。",
    ("枫桥县昌邑镇人民政府", 2021): "全镇收到申请7件，比上年增加2件。",
    ("枫桥县住房局", 2015): "土地市场方面，公布出让公告24期。答复中，同意公开104件，占64.6%；同意部分公开9件。",
    ("枫桥县", 2024): "全县共收到政府信息公开申请532件，其中县政府本级118件、街道166件、部门248件。",
    (
        "枫桥县水务局",
        2018,
    ): "局直单位21个网站合并为1个。全县开设政务微信公众号26个，公众号发布信息1822条，网站发布信息3120条。拟废止文件5件，废止文件12件。",
    ("枫桥县文化局", 2012): "枫桥县文化局2012年通过各种形式公开政府信息346条，比2011年增加90条。",
}


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with told_in_prose(tmp_path_factory.mktemp("again"), TEXTS) as library:
        yield library


@pytest.fixture
def told(stored: Library) -> Talk:
    """A conversation of its own for every question."""
    return Talk(asked_on(stored, june_after(TEXTS)), stored)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("枫桥县商务局2023年，县商务局网站共主动公开资讯多少条？", 426),
        ("枫桥县商务局2023年，县商务局网站主动公开信息多少条？", 426),
        ("枫桥县商务局2023年，全年共收到和办理依申请公开多少件？", 12),
        ("枫桥县商务局2023年，商务局本年度共收到多少条政协提案？", 2),
        ("枫桥县商务局2023年关停了多少个乡镇、部门网站？", 22),
        ("枫桥县商务局2023年取消、下放备案事项有几项？", 56),
        ("枫桥县商务局2023年涉农补贴多少条？", 93),
        ("枫桥县商务局2023年涉及商户的数量是多少？", 873),
        ("枫桥县商务局2023年接受现场咨询有多少？", 214),
        ("枫桥县商务局2023年收录指标的数量是多少？", 1420),
        ("枫桥县商务局2023年新收公民、法人申请几件？", 21),
        ("枫桥县商务局2023年非本机关掌握的有几件？", 1),
        ("枫桥县商务局2023年《商务年鉴—2023》编印了多少？", 600),
        ("枫桥县商务局2023年12345热线转办的工单，超期的有几件？", 1),
        ("枫桥县政府办2023年编印《枫桥县人民政府公报》多少期？", 6),
        ("枫桥县政府办2023年收到政府信息公开申请多少件？", 26),
        ("枫桥县政府办2023年不采纳的意见几条？", 6),
        ("柳溪街2021年用电动车“小喇叭”巡街播报了多少车次？", 630),
        ("枫桥县2024年街道收到政府信息公开申请多少件？", 166),
        ("枫桥县水务局2018年局直单位网站有多少个？", 1),
        ("How many WeChat accounts did the Fengqiao County Water Bureau have in 2018?", 26),
        ("How many applications did Changyi Town receive in 2021?", 7),
        ("枫桥县文化局2012年公开政府信息比2011年增加多少条？", 90),
        ("枫桥县文化局2011年公开政府信息多少条？从2012年的报告推算", 256),
    ],
)
def test_what_a_clause_says_of_its_number_is_asked_for_in_its_own_words(told: Talk, asked: str, expected: int) -> None:
    answer = told.ask(asked)
    assert [figure.value for figure in answer.figures][:1] == [Decimal(expected)]


@pytest.mark.parametrize(
    "asked", ["各村微信公众号的数量是多少？", "各村微信公众号有几个？", "关停了多少个网站和微博？", "超期的来信几封？"]
)
def test_what_is_counted_is_no_number_of_what_stands_beside_it(told: Talk, asked: str) -> None:
    assert told.ask(f"枫桥县商务局2023年{asked}").route is Route.REFUSE


@pytest.mark.parametrize(
    "asked",
    [
        "枫桥县政府办2023年全县收到政府信息公开申请多少件？",
        "枫桥县政府办2023年全县各部门和乡镇一共收到多少件政府信息公开申请？",
        "枫桥县住房局2015年主动公开政府信息的数量是多少？",
        "How many websites did the Fengqiao County Water Bureau have in 2018?",
        "How many documents are to be repealed by the Fengqiao County Water Bureau in 2018?",
    ],
)
def test_a_number_of_less_is_not_told_for_all(told: Talk, asked: str) -> None:
    assert told.ask(asked).route is Route.REFUSE


def test_what_was_not_done_is_none_of_what_was(told: Talk) -> None:
    assert Decimal(6) not in [figure.value for figure in told.ask("枫桥县政府办2023年采纳多少条？").figures]


def test_a_share_is_told_where_its_whole_is_not_said(told: Talk) -> None:
    answer = told.ask("枫桥县住房局2015年同意公开多少件，占百分之几？")
    assert [figure.value for figure in answer.figures] == [Decimal(104), Decimal("64.6")]


def test_an_ordinary_english_word_spells_no_place(told: Talk) -> None:
    answer = told.ask("By how much did applications at Liuxi Street change in 2021?")
    assert "昌邑" not in answer.text


def test_which_ones_those_few_are_asks_for_no_number(told: Talk) -> None:
    assert told.ask("枫桥县商务局2023年超期的那几件是什么原因？").route is not Route.FIGURES
