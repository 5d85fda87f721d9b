"""The pieces of one question that each ask for a number of their own (公开信息多少条,网站多少条), held against what was told.

Every piece gets a number, or it is said, as the asker spelt it, that there is none; no two get the number of one place. `completed`
takes an answer, how many pieces it says nothing is told of, and a way to ask: where it leaves a piece out, or gives one number to two,
or lacks the number of one, each piece that names its own thing is asked as a question of its own, and the answers are put together in
the order asked. A piece that is about what another counts (其中…, 采纳了多少条) keeps the number it was given; alone it is asked only where
it says no more than what was done, and its number stands in the other's sentence or can be of nothing that was named before.
Texts are folded contents of a question, without bodies and years. Nothing raises.

>>> [(piece.name, piece.sayings, piece.leans) for piece in pieces_of("举办培训几期,多少人,公开信息多少条,其中图解几篇")]
[('举办培训', ('举办培训几期',), False), ('多少人', ('举办培训多少人', '培训多少人'), False), ('公开信息', ('公开信息多少条',), False), ('图解', ('其中图解几篇',), True)]
>>> pieces_of("收到多少件申请"), pieces_of("栏目从几级压缩到几级")
((), ())
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.answer import Answer, AnswerFigure, Citation, Notice, Route
from assistant.answering.wording_english import wording_of
from assistant.asking.asked_thing import wanted
from assistant.asking.joined_asked import JoinedThing, class_of, clauses_of, is_class, read_joined
from assistant.asking.later_parts import goes_on
from assistant.asking.measures import asks_by_how_much, asks_how_moved
from assistant.asking.question import Question
from assistant.asking.tasks import read_tasks
from assistant.asking.whole_asked import read_whole
from assistant.bodies.said_beside import in_its_place
from assistant.bodies.scope import is_unknown
from assistant.language.joints import AND
from assistant.language.own_spelling import named_as_asked
from assistant.language.segment import words
from assistant.language.word_tables import word_table
from assistant.prose.said_in_prose import is_deed
from assistant.turns.turn_words import PART_OF_TURN, REACHES
from assistant.worded.text import MARK
from ingest.normalise import fold_text
from ingest.statements.words import alternatives, load_words

_Place = tuple[object, ...]
_ADDED = frozenset({"value", "sum"})
"""The operations of a question that asks for numbers as they are told."""
_SHARE = re.compile(f"占|{alternatives(tuple(word_table('sides')['share']))}")
_EACH = re.compile(rf"{AND}|[ 、,的]|{alternatives(tuple(word_table('sides')['each']))}")
"""What stands between bodies named together, and says that each is asked about."""
_APPLICATIONS = "applications."
_PEOPLE = frozenset({"人", "名", "位", "人次", "户"})
_CLAUSE = re.compile("[,;:。]")
_ASKED_FOR = re.compile("意见征集|征[集求]意见|民意征集|信息公开申请(?:渠道|指南)")
"""What is held or kept, and named by what comes of it."""
_MARKED = re.compile(rf"(?:{MARK.pattern})+")
_SENTENCE = re.compile(r"[^。]+。|.+$")


@dataclass(frozen=True, slots=True)
class Piece:
    """`name`: what it asks for, as an answer calls it; `sayings`: the questions for it alone, the likeliest first; `leans`: whether it is
    about another's thing."""

    name: str
    sayings: tuple[str, ...]
    leans: bool


def pieces_of(content: str) -> tuple[Piece, ...]:
    """The pieces with a how many of their own; () where there are none such, or one of them asks for several things."""
    clauses = clauses_of(content)
    if any(asks_how_moved(clause) or asks_by_how_much(clause) for clause, _ in clauses):
        return ()
    leaning = [
        at > 0 and (goes_on(clause) or goes_on(f"{clause}的") or _SHARE.search(clause) is not None)
        for at, (clause, _) in enumerate(clauses)
    ]
    listed = False
    for at, (clause, _) in enumerate(clauses):  # 其中政策文件几条、原创几条: the next of a list is a part of the same
        listed = "其中" in clause or (listed and f"、{clause}" in content)
        leaning[at] |= at > 0 and listed
    return tuple(
        Piece(thing.name, (clause,) if leans else _sayings(clause, thing), leans)
        for (clause, thing), leans in zip(clauses, leaning, strict=True)
    )


