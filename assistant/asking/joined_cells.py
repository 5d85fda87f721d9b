"""Which figures of the forms are meant where a question joins words: one cell said by its headers, or several beside one another.

Headers of one path (不予公开、属于国家秘密; 复议后起诉、其他结果的行政诉讼) mean the one cell in which they meet, in any order: what holds another
figure that is said beside it is not asked for. Rows or columns beside one another mean a figure each, and what one of them says for all
is said of each (行政复议和行政诉讼尚未审结的; 规章制发、废止). Things are those of `things`; nothing is looked up, nothing raises.

>>> told = Thing("applications.refused"), Thing("applications.refused.state_secret")
>>> [thing.indicator for thing in one_path("不予公开、属于国家秘密的", told)]
['applications.refused.state_secret']
>>> [thing.indicator for thing in said_of_each("行政复议和行政诉讼尚未审结的")]
['review.pending', 'litigation.pending']
>>> said_of_each("予以公开和部分公开的")
()
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, product

from assistant.asking.indicator_words import sum_of
from assistant.asking.things import AMONG, JOINED, Thing, parts_of_these, read_thing
from assistant.language.said_words import cut
from assistant.language.speaking import LEGAL, LEGAL_COLUMNS

_WHOLE = frozenset({"total", "in_all"})
"""What says of a piece that it is a whole, and no row of another one."""
_LONGEST = 6
"""So many words of one piece are tried as said of the others."""


def one_path(text: str, things: Sequence[Thing]) -> tuple[Thing, ...]:
    """The things without those that hold another one; the one cell that all words together say, where each thing holds it."""
    if len(things) < 2:
        return tuple(things)
    cells = [cell for cell in (read_thing(text), *_crossings(things)) if cell is not None and cell.indicator is not None]
    for cell in cells:
        if all(holds(thing, cell) for thing in things):
            return (cell,)
    return tuple(one for one in things if not any(holds(one, other) and not holds(other, one) for other in things))


def _crossings(things: Sequence[Thing]) -> Iterator[Thing]:
    """Each thing's row in each thing's column."""
    for one, other in product(things, repeat=2):
        yield replace(one, column=other.column)


def holds(one: Thing, other: Thing) -> bool:
    """Whether what a thing counts holds all that another counts: its row and its column, or what they are parts of."""
    columns = one.column in (None, other.column) or (one.column == LEGAL and other.column in LEGAL_COLUMNS)
    return columns and one.indicator is not None and other.indicator is not None and _row_holds(one.indicator, other.indicator)


def _row_holds(one: str, other: str) -> bool:
    if one == other or other.startswith(f"{one}."):
        return True
    group, _, last = one.rpartition(".")
    inside = other.startswith(f"{group}.") and other.count(".") >= one.count(".")
    crossing = other.count(".") > one.count(".") and other.endswith(f".{last}")
    if inside and group in ("review", "litigation", "litigation.direct", "litigation.after_review"):
        return last == "total" or crossing
    return other in sum_of(one)


def said_of_each(text: str) -> tuple[Thing, ...]:
    """The things of a text where one of its pieces says a word for all of them; () where the pieces are of one kind as they stand,
    or become so by no word."""
    pieces = [piece for piece in JOINED.split(text) if piece.strip(" 的?") and not _says_nothing(piece)]
    if (
        len(pieces) < 2
        or AMONG.match(text) is not None
        or parts_of_these(text)
        or any(_WHOLE & {token.concept for token in cut(piece).tokens} for piece in pieces)
    ):
        return ()
    if _beside(tuple(map(read_thing, pieces))):
        return ()
    for said in _completed(pieces):
        things = tuple(map(read_thing, said))
        if told := _beside(things):
            return told
    return ()


def beside_turn(text: str, words: Sequence[str]) -> tuple[Thing, ...]:
    """The things that a turn joins and that stand beside one another once words of the figure before are said with each (复议维持几件, then
    纠正和其他结果呢); () where that is not one way.

    >>> [thing.indicator for thing in beside_turn("结果纠正、其他结果各多少", ("复议", "结果维持"))]
    ['review.corrected', 'review.other']
    """
    pieces = [piece for piece in JOINED.split(_TURN.sub(" ", text)) if piece.strip(" 的?")]
    kept = ("".join(word for word in words if word != left) for left in ("", *words))
    ways = (_beside([read_thing(f"{begin}的{piece}") for piece in pieces]) for begin in kept)
    found = {tuple((thing.indicator, thing.column) for thing in told): told for told in ways if told}
    return next(iter(found.values())) if len(pieces) > 1 and len(found) == 1 else ()


_TURN = re.compile("其中|分别|各自?|那么?|呢")


def _says_nothing(piece: str) -> bool:
    thing = read_thing(piece)
    return thing is not None and thing.empty


def _completed(pieces: Sequence[str]) -> Iterator[list[str]]:
    """The pieces with the last words of the last one behind the others, or the first words of the first one before them."""
    ends = [token.text for token in cut(pieces[-1]).tokens if token.concept]
    for at in range(max(1, len(ends) - _LONGEST), len(ends)):
        end = _put(*ends[at:])
        yield [*(_put(piece, end) for piece in pieces[:-1]), pieces[-1]]
    begins = [token.text for token in cut(pieces[0]).tokens if token.concept]
    for at in range(min(len(begins) - 1, _LONGEST), 0, -1):
        begin = _put(*begins[:at])
        yield [pieces[0], *(_put(begin, piece) for piece in pieces[1:])]


def _put(*pieces: str) -> str:
    """Pieces of a question beside one another."""
    return (" " if all(piece.isascii() for piece in pieces) else "").join(pieces)


def _beside(things: Sequence[Thing | None]) -> tuple[Thing, ...]:
    """Things that stand beside one another in a table: one row's columns, or one column's rows that differ in one header; () where
    they do not."""
    told = tuple(thing for thing in things if thing is not None and thing.indicator is not None)
    if len(told) < max(2, len(things)) or any(not _are_beside(one, other) for one, other in combinations(told, 2)):
        return ()
    return told


def _are_beside(one: Thing, other: Thing) -> bool:
    if one.indicator == other.indicator:
        return one.column != other.column and None not in (one.column, other.column)
    if one.indicator is None or other.indicator is None or one.column != other.column:
        return False
    ours, theirs = one.indicator.split("."), other.indicator.split(".")
    if len(ours) == len(theirs):
        return sum(mine != their for mine, their in zip(ours, theirs, strict=True)) == 1
    return {ours[0], theirs[0]} == {"review", "litigation"} and ours[-1] == theirs[-1]
