"""Who acts where a number is told: the body that its clause names nobody for, named in a clause before, in a heading, or by 该局 and 其.

县公安局设立专窗,全年收到申请41件 tells the 41 of 县公安局, though their own clause begins with 全年. The nearest body that begins a clause governs
the clauses of its sentence behind it, until another or the report's own (我县, 全县, 县政府) begins one; a part (其中县公安局9件), a list of
names each with its number, a remark in brackets and the item of a list before govern nothing behind them. Where no clause names one, a heading
that is only a body's name does; 该局, 该镇 and 其 at the head of a sentence are the body of the sentence before. `acting` reads the body as printed,
None for none; `guards/who_acts.py` says whether it is another than the report's own. Words are data (`vocabulary/acting.toml`). Texts are folded,
nothing raises.

>>> [who and who.name for who in map(acting, ("县公安局设立专窗,全年收到申请", "我县指导县公安局办理,共收到申请", "全年收到申请"))]
['县公安局', '我县', None]
>>> acting("收到申请41件,其中县公安局9件,答复"), acting("收到申请", headings=("二、县公安局工作情况",))
(None, Actor(name='县公安局', by_heading=True))
>>> acting("该镇全年公开信息", earlier="石桥镇是试点镇。")
Actor(name='石桥镇', by_heading=False)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant.bodies.duties import names_a_duty
from assistant.language.segment import tag, words
from assistant.language.word_tables import word_table
from ingest.normalise import fold_text
from ingest.statements.words import alternatives, load_words

_DELIMITED = re.compile(r"([,;:。()]|(?<=\d[\u4e00-\u9fff%])、|(?<=\d[\u4e00-\u9fff]{2})、)")
_CLOSED = re.compile(r"\([^()]*\)")
_NUMBER_ALONE = re.compile(r"(?:的)?[约近共达为有是]{0,2}\d")
_PARTS = re.compile("其中|分别|包括")
SITE = "网站"
_ALL_OF = re.compile("[、和及与]?各")
"""各镇、各部门公开: all of them, and so no others than the body's."""
_LABEL = 24
"""A line with only a body's name is at most so long."""
_PART = len("其中")
LEVELS = "省州市盟区县旗镇乡"
_NO_NAME = frozenset("vdpc")
"""First letters of jieba's tags for words that begin no name (完成市政府…)."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A body as a report names it, and whether a heading alone does."""

    name: str
    by_heading: bool = False


@cache
def acting_words() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(str(pattern)) for name, pattern in word_table("acting").items()}


@cache
def _bodies() -> re.Pattern[str]:
    """A body at the head of a text."""
    told = word_table("acting")
    place = rf"(?:{told['within']}){{2,6}}?{told['place_ends']}"
    level = rf"(?:{place}|{told['level']})(?:{told['within']}){{0,12}}?{told['ends']}"
    return re.compile(rf"(?:{told['below']}|{level}|{told['bare']}|{told['named_place']}|{told['class']})")


@cache
def _deed() -> re.Pattern[str]:
    known = load_words()
    return re.compile(f"被|设|{alternatives((*known.events, *known.verbs))}")


def acting(before: str, headings: Sequence[str] = (), earlier: str = "") -> Actor | None:
    """The body that acts behind the text of a sentence before a number, under these headings and behind these sentences of its paragraph."""
    found = _in_sentence(before, earlier)
    if found is not None:
        return Actor(found)
    named = next((who for heading in reversed(headings) if (who := named_by(heading))), "")
    return Actor(named, by_heading=True) if named else None


