"""A turn that names another matter behind a question in words is asked that question of it; how it is mended is asked of what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer import Route
from assistant.turns.beside_told import read_beside
from assistant.turns.other_matter import of_other_matter
from tests.assistant.talk import Talk, talking

TEXTS = {
    ("禾溪县人民政府", 2022): (
        "全年收到政府信息公开申请26件。政策解读由县司法局牵头开展。档案移交由县档案馆牵头开展。\n"
        "五、存在的主要问题及改进情况\n一是政策解读形式单一；二是依申请公开办理不够规范。\n"
    ),
}


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Talk]:
    with talking(tmp_path, TEXTS) as talk:
        yield talk


def test_the_question_is_asked_of_the_other_matter(talk: Talk) -> None:
    told = [talk.ask(turn) for turn in ("禾溪县2022年政策解读方面有什么问题？", "依申请公开呢？")][-1]
    assert told.route is Route.PASSAGES, told.text
    assert "不够规范" in told.text, told.text
    assert told.figures == (), told.text


def test_a_matter_that_is_not_told_is_refused(talk: Talk) -> None:
    told = [talk.ask(turn) for turn in ("禾溪县2022年政策解读是谁牵头开展的？", "桥梁检测呢？")][-1]
    assert told.route is Route.REFUSE, told.text


@pytest.mark.parametrize(
    ("turn", "whole", "said"),
    [
        ("考核方面的呢?", "培训是怎么开展的", "考核是怎么开展的"),
        ("那平台建设呢", "公众参与存在哪些不足", "平台建设存在哪些不足"),
        ("打算怎么改进?", "公众参与存在哪些不足", "公众参与方面的问题打算怎么改进"),
        ("打算怎么改进?", "存在哪些不足", ""),
        ("打算怎么改进?", "培训是怎么开展的", ""),
        ("原因呢", "培训是怎么开展的", ""),
        ("收到多少件呢", "培训是怎么开展的", ""),
        ("去年呢", "培训是怎么开展的", ""),
    ],
)
def test_a_question_of_another_matter(turn: str, whole: str, said: str) -> None:
    assert of_other_matter(turn, whole) == said


@pytest.mark.parametrize("turn", ["为什么?", "原因是什么?", "理由呢", "怎么联系?", "怎么申请?"])
def test_no_reason_and_no_advice_is_asked_of_the_sentence(turn: str) -> None:
    assert read_beside(turn) is None
