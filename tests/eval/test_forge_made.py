"""The truth of a made file: what another program left out cannot be known, and nothing else is excused."""

from __future__ import annotations

from dataclasses import replace

from eval.forge.corpus import Forged, Plan, files_of, forged
from eval.forge.judge import judge
from eval.forge.laid import without_row
from eval.forge.made import as_printed, is_lost
from eval.forge.printing import Printing
from ingest.pipeline import parse

ONE = forged(7, Plan(format="pdf", printing=Printing(), edition="2021", defects=()))
LOST = "1.属于国家秘密"


def printed_without(label: str) -> bytes:
    """The report's PDF as a program makes it that drops the row of a label."""
    sections = []
    for section in ONE.report.sections:
        tables = []
        for table in section.tables:
            row = next((cell.row for cell in table.laid.cells if cell.text == label), None) if table.laid else None
            tables.append(replace(table, laid=without_row(table.laid, row)) if table.laid and row is not None else table)
        sections.append(replace(section, tables=tuple(tables)))
    return files_of([replace(ONE, report=replace(ONE.report, sections=tuple(sections)))])[0]


def unknowable(one: Forged) -> set[str]:
    return {cell.row[-1] for cell in one.truth if not cell.knowable}


def test_a_whole_file_excuses_nothing() -> None:
    assert as_printed(ONE, files_of([ONE])[0]) == ONE


def test_the_cells_of_a_row_that_is_not_in_the_file_are_excused_and_no_others() -> None:
    data = printed_without(LOST)
    assert unknowable(as_printed(ONE, data)) == {LOST}
    judged, before = judge(as_printed(ONE, data), parse(ONE.file, data)), judge(ONE, parse(ONE.file, data))
    assert (judged.wrong, judged.missing, judged.excused) == (0, before.missing - 7, 7)


def test_a_label_that_a_page_parted_is_printed() -> None:
    assert not is_lost("2.没有现成信息需要另行制作", "2.没有现成\n3\n信息需要另行制作")
    assert is_lost("2.没有现成信息需要另行制作", "1.本机关不掌握相关政府信息")
