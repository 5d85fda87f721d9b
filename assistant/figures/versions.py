"""What several documents of one body and year say to one question, put together: copies once, versions that differ side by side.

Copies of a report (another format, fetched twice) say the same, so their figures are given once, from the copy that is
surest: text before what was recognised in a picture, an exact label before a looser match, the corrected version first.
A copy adds nothing where a better one says all that it says. What then still differs is told by versions that differ, and
all of it is kept, the corrected version's first. Which documents may be put together at all is `one_report`'s to say.
Nothing here looks anything up: `says` tells whether a document states a figure anywhere.

>>> merged((), lambda document, figure: False)
()
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from assistant.answering.evidence import Found
from assistant.prose.prose_match import covered
from ingest.normalise import fold_text
from ingest.store.library import DocumentRecord

ALIKE = 0.93
"""From what likeness on a recognised passage is the printed one with a character or two misread."""
_MARKS = re.compile(r"\W")
_NUMBERS = re.compile(r"\d+(?:\.\d+)?")
Says = Callable[[str, Found], bool]


@dataclass(frozen=True, slots=True)
class Told:
    """What one document says to a question: one figure, or several where it contradicts itself. `size` is how many
    figures the document has in all: of copies that say the same, the fullest is cited."""

    document: str
    file: str
    size: int
    figures: tuple[Found, ...]

    @property
    def order(self) -> tuple[object, ...]:
        """Sorts the surest first."""
        first = self.figures[0]
        return (
            first.value is None,
            first.recognised,
            first.failed_checks > 0,
            not first.from_corrected,
            -round(first.confidence, 1),
            not any(citation.kind == "cell" for citation in first.citations),
            -self.size,
            self.file,
        )


def one_report(records: Sequence[DocumentRecord], text_of: Callable[[str], str]) -> bool:
    """Whether documents under one name and year can only be copies or versions of one report.

    Not where a year is not known, or where two bodies of one name belong to different places; the same text is the
    same report always.
    """
    return all(_alike(one, other, text_of) for one, other in combinations(records, 2))


def _alike(one: DocumentRecord, other: DocumentRecord, text_of: Callable[[str], str]) -> bool:
    if one.sha256 == other.sha256:
        return True
    placed = all(a == b for a, b in zip(one.part_of, other.part_of, strict=False))
    if one.year is not None and one.year == other.year and placed:
        return True
    return fold_text(text_of(one.id)) == fold_text(text_of(other.id))


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that could be quoted: its text, the report that it is from (body and year), its document, and whether it
    was recognised in a picture."""

    text: str
    report: tuple[str | None, int | None]
    document: str
    recognised: bool = False


def unrepeated(passages: Sequence[Passage]) -> tuple[int, ...]:
    """Which of these passages to quote, by index: of those that copies of one report repeat the longest, and a printed one
    before a recognised one, in the place of the first; versions that differ in a word both stay.

    >>> report = ("甲局", 2023)
    >>> unrepeated([Passage("共 5 件。", report, "a"), Passage("共5件。", report, "b"), Passage("共6件。", report, "c")])
    (0, 2)
    """
    kept: list[int] = []
    for index, passage in enumerate(passages):
        for place, earlier in enumerate(passages[i] for i in kept):
            if None in passage.report or earlier.report != passage.report or earlier.document == passage.document:
                continue
            if _repeats(earlier, passage):
                break
            if _repeats(passage, earlier):
                kept[place] = index
                break
        else:
            kept.append(index)
    return tuple(dict.fromkeys(kept))


def _repeats(whole: Passage, other: Passage) -> bool:
    """Whether a passage says all that another says: it holds its words; or the other is a recognised text that is nearly
    the same, with the same numbers."""
    a, b = (_MARKS.sub("", fold_text(passage.text)) for passage in (whole, other))
    if b in a and not (whole.recognised and not other.recognised):
        return True
    if not other.recognised:
        return False
    alike = SequenceMatcher(None, a, b, autojunk=False).ratio() >= ALIKE
    return alike and sorted(_NUMBERS.findall(a)) == sorted(_NUMBERS.findall(b))


def merged(told: Sequence[Told], says: Says) -> tuple[Found, ...]:
    """The figures to be given: one, or all that versions (or a report and itself) say differently."""
    ordered = sorted(_comparable(told), key=lambda one: one.order)
    kept: list[Told] = []
    for one in ordered:
        if any(_holds(better, one, says) for better in kept):
            continue
        kept = [earlier for earlier in kept if earlier.figures[0].from_corrected or not _holds(one, earlier, says)] + [one]
    figures = [figure for one in sorted(kept, key=lambda one: not one.figures[0].from_corrected) for figure in one.figures]
    distinct: list[Found] = []
    for figure in figures:
        if all(figure.value != other.value for other in distinct):
            distinct.append(figure)
    return tuple(distinct)


def _comparable(told: Sequence[Told]) -> list[Told]:
    """Those that speak of the same thing: no other verb, no looser match where one has what was asked itself."""
    if not told:
        return []
    plain = [one for one in told if one.figures[0].stands_for is None] or list(told)
    exact = [one for one in plain if one.figures[0].indicator is not None and one.figures[0].confidence == 1] or plain
    first = min(exact, key=lambda one: one.order).figures[0]
    return [one for one in exact if _same_thing(first, one.figures[0])]


def _same_thing(one: Found, other: Found) -> bool:
    if one.indicator is not None and one.indicator == other.indicator:
        return True
    if one.confidence == other.confidence == 1:
        return True
    a, b = fold_text(one.label), fold_text(other.label)
    return one.unit == other.unit and max(covered(a, b), covered(b, a)) >= 0.5


def _holds(one: Told, other: Told, says: Says) -> bool:
    """Whether all that the other says is said by the one too, so that the other adds nothing."""
    values = {figure.value for figure in one.figures}
    return all(figure.value in values or says(one.document, figure) for figure in other.figures)
