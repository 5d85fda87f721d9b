"""Labels that were recognised in a picture, mended by the form's own: characters degrade before a label is lost.

A text that is one of the forms' labels, or of which the second reading is, stands. One that is nearer to one label than
to every other one, by at least one character in a short label and two in a long one, is that label; so few characters
may be wrong that no label can become another. Two readings that are two different labels are none. Numbering, brackets and
punctuation do not count (`label_match.label_key`). Blanks: an empty text stays empty. Errors: none.

>>> mended_label("行政处罚", "行政处司"), mended_label("1.届于国家秘蜜", "1.届于国家秘密"), mended_label("行政文书", "行政文书")
('行政处罚', '1.属于国家秘密', '行政文书')
>>> mended_label("同意公开答复数", "不同意公开答复数")
'\ufffd'
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from rapidfuzz.distance import Levenshtein

from ingest.forms import load_forms
from ingest.tables.label_match import label_key

_UNREAD = "\ufffd"
_SHORT = 6
_CHARACTERS_AN_ERROR = 5


def mended_label(first: str, second: str) -> str:
    """The form's label that two readings of a cell mean; the first reading where they mean none, U+FFFD where two."""
    keys = [key for key in (label_key(first), label_key(second)) if len(key) > 1]
    said = {_labels()[key][0]: text for key, text in zip(keys, (first, second), strict=False) if key in _labels()}
    if len(said) > 1:
        return _UNREAD
    if label_key(first) in _labels():
        return first
    meant = {label for key in keys if (label := _nearest(key)) is not None}
    return meant.pop() if len(meant) == 1 else first


@cache
def _labels() -> dict[str, tuple[str, str]]:
    """Every wording by its key: what it means (the official label's key), and its text."""
    found: dict[str, tuple[str, str]] = {}
    for official, text in _wordings():
        found.setdefault(label_key(text), (label_key(official), text))
    return found


def _wordings() -> Iterator[tuple[str, str]]:
    for form in load_forms().values():
        for table in form.tables:
            for row in table.rows:
                yield from ((row.label, text) for text in (row.label, *row.aliases))
                yield from ((label, label) for label in row.path)
            for column in table.columns:
                yield from ((column.path[-1], text) for text in (column.path[-1], *column.aliases))
                yield from ((word, text) for word in column.path for text in (word, *table.column_words.get(word, ())))
            yield from ((word, word) for word in table.header_words)


@cache
def _nearest(key: str) -> str | None:
    """The wording of the one label that a key is near enough to."""
    if key in _labels():
        return _labels()[key][1]
    allowed, lead = max(1, len(key) // _CHARACTERS_AN_ERROR), 1 if len(key) <= _SHORT else 2
    distances: dict[str, tuple[int, str]] = {}
    for known, (meaning, text) in _labels().items():
        distance = int(Levenshtein.distance(key, known))
        distances[meaning] = min(distances.get(meaning, (distance, text)), (distance, text))
    ranked = sorted(distances.values())
    (best, text), (next_best, _) = ranked[0], ranked[1]
    return text if best <= allowed and next_best - best >= lead else None
