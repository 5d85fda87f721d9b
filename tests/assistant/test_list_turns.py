"""A turn that asks something of the list in which the figure told last stands: all of the list answers, never the turns' own two alone."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk, talking

TEXTS = {
    (
        "枫岭市人民政府",
        2023,
    ): "全市共办理信息公开申请900件（市政府100件、市各部门250件、海棠县210件、石桥县190件、东岭区150件）。"
    "全年主动公开信息120条，其中人事信息20条、财政信息60条、规划信息5条、动态信息35条。"
    "全年发布公告80条，其中招标类50条、环评类20条。",
}
SEAT, SEA = "枫岭市2023年市政府办理申请多少件？", "枫岭市2023年海棠县办理申请多少件？"
PERSONS = "枫岭市2023年人事信息公开多少条？"


@pytest.fixture
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    with talking(tmp_path_factory.mktemp("lists"), TEXTS) as opened:
        yield opened


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        ((PERSONS, "规划信息呢？", "哪类最多？"), 60),
        ((PERSONS, "动态信息呢？", "最少的是哪一类？"), 5),
        (("枫岭市2023年主动公开信息多少条？", "哪类信息最多？"), 60),
        ((SEA, "哪个县最少？"), 190),
        ((SEA, "哪个县区最多？"), 210),
        ((SEAT, "全市呢？"), 900),
        ((SEA, "全市呢？"), 900),
        ((SEA, "比石桥县多多少？"), 20),
        ((SEA, "东岭区呢？", "两个差多少？"), 60),
        ((SEA, "东岭区呢？", "哪个多？"), 60),
    ],
)
def test_the_list_answers(talk: Talk, turns: tuple[str, ...], value: int) -> None:
    answers = [talk.ask(turn) for turn in turns]
    assert answers[-1].route is Route.FIGURES
    assert answers[-1].figures[0].value == value


@pytest.mark.parametrize(
    ("asked", "turn"), [(SEAT, "占全市的多少？"), (SEAT, "它在全市的比重是多少？"), (SEA, "占全市百分之几？")]
)
def test_a_share_of_all_of_the_place_is_no_part_again(talk: Talk, asked: str, turn: str) -> None:
    part = talk.ask(asked).figures[0].value
    answer = talk.ask(turn)
    assert part is not None
    assert answer.figures[0].unit == "%"
    assert answer.figures[0].value == pytest.approx(part * 100 / 900, abs=Decimal("0.01"))


@pytest.mark.parametrize(
    "turns",
    [
        (SEA, "全省呢？"),
        (SEA, "比临澜县多多少？"),
        (SEA, "占全省多少？"),
        ("枫岭市2023年招标类公告发布多少条？", "环评类呢？", "哪类最少？"),  # the list leaves ten out
    ],
)
def test_what_the_list_does_not_tell_is_refused(talk: Talk, turns: tuple[str, ...]) -> None:
    answers = [talk.ask(turn) for turn in turns]
    assert answers[0].route is Route.FIGURES
    assert answers[-1].route is Route.REFUSE


@pytest.mark.parametrize("question", ["枫岭市2023年哪类最多？", "枫岭市2023年哪个县最多？"])
def test_the_most_of_nothing_that_is_named_is_of_no_list(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is not Route.FIGURES
