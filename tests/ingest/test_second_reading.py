"""A report whose sums fail is read a second way: our misreading is put right, its own misprint is kept and told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from eval.forge.contradictions import planted, telling
from eval.forge.corpus import Forged, Plan, forged
from eval.forge.full import full_report
from eval.forge.model import SampleReport, SampleSection
from eval.forge.pdf import write_pdf
from eval.forge.pdf_font import Told, font_of
from eval.forge.pdf_sheets import STANDARD_FONT, Type
from eval.forge.samples import Format
from eval.forge.write import render
from ingest.model import Document, Figure, Problem, Reading, Report, Span, State
from ingest.parsing import parse
from ingest.readers import read_again
from ingest.tables.second_reading import READ_ALIKE, FiguresRead, checked, read_figures, settle
from tests.ingest.printed_tables import PrintedRow, Sample, applications, grid_document, grid_table
from tests.ingest.readers.told_pdf import HEADER, told_pdf

ROW = ["9", "2", "0", "1", "0", "6", "18"]
WITHOUT_EIGHT = "1 beginbfchar <38> <> endbfchar"
"""pdfminer leaves out a character of which the font says nothing, pdfium takes the font's encoding."""
THREE_FOR_EIGHT = "1 beginbfrange <30> <37> <0030> endbfrange 1 beginbfchar <38> <0033> endbfchar"


def of(problems: tuple[Problem, ...], *codes: str) -> list[Problem]:
    return [problem for problem in problems if problem.code in codes]


def values(figures: tuple[Figure, ...]) -> list[str]:
    return [str(figure.value) if figure.value is not None else figure.state.value for figure in figures]


def assert_quotes_are_the_text(report: Report) -> None:
    assert all(figure.span.of(report.document.text) == figure.raw for figure in report.figures)
    assert all(statement.number.end <= len(report.document.text) for statement in report.statements)


# --------------------------------------------------------------------------------------------------------- whole files


def forged_as(format: Format, seed: int = 601) -> Forged:
    return forged(seed, Plan(format=format, defects=(), edition="2021", year=2023))


@pytest.mark.parametrize("format", ["pdf", "docx", "html"])
def test_a_printed_misprint_is_confirmed_and_kept(format: Format) -> None:
    one = forged_as(format)
    broken = planted(one, "cell")
    assert broken is not None
    report = parse(one.file, render(broken, format, one.printing))
    sound = parse(one.file, render(telling(one), format, one.printing))
    told = of(report.problems, "arithmetic", "illegible", "repaired")
    assert told
    assert all(problem.code == "arithmetic" and problem.message.endswith(READ_ALIKE) for problem in told)
    changed = [(f, g) for f, g in zip(report.figures, sound.figures, strict=True) if f.value != g.value]
    ((printed, meant),) = changed
    assert (printed.state, printed.raw) == (State.REPORTED, str(int(meant.raw) + 7))
    assert_quotes_are_the_text(report)


def test_text_has_no_second_way() -> None:
    one = forged_as("txt")
    broken = planted(one, "cell")
    assert broken is not None
    data = render(broken, "txt", one.printing)
    assert read_again(one.file, data, "txt") is None
    told = of(parse(one.file, data).problems, "arithmetic")
    assert told
    assert not any(READ_ALIKE in problem.message for problem in told)


def test_a_report_that_holds_is_read_once() -> None:
    def again() -> Document | None:
        raise AssertionError("read twice")

    whole = read_figures(grid_document(grid_table(applications(1).rows)))
    assert of(checked(whole, again).problems, "arithmetic") == []


def test_a_digit_that_one_program_drops_is_read_by_the_other() -> None:
    report = parse("a.pdf", told_pdf(ROW, WITHOUT_EIGHT))
    assert values(report.figures) == ROW
    (told,) = of(report.problems, "arithmetic", "illegible", "repaired")
    assert (told.code, told.span) == ("repaired", report.figures[-1].span)
    assert "“18” and, by another program, as “1\ufffd”" in told.message
    assert {figure.checks.failed for figure in report.figures} == {0}
    assert_quotes_are_the_text(report)


