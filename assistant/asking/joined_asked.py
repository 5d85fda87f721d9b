"""A question that asks for the numbers of several things joined by 、 or words, read as one question for each thing.

表扬了多少个单位、多少名个人 has a how many for each thing; 网站、公众号分别发布多少条信息 has one for all. A thing leaves out what another says, so
that each has `sayings`, the questions by which it may be asked, the likeliest first; `alone` is the one of them that borrows least, `name`
what it is called where it is not found. `certain` where the words leave no doubt that each has a number of its own (分别, or a how many for each): of 建议、提案多少件 the
report may tell one number. What is joined by 和 may be one name (政策法规及解读): `read_joined` gives every way to part a text, the finest
first; () where it asks for one thing. Texts are folded contents of a question, without bodies and years; nothing raises.

>>> told = read_joined("表扬了多少个单位、多少名个人")[0]
>>> [thing.sayings[0] for thing in told.things], [thing.name for thing in told.things], told.certain
(['表扬多少个单位', '表扬多少名个人'], ['表扬单位', '个人'], True)
>>> [thing.sayings[0] for thing in read_joined("网站、公众号分别发布多少条信息")[0].things]
['网站发布多少条信息', '公众号发布多少条信息']
>>> [thing.sayings[0] for thing in read_joined("发现问题多少个,整改多少个")[0].things], read_joined("发布多少条信息")
(['发现问题多少个', '整改问题多少个'], ())
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import dropwhile, pairwise, takewhile

from assistant.language.joints import AND
from assistant.language.segment import words
from assistant.language.word_tables import word_table
from assistant.prose.said_in_prose import is_deed
from ingest.statements.words import alternatives, load_words

_WORDS: dict[str, list[str]] = word_table("sides")
_EACH, _TRAILS, _LEADS, _IDLE = (alternatives(_WORDS[key]) for key in ("each", "trails", "leads", "idle"))
_UNITS = alternatives((*load_words().counts, *load_words().money, *load_words().shares))
_HOW = re.compile(rf"(?<![第哪])(?:多少|几(?!乎))[万亿]?(?:{_UNITS})?")
_BREAK = re.compile(r"[,;:、]|以及|还有|并且")
_WEAK = re.compile(rf"{AND}|或者?|并")
_CONJUNCTION = r"以及|和(?!谐|解)|(?<!参)与(?!会)|或者?"
_JOINTS = tuple(re.compile(one) for one in (rf"、|{_CONJUNCTION}|(?<![涉普以])及(?!时)", rf"、|{_CONJUNCTION}", "、"))
_LISTED = re.compile(rf"^(?P<list>.+?)(?P<each>{_EACH})(?P<verb>[^,;:、]*?)(?:{_IDLE})*$")
_BEFORE = re.compile(rf"^(?P<lead>[^、]*?)(?:{_EACH})(?P<list>.+?)(?:{_IDLE})*$")
_UNIT_OF = re.compile(rf"(?<=.)(?P<unit>{_UNITS})数$")
"""公报期数: how many 期 of 公报."""
_CLASS = re.compile("[a-e甲乙丙丁]类(?:的|件)?")
"""A类: what it is a class of stands in a piece before."""
_MODIFIERS = frozenset((*_WORDS["ways"], *_WORDS["beside_ways"], *_WORDS["forms"], *load_words().channels, *load_words().means))
_ADDED_UP = re.compile(rf"(?:{alternatives(_WORDS['added_up'])})[,得是有为一共总合计]*(?:多少|几)")
_ENDS = " ,;:。?!、的"
_LONGEST, _MOST = 100, 6


@dataclass(frozen=True, slots=True)
class JoinedThing:
    """See the module."""

    name: str
    sayings: tuple[str, ...]
    alone: str


@dataclass(frozen=True, slots=True)
class Joined:
    """See the module. `clauses`: how many pieces have a how many of their own."""

    things: tuple[JoinedThing, ...]
    certain: bool
    clauses: int = 1


@lru_cache(maxsize=1024)
def read_joined(content: str) -> tuple[Joined, ...]:
    """The ways to read a question's content as asking for several things."""
    text = content.strip(_ENDS)
    asked = list(_HOW.finditer(text))
    if not asked or len(text) > _LONGEST:
        return ()
    if len(asked) > 1:
        pieces = _parted(text, asked)
        things = tuple(_in_clauses(pieces))
        named = len(pieces) > 1 and len(things) <= _MOST and all(thing.name for thing in things)
        return (Joined(things, certain=True, clauses=len(pieces)),) if named else ()
    return tuple(_listed(_Piece.of(text, trimmed=False)))


