"""The last check before an answer leaves: a number from nowhere and a quote that is not there are caught."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Answer, AnswerFigure, Citation, Notice, Route
from assistant.answering.verify import numbers, verify

TEXT = "全市共收到政府信息公开申请58件，其中三十件由窗口收下，浏览量14万余次。"


def text_of(document: str) -> str:
    return {"a": TEXT}[document]


def citation(start: int = 0, end: int = 16, quote: str | None = None) -> Citation:
    return Citation(
        document_id="a",
        file="a.txt",
        title="示例市年度报告",
        organisation="示例市人民政府",
        year=2022,
        section=(),
        quote=TEXT[start:end] if quote is None else quote,
        start=start,
        end=end,
    )


def figure(value: Decimal | None, citations: tuple[int, ...] = (0,), operation: str | None = None) -> AnswerFigure:
    state = "computed" if operation else "reported" if value is not None else "blank"
    return AnswerFigure(value, "件", state, "示例市人民政府", 2022, None, "申请", None, operation, citations)


def answer(
    text: str, *figures: AnswerFigure, citations: tuple[Citation, ...] | None = None, route: Route = Route.FIGURES
) -> Answer:
    return Answer(text, "zh", route, figures, (citation(),) if citations is None else citations)


def faults(given_answer: Answer, *questions: str) -> tuple[str, ...]:
    return verify(given_answer, questions, text_of)


def test_a_figure_with_its_quote_passes() -> None:
    assert faults(answer("示例市2022年收到申请58件[1]。", figure(Decimal(58)))) == ()


@pytest.mark.parametrize(
    "text",
    [
        "示例市2022年收到申请59件[1]。",
        "示例市2022年收到申请58件[1]，另有7件。",
        "示例市2022年收到申请58.5件[1]。",
        "示例市2022年收到申请5,800件[1]。",
        "示例市2021年收到申请58件[1]。",
        "示例市2022年收到申请五十九件[1]。",
        "Shili received 58 requests[1], 15 of them by post.",
    ],
)
def test_a_number_from_nowhere_is_caught(text: str) -> None:
    assert len(faults(answer(text, figure(Decimal(58))))) >= 1


@pytest.mark.parametrize(
    "text", ["共58件[1]。", "共58.0件[1]。", "其中三十件[2]。", "浏览14万余次[2]。", "浏览140000次[2]。", "2022年。", "没有数。"]
)
def test_a_number_that_a_figure_or_quote_gives_passes(text: str) -> None:
    assert faults(answer(text, figure(Decimal(58)), citations=(citation(), citation(16, len(TEXT))))) == ()


def test_a_number_of_the_question_may_be_repeated() -> None:
    assert faults(answer("没有300件的说法。", route=Route.REFUSE, citations=()), "是不是300件？") == ()
    assert faults(answer("没有300件的说法。", route=Route.REFUSE, citations=())) != ()
    assert faults(answer("没有300件的说法。", route=Route.REFUSE, citations=()), "300件吗？", "那么呢？") == ()


def test_a_lowered_figure_may_be_said_without_its_sign() -> None:
    assert faults(answer("减少7件[1]。", figure(Decimal(-7)))) == ()


@pytest.mark.parametrize(
    "wrong",
    [
        citation(0, 16, quote="全市共收到政府信息公开申请59件"),
        citation(1, 17, quote=TEXT[0:16]),
        citation(0, 16, quote=""),
        citation(500, 516, quote=TEXT[0:16]),
    ],
)
def test_a_quote_that_does_not_stand_there_is_caught(wrong: Citation) -> None:
    found = faults(answer("共58件[1]。", figure(Decimal(58)), citations=(wrong,)))
    assert any("a.txt" in fault for fault in found)


def test_a_marker_without_a_citation_is_caught() -> None:
    assert any("[2]" in fault for fault in faults(answer("共58件[1][2]。", figure(Decimal(58)))))
    assert any("[0]" in fault for fault in faults(answer("共58件[0]。", figure(Decimal(58)))))


def test_a_marker_is_no_number() -> None:
    assert faults(answer("共58件[1]。", figure(Decimal(58)))) == ()


def test_a_figure_cited_from_nowhere_is_caught() -> None:
    assert faults(answer("共58件。", figure(Decimal(58), citations=()))) != ()


def test_a_blank_figure_needs_no_number() -> None:
    assert faults(answer("这一格是空白[1]。", figure(None))) == ()
    assert faults(answer("这一格是空白[1]，即0件。", figure(None))) != ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,204件", {1204}),
        ("三十件", {30}),
        ("一百零五条", {105}),
        ("14万余条", {14, 140000}),
        ("35.10%", {Decimal("35.1")}),
        ("没有数", set()),
        ("第三十条", set()),
    ],
)
def test_the_numbers_of_a_text(text: str, expected: set[Decimal]) -> None:
    assert numbers(text) == {Decimal(value).normalize() for value in expected}


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_any_other_number_is_caught(said: int, true: int) -> None:
    found = faults(answer(f"共{said}件[1]。", figure(Decimal(true), citations=(0,)), citations=(citation(0, 6),)))
    assert (found == ()) == (said in (true, 2022))


@given(st.text(max_size=60))
def test_any_text_can_be_checked(text: str) -> None:
    assert isinstance(verify(Answer(text, "zh", Route.REFUSE), [text], lambda _: ""), tuple)


@pytest.mark.parametrize("text", ["示例市2022年收到申请58万件[1]。", "示例市2022年收到申请58亿件[1]。"])
def test_a_figure_ten_thousand_times_too_large_is_caught(text: str) -> None:
    assert faults(answer(text, figure(Decimal(58)))) != ()


@pytest.mark.parametrize("state", ["conflict", "recognised"])
def test_a_doubtful_figure_does_not_go_without_its_warning(state: str) -> None:
    doubtful = answer("示例市2022年收到申请58件[1]。", replace(figure(Decimal(58)), state=state))
    assert faults(doubtful) == (f"a {state} figure is given without its warning",)
    assert faults(replace(doubtful, warnings=(Notice(state, "请核对原文。"),))) == ()
