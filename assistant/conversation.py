"""What earlier turns add to a question: the body, the year and the thing asked that a short follow-up leaves out.

The state of a turn is plain JSON in the SQL store, so that any process can go on with a conversation. `continued` fills
a question's gaps from the last turn's state; what the question itself says always wins.

>>> state = TurnState(("示例市商务局",), (2023,), "收到多少件申请", "value", True)
>>> TurnState.from_json(state.to_json()) == state
True
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.indicator_words import find_dimension, find_indicator
from assistant.linked import Linked
from assistant.lookup import COUNTS, SHARES, Wanted
from assistant.name_edges import place_alone
from assistant.organisations import Mention, Organisation, OrganisationTable
from assistant.question import Question, wanted
from assistant.tasks import Task

FILLER = re.compile(
    r"我问的是|我是说|我指的是|那么|那|呢|的|吧|请问|其中|么|啊|又|和|what about|how about|and|the|i mean|i meant|[\s,。?!;:、.]+"
)
YEAR_BEFORE = re.compile(
    r"(?:再|更)?往前(?:推|数)?(?:一年|1年)|(?:上一?个?|前一个?|头一)年度?(?!结转|转结|遗留|留|末|转|提出|指出)|year before|(?:previous|preceding|prior) year"
)
"""The year before the one that the turns were about."""
CONTEXT_WEIGHT = 0.25


@dataclass(frozen=True, slots=True)
class TurnState:
    """What a turn was about: bodies by full name, years, the content asked, the operation, whether numbers were asked;
    `task` is what was read strictly, with its things filled in, None where nothing was. A turn that was asked back about has
    its question in `asked`, and what was offered: bodies by full name, or figures of the forms by their ids."""

    organisations: tuple[str, ...]
    years: tuple[int, ...]
    content: str
    operation: str
    numeric: bool
    task: Task | None = None
    asked: str = ""
    offered: tuple[str, ...] = ()
    offered_things: tuple[str, ...] = ()

    def to_json(self) -> str:
        task = None if self.task is None else self.task.to_list()
        turn = [list(self.organisations), list(self.years), self.content, self.operation, self.numeric, task]
        return json.dumps([*turn, self.asked, list(self.offered), list(self.offered_things)], ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> TurnState:
        """Reads a stored state; one that was written before tasks or offers were has none."""
        organisations, years, content, operation, numeric, *more = json.loads(text)
        task = Task.of_list(more[0]) if more and more[0] is not None else None
        asked, offered, things = more[1:4] if len(more) > 3 else ("", (), ())
        return cls(tuple(organisations), tuple(years), content, operation, numeric, task, asked, tuple(offered), tuple(things))


def with_name_alone(question: Question) -> Question:
    """A follow-up that names a place alone which no body of the store has (那苏州呢), so that the earlier one never answers."""
    name = "" if question.mentions else place_alone(question.content)
    return replace(question, mentions=(Mention(0, len(name), name, name, None, ()),), content="") if name else question


def with_years_of_turns(question: Question, states: Sequence[TurnState]) -> Question:
    """A follow-up that asks over so many years without naming them (两年一共), for those of the last turns where they are as many."""
    wished = question.years.last
    if wished is None or question.years.named or question.mentions or _NEAREST.search(question.folded):
        return question
    seen: list[int] = []
    for state in reversed(states):
        seen += [year for year in reversed(state.years) if year not in seen]
        if len(seen) >= wished:
            break
    return (
        replace(question, years=replace(question.years, last=None, named=tuple(sorted(seen))))
        if len(seen) == wished
        else question
    )


_NEAREST = re.compile(r"近|过去|最新|\b(?:last|past|latest|recent)\b")
"""Years counted back from now, whatever the turns were about."""


def continued(question: Question, state: TurnState, table: OrganisationTable) -> Question:
    """The question with what the earlier turn's state adds."""
    mentions = bodies_said(question, state, table)
    years = question.years
    if not (years.named or years.last or years.since or years.until) and state.years:
        years = replace(years, named=state.years)
    if state.years and YEAR_BEFORE.search(question.folded) and not re.search(r"\d{4}", question.folded) and not years.compared:
        years = replace(years, named=tuple(year - 1 for year in state.years))
    if state.operation in ("change", "growth", "difference"):
        state = replace(state, operation="value")
    rest = FILLER.sub("", question.content)
    if not rest:
        asks = (said_again(state.content, state.operation),)
        return replace(
            question,
            mentions=mentions,
            years=years,
            content=state.content,
            operation=state.operation,
            asks=asks,
            numeric=state.numeric,
        )
    of_share = state.operation == "share" and "|" in state.content and not question.numeric and not _full(question)
    if (question.operation == "share" or of_share) and (linked := _share_in(question, state)):
        asks = (linked[0].wanted,)
        return replace(question, mentions=mentions, years=years, operation="share", asks=asks, numeric=True, linked=linked)
    if question.operation == "share" and not question.asks[0].concepts and state.task is None:
        content = f"{state.content.rsplit('|', 1)[-1]}占百分之几"
        asks = (replace(wanted(content, "share"), unit="%", kinds=SHARES),)
        return replace(question, mentions=mentions, years=years, content=content, asks=asks, numeric=True)
    if question.operation in ("sum", "mean") and not question.asks[0].concepts and len(years.named) > 1:
        asks = (wanted(state.content, question.operation),)
        return replace(question, mentions=mentions, years=years, content=state.content, asks=asks, numeric=True)
    if question.operation == "growth" and not question.asks[0].concepts:
        growth = wanted(state.content.rsplit("|", 1)[-1], "growth")
        return replace(question, mentions=mentions, years=years, asks=(replace(growth, unit="%"),), numeric=True)
    if question.operation in ("change", "difference") and question.years.compared and not question.asks[0].concepts:
        question = replace(question, operation="change")
        before = wanted(state.content, "change")
        asks = (replace(before, unit=question.asks[0].unit, kinds=question.asks[0].kinds),)
        return replace(question, mentions=mentions, years=years, asks=asks, numeric=True)
    if len(rest) <= 14 and state.numeric and question.operation != "share" and not _full(question):
        asks = (_narrowed(question.asks[0], question.content, state.content.rsplit("|", 1)[-1]),)
        return replace(question, mentions=mentions, years=years, operation="value", asks=asks, numeric=True)
    return replace(question, mentions=mentions, years=years)


