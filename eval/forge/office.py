"""Word files through LibreOffice: to PDF as its writer prints it, to the old binary Word format.

`soffice` is started without a window, in a profile of its own that is thrown away, so that it neither meets a running
LibreOffice nor leaves anything behind. One start converts many files: starting is what takes the time. What comes back is not
the same bytes every time: LibreOffice writes the hour into it.

Errors: OfficeError, where there is no LibreOffice, where it is not done in time, where it gives no file.

>>> isinstance(available(), bool)
True
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from eval.forge.programs import ProgramError, found, run, taken

Target = Literal["pdf", "doc", "docx"]
FILTERS: dict[Target, str] = {"pdf": "pdf:writer_pdf_Export", "doc": "doc:MS Word 97", "docx": "docx:MS Word 2007 XML"}
SECONDS_TO_START, SECONDS_A_FILE = 60.0, 30.0

OfficeError = ProgramError


def available() -> bool:
    """Whether LibreOffice is installed."""
    return found(["soffice"]) is not None


def to_pdf(docx: bytes) -> bytes:
    """The Word file as PDF."""
    return convert([docx], "pdf")[0]


def to_doc(docx: bytes) -> bytes:
    """The Word file in the format of Word 97 to 2003."""
    return convert([docx], "doc")[0]


def convert(files: Sequence[bytes], target: Target) -> tuple[bytes, ...]:
    """Every Word file in the target format, in the order given, with one start of LibreOffice."""
    if not files:
        return ()
    program = found(["soffice"])
    if program is None:
        raise OfficeError("soffice (LibreOffice) is not on the path; install LibreOffice, or leave out what needs it")
    with tempfile.TemporaryDirectory(prefix="forge-office-") as name:
        folder = Path(name)
        given = [folder / f"{number}.docx" for number in range(len(files))]
        for path, data in zip(given, files, strict=True):
            path.write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        options = ["--headless", "--norestore", "--nolockcheck", "--convert-to", FILTERS[target], "--outdir", str(folder / "out")]
        said = run([program, profile, *options, *map(str, given)], SECONDS_TO_START + SECONDS_A_FILE * len(files))
        return taken([folder / "out" / f"{path.stem}.{target}" for path in given], said)
