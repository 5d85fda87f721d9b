"""What a cell says: blanks are never nought, and no digit is read that does not belong to the number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.model import State
from ingest.tables.cell_values import noted_unit, read_cell


@pytest.mark.parametrize("raw", ["", "/", "／", "—", "——", "⸺", "-", "－", "无", " 无 "])
def test_a_blank_is_no_nought(raw: str) -> None:
    read = read_cell(raw, "件")
    assert read is not None
    assert (read.value, read.state) == (None, State.BLANK)


@pytest.mark.parametrize("raw", ["5①", "12¹", "①5", "1 204", "5\n0", "\ufffd"])
def test_what_could_be_two_numbers_is_illegible(raw: str) -> None:
    read = read_cell(raw, "件")
    assert read is not None
    assert (read.value, read.state) == (None, State.ILLEGIBLE)


@pytest.mark.parametrize("raw", ["①", "㈠主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "见附件", "无法提供", "1" * 61])
def test_what_is_no_number_is_nothing(raw: str) -> None:
    assert read_cell(raw, "件") is None


@pytest.mark.parametrize(("raw", "value", "unit"), [("1，204", "1204", "件"), ("１２件", "12", "件"), ("3.5万元", "3.5", "万元")])
def test_numbers_of_all_widths_with_their_unit(raw: str, value: str, unit: str) -> None:
    read = read_cell(raw, "件")
    assert read is not None
    assert (read.value, read.unit, read.state) == (Decimal(value), unit, State.REPORTED)


def test_a_noted_unit_may_be_broken_over_lines() -> None:
    assert noted_unit("采购总金额（单\n位：元）") == "元"
    assert noted_unit("本年收费金额(单位 : 万 元)") == "万元"
