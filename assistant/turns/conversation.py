"""What earlier turns add to a question: the body, the year and the thing asked that a short follow-up leaves out.

The state of a turn is plain JSON in the SQL store, so that any process can go on with a conversation. Here are the state, the bodies
and years that a turn takes over, and what its words ask for behind those of the turn before (`narrowed`); `continuing` puts them
together. What the question itself says always wins.

>>> state = TurnState(("示例市商务局",), (2023,), "收到多少件申请", "value", True)
>>> TurnState.from_json(state.to_json()) == state
True
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from assistant.asking.asked_thing import wanted
from assistant.asking.indicator_words import find_dimension, find_indicator
from assistant.asking.question import Question
from assistant.asking.tasks import Task
from assistant.asking.wanted import Wanted
from assistant.asking.whole_asked import asks_published, words
from assistant.bodies.level_said import of_level
from assistant.bodies.name_edges import place_alone
from assistant.bodies.organisations import Mention, Organisation, OrganisationTable
from assistant.language.concepts import GENERIC, Concept
from assistant.turns.idle_turns import deed_alone, itself_alone, part_alone
from assistant.turns.told_figures import ToldFigure
from assistant.turns.turn_words import FILLER, OF_THE_BODY_ITSELF, PART_OF_TURN, REACHES, names_part
from ingest.forms import indicators

CONTEXT_WEIGHT = 0.25
_ELSEWHERE = 0.6
"""What a word of the turn before weighs at least, where a deed or a part of it is said alone: it must be told of that."""


@dataclass(frozen=True, slots=True)
class TurnState:
    """What a turn was about: bodies by full name, years, the content asked, the operation, whether numbers were asked;
    `task` is what was read strictly, with its things filled in, None where nothing was. A turn that was asked back about has
    its question in `asked`, and what was offered: bodies by full name, or figures of the forms by their ids. `together`: what a
    turn wanted computed with the turns before it (差多少); it is else the turn before, so that later turns go on from that. `within`:
    the bodies without reports of their own that the report of `organisations` told of, each as said, with its place and its kind;
    `assumed`: no turn named the years, which are those of the latest report. `whole`: what a turn asked in full, without its body and year, ""
    for one that left anything else out; `whole_in` the year it named. `told`: the numbers that it was answered with."""

    organisations: tuple[str, ...]
    years: tuple[int, ...]
    content: str
    operation: str
    numeric: bool
    task: Task | None = None
    asked: str = ""
    offered: tuple[str, ...] = ()
    offered_things: tuple[str, ...] = ()
    together: str = ""
    within: tuple[tuple[str, str | None, str | None], ...] = ()
    assumed: bool = False
    whole: str = ""
    whole_in: tuple[int, ...] = ()
    told: tuple[ToldFigure, ...] = ()

    def to_json(self) -> str:
        task = None if self.task is None else self.task.to_list()
        turn = [list(self.organisations), list(self.years), self.content, self.operation, self.numeric, task]
        offers = [self.asked, list(self.offered), list(self.offered_things)]
        within = [list(one) for one in self.within]
        whole = [self.assumed, self.whole, list(self.whole_in)]
        told = [one.to_list() for one in self.told]
        return json.dumps([*turn, *offers, self.together, within, *whole, told], ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> TurnState:
        """Reads a stored state; one that was written before tasks, offers or computing turns were has none."""
        organisations, years, content, operation, numeric, *more = json.loads(text)
        task = Task.of_list(more[0]) if more and more[0] is not None else None
        asked, offered, things = more[1:4] if len(more) > 3 else ("", (), ())
        about = (tuple(organisations), tuple(years), content, operation, numeric)
        within = tuple((said, place, body) for said, place, body in more[5]) if len(more) > 5 else ()
        together, assumed = more[4] if len(more) > 4 else "", len(more) > 6 and more[6]
        whole, whole_in = (more[7], tuple(more[8])) if len(more) > 8 else ("", ())
        told = tuple(ToldFigure.of_list(one) for one in more[9]) if len(more) > 9 else ()
        return cls(*about, task, asked, tuple(offered), tuple(things), together, within, assumed, whole, whole_in, told)


def with_name_alone(question: Question) -> Question:
    """A follow-up that names a place alone which no body of the store has (那苏州呢), so that the earlier one never answers."""
    name = "" if question.mentions else place_alone(question.content)
    return replace(question, mentions=(Mention(0, len(name), name, name, None, ()),), content="") if name else question


def with_government_of_turn(question: Question, state: TurnState, table: OrganisationTable) -> Question:
    """A follow-up that names the government of the last turn's place, or its office, by the level alone (县政府呢, 县政府办呢); behind a turn
    about that government itself its words say which of all below it is meant."""
    bodies = [table.by_name[name] for name in state.organisations if name in table.by_name]
    said = _GOVERNMENT.match(question.content)
    if question.mentions or said is None or len(bodies) != 1 or not bodies[0].parts.own.endswith(said["level"]):
        return question
    place, body = bodies[0].parts.own, "人民政府办公室" if said["office"] else ""
    meant = tuple(o for o in table.fitting(place, body) if said["office"] or o.is_government)
    if (len(meant) != 1 and not said["office"]) or (list(meant) == bodies and itself_alone(question.content)):
        return question
    name = meant[0].name if meant else f"{place}政府办公室"
    mention = Mention(0, 0, name, place, body, meant)
    content = question.content[said.end() :]
    return replace(question, mentions=(mention,), content=content, asks=(wanted(content),))


_GOVERNMENT = re.compile(
    r"(?:那么?|那)?(?P<level>[省市区县镇乡])(?:人民)?政府(?P<office>办公室|办公厅|办(?![理结完了]))?(?:的)?(?=呢|[,?]|$|收到|受理|公开|主动|新收|有|办[理结完了])"
)


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


def with_year_of_turn(question: Question, state: TurnState, this_year: int, reported: Collection[int]) -> Question:
    """第二年呢: the year after the last turn's, the second of several. 去年呢 after a turn about 2023 asked in 2026: the year before that turn's, where no
    report of its bodies (`reported`) is about the year before this one, or where that is the very year of the turn."""
    last = this_year - 1
    told = None if question.mentions or question.years.named else _NEXT_YEAR.search(question.content)
    if told is not None and state.years:
        content = question.content[: told.start()] + question.content[told.end() :]
        year = sorted(state.years)[1] if len(state.years) > 1 else state.years[0] + 1
        return replace(question, content=content, years=replace(question.years, named=(year,)))
    named = question.years.named == (last,) and str(last)[2:] not in question.folded
    if question.mentions or not named or len(state.years) != 1 or not _LAST_YEAR.search(question.folded):
        return question
    if last in reported and state.years[0] != last:
        return question
    return replace(question, years=replace(question.years, named=(state.years[0] - 1,)))


def without_year_of_turn(
    asked: Question, filled: Question, reported: Callable[[Organisation], Collection[int]], state: TurnState
) -> Question:
    """`filled` without the years that it has from earlier turns where the turn itself (`asked`) names its body and what it asks
    for, no year, and that body has a report of other years alone: such a question would be answered had it come first. A turn that
    says no more than a body (示例区呢) means the year of the turn before, and is told that there is none; where no turn named that year
    (`state.assumed`), it is only the latest of another body, and so of this one."""
    if names_years(asked):
        return filled
    if state.assumed and filled.years.named == state.years:
        filled = replace(filled, assumed=True)
        reporting = [{year for body in mention.organisations for year in reported(body)} for mention in filled.mentions]
        lacking = bool(asked.mentions) and any(held and not held & set(state.years) for held in reporting)
        return replace(filled, years=replace(filled.years, named=())) if lacking else filled
    elliptic = _LEFT_OUT.search(asked.folded) is not None or len(FILLER.sub("", asked.content)) < _SAYS_WHAT
    elliptic = elliptic or _SAME_YEAR.search(asked.text) is not None
    if elliptic or len(asked.mentions) != 1 or filled.mentions != asked.mentions:
        return filled
    held = {year for body in asked.mentions[0].organisations for year in reported(body)}
    return filled if not held or held & set(filled.years.named) else replace(filled, years=replace(filled.years, named=()))


def names_years(question: Question) -> bool:
    """Whether a question says of which years it asks, or that they are compared."""
    years = question.years
    return bool(years.named or years.last or years.since or years.until or years.compared)


def names_body_or_year(question: Question) -> bool:
    """Whether a turn says of whom or of which years it asks, so that it goes on from no number of the turn before."""
    return bool(question.mentions) or names_years(question)


_LAST_YEAR = re.compile(r"(?<![比较])(?:去年|上年|上一?个?年度?)|\blast year\b")
_NEXT_YEAR = re.compile(
    r"(?<![到至入转给])(?:第二年|次年|翌年|隔年|(?:后|下)一年|转过年)(?:的)?|(?<!to )\b(?:in |of |for )?the (?:next|following) year\b"
)
_LEFT_OUT = re.compile(r"^\s*(?:那|and\b|what about|how about)|呢[?。!\s]*$", re.IGNORECASE)
_SAME_YEAR = re.compile(r"同一?个?年(?!龄|代|级)|那一?年")
"""What says that the year of the turn before is meant (同年海棠区商务局收到几件)."""
_SAYS_WHAT = 4
"""Characters of a question, bodies and fillers aside, that say what is asked: 存在问题."""
_NEAREST = re.compile(r"近|过去|最新|\b(?:last|past|latest|recent)\b")
"""Years counted back from now, whatever the turns were about."""


def asks_of_base(said: str, indicator: str, base: str | None) -> bool:
    """Whether a turn's words speak of the figure of the turn before (`base`), and the figure that they name elsewhere is no part of
    it, or is that figure itself."""
    if REACHES.search(said):
        return True
    if indicator == base:
        return names_part(said)
    return PART_OF_TURN.search(said) is not None and (base is None or not of_one_table(indicator, base))


def of_one_table(one: str, other: str) -> bool:
    """Whether two figures are of one table, so that one may be a part of the other; the annex counts applications by channel.

    >>> of_one_table("applications.refused", "applications.handled"), of_one_table("statistics.complaints", "applications.received")
    (True, False)
    """
    first, second = (name.split(".")[0] for name in (one, other))
    return first == second or (first == "statistics" and one.startswith(f"statistics.{other.rsplit('.', maxsplit=1)[-1]}"))


_DENIED = re.compile(r"(?:不予|不|未予|未|没有?)(?:公开|受理|办结|答复|处理)")
"""不予公开多少件 does not say 公开."""
_OTHERS = re.compile(r"其[他它]|别的|\bothers?\b")
"""其他文件呢？ asks for what the earlier turn's figure did not count."""


