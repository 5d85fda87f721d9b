"""The last look at what a share is of: the whole that its question names, each of several parts, and no other.

`share_astray` takes a question's content, the body asked about and its answer, and gives the words of the question that the share told is not
of (占全省的比例 of a city's own count), "" where nothing speaks against it or no share is told. A whole place is the body's own where its
government has that level, or where the quotes say it. Texts are folded; nothing raises.

>>> share_astray.__name__
'share_astray'
"""

from __future__ import annotations

import re

from assistant.answer import Answer
from assistant.asking.asked_thing import wanted
from assistant.asking.question_parts import summands
from assistant.asking.said_figures import said
from assistant.computing.list_computing import APIECE
from assistant.language.concepts import GENERIC
from ingest.normalise import fold_text

_OF = re.compile(r"占(?:了|到|据)?(?P<whole>[^,;?。]*)")
_TAIL = re.compile(
    "(?:的)?(?:总数|总量)?(?:的)?(?:百分之[几多]少?|百分比|百分率|几成|多[大高少]的?(?:比例|比重)?|比例|比重|份额|比|几).*$"
)
_WIDER = re.compile("全国|国家|全球|世界|全行业|全系统|全社会")
_PLACE = re.compile("全(?P<level>[省市县区镇乡州旗]|街道)(?![直属级])")
_BELOW = re.compile("(?:各|全部)*(?:县\\(市、?区\\)|县市区|县区|区县|乡镇|镇街|街道|部门|单位)(?=的|申请|$)")
_ALL = re.compile("(?:总体|总共|总和|总数|总量|总计|合计|全部|所有|整体|整个|全年|总)的?")


def share_astray(content: str, body: str, answer: Answer) -> str:
    """See the module."""
    asked = _OF.search(content)
    shares = [one for one in answer.figures if one.operation == "share" or one.unit == "%"]
    if asked is None or not shares:
        return ""
    if APIECE.search(content) and len(shares) < len(summands(APIECE.split(content)[0])):
        return APIECE.split(content)[0]
    whole = _ALL.sub("", _TAIL.sub("", asked["whole"]))
    told = "|".join((answer.text, *(fold_text(cited.quote) for cited in answer.citations)))
    for scope in (_WIDER, _PLACE, _BELOW):
        found = scope.search(whole)
        level = found.groupdict().get("level") if found is not None else None
        own = level is not None and re.search(f"{level}(?:人民)?政府$", body) is not None
        if found is not None and not own and found[0] not in told:
            return found[0]
    if all(one.operation != "share" for one in shares):  # stated by the report, of what it says
        return ""
    joined = summands(whole)
    named_all = _ALL.search(asked["whole"]) is not None or all(piece.strip("的") in told for piece in joined)
    if named_all and any(one.operation == "sum" for one in answer.figures):
        return ""  # of what all of them come to
    if len(joined) > 1 and all(len(one.citations) < len(joined) + 1 for one in shares) and not _says_all(joined, told):
        return whole
    named = [] if said(whole).concepts else [concept for concept in wanted(whole).concepts if concept.weight > GENERIC]
    return whole if named and not any(term in told for concept in named for term in (concept.name, *concept.terms)) else ""


def _says_all(pieces: list[str], told: str) -> bool:
    """Whether one number is told of all that is joined (建议和提案共164件), each in words of its own."""
    for clause in re.split("[,;:。、|\\d]", told):
        left, said = clause, 0
        for piece in sorted((piece.strip("的") for piece in pieces), key=len, reverse=True):
            said += piece in left
            left = left.replace(piece, "", 1)
        if said == len(pieces):
            return True
    return False
