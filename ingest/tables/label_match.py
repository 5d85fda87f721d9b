"""Printed labels against the form's own: which row or column does a cell's text name?

Texts are compared as keys: folded (width, traditional characters, spaces, quotes), without number, notes in brackets,
punctuation, bookmark marks and a year. A key that equals one official label or alias is that label. A damaged one is
matched by similarity within the closed list of labels given, and only with a clear lead over the runner-up (上年新收 is no damaged
本年新收); what remains doubtful gives no match. Nothing here looks at numbers.

>>> matcher = Matcher({"a": ("其他法律行政法规禁止公开",), "b": ("属于国家秘密",)})
>>> matcher.exact("１、属于国家秘密"), matcher.near("2.其他法律行政止公开"), matcher.near("别的事项")
(('b',), 'a', None)
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping
from functools import lru_cache
from typing import Generic, TypeVar

from rapidfuzz import fuzz

from ingest.forms.wording import NUMBERING
from ingest.normalise import fold_text

MARK = re.compile(r"\[bookmark:[^\]\n]*\]", re.IGNORECASE)
"""What word processors leave in a text dump; no part of what a cell says."""

_NOTE = re.compile(r"\((?![一二三四五六七八九十\d]{1,3}\))[^()]*\)")
_OPEN_NOTE = re.compile(r"\([^()]*$")
_PUNCTUATION = re.compile(r"[\"'.,、,。:;()/\[\]<>《》〔〕【】*_\-—·|]+")
_REGULATION = re.compile(r"^《?(?:中华人民共和国)?(?:政府信息公开)?条例》?(?=第)")
_BARE_NUMBER = re.compile(r"^\d{1,2}(?=[^\W\d_]{2})")
_YEAR = re.compile(r"20\d\d年?度?")
_BRACKETS = str.maketrans("〔〕【】[]", "（）（）（）")
"""Other brackets in which labels print their number or a note."""
_NOISE = ("历史累计",)
_OF_ANOTHER = re.compile(
    "上一?年|去年|往年|历年|前年|下年|下一年|累计|同比|环比|增长|增幅|增减|占比|比重|比例|率$|平均|全[省市县区]|所属|下属|目标|计划|任务|季度|半年|以来|近[两二三四五几]年"
)
"""Words that make another thing of a label (上年新收, 新收同比): a text that has one which the label lacks is no damaged print of
it, however like they are."""
_SAME = {"上一年": "上年", "去年": "上年", "下一年": "下年", "次年": "下年"}
_OPPOSED = ("新收", "结转")
"""Two words of which a text has one and the label the other."""

NEAR = 80.0
"""Similarity (0 to 100) from which a damaged label counts as the one it is nearest to."""

LEAD = 12.0
"""How far the nearest label must lie before the next one."""

DOUBTFUL = 62.0
"""From here on a text looks like a damaged label of the form rather than a row of its own."""

SHORTEST_NEAR = 5
"""Shorter keys (行政许可, 行政处罚) differ in too little to be matched by similarity."""

_REMEMBERED = 4096
"""How many texts a matcher remembers its answers for."""

Name = TypeVar("Name", bound=Hashable)


@lru_cache(maxsize=16384)
def label_key(text: str) -> str:
    """What a label says, in one form.

    >>> label_key("（二）部分公开（区分处理的，只计这一情形，不计其他情形）"), label_key("3.危及“三安全一稳定”")
    ('部分公开', '危及三安全一稳定')
    >>> label_key("（本列数据）"), label_key("[bookmark: _GoBack]本年 2023年制发件数")
    ('本列数据', '本年制发件数')
    >>> label_key("〔一〕市政府及其部门"), label_key("【二】被纠错数")
    ('市政府及其部门', '被纠错数')
    """
    folded = NUMBERING.sub("", fold_text(NUMBERING.sub("", MARK.sub("", text).strip().translate(_BRACKETS))))
    folded = re.sub(r"^其中[:、,]?", "", folded)
    folded = _REGULATION.sub("", _BARE_NUMBER.sub("", NUMBERING.sub("", folded)))
    bare = _OPEN_NOTE.sub("", _NOTE.sub("", folded)) or folded
    bare = _PUNCTUATION.sub("", bare)
    for word in _NOISE:
        bare = bare.replace(word, "")
    return _YEAR.sub("", bare) or bare


@lru_cache(maxsize=16384)
def _whole_key(text: str) -> str:
    """A label's key with its notes, for a copy that lost their brackets."""
    return label_key(NUMBERING.sub("", text.strip()).replace("（", "").replace("）", ""))


def _likeness(text: str, known: str) -> float:
    """How like a key the text is (0 to 100), its notes left out or kept."""
    own = label_key(text)
    if _senses(own) - _senses(known):
        return 0.0
    if {(word in own) - (word in known) for word in _OPPOSED} == {1, -1}:
        return 0.0
    return max(fuzz.ratio(key, known) for key in {label_key(text), _whole_key(text)})


def of_another(text: str) -> bool:
    """Whether a text has a word that makes another thing of a label or a header.

    >>> of_another("历年累计"), of_another("统计数")
    (True, False)
    """
    return bool(_senses(text))


def _senses(text: str) -> set[str]:
    """Which words that make another thing of a label a text has."""
    return {_SAME.get(word, word) for word in _OF_ANOTHER.findall(text)}


class Matcher(Generic[Name]):
    """A closed list of labels: each name with its wordings. A wording that two names share gives both of them."""

    def __init__(self, wordings: Mapping[Name, Iterable[str]]) -> None:
        self._exact: dict[str, tuple[Name, ...]] = {}
        self._near: dict[str, tuple[Name, ...]] = {}
        for name, texts in wordings.items():
            for key in {key for text in texts for key in (label_key(text), _whole_key(text))}:
                if key:
                    self._exact[key] = (*self._exact.get(key, ()), name)

    def exact(self, text: str) -> tuple[Name, ...]:
        """The names that the text says outright; empty where there is none, several where the wording is shared."""
        return self._exact.get(label_key(text), ())

    def ranked(self, text: str) -> list[tuple[float, Name]]:
        """Names by similarity, best first, one entry a name."""
        best: dict[Name, float] = {}
        for known, names in self._exact.items():
            score = _likeness(text, known)
            for name in names:
                best[name] = max(score, best.get(name, 0.0))
        return sorted(((score, name) for name, score in best.items()), key=lambda pair: -pair[0])

    def near(self, text: str) -> Name | None:
        """The one name that a damaged text is near to, with a clear lead; None otherwise."""
        found = self.near_shared(text)
        return found[0] if len(found) == 1 else None

    def near_shared(self, text: str) -> tuple[Name, ...]:
        """The names that share the wording that a damaged text is near to, with a clear lead over all others."""
        if text not in self._near:
            if len(self._near) >= _REMEMBERED:
                self._near.clear()
            self._near[text] = self._nearest(text)
        return self._near[text]

    def _nearest(self, text: str) -> tuple[Name, ...]:
        if len(_whole_key(text)) < SHORTEST_NEAR:
            return ()
        ranked = self.ranked(text)
        if not ranked or ranked[0][0] < NEAR:
            return ()
        best = next(names for known, names in self._exact.items() if _likeness(text, known) == ranked[0][0])
        others = [score for score, name in ranked if name not in best]
        return () if others and ranked[0][0] - others[0] < LEAD else best

    def doubtful(self, text: str) -> bool:
        """Whether the text looks like some label of the list without surely being one."""
        ranked = self.ranked(text)
        return bool(ranked) and ranked[0][0] >= DOUBTFUL

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(self._exact)