def added_up(content: str) -> bool:
    """Whether a question asks what things come to together, and not each one's number.

    >>> added_up("图解和视频加在一起几条"), added_up("图解和视频各几条,加在一起几条"), added_up("图解和视频几条")
    (True, False, False)
    """
    return _ADDED_UP.search(content) is not None and re.search(_EACH, content) is None


def clauses_of(content: str) -> tuple[tuple[str, JoinedThing], ...]:
    """The pieces of a question's content with one how many each, as they stand and as things, one that has no words of its own called
    as it stands; () where there is but one, where two how many stand in one piece, or a piece asks for several things.

    >>> [(text, thing.name, thing.alone) for text, thing in clauses_of("公开信息多少条,其中图解几篇,几人次")]
    [('公开信息多少条', '公开信息', '公开信息多少条'), ('其中图解几篇', '图解', '图解几篇'), ('几人次', '几人次', '图解几人次')]
    >>> clauses_of("栏目从几级压缩到几级")
    ()
    """
    text = content.strip(_ENDS)
    asked = list(_HOW.finditer(text))
    pieces = _parted(text, asked) if 1 < len(asked) <= _MOST and len(text) <= _LONGEST else []
    things = list(_in_clauses(pieces))
    named = [thing if thing.name else replace(thing, name=text) for text, thing in zip(pieces, things, strict=False)]
    return tuple(zip(pieces, named, strict=True)) if len(pieces) == len(things) else ()


