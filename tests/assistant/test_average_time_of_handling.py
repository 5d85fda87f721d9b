"""How long applications took on average, asked in words of either language, is told by 平均办理时长; complaints and the longest time are not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from tests.assistant.forged_store import asked_on
from tests.assistant.talk import Talk, told_in_prose

REPORTS = {
    ("柳湖区水务局", 2023): "一、总体情况\n（二）依申请公开方面\n新收申请15件。办结16件，结转下年1件。平均办理时长9.5个工作日。\n"
    "（三）监督方面\n汛期累计推送雨水情快报122期。",
}
BUREAU = "Liuhu District Water Bureau"


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    with told_in_prose(tmp_path_factory.mktemp("average"), REPORTS) as library:
        yield Talk(asked_on(library, date(2024, 6, 1)), library)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        (f"What was the average handling time of disclosure applications at the {BUREAU} in 2023?", "9.5"),
        (f"What was the average time taken to handle applications at the {BUREAU} in 2023?", "9.5"),
        ("柳湖区水务局2023年申请平均办理时长是多少", "9.5"),
        (f"How many rain and water-level bulletins did the {BUREAU} push out in 2023?", "122"),
    ],
)
def test_a_mean_and_a_bulletin_are_told(talk: Talk, question: str, value: str) -> None:
    assert [str(figure.value) for figure in talk.ask(question).figures] == [value]


@pytest.mark.parametrize(
    "question",
    [
        f"What was the average time taken to handle complaints at the {BUREAU} in 2023?",
        f"What was the longest handling time of applications at the {BUREAU} in 2023?",
        f"How many flood bulletins did the {BUREAU} push out in 2023?",
        "柳湖区水务局2023年热线平均办理时长是多少",
        "柳湖区水务局2023年信息公开申请最长办理时长是多少",
    ],
)
def test_another_mean_or_bulletin_is_not(talk: Talk, question: str) -> None:
    assert talk.ask(question).figures == ()
