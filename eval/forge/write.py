"""From sample reports to files: `render` picks the writer of a format, `write_samples` fills a folder for the demo.

>>> import tempfile
>>> with tempfile.TemporaryDirectory() as folder:
...     [path.suffix for path in write_samples(Path(folder))]
['.docx', '.html', '.md', '.docx', '.pdf']
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from eval.forge.docx import write_docx
from eval.forge.html import write_html
from eval.forge.model import SampleReport
from eval.forge.pdf import write_pdf
from eval.forge.samples import Format, load_samples
from eval.forge.text import write_text

WRITERS: dict[Format, Callable[[SampleReport], bytes]] = {
    "docx": write_docx,
    "html": write_html,
    "md": partial(write_text, markdown=True),
    "pdf": write_pdf,
    "txt": partial(write_text, markdown=False, tables="stream"),
}


def render(report: SampleReport, format: Format) -> bytes:
    """The report's bytes in a format; the same bytes for the same report every time."""
    return WRITERS[format](report)


def write_samples(folder: Path) -> tuple[Path, ...]:
    """Writes the bundled samples into `folder` (made where it is not there) and gives their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for sample in load_samples():
        path = folder / sample.file
        path.write_bytes(render(sample.report, sample.format))
        written.append(path)
    return tuple(written)
