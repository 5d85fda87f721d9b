"""What a question is put in that asks nothing of its own (official, everyday, turned round) changes nothing of what is told; what it names still must be told."""

from __future__ import annotations

import re

import pytest

from assistant.answer import Route
from assistant.asking.frames import in_plain_frame
from assistant.asking.question import understand
from assistant.asking.said_figures import said
from assistant.asking.said_rows import without_carried_aside
from assistant.bodies.organisations import OrganisationTable
from tests.assistant.talk import Talk

TABLE = OrganisationTable.of([("示例市人民政府", (), "a")])
TEXTS = {
    (
        "柳泉县人民政府",
        2022,
    ): "全县共收办信息公开申请案件57件。全年制作办事漫画23期。针对城市更新，开展征集调查6期，收到群众意见41条。"
    "有3件申请收取信息处理费620元。其中，县民政局1件，收取120元；松坪镇政府2件，收取500元。举办新闻发布会9场。",
    (
        "枫川县商务局",
        2021,
    ): "我局收到并办理信息公开申请14件。公开采购公告和中标公告26条。在公开的信息中，政策文件类信息8条，占总体的16%；办事指南类信息42条，占总体的84%。",
    ("桂岭县商务局", 2021): "我局收到信息公开申请15件，办理14件。公开采购公告9条，中标公告7条。",
}

FRAMES = (
    "2022年度柳泉县{deed}的{noun}是否存在？数量为几{unit}？",
    "柳泉县2022年有无{deed}{noun}？若有，为多少{unit}？",
    "柳泉县2022年{deed}过{noun}没有？一共几{unit}？",
    "经统计，2022年度柳泉县共{deed}{noun}多少{unit}？",
    "柳泉县2022年年报所载{deed}{noun}多少{unit}？",
    "柳泉县2022年报告中载明{deed}的{noun}是几{unit}？",
    "不知柳泉县2022年{deed}{noun}几{unit}？",
    "柳泉县2022年{deed}的{noun}有几{unit}，请予说明。",
    "柳泉县2022年{deed}了若干{unit}{noun}？",
    "柳泉县2022年度所{deed}的{noun}，其数量为何？",
    "柳泉县在2022年里头总共{deed}了多少{unit}{noun}啊？",
    "柳泉县2022年{deed}{noun}多不多？具体是几{unit}？",
    "柳泉县2022年度{deed}{noun}情况如何？共多少{unit}？",
    "柳泉县2022年{deed}{noun}有几{unit}之多？",
    "麻烦看看柳泉县2022年报里{deed}{noun}是多少{unit}。",
    "2022年度，柳泉县一年下来统共{deed}{noun}几{unit}？",
)


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(
    ("deed", "noun", "unit", "value"),
    [("制作", "办事漫画", "期", 23), ("收到", "群众意见", "条", 41), ("举办", "新闻发布会", "场", 9)],
)
def test_no_frame_changes_what_is_told(talk: Talk, frame: str, deed: str, noun: str, unit: str, value: int) -> None:
    answer = talk.ask(frame.format(deed=deed, noun=noun, unit=unit))
    assert [figure.value for figure in answer.figures] == [value], answer.text


@pytest.mark.parametrize("frame", FRAMES)
def test_what_is_not_told_is_told_in_no_frame(talk: Talk, frame: str) -> None:
    answer = talk.ask(frame.format(deed="举办", noun="消防演练", unit="场"))
    assert answer.figures == (), answer.text


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("2022年度柳泉县开展多少期征集调查，从而收到群众意见41条？", 6),
        ("柳泉县2022年那41条群众意见，是做了几期征集调查收上来的？", 6),
        ("2022年度柳泉县全县政府信息公开申请案件收办总数是多少？", 57),
        ("信息公开申请案件，柳泉县2022年收办了几件？", 57),
        ("柳泉县2022年新闻发布会举办场数是多少？", 9),
        ("柳泉县2022年信息处理费收取金额为多少元？", 620),
        ("柳泉县2022年收取信息处理费总额是多少？", 620),
    ],
)
def test_everyday_and_official_words_are_read(talk: Talk, question: str, value: int) -> None:
    answer = talk.ask(question)
    assert [figure.value for figure in answer.figures] == [value], answer.text


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("枫川县商务局2021年一共收到、办理了几件信息公开申请？", {14}),
        ("枫川县商务局2021年收到和办理的信息公开申请件数是多少？", {14}),
        ("桂岭县商务局2021年一共收到、办理了几件信息公开申请？", {15, 14}),
        ("枫川县商务局2021年采购公告和中标公告一共多少条？", {26}),
        ("枫川县商务局2021年公开的中标公告、采购公告共计几条？", {26}),
        ("桂岭县商务局2021年采购公告和中标公告一共多少条？", {16}),
        ("枫川县商务局2021年政策文件类信息一共多少条？", {8}),
        ("枫川县商务局2021年办事指南有多少条，占百分之几？", {42, 84}),
    ],
)
def test_a_number_of_both_is_no_sum_of_it_with_itself(talk: Talk, question: str, values: set[int]) -> None:
    answer = talk.ask(question)
    told = {figure.value for figure in answer.figures}
    assert values <= told, answer.text
    assert not told & {28, 29, 52} - values, answer.text


