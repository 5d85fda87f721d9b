"""What a question wants done with figures of the forms, read strictly: an operation, the things it is done with, and over what.

A clause is read as a task only where every word of it is accounted for: by the operation's ways of being said
(`vocabulary/operations.toml`), by one or more figures (`said_figures`), or as saying nothing. What is not read so is left to
the looser reading of `question`. A later turn may leave out the things: its task has none, and `conversation` fills them in.

Over 400 lines: reading an operation and reading its things call each other (a share's part is itself read as a thing).

>>> [(t.operation, [x.indicator for x in t.things]) for t in read_tasks("收到的申请比上一年增加了多少")]
[('difference', ['applications.received'])]
>>> task = read_tasks("新收的申请中,个人占多大比例")[0]
>>> (task.things[0].column, task.whole.indicator, task.whole.column)
('自然人', 'applications.received', None)
>>> read_tasks("举办讲座比上一年多几次")
()
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from assistant.asked_unit import asked_unit
from assistant.concepts import concepts
from assistant.lookup import COUNTS, LEGAL, Wanted
from assistant.said_figures import said
from assistant.said_words import NEGATION, cut
from ingest.numerals import DIGITS

RECEIVED = "applications.received"
_WORD_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "ten": 10, "十": 10, "两": 2}
_CLAUSE = re.compile(r"[,;。?!](?=.)|(?<=[几少件个条次])、(?=.*(?:几|多少))")
_ASKS = re.compile(r"呢$|多少|几|比例|比重|多大|什么|哪|谁|如何|怎|吗|(?<![后了完])还是(?!不)|还是少|how|what|which|who|by ")
_JOINED = re.compile(
    r"还是|和|与|及|以及|、|跟|同(?![意样时比期一类步等行志])|加上|还有|\+|,|\band\b|\bplus\b|\bthan\b|(?<![相对同环占分])比(?![例重较])|(?<![相比])较(?!大|为)|减去|减掉|\bversus\b|\bvs\.?\b|\bto\b"
)
_LEGAL = re.compile(
    r"(?<![业他])法人(?:(?:或者?|和|及|与|、)其他组织|(?:或者?|和|及|与)组织|单位|类)?(?:申请人)?(?!.{0,2}其他)|\blegal (?:persons?|entit(?:y|ies))(?: (?:or|and) other organi[sz]ations?)?"
)
_APART = re.compile(_JOINED.pattern + r"|相当于|是|为|\bof\b|\bas\b|\bthe number\b")
_MONEY = re.compile(r"钱|元|费(?!用减免)|yuan|money|\bfees?\b")
_PART_OF = re.compile(
    r"(?:之?中|里面?|当中|之内|内)(?:的)?[,、:]?|\b(?:were|was|are|is|came from|come from|made up|make up|from|by|did)\b"
)
_INQUIRIES = re.compile(
    r"(?:接受|受理|收到|接到|答复|解答|处理|办理|回复|接待)[^,;申请]{0,6}(?:咨询|来访)|(?:咨询|来访)[^,;申请]{0,2}(?:多少|几)"
)
"""Inquiries and visits are counted beside applications and are none: elsewhere 咨询 only says that somebody asks."""
_AMONG = re.compile(r"(?P<whole>.+?)(?:之?中|里面?|当中|之内)(?:的)?[,、:](?P<part>.+)$")
"""办理的申请里,予以公开的几件: the part is asked for, and the whole only says what it is a part of."""
_VERBS = frozenset({"concluded", "received", "column"})
"""What alone (占办结的) is said of applications."""
CONDITIONS = ("over", "at_least", "under", "at_most", "none")


@dataclass(frozen=True, slots=True)
class Thing:
    """A figure of the forms as a question names it: the row and the column of applicants, each None where it is not said."""

    indicator: str | None
    column: str | None = None
    text: str = ""
    words: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        return self.indicator is None and self.column is None

    def wanted(self) -> Wanted:
        """What to look for; only the figure named may answer."""
        unit = asked_unit(self.text)
        return Wanted(
            self.text,
            self.indicator,
            self.column,
            tuple(concepts(self.text)),
            None if unit == "%" else unit,
            COUNTS,
            exclusive=True,
            words=self.words,
        )

    def under(self, other: Thing) -> Thing:
        """This thing with the row that another names, where this one names none."""
        return self if self.indicator is not None else replace(other, column=self.column or other.column)


@dataclass(frozen=True, slots=True)
class Task:
    """One operation (`value` where nothing is computed). `whole` is what a share is of; `over` is bodies, years, columns or
    rows where the question says so; `limit` how many of a ranking; `condition` what a count counts, with its number.
    `both`, `before` and `among` are what a later turn says of earlier ones: the two of them, the year before, of those."""

    operation: str
    things: tuple[Thing, ...] = ()
    whole: Thing | None = None
    over: str = ""
    limit: int | None = None
    ascending: bool = False
    condition: tuple[str, Decimal] | None = None
    both: bool = False
    before: bool = False
    among: bool = False

    def to_list(self) -> list[object]:
        """As plain JSON, for a conversation's store."""
        things = [[thing.indicator, thing.column, thing.text] for thing in (*self.things, *([self.whole] if self.whole else []))]
        condition = None if self.condition is None else [self.condition[0], str(self.condition[1])]
        return [self.operation, things, self.whole is not None, self.over, self.limit, self.ascending, condition]

    @classmethod
    def of_list(cls, stored: Sequence[Any]) -> Task:
        """What `to_list` gave."""
        operation, listed, has_whole, over, limit, ascending, condition = stored
        things = tuple(Thing(indicator, column, text) for indicator, column, text in listed)
        whole, things = (things[-1], things[:-1]) if has_whole else (None, things)
        held = None if condition is None else (str(condition[0]), Decimal(condition[1]))
        return cls(operation, things, whole, over, limit, ascending, held)


