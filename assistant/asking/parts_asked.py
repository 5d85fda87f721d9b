"""What a question asks of the parts of a figure: which is most, at which place one stands, their order, how many are none.

The parts are the columns of applicants (各类申请人), the rows that come to a total (办理结果, 复议结果) or the rows of a sum (不予公开的理由).
`read_parts` reads a clause only where it names what its parts are called and every other word is one figure's, or says nothing; else
None. `parts_of` gives the rows. The words are in `[parts]` of `vocabulary/operations.toml`; texts are folded.

>>> read_parts("办理结果里哪项最多"), read_parts("哪种规范性文件最多")
(PartsAsked(operation='max', over='rows', indicator='applications.handled', column=None, part=None, text='办理结果里哪项', limit=None, ascending=False, condition=None), None)
>>> read_parts("新收申请为零的申请人有几类").condition, read_parts("自然人在各类申请人中排第几").part
(('none', Decimal('0')), '自然人')
>>> parts_of("review.total")
('review.upheld', 'review.corrected', 'review.other', 'review.pending')
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from assistant.asking.things import RECEIVED, Thing, read_things
from assistant.figures.looked_at import RESULTS
from assistant.language.said_words import NEGATION, cut
from assistant.language.word_tables import word_table
from ingest.forms import indicators, load_forms
from ingest.numerals import chinese_numeral
from ingest.statements.words import alternatives

_HANDLED = "applications.handled"
_TOTAL = ".total"
_COUNTER = "(?:大|小)?[项种类个]"
_NUMBER = r"(?:[两二三四五六七八九十]|\d{1,2})"
_MOST = r"最(?P<most>[多高大少低小])的?(?:是|为)?|最(?:主要|常见|普遍)的?(?:是|为)?"
_ORDER = (
    r"(?:按(?:照)?)?(?:数量|件数)?的?(?:从|由)(?P<from>[多高大少低小])[到至](?:[多高大少低小])的?(?:顺序)?(?:排列|排序|排名|排队|排|列)?(?:一下|出来)?"
    r"|排(?:个|一下|一个)?(?:名次?|序)"
)
_FIRST = rf"(?:排名?)?前(?P<first>{_NUMBER})(?:{_COUNTER}|名|位)(?:的)?(?:分别)?(?:是|有)?(?:哪些|哪几[项种类个]|什么)?"
_PLACE = r"(?:排名?|位列|位居|位于|居|列)(?:在|到|于)?第几(?:位|名)?|是?第几多的?"
_HOW_MANY = rf"(?:一?共|总共)?(?:有|是)?(?:多少|几){_COUNTER}"
CONDITIONS = ("over", "at_least", "under", "at_most", "none")
_DENIES = re.compile(r"没|未|不|无")
_AROUND = re.compile(r"(?:里面?|之?中|当中|之间|内)(?:的|,)*")


@dataclass(frozen=True, slots=True)
class PartsAsked:
    """`operation` is max, min, rank, place or count; `over` columns or rows; `indicator` the row, or the whole of the rows, in `column`;
    `part` the column or the row whose place is asked; `text` the clause without what is asked of them; `limit` how many of a ranking that goes upward where `ascending`; `condition`
    what a count counts (one of `CONDITIONS`) with its number."""

    operation: str
    over: str
    indicator: str
    column: str | None = None
    part: str | None = None
    text: str = ""
    limit: int | None = None
    ascending: bool = False
    condition: tuple[str, Decimal] | None = None


@cache
def parts_of(indicator: str) -> tuple[str, ...]:
    """The rows whose sum a figure is: the results of a total, what became of the applications, the reasons of a sum; () for a cell."""
    group = indicator.removesuffix(_TOTAL)
    if indicator.endswith(_TOTAL) and group.startswith(("review", "litigation")):
        return tuple(f"{group}.{result}" for result in RESULTS)
    demanded = (one for form in load_forms().values() for one in form.identities if one.over == "columns")
    known = indicators().get(indicator)
    return next((one.left for one in demanded if one.right == (indicator,)), known.children if known else ())


@cache
def _kinds() -> dict[str, re.Pattern[str]]:
    """How the parts of each kind are called, with the words that ask which or how many of them."""
    lists = word_table("operations")["parts"]
    which = rf"(?:的)?(?:各|所有|全部|每|这|那|哪一?|什么|{_NUMBER})*(?:{_COUNTER}(?:不同)?的?)?"
    return {
        kind: re.compile(rf"{which}(?:{alternatives(words)})(?:类型|类别)?(?:(?:里面?|之?中|当中|之间|内)(?:的|,)*)?")
        for kind, words in lists.items()
    }


def read_parts(text: str) -> PartsAsked | None:
    """What a clause asks of a figure's parts; None where it asks nothing of them, or a word is not accounted for."""
    plain = text.strip(" ,;。?!呢")
    how_many = re.search(_HOW_MANY, plain)
    condition = condition_said(plain) if how_many is not None else None
    place, order, first, most = (re.search(pattern, plain) for pattern in (_PLACE, _ORDER, _FIRST, _MOST))
    if condition is not None:
        operation, said = "count", [how_many, condition[1]]
    elif place is not None:
        operation, said = "place", [place, order]
    elif order is not None or first is not None:
        operation, said = "rank", [order, first, most]
    elif most is not None:
        operation, said = "min" if _goes_up(most["most"]) else "max", [most]
    else:
        return None
    for kind, pattern in _kinds().items():
        kinds = list(pattern.finditer(plain))
        things = _things(plain, [*said, *kinds]) if kinds else None
        if things is None or len(things) > 1 or (asked := _asked(operation, kind, things[0] if things else None)) is None:
            continue
        ranks = operation == "rank"
        return PartsAsked(
            operation, "columns" if kind == "columns" else "rows", *asked, _without(plain, said),
            limit=_number(first["first"]) if ranks and first is not None else None,
            ascending=ranks and _goes_up((order and order["from"]) or (most and most["most"])),
            condition=None if condition is None else (condition[0], Decimal(condition[1].groupdict().get("n") or 0)),
        )  # fmt: skip
    return None


