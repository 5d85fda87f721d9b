"""The annex in two halves side by side is read whole in either order of its rows, and not at all in a third."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ingest.forms import load_forms
from ingest.readers.text import read
from ingest.tables.figures import read_tables
from ingest.tables.halves import Printed, in_halves
from tests.ingest.printed_tables import grid_document, plain_grid

HEADER = ["统计指标", "单位", "统计数"]


def annex() -> list[list[str]]:
    table = load_forms()["2014"].table("statistics")
    assert table is not None
    return [[row.label, row.unit or "", str(at) if row.cell else ""] for at, row in enumerate(table.rows)]


def served(rows: Sequence[Sequence[str]]) -> dict[str, str]:
    return {figure.raw: figure.row[-1] for figure in read_tables(grid_document(plain_grid(rows))).figures}


def beside(left: Sequence[list[str]], right: Sequence[list[str]]) -> list[list[str]]:
    padded = [*right, *[["", "", ""]] * (len(left) - len(right))]
    return [HEADER * 2, *(one + other for one, other in zip(left, padded, strict=True))]


def test_halves_one_after_the_other_and_row_by_row_are_the_whole_annex() -> None:
    rows = annex()
    half = (len(rows) + 1) // 2
    whole = {value: label for label, _, value in rows if value}
    assert served([HEADER, *rows]) == whole
    assert served(beside(rows[:half], rows[half:])) == whole
    assert served(beside(rows[::2], rows[1::2])) == whole


def test_halves_in_an_order_that_is_not_the_forms_stay_one_table() -> None:
    rows = annex()
    half = (len(rows) + 1) // 2
    exchanged = beside(rows[half - 1 :], rows[: half - 1])
    assert in_halves([Printed(r, c, text) for r, row in enumerate(exchanged) for c, text in enumerate(row)]) is None
    truth = {value: label for label, _, value in rows if value}
    assert served(exchanged).items() <= truth.items()


@pytest.mark.parametrize("header", [[*HEADER, "单位", "统计数"], [*HEADER, "统计指标", "统计数", "单位"], ["", "", ""], HEADER])
def test_a_header_that_does_not_come_again_whole_parts_nothing(header: list[str]) -> None:
    rows = [header, *annex()]
    assert in_halves([Printed(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row)]) is None


def test_a_label_with_another_rows_number_in_it_is_not_mended() -> None:
    rows = annex()
    long = next(label for label, _, _ in rows if label.startswith("（一）回应公众关注热点"))
    lines = [" ".join(HEADER), *(" ".join(row) for row in rows[20:40]), f"{long} 次 767 （一）维持具体行政行为数 件 105", ""]
    figures = read_tables(read("\n".join(lines), "txt", "utf-8")).figures
    assert "105" not in {figure.raw for figure in figures}
