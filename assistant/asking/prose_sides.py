"""What a question wants computed from numbers of the prose, read by its words: the operation, the things, and how each may be said.

线上递交的申请比邮寄的多多少件 is a difference of two things, of which each leaves out what the other says: 邮寄的 is 邮寄递交的申请 or
邮寄的申请. `Sides.sayings` gives the questions that one thing may be asked for by, the fullest first; nothing is looked up here, and
what fits no report is no match there. A thing compared with itself in another year (推文比上年少几篇) is one side. Texts are folded
contents of a question, without bodies and years; None where a text compares and adds nothing. Patterns are of how such questions
are built; nothing raises.

>>> told = read_sides("线上递交的申请比邮寄的多多少件")
>>> told.operation, told.sides, told.sayings(1)[:2]
('difference', ('线上递交的申请', '邮寄'), ('邮寄递交的申请多少件', '邮寄的申请多少件'))
>>> read_sides("微信推文比 少多少篇").sides, read_sides("推文多少篇"), read_sides("查阅点比原来多了几个").operation
(('微信推文',), None, 'change')
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.asking.measures import fewer
from assistant.language.joints import AND
from assistant.language.part_of_year import in_part_of_year, without_part
from assistant.language.segment import words
from assistant.language.word_tables import word_table
from assistant.prose.said_in_prose import is_deed
from ingest.statements.words import alternatives, load_words

_WORDS: dict[str, list[str]] = word_table("sides")
_MORE, _APART, _SHARE, _TOGETHER = (alternatives(_WORDS[key]) for key in ("more", "apart", "share", "together"))
_UNITS = alternatives((*load_words().counts, *load_words().money, *load_words().shares))
_HOW_MANY = rf"(?:多少|几)[万亿]?(?:{_UNITS})?"
_ENDS = r"[?。!,;]*$"
_TELLS = r"(?P<verb>[\u4e00-\u9fff]{0,4}?)(?:了|出|过)?(?:是|有|达|为)?"
_LIST = r"(?P<list>[^,;:]+?(?:、|和|与|及|以及|加上?|\+)[^,;:]+?)"
_MOVED = alternatives((*(word for word in (*load_words().up, *load_words().down) if len(word) > 1), *fewer(), *_WORDS["moved"]))
_READ: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ratio", re.compile(rf"^(?P<a>.+?)是(?P<b>.+?)的?(?:几|多少)倍{_ENDS}")),
    (
        "difference",
        re.compile(rf"^(?P<a>.+?)比(?!例|重)(?P<b>.*?)(?:{_MORE}){_TELLS}(?P<how>{_HOW_MANY})(?P<noun>[^,;?]{{0,12}}?){_ENDS}"),
    ),
    (
        "difference",
        re.compile(
            rf"^{_LIST}(?:之间|两者|二者|两项|两类)?(?:的)?(?:数量|件数|数)?(?:{_APART})(?:了|是|有|为)?(?P<how>{_HOW_MANY}){_ENDS}"
        ),
    ),
    (
        "change",
        re.compile(
            rf"^(?P<a>[^比较]{{2,}}?)(?:同比)?(?:{_MOVED})(?:掉|少|多|出)?(?:了|过)?(?:是|有|为)?(?P<how>{_HOW_MANY}|百分之[几多]少?){_ENDS}"
        ),
    ),
    (
        "change",
        re.compile(rf"^(?:{_MOVED})(?:掉|少|多|出)?(?:了|过)?(?P<how>{_HOW_MANY})(?P<a>[^比较,;?]{{2,}}?){_ENDS}"),
    ),
    (
        "share",
        re.compile(
            rf"^(?P<a>.+?)(?:所)?占(?:了|到)?(?P<b>.*?)(?:总数|总量)?(?:的)?(?:{_SHARE})(?:是多少|多大|多少|有多高)?{_ENDS}"
        ),
    ),
    (
        "sum",
        re.compile(
            rf"^{_LIST}(?:[两二三四五六七八九十\d](?:项|类|种|个|者|家|方面)|二者|两者)?(?:{_TOGETHER})"
            rf"{_TELLS}(?P<how>{_HOW_MANY})(?P<noun>[^,;?]{{0,12}}?){_ENDS}"
        ),
    ),
)
_JOINTS = re.compile(rf"、|以及|{AND}|加上?|\+")
_OF_TOTAL = re.compile(r"^(?:全部|所有|整个|全年)的?|^总的")
_TRAILS = re.compile(rf"的?(?:{alternatives(_WORDS['trails'])})?的?$")
_YEAR_BEFORE = re.compile(r"(?:上一?年度?|去年|前一年|往年)(?:同期)?的?")
_MOMENT = re.compile(r"年初|年底|年末")
_FORMERLY = re.compile(r"原来|原先|以前|之前|此前|过去|从前|最初|当初")
"""比原来多几个: by how much something has moved, which is told from what to what."""
_LEADS = re.compile(rf"^(?:{alternatives(_WORDS['leads'])})+")
_BARE = re.compile("公开|网上|线上|网络")
_NAMED_SO = re.compile("信息公开(?!了|的)")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Sides:
    """`operation` is difference, change, ratio, sum or share; `sides` what is named on each side (one side: another
    year's, or a part of what the report says); `verb` and
    `noun` stand around how many (多发布多少条信息)."""

    operation: str
    sides: tuple[str, ...]
    verb: str
    how: str
    noun: str

    def sayings(self, index: int) -> tuple[str, ...]:
        """How one side may be asked for, with what another says for all, the fullest first."""
        own, others = self.sides[index], [side for at, side in enumerate(self.sides) if at != index]
        out: list[str] = []
        for other in others:
            named = words(other)
            ends = ("".join(named[at:]) for at in range(1, len(named)) if len(named[at]) > 1 or named[at] == "的")
            begins = ("".join(named[:at]) for at in range(len(named) - 1, 0, -1))
            if is_deed(own):
                out += [f"{begin}{own}" for begin in begins if len(begin) > 1 and begin not in own]
            else:
                out += [f"{own}{end}" for end in ends if len(end.strip("的")) > 1 and end.strip("的") not in own]
        verb = self.verb if self.verb not in own else ""
        noun = self.noun if self.noun not in own else ""
        full = [f"{said}{verb}{self.how}{noun}" for said in (own, *out)]
        if verb or noun or not out:
            return tuple(dict.fromkeys(full))
        if own.endswith(load_words().bodies):  # a body alone counts nothing: its documents are not what the other one received
            return tuple(dict.fromkeys(full[1:]))
        return tuple(dict.fromkeys((*full[1:], full[0])))


@lru_cache(maxsize=1024)
def read_sides(content: str) -> Sides | None:
    """What a question's content compares or adds up; None where it does neither, or leaves a side open."""
    text = content.strip(" ,;。?!")
    if len(text) > _LONGEST:
        return None
    for operation, pattern in _READ:
        found = pattern.match(text)
        if found is None:
            continue
        groups = found.groupdict()
        named = _JOINTS.split(groups["list"]) if groups.get("list") else [groups[side] for side in "ab" if side in groups]
        named = [_clean(piece) for piece in named]
        meant = operation
        if operation == "difference" and len(named) == 2 and (not named[1] or _YEAR_BEFORE.fullmatch(named[1])):
            named = named[:1]
        elif operation == "difference" and len(named) == 2 and _FORMERLY.fullmatch(named[1]):
            meant, named = "change", named[:1]
        elif operation == "difference" and len(named) == 2 and _MOMENT.fullmatch(named[1]):
            meant = "change"
        elif operation == "share":
            whole = _OF_TOTAL.sub("", named[1])
            whole = whole or (without_part(named[0]) if in_part_of_year(named[0]) else "")
            named = [named[0], whole] if whole else named[:1]
        if not all(named) or (len(named) > 2 and operation != "sum"):
            return None
        return Sides(meant, tuple(named), groups.get("verb") or "", groups.get("how") or "多少", groups.get("noun") or "")
    return None


def says_bare(side: str, label: str) -> bool:
    """Whether a side that is nothing but a word of many things is said by what a number is called, and not only by the name of what it counts.

    >>> says_bare("公开", "上年度结转政府信息公开申请"), says_bare("公开", "予以公开"), says_bare("网上", "政府门户网站发布各类信息")
    (False, True, False)
    """
    bare = _BARE.fullmatch(side.strip("的 "))
    return bare is None or bare[0] in _NAMED_SO.sub("", label)


def _clean(side: str) -> str:
    """What a side names, without what leads to it and the particle that it ends in."""
    return _TRAILS.sub("", _LEADS.sub("", side.strip(" ,:;")))
