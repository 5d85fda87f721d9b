"""差多少, 哪家最多, 平均多少 after turns about several bodies, years or things: computed with the figures of those turns.

`turns_compared` gives the question with the figures that it computes with (`Question.linked`) where a turn names none of them
(差多少), or one beside the last turn's (和信函的差多少, 比临澜市多多少). Two turns are compared where they ask for the same thing,
or for two things of one body in one year; more than two where they differ in the same one of body, year and thing. Where that
is not determined, the question is one that must be said in full (`unclear`): a single figure of a turn is never given for it.

>>> said = lambda body: TurnState((body,), (2023,), "承办建议多少件", "value", True)
>>> [state.organisations for state in turns_to_compare("两家差多少", "difference", [said("甲局"), said("乙局"), said("丙局")])]
[('乙局',), ('丙局',)]
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asking.asked_thing import wanted
from assistant.asking.asked_together import axis_said, bare_operation, is_over_years, latter_first, number_said, without_operation
from assistant.asking.question import Question
from assistant.bodies.organisations import Mention, OrganisationTable
from assistant.turns.adding_turns import added_to_turn, changed, figure_of, part_of_another, thing_of, turns_added, turns_meant
from assistant.turns.conversation import TurnState, names_years, narrowed, said_again
from assistant.turns.linked import Linked
from assistant.turns.turn_words import FILLER, names_year_alone

_TWO = frozenset({"difference", "ratio"})
_DIRECTIONS = {"most": "max", "fewest": "min"}
_SIDES = re.compile(r"比起|相比|比|和|与|跟|同(?!期|年)|较|\bthan\b|\band\b|\bversus\b|\bvs\.?")
_THE_LAST = re.compile(r"它|它们|这个?|那个?|前者|前面的?|上面的?|刚才的?|\b(?:it|that|this)\b")
"""The last turn's figure, said for short."""
_BEFORE_SHARE = re.compile(r"占.*|(?:的)?(?:比例|比重|份额).*|^what (?:share|percentage|proportion)\b.*")
"""A share of what no word before it names: after turns that were added up, of their sum, which no share is computed of."""
_MOVES = re.compile("增[长加多]|减少|上升|下降|提高|降低|上涨|下滑|回落")
"""增长了多少, where no two turns are compared: since the year before."""
_FIRST = re.compile(r"^[^比]*[^\s比那它他]{2,}[^比]*比")
"""网络的比信函的多多少 names what is compared before what it is compared with."""


def since_the_year_before(question: Question, states: Sequence[TurnState]) -> Question:
    """增长了多少 where the last two turns do not ask for one thing in two years: since the year before the last turn's."""
    bare = not (question.mentions or question.years.named) and bare_operation(question.content) == "difference"
    if not bare or _MOVES.search(question.content) is None or not states:
        return question
    last, before = states[-1], states[-2] if len(states) > 1 else None
    if len(last.years) != 1 or (before is not None and changed(before, last) == "year"):
        return question
    return replace(question, years=replace(question.years, compared=True))


def turns_together(question: Question, states: Sequence[TurnState], table: OrganisationTable) -> Question | None:
    """The question with the figures of turns that it adds or compares; None where it does neither. What the last turn computed
    is computed again where only another year is named (2022年呢)."""
    plain = [state for state in states if not state.together]
    again = states[-1].together if states else ""
    if again and names_year_alone(question):
        years = replace(question.years, named=())
        before = turns_together(replace(question, content=again, folded=again, years=years), plain, table)
        return None if before is None else _in_year(before, question.years.named[0])
    if again and shares_what_turns_gave(question):
        return _computing(question, "share", (), plain, table)
    if again and plain and added_to_turn(question):  # 再加上不予公开呢 behind a sum: to what is not determined
        return _computing(question, "sum", (), plain, table)
    return _rest(question, plain, table) or turns_added(question, plain, table) or turns_compared(question, plain, table)


