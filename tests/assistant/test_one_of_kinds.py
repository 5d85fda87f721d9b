"""One of several kinds, or one of several deeds that are joined, is never told for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk, talking

BODY = "青梧县水务局"
TOLD = (
    "全年接待现场咨询31人次，电话咨询205人次，网上咨询17人次。"
    "清理规范性文件，废止12件，宣布失效7件，继续有效40件。"
    "全年办理群众诉求88件，其中用水诉求60件，排水诉求28件。"
)


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Talk]:
    with talking(tmp_path, {(BODY, 2023): TOLD}) as one:
        yield one


@pytest.mark.parametrize("question", ["接待咨询多少人次？", "接待咨询一共多少人次？", "共接待咨询多少人次？"])
def test_one_kind_is_not_all_kinds(talk: Talk, question: str) -> None:
    answer = talk.ask(f"{BODY}2023年{question}")
    assert answer.route is Route.REFUSE or answer.figures[0].value == 253


@pytest.mark.parametrize(
    ("said", "value"), [("现场咨询多少人次", 31), ("电话咨询多少人次", 205), ("用水诉求多少件", 60), ("群众诉求多少件", 88)]
)
def test_a_kind_that_is_named_is_told(talk: Talk, said: str, value: int) -> None:
    answer = talk.ask(f"{BODY}2023年{said}？")
    assert answer.figures[0].value == value


def test_two_deeds_that_are_joined_are_added_or_not_told(talk: Talk) -> None:
    answer = talk.ask(f"{BODY}2023年废止和宣布失效的规范性文件一共多少件？")
    assert answer.route is Route.REFUSE or answer.figures[0].value == 19


RESULTS = "全年收到公开申请30件，其中自然人21件，企业9件。办理结果：予以公开16件、部分公开5件、本机关不掌握7件、重复申请2件。承办人大代表建议23件、政协提案41件。"


def test_what_the_results_were_is_told_by_the_list_of_results(tmp_path: Path) -> None:
    with talking(tmp_path, {(BODY, 2023): RESULTS}) as talk:
        answer = talk.ask(f"{BODY}2023年办理结果里最多的是什么，几件？")
        assert answer.route is Route.REFUSE or answer.figures[0].value == 16


def test_a_part_of_a_turn_before_is_no_change_of_itself(tmp_path: Path) -> None:
    with talking(tmp_path, {(BODY, 2023): "全年收到公开申请30件，比上年增长25%，其中自然人21件，企业9件。"}) as talk:
        talk.ask(f"{BODY}2023年收到公开申请多少件？")
        talk.ask("企业的呢？")
        assert talk.ask("2022年呢？").route is Route.REFUSE