@cache
def _patterns() -> dict[str, dict[str, tuple[re.Pattern[str], ...]]]:
    text = resources.files("assistant.vocabulary").joinpath("operations.toml").read_text(encoding="utf-8")
    return {
        table: {name: tuple(re.compile(p) for p in listed) for name, listed in entries.items()}
        for table, entries in tomllib.loads(text).items()
    }


@lru_cache(maxsize=4096)
def read_tasks(content: str) -> tuple[Task, ...]:
    """The tasks of a question's folded content (without bodies and years), in order; () where it is not read strictly."""
    pieces = [piece for piece in _CLAUSE.split(content.strip(" ,;。?!")) if piece.strip()]
    if len(pieces) > 1 and sum(bool(_ASKS.search(piece)) for piece in pieces) > 1 and _ASKS.search(pieces[0]):
        read = [_clause(piece) for piece in pieces]
        read = [
            _carried_on(piece, task, read[0]) if n else task for n, (piece, task) in enumerate(zip(pieces, read, strict=True))
        ]
        told = tuple(task for task in read if task is not None)
        if len(told) == len(pieces):
            return _told_once(told)
    one = _clause(content)
    return () if one is None else (one,)


def _carried_on(piece: str, read: Task | None, first: Task | None) -> Task | None:
    """A later clause that leaves out a word of the first (规章制发几件, 废止几件): read with that word, where it fits one figure."""
    if read is not None or first is None or len(first.things) != 1:
        return read
    words, known = first.things[0].words, first.things[0].indicator
    tried = [_clause("".join(w for w in words if w != left) + piece) for left in ("", *words)]
    fitting = {t.things[0].indicator: t for t in tried if t is not None and len(t.things) == 1 and t.things[0].indicator != known}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _told_once(tasks: Sequence[Task]) -> tuple[Task, ...]:
    """Clauses that ask the same twice (多了还是少了,差多少) as one; a later clause is about the earlier one's things."""
    out: list[Task] = []
    for read in tasks:
        task = read
        if out:
            before = out[-1]
            if before.operation == "value" and before.before and not before.things and task.operation != "value":
                out[-1] = replace(task, before=True)
                continue
            if (
                task.operation in ("difference", before.operation)
                and not task.things
                and before.operation in ("difference", "compare")
            ):
                continue
            if task.operation == "value" and not task.things:
                continue
            things = tuple(t.under(before.things[0]) for t in task.things) if before.things else task.things
            if task.operation == "share" and not task.things:
                things = before.things[:1]
            task = replace(task, things=things or before.things, over=task.over or before.over)
            task = replace(task, before=task.before or before.before)
        out.append(task)
    return tuple(out)


