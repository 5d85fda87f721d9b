"""A number of a report that an English question can only mean, asked for in the report's own words.

Of the few numbers whose sentence tells every word of a question (`english.along`), one is chosen where its own clause tells in turn nothing
that the question does not say, what is counted is the question's head, and its unit may count that. It is then asked for as the report
tells it (省级媒体多少篇), so that no rule of word order is needed. Light words (`[chosen]` of `vocabulary/english_asks.toml`), names in
quotes and the body asked about need not be said. Texts are folded and in lower case. Nothing is looked up and nothing raises.

>>> from decimal import Decimal
>>> from ingest.model import Span, State, Statement, StatementKind
>>> at = Span(0, 9)
>>> number = Statement("省级媒体", "省级媒体62篇", Decimal(62), "篇", StatementKind.COUNT, State.REPORTED, at, at, at)
>>> one = Candidate(number, "a", "省级媒体62篇|省级媒体", "省级媒体62篇", "中央媒体采用稿件13篇,省级媒体62篇", "")
>>> in_its_own_words("how many articles did provincial media use?", one, "示例市")
('省级媒体多少篇', '省级媒体多少篇')
>>> in_its_own_words("how many articles did media use?", one, ""), in_its_own_words("how many reporters did provincial media use?", one, "")
((), ())
>>> goes_on_from("中央媒体采用稿件13篇,", ("稿件",), "篇"), goes_on_from("印发稿件13篇,召开会议9次,", ("稿件",), "次")
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from assistant.english.alike import told_deeds, widened
from assistant.english.near import nearly
from assistant.english.pieces import WORD
from assistant.english.plain import plainly
from assistant.english.terms import Part, Term, terms_at
from assistant.english.units import alike, counted_in
from assistant.guards.whose_number import doer, whose
from assistant.language.segment import tag
from assistant.language.segment import words as cut
from assistant.language.word_tables import word_table
from assistant.prose.candidate import Candidate
from assistant.prose.one_of_listed import names_one_listed
from ingest.model import StatementKind

_QUOTED = re.compile('[“"《][^”"》]*[”"》]')
_SAYS_NOTHING = ("u", "p", "c", "d", "m", "q", "f", "r", "y", "x", "e", "o", "h", "k", "t", "w", "zg")
"""Kinds of words that tell neither a thing nor a deed."""
_TELLS_WHICH = ("n", "v", "j", "l", "i", "s", "b")
"""Kinds of words that tell of which kind or of whom something is, if they are no deed that a question may name."""
_ALWAYS = frozenset({"其他", "其它", "另", "另外", "未", "不", "非", "无", "没有", "每", "各", "重复"})
"""These turn what is told into something else."""
_PEOPLE = frozenset({"人", "名", "位", "人次"})
_OF_ITS_OWN = frozenset({"户", "家", "台", "辆", "栋"})
"""Units that count one kind of thing alone."""
_COUNTED = re.compile(r"(?P<told>[^,;。:、|\d]*)(?P<number>\d[\d.]*)[万亿千百]*[余多]?(?P<unit>[\u4e00-\u9fff]{1,2})")
_TOLD_OF_IT = re.compile(f"^(?P<deed>{'|'.join(sorted(told_deeds(), key=len, reverse=True))})[^,;:。|\\d]+的(?=.)")
"""A deed and what tells of the thing it is done to, up to 的 (关停长期不更新的账号)."""
_UNIT = re.compile(r"(?<=[\d万亿千百余多])(?:人次|场次|家次|万元|亿元|[\u4e00-\u9fff])")
_UP_TO_BREAK = re.compile("^[^,;。:、|\\d]*")
_FOR_EXAMPLE = re.compile(r"\b(?:such as|for example|for instance|including|etc|and so on|among others|and others)\b")
_NUMBER = re.compile(r"\d[\d.,]*[万亿千百]*[余多]?")
_YEAR = re.compile(r"(?:19|20)\d\d")


def in_its_own_words(
    content: str, candidate: Candidate, opening: str, *, wide: bool = False, alone: bool = False
) -> tuple[str, ...]:
    """How a number is asked for in its report's words, as what it counts and as its clause; () where the clause tells more than the question
    or the question asks for another thing. `opening`: the body and the year that are asked about; `wide`: as for `english_along.along`;
    `alone`: no other number of the report counts what is asked for, so that of which kind or of whom it is need not be said."""
    terms, unit = tuple(_terms(plainly(content))), candidate.statement.unit or ""
    things = things_counted(content) or [()]
    if wide:
        terms, things = tuple(map(widened, terms)), [tuple(map(widened, thing)) for thing in things]
    *modifiers, head = things
    said = frozenset(word.format("") for term in terms for word in term.words if word.format(""))
    if (
        not head
        or not said
        or _done_by_others(said, candidate, opening)
        or not _is_head(head, candidate, unit, alone=alone)
        or not _says_all(said, candidate, opening, deeds=_deeds(terms), alone=alone)
    ):
        return ()
    beside = _without_siblings(candidate, unit)
    if not all(any(word and _tells(word, beside, near=alone) for term in thing for word in term.words) for thing in modifiers):
        return ()
    clause = _NUMBER.sub("多少", candidate.printed)
    return (f"{candidate.counted}多少{unit}", *([clause] if clause.count("多少") == 1 else []))


def _done_by_others(said: frozenset[str], candidate: Candidate, opening: str) -> bool:
    """Whether a number's clause names another body before its deed (县公安局收取) than the one asked about, and the question names none such."""
    lead, body = candidate.printed, _YEAR.split(opening)[0]
    return bool(body) and whose(lead, (body,)) == "others" and not any(len(word) > 1 and word in doer(lead) for word in said)


