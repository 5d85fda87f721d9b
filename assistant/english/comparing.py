"""An English question that compares said in Chinese: which county had the most, which of two had more, whether there were more of this than of that.

`compared_in_chinese` gives the Chinese sayings, the likeliest first: which of those that a report lists (哪个县收到申请最多), which of two bodies or
years (哪个收到申请多), or one thing against another (网上申请比快递申请多多少), whose answer tells both numbers. () where a question compares nothing
or a word of it is not known. What compares is data (`vocabulary/english_comparing.toml`). Contents are in small letters, without bodies
and years; nothing raises.

>>> comparisons("which county received the most applications in in", 1, 1)[0]
'哪个县收到申请最多'
>>> comparisons("which received more applications in , or", 2, 1)[0], comparisons("did receive more letters in or", 1, 2)[:2]
('哪个收到申请多', ('收到来信相差多少', '哪年收到来信多'))
>>> comparisons("were there more letters or leaflets in", 1, 1)[0], comparisons("were there more zeppelins than letters in", 1, 1)
('来信比宣传册多多少', ())
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import islice

from assistant.asking.question import Question
from assistant.bodies.organisations import Mention
from assistant.english.pieces import as_told, choices, cut_up, noun_of, told_before
from assistant.english.plain import ends, plainly
from assistant.english.sayings import before, called, chinese_names
from assistant.english.terms import Part, terms_at
from assistant.language.word_tables import word_table

SAYINGS = 6
_LEFT = re.compile(r"(?:[ ,]+(?:in|of|by|or|and|than|did|do|does|between))+[ ,]*$|^[ ,]*(?:or|and)\b")
"""What stood between the names of two bodies or years."""
_PLACE = re.compile(r"([\u4e00-\u9fff]{2,4}) (county|district|city|town|township|street|subdistrict)\b")
_BEFORE_A_NAME = re.compile(r" (?:in|of|by|at) ?, ")


@cache
def _words() -> tuple[dict[str, str], dict[str, re.Pattern[str]]]:
    """(What the classes that a list may tell apart are called, how a question compares)."""
    data = word_table("english_comparing")
    return dict(data["classes"]), {name: re.compile(pattern) for name, pattern in data["asks"].items()}


def compared_in_chinese(read: Question, told: str = "") -> tuple[str, ...]:
    """The sayings of a question with its bodies and years. `told`: the text of the reports that are asked, whose own words are preferred."""
    years = len(read.years.named)
    kinds = [mention for mention in read.mentions if mention.place is None and mention.body and len(mention.organisations) > 1]
    if len(read.mentions) == len(kinds) == 1 and kinds[0].body is not None:  # which education bureau published the most
        dated = chinese_names(read.years.named, ranged=read.years.ranged) if years else ""
        named = re.sub(r"\b(which|what)\b", r"\1 county", read.content, count=1)  # a class stands where its name was taken out
        return tuple(f"{dated}{one}" for one in comparisons(named, 0, years, told, kinds[0].body))
    read = _with_places(read)
    who = _who(read.mentions)
    if not who:
        return ()
    when = before(replace(read, mentions=()))
    if when is None:
        return ()
    said = comparisons(read.content, len(who), years, told)
    if len(who) == 2:
        said = (*said, *_against(read.content, who, told))
    return tuple(f"{'和'.join(who)}{when}{one}" if "{}" not in one else one.format(when) for one in said)


def asks_which_of_a_class(content: str) -> bool:
    """Whether a content asks which one of a class had the most or the least.

    >>> asks_which_of_a_class("which department in received the most applications in"), asks_which_of_a_class("which received the most?")
    (True, False)
    """
    found = _words()[1]["most"].match(_LEFT.sub("", ends(plainly(content))).strip(" ,"))
    return found is not None and bool(_class(found["class"], ""))


def _with_places(read: Question) -> Question:
    """The question with the places that its content names in Chinese with their level (沭阳 county) among the bodies that it names."""
    levels = {
        "county": "县",
        "district": "区",
        "city": "市",
        "town": "镇",
        "township": "乡",
        "street": "街道",
        "subdistrict": "街道",
    }
    found = [(one[1] + levels[one[2]], one[0]) for one in _PLACE.finditer(read.content)]
    content = _PLACE.sub(" ", read.content)
    places = tuple(Mention(len(read.text), len(read.text), name, name, None, ()) for name, _ in found)
    return replace(read, content=content, mentions=(*read.mentions, *places)) if found else read


def _who(mentions: Sequence[Mention]) -> list[str]:
    """The bodies as Chinese names them, two that are told of by the report of a third without it; [] where one cannot be said."""
    told_of = [mention for mention in mentions if not mention.organisations]
    hosts = [mention.place or "" for mention in mentions if mention.organisations]
    if len(told_of) == 2 and len(hosts) == 1:
        one, other = (called(mention) for mention in told_of)
        return [f"{hosts[0]}{one}", other] if one and other else []
    who = [called(mention) for mention in mentions]
    return who if all(who) else []


def _against(content: str, who: Sequence[str], told: str) -> Iterator[str]:
    """By how much, or how many times, two bodies' numbers of one thing differ, with a place for the year."""
    text = _LEFT.sub("", ends(plainly(content))).strip(" ,")
    for name, way in (("more_of", "{0}{{}}{1}比{2}多多少"), ("times", "{0}{{}}{1}是{2}的几倍")):
        if (found := _words()[1][name].match(text)) is not None:
            for thing in islice(_thing(found["thing"], found["verb"] or "", told), SAYINGS):
                yield way.format(who[0], thing, who[1])


