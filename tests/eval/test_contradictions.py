"""Contradictions planted in forged reports are found, and reports that hold are left alone."""

from __future__ import annotations

from functools import cache

import pytest

from eval.forge.contradictions import KINDS, planted, telling
from eval.forge.corpus import Forged, Plan, forged
from eval.forge.model import SampleReport
from eval.forge.printing import Printing
from eval.forge.write import render
from ingest.audit import NOTES, Finding, audit
from tests.ingest.test_audit import audited

FOUND_AS = {
    "parts": "parts",
    "rate": "rate",
    "share": "rate",
    "twice": "contradiction",
    "table": "contradiction",
    "period": "contradiction",
    "cell": "arithmetic",
}
SEEDS = range(600, 612)


@cache
def report(seed: int) -> Forged:
    edition, year = [("2021", 2022), ("2021", 2023), ("2019", 2020)][seed % 3]
    return forged(seed, Plan(format="txt", defects=(), printing=Printing(seed=seed, shape="tsv"), edition=edition, year=year))


def faults(one: Forged, printed: SampleReport) -> list[Finding]:
    found = audit([audited(render(printed, "txt", one.printing), one.file)])
    return [finding for finding in found if finding.kind not in NOTES]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_report_whose_prose_agrees_with_its_tables_has_no_fault(seed: int) -> None:
    one = report(seed)
    assert [finding.message for finding in faults(one, telling(one))] == []


PLANTED = [(seed, kind) for seed in SEEDS for kind in KINDS]


@pytest.mark.parametrize(("seed", "kind"), PLANTED)
def test_one_planted_contradiction_is_one_finding(seed: int, kind: str) -> None:
    one = report(seed)
    broken = planted(one, kind)
    if broken is None:
        assert kind in ("rate", "share", "table")  # a body that received nothing has no rate
        return
    assert [finding.kind.value for finding in faults(one, broken)] == [FOUND_AS[kind]]


def test_every_kind_is_planted_somewhere() -> None:
    assert {kind for seed, kind in PLANTED if planted(report(seed), kind) is not None} == set(KINDS)
