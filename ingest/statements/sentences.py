"""The prose of a document as folded sentences, each with the way back to the printed characters.

A sentence is read from one paragraph; lines that a copy broke in running text (txt, md, pdf) are joined first. It ends at
。！？ with the closing marks behind it, and is cut at a `;` or `,` where it is longer than `LONGEST` folded characters, so
that no later step sees text without bounds. Titles in 《》 and short quoted names are marked as `names`: what they hold is
not counted. Headings, tables and pictures are not prose.

>>> from ingest.model import Block, BlockKind, Document
>>> text = "公开“便民 10 条”。公开２条！"
>>> for one in sentences(Document(text, "txt", (Block(BlockKind.PARAGRAPH, Span(0, len(text))),))):
...     print(one.text, [one.text[a:b] for a, b in one.names], one.span(0, 2))
公开"便民10条"。 ['"便民10条"'] Span(start=0, end=2)
公开2条! [] Span(start=12, end=14)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.model import Block, BlockKind, Document, Section, Span
from ingest.normalise import Folded, fold
from ingest.sections import SPACED_HEADING

LONGEST = 800
_WRAPPED = 20
_LONGEST_NAME = 24
_STOP = re.compile(
    r"[。!?]+|(?:(?<=\d[件条篇次份人名项个期场元宗])|(?<=\d人次))"
    r"(?=(?:(?:20\d\d年|本年)度?|全年度?|年内|报告期内),?(?:因|共|未|无|没有|累计|主动|发布|开展|组织|举办|召开)(?![^,;、。\d]*的))"
)
"""The end of a sentence; where its stop is missing, a number right before the year with which the next one opens (其他处理2件全年因…)."""
_CLOSING = "”’」』）)》"
_ENDS = "。！？；：.!?;:"
_OPENS_ANEW = re.compile(
    r"\s*(?:第?[一二三四五六七八九十]{1,3}(?:[、.]|是|部分)|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、.．](?!\d)|[①-⑳#|])"
)
_TITLE = re.compile(r"《[^《》]{0,120}》|<[^<>,。;]{0,60}>")
_QUOTED = re.compile(rf'"[^",。;:!?]{{1,{_LONGEST_NAME}}}"')


@dataclass(frozen=True, slots=True)
class Sentence:
    """A folded sentence: `start` is where it begins in its paragraph's folded text, `offset` where the paragraph begins in
    the document; `names` are places in `text` that only name something; `first` tells whether it opens its paragraph."""

    text: str
    names: tuple[tuple[int, int], ...]
    folded: Folded
    start: int
    offset: int
    page: int | None
    first: bool
    spaced: frozenset[int] = frozenset()
    """Places in the paragraph's folded text of digits behind a blank."""

    def span(self, start: int, end: int) -> Span:
        """The document's characters behind `text[start:end]`."""
        return self.folded.span(self.start + start, self.start + end).shifted(self.offset)

    def in_pieces(self, start: int, end: int) -> bool:
        """Whether some digits of a number are printed apart from others: two numbers, or one and a note's mark. Where all are,
        and the number from what is before it, the whole line is set so."""
        digits = [place for place in range(start, end) if self.text[place].isdigit()]
        inner = [self.start + place in self.spaced for place in digits if place - 1 in digits]
        return any(inner) and not (all(inner) and self.start + digits[0] in self.spaced)

    def named(self, position: int) -> bool:
        """Whether a place lies in a title or a quoted name."""
        return any(start <= position < end for start, end in self.names)


def sentences(document: Document, sections: Sequence[Section] = ()) -> Iterator[Sentence]:
    """All sentences of a document's prose, in reading order; a heading of `sections` is never joined to what follows."""
    for span, page in _paragraphs(document, frozenset(section.heading.end for section in sections)):
        raw = span.of(document.text)
        folded = fold(raw)
        spaced = _spaced(folded, raw)
        first = True
        for start, end in _cuts(folded, raw):
            text = folded.text[start:end]
            yield Sentence(text, _names(text), folded, start, span.start, page, first, spaced)
            first = start == 0 and SPACED_HEADING.match(raw) is not None


def _spaced(folded: Folded, raw: str) -> frozenset[int]:
    """Where digits stand behind a blank; a line end only wraps a line."""
    origin = folded.origin
    return frozenset(
        place
        for place in range(1, len(folded.text))
        if folded.text[place].isdigit()
        and (between := raw[origin[place - 1] + 1 : origin[place]])
        and between.isspace()
        and "\n" not in between
    )


def _paragraphs(document: Document, headed: frozenset[int]) -> Iterator[tuple[Span, int | None]]:
    """Paragraphs; the lines of one that a copy broke are one."""
    wraps = document.format in ("txt", "md", "pdf")
    open_span: Span | None = None
    page: int | None = None
    last: Block | None = None
    for block in document.blocks:
        if open_span is not None and last is not None:
            if wraps and last.span.end not in headed and _goes_on(document.text, last, block):
                open_span, last = Span(open_span.start, block.span.end), block
                continue
            yield open_span, page
        paragraph = block.kind is BlockKind.PARAGRAPH
        open_span, page, last = (block.span, block.page, block) if paragraph else (None, None, None)
    if open_span is not None:
        yield open_span, page


def _goes_on(text: str, last: Block, block: Block) -> bool:
    """Whether a line carries on the one before it: no stop at its end, no blank line between, no number that opens anew."""
    if block.kind is not BlockKind.PARAGRAPH or block.span.start < last.span.end:
        return False
    before, here = last.span.of(text).rstrip(), block.span.of(text)
    gap = text[last.span.end : block.span.start]
    whole = len(before) < _WRAPPED or before.endswith((*_ENDS, "年度报告", "年报")) or "\t" in before or "\t" in here
    return not whole and gap.count("\n") <= 1 and not gap.strip() and _OPENS_ANEW.match(here) is None


def _cuts(folded: Folded, raw: str) -> Iterator[tuple[int, int]]:
    """Sentences of a folded paragraph; a closing mark behind the stop belongs to its sentence."""
    text, start = folded.text, 0
    if (headed := SPACED_HEADING.match(raw)) is not None:
        start = next((at for at, origin in enumerate(folded.origin[: len(text)]) if origin >= headed.end()), 0)
        yield from _bounded(text, 0, start)
    for found in _STOP.finditer(text, start):
        end = found.end()
        while end < len(text) and raw[folded.origin[end]] in _CLOSING:
            end += 1
        if end > start:
            yield from _bounded(text, start, end)
            start = end
    yield from _bounded(text, start, len(text))


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        limit = start + LONGEST
        cut = max(text.rfind(";", start, limit), text.rfind(",", start, limit)) + 1
        cut = cut if cut > start else limit
        yield start, cut
        start = cut
    if end > start:
        yield start, end


def _names(text: str) -> tuple[tuple[int, int], ...]:
    titles = [found.span() for found in _TITLE.finditer(text)]
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    return tuple(sorted({*titles, *quoted}))
