"""From what to what a report says that something has moved: 满意率由95%升至98%, 账号由73个清理整合为45个.

By how much is computed from the two, where a question asks it in no words of the report (满意率提高了多少, 整合掉多少个账号). The pair
must be the one that the question's words mean, by the same rules as any number of the prose. Whether something fell or rose is
told by the words of `ingest/statements/words.toml`; whose followers they are may stand before (公众号发布9条,粉丝由2万人增加到3万人). Texts are folded; of nothing found there are no pairs.

>>> falls("账号精简了多少个"), falls("满意率提高多少")
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from assistant.asking.asked_thing import wanted
from assistant.asking.asked_unit import units_fit
from assistant.asking.measures import fewer
from assistant.asking.other_words import leaves_untold
from assistant.asking.said_moved import leads_to
from assistant.language.concepts import Concept
from assistant.prose.accounted import accounts_for
from assistant.prose.candidate import Candidate
from assistant.prose.said_in_prose import says, standing_for
from assistant.prose.whole_told import channels_named
from ingest.statements.words import alternatives, load_words

_FELL = re.compile(
    f"{alternatives((*(word for word in load_words().down if len(word) > 1), *fewer()))}|降|减|(?<!多)少(?=了|出|多少|几)"
)


_HOW_MUCH = "(?:了|出|掉)?(?:多少|几|百分)"
_BY_SO_MUCH_MORE = re.compile(rf"(?:增加|增长|增多|上升|上涨|提高|提升|[多增涨升](?<!至多)(?<!最多)){_HOW_MUCH}")
_BY_SO_MUCH_LESS = re.compile(rf"(?:减少|下降|降低|下滑|下跌|回落|[少减降跌](?<!至少)(?<!最少)(?<!多少)){_HOW_MUCH}")
_MOVES = re.compile(
    r"增长|增加|增多|增幅|上升|上涨|提高|提升|减少|下降|下滑|降低|回落|同比|(?:增|升|涨|降|减|变化)了?(?:多少|几)"
    r"|[比较](?:上一?年|去年|前一年)|\b(?:gr[eo]w\w*|increas\w+|r[io]se|fell|fall|decreas\w+|drop\w*|declin\w+|year-on-year)\b"
)
_SET_AGAINST = re.compile(
    r"比(?![例重]|上一?年|去年|前一?年|往年|同期|\d{4}年)(?<!同比)|相差|差[距额别异]|\bthan (?!in|the (?:year before|previous)|last year|\d)|\b(?:difference|gap) between\b"
)


def falls(content: str) -> bool:
    """Whether a question of a change asks by how much something has become less."""
    return _FELL.search(content) is not None


def moves_against(content: str, moved: Decimal) -> bool:
    """Whether a question asks by how much something has become more where it has become less, or the other way round.

    >>> moves_against("比上年减少多少件", Decimal(14)), moves_against("比上年少了几件", Decimal(-3)), moves_against("变化多少", Decimal(-3))
    (True, False, False)
    """
    more, less = (pattern.search(content) is not None for pattern in (_BY_SO_MUCH_MORE, _BY_SO_MUCH_LESS))
    return (more and not less and moved < 0) or (less and not more and moved > 0)


def moves_in_each(question: str) -> bool:
    """Whether a folded question of several bodies asks by how much something moved in each of them, and not how far they are apart.

    >>> [moves_in_each(one) for one in ("甲县和乙县申请比上年增加多少件", "甲县和乙县申请相差多少件", "甲县申请比乙县增加几件")]
    [True, False, False]
    """
    return _MOVES.search(question) is not None and _SET_AGAINST.search(question) is None


def moved_between(candidates: Sequence[Candidate], sayings: Sequence[str]) -> list[tuple[Candidate, Candidate]]:
    """What a thing that is asked for by one of these sayings is now, and what it was."""
    return [
        (now, then)
        for then, now in pairwise(candidates)
        if leads_to(then, now) and any(_is_asked(then, candidates, saying) for saying in sayings)
    ]


def _is_asked(then: Candidate, candidates: Sequence[Candidate], saying: str) -> bool:
    asked = wanted(saying)
    own, around = then.clause, _channel_before(then)
    told = [_tells(own, c) or (bool(channels_named(c.name)) and _tells(around, c)) for c in asked.concepts]
    fits = any(_tells(own, c) for c in asked.concepts) and all(told) and units_fit(asked.unit, then.statement.unit)
    return fits and accounts_for(then, candidates, saying) and not leaves_untold(then, saying)


def _channel_before(told: Candidate) -> str:
    """The last clause before one that names a channel, where it names none itself (公众号发布9条,粉丝由2万人增加到3万人); "" where none does."""
    if channels_named(told.clause):
        return ""
    clauses = re.split("[,;。]", told.up_to_clause.removesuffix(told.printed))
    return next((clause for clause in reversed(clauses) if channels_named(clause)), "")


def _tells(text: str, concept: Concept) -> bool:
    return any(says(text, word) for term in concept.terms[: concept.own] for word in standing_for(term))
