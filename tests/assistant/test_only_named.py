"""What is asked for by which or what must be told: the word for it alone, its number, or its place in a list of other things tells nothing of it."""

from __future__ import annotations

import pytest

from assistant.passages.only_named import only_named, says_only
from tests.assistant.test_fitting import said_so


@pytest.mark.parametrize(
    ("question", "tells", "does_not"),
    [
        ("回应的三次事件是什么事件?", "回应了潮水倒灌事件3次。", "通过其他方式回应事件3次。"),
        ("对哪些规划草案征求了意见?", "对《泊位规划草案》等征求意见。", "公开征集公告、规划草案和结果。"),
        ("内设机构有哪些?", "内设机构有渔政科、船检科。", "公布主要职责及内设机构等信息。"),
        ("码头指标体系包括哪些指标?", "码头指标体系包括泊位率、准点率。", "初步构建了码头指标体系并开展分析。"),
        ("报送的11种规程是哪些?", "报送《装卸规程》等规程11种。", "向档案馆、图书馆报送规程11种。"),
        ("渡口开放日有哪些活动?", "渡口开放日有划船、结绳活动。", "在海员日、航海日期间举办渡口开放日活动。"),
        ("手册里有哪些典型案例?", "手册里有撞船、搁浅典型案例。", "《渡口手册》汇集政策、各地典型案例及解析。"),
        ("哪个法院作了判决?", "27件由海棠县法院作了判决。", "27件法院作出判决。"),
        ("新办的4个专题是什么?", "新办防台风、休渔专题4个。", "访谈12期;新办专题4个。"),
        ("群众关心哪些热点问题?", "回应群众关心的船票退改等热点问题。", "围绕重大活动和群众关心的热点问题等重点发布信息。"),
        ("微博发布了哪些航运信息?", "微博发布航班、票价信息。", "微博发布信息8条。"),
        ("“潮声行动”具体有哪些内容?", "“潮声行动”包括查船、护岸。", "宣传“潮声行动”“帆影工程”等工作。"),
        ("“两查两看”是哪两查?", "“两查两看”即岸查、船查,看灯、看标。", "落实“两查两看”制度,层层把关。"),
        ("4大类任务是哪几类?", "提出4大类任务:修船、护岸、疏浚、助航。", "提出4大类20项任务,并明确单位和要求。"),
    ],
)
def test_which_one_it_is_must_be_told_and_not_only_that_there_is_one(question: str, tells: str, does_not: str) -> None:
    folded = question.replace("“", '"').replace("”", '"')
    assert not only_named(folded, tells.replace("“", '"').replace("”", '"').rstrip("。"))
    assert only_named(folded, does_not.replace("“", '"').replace("”", '"').rstrip("。"))


@pytest.mark.parametrize(
    ("question", "tells"),
    [
        ("公开了哪些电话?", "公开渡船咨询电话、救捞投诉电话等。"),
        ("设置了什么专栏?", "设置双公示、一承诺专栏。"),
        ("重点公开哪些领域的信息?", "大力推进重点领域的信息公开,突出船检、票价信息公开。"),
        ("网站公开了哪些信息?", "在网站公开了机构职能、办公地址等信息。"),
        ("工作闭环包括哪些环节?", "形成开船前检查、靠岸后清点的工作闭环。"),
        ("“三公示”是指哪几项?", "推进船期、票价、泊位公示,落实“三公示”要求。"),
        ("出台了什么规范?", "出台《渡口装卸规范(试行)》。"),
        ("政务新媒体以什么为重点?", "以航班查询为重点办好政务新媒体。"),
    ],
)
def test_what_is_told_in_other_ways_than_by_its_name_is_told(question: str, tells: str) -> None:
    assert not only_named(question.replace("“", '"').replace("”", '"'), tells.replace("“", '"').replace("”", '"').rstrip("。"))


def test_a_label_with_nothing_behind_it_is_blank() -> None:
    assert only_named("年报的发文字号是什么?", "- 发文字号:")
    assert not only_named("年报的发文字号是什么?", "- 发文字号:潮办发7号")


def test_a_long_name_is_told_by_no_sentence_without_it() -> None:
    assert only_named("渡口开放日有哪些活动?", "开展修船、护岸宣传。", lambda word: word == "渡口开放日")
    assert not only_named("渡口开放日有哪些活动?", "开展修船、护岸宣传。")


def test_an_english_question_is_held_against_the_words_for_its_thing() -> None:
    assert says_only(("法院",), "9件法院作出判决")
    assert not says_only(("法院",), "9件由北堤县法院判决")


@pytest.mark.parametrize(
    ("question", "answers", "does_not"),
    [
        ("船员提的是什么意见？", "船员提出延长夜航的意见。", "收到船员通过电话反馈的意见1条。"),
        ("对泊位的申请最后公开了没有？", "泊位申请已予以公开。", "收到泊位信息公开申请2件，规范办理。"),
    ],
)
def test_what_came_of_it_is_no_number_of_them(question: str, answers: str, does_not: str) -> None:
    assert said_so(question).holds(answers)
    assert not said_so(question).holds(does_not)
