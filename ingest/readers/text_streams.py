"""Tables of which a text copy kept only the order of the cells: one cell a line, or a row a line parted by spaces.

Nothing but the forms' own words shows such a table, so a run of lines counts as one where labels of the official forms
and numbers follow each other. Headings (numbered lines that are no label of a form, titles of tables) and sentences end
it; the lines at its ends that are neither label nor number stay running text. Every grid is a STREAM: one cell a row.
A copy that has lost the order too (`text_order`) is a grid without cells, of which `without_order` makes a Problem. Blanks: an
empty cell leaves no trace in such a copy, so that there are no empty cells here.

>>> text = "二、主动公开政府信息情况\\n\\n行政强制\\n\\n0\\n\\n行政许可 213\\n\\n说明如下。"
>>> from ingest.readers.text_lines import lines_of
>>> [c.span.of(text) for grid in stream_grids(text, lines_of(text)) for c in grid.cells]
['行政强制', '0', '行政许可', '213']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice, pairwise, takewhile

from ingest.forms.vocabulary import known_label, title_of
from ingest.model import Cell, Grid, Layout, Problem, Span, State
from ingest.normalise import fold_text
from ingest.readers.text_grids import REVIEW_WIDTH
from ingest.readers.text_lines import Line, trimmed
from ingest.readers.text_order import is_in_order
from ingest.tables.cell_values import UNITS, read_cell
from ingest.tables.label_match import MARK, label_key

_PIECE = re.compile(r"[^ \t\u3000\xa0]+")
_TOP_NUMBER = re.compile(r"#|[一二三四五六七八九十]{1,3}、")
_SENTENCE = re.compile(r"[。；！？]")
_NOTE = re.compile(r"[（(][^（）()]{3,}[）)]")
_NOTE_WITHIN = 2  # lines below a label in which a note to it begins
_PAGE = re.compile(r"[-–—－·]\s*\d{1,3}\s*[-–—－·]|第\s*\d{1,3}\s*页(?:\s*共\s*\d{1,3}\s*页)?")
_MOST_BLANK = 4
_MOST_STRANGE = 12  # lines in a row that are neither label nor number: pieces of broken cells count once, others thrice
_SHORT_LINE = 4
_LONG_LINE = 3
_LONGEST = 130
_LONGEST_ROW = 400
_LONGEST_RUN = 4000  # of several rows in one line
_LONGEST_NUMBER = 40
_LONGEST_WORD = 6
_MOST_BREAKS = 7  # lines over which a label is broken, blank ones among them
_LONGEST_LABEL_NUMBER = 2
_BEHIND_NUMBER = (".", "．", "、", ")", "）")
_MOST_PIECES = 5  # of a label that blanks break
_FEWEST, _MANY = 2, 4  # labels and values of a run that is a table; one value among many labels
_LONGEST_REVIEW = REVIEW_WIDTH * (_MOST_BLANK + 1) + 1  # lines of table four's row, a number and blank lines each, and one more
_SURE = 3  # characters of a label that can open a table: 其他 and 总计 are found in any text


@dataclass(frozen=True, slots=True)
class _Read:
    """One line as cells: how many are values, and how many labels of a form are surely among them (one, where they are of one row)."""

    cells: tuple[Span, ...]
    numbers: int
    known: int
    opens: bool


def _is_number(content: str) -> bool:
    cell = read_cell(content, "") if 0 < len(content) <= _LONGEST_NUMBER else None
    return cell is not None and cell.state is not State.ILLEGIBLE


def _is_unit(content: str) -> bool:
    return fold_text(MARK.sub("", content)) in UNITS


def _read_line(text: str, line: Line) -> _Read:
    content = line.span.of(text)
    pieces = [Span(m.start(), m.end()).shifted(line.span.start) for m in _PIECE.finditer(content[:_LONGEST_RUN])]
    together = _run_together(text, pieces) if len(content) <= _LONGEST_RUN else None
    if together is not None or len(content) > _LONGEST_ROW:
        return together or _Read((line.span,), 0, False, False)
    tail = len(pieces)
    if _is_number(content) and not (tail > 1 and all(_is_number(piece.of(text)) for piece in pieces)):  # - - - are three blanks
        return _Read((line.span,), 1, False, False)
    if _PAGE.fullmatch(content):
        return _Read((), 0, False, False)
    while tail and _is_number(pieces[tail - 1].of(text)):
        tail -= 1
    if not tail:
        return _Read(tuple(pieces), len(pieces), False, False)
    if tail == len(pieces) and known_label(content):
        return _Read((line.span,), 0, True, _is_sure(content) and not title_of(content))
    row = _row(text, pieces, tail)
    if row is not None:
        return row
    if known_label(content):
        return _Read((line.span,), 0, True, _is_sure(content) and not title_of(content))
    head = Span(pieces[0].start, pieces[tail - 1].end)
    if tail < len(pieces) and not _SENTENCE.search(head.of(text)):
        return _Read((head, *pieces[tail:]), len(pieces) - tail, False, False)
    return _Read((line.span,), 0, False, False)


def _run_together(text: str, pieces: Sequence[Span]) -> _Read | None:
    """The cells of several rows that a copy prints in one line: labels of the forms, numbers behind some of them, and nothing else."""
    is_number = [_is_number(piece.of(text)) for piece in pieces]
    if is_number[:1] == [True] or not any(before and not after for before, after in pairwise(is_number)):
        return None
    cells: list[Span] = []
    at = 0
    while at < len(pieces):
        end = (
            at + 1 if is_number[at] else _label_end(text, pieces[at : at + _MOST_PIECES], is_number[at : at + _MOST_PIECES]) + at
        )
        if end == at:
            return None
        cells.append(Span(pieces[at].start, pieces[end - 1].end))
        at = end
    labels = len(cells) - sum(is_number)
    sure = any(_is_sure(cell.of(text)) for cell in cells)
    return _Read(tuple(cells), sum(is_number), labels, sure) if labels >= _FEWEST else None


def _label_end(text: str, pieces: Sequence[Span], is_number: Sequence[bool]) -> int:
    """How many pieces from the first on, as many as may be and no number among them, are a label of the forms; 0 where none are."""
    most = is_number.index(True) if True in is_number else len(pieces)
    return next((n for n in range(most, 0, -1) if known_label(text[pieces[0].start : pieces[n - 1].end])), 0)


def _row(text: str, pieces: Sequence[Span], tail: int) -> _Read | None:
    """The pieces as labels and the values behind them: numbers (from `tail` on), or words that stand in their place. Words
    behind the numbers are a remark, and none of them."""
    for end in range(tail, 0, -1):
        if _is_number(pieces[end - 1].of(text)):
            continue  # 2019 is a value here, though a label may end with a year
        labels = _labels(text, pieces[:end])
        rest = [piece.of(text) for piece in pieces[end:]]
        numbers = next((at for at, word in enumerate(rest) if not _is_number(word)), len(rest))
        fewest = 1 if labels and _is_unit(labels[-1].of(text)) else _FEWEST
        if labels and fewest <= numbers < len(rest) and not any(map(_is_number, rest[numbers:])):
            return _Read((*labels, *pieces[end : end + numbers]), numbers, 1, any(_is_sure(one.of(text)) for one in labels))
        if not labels or (end < tail and not _stand_for_numbers(rest)):
            continue
        if not rest and len(labels) < 2:
            return None
        values = len(rest) if end == tail or len(rest) > 1 else 0
        known = end == tail or values > 0
        return _Read((*labels, *pieces[end:]), values, known, known and any(_is_sure(label.of(text)) for label in labels))
    return None


def _stand_for_numbers(words: Sequence[str]) -> bool:
    """Whether words behind a label are what its cells print: short, and all the same but for numbers among them."""
    own = [word for word in words if not _is_number(word)]
    return len(set(own)) == 1 and len(own[0]) <= _LONGEST_WORD and not _SENTENCE.search(own[0]) and not known_label(own[0])


def _is_sure(label: str) -> bool:
    return len(label_key(label)) >= _SURE


def _labels(text: str, pieces: Sequence[Span]) -> list[Span]:
    """The labels of forms (and units behind them) that these pieces are, each as few pieces as make one; none where some are
    neither. Labels stand side by side where a row prints those it lies under, and a label may be broken by blanks."""
    ways: list[list[Span] | None] = [[], *[None] * len(pieces)]
    for end in range(1, len(pieces) + 1):
        for start in range(end - 1, max(-1, end - 1 - _MOST_PIECES), -1):
            before, one = ways[start], Span(pieces[start].start, pieces[end - 1].end)
            if before is None or len(one) > _LONGEST:
                continue
            if known_label(one.of(text)) or (before and _is_unit(one.of(text)) and not _is_unit(before[-1].of(text))):
                ways[end] = [*before, one]
                break
    return ways[-1] or []


def _ends_table(text: str, line: Line, read: _Read) -> bool:
    content = line.span.of(text)
    if read.known or read.numbers > 1 or (read.numbers and len(read.cells) == read.numbers):
        return False
    if title_of(content) or _TOP_NUMBER.match(content) or len(content) > _LONGEST:
        return True
    return bool(_SENTENCE.search(content))


def _is_row(text: str, lines: Sequence[Line], reads: Sequence[_Read], at: int) -> bool:
    """Whether a numbered line is the damaged label of a row and no heading: the next lines are numbers, more than a page's, or a
    unit and a number."""
    if title_of(lines[at].span.of(text)) or _SENTENCE.search(lines[at].span.of(text)):
        return False
    near = zip(lines[at + 1 : at + 1 + _MOST_BREAKS], reads[at + 1 : at + 1 + _MOST_BREAKS], strict=True)
    behind = [(line, read) for line, read in near if not line.blank][:_FEWEST]
    if len(behind) < _FEWEST:
        return False
    numbers = [bool(read.numbers) and len(read.cells) == read.numbers for _, read in behind]
    return all(numbers) or (numbers[-1] and _is_unit(behind[0][0].span.of(text)))


def stream_grids(text: str, lines: Sequence[Line]) -> Iterator[Grid]:
    """Grids of such copies, in text order."""
    reads = _joined(text, lines, [_read_line(text, line) for line in lines])
    at = 0
    while at < len(lines):
        if not (reads[at].opens or ((reads[at].known or _is_review(reads, at)) and _under_title(text, lines, at))):
            at += 1
            continue
        end = _run_end(text, lines, reads, at)
        others = _of_own_tables(text, lines[at:end], reads[at:end])
        inside = enumerate(zip(lines[at:end], reads[at:end], strict=True))
        run = [read for place, (line, read) in inside if not line.blank and place not in others]
        known, values = sum(read.known for read in run), sum(read.numbers for read in run)
        review = any(_is_review(run, place) for place in range(len(run)))
        if min(known, values) >= _FEWEST or (known >= _MANY and values) or review:
            cells = [cell for read in run for cell in read.cells]
            cells = cells if is_in_order([cell.of(text) for cell in cells]) else []
            whole = trimmed(text, lines[at].span.start, lines[end - 1].span.end)
            yield Grid(tuple(Cell(row, 0, span) for row, span in enumerate(cells)), whole, Layout.STREAM)
        at = max(end, at + 1)


def _is_review(reads: Sequence[_Read], at: int) -> bool:
    """Whether the numbers from here on, in one line or each in its own, are as many as table four's row has: it prints no label."""
    numbers = takewhile(lambda read: len(read.cells) == read.numbers, islice(reads, at, at + _LONGEST_REVIEW))
    return reads[at].numbers > 0 and sum(read.numbers for read in numbers) == REVIEW_WIDTH


