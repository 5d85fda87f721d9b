"""Rows of the forms that count several things together, and which of them alone a question names (投诉类: 信访举报投诉类申请).

A number of such a row answers a question for one of its things only where it is said that it is of all of them. `[[joint]]` of
`vocabulary/rows.toml` holds the rows with their things, each with the words that name it, Chinese and English. A question that names the
row itself, all of its things or none gives None. Texts are folded and in lower case; nothing raises.

>>> one_of_joint("applications.unprocessed.petition", "投诉类申请几件", "zh")
(('投诉',), ('信访', '举报', '投诉'))
>>> one_of_joint("applications.unprocessed.petition", "信访举报投诉类申请几件", "zh") is None, one_of_joint("review.upheld", "维持几件", "zh")
(True, None)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.language.word_tables import word_table


@dataclass(frozen=True, slots=True)
class _Joint:
    """Rows by their indicator, what names all of them, and each thing with its name in both languages."""

    indicator: str
    whole: re.Pattern[str]
    named: tuple[re.Pattern[str], ...]
    parts: tuple[str, ...]
    english: tuple[str, ...]


@cache
def _rows() -> tuple[_Joint, ...]:
    return tuple(
        _Joint(
            row["indicator"],
            re.compile(row["whole"]),
            tuple(re.compile(part["named"]) for part in row["parts"]),
            tuple(part["zh"] for part in row["parts"]),
            tuple(part["en"] for part in row["parts"]),
        )
        for row in word_table("rows")["joint"]
    )


def one_of_joint(indicator: str | None, question: str, language: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """What of a row a question names alone, and all that the row counts together, as they are called in this language; None where it names
    nothing of it, or all."""
    for row in _rows():
        if indicator is None or re.fullmatch(row.indicator, indicator) is None or row.whole.search(question):
            continue
        parts = row.parts if language == "zh" else row.english
        named = tuple(part for part, pattern in zip(parts, row.named, strict=True) if pattern.search(question))
        if 0 < len(named) < len(parts):
            return named, parts
    return None
