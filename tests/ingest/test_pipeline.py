"""Taking files in: what is unchanged is skipped, what is changed replaces, what is damaged stops nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from eval.forge.samples import load_samples
from eval.forge.write import write_samples
from ingest.errors import ReadError
from ingest.files import find_files
from ingest.index.nearest import is_current
from ingest.model import Problem
from ingest.pipeline import Outcome, ingest_files, ingest_paths, notes, parse
from ingest.settings import StoreSettings
from ingest.store.library import Library, document_id, open_library
from ingest.workers.limits import MEGABYTE, Bounds, Limits
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


def test_an_index_that_a_killed_run_left_behind_is_built_by_the_same_command(
    library: Library, settings: StoreSettings, folder: Path
) -> None:
    (folder / "a.txt").write_text(NOTE.format(7), encoding="utf-8")
    ingest_files(list(find_files([folder])), library, FirstAxisEmbedder)
    assert not is_current(library, settings)
    assert {outcome.status for outcome in take_in(library, settings, folder).values()} == {"unchanged"}
    assert is_current(library, settings)


def test_a_changed_file_replaces_its_old_version(library: Library, settings: StoreSettings, folder: Path) -> None:
    path = folder / "a.txt"
    path.write_text(NOTE.format(7), encoding="utf-8")
    added = take_in(library, settings, folder)["a.txt"]
    assert added.status == "added"
    assert added.contents is not None
    assert added.document_id == document_id(str(path.resolve()), added.contents.sha256)
    assert (added.contents.organisation, added.contents.year, added.contents.figures) == ("示例市统计局", 2023, 1)
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
        assert outcomes[file].contents is None
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


def test_a_file_that_breaks_the_reader_costs_itself_alone(library: Library, settings: StoreSettings, folder: Path) -> None:
    for number in range(6):
        (folder / f"{number}.txt").write_text(NOTE.format(number), encoding="utf-8")
    (folder / "3.html").write_text("<p>甲</p>" * 3_000, encoding="utf-8")
    narrow = Limits(reading=Bounds(memory=500 * MEGABYTE, cpu=30, wall=60), file=10_000)
    outcomes = {o.file: o for o in ingest_paths([folder], library, settings, FirstAxisEmbedder, jobs=2, limits=narrow)}
    assert {file for file, o in outcomes.items() if o.status == "failed"} == {"3.html"}
    assert outcomes["3.html"].code == "limit"
    assert "3.html: found a file of more than" in (outcomes["3.html"].error or "")
    assert sorted(received(library)) == list(range(6))


@pytest.mark.parametrize("jobs", [1, 3])
def test_outcomes_and_what_is_stored_do_not_depend_on_how_many_read(
    jobs: int, library: Library, settings: StoreSettings, folder: Path
) -> None:
    long = "各部门按月核对公开目录，过期的内容及时撤下。\n" * 400
    for number in range(12):
        (folder / f"{number:02}.txt").write_text(NOTE.format(number) + (long if number % 3 == 0 else ""), encoding="utf-8")
    told: list[str] = []
    outcomes = ingest_paths([folder], library, settings, FirstAxisEmbedder, lambda o: told.append(o.file), jobs=jobs)
    assert told == [outcome.file for outcome in outcomes] == [f"{number:02}.txt" for number in range(12)]
    assert [int(s.statement.value) for s in library.statements()] == list(range(12))


def test_a_file_given_twice_is_stored_once(library: Library, settings: StoreSettings, folder: Path) -> None:
    path = folder / "a.txt"
    path.write_text(NOTE.format(7), encoding="utf-8")
    outcomes = ingest_paths([path, folder, path], library, settings, FirstAxisEmbedder)
    assert [(o.file, o.status) for o in outcomes] == [("a.txt", "added"), ("a.txt", "unchanged"), ("a.txt", "unchanged")]


def test_a_name_of_any_bytes_is_stored_as_text(library: Library, settings: StoreSettings, folder: Path) -> None:
    for name in ("年报.txt".encode("gbk"), b"a\xff\xfe.txt", "甲\n[/red]\x1b[2J.txt".encode()):
        path = folder / os.fsdecode(name)
        path.parent.mkdir(exist_ok=True)
        path.write_text(NOTE.format(7), encoding="utf-8")
    stored = set(take_in(library, settings, folder))
    assert stored == {"年报.txt", "a\\xff\\xfe.txt", "甲\n[/red]\x1b[2J.txt"}
    assert {record.file for record in library.documents()} == stored
    assert {o.status for o in take_in(library, settings, folder).values()} == {"unchanged"}


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
    problems = (Problem("no_text", "page 1"), Problem("no_text", "page 1", page=1), Problem("no_text", "page 2"))
    assert notes(problems) == [{"code": "no_text", "message": "page 1"}, {"code": "no_text", "message": "page 2"}]
