"""Proposals of several levels that are told by one number before their noun (省、市人大代表建议14件): of all of them, never of one."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    ("榆岭区人民政府", 2023): "全年办理省、市人大代表建议14件，政协提案23件。",
    ("松岗区人民政府", 2023): "全年办理省、市人大代表建议14件，区人大代表建议8件。",
    ("梅溪县人民政府", 2023): "承办省、市、县人大代表建议31件，市、县政协提案19件，全部按时办结。",
}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("梅溪县2023年办理人大代表建议多少件？", 31),
        ("榆岭区2023年办理省、市人大代表建议多少件？", 14),
        ("松岗区2023年办理省、市人大代表建议多少件？", 14),
        ("松岗区2023年办理区人大代表建议多少件？", 8),
        ("松岗区2023年办理人大代表建议一共多少件？", 22),
        ("榆岭区2023年办理建议和提案共多少件？", 37),
    ],
)
def test_all_levels_or_the_one_told(talk: Talk, question: str, value: int) -> None:
    told = talk.ask(question)
    assert told.route is Route.FIGURES
    assert told.figures[0].value == value


@pytest.mark.parametrize(
    "question",
    [
        "松岗区2023年办理市人大代表建议多少件？",
        "梅溪县2023年承办县人大代表建议多少件？",
        "梅溪县2023年承办省政协提案多少件？",
        "榆岭区2023年办理区人大代表建议多少件？",
    ],
)
def test_one_of_them_is_not_told(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is Route.REFUSE


def test_some_levels_are_not_all(talk: Talk) -> None:
    told = talk.ask("松岗区2023年办理人大代表建议多少件？")
    assert 14 not in [figure.value for figure in told.figures] or 22 in [figure.value for figure in told.figures]
