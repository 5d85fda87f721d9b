"""Accounts, columns and books that a report names in quotes (“示例之声”有粉丝2万,发布微博300条): whose they are, and which numbers are told of them.

`owners_of` finds the bodies whose reports quote what a question names without a body: an account, or what stands in quotes or title marks
or opens the question and stands so in a report (渡口一本通收录了什么), with the year of the report that does. `told_under` gives the numbers that a
sentence tells of what it names in quotes, up to the next name, and the question without the name, which narrows and is nothing counted; a
clause that names a subject of its own (官网发布3条) is not told of it; `held_under` gives how often an activity was held. Words are data (`[named]` in `vocabulary/turns.toml`). Texts are folded.

>>> name_asked("示例之声有多少粉丝?"), name_asked('2023年"示例之声"发布多少条微博'), name_asked("收到多少件申请")
('示例之声', '示例之声', '')
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from assistant.bodies.units_named import units_named
from assistant.language.segment import words
from assistant.language.word_tables import word_table
from assistant.prose.candidate import Candidate
from ingest.normalise import fold_text
from ingest.statements.words import alternatives, load_words

if TYPE_CHECKING:
    from assistant.bodies.catalogue import Catalogue
    from assistant.bodies.organisations import Mention, Organisation

_QUOTED = re.compile(r'"([^"\d,;。:]{3,12})"')
_TITLED = re.compile(r"《([^《》]{4,40})》")
FEW = 4
"""What more bodies name is none's own (《条例》)."""
_SPEAKING = 100
"""What more reports speak of is not looked for in marks."""
_FEWEST_BEHIND = 3
"""So many characters of a title behind its place are no title yet."""
_SHORTEST, _LONGEST = 4, 20
"""Characters of a name that stands in a question without marks."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words for accounts, a question that begins with a name before one of them, and a clause that begins with a deed."""

    accounts: re.Pattern[str]
    named: re.Pattern[str]
    done: re.Pattern[str]


@cache
def _words() -> _Words:
    data = word_table("turns")["named"]
    accounts, behind = alternatives(tuple(data["accounts"])), alternatives(tuple(data["behind"]))
    named = re.compile(rf"^(?:\d{{4}}年)?(?P<name>[\u4e00-\u9fff]{{3,10}}?)的?(?:{accounts}|{behind}|\d{{4}}年)")
    words = load_words()
    deeds = alternatives((*words.events, *words.verbs))
    begins = re.compile(rf"(?:{alternatives(tuple(data['before']))})*(?:{deeds})")
    return _Words(re.compile(accounts), named, begins)


def name_asked(question: str) -> str:
    """The account that a folded question about accounts names; "" where it names none."""
    quoted = _QUOTED.findall(question)
    if not _words().accounts.search(question) and not quoted:
        return ""
    hit = _words().named.match(question)
    return quoted[0] if len(quoted) == 1 else hit["name"] if hit is not None and not quoted else ""


def owners_of(question: str, catalogue: Catalogue) -> tuple[tuple[Organisation, int | None], ...]:
    """The bodies whose reports name in quotes or title marks what a folded question names, each with the latest year of those (None where that
    is the body's latest report), or that tell of the village or office that it begins with; () where it names nothing so."""
    reports = [id for id, record in catalogue.records.items() if record.organisation]
    for name in _names(question):
        marked = (f'"{name}"', f"《{name}》")
        speaking = catalogue.naming(name, reports)
        if len(speaking) > _SPEAKING:
            continue
        if naming := [id for id in speaking if any(one in fold_text(catalogue.text(id)) for one in marked)]:
            held = [(body, set(body.documents) & set(naming)) for body in catalogue.table.organisations]
            return tuple((body, _before_latest(body, ids, catalogue)) for body, ids in held if ids)
    return tuple((body, None) for body in units_named(question, catalogue))


