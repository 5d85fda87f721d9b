"""A line that a question names (a hotline, a mailbox, a counter), and the numbers that a report tells of it.

A report names its line once and goes on about it: 12350举报投诉电话全年受理举报73起,经核查属实41起. `told_of_line` gives these numbers,
up to the next line that is named, and the question without the name. A line is named by its number, where both give one, and by its
noun; what stands before the noun may be less in the question than in the report (举报电话 is 举报投诉电话) and never more. A bare
noun is the one line of a report; a name in front of nothing that is asked is none (热线多少条). Words are data (`lines` of `vocabulary/counted.toml`). Texts are folded.

>>> line_asked("12350举报电话受理举报多少起")
(Line(number='12350', kind='举报', noun='电话'), '受理举报多少起')
>>> line_asked("热线多少条") is None
True
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant.language.word_tables import word_table
from assistant.prose.candidate import Candidate
from ingest.statements.words import alternatives

_NEVER_OF_A_NAME = "0-9,，;；。：:、"
_LEAST_ASKED = 2
"""So many characters of a deed or a thing stand between the line and how many."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line's number ("" where it has none), what kind of line it is, and the noun."""

    number: str
    kind: str
    noun: str

    def is_named(self, other: Line) -> bool:
        """Whether a report's line may be what this one, a question's, means."""
        if self.number and self.number != other.number:
            return False
        rest = iter(other.kind)
        return all(letter in rest for letter in self.kind) and (bool(self.number) or self.noun == other.noun)

    @property
    def is_any(self) -> bool:
        """Whether nothing tells this line from others."""
        return not self.number and not self.kind


@cache
def _line() -> re.Pattern[str]:
    nouns = alternatives(tuple(word_table("counted")["lines"]))
    named = rf"(?P<kind>[^{_NEVER_OF_A_NAME}]{{0,8}}?)(?P<noun>{nouns})"
    return re.compile(rf"(?<!\d)(?P<number>1\d{{4}})(?!\d)(?:{named})?|{named.replace('<', '<just_')}")


def _of(hit: re.Match[str]) -> Line:
    return Line(hit["number"] or "", hit["kind"] or hit["just_kind"] or "", hit["noun"] or hit["just_noun"] or "")


def line_asked(question: str) -> tuple[Line, str] | None:
    """The line that a folded question begins with, and what is asked of it; None where it begins with none or asks for nothing of it."""
    question = question.strip()
    hit = _line().match(question)
    if hit is None:
        return None
    rest = question[hit.end() :].removeprefix("的")
    asked = re.search("多少|几|(?:总数|总量|数量|件数)$", rest)
    return (_of(hit), rest) if asked is not None and asked.start() >= _LEAST_ASKED else None


def told_of_line(candidates: Sequence[Candidate], question: str) -> tuple[list[Candidate], str] | None:
    """(The numbers told of the line that a question begins with, the question without it); None where it begins with none."""
    if (asked := line_asked(question)) is None:
        return None
    line, rest = asked
    told = [(one, of) for one in candidates if (of := _told_of(one)) is not None and line.is_named(of)]
    if line.is_any and len({of for _, of in told}) > 1:
        return None
    came = _all_that_came([one for one, _ in told], rest) if line.number else None
    return ([one for one, _ in told], rest) if came is None else ([came], f"{came.counted}多少{came.statement.unit}")


def _all_that_came(told: Sequence[Candidate], rest: str) -> Candidate | None:
    """The number of what a line took in, where a question asks for all of what the line is called for (12369举报多少件: 12369举报平台受理9件);
    None where it asks for more, or the line is called for something else."""
    asked = _all_of_a_kind().fullmatch(rest)
    took = [(one, _took_in().fullmatch(one.printed)) for one in told if asked is not None and one.statement.whole is None]
    came = [one for one, clause in took if asked is not None and clause is not None and asked["kind"] in clause["name"]]
    return came[0] if len(came) == 1 else None


@cache
def _all_of_a_kind() -> re.Pattern[str]:
    kinds = alternatives(tuple(word_table("counted")["line_kinds"]))
    return re.compile(
        rf"\s*的?(?P<kind>{kinds})(?:案件|事项|问题)?的?\s*(?:总数|总量|数量|件数)?(?:一?共|总共|是|有|为)*(?:(?:多少|几)[件起条宗个]?)?[?。]?"
    )


@cache
def _took_in() -> re.Pattern[str]:
    """The clause of a line and what it took in, with nothing else told of it."""
    deeds = alternatives(tuple(word_table("counted")["line_takes"]))
    return re.compile(
        rf"[,、]?\"?1\d{{4}}\"?(?P<name>[^,;:。\d]{{0,12}}?)(?:全年|年内|累计|一?共)*(?:{deeds})(?:各类)?\d+[件起条宗个]"
    )


def _told_of(candidate: Candidate) -> Line | None:
    """The line that begins the last clause naming one, up to a number's clause and in the same piece of its sentence."""
    piece = re.split("[;。]", candidate.up_to_clause)[-1]
    named = [hit for clause in piece.split(",") if (hit := _line().search(clause)) is not None]
    return _of(named[-1]) if named else None
