"""A full report of edition 2021 with figures everywhere, for benchmarks and for tests that need non-zero tables.

The body is made up (示例市人民政府). Its figures come from a seed and hold the form's arithmetic: the leaves are drawn, every
total is their sum, and what came in is what went out.

>>> report = full_report(seed=1)
>>> {table.table for table in report.tables} == {"proactive", "applications", "review_litigation"}
True
>>> full_report(seed=1) == report, full_report(seed=2) == report
(True, False)
"""

from __future__ import annotations

import random

from eval.forge.model import Path, SampleCell, SampleReport, SampleSection, SampleTable
from eval.forge.slots import table_slots

BODY = "示例市人民政府"
EDITION = "2021"
RECEIVED, CARRIED_IN = "applications.received", "applications.carried_in"
HANDLED, CARRIED_OUT = "applications.handled", "applications.carried_out"
TOTAL = "总计"


def full_report(*, seed: int = 7, year: int = 2023) -> SampleReport:
    """The made-up government's report; the same figures for the same seed."""
    draw = random.Random(seed)  # noqa: S311  figures of samples, not secrets
    applications = _applications(draw)
    received = applications.raw_at(("一、本年新收政府信息公开申请数量",), (TOTAL,))
    published = draw.randrange(900, 9000)
    overview = (
        f"{year}年，全市主动公开政府信息{published}条，收到政府信息公开申请{received}件，答复都在期限内发出。",
        "各部门按月核对公开目录，过期的内容及时撤下，新出的文件当天上网。办事大厅设有查询机，不会上网的人由工作人员代查。",
    )
    sections = (
        SampleSection("一、总体情况", 1, overview),
        SampleSection("二、主动公开政府信息情况", 1, tables=(_proactive(draw),)),
        SampleSection("三、收到和处理政府信息公开申请情况", 1, tables=(applications,)),
        SampleSection("四、政府信息公开行政复议、行政诉讼情况", 1, tables=(_review(draw),)),
        SampleSection("五、存在的主要问题及改进情况", 1, ("个别栏目更新不够及时，明年起每季度通报一次。",)),
        SampleSection("六、其他需要报告的事项", 1, ("本年度没有收取信息处理费。",)),
    )
    return SampleReport(
        key=f"full-{seed}-{year}",
        organisation=BODY,
        year=year,
        title=(f"{BODY}{year}年政府信息公开工作年度报告",),
        opening=(f"{BODY}公布{year}年度政府信息公开工作情况，统计时段为全年。",),
        sections=sections,
        closing=(BODY, f"{year + 1}年1月20日"),
        numbers=(("published", str(published)), ("received", received)),
    )


def _proactive(draw: random.Random) -> SampleTable:
    slots = table_slots(EDITION, "proactive")
    return SampleTable(EDITION, "proactive", tuple(SampleCell(s.row, s.column, str(draw.randrange(1, 5000))) for s in slots))


def _applications(draw: random.Random) -> SampleTable:
    slots = table_slots(EDITION, "applications")
    columns = tuple(dict.fromkeys(slot.column for slot in slots))
    applicants = [column for column in columns if column != (TOTAL,)]
    rows = {slot.indicator: slot.row for slot in slots}
    results = [name for name in rows if name not in (RECEIVED, CARRIED_IN, HANDLED, CARRIED_OUT)]
    values: dict[tuple[Path, Path], int] = {}
    for column in applicants:
        for name in [*results, CARRIED_OUT]:
            values[rows[name], column] = draw.randrange(1, 60)
        values[rows[HANDLED], column] = sum(values[rows[name], column] for name in results)
        leaving = values[rows[HANDLED], column] + values[rows[CARRIED_OUT], column]
        values[rows[CARRIED_IN], column] = draw.randrange(1, 40)
        values[rows[RECEIVED], column] = leaving - values[rows[CARRIED_IN], column]
    for row in rows.values():
        values[row, (TOTAL,)] = sum(values[row, column] for column in applicants)
    return SampleTable(EDITION, "applications", tuple(SampleCell(s.row, s.column, str(values[s.row, s.column])) for s in slots))


def _review(draw: random.Random) -> SampleTable:
    slots = table_slots(EDITION, "review_litigation")
    values: dict[Path, int] = {}
    for slot in slots:
        parts = [number for column, number in values.items() if column[:-1] == slot.column[:-1]]
        values[slot.column] = sum(parts) if slot.column[-1] == TOTAL else draw.randrange(1, 30)
    return SampleTable(EDITION, "review_litigation", tuple(SampleCell(s.row, s.column, str(values[s.column])) for s in slots))
