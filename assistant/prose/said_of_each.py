"""What one number is said of each of: 信访类、重复申请均为0宗 tells 0 of either, and so do rates (答复率、办结率均达到100%).

Deeds of one occasion share its number too (座谈交流、答疑解惑12次: `done_together`). `sharing` takes what a number counts and the folded
words of its clause up to and behind it, and gives the things that it is told of each; () where it is told of one, or of several together
(发放手册、折页30份). Things are parted by 、, and by 和 where they end alike or more than one stands before it. A thing that only a bracket
names (其他(快讯号)1个) is told of too. Nothing raises.

>>> sharing("信访类、重复申请和其他", "信访类、重复申请和其他均为0宗"), sharing("手册、折页", "发放手册、折页30份")
(('信访类', '重复申请', '其他'), ())
>>> sharing("签收率和回复率", "签收率和回复率均达到100%"), sharing("培训和宣传活动", "培训和宣传活动均为3次")
(('签收率', '回复率'), ())
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.guards.several_counted import ON_ONE_OCCASION
from assistant.prose.candidate import Candidate
from ingest.statements.words import load_words

_EACH = re.compile(r"(?:均|都|皆)(?:已经?|分别)?(?:为|是|有|达到?|达成|实现|完成|保持在?|稳定在|维持在)?(?:了|约)?(?:零|\d)")
_JOINED = re.compile("和|与|及(?!时)|以及|或者?")
_ONLY_IN_BRACKETS = re.compile(r"其[他它]\(([^()\d、,;]{2,12})\)(?=\d)")
_SHORTEST = 2
_LEVEL = re.compile("[省市区县]级")
_OCCASIONS = frozenset({"次", "场", "期", "场次", "期次", "轮", "回"})


def sharing(subject: str, clause: str) -> tuple[str, ...]:
    """The things that a number is told of each of, in their order."""
    if _EACH.search(clause) is None:
        return ()
    *first, last = subject.split("、")
    ends = _JOINED.split(last)
    alike = len({end[-1:] for end in ends}) == 1
    things = (*first, *(ends if len(ends) == 2 and (first or alike) else (last,)))
    words = load_words()
    named = all(len(thing) >= _SHORTEST and thing not in (*words.verbs, *words.events) for thing in things)
    return things if len(things) > 1 and named else ()


def done_together(subject: str) -> tuple[str, ...]:
    """The deeds that are done on one occasion and counted once; () where something else is joined.

    >>> done_together("开展座谈交流、答疑解惑"), done_together("培训、走访")
    (('开展座谈交流', '答疑解惑'), ())
    """
    deeds = tuple(subject.split("、"))
    return deeds if len(deeds) > 1 and all(ON_ONE_OCCASION.search(deed) for deed in deeds) else ()


def of_each(candidate: Candidate) -> Iterator[Candidate]:
    """A statement as told of each of the things that share its number, none of them beside another; nothing where none do. A part of
    one level (市级40件、海棠县20件) is the level's own (市本级) too. Nothing that is given is a part of a list, which would count it twice."""
    clause, _, subject = candidate.clause.partition("|")
    occasion = done_together(subject) if candidate.statement.unit in _OCCASIONS else ()
    printed = clause[clause.find(subject) + len(subject) :] if subject in clause else clause
    if candidate.whole and _LEVEL.fullmatch(subject):
        itself = f"{subject[0]}本级"
        statement = replace(candidate.statement, subject=itself, whole=None)
        yield replace(candidate, statement=statement, clause=candidate.clause.replace(subject, itself))
    if (named := _ONLY_IN_BRACKETS.match(clause)) is not None:
        statement = replace(candidate.statement, subject=named[1], whole=None)
        yield candidate.printed_as(f"{named[1]}{clause[named.end() :]}", statement)
    for thing in sharing(subject, clause) or occasion:
        statement = replace(candidate.statement, subject=thing, indicator=None, whole=None)
        yield replace(candidate, statement=statement, clause=f"{thing}{printed}|{thing}", whole="")