def _parted(text: str, asked: Sequence[re.Match[str]]) -> list[str]:
    """The pieces of a text with one how many each; [] where two stand in one piece."""
    pieces, at = [], 0
    for one, other in pairwise(asked):
        joint = _BREAK.search(text, one.end(), other.start()) or _WEAK.search(text, one.end(), other.start())
        if joint is None:
            return []
        pieces.append(text[at : joint.start()])
        at = joint.end()
    return [re.sub(rf"^(?:{_IDLE})+", "", piece.strip(_ENDS)) for piece in (*pieces, text[at:])]


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands before how many, how many, and behind it."""

    lead: str
    how: str
    noun: str

    @classmethod
    def of(cls, text: str, *, trimmed: bool = True) -> _Piece:
        how = _HOW.search(text)
        assert how is not None
        lead = re.sub(rf"(?:(?<![涉参普])(?:{_IDLE}|{_EACH}))+$" if trimmed else r"$.", "", text[: how.start()])
        return cls(re.sub(rf"^(?:{_LEADS})+", "", lead), how.group(), text[how.end() :].strip(_ENDS))

    def said(self, lead: str | None = None, noun: str | None = None) -> str:
        return f"{self.lead if lead is None else lead}{self.how}{self.noun if noun is None else noun}"


def _in_clauses(texts: Sequence[str]) -> Iterator[JoinedThing]:
    pieces = [_Piece.of(text) for text in texts]
    for at, (text, piece) in enumerate(zip(texts, pieces, strict=True)):
        if (listed := next((way for way in _listed(_Piece.of(text, trimmed=False)) if way.certain), None)) is not None:
            yield from listed.things
            continue
        sayings: list[str] = []
        for other in reversed(pieces[:at]):
            said, named = words(other.lead), other.noun or other.lead
            if not piece.lead:
                sayings += (piece.said("".join(said[:upto])) for upto in range(len(said), 0, -1))
            elif piece.lead in _WORDS["of_another"]:
                begins = ["".join(said[:upto]) for upto in range(len(said), 0, -1)]
                sayings += (
                    piece.said(f"{begin}{lead}") for lead in (piece.lead, "") for begin in (f"{other.lead}{other.noun}", *begins)
                )
            elif _CLASS.fullmatch(piece.lead) and not _CLASS.fullmatch(other.lead):
                sayings.append(piece.said(class_of([one.noun or one.lead for one in pieces[:at]]) + piece.lead))
            elif not piece.noun and is_deed(piece.lead):
                ends = list(dropwhile(is_deed, words(named)))
                sayings += (piece.said(f"{piece.lead}{''.join(ends[start:])}") for start in range(len(ends)))
        if not sayings:
            done = ("".join(takewhile(is_deed, words(other.lead))) for other in pieces[:at])
            sayings = [piece.said(), *(piece.said(f"{deed}{piece.lead}") for deed in done if deed)]
            sayings += (piece.said(noun=other.noun) for other in pieces[at + 1 : at + 2] if other.noun and not piece.noun)
        yield JoinedThing(piece.lead + piece.noun, tuple(dict.fromkeys(sayings)), sayings[0])


def is_class(name: str) -> bool:
    """Whether a thing is a class of results (A类)."""
    return _CLASS.fullmatch(name) is not None


def class_of(before: Sequence[str]) -> str:
    """Of which of the things before it a class of results (A类) is asked: the only one, or the only ones of the congress; "" for all.

    >>> class_of(["政协提案"]), class_of(["公开申请", "政协提案"]), class_of(["建议", "提案", "a类"])
    ('政协提案', '政协提案', '')
    """
    things = [one for one in before if not _CLASS.fullmatch(one)]
    of_congress = [one for one in things if any(word in one for word in _WORDS["of_congress"])]
    only = of_congress if of_congress else things
    return only[0] if len(only) == 1 else ""


def _listed(piece: _Piece) -> Iterator[Joined]:
    """The ways to part a list of things that share one how many."""
    before, how, noun = piece.lead, piece.how, piece.noun
    if re.search("[,;:、]", noun):
        return
    listed, leading = _LISTED.match(before), _BEFORE.match(before)
    lead, verb, certain, text = "", "", True, ""
    if listed is not None and _parts(listed["list"], _JOINTS[0]):
        text, verb = listed["list"], re.sub(rf"^(?:{_IDLE})+", "", listed["verb"])
    elif leading is not None and _parts(leading["list"], _JOINTS[0]):
        lead, text = leading["lead"], leading["list"]
    elif listed is None:
        text, certain = re.sub(rf"(?:{_IDLE})+$", "", before), False
    ways = dict.fromkeys(tuple(_parts(text, joints)) for joints in _JOINTS)
    if not (noun or verb or lead) and how == "多少" and any(map(_of_applications, ways)):
        how = "多少件"
    for sides in ways:
        if 1 < len(sides) <= _MOST:
            yield Joined(tuple(_thing(sides, at, lead, verb, how, noun) for at in range(len(sides))), certain)


def _of_applications(sides: Sequence[str]) -> bool:
    """Whether all of these are ways in which applications come, one of them a way in which nothing else does."""
    known = {*_WORDS["ways"], *_WORDS["beside_ways"]}
    return known.issuperset(sides) and not set(_WORDS["ways"]).isdisjoint(sides)


def _parts(text: str, joints: re.Pattern[str]) -> list[str]:
    """The things of a list; [] where one of them is empty or there is but one."""
    pieces = [re.sub(rf"(?<!年)的?(?:{_TRAILS})?的?$", "", piece.strip(_ENDS)) for piece in joints.split(text)]
    return pieces if len(pieces) > 1 and all(len(piece) > 1 for piece in pieces) else []


def _thing(sides: Sequence[str], at: int, lead: str, verb: str, how: str, noun: str) -> JoinedThing:
    """How one thing of a list may be asked for: as it stands, with the beginning of the first one, with the end of the last one. Where
    nothing is said of all behind the list, what the others say comes first."""
    name = own = sides[at]
    if is_class(name):
        own = class_of(sides[:at]) + name
    if how == "多少" and (unit := _UNIT_OF.search(own)) is not None:
        own, how = own[: unit.start()], f"多少{unit['unit']}"
    verb, noun = (word if word not in own else "" for word in (verb, noun))
    first, last = words(sides[0]), words(sides[-1])
    begins = ["".join(first[:upto]) for upto in range(len(first) - 1, 0, -1)] if at else []
    ends = ["".join(last[start:]) for start in range(1, len(last))] if at < len(sides) - 1 else []
    longer = [f"{begin}{own}" for begin in begins if begin not in own and len(begin) > 1]
    longer += [f"{own}{end}" for end in ends if end.strip("的") not in own and len(end.strip("的")) > 1]
    whole = verb or noun or lead or (not at and is_deed(first[0]))
    said = (own, *longer) if whole else (*longer, own)
    sayings = tuple(dict.fromkeys((*(f"{lead}{one}{verb}{how}{noun}" for one in said), f"{own}{how}{noun}")))
    if any(one.startswith(own) for one in longer) and _says_less(own, last):
        sayings = tuple(f"{lead}{one}{verb}{how}{noun}" for one in longer if one.startswith(own))
        return JoinedThing(f"{name}{ends[-1]}", sayings, sayings[0])
    return JoinedThing(name, sayings, f"{lead}{own}{verb}{how}{noun}")


def _says_less(own: str, last: Sequence[str]) -> bool:
    """Whether a thing is a way, a channel or a form alone (网络、信函、|当面申请), or without the deed that ends the last one (行政复议和|行政诉讼审结),
    so that by itself it would ask for another number."""
    if own in _MODIFIERS:
        return "".join(last[1:]) not in _WORDS["published"]
    return last[-1] in _WORDS["outcomes"] and last[-1] not in own
