"""What a sentence compares that begins with the year before and names nothing of its own."""

from __future__ import annotations

import pytest

from tests.ingest.test_statements import read


@pytest.mark.parametrize(
    ("text", "subject", "value"),
    [
        ("新收申请52件。申请人网上提出30件，寄信22件。比2022年的44件多8件。", "新收申请", 44),
        ("公开信息700条。通过网站公开500条，微信200条。较上年的640条增加60条。", "公开信息", 640),
        ("公开信息700条。通过网站公开500条，微信200条。较上年的440条增加60条。", "网站公开", 440),
        ("受理投诉9件。其中来电6件。与去年的14件相比减少5件。", "受理投诉", 14),
    ],
)
def test_the_year_before_is_of_what_the_two_numbers_come_to(text: str, subject: str, value: int) -> None:
    before = [one for one in read(text) if one.year == 2022 and one.kind.value == "count"]
    assert [(one.subject, int(one.value)) for one in before] == [(subject, value)]


def test_numbers_that_come_to_nothing_told_are_left_to_the_sentence_before() -> None:
    found = read("新收申请52件。申请人网上提出30件，寄信22件。比2022年的40件多8件。")
    assert all(one.subject != "新收申请" or one.value == 52 for one in found)
