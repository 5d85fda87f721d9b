"""`wenbao correct` over a real store: a cell is named by its labels, corrected, answered from, listed and taken back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.cli.commands import execute, parser
from eval.forge.full import full_report
from eval.forge.text import write_text
from ingest.embedding import load_embedder
from ingest.pipeline import ingest_paths
from ingest.settings import StoreSettings
from ingest.store.library import open_library

CELL = ["--table", "applications", "--row", "予以公开", "--column", "总计"]
WHO = ["--by", "王芳", "--why", "核对原件"]


@pytest.fixture
def home(tmp_path: Path) -> StoreSettings:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "年报.txt").write_bytes(write_text(full_report(seed=1), markdown=False))
    settings = StoreSettings(home=tmp_path / "home")
    with open_library(settings, write=True) as library:
        ingest_paths([tmp_path / "reports"], library, settings, lambda: load_embedder(settings))
    return settings


def run(home: StoreSettings, *arguments: str) -> int:
    return execute(parser().parse_args([arguments[0], "--home", str(home.home), *arguments[1:]]))


def test_a_corrected_cell_is_answered_from_listed_and_taken_back(home: StoreSettings, capsys: pytest.CaptureFixture[str]) -> None:
    question = ["ask", "示例市2023年予以公开多少件？", "--json"]
    run(home, *question)
    before = json.loads(capsys.readouterr().out)["figures"][0]["value"]

    assert run(home, "correct", "年报.txt", *CELL, "--value", "4321", *WHO) == 0
    assert "read as 4321\n    王芳," in capsys.readouterr().out
    run(home, *question)
    figure = json.loads(capsys.readouterr().out)["figures"][0]
    assert (figure["value"], figure["state"]) == (4321, "corrected")

    run(home, "correct", "--json")
    (listed,) = json.loads(capsys.readouterr().out)["corrections"]
    assert (listed["value"], listed["raw"], listed["made"]["who"], listed["withdrawn"]) == (4321, str(before), "王芳", None)
    assert run(home, "correct", "--take-back", str(listed["id"]), *WHO) == 0
    assert "taken back by 王芳" in capsys.readouterr().out
    run(home, *question)
    assert json.loads(capsys.readouterr().out)["figures"][0]["value"] == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["年报.txt", "--table", "applications", "--row", "总计", "--column", "", "--value", "1", *WHO], "found 7 cells"),
        (["年报.txt", "--table", "applications", "--row", "九、", "--column", "总计", "--value", "1", *WHO], "found 0 cells"),
        (["年报.txt", *CELL, "--value", "很多", *WHO], "found '很多'"),
        (["年报.txt", *CELL, "--value", "1", "--by", "王芳"], "--why REASON"),
        (["年报.txt", *CELL], "needs --table"),
        (["没有.txt", *CELL, "--value", "1", *WHO], "there are: 年报.txt"),
        (["--take-back", "7", *WHO], "no such correction stands"),
    ],
)
def test_what_is_not_clear_is_refused_with_what_there_is(
    home: StoreSettings, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert run(home, "correct", *arguments) == 2
    assert said in capsys.readouterr().err


def test_without_corrections_it_says_so(home: StoreSettings, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(home, "correct") == 0
    assert capsys.readouterr().out == "no corrections are recorded\n"
