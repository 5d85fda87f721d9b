"""What applications were about: told in the report's words, never by ways of applying, kinds of applicants or results."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    (
        "榆岚市人民政府",
        2023,
    ): "收到政府信息公开申请19件，其中当面申请4件、网上申请10件、信函申请5件。申请量居前三位的是城中村改造、医保报销、校车管理。",
    (
        "苇湖县人民政府",
        2023,
    ): "收到申请31件。从申请内容看，耕地占补类最多，为13件，其次为河道采砂类9件、供水工程类6件。从申请渠道看，网络20件、邮寄11件。",
    ("柳溪县水务局", 2023): "收到申请7件，其中自然人6件、商业企业1件，申请内容集中在水库除险加固、水费标准等方面。",
    (
        "枫桥区人民政府",
        2023,
    ): "受理申请15件，其中当面申请12件、信函申请3件。答复15件，其中同意公开13件、信息不存在1件、内容不明确1件。",
    ("松坪县林业局", 2023): (
        "本报告分工作概况、公开情况、存在问题三部分。收到申请2件，1件为退耕地块清册，1件为护林哨点名单，均已答复。"
        "执行“拟稿人—股长—分管局长”三级审核，全年审核稿件81篇。"
    ),
    ("杉溪镇人民政府", 2023): "受理申请30件。从内容看，山林确权协议占绝大多数，计21件。",
    ("岚坪县林业局", 2023): "收到申请2件，1件为网上提交，1件为予以公开。",
    (
        "云溪市教育局",
        2023,
    ): "收到申请22件，涉及招生计划类12件、教师招聘类6件、校舍建设类4件，均通过网络提出。联系地址：云溪市学府路3号，电子信箱jyj@yunxi.example.cn。",
}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("榆岚市2023年申请最多的是哪几类信息？", "城中村改造"),
        ("榆岚市2023年哪类信息申请得最多？", "城中村改造"),
        ("榆岚市2023年申请最多的是什么内容？", "城中村改造"),
        ("榆岚市2023年申请公开的内容主要是哪些？", "城中村改造"),
        ("榆岚市2023年申请人主要想要什么信息？", "城中村改造"),
        ("苇湖县2023年群众申请公开的内容主要是哪些？", "耕地占补类"),
        ("苇湖县2023年申请内容主要集中在哪些方面？", "耕地占补类"),
        ("柳溪县水务局2023年申请最多的是哪类信息？", "水库除险加固"),
        ("柳溪县水务局2023年公众申请公开的主要是什么内容？", "水库除险加固"),
        ("松坪县林业局2023年收到的两件申请是关于什么的？", "退耕地块清册"),
        ("松坪县林业局2023年的稿件是怎么审核的？", "拟稿人—股长—分管局长"),
        ("松坪县林业局2023年的年报分哪几个部分？", "工作概况、公开情况、存在问题三部分"),
        ("云溪市教育局2023年的电子信箱是什么？", "jyj@yunxi.example.cn"),
    ],
)
def test_the_matter_is_told(talk: Talk, question: str, told: str) -> None:
    answer = talk.ask(question)
    assert answer.route is not Route.REFUSE
    assert told in answer.text
    assert "网上申请”（" not in answer.text


def test_the_most_that_a_clause_tells_before_its_number_is_counted(talk: Talk) -> None:
    assert [figure.value for figure in talk.ask("杉溪镇2023年山林确权协议有多少件？").figures] == [21]


@pytest.mark.parametrize(
    "question",
    [
        "枫桥区2023年申请最多的是哪几类信息？",
        "枫桥区2023年申请最多的是什么内容？",
        "枫桥区2023年哪类信息申请得最多？",
        "枫桥区2023年群众申请公开的内容主要是哪些？",
        "枫桥区2023年的电子信箱是什么？",
        "岚坪县林业局2023年收到的两件申请是关于什么的？",
    ],
)
def test_ways_and_results_are_no_matter(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is Route.REFUSE


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("榆岚市2023年哪种方式的申请最多？", "网上申请"),
        ("枫桥区2023年哪种申请方式最多？", "当面申请"),
        ("苇湖县2023年哪个渠道的申请最多？", "网络"),
    ],
)
def test_the_way_is_still_told(talk: Talk, question: str, told: str) -> None:
    assert told in talk.ask(question).text
