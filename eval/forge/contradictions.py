"""Reports whose prose agrees with their tables, and the same reports with one contradiction planted: what an audit must find.

`telling(one)` adds sentences to a forged report that state what its tables say, in several wordings: applications received, with
their growth and the share of persons; items published and their parts; reviews; letters, named twice; the period. `planted(one, kind)` is that report
with one number of one sentence, or one cell, changed. The change is never within rounding. Kinds that a report cannot have (no
such cell) give None.

>>> from eval.forge.corpus import Plan, forged
>>> one = forged(5, Plan(edition="2021", format="txt", defects=()))
>>> clean, broken = telling(one), planted(one, "parts")
>>> broken is not None and clean.paragraphs != broken.paragraphs, len(KINDS)
(True, 7)
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from eval.forge.corpus import Forged
from eval.forge.model import SampleReport, SampleSection

KINDS = ("parts", "rate", "share", "twice", "table", "period", "cell")
"""What may be planted; each is found as one finding: parts, rate, rate, contradiction, contradiction, contradiction, arithmetic."""
TOTAL = "总计"
_RECEIVED = (
    "全年共收到政府信息公开申请{received}件，比上年增加{change}件，同比增长{rate}%。",
    "{year}年，新收政府信息公开申请{received}件，较上年增加{change}件，增长{rate}%。",
    "本年度收到政府信息公开申请{received}件，同比增加{change}件，增幅为{rate}%。",
)
_PARTS = (
    "通过门户网站发布各类信息{whole}条，其中：机构职能{a}条，工作动态{b}条，政策文件{c}条，其他信息{d}条。",
    "全年发布信息{whole}条，包括通知公告{a}条、政策解读{b}条、财政预决算{c}条、其他信息{d}条。",
)
_SHARE = ("新收的申请中，自然人申请{person}件，占{share}%。", "其中自然人提出申请{person}件，占申请总数的{share}%。")
_REVIEWS = ("全年发生政府信息公开行政复议案件{reviews}件。", "因政府信息公开被申请行政复议{reviews}件。")
_LETTERS = (
    "全年办理市长信箱来信{letters}件、热线工单{orders}件。",
    "全年收到市长信箱来信{letters}件，热线工单{orders}件，均已答复。",
)
_PERIOD = "本报告所列数据的统计期限自{period}年1月1日起至{period}年12月31日止。"


@dataclass(frozen=True, slots=True)
class _Said:
    """The sentences of one report, and the numbers in them."""

    fills: dict[str, str]
    overview: tuple[str, ...]
    remainder: tuple[str, ...]


def telling(one: Forged) -> SampleReport:
    """The report with sentences that agree with its tables."""
    return _with(one.report, _said(one))


def planted(one: Forged, kind: str) -> SampleReport | None:
    """The same with one contradiction; None where this report cannot have it. Errors: ValueError for an unknown kind."""
    if kind not in KINDS:
        raise ValueError(f"{kind!r} is no kind of contradiction, expected one of {', '.join(KINDS)}")
    said = _said(one)
    draw = random.Random(f"planted:{one.seed}:{kind}")  # noqa: S311  figures of samples, not secrets
    fills = dict(said.fills)
    if kind == "cell":
        return _misprinted(one, said, draw)
    name = {"parts": "whole", "rate": "rate", "share": "share", "twice": "letters", "table": "reviews", "period": "period"}[kind]
    if name not in fills or (kind == "share" and fills["share"] == "0"):
        return None
    by = draw.randrange(3, 40) if kind != "period" else -1
    fills[name] = str(Decimal(fills[name]) + by)
    if kind == "twice":
        return _with(one.report, replace(said, overview=tuple(s.format_map(said.fills) for s in said.overview), fills=fills))
    return _with(one.report, replace(said, fills=fills))


def _cells(one: Forged) -> dict[tuple[str, str], Decimal]:
    """Values of the applications and review tables by indicator and column (the column's last label)."""
    return {
        (cell.indicator, cell.column[-1] if cell.table == "applications" else TOTAL): cell.value
        for cell in one.truth
        if cell.value is not None and cell.table in ("applications", "review_litigation")
    }


def _said(one: Forged) -> _Said:
    draw = random.Random(f"telling:{one.seed}")  # noqa: S311  the same
    cells = _cells(one)
    parts = [draw.randrange(1, 60) for _ in range(4)]
    fills = {name: str(number) for name, number in zip("abcd", parts, strict=True)}
    fills |= {
        "year": str(one.report.year),
        "period": str(one.report.year),
        "whole": str(sum(parts)),
        "letters": str(draw.randrange(1, 90)),
        "orders": str(draw.randrange(1, 90)),
    }
    overview = [_PERIOD, draw.choice(_PARTS), draw.choice(_LETTERS)]
    received, person = cells.get(("applications.received", TOTAL)), cells.get(("applications.received", "自然人"))
    if received is not None and received > 1:
        change = Decimal(draw.randrange(1, int(received)))
        rate = _rounded(change / (received - change) * 100)
        fills |= {"received": f"{received:f}", "change": f"{change:f}", "rate": rate}
        sentence = draw.choice(_RECEIVED)
        if person is not None:
            fills |= {"person": f"{person:f}", "share": _rounded(person / received * 100)}
            sentence += draw.choice(_SHARE)
        overview.append(sentence)
    if (reviews := cells.get(("review.total", TOTAL))) is not None:
        fills["reviews"] = f"{reviews:f}"
        overview.append(draw.choice(_REVIEWS))
    return _Said(fills, tuple(overview), (overview[2],))


def _rounded(share: Decimal) -> str:
    text = f"{share.quantize(Decimal('0.1'), ROUND_HALF_UP):f}"
    return text.removesuffix(".0")


def _with(report: SampleReport, said: _Said) -> SampleReport:
    """The sentences at the head of the first section and at the end of the last."""
    first, *between, last = report.sections
    head = tuple(sentence.format_map(said.fills) for sentence in said.overview)
    tail = tuple(sentence.format_map(said.fills) for sentence in said.remainder)
    return replace(
        report,
        sections=(
            replace(first, paragraphs=(*head, *first.paragraphs)),
            *between,
            replace(last, paragraphs=(*last.paragraphs, *tail)),
        ),
    )


def _misprinted(one: Forged, said: _Said, draw: random.Random) -> SampleReport | None:
    """One cell of the applications table printed with another number; the sentences agree with what it should be."""
    report = _with(one.report, said)
    for number, section in enumerate(report.sections):
        for place, table in enumerate(section.tables):
            if table.table == "applications" and table.laid is not None:
                values = [cell for cell in table.laid.cells if cell.place is not None and cell.text.isdigit()]
                rows = [cell for cell in values if cell.place is not None and "新收" not in "".join(cell.place[0])]
                wrong = draw.choice(rows)
                cells = tuple(replace(c, text=str(int(c.text) + 7)) if c is wrong else c for c in table.laid.cells)
                tables = [*section.tables]
                tables[place] = replace(table, laid=replace(table.laid, cells=cells))
                sections: list[SampleSection] = [*report.sections]
                sections[number] = replace(section, tables=tuple(tables))
                return replace(report, sections=tuple(sections))
    return None
