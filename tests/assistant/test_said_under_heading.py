"""A heading that names a channel says where what stands below it was published."""

from __future__ import annotations

import pytest

from assistant.prose.said_under_heading import channel_heading
from tests.assistant.county_prose import Ask

PROSE = {
    "枫桥": """全年公开政府信息640条。
（一）政府网站
全年发布信息212条，更新栏目14个。
（二）政务微博
发布信息95条，粉丝4100人。
（三）公众号。推送信息133条，其中原创71条。
（四）业务培训
全年举办3期，88人参加。"""
}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("政府网站发布信息几条", 212),
        ("微博发布信息多少条", 95),
        ("公众号推送信息多少条", 133),
        ("微博粉丝多少人", 4100),
        ("公开信息多少条", 640),
        ("抖音发布信息多少条", None),
        ("业务培训举办几期", 3),
        ("座谈会举办几期", None),
    ],
)
def test_numbers_below_a_channel_are_its_own(ask: Ask, question: str, value: int | None) -> None:
    assert ask("枫桥", question) == ([] if value is None else [value])


@pytest.mark.parametrize("heading", ["(一)主动公开情况", "二、政务新媒体监管", "(三)加强网站建设", "三、其他事项", ""])
def test_a_heading_of_anything_else_names_no_channel(heading: str) -> None:
    assert channel_heading(heading) == ""
