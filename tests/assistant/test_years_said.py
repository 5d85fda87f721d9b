"""Years that a question names without asking for them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from assistant.language.years_said import of_the_year_asked
from tests.assistant.talk import talking


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("示例局2023年报告里说2022年举办讲座多少场?", "示例局2022年举办讲座多少场?"),
        ("按2023年年报,示例局2022年举办讲座多少场?", "示例局2022年举办讲座多少场?"),
        ("how many talks were held in 2022 according to the 2023 report?", "how many talks were held in 2022 ?"),
        ("示例局2023年举办讲座14场,那2022年呢?", "示例局2022年举办讲座多少场?"),
        ("示例局2023年举办讲座14场,前一年又是几场?", "示例局2022年举办讲座多少场?"),
        ("示例局2023年公开信息比2022年增加200条,2022年是多少条?", "示例局2022年公开信息多少条?"),
        ("示例局2023年收到申请31件,比上年多14件,那上年是多少件?", "示例局2022年收到申请多少件?"),
        ("示例局2023年收到申请比2022年多14件,那2023年是多少件?", "示例局2023年收到申请多少件?"),
    ],
)
def test_the_year_asked_is_the_one_that_is_left(question: str, asked: str) -> None:
    assert of_the_year_asked(question) == asked


@pytest.mark.parametrize(
    "question",
    [
        "示例局2022年和2023年报告里各举办讲座多少场?",
        "根据2023年报告,示例局举办讲座多少场?",
        "根据2023年报告,比2022年多举办讲座多少场?",
        "示例局2023年报告里2022年结转的申请多少件?",
        "示例局2023年举办讲座14场,培训几场?",
        "示例局2023年举办讲座14场,比2022年多几场?",
    ],
)
def test_years_that_are_asked_for_stay(question: str) -> None:
    assert of_the_year_asked(question) == question


def test_a_year_before_is_worked_out_and_never_the_later_years_number(tmp_path: Path) -> None:
    with talking(tmp_path, {("青梧县水利局", 2023): "举办节水讲座14场，比上年增加5场。"}) as talk:
        answer = talk.ask("青梧县水利局2023年举办节水讲座14场，2022年是多少场？")
        assert [(f.value, f.year) for f in answer.figures[:1]] == [(Decimal(9), 2022)]
        answer = talk.ask("青梧县水利局2023年举办节水讲座比2022年多5场，那2022年是多少场？")
        assert [(f.value, f.year) for f in answer.figures[:1]] == [(Decimal(9), 2022)]
        answer = talk.ask("根据2023年报告，青梧县水利局2022年举办节水讲座多少场？")
        assert [(f.value, f.year) for f in answer.figures[:1]] == [(Decimal(9), 2022)]
