"""A turn that asks something of the list in which the figure told last stands: its most, its share of all of the place, how it compares.

`read_list_turn` takes a turn's folded text: 哪类最多, 哪个县区最少, 占全市多少, 全市呢, 哪个多, 比示例县多多少; None for any other. `through_list` gives what
it is told from the very list of the report (`TurnState.told`): the items among which the most is, the part and its whole, the whole, or two
items. None where no list of the report's words holds that figure, or the list does not tell what is asked: the turn is then read as any other.
Behind a body that another's report
told of, a whole that is not told so is unclear: its own number is never given for it. The most among kinds is of all that are listed, never of those alone that turns named; the least only of a list that is whole. What is compared
without a name is so only behind bodies that another's report told of, which no other reading knows. Words are data (`[through_list]` of
`vocabulary/turns.toml`).

>>> [read_list_turn(turn).kind for turn in ("哪类最多?", "那哪个县区最少呢", "占全市多少", "全市呢", "哪个多", "比示例县多多少")]
['most', 'fewest', 'share', 'whole', 'two', 'two']
>>> read_list_turn("哪个县区最少").of_kind, read_list_turn("比示例县多多少").other, read_list_turn("多少件")
('县区', '示例县', None)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant.answering.evidence import Found
from assistant.asking.parts_asked import parts_of
from assistant.language.word_tables import word_table
from assistant.prose.told_lists import ToldList, lists_of
from assistant.turns.conversation import TurnState
from assistant.turns.going_beyond import Going
from assistant.turns.told_figures import ToldFigure
from assistant.turns.wholes_of_figures import Part, WholesOfFigures

_TWO = 2


@dataclass(frozen=True, slots=True)
class ListTurn:
    """What such a turn asks: `kind` is most, fewest, share, whole or two; `of_kind` the last characters of the bodies among which the most is, ""
    for all that is listed; `place` how it says all of the place (全市); `other` the name with which the figure is compared, "" for the one told before."""

    kind: str
    of_kind: str = ""
    place: str = ""
    other: str = ""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(one) for name, one in word_table("turns")["through_list"].items()}


def read_list_turn(folded: str) -> ListTurn | None:
    """What a turn asks of a list; None for any other turn."""
    said = _patterns()
    text = said["around"].sub("", folded)
    if (found := said["extreme"].fullmatch(text)) is not None:
        named = found.groupdict()
        kind = "fewest" if "少" in f"{named['bound'] or ''}{named['first'] or ''}" else "most"
        return ListTurn(kind, of_kind=named["of"] or named["first_of"] or "")
    if (found := said["share"].fullmatch(text)) is not None:
        return ListTurn("share", place=found["place"])
    if (found := said["whole"].fullmatch(text)) is not None:
        return ListTurn("whole", place=found["place"])
    if (found := said["two"].fullmatch(text)) is not None:
        return ListTurn("two", other=found["other"] or "")
    return None


def through_list(asked: ListTurn, states: Sequence[TurnState], wholes: WholesOfFigures) -> Going | None:
    """What the turn is told; `states` are those of the turns before, oldest first."""
    states = [state for state in states if not state.together]
    if not states or not states[-1].told:
        return None
    if asked.kind in ("most", "fewest"):
        told = states[-1].told[0]
        return Going("unclear") if _is_whole_cell(told, asked) else _extreme(asked, states, wholes)
    part = wholes.part_of(states[-1].told[0])
    if part is None or part.own.citations[0].kind == "cell":
        return None
    if asked.kind == "two":
        return _two(asked, part, states, wholes)
    whole = [one for one in part.whole if asked.place in one.citations[0].quote]
    if len(whole) != 1 or asked.place in part.own.label:
        return Going("unclear") if states[-1].within else None
    return Going("whole", (whole[0],)) if asked.kind == "whole" else Going("share", (part.own, whole[0]))


def _is_whole_cell(told: ToldFigure, asked: ListTurn) -> bool:
    """Whether a figure is a cell of the forms that has no parts of its own table, so that nothing tells of which kinds the most is asked."""
    table = (told.indicator or "").partition(".")[0]
    return told.of_cell and not asked.of_kind and not any(one.startswith(f"{table}.") for one in parts_of(told.indicator or ""))


def _extreme(asked: ListTurn, states: Sequence[TurnState], wholes: WholesOfFigures) -> Going | None:
    """The list's items among which the most is; unclear for the least of a list that is not whole."""
    listed = _list_of(states[-1], wholes)
    if listed is None:
        return None
    items = [item for item in listed.items if wholes.catalogue.stands(item)]
    if len(items) < len(listed.items):
        return None
    found = [wholes.lookup.of_statement(item) for item in items]
    if asked.of_kind:
        found = [one for one in found if one.label[-1:] in asked.of_kind]
    if len(found) < _TWO:
        return None
    if asked.kind == "fewest" and not asked.of_kind and not listed.complete:
        return Going("unclear")
    return Going(asked.kind, tuple(found))


def _list_of(state: TurnState, wholes: WholesOfFigures) -> ToldList | None:
    """The one list of parts that the figure told last heads, or that it stands in."""
    one = wholes.candidate(state.told[0])
    if one is None or len(state.told) > 1:
        return None
    lists = [told for told in lists_of(wholes.catalogue.candidates([one.document_id])) if told.of_parts and len(told.items) > 1]
    meant = [told for told in lists if told.whole is one] or [told for told in lists if one in told.items]
    return meant[0] if len(meant) == 1 else None


def _two(asked: ListTurn, part: Part, states: Sequence[TurnState], wholes: WholesOfFigures) -> Going | None:
    """The figure told last and the item that the turn names, or that the turn before told."""
    if not states[-1].within:
        return None
    if asked.other:
        named = [one for one in part.beside if one.label == asked.other and one != part.own]
        return Going("two", (part.own, named[0])) if len(named) == 1 else None
    before = wholes.part_of(states[-2].told[0]) if len(states) > 1 and len(states[-2].told) == 1 else None
    if before is None or not states[-2].within or not part.is_beside(before) or before.own == part.own:
        return None
    pair: tuple[Found, Found] = (before.own, part.own)
    return Going("two", pair)
