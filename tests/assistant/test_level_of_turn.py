"""A turn behind the government's own level or office is asked of that, never of all of its place."""

from __future__ import annotations

import pytest

from tests.assistant.talk import Talk

TEXTS = {
    (
        "榆阁县人民政府",
        2022,
    ): "全县收到申请196件，其中县政府本级收到63件、答复61件。全县因政府信息公开引发行政复议14件，行政诉讼6件。"
}


@pytest.mark.parametrize(
    ("turns", "values"),
    [
        (("榆阁县2022年县政府本级收到申请多少件？", "行政复议呢？"), []),
        (("榆阁县2022年县政府本级收到申请多少件？", "行政诉讼有几件？"), []),
        (("榆阁县2022年收到申请多少件？", "行政复议呢？"), [14]),
        (("榆阁县2022年县政府本级收到申请多少件？", "全县行政复议呢？"), [14]),
    ],
)
def test_what_is_asked_of_the_level_is(talk: Talk, turns: tuple[str, str], values: list[int]) -> None:
    told = [talk.ask(turn) for turn in turns][-1]
    assert [figure.value for figure in told.figures] == values
