"""Figures that one question sets side by side, told by one sentence where a cell of the forms is told otherwise by it.

备案行政复议134件，行政诉讼57件 counts both alike; a table that has 77 lawsuits counts others. `at_one_place` gives the figures found at several
places, the one cell among them by the sentence of all the others where that tells it too; figures of which nothing of this is so come back
as they are.

>>> OneSentence.at_one_place.__name__
'at_one_place'
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.evidence import Found, Missing
from assistant.computing.parts_of_wholes import PartsOfWholes
from assistant.prose.telling import At
from ingest.model import Span


class OneSentence(PartsOfWholes):
    """Operations whose operands one sentence may tell."""

    def at_one_place(self, ats: Sequence[At], found: Sequence[Found]) -> list[Found]:
        """See the module; `found` are the figures of `ats`, in their order."""
        places = {place for one in found if (place := self.sentence(one)) is not None}
        cells = [at for at, one in enumerate(found) if self.sentence(one) is None]
        if len(places) != 1 or len(cells) != 1 or found[cells[0]].settled != "first":
            return list(found)
        outcome = self.find(ats[cells[0]])
        beside = [] if isinstance(outcome, Missing) else [one for one in outcome if self.sentence(one) in places]
        if len(beside) != 1:
            return list(found)
        own = replace(beside[0], state="reported", settled="first")
        return [own if at == cells[0] else one for at, one in enumerate(found)]

    def sentence(self, found: Found) -> tuple[str, Span] | None:
        """The document and the sentence that tell a number; None of a cell."""
        told = self.statement_of(found)
        return None if told is None else (told.document_id, told.statement.sentence)
