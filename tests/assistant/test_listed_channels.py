"""A part that is told of one of the ways which its whole's list names answers for that way; a list of ways is none of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from tests.assistant.forged_store import asked_on
from tests.assistant.talk import Talk, told_in_prose

REPORTS = {
    ("柳湖区水务局", 2016): "一、主动公开情况\n我局通过柳湖水务网、柳湖区公众信息网、政务微博等主动公开政府信息974条，"
    "其中柳湖水务网611条，区公众信息网214条，“柳湖水务”政务微博149条。",
    (
        "柳湖区商务局",
        2016,
    ): "一、主动公开情况\n通过柳湖商务网、微信等渠道主动公开政府信息97条，其中柳湖商务网61条，“柳湖商务”微信36条。",
    (
        "柳湖区教育局",
        2016,
    ): "一、主动公开情况\n通过柳湖教育网、政务微博等主动公开招生信息97条，其中柳湖教育网61条，政务微博36条。",
    ("柳湖区青石街道", 2019): "一、总体情况\n线上：通过柳湖区人民政府网青石街道专栏公开信息74条，“青石之声”微信公众号发文16篇。",
}


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    with told_in_prose(tmp_path_factory.mktemp("listed"), REPORTS) as library:
        yield Talk(asked_on(library, date(2023, 6, 1)), library)


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("柳湖区水务局2016年政务微博公开了多少条", [149]),
        ("柳湖区水务局2016年微博发了多少条信息", [149]),
        ("柳湖区水务局2016年公开信息多少条", [974]),
        ("柳湖区水务局2016年网站公开信息多少条", [611, 214]),
        ("柳湖区商务局2016年微信公开了多少条", [36]),
        ("柳湖区商务局2016年网站公开了多少条", [61]),
        ("柳湖区青石街道2019年通过区政府网公开信息多少条", [74]),
        ("柳湖区青石街道2019年通过区人民政府网公开信息多少条", [74]),
    ],
)
def test_a_listed_way_is_told_of_by_its_part(talk: Talk, question: str, values: list[int]) -> None:
    assert [figure.value for figure in talk.ask(question).figures] == values


@pytest.mark.parametrize(
    "question",
    [
        "柳湖区水务局2016年微信公开了多少条",
        "柳湖区水务局2016年微博有多少粉丝",
        "柳湖区水务局2016年区政府网站公开多少条",
        "柳湖区水务局2016年微博公开预算信息多少条",
        "柳湖区商务局2016年微博公开了多少条",
        "柳湖区教育局2016年微博公开了多少条信息",
        "柳湖区青石街道2019年通过市政府网公开信息多少条",
        "柳湖区青石街道2019年通过区政府网公开预算信息多少条",
        "柳湖区青石街道2019年通过区政府网公示公告多少条",
    ],
)
def test_another_way_or_another_kind_is_not(talk: Talk, question: str) -> None:
    assert talk.ask(question).figures == ()
