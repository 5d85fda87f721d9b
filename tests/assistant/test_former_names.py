"""A name that was borne before reaches the body whose own reports say so, and no other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.answer import Answer, Route
from assistant.bodies.former_names import said_former, same_stem
from ingest.normalise import fold_text
from ingest.pipeline import parse
from ingest.settings import StoreSettings
from ingest.store.library import Library, open_library
from tests.assistant.forged_store import asked_on
from tests.assistant.version_reports import put

PROSE = {
    "江州市青原区人民政府": "2021年，原青原市撤市设区。全年收到政府信息公开申请31件，均按期答复。",
    "江州市青原区商务局": "本局由原商业局更名而来。全年收到政府信息公开申请14件，均按期答复。",
    "江州市青原区教育局": "会同体育局开展培训。全年收到政府信息公开申请17件，均按期答复。",
    "江州市白岭区人民政府": "全年收到政府信息公开申请90件，均按期答复。",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    home: Path = tmp_path_factory.mktemp("former")
    with open_library(StoreSettings(home), write=True) as opened:
        for body, said in PROSE.items():
            put(opened, f"{body}.txt", parse("a.txt", f"{body}2023年政府信息公开工作年度报告\n一、总体情况\n{said}\n".encode()))
        yield opened


def ask(library: Library, body: str) -> Answer:
    return asked_on(library, date(2024, 6, 1)).ask(f"{body}2023年收到多少件政府信息公开申请？")


@pytest.mark.parametrize(
    ("said", "body", "value"),
    [
        ("青原市", "江州市青原区人民政府", 31),
        ("青原市人民政府", "江州市青原区人民政府", 31),
        ("青原区商业局", "江州市青原区商务局", 14),
    ],
)
def test_an_old_name_reaches_the_body_whose_reports_tell_it(library: Library, said: str, body: str, value: int) -> None:
    answer = ask(library, said)
    assert [figure.value for figure in answer.figures] == [value]
    assert body in answer.text


@pytest.mark.parametrize("said", ["青原县", "白岭市", "青原区体育局", "青原区工业局", "白岭区商业局", "青山市"])
def test_a_name_that_no_report_tells_is_not_guessed(library: Library, said: str) -> None:
    answer = ask(library, said)
    assert answer.route in (Route.REFUSE, Route.CLARIFY)
    assert answer.figures == ()


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("原示例市(现为示例区)", "示例市", True),
        ("示例市撤市设区", "示例市", True),
        ("前身为示例县经济贸易局", "经济贸易局", True),
        ("曾用名:商业局", "商业局", True),
        ("商业局更名为商务局", "商业局", True),
        ("配合商业局", "商业局", False),
        ("示例市人大代表", "示例市", False),
    ],
)
def test_what_tells_that_a_name_was_borne_before(text: str, name: str, told: bool) -> None:
    assert said_former(fold_text(text), name) is told


def test_only_what_a_place_is_may_differ() -> None:
    assert same_stem("青原市", "青原区")
    assert not same_stem("青原区", "青原区")
    assert not same_stem("青山市", "青原区")
