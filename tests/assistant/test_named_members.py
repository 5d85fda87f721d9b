"""A turn that names nothing but a member of the list before it: the one that is called so, each of several, or none."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    (
        "枫岭县人民政府",
        2023,
    ): "主动公开信息640条，其中卫生通知类210条、卫生服务类60条、基层卫生领域120条、财政公告类信息90条、交通文件160条。"
    "承办建议提案80件，办理结果为A类44件、B类20件、C类12件、D类4件。"
    "全县收到政府信息公开申请90件，主要涉及征地拆迁。发布政策文件31件，召开常务会议9次。",
    ("青石市人民政府", 2023): "全市全年共办理政府信息公开申请520件（市政府80件、市直有关部门150件、桐坡县190件、柳溪县100件）。",
}
PUBLISHED = "枫岭县2023年主动公开信息多少条"


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        ((PUBLISHED, "财政公告呢"), 90),
        ((PUBLISHED, "卫生服务类呢"), 60),
        ((PUBLISHED, "卫生通知呢", "交通文件呢"), 160),
        (("枫岭县2023年A类多少件", "B类呢", "C类呢"), 12),
        (("青石市2023年桐坡县办理申请多少件", "部门呢"), 150),
        (("青石市2023年桐坡县办理申请多少件", "市政府呢"), 80),
        (("枫岭县2023年收到申请多少件", "政策文件呢"), 31),
        ((PUBLISHED, "卫生服务类呢", "总数呢"), 640),
        ((PUBLISHED, "卫生服务类呢", "其余的呢"), 580),
    ],
)
def test_the_member_that_is_called_so_is_told(talk: Talk, turns: tuple[str, ...], value: int) -> None:
    answers = [talk.ask(turn) for turn in turns]
    assert answers[-1].figures[0].value == value


@pytest.mark.parametrize("turn", ["卫生呢", "卫生类呢", "那卫生方面呢"])
def test_a_word_of_several_members_is_told_of_each(talk: Talk, turn: str) -> None:
    talk.ask(PUBLISHED)
    assert [figure.value for figure in talk.ask(turn).figures] == [210, 60, 120]


@pytest.mark.parametrize(
    "turns",
    [
        ("枫岭县2023年收到申请多少件", "政策类呢"),
        ("枫岭县2023年收到申请多少件", "常务会议类呢"),
        ("青石市2023年桐坡县办理申请多少件", "企业呢"),
        (PUBLISHED, "体育类呢"),
    ],
)
def test_a_class_that_is_not_told_is_no_neighbours(talk: Talk, turns: tuple[str, ...]) -> None:
    answers = [talk.ask(turn) for turn in turns]
    assert answers[0].route is Route.FIGURES
    assert answers[-1].route is not Route.FIGURES