def _tells(word: str, text: str, *, near: bool) -> bool:
    return word in text or (near and nearly(word, text) != "")


def counts_the_head(content: str, candidate: Candidate) -> bool:
    """Whether a number counts what a question asks for, by words that English does not keep apart (`english.alike`) too.

    >>> from decimal import Decimal
    >>> from ingest.model import Span, State, Statement
    >>> at = Span(0, 9)
    >>> number = Statement("短视频", "发布防汛短视频9条", Decimal(9), "条", StatementKind.COUNT, State.REPORTED, at, at, at)
    >>> one = Candidate(number, "a", "发布防汛短视频9条|短视频", "发布防汛短视频9条", "发布防汛短视频9条", "")
    >>> counts_the_head("how many videos did publish in ?", one), counts_the_head("how many letters did publish in ?", one)
    (True, False)
    """
    *_, head = [tuple(map(widened, thing)) for thing in things_counted(content) or [()]]
    return bool(head) and _is_head(head, candidate, candidate.statement.unit or "", alone=True)


def names_one_of_several(content: str, candidate: Candidate) -> bool:
    """Whether a question names, by any word that it may stand for, one of several that a number's sentence lists together, and not as
    examples of them (areas such as budgets)."""
    if _FOR_EXAMPLE.search(content) is not None:
        return False
    said = dict.fromkeys(word for term in _terms(plainly(content)) for word in term.words if len(word) > 1 and "{" not in word)
    return names_one_listed(" ".join(said), candidate.up_to_clause, candidate.section)


