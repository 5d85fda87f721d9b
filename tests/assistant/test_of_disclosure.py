"""What is asked of disclosure alone is told of disclosure alone; what stands alone in such a report is of disclosure anyhow."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    (
        "槐江县人民政府",
        2017,
    ): "全县共办理复议案件64件，其中涉及政府信息公开5件；应诉案件33件，其中涉及政府信息公开4件。热线接到投诉720件、举报95件。年度宣传经费80万元，其中政务公开经费6万元。",
    ("槐湖县人民政府", 2017): "全县办理行政复议64件、行政诉讼33件。其中因政府信息公开引发的行政复议5件，行政诉讼4件。",
    ("槐岭县人民政府", 2017): "土地权属行政复议9件、行政诉讼7件。",
    (
        "槐川县人民政府",
        2017,
    ): "全年受理行政复议70件，其中土地类30件、政府信息公开类6件。热线受理咨询900件，其中咨询信息公开事项的14件。",
    ("槐山县人民政府", 2017): "收到申请21件，行政复议2件，行政诉讼1件。组织培训3次。",
}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("槐江县2017年涉及政府信息公开的行政复议几件？", 5),
        ("槐江县2017年因信息公开引发的行政复议几件？", 5),
        ("槐江县2017年政务公开经费多少万元？", 6),
        ("槐江县2017年行政复议多少件？", 64),
        ("槐江县2017年举报多少件？", 95),
        ("槐湖县2017年因政府信息公开引发的行政复议几件？", 5),
        ("槐湖县2017年因政府信息公开引发的行政诉讼几件？", 4),
        ("槐湖县2017年行政复议几件？", 64),
        ("槐川县2017年政府信息公开行政复议几件？", 6),
        ("槐川县2017年信息公开咨询多少件？", 14),
        ("槐山县2017年因政府信息公开引发的行政复议几件？", 2),
        ("槐山县2017年因政府信息公开引发的行政诉讼几件？", 1),
        ("槐山县2017年政府信息公开培训几次？", 3),
    ],
)
def test_of_disclosure_or_of_every_kind(talk: Talk, question: str, value: int) -> None:
    assert [int(figure.value or 0) // (10000 if figure.unit == "元" else 1) for figure in talk.ask(question).figures] == [value]


@pytest.mark.parametrize(
    "question",
    [
        "槐江县2017年涉及信息公开的举报几件？",
        "槐江县2017年关于信息公开的投诉多少件？",
        "槐岭县2017年因政府信息公开引发的行政诉讼几件？",
    ],
)
def test_what_is_of_every_kind_or_another_is_no_answer(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is not Route.FIGURES
