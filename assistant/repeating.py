"""Questions that say a clause of the report again, with how many in place of its number (`verbatim`), where no other reading leads to one.

`Repeating` tells that number, of one body and one year: the one that is asked, else the latest, which is said.

>>> Repeating.__mro__[1].__name__
'Choosing'
"""

from __future__ import annotations

import re

from assistant.choosing import Choosing
from assistant.joints import AND
from assistant.scope import years_for
from assistant.verbatim import repeated
from ingest.normalise import fold_text

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

    def _repeats_joined(self) -> bool:
        """Whether one was that the question names by several things, which are one in the report (新收公民、法人申请)."""
        return _JOINS.search(self.question.content) is not None and self._repeats()
