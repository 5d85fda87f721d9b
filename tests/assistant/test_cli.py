"""The commands as a user runs them: what goes to which stream, exit statuses, and what is not loaded for it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from assistant.release import release
from eval.forge.write import write_samples
from ingest.readers import ocr
from tests.command_line import python, wenbao, wenbao_here

HEAVY = {"torch", "chromadb", "sentence_transformers", "fastapi", "sqlalchemy", "pdfplumber"}


def loaded_by(*arguments: str, home: Path | None = None) -> set[str]:
    """The top-level modules that a command has loaded when it is done."""
    script = (
        "import sys\n"
        "from eval.command import main\n"
        "try:\n    main(sys.argv[1:])\n"
        "except SystemExit:\n    pass\n"
        "print('LOADED', *{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)\n"
    )
    done = python("-c", script, *arguments, home=home)
    last = done.stderr.splitlines()[-1]
    assert last.startswith("LOADED"), done.stderr
    return set(last.split()[1:])


# ---------------------------------------------------------------------------------------------- help and wrong usage


@pytest.mark.parametrize(
    "arguments", [["--help"], ["ask", "--help"], ["ingest", "--help"], ["figures", "--help"], ["eval", "--help"]]
)
def test_help_answers_without_loading_anything_heavy(arguments: list[str]) -> None:
    assert loaded_by(*arguments) & HEAVY == set()


def test_help_names_every_command() -> None:
    done = wenbao("--help")
    assert done.returncode == 0
    assert all(command in done.stdout for command in ("ingest", "ask", "figures", "serve", "demo", "eval"))


def test_the_version_is_told_without_loading_anything_heavy() -> None:
    done = wenbao("--version")
    assert (done.returncode, done.stdout) == (0, f"wenbao {release()}\n")
    assert loaded_by("--version") & HEAVY == set()


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nothing"],
        ["ask"],
        ["ask", ""],
        ["ingest"],
        ["ingest", "no/such/file.pdf"],
        ["figures", "--json", "--csv"],
        ["figures", "--year", "x"],
    ],
)
def test_wrong_usage_is_status_2_with_a_message_on_standard_error(
    arguments: list[str], sample_home: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home" if arguments[:1] == ["ingest"] else sample_home
    done = wenbao_here(*arguments, home=home)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "wenbao" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_home_that_holds_nothing_is_told_and_not_made(tmp_path: Path) -> None:
    done = wenbao_here("ask", "示例市收到多少件申请？", "--home", str(tmp_path / "none"))
    assert done.returncode == 1
    assert "wenbao ingest" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "none").exists()


# ---------------------------------------------------------------------------------------------- ask


def test_ask_prints_the_number_and_its_source(sample_home: Path) -> None:
    done = wenbao("ask", "文登区2023年收到多少件政府信息公开申请？", home=sample_home)
    assert done.returncode == 0
    answer, *sources = done.stdout.splitlines()
    assert "100件[1]" in answer
    assert any("文登区人民政府2023年.docx" in line and "（二）依申请公开" in line for line in sources)
    assert any("收到政府信息公开申请100件" in line for line in sources)


def test_ask_json_is_one_document_of_the_contracts_shape(sample_home: Path) -> None:
    done = wenbao_here("ask", "--json", "环翠区商务局2018年政务微博公开政府信息多少条？", home=sample_home)
    assert done.returncode == 0
    answer = json.loads(done.stdout)
    assert set(answer) == {"answer", "language", "route", "figures", "citations", "warnings", "conversation_id"}
    assert answer["figures"][0]["value"] is None
    assert answer["figures"][0]["state"] == "blank"
    assert answer["citations"][0]["locator"]["kind"] == "cell"


def test_a_refusal_is_an_answer(sample_home: Path) -> None:
    done = wenbao_here("ask", "荣成市2023年收到多少件政府信息公开申请？", home=sample_home)
    assert done.returncode == 0
    assert "荣成市" in done.stdout


def test_a_figure_is_answered_without_the_model_or_the_index(sample_home: Path) -> None:
    loaded = loaded_by("ask", "文登区2023年收到多少件政府信息公开申请？", home=sample_home)
    assert loaded & {"torch", "chromadb", "sentence_transformers", "fastapi", "pypinyin"} == set()


def test_the_home_can_be_named_by_option(sample_home: Path, tmp_path: Path) -> None:
    done = wenbao_here("ask", "文登区2023年收到多少件政府信息公开申请？", "--home", str(sample_home), home=tmp_path / "other")
    assert done.returncode == 0
    assert "100件" in done.stdout


# ---------------------------------------------------------------------------------------------- figures


def test_figures_csv_has_a_head_and_a_row_a_figure(sample_home: Path) -> None:
    done = wenbao("figures", "--csv", "--file", "环翠区商务局2018年.docx", home=sample_home)
    assert done.returncode == 0
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    published = [row for row in rows if row["indicator"] == "statistics.published"]
    assert [(row["value"], row["unit"], row["year"]) for row in published] == [("178", "条", "2018")]
    assert {row["file"] for row in rows} == {"环翠区商务局2018年.docx"}
    blank = [row for row in rows if row["state"] == "blank"]
    assert blank
    assert {row["value"] for row in blank} == {""}


def test_figures_json_is_filtered_by_organisation_and_year(sample_home: Path) -> None:
    done = wenbao_here("figures", "--json", "--organisation", "老城区商务局", "--year", "2023", home=sample_home)
    page = json.loads(done.stdout)
    assert set(page) == {"figures", "next"}
    assert {(row["organisation"], row["year"]) for row in page["figures"]} == {("老城区商务局", 2023)}
    assert {row["table"] for row in page["figures"]} <= {"proactive", "applications", "review_litigation", "prose"}
    other = wenbao_here("figures", "--json", "--organisation", "老城区商务局", "--year", "1999", home=sample_home)
    assert json.loads(other.stdout)["figures"] == []


def test_a_place_is_its_government_and_a_body_that_is_not_there_is_told(sample_home: Path) -> None:
    done = wenbao_here("figures", "--json", "--organisation", "文登区", home=sample_home)
    assert {row["organisation"] for row in json.loads(done.stdout)["figures"]} == {"威海市文登区人民政府"}
    for command in ("figures", "audit"):
        nobody = wenbao_here(command, "--json", "--organisation", "无此县", home=sample_home)
        assert nobody.returncode == 0
        assert "found no report of '无此县'; there are reports of " in nobody.stderr
        assert "老城区商务局" in nobody.stderr


# ---------------------------------------------------------------------------------------------- ingest


def test_ingest_json_tells_each_file_and_is_idempotent(tmp_path: Path) -> None:
    written = write_samples(tmp_path / "reports")
    (tmp_path / "reports" / "damaged.docx").write_bytes(b"PK\x03\x04 cut short")
    first = wenbao("ingest", "--json", "--home", str(tmp_path / "home"), str(tmp_path / "reports"))
    assert first.returncode == 1
    told = {document["file"]: document for document in json.loads(first.stdout)["documents"]}
    assert told["damaged.docx"]["status"] == "failed"
    assert told["damaged.docx"]["error"]
    assert "damaged.docx" in first.stderr
    assert {told[path.name]["status"] for path in written} == {"added"}
    government = told["文登区人民政府2023年.docx"]
    assert (government["organisation"], government["year"]) == ("威海市文登区人民政府", 2023)
    assert ("image_only" in {note["code"] for note in government["notes"]}) is not ocr.available()
    fields = {"file", "document_id", "status", "organisation", "year", "form", "sections", "figures", "notes", "error"}
    assert all(set(document) == fields for document in told.values())

    (tmp_path / "reports" / "damaged.docx").unlink()
    second = wenbao_here("ingest", "--json", "--home", str(tmp_path / "home"), str(tmp_path / "reports"))
    assert second.returncode == 0
    assert {document["status"] for document in json.loads(second.stdout)["documents"]} == {"unchanged"}


@pytest.mark.parametrize("command", ["figures", "audit"])
def test_a_file_that_is_not_there_is_told_with_those_that_are(command: str, sample_home: Path) -> None:
    done = wenbao_here(command, "--file", "没有.pdf", home=sample_home)
    assert done.returncode == 0
    assert "没有.pdf" in done.stderr
    assert "文登区人民政府2023年.docx" in done.stderr


def test_a_folder_without_files_is_told(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    done = wenbao_here("ingest", str(tmp_path / "reports"), home=tmp_path / "home")
    assert done.returncode == 0
    assert "found no file" in done.stderr
