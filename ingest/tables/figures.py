"""A document's official tables as figures: Grid × form, matched by label and header path.

`read_tables` reads every grid of a document in order, decides table by table which edition is printed, places the
cells (`table_place`), and makes figures of them: `row` and `column` are the form's labels, `printed_*` and `raw` what
the report prints. Blanks are figures without value. What cannot be placed surely is left out with a Problem; the cells of a
table that is only a picture have no value either (`table_pictures`). Nothing raises on odd documents.

>>> from ingest.readers.text import read
>>> text = "信息内容\\t本年制发件数\\t本年废止件数\\t现行有效件数\\n规章\\t1\\t0\\t3\\n规范性文件\\t2\\t/\\t9\\n"
>>> [(f.row[-1], f.dimension, str(f.value), f.raw) for f in read_tables(read(text, "txt", "utf-8")).figures][4:]
[('行政规范性文件', '本年废止件数', 'None', '/'), ('行政规范性文件', '现行有效件数', '9', '9')]
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.forms import load_forms
from ingest.forms.vocabulary import title_of
from ingest.model import BlockKind, Document, Figure, Layout, Problem, Span, State
from ingest.tables.announced import UNKNOWN, Announced, without_others
from ingest.tables.cell_values import CellValue, noted_unit, notes_a_scale, read_cell
from ingest.tables.editions import Editions, decide_editions
from ingest.tables.grid_match import GridReader
from ingest.tables.pictures import pictured
from ingest.tables.place import PlacedCell, Placer
from ingest.tables.printed_lines import Line, ordered_lines
from ingest.tables.recognised import Readings
from ingest.tables.strays import bare_headers, bare_review, lacking_blocks, printed_as_text, stray_rows
from ingest.tables.units import MONEY, MoneyUnits, Noted, may_be_yuan

_Title = tuple[int, str, str]
_FEWEST_TO_DOUBT = 2
_MANY = 5


@dataclass(frozen=True, slots=True)
class Tables:
    """What the tables say. `form` is the edition that the report prints, None where it prints no table of a form."""

    figures: tuple[Figure, ...]
    form: str | None
    problems: tuple[Problem, ...] = ()


def printed_lines(document: Document) -> Iterator[Line]:
    """Every line of every grid, in document order."""
    reader = GridReader(document)
    for index, grid in enumerate(document.grids):
        yield from reader.lines(index) if grid.layout is Layout.GRID else ordered_lines(document, index)


def read_tables(document: Document, announced: Announced = UNKNOWN) -> Tables:
    """The figures of a document's official tables; of those that are announced as another year's or another body's none."""
    lines, left_out = without_others(document, list(printed_lines(document)), announced)
    editions = decide_editions(document, lines)
    placer = Placer(document, editions)
    placed = list(placer.place(lines))
    problems = [*placer.problems, *left_out]
    cells = _settled(placed, problems)
    readings, titles = Readings(document.readings), _titles(document)
    pictures, money = frozenset(picture.span for picture in document.pictures), MoneyUnits(document)
    figures = [figure for cell in cells if (figure := _figure(titles, cell, readings, pictures, money, problems)) is not None]
    figures = _trusted_order(figures, cells, problems)
    form = _form(figures, editions)
    problems += _notes(cells, editions, form)
    of_pictures, told = pictured(document, frozenset(figure.table for figure in figures), editions.decided, announced.year)
    problems += told
    served: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for figure in figures:
        served[figure.table].add(figure.row)
    problems += stray_rows(document, served, editions.of)
    problems += bare_headers(lines, editions.of("proactive")) if served["proactive"] else ()
    problems += printed_as_text(document, frozenset(figure.table for figure in figures), editions.of)
    problems += lacking_blocks(figures)
    problems += bare_review(document) if served["applications"] and not served["review_litigation"] else ()
    return Tables((*figures, *of_pictures), form, tuple(problems))


def _place_of(cell: PlacedCell) -> tuple[object, ...]:
    return (cell.words.table.id, cell.row.path if cell.row else (*cell.part, *cell.printed_row[-1:]), cell.column.path)


def _settled(cells: Iterable[PlacedCell], problems: list[Problem]) -> list[PlacedCell]:
    """Each place of the form once: equal repeats are dropped; two values within one grid settle nothing and both go."""
    by_place: dict[tuple[object, ...], list[PlacedCell]] = defaultdict(list)
    every = list(cells)
    prints = _prints(every)
    for cell in every:
        by_place[_place_of(cell)].append(cell)
    kept: list[PlacedCell] = []
    for found in by_place.values():
        filled = [cell for cell in found if cell.text.raw]
        same = filled if filled and found[0].words.table.key == "column" else found
        values = {read_cell(cell.text.raw, "") for cell in same}
        if len(values) == 1:
            kept.append(same[0])
        elif len({(cell.grid, prints[cell.text.span]) for cell in same}) == len(same):
            kept.extend(same)
        else:
            problems.append(
                Problem(
                    "unplaced_row",
                    f"“{_name(same[0])}” is printed twice in one table with different values; none is served",
                    same[0].text.span,
                )
            )
    return sorted(kept, key=lambda cell: cell.text.span)