def said_again(content: str, operation: str) -> Wanted:
    """What the content of an earlier turn asks for, its own words (before the |) before those that it took over."""
    said, _, base = content.partition("|")
    return narrowed(wanted(said, operation), said, base.rsplit("|", 1)[-1]) if base else wanted(content, operation)


_MESSAGES = frozenset({"条", "篇"})
"""公开多少条 behind applications counted in 件 asks for what was published."""


def narrowed(own: Wanted, said: str, base: str) -> Wanted:
    """What a turn's own words ask for with an earlier turn's. 其中自然人多少: the earlier thing's column; 微信呢: the earlier thing
    for another subject."""
    before = wanted(base, "value")
    dimension = find_dimension(said)
    names_more = any(c.weight >= 1.0 and not any(find_dimension(term) for term in c.terms) for c in own.concepts)
    if before.indicator and dimension and find_indicator(said) is None and not names_more:
        return replace(before, dimension=dimension, concepts=(*own.concepts, *before.concepts))
    elsewhere = not counts_applications(before, base) and (part_alone(said) or deed_alone(said, before.indicator))
    combined = wanted(f"{said}{base}", "value")
    names_others = _OTHERS.search(said) is not None and _OTHERS.search(base) is None
    in_base = bool(own.concepts) and all(any(t in _DENIED.sub("", base) for t in c.terms) for c in own.concepts)
    of_itself = OF_THE_BODY_ITSELF.search(said) is not None and OF_THE_BODY_ITSELF.search(base) is None
    part = PART_OF_TURN.search(said) is not None  # 收到来信和申请几件, then 其中来信: no part is the two
    if own.indicator is None and in_base and not names_others and not of_itself and not part:
        return before
    if (
        own.indicator is not None
        and own.exclusive
        and own.unit is None
        and not asks_of_base(said, own.indicator, before.indicator)
    ):
        known = indicators().get(own.indicator)
        before = before if known is None or before.unit in (None, known.unit) else replace(before, unit=None)
    share = 1.0 if REACHES.search(said) or elsewhere else CONTEXT_WEIGHT
    least = _ELSEWHERE if elsewhere else 0.0
    told = {concept.name for concept in own.concepts}
    own = replace(own, concepts=tuple(replace(c, weight=1.0) if _must_be_told(c, base) else c for c in own.concepts))
    context = tuple(replace(c, weight=max(least, c.weight * share)) for c in before.concepts if c.name not in told)
    indicator = own.indicator or (combined.indicator if combined.indicator != before.indicator else None)
    if own.indicator is not None and asks_of_base(said, own.indicator, before.indicator):
        indicator = None
    if elsewhere:
        alike = combined.indicator and before.indicator and of_one_table(combined.indicator, before.indicator)
        indicator = combined.indicator if alike and combined.indicator != before.indicator else None
    if own.unit in _MESSAGES and before.unit not in _MESSAGES and (indicator or "").startswith("applications."):
        indicator = None
    if of_itself:
        context = (*context, Concept("本级", ("本级", "机关本身"), 1.0))
        indicator = None
    return replace(
        own,
        text=f"{said}|{base}",
        indicator=indicator,
        dimension=own.dimension or (None if names_more else dimension),
        concepts=(*own.concepts, *context),
        unit=own.unit or before.unit,
        kinds=own.kinds if own.unit else before.kinds,
        exclusive=False,
    )


