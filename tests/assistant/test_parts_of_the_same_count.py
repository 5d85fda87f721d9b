"""A turn that names a part is told of a part of what the turn before counted, and never of another count or of several together."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    (
        "柏川市人民政府",
        2023,
    ): "全市全年共收办政府信息公开申请案件720件（市政府90件、市各有关部门210件、赤岭县420件）。"
    "归集政策文件6400件，其中，市级文件5100件，县区级文件1300件。全市备案行政复议案件85件。"
    "主动公开市政府规章9件（含新制定4件，修改3件，废止2件），主动公开市政府和市政府办公厅行政规范性文件31件，人事任免文件77件。"
    "承办人大代表建议52件、政协委员提案61件，办复率100%，办理结果为A类70件、B类43件。",
    (
        "柏川市商务局",
        2023,
    ): "通过政府网站主动公开政务信息240条，其中包括政策法规及解读6条、工作动态95条、机构职能类信息（包括职责、内设机构等）8条。"
    "依托微信公众号发布工作动态及各类政务信息180条。",
    ("柏川市林业局", 2023): "主动公开信息330条，其中公告类信息25条，网站发布新闻类140条，运用微信、微博发布信息110条。",
}


@pytest.mark.parametrize(
    ("first", "turn"),
    [
        ("柏川市2023年行政复议几件？", "市级呢？"),
        ("柏川市2023年行政复议几件？", "县区级的呢？"),
        ("柏川市2023年规范性文件几件？", "修改的呢？"),
        ("柏川市2023年规范性文件几件？", "新制定的呢？"),
        ("柏川市2023年人事任免文件几件？", "废止的呢？"),
        ("柏川市2023年人大建议几件？", "A类呢？"),
        ("柏川市2023年政协提案几件？", "那B类的呢？"),
        ("柏川市2023年规范性文件几件？", "市政府的呢？"),
        ("柏川市商务局2023年网站公开多少条？", "内设机构呢？"),
        ("柏川市林业局2023年公开信息多少条？", "微博呢？"),
        ("柏川市林业局2023年公开信息多少条？", "微信呢？"),
        ("柏川市林业局2023年公开信息多少条？", "网站呢？"),
    ],
)
def test_a_part_of_another_count_is_not_told(talk: Talk, first: str, turn: str) -> None:
    talk.ask(first)
    assert talk.ask(turn).route is not Route.FIGURES


@pytest.mark.parametrize(
    ("first", "turn", "value"),
    [
        ("柏川市2023年归集政策文件几件？", "市级呢？", 5100),
        ("柏川市2023年规章几件？", "修改的呢？", 3),
        ("柏川市2023年收办多少件？", "市政府呢？", 90),
        ("柏川市2023年收办多少件？", "那市本级呢？", 90),
        ("柏川市2023年收办多少件？", "部门呢？", 210),
        ("柏川市商务局2023年网站公开多少条？", "工作动态呢？", 95),
        ("柏川市林业局2023年公开信息多少条？", "公告呢？", 25),
    ],
)
def test_a_part_of_the_same_count_is_told(talk: Talk, first: str, turn: str, value: int) -> None:
    talk.ask(first)
    assert [figure.value for figure in talk.ask(turn).figures] == [Decimal(value)]


def test_a_part_of_what_the_website_published_is_none_of_an_account(talk: Talk) -> None:
    talk.ask("柏川市商务局2023年公众号发布多少条？")
    assert Decimal(95) not in {figure.value for figure in talk.ask("工作动态呢？").figures}


def test_what_is_explained_is_no_policy_by_itself(talk: Talk) -> None:
    assert talk.ask("柏川市商务局2023年解读了几个政策？").route is not Route.FIGURES
