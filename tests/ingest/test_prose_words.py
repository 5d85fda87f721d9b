"""The words of prose: which indicator a clause speaks of, and that the data hold together."""

from __future__ import annotations

import pytest

from ingest.normalise import fold_text
from ingest.statements.words import alternatives, load_words


@pytest.mark.parametrize(
    ("clause", "unit", "indicator"),
    [
        ("全年共收到政府信息公开申请", "件", "applications.received"),
        ("受理政府信息公开申请", "件", "applications.accepted"),
        ("上年结转", "件", "applications.carried_in"),
        ("结转下年度继续办理", "件", "applications.carried_out"),
        ("办结依申请公开", "件", "applications.concluded"),
        ("发生行政复议", "件", "review.total"),
        ("发生行政诉讼", "起", "litigation.total"),
        ("主动公开政府信息", "条", "proactive.total"),
    ],
)
def test_a_clause_means_the_indicator_it_names(clause: str, unit: str, indicator: str) -> None:
    assert load_words().indicator_of(clause, unit) == indicator
    assert load_words().indicator_of(clause, None) == indicator


@pytest.mark.parametrize(
    ("clause", "unit"),
    [
        ("召开会议", "次"),
        ("收到政府信息公开申请", "万元"),
        ("收到政府信息公开处理费申请", "件"),
        ("行政复议维持原决定", "件"),
        ("行政诉讼败诉", "件"),
        ("微信主动公开政府信息", "条"),
        ("收到政协提案", "件"),
        ("", "件"),
    ],
)
def test_a_clause_about_something_else_means_none(clause: str, unit: str) -> None:
    assert load_words().indicator_of(clause, unit) is None


def test_every_rule_can_be_met_and_is_found_by_its_name() -> None:
    words = load_words()
    assert len({rule.id for rule in words.indicators}) == len(words.indicators)
    for rule in words.indicators:
        assert words.rule(rule.id) == rule
        clauses = [group[0] for group in rule.groups]
        assert rule.fits("".join(clauses), None) or any(word in "".join(clauses) for word in rule.excluded), rule.id
        assert rule.units & set(words.counts), rule.id
    assert words.rule("no.such.indicator") is None


def test_all_words_are_folded() -> None:
    words = load_words()
    listed = (*words.counts, *words.shares, *words.up, *words.down, *words.lead, *words.trail, *words.verbs, *words.name_before)
    ruled = [word for rule in words.indicators for group in (*rule.groups, rule.excluded) for word in group]
    assert [word for word in listed if fold_text(word) != word] == []
    assert [word for word in ruled if fold_text(word).lower() != word.replace(" ", "")] == []


def test_the_longest_alternative_wins() -> None:
    assert alternatives(["人", "人次", "人次数"]) == "人次数|人次|人"
    assert alternatives(["a.b"]) == r"a\.b"
    counts = load_words().counts
    assert counts.index("人次") < counts.index("人")
    assert counts.index("场次") < counts.index("场")
