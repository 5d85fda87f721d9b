"""What two numbers in prose count, compared by words: the audit's word lists (`words.toml`) and the keys made with them.

`subject_key` is what a statement counts, without when, for whom and that it happened; `narrowed` tells that it counts only some
of what a table's total counts; `exact` that it is a plain count.

>>> "其他" in load_words().closing
True
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ingest.audit.findings import Audited
from ingest.model import State, Statement, StatementKind
from ingest.normalise import fold_text

COUNTED = (StatementKind.COUNT, StatementKind.MONEY)
_OWN_CAUSE = re.compile(r"(?:因|由|涉及|关于|对)[^,;。]{0,4}政府信息公开(?:工作|申请|答复|行为)?(?:所)?(?:引发|引起|导致|被)?的?")
"""What every review is about: naming it narrows nothing."""
_MARKS = re.compile(r"[^\w%]+")


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of `words.toml`; `idle` the longest first."""

    idle: tuple[str, ...]
    narrowing: tuple[str, ...]
    closing: tuple[str, ...]
    graded: tuple[str, ...]
    channels: tuple[str, ...]
    more: tuple[str, ...]
    fewer: tuple[str, ...]
    about: tuple[str, ...]


@cache
def load_words() -> Words:
    """The audit's words."""
    data = tomllib.loads(files("ingest.audit").joinpath("words.toml").read_text("utf-8"))
    return Words(
        tuple(sorted(data["idle"], key=len, reverse=True)),
        tuple(data["narrowing"]),
        tuple(data["closing"]),
        tuple(data["graded"]),
        tuple(data["channels"]),
        tuple(data["approximate"]["more"]),
        tuple(data["approximate"]["fewer"]),
        tuple(data["approximate"]["about"]),
    )


def exact(statement: Statement) -> bool:
    """Whether a number is a count as printed, neither approximate nor a rate."""
    return statement.state is State.REPORTED and statement.kind in COUNTED


def subject_key(statement: Statement, report: Audited) -> str:
    """What a statement counts, without when, for whom and that it happened."""
    text = fold_text(statement.subject)
    for name in sorted((*report.names, report.organisation or ""), key=len, reverse=True):
        folded = fold_text(name)
        for start in range(max(len(folded) - 3, 0)):
            text = text.replace(folded[start:], "")
    for word in (str(report.year or ""), *load_words().idle):
        text = text.replace(word, "") if word else text
    return _MARKS.sub("", text)


def narrowed(statement: Statement, report: Audited) -> bool:
    """Whether the words around a number say that it counts only some of the whole."""
    clause = _OWN_CAUSE.sub("", fold_text(statement.context) + fold_text(statement.subject))
    return statement.whole is not None or any(word in clause for word in load_words().narrowing)
