"""The forge's questions, in wordings that were used in building and in those that were not, over reports of one body and three years."""

from __future__ import annotations

import pytest

from eval.forge.asked import asked, in_runs, main
from eval.forge.questions import Wordings


@pytest.mark.parametrize("wordings", ["built", "held"])
def test_the_forges_questions_are_answered_and_none_wrong(wordings: Wordings) -> None:
    summary = asked(in_runs(3, seed=41), 41, wordings)
    assert len(summary.results) > 90
    assert sum(result.right for result in summary.results) >= 0.97 * len(summary.results)
    assert (summary.wrong, summary.ungrounded, summary.unsupported) == (0, 0, 0)


def test_bodies_and_years_differ_from_run_to_run() -> None:
    made = in_runs(5, seed=3)
    told = [(one.report.organisation, one.report.year) for one in made]
    assert len(set(told)) == 5
    assert len({body for body, _ in told}) == 2


def test_the_held_wordings_are_counted_and_not_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["1", "--seed", "5", "--wordings", "held", "--show"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("right ")
    assert "？" not in said
