"""Sentences for people from figures: templates by language, filled with values, units and citation markers.

The templates are data (`vocabulary/answers.toml`). Numbers are printed exactly: no rounding, no grouping, no trailing
zeros beyond those computed.

>>> plain(Decimal("100")), plain(Decimal("35.10")), plain(Decimal("1E+4"))
('100', '35.1', '10000')
>>> Wording("zh").say("total", value="3", unit="件", marks="[1]")
'以上合计3件[1]。'
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from importlib import resources

from assistant.evidence import Found

_NUMBERING = re.compile(r"^\s*(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]+[)）]|\d+[.、．])\s*")
_NOTE = re.compile(r"[(（][^()（）]*[)）]")


@cache
def _templates() -> dict[str, dict[str, str]]:
    text = resources.files("assistant.vocabulary").joinpath("answers.toml").read_text(encoding="utf-8")
    return {name: dict(table) for name, table in tomllib.loads(text).items()}


def plain(value: Decimal) -> str:
    """A Decimal's digits as people write them."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def plain_label(label: str) -> str:
    """A form's label without its number and its note in brackets.

    >>> plain_label("（二）部分公开（区分处理的，只计这一情形，不计其他情形）"), plain_label("3.其他")
    ('部分公开', '其他')
    """
    return _NOTE.sub("", _NUMBERING.sub("", label)).removeprefix("其中：").strip() or label


class Wording:
    """The sentences of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._templates = _templates()[language]

    def say(self, template: str, /, **values: str) -> str:
        """A template filled in; a missing value is an error of ours (KeyError)."""
        return self._templates[template].format(**values)

    def word(self, name: str) -> str:
        return self._templates[name]

    def unit(self, unit: str) -> str:
        return unit if self.language == "zh" else _templates()["units_en"].get(unit, f" {unit}" if unit else "")

    def year(self, year: int | None) -> str:
        return f"{year}{self.word('year_suffix')}" if year is not None else ""

    def listed(self, names: Sequence[str]) -> str:
        return self.word("list").join(names)

    def figure(self, found: Found, marks: str) -> str:
        """One figure as a sentence: a cell by its label, a sentence's number by its own clause."""
        who = found.organisation or ""
        common = {"who": who, "year": self.year(found.year), "marks": marks, "unit": self.unit(found.unit)}
        dimension = f"（{found.dimension}）" if found.dimension and found.dimension not in found.label else ""
        label = plain_label(found.label)
        if found.value is None:
            return self.say("blank", label=label, dimension=dimension, **common)
        value = plain(found.value)
        if found.operation == "sum":
            return self.say("sum", label=label, dimension=dimension, value=value, **common)
        citation = found.citations[0]
        if citation.kind == "cell":
            return self.say("cell", label=label, dimension=dimension, value=value, **common)
        clause = citation.quote.replace("\n", "").strip(" ,，;；。")
        return self.say("sentence", clause=clause, value=value, **common)

    def named(self, found: Found) -> str:
        """What a figure is called inside a comparison: body, year, label and value."""
        value = plain(found.value) if found.value is not None else ""
        label = plain_label(found.label)
        space = "" if self.language == "zh" else " "
        return f"{found.organisation or ''}{space}{self.year(found.year)}{space}“{label}”（{value}{self.unit(found.unit)}）"