def _clause(text: str) -> Task | None:
    """One clause as one task; None where a word of it is not accounted for, or two operations are asked in one."""
    table = _patterns()
    if _MONEY.search(text) or _INQUIRIES.search(text):
        return None
    task, rest = Task("value"), text
    rest, among = _taken(rest, table["words"]["among"])
    rest, both = _taken(rest, table["words"]["both"])
    rest, before = _taken(rest, table["words"]["before"], keep=True)
    task = replace(task, among=among, both=both, before=before)
    for name, patterns in table["operations"].items():
        hit = next((m for p in patterns if (m := p.search(rest)) is not None), None)
        if hit is None:
            continue
        if name == "count" and _condition(rest) is None:
            if _ALL_BODIES.search(rest) or _WHICH.search(hit.group()):
                continue
            return None
        task = replace(task, operation=name)
        if name == "share":
            return _share(task, rest, hit)
        rest = rest if hit.group() in _JOINS else _without(rest, hit)
        rest, task = _details(task, rest, hit)
        break
    for name, patterns in table["over"].items():
        rest, found = _taken(rest, patterns)
        if (found and not task.over) or (hit_in(text, patterns) and not task.over):
            task = replace(task, over=name)
    things = read_things(rest, apart=task.operation == "ratio")
    if task.operation == "sum" and (things is None or len(things) < 2):
        things = _named_with_total(text, things)
    if things is None:
        return None
    if not things and (task.operation == "table" or (task.over == "columns" and task.operation in ("max", "min"))):
        things = (Thing(None, None, text.strip()),)
    if task.operation == "value" and len(things) == 2 and _ADDS.search(text):
        task = replace(task, operation="sum")
    return replace(task, things=things)


_JOINS = frozenset({"减去", "减掉"})
"""Words of an operation that also part the two things it is done with."""
_ALL_BODIES = re.compile(r"各|所有|全部|全体|每|平均")
_WHICH = re.compile(r"哪|which")
_DENIES = re.compile(r"没|未|不|无")
_ADDS = re.compile(r"\+|加上|\bplus\b")


def _named_with_total(text: str, things: tuple[Thing, ...] | None) -> tuple[Thing, ...] | None:
    """What a text names where total is part of a figure's name (办理结果总数); else what it names without that word."""
    reading = said(text, "sum")
    if reading.indicator is None or not reading.whole:
        reading = said(_cleaned(text), "sum")
    if reading.indicator is None or not reading.whole or len(reading.columns) > 1:
        return things
    if things and things[0].indicator == reading.indicator:
        return things
    column = reading.columns[0] if reading.columns else None
    return (Thing(reading.indicator, column, text.strip(), reading.words),)


def _condition(text: str) -> tuple[str, re.Match[str]] | None:
    """What a count counts, and where that is said."""
    words = _patterns()["words"]
    named = [t.text for t in cut(text).tokens if t.part == "word" and t.concept != NEGATION and _DENIES.match(t.text)]
    for name in CONDITIONS:
        for found in (hit for pattern in words[name] for hit in pattern.finditer(text)):
            if name != "none" or not any(found.group().strip() in word for word in named):
                return name, found
    return None


def hit_in(text: str, patterns: Sequence[re.Pattern[str]]) -> bool:
    """Whether any of these patterns is found."""
    return any(pattern.search(text) for pattern in patterns)


def _taken(text: str, patterns: Sequence[re.Pattern[str]], *, keep: bool = False) -> tuple[str, bool]:
    """The text without what a pattern matches, and whether one did; `keep` leaves what is part of a figure's name (上年结转)."""
    found = False
    for pattern in patterns:
        for hit in reversed(list(pattern.finditer(text))):
            if keep and re.match(r"度?(?:的)?(?:结转|转结|遗留|留|转|带|剩|没|未|积压)", text[hit.end() :]):
                continue
            text, found = _without(text, hit), True
    return text, found


def _without(text: str, hit: re.Match[str]) -> str:
    inside = " ".join(v for k, v in hit.groupdict().items() if v and k in ("thing", "whole", "more"))
    return f"{text[: hit.start()]} {inside} {text[hit.end() :]}"


def _details(task: Task, rest: str, hit: re.Match[str]) -> tuple[str, Task]:
    """The number of a ranking, the condition of a count, the direction."""
    words = _patterns()["words"]
    if task.operation in ("rank", "compare", "max", "min"):
        fewer = (task.operation == "compare" and "少" in hit.group()) or "fewer" in hit.group() or "less" in hit.group()
        task = replace(task, ascending=task.operation == "min" or hit_in(hit.string, words["ascending"]) or fewer)
    if task.operation == "rank":
        number = re.search(r"前([二两三四五六七八九十]|\d+)|top (\w+)|最.的([二两三四五六七八九十]|\d+)[名位个家]", hit.string)
        said_number = next((group for group in number.groups() if group), "") if number else ""
        task = replace(task, limit=_number(said_number))
    for name in {"rank": ("rank", "max", "min"), "trend": ("trend",)}.get(task.operation, ()):
        for pattern in _patterns()["operations"][name]:
            rest = pattern.sub(" ", rest)
    if task.operation == "count" and (condition := _condition(rest)) is not None:
        name, found = condition
        return _without(rest, found), replace(task, condition=(name, Decimal(found.groupdict().get("n") or 0)))
    return rest, task


