"""Numbers that a PDF prints aside of their cells all together are not those of the cells they lie in, and no cell is blank."""

from __future__ import annotations

import pytest

from tests.ingest.printed_tables import Sample, applications, grid_table
from tests.ingest.readers.pdf_drawing import PAD, PITCH, WIDTHS, Judged, Style, _Drawing, _Laid, judged

WIDTH, HEIGHT = WIDTHS[-1], PITCH + 2 * PAD


class Moved(_Drawing):
    """Draws the numbers of some columns aside of their cells."""

    columns: tuple[int, ...] = tuple(range(3, 10))
    right = low = 0.0
    _moves = False

    def _cell(
        self,
        cell: _Laid,
        box: tuple[float, float, float, float],
        left_over: dict[_Laid, list[str]],
        cut_above: bool,
        cut_below: bool,
    ) -> None:
        self._moves = cell.row >= self.HEADER and cell.column in self.columns
        super()._cell(cell, box, left_over, cut_above, cut_below)
        self._moves = False

    def text(self, x: float, y: float, text: str) -> None:
        super().text(x + self.right * self._moves, y + self.low * self._moves, text)


def read_moved(sample: Sample, style: Style, columns: tuple[int, ...], right: float = 0.0, low: float = 0.0) -> Judged:
    drawing = Moved(style)
    drawing.columns, drawing.right, drawing.low = columns, right, low
    return judged(drawing.report([_Laid.of(cell) for cell in grid_table(sample.rows).cells]), sample)


def with_blanks(seed: int) -> Sample:
    """A sample of which half the cells are blank."""
    sample = applications(seed)
    for at, row in enumerate(sample.rows):
        for column in range(6):
            if (at * 3 + column * 5) % 4 < 2:
                row.cells[column] = ""
    sample.note()
    return sample


@pytest.mark.parametrize("align", ["centre", "right", "left"])
@pytest.mark.parametrize(("column", "right"), [(3, 0.65), (6, 0.8), (6, -0.65), (8, 0.65), (9, 0.8), (3, -0.65)])
@pytest.mark.parametrize("blanks", [False, True])
def test_no_number_of_a_column_that_is_moved_is_read_as_another_columns_and_no_cell_as_blank(
    align: str, column: int, right: float, blanks: bool
) -> None:
    sample = with_blanks(3) if blanks else applications(3)
    assert read_moved(sample, Style(align=align), (column,), right=right * WIDTH).wrong == []


@pytest.mark.parametrize("move", [0.65, 0.8, 1.0])
def test_numbers_moved_all_together_leave_some_outside_the_table_and_none_is_read(move: float) -> None:
    columns = tuple(range(3, 10))
    for low, right in ((move * HEIGHT, 0.0), (0.0, move * WIDTH)):
        found = read_moved(applications(3), Style(), columns, right, low)
        assert (found.right, found.wrong) == (0, [])
        assert "illegible" in found.codes


@pytest.mark.parametrize("align", ["centre", "right", "left"])
def test_a_column_without_any_number_is_blank_where_the_others_stand_as_ever(align: str) -> None:
    sample = applications(3)
    for row in sample.rows:
        row.cells[4] = ""
    sample.note()
    found = read_moved(sample, Style(align=align), ())
    assert (found.right, found.wrong) == (175, [])
