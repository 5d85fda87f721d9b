"""Made-up cities' reports in several files: copies, corrected versions, tables that are pictures or were read from one.

Every report is written by the forge and read by the real reading; what OCR would have left is put on the figures after
it (`marked`). All stand in one store, `versions_library`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy

from eval.forge.full import BODY, full_report
from eval.forge.model import SampleCell, SampleReport, SampleTable
from eval.forge.samples import Format
from eval.forge.slots import find_slot
from eval.forge.write import render
from ingest.model import Figure, Problem, Report, State
from ingest.pipeline import parse
from ingest.settings import StoreSettings
from ingest.store.library import Library, open_library

RECEIVED, CARRIED_OUT = "一、本年新收政府信息公开申请数量", "四、结转下年度继续办理"
COPIES, COMPLEMENTS, CORRECTED, UNMARKED = "青禾市人民政府", "云溪市人民政府", "白石市人民政府", "长河市人民政府"
PLAIN, RECOGNISED, ILLEGIBLE, PICTURE = "东篱市人民政府", "南浦市人民政府", "北桥市人民政府", "西塘市人民政府"
BLANKED, SCANNED_COPY, NOTED, CAREFUL = "石门市人民政府", "杏林市人民政府", "梅岭市人民政府", "竹溪市人民政府"
HEADING = "一、总体情况"


def city(body: str, *, seed: int, year: int = 2023) -> SampleReport:
    """The forge's full report, of another body."""
    report = full_report(seed=seed, year=year)

    def own(lines: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(line.replace(BODY, body) for line in lines)

    title, opening, closing = own(report.title), own(report.opening), own(report.closing)
    return replace(report, organisation=body, title=title, opening=opening, closing=closing)


def cell(report: SampleReport, row: str, column: str = "总计", table: str = "applications") -> int:
    """What the report prints in the one cell whose row and column end so."""
    slot = find_slot("2021", table, row, column)
    return int(next(t for t in report.tables if t.table == table).raw_at(slot.row, slot.column))


def with_cells(report: SampleReport, changes: dict[tuple[str, str], str], table: str = "applications") -> SampleReport:
    """The report with these cells (row, column: the ends of their paths) printed otherwise."""
    slots = {(s.row, s.column): raw for (row, column), raw in changes.items() for s in [find_slot("2021", table, row, column)]}

    def printed(found: SampleTable) -> SampleTable:
        cells = (replace(c, raw=slots[c.row, c.column]) if (c.row, c.column) in slots else c for c in found.cells)
        return replace(found, cells=tuple[SampleCell, ...](cells)) if found.table == table else found

    sections = (replace(s, tables=tuple(printed(t) for t in s.tables)) for s in report.sections)
    return replace(report, sections=tuple(sections))


def with_more(report: SampleReport, more: int) -> SampleReport:
    """The report with so many more applications received from people and carried over, in table and prose; its sums hold."""
    changes = {(row, c): str(cell(report, row, c) + more) for row in (RECEIVED, CARRIED_OUT) for c in ("自然人", "总计")}
    before, after = f"申请{cell(report, RECEIVED)}件", f"申请{cell(report, RECEIVED) + more}件"
    return with_prose(with_cells(report, changes), lambda line: line.replace(before, after))


def with_prose(report: SampleReport, change: Callable[[str], str], *added: str) -> SampleReport:
    """The report with its running text changed, and paragraphs added to its overview."""
    sections = tuple(
        replace(s, paragraphs=(*map(change, s.paragraphs), *(added if s.heading == HEADING else ()))) for s in report.sections
    )
    return replace(report, sections=sections)


def without_received(report: SampleReport) -> SampleReport:
    """The report whose prose does not say how many applications came in."""
    return with_prose(report, lambda line: line.replace(f"收到政府信息公开申请{cell(report, RECEIVED)}件，", ""))


def as_pictures(report: SampleReport) -> SampleReport:
    """The report with its tables shown as pictures; in text only the mark of each is left, which no OCR can read."""
    sections = (replace(s, tables=tuple(replace(t, as_picture=True) for t in s.tables)) for s in report.sections)
    return replace(report, sections=tuple(sections))


def marked(report: Report, state: State, *, of: Iterable[str] = (), raw: str | None = None) -> Report:
    """A report with its figures (those of these indicators, all where none is named) as OCR would have left them."""
    names = set(of)

    def read(figure: Figure) -> Figure:
        if names and figure.indicator not in names:
            return figure
        lost = state in (State.ILLEGIBLE, State.PICTURE)
        return replace(figure, state=state, value=None if lost else figure.value, raw=raw if raw is not None else figure.raw)

    problems = report.problems
    if state is State.ILLEGIBLE:
        spans = [f.span for f in report.figures if not names or f.indicator in names]
        problems = (*problems, *(Problem("illegible", "could not be read with certainty", span, 2) for span in spans[:1]))
    return replace(report, figures=tuple(read(f) for f in report.figures), problems=problems)


def put(library: Library, file: str, report: Report) -> None:
    """Stores a parsed report under a path of its own."""
    vectors = numpy.zeros((len(report.chunks), 4), dtype=numpy.float32)
    assert library.commit(f"/reports/{file}", file, report, vectors) == "added"


def put_sample(library: Library, file: str, sample: SampleReport) -> Report:
    """Writes a sample in the format of the file's name, reads it and stores it."""
    formats: dict[str, Format] = {"docx": "docx", "html": "html", "pdf": "pdf", "md": "md", "txt": "txt"}
    report = parse(file, render(sample, formats[file.rpartition(".")[2]]))
    put(library, file, report)
    return report


SAMPLES = {
    body: city(body, seed=seed)
    for seed, body in enumerate(
        (COPIES, COMPLEMENTS, CORRECTED, UNMARKED, PLAIN, RECOGNISED, ILLEGIBLE, PICTURE, BLANKED, SCANNED_COPY, NOTED, CAREFUL),
        start=31,
    )
}
MORE = 7


@contextmanager
def versions_library(home: Path) -> Iterator[Library]:
    """A real store of all of them."""
    with open_library(StoreSettings(home), write=True) as library:
        _fill(library)
        yield library


def _fill(library: Library) -> None:
    s = SAMPLES
    put_sample(library, "青禾市2023年.docx", s[COPIES])
    put_sample(library, "网页/青禾市2023年.html", s[COPIES])
    put_sample(library, "又一份/下载(1).docx", s[COPIES])
    put_sample(library, "云溪市2023年.md", as_pictures(s[COMPLEMENTS]))
    put_sample(library, "云溪市2023年.html", s[COMPLEMENTS])
    put_sample(library, "白石市2023年.docx", s[CORRECTED])
    put_sample(library, "白石市2023年.pdf", s[CORRECTED])
    title = tuple(line + "（更正版）" for line in s[CORRECTED].title)
    put_sample(library, "白石市2023年新.docx", replace(with_more(s[CORRECTED], MORE), title=title))
    put_sample(library, "长河市2023年.docx", s[UNMARKED])
    put_sample(library, "长河市2023年下载.docx", with_more(s[UNMARKED], MORE))
    put_sample(library, "东篱市2023年.docx", s[PLAIN])
    file = "南浦市2023年.pdf"
    put(library, file, marked(parse(file, render(without_received(s[RECOGNISED]), "pdf")), State.RECOGNISED))
    file = "北桥市2023年.docx"
    put(library, file, marked(parse(file, render(without_received(s[ILLEGIBLE]), "docx")), State.ILLEGIBLE))
    put_sample(library, "西塘市2023年.md", as_pictures(s[PICTURE]))
    put_sample(
        library, "石门市2023年.docx", with_cells(s[BLANKED], {("（一）予以公开", "总计"): "", ("1.属于国家秘密", "总计"): "/"})
    )
    file = "杏林市2023年扫描.pdf"
    read = parse(file, render(with_more(s[SCANNED_COPY], MORE), "pdf"))
    put(library, file, marked(replace(read, statements=()), State.RECOGNISED))
    put_sample(library, "杏林市2023年.docx", s[SCANNED_COPY])
    put_sample(library, "梅岭市2023年.docx", s[NOTED])
    note = (
        f"更正说明：因统计口径有误，收到政府信息公开申请由{cell(s[NOTED], RECEIVED)}件更正为{cell(s[NOTED], RECEIVED) + MORE}件。"
    )
    put_sample(library, "梅岭市2023年二.docx", with_prose(replace(with_more(s[NOTED], MORE), opening=(note,)), str))
    put_sample(library, "竹溪市2023年.docx", s[CAREFUL])
    put_sample(
        library,
        "竹溪市2023年二.docx",
        with_prose(
            with_more(s[CAREFUL], MORE), str, "公民认为信息不准确的，可以申请更正。告知作出更改补充3件，复议结果纠正2件。"
        ),
    )
