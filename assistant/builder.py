"""Puts an answer together: numbers its citations by first use, keeps figures in order, collects warnings.

>>> builder = Builder("zh")
>>> builder.warn("year_assumed", "x"); builder.warn("year_assumed", "x"); len(builder.warnings)
1
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Answer, AnswerFigure, Citation, Notice, Route
from assistant.evidence import Found
from assistant.wording import Wording


class Builder:
    """One answer in the making."""

    def __init__(self, language: str) -> None:
        self.wording = Wording(language)
        self.sentences: list[str] = []
        self.figures: list[AnswerFigure] = []
        self.citations: list[Citation] = []
        self.warnings: list[Notice] = []
        self._shown: list[Found] = []

    def cite(self, citations: Sequence[Citation]) -> str:
        """The markers of these citations, e.g. [1][2]; the same place is numbered once."""
        marks = []
        for citation in citations:
            if citation not in self.citations:
                self.citations.append(citation)
            marks.append(f"[{self.citations.index(citation) + 1}]")
        return "".join(dict.fromkeys(marks))

    def figure(self, found: Found, *, magnitude: bool = False) -> str:
        """Adds a figure (once) and gives its markers; `magnitude` drops the sign of a difference."""
        marks = self.cite(found.citations)
        if found in self._shown:
            return marks
        self._shown.append(found)
        value = abs(found.value) if magnitude and found.value is not None else found.value
        self.figures.append(
            AnswerFigure(
                value=value,
                unit=found.unit,
                state=found.state,
                organisation=found.organisation,
                year=found.year,
                indicator=found.indicator,
                label=found.label,
                dimension=found.dimension,
                operation=found.operation,
                citations=tuple(self.citations.index(c) for c in dict.fromkeys(found.citations)),
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
        self.sentences.append(self.wording.say(template, **values))

    def answer(self, route: Route, conversation_id: str) -> Answer:
        joiner = "" if self.wording.language == "zh" else " "
        recognised = next((w.message for w in self.warnings if w.code == "recognised"), "")
        if recognised and not any(self.wording.word("note_recognised") in sentence for sentence in self.sentences):
            self.sentences.append(recognised)
        return Answer(
            joiner.join(s.strip() for s in self.sentences if s.strip()),
            self.wording.language,
            route,
            tuple(self.figures),
            tuple(self.citations),
            tuple(self.warnings),
            conversation_id,
        )
