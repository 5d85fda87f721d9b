"""The matter of the training: aspects that a report may tell of, word groups, and English words (those of the
assistant), read from the toml files.

An aspect is one thing that is asked for (training, confidentiality review, a field such as education) with questions in
two languages and clauses that answer them. Everything in the files is our own wording; nothing comes from a report.

>>> matter().aspects["training"].part
'safeguard'
>>> matter().english["training"]
('培训', '学习')
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from assistant.language.paraphrases import ENGLISH_WORDS, english_words

_ASPECTS = ("aspects_duties.toml", "aspects_matters.toml")
_INPUTS = (*_ASPECTS, "fields.toml", "parts.toml", "thesaurus.toml", ENGLISH_WORDS)


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing a report may tell of: the part it stands in, headings above it, questions for it, clauses about it."""

    name: str
    part: str
    heads: tuple[str, ...]
    ask: tuple[str, ...]
    en: tuple[str, ...]
    say: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """All that pairs are drawn from. `groups` are words that say much the same; `english` leads to Chinese words;
    `lists` are the plain lists of `parts.toml` (filler, before, after, places, …)."""

    aspects: Mapping[str, Aspect]
    groups: tuple[tuple[str, ...], ...]
    english: Mapping[str, tuple[str, ...]]
    parts: Mapping[str, tuple[str, ...]]
    lists: Mapping[str, tuple[str, ...]]


@cache
def matter() -> Matter:
    """The matter, read once."""
    parts = _read("parts.toml")
    headings = parts.pop("parts")
    aspects = {name: _aspect(name, told) for file in _ASPECTS for name, told in _read(file).items()}
    aspects.update(_fields(_read("fields.toml")))
    return Matter(
        aspects=aspects,
        groups=tuple(tuple(line.split()) for line in _read("thesaurus.toml")["groups"].split("\n") if line.strip()),
        english=english_words(),
        parts={name: tuple(found) for name, found in headings.items()},
        lists={name: tuple(found) for name, found in parts.items()},
    )


def inputs_digest() -> str:
    """The first 16 hex digits of sha256 over the files: a model trained on others is not this matter's."""
    digest = hashlib.sha256()
    for file in _INPUTS:
        digest.update(_text(file).encode())
    return digest.hexdigest()[:16]


def _text(file: str) -> str:
    package, folder = ("assistant", "vocabulary") if file == ENGLISH_WORDS else ("eval", "training")
    return resources.files(package).joinpath(folder, file).read_text(encoding="utf-8")


def _read(file: str) -> dict[str, Any]:
    return tomllib.loads(_text(file))


def _aspect(name: str, told: Mapping[str, Any]) -> Aspect:
    heads, ask, en, say = (tuple(told[key]) for key in ("heads", "ask", "en", "say"))
    return Aspect(name, told["part"], heads, ask, en, say)


def _fields(told: Mapping[str, Any]) -> dict[str, Aspect]:
    """Fields of government as aspects: every template with every word of the field."""
    forms, aspects = told["templates"], {}
    for name, words in told["field"].items():
        ask, say = (_filled(forms[kind], words["zh"]) for kind in ("ask", "say"))
        heads = ("重点领域信息公开", "主动公开", "")
        aspects[f"field {name}"] = Aspect(f"field {name}", "overview", heads, ask, _filled(forms["en"], words["en"]), say)
    return aspects


def _filled(forms: Sequence[str], words: Sequence[str]) -> tuple[str, ...]:
    return tuple(form.format(word) for form in forms for word in words)
