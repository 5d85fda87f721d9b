"""Whether a copy of a table has kept the order of its cells.

Text copied out of a PDF may come block by block: labels, units and numbers that stood side by side no longer follow each other. Where only
the order tells which number belongs to which label (a STREAM), such a copy says nothing surely. Three signs are looked for: labels of
a form's rows that run back again and again; where rows print their unit, units that follow no label or labels that no
unit follows; heads of columns behind the rows that they stand over. Rows that are swapped, missing or printed twice are no such sign. Blanks: an empty run is in order. Nothing raises.

>>> is_in_order(["规章", "3", "行政规范性文件", "4"]), is_in_order(["条", "0", "次", "2", "次", "件", "1", "条", "2", "件"])
(True, False)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from ingest.forms import load_forms
from ingest.normalise import fold_text
from ingest.tables.cell_values import UNITS, read_cell
from ingest.tables.label_match import MARK, label_key

_LONGEST_NUMBER = 16
_FEWEST_STEPS, _MOST_BACK, _SHARE_BACK = 5, 2, 0.25
_FEWEST_UNITS, _MOST_LOOSE = 5, 1


def is_in_order(texts: Sequence[str]) -> bool:
    """Whether these cells, in the copy's order, can be a table read row by row."""
    bare = [MARK.sub("", text).strip() for text in texts]
    keys = [label_key(text) for text in bare]
    return not (_runs_back(keys) or _parted_from_units(bare, keys) or _heads_astray(bare, keys))


def _runs_back(keys: Sequence[str]) -> bool:
    """Whether the labels of one of the forms' tables stand in no order of its rows. Only rows with values are looked at: the
    headings over them may be repeated from row to row."""
    places = max(_row_places(), key=lambda table: sum(key in table for key in keys), default={})
    steps = [(a, b) for a, b in pairwise([places[key] for key in keys if key in places]) if a != b]
    back = sum(1 for a, b in steps if b < a)
    return len(steps) >= _FEWEST_STEPS and back > _MOST_BACK and back > len(steps) * _SHARE_BACK


def _parted_from_units(texts: Sequence[str], keys: Sequence[str]) -> bool:
    """Whether units have lost their labels in a copy that prints units."""
    units = [_is_unit(text) for text in texts]
    if sum(units) < _FEWEST_UNITS:
        return False
    loose = sum(1 for at, unit in enumerate(units) if unit and (not at or units[at - 1] or _is_value(texts[at - 1])))
    with_unit = _rows_with_unit()
    bare = sum(
        1 for at, key in enumerate(keys) if key in with_unit and not units[at] and not (at + 1 < len(units) and units[at + 1])
    )
    return loose + bare > _MOST_LOOSE


def _heads_astray(texts: Sequence[str], keys: Sequence[str]) -> bool:
    """Whether heads of columns that stand over each part of a table come behind its rows or numbers."""
    heads, rows = _part_heads()
    behind_rows = behind_values = 0
    for at in range(1, len(keys)):
        if keys[at] in heads:
            behind_rows += keys[at - 1] in rows
            behind_values += _is_value(texts[at - 1])
    return behind_rows > 0 or behind_values > _MOST_LOOSE


def _is_unit(text: str) -> bool:
    return len(text) <= _LONGEST_NUMBER and fold_text(text) in UNITS


def _is_value(text: str) -> bool:
    return len(text) <= _LONGEST_NUMBER and read_cell(text, "") is not None


@cache
def _row_places() -> tuple[Mapping[str, int], ...]:
    """For each table of each edition: where the rows stand whose label no other row has."""
    found: list[dict[str, int]] = []
    for form in load_forms().values():
        for table in form.tables:
            keys = [label_key(row.label) for row in table.value_rows]
            once = Counter(keys)
            found.append({key: at for at, key in enumerate(keys) if key and once[key] == 1})
    return tuple(found)


@cache
def _rows_with_unit() -> frozenset[str]:
    """Labels of rows that print a unit wherever they stand."""
    rows = [row for form in load_forms().values() for table in form.tables for row in table.rows]
    with_unit = {label_key(row.label) for row in rows if row.unit and row.cell}
    return frozenset(with_unit - {label_key(row.label) for row in rows if not (row.unit and row.cell)})


@cache
def _part_heads() -> tuple[frozenset[str], frozenset[str]]:
    """Heads of columns and labels of rows of the tables whose every part prints its own head."""
    tables = [table for form in load_forms().values() for table in form.tables if table.id == "proactive"]
    words = [word for table in tables for column in table.columns for word in column.path]
    words += [word for table in tables for others in table.column_words.values() for word in others]
    return (
        frozenset(map(label_key, words)),
        frozenset(label_key(text) for table in tables for row in table.value_rows for text in (row.label, *row.aliases)),
    )
