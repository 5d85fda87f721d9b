"""What is done about a problem is answered by the measure that goes with it, never by the problem over again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.remedies import remedies
from assistant.report_prose import ReportProse
from ingest.model import Span
from ingest.store import Library
from tests.assistant.prose_reports import document_ids, made_report, prose_library, put, quoted

MEADOW = """\
栗原市草业局2024年政府信息公开工作年度报告
一、总体情况
（一）主动公开。公布草场轮牧安排。
五、存在的主要问题及改进情况
（一）上年问题整改情况。针对上年栏目空缺，已补齐轮牧栏目。
（二）本年度主要问题。牧户来电常占线，夜间没人接听；补贴公示只贴在乡里；年轻牧户很少看公告。
（三）改进办法。增加两部分机，夜间转到值班室；补贴名册同时送到各牧点；和广播站合办“草原一刻”。
六、其他需要报告的事项
无。
"""
UNEVEN = """\
栗原市苗圃站2024年政府信息公开工作年度报告
五、存在的主要问题及改进情况
一是苗木价格公布偏晚；二是来访登记潦草；三是展板陈旧。
改进措施：一是来访登记改用统一表单；二是苗木价格每旬公布一次。
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with prose_library(tmp_path_factory.mktemp("home")) as opened:
        put(opened, "meadow.txt", made_report(MEADOW, "栗原市草业局", 2024))
        put(opened, "nursery.txt", made_report(UNEVEN, "栗原市苗圃站", 2024))
        yield opened


@pytest.mark.parametrize(
    ("question", "file", "said"),
    [
        ("航道信息更新不及时怎么改？", "harbour.txt", "一是建立航道信息日报制度；"),
        ("怎样解决解读形式单一的问题？", "harbour.txt", "二是增加短视频解读；"),
        ("窗口人员业务能力不足打算怎么补？", "harbour.txt", "三是每季度组织窗口人员轮训。"),
        ("怎么解决牧户来电占线的问题？", "meadow.txt", "增加两部分机，夜间转到值班室；"),
        ("针对补贴公示只贴在乡里采取什么办法？", "meadow.txt", "补贴名册同时送到各牧点；"),
        ("年轻牧户很少看公告怎么办？", "meadow.txt", "和广播站合办“草原一刻”。"),
        ("苗木价格公布偏晚怎么改？", "nursery.txt", "二是苗木价格每旬公布一次。"),
    ],
)
def test_the_measure_that_goes_with_the_problem_is_quoted(library: Library, question: str, file: str, said: str) -> None:
    assert quoted(library, question, file) == [said]


def test_the_problem_itself_is_quoted_where_it_is_what_was_asked(library: Library) -> None:
    assert "三是窗口人员业务能力不足。" in quoted(library, "有哪些问题？", "harbour.txt")[0]


def test_a_place_that_tells_a_measure_or_lies_elsewhere_has_no_remedy(library: Library) -> None:
    ids = document_ids(library)
    report = ReportProse(ids["harbour.txt"], library, ())
    for said in ("二是增加短视频解读；", "建立答复会审制度，由法规科逐件把关。"):
        start = report.text.index(said)
        assert remedies(report, Span(start, start + len(said)), "怎么改") == ()