_THE_REST = re.compile(r"(?:其余|剩下|剩余|余下)(?:部分|下来)?(?:有|是|还有)?(?:(?:多少|几)[\u4e00-\u9fff]?)?")
"""其余的呢 after a figure and a part of it."""


def _rest(question: Question, states: Sequence[TurnState], table: OrganisationTable) -> Question | None:
    """What a figure is without the part of it that the last turn asked for; None where a turn does not ask that."""
    named = question.mentions or question.years.named
    if named or len(states) < 2 or _THE_REST.fullmatch(FILLER.sub("", question.content)) is None:
        return None
    whole, part = states[-2:]
    linked = [figure for state in (whole, part) if (figure := figure_of(state, table)) is not None]
    told = len(linked) == 2 and changed(whole, part) == "thing" and part_of_another((whole, part))
    return _computing(question, "rest", linked if told else (), states, table)


def shares_what_turns_gave(question: Question) -> bool:
    """Whether a turn asks for a share and names nothing that has it (占总数的百分之几)."""
    return question.operation == "share" and not FILLER.sub("", _BEFORE_SHARE.sub("", question.content, count=1))


def _in_year(question: Question, year: int) -> Question:
    """What is computed with figures of one year, with those of another; what spans years has no such reading."""
    linked = tuple(replace(one, year=year) for one in question.linked)
    if len({one.year for one in question.linked}) != 1:
        return replace(question, operation="unclear", linked=())
    return replace(question, years=replace(question.years, named=(year,)), linked=linked)


def as_said(state: TurnState, read: Question, states: Sequence[TurnState], *, refused: bool = False) -> TurnState:
    """What a turn is remembered as: one that computed with earlier turns as the last of those, with what it wanted; one that
    wanted something computed of what the turn before was about and was `refused` it as the turn before. A year that was refused stays
    the year asked about: a later turn is never answered for the year before it."""
    state = replace(state, assumed=read.assumed or not names_years(read))
    before = next((one for one in reversed(states) if not one.together), None)
    computes = read.operation not in ("value", "sum")
    if before is not None and refused and computes and (state.organisations, state.years) == (before.organisations, before.years):
        return replace(before, together=read.content)
    if not read.linked or read.operation == "share":
        return state
    said = states[-1].together if not FILLER.sub("", read.content) else read.content
    return state if before is None else replace(before, years=read.years.named[-1:] or before.years, together=said)


def turns_compared(question: Question, states: Sequence[TurnState], table: OrganisationTable) -> Question | None:
    """The question with the figures of turns to compute with; None where it asks for nothing of that kind."""
    years = question.years
    open_years = years.last or years.since or years.until or years.compared
    if not states or open_years:
        return None
    operation = bare_operation(question.content)
    if operation in (None, "sum") or (question.mentions and years.named) or len(years.named) > 2:
        return _beside(question, states[-1], table)
    if operation == "growth" and (question.mentions or years.named):
        return None
    if question.mentions or years.named:
        return _elsewhere(question, operation, states[-1], table) if operation in _TWO else None
    if len(states) < 2:
        return None
    if operation == "growth":
        return _grown(question, states, table)
    meant = turns_to_compare(question.folded, operation, states)
    linked = [figure for state in meant if (figure := figure_of(state, table)) is not None]
    told = len(meant) > 1 and len(linked) == len(meant) and _fits_axis(question, linked)
    if is_over_years(question.content):
        told = told and len({one.body for one in linked}) == 1 and len({one.year for one in linked}) > 1
    ordered = linked[::-1] if operation == "ratio" and latter_first(question.content) else linked
    return _computing(question, _DIRECTIONS.get(operation, operation), ordered if told else (), states, table)


def _grown(question: Question, states: Sequence[TurnState], table: OrganisationTable) -> Question | None:
    """The growth between the last two turns' figures, where the later turn asked for the earlier year (上年呢, then 增长率呢)."""
    one, other = (figure_of(state, table) for state in states[-2:])
    if one is None or other is None or (one.body, one.wanted) != (other.body, other.wanted) or one.year <= other.year:
        return None
    return _computing(question, "growth", (one, other), states, table)


