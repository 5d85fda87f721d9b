"""What a report counts in parts and a question wants in all: 省、市人大代表建议7件,县人大代表建议41件 are 48 of 人大代表建议.

The numbers are of one sentence, unit and year, none a part of another; each counts the noun that the question names, with nothing
before it but levels (省, 市、区, 县级) that no other of them has. Where the report tells the whole as well, or counts the noun at
one level alone, there are none. `counted_apart` gives what stands beside one number as the other part of the same: of a pair that is
known (专职2人,兼职9人; 线下培训62人,线上培训510人), or the next of a list under one noun (市政府文件41件、市府办文件58件). Texts are
folded; both give () for nothing found.

>>> _levels("省、市", "人大代表建议") == {"省", "市"}, _levels("重点", "建议")
(True, None)
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from assistant.asking.asked_unit import units_fit
from assistant.asking.whole_asked import read_whole
from assistant.language.concepts import Concept
from assistant.language.contrasts import deeds_told
from assistant.language.segment import words
from assistant.language.word_tables import word_table
from assistant.prose.candidate import Candidate
from assistant.prose.said_in_prose import is_deed, says, standing_for
from ingest.model import Span, StatementKind
from ingest.normalise import fold_text
from ingest.statements.words import alternatives, load_words

_LEVELS = re.compile("(?:[省市区县州镇乡]|国家|全国|街道)(?:级)?")
_DONE = re.compile(f"^(?:{alternatives(load_words().events)})+")
_AT_LEVEL = re.compile(rf"(?:{_LEVELS.pattern})的?$")
_PERSONS = frozenset({"人", "名", "位"})
_BETWEEN = re.compile("[、和及与两三级]")


def counted_by_level(
    candidates: Sequence[Candidate], concepts: Sequence[Concept], unit: str | None, question: str
) -> tuple[Candidate, ...]:
    """The numbers of one sentence that count what these words name, each at levels of its own; none where a question names one."""
    by_sentence: dict[tuple[Span, str, int | None], list[tuple[Candidate, frozenset[str]]]] = defaultdict(list)
    for one in candidates:
        statement = one.statement
        subject = _DONE.sub("", fold_text(statement.subject).lower())
        noun = _noun(subject, [concept for concept in concepts if not is_deed(concept.name)])
        if not noun or statement.kind is not StatementKind.COUNT or not units_fit(unit, statement.unit):
            continue
        levels = _levels(subject.removesuffix(noun), noun)
        if levels is None or statement.whole is not None or _AT_LEVEL.search(question[: question.find(noun)]):
            return ()
        by_sentence[statement.sentence, statement.unit, statement.year].append((one, levels))
    if len(by_sentence) != 1:
        return ()
    (items,) = by_sentence.values()
    told = [level for _, levels in items for level in levels]
    return tuple(one for one, _ in items) if len(items) > 1 and len(told) == len(set(told)) else ()


def _noun(subject: str, concepts: Sequence[Concept]) -> str:
    """The end of what is counted, from where all the words of a question stand in it; '' where one does not."""
    starts: list[int] = []
    for concept in concepts:
        told = [word for term in concept.terms[: concept.own] for word in standing_for(term) if says(subject, word)]
        places = [subject.find(word) for word in told if word in subject]
        if not places:
            return ""
        starts.append(min(places))
    return subject[min(starts) :] if starts else ""


def _levels(before: str, noun: str) -> frozenset[str] | None:
    """The levels that stand before a noun; None where there are none, or other words."""
    if not noun or _BETWEEN.sub("", _LEVELS.sub("", before)):
        return None
    return frozenset(level.removesuffix("级") for level in _LEVELS.findall(before)) or None


# ------------------------------------------------------------------------------------------ parts beside one another


@cache
def _pairs() -> tuple[tuple[str, str, str], ...]:
    """The two of a pair that make up all of a thing, and what both are called together."""
    return tuple((str(one), str(other), str(both)) for one, other, both in word_table("counted")["pairs"])


def both_asked(question: str, candidates: Sequence[Candidate]) -> tuple[str, ...]:
    """A question that names both of a pair by one word (专兼职) as asked for each; () where it does not, or a number is told by that word.

    >>> both_asked("专兼职人员多少人", ()), both_asked("培训多少场", ())
    (('专职人员多少人', '兼职人员多少人'), ())
    """
    own, mark, earlier = question.partition("|")
    if halves := _staff_asked(own, candidates):
        return tuple(half + mark + earlier for half in halves)
    for one, other, both in _pairs():
        if both in own and not any(both in c.clause for c in candidates):
            return tuple(own.replace(both, each) + mark + earlier for each in (one, other))
    return ()


def asks_together(question: str) -> bool:
    """Whether a question asks for what parts come to (一共培训了多少人)."""
    return any(word in question for word in word_table("counted")["together"])


def _staff_asked(question: str, candidates: Sequence[Candidate]) -> tuple[str, ...]:
    """How many there are of a kind of people that a report counts in two parts alone (工作人员: 专职1人,兼职9人), asked for each part."""
    for noun, one, other, plain in ((str(word) for word in row) for row in word_table("counted")["of_pair"]):
        rest = re.sub(rf"{plain}|[^\u4e00-\u9fff]", "", question.replace(noun, "", 1)) if noun in question else "-"
        counted = [fold_text(c.statement.subject) for c in candidates if c.statement.unit in _PERSONS]
        counted = [subject for subject in counted if not any(word in subject for word in word_table("counted")["taught"])]
        both = any(one in subject for subject in counted) and any(other in subject for subject in counted)
        if not rest and both and not any(noun in subject and one not in subject and other not in subject for subject in counted):
            return question.replace(noun, f"{one}人员"), question.replace(noun, f"{other}人员")
    return ()


def counted_apart(one: Candidate, candidates: Sequence[Candidate], said: str) -> tuple[Candidate, ...]:
    """A number with those that count the other parts of the same beside it; () where it stands alone, or a question that says this names
    its part."""
    asked = read_whole(said.split("、", maxsplit=1)[0])
    if one.statement.kind is not StatementKind.COUNT or (asked is not None and asked.count == "published"):
        return ()
    beside = [c for c in candidates if _is_beside(c, one)]
    return _of_pair(one, beside, said) or _of_list(one, beside, said)


def _is_beside(other: Candidate, one: Candidate) -> bool:
    """Whether a number is told in the same part of a sentence, of the same kind, and no number is a part of the other."""
    a, b = one.statement, other.statement
    alike = (a.sentence, a.unit, a.kind, a.year, a.whole) == (b.sentence, b.unit, b.kind, b.year, b.whole)
    same_segment = len(re.split("[;。]", one.before)) == len(re.split("[;。]", other.before))
    return alike and same_segment and one.document_id == other.document_id and a.number != b.number


def _of_pair(one: Candidate, beside: Sequence[Candidate], question: str) -> tuple[Candidate, ...]:
    if any(word in question for word in word_table("counted")["pair_named"]):
        return ()
    for pair in _pairs():
        for mark, opposite in ((pair[0], pair[1]), (pair[1], pair[0])):
            if mark not in one.counted or opposite in one.counted:
                continue
            rest = _thing(one.counted.replace(mark, ""))
            others = [c for c in beside if opposite in c.counted and mark not in c.counted]
            others = [c for c in others if _is_one_thing(rest, _thing(c.counted.replace(opposite, "")))]
            if len(others) == 1 and (mark in question) is (opposite in question):
                return _in_order(one, *others)
    return ()


def _of_list(one: Candidate, beside: Sequence[Candidate], question: str) -> tuple[Candidate, ...]:
    """The numbers of one list (甲文件4件、乙文件5件) that no number is told to be the whole of, where a question asks for all of them
    together (一共几件文件) and says their noun, and no word before it: without that, another word for one of them might be meant."""
    if one.statement.whole is not None or not asks_together(question):
        return ()
    listed = [one]
    for _ in beside:
        listed += [c for c in beside if c not in listed and any(_follows(c, o) or _follows(o, c) for o in listed)]
    things = [_thing(c.counted) for c in listed]
    noun = _common_end(things)
    if len(listed) < 2 or len(noun) < 2 or not any(noun[at:] in question for at in range(len(noun) - 1)):
        return ()
    before = [thing.removesuffix(noun) for thing in things]
    said = any(part[at : at + 2] in question for part in before for at in range(max(len(part) - 1, 1)) if part)
    return () if said or not all(before) or len(set(before)) < len(before) else _in_order(*listed)


def _follows(one: Candidate, other: Candidate) -> bool:
    return one.before.endswith(f"{other.printed}、")


def _thing(counted: str) -> str:
    """What is counted without the deed that leads to it (公开区政府文件: 区政府文件)."""
    first = next(iter(words(counted)), "")
    return counted.removeprefix(first) if len(first) < len(counted) and deeds_told(first) else counted


def _is_one_thing(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter) or longer.endswith(shorter)


def _common_end(texts: Sequence[str]) -> str:
    """The words that all of these texts end in."""
    split = [list(words(text)) for text in texts]
    common = 0
    while all(len(one) > common for one in split) and len({one[-1 - common] for one in split}) == 1:
        common += 1
    return "".join(split[0][len(split[0]) - common :])


def _in_order(*told: Candidate) -> tuple[Candidate, ...]:
    return tuple(sorted(told, key=lambda c: c.statement.number.start))
