"""From what to what a report says that something has moved: 满意率由95%升至98%, 账号由73个清理整合为45个.

By how much is computed from the two, where a question asks it in no words of the report (满意率提高了多少, 整合掉多少个账号). The pair
must be the one that the question's words mean, by the same rules as any number of the prose. Whether something fell or rose is
told by the words of `ingest/prose.toml`. Texts are folded; of nothing found there are no pairs.

>>> falls("账号精简了多少个"), falls("满意率提高多少")
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.accounted import accounts_for
from assistant.asked_thing import wanted
from assistant.asked_unit import units_fit
from assistant.candidate import Candidate
from assistant.measures import fewer
from assistant.other_words import leaves_untold
from assistant.said_in_prose import says, standing_for
from assistant.said_moved import leads_to
from ingest.prose_words import alternatives, load_words

_FELL = re.compile(f"{alternatives((*(word for word in load_words().down if len(word) > 1), *fewer()))}|降|减")


def falls(content: str) -> bool:
    """Whether a question of a change asks by how much something has become less."""
    return _FELL.search(content) is not None


def moved_between(candidates: Sequence[Candidate], sayings: Sequence[str]) -> list[tuple[Candidate, Candidate]]:
    """What a thing that is asked for by one of these sayings is now, and what it was."""
    return [
        (now, then)
        for then, now in pairwise(candidates)
        if leads_to(then, now) and any(_is_asked(then, candidates, saying) for saying in sayings)
    ]


def _is_asked(then: Candidate, candidates: Sequence[Candidate], saying: str) -> bool:
    asked = wanted(saying)
    told = [any(says(then.clause, word) for term in c.terms[: c.own] for word in standing_for(term)) for c in asked.concepts]
    fits = bool(told) and all(told) and units_fit(asked.unit, then.statement.unit)
    return fits and accounts_for(then, candidates, saying) and not leaves_untold(then, saying)
