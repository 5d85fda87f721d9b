"""Official tables that a page shows without a table are read by the words of the form."""

from __future__ import annotations

from ingest.model import BlockKind, Layout
from ingest.readers.html import read
from ingest.tables.figures import read_tables

TITLE = "<h2>二、主动公开政府信息情况</h2>"
ROWS = (("规章", "3", "1", "29"), ("行政规范性文件", "5", "2", "44"))


def test_blocks_side_by_side_are_a_stream() -> None:
    head = "".join(f"<div class=c>{text}</div>" for text in ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"))
    rows = "".join("<div class=r>" + "".join(f"<div class=c>{text}</div>" for text in row) + "</div>" for row in ROWS)
    document = read(f"{TITLE}<div class=t>{head}{rows}</div><p>以上各项均已公开。</p>".encode())
    assert [grid.layout for grid in document.grids] == [Layout.STREAM]
    assert [block.kind for block in document.blocks] == [BlockKind.HEADING, BlockKind.TABLE, BlockKind.PARAGRAPH]
    values = {(figure.row[-1], figure.column[-1]): figure.raw for figure in read_tables(document).figures}
    assert [values[row[0], column] for row in ROWS for column in ("本年制发件数", "现行有效件数")] == ["3", "29", "5", "44"]


def test_lines_that_repeat_a_real_table_are_no_second_one() -> None:
    table = "<table>" + "".join("<tr>" + "".join(f"<td>{text}" for text in row) for row in ROWS) + "</table>"
    lines = "".join(f"<p>{row[0]}</p><p>{row[1]}</p>" for row in ROWS)
    document = read(f"{TITLE}{table}{lines}".encode())
    assert [grid.layout for grid in document.grids] == [Layout.GRID]


def test_prose_is_no_table() -> None:
    assert read("<p>行政许可</p><p>本年办理213件。</p><p>行政处罚</p><p>本年办理15件。</p>".encode()).grids == ()