def turns_to_compare(folded: str, operation: str, states: Sequence[TurnState]) -> tuple[TurnState, ...]:
    """The turns whose figures are meant; () where it is not told which, or they do not go together."""
    wished = number_said(folded)
    if operation not in _TWO:
        group = turns_meant(states, wished)
        return group if wished is None or _alike(group) else ()
    if wished not in (None, 2):
        return ()
    pair = tuple(states[-2:])
    return pair if _alike(pair) else ()


def _alike(group: Sequence[TurnState]) -> bool:
    """Whether turns ask for one thing, or for several of one body in one year."""
    one_thing = len({thing_of(state) for state in group}) == 1
    return one_thing or len({(state.organisations, state.years) for state in group}) == 1


def _fits_axis(question: Question, linked: Sequence[Linked]) -> bool:
    """Whether the figures differ in what the question says that they do (哪家, 哪年)."""
    axis = axis_said(question.folded)
    bodies, years = len({one.body for one in linked}), len({one.year for one in linked})
    return axis is None or (bodies if axis == "body" else years) > 1


def _beside(question: Question, state: TurnState, table: OrganisationTable) -> Question | None:
    """和信函的差多少, 四季度比一季度多多少: what is named with the last turn's words, beside the last turn's figure or one another."""
    if question.operation not in ("difference", "times") or question.mentions or question.years.named or not _single(state):
        return None
    operation = "difference" if question.operation == "difference" else "ratio"
    parts = [FILLER.sub("", part) for part in _SIDES.split(without_operation(question.content, operation))]
    pieces = [piece for piece in parts if piece and not _THE_LAST.fullmatch(piece)]
    if not 1 <= len(pieces) <= 2:
        return None
    base = state.content.rsplit("|", 1)[-1]
    named = [narrowed(wanted(piece), piece, base) for piece in pieces]
    if not all(one.indicator or wanted(piece).concepts for one, piece in zip(named, pieces, strict=True)):
        return _computing(question, operation, (), [state], table)
    if len(named) == 1:
        before = said_again(state.content, "value")
        named = [named[0], before] if _FIRST.match(question.content) else [before, named[0]]
    linked = [Linked(state.organisations[0], state.years[0], one) for one in named]
    return _computing(question, operation, linked, [state], table)


def _elsewhere(question: Question, operation: str | None, state: TurnState, table: OrganisationTable) -> Question | None:
    """比临澜市多多少, 和2022年差多少: the last turn's figure beside the same of another body or year, or of two years named."""
    bodies, years = [o.name for mention in question.mentions for o in mention.organisations], question.years.named
    if not _single(state) or len(bodies) > 1 or (bodies and years) or state.task is not None:
        return None
    own = figure_of(state, table)
    if own is None:
        return None
    if len(years) == 2:
        own = replace(own, year=years[0])
    other = replace(own, body=bodies[0]) if bodies else replace(own, year=years[-1])
    return _computing(question, operation or "", [own, other], [state], table)


def _single(state: TurnState) -> bool:
    return state.numeric and not state.within and len(state.organisations) == 1 and len(state.years) == 1


def _computing(
    question: Question, operation: str, linked: Sequence[Linked], states: Sequence[TurnState], table: OrganisationTable
) -> Question:
    """The question as one that computes with these figures; with none of them, as one that is asked to be said in full."""
    last = states[-1]
    names = dict.fromkeys([one.body for one in linked] or list(last.organisations))
    mentions = tuple(Mention(0, 0, name, None, None, (table.by_name[name],)) for name in names if name in table.by_name)
    years = replace(question.years, named=tuple(dict.fromkeys(one.year for one in linked)) or last.years[:1], compared=False)
    doing = operation if linked else "unclear"
    return replace(question, mentions=mentions, years=years, operation=doing, numeric=True, linked=tuple(linked))