def _full(question: Question) -> bool:
    """Whether a question says on its own what it asks for: a number of something, or something in words."""
    if question.numeric:
        own = question.asks[0]
        if question.operation != "value" and len(own.concepts) > 1:
            return True
        short = question.content.startswith(("其中", "那", "of which")) or len(question.content) <= 8
        return own.indicator is not None or (not short and own.unit is not None and bool(own.concepts))
    return _ASKS_PLACE.search(question.content) is not None or _ASKS_WORDS.search(question.content) is not None


_ASKS_WORDS = re.compile(r"什么|哪些|怎么|如何|为什么|谁|吗|what|which|who|why|how|where")
_OTHERS = re.compile(r"其[他它]|别的|\bothers?\b")
"""其他文件呢？ asks for what the earlier turn's figure did not count."""
_ASKS_PLACE = re.compile(r"电话|邮编|邮箱|地址|网址|传真|phone|mail|address|post|website")


def _share_in(question: Question, state: TurnState) -> tuple[Linked, ...]:
    """The part that a share is asked of (动态类占百分之几, or 占比呢 of the last turn's), and what the first turn asked for as its
    whole; () where the turn names both itself, or other bodies or years."""
    own, *behind = _SHARE_SAID.split(question.content, maxsplit=1)
    named = (
        question.mentions or question.years.named or not state.numeric or len(state.organisations) != 1 or len(state.years) != 1
    )
    if named or FILLER.sub("", "".join(behind)) or _BOTH_SIDES.search(own):
        return ()
    said, _, base = state.content.partition("|")
    base = base.rsplit("|", 1)[-1]
    if FILLER.sub("", own):
        part = _narrowed(replace(wanted(own), unit=None, kinds=COUNTS), own, base or said)
    elif base:
        part = said_again(state.content, "value")
    else:
        return ()
    whole = wanted(base or said)
    return tuple(Linked(state.organisations[0], state.years[0], one) for one in (part, whole))


