"""Web pages through Chromium: to PDF as its print dialog saves them.

Such files break where the browser likes, inside rows too, carry a font of shapes for each character, and tell some characters
as radicals, by the fonts that are installed. Bytes are not the same every time: the browser writes the hour into them.

Errors: BrowserError, where there is no Chromium, where it is not done in time, where it gives no file.

>>> isinstance(available(), bool)
True
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from eval.forge.programs import ProgramError, found, run, taken

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--disable-extensions")
"""Without its sandbox it runs for the superuser too; it only opens pages that the forge made."""
SECONDS_A_PAGE = 60.0

BrowserError = ProgramError


def available() -> bool:
    """Whether Chromium is installed."""
    return found(PROGRAMS) is not None


def to_pdf(page: bytes) -> bytes:
    """The page as PDF, without the browser's own head and foot."""
    return print_pages([page])[0]


def print_pages(pages: Sequence[bytes]) -> tuple[bytes, ...]:
    """Every page as PDF, in the order given."""
    if not pages:
        return ()
    program = found(PROGRAMS)
    if program is None:
        raise BrowserError("no Chromium on the path; install it, or leave out what needs it")
    with tempfile.TemporaryDirectory(prefix="forge-browser-") as name:
        folder = Path(name)
        said, made = "", []
        for number, page in enumerate(pages):
            given = folder / f"{number}.html"
            given.write_bytes(page)
            made.append(given.with_suffix(".pdf"))
            where = [f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={made[-1]}", given.as_uri()]
            said = run([program, *OPTIONS, *where], SECONDS_A_PAGE)
        return taken(made, said)
