"""What a report's prose tells of decisions and trainings that its form counts (全年作出行政处罚决定650件), to be held against the form's cell.

`decisions_said` gives the sentences' numbers of all licences, penalties or measures of coercion that were decided in the report's year: of its
own body, or of nobody else named; and of all training classes (举办培训班3期). What was published of them, what was handled (办理案件), one kind
(业务培训), one matter or a part is none. Texts are folded; nothing raises.

>>> _made("行政处罚").fullmatch("全年作出行政处罚决定650件") is not None, _made("行政处罚").fullmatch("对2家企业作出行政处罚决定2件") is not None
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.prose.candidate import Candidate
from ingest.forms import indicators
from ingest.model import State, StatementKind

_DECISIONS, _TRAININGS = ".decisions", "statistics.trainings"
_NAMED = {"proactive.licences": "行政许可", "proactive.penalties": "行政处罚", "proactive.coercion": "行政强制"}
_WHEN = r"(?:全年度?|本年度?|年内|20\d\d年度?|我局|本局|我委|本委|本机关|本单位|共计?|累计|合计|总计|依法|已|,)*"


_HELD = re.compile(
    rf"{_WHEN}(?:举办|组织|开展|举行|组织举办|组织开展|共)+了?(?:各类|各种)?培训班?(?:共计?|合计|总计)?\d+(?:期|次|场)"
)


@cache
def _made(named: str) -> re.Pattern[str]:
    return re.compile(
        rf"{_WHEN}[作做]出(?:的|各类|各种)?{named}(?:措施)?(?:决定书?|处理决定)(?:共计?|合计|总计|为)?[\d.]+万?[件份起宗项个]"
    )


def asks_cases(candidates: Sequence[Candidate], indicator: str | None, question: str) -> bool:
    """Whether a question asks for the cases of a form's decisions (办理行政处罚案件多少件), and the report tells a number of cases."""
    named = _NAMED.get((indicator or "").removesuffix(_DECISIONS))
    return named is not None and f"{named}案件" in question and any(f"{named}案件" in c.printed for c in candidates)


def decisions_said(candidates: Sequence[Candidate], indicator: str, year: int | None) -> list[Candidate]:
    """See the module; `indicator` is the form's."""
    named = (
        _NAMED.get(indicator.removesuffix(_DECISIONS)) if indicator.endswith(_DECISIONS) and indicator in indicators() else None
    )
    told = _HELD if indicator == _TRAININGS else _made(named) if named is not None else None
    if told is None:
        return []
    return [
        c
        for c in candidates
        if c.statement.kind is StatementKind.COUNT
        and c.statement.year == year
        and c.statement.whole is None
        and c.statement.state is not State.APPROXIMATE
        and told.fullmatch(c.printed) is not None
    ]