def by_measure_alone(content: str, numbers: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The numbers that a question may mean which counts by a measure and a deed and names no thing (how many copies did it print: 手册300册、
    海报200张), where there are several; () for any other. Bare items (条) are information, which `english.reading` says."""
    terms, units = (
        tuple(_terms(plainly(content))),
        {unit for term in (things_counted(content) or [()])[-1] for unit in term.units},
    )
    deeds = [word for term in terms if term.part is Part.VERB for word in term.words if word]
    if not deeds or not units or any(term.part is Part.NOUN for term in terms) or units & {*_PEOPLE, "条"}:
        return ()
    told = [
        c
        for c in numbers
        if c.statement.kind is StatementKind.COUNT
        and any(alike(unit, c.statement.unit or "") for unit in units)
        and any(deed in re.split("[,;。:]", c.before)[-1] + c.printed for deed in deeds)
    ]
    return tuple(told) if len({c.statement.value for c in told}) > 1 else ()


def things_counted(content: str) -> list[tuple[Term, ...]]:
    """The nouns and measures that stand right behind how many: what is counted is the last."""
    text = plainly(content)
    found = _head_words().search(text)
    words = tuple(WORD.findall(text[found.end() :])) if found is not None else ()
    if found is not None and found[0].startswith("how much") and (not words or words[0] in _ends()):
        return [(Term(Part.MEASURE, (), ("元",)),)]
    at, things = 0, []
    while at < len(words) and words[at] not in _ends():
        if words[at].isdecimal():  # the number of a hotline
            at += 1
            continue
        here = terms_at(words, at)
        if not any(term.part in (Part.NOUN, Part.MEASURE) for term in here):
            break
        things.append(tuple(term for term in here if term.part in (Part.NOUN, Part.MEASURE)))
        at += here[0].length
    return things


def goes_on_from(before: str, head: Sequence[str], unit: str, *, at_end: bool = False) -> bool:
    """Whether the nearest number before that is counted in the same unit and ends with a thing (收到31件 does not) names this one; `at_end`:
    right before its number or behind it."""
    for found in reversed(list(_COUNTED.finditer(before))):
        if found["unit"].startswith(unit) and unit:
            behind = re.split("[,;。:、|]", before[found.end("number") :], maxsplit=1)[0]  # 对11个科室打分
            if any((found["told"].endswith(word) if at_end else word in found["told"]) or word in behind for word in head):
                return True
            if tag((cut(found["told"]) or [""])[-1]).startswith("n"):
                return False
    return False


def _without_siblings(candidate: Candidate, unit: str) -> str:
    """What a number's clause and its context tell, without what other numbers of the same unit count: of a list each item is told by its own."""
    before = candidate.before
    for found in reversed(list(_COUNTED.finditer(before))):
        if unit and found["unit"].startswith(unit):
            before = before[: found.start()] + _UP_TO_BREAK.sub("", before[found.end() :], count=1)  # 71个一级单位
    return f"{candidate.section}|{before}|{candidate.printed}"


def _is_head(head: Sequence[Term], candidate: Candidate, unit: str, *, alone: bool = False) -> bool:
    """Whether a number counts the thing: its clause names that or goes on from one that does, or its unit is all that is asked for (`alone`:
    that unit itself)."""
    units = {one for term in head for one in term.units}
    unit = unit or counted_in(candidate)
    of_people = bool(units) and units <= _PEOPLE
    if of_people is not (unit in _PEOPLE) and units:
        return False
    words = [word for term in head for word in term.words if word]
    named = any(candidate.counted.endswith(word) for word in words)
    fits = any(unit.startswith(one) or (not (alone and one in _OF_ITS_OWN) and alike(one, unit)) for one in units if one)
    if units and not named and not fits and not ("元" in units and unit.endswith("元")):
        return False
    if not words:
        return bool(units)
    if alone:
        return named or goes_on_from(candidate.before, words, unit, at_end=True)
    return any(word in candidate.printed for word in words) or goes_on_from(candidate.before, words, unit)


def _terms(text: str) -> Iterator[Term]:
    """All that the words of a text may stand for, alone and together."""
    words = tuple(word.removesuffix("'s") for word in WORD.findall(text))
    for at in range(len(words)):
        for last in range(at + 1, len(words) + 1):
            yield from (term for term in terms_at(words[at:last], 0) if term.length == last - at)


def _deeds(terms: Sequence[Term]) -> bool:
    """Whether a question names a deed."""
    return any(term.part is Part.VERB and any(term.words) for term in terms)


def _says_all(said: frozenset[str], candidate: Candidate, opening: str, *, deeds: bool, alone: bool) -> bool:
    """Whether a question says every word of a number's clause that tells anything; `alone`: that tells a deed, a time or a negation."""
    clause = _QUOTED.sub("|", candidate.printed)
    if alone:
        clause = _TOLD_OF_IT.sub(r"\g<deed>", clause)
    light = _light() if deeds else _light() | _plain_verbs()
    return all(
        word in light
        or word in opening
        or (tag(word).startswith(_SAYS_NOTHING) and word not in _ALWAYS)
        or (alone and _only_tells_which(word))
        or _is_said(word, said, light)
        for word in cut(_UNIT.sub(" ", clause))
        if "\u3400" <= word[0] <= "\u9fff"
    )


def _is_said(word: str, said: frozenset[str], light: frozenset[str]) -> bool:
    """Whether a word is part of one that a question says, or made of such words and light ones (家长代表, not 兼职人员 where 人员 is said).

    >>> [_is_said(word, frozenset({"家长", "人员"}), frozenset({"代表"})) for word in ("家长代表", "家长会", "兼职人员", "非人员")]
    [True, True, False, False]
    """
    if any(word in one for one in said):
        return True
    for one in sorted((one for one in said if len(one) > 1 and one in word), key=len, reverse=True):
        left = word.replace(one, "", 1)
        if (len(left) < 2 and left not in _ALWAYS) or left in light or _is_said(left, said, light):
            return True
    return False


def _only_tells_which(word: str) -> bool:
    """Whether a word only tells of which kind or of whom something is: a thing or a name, no deed, no extreme and nothing that turns round.

    >>> [_only_tells_which(word) for word in ("龙虾", "群众", "删除", "最高", "其他")]
    [True, True, False, False, False]
    """
    return tag(word).startswith(_TELLS_WHICH) and word not in _ALWAYS and _turned().search(word) is None and not _deeds_in(word)


def _deeds_in(word: str) -> bool:
    return (tag(word).startswith("v") and len(word) == 1) or any(deed in word for deed in told_deeds())


@cache
def _turned() -> re.Pattern[str]:
    return re.compile(word_table("english_asks")["chosen"]["turns"])


@cache
def _light() -> frozenset[str]:
    return frozenset(word_table("english_asks")["chosen"]["light"].split())


@cache
def _plain_verbs() -> frozenset[str]:
    return frozenset(word_table("english_terms")["come_about"].split())


@cache
def _head_words() -> re.Pattern[str]:
    return re.compile(word_table("english_asks")["chosen"]["asks"])


@cache
def _ends() -> frozenset[str]:
    return frozenset(word_table("english_asks")["chosen"]["ends"].split())
