"""The registry of what is planted in reports: each defect with the formats it can occur in and how it is applied.

A defect is a function that edits a `Draft` and says where ("" where this report gives it nothing to spoil); with the edit it
keeps the draft's truth true. `@defect(...)` enters it here by its name; the modules `defects_*` hold them by what they
touch: values, labels, rows and columns, and what stands around a table.

>>> from eval.forge.defects import load_defects
>>> {"blank_slash", "missing_row", "label_breaks", "printed_twice"} <= load_defects().keys()
True
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, wraps
from importlib import import_module
from types import MappingProxyType

from eval.forge.draft import Draft, DraftTable
from eval.forge.samples import Format

ALL: frozenset[Format] = frozenset({"docx", "html", "md", "pdf", "txt"})
GRIDS: frozenset[Format] = frozenset({"docx", "html", "pdf"})
"""Formats whose tables have true rows and columns."""
TEXTS: frozenset[Format] = frozenset({"md", "txt"})
MODULES = ("defects_values", "defects_labels", "defects_rows", "defects_headers", "defects_shapes", "defects_around")


@dataclass(frozen=True, slots=True)
class Defect:
    """One planted defect: its name and where it was planted, for people."""

    name: str
    where: str


@dataclass(frozen=True, slots=True)
class DefectKind:
    """`plant` edits the draft and says where; "" where nothing in it could be spoilt so."""

    name: str
    plant: Callable[[Draft], str]
    formats: frozenset[Format]
    explains: str


_REGISTRY: dict[str, DefectKind] = {}


def defect(*, formats: frozenset[Format] = ALL) -> Callable[[Callable[[Draft], str]], Callable[[Draft], str]]:
    """Enters a function into the registry under its own name, with the first line of its docstring."""

    def enter(plant: Callable[[Draft], str]) -> Callable[[Draft], str]:
        name = plant.__name__
        _REGISTRY[name] = DefectKind(name, plant, formats, (plant.__doc__ or "").strip().split("\n")[0])
        return plant

    return enter


def in_table(
    pick: Callable[[Draft], DraftTable | None],
) -> Callable[[Callable[[Draft, DraftTable], str]], Callable[[Draft], str]]:
    """Makes a defect of a function that edits one table: the one picked; nothing is spoilt where the report has none."""

    def enter(plant: Callable[[Draft, DraftTable], str]) -> Callable[[Draft], str]:
        @wraps(plant)
        def planted(draft: Draft) -> str:
            table = pick(draft)
            return "" if table is None else plant(draft, table)

        return planted

    return enter


@cache
def load_defects() -> Mapping[str, DefectKind]:
    """Every defect by its name, in the order of the modules."""
    for module in MODULES:
        import_module(f"eval.forge.{module}")
    return MappingProxyType(dict(_REGISTRY))
