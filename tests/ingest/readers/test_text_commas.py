"""Comma tables: what is a table, and its cells."""

from __future__ import annotations

import pytest

from ingest.model import Layout
from ingest.readers.text import read


def rows(text: str) -> list[list[str]]:
    (grid,) = read(text, "txt", None).grids
    assert grid.layout is Layout.ROWS
    found = read(text, "txt", None).text
    return [[cell.span.of(found) for cell in grid.row(row)] for row in range(grid.rows)]


def test_quotes_blanks_and_thousands() -> None:
    text = '标题\n项目,本年,上年\n规章,0,"1,204"\n行政许可,,5\n"行政处罚, 含当场",/,\n\n后文\n'
    assert rows(text) == [["项目", "本年", "上年"], ["规章", "0", "1,204"], ["行政许可", "", "5"], ["行政处罚, 含当场", "/", ""]]


@pytest.mark.parametrize(
    "text",
    [
        "规章,0,1\n许可,2,3\n",
        "其中,收到,办结\n按时,公开,答复\n均已,归档,备查\n",
        "收到1,204件。\n公开2,305件。\n办结3,406件。\n",
        '规章,"0,1\n许可,"2,3\n处罚,"4,5\n',
        "a,1,2\n\nb,3,4\n\nc,5,6\n",
    ],
)
def test_what_is_no_comma_table(text: str) -> None:
    assert read(text, "txt", None).grids == ()
