"""The three editions of the official form, as data: tables, rows, columns, units, identities and what compares.

`edition_2014.toml`, `edition_2019.toml`, `edition_2021.toml` hold the knowledge (`since_2019.toml` what the later two
share); this module turns it into frozen values. A row's `path` is its official labels, outermost first; a column's
`path` likewise. An indicator id is the same in every edition where the thing compares. Units are 件, 万元, 条 and so on;
a row or column without its own unit has its table's. A file that does not hold together raises ValueError when loaded.

>>> forms = load_forms()
>>> [forms[e].values for e in ("2014", "2019", "2021")], forms["2021"].identity_count
([78, 198, 200], 42)
>>> indicators()["applications.refused"].children[0]
'applications.refused.state_secret'
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Literal

from ingest.forms.wording import plain_label

EDITIONS = ("2014", "2019", "2021")

Key = Literal["row", "column", "row.column"]


@dataclass(frozen=True, slots=True)
class FormColumn:
    """One value column: `path` is its official header path, `dimension` the short name for people."""

    id: str
    path: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    unit: str | None = None

    @property
    def dimension(self) -> str:
        return plain_label(self.path[-1])


@dataclass(frozen=True, slots=True)
class FormRow:
    """One printed line: `id` is empty for a mere heading, `cell` says whether it has cells of its own."""

    id: str
    path: tuple[str, ...]
    columns: tuple[FormColumn, ...]
    cell: bool = True
    unit: str | None = None
    dimension: str | None = None
    aliases: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return self.path[-1] if self.path else ""

    @property
    def run_together(self) -> tuple[str, ...]:
        """The label with the headings that it stands under before it, as a copy prints them in one cell."""
        return tuple("".join(self.path[at:]) for at in range(len(self.path) - 1))


@dataclass(frozen=True, slots=True)
class FormIdentity:
    """A sum that must hold: left = right. `over` says what the names are: indicators, for every column or for the one
    cell each has ("columns", "cells"), or columns, for every row ("rows")."""

    table: str
    over: Literal["columns", "rows", "cells"]
    name: str
    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormTable:
    """One official table. `key` says what makes an indicator: the row, the column, or both together.

    `title_words`: a heading that holds all words of one of these groups is this table's. `column_words` are printed
    variants of the words in column paths; `header_words` are printed in headers without naming a column.
    """

    id: str
    titles: tuple[str, ...]
    title_words: tuple[tuple[str, ...], ...]
    unit: str
    key: Key
    rows: tuple[FormRow, ...]
    column_words: Mapping[str, tuple[str, ...]]
    header_words: tuple[str, ...]
    columns: tuple[FormColumn, ...] = field(init=False, repr=False, compare=False)
    """Every column of the table once, in the form's order."""

    def __post_init__(self) -> None:
        once = {(column.id, column.path): column for row in self.rows for column in row.columns}
        object.__setattr__(self, "columns", tuple(once.values()))  # asked for with every sum of every table

    @property
    def value_rows(self) -> tuple[FormRow, ...]:
        return tuple(row for row in self.rows if row.cell)

    def indicator(self, row: FormRow, column: FormColumn) -> str | None:
        """The indicator id of one cell; None for a row that has no id."""
        if self.key == "column":
            return column.id
        if not row.id:
            return None
        return f"{row.id}.{column.id}" if self.key == "row.column" else row.id

    def unit_of(self, row: FormRow, column: FormColumn) -> str:
        return column.unit or row.unit or self.unit

    def dimension_of(self, row: FormRow, column: FormColumn) -> str | None:
        """The column's short name; in the one-column annex only where a row compares with a total of later editions."""
        return row.dimension if self.id == "statistics" else column.dimension


@dataclass(frozen=True, slots=True)
class Form:
    """One edition: its tables, its identities, and notes on what does not compare (indicator id to reason)."""

    edition: str
    tables: tuple[FormTable, ...]
    identities: tuple[FormIdentity, ...]
    compares: Mapping[str, str]

    def table(self, table_id: str) -> FormTable | None:
        return next((t for t in self.tables if t.id == table_id), None)

    @property
    def values(self) -> int:
        """How many cells the edition has."""
        return sum(len(row.columns) for table in self.tables for row in table.value_rows)

    @property
    def identity_count(self) -> int:
        """How many sums the edition demands, counted for every column or row they hold for."""
        total = 0
        for identity in self.identities:
            table = self.table(identity.table)
            if table is None:
                raise ValueError(f"edition {self.edition}: an identity names table {identity.table!r}, which is not there")
            total += {"rows": len(table.value_rows), "columns": len(table.columns), "cells": 1}[identity.over]
        return total


@dataclass(frozen=True, slots=True)
class Indicator:
    """What can be asked for: `label` is the official wording without its number, `labels` every wording known,
    `paths` the official label paths by edition. `children` are the indicators whose sum it is said to be."""

    id: str
    label: str
    labels: tuple[str, ...]
    table: str
    unit: str
    parent: str | None
    children: tuple[str, ...]
    editions: tuple[str, ...]
    paths: Mapping[str, tuple[str, ...]]
    dimensions: tuple[str, ...]


