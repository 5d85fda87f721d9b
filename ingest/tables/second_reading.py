"""A report whose sums fail, or a PDF with cells that cannot be made out, read a second way: whose fault it is, ours or the report's.

The file is read again by another program (`ingest.readers.read_again`) and the cells of the identities that fail are held
against each other, place by place. What both readings give alike is the report's own misprint: it is kept as printed, and the
identity's Problem says that it was read twice. Where they differ, one whole reading is taken, never a mixture, whose quotes would
not be in the document's text: the second, if it has every cell of the first, gives the same cells wherever sums hold, and mends
failing sums, or makes sums whole that lacked a digit, without breaking one (a cell that differs and is in no sum that holds is
then ILLEGIBLE; a document whose running text has unreadable characters is not given up, as no sum proves numbers in prose). Else the first is kept, and
the cells that differ in a sum that fails are ILLEGIBLE, with a Problem. A place that the second reading lacks is not settled: it stays as it was read. Figures recognised in pictures were
settled before (`ingest.tables.recognised`); a document that has some is never given up for another. Blanks: a cell that one reading
finds blank and the other not differs. Pure. Errors: none.

>>> from ingest.readers.text import read
>>> text = "自然人\\t商业企业\\t科研机构\\t社会公益组织\\t法律服务机构\\t其他\\t总计\\n"
>>> text += "一、本年新收政府信息公开申请数量\\t{}\\t0\\t0\\t0\\t0\\t0\\t4\\n"
>>> first, same, other = (read_figures(read(text.format(number), "txt", None)) for number in (3, 3, 4))
>>> settle(first, same).problems[-1].message
'表三 一、本年新收政府信息公开申请数量：各类申请人之和 3 ≠ 总计 4（差 1）；用两种程序各读一遍，读数相同，报告所印如此'
>>> str(settle(first, other).figures[0].value), settle(first, other).problems[-1].code
('4', 'repaired')
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.model import BlockKind, Document, Figure, Problem, State
from ingest.tables.announced import UNKNOWN, Announced
from ingest.tables.broken_numbers import join_broken
from ingest.tables.checks import Outcome, outcomes, with_checks
from ingest.tables.crowded import without_false_blanks
from ingest.tables.figures import read_tables
from ingest.tables.recognised import settle as settle_recognised

READ_ALIKE = "；用两种程序各读一遍，读数相同，报告所印如此"
"""What is added to the Problem of an identity that fails as the report prints it."""

_UNREAD = "\ufffd"
_Place = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class FiguresRead:
    """One reading of a file: its document, the edition that its tables print, their figures, and what is to be told of those."""

    document: Document
    form: str | None
    figures: tuple[Figure, ...]
    problems: tuple[Problem, ...] = ()


def read_figures(document: Document, announced: Announced = UNKNOWN) -> FiguresRead:
    """The figures of a document's tables, those in pictures settled, those broken over lines joined and empty cells beside crowded
    ones doubted; the identities are not yet counted. `announced` tells whose report it is, as far as that is known."""
    tables = read_tables(document, announced)
    settled, illegible = settle_recognised(tables.figures, document.readings)
    joined, mended = join_broken(settled, document.readings)
    figures, doubted = without_false_blanks(joined)
    return FiguresRead(document, tables.form, figures, (*tables.problems, *illegible, *mended, *doubted))


def checked(first: FiguresRead, again: Callable[[], Document | None], announced: Announced = UNKNOWN) -> FiguresRead:
    """The reading with its identities counted; where one fails, or a cell of a PDF holds what its font does not tell, settled
    with a second one, which `again` gives (None where there is no second way). Any other file is read once."""
    unread = first.document.format == "pdf" and any(_UNREAD in figure.raw for figure in first.figures)
    if not unread and not any(outcome.held is False for outcome in outcomes(first.figures)):
        return _counted(first, {})
    document = again()
    return _counted(first, {}) if document is None else settle(first, read_figures(document, announced))


def settle(first: FiguresRead, second: FiguresRead) -> FiguresRead:
    """The reading that is to be taken of two, settled where its identities fail, and with all of them counted."""
    if _mends(first, second):
        taken, other, proven = second, first, _of(second.figures, held=True)
        doubtful = set(range(len(second.figures))) - proven
    else:
        taken, other, proven = first, second, set[int]()
        doubtful = _of(first.figures, held=False)
    theirs = _places(other.figures)
    figures, problems = list(taken.figures), list(taken.problems)
    for index, place in enumerate(_places_of(taken.figures)):
        figure, found = figures[index], theirs.get(place)
        if found is None or _alike(figure, found):
            continue
        two = f"{_name(figure)} was read as {_shown(figure)} and, by another program, as {_shown(found)}"
        if index in proven:
            problems.append(Problem("repaired", f"{two}: the sums hold with the former", figure.span, figure.page))
        elif index in doubtful or figure.state is State.ILLEGIBLE:
            problems.append(Problem("illegible", f"{two}: no sum tells which; it is not served", figure.span, figure.page))
            figures[index] = replace(figure, value=None, state=State.ILLEGIBLE)
    return _counted(replace(taken, figures=tuple(figures), problems=tuple(problems)), theirs)


def _counted(read: FiguresRead, other: Mapping[_Place, Figure]) -> FiguresRead:
    """The reading with its identities counted and told, those that fail in both readings alike as such."""
    figures, told = with_checks(read.figures)
    places = _places_of(figures)
    problems = []
    for outcome, problem in zip(_failing(figures), told, strict=True):
        alike = all((found := other.get(places[i])) is not None and _alike(figures[i], found) for i in _used(outcome))
        problems.append(replace(problem, message=problem.message + READ_ALIKE) if alike else problem)
    return replace(read, figures=figures, problems=(*read.problems, *_unsaid(figures, read.problems), *problems))


def _unsaid(figures: Sequence[Figure], said: Sequence[Problem]) -> Iterator[Problem]:
    """A Problem for each ILLEGIBLE cell of which none tells yet."""
    told = {problem.span for problem in said if problem.code == "illegible"}
    for figure in figures:
        if figure.state is State.ILLEGIBLE and figure.span not in told:
            message = f"{_name(figure)} holds {_shown(figure)}, which cannot be made out; it is not served"
            yield Problem("illegible", message, figure.span, figure.page)


def _mends(first: FiguresRead, second: FiguresRead) -> bool:
    """Whether the second reading has every cell of the first, mends sums that fail or lack a number, and breaks and changes
    none that holds."""
    theirs, places = _places(second.figures), _places_of(first.figures)
    if first.document.readings or _has_unread_prose(first.document) or not theirs.keys() >= set(places):
        return False
    now = {_key(one): one for one in outcomes(second.figures)}
    mended = 0
    for outcome in outcomes(first.figures):
        after = now[_key(outcome)].held if _key(outcome) in now else None
        same = all(_alike(first.figures[i], theirs[places[i]]) for i in _used(outcome))
        if (outcome.held and not same) or (outcome.held is False and after is None) or (outcome.held is None and after is False):
            return False
        mended += outcome.held is not True and after is True
    return mended > 0


def _has_unread_prose(document: Document) -> bool:
    lines = (block.span.of(document.text) for block in document.blocks if block.kind is not BlockKind.TABLE)
    return any(_UNREAD in line for line in lines)


def _of(figures: Sequence[Figure], *, held: bool) -> set[int]:
    """The figures of the identities that came out so."""
    return {index for outcome in outcomes(figures) if outcome.held is held for index in _used(outcome)}


def _failing(figures: Sequence[Figure]) -> list[Outcome]:
    return [outcome for outcome in outcomes(figures) if outcome.held is False]


def _used(outcome: Outcome) -> tuple[int, ...]:
    return (*outcome.left.figures, *outcome.right.figures)


def _key(outcome: Outcome) -> tuple[str, str, str]:
    return outcome.identity.table, outcome.identity.name, outcome.where


def _places_of(figures: Sequence[Figure]) -> list[_Place]:
    """Each figure's place: table, row, column, and which print of it this is."""
    seen: Counter[_Place] = Counter()
    places: list[_Place] = []
    for figure in figures:
        place = (figure.form, figure.table, figure.row, figure.column)
        seen[place] += 1
        places.append((*place, seen[place]))
    return places


def _places(figures: Sequence[Figure]) -> dict[_Place, Figure]:
    return dict(zip(_places_of(figures), figures, strict=True))


def _alike(first: Figure, second: Figure) -> bool:
    return (first.value, first.state, first.unit) == (second.value, second.state, second.unit)


def _name(figure: Figure) -> str:
    return f"“{' '.join((*figure.row[-1:], *figure.column[-1:]))}”"


def _shown(figure: Figure) -> str:
    return f"“{figure.raw}”" if figure.raw else "a blank"