def _under_title(text: str, lines: Sequence[Line], at: int) -> bool:
    """Whether the line right above is the title of a table."""
    above = (lines[place] for place in range(at - 1, max(-1, at - 2 - _MOST_BLANK), -1))
    return title_of(next((line.span.of(text) for line in above if not line.blank), "")) is not None


def _of_own_tables(text: str, lines: Sequence[Line], reads: Sequence[_Read]) -> frozenset[int]:
    """Lines of tables that a body prints of its own between the form's: words in a line that are no label of a form, and under them
    rows of a strange label with a number for each word but the first. Their numbers stand under no header of the form."""
    found: set[int] = set()
    printed = [at for at, line in enumerate(lines) if not line.blank]
    for place, head in enumerate(printed):
        words = len(_PIECE.findall(lines[head].span.of(text)))
        if (
            words <= _FEWEST
            or reads[head].numbers
            or reads[head].known
            or head in found
            or _SENTENCE.search(lines[head].span.of(text))
        ):
            continue
        rows = list(takewhile(partial(_is_strange_row, reads, words), printed[place + 1 :]))
        if len(rows) >= _FEWEST and not any(reads[at].known for at in rows[:_FEWEST]):
            found.update((head, *rows))
    return frozenset(found)


def _is_strange_row(reads: Sequence[_Read], words: int, at: int) -> bool:
    return reads[at].numbers + 1 == len(reads[at].cells) == words and not reads[at].opens


