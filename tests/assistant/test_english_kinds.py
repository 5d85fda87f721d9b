"""English questions by kinds: what is counted, in which unit, of whom and where, each beside a near one that must not be answered."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from assistant.asking.asked_unit import asks_number
from assistant.asking.things import read_things
from assistant.english.plain import plainly
from assistant.english.reading import without_deed
from assistant.english.spelt import without_wider_places
from assistant.english.units import alike, may_count
from assistant.english.words_asked import asked_for_words, openings
from tests.assistant.talk import Talk

TEXTS = {
    (
        "桐溪市人民政府",
        2022,
    ): "召开新闻发布会6场。开展征集调查11期，收到公众意见58条。开展政策简明问答24期。",
    (
        "桐溪市人民政府",
        2023,
    ): "开展征集调查17期，收到公众意见94条。市政府门户网站总访问次数达412000次，访客量136000人次。全年开展政策简明问答31期，其中，市级19期、云岗区12期。收办申请88件（市政府37件、云岗区51件），12345便民热线投诉65件。收到市级政协提案8件、县级政协提案5件。"
    "“微观桐溪”发布1730条微博。承办人大代表建议21件、政协提案34件。在市政府网站主动公开规章6件，人事任免文件47件。"
    "桐溪县民政局1件，收取640元。青岭县教育局2件，收取310元。配备政务公开专职工作人员3名。召开政策吹风会2场。编发工作通报5期。"
    "公开政务动态类信息83条。全流程公开政策文件26件，常务会议9次。发布组织机构4条、建议提案答复29篇。收到群众网上申请15件，快递9件，4件正在办理中。申请内容本机关不掌握，无法提供。主要以门户网站、便民服务中心公告栏为主要公开渠道。",
}
CITY = "Tongxi City"


@pytest.mark.parametrize(
    ("question", "values"),
    [
        (f"How many people visited {CITY}'s government portal in 2023?", [136000]),
        (f"How many visits did {CITY}'s government portal get in 2023?", [412000]),
        (f"How many suggestions and proposals did {CITY} handle altogether in 2023?", [55, 21, 34]),
        (f"How many more public comments did {CITY} receive in its consultations in 2023 than in 2022?", [36, 94, 58]),
        (f"How many Weibo posts did {CITY}'s official account publish in 2023?", [1730]),
        (f"How many policy Q&As did {CITY} release in 2023, and how many of them were at city level?", [31, 19]),
        (f"How many full-time staff did {CITY} have for openness work in 2023?", [3]),
        (f"How many personnel appointment and removal documents did {CITY} disclose in 2023?", [47]),
        (f"How many government-affairs update items did {CITY} disclose in 2023?", [83]),
        (f"How many applications arrived by courier in {CITY} in 2023?", [9]),
        (f"How many work bulletins did {CITY} issue in 2023?", [5]),
        (f"How many organisation items did {CITY} publish in 2023?", [4]),
        (f"How many replies to proposals did {CITY} publish in 2023?", [29]),
        (f"How many executive meetings did {CITY} disclose in 2023?", [9]),
        (f"How many policy Q&As were made at city level in {CITY} in 2023?", [19]),
        (f"How many policy Q&As were made by {CITY}'s city level in 2023?", [19]),
        (f"How many policy Q&As did {CITY} make at the municipal level in 2023?", [19]),
        (f"How many applications did {CITY} itself handle in 2023?", [37]),
        (f"How many government affairs updates did {CITY} publish in 2023?", [83]),
        (f"How many hotline complaints did {CITY} get in 2023?", [65]),
        (f"How many full-time staff did {CITY} have for government openness in 2023?", [3]),
        (f"How many proposals from people's congress deputies did {CITY} handle in 2023?", [21]),
        (f"How many municipal CPPCC proposals did {CITY} receive in 2023?", [8]),
    ],
)
def test_the_number_that_is_meant_answers(talk: Talk, question: str, values: list[int]) -> None:
    assert [figure.value for figure in talk.ask(question).figures] == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    "question",
    [
        f"How many people visited {CITY}'s exhibition in 2023?",
        f"How many meetings did {CITY} hold in 2023?",
        f"How many policy updates did {CITY} publish in 2023?",
        f"How many suggestions and leaflets did {CITY} handle altogether in 2023?",
        f"How many more public complaints did {CITY} receive in its consultations in 2023 than in 2022?",
        f"How many personnel appointment and removal websites did {CITY} disclose in 2023?",
        f"How many items did {CITY} in Zhoushan publish on Weibo in 2023?",
        f"How many press conferences and briefings did {CITY} hold in total in 2022?",
    ],
)
def test_another_thing_that_is_counted_is_not_answered(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is not Route.FIGURES


def test_a_wider_place_is_left_out_only_where_a_file_is_named_after_it() -> None:
    files = ["xinzhou_hexi_street_2023.txt"]
    assert without_wider_places("how many items did in xinzhou new area publish", files) == "how many items did publish"
    assert without_wider_places("how many items did in zhoushan publish", files) == "how many items did in zhoushan publish"
    assert without_wider_places("how many items did the street publish", files) == "how many items did the street publish"


@pytest.mark.parametrize(
    ("content", "plain"),
    [
        ("how many people visited government portal in", "how many visitors did government portal have"),
        ("how many people visited the exhibition in", "how many people visited the exhibition"),
        ("to how many columns did cut", "how many columns did cut"),
        ("how many applications had been answered by the end of the year", "how many applications had been answered"),
        ("how many weibo posts did its official account publish", "how many weibo posts did publish"),
        ("how many videos did its official account publish", "how many videos did its official account publish"),
    ],
)
def test_what_says_nothing_is_left_out(content: str, plain: str) -> None:
    assert plainly(content) == plain


def test_units_that_a_word_may_be_counted_in() -> None:
    assert [alike("名", "人次"), alike("人", "件")] == [True, False]
    assert [may_count("条", "期"), may_count("次", "人次"), may_count("人", "次"), may_count("条", "人")] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("through which channels does mainly disclose information", "有哪些主要公开信息渠道"),
        ("why could the not provide the information that was applied for in", "为什么信息申请无法提供"),
        ("which team reviews information before publication", "由谁发布前审查信息"),
    ],
)
def test_a_question_for_words_is_said(content: str, said: str) -> None:
    assert said in asked_for_words(content)


def test_one_table_tells_how_words_are_asked_for() -> None:
    assert next(said for opens, said in openings() if opens.match("when was the plan published")) == "是什么时候"
    assert next(said for opens, said in openings() if opens.match("which office drafts it")) == "是哪个部门"


def test_a_later_part_keeps_the_first_without_its_verb() -> None:
    assert without_deed("how many leaflets did produce in , and how many of them were at city level")[0].endswith(
        "，其中市级的有多少"
    )


def test_how_many_websites_is_a_number() -> None:
    assert asks_number("how many websites had been opened")
    assert not asks_number("which website is it on")


@pytest.mark.parametrize("noun", ["提案", "方案", "档案", "稿件", "邮件", "文件"])
def test_a_noun_is_no_misspelt_decision(noun: str) -> None:
    assert not read_things(f"行政处罚{noun}多少件")
    assert read_things("行政处罚案件多少件")
