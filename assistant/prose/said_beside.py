"""What is said with a figure that does not stand alone: how it goes with another that its report gives of the same.

A number that came together up to a day need not be of its year alone; one of the prose may hold what was carried over too (收到19件:
新收17件 with 结转2件); and a part may be more than the whole that its report tells it to be of. Each is said behind the figure, with the
other figure cited. A number that the question itself gives and no report of its body tells is said to be told by none (`say_given`);
one that is told of another thing is said to be told of that. Nothing is computed but what `Found` gives, and nothing raises.

>>> [one.said for one in given("示例局2023回应几条")], [one.said for one in given("共2023处")]
([], ['2023处'])
>>> [one.said for one in given("示例局2023年公告30份,比上年多4份,上年几份?")], given("前3名各多少件,超过20件的有几家")
(['30份', '4份'], [])
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from assistant.answering.builder import Builder
from assistant.answering.evidence import Found
from assistant.answering.wording import plain
from assistant.asking.asked_unit import units_fit
from assistant.asking.whether import read_whether
from assistant.bodies.catalogue import Catalogue
from assistant.bodies.organisations import Organisation
from assistant.language.concepts import Concept, concepts
from assistant.language.word_tables import word_table
from assistant.prose.candidate import Candidate
from assistant.prose.said_in_prose import is_deed, standing_for
from ingest.forms import indicators
from ingest.normalise import fold_text
from ingest.statements.words import alternatives, load_words

_SCALES = {None: Decimal(1), "万": Decimal(10_000), "亿": Decimal(100_000_000)}


@dataclass(frozen=True, slots=True)
class Given:
    """A number that a question gives, as it says it; `unit` None in English."""

    said: str
    value: Decimal
    unit: str | None


def say_beside(builder: Builder, found: Found) -> None:
    """Says what is to be known of a figure beside another of its report."""
    wording = builder.wording
    if found.with_more is not None and found.value is not None:
        said, more = found.with_more
        marks = builder.figure(said) + builder.figure(more)
        builder.say(
            "with_more", label=wording.called(said), value=wording.amount(said), unit=wording.unit(said.unit), own=plain(found.value),
            more=wording.amount(more), other=wording.called(more), marks=marks,
        )  # fmt: skip
    if (whole := found.more_than) is not None:
        marks, label = builder.figure(whole), wording.called(whole)
        builder.say("more_than_whole", label=label, value=wording.amount(whole), unit=wording.unit(whole.unit), marks=marks)
        builder.warn("conflict", wording.say("more_than_warning"))
    say_accumulated(builder, found)


def say_accumulated(builder: Builder, *figures: Found) -> None:
    """Says of a number that came together up to a day that it need not be of its year alone."""
    if any(found.accumulated for found in figures):
        builder.say("accumulated")
        builder.warn("accumulated", builder.wording.say("accumulated"))


@cache
def _given() -> re.Pattern[str]:
    words, table = load_words(), word_table("asked")["given"]
    before = "".join(f"(?<!{one})" for one in table["before"])
    units, behind = alternatives((*words.counts, *words.shares)), "|".join(table["behind"])
    return re.compile(
        rf"(?<![\d.,]){before}(?P<number>\d+(?:\.\d+)?)(?!{behind})(?P<scale>[万亿])?[余多]?(?P<unit>{units})(?!{behind})|{table['english']}"
    )


def given(question: str) -> list[Given]:
    """The numbers that a folded question gives; none of a question of yes or no, which is told whether they are right."""
    found = [] if read_whether(question) is not None else _given().finditer(question)
    return [
        Given(one["english"] or one[0], Decimal(one["english"] or one["number"]) * _SCALES[one["scale"]], one["unit"])
        for one in found
        if not _is_year(one, question[one.end() :])
    ]


def _is_year(one: re.Match[str], behind: str) -> bool:
    """Whether a number is a year with a word behind it that begins as a unit does (2023回应, 2024处罚)."""
    follows = word_table("asked")["given"]["words_like_units"].get(one["unit"] or "", "")
    return re.fullmatch(r"(?:19|20)\d\d", one["number"] or "") is not None and behind[:1] in tuple(follows)


def say_given(builder: Builder, catalogue: Catalogue, question: str, bodies: Sequence[Organisation]) -> None:
    """Says which numbers that a question gives no report of the one body that it asks about tells."""
    numbers = given(question) if len(bodies) == 1 else []
    if not numbers:
        return
    ids = bodies[0].documents
    candidates = catalogue.candidates(ids)
    told = [(c.statement.value, c.statement.unit) for c in candidates]
    beside = [
        (c.statement.value, c.statement.unit)
        for c in candidates
        for cited in builder.citations
        if cited.document_id == c.document_id and c.statement.sentence.start <= cited.start < c.statement.sentence.end
    ]
    beside += [
        (cell.value, cell.unit) for id in ids for cell in catalogue.cells(id, list(indicators())) if cell.value is not None
    ]
    beside += [(abs(figure.value), figure.unit) for figure in builder.figures if figure.value is not None]
    untold = [
        one.said
        for one in numbers
        if (one.value, one.unit) not in told
        and not any(one.value == value and units_fit(one.unit, unit) for value, unit in beside)
        and not (one.unit and any(_prints(fold_text(catalogue.text(id)), one.said) for id in ids))
    ]
    if untold:
        builder.say("untold_given", said=builder.wording.listed([f"“{said}”" for said in untold]), who=bodies[0].name)
    shown = [value for value, _ in beside]
    for one in numbers:
        if one.unit is not None and one.value not in shown and (other := told_of_another(candidates, one, question)) is not None:
            citation = catalogue.citation(other.document_id, other.statement.quote)
            quote = citation.quote.strip(" ,，;；。")
            builder.say("given_elsewhere", said=f"“{one.said}”", quote=quote, marks=builder.cite([citation]))


def _prints(text: str, said: str) -> bool:
    """Whether a report prints a number that a question gives, which the reader left as one of several years or of a plan."""
    return re.search(rf"(?<![\d.,]){re.escape(said)}", text) is not None


def told_of_another(candidates: Sequence[Candidate], one: Given, question: str) -> Candidate | None:
    """The first place of a number that a question gives, where no place of it tells anything of what the question says it to be of, nor
    a character of it (188封信: 来信188封); None where one does, or it says nothing of it."""
    piece = next((piece for piece in re.split("[,;。?!]", question) if one.said in piece), "")
    nouns = [concept for concept in concepts(piece.replace(one.said, " ")) if not is_deed(concept.name)]
    told = [c for c in candidates if (c.statement.value, c.statement.unit) == (one.value, one.unit)]
    counted = set(re.sub("^的", "", piece.partition(one.said)[2])[:2])
    same = (c for c in told if not counted.isdisjoint(c.clause) or any(_speaks_of(c, concept) for concept in nouns))
    return next(iter(told), None) if nouns and next(same, None) is None else None


def _speaks_of(candidate: Candidate, concept: Concept) -> bool:
    """Whether the clause of a number tells a word of a question, or a character of it; what it goes on from, where it names no thing."""
    depends = is_deed(candidate.statement.subject) or candidate.statement.whole is not None
    clause = candidate.up_to_clause if depends else candidate.clause
    alike = (word for term in concept.terms for word in standing_for(term))
    return any(word in clause for word in alike) or not set(concept.name).isdisjoint(candidate.clause)
