"""What is SQLite's own: the file in the home or elsewhere, read-only media, damage, and what stays on the disk."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy
import pytest

from ingest.errors import StoreError, UsageError
from ingest.pipeline import parse
from ingest.settings import StoreSettings
from ingest.store.library import open_library
from tests.ingest.reports import made_report, made_vectors


@pytest.fixture
def home(tmp_path: Path) -> StoreSettings:
    return StoreSettings(tmp_path / "home")


def put_one(home: StoreSettings) -> None:
    """Makes the store with one report."""
    report = made_report(1)
    with open_library(home, write=True) as library:
        library.commit("/reports/a.txt", "a.txt", report, made_vectors(report))


def test_a_finished_home_is_read_where_nothing_can_be_written(home: StoreSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    put_one(home)
    monkeypatch.setattr("ingest.store.sqlite.os.access", lambda path, mode: False)
    with open_library(home) as reader:
        assert len(reader.documents()) == 1
    assert sorted(path.name for path in home.home.iterdir()) == ["wenbao.db", "writer.lock"]


def test_a_damaged_store_is_named_with_what_to_do(home: StoreSettings) -> None:
    home.home.mkdir()
    (home.home / "wenbao.db").write_bytes(b"this is no database at all" * 100)
    with pytest.raises(StoreError, match="move it away and ingest again"):
        open_library(home)


def test_a_database_elsewhere_is_used(home: StoreSettings, tmp_path: Path) -> None:
    elsewhere = dataclasses.replace(home, database_url=f"sqlite:///{tmp_path / 'other.db'}")
    put_one(elsewhere)
    assert (tmp_path / "other.db").is_file()
    assert not (home.home / "wenbao.db").exists()


def test_what_is_taken_out_is_no_more_in_the_files_on_disk(tmp_path: Path) -> None:
    written = "丙水县水务局2023年政府信息公开工作年度报告\n一、总体情况\n青石坝的告示贴了七张。\n"
    with open_library(StoreSettings(tmp_path), write=True) as library:
        report = parse("a.txt", written.encode())
        library.commit("/a.txt", "a.txt", report, numpy.zeros((len(report.chunks), 2), dtype=numpy.float32))

        def held() -> bool:
            return any("青石坝".encode() in path.read_bytes() for path in tmp_path.iterdir())

        assert held()
        assert library.remove(library.documents()[0].id)
        assert not held()


def test_reading_a_missing_home_makes_nothing(home: StoreSettings) -> None:
    with pytest.raises(StoreError, match="holds no store yet: run `wenbao ingest"):
        open_library(home)
    assert not home.home.exists()


@pytest.mark.parametrize("url", ["mysql://localhost/x", "sqlite://", "nonsense", "postgresql://office:se/cret@host:x/y"])
def test_a_database_of_another_kind_is_refused_and_no_password_told(home: StoreSettings, url: str) -> None:
    with pytest.raises(UsageError, match="expected one like sqlite:////folder") as refused:
        open_library(dataclasses.replace(home, database_url=url))
    assert "cret" not in str(refused.value)
    assert refused.value.__cause__ is None
