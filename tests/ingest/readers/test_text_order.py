"""Copies that have lost the order of a table's cells are not read, and it is said."""

from __future__ import annotations

import random

import pytest

from ingest.forms import load_forms
from ingest.readers.html import read as read_page
from ingest.readers.text import read
from ingest.readers.text_order import is_in_order
from ingest.tables.figures import read_tables

ANNEX = load_forms()["2014"].table("statistics")
assert ANNEX is not None
ROWS = [(row.label, row.unit or "件", str(at)) for at, row in enumerate(ANNEX.value_rows)]
CELLS = [text for row in ROWS for text in row]


def scrambled(seed: int) -> list[str]:
    """Cells of the annex as a copy gives them that goes block by block: some labels, then their units, then their numbers."""
    draw, found, rows = random.Random(seed), list[str](), list(ROWS)
    while rows:
        block = [rows.pop(0) for _ in range(min(draw.randint(1, 4), len(rows)))]
        found += [text for column in zip(*block, strict=True) for text in column]
    return found


@pytest.mark.parametrize("seed", range(20))
def test_a_copy_that_goes_block_by_block_is_out_of_order(seed: int) -> None:
    assert not is_in_order(scrambled(seed))


@pytest.mark.parametrize("seed", range(20))
def test_cells_in_any_order_are_out_of_order(seed: int) -> None:
    shuffled = [text for row in load_forms()["2021"].tables[1].value_rows for text in (row.label, "1", "2")]
    random.Random(seed).shuffle(shuffled)
    assert not is_in_order(shuffled)


@pytest.mark.parametrize("form", ["2014", "2019", "2021"])
def test_the_forms_own_order_is_in_order_also_with_swapped_missing_and_repeated_rows(form: str) -> None:
    for table in load_forms()[form].tables:
        rows = [[row.label, row.unit, "5"] if row.unit and form == "2014" else [row.label, "1", "2"] for row in table.value_rows]
        swapped = [*rows[1:2], *rows[:1], *rows[2:]]
        for kept in (rows, swapped, rows[3:], rows + rows, [row[:2] if form == "2014" else row for row in rows]):
            assert is_in_order([text for row in kept for text in row])


PART = [
    "第二十条第（一）项",
    "信息内容",
    "本年制发件数",
    "本年废止件数",
    "现行有效件数",
    "规章",
    "1",
    "0",
    "29",
    "行政规范性文件",
    "2",
    "0",
    "44",
]


def test_heads_behind_the_rows_that_they_stand_over() -> None:
    column_by_column = [*PART[:2], "规章", "行政规范性文件", *PART[2:5], "1", "2", "0", "0", "29", "44"]
    by_blocks = ["规章", "1", "本年制发件数", "0", "本年废止件数", "29", "现行有效件数", "行政规范性文件", "2"]
    assert [is_in_order(cells) for cells in (PART, PART[:1] + PART[2:], PART + PART, column_by_column, by_blocks)] == [
        True, True, True, False, False,
    ]  # fmt: skip


def test_it_is_said_and_nothing_is_served_in_text_and_on_pages() -> None:
    lines = scrambled(1)
    text = read("政府信息公开工作情况统计表\n\n" + "\n\n".join(lines), "txt", None)
    page = read_page(("<h2>政府信息公开工作情况统计表</h2>" + "".join(f"<div>{line}</div>" for line in lines)).encode())
    for document in (text, page):
        assert [problem.code for problem in document.problems] == ["unplaced_row"]
        assert read_tables(document).figures == ()


def test_the_same_cells_in_order_are_served() -> None:
    document = read("政府信息公开工作情况统计表\n\n" + "\n\n".join(CELLS) + "\n\n以上。", "txt", None)
    assert document.problems == ()
    assert len(read_tables(document).figures) == len(ROWS)
