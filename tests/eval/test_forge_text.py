"""Text copies by options: the shapes of tables, the marks that copies leave, encodings and radicals."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from eval.forge.full import full_report
from eval.forge.layout import lay_out
from eval.forge.printing import Printing
from eval.forge.radicals import with_radicals
from eval.forge.write import render

FULL = full_report()


def text(printing: Printing) -> str:
    return render(FULL, "txt", printing).decode("utf-8")


def test_dropped_rows_are_shifted_where_a_label_reaches_into_them() -> None:
    rows = [line.split("\t") for line in text(Printing(shape="dropped")).splitlines() if "\t" in line]
    by_label = {row[0]: row for row in rows}
    assert len(by_label["一、本年新收政府信息公开申请数量"]) == 8
    assert len(by_label["3.其他"]) == 8, "the labels that reach into the row are gone"
    assert len(by_label["三、本年度办理结果"]) == 9


def test_lines_are_one_cell_each_and_spaced_one_row_each() -> None:
    cells = [cell.text for table in FULL.tables for cell in lay_out(table).cells]
    lines = text(Printing(shape="lines")).splitlines()
    assert all(cell in lines for cell in cells)
    assert not any("\t" in line for line in lines)
    spaced = text(Printing(shape="spaced")).splitlines()
    applications = lay_out(FULL.tables[1])
    for row in range(applications.rows):
        assert " ".join(cell.text for cell in applications.starting_in(row)) in spaced


@pytest.mark.parametrize("shape", ["lines", "spaced"])
def test_a_blank_cell_leaves_no_trace_in_these_shapes(shape: str) -> None:
    table = FULL.tables[0]
    blank = replace(table, cells=(replace(table.cells[0], raw=""), *table.cells[1:]))
    report = replace(FULL, sections=(replace(FULL.sections[1], tables=(blank,)),))
    full, less = (
        render(r, "txt", Printing(shape=shape)).decode().split() for r in (replace(report, sections=(FULL.sections[1],)), report)
    )
    assert len(less) == len(full) - 1


def test_a_shape_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError):
        render(FULL, "txt", Printing(shape="columns"))


def test_furniture_leaves_the_marks_of_copies() -> None:
    copied = render(FULL, "txt", Printing(furniture=True, seed=5)).decode()
    assert "[bookmark: _" in copied
    assert "[image: ]" in copied
    assert "浏览次数：1284" in copied
    levels = {len(line.split(" ")[0]) for line in copied.splitlines() if line.startswith("#")}
    assert len(levels) > 1, "headings are marked at odd levels"


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-16"])
def test_encodings(encoding: str) -> None:
    data = render(FULL, "txt", Printing(encoding=encoding))
    assert data.decode(encoding) == render(FULL, "txt").decode("utf-8")
    assert data != render(FULL, "txt")


def test_what_gbk_lacks_makes_the_file_gb18030() -> None:
    report = replace(FULL, opening=("⺠政",))
    data = render(report, "txt", Printing(encoding="gbk"))
    assert "⺠政" in data.decode("gb18030")


def test_radicals_look_like_the_characters_they_stand_for() -> None:
    plain, printed = text(Printing()), text(Printing(radicals=True, seed=2))
    changed = {(before, after) for before, after in zip(plain, printed, strict=True) if before != after}
    assert len(changed) > 5
    assert all(0x2E80 <= ord(after) <= 0x2FD5 for _, after in changed)
    kangxi = [(before, after) for before, after in changed if ord(after) >= 0x2F00 and after != "⼾"]
    assert all(unicodedata.normalize("NFKC", after) == before for before, after in kangxi)


def test_a_document_prints_a_character_as_a_radical_always_or_never() -> None:
    assert with_radicals("方方民民", seed=1) in {a * 2 + b * 2 for a in "方⽅" for b in "民⺠"}
