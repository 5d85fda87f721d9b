"""What was published, where the channel, the body's short name or the year's share of a longer count stand beside the number."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.assistant.talk import Talk, talking

REPORTS = {
    ("柳城市市场监督管理局", 2020): "2020年，市市场监管局主动公开政府信息812条，其中抽检公告31期、检查结果140条。收到投诉9件。",
    ("柳城市河东区人民政府", 2012): (
        "全区主动公开政府信息2900条，其中委办局发布1800条，街道发布1100条。“柳城河东”官方微博3月开通，发布信息512条，粉丝6000人。"
    ),
    ("石桥市人民政府", 2014): "截至2014年12月31日，市政府门户网站累计公开信息2.3万条，其中2014年新增3810条。",
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
        ("柳城市市场监管局2020年主动公开政府信息多少条？", [812]),
        ("柳城市河东区2012年主动公开政府信息多少条？", [2900]),
        ("柳城市河东区2012年发布了多少条信息？", [2900, 512]),
        ("柳城市河东区2012年微博发了多少条？", [512]),
        ("石桥市2014年主动公开政府信息多少条？", [3810]),
        ("石桥市2014年通过政府网站公开信息多少条？", [3810]),
        ("云台县2023年主动公开政府信息多少条？", [700, 300]),
    ],
)
def test_what_was_published_is_told(talk: Talk, question: str, values: list[int]) -> None:
    assert [figure.value for figure in talk.ask(question).figures] == values


def test_the_channel_of_the_clause_before_is_told(talk: Talk) -> None:
    assert "微博3月开通" in talk.ask("柳城市河东区2012年微博发了多少条？").citations[0].quote


def test_the_share_of_the_year_is_called_new(talk: Talk) -> None:
    assert "新增" in talk.ask("石桥市2014年主动公开政府信息多少条？").text