def _sayings(clause: str, thing: JoinedThing) -> tuple[str, ...]:
    """A piece that has no words of its own is asked with the thing before it, and without what was done with that."""
    if any(word in thing.name for word in load_words().own):
        return (clause,)
    first, *others = words(thing.alone)
    bare = "".join(others) if thing.name == clause and is_deed(first) and thing.alone != clause else ""
    return (thing.alone, bare) if bare and bare != clause else (thing.alone,)


def lists_of(content: str) -> tuple[tuple[Piece, ...], ...]:
    """The things of a list that one how many asks for each of (公告、解读各几条), each way to part the list, the coarsest last.

    >>> [[piece.sayings for piece in way] for way in lists_of("政府公告、政策解读各多少条")]
    [[('政府公告多少条',), ('政策解读多少条',)]]
    """
    ways = [joined.things for joined in read_joined(content) if joined.certain and joined.clauses == 1]
    return tuple(tuple(_of_list(things, at) for at in range(len(things))) for things in ways)


def _of_list(things: Sequence[JoinedThing], at: int) -> Piece:
    thing, before = things[at], [one.name for one in things[:at]]
    alone = class_of(before) + thing.alone if is_class(thing.name) else thing.alone
    return Piece(thing.name, (alone,), leans=at > 0 and goes_on(thing.alone))


def completed(question: Question, answer: Answer, untold: int, ask: Callable[[str], Answer]) -> Answer:
    """See the module; `untold`: of how many pieces the answer says that nothing is told."""
    answer = _completed(question, answer, untold, ask)
    return replace(answer, text=named_as_asked(answer.text, question.text))


def _completed(question: Question, answer: Answer, untold: int, ask: Callable[[str], Answer]) -> Answer:
    years = question.years
    refused = answer.route is Route.REFUSE and not any(one.code == "year_missing" for one in answer.warnings)
    if not (refused or answer.route is Route.FIGURES) or question.operation not in _ADDED or question.linked or question.also:
        return answer
    if len(years.named) > 1 or years.last or years.since or years.until:
        return answer
    pieces = _bodies(question) if len(question.mentions) > 1 else pieces_of(question.content)
    ways = (pieces,) if pieces or len(question.mentions) > 1 else lists_of(question.content)
    told = _told(answer)
    marked = {
        said.group() for said in _MARKED.finditer(answer.text)
    }  # of two numbers of one clause, one mark: hence their places too
    places = {_place(one, answer) for one in told}
    before = "" if len(question.mentions) > 1 else f"{''.join(one.said for one in question.mentions)}{_year(question)}"
    for pieces in ways:
        if len(pieces) < 2 or _of_forms(answer, question.content) >= len(pieces):
            continue
        whole = max(len(marked), len(places)) + untold >= len(pieces) and len(places) == len(told)
        if whole and not untold:
            return answer
        parts = _own(pieces, answer, lambda saying: ask(f"{before}{saying}?"))
        all_told = all(parts) or pieces is ways[-1]
        if all_told and any(parts) and not (whole and sum(map(bool, parts)) <= len(pieces) - untold):
            return _together(pieces, parts, answer)
    return answer


def _bodies(question: Question) -> tuple[Piece, ...]:
    """What is asked of each of several bodies that have no reports of their own (甲区和乙区的政策问答各多少期)."""
    asked = _EACH.sub("", question.content)
    if question.operation != "value" or not all(map(is_unknown, question.mentions)) or len(clauses_of(asked)) > 1:
        return ()
    bodies = question.mentions
    return tuple(Piece(one.said, (f"{in_its_place(one, bodies)}{_year(question)}{asked}",), leans=False) for one in bodies)


