"""What a number of the prose is counted with, or less than, that the question does not say: 废止或宣布失效27件, 市级查阅点4个.

`say_counted_with` says behind a number that it is of several joined things together where the question names some of them and not the
others (宣布失效多少件), that it is of one level alone where the question names none (查阅点几个), and that it is one report's where all
are asked for. The number and its sentence stay
as they are. What stands in quotes or brackets joins nothing, two that are said for one (意见、建议) are one, and what a question names
by no word of the report is left unsaid. Texts are folded; nothing raises.

>>> joined_with("宣布失效多少件", "废止或宣布失效27件"), joined_with("废止和失效多少件", "废止和失效规范性文件31件")
(('废止或宣布失效', '宣布失效'), None)
>>> level_of("查阅点几个", "设立市级政府信息公开查阅点"), level_of("市级查阅点几个", "设立市级查阅点"), level_of("培训几期", "培训县级以上干部")
('市级', '', '')
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from assistant.answering.builder import Builder
from assistant.asking.held_reports import in_all_reports
from assistant.bodies.catalogue import Catalogue
from assistant.language.contrasts import of_both
from assistant.language.segment import words
from assistant.language.word_tables import word_table
from assistant.prose.candidate import Candidate

_NAME = re.compile(r"\"[^\"]*\"|《[^》]*》|\([^()]*\)")
_BREAKS = re.compile(r"[,;:。\0]|\d[\d.]*")
_LEVEL = re.compile(
    r"(?<![省市州县区旗镇乡村、和副正])(?P<of>国家|乡镇|街道|[省市州县区旗镇乡村])(?:本级|级|直(?=部门|单位|机关))(?!以[上下]|及|领导|干部|联动)"
)


@cache
def _joins() -> frozenset[str]:
    return frozenset(word_table("counted")["joins"])


def _pieces(stretch: str) -> list[str]:
    """The words and signs of a stretch, in their order."""
    return [piece for part in re.split("([、/])", stretch) for piece in ((part,) if part in ("、", "/") else words(part))]


def joined_with(question: str, printed: str) -> tuple[str, str] | None:
    """(what a number's clause counts together, what of it a question names); None where it names all of it or none."""
    said = question.partition("|")[0]
    for stretch in _BREAKS.split(_NAME.sub("\0", printed)):
        for phrase, parts in _joined(stretch):
            named = [part for part in parts if _says(said, part)]
            one = any({part[-1] for part in parts} <= set(alike.split()) for alike in word_table("counted")["listed_alike"])
            if named and len(named) < len(parts) and not one:
                return phrase, "、".join("".join(part) for part in named)
        if of_both(said, stretch) and (pair := _in_one_word(said, stretch)) is not None:
            return pair
    return None


def _in_one_word(said: str, stretch: str) -> tuple[str, str] | None:
    """Two things that a stretch counts in one word (复议诉讼案件), and which of them a question names."""
    for one, other in word_table("contrasts")["compounds"]:
        both = next((word for word in (one + other, other + one) if word in stretch), None)
        if both is not None and (one in said) is not (other in said):
            return both, one if one in said else other
    return None


def _joined(stretch: str) -> list[tuple[str, list[list[str]]]]:
    """What a stretch joins, as it says it, and the words of each part: of the first its last ones, of the last its first."""
    pieces = _pieces(stretch)
    at = [place for place, piece in enumerate(pieces) if piece in _joins() and 0 < place < len(pieces) - 1]
    runs: list[list[int]] = []
    for place in at:
        between = pieces[runs[-1][-1] + 1 : place] if runs else []
        if between and len("".join(between)) <= _LONGEST:
            runs[-1].append(place)
        else:
            runs.append([place])
    found = []
    for run in runs:
        first, last = _beginning(pieces, run[0]), _end(pieces, run[-1])
        bounds = [first - 1, *run, last]
        parts = [pieces[a + 1 : b] for a, b in pairwise(bounds)]
        if all(parts) and all(len("".join(part)) > 1 for part in parts):
            found.append(("".join(pieces[first:last]), parts))
    return found


_LONGEST = 8
"""How many characters of one of several items stand between two joints."""


def _beginning(pieces: Sequence[str], joint: int) -> int:
    """Where the item before a joint begins: its last word, with what leads to that (宣布失效)."""
    return joint - 2 if joint > 1 and pieces[joint - 2] in word_table("counted")["joined_leads"] else joint - 1


def _end(pieces: Sequence[str], joint: int) -> int:
    """Where the item behind a joint ends."""
    at = joint + 1
    while pieces[at] in word_table("counted")["joined_leads"] and at + 1 < len(pieces):
        at += 1
    return at + 1


def _says(question: str, part: Sequence[str]) -> bool:
    own = [word for word in part if word not in word_table("counted")["joined_leads"]]
    return any(word in question for word in own[-1:])


def level_of(question: str, counted: str) -> str:
    """The level that what is counted is of and a question does not say; "" for none."""
    found = _LEVEL.search(counted)
    if found is None or re.search(rf"{found['of']}(?:一级|本级|级|直|里|政府|上|属)|各级", question):
        return ""
    return found[0]


def say_counted_with(builder: Builder, catalogue: Catalogue, question: str, folded: str) -> None:
    """See the module; `question` is a question's content, `folded` the whole of it."""
    places = {(figure.organisation, figure.year) for figure in builder.figures}
    computed = any(figure.operation not in (None, "sum") for figure in builder.figures)
    if len(places) == 1 and not computed and in_all_reports(folded):
        who, year = places.pop()
        builder.say("one_report_alone", who=who or "", year=builder.wording.year(year))
    told = [
        one
        for figure in builder.figures
        if figure.operation is None
        for one in _told(builder, catalogue, figure.citations, figure.value)
    ]
    for phrase, said in dict.fromkeys(filter(None, (joined_with(question, one.printed) for one in told))):
        builder.say("counted_together", phrase=phrase, said=said)
    if len(builder.figures) == len(told) == 1 and (level := level_of(question, told[0].counted)):
        builder.say("counted_at_level", level=level)


def _told(builder: Builder, catalogue: Catalogue, citations: Sequence[int], value: object) -> list[Candidate]:
    """The statement that tells a figure of the answer; [] for a cell."""
    place = builder.citations[citations[0]] if len(citations) == 1 else None
    if place is None or place.kind == "cell" or place.document_id not in catalogue.records:
        return []
    alike = [c for c in catalogue.candidates([place.document_id]) if c.statement.value == value]
    within = [c for c in alike if place.start <= c.statement.number.start and c.statement.number.end <= place.end]
    return within if len(within) == 1 else []
