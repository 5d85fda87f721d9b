"""What is done about a problem is answered by the measure that goes with it, never by the problem over again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.answer import Route
from assistant.passages.remedies import remedies
from assistant.prose.report_prose import ReportProse
from ingest.model import Span
from ingest.store.library import Library
from tests.assistant.forged_store import asked_on
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


NUMBERED = """\
栗原市牧道站2024年政府信息公开工作年度报告
五、存在的主要问题及改进情况
问题一：里程桩掉漆看不清。问题二：收费亭夜里没灯。问题三：山口收不到信号。
下步打算：对第三个问题，山口架设广播，早晚各播一遍；对第一个问题，里程桩改用反光漆；对第二个问题，收费亭装太阳能灯。
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with prose_library(tmp_path_factory.mktemp("home")) as opened:
        put(opened, "meadow.txt", made_report(MEADOW, "栗原市草业局", 2024))
        put(opened, "tracks.txt", made_report(NUMBERED, "栗原市牧道站", 2024))
        put(opened, "nursery.txt", made_report(UNEVEN, "栗原市苗圃站", 2024))
        yield opened


@pytest.mark.parametrize(
    ("question", "file", "said"),
    [
        ("航道信息更新不及时怎么改？", "harbour.txt", "一是建立航道信息日报制度；"),
        ("怎样解决解读形式单一的问题？", "harbour.txt", "二是增加短视频解读；"),
        ("窗口人员业务能力不足打算怎么补？", "harbour.txt", "三是每季度组织窗口人员轮训。"),
        ("山口收不到信号怎么办？", "tracks.txt", "下步打算：对第三个问题，山口架设广播，早晚各播一遍；"),
        ("里程桩掉漆怎么办？", "tracks.txt", "对第一个问题，里程桩改用反光漆；"),
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


ORCHARD = """\
栗原市果树站2024年政府信息公开工作年度报告
来源：果树站办公室　发布日期：2025-01-20　阅读：81次
一、总体情况
（一）怎么管。全年定了规矩七条，每条公告要走三道关：经手人、站长、会计。
（二）合作。冷库检修同运营商签了协议。
（三）来往。来信请寄栗原市果园路5号二楼。来电请拨（工作日8:00—16:30）0899-7005566。
（四）水利。苗圃灌溉由青藤水务公司承建。
五、存在的主要问题及改进情况
公告栏内容雷同，来看的人少；价格表换得慢。
下一步，每个公告栏开一个“当月果讯”专栏，由技术员供稿；价格表逢五逢十更换。
"""


@pytest.fixture(scope="module")
def orchard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with prose_library(tmp_path_factory.mktemp("orchard")) as opened:
        put(opened, "orchard.txt", made_report(ORCHARD, "栗原市果树站", 2024))
        yield opened


@pytest.mark.parametrize("question", ["怎么提升公告栏内容？", "如何丰富公告栏内容？", "怎样避免公告栏内容雷同？"])
def test_how_something_is_made_better_is_told_by_the_measure(orchard: Library, question: str) -> None:
    assert quoted(orchard, question, "orchard.txt") == ["下一步，每个公告栏开一个“当月果讯”专栏，由技术员供稿；"]


@pytest.mark.parametrize("lead", ["2025年，我站将要", "2025年拟要", "明年要"])
def test_what_is_meant_to_be_done_next_year_is_a_measure(library: Library, lead: str) -> None:
    text = f"栗原市苗种站2024年报告\n五、存在的主要问题及改进情况\n告示贴出就被揭下；价目牌样式不一。{lead}求每张告示拍照留底；价目牌由站里统一制作后发放。\n"
    put(library, "seeds.txt", made_report(text, "栗原市苗种站", 2024))
    (said,) = quoted(library, "怎么解决告示贴出就被揭下？", "seeds.txt")
    assert "拍照留底" in said
    assert "揭下" not in said


def test_problems_named_in_a_row_each_have_their_measure(library: Library) -> None:
    text = (
        "栗原市牧站2023年报告\n五、存在的主要问题及改进情况\n仍有差距，如牧道标识有待补齐、栏舍消毒有待规范、兽医队伍有待加强等。"
    )
    text += "下一步，将抓好以下工作：一是竖立里程牌；二是每旬喷洒一次；三是同农校合办夜课。\n"
    put(library, "pasture.txt", made_report(text, "栗原市牧站", 2023))
    assert quoted(library, "怎么带好兽医队伍？", "pasture.txt") == ["三是同农校合办夜课。"]


def test_how_something_is_made_one_is_told_by_the_measure_and_not_by_the_problem(library: Library) -> None:
    text = "栗原市苗种站2023年报告\n五、存在的主要问题及改进情况\n主要问题：种苗定级标准不统一；来客少。改进情况：印发《种苗定级标准》；开办集市。\n"
    put(library, "grades.txt", made_report(text, "栗原市苗种站", 2023))
    assert quoted(library, "怎样统一种苗定级？", "grades.txt") == ["改进情况：印发《种苗定级标准》；"]


def test_how_many_stages_is_told_by_the_sentence_that_has_them_and_never_by_the_page_about_itself(orchard: Library) -> None:
    (said,) = quoted(orchard, "公告发布要经过哪几道关？", "orchard.txt")
    assert "三道关：经手人、站长、会计" in said
    assert not any("来源" in said or "阅读" in said for said in quoted(orchard, "公告发布来源是什么？", "orchard.txt"))


def test_which_company_is_answered_by_a_name_only(orchard: Library) -> None:
    assert "青藤水务公司" in "".join(quoted(orchard, "苗圃灌溉是哪家公司承建的？", "orchard.txt"))
    assert quoted(orchard, "冷库检修协议是和哪家运营商签的？", "orchard.txt") == []


@pytest.mark.parametrize(
    ("question", "said"),
    [("写信寄到哪里？", "来信请寄栗原市果园路5号二楼"), ("几点到几点能打电话？", "工作日8:00—16:30")],
)
def test_a_contact_in_other_words_is_quoted(orchard: Library, question: str, said: str) -> None:
    assert said in quoted(orchard, question, "orchard.txt")


def test_an_english_question_gets_the_measure_for_the_problem_that_it_names(library: Library) -> None:
    text = (
        "栗原市渡口处2024年报告\n五、存在的主要问题及改进情况\n主要问题：首先，渡船少；其次，候船厅设备故障多；再次，船票难买。\n"
    )
    text += "为此采取以下举措：针对渡船少，增租两艘；针对设备故障，同厂家签驻点协议；针对船票难买，开网上售票。\n六、其他\n无。\n"
    put(library, "ferry.txt", made_report(text, "栗原市渡口处", 2024))
    assert "针对设备故障，同厂家签驻点协议；" in "".join(
        quoted(library, "What will it do about equipment failures?", "ferry.txt")
    )


CATCHING_UP = """\
栗原市驿亭街道办事处2024年政府信息公开工作年度报告
五、存在的主要问题及改进情况
对上年所列两项不足的交账情况：茶摊名录“翻不到”已通过换用拼音目录解决；渡船时刻迟贴，以“前夜电话提醒”的办法治住。
自己挑刺：一是井栏告示字小；二是旧契编号混乱。
来年补课：井栏告示改刻大字；请文书驻点两旬，把旧契逐张编号。
"""
FOR_THIS = """\
栗原市茶政厅2024年政府信息公开工作年度报告
五、存在的主要问题及改进情况
尚存差距：（一）茶价隔旬见报；（二）茶山图纸陈旧；（三）侗文版靠人誊抄，常晚六天。
为此我们将：（一）茶价逐日张榜；（二）重测茶山；（三）添置排字机，两日内见报。
"""


@pytest.mark.parametrize(
    ("text", "body", "question", "said"),
    [
        (CATCHING_UP, "栗原市驿亭街道办事处", "井栏告示字小怎么改进？", "改刻大字"),
        (CATCHING_UP, "栗原市驿亭街道办事处", "怎么解决茶摊名录翻不到的问题？", "换用拼音目录"),
        (CATCHING_UP, "栗原市驿亭街道办事处", "渡船时刻迟贴怎么解决的？", "前夜电话提醒"),
        (FOR_THIS, "栗原市茶政厅", "侗文版晚，怎么改进？", "添置排字机"),
    ],
)
def test_measures_are_known_by_other_leads(tmp_path: Path, text: str, body: str, question: str, said: str) -> None:
    with prose_library(tmp_path) as opened:
        put(opened, "one.txt", made_report(text, body, 2024))
        answer = asked_on(opened, date(2025, 6, 1)).ask(f"{body}2024年{question}")
        assert said in "".join(citation.quote for citation in answer.citations)
        unlike = asked_on(opened, date(2025, 6, 1)).ask(f"{body}2024年牛栏漏雨怎么改进？")
        assert unlike.route is Route.REFUSE
