"""A number of all is not told of what another number of its sentence counts by name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.assistant.forged_store import asked_on
from tests.assistant.talk import Talk, told_in_prose

TEXTS = {("梧山县人民政府", 2023): "全年依申请公开共收到群众网上申请83件，快递9件，合计92件，均按时答复。"}


@pytest.mark.parametrize(
    ("question", "value"),
    [("收到快递申请多少件", 9), ("通过快递收到申请多少件", 9), ("网上收到申请多少件", 83), ("收到申请多少件", 92)],
)
def test_what_a_way_brought_is_not_what_came_in_all(tmp_path: Path, question: str, value: int) -> None:
    with told_in_prose(tmp_path, TEXTS) as library:
        assert Talk(asked_on(library, date(2026, 1, 5)), library).ask(f"梧山县2023年{question}？").figures[0].value == value
