"""English questions as people abroad ask them: names with peoples and lakes, what moved and why, halves, turns, beside what nothing answers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from assistant.asking.said_figures import said
from assistant.bodies.organisations import OrganisationTable
from assistant.english.bodies import english_mentions
from assistant.english.plain import plainly
from assistant.english.turns import turn_in_chinese
from assistant.english.words_asked import asked_for_words
from tests.assistant.talk import Talk

TEXTS = {
    (
        "甲乙回族自治县人民政府",
        2022,
    ): "全年通过政府网站公开信息640条，较上年减少80条，主要原因是栏目合并。微信公众号“甲乙发布”推送信息310条，阅读量突破52万人次。收到申请30件，比2021年的24件增长25%。"
    "制作政策简明问答18期。发布政府公报6期，印发900册。对公开工作突出的县民政局等14个单位和21名个人予以通报表扬。召开抗震救灾新闻发布会3场。"
    "现有专兼职政务公开工作人员52名，其中专职9名。处理网上咨询44件。",
    ("甲乙回族自治县人民政府", 2021): "开展政策简明问答11期。",
    (
        "东莞丙丁湖高新技术产业开发区管理委员会",
        2022,
    ): "全年受理申请40宗，其中自然资源局12宗。同2021年的51宗相比，下降21.6%，主要是征地问题申请减少。",
    ("戊己地区行政公署", 2022): "收到申请5件，均按期答复。",
    ("桐溪市人民政府", 2022): "收到申请70件，上年结转4件，办结73件，其余1件结转下年。公开工作离要求还有差距。",
}
COUNTY = "Jiayi Hui Autonomous County"


@pytest.mark.parametrize(
    ("question", "values"),
    [
        (f"How many more policy Q&A issues did {COUNTY} produce in 2022 than in 2021?", [7, 18, 11]),
        (f"How many copies of its gazette did {COUNTY} print in 2022?", [900]),
        (f"How many organisations and how many individuals did {COUNTY} commend in 2022?", [14, 21]),
        (f"How many press conferences about earthquake relief did {COUNTY} hold in 2022?", [3]),
        (f"How many people work on open government in {COUNTY}, and how many of them full-time?", [52, 9]),
        (f"How many items did {COUNTY} put on the government website in 2022?", [640]),
        (f"How many times was {COUNTY}'s WeChat account read in 2022?", [520000]),
        ("How many applications did Bingding Lake receive in 2022?", [40]),
        ("How many applications did the Wuji administration receive in 2022?", [5]),
    ],
)
def test_the_number_that_is_meant_answers(talk: Talk, question: str, values: list[int]) -> None:
    assert [figure.value for figure in talk.ask(question).figures] == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    "question",
    [
        f"How many copies of its yearbook did {COUNTY} print in 2022?",
        f"How many organisations and how many individuals did {COUNTY} punish in 2022?",
        f"How many press conferences about flood relief did {COUNTY} hold in 2022?",
        f"How many more leaflets did {COUNTY} produce in 2022 than in 2021?",
        f"How many people work on tax collection in {COUNTY}?",
        f"How many online meetings did {COUNTY} hold in 2022?",
        "How many applications, new and carried over, did Tongxi City have to deal with in 2022?",
        "How many applications did Bingding Lake's tax bureau receive in 2022?",
        "Why did Tongxi City publish fewer items in 2022 than the year before?",
    ],
)
def test_what_the_reports_do_not_tell_is_refused(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is Route.REFUSE


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (f"Why did {COUNTY} publish fewer items in 2022 than the year before?", "栏目合并"),
        ("Why did applications at Bingding Lake go down in 2022?", "征地问题申请减少"),
    ],
)
def test_why_a_number_moved_is_told_where_the_report_tells_that_it_did(talk: Talk, question: str, told: str) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.PASSAGES
    assert told in answer.citations[0].quote


@pytest.mark.parametrize(
    ("turns", "values"),
    [
        ((f"How many items did {COUNTY} put on the government website in 2022?", "And how many on WeChat?"), [640, 310]),
        ((f"How many applications did {COUNTY} receive in 2022?", "By what percentage was that up on 2021?"), [30, 25]),
    ],
)
def test_turns_go_on_to_a_channel_and_from_an_earlier_year(talk: Talk, turns: tuple[str, ...], values: list[int]) -> None:
    assert [talk.ask(turn).figures[0].value for turn in turns] == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Jiayi Mongol County Education Bureau", "甲乙蒙古族自治县教育局"),
        ("the Wuji League Education Bureau's WeChat", "戊己盟教育局"),
        ("Gengxin Special District", "庚辛特区人民政府"),
        ("the Rengui administration", "壬癸市人民政府"),
    ],
)
def test_names_with_peoples_and_levels(name: str, body: str) -> None:
    names = ("甲乙蒙古族自治县教育局", "戊己盟教育局", "庚辛特区人民政府", "壬癸市人民政府", "壬癸市水务局")
    table = OrganisationTable.of([(one, (), one) for one in names])
    (mention,) = english_mentions(table, f"How many items did {name} publish in 2022?")
    assert mention.organisations[0].name == body


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("How many issues did Shili water report in 2022?", True),
        ("What was Shili water use in 2022?", False),
        ("By how much did Shili education spending rise in 2022?", False),
    ],
)
def test_a_field_with_a_noun_behind_it_is_no_bureau(question: str, named: bool) -> None:
    table = OrganisationTable.of([(one, (), one) for one in ("示例市水利局", "示例市教育局", "示例市人民政府")])
    (mention,) = english_mentions(table, question)
    assert (len(mention.organisations) == 1) is named


@pytest.mark.parametrize(
    ("content", "plain"),
    [
        ("how many items did put on its website in ?", "how many items did publish on its website"),
        ("how many interviews did hold online in ?", "how many online interviews did hold"),
        ("how many people work on information disclosure in ?", "how many information disclosure staff"),
        ("why couldn't the provide it in ?", "why could the not provide it"),
        ("how many of them?", "how many of them"),
        ("how many cases in ( ) were corrected in ?", "how many cases were corrected"),
        (": how many cards were handled in ?", "how many cards were handled"),
    ],
)
def test_what_is_said_in_other_words(content: str, plain: str) -> None:
    assert plainly(content) == plain


def test_turns_with_a_year_of_their_own() -> None:
    turn = turn_in_chinese("how many more than in ?")
    assert turn is not None
    assert turn.behind("2021年") == "比2021年增加多少"
    assert turn_in_chinese("how many more leaflets than in ?") is None


def test_what_moved_comes_before_what_asks_why() -> None:
    assert asked_for_words("why did applications rise in ?")[0] == "申请为什么增加"
    assert asked_for_words("what number should i call to reach the ?") == ("电话",)


@pytest.mark.parametrize(
    ("content", "indicator"),
    [
        ("how many repeated requests did decline in ?", "applications.unprocessed.repeated"),
        ("how many applications did decline in because they were repeated?", "applications.unprocessed.repeated"),
        (
            "how many applications did fail to provide information for because it did not hold it?",
            "applications.unavailable.not_held",
        ),
        ("how many applicants missed the deadline to correct their applications in ?", "applications.otherwise.not_corrected"),
        ("how much was centralised procurement worth in ?", "proactive.procurement.amount"),
        ("how many patients did decline in ?", None),
        ("how many applicants missed the deadline to pay their taxes in ?", None),
    ],
)
def test_rows_of_the_forms_in_other_words(content: str, indicator: str | None) -> None:
    assert said(content).indicator == indicator
