"""What applications were about is told where the report says who applied for what, not where it says how they came."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import Route
from tests.assistant.talk import talking

TOLD = {
    ("荷塘区人民政府", 2024): "全年收到依申请公开事项1件，系某化工企业申请周边加油站安全评价材料，经征求意见后作部分公开。",
    ("菱湖镇人民政府", 2023): "收到公开申请2件，为村民申请查阅承包地确权档案和某公司申请用地批文。",
    ("竹溪市司法局", 2021): "新收申请3件，均由自然人通过网络申请，已全部答复。",
}


@pytest.mark.parametrize(
    ("question", "route"),
    [
        ("荷塘区2024年收到的申请是关于什么的？", Route.PASSAGES),
        ("荷塘区2024年收到的申请是什么内容？", Route.PASSAGES),
        ("What was the application received by Hetang District in 2024 about?", Route.PASSAGES),
        ("菱湖镇2023年收到的申请是关于什么的？", Route.PASSAGES),
        ("竹溪市司法局2021年收到的申请是关于什么的？", Route.REFUSE),
    ],
)
def test_what_was_applied_for_is_what_it_was_about(tmp_path: Path, question: str, route: Route) -> None:
    with talking(tmp_path, TOLD) as talk:
        assert talk.ask(question).route is route
