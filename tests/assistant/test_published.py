"""All the information that a report published by a means that it says, and none where another number stands beside it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.assistant.forged_store import asked_on
from tests.assistant.talk import Talk, told_in_prose

TOLD = [
    ("利用门户网站和政务新媒体等多种形式主动公开政府信息1.32万条，在县政府网站公开信息4210条。", 13200),
    ("依托县信息公开平台新增主动公开政府信息148条。", 148),
    ("利用县政府网站公开各类信息共计77条，制作专题4个。", 77),
]
NOT_TOLD = [
    "通过县政府网站主动公开信息77条，通过公示栏公开信息16条。",
    "通过微信公众号公开信息77条。",
    "通过县政府网站公开教育信息77条。",
    "一季度通过县政府网站公开信息77条。",
]


def _values(home: Path, text: str, question: str) -> list[Decimal | None]:
    with told_in_prose(home, {("桑榆县人民政府", 2023): text}) as library:
        answer = Talk(asked_on(library, date(2024, 6, 1)), library).ask(f"桑榆县2023年{question}")
    return [figure.value for figure in answer.figures]


@pytest.mark.parametrize(("text", "value"), TOLD)
@pytest.mark.parametrize("question", ["公开了多少条信息？", "公开政府信息多少条？"])
def test_what_was_published_by_a_means_is_all_that_is_told(tmp_path: Path, text: str, value: int, question: str) -> None:
    assert _values(tmp_path, text, question) == [Decimal(value)]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_one_of_several_channels_or_of_one_subject_is_not_all(tmp_path: Path, text: str) -> None:
    assert _values(tmp_path, text, "公开了多少条信息？") == []
