"""Numbers that look like what is asked for and are another's, of a wider place, of another role, or of another thing."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from assistant.answer import Route
from assistant.bodies.catalogue import CatalogueCache
from assistant.prose.said_beside import Given, told_of_another
from tests.assistant.talk import Talk, told_in_prose

TEXTS = {
    (
        "枫岭县人民政府",
        2023,
    ): "全县新收政府信息公开申请56件,上年结转3件。2023年县政府办公室收到申请19件。县政府办公室主动公开信息占总量的8.5%。"
    "信访窗口受理来访88件,办结80件。2023年,全县9个街道设置了政务公开专区。",
    (
        "柳溪县人民政府",
        2023,
    ): "收到申请52件,其中以县政府为被申请人的有14件,以镇街为被申请人的有38件。群众来信由2022年的30件申请增至45件来信。"
    "建议由2022年的20件增至26件。",
}


def _told(talk: Talk, question: str) -> list[Decimal | None]:
    return [figure.value for figure in talk.ask(question).figures]


def test_the_office_is_not_the_county_where_that_is_told(talk: Talk) -> None:
    assert _told(talk, "枫岭县2023年收到申请多少件?") == [56]
    assert _told(talk, "枫岭县2023年新收申请多少件?") == [56]


@pytest.mark.parametrize(
    "question",
    [
        "枫岭县2023年政府公开信息占比多少?",
        "枫岭县2023年全市收到申请多少件?",
        "枫岭县2023年政务公开专区的数量是多少?",
        "枫岭县2023年有多少个政务公开专区?",
        "柳溪县2023年县政府公开信息占比多少?",
        "柳溪县2023年群众来信增加了多少件?",
    ],
)
def test_what_is_told_of_another_answers_nothing(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert (answer.route, answer.figures) == (Route.REFUSE, ())


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("枫岭县2023年全县收到申请多少件?", 56),
        ("枫岭县2023年有多少个街道设置了政务公开专区?", 9),
        ("柳溪县2023年申请里以县政府为被申请人的多少件?", 14),
        ("柳溪县2023年建议多少件?", 26),
    ],
)
def test_what_is_asked_for_is_told(talk: Talk, question: str, value: int) -> None:
    assert _told(talk, question) == [value]


def test_a_change_of_one_thing_is_told(talk: Talk) -> None:
    assert _told(talk, "柳溪县2023年建议增加了多少件?")[0] == 6


@pytest.mark.parametrize("question", ["枫岭县2023年到底是56件还是88件?", "枫岭县2023年收到的到底是56件还是88件?"])
def test_which_of_two_numbers_is_told_by_both(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert [figure.value for figure in answer.figures] == [56, 88]
    assert "来访" in answer.text


def test_a_number_given_that_is_of_another_thing_is_said_to_be(talk: Talk) -> None:
    answer = talk.ask("枫岭县2023年新收申请是56件还是88件?")
    assert [figure.value for figure in answer.figures] == [56]
    assert "报告里的“88件”是另一项：“信访窗口受理来访88件”" in answer.text
    assert "另一项" not in talk.ask("枫岭县2023年新收的56件申请之外,上年结转多少件?").text


@pytest.mark.parametrize(
    ("said", "value", "unit", "other"),
    [
        ("收到的88件来访件中有几件已办", 88, "件", False),
        ("窗口接访的88件里办结几件", 88, "件", False),
        ("群众写来45件信", 45, "件", False),
        ("有9个镇街设专区", 9, "个", False),
        ("收到88件提案", 88, "件", True),
        ("举报9个", 9, "个", True),
    ],
)
def test_a_number_given_in_other_words_is_of_its_own_thing(tmp_path: Path, said: str, value: int, unit: str, other: bool) -> None:
    with told_in_prose(tmp_path, TEXTS) as library:
        catalogue = CatalogueCache(library).current()
        candidates = [one for body in catalogue.table.organisations for one in catalogue.candidates(body.documents)]
    number = Given(f"{value}{unit}", Decimal(value), unit)
    assert (told_of_another(candidates, number, said) is not None) is other