def _joined(text: str, lines: Sequence[Line], reads: list[_Read]) -> list[_Read]:
    """The lines as cells, where the lines that make one label are one cell: a copy may break a label, even behind its number."""
    at = 0
    while at < len(lines):
        pieces = [] if lines[at].blank else _noted(text, lines, reads, at) or _broken(text, lines, reads, at)
        for end in range(len(pieces), 1, -1):
            whole = "".join(piece.of(text) for _, piece in pieces[:end])
            if known_label(whole):
                last, piece = pieces[end - 1]
                values = reads[last].cells[1:]
                label = Span(lines[at].span.start, piece.end)
                reads[at] = _Read((label, *values), len(values), True, _is_sure(whole) and not title_of(whole))
                reads[at + 1 : last + 1] = [_Read((), 0, False, False)] * (last - at)
                at = last
                break
        at += 1
    return reads


def _noted(text: str, lines: Sequence[Line], reads: Sequence[_Read], at: int) -> list[tuple[int, Span]]:
    """A label of the forms and the note to it in brackets that stands in the next line, perhaps with values behind it."""
    if not reads[at].known or len(reads[at].cells) != 1:
        return []
    below = next((place for place in range(at + 1, min(len(lines), at + 1 + _NOTE_WITHIN)) if not lines[place].blank), at)
    note = reads[below].cells[0] if below > at and reads[below].cells else Span(0, 0)
    bracketed = _NOTE.fullmatch(note.of(text)) is not None
    return [(at, reads[at].cells[0]), (below, note)] if bracketed else []


