"""The ways by which information is published: the whole list that is called so, or the sentence that names several, never one item of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk, talking

REPORTS = {
    ("苇荡县气象站", 2014): (
        "（一）公开的内容。雾情、潮情。\n（二）公开的方式。一是“苇荡气象”网站；二是声讯电话；三是渡口电子显示屏，夜间调暗。\n"
        "（三）现场查阅。在县图书馆设有信息查阅点。"
    ),
    ("柳埠镇人民政府", 2019): (
        "起草渡船票价方案时，通过网站、公众号、座谈会等形式公开征求意见。全年通过镇政府网站、村广播、公开栏等渠道主动公开政府信息61条。"
        "申请公开的方式：一是网站提交；二是窗口递交。"
    ),
    ("芦洲区粮食局", 2020): "（一）平台建设。一是网站改版；二是微信公众号更名。\n收到申请2件。",
}


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    with talking(tmp_path_factory.mktemp("listed_ways"), REPORTS) as talk:
        yield talk


@pytest.mark.parametrize(
    ("question", "said", "not_said"),
    [
        ("苇荡县气象站2014年通过哪些渠道公开信息？", ("声讯电话", "夜间调暗"), "查阅点"),
        ("苇荡县气象站2014年信息公开的方式有哪些？", ("苇荡气象", "显示屏"), "查阅点"),
        ("柳埠镇2019年公开信息有哪些渠道？", ("村广播",), "征求意见"),
    ],
)
def test_the_whole_list_of_ways_is_told(talk: Talk, question: str, said: tuple[str, ...], not_said: str) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.PASSAGES, answer.text
    assert all(one in answer.text for one in said), answer.text
    assert not_said not in answer.text


def test_what_was_done_to_the_ways_is_no_list_of_them(talk: Talk) -> None:
    assert "更名" not in talk.ask("芦洲区粮食局2020年通过哪些渠道公开信息？").text