def opens_a_title(question: str, mentions: Sequence[Mention], catalogue: Catalogue) -> bool:
    """Whether the one place that a folded question names only begins the title of a document that a report writes in title marks
    (示例市停车办法什么时候施行: 《示例市停车办法》), so that nobody is named."""
    if len(mentions) != 1 or not mentions[0].bare_place or mentions[0].start:
        return False
    if any(body.is_government for body in mentions[0].organisations):
        return False  # the place's own report is held
    reports = [id for id, record in catalogue.records.items() if record.organisation]
    titled = (name for name in _names(question) if len(name) > mentions[0].end + _FEWEST_BEHIND)
    return any(
        f"《{name}》" in fold_text(catalogue.text(id)) for name in titled for id in catalogue.naming(name, reports)[:_SPEAKING]
    )


def _before_latest(body: Organisation, ids: Collection[str], catalogue: Catalogue) -> int | None:
    """The latest year of these reports of a body; None where it has no later report."""
    last = max((year for id in ids if (year := catalogue.records[id].year) is not None), default=None)
    return None if last in catalogue.years(body)[-1:] else last


def _names(question: str) -> tuple[str, ...]:
    """What a folded question may name: what stands in marks in it, an account, or the words that it begins with, the longest first."""
    titled = _TITLED.findall(question)
    if marked := [name_asked(question)] if name_asked(question) else titled or _QUOTED.findall(question):
        return tuple(marked[:1]) if len(marked) == 1 else ()
    ends = list(accumulate(map(len, words(question))))
    return tuple(question[:end] for end in reversed(ends) if _SHORTEST <= end <= _LONGEST and end < len(question))


def told_under(candidates: Sequence[Candidate], question: str) -> tuple[list[Candidate], str] | None:
    """(The numbers told of the one thing in quotes that the question names, the question without its name); None where it names none."""
    if not (name := named_in_quotes(candidates, question)):
        return None
    saying = [c for c in candidates if _QUOTED.findall(c.up_to_clause)[-1:] == [name] and _goes_on_from(c, name)]
    things = alternatives(tuple(word_table("turns")["named"]["things"]))
    return saying, re.sub(rf'"?{re.escape(name)}"?(?:{things})?', "", question)


def all_of_it(saying: Sequence[Candidate], deeds: Sequence[str], unit: str | None) -> list[Candidate]:
    """The one number of these that tells all that was done with a deed, however it lists the kinds (上传指引、通知等信息8条)."""
    kinds = tuple(word_table("turns")["named"]["all"])
    told = [c for c in saying if c.statement.unit == unit and any(deed in c.clause for deed in deeds)]
    return told if len(told) == 1 and fold_text(told[0].statement.subject).endswith(kinds) else []


def held_under(saying: Sequence[Candidate], rest: str, name: str, unit: str | None) -> list[Candidate]:
    """The one number of an activity in quotes that a question asks for by nothing but its name (“屋场夜话”办了多少场): in the unit of such,
    in the clause that names it, and not with others (“屋场夜话”、“板凳课堂”18场).

    >>> _held().fullmatch("办了多少场") is not None, _held().fullmatch("收集意见多少条") is not None
    (True, False)
    """
    if _held().fullmatch(rest.strip(" ,?。")) is None or unit not in word_table("turns")["named"]["held_in"]:
        return []
    alone = re.compile(rf'(?<![、和与及])"{re.escape(name)}"(?!\s*(?:[、和与及]|等))')
    told = [c for c in saying if c.statement.unit == unit and len(_QUOTED.findall(c.printed)) == 1 and alone.search(c.printed)]
    return told if len(told) == 1 else []


@cache
def _held() -> re.Pattern[str]:
    data = word_table("turns")["named"]
    held, units = alternatives(tuple(data["held"])), alternatives(tuple(data["held_in"]))
    return re.compile(
        rf"(?:全年|年内|一共|共|总共|累计)*(?:{held})?(?:活动)?(?:了|过|的)?(?:一共|共|总共)?(?:有|是)?(?:多少|几)(?:{units})(?:活动)?"
    )


def named_in_quotes(candidates: Sequence[Candidate], question: str) -> str:
    """The one thing in quotes that a report and a question name; "" for none or several."""
    names = {name for c in candidates for name in _QUOTED.findall(c.sentence) if name in question}
    return names.pop() if len(names) == 1 else ""


def _goes_on_from(candidate: Candidate, name: str) -> bool:
    """Whether a number's clause names this thing, or names nobody and goes on with what was done."""
    clause = candidate.printed
    return f'"{name}"' in clause or _words().done.match(clause) is not None
