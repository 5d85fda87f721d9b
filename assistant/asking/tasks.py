"""What a question wants done with figures of the forms, read strictly: an operation, the things it is done with, and over what.

A clause is read as a task only where every word of it is accounted for: by the operation's ways of being said
(`vocabulary/operations.toml`), by one or more figures (`said_figures`), or as saying nothing. What is not read so is left to
the looser reading of `question`. A later turn may leave out the things: its task has none, and `conversation` fills them in.

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
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from assistant.asking.indicator_words import TOPIC, sum_of
from assistant.asking.joined_cells import one_path, said_of_each
from assistant.asking.measures import asks_how_moved
from assistant.asking.parts_asked import PartsAsked, condition_said, parts_of, read_parts, whole_of
from assistant.asking.said_figures import said
from assistant.asking.shares import share_of
from assistant.asking.things import ADDED, JOINED, RECEIVED, Thing, cleaned, joins_another, read_thing, read_things
from assistant.asking.whole_asked import some_of_them
from assistant.language.part_of_year import in_part_of_year
from assistant.language.said_words import cut
from assistant.language.word_tables import word_table
from ingest.numerals import DIGITS

_WORD_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "ten": 10, "十": 10, "两": 2}
_CLAUSE = re.compile(r"[,;。?!](?=.)|(?<=[几少件个条次])、(?=.*(?:几|多少))")
_ASKS = re.compile(
    r"呢$|多少|几|比例|比重|多大|什么|哪|谁|如何|怎|吗|(?<![后了完])还是(?!不)|还是少|how|what|which|where|who|by "
)
_HOW_MANY = re.compile("多少|几")
_MONEY = re.compile(r"钱|元|(?<!缴)费(?!用减免)|yuan|money|\bfees?\b")
RATE = re.compile(r"(?<![效功汇概频])率(?![先领])|\brates?\b")
"""A rate that a report may state (纠正率): its count is no answer to it."""
_RESULT_RATE = re.compile(
    r"(?P<of>(?:行政)?(?:复议|诉讼)(?:和行政诉讼)?)(?:案件)?(?:的|中|里)?(?:被)?(?:结果)?(?P<result>纠正|维持)(?:的)?(?:比率|率|比例)(?:是?多少|有多高|多高|多大)?"
)
"""复议纠正率: the share of the cases that ended so, which the form gives though it prints no rate."""
_OTHER_THAN_PERSONS = re.compile(
    "(?:除了?|除去|扣除)自然人(?:[以之]?外|不算)?(?:,|的)*(?:其[他余它])?|非自然人(?:的)?|(?:不是|并非)自然人(?=提|申请|的)|自然人[之以]外(?:的|,)*(?:其[他余它])?(?:的?申请人)?"
)
"""All other applicants stand together in the form."""
_OTHER_THAN = re.compile(
    "^(?P<lead>.*?)(?:(?:除(?:了|去|开|掉)?|扣除)(?P<part>[^,除]{2,14}?)[以之]?外|(?P<beside>[^,除]{2,14}?)[以之]外)"
    "(?:的|,)*(?:其[他余它]的?)?(?P<of>.+)$"
)
_EITHER_IS_MORE = re.compile(
    "^(?P<one>[^,]+?)(?:更|要)?(?P<how>[多少])(?:一些|些|一点)?,?还是(?P<other>[^,]+?)(?:更|要)?(?P=how)(?:一些|些|一点)?$"
)
"""维持多还是纠正多."""
_INQUIRIES = re.compile(
    r"(?:接受|受理|收到|接到|答复|解答|处理|办理|回复|接待)[^,;申请]{0,6}(?:咨询|来访)|(?:咨询|来访)[^,;申请]{0,2}(?:多少|几)"
)
"""Inquiries and visits are counted beside applications and are none: elsewhere 咨询 only says that somebody asks."""
_APPLICANT = re.compile(r"企业|公司|个人|公民|居民|村民|群众|市民|律师|律所|法律|科研|高校|社会|公益|法人|组织")
"""Words that name a kind of applicant, and tell what applications are about where they stand in that."""


@dataclass(frozen=True, slots=True)
class Task:
    """One operation (`value` where nothing is computed). `whole` is what a share is of, or among whose parts a place is asked; `over` is bodies, years, columns or
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
        named = (*self.things, *([self.whole] if self.whole else []))
        things = [[thing.indicator, thing.column, thing.text, list(thing.words)] for thing in named]
        condition = None if self.condition is None else [self.condition[0], str(self.condition[1])]
        return [self.operation, things, self.whole is not None, self.over, self.limit, self.ascending, condition]

    @classmethod
    def of_list(cls, stored: Sequence[Any]) -> Task:
        """What `to_list` gave; things that were written before their words were kept have none."""
        operation, listed, has_whole, over, limit, ascending, condition = stored
        things = tuple(Thing(indicator, column, text, tuple(*words)) for indicator, column, text, *words in listed)
        whole, things = (things[-1], things[:-1]) if has_whole else (None, things)
        held = None if condition is None else (str(condition[0]), Decimal(condition[1]))
        return cls(operation, things, whole, over, limit, ascending, held)


