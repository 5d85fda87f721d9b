"""The number of a body that its own report does not tell, as the report of the body named before it tells it by name.

示例市2023年海棠县收到多少件 and 海棠县呢 behind a question of 示例市 are answered by the report of 示例市 where 海棠县 has none of that year or tells no such
number, and only by a number that stands with its name (`unknown_bodies`); what the city itself comes to is never told for it.

>>> ToldByHost.__mro__[1].__name__
'UnknownBodies'
"""

from __future__ import annotations

from dataclasses import replace

from assistant.bodies.unknown_bodies import UnknownBodies


class ToldByHost(UnknownBodies):
    """What the report of the body named before tells of the one that is asked about."""

    def _told_by_host(self) -> bool:
        """Whether the report of the body named before, in this question or the turn before, tells the number for a body whose own does not."""
        question = self.question
        asked = [body.name for mention in question.mentions for body in mention.organisations]
        if not question.host or not asked or question.host in asked or not all(m.said for m in question.mentions):
            return False
        self.question = replace(question, mentions=tuple(replace(m, organisations=()) for m in question.mentions))
        if self._told_within():
            return True
        self.question = question
        return False
