"""Older word processors' files (.doc, .rtf, .odt, Word's single XML) to documents, by way of LibreOffice where it is installed.

`soffice` turns the file into a .docx, which is read like any other; the document's format is doc. It runs without a window, in a
profile of its own that is thrown away, with macros and links off and a proxy that leads nowhere, in a process group that is
ended after `SECONDS`. Without it the file is refused, with what to do. Blanks: none. Errors: UnsupportedType where there is no
LibreOffice or a password is wanted, LimitExceeded where it takes too long, DamagedFile where it gives no document.

>>> is_locked(b"\\xd0\\xcf\\x11\\xe0 no Word file")
False
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from ingest.errors import DamagedFile, LimitExceeded, UnsupportedType
from ingest.model import Document
from ingest.readers import docx
from ingest.workers.limits import recognition_begins

SECONDS = 60
PROGRAMS = ("soffice", "libreoffice")
ADVICE = "install LibreOffice, so that it can be read here, or open it in Word, WPS or LibreOffice and save it as .docx or .pdf"

_FILTER = "docx:MS Word 2007 XML"
_IN_FILTERS = {".doc": "MS Word 97", ".rtf": "Rich Text Format", ".odt": "writer8", ".xml": "MS Word 2003 XML"}
"""Each type by its own filter: left to itself, LibreOffice takes a damaged file for plain text."""

_OPTIONS = ("--headless", "--invisible", "--norestore", "--nolockcheck", "--nodefault", "--nologo", "--nofirststartwizard")
_SETTINGS = {
    "Common/Security/Scripting": {
        "MacroSecurityLevel": "3",
        "DisableMacrosExecution": "true",
        "BlockUntrustedRefererLinks": "true",
        "DisableActiveContent": "true",
    },
    "Writer/Content/Update": {"Link": "0", "Field": "false", "Chart": "false"},
    "Inet/Settings": {
        "ooInetProxyType": "2",
        "ooInetHTTPProxyName": "127.0.0.1",
        "ooInetHTTPProxyPort": "9",
        "ooInetHTTPSProxyName": "127.0.0.1",
        "ooInetHTTPSProxyPort": "9",
        "ooInetNoProxy": "",
    },
}
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_WORD_MARK, _LOCKED = b"\xec\xa5", 0x0100


def program() -> str | None:
    """Where LibreOffice is; None where it is not on the path."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


def read(data: bytes, suffix: str, what: str, read_docx: Callable[[bytes], Document] = docx.read) -> Document:
    """The document in these bytes; `suffix` tells LibreOffice the type, `what` names it to people, `read_docx` reads what it is
    turned into."""
    if is_locked(data):
        raise UnsupportedType(
            f"found {what} that a password locks, expected one that opens; take its password away and save it as .docx"
        )
    office = program()
    if office is None:
        raise UnsupportedType(f"found {what}, expected a .pdf, .docx, .html, .md or .txt report; {ADVICE}")
    return replace(read_docx(_converted(data, office, suffix, what)), format="doc")


def is_locked(data: bytes) -> bool:
    """Whether a Word 97-2003 file says that it is encrypted: a bit of the first sector of its main stream."""
    entry = data.find(_WORD_STREAM)
    if entry < 0 or len(data) < 512:
        return False
    sector = 1 << min(int.from_bytes(data[30:32], "little"), 16)
    start = (int.from_bytes(data[entry + 116 : entry + 120], "little") + 1) * sector
    head = data[start : start + 12]
    return head[:2] == _WORD_MARK and bool(int.from_bytes(head[10:12], "little") & _LOCKED)


def _converted(data: bytes, office: str, suffix: str, what: str) -> bytes:
    recognition_begins()
    with tempfile.TemporaryDirectory(prefix="wenbao-office-") as name:
        folder = Path(name)
        given, made = folder / f"report{suffix}", folder / "made" / "report.docx"
        given.write_bytes(data)
        _write_settings(folder / "profile" / "user")
        command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", *_OPTIONS]
        said = _run(
            [*command, f"--infilter={_IN_FILTERS[suffix]}", "--convert-to", _FILTER, "--outdir", str(made.parent), str(given)],
            folder,
            what,
        )
        if not made.is_file() or not made.stat().st_size:
            why = next((line for line in reversed(said.splitlines()) if line.startswith("Error")), "it does not say why")
            raise DamagedFile(
                f"found {what} that LibreOffice cannot convert ({why[:300]}), expected one that "
                "opens; open it in Word or WPS and save it as .docx"
            )
        return made.read_bytes()


def _run(command: list[str], folder: Path, what: str) -> str:
    """Runs a program to its end and gives what it said; it is ended, with all it started, when its time is up."""
    places = dict.fromkeys(("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"), str(folder))
    quiet = {"PATH": f"{Path(command[0]).parent}:{os.defpath}", "LC_ALL": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp", **places}
    process = subprocess.Popen(  # noqa: S603 - a program found on the path, with our own arguments
        command,
        cwd=folder,
        env=quiet,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        said, _ = process.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired as error:
        raise LimitExceeded(
            f"found {what} that LibreOffice does not convert within {SECONDS} s, expected an ordinary report; "
            "open it in Word or WPS and save it as .docx"
        ) from error
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if process.stdout is not None:
            process.stdout.close()
    return said.decode("utf-8", "replace")


def _write_settings(folder: Path) -> None:
    items = "".join(
        f'<item oor:path="/org.openoffice.{place}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for place, settings in ((path if path.startswith("Inet") else f"Office.{path}", held) for path, held in _SETTINGS.items())
        for name, value in settings.items()
    )
    folder.mkdir(parents=True)
    (folder / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        + items
        + "</oor:items>",
        "utf-8",
    )
