"""Whether a stretch only names the thing of which it is asked which ones, which one or what it is, and tells nothing of it.

回应舆情3次 does not say which events they were, 公布内设机构等信息 not which bodies there are, 宣传"甲工程""乙行动"等工作 not what the first consists
of, and 27件法院做出判决 not which court. The thing is what stands behind 哪些 or 什么 (`X`), or before 有哪些, 是什么, 包括什么 (`A`). Each place where a
stretch says it is looked at: it is told there by what follows (包括, 为, a colon, a bracket), by a name in quotes, by a list of which it is no item
itself, or by words before it that say which (学籍管理咨询电话). Words of the question and those that say nothing of which one (重要, 有关, 全国) do not
count: `vocabulary/only_named.toml`. A stretch that does not say the thing at all is left to other rules, and so is what no noun stands for.
Texts are folded, in lower case. Nothing raises. The file is long because reading the question and each way of being told belong together.

>>> only_named("回应的是什么舆情?", "回应重大舆情3次。"), only_named("回应的是什么舆情?", "回应了停水舆情3次。")
(True, False)
>>> only_named("内设机构有哪些?", "公布主要职责、内设机构等信息。"), only_named("内设机构有哪些?", "内设机构为办公室、渔政科。")
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.language.segment import tag, words
from assistant.language.word_tables import word_table
from assistant.passages.which_ones import ITEMS, NAMED

_SENTENCES = re.compile(r"[。!?\n]")
_WHICH = r"(?:哪(?:些|几[个家份件种类位名项所期条起宗处座场大]?|[两三四五六七八九十\d]+[个家份件种类位名项所期条起宗处座场大]?|一?[个家位])|什么样的|什么|啥)"
_BEFORE = re.compile(
    rf"(?P<thing>[^,;。:]{{2,30}}?)(?:都|分别|主要|具体|一共|里面?|中|上|下面?)*(?P<told>有|是|包[括含]了?|涵盖了?|指(?:的是)?|[讲说写谈](?!明))(?:了|的是)?{_WHICH}(?P<x>[一-鿿]{{0,12}})[?。]?$"
)
_BEHIND = re.compile(rf"{_WHICH}(?P<x>[一-鿿]{{2,16}})")
_DEED = re.compile(r"(?P<thing>[一-鿿]{2,12}?)(?P<deed>[一-鿿]{2})(?:了|的有|过)?哪些[?。]?$")
_PARTS = re.compile(r"(?:是|指|包[括含])哪[两三四五六七八九]([一-鿿])(?<![个家份件种类位名项所期条起宗处座场大])[?。]?$")
"""So many of a thing of one character (哪三审) are told by as many words that end with it."""
_LEAST_PARTS = 2
_BLANK = re.compile(r"[-\s#*|·]*[一-鿿 ]{2,8}:[\s|]*")
"""A label with nothing behind it."""
_ASKS_VALUE = re.compile("什么|多少|哪|几|啥")
_SO_MANY = re.compile(r"((\d+|[两三四五六七八九十])大?(?:类|方面|板块|部分))[^,;。?]{0,12}(?:是|有|包[括含]|指)(?:的是)?哪")
_LEAST_LISTED = 3
_ASKED_DEED = re.compile(rf"([一-鿿]{{2}})(?:了|过|的是|的)?{_WHICH}")
_SIDES = ("东", "西", "南", "北", "中", "上", "下", "前", "后", "新", "老")
_BRIEF = range(2, 7)
_LONG = 4
"""A name of so many characters is that of one thing; its head may have one less (开放日)."""
_OF_WHAT_KIND = re.compile(r'"(?P<name>[^"]{2,20})"是(?:一?个)?什么(?P<kind>[一-鿿]{2,6})')
_SET_UP = "(?:开[设办通]|推出|打造|[建设创]立|创[建办]|上线|开展|举办)"
"""“护林日记”是什么栏目: who set it up, and where, tells it."""
_CLAUSES_OF_ALL = re.compile("[,;:。]")
_OPENS = re.compile(
    r'["》]*(?:[一-鿿]{0,4}的(?=内容|主题))?(?:\d+[余多]?[一-鿿]{1,2}?)?(?:\((?=[^)\d]*[一-鿿]{2}[^)\d]*\))|[,;]?(?:其中|主要|具体|分别|内容|依次|都|均)*(?:包[括含]|涵盖|涉及|即(?!时|将|可)|[是为](?![\d了否主])|分别|其中|指(?![南导标定引])|:|集中[在于]|在于))\s*(?!\d)[一-鿿"《a-z]'
)
_MADE_OF = re.compile(r"(?:以|将|把|作)[^,;。]{2,}?(?:作)?为[一-鿿]{0,4}$")
_SUCH = re.compile(r"等(?!级|候|待|额|同|次|于|值|效)")
_COUNT = re.compile(r"\d+[余多]?[个家份件种类位名项所期条起宗处座场篇次部大人]?")
_CLAUSES = re.compile(r"[,;:]")
_KINDS_ASKED = re.compile("哪(?:些|几)?(?:大)?[类种]")
_ROW = re.compile(rf"(?:{NAMED.pattern})(?:[、和及与]?(?:{NAMED.pattern}))*")
_GOES_ON = re.compile(
    "(?:其中|主要|具体|分别|内容|依次|都|均)*(?:包[括含]|涵盖|涉及|其中|分别|即(?!时|将|可)|有(?!力|效|关|序|助|利)|[为是](?!了|否)|如(?!下)|汇[集编]|收[录入集]|提出|规定|明确|对|将|讲|介绍|学习|围绕|就|邀请)"
)
_JOINED = ("的", "之")
_STOPS = ("v", "p", "c", "u", "r", "m", "d", "q", "y", "x")
"""How jieba tags what ends the run of words that say which one a thing is."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a question asks for: `thing` is what it is asked of (A), `x` what is asked for by which or what; either may be ''. `acts`: the thing
    does what is asked about (微博发布了哪些信息)."""

    thing: str
    x: str
    acts: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    light: re.Pattern[str]
    compound: re.Pattern[str]
    loose: tuple[str, ...]
    left: tuple[str, ...]
    listed: tuple[str, ...]
    basis: re.Pattern[str]
    basis_asked: re.Pattern[str]
    channel: re.Pattern[str]
    channel_asked: re.Pattern[str]
    places: re.Pattern[str]
    publishes: re.Pattern[str]
    deeds: re.Pattern[str]
    kinds: tuple[str, ...]
    of_others: re.Pattern[str]
    page_head: re.Pattern[str]
    persons: tuple[str, ...]
    manners: re.Pattern[str]


@cache
def _words() -> _Words:
    known = word_table("only_named")
    return _Words(
        re.compile(known["light"]),
        re.compile(known["compound"]),
        tuple(known["loose"]),
        tuple(known["left"]),
        tuple(known["listed"]),
        re.compile(known["basis"]),
        re.compile(known["basis_asked"]),
        re.compile(known["channel"]),
        re.compile(known["channel_asked"]),
        re.compile(known["places"]),
        re.compile(known["publishes"]),
        re.compile(known["deeds"]),
        tuple(known["kinds"]),
        re.compile(known["of_others"]),
        re.compile(known["page_head"]),
        tuple(known["persons"]),
        re.compile(known["manners"]),
    )


def only_named(asked: str, body: str, tells: Callable[[str], object] = lambda _: False) -> bool:
    """Whether a folded text says what a folded question asks for only as a word: it stands there, and nowhere is told which one or what it is.
    `tells`: whether the report says a word anywhere; a name that it says elsewhere alone is not told by a text without it."""
    if _BLANK.fullmatch(body) and _ASKS_VALUE.search(asked):
        return True
    kind = _OF_WHAT_KIND.search(asked)
    if kind is not None and re.search(rf'{_SET_UP}[^,;。]{{0,6}}"{re.escape(kind["name"])}"{re.escape(kind["kind"])}', body):
        return False
    if hit := _PARTS.search(asked):
        return len(set(re.findall(rf"[一-鿿]{hit[1]}(?=[、,;。和及]|$)", NAMED.sub(" ", body)))) < _LEAST_PARTS
    wanted = _read(asked)
    if _fewer_than_said(asked, body):
        return True
    if wanted is not None and _says_elsewhere(wanted, body, tells):
        return True
    if wanted is None:
        return False
    if wanted.x.endswith(_words().persons) and not any(one in body for one in _words().persons):
        return True
    for thing in _candidates(wanted):
        places = [
            (sentence, hit.start(), hit.end())
            for sentence in _SENTENCES.split(body)
            for hit in re.finditer(re.escape(thing), sentence)
            if not _words().compound.match(sentence, hit.end())
        ]
        if places:
            speaking = _speaking(places, asked, thing)
            own = bool(wanted.x) and thing not in (wanted.x, _head(wanted.x))
            return not any(_told(place, thing, asked, of_it=own, acts=own and wanted.acts) for place in speaking)
    return False


def asks_of_named(asked: str, *, in_quotes: bool = False) -> bool:
    """Whether a folded question asks what a thing with a name of its own is or holds, or what a matter is; `in_quotes`: of a name in quotes alone."""
    wanted = _read(asked)
    if wanted is None:
        return _SO_MANY.search(asked) is not None
    if in_quotes:
        return wanted.thing.endswith(('"', "》"))
    named = wanted.thing.endswith(('"', "》")) or len(wanted.thing) >= _LONG
    return named or (not wanted.x and wanted.thing.endswith(_words().loose))


def _says_elsewhere(wanted: _Asked, body: str, tells: Callable[[str], object]) -> bool:
    """Whether a text lacks the long name of the thing that is asked about, which the report says in another place."""
    name = wanted.thing.strip('"《》')
    return any(len(one) >= least and tells(one) and one not in body for one, least in ((name, _LONG), (_head(name), _LONG - 1)))


def _fewer_than_said(asked: str, body: str) -> bool:
    """Whether a question asks which ones so many classes are (6大类是哪6大类) of which a text gives the number and no such list."""
    hit = _SO_MANY.search(asked)
    if hit is None:
        return False
    places = [place.end() for place in re.finditer(re.escape(hit[1]), body)]
    least = min(int(hit[2]) if hit[2].isdigit() else _LEAST_LISTED, _LEAST_LISTED)
    return bool(places) and not any(
        _OPENS.match(body[at:]) or any(len(ITEMS.split(clause)) >= least for clause in _CLAUSES_OF_ALL.split(body))
        for at in places
    )


def says_only(terms: Sequence[str], body: str) -> bool:
    """Whether a folded text says a thing of which it is asked which one, by any of these words for it, and tells nowhere which one.

    >>> says_only(("法院",), "27件由法院判决。"), says_only(("法院",), "27件由海棠县法院判决。")
    (True, False)
    """
    known = _words()
    if any(term.endswith((*known.left, *known.listed)) or term in known.loose for term in terms):
        return False
    places = [
        ((sentence, hit.start(), hit.end()), term)
        for term in terms
        for sentence in _SENTENCES.split(body)
        for hit in re.finditer(re.escape(term), sentence)
        if not known.compound.match(sentence, hit.end()) and not _in_title(sentence, hit.start())
    ]
    return bool(places) and not any(_told(place, term, "", of_it=False, acts=False) for place, term in places)


def _in_title(sentence: str, at: int) -> bool:
    """Whether a place lies within what a document is called."""
    return sentence.rfind("《", 0, at) > sentence.rfind("》", 0, at)


def _candidates(wanted: _Asked) -> tuple[str, ...]:
    """What to look for, the fullest first: what is asked for, its head, and the thing it is asked of."""
    found = [wanted.x] if wanted.x not in _words().loose else []
    found += [_head(wanted.x)] if not wanted.x.endswith(_words().loose) else []
    return tuple(dict.fromkeys(one for one in (*found, wanted.thing, _head(wanted.thing)) if len(one) > 1))


def _head(name: str) -> str:
    """The last word of a name that has several."""
    parts = words(name)
    return parts[-1] if len(parts) > 1 and len(parts[-1]) > 1 and not name.endswith(('"', "》")) else ""


@cache
def _read(asked: str) -> _Asked | None:
    loose = _words().loose
    if _KINDS_ASKED.search(asked):
        return None
    if hit := _BEFORE.search(asked):
        x = _nouns(hit["x"])
        if (hit["x"] and not x) or (_left(x) if x else hit["thing"].endswith(_words().listed)):
            return None
        thing = _noun_at_end(hit["thing"]) or _noun_at_end(_without_deed(hit["thing"]))
        return _Asked(thing, x) if thing or x not in ("", *loose) else None
    if hit := _DEED.search(asked):
        thing = _noun_at_end(hit["thing"])
        return _Asked(thing, "") if thing and tag(hit["deed"]).startswith("v") else None
    if hit := _BEHIND.search(asked):
        said = hit["x"].partition("的")[2] or hit["x"]
        x = _nouns(said) or (_noun_at_end(said) if asked.rstrip("?。").endswith(said) else "")
        if not x or _left(x) or x in _words().kinds:
            return None
        thing = _actor(_without_deed(asked[: hit.start()])) if x.endswith(loose) else ""
        return _Asked(thing, x, acts=True) if thing or x not in loose else None
    return None


def _left(x: str) -> bool:
    """Whether other rules decide whether such a thing is told; what others ask about (热点问题) is none of a report's own problems."""
    return x.endswith(_words().left) and _words().of_others.search(x) is None


