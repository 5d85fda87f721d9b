"""Whether a number is measured otherwise than a question asks: of each one (每期6500份), the most of several, against another time.

Such a number stands beside plain counts of the same noun and is told apart by a word or two alone: what is asked by them must be
told by them, and a number of each one answers only where each, or a mean, is asked for. Of several years is what a question of
累计 asks for where the sentence tells such a number (近三年累计办理96件,今年办理29件); what accumulated up to a day
(截至年底累计公开9万条) is never what a year brought anew. Texts are folded; the words are in `vocabulary/measures.toml`. Nothing raises.

>>> measured_otherwise("印了多少份", "每期印6500份"), measured_otherwise("每期印多少份", "每期印6500份")
(True, False)
>>> asks_anew("2017年新增信息多少条"), asks_anew("公开信息多少条"), asks_of_each("公报每期多少份"), asks_of_each("公报多少份")
(True, False, True, False)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.language.word_tables import word_table
from assistant.prose.candidate import Candidate
from ingest.statements.words import alternatives, load_words

_MOVED_TO = re.compile(r"(?:至|到|为|成)(?:了|约|近)?\d[^|]*$")


@dataclass(frozen=True, slots=True)
class _Measure:
    """`asked` in a question and `told` by a clause; `allows` in a question and `serves` in a clause as well; `narrows` where what is
    told must be asked for."""

    asked: re.Pattern[str]
    told: re.Pattern[str]
    allows: re.Pattern[str] | None
    serves: re.Pattern[str] | None
    narrows: bool


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of `measures.toml`."""

    measures: tuple[_Measure, ...]
    fewer: tuple[str, ...]
    in_all: re.Pattern[str]
    years: re.Pattern[str]
    accumulates: re.Pattern[str]
    up_to: re.Pattern[str]
    up_to_now: re.Pattern[str]
    own_year: re.Pattern[str]
    own_behind: re.Pattern[str]
    own_whole: re.Pattern[str]
    asks_up_to: re.Pattern[str]
    up_to_the_end: re.Pattern[str]
    anew: re.Pattern[str]
    how_moved: re.Pattern[str]


@cache
def _words() -> _Words:
    table = word_table("measures")
    measures = tuple(
        _Measure(
            re.compile(one["asked"]),
            re.compile(one["told"]),
            re.compile(one["allows"]) if "allows" in one else None,
            re.compile(one["serves"]) if "serves" in one else None,
            bool(one.get("narrows")),
        )
        for one in table["measure"]
    )
    patterns = (
        re.compile(table[name])
        for name in (
            "years",
            "accumulates",
            "up_to",
            "up_to_now",
            "own_year",
            "own_behind",
            "own_whole",
            "asks_up_to",
            "up_to_the_end",
            "anew",
            "how_moved",
        )
    )
    return _Words(measures, tuple(table["fewer"]), re.compile(alternatives(table["in_all"])), *patterns)


def fewer() -> tuple[str, ...]:
    """Deeds that leave fewer of what they are done to (清理整合了多少个账号)."""
    return _words().fewer


def asks_by_how_much(question: str) -> bool:
    """Whether a question asks by how much something has moved.

    >>> asks_by_how_much("平均用时比上年缩短了几天"), asks_by_how_much("平均用时几天")
    (True, False)
    """
    return _by_how_much().search(question) is not None


def asks_how_moved(piece: str) -> bool:
    """Whether a piece of a question asks how a count moved since the year before, in no unit.

    >>> asks_how_moved("比上年呢"), asks_how_moved("与上年相比有何变化"), asks_how_moved("比上年增长的原因是什么")
    (True, True, False)
    """
    return _words().how_moved.fullmatch(piece.strip(" ,;。?!")) is not None


@cache
def _by_how_much() -> re.Pattern[str]:
    words = load_words()
    moved = alternatives([word for word in (*words.up, *words.down, *fewer()) if len(word) > 1 and word != "新增"])
    return re.compile(rf"(?:{moved})(?:掉|少|多)?(?:了|过)?(?:多少|几)")


