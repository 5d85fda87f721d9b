"""Which one something was done or given to is told by a name beside what happened: by no rule, and by no kind of body.

凡因公开不及时引起上访的社区,取消当年评星资格 and 每月评选最差的中队一个 tell what would happen; 对发稿单位提出批评 tells that it did, and names
nobody. The words are `vocabulary/befallen.toml`; texts are folded, in lower case. Nothing raises.

>>> names_the_befallen("被约谈的是哪个站所?", "凡迟报的站所,约谈负责人。"), names_the_befallen("被约谈的是哪个站所?", "北堤水文站所被约谈。")
(False, True)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, takewhile

from assistant.language.segment import tag
from assistant.language.word_tables import word_table

_SENTENCES = re.compile("[。!?;]")
_CLAUSES = re.compile("[,:]")
_HEADING = re.compile(r"^\s*[(（]?[一二三四五六七八九十\d]+[)）、.]")
_SUFFERED = re.compile("(?:被|[受遭]到?了?过?)(?!了)([一-鿿]{2})|(?:被|[受遭]到?)(?:了|过)([一-鿿]{2})")
_TO_WHOM = re.compile(r"(?:对|将|向|把|给)(?!外)([^,]{2,})")
_BY_WHOM = re.compile("[被受遭]")
_OTHERWISE = ("单位", "机构", "乡镇", "镇街", "站所", "企业", "商户")
"""Kinds whose bodies have other names (县教育局 for 单位)."""
_EITHER = ("部门", "科室", "处室")
"""Kinds whose bodies may be called by them (教育部门)."""
_A_NAME = r"(?!业务|有关|相关|责任|内设|下属|直属|[各本该我全两几])[一-鿿]{2}(?:局|委(?![托员])|厅|办公室|办(?![理公事法学好结件完案])|科(?![技学研])|股|所(?!有)|站|中心|镇|乡|街道|县|区|村|社区|公司|集团|学校|[中小大]学|医院|[中大支总]队|银行|酒店|超市|商行|部门)"
_COUNTED = r"(?:\d+|[一两二三四五六七八九十]+)[余多]?[个家所座名支][一-鿿]{0,5}?"
"""So many of a kind name none of it (9个渔村)."""
_SOME = r"[一-鿿]{2,6}、[一-鿿]{2,6}(?:等|[两三四五六七八九十\d]+[个家])"


@dataclass(frozen=True, slots=True)
class _Words:
    which: re.Pattern[str]
    event: re.Pattern[str]
    unless: re.Pattern[str]
    rules: re.Pattern[str]
    conditions: re.Pattern[str]
    anybody: str
    also_names: frozenset[str]


@cache
def _words() -> _Words:
    data = word_table("befallen")
    return _Words(
        re.compile(data["which"]),
        re.compile(data["event"]),
        re.compile(data["unless"]),
        re.compile("|".join(data["rules"])),
        re.compile("|".join(data["conditions"])),
        data["anybody"],
        frozenset(data["also_names"]),
    )


def names_the_befallen(question: str, body: str) -> bool:
    """Whether a text names the one that something happened to; true where a question asks for no such one.

    >>> names_the_befallen("受到批评的是哪个单位?", "县局对供稿单位提出批评。"), names_the_befallen("受到批评的是哪个单位?", "县局对渡口所提出批评。")
    (False, True)
    """
    known = _words()
    which = known.which.search(question)
    if which is None or known.event.search(question) is None or known.unless.search(question):
        return True
    hit = _SUFFERED.search(question)
    deed = (hit[1] or hit[2]) if hit else ""
    told = [clauses for sentence in _SENTENCES.split(body) if (clauses := list(without_rules(sentence)))]
    left = ",".join(",".join(clauses) for clauses in told)
    said = {a + b for a, b in pairwise(known.which.sub("·", question)) if "·" not in (a, b)}
    if known.event.search(left) is None and any(pair in body and pair not in left for pair in said):
        return False  # only a rule tells it
    if which["kind"] is None:
        return True
    if any(deed in clause for clauses in told for clause in clauses):
        told = [clauses for clauses in told if any(deed in clause for clause in clauses)]
    return any(
        _named(_suffering(clauses, deed).replace(deed, "·") if deed else ",".join(clauses), which["kind"]) for clauses in told
    )


def without_rules(sentence: str) -> Iterator[str]:
    """The clauses of a sentence that tell no rule.

    >>> list(without_rules("每季度通报末位的站所一个,北堤站被通报")), list(without_rules("凡迟报的,通报"))
    (['北堤站被通报'], [])
    """
    known = _words()
    clauses = (_HEADING.sub("", clause).strip() for clause in _CLAUSES.split(sentence))
    told = takewhile(lambda clause: known.conditions.search(clause) is None, clauses)
    return (clause for clause in told if clause and known.rules.search(clause) is None)


def _suffering(clauses: list[str], deed: str) -> str:
    """Where the one stands to whom a deed was done: behind 对 in its own clause, else anywhere up to it."""
    for at, clause in enumerate(clauses):
        if deed and deed in clause and not _BY_WHOM.search(clause) and (to := _TO_WHOM.search(clause)):
            return to[1]
        if deed and deed in clause:
            return ",".join(clauses[: at + 2])
    return ",".join(clauses)


def _named(told: str, kind: str) -> bool:
    return re.search(_SOME, told) is not None or names_one(told, kind)


def names_one(told: str, kind: str) -> bool:
    """Whether a folded text names one of a kind of body or place: by no number of them, and by no word that only says of what sort they are.

    >>> names_one("测评末位的两个渔村", "村"), names_one("抽查9个渔村", "村"), names_one("北堤村的渡口", "村")
    (False, False, True)
    """
    anybody = _words().anybody
    own = rf"(?:[一-鿿a-z\d\"》]{{2}}|(?<![一-鿿])[东西南北中上下前后新老]){kind}(?!长|级|民|务)"
    named = _A_NAME if kind in _OTHERWISE else f"{_A_NAME}|{own}" if kind in _EITHER else own
    left = re.sub(rf"{_COUNTED}(?:{kind}|单位|部门|机构|科室)|(?:{anybody})(?:{kind}|单位|部门|机构|科室)", "·", told)
    called_otherwise = kind in (*_OTHERWISE, *_EITHER)
    return any(called_otherwise or not _ends_otherwise(hit[0]) for hit in re.finditer(named, left))


def _ends_otherwise(named: str) -> bool:
    """Whether what stands before a kind is no name but a word of the sentence (纳入|街道)."""
    return tag(named[:2]).startswith(("v", "p", "d", "c")) and named[:2] not in _words().also_names
