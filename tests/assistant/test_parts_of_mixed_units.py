"""Parts of a list that are counted in another unit are not left out of a sum: then none is made."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    ("枫岭县人民政府", 2023): "全年在门户网站公开各类信息100条，其中政策文件10件、部门动态60条、民生实事30条。",
    ("柳溪县人民政府", 2023): "全年在门户网站公开各类信息100条，其中政策文件10条、部门动态60条、民生实事20条。",
}


@pytest.mark.parametrize(
    ("question", "route", "numbers"),
    [
        ("枫岭县2023年网站公开信息各分项加起来和总数对得上吗？", Route.REFUSE, set()),
        ("柳溪县2023年网站公开信息各分项加起来和总数对得上吗？", Route.FIGURES, {"90", "100"}),
    ],
)
def test_a_list_with_another_unit_in_it_is_not_added_up(talk: Talk, question: str, route: Route, numbers: set[str]) -> None:
    answer = talk.ask(question)
    assert (answer.route, numbers <= {str(figure.value) for figure in answer.figures}) == (route, True)
