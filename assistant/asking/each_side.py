"""How much something grew, or what share it is, of each of several bodies or years that a question names (甲县和乙县申请增长率谁高).

One number is told of one body in one year; so each is asked alone, what is told of it said, and of whom nothing is told that is said by name:
none is dropped. A share is asked of each only where the question says so (各占多少), for it may be one of the other; so is what grew in each of
two years, for it may have grown from one to the other. By how much something moved in a year (申请增加多少, 增长谁高) is no difference of the
bodies either, unless the one is set against the other (甲县比乙县多几件). `_of_each_side` gives None when answered, the first Missing where nothing is told
of any, `UNREAD` where one alone is asked.

>>> bool(APART.search("申请增长率谁高")), bool(APART.search("申请增长率是多少"))
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.evidence import Missing
from assistant.asking.later_parts import LaterParts
from assistant.computing.tasks_done import UNREAD
from assistant.prose.moved_between import moves_in_each

APART = re.compile(r"各|分别|谁|哪|\b(?:which|each|respectively)\b")
_OF_ONE = frozenset({"growth", "change", "share"})
"""Operations that are done with one body's numbers."""
_WHICH = re.compile(r"谁|哪|\bwhich\b|\bwho\b")


class EachSide(LaterParts):
    """Bodies and years asked about together, each for itself."""

    def _figures(self) -> Missing | None:
        """The numbers of the question as it stands."""
        raise NotImplementedError  # the looser reading, which goes on from this class, has them

    def _of_each_side(self, years: Sequence[int]) -> Missing | None:
        """See the module; `years` are those asked that have a report."""
        scope, question, asked = self._scope, self.question, self.question.years
        whole = question
        several = len(scope.sides) > 1
        if several and question.operation in ("value", "difference") and moves_in_each(question.folded):
            question = replace(question, operation="growth" if _WHICH.search(question.content) else "change")
        if question.operation not in _OF_ONE or question.linked or not (several or len(years) == len(asked.named) > 1):
            return UNREAD
        if (not several or question.operation == "share") and APART.search(question.content) is None:
            return UNREAD
        apiece = asked.apiece if len(asked.apiece) == len(scope.sides) else ()
        singles = (
            [(side, apiece[at : at + 1] or asked.named) for at, side in enumerate(scope.sides)]
            if several
            else [(scope.sides[0], (year,)) for year in years]
        )
        lacking: list[Missing] = []
        for side, named in singles:
            self._scope = replace(scope, sides=(side,))
            self.question = replace(question, years=replace(asked, named=named, apiece=()))
            missing = self._figures()
            lacking += [missing] if missing is not None else []
        self._scope, self.question = scope, whole
        for missing in lacking if len(lacking) < len(singles) else ():
            self.operations.say_missing(missing)
        return lacking[0] if len(lacking) == len(singles) else None
