"""What was published, where the channel, the body's short name or the year's share of a longer count stand beside the number."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from tests.assistant.talk import Talk, talking

REPORTS = {
    ("柳城市市场监督管理局", 2020): "2020年，市市场监管局主动公开政府信息812条，其中抽检公告31期、检查结果140条。收到投诉9件。",
    ("柳城市河东区人民政府", 2012): (
        "全区主动公开政府信息2900条，其中委办局发布1800条，街道发布1100条。“柳城河东”官方微博3月开通，发布信息512条，粉丝6000人。"
    ),
    ("石桥市人民政府", 2014): "截至2014年12月31日，市政府门户网站累计公开信息2.3万条，其中2014年新增3810条。",
    ("松湾市公安局", 2019): (
        "“松湾公安”微博发布520条，粉丝3.2万；“松湾警事”微信公众号推送310条。《松湾警务》出刊8期，每期编印600册。"
        "作出处罚决定书45份、处罚金额12.6万元。交通举报电话接到举报和咨询60件，其中交通举报19件、线路咨询41件。"
    ),
    ("松湾市住房和城乡建设局", 2019): "全年公开信息130条，其中市政府网站90条，局公众号“松湾住建”35条，电视5条。",
    (
        "云台县人民政府",
        2023,
    ): "县政府网站发布信息700条，“云台发布”微信公众号推送信息300条。开展排查，处理不当公开信息12条，下架信息4条。",
}


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    with talking(tmp_path_factory.mktemp("whose_channel"), REPORTS) as talk:
        yield talk


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("松湾市公安局2019年微博有多少粉丝？", [32000]),
        ("柳城市市场监管局2020年主动公开政府信息多少条？", [812]),
        ("柳城市河东区2012年主动公开政府信息多少条？", [2900]),
        ("柳城市河东区2012年发布了多少条信息？", [2900, 512]),
        ("柳城市河东区2012年微博发了多少条？", [512]),
        ("石桥市2014年主动公开政府信息多少条？", [3810]),
        ("石桥市2014年通过政府网站公开信息多少条？", [3810]),
        ("云台县2023年主动公开政府信息多少条？", [700, 300]),
        ("松湾市公安局2019年微信公众号粉丝有多少？", []),
        ("松湾市公安局2019年《松湾警务》出了几期，每期多少册？", [8, 600]),
        ("松湾市公安局2019年罚款多少？", [Decimal("12.6")]),
        ("松湾市公安局2019年交通举报电话接到线路咨询多少件？", [41]),
        ("松湾市住建局2019年公众号发了几条？", [35]),
    ],
)
def test_what_was_published_is_told(talk: Talk, question: str, values: list[int]) -> None:
    assert [figure.value for figure in talk.ask(question).figures] == values


def test_the_channel_of_the_clause_before_is_told(talk: Talk) -> None:
    assert "微博3月开通" in talk.ask("柳城市河东区2012年微博发了多少条？").citations[0].quote


def test_the_share_of_the_year_is_called_new(talk: Talk) -> None:
    assert "新增" in talk.ask("石桥市2014年主动公开政府信息多少条？").text