@cache
def _patterns() -> dict[str, dict[str, tuple[re.Pattern[str], ...]]]:
    tables = word_table("operations").items()
    return {table: {name: tuple(map(re.compile, listed)) for name, listed in entries.items()} for table, entries in tables}


@lru_cache(maxsize=4096)
def read_tasks(content: str) -> tuple[Task, ...]:
    """The tasks of a question's folded content (without bodies and years), in order; () where it is not read strictly."""
    pieces = [piece for piece in _CLAUSE.split(content.strip(" ,;。?!")) if piece.strip()]
    if any(map(asks_how_moved, pieces[1:])):
        return ()
    if len(pieces) > 1 and sum(bool(_ASKS.search(piece)) for piece in pieces) > 1 and _ASKS.search(pieces[0]):
        read = [_clause(piece) for piece in pieces]
        read[1:] = [_carried_on(piece, task, read[0]) for piece, task in zip(pieces[1:], read[1:], strict=True)]
        told = tuple(task for task in read if task is not None)
        if len(told) == len(pieces):
            return _told_once(told)
        if sum(_HOW_MANY.search(piece) is not None for piece in pieces) > 1:
            return ()  # 去年结转几件,今年结转几件: one figure answers but one of them
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
            if not task.things and task.operation in ("value", "sum" if before.operation in ("max", "min") else "value"):
                continue  # also behind 最多的是哪家: 一共几件
            if task.operation == "place" and not task.things and before.operation == "share":
                out.append(_place_of(before))
                continue
            things = tuple(t.under(before.things[0]).of_applications() for t in task.things) if before.things else task.things
            if task.operation == "share" and not task.things:
                things = before.things
            task = replace(task, things=things or before.things, over=task.over or before.over)
            task = replace(task, before=task.before or before.before)
        out.append(task)
    return tuple(out)


def _place_of(share: Task) -> Task:
    """The place of a share's part among the parts that it is one of (占多少,排第几): those beside it, not other bodies."""
    part = share.things[0] if share.things else Thing(None, None, "")
    if part.column is not None and (share.whole is None or share.whole.column is None):
        return Task("place", (part,), replace(part, column=None), "columns")
    said_whole = share.whole.indicator if share.whole is not None else None
    whole = said_whole if part.indicator in parts_of(said_whole or "") else whole_of(part.indicator)
    return Task("place", (part,), replace(part, indicator=whole or part.indicator), "rows")


