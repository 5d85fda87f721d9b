"""Pieces of one question that a report tells by one number of them together (来信多少件,申请多少件: 收到来信、申请共26件).

`with_both` takes an answer that lacks the number of a piece, and a way to ask. Where the pieces asked for together have one number, whose
clause names every one of them, that number is told behind what was found, and said to be of all of them. Nothing else changes: what is told
of one piece alone stays, and no sum is made. Nothing raises.

>>> together(pieces_of("收到来信多少件,申请多少件")), together(pieces_of("收到来信多少件,其中申请多少件"))
('收到来信和申请一共多少件', '')
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answer import Answer, Route
from assistant.answering.wording_english import wording_of
from assistant.asking.asked_unit import asked_unit
from assistant.asking.each_piece import Piece, pieces_of
from assistant.asking.question import Question
from assistant.language.segment import words
from assistant.prose.said_in_prose import is_deed
from assistant.worded.text import MARK
from ingest.normalise import fold_text

_MOST = 3


def together(pieces: Sequence[Piece]) -> str:
    """The question for all pieces together; "" where they lean on one another or are counted in different units."""
    units = {asked_unit(piece.sayings[0]) for piece in pieces}
    if not 1 < len(pieces) <= _MOST or any(piece.leans for piece in pieces) or len(units) != 1:
        return ""
    return f"{'和'.join(piece.name for piece in pieces)}一共多少{units.pop() or ''}"


def _names_all(pieces: Sequence[Piece], both: Answer) -> bool:
    """Whether the clause that tells a number names the thing of every piece."""
    clause = re.split("[,;:。]", fold_text(both.citations[both.figures[0].citations[0]].quote))[-1]
    things = [[word for word in words(piece.name) if len(word) > 1 and not is_deed(word)] for piece in pieces]
    return all(said and all(word in clause for word in said) for said in things)


def with_both(question: Question, answer: Answer, ask: Callable[[str], Answer]) -> Answer:
    """See the module."""
    plain = answer.route in (Route.REFUSE, Route.FIGURES) and answer.language == "zh" and not question.linked
    pieces = pieces_of(question.content) if plain and len(question.mentions) == 1 and len(question.years.named) < 2 else ()
    saying = together(pieces)
    if not saying or len(answer.figures) >= len(pieces):
        return answer
    years = "".join(f"{year}年" for year in question.years.named)
    whole = f"{question.mentions[0].said}{years}{saying}?"
    both = ask(whole)
    if both.route is not Route.FIGURES:
        both = ask(whole.replace("一共", ""))  # one number told of both need not be a sum of theirs
    if both.route is not Route.FIGURES or len(both.figures) != 1 or not _names_all(pieces, both):
        return answer
    if any(one.value == both.figures[0].value for one in answer.figures):
        return answer
    told = answer.citations if answer.route is Route.FIGURES else ()
    figure = both.figures[0]
    text = MARK.sub(lambda mark: f"[{int(mark[1]) + len(told)}]", both.text)
    named = wording_of(answer.language).say("told_together", parts="”“".join(piece.name for piece in pieces))
    figure = replace(figure, citations=tuple(at + len(told) for at in figure.citations))
    return replace(
        answer,
        route=Route.FIGURES,
        text=(answer.text if told else "") + named + text,
        figures=(*(answer.figures if told else ()), figure),
        citations=(*told, *both.citations),
        warnings=(*answer.warnings, *(one for one in both.warnings if one not in answer.warnings)),
    )
