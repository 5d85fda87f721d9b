"""Rows that stand beside their table as running text are told, and only where the table does not give them."""

from __future__ import annotations

import pytest

from ingest.model import Problem
from ingest.readers.building import Prose
from ingest.tables import read_tables
from tests.ingest.printed_tables import grid_document, plain_grid

TABLE = plain_grid([["信息内容", "本年处理决定数量"], ["行政处罚", "7"], ["行政强制", "0"]])


def told(text: str) -> list[Problem]:
    tables = read_tables(grid_document(Prose("二、主动公开政府信息情况"), TABLE, Prose(text, page=2)))
    return [problem for problem in tables.problems if problem.code == "unplaced_row"]


def test_a_row_under_no_column_is_told() -> None:
    (problem,) = told("行政事业性收费 125.70")
    assert "行政事业性收费" in problem.message


@pytest.mark.parametrize("text", ["行政处罚 7", "行政事业性收费", "我局行政事业性收费 125.70", "其他 3", "第 2 页"])
def test_what_the_table_gives_and_what_is_no_row_are_not(text: str) -> None:
    assert told(text) == []
