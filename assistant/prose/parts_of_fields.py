"""Fields of information and their parts (教育信息, 义务教育信息): what is told of one part is no number of all of the field.

`of_a_part` tells whether a clause names a field by one of its parts alone, where a question does not name that part; `told_of_parts` gives
the numbers of a report for the parts of a field that it tells as a whole nowhere. The words are data (`[fields]` of
`vocabulary/whole.toml`); of a field that has no entry nothing is known. Texts are folded; nothing raises.

>>> of_a_part("义务教育领域信息公开9篇", "教育", "公开教育信息多少"), of_a_part("义务教育信息9篇", "教育", "义务教育信息几篇")
(True, False)
>>> of_a_part("教育信息9篇,其中义务教育4篇", "教育领域", "教育领域信息几篇")
False
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asking.whole_asked import words
from assistant.prose.candidate import Candidate
from ingest.statements.words import alternatives

_ENDS = re.compile("(?:领域|方面|类|的)*$")
_INFORMATION = "(?:领域|方面|类)?的?(?:信息|政务公开)"


def of_a_part(clause: str, kind: str, question: str) -> bool:
    """Whether a clause tells the field that a question calls by `kind` by a part of it that the question does not name."""
    field = _ENDS.sub("", kind)
    if not (parts := words()["fields"].get(field)):
        return False
    named = list(re.finditer(rf"(?P<part>{alternatives(parts)})?{field}", clause))
    return bool(named) and all(found["part"] and found["part"] not in question for found in named)


def told_of_parts(candidates: Sequence[Candidate], kind: str) -> list[Candidate]:
    """The numbers of information told of parts of a field, in the order of the text; none where the field itself is told."""
    field = _ENDS.sub("", kind)
    told = [c for c in candidates if re.search(field + _INFORMATION, c.clause) and c.statement.unit in words()[""]["messages"]]
    parts = [c for c in told if of_a_part(c.clause, kind, kind)]
    return parts if len(parts) == len(told) else []