def _in_sentence(before: str, earlier: str) -> str | None:
    """The body that the clauses of a sentence name; None where none begins one."""
    known = acting_words()
    pieces = _DELIMITED.split(_CLOSED.sub("", before))
    clauses, marks = pieces[::2], ["", *pieces[1::2]]
    governing: str | None = None
    parts = False
    for place, (clause, mark) in enumerate(zip(clauses, marks, strict=True)):
        last = place == len(clauses) - 1
        leads_on = len(clause) > _PART and not last and marks[place + 1] == ":"  # 其中典型做法有:
        parts = (parts and mark != ";") or (_PARTS.match(clause) is not None and not leads_on)
        text = known["opens"].sub("", clause, count=1)
        ordinal = known["ordinal"].match(text)
        if ordinal is not None:
            governing, text = None, known["opens"].sub("", text[ordinal.end() :], count=1)
        if mark == ";" or known["of_level"].match(text) is not None:
            governing = None
        who = _at_head(text, earlier)
        rest = text[len(who) :]
        if who and (known["to_us"].search(rest) or (last and rest.endswith("等"))):  # 省政府采用我县信息9条; 县公安局等12个部门
            governing = None
        elif who and (_counts_itself(who, rest) if last else not (parts or _NUMBER_ALONE.match(rest) or _only_named(who, rest))):
            governing = who
    return governing


def _counts_itself(who: str, rest: str) -> bool:
    """Whether the number of a clause is of the body that it begins with: not where a kind of place only says where (乡镇查阅点13个), nor where it
    counts the bodies that are listed (县档案馆、镇文化站2个查阅点)."""
    if rest.startswith(("、", "和", "及", "与")) and _deed().search(re.split(r"\d", rest)[0]) is None:
        return False
    return acting_words()["kind"].fullmatch(who) is None or not _only_named(who, rest)


def _only_named(who: str, rest: str) -> bool:
    """Whether a class of bodies stands without a deed of theirs, so that what follows is not theirs."""
    return acting_words()["class"].fullmatch(who) is not None and _deed().search(re.split(r"\d", rest)[0]) is None


def _at_head(text: str, earlier: str = "") -> str:
    """The body that a clause begins with; "" for none."""
    known = acting_words()
    if (guided := known["guided"].match(text)) is not None:
        text = text[guided.end() :]
    elif known["never"].match(text):
        return ""
    pronoun = known["pronoun"].match(text) if earlier else None
    if pronoun is not None:
        return _of_sentence(earlier)
    if (level := known["level_acts"].match(text)) is not None:
        return level[0]
    own = known["own"].match(text)
    found = _bodies().match(text)
    if own is not None and (found is None or found.end() <= own.end()):
        return (
            own[0] + SITE if known["site"].match(text, own.end()) else "" if known["channel"].match(text, own.end()) else own[0]
        )
    if found is None:
        duty = names_a_duty(text)
        return text[:duty] if duty else ""
    first = next(iter(words(found[0])))
    no_name = tag(first)[:1] in _NO_NAME or _deed().fullmatch(first) is not None  # 办理|区人大代表建议
    if first[0] not in LEVELS and no_name and known["below"].match(text) is None:
        return ""
    return "" if _ALL_OF.match(text, found.end()) else found[0]


def _of_sentence(earlier: str) -> str:
    """The body that the last sentence of a text is about."""
    *_, last = [one for one in re.split("[。!?]", earlier) if one.strip()] or [""]
    named = [who for clause in re.split("[,;:]", last) if (who := _at_head(acting_words()["opens"].sub("", clause, count=1)))]
    return named[0] if named else ""


def named_by(heading: str) -> str:
    """The body that a heading is only the name of."""
    said = acting_words()["heading"].fullmatch(heading)
    who = said["who"] if said is not None else ""
    own, found = acting_words()["own"].fullmatch(who), _bodies().fullmatch(who)
    return who if own is not None or found is not None or (who and names_a_duty(who) == len(who)) else ""


def labels_above(text: str) -> tuple[str, ...]:
    """The line above a place, where it is only a body's name that the reader took for no heading; `text` goes up to there from its section's
    begin. A line that opens with an ordinal and says more ends the search.

    >>> labels_above("(一)县公安局。\\n全年培训3次。\\n"), labels_above("(一)县公安局。\\n(二)其他。\\n")
    (('(一)县公安局。',), ())
    """
    for line in reversed(text.split("\n")[:-1]):
        folded = fold_text(line).strip()
        if len(folded) <= _LABEL and named_by(folded):
            return (folded,)
        if acting_words()["ordinal"].match(folded):
            return ()
    return ()
