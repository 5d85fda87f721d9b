"""Puts an answer together: numbers its citations by first use, keeps figures in order, collects warnings.

>>> builder = Builder("zh")
>>> builder.warn("year_assumed", "x"); builder.warn("year_assumed", "x"); len(builder.warnings)
1
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Answer, AnswerFigure, Citation, Notice, Route
from assistant.answering.evidence import Found
from assistant.answering.wording_english import wording_of

MARKED = 12
"""How many places one sentence marks at most; the figures cite all of them."""


class Builder:
    """One answer in the making."""

    def __init__(self, language: str) -> None:
        self.wording = wording_of(language)
        self.sentences: list[str] = []
        self.figures: list[AnswerFigure] = []
        self.citations: list[Citation] = []
        self.warnings: list[Notice] = []
        self.untold = 0
        """Of how many things asked for beside others it is said that nothing is told."""
        self._numbers: dict[Citation, int] = {}
        self._shown: dict[int, list[Found]] = {}

    def cite(self, citations: Sequence[Citation], *, marked: int = MARKED) -> str:
        """The markers of these citations, e.g. [1][2], at most `marked` of them; the same place is numbered once."""
        marks = []
        for citation in dict.fromkeys(citations):
            if citation not in self._numbers:
                self.citations.append(citation)
                self._numbers[citation] = len(self.citations)
            marks.append(f"[{self._numbers[citation]}]")
        return "".join(marks[:marked])

    def figure(self, found: Found) -> str:
        """Adds a figure (once) and gives its markers."""
        marks = self.cite(found.citations)
        same = self._shown.setdefault(hash((found.value, found.label, found.citations[:1])), [])
        if found in same:
            return marks
        same.append(found)
        self.figures.append(
            AnswerFigure(
                value=found.value,
                unit=found.unit,
                state=found.state,
                organisation=found.organisation,
                year=found.year,
                indicator=found.indicator,
                label=found.label,
                dimension=found.dimension,
                operation=found.operation,
                citations=tuple(self._numbers[c] - 1 for c in dict.fromkeys(found.citations)),
            )
        )
        if found.failed_checks:
            self.warn("arithmetic", self.wording.say("arithmetic_warning"))
        if found.recognised:
            self.warn("recognised", self.wording.say("recognised_warning"))
        return marks

    def warn(self, code: str, message: str) -> None:
        if all(w.code != code for w in self.warnings):
            self.warnings.append(Notice(code, message))

    def say(self, template: str, /, **values: str) -> None:
        self.untold += template == "not_there_of"
        self.sentences.append(self.wording.say(template, **values))

    def answer(self, route: Route, conversation_id: str) -> Answer:
        joiner = "" if self.wording.language == "zh" else " "
        recognised = next((w.message for w in self.warnings if w.code == "recognised"), "")
        if recognised and not any(self.wording.word("note_recognised") in sentence for sentence in self.sentences):
            self.sentences.append(recognised)
        text = joiner.join(s.strip() for s in self.sentences if s.strip())
        return Answer(
            text[:1].upper() + text[1:] if self.wording.language == "en" else text,
            self.wording.language,
            route,
            tuple(self.figures),
            tuple(self.citations),
            tuple(self.warnings),
            conversation_id,
        )
