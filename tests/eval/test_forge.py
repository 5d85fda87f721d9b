"""The forge: every format opens with a library that is not ours and holds what the sample says."""

from __future__ import annotations

import html.parser
import io
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import docx
import pdfplumber
import pytest
from PIL import Image

from eval.forge.full import full_report
from eval.forge.layout import Role, lay_out
from eval.forge.lines import broken
from eval.forge.model import SampleCell, SampleReport, SampleTable
from eval.forge.samples import Format, Sample, load_samples
from eval.forge.slots import find_slot, table_slots
from eval.forge.text import write_text
from eval.forge.write import WRITERS, render, write_samples

SAMPLES = {sample.report.key: sample for sample in load_samples()}
FULL = full_report()


class _Shown(html.parser.HTMLParser):
    """The text of a page, and its tables as rows of (text, rowspan, colspan)."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tables: list[list[list[tuple[str, int, int]]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append(("", int(given.get("rowspan") or 1), int(given.get("colspan") or 1)))

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.lasttag in ("td", "th") and data.strip():
            text, down, across = self.tables[-1][-1][-1]
            self.tables[-1][-1][-1] = (text + data, down, across)


def _docx_text(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def _html_text(data: bytes) -> str:
    shown = _Shown()
    shown.feed(data.decode("utf-8"))
    return shown.text


def _pdf_text(data: bytes) -> str:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)


READ: dict[Format, Callable[[bytes], str]] = {
    "docx": _docx_text,
    "html": _html_text,
    "md": lambda data: data.decode("utf-8"),
    "pdf": _pdf_text,
    "txt": lambda data: data.decode("utf-8"),
}


def _joined(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_a_sample_file_holds_its_prose_with_the_figures(sample: Sample) -> None:
    read = _joined(READ[sample.format](render(sample.report, sample.format)))
    for paragraph in sample.report.paragraphs:
        if sample.format == "pdf":  # lines of a page carry a page number between them
            assert all(piece in read for piece in _joined(paragraph).split("。") if len(piece) < 30), paragraph
        else:
            assert _joined(paragraph) in read
    for name, number in sample.report.numbers:
        assert number in read, f"{name} is not printed"


@pytest.mark.parametrize("format", WRITERS)
def test_every_format_prints_every_figure_of_a_full_report(format: Format) -> None:
    read = READ[format](render(FULL, format))
    printed = [cell.raw for table in FULL.tables for cell in table.cells]
    assert len(printed) == 200
    assert all(raw in read for raw in printed)


@pytest.mark.parametrize("format", WRITERS)
def test_the_same_report_gives_the_same_bytes(format: Format) -> None:
    assert render(FULL, format) == render(full_report(), format)


def test_pictures_are_the_same_bytes_too() -> None:
    report = SAMPLES["wendeng-government-2023"].report
    assert render(report, "docx") == render(report, "docx")


def test_the_government_report_shows_its_tables_only_as_pictures() -> None:
    data = render(SAMPLES["wendeng-government-2023"].report, "docx")
    assert docx.Document(io.BytesIO(data)).tables == []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        media = [name for name in archive.namelist() if name.startswith("word/media/")]
        sizes = [Image.open(io.BytesIO(archive.read(name))).size for name in media]
    assert len(sizes) == 3
    assert all(wide > 1000 and high > 50 for wide, high in sizes)


def test_word_cells_are_really_merged() -> None:
    document = docx.Document(io.BytesIO(render(FULL, "docx")))
    applications = document.tables[1]
    assert len(applications.columns) == 10
    results = applications.cell(5, 0)
    assert results.text == "三、本年度办理结果"
    assert applications.cell(26, 0)._tc is results._tc, "the label reaches down over all results"
    assert applications.cell(3, 2)._tc is applications.cell(3, 0)._tc, "a first-level label reaches over three columns"


def test_the_annex_has_all_its_lines_with_blanks() -> None:
    data = render(SAMPLES["huancui-commerce-2018"].report, "docx")
    rows = [[cell.text for cell in row.cells] for row in docx.Document(io.BytesIO(data)).tables[0].rows]
    assert rows[0] == ["统计指标", "单位", "统计数"]
    assert len(rows) == 1 + 86
    assert ["\u3000\u3000\u3000\u30002.政府网站公开政府信息数", "条", "151"] in rows
    assert ["\u3000\u3000\u3000\u30003.政务微博公开政府信息数", "条", ""] in rows


def test_html_spans_cover_the_whole_grid() -> None:
    shown = _Shown()
    shown.feed(render(FULL, "html").decode("utf-8"))
    assert len(shown.tables) == 3
    for rows, laid in zip(shown.tables, map(lay_out, FULL.tables), strict=True):
        assert sum(down * across for row in rows for _, down, across in row) == laid.rows * laid.columns


def test_a_page_ends_inside_table_three_and_inside_a_merged_label() -> None:
    with pdfplumber.open(io.BytesIO(render(SAMPLES["taierzhuang-commerce-2023"].report, "pdf"))) as pdf:
        pages = [page.extract_text() for page in pdf.pages]
        tables = [page.extract_tables() for page in pdf.pages]
    assert "一、本年新收政府信息公开申请数量" in pages[1]
    assert "四、结转下年度继续办理" in pages[2]
    assert "申请人情况" not in pages[2], "the header is not printed again"
    assert "不予" in _joined(pages[1])
    assert tables[2][0][0][:2] == ["", ""], "the merged labels go on without text"


def test_text_shapes_hold_the_same_cells() -> None:
    cells = {cell.text for table in map(lay_out, FULL.tables) for cell in table.cells}
    for shape in ("tsv", "pipe", "stream"):
        text = write_text(FULL, markdown=False, shape=shape).decode("utf-8")
        parts = {part.strip() for line in text.splitlines() for part in line.replace("|", "\t").split("\t")}
        assert cells <= parts, shape


@pytest.mark.parametrize("table", [t for s in SAMPLES.values() for t in s.report.tables] + list(FULL.tables))
def test_a_laid_out_table_covers_its_grid_once(table: SampleTable) -> None:
    laid = lay_out(table)
    assert sum(cell.rowspan * cell.colspan for cell in laid.cells) == laid.rows * laid.columns == len(laid.covering())
    assert sum(laid.widths) == pytest.approx(1)
    heading = {"statistics": 8}.get(table.table, 0)
    values = [cell for cell in laid.cells if cell.role is Role.VALUE]
    assert len(values) == len(table.cells) + heading
    assert sorted(cell.text for cell in values if cell.text) == sorted(cell.raw for cell in table.cells if cell.raw)


@pytest.mark.parametrize("edition", ["2014", "2019", "2021"])
def test_every_edition_can_be_laid_out(edition: str) -> None:
    for name in ("statistics",) if edition == "2014" else ("proactive", "applications", "review_litigation"):
        slots = table_slots(edition, name)
        filled = full_of_ones(edition, name)
        printed = [cell.text for cell in lay_out(filled).cells if cell.role is Role.VALUE]
        assert printed.count("1") == len(slots)


def full_of_ones(edition: str, name: str) -> SampleTable:
    return SampleTable(edition, name, tuple(SampleCell(s.row, s.column, "1") for s in table_slots(edition, name)))


def test_the_full_report_holds_the_forms_arithmetic() -> None:
    applications = FULL.tables[1]
    slots = table_slots("2021", "applications")
    rows = list(dict.fromkeys(slot.row for slot in slots))
    columns = list(dict.fromkeys(slot.column for slot in slots))
    value = {(row, column): int(applications.raw_at(row, column)) for row in rows for column in columns}
    received, carried_in, *results, handled, carried_out = rows
    for column in columns:
        assert value[received, column] + value[carried_in, column] == value[handled, column] + value[carried_out, column]
        assert sum(value[row, column] for row in results) == value[handled, column]
    for row in rows:
        assert sum(value[row, column] for column in columns[:-1]) == value[row, columns[-1]]
    assert min(value.values()) > 0


def test_write_samples_makes_the_folder_and_all_files(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "samples"
    written = write_samples(folder)
    assert [path.name for path in written] == [sample.file for sample in SAMPLES.values()]
    assert sorted(folder.iterdir()) == sorted(written)
    assert all(path.stat().st_size > 1000 for path in written)


def test_a_cell_that_fits_several_places_is_refused() -> None:
    with pytest.raises(LookupError, match="fits 3 places"):
        find_slot("2014", "statistics", "（三）其他情形数", "")
    with pytest.raises(LookupError, match="fits 0 places"):
        find_slot("2021", "applications", "九、没有的行", "总计")


def test_lines_are_never_wider_than_the_column() -> None:
    text = "全区共收到政府信息公开申请100件，电话0631-8988877。"
    lines = broken(text, 8, len)
    assert "".join(lines) == text
    assert all(len(line) <= 9 for line in lines), "only a mark that may not begin a line goes beyond"
    assert not any(after.startswith("，") for _, after in pairwise(lines))


def test_an_empty_report_is_still_a_file() -> None:
    empty = SampleReport("empty", "某局", 2023, ("某局2023年报告",), (), ())
    for format, read in READ.items():
        assert "某局2023年报告" in read(render(empty, format))
