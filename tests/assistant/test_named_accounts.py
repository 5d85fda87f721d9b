"""An account or a column that a report names in quotes: whose it is, and which numbers are told of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.answer import Route
from tests.assistant.forged_store import asked_on
from tests.assistant.talk import Talk, told_in_prose

TEXTS = {
    ("云川市卫生健康局", 2022): (
        "“健康之窗”有粉丝3万多，发布412条微博，完成原创采编37条。“柳岸疾控”公众号发布信息88条，官网发布信息530条。\n"
        "局网站开辟“同心战疫”专栏，累计上传就诊指引、值班通知等信息158条。“共用之声”发布信息7条。"
    ),
    ("枫桥县人民政府", 2022): "“共用之声”发布信息9条。收到申请12件。",
}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("“健康之窗”2022年发布了多少条微博？", 412),
        ("健康之窗2022年有多少粉丝？", 30000),
        ("“柳岸疾控”2022年发布多少条信息？", 88),
        ("云川市卫生健康局2022年“同心战疫”专栏上传了多少条信息？", 158),
        ("“健康之窗”2022年收到多少件申请？", None),
        ("“共用之声”2022年发布信息多少条？", None),
        ("“无名之声”2022年发布信息多少条？", None),
        ("云川市卫生健康局2022年“同心战疫”专栏上传了多少个视频？", None),
    ],
)
def test_the_body_is_the_one_that_names_the_account(tmp_path: Path, question: str, value: int | None) -> None:
    with told_in_prose(tmp_path, TEXTS) as library:
        answer = Talk(asked_on(library, date(2026, 1, 5)), library).ask(question)
    if value is None:
        assert answer.route in (Route.REFUSE, Route.CLARIFY), answer.text
    else:
        assert [figure.value for figure in answer.figures] == [value], answer.text
        assert answer.figures[0].organisation == "云川市卫生健康局"


BOOKS = {
    ("云川市卫生健康局", 2022): "全年公开信息88条。",
    (
        "云川市卫生健康局",
        2021,
    ): "编印《慢病就诊口袋书》，收录门诊预约、用药提醒、复诊周期等内容，由家庭医生送到患者手中。印发《共用规程》。",
    ("枫桥县人民政府", 2022): "开办“灶头问政”直播，由分管副县长现场回答村民提问。印发《共用规程》。",
}


def test_what_is_asked_of_a_named_thing_alone_is_told_by_the_report_that_names_it(tmp_path: Path) -> None:
    with told_in_prose(tmp_path, BOOKS) as library:
        assistant = asked_on(library, date(2026, 1, 5))
        for question, body, told in (
            ("《慢病就诊口袋书》收录了什么？", "云川市卫生健康局", "复诊周期"),
            ("慢病就诊口袋书收录了什么内容？", "云川市卫生健康局", "复诊周期"),
            ("“灶头问政”由谁回答村民提问？", "枫桥县人民政府", "分管副县长"),
        ):
            answer = Talk(assistant, library).ask(question)
            assert answer.route is Route.PASSAGES, answer.text
            assert body in answer.text
            assert told in answer.text
        both = Talk(assistant, library).ask("《共用规程》规定了什么？")
        assert both.route is Route.CLARIFY
        assert all(body in both.text for body in ("云川市卫生健康局", "枫桥县人民政府"))
        assert Talk(assistant, library).ask("《无名手册》收录了什么？").route is Route.REFUSE
        assert Talk(assistant, library).ask("慢病就诊口袋书的封面是谁画的？").route is Route.REFUSE
