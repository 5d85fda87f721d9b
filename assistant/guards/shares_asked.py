"""The last look at what a share is of: the whole that its question names, each of several parts, and no other, nor of a part of another scope.

`share_astray` takes a question's content, the body asked about, its answer and what stands before a citation in its sentence, and gives the words of the question that the share told is not
of (占全省的比例 of a city's own count), "" where nothing speaks against it or no share is told. A whole place is the body's own where its
government has that level, or where the quotes say it. Texts are folded; nothing raises.

>>> share_astray.__name__
'share_astray'
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.answer import Answer, Citation
from assistant.asking.asked_thing import wanted
from assistant.asking.question_parts import summands
from assistant.asking.said_figures import said
from assistant.computing.list_computing import APIECE
from assistant.guards.scope_told import scope_told
from assistant.language.concepts import GENERIC
from ingest.normalise import fold_text

_OF = re.compile(r"占(?:了|到|据)?(?P<whole>[^,;?。]*)")
_TAIL = re.compile(
    "(?:的)?(?:总数|总量)?(?:的)?(?:百分之[几多]少?|百分比|百分率|几成|多[大高少]的?(?:比例|比重)?|比例|比重|份额|比|几).*$"
)
_WIDER = re.compile("全国|国家|全球|世界|全行业|全系统|全社会")
_PLACE = re.compile("全(?P<level>[省市县区镇乡州旗]|街道)(?![直属级])")
_BELOW = re.compile("(?:各|全部)*(?:县\\(市、?区\\)|县市区|县区|区县|乡镇|镇街|街道|部门|单位)(?=的|申请|$)")
_BOTH = 2
_ONLY_SHARE = re.compile("占[^,;?。|]*(?:比例|比重|百分|几成|份额)")
_COUNT = re.compile("(?:多少|几)(?!成)[\u4e00-\u9fff](?:[^\u4e00-\u9fff]|占|$)|\\|")
_LESS = {"own": re.compile("本级|政府(?!信息)"), "part": re.compile("部门|单位|[县区镇乡直]")}
"""How a question names what is less than all of a place."""
_ALL = re.compile("(?:总体|总共|总和|总数|总量|总计|合计|全部|所有|整体|整个|全年|总)的?")


def share_astray(content: str, body: str, answer: Answer, before: Callable[[Citation], str]) -> str:
    """See the module."""
    asked = _OF.search(content)
    shares = [one for one in answer.figures if one.operation == "share" or one.unit == "%"]
    if asked is not None and answer.figures and not shares and _ONLY_SHARE.search(content) and _COUNT.search(content) is None:
        return content[asked.start() :].strip(" ?。")  # a count is no share
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
        if own and found is not None and any(scope_told(one, before(one)) in _LESS for one in _wholes(answer)):
            return found[0]
    if mixed := _of_another_scope(content, answer, before):
        return mixed
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


def _wholes(answer: Answer) -> list[Citation]:
    """What the shares are of, as cited."""
    shares = [one for one in answer.figures if one.operation == "share" and len(one.citations) > 1]
    return [answer.citations[one.citations[-1]] for one in shares]


def _of_another_scope(content: str, answer: Answer, before: Callable[[Citation], str]) -> str:
    """The words that ask for a share of what is told of all of a place, where the part is another sentence's and told of its government or a
    class of its bodies alone, which the question does not name; "" where both are of one scope."""
    for one in answer.figures:
        if one.operation != "share" or len(one.citations) < _BOTH:
            continue
        part, whole = answer.citations[one.citations[0]], answer.citations[one.citations[-1]]
        scope = scope_told(part, before(part))
        apart = part.document_id == whole.document_id and fold_text(whole.quote) not in f"{before(part)}{fold_text(part.quote)}"
        if apart and scope in _LESS and scope_told(whole, before(whole)) == "all" and not _LESS[scope].search(content):
            return content.partition("占")[0].strip() or content
    return ""


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
