"""A line of years and numbers is read where the prose states its own year's number, and not otherwise."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.model import Block, BlockKind, Document, Span
from ingest.statements.document import find_statements

PROSE = "2023年共公开政府信息245条，比上年有所增长。\n"


def told(line: str, prose: str = PROSE, year: int = 2023) -> list[tuple[int | None, Decimal, str, str | None]]:
    text = prose + line
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(prose) - 1)),)
    return [(one.year, one.value, one.unit, one.indicator) for one in find_statements(Document(text, "txt", blocks), (), year)]


@pytest.mark.parametrize("line", ["公开信息条数\t2022年度\t2023年度\t190\t245\n", "政府信息公开条目\t2023\t2022\t245\t190\t\n"])
def test_the_number_of_another_year_is_told_by_the_order_of_the_years(line: str) -> None:
    assert told(line) == [
        (2023, Decimal(245), "条", "proactive.total"),
        (2022, Decimal(190), "条", "proactive.total"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "公开信息条数\t2022年度\t2023年度\t190\t244\n",  # the prose says 245
        "公开信息条数\t2021年度\t2023年度\t190\t245\n",  # a year is left out
        "公开信息条数\t2022年度\t2023年度\t190\n",
        "收到来信件数\t2022年度\t2023年度\t190\t245\n",  # of something else
        "公开信息条数\t2022年度\t2024年度\t190\t245\n",
    ],
)
def test_what_the_prose_does_not_hold_is_not_read(line: str) -> None:
    assert told(line) == [(2023, Decimal(245), "条", "proactive.total")]


@pytest.mark.parametrize(
    ("prose", "year", "value"),
    [
        ("公布2021年度节水企业名单36户。", 2023, 36),
        ("2021年公布节水企业36户。", 2021, 36),
        ("与2021年接待的700人次相比增长34%。", 2021, 700),
        ("2022年报告中提出的“页面空白”问题，已补发稿件34篇。", 2023, 34),
        ("上年度年报指出的问题，通过3次业务培训得到改善。", 2023, 3),
        ("2022年报告发布稿件34篇。", 2022, 34),
    ],
)
def test_a_year_is_that_of_the_deed(prose: str, year: int, value: int) -> None:
    assert (year, Decimal(value)) in [one[:2] for one in told("", prose)]
