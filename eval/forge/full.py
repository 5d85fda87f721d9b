"""A full report of any edition with figures everywhere, for benchmarks and for tests that need non-zero tables.

The body is made up (示例市人民政府). Its figures come from a seed and hold the form's arithmetic: the leaves are drawn, every
total is their sum, and what came in is what went out.

>>> report = full_report(seed=1)
>>> {table.table for table in report.tables} == {"proactive", "applications", "review_litigation"}
True
>>> full_report(seed=1) == report, full_report(seed=2) == report, [t.table for t in full_report(edition="2014").tables]
(True, False, ['statistics'])
"""

from __future__ import annotations

import random

from eval.forge.amounts import TOTAL, Scale, amounts, printed
from eval.forge.model import SampleCell, SampleReport, SampleSection, SampleTable
from eval.forge.slots import table_slots

BODY = "示例市人民政府"
EDITION = "2021"


def full_table(form: str, table: str, draw: random.Random, scale: Scale = Scale.FULL) -> SampleTable:
    """One official table with drawn figures. Errors: KeyError where the edition has no such table."""
    values = amounts(form, table, draw, scale)
    slots = table_slots(form, table)
    cells = (SampleCell(s.row, s.column, printed(values[s.row, s.column], s.indicator)) for s in slots)
    return SampleTable(form, table, tuple(cells))


def full_report(*, seed: int = 7, year: int = 2023, edition: str = EDITION) -> SampleReport:
    """The made-up government's report; the same figures for the same seed."""
    draw = random.Random(seed)  # noqa: S311  figures of samples, not secrets
    published = draw.randrange(900, 9000)
    if edition == "2014":
        annex = full_table(edition, "statistics", draw)
        received = annex.raw_at(("三、依申请公开情况", "（一）收到申请数"), ("统计数",))
        tables = {"statistics": annex}
    else:
        tables = {name: full_table(edition, name, draw) for name in ("proactive", "applications", "review_litigation")}
        received = tables["applications"].raw_at(("一、本年新收政府信息公开申请数量",), (TOTAL,))
    overview = (
        f"{year}年，全市主动公开政府信息{published}条，收到政府信息公开申请{received}件，答复都在期限内发出。",
        "各部门按月核对公开目录，过期的内容及时撤下，新出的文件当天上网。办事大厅设有查询机，不会上网的人由工作人员代查。",
    )
    headings = {
        "proactive": "主动公开政府信息情况",
        "applications": "收到和处理政府信息公开申请情况",
        "review_litigation": "政府信息公开行政复议、行政诉讼情况",
        "statistics": "政府信息公开工作情况统计表",
    }
    titled = [
        ("总体情况", overview, ()),
        *((headings[name], (), (table,)) for name, table in tables.items()),
        ("存在的主要问题及改进情况", ("个别栏目更新不够及时，明年起每季度通报一次。",), ()),
        ("其他需要报告的事项", ("本年度没有收取信息处理费。",), ()),
    ]
    return SampleReport(
        key=f"full-{seed}-{year}",
        organisation=BODY,
        year=year,
        title=(f"{BODY}{year}年政府信息公开工作年度报告",),
        opening=(f"{BODY}公布{year}年度政府信息公开工作情况，统计时段为全年。",),
        sections=tuple(
            SampleSection(f"{n}、{text}", 1, lines, held) for n, (text, lines, held) in zip("一二三四五六", titled, strict=False)
        ),
        closing=(BODY, f"{year + 1}年1月20日"),
        numbers=(("published", str(published)), ("received", received)),
    )