@lru_cache(maxsize=256)
def comparisons(content: str, bodies: int, years: int, told: str = "", kind: str = "") -> tuple[str, ...]:
    """What a content compares, behind so many bodies and years that were named; `kind`: the kind of body of which it asks which."""
    text = _LEFT.sub("", ends(_BEFORE_A_NAME.sub(" ", plainly(content)))).strip(" ,")
    return tuple(islice(dict.fromkeys(_said(text, bodies, years, told, kind)), 2 * SAYINGS))


def _said(text: str, bodies: int, years: int, told: str, kind: str) -> Iterator[str]:
    _, asks = _words()
    if (found := asks["most"].match(text)) is not None and bodies < 2 and years < 2:
        which = f"哪个{kind}" if kind else _class(found["class"], told)
        for thing in _thing(found["thing"], found["verb"], told) if which else ():
            yield f"{which}{thing}最{_way(found['way'])}"
    elif (found := asks["two"].match(text)) is not None and (bodies == 2) != (years == 2):
        which = "哪个" if bodies == 2 else "哪年"
        thing_asked = _LEFT.sub("", found["thing"].strip()).strip(" ,")
        for thing in _thing(thing_asked, found["verb"] or "", told):
            if years == 2:
                yield f"{thing}相差多少"
            yield f"{which}{thing}{_way(found['way'])}"
    elif bodies == 1 and years < 2:
        found = next((one for name in ("things", "larger", "how_many") if (one := asks[name].match(text)) is not None), None)
        if found is not None:
            verb = (found["verb"] or "") if "verb" in found.re.groupindex else ""
            yield from _one_and_other(found["one"], found["other"], verb, told)


def _way(said: str) -> str:
    return "少" if re.match("few|least|less|low|small", said) else "多"


def _class(said: str, told: str) -> str:
    """How Chinese asks which one of a class of bodies or things; "" where the class is not known."""
    classes, _ = _words()
    if said in classes:
        return classes[said]
    terms = terms_at(tuple(said.split()), 0)
    nouns = [word for term in terms if term.part is Part.NOUN and term.length == len(said.split()) for word in term.words if word]
    return f"哪个{next((word for word in nouns if word in told), nouns[0])}" if nouns else ""


def _thing(thing: str, verb: str, told: str) -> Iterator[str]:
    """What is counted with what is done, the verb first, then without it where it only says that there was some."""
    verb = ("receive" if "application" in thing or "request" in thing else "") if verb in _HAS else verb
    thing = "information" if thing in _PIECES and verb.startswith(_PUBLISH) else thing
    for text in dict.fromkeys((f"{thing} did {verb}" if verb else thing, thing)):
        if text == thing and verb and not _only_has(verb):
            return
        pieces = cut_up(text)
        if pieces is None or not pieces[0].terms:
            return
        head, *rest = as_told(pieces, told)
        for choice in islice(choices([term for piece in (head, *rest) for term in piece.terms]), SAYINGS):
            yield f"{told_before(rest, choice)}{noun_of(head, choice)}"


def _only_has(verb: str) -> bool:
    """Whether a verb says no more than that a thing came about or in."""
    return verb in word_table("english_comparing")["verbs"]["only_has"]


def _deals(verb: str) -> bool:
    """Whether a verb says that something was dealt with, which of suggestions and proposals is told of all that came."""
    return verb in word_table("english_comparing")["verbs"]["deals"]


_HAS = frozenset({"got", "get", "had", "has", "have"})
_PIECES = frozenset({"items", "information", "pieces", ""})
_PUBLISH = ("publish", "disclos", "releas", "post")


def _one_and_other(one: str, other: str, verb: str, told: str) -> Iterator[str]:
    """One thing against another of the same body; what both are is said with one of them alone (online or courier applications)."""
    other = _LEFT.sub("", ends(other)).strip(" ,")
    alone = re.sub(r" ones?$", "", other)
    if not _names(one) and len(words := other.split()) > 1:
        one = f"{one} {words[-1]}"
    if alone != other or not _names(other):
        other = f"{alone} {one.split()[-1]}"
    if verb and not (_only_has(verb) or (_deals(verb) and "application" not in f"{one} {other}")):
        return
    ones, others = (list(islice(_thing(text, "", told), SAYINGS)) for text in (one, other))
    shorter = (
        list(islice(_way_alone(alone if alone != other else other.rsplit(" ", 1)[0], told), SAYINGS)) if ones and others else []
    )
    for left, right in (*zip(ones, others, strict=False), *((ones[0], right) for right in shorter)):
        yield f"{left}比{right}多多少"


def _way_alone(text: str, told: str) -> Iterator[str]:
    """A way that applications come in, as reports list it without the noun (快递17件)."""
    for head, *rest in [as_told(pieces, told) for pieces in (cut_up(text),) if pieces]:
        if not head.terms and rest and all(piece.role == "manner" for piece in rest):
            yield told_before(rest, {})
        elif head.terms and not rest:
            yield noun_of(head, {})


def _names(text: str) -> bool:
    """Whether a text names what is counted, not only how or in which way."""
    pieces = cut_up(text)
    return pieces is not None and any(term.part is Part.NOUN and term.units for term in pieces[0].terms)
