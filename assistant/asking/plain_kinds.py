"""Plain questions of one kind that reports tell in many words: places of consultation, interpretations, responses, people trained, enquiries,
fees, and what was refused for several reasons.

`read_plain` reads a question word by word and gives its kind, or None where it says anything else. `told_plainly` gives the numbers of a
report that count just that: each distinct one, in the order of the report; a number of all before those of its kinds (图解, 视频解读). One
may answer alone; several are of different things and must be told apart, never one for all, but where their kind says that they make up one
number (`Kind.sums`). Parts of another number, zeros and what narrows the thing (新增查阅点) are left out. The words are in
`vocabulary/plain_kinds.toml`. Texts are folded; nothing raises.

>>> read_plain("有多少个公开查阅点?").name, read_plain("培训了多少人").name, read_plain("一共收了多少钱").name
('places', 'trained', 'fees')
>>> read_plain("新增多少个查阅点"), read_plain("举办培训多少次"), read_plain("回应投诉多少次")
(None, None, None)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.asking.measures import accumulated, of_all_years
from assistant.language.part_of_year import in_part_of_year
from assistant.language.word_tables import word_table
from assistant.prose.candidate import Candidate
from ingest.model import StatementKind
from ingest.statements.words import alternatives

_HOW = "多少|几"
_AMOUNT = r"(?:数量|总数|总量|个数|次数|件数|篇数|条数|人数|总额)"
_KINDS = frozenset({StatementKind.COUNT, StatementKind.MONEY})


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind, its patterns compiled. `counted_in`: the units in which it may be told; `said_by`: that it is told in other words than those
    of the question is said beside it; `every`: what the numbers told must
    count between them; `nil`: what a number of none counts; `of_other`: what a part of another thing's number counts; `parts`:
    what counts each part of it where nothing tells it."""

    name: str
    asked: re.Pattern[str]
    needed: re.Pattern[str]
    told: re.Pattern[str]
    general: re.Pattern[str] | None
    also: re.Pattern[str] | None
    after: re.Pattern[str] | None
    unlike: re.Pattern[str]
    around: re.Pattern[str] | None
    foreign: re.Pattern[str] | None
    counted_in: frozenset[str]
    said_by: bool
    sums: bool
    deeds: re.Pattern[str]
    every: tuple[re.Pattern[str], ...]
    nil: re.Pattern[str] | None
    of_other: re.Pattern[str] | None
    parts: tuple[re.Pattern[str], ...]
    foreign_parts: re.Pattern[str] | None


@cache
def _idle() -> re.Pattern[str]:
    return re.compile("|".join(word_table("plain_kinds")["idle"]))


@cache
def _each() -> re.Pattern[str]:
    """What tells a number of each of several (在档案馆、图书馆各设查阅点1个)."""
    return re.compile(word_table("plain_kinds")["each"])


@cache
def _kinds() -> tuple[Kind, ...]:
    return tuple(_kind(table) for table in word_table("plain_kinds")["kind"])


def _kind(table: dict[str, object]) -> Kind:
    def pattern(name: str) -> re.Pattern[str] | None:
        return re.compile(str(table[name])) if name in table else None

    def strings(name: str) -> tuple[str, ...]:
        listed = table.get(name, ())
        return tuple(map(str, listed)) if isinstance(listed, list) else ()

    units = strings("units")
    unit = f"(?:{alternatives(units)})" + ("" if table.get("by_unit") else "?")
    around = f"(?:{table['deed']}|{table['thing']})*"
    people = "人数" if table.get("by_unit") else _AMOUNT
    asked = rf"{around}(?:{_HOW}){unit}{around}|{around}{people}(?:是|有|为)?(?:{_HOW})?(?:{alternatives(units)})?"
    return Kind(
        name=str(table["name"]),
        asked=re.compile(asked),
        needed=pattern("needed") or re.compile(str(table["thing"])),
        told=re.compile(str(table["told"])),
        general=pattern("general"),
        also=pattern("also"),
        after=pattern("after"),
        unlike=re.compile(str(table["unlike"])),
        around=pattern("around"),
        foreign=pattern("foreign"),
        counted_in=frozenset(strings("counted_in") or units),
        said_by=bool(table.get("said_by")),
        sums=bool(table.get("sums")),
        deeds=re.compile(str(table["deed"])),
        every=tuple(map(re.compile, strings("every"))),
        nil=pattern("nil"),
        of_other=pattern("of_other"),
        parts=tuple(map(re.compile, strings("parts"))),
        foreign_parts=pattern("foreign_parts"),
    )