_SHARE_SAID = re.compile(
    r"(?:所)?占(?:了|到)?(?:百分之(?:几|多少)|(?:多大|多少|多高)?(?:的)?(?:比例|比重|份额)(?:是多少|多大|多少)?|多少|几成|比(?:是多少|多少|多大)?)|"
    r"(?:的)?(?:比例|比重|份额)(?:是多少|有多大|为多少|多少|多大)?|^what (?:share|percentage|proportion) (?:was|were|is|are|came from|came by|came)?"
)
_BOTH_SIDES = re.compile(r"中|里|在|占")
"""A share whose whole the turn names itself: its words tell more than the turn before."""


def said_again(content: str, operation: str) -> Wanted:
    """What the content of an earlier turn asks for, its own words (before the |) before those that it took over."""
    said, _, base = content.partition("|")
    return _narrowed(wanted(said, operation), said, base.rsplit("|", 1)[-1]) if base else wanted(content, operation)


def _narrowed(own: Wanted, said: str, base: str) -> Wanted:
    """其中自然人多少: the earlier thing's column; 微信呢: the earlier thing for another subject."""
    before = wanted(base, "value")
    dimension = find_dimension(said)
    if before.indicator and dimension and find_indicator(said) is None:
        return replace(before, dimension=dimension)
    combined = wanted(f"{said}{base}", "value")
    names_others = _OTHERS.search(said) is not None and _OTHERS.search(base) is None
    in_base = bool(own.concepts) and all(any(t in base for t in c.terms) for c in own.concepts)
    if own.indicator is None and in_base and not names_others:
        return before
    context = tuple(
        replace(c, weight=c.weight * CONTEXT_WEIGHT) for c in before.concepts if c.name not in {o.name for o in own.concepts}
    )
    indicator = own.indicator or (combined.indicator if combined.indicator != before.indicator else None)
    return replace(
        own,
        text=f"{said}|{base}",
        indicator=indicator,
        dimension=own.dimension or dimension,
        concepts=(*own.concepts, *context),
        unit=own.unit or before.unit,
        kinds=own.kinds if own.unit else before.kinds,
        exclusive=False,
    )


def _of_the_same_kind(mention: Mention, near: tuple[Organisation, ...]) -> Mention:
    """A place behind an office of another (那环翠呢) as its office of that kind; named in full (那环翠区呢) it may as well be
    its government, which is then asked back."""
    in_full = mention.place is not None and mention.said.endswith(mention.place)
    governments = tuple(o for o in mention.organisations if o.is_government) if in_full else ()
    return replace(mention, body=near[0].parts.body, organisations=(*near, *governments))


def bodies_said(question: Question, state: TurnState, table: OrganisationTable) -> tuple[Mention, ...]:
    before = tuple(table.by_name[name] for name in state.organisations if name in table.by_name)
    if not question.mentions:
        place = next((o.parts.own for o in before if o.parts.own), None)
        if place and re.search(r"(?<!the local )(?:district|city|county) government|区政府|市政府|县政府", question.folded):
            government = table.fitting(place, "")
            if government:
                return (Mention(0, 0, government[0].name, place, "", government),)
        return (Mention(0, 0, "", None, None, before),) if before else ()
    out = []
    for mention in question.mentions:
        if mention.place is None and mention.body is not None and before:
            place = before[0].parts.own
            near = table.fitting(place, mention.body)
            said = mention.said if near else f"{place}{mention.said}"
            out.append(replace(mention, place=place, said=said, organisations=near))
        elif mention.body is None and mention.place is not None and before and len(mention.organisations) > 1:
            kind = before[0].parts.body
            near = table.fitting(mention.place, kind) if kind else ()
            out.append(_of_the_same_kind(mention, near) if near else mention)
        else:
            out.append(mention)
    return tuple(out)
