"""A number of several levels together is no county's where one of them is above it; what comes in by a hotline is no deputies' or disclosure's."""

from __future__ import annotations

import pytest

from tests.assistant.talk import Talk

TEXTS = {
    ("栎溪县人民政府", 2022): "市县两级共收到申请470件，我县收到93件。",
    ("椿台市人民政府", 2022): "市县两级共收到申请380件。",
    ("梣坪县人民政府", 2022): "受理12345热线工单2.4万件，其中咨询1.5万件、投诉0.6万件、建议0.3万件。",
}


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("栎溪县2022年收到申请多少件？", [93]),
        ("栎溪县2022年市县两级共收到申请多少件？", [470]),
        ("椿台市2022年收到申请多少件？", [380]),
        ("梣坪县2022年办理人大建议多少件？", []),
        ("梣坪县2022年政府信息公开投诉多少件？", []),
        ("梣坪县2022年热线建议多少件？", [3000]),
    ],
)
def test_whose_it_is(talk: Talk, question: str, values: list[int]) -> None:
    assert [figure.value for figure in talk.ask(question).figures] == values