@pytest.mark.parametrize(
    "question", ["枫川县商务局2021年采购公告和招聘公告一共多少条？", "枫川县商务局2021年人事类信息一共多少条，占百分之几？"]
)
def test_what_is_told_of_one_of_them_is_not_told_of_both(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert answer.figures == (), answer.text


@pytest.mark.parametrize(
    "question",
    [
        "柳泉县2022年有两个单位收了信息处理费，各收了多少钱？",
        "2022年度柳泉县收取信息处理费的两家单位各自的收费金额是多少？",
    ],
)
def test_the_number_of_each_is_never_the_whole(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert answer.route is not Route.FIGURES or 620 not in [figure.value for figure in answer.figures], answer.text


@pytest.mark.parametrize(
    ("question", "indicator", "columns"),
    [
        ("示例市2022年重复申请是否存在？数量为几件？", "applications.unprocessed.repeated", ()),
        ("2022年度示例市属于行政查询事项而不予公开的申请，其数量为何？", "applications.refused.administrative_query", ()),
        ("示例市2022年新收申请中，申请人为商业企业的有多少件？", "applications.received", ("商业企业",)),
        ("示例市2022年企业来申请，机关说手上没掌握这信息的有几件？", "applications.unavailable.not_held", ("商业企业",)),
        ("示例市2022年因为人家要的是公开出版物而不予处理的有几件？", "applications.unprocessed.publications", ()),
        ("示例市2022年自然人提的申请，一共办理了多少件？", "applications.handled", ("自然人",)),
    ],
)
def test_rows_of_the_form_are_read_in_any_frame(question: str, indicator: str, columns: tuple[str, ...]) -> None:
    content = understand(question, TABLE, 2023).content
    reading = said(content, "sum") if "一共" in content else said(content)
    assert (reading.indicator, reading.columns) == (indicator, columns), content


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("连同上年结转件在内，示例市收办申请多少件？", "示例市收办申请多少件？"),
        ("把上一年转过来的也算上，示例市一共收办了多少件申请？", "示例市一共收办了多少件申请？"),
        ("示例市收到的申请，把去年没办完的也算进去一共几件？", "示例市收到的申请加上上年结转的一共几件？"),
        ("含上年结转的申请，示例市共多少件？", "示例市申请加上上年结转的一共多少件？"),
        ("示例市办理的申请中，其中含上年结转的多少件？", "示例市办理的申请中，其中含上年结转的多少件？"),
        ("连同上年结转的行政复议在内，一共几件？", "连同上年结转的行政复议在内，一共几件？"),
    ],
)
def test_what_is_carried_over_is_taken_in_and_not_asked_for(asked: str, plain: str) -> None:
    assert without_carried_aside(asked) == plain


@pytest.mark.parametrize(
    "question",
    [
        "示例市2022年为何没有公开？",
        "示例市2022年报告反映的问题有哪些？",
        "示例市2022年有没有听证会？",
        "示例市2022年公开了若干措施，哪些措施最有效？",
    ],
)
def test_what_asks_for_words_is_as_it_was(question: str) -> None:
    assert in_plain_frame(question) == question


def test_every_frame_is_a_pattern_of_its_own() -> None:
    assert in_plain_frame("") == ""
    assert re.search("其|若干", in_plain_frame("示例市发布了若干条信息？")) is None


def test_what_is_not_yet_decided_is_so_at_the_end_of_its_year() -> None:
    assert in_plain_frame("截至2022年报告期末，示例市行政复议尚未审结的有几件？") == "2022年示例市行政复议尚未审结的有几件？"
    assert in_plain_frame("截至2022年报告期末，示例市有几个账号？").startswith("截至")


def test_whoever_is_named_on_the_way_there_stays() -> None:
    assert in_plain_frame("我要去示例市商务局窗口，地址是哪里？") == "我要去示例市商务局窗口，地址是哪里？"
    assert in_plain_frame("我想当面递交申请，示例市商务局在哪里？") == "示例市商务局在哪里？"
