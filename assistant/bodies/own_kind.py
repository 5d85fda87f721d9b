"""Reports that print no place before their body's kind (…人民政府合作交流办公室 behind a masked name), found by that kind: 市合作交流办2022年.

`own_kind` reads it from the first lines of a report; `said_by` gives how a question says it, "" where the question says a place before it or
does not say it. Such a report is the body's of which nothing but the kind is known. Texts are folded; nothing raises.

>>> kind = own_kind("abc网_某站人民政府合作交流办公室\\n2022年政府信息公开工作年度报告\\n2022年,市合作交流办认真落实")
>>> kind, said_by(kind, "市合作交流办公室2022年公开几条"), said_by(kind, "2022年度合作交流办公开几条")
('合作交流办公室', '市合作交流办公室', '合作交流办')
>>> said_by(kind, "宁海市合作交流办公开几条"), said_by(kind, "人民政府合作交流办公室2022年"), own_kind("示例市商务局\\n年度报告")
('', '人民政府合作交流办公室', '')
"""

from __future__ import annotations

import re

from assistant.bodies.behind_years import behind_year
from ingest.normalise import fold_text

_KIND = re.compile(r"(?:人民政府)(?P<kind>[\u4e00-\u9fff]{2,10}(?:办公室|委员会|局|厅|中心))$")
_SHORT = {"办公室": "办", "委员会": "委"}
_FIRST_LINES = 3
_LEVEL = "(?:(?:[省市区县](?:人民)?|人民)政府|[省市区县])"
_OPENS = re.compile(r"(?:^|[,;。?!:、 的]|那么?|请问|查询|[和与跟及比在]|知道|了解|根据|按照?)$")


def own_kind(text: str) -> str:
    """The kind of body that a report's first lines end with behind 人民政府, where the report calls itself so again; "" for none."""
    head = [fold_text(line) for line in text.splitlines()[:_FIRST_LINES]]
    found = next((kind for line in head if (kind := _KIND.search(line)) is not None), None)
    if found is None:
        return ""
    again = "|".join(map(re.escape, _ways(found["kind"])))
    behind = fold_text(text).split(found[0], 1)[-1]
    return str(found["kind"]) if re.search(again, behind) else ""


def said_by(kind: str, question: str) -> str:
    """How a question says a kind of body, with the level before it, and with no place."""
    for way in _ways(kind):
        for found in re.finditer(f"{_LEVEL}?{re.escape(way)}(?![理结事])", question):
            if _OPENS.search(question, 0, found.start()) or behind_year(question, found.start()):
                return found[0]
    return ""


def _ways(kind: str) -> tuple[str, ...]:
    """A kind of body in full and for short."""
    return (kind, *(kind.removesuffix(ending) + short for ending, short in _SHORT.items() if kind.endswith(ending)))
