"""A text's lines with their places, and pieces of text trimmed to what is printed.

`Line.span` leaves out the blanks at both ends; `Line.whole` is the line up to its newline, tabs and all.

>>> [line.span.of(" 甲 \\n\\n乙") for line in lines_of(" 甲 \\n\\n乙")]
['甲', '', '乙']
"""

from __future__ import annotations

from dataclasses import dataclass

from ingest.model import Span

BLANKS = " \t\r\u3000\xa0\u200b\ufeff"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `index` counts all lines of the text from 0."""

    index: int
    whole: Span
    span: Span

    @property
    def blank(self) -> bool:
        return not len(self.span)


def trimmed(text: str, start: int, end: int) -> Span:
    """The part of text[start:end] without blanks and newlines at its ends; an empty span at `start` where nothing is left."""
    first, last = start, end
    while first < last and text[first] in BLANKS + "\n":
        first += 1
    while last > first and text[last - 1] in BLANKS + "\n":
        last -= 1
    return Span(first, last) if first < last else Span(start, start)


def lines_of(text: str) -> list[Line]:
    """Every line, blank ones too."""
    found: list[Line] = []
    start = 0
    for index, content in enumerate(text.split("\n")):
        end = start + len(content)
        found.append(Line(index, Span(start, end), trimmed(text, start, end)))
        start = end + 1
    return found