def printed_with(type: Type, report: SampleReport | None = None) -> Report:
    """A report, the full one unless told, as a PDF in fonts of its own."""
    return parse("a.pdf", write_pdf(report or full_report(), type=type))


@pytest.mark.parametrize("prose", [STANDARD_FONT, font_of(Told.NO_SEVEN)])
def test_a_digit_that_no_program_can_tell_leaves_its_cells_illegible_with_sums_and_without(prose: str) -> None:
    whole, lost = printed_with(Type()), printed_with(Type(prose, font_of(Told.NO_SEVEN)))
    for true, read in zip(whole.figures, lost.figures, strict=True):
        assert (read.table, read.row, read.column) == (true.table, true.row, true.column)
        assert read.raw == true.raw.replace("7", "\ufffd")
        assert read.value == (None if "7" in true.raw else true.value)
        assert read.state is (State.ILLEGIBLE if "7" in true.raw else true.state)
    unreadable = {figure.span for figure in lost.figures if figure.state is State.ILLEGIBLE}
    assert len(unreadable) > 20
    assert {figure.table for figure in lost.figures if figure.span in unreadable} >= {"proactive", "applications"}
    assert {problem.span for problem in of(lost.problems, "illegible")} == unreadable
    assert of(lost.problems, "arithmetic", "repaired") == []


@pytest.mark.parametrize("prose", [STANDARD_FONT, font_of(Told.NO_SEVEN)])
def test_a_number_in_prose_that_lost_a_digit_is_no_number(prose: str) -> None:
    lines = ("全年公开政策文件17件，举办培训会72次，接听咨询电话45次。", "受理咨询3,705件。")
    section = SampleSection("一、总体情况", 1, lines)
    report = SampleReport("k", "示例市统计局", 2023, ("示例市统计局2023年政府信息公开工作年度报告",), (), (section,))
    stated = [str(statement.value) for statement in printed_with(Type(prose), report).statements]
    assert set(stated) == ({"17", "72", "45", "3705"} if prose == STANDARD_FONT else {"45"})


def test_a_second_reading_is_not_taken_where_it_would_tell_numbers_in_prose_that_no_sum_proves() -> None:
    whole = parse("a.pdf", told_pdf(ROW, prose="1828"))
    assert [str(statement.value) for statement in whole.statements] == ["1828"]
    report = parse("a.pdf", told_pdf(ROW, WITHOUT_EIGHT, prose="1828"))
    assert values(report.figures) == [*ROW[:-1], "illegible"]
    assert report.statements == ()


def test_what_is_marked_as_the_actual_text_is_read_where_the_sums_then_hold() -> None:
    row = ["8", "2", "0", "1", "0", "6", "17"]
    assert values(parse("a.pdf", told_pdf(row, THREE_FOR_EIGHT)).figures)[0] == "3"
    assert values(parse("a.pdf", told_pdf(row, THREE_FOR_EIGHT, {0: "8"})).figures) == row


def test_a_cell_read_in_two_ways_with_which_no_sum_holds_is_illegible() -> None:
    report = parse("a.pdf", told_pdf([*ROW[:-1], "28"], WITHOUT_EIGHT))
    assert values(report.figures) == [*ROW[:-1], "illegible"]
    (told,) = of(report.problems, "arithmetic", "illegible", "repaired")
    assert (told.code, told.span) == ("illegible", report.figures[-1].span)
    assert_quotes_are_the_text(report)


def test_a_page_that_pdfium_cannot_open_leaves_the_first_reading() -> None:
    assert read_again("a.pdf", b"%PDF-1.7 and no more", "pdf") is None
    assert read_again("a.docx", b"PK and no more", "docx") is None


# ------------------------------------------------------------------------------------------------- two readings by hand


