"""The part and the whole of a share that a question asks for: W中P占…, P占W的…, P在W中的占比, what share of W was P.

A side that names a column alone takes the other's row, the received where none is named; a part that is said to be of all is
of the total of its table. Texts are folded and lower case; None where a word is not accounted for.

>>> told = re.search("占", "新收的申请中,个人占")
>>> things, whole = share_of("新收的申请中,个人占", told)
>>> (things[0].column, whole.indicator, whole.column)
('自然人', 'applications.received', None)
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.asking.joined_cells import holds
from assistant.asking.things import RECEIVED, Thing, completed, read_thing

Shared = tuple[tuple[Thing, ...], Thing | None]
"""(The part, none where an earlier turn has it; what it is a part of, None where it is not said)."""
_PART_OF = re.compile(
    r"(?:之?中|里面?|当中|之内|内)(?:的)?[,、:]?|\b(?:were|was|are|is|came from|come from|made up|make up|from|by|did)\b"
)
_ALL_OF = re.compile(r"总数|总量|总的|全部|所有|合计|总计|总体|整体|\btotal\b|\ball\b")
_TOTALS = {
    "applications.": "applications.handled",
    "review.": "review.total",
    "litigation.direct.": "litigation.direct.total",
    "litigation.after_review.": "litigation.after_review.total",
    "litigation.": "litigation.total",
}
"""What a row is a part of, by the beginning of its name, the narrower first."""
NO_OUTCOMES = frozenset({RECEIVED, "applications.carried_in", "applications.carried_out", "applications.taken_on"})


def share_of(text: str, hit: re.Match[str]) -> Shared | None:
    """The part and the whole of a share: W中P占…, P占W的…, P在W中的占比, what share of W was P."""
    left, right = text[: hit.start()], text[hit.end() :]
    named = hit.groupdict().get("whole") or ""
    if hit.string[hit.start() : hit.end()].isascii():
        return _english_share(left, right, hit.group())
    if re.search(r"是|来自|属于|由|出自|为|系$", hit.group()) and right.strip(" ?。"):
        return _of(right, re.sub(_PART_OF, " ", left))
    if named.strip():
        return _of(left, named)
    if right.strip(" ?。的呢") and read_thing(right) is None:
        return None
    inside = re.match(r"(?P<part>.+?)在(?P<whole>.+?)(?:之?中|里面?|当中|内)(?:的|所)?\s*$", left)
    if inside:
        return _of(inside["part"], inside["whole"])
    halves = re.match(r"(?P<whole>.+?)(?:之?中|里面?|当中|内)(?:的)?[,、:]?(?P<part>.+)$", left)
    if halves:
        return _of(halves["part"], halves["whole"])
    return _of(left, "")


def _english_share(left: str, right: str, said_of: str) -> Shared | None:
    if not (left + right).strip(" ?.and"):
        return (), None
    if said_of.startswith("as"):
        return _of(left, right)
    named_before = read_thing(left)
    before = named_before is None or not named_before.empty
    if not before and (
        part_of := re.match(r"(?P<whole>.+?)\b(?:(?:made |filed |lodged )?by|(?:coming )?from)\b(?P<part>.+)$", right)
    ):
        return _of(part_of["part"], part_of["whole"])
    halves = re.match(
        r"(?P<whole>.+?)\b(?:were|was|are|is|came|come|did|can be)\b(?: from| by| made by| for)?(?P<part>.+)$", right
    )
    if halves:
        return _of(halves["part"], halves["whole"])
    return _of(left, right) if before else None


def _of(part: str, whole: str) -> Shared | None:
    """A share of these two; a side that names a column alone takes the other's row, the received where none is named."""
    one, other = read_thing(part), read_thing(whole)
    other = other or (read_thing(f"{whole.rstrip(' 的')}总计") if whole.strip() else None)
    if one is None and other is not None:
        one = completed(part, other)
    elif other is None and one is not None:
        other = completed(whole, one)
    if one is None and other is not None and other.indicator in _TOTALS.values():
        one = read_thing(f"{whole}{part}".replace(" ", ""))
    if one is None or other is None:
        return None
    if one.empty:
        return (), None if other.empty else other
    if other.empty:
        if one.column is None:
            total = total_of(one) if _ALL_OF.search(whole) or _is_result(one) else None
            return (one,), total
        row = one.under(Thing(RECEIVED, None, "收到申请")) if one.indicator is None else one
        return (row,), replace(row, column=None)
    base = other if other.indicator is not None else Thing(RECEIVED, other.column, "收到申请")
    if one.indicator is None:
        one = replace(base, column=one.column)
    if base.column is not None and one.column is None:
        one = replace(one, column=base.column)
    return (one,), base


def _is_result(thing: Thing) -> bool:
    """Whether a row is one of the results of table four, which are parts of its total and of nothing else."""
    return (thing.indicator or "").startswith(("review.", "litigation."))


def total_of(part: Thing) -> Thing | None:
    """The total of the part of the form that a row stands in; None for one that is no part of a total."""
    name = part.indicator or ""
    total = next((whole for prefix, whole in _TOTALS.items() if name.startswith(prefix)), None)
    return None if total in (None, name) or name in NO_OUTCOMES else Thing(total)


def may_be_whole(whole: Thing, part: Thing) -> bool:
    """Whether a figure may be what another is a share of: it holds it, is the total of its table, or what all outcomes are outcomes of.

    >>> granted, refused = Thing("applications.granted"), Thing("applications.refused")
    >>> may_be_whole(Thing("applications.received"), granted), may_be_whole(granted, refused)
    (True, False)
    """
    if (whole.indicator, whole.column) == (part.indicator, part.column):
        return False
    total = total_of(part)
    outcomes = total is not None and total.indicator == "applications.handled"
    of_all = (
        total is not None
        and whole.column in (None, part.column)
        and (whole.indicator == total.indicator or (outcomes and whole.indicator in NO_OUTCOMES))
    )
    return of_all or holds(whole, part)
