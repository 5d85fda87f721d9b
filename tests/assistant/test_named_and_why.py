"""Which column stood still, why something rose or fell, and how personal details are kept: told in the report's own words."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    (
        "枳湾县民政局",
        2023,
    ): "全年收到申请9件，比上年多3件。申请增多，主要是因为救助标准调整。对名单中的门牌号、手机号作隐藏处理。",
    ("枳湾县农业局", 2023): "申请数量多、情况复杂，因人手不足，个别答复接近期限才作出。",
    ("枳湾县文化局", 2023): "一是个别栏目责任不清，如“非遗传承”栏目曾两个多月未更新；二是材料图多字少，不易看懂。",
    ("枳湾县交通局", 2023): "部分专栏更新不及时，“路况播报”专栏半年处于停更状态。",
    ("枳湾县林业局", 2023): "部分栏目更新不及时。",
}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("枳湾县民政局2023年申请为什么增加？", "救助标准调整"),
        ("枳湾县民政局2023年申请为什么上升？", "救助标准调整"),
        ("枳湾县民政局2023年怎么保护个人信息？", "隐藏处理"),
        ("枳湾县文化局2023年哪个栏目两个多月没更新？", "非遗传承"),
        ("枳湾县交通局2023年哪个专栏停更了？", "路况播报"),
    ],
)
def test_it_is_told_in_other_words(talk: Talk, question: str, told: str) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.PASSAGES
    assert told in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "枳湾县农业局2023年申请为什么增加？",  # many, and not more
        "枳湾县民政局2023年申请为什么减少？",
        "枳湾县林业局2023年哪个栏目没更新？",  # some, and none is named
    ],
)
def test_what_is_not_told_is_refused(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is Route.REFUSE
