"""The numbers of generated reports, asked for in the reports' own words: none wrong, none lost; and what an answer counts as."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.answer import Answer, AnswerFigure, Route
from assistant.open import OpenAssistant
from eval.asked_back import Asked, Result, asked_back, asked_for, judged, main, told_in
from eval.forge.asked import answering, in_runs

NINE = Asked("plain", "嘉平市2023年培训多少次？", frozenset({Decimal(9)}))


def a_figure(value: Decimal | None) -> AnswerFigure:
    return AnswerFigure(value, "次", "reported", "嘉平市人民政府", 2023, None, "培训", None, None, (0,))


@pytest.fixture(scope="module")
def opened() -> Iterator[OpenAssistant]:
    with answering(in_runs(4, seed=3)) as found:
        yield found


@pytest.fixture(scope="module")
def results(opened: OpenAssistant) -> list[Result]:
    return list(asked_back(opened))


def test_no_number_is_answered_with_another(results: list[Result]) -> None:
    assert [one for one in results if one.outcome in ("wrong", "behind")] == []


def test_most_numbers_are_given_back_whatever_way_they_are_asked_for(results: list[Result]) -> None:
    assert len(results) > 60
    assert {one.asked.way for one in results} == {"plain", "clause", "verb_first", "how_many", "quantity"}
    assert sum(one.outcome == "right" for one in results) >= 0.9 * len(results)


def test_fewer_numbers_are_spread_over_the_store(opened: OpenAssistant) -> None:
    told = list(told_in(opened.assistant.catalogues.current()))
    few = [result.asked.question for result in asked_back(opened, 4)]
    assert len(few) < len(asked_for(told))
    assert len({(one.body, one.year) for one in told if any(f"{one.body}{one.year}年" in question for question in few)}) == 4


def test_what_several_numbers_are_asked_for_by_is_one_question(opened: OpenAssistant) -> None:
    first = next(told_in(opened.assistant.catalogues.current()))
    once, twice = asked_for([first]), asked_for([first, replace(first, value=first.value + 1)])
    assert [one.question for one in once] == [one.question for one in twice]
    assert all(one.values == {first.value, first.value + 1} for one in twice)


@pytest.mark.parametrize(
    ("route", "values", "outcome"),
    [
        (Route.FIGURES, (9, 4), "right"),
        (Route.FIGURES, (4, 9), "behind"),
        (Route.FIGURES, (4,), "wrong"),
        (Route.FIGURES, (None,), "refused"),
        (Route.REFUSE, (), "refused"),
        (Route.PASSAGES, (), "refused"),
    ],
)
def test_an_answer_is_judged_by_its_figures(route: Route, values: tuple[int | None, ...], outcome: str) -> None:
    figures = tuple(a_figure(None if value is None else Decimal(value)) for value in values)
    assert judged(NINE, Answer("…", "zh", route, figures)).outcome == outcome


def test_the_command_prints_a_tally_and_what_was_not_right(opened: OpenAssistant, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--home", str(opened.settings.home), "--limit", "3", "--show"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[-1].startswith("all ")
    assert printed[-1].split()[-1] == "0"