def _actor(said: str) -> str:
    """What a deed is asked of: the nouns before it where they open the question (微博|发布了), else ''."""
    thing = _noun_at_end(said)
    if (
        not thing
        and len(said) in _BRIEF
        and not any(tag(part).startswith(("p", "d", "t", "c", "r", "m")) for part in words(said))
    ):
        thing = said  # 招标采购: a thing, though each of its words is a deed
    before = list(words(said.removesuffix(thing)))
    return "" if before and tag(before[-1]).startswith(("p", "v")) else thing


def _without_deed(said: str) -> str:
    """What stands before the deed with which a question goes on (微博|发布了, 建议提案|答复的)."""
    said = said.rstrip("的了过是")
    parts = list(words(_words().deeds.sub("", said)))
    while parts and tag(parts[-1]).startswith(("v", "d")) and tag(parts[-1]) != "vn" and len(parts) > 1:
        parts.pop()
    return "".join(parts)


def _nouns(said: str) -> str:
    """The run of words behind which or what that calls a thing; all that is said where it ends the question."""
    found = ""
    for part in words(said):
        kind = tag(part)
        if kind.startswith(("n", "l", "j", "i", "a", "b")) or kind == "vn" or (not kind and len(part) > 1):
            found += part
        else:
            break
    return found if len(found) > 1 else ""