def _clause(text: str) -> Task | None:
    """One clause as one task; None where a word of it is not accounted for, or two operations are asked in one."""
    table = _patterns()
    text = _RESULT_RATE.sub(r"\g<of>结果\g<result>占百分之几", text.replace("纠错", "纠正"))
    text = _OTHER_THAN_PERSONS.sub("法人或其他组织", text)
    text = _EITHER_IS_MORE.sub(r"\g<one>和\g<other>哪个\g<how>", text)
    if (ranked := _NTH.search(text)) is not None:
        return _nth(text, ranked)
    if in_part_of_year(text) or (_MONEY.search(text) and not _names_an_amount(text)) or _INQUIRIES.search(text):
        return None
    if (of_parts := read_parts(text)) is not None:
        return _of_parts(of_parts)
    if some_of_them(text) is not None or any(_APPLICANT.search(m.group()) for m in TOPIC.finditer(text)):
        return None
    if RATE.search(text) and not hit_in(text, (*table["operations"]["share"], *table["operations"]["growth"])):
        return None
    if (rest_of := _rest(text)) is not None:
        return rest_of
    task, rest = Task("value"), text
    rest, among = _taken(rest, table["words"]["among"])
    rest, both = _taken(rest, table["words"]["both"])
    headers = {token.concept for token in cut(rest).tokens} & _HEADERS
    named = _names_the_year_before(rest) or "last_items" in headers
    rest, before = (rest, False) if named else _taken(rest, table["words"]["before"], keep=True)
    task = replace(task, among=among, both=both, before=before)
    for name, patterns in table["operations"].items():
        if name in _OF_TWO and headers == _HEADERS:
            continue
        hit = next((m for p in patterns if (m := p.search(rest)) is not None), None)
        if hit is None:
            continue
        if name == "count" and condition_said(rest) is None:
            if _ALL_BODIES.search(rest) or _WHICH.search(hit.group()):
                continue
            return None
        if name == "place" and hit.group().isascii() and hit_in(rest, table["operations"]["share"]):
            return None  # what share, and where does it rank: two are asked
        task = replace(task, operation=name)
        if name == "share":
            shared = share_of(rest, hit)
            return None if shared is None else replace(task, things=shared[0], whole=shared[1])
        rest = _LEFT_OVER.sub("", rest) if hit.group() in _JOINS else _without(rest, hit)
        rest, task = _details(task, rest, hit)
        break
    for name, patterns in table["over"].items():
        rest, found = _taken(rest, patterns)
        if (found and not task.over) or (hit_in(text, patterns) and not task.over):
            task = replace(task, over=name)
    things = read_things(rest.replace("、", "和") if task.operation == "list" else rest, apart=task.operation == "ratio")
    if task.operation in _JOINING and (each := said_of_each(rest)):
        things = each
    if task.operation == "sum" and (things is None or len(things) < 2):
        things = _named_with_total(text, things)
    if things is None or (len(things) == 1 and task.operation in _OF_TWO and _has_two_sides(text)):
        return None
    if task.operation in ("value", "sum") and len(things) > 1:
        things = one_path(rest, things)
    if task.operation == "list" and len(things) == 1:
        things = () if any(map(_is_bare_total, JOINED.split(rest))) else _parts_of(rest, things[0])
        if not things or (len(things) == 1 and joins_another(rest)):
            return None  # 新闻发布会和领导出席各多少
    if not things and (task.operation == "table" or (task.over == "columns" and task.operation in ("max", "min"))):
        things = (Thing(None, None, text.strip()),)
    if task.operation == "value" and len(things) == 2 and _ADDS.search(text):
        task = replace(task, operation="sum")
    return replace(task, things=things)


def _names_an_amount(text: str) -> bool:
    """Whether a text names a figure of the forms that is an amount (集中采购总金额多少万元), every word of it, and asks for that alone."""
    reading = said(text)
    return reading.whole and (reading.indicator or "").endswith(".amount") and len(_ASKS.findall(text)) < 2


_NTH = re.compile(
    r"(?:排(?:名|在)?|居|位居|位列)?第(?P<at>[二三四五六七八九]|[2-9])(?P<bound>[多高大少低小])的?|(?:排(?:名|在)?|居|位居|位列)第(?P<place>[二三四五六七八九]|[2-9])(?:位|名)?的?"
)


def _nth(text: str, said_so: re.Match[str]) -> Task | None:
    """Which part stands at a place (不予公开的理由里第二多的是哪项): read as which is most is."""
    fewest = (said_so["bound"] or "多") in "少低小"
    most = _clause(f"{text[: said_so.start()]}最{'少' if fewest else '多'}的{text[said_so.end() :]}")
    if most is None or most.operation not in ("max", "min") or most.over not in ("columns", "rows"):
        return None
    return replace(most, operation="nth", limit=_number(said_so["at"] or said_so["place"]), ascending=fewest)


_OF_TWO = frozenset({"difference", "growth", "compare"})
_SIDES = re.compile(r"(?P<one>.+?)比(?P<other>[\u4e00-\u9fff]+?)(?=[多少高低增减])|(?P<first>.+?) than (?P<second>.+)")


def _has_two_sides(text: str) -> bool:
    """Whether words of our figures stand on both sides of what compares: they are two things, or one of them was not understood."""
    found = _SIDES.search(text)
    sides = [side for side in found.groups() if side] if found else []
    return len(sides) == 2 and all(any(t.part == "word" and t.concept not in _EITHER for t in cut(side).tokens) for side in sides)


