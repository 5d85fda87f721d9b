"""What a report's prose tells of decisions, documents and trainings that its form counts (全年作出行政处罚决定650件), to be held against the form's cell.

`decisions_said` gives the sentences' numbers of all licences, penalties or measures of coercion that were decided in the report's year: of its
own body, or of nobody else named; of the rules and normative documents that were issued, abolished or are in force, of no field but the body's own (`name`:
医保领域 of a 医疗保障局); of all training classes (举办培训班3期); and of applications still open (`still_open`). What was published of them, what was handled (办理案件), one kind
(业务培训), one matter or a part is none. Texts are folded; nothing raises.

>>> _made("行政处罚").fullmatch("全年作出行政处罚决定650件") is not None, _made("行政处罚").fullmatch("对2家企业作出行政处罚决定2件") is not None
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.prose.candidate import Candidate
from assistant.prose.still_open import still_open
from ingest.forms import indicators
from ingest.model import State, StatementKind

_DECISIONS, _TRAININGS, _CARRIED_OUT = ".decisions", "statistics.trainings", "applications.carried_out"
_NAMED = {"proactive.licences": "行政许可", "proactive.penalties": "行政处罚", "proactive.coercion": "行政强制"}
_WHEN = r"(?:全年度?|本年度?|年内|20\d\d年度?|我局|本局|我委|本委|本机关|本单位|共计?|累计|合计|总计|依法|已|,)*"


_DOCUMENTS = {"proactive.rules": "(?:政府)?规章", "proactive.normative_documents": "(?:行政)?规范性文件"}
_DONE = {
    "issued": "制发|制定|出台|印发|制定印发|制定出台|新制定",
    "abolished": "废止|宣布废止",
    "in_force": "现行有效的?|现行的?",
}


_HELD = re.compile(
    rf"{_WHEN}(?:举办|组织|开展|举行|组织举办|组织开展|共)+了?(?:各类|各种)?培训班?(?:共计?|合计|总计)?\d+(?:期|次|场)"
)


@cache
def _made(named: str) -> re.Pattern[str]:
    return re.compile(
        rf"{_WHEN}[作做]出(?:的|各类|各种)?{named}(?:措施)?(?:决定书?|处理决定)(?:共计?|合计|总计|为)?[\d.]+万?[件份起宗项个]"
    )


@cache
def _issued(indicator: str) -> re.Pattern[str] | None:
    """What tells a count of documents; its `field` is that of which they are."""
    group, _, done = indicator.rpartition(".")
    if group not in _DOCUMENTS or done not in _DONE:
        return None
    field = r"(?P<field>[\u4e00-\u9fff]{1,6}?(?:领域|方面|类)的?)?"
    return re.compile(rf"{_WHEN}(?:{_DONE[done]})了?{field}{_DOCUMENTS[group]}(?:共计?|合计|总计)?\d+[件个份部]")


def _of_all(told: re.Match[str] | None, name: str) -> bool:
    """Whether documents are told of no field, or of that which a body's name says is its own."""
    if told is None:
        return False
    field = re.sub("(?:领域|方面|类)的?$", "", told.groupdict().get("field") or "")
    at = 0
    for character in field:  # 医保 of 医疗保障: in its order
        at = name.find(character, at) + 1
        if not at:
            return False
    return True


def asks_cases(candidates: Sequence[Candidate], indicator: str | None, question: str) -> bool:
    """Whether a question asks for the cases of a form's decisions (办理行政处罚案件多少件), and the report tells a number of cases."""
    named = _NAMED.get((indicator or "").removesuffix(_DECISIONS))
    return named is not None and f"{named}案件" in question and any(f"{named}案件" in c.printed for c in candidates)


def decisions_said(candidates: Sequence[Candidate], indicator: str, year: int | None, name: str = "") -> list[Candidate]:
    """See the module; `indicator` is the form's, `name` the body's."""
    if indicator == _CARRIED_OUT:
        return still_open(candidates, year)
    named = (
        _NAMED.get(indicator.removesuffix(_DECISIONS)) if indicator.endswith(_DECISIONS) and indicator in indicators() else None
    )
    told = _HELD if indicator == _TRAININGS else _made(named) if named is not None else _issued(indicator)
    if told is None:
        return []
    return [
        c
        for c in candidates
        if c.statement.kind is StatementKind.COUNT
        and c.statement.year == year
        and c.statement.whole is None
        and c.statement.state is not State.APPROXIMATE
        and _of_all(told.fullmatch(c.printed), name)
    ]
