"""Whether there ever was any, what it was for, which paper rules it, where the window is, what each of three took: asked in ordinary words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.asking.frames import in_plain_frame
from assistant.english.frames import in_plain_frame as in_plain_english
from assistant.language.plainer_words import plainer
from ingest.settings import StoreSettings
from ingest.store.library import Library, open_library
from tests.assistant.prose_reports import made_report, put, quoted

QUARRY = """\
云溪县采石局2023年政府信息公开工作年度报告
本报告按照《云溪县年度报告写作格式》(云办函〔2020〕17号)编制。本报告由采石概况、开山许可、复绿进展、附注共四个部分组成。
公众如有疑问，请与采石局办公室联系（地址：云溪县石场路3号）。
一、总体情况
（一）主动公开。办好“石头记”开放日1次，保障村民了解爆破安排，增进互信。对矿山复绿经费进行了及时公开，公开内容包括苗木经费、整地经费、管护经费等。
（二）依申请公开。全年没有因政府信息公开引起行政复议纠错的情形，未收取复印费。
（三）平台建设。对网站进行改版升级，开通图文导航机器人，方便石匠查路况。
（四）监督保障。贯彻《天南省公开工作要点》和《云州市公开重点任务》两份上级要点文件。采石局信息公开工作机构和申请受理机构为综合股。
二、其他需要报告的事项
无。
2024年2月6日
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with open_library(StoreSettings(tmp_path_factory.mktemp("quarry")), write=True) as opened:
        put(opened, "quarry.txt", made_report(QUARRY, "云溪县采石局", 2023))
        yield opened


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("因政府信息公开导致复议被纠错，出现过这种情况吗？", "没有因政府信息公开引起行政复议纠错"),
        ("是否发生过因信息公开而被复议纠错的事？", "没有因政府信息公开引起行政复议纠错"),
        ("跟申请人要过复印费没有？", "未收取复印费"),
        ("石头记开放日是为了实现什么目标？", "保障村民了解爆破安排"),
        ("办石头记开放日，目标是什么？", "保障村民了解爆破安排"),
        ("矿山复绿经费公开都包括什么？", "苗木经费、整地经费"),
        ("年报分成几个部分？", "共四个部分组成"),
        ("网站改版后，在图文导航上有什么新举措？", "图文导航机器人"),
        ("贯彻的省、市两级要点文件，名称分别是什么？", "天南省公开工作要点"),
        ("由哪个部门受理信息公开申请？", "综合股"),
        ("年报末尾标注的是哪天？", "2024年2月6日"),
        ("What date is given at the end of the annual report?", "2024年2月6日"),
    ],
)
def test_ordinary_words_find_the_sentence(library: Library, question: str, told: str) -> None:
    asked = in_plain_english(question) if question.isascii() else in_plain_frame(question)
    assert any(told in quote for quote in quoted(library, asked, "quarry.txt"))


@pytest.mark.parametrize(
    "question",
    [
        "因采购违规导致科长被免职，出现过这种情况吗？",
        "跟申请人要过停车费没有？",
        "招商推介会是为了实现什么目标？",
        "安全生产许可公开都包括什么？",
        "网站改版后，在盲人朗读上有什么新举措？",
        "贯彻的省、市两级防汛文件，名称分别是什么？",
    ],
)
def test_what_the_report_does_not_tell_stays_refused(library: Library, question: str) -> None:
    assert not quoted(library, in_plain_frame(question), "quarry.txt")


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("去采石局窗口办事，该去什么地方？", "采石局的地址是哪里？"),
        ("采石局的办事窗口在哪里？", "采石局的地址是哪里？"),
        ("我想上门去一趟，他们在什么位置？", "他们的地址在哪里？"),
        ("规定采石局年报格式的是县办的几号文？", "采石局年报格式是由县办的几号文规定的？"),
        ("县办哪一号文件规定了采石局报告所用的格式？", "采石局报告的格式是由县办哪一号文件规定的？"),
        ("“石头联防”指的是什么？", "“石头联防”是怎么回事？"),
        ("采石局靠哪些做法形成了宣传网？", "采石局怎样形成了宣传网？"),
        ("收复印费的三家单位，每家单位的收取金额是多少？", "收复印费的三家单位分别收取多少？"),
        ("采石局的统计表里，开放日一栏填的是几次？", "采石局统计表中开放日有几次？"),
        (
            "在采石局收到的全部来信当中，办结的比例有多高？小数点后留一位。",
            "采石局收到的全部来信中办结占百分之几？保留一位小数。",
        ),
        ("云溪县有多少件因没有正当理由逾期不补正？要总计数。", "云溪县有多少件因无正当理由逾期不补正？"),
        ("采石局政务大厅窗口在哪里能交罚款？", "采石局政务大厅窗口在哪里能交罚款？"),
        ("采石局2024年的工作目标是什么？", "采石局2024年的工作目标是什么？"),
        ("落实的区、镇两级要点文件有哪些？", "落实的区、镇两级要点文件有哪些？"),
    ],
)
def test_what_is_asked_in_other_words_is_asked_plainly(question: str, plain: str) -> None:
    assert in_plain_frame(question) == plain


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("石块分级结果为A类的，采石局共有几件？", "采石局石块分级结果为A类的有几件？"),
        ("运石栏目经过精简，采石局现在是几个？", "采石局运石栏目精简至几个？"),
        ("复绿那份方案公开征求意见，群众给采石局反馈了多少条？", "采石局就复绿的方案征求意见时，收到多少条公众反馈？"),
    ],
)
def test_a_number_is_asked_again_plainly(question: str, plain: str) -> None:
    assert plain in plainer(question, "said_plainly")


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        (
            "At the Yunxi Bureau of Quarries, which office accepts applications?",
            "which office accepts applications at the Yunxi Bureau of Quarries?",
        ),
        (
            "Who handles disclosure and takes in applications at Yunxi?",
            "Who is in charge of disclosure work and accepts applications at Yunxi?",
        ),
        ("How did Yunxi go about promoting quarry safety?", "How did Yunxi carry out quarry safety?"),
        ("How many cases did Yunxi take in and handle in 2023?", "How many cases did Yunxi handle in 2023?"),
        ("How many parts does the Yunxi annual report consist of?", "into how many parts is the Yunxi annual report divided?"),
        ("Did Yunxi charge fees for disclosure training?", "Did Yunxi charge fees for disclosure training?"),
    ],
)
def test_english_is_asked_plainly(question: str, plain: str) -> None:
    assert in_plain_english(question) == plain
