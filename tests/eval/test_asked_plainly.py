"""The plain questions that are asked of every report: what counts as answered, near and refused, and how the command tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from assistant.answer import Answer, Route
from assistant.open import OpenAssistant
from eval.asked_plainly import asked_plainly, came_of, main
from eval.forge.asked import answering, in_runs


@pytest.fixture(scope="module")
def opened() -> Iterator[OpenAssistant]:
    with answering(in_runs(2, seed=5)) as found:
        yield found


def test_each_report_is_asked_each_question(opened: OpenAssistant) -> None:
    results = list(asked_plainly(opened))
    reports = len(opened.assistant.catalogues.current().records)
    assert len(results) % reports == 0
    assert len({one.question for one in results}) == len(results)
    assert all(one.place == "" for one in results if one.outcome != "near")
    assert sum(one.outcome == "answered" for one in results) > len(results) / 3
    assert 0 < len(list(asked_plainly(opened, every=2))) < len(results)


@pytest.mark.parametrize(
    ("route", "text", "outcome"),
    [
        (Route.FIGURES, "发布解读3篇", "answered"),
        (Route.REFUSE, "发布解读3篇", "near"),
        (Route.CLARIFY, "发布解读3篇", "near"),
        (Route.REFUSE, "解读不多", "refused"),
    ],
)
def test_a_refusal_is_near_where_the_words_stand_by_a_number(route: Route, text: str, outcome: str) -> None:
    assert came_of("解读几篇？", "解读", Answer("…", "zh", route), text).outcome == outcome


def test_the_command_prints_what_is_to_be_looked_at(opened: OpenAssistant, capsys: pytest.CaptureFixture[str]) -> None:
    home = str(opened.settings.home)
    assert main(["--home", home]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1].startswith("answered ")
    assert lines[-1].endswith(str(len(list(asked_plainly(opened))) - sum(map(int, re.findall(r"\d+", lines[-1])[:-1]))))
    assert all(line.startswith("near\t") for line in lines[:-1])
    assert main(["--home", home, "--all", "--every", "2"]) == 0
    assert any(line.startswith("answered\t") for line in capsys.readouterr().out.splitlines())
    with pytest.raises(SystemExit):
        main(["--home", home, "--every", "0"])
