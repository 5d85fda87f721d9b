"""A turn that was refused, asked again in plainer words: what the turn before asked for is kept, and what it does not tell stays refused."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk, talking

TEXTS = {
    (
        "枫岭市人民政府",
        2023,
    ): "市政府网站发布信息600条，政务微信公众号发布信息150条。举办专题培训5次。收到政府信息公开申请90件。",
    (
        "枫岭市商务局",
        2023,
    ): "门户网站发布信息400条。“枫岭商务”微信公众号发布信息80条，粉丝7000人。举办专题培训2次。收到政府信息公开申请3件。",
}
SITE = "枫岭市商务局2023年网站发布信息多少条？"
APPLIED = "枫岭市人民政府2023年收到申请多少件？"


@pytest.fixture
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    with talking(tmp_path_factory.mktemp("plainer"), TEXTS) as opened:
        yield opened


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        ((APPLIED, "换成市商务局，是多少件？"), 3),
        ((APPLIED, "要是换成市商务局呢？"), 3),
        ((SITE, "公众号上发了多少？"), 80),
        ((SITE, "公众号上又发了几条？"), 80),
        ((SITE, "公众号呢？", "网站比公众号多多少条？"), 320),
        ((SITE, "公众号呢？", "公众号跟网站的条数相差多少？"), 320),
        ((SITE, "公众号呢？", "网站是公众号的几倍？"), 5),
        (("枫岭市商务局2023年公众号发布信息多少条？", "粉丝多少？"), 7000),
    ],
)
def test_what_the_turn_before_asked_for_is_kept(talk: Talk, turns: tuple[str, ...], value: int) -> None:
    answers = [talk.ask(turn) for turn in turns]
    assert answers[-1].route is Route.FIGURES
    assert answers[-1].figures[0].value == value


@pytest.mark.parametrize(
    "turns",
    [
        (SITE, "抖音上发了多少条？"),
        (SITE, "抖音比网站多多少条？"),
        (APPLIED, "换成市教育局，是多少件？"),
        (APPLIED, "换成市商务局，是多少人？"),
        ("枫岭市人民政府2023年公众号发布信息多少条？", "粉丝多少？"),
    ],
)
def test_what_is_not_told_stays_refused(talk: Talk, turns: tuple[str, ...]) -> None:
    answers = [talk.ask(turn) for turn in turns]
    assert answers[0].route is Route.FIGURES
    assert answers[-1].route is not Route.FIGURES
