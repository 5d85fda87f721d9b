"""Bodies of the whole country, and places that an English question joins with a known one: never answered for by a neighbour."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import Route
from assistant.asking.question import understand
from assistant.bodies.organisations import OrganisationTable
from assistant.english.bodies import english_mentions
from assistant.english.unknown import unknown_place
from tests.assistant.talk import talking

TABLE = OrganisationTable.of(
    (name, (), name)
    for name in ("国家税务总局示例市海棠区税务局", "示例省审计厅", "示例市民政局", "国家林业局", "柳坪镇人民政府")
)


def asked(question: str) -> list[tuple[str, list[str]]]:
    return [(m.said, [o.name for o in m.organisations]) for m in understand(question, TABLE, 2024).mentions]


@pytest.mark.parametrize("said", ["国家税务总局", "税务总局", "国家税务局", "审计署", "民政部", "国家民政局", "海关总署"])
def test_a_body_of_the_country_is_none_of_a_place(said: str) -> None:
    assert asked(f"{said}2023年收到多少件申请") == [(said, [])]


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("国家税务总局海棠区税务局2023年收到多少件申请", "国家税务总局示例市海棠区税务局"),
        ("税务局2023年收到多少件申请", "国家税务总局示例市海棠区税务局"),
        ("国家林业局2023年收到多少件申请", "国家林业局"),
        ("示例市民政局2023年按民政部要求整改问题多少个", "示例市民政局"),
        ("示例市民政局2023年教育部分公开信息多少条", "示例市民政局"),
    ],
)
def test_what_is_held_is_found_beside_them(question: str, name: str) -> None:
    assert [names for _, names in asked(question)] == [[name]]


def test_a_body_of_the_country_that_is_joined_is_asked_about() -> None:
    assert asked("示例市民政局和民政部2023年各收到多少件申请") == [("示例市民政局", ["示例市民政局"]), ("民政部", [])]
    assert asked("民政部和示例市民政局2023年各收到多少件申请") == [("民政部", []), ("示例市民政局", ["示例市民政局"])]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How many applications did the State Taxation Administration receive?", "State Taxation Administration"),
        ("How many applications did the national audit office receive?", "national audit office"),
        ("How many applications did the Ministry of Civil Affairs receive?", "Ministry of Civil Affairs"),
        ("How many applications did Nanyun and Liuping Town receive?", "Nanyun"),
        ("Compare Nanyun with Liuping Town", "Nanyun"),
        ("Which received more, Liuping Town or Nanyun?", "Nanyun"),
    ],
)
def test_english_names_of_what_is_not_held(question: str, said: str) -> None:
    assert said in [m.said for m in english_mentions(TABLE, question) if not m.organisations]


def test_a_word_joined_with_a_place_is_no_place() -> None:
    assert unknown_place("did liuping town and Weibo accounts", {}, ((4, 11),)) is None


def test_an_unknown_english_place_is_not_left_out_of_the_chinese_question(tmp_path: Path) -> None:
    report = {("国家税务总局示例市海棠区税务局", 2023): "全年收到政府信息公开申请12件。"}
    with talking(tmp_path, report) as talk:
        answer = talk.ask("How many applications did the State Taxation Administration receive in 2023?")
        assert answer.route is Route.REFUSE
        assert "State Taxation Administration" in answer.text
        assert talk.ask("国家税务总局2023年收到多少件申请？").route is Route.REFUSE
