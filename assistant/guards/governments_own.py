"""The government's own number beside that of the whole place, where a question names the government and its report tells both.

枫岭市政府收办多少件 is answered by 全市共收办90件; where the same report tells the government's own (市政府12件), that is told beside it, so that
neither stands for the other. Asked again of 市政府 in the place's name, what is told must say 市政府 or 市本级 of its number. Nothing raises.

>>> own_said("枫岭市人民政府", "枫岭市政府"), own_said("枫岭市人民政府", "枫岭市"), own_said("枫岭市水务局", "枫岭市水务局")
(('枫岭市', '市政府'), None, None)
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.answer import Answer, Route
from assistant.asking.question import Question
from assistant.worded.text import MARK
from ingest.normalise import fold_text

_GOVERNMENT = re.compile(r"^(?P<place>[\u4e00-\u9fff]*(?P<level>[省市县区旗州]))(?:人民)?政府$")
_WHOLE = re.compile(r"全[省市县区旗州]")


def own_said(name: str, said: str) -> tuple[str, str] | None:
    """The place of a government and what reports call it (市政府), where a question names it as a government."""
    found = _GOVERNMENT.match(name)
    return (found["place"], f"{found['level']}政府") if found is not None and said.endswith("政府") else None


def with_the_governments_own(question: Question, answer: Answer, ask: Callable[[str], Answer]) -> Answer:
    """See the module."""
    bodies = {body.name: mention.said for mention in question.mentions for body in mention.organisations}
    plain = answer.route is Route.FIGURES and question.operation in ("value", "sum") and not question.linked
    if not plain or len(bodies) != 1 or len(answer.figures) != 1 or "|" in question.content:
        return answer
    told, (name, said) = answer.figures[0], next(iter(bodies.items()))
    government = own_said(name, fold_text(said))
    quotes = [fold_text(answer.citations[at].quote) for at in told.citations if answer.citations[at].kind == "text"]
    clauses = [re.split("[,;:。、]", quote)[-1] for quote in quotes]  # that of the number, not what it is a part of
    if government is None or told.year is None or not any(map(_WHOLE.search, clauses)):
        return answer
    place, own = government
    other = ask(f"{place}{told.year}年{own}{question.content}")
    if other.route is not Route.FIGURES or len(other.figures) != 1 or other.figures[0].value in (None, told.value):
        return answer
    figure = other.figures[0]
    level = own.removesuffix("政府")
    apart = re.compile(rf"(?<!全){level}(?:人民)?(?:政府|本级)[^,;。\d]{{0,4}}\d")
    if figure.unit != told.unit or not any(apart.search(fold_text(other.citations[at].quote)) for at in figure.citations):
        return answer
    before = len(answer.citations)
    return replace(
        answer,
        text=answer.text
        + ("" if answer.language == "zh" else " ")
        + MARK.sub(lambda mark: f"[{int(mark[1]) + before}]", other.text),
        figures=(*answer.figures, replace(figure, citations=tuple(at + before for at in figure.citations))),
        citations=(*answer.citations, *other.citations),
    )
