"""`wenbao audit` over a real store: the findings as JSON, for the terminal and as a page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.cli.commands import execute, parser
from assistant.service.figure_json import FigureQuery
from assistant.staff.audit_page import audit_page
from assistant.staff.audit_report import FindingJson, audit_library, printed
from eval.forge.full import full_report
from eval.forge.text import write_text
from ingest.embedding import load_embedder
from ingest.pipeline import ingest_paths
from ingest.settings import StoreSettings
from ingest.store.library import Library, open_library

PROSE = """示例市商务局2023年政府信息公开工作年度报告
一、总体情况
全年发布信息20条，其中：工作动态12条，政策文件3条，其他信息<4>条。
全年发布信息20条，其中：工作动态12条，政策文件3条，其他信息4条。
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> StoreSettings:
    folder = tmp_path_factory.mktemp("reports")
    (folder / "商务局.txt").write_text(PROSE, "utf-8")
    (folder / "copy.md").write_text(PROSE, "utf-8")
    (folder / "sound.txt").write_bytes(write_text(full_report(seed=1), markdown=False))
    settings = StoreSettings(home=tmp_path_factory.mktemp("home"))
    with open_library(settings, write=True) as library:
        ingest_paths([folder], library, settings, lambda: load_embedder(settings))
    return settings


def rows(settings: StoreSettings, query: FigureQuery | None = None) -> list[FindingJson]:
    with open_library(settings) as library:
        return audit_library(library, query or FigureQuery())


def text_of(library: Library, file: str) -> str:
    return next(library.text(record.id) for record in library.documents() if record.file == file)


def test_each_side_is_quoted_from_its_place(home: StoreSettings) -> None:
    with open_library(home) as library:
        for finding in audit_library(library, FigureQuery()):
            for side in (finding["left"], finding["right"]):
                assert side is not None
                start, end = side["locator"]["start"], side["locator"]["end"]
                assert text_of(library, side["file"])[start:end] == side["quote"]


def test_the_same_fault_of_the_same_report_in_two_files_is_given_once(home: StoreSettings) -> None:
    found = rows(home)
    assert [(one["kind"], one["organisation"], one["year"]) for one in found] == [("parts", "示例市商务局", 2023)]
    assert found[0]["left"] is not None
    assert found[0]["right"] is not None
    assert (found[0]["left"]["value"], found[0]["right"]["value"]) == (20, 19)


def test_a_choice_of_bodies_years_and_files(home: StoreSettings) -> None:
    assert rows(home, FigureQuery(organisation="示例市人民政府")) == []
    assert rows(home, FigureQuery(year=2022)) == []
    assert {one["file"] for one in rows(home, FigureQuery(files=("商务局.txt",)))} == {"商务局.txt"}


def test_the_command_prints_lines_json_and_a_page(home: StoreSettings, capsys: pytest.CaptureFixture[str]) -> None:
    def run(*options: str) -> str:
        assert execute(parser().parse_args(["audit", "--home", str(home.home), *options])) == 0
        return capsys.readouterr().out

    assert json.loads(run("--json"))["findings"] == rows(home)
    lines = run()
    assert "- parts: 发布信息20条，所列各项之和为19条（差1）" in lines
    assert lines.endswith("1 finding: 1 fault, 0 notes\n")
    page = run("--html")
    assert page.startswith("<!DOCTYPE html>")
    assert "分项与合计不符" in page


def test_what_a_report_says_is_escaped_in_the_page(tmp_path: Path) -> None:
    row: FindingJson = {
        "file": "<b>.txt",
        "organisation": "<script>alert(1)</script>",
        "year": 2023,
        "kind": "parts",
        "message": "<img src=x onerror=alert(1)>",
        "left": None,
        "right": None,
    }
    page = audit_page([row])
    assert "<script" not in page
    assert "<img" not in page
    assert "<b>" not in page


def test_the_terminal_counts_faults_and_notes(home: StoreSettings) -> None:
    assert printed([]) == "0 findings: 0 faults, 0 notes"