def reading(change: Callable[[list[PrintedRow]], None] | None = None, rows: slice = slice(None)) -> FiguresRead:
    """A reading of an applications table, with its cells changed."""
    sample: Sample = applications(5)
    if change is not None:
        change(sample.rows)
    return read_figures(grid_document(grid_table(sample.rows[rows])))


def adding(row: int, column: int, by: int) -> Callable[[list[PrintedRow]], None]:
    def change(rows: list[PrintedRow]) -> None:
        rows[row].cells[column] = str(int(rows[row].cells[column]) + by)

    return change


def both(*changes: Callable[[list[PrintedRow]], None]) -> Callable[[list[PrintedRow]], None]:
    def change(rows: list[PrintedRow]) -> None:
        for one in changes:
            one(rows)

    return change


def codes(read: FiguresRead) -> set[str]:
    return {problem.code for problem in read.problems}


def test_the_second_reading_is_taken_whole_where_it_mends() -> None:
    true, misread = reading(), reading(adding(3, 2, 5))
    taken = settle(misread, true)
    assert taken.document is true.document
    assert values(taken.figures) == values(true.figures)
    assert codes(taken) == {"repaired"}


def test_the_second_reading_is_not_taken_where_it_changes_a_sum_that_holds() -> None:
    misread = reading(adding(3, 2, 5))
    other = reading(both(adding(6, 1, 4), adding(6, 6, 4)))  # mends row 3, misreads row 6
    taken = settle(misread, other)
    assert taken.document is misread.document
    assert codes(taken) == {"illegible"}
    changed = [(f, g) for f, g in zip(taken.figures, misread.figures, strict=True) if f.value != g.value]
    assert [figure.state for figure, _ in changed] == [State.ILLEGIBLE]


def test_a_second_reading_that_lacks_cells_settles_nothing() -> None:
    misread = reading(adding(3, 2, 5))
    taken = settle(misread, reading(rows=slice(0, 3)))
    assert taken.document is misread.document
    assert values(taken.figures) == values(misread.figures)
    assert codes(taken) == {"arithmetic"}
    assert not any(READ_ALIKE in problem.message for problem in taken.problems)


def test_a_misprint_and_a_misreading_are_told_apart() -> None:
    misprint = adding(0, 1, 3)
    taken = settle(reading(both(misprint, adding(4, 2, 5))), reading(misprint))
    assert codes(taken) == {"repaired", "arithmetic"}
    assert all(READ_ALIKE in problem.message for problem in of(taken.problems, "arithmetic"))
    assert values(taken.figures) == values(reading(misprint).figures)


def test_what_no_sum_proves_is_not_taken_from_either_reading() -> None:
    first, second = reading(adding(3, 2, 5)), reading()
    extra = Figure(
        "proactive", "2021", ("规章",), ("现行有效件数",), None, None, Decimal(3), "件", State.REPORTED, "3", Span(0, 1)
    )
    first = replace(first, figures=(extra, *first.figures))
    second = replace(second, figures=(replace(extra, value=Decimal(8), raw="8"), *second.figures))
    taken = settle(first, second)
    assert taken.document is second.document
    assert (taken.figures[0].state, taken.figures[0].value) == (State.ILLEGIBLE, None)
    assert codes(taken) == {"repaired", "illegible"}


def test_a_document_with_recognised_pictures_is_never_given_up() -> None:
    misread = reading(adding(3, 2, 5))
    start = len(misread.document.text)
    misread = replace(misread, document=replace(misread.document, readings=(Reading(Span(start, start), ""),)))
    taken = settle(misread, reading())
    assert taken.document is misread.document
    assert codes(taken) == {"illegible"}


def test_the_made_file_prints_what_it_says() -> None:
    report = parse("a.pdf", told_pdf(ROW))
    assert values(report.figures) == ROW
    assert [figure.dimension for figure in report.figures] == list(HEADER)
