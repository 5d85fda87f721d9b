"""The clause in which a report says that there was none of what a question asks how many of (全年未召开新闻发布会).

`denied` takes a report's text and the nouns of a question, each with its synonyms, and gives the clauses as spans of the text. A clause
counts only where it says nothing else: when, who reports, a verb and the nouns; 未召开线上新闻发布会 or 县直部门未召开 leave open what
there was of the rest. Nothing raises; without nouns nothing is denied.

>>> text = "全年未召开新闻发布会。未举办线上培训。"
>>> [span.of(text) for span in denied(text, [("新闻",), ("发布会",)])], denied(text, [("培训",)])
(['全年未召开新闻发布会'], [])
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ingest.model import Span
from ingest.normalise import fold
from ingest.statements.words import alternatives, load_words

_LINES = re.compile(r"[^\n]+")
_CLAUSES = re.compile(r"[^,;:。!?\n、]+")
_TIME_AND_SELF = re.compile(
    r"(?:20\d\d年度?|本年度?|全年|今年|当年|年内|一年来|报告期内?|(?:我|本|该)(?:省|市|区|县|局|委|厅|办|镇|乡|街道|机关|单位|系统)|全(?:省|市|区|县|局|镇|乡)"
    r"|也|均|都|尚|暂时?|并|还|共|另外|此外)*"
)
_AROUND = re.compile(r"(?:政府|政务|任何|相关|有关|专门|一[场次件个期]|过|了)*")
_BEHIND = re.compile(r"(?:等|活动|工作|案件|费用|的?(?:情况|情形|事项|现象)|发生)*")


@cache
def _none() -> re.Pattern[str]:
    words = load_words()
    verbs = alternatives(
        tuple(
            dict.fromkeys((*words.verbs, "召开", "举行", "举办", "开展", "组织", "收取", "发生", "产生", "出现", "设立", "开设"))
        )
    )
    return re.compile(
        rf"^{_TIME_AND_SELF.pattern}(?:未|没有|没|无)(?:{verbs})?{_AROUND.pattern}(?P<thing>[^\d]{{2,14}}?){_BEHIND.pattern}$"
    )


def denied(text: str, nouns: Sequence[Sequence[str]]) -> list[Span]:
    """The clauses that say there was none of what these nouns name together."""
    if not nouns:
        return []
    found = []
    for line in _LINES.finditer(text):
        folded = fold(line.group())
        for clause in _CLAUSES.finditer(folded.text):
            told = _none().fullmatch(clause.group())
            if told is not None and _names_only(told["thing"], nouns):
                found.append(folded.span(*clause.span()).shifted(line.start()))
    return found


def _names_only(thing: str, nouns: Sequence[Sequence[str]]) -> bool:
    """Whether a thing is said by these nouns, and by nothing else."""
    for terms in nouns:
        said = next((term for term in sorted(terms, key=len, reverse=True) if term in thing), None)
        if said is None:
            return False
        thing = thing.replace(said, "", 1)
    return _AROUND.fullmatch(thing) is not None
