"""A turn that names another channel alone asks how much that one published."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    (
        "枫桥县人民政府",
        2023,
    ): "公开政府信息910条，其中通过“枫桥县政府网”发布信息402条、“枫桥发布公众号”发布信息318条、通过公开栏发布信息190条。开展在线访谈15期，网上直播6场，征集意见21次。"
}


@pytest.mark.parametrize(
    ("first", "then", "value"),
    [
        ("公众号发布信息多少条", "网站呢", 402),
        ("网站发布多少条信息", "那公众号呢？", 318),
        ("公众号发了多少条", "公开栏呢", 190),
        ("在线访谈多少期", "网上直播呢", 6),
        ("公众号发布信息多少条", "微博呢", None),
    ],
)
def test_another_channel_is_asked_for_by_its_name(talk: Talk, first: str, then: str, value: int | None) -> None:
    assert talk.ask(f"枫桥县2023年{first}").route is Route.FIGURES
    assert [figure.value for figure in talk.ask(then).figures] == ([] if value is None else [value])
