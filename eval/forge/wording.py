"""The words of the forged reports (`wording.toml`): bodies, titles, headings, prose, and how bodies word the form's labels.

>>> words = load_words()
>>> words.bodies[0], words.traditional("国务院")
(('南京市鼓楼区商务局', '鼓楼区商务局'), '國務院')
>>> words.variants["自然人"]
('公民', '自 然 人')
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypedDict, cast


class _Data(TypedDict):
    places: list[list[str]]
    bureaus: list[str]
    streets: list[str]
    titles: list[list[str]]
    openings: list[list[str]]
    closings: list[list[str]]
    headings: dict[str, list[str]]
    prose: dict[str, list[str]]
    tables: dict[str, list[list[str]]]
    rows: dict[str, list[str]]
    variants: dict[str, list[str]]
    characters: dict[str, str]


@dataclass(frozen=True, slots=True)
class Words:
    """All wordings. `bodies` are pairs of a body's full name and its name without the city."""

    bodies: tuple[tuple[str, str], ...]
    titles: tuple[tuple[str, ...], ...]
    openings: tuple[tuple[str, ...], ...]
    closings: tuple[tuple[str, ...], ...]
    headings: Mapping[str, tuple[str, ...]]
    prose: Mapping[str, tuple[str, ...]]
    tables: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
    """Local tables: the header's texts and the rows' labels."""
    rows: Mapping[str, tuple[str, ...]]
    variants: Mapping[str, tuple[str, ...]]
    characters: Mapping[int, str]

    def traditional(self, text: str) -> str:
        return text.translate(self.characters)


@cache
def load_words() -> Words:
    data = cast("_Data", tomllib.loads(files("eval.forge").joinpath("wording.toml").read_text("utf-8")))
    names = [*data["bureaus"], *data["streets"], "人民政府", "人民政府办公室"]
    pairs = data["characters"]["traditional"]
    return Words(
        bodies=tuple((city + district + name, district + name) for city, district in data["places"] for name in names),
        titles=_nested(data["titles"]),
        openings=_nested(data["openings"]),
        closings=_nested(data["closings"]),
        headings=_listed(data["headings"]),
        prose=_listed(data["prose"]),
        tables={name: (tuple(header), tuple(rows)) for name, (header, rows) in data["tables"].items()},
        rows=_listed(data["rows"]),
        variants=_listed(data["variants"]),
        characters={ord(simple): pairs[2 * n + 1] for n, simple in enumerate(pairs[::2])},
    )


def _nested(lists: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(one) for one in lists)


def _listed(lists: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return {name: tuple(texts) for name, texts in lists.items()}
