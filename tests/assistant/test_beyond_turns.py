"""A turn that asks beyond the figure of the turn before: the whole is told, or what is left of it, and never the part again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from assistant.answer import Route
from assistant.turns.beyond_words import beyond_said
from ingest.store.library import Library
from tests.assistant.forged_store import COMMERCE, SHORT, Truth, asked_on, forged_store
from tests.assistant.talk import Talk

TEXTS = {
    ("枫岭县人民政府", 2023): "全年编发便民问答96期，其中县本级40期、桐坡镇36期、石桥镇20期。"
    "主动公开信息700条，其中规划计划类90条、部门动态类500条、其他类110条。"
    "全年办理来信58件，含上年转来的4件，办结55件，转下年办理3件。举办业务培训6期。"
    "承办人大代表建议25件、政协提案31件。",
    (
        "梧川市商务局",
        2023,
    ): "我局主动公开政府信息1500条，政务微信发布信息600条，政务微博发布信息480条。累计受理咨询220人次，其中现场咨询70人次。",
    (
        "青石市人民政府",
        2023,
    ): "对6件政府信息公开申请收取信息处理费900元，其中桐坡县民政局2件，收取400元；柳溪县公安局4件，收取500元。",
}
WHOLES = [
    "总共呢？",
    "一共呢",
    "合计呢",
    "总数呢",
    "总计呢",
    "全部呢",
    "都加起来呢",
    "一共多少？",
    "in total?",
    "and altogether?",
]
RESTS = ["剩下的呢", "另外的呢？", "其余呢", "剩余的有多少", "别的呢", "the rest?"]
DYNAMICS, QUESTIONS = "枫岭县2023年部门动态类信息多少条", "枫岭县2023年桐坡镇便民问答多少期"


@pytest.mark.parametrize("turn", WHOLES)
@pytest.mark.parametrize(
    ("asked", "whole"),
    [
        (DYNAMICS, 700),
        (QUESTIONS, 96),
        ("梧川市商务局2023年微博发了多少条", 1500),
        ("青石市2023年柳溪县公安局收取信息处理费多少元", 900),
    ],
)
def test_behind_a_part_the_whole_is_told(talk: Talk, asked: str, whole: int, turn: str) -> None:
    talk.ask(asked)
    answer = talk.ask(turn)
    assert answer.route is Route.FIGURES
    assert answer.figures[0].value == whole


@pytest.mark.parametrize("turn", RESTS)
@pytest.mark.parametrize(
    ("asked", "rest"),
    [
        ((DYNAMICS,), 200),
        ((DYNAMICS, "规划计划类呢"), 110),
        ((QUESTIONS,), 60),
        (("青石市2023年柳溪县公安局收取信息处理费多少元",), 400),
    ],
)
def test_behind_a_part_the_rest_is_its_whole_without_it(talk: Talk, asked: tuple[str, ...], rest: int, turn: str) -> None:
    for question in asked:
        talk.ask(question)
    answer = talk.ask(turn)
    assert answer.route is Route.FIGURES
    assert answer.figures[0].value == rest
    assert len(answer.figures) == len(asked) + 2


@pytest.mark.parametrize("turn", ["其他呢", "其他的呢", "and the others?"])
def test_what_a_list_calls_other_is_told_by_that_name(talk: Talk, turn: str) -> None:
    talk.ask(DYNAMICS)
    assert talk.ask(turn).figures[0].value == 110


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        (("枫岭县2023年县本级便民问答多少期", "桐坡镇呢", "两项合计呢"), 76),
        (("青石市2023年桐坡县民政局收取信息处理费多少元", "柳溪县公安局呢", "合计呢"), 900),
        ((DYNAMICS, "规划计划类呢", "一共呢"), 590),
        ((DYNAMICS, "三项合计呢"), 700),
        (("梧川市商务局2023年现场咨询多少人次", "累计呢"), 220),
        ((DYNAMICS, "总共呢", "总共呢"), 700),
    ],
)
def test_members_that_were_named_are_added(talk: Talk, turns: tuple[str, ...], value: int) -> None:
    answers = [talk.ask(turn) for turn in turns]
    assert answers[-1].figures[0].value == value


@pytest.mark.parametrize(
    "turns",
    [
        (DYNAMICS, "累计呢"),
        (DYNAMICS, "两项合计呢"),
        (DYNAMICS, "其余呢", "2022年呢"),
        ("枫岭县2023年承办政协提案多少件", "一共呢"),
        ("枫岭县2023年承办政协提案多少件", "其余呢"),
        ("枫岭县2023年举办业务培训几期", "剩下的呢"),
        ("枫岭县2023年举办业务培训几期", "累计呢"),
        ("梧川市商务局2023年微博发了多少条", "其余呢"),
    ],
)
def test_what_is_not_told_beyond_a_figure_is_refused(talk: Talk, turns: tuple[str, ...]) -> None:
    answers = [talk.ask(turn) for turn in turns]
    assert answers[0].route is Route.FIGURES
    assert answers[-1].route is Route.REFUSE


def test_what_is_a_part_of_nothing_is_told_again(talk: Talk) -> None:
    talk.ask("枫岭县2023年举办业务培训几期")
    assert talk.ask("一共呢").figures[0].value == 6


CELLS: tuple[tuple[str, str, str, str], ...] = (
    ("不予公开中属于国家秘密的几件", "applications.refused.state_secret", "applications.refused", "总计"),
    ("予以公开几件", "applications.granted", "applications.handled", "总计"),
    ("行政复议结果维持几件", "review.upheld", "review.total", "总计"),
    ("本机关不掌握相关信息几件", "applications.unavailable.not_held", "applications.unavailable", "总计"),
    ("自然人申请几件", "applications.received", "applications.received", "自然人"),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Library, Truth]]:
    with forged_store(tmp_path_factory.mktemp("forged")) as opened:
        yield opened


@pytest.mark.parametrize(("said", "part", "whole", "column"), CELLS)
def test_behind_a_cell_its_class_is_told(store: tuple[Library, Truth], said: str, part: str, whole: str, column: str) -> None:
    library, truth = store
    own = truth(COMMERCE, 2022, part) if column == "总计" else truth(COMMERCE, 2022, part, column)
    for turn, value in (("合计呢", truth(COMMERCE, 2022, whole)), ("其余的呢", truth(COMMERCE, 2022, whole) - own)):
        talk = Talk(asked_on(library, date(2024, 6, 1)), library)
        assert talk.ask(f"{SHORT[COMMERCE]}2022年{said}").figures[0].value == own
        assert talk.ask(turn).figures[0].value == value, turn


def test_a_whole_that_was_told_is_what_the_next_turn_goes_on_from(store: tuple[Library, Truth]) -> None:
    library, truth = store
    talk = Talk(asked_on(library, date(2024, 6, 1)), library)
    talk.ask(f"{SHORT[COMMERCE]}2022年予以公开几件")
    talk.ask("总数呢")
    assert talk.ask("2021年呢").figures[0].value == truth(COMMERCE, 2021, "applications.handled")


def test_cells_that_come_to_nothing_have_no_whole(store: tuple[Library, Truth]) -> None:
    library, _ = store
    for said, turn in (("规范性文件制发几件", "总数呢"), ("结转下年度几件", "总共呢"), ("收到申请几件", "累计呢")):
        talk = Talk(asked_on(library, date(2024, 6, 1)), library)
        assert talk.ask(f"{SHORT[COMMERCE]}2022年{said}").figures[0].value is not None
        assert talk.ask(turn).route is Route.REFUSE, said


@pytest.mark.parametrize("turn", ["总体情况呢", "其他部门呢", "两年合计呢", "总结呢", "全部申请人呢", "另外两家呢"])
def test_a_turn_that_names_anything_asks_nothing_beyond(turn: str) -> None:
    assert beyond_said(turn) is None


def test_a_number_of_things_is_read() -> None:
    said = beyond_said("三类加起来多少件？")
    assert said is not None
    assert (said.number, said.unit, said.adds) == (3, "件", True)