def _number(text: str) -> int | None:
    if not text:
        return None
    return int(text) if text.isdigit() else _WORD_NUMBERS.get(text) or DIGITS.get(text)


def _share(task: Task, text: str, hit: re.Match[str]) -> Task | None:
    """The part and the whole of a share: W中P占…, P占W的…, P在W中的占比, what share of W was P."""
    left, right = text[: hit.start()], text[hit.end() :]
    named = hit.groupdict().get("whole") or ""
    if hit.string[hit.start() : hit.end()].isascii():
        return _english_share(task, left, right, hit.group())
    if re.search(r"是|来自|属于|由|出自|为|系$", hit.group()) and right.strip(" ?。"):
        return _of(task, right, re.sub(_PART_OF, " ", left))
    if named.strip():
        return _of(task, left, named)
    if right.strip(" ?。的呢") and read_thing(right) is None:
        return None
    inside = re.match(r"(?P<part>.+?)在(?P<whole>.+?)(?:之?中|里面?|当中|内)(?:的|所)?\s*$", left)
    if inside:
        return _of(task, inside["part"], inside["whole"])
    halves = re.match(r"(?P<whole>.+?)(?:之?中|里面?|当中|内)(?:的)?[,、:]?(?P<part>.+)$", left)
    if halves:
        return _of(task, halves["part"], halves["whole"])
    return _of(task, left, "")


def _english_share(task: Task, left: str, right: str, said_of: str) -> Task | None:
    if not (left + right).strip(" ?.and"):
        return task
    if said_of.startswith("as"):
        return _of(task, left, right)
    named_before = read_thing(left)
    before = named_before is None or not named_before.empty
    if not before and (
        part_of := re.match(r"(?P<whole>.+?)\b(?:(?:made |filed |lodged )?by|(?:coming )?from)\b(?P<part>.+)$", right)
    ):
        return _of(task, part_of["part"], part_of["whole"])
    halves = re.match(
        r"(?P<whole>.+?)\b(?:were|was|are|is|came|come|did|can be)\b(?: from| by| made by| for)?(?P<part>.+)$", right
    )
    if halves:
        return _of(task, halves["part"], halves["whole"])
    return _of(task, left, right) if before else None


def _of(task: Task, part: str, whole: str) -> Task | None:
    """A share of these two; a side that names a column alone takes the other's row, the received where none is named."""
    one, other = read_thing(part), read_thing(whole)
    if one is None or other is None:
        return None
    if one.empty:
        return replace(task, whole=None if other.empty else other)
    if other.empty:
        if one.column is None:
            total = _total_of(one) if _ALL_OF.search(whole) else None
            return replace(task, things=(one,), whole=total)
        row = one.under(Thing(RECEIVED, None, "收到申请")) if one.indicator is None else one
        return replace(task, things=(row,), whole=replace(row, column=None))
    base = other if other.indicator is not None else Thing(RECEIVED, other.column, "收到申请")
    if one.indicator is None:
        one = replace(base, column=one.column)
    if base.column is not None and one.column is None:
        one = replace(one, column=base.column)
    return replace(task, things=(one,), whole=base)


_ALL_OF = re.compile(r"总数|总量|总的|全部|所有|合计|总计|总体|整体|\btotal\b|\ball\b")
_TOTALS = {
    "applications.": "applications.handled",
    "review.": "review.total",
    "litigation.direct.": "litigation.direct.total",
    "litigation.after_review.": "litigation.after_review.total",
    "litigation.": "litigation.total",
}
"""What a row is a part of, by the beginning of its name, the narrower first."""
_NO_OUTCOMES = frozenset({RECEIVED, "applications.carried_in", "applications.carried_out", "applications.taken_on"})


def _total_of(part: Thing) -> Thing | None:
    """The total of the part of the form that a row stands in; None for one that is no part of a total."""
    name = part.indicator or ""
    total = next((whole for prefix, whole in _TOTALS.items() if name.startswith(prefix)), None)
    return None if total in (None, name) or name in _NO_OUTCOMES else Thing(total)