def _noun_at_end(said: str) -> str:
    """The thing with which a question names what it asks about: what stands in quotes at its end, else its last nouns."""
    said = _COUNT.sub("", said.removesuffix("的"))
    if quoted := re.search(r'("[^"]+"|《[^》]+》)$', said):
        return quoted[0]
    found = ""
    for part in reversed(words(said)):
        kind = tag(part)
        if not (kind.startswith(("n", "l", "j", "i", "b")) or kind == "vn" or (not kind and len(part) > 1)):
            break
        found = part + found
    return found if len(found) > 1 else ""


def _speaking(places: Sequence[tuple[str, int, int]], asked: str, thing: str) -> list[tuple[str, int, int]]:
    """The places in whose clause more of the question is said, where there are some; else all."""
    said = {part for part in words(asked.replace(thing, " ")) if len(part) > 1 and tag(part)[:1] in ("n", "v", "j")}
    share = [sum(part in _clause(sentence, start, end) for part in said) for sentence, start, end in places]
    return [place for place, count in zip(places, share, strict=True) if count or max(share) < 2]


def _clause(sentence: str, start: int, end: int) -> str:
    left = max(sentence.rfind(mark, 0, start) for mark in ",;:") + 1
    right = min((at for mark in ",;:" if (at := sentence.find(mark, end)) >= 0), default=len(sentence))
    return sentence[left:right]


