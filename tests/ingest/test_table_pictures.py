"""A table that is only a picture is told, and its cells are listed where it is known which they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.forms import load_forms
from ingest.model import Document, Reading, State
from ingest.readers import ocr
from ingest.readers.text import read
from ingest.tables.announced import Announced
from ingest.tables.figures import read_tables

TITLES = {
    "proactive": "二、主动公开政府信息情况",
    "applications": "三、收到和处理政府信息公开申请情况",
    "review_litigation": "四、政府信息公开行政复议、行政诉讼情况",
}
OLDER = "信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量\n规章\t1\t1\t3\n规范性文件\t2\t2\t9\n"


@pytest.fixture(autouse=True)
def no_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    """As it is without the extra: pictures are not read."""
    monkeypatch.setattr(ocr, "available", lambda: False)


def document(**tables: str) -> Document:
    return read("\n".join(f"{TITLES[table]}\n\n{body}\n" for table, body in tables.items()), "txt", None)


@pytest.mark.parametrize(("year", "edition"), [(2020, "2019"), (2021, "2021"), (2024, "2021")])
def test_the_cells_of_a_picture_are_the_forms_of_its_year(year: int, edition: str) -> None:
    read_in = read_tables(document(applications="[image: 表三]", review_litigation="[image: 表四]"), Announced(year))
    assert {(figure.state, figure.value, figure.raw, len(figure.span)) for figure in read_in.figures} == {
        (State.PICTURE, None, "", 0)
    }
    for name in ("applications", "review_litigation"):
        form = load_forms()[edition].table(name)
        assert form is not None
        mine = [figure for figure in read_in.figures if figure.table == name]
        assert [(f.row, f.column) for f in mine] == [(row.path, column.path) for row in form.value_rows for column in row.columns]
        assert {(figure.form, figure.table_title) for figure in mine} == {(edition, TITLES[name])}
    assert [problem.code for problem in read_in.problems] == ["image_only", "image_only"]
    assert read_in.form is None


def test_another_table_that_prints_an_older_edition_tells_which_cells_they_are() -> None:
    read_in = read_tables(document(proactive=OLDER, applications="[image: 表三]"), Announced(2023))
    assert {figure.form for figure in read_in.figures if figure.state is State.PICTURE} == {"2019"}
    assert read_in.form == "2019"


def test_cells_are_not_listed_where_nobody_can_say_which_they_are() -> None:
    for year in (None, 2017):
        read_in = read_tables(document(applications="[image: 表三]"), Announced(year))
        assert (read_in.figures, [problem.code for problem in read_in.problems]) == ((), ["image_only"])


def test_a_picture_of_which_only_shreds_were_recognised_is_only_a_picture() -> None:
    shreds = document(applications="二（\tJ\n4\t(三)\n乐\t请")
    readings = tuple(Reading(cell.span, "") for grid in shreds.grids for cell in grid.cells)
    read_in = read_tables(replace(shreds, readings=readings), Announced(2023))
    assert [problem.code for problem in read_in.problems] == ["image_only"]
    assert {figure.state for figure in read_in.figures} == {State.PICTURE}
    assert "image_only" not in {problem.code for problem in read_tables(shreds, Announced(2023)).problems}


def test_a_table_that_is_shown_in_two_pictures_has_each_cell_once() -> None:
    read_in = read_tables(document(applications="[image: 上半]\n\n[image: 下半]"), Announced(2023))
    places = [(figure.row, figure.column) for figure in read_in.figures]
    assert len(places) == len(set(places)) == 175


def test_a_table_that_was_read_has_no_cells_of_pictures() -> None:
    read_in = read_tables(document(proactive=OLDER + "\n[image: 印章]"), Announced(2020))
    assert {figure.state for figure in read_in.figures} == {State.REPORTED}
