"""Questions about several years together: what the report says of that span, the sum over years that are held, or why neither."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk, talking

TEXTS = {
    ("枫桥市人民政府", 2021): "全年收到政府信息公开申请41件。主动公开政府信息610条。",
    ("枫桥市人民政府", 2022): "全年收到政府信息公开申请52件。主动公开政府信息720条。自2009年以来,累计主动公开政府信息9315条。",
    ("柳湖区水务局", 2022): "截至2022年底,累计主动公开政府信息1404条,其中2022年公开130条。收到政府信息公开申请7件。",
}


@pytest.mark.parametrize(
    "question",
    [
        "柳湖区水务局历年累计收到多少件申请",
        "柳湖区水务局历年收到多少件申请",
        "柳湖区水务局自2018年以来收到多少件申请",
        "柳湖区水务局2022年以来收到多少件申请",
        "柳湖区水务局截至2022年底累计收到多少件申请",
        "柳湖区水务局自网站开通以来收到多少件申请",
        "枫桥市历年累计收到多少件申请",
        "枫桥市自2019年以来共收到多少件申请",
        "柳湖区水务局迄今收到多少件申请",
        "枫桥市截至目前收到多少件申请",
    ],
)
def test_no_year_answers_for_a_span_that_is_not_held(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.REFUSE
    assert "只收入了" in answer.text
    assert "2022" in answer.text


def test_so_far_is_no_year(talk: Talk) -> None:
    for said in ("so far", "to date", "up to now", "since then"):
        assert talk.ask(f"How many applications has Fengqiao City received {said}?").figures == ()
    assert talk.ask("How many applications did Fengqiao City receive in 2022?").figures[0].value == 52


def test_years_that_are_all_held_are_added(talk: Talk) -> None:
    answer = talk.ask("枫桥市2021年以来收到多少件申请")
    assert answer.figures[0].value == 93
    assert answer.figures[0].state == "computed"
    assert [figure.value for figure in answer.figures[1:]] == [41, 52]


@pytest.mark.parametrize(
    "question",
    [
        "枫桥市2021年的下一年收到多少件申请",
        "枫桥市2022年收到多少件申请",
        "How many applications did Fengqiao City receive in the year after 2021?",
    ],
)
def test_the_year_after_one_that_is_named_answers(talk: Talk, question: str) -> None:
    assert [figure.value for figure in talk.ask(question).figures] == [52]


@pytest.mark.parametrize(
    "question", ["枫桥市2022年上年同期收到多少件申请", "How many applications did Fengqiao City receive in 2022 a year earlier?"]
)
def test_the_year_before_one_that_is_named_answers(talk: Talk, question: str) -> None:
    assert [figure.value for figure in talk.ask(question).figures] == [41]


def test_a_year_before_the_first_that_is_held_is_said_to_be_missing(talk: Talk) -> None:
    assert "2020" in talk.ask("枫桥市2021年去年同期收到多少件申请").text
    assert talk.ask("枫桥市2021年去年同期收到多少件申请").figures == ()


def test_each_year_is_told_where_each_is_asked_for(talk: Talk) -> None:
    assert [figure.value for figure in talk.ask("枫桥市2020年以来每年收到多少件申请").figures] == [41, 52]
    assert [figure.value for figure in talk.ask("枫桥市历年收到多少件申请").figures] == [41, 52]


@pytest.mark.parametrize(
    "question",
    [
        "枫桥市自2009年以来主动公开政府信息多少条",
        "枫桥市历年累计主动公开政府信息多少条",
        "枫桥市截至2022年底累计主动公开政府信息多少条",
    ],
)
def test_what_a_report_tells_of_the_span_is_given_in_its_words(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert [figure.value for figure in answer.figures] == [9315]
    assert [warning.code for warning in answer.warnings] == ["accumulated"]
    assert "9315条" in answer.citations[0].quote


def test_what_a_report_tells_up_to_a_year_is_told_with_its_words(talk: Talk) -> None:
    answer = talk.ask("柳湖区水务局截至2022年底累计主动公开政府信息多少条")
    assert [figure.value for figure in answer.figures] in ([], [1404])
    assert "1404条" in answer.citations[0].quote
    assert talk.ask("枫桥市自2010年以来主动公开政府信息多少条").route is Route.REFUSE


@pytest.mark.parametrize(
    "words", ["ever received", "received to date", "received since 2018", "received cumulatively by the end of 2022"]
)
def test_a_span_is_a_span_in_english(tmp_path: Path, words: str) -> None:
    with talking(tmp_path, {("威海市文登区商务局", 2022): "收到政府信息公开申请7件。"}) as talk:
        answer = talk.ask(f"How many applications has the Wendeng District Commerce Bureau {words}?")
    assert answer.route is Route.REFUSE
    assert not answer.figures


def test_a_year_told_only_as_so_many_times_the_one_before_is_no_reported_number(tmp_path: Path) -> None:
    text = "全年收到政府信息公开申请48件，是上年的3倍。公众号粉丝9000人，为去年的2倍。"
    with talking(tmp_path, {("柳湖区民政局", 2022): text}) as talk:
        for question in (
            "柳湖区民政局2021年收到多少件申请",
            "柳湖区民政局2021年公众号粉丝多少",
            "柳湖区民政局2022年收到多少件申请，上年呢",
        ):
            assert all(f.operation is not None for f in talk.ask(question).figures if f.year == 2021)


@pytest.mark.parametrize(
    ("told", "values"),
    [
        ("截至2022年底，累计公开财政预算信息120条。全年主动公开信息33条。", ()),
        ("截至2022年底，通过网站、公报等形式累计公开政府信息1200条，其中当年新增80条。", (1200,)),
        ("截至2022年底，累计主动公开政府信息950条。", (950,)),
    ],
)
def test_one_kind_of_information_is_not_all_that_came_together(tmp_path: Path, told: str, values: tuple[int, ...]) -> None:
    with talking(tmp_path, {("柳湖区民政局", 2022): told}) as talk:
        answer = talk.ask("截至2022年底柳湖区民政局累计公开信息多少条？")
    assert tuple(figure.value for figure in answer.figures) == values


def test_channels_told_up_to_a_day_are_each_told_in_their_order(tmp_path: Path) -> None:
    with talking(tmp_path, {("柳湖区民政局", 2022): "截至2022年底，网站累计公开信息900条，微博累计发布信息300条。"}) as talk:
        answer = talk.ask("柳湖区民政局到2022年底一共公开了多少信息？")
    assert [figure.value for figure in answer.figures] == [900, 300]
    assert "没有写明合起来的总数" in answer.text