def _broken(text: str, lines: Sequence[Line], reads: Sequence[_Read], at: int) -> list[tuple[int, Span]]:
    """From this line on: lines that hold a piece of a label each, with the piece; the last may have values behind it. A lone
    number is a label's only where the next line begins with the mark behind it."""
    found: list[tuple[int, Span]] = []
    numbered = False
    for place in range(at, min(len(lines), at + _MOST_BREAKS)):
        line, read = lines[place], reads[place]
        if place > at and line.index - lines[place - 1].index > 1:
            break
        if line.blank:
            continue
        piece = line.span.of(text)
        if not found and len(piece) <= _LONGEST_LABEL_NUMBER and piece.isdigit():
            numbered = True
        elif numbered and len(found) == 1:
            if not read.cells or not piece.startswith(_BEHIND_NUMBER):
                return []
        elif read.known or not read.cells or len(read.cells) == read.numbers or len(read.cells[0]) > _LONGEST:
            break
        found.append((place, read.cells[0]))
        if len(read.cells) > 1:
            break
    return found


def without_order(grids: Sequence[Grid]) -> list[Problem]:
    """What must be said of grids that hold no cell, as their copy has lost the order."""
    told = "a table's copy has lost the order of its cells, so that no number is surely of a row; none of them is served"
    return [Problem("unplaced_row", told, grid.span) for grid in grids if not grid.cells]


def _run_end(text: str, lines: Sequence[Line], reads: Sequence[_Read], at: int) -> int:
    """One past the last label or number of the run that starts here."""
    end, blank, strange, before = at + 1, 0, 0, at
    for place in range(at + 1, len(lines)):
        line, read = lines[place], reads[place]
        if line.index - lines[place - 1].index > 1:
            break
        if line.blank:
            blank += 1
            if blank > _MOST_BLANK:
                break
            continue
        blank = 0
        if _ends_table(text, line, read) and not _is_row(text, lines, reads, place):
            break
        if not read.cells:
            continue
        is_unit = end == before + 1 and _is_unit(line.span.of(text))
        before = place
        if read.known or is_unit or read.numbers > 1 or (read.numbers and len(read.cells) == 1):
            end, strange = place + 1, 0
            continue
        strange += _LONG_LINE if len(line.span) > _SHORT_LINE else 1
        if strange > _MOST_STRANGE:
            break
    return end
