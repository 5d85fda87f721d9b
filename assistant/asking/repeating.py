r"""Questions that say a clause of the report again, with how many in place of its number (`verbatim`), where no other reading leads to one.

`Repeating` tells that number, of one body and one year: the one that is asked, else the latest, which is said. Which of two numbers is
right is told by a place of each (`either_told`), asked of nothing that they count (到底是9件还是7件) by every place of both.

>>> import tempfile
>>> from pathlib import Path
>>> import numpy
>>> from assistant.open import OpenAssistant
>>> from ingest.pipeline import parse
>>> from ingest.settings import StoreSettings
>>> from ingest.store.library import open_library
>>> report = parse("a.txt", "示例区商务局2023年政府信息公开工作年度报告\n一、总体情况\n全年取消、下放事项7项。".encode())
>>> with tempfile.TemporaryDirectory() as folder, open_library(StoreSettings(Path(folder)), write=True) as library:
...     _ = library.commit("/a.txt", "a.txt", report, numpy.zeros((len(report.chunks), 4), numpy.float32))
...     OpenAssistant(library, StoreSettings(Path(folder))).assistant.ask("示例区商务局2023年取消、下放事项多少项？").text
'示例区商务局2023年：全年取消、下放事项7项[1]。'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.evidence import Found, Missing
from assistant.asking.asked_thing import wanted
from assistant.asking.choosing import Choosing
from assistant.asking.either_told import bare, told_of_each
from assistant.bodies.scope import years_for
from assistant.computing.group_sums import add_group
from assistant.language.concepts import concepts
from assistant.language.joints import AND
from assistant.prose.said_beside import given
from assistant.prose.said_in_prose import is_deed
from assistant.prose.telling import At
from assistant.prose.verbatim import repeated
from ingest.normalise import fold_text

_PAIR = 2
_EITHER = re.compile(r"\d[^,;。?\d]{0,3}[,、]?还是[^,;。?\d]{0,4}\d")
_JOINS = re.compile(rf"{AND}|、")


class Repeating(Choosing):
    """Questions in a report's own words."""

    def _repeats(self) -> bool:
        """Whether a number was told whose clause the question repeats."""
        sides, question = self._scope.sides, self.question
        years = years_for(question.years, self.catalogue.years(sides[0].organisation)) if len(sides) == 1 else (0, 0)
        if question.linked or len(years) > 1:
            return False
        organisation, year = sides[0].organisation, years[0] if years else self._year_of(sides[0])
        for record in self.operations.documents(organisation, year) if year is not None else ():
            text = self.catalogue.text(record.id)
            candidates = (c for c in self.catalogue.candidates([record.id]) if c.statement.year == record.year)
            told = [(c, fold_text(c.statement.number.of(text)).lower()) for c in candidates]
            if found := [c for c in repeated(told, question.content, organisation.parts.body) if self.catalogue.stands(c)]:
                self.operations.show([self.operations.lookup.of_statement(c) for c in found])
                return True
        return False

    def _tells_either(self) -> bool:
        """Whether each number of a question which of them is right was told: of what it names, or of anything where it names nothing."""
        sides, content = self._scope.sides, self.question.content
        numbers = given(content) if len(sides) == 1 and _EITHER.search(content) is not None else []
        if len(numbers) < _PAIR:
            return False
        records = self.operations.documents(sides[0].organisation, self._year_of(sides[0]))
        named = concepts(bare(content))
        if len(records) == 1 and named and (each := told_of_each(self.operations.lookup, records[0], content, numbers)):
            self._show_both([replace(one, state="conflict") for one in each], records[0].id)
            return True
        if any(not is_deed(one.name) for one in named):
            plain = f"{bare(content)}多少{numbers[0].unit or ''}"
            outcome = self.operations.find(At(sides[0].organisation, self._year_of(sides[0]), wanted(plain)))
            if not isinstance(outcome, Missing):
                self.operations.show(outcome)
            return not isinstance(outcome, Missing)
        told = [c for record in records for c in self.catalogue.candidates([record.id]) if self.catalogue.stands(c)]
        places = [[c for c in told if (c.statement.value, c.statement.unit) == (one.value, one.unit)] for one in numbers]
        for place in (place for of_one in places for place in of_one if all(places)):
            self.operations.show([self.operations.lookup.of_statement(place)])
        return all(places)

    def _show_both(self, places: Sequence[Found], own: str) -> None:
        """Shows what a body's own report tells, then what those of others do."""
        if told := [one for one in places if one.document_id == own]:
            self.operations.show(told)
        for other in (one for one in places if one.document_id != own):
            self.builder.say("from_report", who=other.organisation or "", year=self.wording.year(other.year))
            self.operations.show([other])
            self.builder.warn("conflict", self.wording.say("conflict_warning"))

    def _adds_group(self) -> bool:
        """Whether the numbers of several bodies of a kind that the question takes together (三县) were added up."""
        return add_group(self.operations, self.question, self._scope.sides)

    def _repeats_joined(self) -> bool:
        """Whether one was that the question names by several things, which are one in the report (新收公民、法人申请)."""
        return _JOINS.search(self.question.content) is not None and self._repeats()
