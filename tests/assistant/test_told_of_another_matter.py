"""Numbers of a neighbouring matter answer nothing, and what things come to together is computed from its parts or not told."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    ("柳坡县人民政府", 2022): (
        "31个部门和12个乡镇参加考评，优秀等次11个，良好等次20个。发布数据解读稿12篇。政务公开培训经费2.5万元。主动公开信息5200条。"
        "电话回访申请人46人。办理人大代表建议31件、政协委员提案45件。4月、9月各开展培训一次。每天更新信息14条。"
        "办理结果为A类21件、B类9件、C类3件。网站公开图解18篇、视频6篇、问答9篇。"
        "在《柳坡县人民政府公报》主动公开规章13件(含新制定5件)。制作专题7个。"
    ),
    ("桐坡县人民政府", 2022): (
        "考评结果：部门优秀6个、良好8个；乡镇优秀4个、良好5个。发布政策解读材料33篇。提出政协提案3件，承办政协提案20件。"
        "一审行政诉讼5件，其中维持3件，驳回2件；二审行政诉讼2件，维持1件。行政复议6件，其中维持4件。共开展培训3次。"
    ),
    ("柳坡县商务局", 2022): "在中国柳坡网站公开信息140条。在市商务局网站发布信息22条。本局门户网站及时更新栏目。",
}


def _told(talk: Talk, turns: str) -> list[Decimal | None]:
    answers = [talk.ask(turn) for turn in turns.split(" || ")]
    return [figure.value for figure in answers[-1].figures] if answers[-1].route is Route.FIGURES else []


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("柳坡县2022年办理结果为C类的和B类的加在一起有几件？", 12),
        ("柳坡县2022年办理结果A类的、B类的、C类的加在一起有几件？", 33),
        ("柳坡县2022年图解和视频加在一起几篇？", 24),
        ("柳坡县2022年数据解读稿几篇？", 12),
        ("柳坡县2022年回访申请人多少人？", 46),
        ("柳坡县2022年培训经费多少万元？", "2.5"),
        ("柳坡县2022年办理政协提案多少件？", 45),
        ("柳坡县2022年优秀等次的有几个？", 11),
        ("柳坡县2022年专题几个？", 7),
        ("桐坡县2022年政策解读材料多少篇？", 33),
        ("桐坡县2022年乡镇优秀几个？", 4),
        ("桐坡县2022年优秀的部门几个？", 6),
        ("桐坡县2022年提出政协提案几件？", 3),
        ("桐坡县2022年培训几次？", 3),
        ("桐坡县2022年行政复议多少件？ || 维持几件？", 4),
        ("柳坡县商务局2022年中国柳坡网站公开信息多少条？", 140),
        ("柳坡县商务局2022年县政府网站公开信息多少条？", 140),
    ],
)
def test_the_matter_asked_for_is_told(talk: Talk, question: str, value: int | str) -> None:
    assert Decimal(value) in _told(talk, question)


@pytest.mark.parametrize(
    "question",
    [
        "柳坡县2022年政策解读多少篇？",
        "柳坡县2022年政务公开经费多少？",
        "柳坡县2022年申请人多少人？",
        "How many applicants did 柳坡县 have in 2022?",
        "柳坡县2022年提交了多少件提案？",
        "How many proposals did 柳坡县 submit in 2022?",
        "柳坡县2022年培训几次？",
        "柳坡县2022年每天几点更新信息？",
        "柳坡县2022年优秀的乡镇有多少个？",
        "柳坡县2022年外单位的专题有多少？",
        "柳坡县2022年工作日的专题有多少？",
        "How many copies of the gazette did 柳坡县 issue in 2022?",
        "柳坡县2022年良好的部门几个？",
        "桐坡县2022年优秀的有几个？",
        "桐坡县2022年行政诉讼多少件？ || 维持的呢？",
        "桐坡县2022年行政诉讼维持多少件？",
        "柳坡县商务局2022年本局门户网站公开信息多少条？",
        "柳坡县商务局2022年局网站发布信息多少条？",
    ],
)
def test_another_matter_is_not(talk: Talk, question: str) -> None:
    assert _told(talk, question) == []
