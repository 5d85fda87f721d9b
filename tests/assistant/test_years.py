"""The years a question names, in the order named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.years import years_in
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


@pytest.mark.parametrize("question", ["比去年多多少件", "较上年增加多少件", "同比增长多少", "compared with the previous year"])
def test_the_year_before_as_what_is_compared_with_is_not_the_year_asked(question: str) -> None:
    years = years_in(question, LATEST)
    assert years.compared
    assert years.named == ()


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
