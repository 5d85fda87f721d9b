"""A number asked for in ordinary words that no report uses is the number of the plain ones; a near miss of each stays refused; a list's
coarser counts are told in their own way alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer import Route
from ingest.store.library import Library
from tests.assistant.forged_store import asked_on
from tests.assistant.talk import Talk, june_after, told_in_prose

TABLES = """
二、主动公开政府信息情况
第二十条第（五）项
信息内容	上一年项目数量	本年增/减	处理决定数量
行政许可	25	+10	61
行政处罚	8	-2	40
三、收到和处理政府信息公开申请情况
（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）	申请人情况
自然人	法人或其他组织	总计
商业企业	科研机构	社会公益组织	法律服务机构	其他
一、本年新收政府信息公开申请数量	61	7	0	0	4	0	72
二、上年结转政府信息公开申请数量	4	0	0	0	0	0	4
"""
TEXTS = {
    (
        "桐岗县人民政府",
        2021,
    ): f"全县共收到政府信息公开申请72件，较上年增加18件。印发《桐岗县公开工作意见》，提出了7大类26条83项工作任务。"
    f"行政复议31件，19件做了复议决定，行政诉讼12件，5件法院做出判决。{TABLES}",
    (
        "桐岗县水务局",
        2021,
    ): "对栏目进行改版，将公开栏目由140个精简至64个。共承办建议提案24件，办理结果为A类13件、B类8件、C类3件。"
    "共归集政策文件318件。开展意见征集31个，在线访谈14期。完成县政府办公室协办件17件。依申请公开11件，信息不存在的2件。",
    (
        "桐岗县林业局",
        2021,
    ): "处理依申请公开4件。公开信息160条，全文电子化率达100%。全年在桐岗日报等省级以上媒体发稿23篇。累计各类媒体宣传640篇次。"
    "公开财政信息5条。受理居民在线咨询及局长信箱7件。另外12345便民热线投诉29件。",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with told_in_prose(Path(tmp_path_factory.mktemp("home")), TEXTS) as library:
        yield library


@pytest.fixture
def talk(library: Library) -> Talk:
    return Talk(asked_on(library, june_after(TEXTS)), library)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("2021年桐岗县水务局给政务公开栏目“瘦身”，栏目最后压缩到多少个？", "64"),
        ("桐岗县水务局2021年把公开栏目缩减到几个？", "64"),
        ("根据桐岗县2021年年报给出的申请量和增量，倒推2020年的政府信息公开申请应该是多少件？", "54"),
        ("桐岗县水务局2021年办理建议提案，结果评为B类的和C类的加在一起有几件？", "11"),
        ("桐岗县2021年办理的申请里，2020年没办完转过来的是几件？", "4"),
        ("桐岗县2021年处理的申请中，有几件是上一年没办结遗留下来的？", "4"),
        ("桐岗县2021年的行政诉讼案件，法院作出判决的有几件？", "5"),
        ("桐岗县2021年行政复议案件，作出复议决定的有多少件？", "19"),
        ("拿2021年桐岗县水务局的意见征集数和在线访谈期数比，前者多出多少？", "17"),
        ("桐岗县水务局和桐岗县林业局2021年办的依申请公开，前者比后者多几件？", "7"),
        ("2021年桐岗县水务局比桐岗县林业局多办了几件依申请公开？", "7"),
        ("跟上一年相比，桐岗县2021年的行政许可项目增幅是百分之多少？", "40"),
        ("桐岗县2021年公开工作意见，任务分几大类？", "7"),
        ("桐岗县2021年《桐岗县公开工作意见》把工作任务划成了多少个大类？", "7"),
        ("桐岗县2021年提出了多少条工作任务？", "26"),
        ("桐岗县2021年提出了多少项工作任务？", "83"),
        ("桐岗县2021年有多少工作任务？", "83"),
        ("桐岗县林业局2021年在省级以上媒体发了多少篇稿？", "23"),
        ("2021年桐岗县林业局在媒体上做宣传大约多少篇次？", "640"),
        ("2021年桐岗县林业局财政信息公开条数是多少？", "5"),
        ("桐岗县林业局2021年受理了多少件居民在线咨询和局长信箱来信？", "7"),
        ("2021年12345便民热线转给桐岗县林业局的投诉有几件？", "29"),
        ("How many suggestions and proposals handled by the Tonggang Water Bureau in 2021 were given a category B outcome?", "8"),
        ("How many assisting cases (协办件) did the Tonggang Water Bureau complete in 2021?", "17"),
    ],
)
def test_the_number_is_told(talk: Talk, question: str, value: str) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.FIGURES, answer.text
    assert value in [f"{figure.value:f}".removesuffix(".00") for figure in answer.figures if figure.value is not None], (
        answer.text
    )


@pytest.mark.parametrize(
    "question",
    [
        "2021年桐岗县水务局给微信公众号“瘦身”，账号最后压缩到多少个？",
        "桐岗县水务局2021年把事业单位缩减到几个？",
        "根据桐岗县2021年年报给出的申请量和增量，倒推2018年的政府信息公开申请应该是多少件？",
        "桐岗县水务局2021年办理建议提案，结果评为B类的和E类的加在一起有几件？",
        "桐岗县2021年的行政诉讼案件，法院作出撤诉裁定的有几件？",
        "桐岗县2021年的行政诉讼案件，复议机关作出判决的有几件？",
        "拿2021年桐岗县水务局的意见征集数和新闻发布会场数比，前者多出多少？",
        "桐岗县2021年提出了多少条整改措施？",
        "桐岗县2021年重点任务分几小类？",
        "桐岗县2021年办理的申请里，2019年没办完转过来的是几件？",
        "桐岗县林业局2021年在国家级媒体发了多少篇稿？",
        "2021年桐岗县林业局教育信息公开条数是多少？",
        "2021年12345便民热线转给桐岗县林业局的表扬有几件？",
    ],
)
def test_a_near_miss_is_not(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.REFUSE, answer.text
