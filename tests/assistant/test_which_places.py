"""Which ones are told by the names before their number, also where the word for them is made of two (查阅|场所)."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import Route
from tests.assistant.talk import talking

TOLD = {
    ("柳岸市水利局", 2023): "县档案馆、县图书馆、县政务服务中心3个政府信息查阅场所接待群众查阅890余人次。",
    ("桐山县民政局", 2023): "区法律图书馆、社区服务站、养老中心5处便民查阅窗口完成升级。办理人大代表建议、政协委员提案12件。",
}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("柳岸市水利局2023年有哪些政府信息查阅场所？", "县档案馆"),
        ("柳岸市水利局2023年有哪3个查阅场所？", "县档案馆"),
        ("桐山县民政局2023年有哪些便民查阅窗口？", "区法律图书馆"),
        ("桐山县民政局2023年办理了哪些建议提案？", None),
    ],
)
def test_which_ones_are_told_by_the_names_before_their_number(tmp_path: Path, question: str, told: str | None) -> None:
    with talking(tmp_path, TOLD) as talk:
        answer = talk.ask(question)
    assert answer.route is (Route.PASSAGES if told else Route.REFUSE)
    assert told is None or told in answer.text