def _told(place: tuple[str, int, int], thing: str, asked: str, *, of_it: bool, acts: bool) -> bool:
    """Whether a place where the thing is said tells which one or what it is. `of_it`: it is what something is asked of, so that no words before it
    tell that; `acts`: it does what is asked about, so that what it goes on to do may."""
    sentence, start, end = place
    if _in_title(sentence, start) and f"《{thing}》" not in sentence:
        return not of_it and sentence[sentence.rfind("《", 0, start) + 1 : end] not in asked
    before, after = sentence[:start], sentence[end:]
    led = before[max(before.rfind(mark) for mark in ",;:") + 1 :]
    if _OPENS.match(after) or _MADE_OF.search(led) or re.search(r"、[^,;:]*(?:等[^,;:、]{0,10}|[^,;:、]{2,}的)$", led):
        return True
    if not after and _words().page_head.search(before):
        return False  # a label with nothing behind it
    if not of_it and _says_which(led, asked):
        return True
    behind = _CLAUSES.split(after)[1:]
    goes_on = behind[:1] if behind and _GOES_ON.match(behind[0]) else []
    if acts:
        deed = _ASKED_DEED.search(asked)
        goes_on += [one for one in behind if (deed and deed[1] in one) or tag(next(iter(words(one)), "")).startswith(("v", "d"))]
    if before.endswith('"') or after.startswith('"') or thing.endswith('"'):
        goes_on += _CLAUSES.split(before)[-2:-1]  # 推进决策、执行、结果公开,落实"三公开"要求
    return any(
        _quoted(one, thing, asked, of_it=of_it) or _listed(one, thing, asked, acts=acts)
        for one in (_clause(sentence, start, end), *goes_on)
    )


