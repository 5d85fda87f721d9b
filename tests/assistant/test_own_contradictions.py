"""A report that contradicts itself is told with both numbers: a whole and its parts, a row and its columns, a table and its prose."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

ROW = """
三、收到和处理政府信息公开申请情况
（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）	申请人情况
自然人	法人或其他组织	总计
商业企业	科研机构	社会公益组织	法律服务机构	其他
一、本年新收政府信息公开申请数量	{row}
二、上年结转政府信息公开申请数量	4	1	0	0	0	0	5
"""
RESULTS = """
三、收到和处理政府信息公开申请情况
（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）	申请人情况
自然人	法人或其他组织	总计
商业企业	科研机构	社会公益组织	法律服务机构	其他
一、本年新收政府信息公开申请数量	50	0	0	0	0	0	50
二、上年结转政府信息公开申请数量	2	0	0	0	0	0	2
三、本年度办理结果	（一）予以公开	48	0	0	0	0	0	48
（七）总计	48	0	0	0	0	0	48
四、结转下年度继续办理	4	0	0	0	0	0	4
"""
ENDED = """
附表
指标名称	单位	统计数
三、依申请公开情况
（一）收到申请数	件	31
（二）申请办结数	件	31
1.按时办结数	件	29
2.延期办结数	件	2
"""
ANNEX = """
附表
指标名称	单位	统计数
十四、政府信息公开会议和培训情况
（一）召开政府信息公开工作会议或专题会议数	次	4
（二）举办各类培训班数	次	2
（三）接受培训人员数	人次	180
"""
TEXTS = {
    ("榆岚市人民政府", 2022): "依申请公开工作有序。" + ROW.format(row="31\t6\t0\t0\t0\t0\t39"),
    ("苇湖县人民政府", 2022): "依申请公开工作有序。" + ROW.format(row="31\t6\t0\t0\t0\t0\t37"),
    ("柳溪县人民政府", 2016): "举办培训班5期，培训180人次。" + ANNEX,
    ("枫桥区人民政府", 2016): "举办业务培训班1期，到乡镇举办讲座6次。" + ANNEX,
    (
        "榆岚市自然资源局",
        2023,
    ): "公开各类信息820条，其中土地供应信息310条、不动产公告260条、规划公示240条。收到群众意见12条，采纳5条。",
    ("苇湖县人民政府", 2023): "全年公开政府信息1500条，其中政务动态900条、政策文件400条、其他200条。制作解读材料20篇。",
    ("柳溪县人民政府", 2023): "收到政府信息公开申请60件，连同上年结转5件，应办65件，已办结61件，结转下年度4件。",
    ("枫桥区民政局", 2023): "局网站公开信息95条，其中救助类50条、养老类45条。",
    ("榆岚市人民政府", 2023): "新收政府信息公开申请50件，办结45件。" + RESULTS,
    ("苇湖县水利局", 2023): "新收政府信息公开申请50件，办结46件。" + RESULTS,
    ("柳溪县教育局", 2023): "新收政府信息公开申请50件，办结48件。" + RESULTS,
    ("枫桥区人民政府", 2017): "受理申请31件，按时办结29件，延期办结2件。" + ENDED,
    ("沙渡市人民政府", 2023): "各县收到申请数量为：柳溪县66件、苇湖县12件。",
    ("云溪市水务局", 2023): "全年公开信息77条。",
}


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("榆岚市自然资源局2023年公开各类信息多少条，和分项加起来对得上吗？", {820, 810}),
        ("榆岚市自然资源局2023年公开各类信息多少条，分项加起来是不是这个数？", {820, 810}),
        ("榆岚市自然资源局2023年公开信息的各分项之和与总数一致吗？", {820, 810}),
        ("榆岚市自然资源局2023年公开信息多少条？各类加起来等于总数吗？", {820, 810}),
        ("苇湖县2023年公开信息多少条，和分项加起来对得上吗？", {1500}),
        ("苇湖县2023年公开信息的总数和分项加起来对得上吗？", {1500}),
    ],
)
def test_a_whole_is_told_with_what_its_parts_come_to(talk: Talk, question: str, values: set[int]) -> None:
    told = {one.value for one in talk.ask(question).figures}
    assert {Decimal(value) for value in values} <= told


@pytest.mark.parametrize(
    "question",
    [
        "柳溪县2023年收到申请多少件，和分项加起来对得上吗？",
        "云溪市水务局2023年公开信息多少条，和分项加起来对得上吗？",
        "榆岚市自然资源局2023年收到群众意见多少条，和分项加起来对得上吗？",
        "苇湖县2023年制作解读材料多少篇，和分项加起来对得上吗？",
    ],
)
def test_what_has_no_parts_is_refused(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is Route.REFUSE


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("榆岚市2022年新收政府信息公开申请多少件？", {39, 37}),
        ("榆岚市2022年收到多少件申请？", {39, 37}),
        ("苇湖县2022年新收政府信息公开申请多少件？", {37}),
        ("榆岚市2022年上年结转的申请多少件？", {5}),
        ("柳溪县2016年举办了几期培训班？", {2, 5}),
        ("枫桥区2016年举办培训班多少次？", {2}),
        ("柳溪县2016年召开政府信息公开工作会议几次？", {4}),
        ("榆岚市2023年办结了多少件公开申请？", {45, 48}),
        ("苇湖县水利局2023年办结了多少件公开申请？", {46}),
        ("柳溪县教育局2023年办结了多少件公开申请？", {48}),
        ("枫桥区2017年办结了多少件公开申请？", {31}),
    ],
)
def test_a_table_that_says_another_number_is_told_with_it(talk: Talk, question: str, values: set[int]) -> None:
    answer = talk.ask(question)
    told = {one.value for one in answer.figures if one.operation is not None or one.state == "conflict" or len(values) == 1}
    assert told == {Decimal(value) for value in values}


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("柳溪县2023年收到政府信息公开申请到底是60件还是66件？", {60, 66}),
        ("榆岚市2023年申请办结了45件还是48件？", {45, 48}),
    ],
)
def test_each_of_two_numbers_is_told_by_its_own_place(talk: Talk, question: str, values: set[int]) -> None:
    answer = talk.ask(question)
    assert {one.value for one in answer.figures} == {Decimal(value) for value in values}
    assert [warning.code for warning in answer.warnings] == ["conflict"]
