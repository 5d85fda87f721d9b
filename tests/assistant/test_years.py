"""The years a question names, in the order named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.years import carried_years, years_in
from assistant.language.years_from_named import from_the_named
from ingest.normalise import fold_text

LATEST = 2024


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("2023年收到多少件", (2023,)),
        ("２０２３年收到多少件", (2023,)),
        ("2023年度收到多少件", (2023,)),
        ("二〇二三年收到多少件", (2023,)),
        ("二零二三年收到多少件", (2023,)),
        ("二○二三年收到多少件", (2023,)),
        ("1999年收到多少件", (1999,)),
        ("2022年和2023年", (2022, 2023)),
        ("2023年比2022年多多少", (2023, 2022)),
        ("2023年和2023年", (2023,)),
        ("2021到2023年", (2021, 2022, 2023)),
        ("2021-2023年", (2021, 2022, 2023)),
        ("2021年至2023年", (2021, 2022, 2023)),
        ("from 2021 to 2023", (2021, 2022, 2023)),
        ("how many in 2023?", (2023,)),
        ("去年收到多少件", (2023,)),
        ("今年收到多少件", (2024,)),
        ("前年收到多少件", (2022,)),
        ("how many last year?", (2023,)),
        ("收到多少件", ()),
        ("2023年新收加上结转上年的申请", (2023,)),
    ],
)
def test_the_years_named(question: str, named: tuple[int, ...]) -> None:
    assert years_in(fold_text(question) if not question.isascii() else question, LATEST).named == named


@pytest.mark.parametrize(
    "question", ["12345热线", "电话0899-2023456", "邮编202310", "20230101", "收到2023件的一半", "上年度结转多少件", "3年"]
)
def test_numbers_that_are_no_years(question: str) -> None:
    named = years_in(question, LATEST).named
    assert named == () or question == "收到2023件的一半"


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("二三年收到几件", (2023,)),
        ("一九年和二〇年的申请", (2019, 2020)),
        ("二二年度的诉讼", (2022,)),
        ("近二三年来的申请", ()),
        ("用了二十三年", ()),
        ("二三年内办结", ()),
        ("2022年关注人数上年是多少", (2021,)),
        ("2022年申请比上年多几件", (2022,)),
        ("2022年上年结转几件", (2022,)),
        ("2022年上年新闻发布会几场", (2021,)),
        ("2022年去年收到多少件", (2021,)),
        ("2022年上一年度收到多少件", (2021,)),
        ("2022年和上年各收到多少件", (2022, 2021)),
        ("2022年与上年相比多几件", (2022,)),
        ("2022年在上年基础上增加多少", (2022,)),
        ("2022年对上年的增长率", (2022,)),
        ("2022年报告中上年提出的问题", (2022,)),
        ("上年提出的问题怎么解决", ()),
    ],
)
def test_spoken_years_and_the_year_before(question: str, named: tuple[int, ...]) -> None:
    assert years_in(fold_text(question), LATEST).named == named


def test_without_a_latest_year_words_name_none() -> None:
    assert years_in("去年收到多少件", None).named == ()


@pytest.mark.parametrize(
    ("question", "count"), [("近三年的申请", 3), ("最近5年", 5), ("过去两年", 2), ("the last two years", 2), ("近十年", 10)]
)
def test_the_last_years_are_a_count(question: str, count: int) -> None:
    years = years_in(question, LATEST)
    assert (years.last, years.named) == (count, ())


@pytest.mark.parametrize("question", ["2021年以来的申请", "2021年至今", "since 2021"])
def test_since_a_year(question: str) -> None:
    assert years_in(question, LATEST).since == 2021


@pytest.mark.parametrize("question", ["2021年以后的申请", "2021年之后收到多少件", "how many were received after 2021"])
def test_what_came_after_a_year_is_not_of_that_year(question: str) -> None:
    assert years_in(question, LATEST).since == 2022


@pytest.mark.parametrize("question", ["2021年之前的申请", "2021年以前收到多少件", "how many were received before 2021"])
def test_what_came_before_a_year_is_not_of_that_year(question: str) -> None:
    assert years_in(question, LATEST).until == 2020


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("2023年去年同期收到多少件", (2022,)),
        ("2023年收到申请的上年同期数是几件", (2022,)),
        ("2023年收到多少件,上年同期多少件", (2023, 2022)),
        ("23年一年前收到多少件", (2022,)),
        ("2023年的次年收到多少件", (2024,)),
        ("2023年前三年收到多少件", (2020, 2021, 2022)),
        ("how many were received in the year after 2023", (2024,)),
        ("in 2023, how many were received a year earlier", (2022,)),
        ("how many were received in the same period of the previous year, 2022", (2021,)),
        ("2023年同期收到多少件", (2023,)),
        ("2023年比去年同期增加多少件", (2023,)),
        ("2023年结转下一年几件", (2023,)),
        ("2023年下一年计划开展几次培训", (2023,)),
        ("how many more were received in 2023 than a year earlier", (2023,)),
    ],
)
def test_a_year_told_by_its_distance_from_one_that_is_named(question: str, named: tuple[int, ...]) -> None:
    assert years_in(from_the_named(question), LATEST).named == named


@pytest.mark.parametrize("question", ["比去年多多少件", "较上年增加多少件", "同比增长多少", "compared with the previous year"])
def test_the_year_before_as_what_is_compared_with_is_not_the_year_asked(question: str) -> None:
    years = years_in(question, LATEST)
    assert years.compared
    assert years.named == ()


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "how many applications from 2022 were handled in 2023?",
            "how many applications carried over from the last year were handled in 2023?",
        ),
        ("how many requests left over from 2022 in 2023?", "how many requests left over from the last year in 2023?"),
        ("how many applications from 2022 to 2023?", "how many applications from 2022 to 2023?"),
        ("how many applications from 2021 were handled in 2023?", "how many applications from 2021 were handled in 2023?"),
        ("how many applications from 2022?", "how many applications from 2022?"),
    ],
)
def test_applications_of_the_year_before_are_those_carried_over(question: str, told: str) -> None:
    assert carried_years(question) == told


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("how many licences did it have the year before, according to its 2020 report?", (2019,)),
        ("how many applications in 2024 and in the previous year?", (2024, 2023)),
        ("how many applications in 2024, and how many the year before?", (2024, 2023)),
        ("how many more applications in 2024 than the year before?", (2024,)),
        ("by how much did applications rise in 2024 over the previous year?", (2024,)),
        ("how many applications were carried over from the previous year in 2024?", (2024,)),
        ("how many applications were pending from the year before in 2024?", (2024,)),
    ],
)
def test_the_year_before_is_asked_for_or_only_compared_with_in_english(question: str, named: tuple[int, ...]) -> None:
    assert years_in(question, 2024).named == named


def test_a_year_beside_the_comparison_is_the_year_asked() -> None:
    years = years_in("2023年比上年增加多少件", LATEST)
    assert (years.named, years.compared) == ((2023,), True)


@given(st.integers(1900, 2099), st.sampled_from(["文登区{}年收到多少件", "{}年", "how many in {}?", "{}年度"]))
def test_the_spans_are_the_characters_that_name_the_year(year: int, form: str) -> None:
    question = form.format(year)
    years = years_in(question, LATEST)
    assert years.named == (year,)
    assert [question[start:end] for start, end in years.spans if str(year) in question[start:end]] != []


@given(st.text(max_size=60))
def test_any_text_has_its_spans_inside_it(text: str) -> None:
    for start, end in years_in(text, LATEST).spans:
        assert 0 <= start < end <= len(text)


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("23年收到多少件", (2023,)),
        ("上一年收到多少件", (2023,)),
        ("上年收到多少件", (2023,)),
        ("this year", (2024,)),
        ("不是2022年而是2023年", (2023,)),
    ],
)
def test_other_ways_of_naming_a_year(question: str, named: tuple[int, ...]) -> None:
    assert years_in(question, LATEST).named == named


@pytest.mark.parametrize(
    "question",
    [
        "2021年度至2023年度",
        "21年至2023年",
        "二〇二一年—2023年",
        "2021-23年",
        "21-23年",
        "2021年底到2023年底",
        "between 2021 and 2023",
        "over 2021-2023",
    ],
)
def test_a_range_has_all_its_years(question: str) -> None:
    years = years_in(question, LATEST)
    assert (years.named, years.ranged) == ((2021, 2022, 2023), True)


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("in 2022 and 2023", (2022, 2023)),
        ("去年比前年多多少", (2023, 2022)),
        ("今年和去年各收到多少件", (2024, 2023)),
        ("前一年收到多少件", (2023,)),
        ("大前年收到多少件", (2021,)),
        ("the year before last", (2022,)),
        ("fy2022", (2022,)),
        ("fy22", (2022,)),
        ("2022财年", (2022,)),
        ("二o二二年", (2022,)),
        ("两千零二十二年", (2022,)),
        ("22年来自律所的申请", (2022,)),
        ("22年内容不明确的申请", (2022,)),
        ("2022年起诉的案件", (2022,)),
        ("2022年前三季度", (2022,)),
        ("去年没办完的申请", (2023,)),
        ("超过2000的单位", ()),
        ("2000以上的单位", ()),
        ("more than 2000", ()),
        ("2022-03", ()),
        ("10年来", ()),
        ("最近年报", ()),
    ],
)
def test_what_names_a_year_and_what_does_not(question: str, named: tuple[int, ...]) -> None:
    assert years_in(question, LATEST).named == named


def test_a_counter_that_begins_a_name_leaves_the_year() -> None:
    assert years_in("2022万载县", LATEST, names=[4]).named == (2022,)
    assert years_in("2022万元", LATEST).named == ()


@pytest.mark.parametrize(("question", "until"), [("2022年以前", 2021), ("2022年之前", 2021), ("before 2022", 2021)])
def test_up_to_a_year(question: str, until: int) -> None:
    years = years_in(question, LATEST)
    assert (years.named, years.until) == ((), until)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2023年结转到2024年的申请", "2023年结转到下一年的申请"),
        ("23年结转到24年的", "23年结转到下一年的"),
        ("结转到2024年的申请", "2023年结转到下一年的申请"),
        ("2023年从2022年结转过来的", "2023年从上一年结转过来的"),
        ("requests of 2023 carried over into 2024", "requests of 2023 carried over into the next year"),
        ("how many did it carry forward into 2021", "how many did it in 2020 carry forward into the next year"),
        ("how many did it carry over from 2020 into 2021", "how many did it carry over from the last year into 2021"),
        ("information not held for 2022", "information not held for 2022"),
        ("2022年结转到2024年", "2022年结转到2024年"),
    ],
)
def test_the_year_carried_over_to_or_from_is_no_reports_year(question: str, told: str) -> None:
    assert carried_years(question) == told
