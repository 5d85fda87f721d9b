"""What is asked of a list: shares of its parts, the rest, each part, the most: of certain wholes only, and never of a part of two things."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from assistant.asking.list_asked import read_list_question
from tests.assistant.talk import Talk

TEXTS = {
    (
        "枫岭县商务局",
        2023,
    ): "2023年共主动公开政府信息640条，其中通过“枫岭县人民政府门户网站”发布信息160条、“枫岭商务公众号”发布信息400条、通过宣传栏等途径发布信息80条。"
    "收到各类来信、依申请公开等50件，其中依申请公开8件。",
    (
        "柳溪县教育局",
        2023,
    ): "通过县政府网站教育频道公开政府信息320条，其中预算决算信息90条，招生信息150条，校园安全信息40条，政策文件及解读12条。"
    "收到政府信息公开申请40件。处理结果中，予以公开25件，部分公开9件，不予公开6件。",
    (
        "青石县卫生健康局",
        2023,
    ): "2023年通过网站主动公开政府信息250条，通过微信公众号发布信息900条。其中公开机构职能2条，部门文件5条，疾病防控20条。",
    (
        "岚浦县财政局",
        2023,
    ): "2023年主动公开政府信息200条。在主动公开的信息中，工作动态类信息120条，占60%；财政公告类信息70条，占35%；"
    "其他应公开信息10条，占5%。",
    (
        "霁河县人民政府",
        2023,
    ): "全县共收办政府信息公开申请500件（县政府60件、云岭镇140件、白沙镇90件、河口镇210件）。"
    "全年制作政策问答60期，其中，县级24期、云岭镇16期、白沙镇12期、河口镇8期。共举办新闻发布活动80场，其中，汛期新闻发布会累计举行28场。",
}


@pytest.mark.parametrize(
    ("question", "value", "operands"),
    [
        ("枫岭县商务局2023年网站占比多少？", "25", (160, 640)),
        ("枫岭县商务局2023年公众号发布的信息占百分之几？", "62.5", (400, 640)),
        ("枫岭县商务局2023年宣传栏的比重是多少？", "12.5", (80, 640)),
        ("枫岭县商务局2023年网站和公众号合计占比多少？", "87.5", (160, 400, 640)),
        ("枫岭县商务局2023年依申请公开占收到总数的多少？", "16", (8, 50)),
        ("柳溪县教育局2023年招生信息占公开信息的百分之几？", "46.88", (150, 320)),
        ("柳溪县教育局2023年公开的信息中校园安全占几成？", "12.5", (40, 320)),
        ("柳溪县教育局2023年予以公开的申请占多少？", "62.5", (25, 40)),
        ("青石县卫生健康局2023年部门文件占主动公开信息的百分比是多少？", "2", (5, 250)),
        ("霁河县人民政府2023年非汛期的发布活动占比多少？", "65", (80,)),
    ],
)
def test_a_share_is_of_the_whole_that_the_report_tells(talk: Talk, question: str, value: str, operands: tuple[int, ...]) -> None:
    first, *others = talk.ask(question).figures
    assert (first.value, first.unit, first.operation, first.state) == (Decimal(value), "%", "share", "computed")
    assert {one.value for one in others} >= {Decimal(one) for one in operands}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("岚浦县财政局2023年工作动态占比多少？", "60"),
        ("岚浦县财政局2023年财政公告占总体的多少？", "35"),
        ("岚浦县财政局2023年其他信息占多大比例？", "5"),
    ],
)
def test_a_share_that_is_printed_is_told_as_printed(talk: Talk, question: str, value: str) -> None:
    figure = talk.ask(question).figures[0]
    assert (figure.value, figure.operation, figure.state) == (Decimal(value), None, "reported")


@pytest.mark.parametrize(
    ("question", "value", "unit", "operands"),
    [
        ("枫岭县商务局2023年除网站外公开了多少条信息？", 480, "条", (640, 160)),
        ("枫岭县商务局2023年除了公众号和宣传栏以外发布多少条？", 160, "条", (640, 400, 80)),
        ("枫岭县商务局2023年除依申请公开外收到多少件？", 42, "件", (50, 8)),
        ("柳溪县教育局2023年除预决算外公开几条？", 230, "条", (320, 90)),
        ("霁河县人民政府2023年除汛期外的新闻发布活动有多少场？", 52, "场", (80, 28)),
    ],
)
def test_the_rest_is_the_whole_without_the_part(
    talk: Talk, question: str, value: int, unit: str, operands: tuple[int, ...]
) -> None:
    first, *others = talk.ask(question).figures
    assert (first.value, first.unit, first.operation) == (Decimal(value), unit, "difference")
    assert {one.value for one in others} == {Decimal(one) for one in operands}


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("岚浦县财政局2023年三类信息各占多少？", ("60", "35", "5")),
        ("岚浦县财政局2023年各类信息分别多少条？", ("120", "70", "10")),
        ("柳溪县教育局2023年各类信息分别公开多少条？", ("90", "150", "40", "12")),
    ],
)
def test_each_part_of_a_list_is_told(talk: Talk, question: str, values: tuple[str, ...]) -> None:
    assert tuple(str(figure.value) for figure in talk.ask(question).figures) == values


@pytest.mark.parametrize(
    ("question", "value", "label"),
    [
        ("柳溪县教育局2023年公开最多的一类是什么？", 150, "招生信息"),
        ("柳溪县教育局2023年公开最多的信息是什么？", 150, "招生信息"),
        ("枫岭县商务局2023年公开信息最多的途径？", 400, "枫岭商务公众号发布信息"),
        ("岚浦县财政局2023年公开信息最少的一类", 10, "其他应公开信息"),
        ("柳溪县教育局2023年公开信息数量第二多的是什么？", 90, "预算决算信息"),
        ("柳溪县教育局2023年公开信息排第三的是哪类？", 40, "校园安全信息"),
        ("柳溪县教育局2023年公开信息超过100条的是哪类？", 150, "招生信息"),
        ("霁河县人民政府2023年哪个乡镇的政策问答最少？", 8, "河口镇"),
        ("霁河县人民政府2023年收办申请最多的镇", 210, "河口镇"),
    ],
)
def test_the_most_the_least_and_the_second_of_a_list(talk: Talk, question: str, value: int, label: str) -> None:
    figure = talk.ask(question).figures[0]
    assert (figure.value, figure.label) == (Decimal(value), label)


@pytest.mark.parametrize(
    "question",
    [
        "青石县卫生健康局2023年部门文件占比多少？",  # of 250 or of 900
        "青石县卫生健康局2023年除部门文件外公开多少条？",
        "柳溪县教育局2023年政策解读占公开信息的百分之几？",  # of documents and readings together
        "柳溪县教育局2023年政策解读比招生信息少几条？",
        "柳溪县教育局2023年政策文件和招生信息一共几条？",
        "柳溪县教育局2023年预算占公开信息的比例？",
        "柳溪县教育局2023年公开最少的一类是什么？",  # the parts told do not come to the whole
        "枫岭县商务局2023年微博占比多少？",
        "青石县卫生健康局2023年除网站外公开多少条？",  # no part of a whole
        "枫岭县商务局2023年除微博外公开了多少条信息？",
    ],
)
def test_what_is_not_certain_is_not_computed(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is not Route.FIGURES


def test_parts_named_together_are_added(talk: Talk) -> None:
    share = talk.ask("柳溪县教育局2023年予以公开和部分公开一共占多少？").figures[0]
    assert share.value == Decimal(85)


def test_the_first_so_many_of_a_list_are_told_in_order(talk: Talk) -> None:
    figures = talk.ask("霁河县人民政府2023年收办申请最多的两个镇是哪两个？").figures
    assert [(figure.label, figure.value) for figure in figures] == [("河口镇", Decimal(210)), ("云岭镇", Decimal(140))]


def test_a_question_that_asks_two_things_is_no_question_of_a_list_alone() -> None:
    assert read_list_question("工作动态有几条,占多少") is None
    assert read_list_question("各类信息多少条") is None


def test_a_quarter_or_one_time_of_several_is_no_place_in_a_list() -> None:
    assert read_list_question("第二季度公开信息多少条") is None
    assert read_list_question("人最多的一次培训有多少人") is None
    assert read_list_question("公开信息第二多的是什么") is not None


def test_a_turn_that_names_another_part_asks_for_its_share(talk: Talk) -> None:
    talk.ask("岚浦县财政局2023年工作动态占比多少？")
    assert talk.ask("其他的呢？").figures[0].value == Decimal(5)
    talk.ask("枫岭县商务局2023年网站占比多少？")
    assert talk.ask("公众号呢？").figures[0].value == Decimal("62.5")
