"""The labelled sentences of `tests/golden/`: nearly every number read right, and nothing taken for a count that is none."""

from __future__ import annotations

import re

import pytest

from tests.ingest.golden_statements import Golden, load, score

SETS = ("statements", "statements_held_out", "statements_fresh")
_LIST_MARK = re.compile(r"(?<!\d)\d{1,2}[.．]$")
_STOPS = ',，;；:：()（）、。!！?？"“”[]'


@pytest.mark.parametrize("name", SETS)
def test_numbers_in_prose_are_read_as_labelled(name: str) -> None:
    found = score(load(name))
    assert found.precision >= 0.99, f"\n{found}"
    assert found.recall >= 0.95, f"\n{found}"
    assert not found.taken, f"\n{found}"


def test_the_sets_are_large_enough_to_tell() -> None:
    sizes = {name: sum(len(golden.labels) for golden in load(name)) for name in SETS}
    assert sizes["statements"] >= 200
    assert sizes["statements_held_out"] >= 200
    assert sum(sizes.values()) >= 600


def test_every_label_says_something_that_its_sentence_prints() -> None:
    for golden in (one for name in SETS for one in load(name)):
        for label, place in zip(golden.labels, golden.places(), strict=True):
            assert place.of(golden.text) == label.printed
            assert label.whole is None or 0 <= label.whole < len(golden.labels)


@pytest.mark.parametrize(
    "golden", [one for name in SETS for one in load(name) if one.labels], ids=lambda golden: golden.text[:24]
)
def test_quotes_are_whole_clauses_that_hold_their_number(golden: Golden) -> None:
    for statement in golden.statements():
        quote, before = statement.quote, golden.text[: statement.quote.start].rstrip()
        assert quote.holds(statement.number)
        assert statement.sentence.holds(quote)
        assert not before or before[-1] in _STOPS or _LIST_MARK.search(before)
        assert quote.end == len(golden.text) or golden.text[quote.end :].lstrip()[:1] in _STOPS


@pytest.mark.parametrize(
    "golden", [one for name in SETS for one in load(name) if one.labels], ids=lambda golden: golden.text[:24]
)
def test_subjects_are_clean_words(golden: Golden) -> None:
    for statement in golden.statements():
        assert statement.subject == statement.subject.strip("、，,；;：:（）() \n")
        assert not statement.subject.startswith(("其中", "全年", "本年度", "共", "2023年", "我局", "通过"))
        assert len(statement.subject) <= 60
