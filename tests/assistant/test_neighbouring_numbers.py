"""A number that stands near the one asked for is not told for it, or told as what it is."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from assistant.answer import Answer, Route
from ingest.store.library import Library
from tests.assistant.forged_store import asked_on
from tests.assistant.talk import Talk, june_after, told_in_prose

TEXTS = {
    (
        "榆岭县农业农村局",
        2023,
    ): "全年公开政府信息320条，其中政策文件45条，工作动态180条。通过“榆岭农业”微信公众号发布信息210条，其中原创60条。"
    "全年发布公告28份，比上年多6份。收到政府信息公开申请14件，其中自然人11件、法人3件。制发文件66份，其中主动公开40份、依申请公开18份、不予公开8份。"
    "办理建议提案22件，其中A类15件、B类4件、C类3件。编印宣传册3000册、明白纸8000份，印制海报200张。发放调查问卷500份，整理档案36册。",
    (
        "榆岭县水利局",
        2022,
    ): "全年受理申请31件，主要涉及不动产登记、征地补偿，其中当面申请6件，网络申请25件。召开会议9次，比上年增加2次，上升28.6%。举办讲座5次，同比增长25%。"
    "热线来电500个，比上年下降60个，降幅10.7%。因申请人不提供材料、信息不存在，无法提供7件。",
    ("榆岭县教育局", 2022): "全年公开政府信息210条，较上年减少40条。受疫情影响，线下培训场次较上年减少，全年举办培训4次。"
    "受考试安排影响，开放日活动推迟至六月举行。因机构改革，公开目录重新编制。设立公开专栏2个，制作公开栏6块。新收政府信息公开申请9件，按申请人类型分：自然人6件、商业企业2件、其他1件。",
    (
        "榆岭县人民政府",
        2022,
    ): "县教育局公开信息最多，达430条。收到申请最多的部门是县自然资源局，共15件。城南街道举办培训最多，达12场。"
    "在13个乡镇中，柳河镇办理来信最多。点击量最高的栏目是“政策解读”。"
    "在榆岭日报、山城晚报、河湾电视台等媒体广泛宣传，累计宣传90篇，总阅读量达8万次。“榆岭发布”微信公众号发布1135条，关注人数达5200人。"
    "开设专题专栏10个。提出了109项工作任务。",
}


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with told_in_prose(tmp_path_factory.mktemp("near"), TEXTS) as library:
        yield library


@pytest.fixture
def told(stored: Library) -> Talk:
    """A conversation of its own for every question."""
    return Talk(asked_on(stored, june_after(TEXTS)), stored)


def values(answer: Answer) -> list[Decimal]:
    return [figure.value for figure in answer.figures if figure.value is not None]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("榆岭县农业农村局2023年公开政府信息多少条，其中政策文件几条、原创几条？", (320, 45)),
        ("榆岭县农业农村局2023年公开政府信息多少条，其中政策文件几条、微信原创几条？", (320, 45, 60)),
        ("榆岭县农业农村局2023年微信公众号发布信息多少条，其中原创几条？", (210, 60)),
    ],
)
def test_a_part_is_of_the_whole_that_is_asked_for(told: Talk, question: str, expected: tuple[int, ...]) -> None:
    assert values(told.ask(question)) == list(map(Decimal, expected))


@pytest.mark.parametrize(
    "asked", ["受理不动产登记申请多少件", "收到不动产登记申请几件", "受理征地补偿申请几件", "办理低保申请多少件"]
)
def test_applications_of_another_matter_are_none_for_disclosure(told: Talk, asked: str) -> None:
    assert told.ask(f"榆岭县水利局2022年{asked}？").route is Route.REFUSE


def test_documents_sorted_under_the_name_of_applications_are_told_too(told: Talk) -> None:
    answer = told.ask("榆岭县农业农村局2023年依申请公开多少件？")
    assert values(answer) == [Decimal(14), Decimal(18)]
    assert "按公开属性分" in answer.text
    assert values(told.ask("榆岭县农业农村局2023年收到依申请公开多少件？")) == [Decimal(14)]
    assert values(told.ask("榆岭县农业农村局2023年依申请公开的文件多少份？")) == [Decimal(18)]


@pytest.mark.parametrize(
    ("question", "first", "untold"),
    [
        ("榆岭县农业农村局2023年公告30份，比上年多4份，上年几份？", 22, ("30份", "4份")),
        ("榆岭县农业农村局2023年公告28份，比上年多6份，上年几份？", 22, ()),
        ("榆岭县农业农村局2023年发布公告28份，上年发布几份？", 22, ()),
        ("榆岭县农业农村局2023年收到20件申请，其中自然人几件？", 11, ("20件",)),
        ("榆岭县农业农村局2023年收到申请14条，自然人几条？", 11, ()),
        ("榆岭县农业农村局2023年办理建议提案30件，A类几件？", 15, ("30件",)),
        ("榆岭县水利局2022年会议比2021年多2次，2021年开了几次？", 7, ()),
    ],
)
def test_a_number_that_the_asker_gives_and_no_report_tells_is_said_to_be_none(
    told: Talk, question: str, first: int, untold: tuple[str, ...]
) -> None:
    answer = told.ask(question)
    assert values(answer)[0] == first
    assert ("没有这个数" in answer.text) is bool(untold)
    assert all(f"“{one}”" in answer.text for one in untold)


@pytest.mark.parametrize(
    "question",
    [
        "How many applicants failed to provide information to the Yuling County Water Bureau in 2022?",
        "How many applicants refused to disclose information to the Yuling County Water Bureau in 2022?",
        "榆岭县水利局2022年有多少申请人拒绝公开信息？",
        "榆岭县农业农村局2023年发放调查问卷多少册？",
        "榆岭县农业农村局2023年明白纸多少册？",
    ],
)
def test_a_row_of_the_bodys_own_deeds_and_a_unit_of_another_thing_answer_nothing(told: Talk, question: str) -> None:
    assert told.ask(question).route is Route.REFUSE


def test_a_thing_keeps_its_own_unit(told: Talk) -> None:
    assert values(told.ask("榆岭县农业农村局2023年整理档案多少册？")) == [Decimal(36)]


def test_a_measure_without_a_thing_is_told_of_each_thing(told: Talk) -> None:
    answer = told.ask("How many copies did the Yuling County Agriculture and Rural Affairs Bureau print in 2023?")
    assert values(answer) == [Decimal(3000), Decimal(8000), Decimal(200)]


@pytest.mark.parametrize(
    ("asked", "told_there"),
    [
        ("线下培训为什么减少", "受疫情影响"),
        ("开放日为什么推迟", "受考试安排影响"),
        ("公开目录为什么重新编制", "因机构改革"),
        ("公开信息减少的原因是什么", ""),
        ("线上培训减少的原因是什么", ""),
        ("考试安排为什么推迟", ""),
        ("机构改革的原因是什么", ""),
    ],
)
def test_a_reason_is_that_of_the_thing_asked_about(told: Talk, asked: str, told_there: str) -> None:
    answer = told.ask(f"榆岭县教育局2022年{asked}？")
    assert (answer.route is Route.PASSAGES) is bool(told_there)
    assert told_there in answer.text


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("会议比上年增加多少", ("2", "28.6")),
        ("会议比上年上升多少", ("28.6",)),
        ("会议比上年增加多少次", ("2",)),
        ("讲座比上年增加多少", ("25",)),
        ("来电比上年下降多少", ("10.7", "60")),
        ("来电比上年减少多少", ("60", "10.7")),
        ("来电比上年减少多少个", ("60",)),
        ("来电多少个，比上年下降多少", ("500", "10.7", "60")),
        ("举办讲座多少次，比2021年增长多少", ("5", "25")),
    ],
)
def test_by_how_much_in_no_unit_is_told_with_the_rate_that_is_stated(told: Talk, asked: str, expected: tuple[str, ...]) -> None:
    told_there = values(told.ask(f"榆岭县水利局2022年{asked}？"))
    assert [told_there[at] for at in range(len(expected))] == list(map(Decimal, expected))
    assert len(told_there) == len(expected)


def test_each_of_several_kinds_is_no_whole_count(told: Talk) -> None:
    assert values(told.ask("榆岭县教育局2022年新收政府信息公开申请按类型分别多少件？")) == list(map(Decimal, (6, 2, 1)))
    assert told.ask("榆岭县教育局2022年公开政府信息按类型分别多少条？").route is Route.REFUSE


@pytest.mark.parametrize(("asked", "expected"), [("公开栏有几个", 6), ("公开栏多少块", 6), ("公开专栏几个", 2)])
def test_a_board_is_no_column(told: Talk, asked: str, expected: int) -> None:
    assert values(told.ask(f"榆岭县教育局2022年{asked}？")) == [Decimal(expected)]


@pytest.mark.parametrize(
    ("asked", "told_there"),
    [
        ("哪个部门公开信息最多", "县教育局"),
        ("哪个街道公开信息最多", ""),
        ("哪个乡镇公开信息最多", ""),
        ("哪个部门收到申请最多", "县自然资源局"),
        ("哪个街道收到申请最多", ""),
        ("哪个街道举办培训最多", "城南街道"),
        ("哪个部门举办培训最多", ""),
        ("哪个街道办理来信最多", ""),
        ("哪个栏目点击量最高", "政策解读"),
        ("哪个网站点击量最高", ""),
    ],
)
def test_the_most_is_told_of_the_kind_of_body_that_is_asked_for(told: Talk, asked: str, told_there: str) -> None:
    answer = told.ask(f"榆岭县2022年{asked}？")
    assert (answer.route is Route.PASSAGES) is bool(told_there)
    assert told_there in answer.text


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("微信关注人数多少人", 5200),
        ("微信关注增加多少人", None),
        ("总阅读量多少次", 80000),
        ("总阅读量提升多少", None),
        ("山城晚报阅读量多少次", None),
        ("专题专栏几个", 10),
        ("专题专栏发布信息多少条", None),
        ("工作任务多少项", 109),
        ("工作任务多少类", None),
    ],
)
def test_a_stock_a_whole_and_a_vessel_are_not_told_for_what_is_near_them(told: Talk, asked: str, expected: int | None) -> None:
    answer = told.ask(f"榆岭县2022年{asked}？")
    assert values(answer) == ([] if expected is None else [Decimal(expected)])