def _quoted(clause: str, thing: str, asked: str, *, of_it: bool) -> bool:
    """Whether a clause has a name in quotes that is neither the question's own, nor in one row with it, nor what was acted by or through."""
    known = _words()
    for row in _ROW.finditer(clause):
        names = [name.strip('"《》') for name in NAMED.findall(row[0])]
        if any(name in asked or (of_it and thing in name) or _called(name, asked) for name in names):
            continue
        if known.basis.search(clause[: row.start()]) and not known.basis_asked.search(asked):
            continue
        if known.channel.match(clause, row.end()) and not known.channel_asked.search(asked):
            continue
        return True
    return False


def _called(name: str, asked: str) -> bool:
    """Whether a name ends with a thing that the question says without its name and asks something of (手册里有哪些案例: 《应用手册》)."""
    last = words(name)[-1]
    return (
        len(last) > 1
        and re.search(rf"{re.escape(last)}(?:里|中|上|内|都|主要)*(?:有|是|包|讲|写|收|规定|汇|提出)", asked) is not None
    )


def _listed(clause: str, thing: str, asked: str, *, acts: bool) -> bool:
    """Whether a clause has a list of which the thing is no item itself, but what closes it (夜航、晨航航班) or opens it (船员周海、林帆);
    `acts`: what opens it does something to what is listed (微博发布船期、票价)."""
    known = _words()
    plain = known.manners.sub("", clause)
    such = _SUCH.search(plain)
    items = ITEMS.split(plain[: such.start()] if such else plain)
    inside = [item for item in items if thing in item]
    placed = known.places.search(items[0]) is not None and known.publishes.search(items[0]) is None
    if len(items) < 2 or (placed and known.channel_asked.search(asked) is None):
        return False
    if inside == items[-1:] and such is None:
        parts = list(words(inside[0][: inside[0].index(thing)]))
        acted = known.deeds.search("".join(parts)) is not None
        beside = asked.replace(thing, " ")
        return not acted and any(part not in _JOINED and not _is_light(part, beside) for part in parts)
    if inside == items[:1]:
        named = inside[0].partition(thing)[2]
        told = len(named) > 1 and not tag(next(iter(words(named)))).startswith("v")
        return told or named.startswith(("有", "是", "为")) or (acts and len(named) > 1)
    return not inside


def _says_which(led: str, asked: str) -> bool:
    """Whether the words right before a thing, back to the deed or the item before it, say which one it is in more than the question's own."""
    if re.search("(?<![全本我各该])[一-鿿]{2}[省市县区]$", led) and led[-3:] not in asked:
        return True  # 北堤县|法院
    such = list(_SUCH.finditer(led))
    if such and all(_is_light(part, asked) for part in words(led[such[-1].end() :])):
        return _says_which(led[: such[-1].start()] + "的", asked)  # 退票等|热点问题
    *before, last = ITEMS.split(led)
    of_it = _COUNT.sub(" ", last).rstrip('"')
    if of_it.endswith(_JOINED):
        return any(_weighs(part, asked) for part in words(of_it[:-1]))
    if before and of_it.strip() and of_it[0] in "一二三四五六七八九十双多" and of_it not in asked:
        return True  # 双随机、一公开
    parts = list(words(of_it))
    for at, part in reversed(list(enumerate(parts))):
        kind = tag(part)
        if part in _JOINED:
            return any(_weighs(one, asked) for one in parts[:at])
        if at == len(parts) - 1 and part in _SIDES and part not in asked:
            return True  # 东|渡口
        if kind.startswith("v") and _weighs(part, asked) and any(tag(one).startswith(("v", "u")) for one in parts[:at]):
            return True  # 回应了|停水|舆情
        if not part.strip() or (kind.startswith(_STOPS) and kind != "vn"):
            return False
        if _weighs(part, asked):
            return True
    return False


def _weighs(part: str, asked: str) -> bool:
    return len(part) > 1 and not _is_light(part, asked)


def _is_light(part: str, asked: str) -> bool:
    return part in asked or _words().light.fullmatch(part) is not None
