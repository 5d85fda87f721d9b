"""All that a line with a number took in is what it is called for: 12369举报多少件 is told by 12369举报平台受理2168件."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from tests.assistant.forged_store import asked_on
from tests.assistant.talk import Talk, told_in_prose

REPORTS = {
    (
        "柳湖区环保局",
        2020,
    ): "一、总体情况\n“12369”环保举报平台受理2168件，其中电话举报1022件、网络举报1146件，全部办结；局长信箱来信88封。",
    ("柳湖区商务局", 2020): "一、总体情况\n12312热线受理咨询90件，转办举报12件。",
}


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    with told_in_prose(tmp_path_factory.mktemp("line"), REPORTS) as library:
        yield Talk(asked_on(library, date(2023, 6, 1)), library)


@pytest.mark.parametrize("asked", ["12369举报多少件", "12369举报总数", "12369举报 总数", "12369举报数量是多少"])
def test_what_a_line_took_in_is_what_it_is_called_for(talk: Talk, asked: str) -> None:
    assert [figure.value for figure in talk.ask(f"柳湖区环保局2020年{asked}").figures] == [2168]


@pytest.mark.parametrize(
    "question",
    [
        "柳湖区环保局2020年12345举报多少件",
        "柳湖区环保局2020年12369咨询多少件",
        "柳湖区环保局2020年12369举报转办多少件",
        "柳湖区商务局2020年12312投诉多少件",
        "柳湖区商务局2020年12369举报多少件",
    ],
)
def test_another_line_or_another_kind_is_not(talk: Talk, question: str) -> None:
    assert talk.ask(question).figures == ()
