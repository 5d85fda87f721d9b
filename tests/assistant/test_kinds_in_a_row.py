"""Of kinds that one deed is told of in a row, none is told for all of them; what is told of one place or day on average is no whole."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    (
        "榉川县人民政府",
        2022,
    ): "培训机关干部640人次、乡镇干部430人次、企业代表80人次。开展现场检查7次、线上检查25次。举办业务培训5场、座谈会3场。",
    ("楠浦县人民政府", 2022): "村均公开信息37条，日均接听咨询电话48个。",
}


@pytest.mark.parametrize(
    "question",
    [
        "榉川县2022年培训多少人次？",
        "榉川县2022年一年培训了几人次？",
        "榉川县2022年检查几次？",
        "榉川县2022年开展检查多少次？",
        "楠浦县2022年公开信息多少条？",
    ],
)
def test_one_kind_is_not_told_for_all(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is not Route.FIGURES


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("榉川县2022年培训机关干部多少人次？", 640),
        ("榉川县2022年乡镇干部培训多少人次？", 430),
        ("榉川县2022年线上检查几次？", 25),
        ("榉川县2022年业务培训举办几场？", 5),
        ("榉川县2022年座谈会几场？", 3),
    ],
)
def test_a_kind_that_is_named_is_told(talk: Talk, question: str, value: int) -> None:
    answer = talk.ask(question)
    assert [figure.value for figure in answer.figures] == [value]
