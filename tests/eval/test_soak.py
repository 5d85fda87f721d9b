"""The load that is measured by hand, for a moment: it asks what it says, and finds no failure in a service that has none."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from eval.soak import FOLLOWED, asked, main, quantile


def test_half_of_the_questions_are_for_figures_and_follow_ups_follow_their_own_first_turn() -> None:
    load = [asked(number, "run") for number in range(1000)]
    kinds = Counter(name for _, name, _ in load)
    assert kinds["followed"] == 96  # a tenth, but for those that come before there is anything to follow
    first = {conversation: number for number, (question, _, conversation) in enumerate(load) if question == FOLLOWED[0]}
    for number, (question, _, conversation) in enumerate(load):
        if question == FOLLOWED[1]:
            assert 30 <= number - first[conversation] <= 50


def test_a_quantile_is_one_of_the_numbers() -> None:
    assert quantile([float(number) for number in range(100)], 0.95) == 95.0


def test_a_second_of_load_fails_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--seconds", "1", "--rate", "20", "--only", "steady"]) == 0
    told = json.loads(capsys.readouterr().out)["steady"]
    assert told["loaded"]["asked"] == 20
    assert (told["loaded"]["failed"], told["loaded"]["different"], told["unloaded"]["failed"]) == (0, {}, 0)
    assert told["megabytes"] > 0
