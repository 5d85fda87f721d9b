"""受理 and 收到 are kept apart in whatever order a question says them, and 依申请公开了 behind another deed is no disclosure."""

from __future__ import annotations

import pytest

from tests.assistant.talk import Talk
from tests.assistant.test_still_open import TABLE

GRANTED = "三、本年度办理结果	（一）予以公开	16	2	0	0	0	0	18\n"
TEXTS = {
    ("枫岭县人民政府", 2023): f"全年收到依申请公开件24件，其中受理20件。{TABLE}{GRANTED}",
    ("柳溪县人民政府", 2023): f"全县共受理依申请公开件28件。{TABLE}{GRANTED}",
    ("桐坡县人民政府", 2014): "全县接到公开申请31件。",
}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("枫岭县2023年受理依申请公开了多少件？", 20),
        ("枫岭县2023年受理了多少件申请？", 20),
        ("枫岭县2023年收到依申请公开了多少件？", 24),
        ("柳溪县2023年受理依申请公开了多少件？", 28),
        ("柳溪县2023年依申请公开了多少件？", 18),
    ],
)
def test_each_deed_has_its_own_number(talk: Talk, question: str, value: int) -> None:
    assert talk.ask(question).figures[0].value == value


def test_another_verb_of_the_report_is_said(talk: Talk) -> None:
    answer = talk.ask("桐坡县2014年受理依申请公开了多少件？")
    assert [figure.value for figure in answer.figures] == [31]
    assert "“接到公开申请”" in answer.text