def _goes_up(bound: str | None) -> bool:
    return bound is not None and bound in "少低小"


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else int(chinese_numeral(text.replace("两", "二")) or 0) or None


def _without(text: str, said: Sequence[re.Match[str] | None]) -> str:
    """A text without these stretches of it."""
    taken = {place for hit in said if hit is not None for place in range(*hit.span())}
    return "".join(" " if place in taken else character for place, character in enumerate(text)).strip(" ,")


def _things(text: str, said: Sequence[re.Match[str] | None]) -> tuple[Thing, ...] | None:
    """What a text names beside the stretches that are accounted for."""
    rest = _without(text, said)
    rest = re.sub(r"哪(?:一)?[项种类个]?(?:的)?|谁|什么|每|[,、]", " ", _AROUND.sub(" ", rest)).strip(" 的是有在按")
    return read_things(re.sub(r"\s+", " ", rest))


def _asked(operation: str, kind: str, thing: Thing | None) -> tuple[str, str | None, str | None] | None:
    """(The row or the whole, its column, the part whose place is asked) of what is named beside the parts' name."""
    indicator, column = (None, None) if thing is None else (thing.indicator, thing.column)
    if kind == "columns":
        part = column if operation == "place" else None
        if (column is not None) is not (operation == "place") or not (indicator or RECEIVED).startswith("applications."):
            return None
        return indicator or RECEIVED, None, part
    if operation == "place":
        whole = whole_of(indicator)
        return None if whole is None or indicator is None else (whole, column, indicator)
    of_all = kind == "outcomes" or (kind == "results" and indicator is not None)
    whole = indicator if indicator not in (None, RECEIVED) else _HANDLED if of_all else None
    return (whole, column, None) if whole is not None and parts_of(whole) else None


def whole_of(indicator: str | None) -> str | None:
    """The figure of the most rows that one is a row of; None where it is a row of none.

    >>> whole_of("applications.granted"), whole_of("applications.received")
    ('applications.handled', None)
    """
    return next((one for one in _wholes() if indicator in parts_of(one)), None)


@cache
def _wholes() -> tuple[str, ...]:
    """All figures that are sums of rows, those of most parts first."""
    names = sorted(indicators(), key=lambda one: -len(parts_of(one)))
    return tuple(name for name in (*names, "litigation.total") if parts_of(name))


def condition_said(text: str) -> tuple[str, re.Match[str]] | None:
    """What a count counts, and where that is said: none of what a figure's own words deny (没有现成信息)."""
    words = word_table("operations")["words"]
    named = [t.text for t in cut(text).tokens if t.part == "word" and t.concept != NEGATION and _DENIES.match(t.text)]
    for name in CONDITIONS:
        for found in (hit for pattern in words[name] for hit in re.finditer(pattern, text)):
            if name != "none" or not any(found.group().strip() in word for word in named):
                return name, found
    return None