def _prints(cells: Sequence[PlacedCell]) -> dict[Span, int]:
    """Which print of its table each cell belongs to, where a copy runs two prints of one table together: the second begins
    where the first one's first row comes again. A place that comes again alone begins nothing. Rows of the body's own may stand
    in one alone."""
    by_table: dict[tuple[int, str], list[PlacedCell]] = defaultdict(list)
    for cell in sorted(cells, key=lambda cell: cell.text.span):
        by_table[cell.grid, cell.words.table.id].append(cell)
    prints: dict[Span, int] = {}
    for run in by_table.values():
        places = [_place_of(cell) for cell in run]
        starts = [at for at, place in enumerate(places) if place == places[0]]
        parts = [places[a:b] for a, b in zip(starts, [*starts[1:], len(places)], strict=True)]
        rows = {place[1] for place in parts[0]}
        several = len(rows) > 1 or all(cell.headed for cell in run)
        of_form = {place for cell, place in zip(run, places, strict=True) if cell.row is not None}
        whole = several and all(len(part) == len(set(part)) and set(part) & of_form == set(parts[0]) & of_form for part in parts)
        for at, cell in enumerate(run):
            prints[cell.text.span] = sum(1 for start in starts if start <= at) if whole else 1
    return prints


def _name(cell: PlacedCell) -> str:
    return " ".join((*cell.printed_row[-1:], cell.column.dimension))


def _figure(
    titles: Sequence[_Title],
    cell: PlacedCell,
    readings: Readings,
    pictures: Collection[Span],
    money: MoneyUnits,
    problems: list[Problem],
) -> Figure | None:
    table = cell.words.table
    if cell.row is not None:
        unit, row, indicator = table.unit_of(cell.row, cell.column), cell.row.path, table.indicator(cell.row, cell.column)
        dimension = table.dimension_of(cell.row, cell.column)
    else:
        unit, row, indicator = cell.column.unit or table.unit, (*cell.part, *_own_row(cell)), None
        dimension = cell.column.dimension
    noted = money.of(cell.printed_column, cell.printed_row, cell.text.span) if unit in MONEY else None
    loose = noted is not None and not noted.sure and noted.unit != unit
    unit = cell.unit or _header_unit(cell) or (noted.unit if noted and not loose else unit)
    read = read_cell(cell.text.raw, unit)
    if noted is not None and read is not None and read.value is not None:
        why = "a unit that the form does not have" if noted.unit == read.unit not in MONEY else ""
        why = "as a line says that stands by no table" if loose and not _says_unit(cell) else why
        if why:
            message = f"“{_name(cell)}” is printed in {noted.unit}, {why}; it is not served"
            problems.append(Problem("unplaced_row", message, cell.text.span, cell.text.page))
            return None
    if read is not None and read.value and any(map(notes_a_scale, (*cell.printed_row[-1:], *cell.printed_column))):
        message = f"“{_name(cell)}” is printed in thousands or more; it is not served"
        problems.append(Problem("unplaced_row", message, cell.text.span, cell.text.page))
        return None
    if read is not None and read.value and _in_no_unit(cell, read, noted):
        message = f"“{_name(cell)}” is an amount of money whose unit is printed nowhere; it is not served"
        problems.append(Problem("unplaced_row", message, cell.text.span, cell.text.page))
        return None
    recognised = readings.at(cell.text.span) is not None
    if recognised and indicator is None:
        message = f"“{_name(cell)}” in a picture is no row of the form, or its label was misread; it is not served"
        problems.append(Problem("illegible", message, cell.text.span, cell.text.page))
        return None
    if not cell.text.raw and cell.text.span in pictures:
        message = f"“{_name(cell)}” shows a picture and no text; it is not served"
        problems.append(Problem("illegible", message, cell.text.span, cell.text.page))
        read = CellValue(None, State.ILLEGIBLE, unit)
    if read is None and recognised:
        read = CellValue(None, State.ILLEGIBLE, unit)
    if read is None:
        problems.append(
            Problem(
                "unplaced_row",
                f"“{_name(cell)}” holds “{cell.text.raw}”, which is no number; it is not served",
                cell.text.span,
                cell.text.page,
            )
        )
        return None
    return Figure(
        table=table.id,
        form=cell.words.edition,
        row=row,
        column=cell.column.path,
        indicator=indicator,
        dimension=dimension,
        value=read.value,
        unit=read.unit,
        state=read.state,
        raw=cell.text.raw,
        span=cell.text.span,
        page=cell.text.page,
        printed_row=cell.printed_row,
        printed_column=cell.printed_column,
        table_title=_title(titles, table.id, cell.text.span),
    )