Raw = dict[str, Any]  # one TOML table as tomllib gives it; it does not leave this module


def _read(name: str) -> Raw:
    return tomllib.loads(resources.files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def _columns(raw: Raw) -> dict[str, tuple[FormColumn, ...]]:
    return {
        name: tuple(FormColumn(c["id"], tuple(c["path"]), tuple(c.get("aliases", ())), c.get("unit")) for c in listed)
        for name, listed in raw["columns"].items()
    }


def _rows(raw: Raw, edition: str) -> Iterator[FormRow]:
    columns = _columns(raw)
    stack: list[str] = []
    for row in raw["rows"]:
        if edition not in row.get("only", (edition,)):
            continue
        stack[row["depth"] :] = [row["label"]]
        cell = row.get("cell", edition in row.get("cell_only", (edition,)))
        named = row.get("columns", "all")
        yield FormRow(
            id=row.get("id", ""),
            path=tuple(label for label in stack if label),
            columns=columns.get(named, ()),
            cell=cell,
            unit=row.get("unit"),
            dimension=row.get("dimension"),
            aliases=tuple(row.get("aliases", ())),
        )


def _sum_identities(table: FormTable, parents: list[str]) -> Iterator[FormIdentity]:
    """An annex's sums: a line is the sum of the lines directly below it in the tree."""
    for parent in parents:
        whole = next(row for row in table.rows if row.id == parent)
        parts = tuple(r.id for r in table.rows if r.path[:-1] == whole.path)
        yield FormIdentity(table.id, "columns", f"{plain_label(whole.label)} = 各项之和", parts, (parent,))


def _build(edition: str) -> Form:
    raw = _read(f"edition_{edition}")
    listed: list[Raw] = list(raw["table"])
    if "include" in raw:
        listed += _read(raw["include"])["table"]
    tables: list[FormTable] = []
    identities: list[FormIdentity] = []
    for one in listed:
        table = FormTable(
            id=one["id"],
            titles=tuple(one["titles"]),
            title_words=tuple(tuple(words) for words in one["title_words"]),
            unit=one["unit"],
            key=one["key"],
            rows=tuple(_rows(one, edition)),
            column_words=MappingProxyType({k: tuple(v) for k, v in one.get("column_words", {}).items()}),
            header_words=tuple(one.get("header_words", ())),
        )
        tables.append(table)
        identities += [
            FormIdentity(table.id, i["over"], i["name"], tuple(i["left"]), tuple(i["right"])) for i in one.get("identities", ())
        ]
        identities += _sum_identities(table, one.get("sums", []))
    if raw["edition"] != edition:
        raise ValueError(f"edition_{edition}.toml calls itself {raw['edition']!r}")
    return Form(edition, tuple(tables), tuple(identities), MappingProxyType(dict(raw.get("compares", {}))))


@cache
def load_forms() -> Mapping[str, Form]:
    """Every edition by its name, oldest first."""
    return MappingProxyType({edition: _build(edition) for edition in EDITIONS})


@dataclass(slots=True)
class _Gathered:
    table: str
    unit: str
    labels: dict[str, None]
    paths: dict[str, tuple[str, ...]]
    dimensions: dict[str, None]


def _gather(form: Form, found: dict[str, _Gathered]) -> None:
    for table in form.tables:
        for row in table.rows:
            for column in row.columns:
                indicator = table.indicator(row, column)
                if indicator is None:
                    continue
                own = column.path if table.key == "column" else row.path
                words = [plain_label(own[-1]), *row.aliases]
                if table.key == "row.column":
                    words = [plain_label(row.label) + column.dimension]
                elif table.key == "column":
                    words = [own[0] + own[-1] if len(own) == 2 else own[0] + own[1] + own[-1]]
                one = found.setdefault(indicator, _Gathered(table.id, table.unit_of(row, column), {}, {}, {}))
                one.labels.update(dict.fromkeys(words))
                one.paths[form.edition] = (*row.path, *column.path) if table.key == "row.column" else own
                dimension = table.dimension_of(row, column)
                if dimension is not None:
                    one.dimensions[dimension] = None


def _parent(indicator: str, known: Mapping[str, _Gathered]) -> str | None:
    above = indicator.rpartition(".")[0]
    return above if above in known else None


@cache
def indicators() -> Mapping[str, Indicator]:
    """Every indicator of every edition by its id; the newest edition's wording and unit lead."""
    found: dict[str, _Gathered] = {}
    for edition in reversed(EDITIONS):
        _gather(load_forms()[edition], found)
    made: dict[str, Indicator] = {}
    for name, one in found.items():
        made[name] = Indicator(
            id=name,
            label=next(iter(one.labels)),
            labels=tuple(one.labels),
            table=one.table,
            unit=one.unit,
            parent=_parent(name, found),
            children=tuple(other for other in found if _parent(other, found) == name),
            editions=tuple(e for e in EDITIONS if e in one.paths),
            paths=MappingProxyType(one.paths),
            dimensions=tuple(one.dimensions),
        )
    return MappingProxyType(made)
