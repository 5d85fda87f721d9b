"""Taking files in: what is unchanged is skipped, what is changed replaces, what is damaged stops nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from eval.forge.samples import load_samples
from eval.forge.write import render, write_samples
from ingest.errors import ReadError, UsageError
from ingest.pipeline import Outcome, find_files, ingest_paths, notes, parse
from ingest.settings import StoreSettings
from ingest.store import Library, document_id, open_library
from tests.ingest.first_axis import FirstAxisEmbedder

NOTE = "示例市统计局2023年政府信息公开工作年度报告\n一、总体情况\n全年收到政府信息公开申请{}件。\n"


@pytest.fixture
def settings(tmp_path: Path) -> StoreSettings:
    return StoreSettings(tmp_path / "home")


@pytest.fixture
def library(settings: StoreSettings) -> Iterator[Library]:
    with open_library(settings, write=True) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    return made


def no_embedder() -> FirstAxisEmbedder:
    raise AssertionError("nothing has to be embedded")


def take_in(library: Library, settings: StoreSettings, *paths: Path) -> dict[str, Outcome]:
    return {outcome.file: outcome for outcome in ingest_paths(paths, library, settings, FirstAxisEmbedder)}


def received(library: Library) -> list[int]:
    return [int(s.statement.value) for s in library.statements() if s.statement.indicator == "applications.received"]


def test_the_samples_are_taken_in_with_who_and_when(library: Library, settings: StoreSettings, folder: Path) -> None:
    write_samples(folder)
    outcomes = take_in(library, settings, folder)
    samples = {sample.file: sample.report for sample in load_samples()}
    assert {file: outcome.status for file, outcome in outcomes.items()} == dict.fromkeys(samples, "added")
    stored = {record.file: record for record in library.documents()}
    assert set(stored) == set(samples)
    for file, report in samples.items():
        assert (stored[file].organisation, stored[file].year) == (report.organisation, report.year)
        assert stored[file].id == outcomes[file].document_id


def test_a_second_time_nothing_is_read_embedded_or_changed(library: Library, settings: StoreSettings, folder: Path) -> None:
    write_samples(folder)
    first = take_in(library, settings, folder)
    before, revision = library.documents(), library.revision()
    second = {o.file: o for o in ingest_paths([folder], library, settings, no_embedder)}
    assert {o.status for o in second.values()} == {"unchanged"}
    assert {file: o.document_id for file, o in second.items()} == {file: o.document_id for file, o in first.items()}
    assert library.documents() == before
    assert library.revision() == revision


def test_a_changed_file_replaces_its_old_version(library: Library, settings: StoreSettings, folder: Path) -> None:
    path = folder / "a.txt"
    path.write_text(NOTE.format(7), encoding="utf-8")
    added = take_in(library, settings, folder)["a.txt"]
    assert added.status == "added"
    assert added.report is not None
    assert added.document_id == document_id(str(path.resolve()), added.report.sha256)
    path.write_text(NOTE.format(9), encoding="utf-8")
    assert take_in(library, settings, folder)["a.txt"].status == "replaced"
    assert len(library.documents()) == 1
    assert received(library) == [9]


def test_a_bad_file_fails_with_its_reason_and_the_others_are_kept(
    library: Library, settings: StoreSettings, folder: Path
) -> None:
    (folder / "a.txt").write_text(NOTE.format(7), encoding="utf-8")
    (folder / "b.docx").write_bytes(b"PK\x03\x04 cut short")
    (folder / "c.bin").write_bytes(bytes(range(256)) * 8)
    (folder / "d.txt").write_text(NOTE.format(8), encoding="utf-8")
    told: list[Outcome] = []
    assert ingest_paths([folder], library, settings, FirstAxisEmbedder, told.append) == tuple(told)
    outcomes = {outcome.file: outcome for outcome in told}
    assert [(file, o.status) for file, o in outcomes.items()] == [
        ("a.txt", "added"),
        ("b.docx", "failed"),
        ("c.bin", "failed"),
        ("d.txt", "added"),
    ]
    for file in ("b.docx", "c.bin"):
        assert outcomes[file].error
        assert outcomes[file].document_id is None
        assert outcomes[file].report is None
    assert sorted(received(library)) == [7, 8]


def test_a_version_that_cannot_be_read_leaves_the_old_one(library: Library, settings: StoreSettings, folder: Path) -> None:
    path = folder / "a.txt"
    path.write_text(NOTE.format(7), encoding="utf-8")
    take_in(library, settings, folder)
    path.write_bytes(b"%PDF-1.7 and nothing more")
    assert take_in(library, settings, folder)["a.txt"].status == "failed"
    assert received(library) == [7]


def test_the_same_name_in_two_folders_is_two_documents(library: Library, settings: StoreSettings, folder: Path) -> None:
    for below, number in (("east", 3), ("west", 4)):
        (folder / below).mkdir()
        (folder / below / "a.txt").write_text(NOTE.format(number), encoding="utf-8")
    assert set(take_in(library, settings, folder)) == {"east/a.txt", "west/a.txt"}
    assert sorted(received(library)) == [3, 4]


def test_files_are_found_below_folders_but_for_hidden_ones(folder: Path) -> None:
    for name in ("b/c.txt", "a.txt", ".hidden.txt", ".git/d.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")
    assert [file for _, file in find_files([folder])] == ["a.txt", "b/c.txt"]
    assert [file for _, file in find_files([folder / "b" / "c.txt"])] == ["c.txt"]


def test_a_path_that_is_not_there_is_wrong_usage(folder: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere"):
        list(find_files([folder / "nowhere"]))


def test_reading_is_pure() -> None:
    data = NOTE.format(7).encode()
    assert parse("a.txt", data) == parse("a.txt", data)
    report = parse("a.txt", data)
    assert (report.identity.organisation, report.identity.year) == ("示例市统计局", 2023)
    assert [int(s.value) for s in report.statements] == [7]


def test_reading_what_is_no_report_is_an_error_with_its_reason() -> None:
    with pytest.raises(ReadError, match=r"."):
        parse("a.bin", bytes(range(256)) * 8)


def test_notes_list_each_problem_once() -> None:
    sample = next(s for s in load_samples() if s.file.startswith("文登区人民政府"))
    problems = parse(sample.file, render(sample.report, sample.format)).problems
    assert "image_only" in {note["code"] for note in notes(problems)}
    assert notes((*problems, *problems)) == notes(problems)