@lru_cache(maxsize=1024)
def read_plain(question: str) -> Kind | None:
    """The kind that a question asks for and nothing else, as all earlier turns behind a `|` do; None for any other question."""
    kinds = [_read(text) for text in question.split("|")]
    return kinds[0] if all(kind is kinds[0] for kind in kinds) else None


def _read(question: str) -> Kind | None:
    text = _idle().sub("", question.strip().lower())
    return next((kind for kind in _kinds() if kind.asked.fullmatch(text) and kind.needed.search(text)), None)


def told_plainly(candidates: Sequence[Candidate], kind: Kind, year: int | None) -> tuple[Candidate, ...]:
    """The numbers of a report that tell a kind, each once; those of all of it before those of its kinds."""
    ours = [c for c in candidates if _tells(c, kind, year)]
    ours = [c for c in ours if c.statement.value] or ours
    told = [c for c in ours if kind.general is not None and kind.general.fullmatch(_subject(c))] or ours
    if any(_beside(c, told, kind) for c in candidates):
        return ()
    if any(all(one.search(_subject(c)) is None for c in told) for one in kind.every):
        return ()
    if makes_up(told, kind):
        return tuple(told)
    if kind.every and (kind.general is None or any(kind.general.fullmatch(_subject(c)) is None for c in told)):
        return ()  # one of each: told by the look-up of joined things
    if kind.sums:
        places = {c.statement.sentence for c in told}
        told = told if len(told) > 1 and len(places) == 1 else []
        return tuple(told)
    once = tuple(c for at, c in enumerate(told) if not any(_again(c, other) for other in told[:at]))
    return () if _differ(once) else once


def makes_up(told: Sequence[Candidate], kind: Kind) -> bool:
    """Whether more than two numbers of one sentence count things of several levels, which are all of what is asked for together."""
    places = {(c.statement.sentence, c.statement.unit) for c in told}
    return bool(kind.every) and len(told) > 2 and len(places) == 1


def told_in_parts(candidates: Sequence[Candidate], kind: Kind, year: int | None) -> tuple[Candidate, ...]:
    """The numbers of one sentence, right behind one another, that tell the parts of a kind, each part once (按时办结9件,延期办结2件)."""
    told = [
        (c, at)
        for c in candidates
        for at, part in enumerate(kind.parts)
        if part.fullmatch(_subject(c)) and _is_part(c, kind, year)
    ]
    places = {(c.statement.sentence, c.statement.unit) for c, _ in told}
    whole = (
        len(places) == 1 and [at for _, at in told] == list(range(len(kind.parts))) and any(_is_about(c, kind) for c, _ in told)
    )
    return tuple(c for c, _ in told) if whole and len(told) > 1 else ()


def _is_about(candidate: Candidate, kind: Kind) -> bool:
    """Whether a number's sentence, the heading over it or its own indicator says what its kind is told of."""
    if kind.around is None or kind.around.search(f"{candidate.sentence}|{candidate.section}"):
        return True
    return (candidate.statement.indicator or "").startswith("applications.")


def _is_part(candidate: Candidate, kind: Kind, year: int | None) -> bool:
    statement = candidate.statement
    if statement.kind is not StatementKind.COUNT or statement.unit not in kind.counted_in or statement.year not in (year, None):
        return False
    if in_part_of_year(candidate.printed):
        return False
    return kind.foreign_parts is None or kind.foreign_parts.search(candidate.sentence) is None