# ------------------------------------------------------------------------------------------ things


def read_thing(text: str) -> Thing | None:
    """One figure that a piece names (an empty one where it names none); None where a word is not accounted for."""
    cleaned = _cleaned(text)
    if _LEGAL.search(cleaned):
        rest = read_thing(_LEGAL.sub(" ", cleaned))
        return None if rest is None or rest.column is not None else replace(rest, column=LEGAL)
    reading = said(text, "value")
    if not reading.whole or (reading.indicator is None and not reading.columns):
        reading = said(cleaned, "value")
    if not reading.whole and not _nothing(cleaned):
        return None
    if len(reading.columns) > 1 or reading.choices:
        return None
    column = reading.columns[0] if reading.columns else None
    if reading.indicator is None and reading.concepts - {"column"}:
        reading = said(f"{cleaned}的申请", "value") if reading.concepts <= _VERBS else reading
        if reading.indicator is None or not reading.whole:
            return None
    return Thing(reading.indicator, column, text.strip(), reading.words)


def _nothing(text: str) -> bool:
    return not re.search(r"[\w]", text)


def read_things(text: str, *, apart: bool = False) -> tuple[Thing, ...] | None:
    """All figures that a piece names, each once; () where it names none, None where a word is not accounted for. `apart`:
    a verb parts them too (新收的是不予公开的几倍)."""
    if (among := _AMONG.match(text)) is not None:
        whole, parts = read_thing(among["whole"]), read_things(among["part"], apart=apart)
        if whole is not None and whole.indicator is not None and parts:
            return tuple(
                replace(part, indicator=part.indicator or whole.indicator, column=part.column or whole.column) for part in parts
            )
    cleaned = _cleaned(text)
    reading = said(cleaned, "value")
    if reading.whole and not _LEGAL.search(cleaned) and len(reading.columns) > 1 and reading.indicator is not None:
        return tuple(Thing(reading.indicator, column, text.strip(), reading.words) for column in reading.columns)
    one = read_thing(text)
    pieces = [piece for piece in (_APART if apart else _JOINED).split(text) if piece.strip(" 的?")]
    if one is not None and (len(pieces) < 2 or not one.empty):
        together = tuple(_each(pieces)) if len(pieces) > 1 else ()
        if (
            one.column is not None
            and one.indicator != RECEIVED
            and any(t.column == one.column and t.indicator == RECEIVED for t in together)
        ):
            return (one,)
        if (
            one.indicator is not None
            and re.search(r"[a-z]", text)
            and all(t.indicator is not None and f"{one.indicator}.".startswith(f"{t.indicator}.") for t in together)
        ):
            return (one,)
        if len({t.indicator for t in together}) > 1 and all(t.indicator for t in together):
            return together
        return () if one.empty else (one,)
    read = [read_thing(piece) for piece in pieces]
    if any(thing is None for thing in read):
        return None
    things = [thing for thing in read if thing is not None and not thing.empty]
    anchor = next((t for t in reversed(things) if t.indicator is not None), None)
    if anchor is None:
        return tuple(things)
    return tuple(dict.fromkeys(t if t.indicator else replace(anchor, column=t.column) for t in things))


def _each(pieces: Sequence[str]) -> Iterator[Thing]:
    for piece in pieces:
        thing = read_thing(piece)
        if thing is None:
            yield Thing(None)
        elif not thing.empty:
            yield thing


_CONNECTIVES = re.compile(
    r"相比(?:之下|较)?|相较(?:于|而言)?|对比|比较|比起|较(?!大)|同期|(?<!复)比|从|(?<![收接达])[到至与跟](?=\s|$|的)|之间|两者|去年(?!结转|转结|遗留|留)|同比|环比|(?:的)?数(?:量)?(?=\s|$)|多少|出现|"
    r"\b(?:than|compared|with|to|between|from|in|over|versus|vs|relative|against|did|does|more|it|change|changed|rise|rose|fall|fell|grow|grew|"
    r"increase|increased|decrease|decreased|drop|dropped|go|up|down|higher|lower|fewer|less|there|were|was|by)\b"
)


def _cleaned(text: str) -> str:
    """The text without the words that only join what is compared."""
    return re.sub(r"\s+", " ", _CONNECTIVES.sub(" ", text)).strip(" ,;。?!:、的")
