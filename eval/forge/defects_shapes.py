"""Other ways in which bodies lay the form's tables out: labels in one column, parts at the left, columns of their own.

>>> from eval.forge.defects import load_defects
>>> load_defects()["headings_as_rows"].explains
'Table three has one column of labels, in which the headings are rows without values.'
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from eval.forge.defects import GRIDS, defect, in_table
from eval.forge.draft import Draft, DraftTable
from eval.forge.laid import LaidCell, Path, Role, changed, laid, with_column, with_last_column

_YUAN = 10000
"""元 in one 万元."""


def _plain(draft: Draft, name: str, columns: int) -> DraftTable | None:
    """An official table that still lies as the form has it."""
    return draft.any_official(
        lambda table: table.whole and table.table == name and table.laid.columns == columns and bool(table.values)
    )


@defect()
def headings_as_rows(draft: Draft) -> str:
    """Table three has one column of labels, in which the headings are rows without values."""
    table = _plain(draft, "applications", 10)
    if table is None or any(not cell.place for cell in table.laid.cells if cell.role is Role.VALUE):
        return ""
    first = min(table.value_rows())
    left = min(cell.column for cell in table.values)
    cells = [replace(cell, column=max(0, cell.column - left + 1)) for cell in table.laid.cells if cell.row < first]
    if not any(cell.colspan == left for cell in cells if cell.column == 0):
        return ""
    cells = [replace(cell, colspan=cell.colspan - left + 1) if cell.column == 0 else cell for cell in cells]
    printed = {cell.place[0][:level] for cell in table.values if cell.place for level in [len(cell.place[0])]}
    line, seen = first, set[Path]()
    for row in table.value_rows():
        values = [cell for cell in table.values if cell.row == row]
        path = values[0].place[0] if values[0].place else ()
        texts = {level: label.text for level, label in enumerate(_labels(table, row), 1)}
        for level in range(1, len(path) + 1):
            if path[:level] in seen or (level < len(path) and path[:level] in printed):
                continue
            seen.add(path[:level])
            cells.append(LaidCell(line, 0, texts.get(level, path[level - 1]), Role.LABEL))
            own = level == len(path)
            for value in values:
                at = replace(value, row=line, column=value.column - left + 1)
                cells.append(at if own else replace(at, text="", place=None))
            line += 1
    table.laid = laid(cells, [sum(table.laid.widths[:left]), *table.laid.widths[left:]])
    return table.table


def _labels(table: DraftTable, row: int) -> list[LaidCell]:
    """The labels that reach into a row, outermost first."""
    return sorted(
        (cell for cell in table.laid.cells if cell.role is Role.LABEL and row in cell.rows), key=lambda cell: cell.column
    )


@defect()
@in_table(lambda draft: draft.any_official(lambda table: table.whole and table.table == "proactive" and table.laid.rows > 8))
def parts_at_left(draft: Draft, table: DraftTable) -> str:
    """Table two prints its parts as merged cells at the left of their rows."""
    banners = [cell for cell in table.laid.cells if cell.colspan == table.laid.columns and cell.role is Role.HEADER]
    if len(banners) < 2 or banners[0].row != 0:
        return ""
    ends = [*(cell.row for cell in banners[1:]), table.laid.rows]
    kept = [cell for cell in table.laid.cells if cell not in banners]
    above = {cell.row for cell in banners}
    moved = [replace(cell, row=cell.row - sum(1 for row in above if row < cell.row), column=cell.column + 1) for cell in kept]
    parts = [
        LaidCell(banner.row - number, 0, banner.text, Role.LABEL, rowspan=end - banner.row - 1)
        for number, (banner, end) in enumerate(zip(banners, ends, strict=True))
    ]
    table.laid = laid([*parts, *moved], [0.25, *table.laid.widths])
    return table.table


@defect()
@in_table(lambda draft: _plain(draft, "review_litigation", 15))
def results_labelled(draft: Draft, table: DraftTable) -> str:
    """Table four's row has a label of its own in a first column."""
    row = table.value_rows()[0]
    corner = LaidCell(0, 0, draft.draw.choice(("", "项目", "类别")), Role.HEADER, rowspan=row)
    labels = [LaidCell(line, 0, "件数" if line == row else "", Role.LABEL) for line in range(row, table.laid.rows)]
    table.laid = with_column(table.laid, 0.08, [corner, *labels])
    return table.table


@defect()
@in_table(
    lambda draft: draft.any_official(
        lambda table: table.whole and table.table in ("applications", "statistics") and bool(table.values)
    )
)
def remark_column(draft: Draft, table: DraftTable) -> str:
    """A last column is for remarks; a few rows have some, with numbers."""
    rows = table.value_rows()
    remarked = set(draft.draw.sample(rows, min(2, len(rows))))
    top = [LaidCell(0, 0, "备注", Role.HEADER, rowspan=rows[0])] if rows[0] else []  # the headers may have been lost
    texts = {row: draft.draw.choice(("含联合申请1件", "上年为3件", "见说明")) for row in remarked}
    below = [LaidCell(row, 0, texts.get(row, ""), Role.LABEL) for row in range(rows[0], table.laid.rows)]
    table.laid = with_last_column(table.laid, 0.12, [*top, *below])
    return f"{table.table}: {len(remarked)} remarks"


@defect(formats=GRIDS)
@in_table(lambda draft: draft.any_official(lambda table: table.table in ("applications", "review_litigation")))
def vertical_headers(draft: Draft, table: DraftTable) -> str:
    """Headers are set from top to bottom, a character a line."""

    def stood(cell: LaidCell) -> LaidCell:
        upright = cell.role is Role.HEADER and cell.colspan == 1 and 1 < len(cell.text) < 8
        return replace(cell, text="\n".join(cell.text)) if upright else cell

    table.laid = changed(table.laid, stood)
    return table.table


@defect()
def fees_in_yuan(draft: Draft) -> str:
    """The header of an amount says that it is in 元, and so is the amount; a number that prints its own unit keeps that."""
    named = ("本年收费金额（单位：万元）", "采购总金额")
    table = draft.any_official(lambda table: any(cell.text in named for cell in table.labels))
    if table is None:
        return ""
    header = next(cell for cell in table.labels if cell.text in named)
    table.laid = changed(
        table.laid, lambda cell: replace(cell, text=header.text[:6].rstrip("（") + "（单位：元）") if cell == header else cell
    )
    for piece in _under(draft, table, named):
        for cell in piece.values:
            if cell.place and cell.place[1][-1] == header.text:
                known = piece.known[cell.place]
                if known.value is not None and not cell.text.endswith("元"):
                    in_yuan = known.value * _YUAN
                    piece.print_in(cell.place, f"{in_yuan.normalize():f}", replace(known, value=in_yuan, unit="元"))
    return f"{table.table}: {header.text}"


def _under(draft: Draft, table: DraftTable, named: tuple[str, ...]) -> Iterator[DraftTable]:
    """The table and the pieces cut from it that follow, up to the one with a header of its own."""
    yield table
    tables = draft.section_of(table).tables
    at = next(n for n, one in enumerate(tables) if one is table)
    for piece in tables[at + 1 :]:
        if piece.table != table.table or piece.whole or any(cell.text in named for cell in piece.labels):
            return
        yield piece
