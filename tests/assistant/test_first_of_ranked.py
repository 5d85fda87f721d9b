"""The first of the bodies that a sentence ranks stands behind what leads to them all, and has its number as the others have theirs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from tests.assistant.forged_store import asked_on
from tests.assistant.talk import Talk, told_in_prose

REPORTS = {
    (
        "海棠市政府",
        2009,
    ): "三、依申请公开政府信息情况\n全市共收到公开申请141件。已答复139件。申请量居前三位的部门是国土资源局（46件）、"
    "房产局（29件）、劳动和社会保障局（17件）。投诉较多的单位有城管局（9件）、公安局（7件）。",
}


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    with told_in_prose(tmp_path_factory.mktemp("ranked"), REPORTS) as library:
        yield Talk(asked_on(library, date(2023, 6, 1)), library)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("海棠市2009年国土资源局收到多少件申请", 46),
        ("海棠市2009年房产局收到多少件申请", 29),
        ("海棠市2009年城管局收到多少件投诉", 9),
    ],
)
def test_the_first_has_its_number_too(talk: Talk, question: str, value: int) -> None:
    assert [figure.value for figure in talk.ask(question).figures] == [value]


@pytest.mark.parametrize(
    "question",
    [
        "海棠市2009年国土资源局收到多少件投诉",
        "海棠市2009年国土资源局答复多少件申请",
        "海棠市2009年城管局收到多少件申请",
        "海棠市2009年财政局收到多少件申请",
    ],
)
def test_another_deed_or_another_body_has_none(talk: Talk, question: str) -> None:
    assert talk.ask(question).figures == ()
