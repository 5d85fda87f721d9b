"""What something was before it became the number that a question gives; that number is never the answer."""

from __future__ import annotations

import pytest

from tests.assistant.county_prose import Ask

PROSE = {
    "枫桥": "公开政府信息由2022年的810条增长到930条。微信粉丝由5100人增长到7400人。收到申请64件（县本级40件、各镇24件），由2022年的51件增至64件。"
}


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("公开政府信息由多少条增长到930条", [810]),
        ("公开政府信息从810条增长到多少条", [930]),
        ("微信粉丝从多少人增长到7400人", [5100]),
        ("微博粉丝从多少人增长到7400人", []),
        ("微信粉丝从多少人增长到9999人", []),
        ("申请量由多少件增至64件", [51]),
        ("县本级多少件", [40]),
        ("公开政府信息多少条", [930]),
    ],
)
def test_either_side_of_a_move_may_be_asked_for(ask: Ask, question: str, values: list[int]) -> None:
    assert ask("枫桥", question) == values
