"""A number of a government itself, or of a class of bodies, is none of all of its place, and no share is made of two scopes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    ("梧原市人民政府", 2023): (
        "一、总体情况\n全市共收到政府信息公开申请640件，其中市政府120件、市直部门210件、县（区）310件。全市行政复议38件；其中市政府作为被申请人5件。"
        "设立查阅场所47处，其中市政府及部门12处，乡镇35处。\n"
        "二、市政府本级情况\n市政府全年收到申请120件，予以公开44件，不予公开9件。配备专职人员3名。收取信息处理费860元。\n"
        "三、部门情况\n31个市直部门受理申请210件。其中，市水利局26件、市民政局18件。"
    ),
}


@pytest.mark.parametrize(
    "question",
    [
        "予以公开占全市申请的比例",
        "不予公开占收到申请的比例",
        "市水利局受理量占全市的比例",
        "全市专职人员几名",
        "全市收取信息处理费多少元",
        "全市不予公开多少件",
        "市政府查阅场所几处",
        "市政府行政复议多少件",
        "市政府申请占全市的比例",
    ],
)
def test_a_number_of_another_scope_is_not_told(talk: Talk, question: str) -> None:
    assert talk.ask(f"梧原市2023年{question}").route is not Route.FIGURES


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("全市收到申请多少件", "640"),
        ("查阅场所几处", "47"),
        ("全市行政复议多少件", "38"),
        ("市政府专职人员几名", "3"),
        ("市直部门申请占全市的比例", "32.81"),
        ("市水利局受理申请占市直部门的比例", "12.38"),
    ],
)
def test_what_is_of_the_scope_asked_is_told(talk: Talk, question: str, value: str) -> None:
    told = [round(figure.value, 2) for figure in talk.ask(f"梧原市2023年{question}").figures if figure.value is not None]
    assert Decimal(value) in told
