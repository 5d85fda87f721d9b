"""A body without a report of its own is told of by another's report only where that report names it in what is quoted."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from assistant.assistant import Assistant
from assistant.bodies.told_elsewhere import printed_name

REPORTS = {
    "city.txt": """\
云汀市人民政府2023年政府信息公开工作年度报告
本报告如有疑问，请与云汀市人民政府办公室联系（地址：云汀市湖滨路9号，电话：0899-6100200）。
一、总体情况
市人力资源社会保障局开设“求职夜校”专栏，每周更新。
市交通运输局在车站设立改线公告牌，提前三天张贴。
鹭屿县把公开栏设到渡口，由船工带读公告。沙洲县推行公告录音，送到老人家中。
五、存在的主要问题及改进情况
存在的主要问题：一是公告更新慢；二是图解较少。
改进措施：一是按周更新公告；二是增加图解。
六、其他需要报告的事项
未收取费用。
""",
    "water.txt": """\
云汀市水务局2023年政府信息公开工作年度报告
一、总体情况
全年公开停水公告31条。
六、其他需要报告的事项
未收取费用。
""",
}


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("云汀市人力资源社会保障局开设了什么专栏？", "“求职夜校”专栏"),
        ("云汀市人社局开设了什么专栏？", "“求职夜校”专栏"),
        ("云汀市交通局在哪里设了改线公告牌？", "在车站设立改线公告牌"),
        ("鹭屿县的公开栏是怎么设的？", "鹭屿县把公开栏设到渡口"),
        ("沙洲县怎么让老人听到公告？", "沙洲县推行公告录音"),
    ],
)
def test_the_report_that_names_a_body_tells_of_it(assistant: Assistant, question: str, said: str) -> None:
    answer = assistant.ask(question)
    assert answer.route is Route.PASSAGES
    assert said in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "鹭屿县存在哪些问题？",
        "鹭屿县的电话是多少？",
        "云汀市人社局有哪些改进措施？",
        "云汀市体育局开设了什么专栏？",
        "礁门县的公开栏是怎么设的？",
    ],
)
def test_what_is_said_of_others_is_not_told_of_it(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.route is Route.REFUSE
    assert not answer.citations


def test_the_office_of_a_government_has_the_telephone_of_its_report(assistant: Assistant) -> None:
    answer = assistant.ask("云汀市政府办公室的电话是多少？")
    assert answer.route is Route.PASSAGES
    assert "0899-6100200" in answer.text


@pytest.mark.parametrize(
    ("own", "text", "printed"),
    [
        ("住建局", "网站改版,市住房城乡建设局公布图纸。", "住房城乡建设局"),
        ("卫生健康委员会", "市卫生健康委推出讲座。", "卫生健康委"),
        ("公安局", "市司法局推出讲座。", ""),
    ],
)
def test_a_short_name_is_found_by_the_one_in_full(own: str, text: str, printed: str) -> None:
    assert printed_name(own, text) == printed
