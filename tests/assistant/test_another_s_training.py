"""Taking part in another's training is none of one's own, and what was fined and confiscated together is no fine."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    ("棠溪市水务局", 2023): "全年作出处罚决定12件。派员参加省级业务培训7人次。",
    ("棠溪市林业局", 2023): "举办培训4次，培训60人次；参加市级培训5人次。",
    ("棠溪市交通运输局", 2023): "全年罚没金额66万元。",
}


@pytest.mark.parametrize(
    "question",
    [
        "棠溪市水务局2023年培训多少人次？",
        "棠溪市水务局2023年开展培训多少人次？",
        "How many people did 棠溪市水务局 train in 2023?",
        "棠溪市交通运输局2023年罚款多少万元？",
        "How much did 棠溪市交通运输局 collect in fines in 2023?",
    ],
)
def test_it_is_not_told(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is not Route.FIGURES


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("棠溪市水务局2023年参加省级业务培训多少人次？", 7),
        ("棠溪市林业局2023年培训多少人次？", 60),
        ("棠溪市林业局2023年参加市级培训多少人次？", 5),
    ],
)
def test_what_is_asked_for_is_told(talk: Talk, question: str, value: int) -> None:
    assert talk.ask(question).figures[0].value == value
