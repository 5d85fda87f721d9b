"""A number of what was published by some channels that is more than the one which its report tells of all: they contradict one another.

`more_than_all` takes a report's numbers and the one told of all kinds of information together (全年公开各类信息268条), and gives the number of
the same deed, unit and year told of information of no kind that is more (通过网站、电子屏等公开信息286条); None where there is none, or several.
Only a whole that says it is of all kinds is held against others: items that an account sends out may well be more than what was
disclosed. Texts are folded; approximate numbers contradict nothing; nothing raises.

>>> _OF_ALL_KINDS.search("全年公开各类信息") is not None, _OF_ALL_KINDS.search("主动公开政府信息") is not None
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asking.measures import of_all_years
from assistant.guards.whose_number import whose
from assistant.prose.candidate import Candidate
from assistant.prose.whole_told import Told, lead_of
from ingest.model import State, StatementKind

_OF_ALL_KINDS = re.compile("(?P<deed>公开|发布)(?:了|的)?(?:各类|各种|各项|全部|所有)(?:政府|政务)?信息(?:总数|总量|数量)?$")
_OF_NO_KIND = re.compile("(?P<deed>公开|发布)(?:了|的)?(?:各类|各种|各项)?(?:政府|政务)?信息(?:总数|总量|数量)?$")
_OVER_YEARS = re.compile(
    "历年|以来|近[两二三四五六七八九十\\d]+年|累计|截[至止]|拟|计划|转发|各[镇乡街县区市部单]|全[省市县区州旗镇乡]"
)


def more_than_all(candidates: Sequence[Candidate], whole: Candidate, names: Sequence[str]) -> Told | None:
    """See the module; `names`: what the report's body is called."""
    own, of_all = whole.statement, _OF_ALL_KINDS.search(_said(whole))
    if of_all is None or own.state is not State.REPORTED or own.whole is not None or _OVER_YEARS.search(_said(whole)):
        return None
    more = [
        Told(one, of_all["deed"])
        for one in candidates
        if (one.statement.kind, one.statement.unit, one.statement.year) == (StatementKind.COUNT, own.unit, own.year)
        and one.statement.whole is None
        and one.statement.state is State.REPORTED
        and one.statement.value > own.value
        and (found := _OF_NO_KIND.search(_said(one))) is not None
        and found["deed"] == of_all["deed"]
        and not of_all_years(one)
        and _OVER_YEARS.search(_said(one)) is None
        and whose(_said(one), names) in ("", "own")
    ]
    return more[0] if len({one.candidate.statement.value for one in more}) == 1 else None


def _said(candidate: Candidate) -> str:
    return lead_of(candidate).partition("|")[0]