def _year(question: Question) -> str:
    return "".join(f"{year}年" for year in question.years.named)


def _of_forms(answer: Answer, content: str) -> int:
    """How many figures of the forms a question is strictly read as, all of which were told."""
    read = {(thing.indicator, thing.column) for task in read_tasks(content) for thing in task.things}
    return len(read) if read <= {(one.indicator, one.dimension) for one in answer.figures} else 0


def _told(answer: Answer) -> list[AnswerFigure]:
    """The figures of an answer without those that another of them is computed from."""
    told: list[AnswerFigure] = []
    computed: list[set[int]] = []
    for one in answer.figures:
        if one.operation is not None:
            computed.append(set(one.citations))
        elif any(set(one.citations) < of for of in computed):
            continue
        told.append(one)
    return told


def _place(figure: AnswerFigure, answer: Answer) -> _Place:
    """Where a figure is told: the cell, or the end of what is quoted up to its number."""
    return (figure.value, *(_of(answer.citations[at]) for at in figure.citations))


def _of(citation: Citation) -> _Place:
    where = (citation.row, citation.column) if citation.kind == "cell" else ()
    return (citation.document_id, citation.end, *where)


def _own(pieces: Sequence[Piece], answer: Answer, ask: Callable[[str], Answer]) -> list[Answer | None]:
    """What each piece is told alone; of one that leans on another the one number of the answer that no other piece was given."""
    parts: list[Answer | None] = []
    seen: dict[int, _Place] = {}
    years = {one.year for one in answer.figures[:1]}
    for piece in pieces:
        told = (ask(saying) for saying in piece.sayings if not piece.leans)
        part = next((one for one in told if one.route is Route.FIGURES), None)
        fits = part is not None and (not years or {one.year for one in part.figures} <= years)
        places = [_place(one, part) for one in _told(part)] if fits and part is not None else []
        years = years if not places or part is None else {one.year for one in part.figures}
        again = any(place in places for place in seen.values())
        parts.append(part if places and not again else None)
        if len(places) == 1 and not again:  # of a whole that is told apart a later piece may name one
            seen[len(parts) - 1] = places[0]
    for at, piece in enumerate(pieces):
        for other in seen if parts[at] is None else ():
            if _names(piece, parts[other]) and not _names(pieces[other], parts[other]):
                parts[at], parts[other] = parts[other], None
    left = [one for one in _told(answer) if _place(one, answer) not in seen.values()]
    leaning = [at for at, piece in enumerate(pieces) if piece.leans]
    if len(left) == len(leaning) == 1:
        parts[leaning[0]] = _saying(left[0], answer)
    for at in (at for at in leaning if parts[at] is None and not _names_another(pieces[at])):
        part = ask(pieces[at].sayings[0])
        places = [_place(one, part) for one in _told(part)] if part.route is Route.FIGURES else []
        fits = (
            len(places) == 1
            and places[0] not in seen.values()
            and {one.year for one in part.figures} <= (years or {part.figures[0].year})
        )
        free = not any(map(_comes_in, pieces[:at]))
        of_itself = _names_figure(pieces[at]) or (free and (_says_handled(pieces[at]) or (fits and _in_full(pieces[at], part))))
        if fits and (of_itself or _beside(part, parts[:at])):
            parts[at], seen[at] = part, places[0]
    return parts


def _names_another(piece: Piece) -> bool:
    """Whether a piece says that it is about another's thing, or a share of it, and not only what was done."""
    if _names_figure(piece):
        return any("其中" in said for said in piece.sayings)
    said = (*piece.sayings, *(f"{saying}的" for saying in piece.sayings))
    return any(form.search(one) for form in (PART_OF_TURN, REACHES, _SHARE) for one in said)


def _beside(part: Answer, others: Sequence[Answer | None]) -> bool:
    """Whether a number stands in the sentence that tells another."""
    own = part.citations[part.figures[0].citations[0]]
    told = (one.citations[figure.citations[0]] for one in others if one is not None for figure in one.figures)
    return own.kind == "text" and any(
        (one.document_id, one.start, one.kind) == (own.document_id, own.start, "text") for one in told
    )


