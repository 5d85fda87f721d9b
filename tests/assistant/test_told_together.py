"""Two pieces of a question that a report tells by one number: it is said to be of both together, and answers for neither alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.assistant.talk import Talk, talking

REPORTS = {
    ("白亭区粮食局", 2022): "全年收到市民来信、依申请信息公开等33件，其中依申请公开9件，均按时办结。",
    ("白亭区城管局", 2022): "全年受理投诉举报和咨询76件。",
    ("白亭区水务局", 2022): "全年共收到信函申请和来访申请12件。",
    ("白亭区林业局", 2022): "办理建议、提案共27件。收到来信14封，接听来电52个。",
}


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    with talking(tmp_path_factory.mktemp("together"), REPORTS) as talk:
        yield talk


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("白亭区城管局2022年投诉举报多少件，咨询多少件", "“投诉举报”“咨询”"),
        ("白亭区水务局2022年信函申请多少件，来访申请多少件", "“信函申请”“来访申请”"),
    ],
)
def test_one_number_is_said_to_be_of_both(talk: Talk, question: str, said: str) -> None:
    answer = talk.ask(question)
    assert answer.text.startswith(f"报告把{said}合起来说了一个数：")
    assert len(answer.figures) == 1


def test_neither_piece_gets_the_number_of_both(talk: Talk) -> None:
    answer = talk.ask("白亭区粮食局2022年来信多少件，申请多少件")
    assert str(answer.figures[0].value) == "9"
    assert "没有找到直接说明“来信”数量的内容" in answer.text
    assert "33件" not in answer.text.split("合起来")[0].replace("等33件，其中", "")


def test_what_is_told_apart_is_not_put_together(talk: Talk) -> None:
    answer = talk.ask("白亭区林业局2022年来信多少封，来电多少个")
    assert [str(one.value) for one in answer.figures] == ["14", "52"]
    assert "合起来" not in answer.text