def _must_be_told(concept: Concept, base: str) -> bool:
    """Whether a word that a turn says itself is what it asks for (阅读量, 转发了多少条): the turn before's number is never read over it. Of
    what was published, another word for publishing is no other."""
    published = words()["published"]
    return concept.weight > GENERIC and not (concept.name in published["told_deeds"] and asks_published(base))


def counts_applications(before: Wanted, base: str) -> bool:
    """Whether what the turn before asked for counts applications, of which deeds and kinds of applicants are told without naming them."""
    counted = (before.indicator or "").startswith(_COUNTS_APPLICATIONS)
    return counted or (before.indicator is None and "申请" in base)


_COUNTS_APPLICATIONS = ("applications.", "statistics.received", "statistics.completed", "statistics.replies")


def _of_the_same_kind(mention: Mention, near: tuple[Organisation, ...]) -> Mention:
    """A place behind an office of another (那环翠呢) as its office of that kind; named in full (那环翠区呢) it may as well be
    its government, which is then asked back."""
    in_full = mention.place is not None and mention.said.endswith(mention.place)
    governments = tuple(o for o in mention.organisations if o.is_government) if in_full else ()
    return replace(mention, body=near[0].parts.body, organisations=(*near, *governments))


def bodies_said(question: Question, state: TurnState, table: OrganisationTable) -> tuple[Mention, ...]:
    before = tuple(table.by_name[name] for name in state.organisations if name in table.by_name)
    if not question.mentions and state.within:
        return tuple(Mention(0, 0, said, place, body, ()) for said, place, body in state.within)
    if not question.mentions:
        place = next((o.parts.own for o in before if o.parts.own), None)
        if place and re.search(
            r"(?<!the local )(?:district|city|county) government|[区市县]政府(?!办(?![理结完了]))", question.folded
        ):
            government = table.fitting(place, "")
            if government:
                return (Mention(0, 0, government[0].name, place, "", government),)
        if not before and len(state.organisations) == 1:  # one that is not in the store is asked about again
            return tuple(one for one in table.mentions(state.organisations[0]) if not one.organisations)[:1]
        return (Mention(0, 0, "", None, None, before),) if before else ()
    out = []
    for mention in question.mentions:
        if mention.place is None and mention.body is not None and before:
            place = before[0].parts.own
            behind = of_level(mention, before[0].parts.places, table)
            if behind.said != mention.said or behind.body != mention.body:  # 县教育局 behind a city is not that city's
                out.append(behind)
                continue
            near = table.fitting(place, mention.body)
            own = mention.said if mention.said == mention.body else mention.said.removeprefix((place or "")[-1:])
            said = mention.said if near else f"{place}{own}"  # 市教育局 behind a city is that city's
            out.append(replace(mention, place=place, said=said, organisations=near))
        elif mention.body is None and mention.place is not None and before and len(mention.organisations) > 1:
            kind = before[0].parts.body
            near = table.fitting(mention.place, kind) if kind else ()
            out.append(_of_the_same_kind(mention, near) if near else mention)
        else:
            out.append(mention)
    return tuple(out)
