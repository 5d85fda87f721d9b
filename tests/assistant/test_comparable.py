"""Which counts of the editions may be put side by side."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from assistant.answering.evidence import Found
from assistant.figures.comparable import editions, sibling, unlike
from ingest.forms import indicators

ONE = Found(Decimal(3), "件", "reported", "甲局", 2023, "applications.granted", "予以公开", "总计", ())


def test_one_indicator_compares_and_another_editions_does_not() -> None:
    annex = replace(ONE, year=2018, indicator="statistics.replies.granted")
    assert unlike([ONE, replace(ONE, year=2022)]) is None
    assert unlike([ONE, annex]) == (ONE, annex)


def test_a_number_of_prose_and_one_under_another_verb_are_told_as_such_elsewhere() -> None:
    assert unlike([ONE, replace(ONE, indicator=None), replace(ONE, indicator="applications.accepted", stands_for="x")]) is None


def test_siblings_are_counts_of_the_forms_and_of_different_editions() -> None:
    named = [id for id in indicators() if sibling(id) is not None]
    assert named
    for id in named:
        other = sibling(id)
        assert other in indicators()
        assert editions(id) != editions(other or "")


def test_the_applications_received_are_one_count_in_every_edition() -> None:
    assert editions("applications.received") == {"2014", "2019", "2021"}
