"""A reason that a sentence lists under its result (不同意公开4宗(涉国家秘密1宗)) answers who asks for it without naming the result."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from tests.assistant.forged_store import asked_on
from tests.assistant.talk import Talk, told_in_prose

REPORTS = {
    ("柳湖区公安局", 2017): "三、依申请公开情况\n全年共收到申请34宗。答复中，同意公开18宗，"
    "不同意公开4宗（涉国家秘密1宗、涉个人隐私3宗），信息不存在7宗。",
}


@pytest.fixture
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    with told_in_prose(tmp_path_factory.mktemp("group"), REPORTS) as library:
        yield Talk(asked_on(library, date(2023, 6, 1)), library)


@pytest.mark.parametrize("question", ["柳湖区公安局2017年涉及国家秘密的几宗", "柳湖区公安局2017年属于国家秘密的申请有几宗"])
def test_a_reason_under_its_result_is_told(talk: Talk, question: str) -> None:
    assert [figure.value for figure in talk.ask(question).figures] == [1]


def test_a_reason_is_told_as_a_part_of_the_turn_before(talk: Talk) -> None:
    talk.ask("柳湖区公安局2017年收到多少宗申请")
    talk.ask("不同意公开的呢")
    assert [figure.value for figure in talk.ask("其中涉及国家秘密的几宗").figures] == [1]


@pytest.mark.parametrize(
    "question",
    [
        "柳湖区公安局2017年同意公开的申请中涉及国家秘密的几宗",
        "柳湖区公安局2017年要求公开国家秘密的几宗",
        "柳湖区公安局2017年涉及国家秘密的复议几宗",
        "柳湖区公安局2017年涉及商业秘密的几宗",
    ],
)
def test_another_result_or_reason_is_not(talk: Talk, question: str) -> None:
    assert talk.ask(question).figures == ()