def _names_figure(piece: Piece) -> bool:
    """Whether a piece names a figure of the forms that is none of applications (复议), and so its own thing."""
    return any((named := wanted(said).indicator) is not None and not named.startswith(_APPLICATIONS) for said in piece.sayings)


def _says_handled(piece: Piece) -> bool:
    """Whether what a piece says was done is done with applications, where nothing else is named that it may be done with."""
    return any((wanted(said).indicator or "").startswith(_APPLICATIONS) or _handled().search(said) for said in piece.sayings)


def _in_full(piece: Piece, part: Answer) -> bool:
    """Whether a piece of several words (印发通报多少期) is told word for word, and counts no people, who may have come to what is named
    before."""
    return len(words(piece.name)) > 1 and _names(piece, part) and part.figures[0].unit not in _PEOPLE


def _comes_in(piece: Piece) -> bool:
    """Whether a piece is about what comes in and may be handled, other than all applications."""
    if any(
        (whole := read_whole(said)) is not None and whole.count == "applications" and not whole.rest for said in piece.sayings
    ):
        return False
    return _incoming().search(_ASKED_FOR.sub("", piece.name)) is not None


@cache
def _handled() -> re.Pattern[str]:
    lists = word_table("whole")["applications"]
    return re.compile(alternatives((*lists["concluded"], *lists["answered"])))


@cache
def _incoming() -> re.Pattern[str]:
    lists = word_table("whole")["applications"]
    return re.compile(alternatives((*word_table("counted")["sent"], *lists["received"], *lists["accepted"], *lists["processed"])))


def _names(piece: Piece, part: Answer | None) -> bool:
    """Whether the clause that tells a number has every word of a piece."""
    quote = fold_text(part.citations[part.figures[0].citations[0]].quote) if part is not None else ""
    named = [word for word in words(piece.name) if len(word) > 1]
    return bool(quote and named) and all(word in _CLAUSE.split(quote)[-1] for word in named)


def _saying(figure: AnswerFigure, answer: Answer) -> Answer | None:
    """The one sentence of an answer that tells a figure and no other."""
    marks = {at + 1 for at in figure.citations}
    said = [one for one in _SENTENCE.findall(answer.text) if {int(mark) for mark in MARK.findall(one)} == marks]
    return replace(answer, text=said[0], figures=(figure,)) if len(said) == 1 else None


def _together(pieces: Sequence[Piece], parts: Sequence[Answer | None], answer: Answer) -> Answer:
    """The answers of the pieces as one, with what is not told said by its name."""
    wording = wording_of(answer.language)
    first = next(part.figures[0] for part in parts if part is not None)
    who, year = first.organisation or "", wording.year(first.year)
    sentences: list[str] = []
    figures: list[AnswerFigure] = []
    citations: list[Citation] = []
    warnings: dict[str, Notice] = {}
    for piece, part in zip(pieces, parts, strict=True):
        if part is None:
            sentences.append(wording.say("not_there_of", who=who, year=year, what=piece.name))
            continue
        citations += [one for one in part.citations if one not in citations]
        at = [citations.index(one) for one in part.citations]
        sentences.append(_marked_anew(part.text, at))
        again = (replace(one, citations=tuple(at[number] for number in one.citations)) for one in part.figures)
        figures += [one for one in again if one not in figures]
        warnings.update({one.code: one for one in part.warnings})
    text = ("" if answer.language == "zh" else " ").join(sentences)
    return replace(
        answer,
        text=text,
        route=Route.FIGURES,
        figures=tuple(figures),
        citations=tuple(citations),
        warnings=tuple(warnings.values()),
    )


def _marked_anew(text: str, at: Sequence[int]) -> str:
    """A text whose marks stand for the citations at these places of a longer list."""
    return MARK.sub(lambda mark: f"[{at[int(mark[1]) - 1] + 1}]", text)
