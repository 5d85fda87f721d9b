"""Levels that are listed together (省、示例市及本区三级) are all of a thing and no rank of it; a rank told in the clause before is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from tests.assistant.forged_store import asked_on
from tests.assistant.talk import Talk, told_in_prose

REPORTS = {
    (
        "柳湖区政府",
        2023,
    ): "六、其他需要报告的事项\n区政府承办省、示例市及本区三级人大代表建议157件、政协委员提案203件，按期办结率100%。",
    ("柳湖区水务局", 2023): "（三）政府信息管理\n经科室初审、办公室复审、局长终审的三级审核，全年退回修改稿件23篇。"
    "网站设二级栏目9个，发布信息30条。",
}


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    with told_in_prose(tmp_path_factory.mktemp("levels"), REPORTS) as library:
        yield Talk(asked_on(library, date(2024, 6, 1)), library)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("柳湖区政府2023年承办人大代表建议多少件", 157),
        ("柳湖区政府2023年政协委员提案比人大代表建议多几件", 46),
        ("柳湖区政府2023年人大代表建议和政协委员提案一共多少件", 360),
        ("柳湖区水务局2023年三级审核退回修改稿件多少篇", 23),
    ],
)
def test_levels_and_ranks_that_are_told_are_answered(talk: Talk, question: str, value: int) -> None:
    assert talk.ask(question).figures[0].value == value


@pytest.mark.parametrize(
    "question",
    [
        "柳湖区政府2023年承办省人大代表建议多少件",
        "柳湖区政府2023年承办区人大代表建议多少件",
        "柳湖区政府2023年政协委员提案比省人大代表建议多几件",
        "柳湖区水务局2023年二级审核退回修改稿件多少篇",
        "柳湖区水务局2023年三级审核通过稿件多少篇",
        "柳湖区水务局2023年二级栏目发布信息多少条",
    ],
)
def test_one_level_or_another_rank_is_not(talk: Talk, question: str) -> None:
    assert talk.ask(question).figures == ()
