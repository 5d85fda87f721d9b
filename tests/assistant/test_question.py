"""What a question is understood to ask: which body, year and thing, and what is to be done with it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.asking.question import Question, understand
from assistant.bodies.organisations import OrganisationTable

CITY, SCHOOLS = "示例市人民政府", "示例市教育局"


@pytest.fixture(scope="module")
def table() -> OrganisationTable:
    return OrganisationTable.of([(CITY, (), "a"), (SCHOOLS, (), "b")])


def read(table: OrganisationTable, text: str) -> Question:
    return understand(text, table, 2023)


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("示例市2023年收到多少件政府信息公开申请？", "applications.received"),
        ("示例市2023年新收了几件依申请公开？", "applications.received"),
        ("示例市2023年不予公开的申请多少件？", "applications.refused"),
        ("示例市2023年结转下年度继续办理的多少件？", "applications.carried_out"),
        ("示例市2023年行政复议总计多少件？", "review.total"),
        ("示例市2023年行政复议结果维持的多少件？", "review.upheld"),
        ("示例市2023年制发规范性文件几件？", "proactive.normative_documents.issued"),
        ("示例市2023年行政处罚处理决定数量？", "proactive.penalties.decisions"),
        ("示例市2023年行政事业性收费多少万元？", "proactive.fees.amount"),
        ("How many applications did Shili City receive in 2023?", "applications.received"),
    ],
)
def test_the_thing_asked_is_an_indicator_of_the_form(table: OrganisationTable, text: str, indicator: str) -> None:
    question = read(table, text)
    assert [ask.indicator for ask in question.asks] == [indicator]
    assert question.numeric
    assert question.operation == "value"
    assert question.years.named == (2023,)
    assert question.mentions[0].organisations[0].name == CITY


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("示例市收到多少件申请？", "件"),
        ("示例市编印公报几期？", "期"),
        ("示例市参训多少人次？", "人次"),
        ("示例市行政事业性收费多少万元？", "万元"),
    ],
)
def test_the_unit_asked(table: OrganisationTable, text: str, unit: str) -> None:
    assert read(table, text).asks[0].unit == unit


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("示例市比示例市教育局多收到多少件？", "difference"),
        ("示例市的申请比示例市教育局的多多少件？", "difference"),
        ("2022年和2023年示例市收到的申请相差多少件？", "difference"),
        ("示例市2022年和2023年合计收到多少件申请？", "sum"),
        ("示例市的申请增长率是多少？", "growth"),
        ("示例市网上申请占全部申请的百分之几？", "share"),
        ("示例市哪一年收到的申请最多？", "max"),
        ("示例市收到的申请最少的是哪一年？", "min"),
        ("示例市近三年平均每年收到多少件申请？", "mean"),
        ("示例市的各分项加起来是多少？", "parts"),
        ("示例市的分项和总数对得上吗？", "check"),
        ("By how many did Shili City's requests exceed those of 2022?", "difference"),
        ("What percentage of the requests came by mail in Shili City?", "share"),
    ],
)
def test_what_is_to_be_done_with_it(table: OrganisationTable, text: str, operation: str) -> None:
    assert read(table, text).operation == operation


@pytest.mark.parametrize(
    "text", ["示例市为什么申请减少？", "示例市采取了哪些措施？", "示例市有没有收取费用？", "What measures did Shili City take?"]
)
def test_a_question_for_words_is_not_one_for_numbers(table: OrganisationTable, text: str) -> None:
    assert not read(table, text).numeric


def test_two_things_asked_are_two_asks_in_their_order(table: OrganisationTable) -> None:
    question = read(table, "示例市2023年收到多少件政府信息公开申请，编印公报多少期？")
    assert [ask.unit for ask in question.asks] == ["件", "期"]
    assert question.asks[0].indicator == "applications.received"


def test_greetings_and_thanks_change_nothing(table: OrganisationTable) -> None:
    plain = read(table, "示例市2023年收到多少件政府信息公开申请？")
    polite = read(table, "您好，请问示例市2023年收到多少件政府信息公开申请？谢谢！")
    assert [a.indicator for a in polite.asks] == [a.indicator for a in plain.asks]
    assert polite.operation == plain.operation == "value"
    assert polite.mentions[0].organisations == plain.mentions[0].organisations


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("示例市收到多少件申请？", "zh"),
        ("示例市收到多少件 FOI 申请？", "zh"),
        ("How many requests did Shili City receive?", "en"),
        ("How many requests did Shili City (示例市) receive?", "en"),
        ("2023?", "en"),
    ],
)
def test_the_language_is_the_questions_own(table: OrganisationTable, text: str, language: str) -> None:
    assert read(table, text).language == language


@pytest.mark.parametrize(
    "text",
    [
        "示例市２０２３年收到多少件政府信息公开申请？",
        "示例市2023年收到多少件政府信息公開申請？",
        "示例市 2023年 收到 多少件 政府信息公开申请 ?",
    ],
)
def test_the_way_of_writing_changes_nothing(table: OrganisationTable, text: str) -> None:
    question = read(table, text)
    assert question.years.named == (2023,)
    assert [a.indicator for a in question.asks] == ["applications.received"]
    assert question.mentions[0].organisations[0].name == CITY


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_understood_as_something(text: str) -> None:
    table = OrganisationTable.of([(CITY, (), "a"), (SCHOOLS, (), "b")])
    question = understand(text, table, 2023)
    assert question.asks
    assert question.language in ("zh", "en")


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("请问示例市2023年年报里，被驳回的申请填的是几？", "applications.refused"),
        ("想了解一下示例市2023年没办完留到下年的申请，具体几件", "applications.carried_out"),
        ("示例市2023年本年度办理结果总计中，律所的有多少件？", "applications.handled"),
        ("How many requests did Shili City deny as state secrets in 2023?", "applications.refused.state_secret"),
        ("示例市教育局公开了多少工作信息？", None),
        ("示例市2023年收到的申请不涉及国家秘密的有几件？", None),
    ],
)
def test_one_figure_is_meant_or_none(table: OrganisationTable, text: str, indicator: str | None) -> None:
    question = read(table, text)
    assert [ask.indicator for ask in question.asks] == [indicator]
    assert question.numeric


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_no_question_raises(text: str) -> None:
    names = OrganisationTable.of([(CITY, (), "a"), (SCHOOLS, (), "b")])
    assert understand(text, names, 2026).text == text


@given(
    st.sampled_from(["新收的申请", "被驳回的申请", "复议维持的", "废掉的规范性文件", "国家秘密那项"]),
    st.sampled_from([2021, 2022, 2023]),
    st.sampled_from(
        [
            "{who}{year}年{what}是多少",
            "{year}年，{who}的{what}有几件？",
            "{what}，{who}，{year}年",
            "您好，{who}{year}年{what}多少？谢谢",
        ]
    ),
    st.booleans(),
)
@settings(max_examples=80, deadline=None)
def test_order_width_and_politeness_change_nothing_and_the_year_does(what: str, year: int, frame: str, wide: bool) -> None:
    names = OrganisationTable.of([(CITY, (), "a"), (SCHOOLS, (), "b")])
    text = frame.format(who="示例市教育局", year=year, what=what)
    said = "".join(chr(ord(c) + 0xFEE0) if wide and c.isdigit() else c for c in text)
    plain = understand(f"示例市教育局{year}年{what}是多少", names, 2026)
    question = understand(said, names, 2026)
    assert [a.indicator for a in question.asks] == [a.indicator for a in plain.asks] != [None]
    assert question.years.named == (year,)
    assert [o.name for m in question.mentions for o in m.organisations] == [SCHOOLS]
    assert understand(text.replace(str(year), "2019"), names, 2026).years.named == (2019,)


def test_who_made_the_applications_is_not_lost_where_some_of_them_are_asked_for(table: OrganisationTable) -> None:
    asked = understand("示例市2023年由科研机构提出的申请里，只公开了一部分的申请多少？", table, 2024).asks[0]
    assert (asked.indicator, asked.dimension) == ("applications.partly_granted", "科研机构")


def test_things_joined_before_one_each_are_asked_for_apart(table: OrganisationTable) -> None:
    question = read(table, "示例市2023年网站公开信息和来信办结率各多少条？")
    assert [ask.text for ask in question.asks] == ["网站公开信息多少条", "来信办结率多少条"]


def test_which_has_more_and_by_how_much_is_one_question() -> None:
    table = OrganisationTable.of([("甲县财政局", (), "a"), ("乙县财政局", (), "b")])
    question = understand("甲县财政局和乙县财政局2023年收到的申请，哪个多？多多少件？", table, 2024)
    assert question.content.endswith("相差多少")