_EITHER = frozenset({"application", "info", "case", "disclosure", "joined", "total", "received", "from_last"})
"""What may be said of both sides, or of a year before, and tells no side from the other."""


def _names_the_year_before(text: str) -> bool:
    """Whether the year before is in the name of what is asked for (上一年项目数量), a column of the year's own report."""
    read = said(text)
    return read.whole and (read.indicator or "").endswith(_PREVIOUS_ITEMS)


_HEADERS = frozenset({"last_items", "change_items"})
"""Two columns of the form of 2019 (上一年项目数量, 本年增/减), which asked for together compute nothing."""
_PREVIOUS_ITEMS = ".previous_items"
_JOINING = frozenset({"value", "list", "sum"})
"""Operations over things that stand beside one another: what one of them says for all is said of each."""
_JOINS = frozenset({"减去", "减掉"})
"""Words of an operation that also part the two things it is done with."""
_ALL_BODIES = re.compile(r"各|所有|全部|全体|每|平均")
_WHICH = re.compile(r"哪|which")
_ADDS = re.compile(rf"\+|{ADDED}|\bplus\b")
_LEFT_OVER = re.compile("(?:还|就|只)*(?:剩下?|余下?)的?(?:有|是)?(?=多少|几)")
"""现行有效减去废止还剩多少: what a difference is called."""


def _rest(text: str) -> Task | None:
    """What is left of a row without one column, or of a whole without one of its rows (除企业以外的申请几件); None where no part is left
    out, or another than a part of what is named."""
    found = _OTHER_THAN.match(text)
    part = None if found is None else read_thing(found["part"] or found["beside"])
    if found is None or part is None or part.empty:
        return None
    of = f"{found['lead']}{found['of']}"
    whole = read_thing(of) or read_thing(f"{of}总计")
    if whole is None or whole.column is not None:
        return None
    if part.indicator is None:
        whole = whole if whole.indicator is not None else replace(whole, indicator=RECEIVED)
        return Task("rest", (whole, replace(whole, column=part.column)))
    if part.column is not None or part.indicator not in parts_of(whole.indicator or ""):
        return None
    return Task("rest", (whole, part))


def _of_parts(asked: PartsAsked) -> Task:
    """What is asked of a figure's parts as a task: of one part's place, the part and its whole."""
    whole = Thing(asked.indicator, asked.column, asked.text)
    task = Task(asked.operation, (whole,), None, asked.over, asked.limit, asked.ascending, asked.condition)
    if asked.part is None:
        return task
    part = replace(whole, column=asked.part) if asked.over == "columns" else replace(whole, indicator=asked.part)
    return replace(task, things=(part,), whole=whole)


def _named_with_total(text: str, things: tuple[Thing, ...] | None) -> tuple[Thing, ...] | None:
    """What a text names where total is part of a figure's name (办理结果总数); else what it names without that word."""
    reading = said(text, "sum")
    if reading.indicator is None or not reading.whole:
        reading = said(cleaned(text), "sum")
    if reading.indicator is None or not reading.whole or len(reading.columns) > 1:
        return things
    if things and things[0].indicator == reading.indicator:
        return things
    column = reading.columns[0] if reading.columns else None
    return (Thing(reading.indicator, column, text.strip(), reading.words),)


def _is_bare_total(piece: str) -> bool:
    """Whether one of the things joined says only that it is a total, of which the others tell (予以公开、总计各多少)."""
    return {token.concept for token in cut(piece).tokens if token.concept} == {"total"}


def _parts_of(text: str, thing: Thing) -> tuple[Thing, ...]:
    """The parts of a sum that is said by naming them, where each of them is asked for (新收和结转各多少)."""
    parts = sum_of(thing.indicator or "")
    if len(parts) < 2 or len([piece for piece in JOINED.split(text) if piece.strip()]) != len(parts):
        return (thing,)
    return tuple(replace(thing, indicator=part) for part in parts)


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
    if task.operation == "count" and (condition := condition_said(rest)) is not None:
        name, found = condition
        return _without(rest, found), replace(task, condition=(name, Decimal(found.groupdict().get("n") or 0)))
    return rest, task


def _number(text: str) -> int | None:
    if not text:
        return None
    return int(text) if text.isdigit() else _WORD_NUMBERS.get(text) or DIGITS.get(text)