def _in_no_unit(cell: PlacedCell, read: CellValue, noted: Noted | None) -> bool:
    """Whether an amount stands under no header, and neither it nor a line by its table says 元 or 万元, as it may be in either."""
    bare = cell.by_order and cell.words.table.id != "statistics" and read.unit in MONEY and not (noted or _says_unit(cell))
    return bare and read.value is not None and may_be_yuan(read.value)


def _says_unit(cell: PlacedCell) -> bool:
    """Whether the cell or its header says whether it is 元 or 万元."""
    return bool(cell.unit or _header_unit(cell) or "元" in cell.text.raw)


def _header_unit(cell: PlacedCell) -> str | None:
    """The unit that the cell's printed header notes."""
    return next((unit for text in reversed(cell.printed_column) if (unit := noted_unit(text))), None)


def _own_row(cell: PlacedCell) -> tuple[str, ...]:
    """The printed label of a row that is not of the form; its part is named by the form."""
    return cell.printed_row[-1:] if cell.part else cell.printed_row


def _titles(document: Document) -> list[_Title]:
    """The headings that announce tables, in order: where each begins, its table's id, and its text."""
    texts = [(block.span.start, block.span.of(document.text)) for block in document.blocks if block.kind is not BlockKind.TABLE]
    return [(start, table, text.strip()) for start, text in texts if (table := title_of(text))]


def _title(titles: Sequence[_Title], table: str, span: Span) -> str:
    """The heading that announces the table, as printed: the last one before the cell."""
    return next((text for start, of, text in reversed(titles) if of == table and start <= span.start), "")


def _trusted_order(figures: Sequence[Figure], cells: Sequence[PlacedCell], problems: list[Problem]) -> list[Figure]:
    """Without geometry the columns' order is the header's word. Table three's rows tell when it was not the order: those
    that do not add up would with the total in another column, or there are too many of them."""
    loose = {cell.text.span for cell in cells if cell.ordered}
    rows: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.table == "applications" and figure.span in loose:
            rows[figure.row].append(figure)
    values = [[f.value for f in sorted(row, key=_form_order)] for row in rows.values()]
    full = [[v for v in row if v is not None] for row in values if None not in row and any(row)]
    failed = [row for row in full if sum(row[:-1]) != row[-1]]
    width = max((len(row) for row in failed), default=0)
    elsewhere = any(all(len(row) > j and row[j] * 2 == sum(row) for row in failed) for j in range(width - 1))
    if len(failed) < _FEWEST_TO_DOUBT or not (elsewhere or (len(failed) >= _MANY and len(failed) * 2 > len(full))):
        return list(figures)
    dropped = {figure.span for row in rows.values() for figure in row}
    message = f"table three: {len(failed)} of {len(full)} rows do not add up in the printed order; none is served"
    problems.append(Problem("unplaced_row", message, min(dropped)))
    return [figure for figure in figures if figure.span not in dropped]


def _form_order(figure: Figure) -> int:
    """Where the figure's column stands in its form's table."""
    table = load_forms()[figure.form].table(figure.table)
    return [column.path for column in table.columns].index(figure.column) if table else 0


def _form(figures: Sequence[Figure], editions: Editions) -> str | None:
    printed = {figure.table for figure in figures}
    if printed == {"statistics"}:
        return "2014"
    if not printed:
        return None
    for table in ("proactive", "applications"):
        if table in printed and table in editions.decided:
            return editions.decided[table]
    return editions.of(min(printed - {"statistics"}))


def _notes(cells: Sequence[PlacedCell], editions: Editions, form: str | None) -> Iterator[Problem]:
    """What a reader must be told about how tables were read: one note a table."""
    loose: dict[str, PlacedCell] = {}
    own: dict[tuple[str, ...], PlacedCell] = {}
    for cell in cells:
        if cell.by_order and cell.words.table.id != "statistics":
            loose.setdefault(cell.words.table.id, cell)
        if cell.row is None or not cell.row.cell:
            own.setdefault(cell.printed_row, cell)
    for table, cell in loose.items():
        yield Problem(
            "no_header",
            f"over rows of table {table} no whole header was read; the form's own order stood in"
            + ", and its sums hold" * (table != "proactive"),
            cell.text.span,
            cell.text.page,
        )
    for row, cell in own.items():
        yield Problem(
            "unknown_row",
            f"“{row[-1]}” is no row of the form's edition {cell.words.edition}; it keeps its printed label",
            cell.text.span,
            cell.text.page,
        )
    printed = {cell.words.table.id for cell in cells}
    decided = {edition for table, edition in editions.decided.items() if table in printed}
    if "statistics" in printed and len(printed) > 1:
        decided.add("2014")
    if len(decided) > 1:
        yield Problem(
            "edition_mixed", f"its tables are of the editions {' and '.join(sorted(decided))}; {form} is taken for the report's"
        )
