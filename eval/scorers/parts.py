"""The parts of an answer's JSON as plain mappings, however incomplete the answer is: a judge must survive any answer.

>>> answer = {"figures": [{"value": 1}, "odd"], "citations": None}
>>> figures_of(answer), citations_of(answer), strings_in({"a": ["x", {"b": "y"}], "c": 3})
([{'value': 1}], [], ['x', 'y'])
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

Part = Mapping[str, object]


def _mappings(value: object) -> list[Part]:
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []


def figures_of(answer: Part) -> list[Part]:
    return _mappings(answer.get("figures"))


def citations_of(answer: Part) -> list[Part]:
    return _mappings(answer.get("citations"))


def answer_text(answer: Part) -> str:
    text = answer.get("answer")
    return text if isinstance(text, str) else ""


def quote_of(citation: Part) -> str:
    quote = citation.get("quote")
    return quote if isinstance(quote, str) else ""


def locator_of(citation: Part) -> Part:
    locator = citation.get("locator")
    return locator if isinstance(locator, Mapping) else {}


def file_of(citation: Part) -> str:
    """The last part of the cited file's name, by which question sets name files."""
    file = citation.get("file")
    return PurePosixPath(file).name if isinstance(file, str) else ""


def cited_by(figure: Part, citations: list[Part]) -> list[Part]:
    """The citations that a figure rests on."""
    numbers = figure.get("citations")
    return [citation for citation in citations if isinstance(numbers, list) and citation.get("id") in numbers]


def strings_in(value: object) -> list[str]:
    """All strings inside a value of JSON."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        value = list(value.values())
    return [text for item in value for text in strings_in(item)] if isinstance(value, list) else []
