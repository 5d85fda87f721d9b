"""Text in the SQL store: any text that Python holds comes back equal and is ordered by its characters, in either database.

SQLite keeps text as it is and orders it by its bytes, which is the order of its characters. PostgreSQL would order by the rules
of the server's language, so each column names the collation "C", which is SQLite's order. It also refuses U+0000, which damaged
files do hold: there U+0000 is kept as two characters, U+0010 U+0011, and U+0010 as U+0010 twice, so that what is read is what
was written. `holds` finds exact characters; LIKE would ignore the case of letters in the one database and not in the other.

>>> escaped("a\\0b"), restored(escaped("a\\0\\x10\\x11b")) == "a\\0\\x10\\x11b"
('a\\x10\\x11b', True)
"""

from __future__ import annotations

import re
from collections.abc import Callable

from sqlalchemy import TEXT, Boolean, ColumnElement, Dialect, String, Text, TypeDecorator, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine

_ESCAPE = "\x10"
_PAIRS = {_ESCAPE + _ESCAPE: _ESCAPE, _ESCAPE + "\x11": "\0"}
_PAIR = re.compile("\x10[\x10\x11]")
_SINGLE = re.compile("[\x00\x10]")
_ESCAPED = {single: pair for pair, single in _PAIRS.items()}


def escaped(text: str) -> str:
    """The text without U+0000."""
    return _SINGLE.sub(lambda found: _ESCAPED[found[0]], text) if "\0" in text or _ESCAPE in text else text


def restored(text: str) -> str:
    """The text that was `escaped`."""
    return _PAIR.sub(lambda found: _PAIRS[found[0]], text) if _ESCAPE in text else text


class AnyText(TypeDecorator[str]):
    """Text of any length and any characters."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str]:
        return TEXT(collation="C") if _is_postgresql(dialect) else Text()

    def bind_processor(self, dialect: Dialect) -> Callable[[str | None], str | None] | None:
        return _bound if _is_postgresql(dialect) else None

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], str | None] | None:
        return _read if _is_postgresql(dialect) else None


def name_type(length: int) -> TypeEngine[str]:
    """A short name of our own making: hexadecimal digits, words of a few letters."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")


class _Holds(FunctionElement[bool]):
    """Whether the first text has the second in it."""

    type = Boolean()
    name = "holds"
    inherit_cache = True


def holds(column: ColumnElement[str], said: str) -> ColumnElement[bool]:
    """Whether the column's text has these very characters."""
    return _Holds(column, literal(said, AnyText()))


@compiles(_Holds, "sqlite")
def _sqlite_holds(element: _Holds, compiler: SQLCompiler, **options: object) -> str:
    return f"instr({compiler.process(element.clauses, **options)}) > 0"


@compiles(_Holds, "postgresql")
def _postgresql_holds(element: _Holds, compiler: SQLCompiler, **options: object) -> str:
    return f"strpos({compiler.process(element.clauses, **options)}) > 0"


def _is_postgresql(dialect: Dialect) -> bool:
    return dialect.name == "postgresql"


def _bound(value: str | None) -> str | None:
    return None if value is None else escaped(value)


def _read(value: str | None) -> str | None:
    return None if value is None else restored(value)
