"""Older word processors' files: through LibreOffice where it is installed, else refused with what to do."""

from __future__ import annotations

import io
import os
import socket
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from eval.forge import office
from eval.forge.full import full_report
from eval.forge.write import render
from ingest.errors import DamagedFile, LimitExceeded, UnsupportedType
from ingest.readers import legacy, read_document
from ingest.tables.figures import read_tables

with_office = pytest.mark.skipif(legacy.program() is None, reason="LibreOffice is not installed")

RTF = rb"{\rtf1\ansi\ansicpg936\uc1 \u25910?\u21040?\u30003?\u35831? 5\par}"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.fixture(scope="module")
def word_97() -> bytes:
    if not office.available():
        pytest.skip("LibreOffice is not installed")
    return office.to_doc(render(full_report(), "docx"))


@with_office
def test_a_doc_reads_as_the_docx_that_it_was(word_97: bytes) -> None:
    old, new = read_document("a.doc", word_97), read_document("a.docx", render(full_report(), "docx"))
    assert (old.format, old.text, old.grids) == ("doc", new.text, new.grids)
    assert read_tables(old) == read_tables(new)


@with_office
def test_rich_text_and_open_documents() -> None:
    assert read_document("a.rtf", RTF).text == "收到申请 5"
    assert read_document("a.odt", open_document("<text:p>收到申请 5</text:p>")).text == "收到申请 5"


def test_without_libreoffice_the_message_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for name, data in (("a.doc", OLE + "WordDocument".encode("utf-16-le")), ("a.rtf", RTF), ("a.odt", open_document(""))):
        with pytest.raises(UnsupportedType, match=rf"{name}: found .*expected .*; install LibreOffice, .*save it as \.docx"):
            read_document(name, data)


@pytest.mark.parametrize("cut", [3_000, 20_000])
@with_office
def test_a_damaged_file_is_refused_and_never_taken_for_text(word_97: bytes, cut: int) -> None:
    broken = OLE + "WordDocument".encode("utf-16-le") + word_97[600:cut]
    with pytest.raises(DamagedFile, match="LibreOffice cannot convert"):
        read_document("a.doc", broken)


def test_a_password_is_said(word_97: bytes) -> None:
    entry = word_97.find("WordDocument".encode("utf-16-le"))
    flags = (int.from_bytes(word_97[entry + 116 : entry + 120], "little") + 1) * 512 + 11
    locked = word_97[:flags] + bytes([word_97[flags] | 1]) + word_97[flags + 1 :]
    assert (legacy.is_locked(word_97), legacy.is_locked(locked)) == (False, True)
    with pytest.raises(UnsupportedType, match="password"):
        read_document("a.doc", locked)


def test_a_wps_file_is_named_and_refused() -> None:
    with pytest.raises(UnsupportedType, match=r"a\.wps: found a WPS Writer"):
        read_document("a.wps", OLE + "WordDocument".encode("utf-16-le"))


def test_a_program_that_does_not_end_is_ended_with_all_it_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    child = tmp_path / "child"
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\nsleep 60 &\necho $! > {child}\nwait\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.defpath}")
    monkeypatch.setattr(legacy, "SECONDS", 1)
    with pytest.raises(LimitExceeded, match="within 1 s"):
        read_document("a.rtf", RTF)
    assert not is_running(int(child.read_text()))


def is_running(process: int) -> bool:
    """Whether a process still does anything; it may take the system a moment to end it."""
    for _ in range(50):
        state = Path(f"/proc/{process}/stat")
        if not state.exists() or ") Z " in state.read_text():
            return False
        time.sleep(0.1)
    return True


@pytest.fixture
def visitors() -> Iterator[tuple[int, list[bytes]]]:
    """A port on this machine, and what was said to it."""
    said: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        done = threading.Event()

        def listen() -> None:
            while not done.is_set():
                try:
                    connection, _ = server.accept()
                except TimeoutError:
                    continue
                with connection:
                    said.append(connection.recv(100))

        listener = threading.Thread(target=listen)
        listener.start()
        yield server.getsockname()[1], said
        done.set()
        listener.join()


@with_office
def test_what_a_file_links_to_is_not_fetched(visitors: tuple[int, list[bytes]]) -> None:
    port, said = visitors
    picture = (
        f'<draw:frame draw:name="f"><draw:image xlink:href="http://127.0.0.1:{port}/a.png" xlink:type="simple"/></draw:frame>'
    )
    document = read_document("a.odt", open_document(f"<text:p>前{picture}</text:p>"))
    assert (document.text, [problem.code for problem in document.problems], said) == ("前", ["elsewhere"], [])


def open_document(body: str) -> bytes:
    """An OpenDocument text with this body."""
    stream = io.BytesIO()
    kind, names = "application/vnd.oasis.opendocument.text", "urn:oasis:names:tc:opendocument:xmlns"
    prefixes = {"office": "office:1.0", "text": "text:1.0", "draw": "drawing:1.0"}
    declared = " ".join(f'xmlns:{prefix}="{names}:{name}"' for prefix, name in prefixes.items())
    files = (("/", kind), ("content.xml", "text/xml"))
    listed = "".join(f'<m:file-entry m:full-path="{path}" m:media-type="{media}"/>' for path, media in files)
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{names}:manifest:1.0">{listed}</m:manifest>')
        archive.writestr(
            "content.xml",
            f'<office:document-content {declared} xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>{body}'
            "</office:text></office:body></office:document-content>",
        )
    return stream.getvalue()
