"""From sample reports to files: `render` picks the writer of a format, `write_samples` fills a folder for the demo.

How a file looks is a `Printing`; the plain one is what the samples have. `page_pictures` gives pages as picture files. What
other programs make of these files is `office` (PDF and the old Word format) and `browser` (PDF).

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
from eval.forge.pdf import scanned_report, write_pdf
from eval.forge.printing import Printing
from eval.forge.samples import Format, load_samples
from eval.forge.scan import Picture
from eval.forge.text import write_text

Writer = Callable[[SampleReport, Printing], bytes]

WRITERS: dict[Format, Writer] = {
    "docx": write_docx,
    "html": write_html,
    "md": partial(write_text, markdown=True),
    "pdf": write_pdf,
    "txt": partial(write_text, markdown=False, shape="stream"),
}
PLAIN = Printing()


def render(report: SampleReport, format: Format, printing: Printing = PLAIN) -> bytes:
    """The report's bytes in a format; the same bytes for the same report and printing every time."""
    return WRITERS[format](report, printing)


def page_pictures(report: SampleReport, printing: Printing = PLAIN) -> tuple[Picture, ...]:
    """Every page of the report as a picture file at the quality of `printing.scan`."""
    return tuple(scanned_report(report, printing))


def write_samples(folder: Path) -> tuple[Path, ...]:
    """Writes the bundled samples into `folder` (made where it is not there) and gives their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for sample in load_samples():
        path = folder / sample.file
        path.write_bytes(render(sample.report, sample.format))
        written.append(path)
    return tuple(written)
