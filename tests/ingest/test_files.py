"""Which files are found, and that none of them is waited for, followed round in circles or passed over in silence."""

from __future__ import annotations

import os
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.errors import LimitExceeded, ReadError, UnsupportedType, UsageError
from ingest.files import FoundFile, find_files, read_bytes, told_name


def found(path: Path) -> FoundFile:
    return FoundFile(path, str(path), path.name)


def names(*paths: Path) -> list[str]:
    return [one.file for one in find_files(paths)]


def test_files_are_found_below_folders_but_for_hidden_ones(tmp_path: Path) -> None:
    for name in ("b/c.txt", "a.txt", ".hidden.txt", ".git/d.txt", "b/.e/f.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert names(tmp_path) == ["a.txt", "b/c.txt"]
    assert names(tmp_path / "b" / "c.txt", tmp_path / "a.txt") == ["c.txt", "a.txt"]
    assert names(tmp_path / ".git") == ["d.txt"], "a folder that is named is read"
    assert [one.path for one in find_files([tmp_path / "b"])] == [tmp_path / "b" / "c.txt"]


def test_what_is_no_file_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's path has no more than 108 characters
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "round.txt").symlink_to(tmp_path / "round.txt")
    (tmp_path / "round").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "linked.txt").symlink_to(tmp_path / "a.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.txt")
        assert names(tmp_path) == ["a.txt", "linked.txt"]


def test_a_path_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere: no such file"):
        names(tmp_path / "nowhere")


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null"])
def test_a_device_is_wrong_usage(path: str) -> None:
    with pytest.raises(UsageError, match="found a pipe, socket or device"):
        names(Path(path))


def test_a_pipe_put_in_a_files_place_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(UnsupportedType, match=r"a\.txt: found a pipe"):
        read_bytes(found(tmp_path / "a.txt"), 10)


def test_a_folder_or_a_file_that_is_gone_cannot_be_opened(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "gone.txt"):
        with pytest.raises(ReadError, match="found a"):
            read_bytes(found(path), 10)


def test_no_more_is_read_than_the_bound(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"1234567890")
    assert read_bytes(found(path), 10) == b"1234567890"
    with pytest.raises(LimitExceeded, match=r"a\.txt: found a file of more than"):
        read_bytes(found(path), 9)


def test_a_file_that_has_no_size_is_bounded_all_the_same() -> None:
    with pytest.raises(LimitExceeded):
        read_bytes(found(Path("/proc/kallsyms")), 1_000)


@pytest.fixture
def as_nobody() -> Iterator[Path]:
    """A folder that another user can reach, while this process is that user."""
    if os.geteuid() != 0:
        pytest.skip("only root can become another user; another user is refused as it is")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        os.seteuid(65534)
        try:
            yield Path(folder)
        finally:
            os.seteuid(0)


def test_what_may_not_be_read_is_told_and_not_passed_over(as_nobody: Path) -> None:
    os.seteuid(0)
    for name in ("closed/a.txt", "open/b.txt", "open/c.txt"):
        (as_nobody / name).parent.mkdir(exist_ok=True)
        (as_nobody / name).write_text("x", encoding="utf-8")
    (as_nobody / "closed").chmod(0o700)
    (as_nobody / "open" / "c.txt").chmod(0o600)
    os.seteuid(65534)
    files = list(find_files([as_nobody]))
    assert [one.file for one in files] == ["closed", "open/b.txt", "open/c.txt"]
    assert read_bytes(files[1], 10) == b"x"
    for one in (files[0], files[2]):
        with pytest.raises(ReadError, match=f"{one.file}: found a file that cannot be opened"):
            read_bytes(one, 10)


def test_a_name_of_any_bytes_is_told_as_text() -> None:
    assert told_name(os.fsdecode("年报.txt".encode("gbk"))) == "年报.txt"
    assert told_name(os.fsdecode(b"a\xff\xfe.txt")) == "a\\xff\\xfe.txt"
    assert told_name("甲\n.txt") == "甲\n.txt"
