"""One file's bytes to a Report: the steps of reading in their order, without any store.

`parse` is pure: the same bytes give the same Report in any process, so that any worker can run it (`ingest.workers.pool` does,
within bounds). A file whose sums fail is read twice (`second_reading`); all that is told of it then comes from one of the two
readings. It imports nothing that writes. Blanks and errors: those of the readers and of each step.

>>> report = parse("a.txt", "示例市统计局2023年政府信息公开工作年度报告\\n全年收到政府信息公开申请7件。".encode())
>>> report.identity.organisation, report.identity.year, report.statements[0].value
('示例市统计局', 2023, Decimal('7'))
"""

from __future__ import annotations

import hashlib

from ingest.chunks import make_chunks
from ingest.identity.report import identify
from ingest.model import Document, Report
from ingest.readers import ocr, read_again, read_document
from ingest.sections import find_sections
from ingest.statements.document import find_statements
from ingest.statements.tables import table_statements
from ingest.tables.announced import Announced
from ingest.tables.recognised import settle_statements
from ingest.tables.second_reading import checked, read_figures

PARSER_VERSION = "21"
"""Raised whenever reading changes: files stored by an older reader are read again."""


def reader_version() -> str:
    """The version that a file is read with here: pictures are read only where the extra `ocr` is installed.

    >>> reader_version().removesuffix("+ocr") == PARSER_VERSION
    True
    """
    return f"{PARSER_VERSION}+ocr" if ocr.available() else PARSER_VERSION


def parse(name: str, data: bytes) -> Report:
    """Reads one report. Errors: ReadError with what was found, what was expected and what to do."""
    first = read_document(name, data)

    def again() -> Document | None:
        return read_again(name, data, first.format)

    identity = identify(first, name)
    names = tuple(name for name in (identity.organisation, *identity.names) if name)
    announced = Announced(identity.year, names)
    read = checked(read_figures(first, announced), again, announced)
    document = read.document
    sections = find_sections(document)
    if document is not first:
        identity = identify(document, name)
    stated = (*find_statements(document, sections, identity.year), *table_statements(document, read.figures, announced))
    return Report(
        sha256=hashlib.sha256(data).hexdigest(),
        document=document,
        identity=identity,
        form=read.form,
        sections=sections,
        figures=read.figures,
        statements=settle_statements(stated, document.text, document.readings),
        chunks=make_chunks(document, sections),
        problems=(*document.problems, *identity.problems, *read.problems),
    )
