"""What stands before a bracket is told of the numbers in it: 民办学校年检结果(合格61所、不合格2所) tells how many schools failed the check.

`behind_bracket` reads a count in a bracket behind the name of a result as if its clause named it. What was counted before the bracket
(申请60件(网上20件)) is the whole of what is in it, and no name; a number that is a part already stays as it is. Texts are folded. Nothing
raises.

>>> result_before("公开入学指南、民办学校年检结果(合格61所、基本合格4所、"), result_before("收到申请60件(网上20件、"), result_before("年检结果(略)。合格")
('民办学校年检', '', '')
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.prose.candidate import Candidate
from ingest.model import StatementKind

_RESULT = re.compile(
    r"(?:^|[,;:。、])(?:其中|公[开示布]了?|重点)*(?P<named>[\u4e00-\u9fff]{2,16}?(?:考核|考评|测评|评估|评议|评定|检查|抽查|抽检|年检|核查|验收|鉴定|评价|等[次级])?)"
    r"(?:的?(?:结果|情况|结论|等次|等级)(?:为|是)?|(?<=考核|考评|测评|评估|评议|评定|检查|抽查|抽检|年检|核查|验收|鉴定|评价))\([^()。;]*$"
)


def result_before(text: str) -> str:
    """What a text that ends in an open bracket names the result of before it; "" where it names none, or counts it."""
    found = _RESULT.search(text)
    return "" if found is None else found["named"]


def behind_bracket(candidate: Candidate) -> Candidate:
    """A count in a bracket with what is named before it; any other as it is."""
    statement = candidate.statement
    if statement.kind is not StatementKind.COUNT or statement.whole is not None or statement.indicator is not None:
        return candidate
    named = result_before(candidate.before)
    if not named or named in candidate.printed:
        return candidate
    told = replace(statement, subject=named + statement.subject)
    return candidate.printed_as(named + candidate.printed, told)