def _beside(one: Candidate, told: Sequence[Candidate], kind: Kind) -> bool:
    """Whether a number stands beside those told and counts more of the same, in words that are none of the kind's (现场咨询31人次,电话咨询205人次)."""
    statement = one.statement
    if statement.whole is not None or statement.unit not in kind.counted_in or kind.needed.search(_subject(one)) is None:
        return False
    others = [c for c in told if c.statement.sentence == statement.sentence and c.document_id == one.document_id]
    return bool(others) and one not in told and all(statement.value != c.statement.value for c in others)


def _differ(told: Sequence[Candidate]) -> bool:
    """Whether two of these count the same by the same words and differ: a contradiction, which is told as one elsewhere."""
    subjects = [(_subject(c), c.statement.unit) for c in told]
    return len(set(subjects)) < len(subjects)


def _again(one: Candidate, other: Candidate) -> bool:
    """Whether a number is another one told a second time: of the same thing, perhaps named more fully."""
    shorter, longer = sorted((_subject(one), _subject(other)), key=len)
    same = (one.statement.value, one.statement.unit) == (other.statement.value, other.statement.unit)
    return same and longer.endswith(shorter)


def said_otherwise(candidate: Candidate, kind: Kind, question: str) -> bool:
    """Whether a number is told by another deed than a question names, or counts less than all, which is to be said (受理咨询几次: 解答咨询
    540次; 办结几件: 按时办结251件)."""
    if kind.general is not None:
        return kind.said_by and kind.general.fullmatch(_subject(candidate)) is None
    asked = [deed for deed in kind.deeds.findall(question) if len(deed) > 1]
    return kind.said_by and not any(deed in candidate.counted for deed in asked)


def is_unlike(candidate: Candidate, kind: Kind) -> bool:
    """Whether a clause says what makes its number another one than the kind's (新增查阅点2个, 邀请培训讲师3名); none are none of all."""
    return candidate.statement.value != 0 and kind.unlike.search(f"{_masked(candidate)}|{candidate.counted}#") is not None


def _subject(candidate: Candidate) -> str:
    """What a statement counts, without what narrows nothing."""
    return _idle().sub("", candidate.counted)


def _tells(candidate: Candidate, kind: Kind, year: int | None) -> bool:
    statement, clause = candidate.statement, candidate.printed
    if statement.kind not in _KINDS or statement.unit not in kind.counted_in:
        return False
    if not statement.value:
        return kind.nil is not None and statement.year in (year, None) and kind.nil.fullmatch(_subject(candidate)) is not None
    if statement.year not in (year, None) or in_part_of_year(clause):
        return False
    if statement.whole is not None and (kind.of_other is None or kind.needed.search(candidate.whole) is not None):
        return False
    if clause.startswith("其中") and kind.needed.search(clause) is None:
        return False  # 对3个文件作了解读,其中图解2篇: a part, though what it is of has another unit
    if kind.around is not None and kind.around.search(f"{candidate.sentence}|{candidate.section}") is None:
        return False
    if kind.foreign is not None and kind.foreign.search(candidate.sentence) is not None:
        return False
    if is_unlike(candidate, kind) or accumulated(candidate) or of_all_years(candidate) or _each().search(clause):
        return False
    if statement.whole is not None:
        return kind.of_other is not None and kind.of_other.fullmatch(_subject(candidate)) is not None
    if any(one is not None and one.fullmatch(_subject(candidate)) for one in (kind.told, kind.general)):
        return True
    if kind.also is None or not _goes_on(candidate, kind):
        return False
    return any(kind.also.fullmatch(text) for text in (_subject(candidate), _masked(candidate)))


def _masked(candidate: Candidate) -> str:
    """The clause with # for its number."""
    return re.sub(rf"\d[\d.]*[余多]?[万亿]?[余多]?(?={re.escape(candidate.statement.unit)})", "#", candidate.printed)


def _goes_on(candidate: Candidate, kind: Kind) -> bool:
    """Whether a clause goes on from the one right before it that counts what its number is of (培训2次,46人参加)."""
    own = re.split("[;。]", candidate.before)[-1].rstrip(",、:")
    return kind.after is not None and re.search(kind.after.pattern + "$", re.split("[,:]", own)[-1]) is not None