def measured_otherwise(question: str, clause: str) -> bool:
    """Whether a question asks for a measure that a clause does not tell, or the clause tells one that is not asked for; so does what
    something has moved to where it is asked by how much (精简至53个: 精简了多少个)."""
    if asks_by_how_much(question) and _MOVED_TO.search(clause.split("|", maxsplit=1)[0]) is not None:
        return True
    for one in _words().measures:
        asked, told = one.asked.search(question) is not None, one.told.search(clause) is not None
        allowed = asked or (one.allows is not None and one.allows.search(question) is not None)
        serves = told or (one.serves is not None and one.serves.search(clause) is not None)
        if (asked and not serves) or (one.narrows and told and not allowed):
            return True
    return False


def asks_of_each(question: str) -> bool:
    """Whether a question asks for a number of each one (每期多少份), which no plain count is."""
    return any(one.narrows and one.asked.search(question) is not None for one in _words().measures)


def asks_anew(question: str) -> bool:
    """Whether a question asks for what a year brought anew (新增几个), and not for what there was in the end."""
    return _words().anew.search(question) is not None


def asks_up_to(question: str) -> bool:
    """Whether a question asks for what came together up to a day, and not for what its year brought.

    >>> asks_up_to("截至年底累计公开多少条"), asks_up_to("公开多少条")
    (True, False)
    """
    return _words().asks_up_to.search(question) is not None


def without_up_to(question: str) -> str:
    """A question without the words by which it asks for what came together up to its year's end.

    >>> without_up_to("截至 底,主动公开信息多少条"), without_up_to("累计公开多少条")
    ('主动公开信息多少条', '累计公开多少条')
    """
    return _words().up_to_the_end.sub("", question)


def told_up_to(candidate: Candidate) -> bool:
    """Whether a number is told up to a day, or to have come together."""
    words, said = _words(), re.split("[;。]", candidate.up_to_clause)[-1]
    return words.up_to.search(said) is not None or words.accumulates.search(candidate.printed) is not None


def accumulated(candidate: Candidate) -> bool:
    """Whether a number is told to have come together up to a day (截至2022年底,累计公开9万条), or up to now (截至目前共公开9万条), and
    not within its year."""
    words = _words()
    said = re.split("[;。]", candidate.up_to_clause)[-1]
    together = words.accumulates.search(candidate.printed) is not None or words.up_to_now.search(said) is not None
    return together and words.up_to.search(said) is not None and words.own_year.search(said) is None


def brought_anew(candidate: Candidate) -> bool:
    """Whether a number is what its year added to one that came together up to a day (截至年底累计公开95条,其中今年新增7条)."""
    words = _words()
    before = re.split("[;。]", candidate.before)[-1]
    anew = words.anew.search(candidate.printed) is not None or words.own_behind.match(candidate.printed) is not None
    return anew and words.accumulates.search(before) is not None and words.up_to.search(before) is not None


def of_all_years(candidate: Candidate) -> bool:
    """Whether a number is told of all years up to this one, whose own is told right behind it (累计受理77件,今年受理8件), or right before
    it as a whole (全市共公开信息460条,累计公开信息680条)."""
    words = _words()
    if words.accumulates.search(candidate.printed) is None:
        return False
    unit = re.escape(candidate.statement.unit)
    counted = rf"\d[\d.]*[万余多]*{unit}"
    if re.match(rf"{words.own_behind.pattern}[^,;。\d]*{counted}", candidate.behind) is not None:
        return True
    before = re.split("[;。]", candidate.before)[-1]
    begins = words.accumulates.match(candidate.printed) is not None and len(re.findall(counted, before)) == 1
    return begins and re.search(rf"{words.own_whole.pattern}[^,\d]*{counted},$", before) is not None


def of_one_year_alone(question: str, candidate: Candidate) -> bool:
    """Whether a question asks for what came together over the years, and the sentence tells that by another number than this one."""
    words = _words()
    if words.in_all.search(question) is None or candidate.statement.whole is not None:
        return False
    clause = candidate.printed
    return words.in_all.search(clause) is None and words.years.search(candidate.sentence) is not None
