"""The model's frozen values as JSON text and back, exactly, for the store's columns that hold whole values.

A value becomes an object of its fields, without those that equal their default; a tuple a list; an enumeration its
value; a Decimal its digits as text. What comes back equals what went in. Errors: json.JSONDecodeError, KeyError or
TypeError where the text is not of the kind asked for, which only a damaged or foreign store can cause.

>>> from ingest.model import Block, BlockKind, Span
>>> blocks = (Block(BlockKind.HEADING, Span(0, 4), level=2),)
>>> dump(blocks)
'[{"kind":"heading","span":[0,4],"level":2}]'
>>> load(tuple[Block, ...], dump(blocks)) == blocks
True
"""

from __future__ import annotations

import json
import types
from dataclasses import MISSING, Field, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache, lru_cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints, overload

from ingest.model import Span

T = TypeVar("T")


_ENCODED = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_PLAIN = frozenset((str, int, bool, float, type(None)))


def dump(value: object) -> str:
    """The value as compact JSON text."""
    return _ENCODED(_plain(value))


@lru_cache(maxsize=16384)
def dump_path(labels: tuple[str, ...]) -> str:
    """The same of a tuple of labels, which return in every report."""
    return _ENCODED(labels)


@overload
def load(kind: type[T], text: str) -> T: ...
@overload
def load(kind: Any, text: str) -> Any: ...
def load(kind: Any, text: str) -> Any:
    """The value of type `kind` that `dump` wrote."""
    return _built(kind, json.loads(text))


@lru_cache(maxsize=16384)
def load_path(text: str) -> tuple[str, ...]:
    """A tuple of labels; the same few thousand labels return again and again, so each is kept once."""
    return tuple(json.loads(text))


def _plain(value: object) -> object:
    kind: Any = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        return [_plain(item) for item in value]  # type: ignore[attr-defined]  # the kind says that it is a tuple
    if kind is Span:
        return [value.start, value.end]  # type: ignore[attr-defined]  # the same
    if issubclass(kind, Enum):
        return value.value  # type: ignore[attr-defined]  # the same
    if kind is Decimal:
        return str(value)
    if hasattr(kind, "__dataclass_fields__"):
        pairs = ((name, default, getattr(value, name)) for name, default in _defaults(kind))
        return {name: _plain(found) for name, default, found in pairs if found != default}
    return value


@cache
def _defaults(kind: type) -> tuple[tuple[str, object], ...]:
    """The fields of a class, each with its default, MISSING where it has none."""
    return tuple((field.name, _default(field)) for field in fields(kind))


def _default(field: Field[object]) -> object:
    if field.default is not MISSING:
        return field.default
    return field.default_factory() if field.default_factory is not MISSING else MISSING


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _built(kind: Any, raw: Any) -> Any:
    origin = get_origin(kind)
    if origin in (types.UnionType, Union):
        inner = next(arm for arm in get_args(kind) if arm is not type(None))
        return None if raw is None else _built(inner, raw)
    if origin is tuple:
        inner = get_args(kind)[0]
        return tuple(_built(inner, item) for item in raw)
    if kind is Span:
        return Span(*raw)
    if is_dataclass(kind):
        hints = _hints(kind)  # type: ignore[arg-type]  # is_dataclass narrows to instance or class; it is a class here
        return kind(**{name: _built(hints[name], item) for name, item in raw.items()})  # type: ignore[operator]  # the same
    if isinstance(kind, type) and issubclass(kind, (Enum, Decimal)):
        return kind(raw)
    return raw
