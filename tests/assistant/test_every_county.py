"""Every county that the codes of the country have or had is read as a place, behind its city and alone, and asked for by its name."""

from __future__ import annotations

import random

import pytest

from assistant.asking.question import understand
from assistant.bodies.name_parts import Parts
from assistant.bodies.organisations import OrganisationTable
from assistant.language.word_tables import word_table
from ingest.identity.places import word_districts

_WORDS = {*word_districts(), "市辖区", "晋城市市辖区"}
"""Districts that are called by a word, so that they are one behind their city alone."""


def counties() -> list[str]:
    listed = {name for names in word_table("counties")["counties"].values() for name in names.split()}
    return sorted(name for name in listed if name.endswith(tuple("县市区旗")) and name not in _WORDS)


def test_each_is_a_place() -> None:
    wrong = [name for name in counties() if Parts.of(f"{name}教育局") != Parts((name,), "教育局")]
    assert len(counties()) > 2800
    assert wrong == []


def test_each_is_one_behind_its_city() -> None:
    wrong = [name for name in counties() if Parts.of(f"东海市{name}人民政府").places != ("东海市", name)]
    assert wrong == []


@pytest.mark.parametrize(
    "wording", ["{}2023年收到多少件申请？", "2023年{}政府信息公开有哪些问题？", "{}呢", "请问{}政府去年被复议几件"]
)
def test_each_is_asked_for_by_its_name(wording: str) -> None:
    asked = random.Random(7).sample(counties(), 150)
    for name in asked:
        table = OrganisationTable.of([(f"{name}人民政府", (), "a"), ("东海市青石县人民政府", (), "b")])
        named = [
            tuple(o.name for o in mention.organisations) for mention in understand(wording.format(name), table, 2024).mentions
        ]
        assert named == [(f"{name}人民政府",)], wording.format(name)
