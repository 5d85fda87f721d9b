"""What `wenbao ingest` prints of files that are hostile in their names and in their bytes."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest

from assistant.cli.ingest import _summary
from eval.command import main
from ingest.pipeline import Outcome
from tests.command_line import wenbao, wenbao_here

TEXT = "示例市统计局2023年政府信息公开工作年度报告\n全年收到政府信息公开申请7件。"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A report and a bomb, in a folder and under names that a terminal would obey."""
    made = tmp_path / "reports" / "甲[" / "red]\x1b[2J"
    made.mkdir(parents=True)
    (made / "好\n.txt").write_text(TEXT, encoding="utf-8")
    (made / "坏\r.html").write_text("7\n" * 100_000, encoding="utf-8")
    return tmp_path / "reports"


def test_a_hostile_file_is_told_in_one_line_and_the_others_are_kept(folder: Path, tmp_path: Path) -> None:
    done = wenbao("ingest", "--jobs", "2", str(folder), home=tmp_path / "home")
    assert done.returncode == 1
    assert "\x1b[2J" not in done.stdout + done.stderr
    assert [
        line for line in done.stderr.splitlines() if line.startswith("甲[/red]\ufffd[2J/坏\ufffd.html: found a text of 200000")
    ]
    assert "added" in done.stdout
    again = wenbao_here("ingest", "--json", str(folder), home=tmp_path / "home")
    assert again.returncode == 1
    assert [(one["file"], one["status"]) for one in json.loads(again.stdout)["documents"]] == [
        ("甲[/red]\x1b[2J/坏\r.html", "failed"),
        ("甲[/red]\x1b[2J/好\n.txt", "unchanged"),
    ]


@pytest.mark.parametrize("jobs", ["0", "-1", "many"])
def test_a_number_of_jobs_that_is_none_is_wrong_usage(jobs: str, tmp_path: Path) -> None:
    done = wenbao_here("ingest", "--jobs", jobs, str(tmp_path), home=tmp_path / "home")
    assert done.returncode == 2
    assert "--jobs" in done.stderr


def test_an_index_that_cannot_be_built_is_told_and_what_was_read_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "好.txt").write_text(TEXT, encoding="utf-8")
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        monkeypatch.setenv("WENBAO_CHROMA_URL", f"http://127.0.0.1:{closed.getsockname()[1]}")
        assert main(["ingest", "--json", "--home", str(tmp_path / "home"), str(tmp_path / "好.txt")]) == 1
    told = capsys.readouterr()
    assert [one["status"] for one in json.loads(told.out)["documents"]] == ["added"]
    assert "wenbao: " in told.err
    monkeypatch.delenv("WENBAO_CHROMA_URL")
    assert main(["ingest", "--json", "--home", str(tmp_path / "home"), str(tmp_path / "好.txt")]) == 0
    assert [one["status"] for one in json.loads(capsys.readouterr().out)["documents"]] == ["unchanged"]


def test_a_long_list_is_cut_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    _summary([Outcome(f"{number}.txt", None, "failed", None, "broken", "damaged") for number in range(600)], 1.5)
    told = capsys.readouterr().out
    assert "600 files in 1.5 s: 600 failed" in told
    assert "and 100 more, which --json lists" in told
    assert ("499.txt" in told, "500.txt" in told) == (True, False)
