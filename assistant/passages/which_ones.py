"""Whether a stretch names the ones of which it is asked which (哪些栏目, 账号有哪几个), rather than only that there are some.

Reports name them as items of a list (公开了预算、决算), in quotes or title marks, behind a word that opens a list (包括), or each with
its own number; a body also by its proper name, or as each of its kind. The names stand in the clause that speaks of what is asked, or in one
that goes on from it. What stands beside others in a list names none of itself (空白栏目、不良链接 tells no column's name), a list behind 的
tells parts of the thing (账号的开设、变更), one before 的 its properties (更新慢、没人管的账号), and the list of a class of its own
(通过电话、来信等方式) is of that class. What is not told by names (哪些做法) is left to other rules: `[which]` of `vocabulary/topics.toml`. Nothing raises.

>>> things = asked_which("关停了哪几个账号?")
>>> things, names_some("及时关停无人维护的账号。", things, speaks=lambda clause: "关停" in clause)
(('账号',), False)
>>> names_some("关停了潮声、帆影等账号。", things, speaks=lambda clause: "关停" in clause)
True
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from assistant.language.segment import tag, words
from assistant.language.word_tables import word_table

_WHAT = "(?:(?<=公开)|(?<=发布)|(?<=推送)|(?<=[开布送][了过]))什么(?=内容|信息|资料)|(?<=包[括含])(?:些|了)?什么(?![一-鿿])"
_INVERTED = re.compile(r"([一-鿿]{2,16}?)(?:都|主要|分别|具体|一共)?(?:有|是|包[括含])$")
_SENTENCES = re.compile(r"[。!?]")
CLAUSES = re.compile(r"[,:;]")
_AND = r"(?:以及|(?<!以)及(?![时格其])|(?<![总平温])和(?![谐平美气]))"
ITEMS = re.compile(rf'[、+]|(?<=[一-鿿")》]){_AND}(?=[一-鿿"(《])')
_BRACKETS = re.compile(r"\([^)]*(?:\)|$)")
_TITLES = re.compile("《[^》]*》")
"""What a document is called names no body."""
NAMED = re.compile(r'"[^"]{2,}"|《[^》]+》')
_ROW = re.compile(rf"(?:{NAMED.pattern})(?:(?:[、和及与])?(?:{NAMED.pattern}))*")
_SEVERAL = re.compile(r"哪(?:\d+|[两二三四五六七八九十])|(?<!\d)(?:[2-9]|\d\d+)[个家份件种类位名项所期条篇部]")
"""So many are asked for: one name does not tell them."""
_PLACED = re.compile("[向在对到给往]|通过|利用|依托")
_BRIEF = 12
_SHARED_OUT = re.compile("分别|内容|主要")
_IS_ONE = re.compile("是|为$|被|属于|获得?$|得到")
_DIGITS = "两三四五六七八九"
_BODY = re.compile("[村镇乡县区市局科处站所](?:的|$)")
_SO_MANY = re.compile(
    r"((?:\d+|[两三四五六七八九十])[个家份件种类位名项所期条][一-鿿]{2,10}?)(?:都|分别|主要|具体)*(?:[是为](?:什么|啥)|叫(?:什么|啥)(?:名字|名称)?)(?=[?。]?$)"
)
"""What so many things are, or are called, asks for their names (7项隐患是什么, 3个码头叫什么)."""
_OF_KIND = "(?:涉及|属于|事关|牵涉)"
"""What things are about tells which ones they are (涉及隐私的案件)."""
_ONE = re.compile("哪一?个")
_NTH = re.compile(r"^\s*[\d一二三四五六七八九十]+、")
"""What numbers an item of a list is none itself."""
_NUMBER = re.compile(r"\d+[一-鿿]$")
_TIME = re.compile(
    r"\s*(?:每年)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})?(?:[年月日季][底初末中]?|[上下]半年|[上下]午|月\d+日)(?![一-鿿]{0,1}报)"
)
_SUCH = re.compile("等(?!级|候|待|额|同|次|于|值|效)")
_PROPER = ("ns", "nr", "nt", "nz", "f")
"""How jieba tags what makes a proper name of the noun behind it (东渡口)."""


@dataclass(frozen=True, slots=True)
class _Which:
    """The words of `[which]`; `asked` has the run of words behind 哪些 as its group, `each` is a thing with its own number."""

    told_otherwise: tuple[str, ...]
    named_when_counted: tuple[str, ...]
    told_by_members: tuple[str, ...]
    kinds_said: frozenset[str]
    asked: re.Pattern[str]
    each: re.Pattern[str]
    opens: re.Pattern[str]
    leads: re.Pattern[str]
    lists: str
    classes: re.Pattern[str]
    publishes: re.Pattern[str]
    processes: tuple[str, ...]
    of_all: tuple[str, ...]
    kinds_of_body: re.Pattern[str]
    bodies: re.Pattern[str]
    bodies_counted: re.Pattern[str]
    place: re.Pattern[str]
    place_asked: re.Pattern[str]
    manners: re.Pattern[str]
    to_be_done: re.Pattern[str]


@cache
def _which() -> _Which:
    known = word_table("topics")["which"]
    counters, one_by_name = known["counters"], "|".join(known["one_by_name"])
    return _Which(
        tuple(known["told_otherwise"]),
        tuple(known["named_when_counted"]),
        tuple(known["told_by_members"]),
        frozenset(known["kinds_said"]),
        re.compile(
            rf"(?:哪(?:些|几[{counters}]?|[两三四五六七八九十\d]+[{counters}]|一?个(?=[^,。?]{{0,6}}?(?:{one_by_name})))|{_WHAT})([一-鿿]{{1,14}})?"
        ),
        re.compile(rf"[一-鿿a-z\")]{{2,}}\d+[{known['each']}]"),
        re.compile(known["opens"]),
        re.compile(f"(?:{known['goes_on']})*(?:{known['leads']})"),
        "|".join(known["lists"]),
        re.compile("|".join(known["classes"])),
        re.compile(known["publishes"]),
        tuple(known["processes"]),
        tuple(known["of_all"]),
        re.compile(known["kinds_of_body"]),
        re.compile(known["bodies"]),
        re.compile(known["bodies_counted"]),
        re.compile(known["place"]),
        re.compile(known["place_asked"]),
        re.compile(rf"(?:{known['manners']})(?:、(?:{known['manners']}))+(?:[和且](?:{known['manners']}))?地?"),
        re.compile(known["to_be_done"]),
    )


@cache
def asked_which(question: str) -> tuple[str, ...]:
    """The nouns for the thing of which a folded question asks which ones, the last the head; () where it asks no such thing, or one that is
    not told by names.

    >>> asked_which("公开了哪些方面的信息?"), asked_which("有哪些做法?"), asked_which("栏目有哪些?")
    (('信息',), (), ('栏目',))
    """
    question = _SO_MANY.sub(r"\1有哪些", question)
    hit = _which().asked.search(question)
    if hit is None:
        return ()
    said = hit[1] or ""
    if _BODY.match(said):
        return ()  # 哪几个村的公开栏: told as bodies are
    before = None if said else _INVERTED.search(question[: hit.start()])
    things = tuple(part for part in words(before[1])[-1:] if len(part) > 1) if before else _nouns(said) or _nouns(_behind(said))
    if not things:
        return ()
    counted = _SEVERAL.search(question) is not None and things[-1].endswith(_which().named_when_counted)
    return () if things[-1].endswith(_which().told_otherwise) and not counted else things


def kinds_of_body() -> re.Pattern[str]:
    """What kinds of bodies are called (部门)."""
    return _which().kinds_of_body


def opens_list() -> re.Pattern[str]:
    """What a list begins behind (包括)."""
    return _which().opens


def _nouns(said: str) -> tuple[str, ...]:
    """The run of nouns at the beginning, what only says of what kind left out."""
    found: list[str] = []
    for part, behind in pairwise((*words(said), "")):
        if part in _which().kinds_said:
            continue
        if not found and _IS_ONE.match(behind) and len(part) > 1:
            return (part,)  # 哪些提案是: a thing, though the dictionary has it as a deed
        before = ("a", "b", "q") if len(part) == 1 else ("a", "b")  # 哪些名舵手
        if not _noun(part) and (found or not tag(part).startswith(before)):
            break
        if _noun(part):
            found.append(part)
            if _which().kinds_of_body.fullmatch(part):
                break
    return tuple(found)


def _behind(said: str) -> str:
    """What is said behind the words that tell which of them (撤下的|页面)."""
    return said.partition("的")[2]


def _noun(word: str) -> bool:
    return len(word) > 1 and (tag(word).startswith(("n", "l", "j")) or not tag(word))


def told_by_members(things: Sequence[str]) -> tuple[str, ...]:
    """Those of the nouns that need not be told themselves, because what is listed tells them (行业: 教育、卫生)."""
    return tuple(thing for thing in things if thing.endswith(_which().told_by_members))


def names_some(body: str, things: Sequence[str], speaks: Callable[[str], object], asked: str = "") -> bool:
    """Whether a folded text names some of the thing. `speaks` tells whether a clause speaks of what the question names; `asked` is the
    question, whose own names tell nothing."""
    if _which().to_be_done.search(asked):
        return re.search(rf"(?<![,;:])[一-鿿]{{2,}}的[一-鿿]{{0,6}}{re.escape(things[-1])}", body) is not None
    of_bodies = _which().kinds_of_body.search(things[-1]) is not None
    for sentence in _SENTENCES.split(_TITLES.sub("《》", body) if of_bodies else body):
        clauses = _from_their_number(CLAUSES.split(sentence), things, asked)
        if of_bodies and any(
            speaks(",".join(clauses[max(at - 1, 0) : at + 2]))
            and _names_a_body(one, things)
            and (
                speaks(one)
                or not any(_only_counts(other, things) for other in (*clauses[max(at - 1, 0) : at], *clauses[at + 1 : at + 2]))
            )
            for at, one in enumerate(clauses)
        ):
            return True
        for at, clause in enumerate(_joined(clauses, speaks)):
            beside = (
                [*clauses[max(at - 1, 0) : at], clause, *clauses[at + 1 : at + 2]] if _which().leads.match(clause) else [clause]
            )
            apart = any(speaks(one) and re.search(r"\d", one) for one in clauses if one not in clause)
            tail = things[-1][-2:]
            of_them = not apart and re.search(rf"等(?:[一-鿿]{{0,4}}(?={tail}\d))?{tail}|{tail}$", clause) and speaks(body)
            if (of_them or speaks(",".join(beside)) or _goes_on(clause, clauses[:at], things, speaks, asked)) and _tells(
                clause, things, asked
            ):
                return True
    return False


def _from_their_number(clauses: list[str], things: Sequence[str], asked: str) -> list[str]:
    """The clauses of a sentence from the one that tells the number of them that the question says (6家示范社是哪几家): what is listed before it, but
    of them by name, is of something else."""
    said = re.search(
        rf"(?<![\d.第])([2-9]|\d\d+|[两三四五六七八九十])([个家份件种类位名项所期条篇部])(?=[一-鿿]{{0,6}}{re.escape(things[-1])})",
        asked,
    )
    if said is None:
        return clauses
    at = next((at for at, clause in enumerate(clauses) if said[0] in clause), 0)
    named = any(things[-1] in clause and ITEMS.search(clause) for clause in clauses[:at])
    return clauses if named else clauses[at:]


def _goes_on(clause: str, before: Sequence[str], things: Sequence[str], speaks: Callable[[str], object], asked: str) -> bool:
    """Whether a clause without a subject of its own lists so many of the thing (提供甲、乙两种文字), or tells the deed for those of whom the
    clause before speaks, so that what it tells is of that clause, which counts nothing itself."""
    opens = tag(first := next(iter(words(clause)), "")).startswith("v")
    led = bool(before) and _which().leads.match(before[-1]) and not re.search(r"\d", before[-1])
    if led and opens and (first in asked or _which().publishes.match(clause)) and speaks(before[-1]):
        return True  # 针对新生家长,公布学区、证件
    listed = re.search(rf"、[^,、]+[{_DIGITS}十\d]+[个种类项款门家]{re.escape(things[-1])}", clause)
    return opens and listed is not None and bool(before) and not re.search(r"\d", before[-1]) and bool(speaks(before[-1]))


def _joined(clauses: Sequence[str], speaks: Callable[[str], object]) -> Iterator[str]:
    """The clauses of a sentence, each with those that go on from it; a counted one that alone speaks of what is asked begins anew."""
    for at, clause in enumerate(clauses):
        whole = clause
        for behind in clauses[at + 1 :]:
            counted = _which().each.fullmatch(behind) and (speaks(clause) or not speaks(behind))
            if not (counted or _which().opens.match(behind)):
                break
            whole += "," + behind
        yield whole
        shared = clauses[at + 2 : at + 3]  # 收到来信3封,均为书面,分别问甲、乙
        if shared and _SHARED_OUT.match(shared[0]) and not re.search(r"\d", clauses[at + 1]) and not speaks(clauses[at + 1]):
            yield f"{clause},{shared[0]}"


def _without_siblings(clause: str, asked: str) -> str:
    """A clause without the names that stand in one row with a name that the question says itself ("潮声""帆影"两个目录)."""

    def other(hit: re.Match[str]) -> str:
        return "" if any(name.strip('"《》') in asked for name in NAMED.findall(hit[0])) else hit[0]

    return _ROW.sub(other, clause)


def _without_place(clause: str, things: Sequence[str], asked: str) -> str:
    """A clause without where or by what something was done (在官网、《报》上公开章程), unless that is what is asked for."""
    if _which().place_asked.search(asked):
        return clause
    return _which().place.sub(lambda hit: hit[0] if things[-1] in hit[0] else "", clause)


def _tells(printed: str, things: Sequence[str], asked: str) -> bool:
    clause = _without_place(_without_siblings(printed, asked), things, asked)
    named = [name for name in NAMED.findall(clause) if name.strip('"《》') not in asked]
    if _which().kinds_of_body.search(things[-1]):
        named = [name for name in named if _which().bodies.search(name)]  # what is said in quotes is no body
    one = _ONE.search(asked) is not None
    beside = things[-1] in NAMED.sub("", clause) or any(name.strip('"《》').endswith(things[-1]) for name in named)
    if len(named) > 1 or (named and not _SEVERAL.search(asked) and (one or beside or named[0].startswith("《"))):
        return True
    head = re.escape(things[-1])
    told_of = re.search(rf"[名位]([一-鿿]{{2,}})的{head}", clause)  # 1名享受补助的船员
    if told_of is not None and _told_apart(told_of[1], asked):
        return True
    if one and any(_told_apart(hit[1], asked) for hit in re.finditer(rf"([一-鿿]{{2,}}){head}(?!\d)", clause)):
        return True
    if any(things[-1] in bracket for bracket in _BRACKETS.findall(clause)):
        return False
    if re.search(rf"、[^,、]+?[{_DIGITS}十\d]+[个种类项款门家件]{head}(?!的)", clause):
        return True  # 米面、药品、蔬菜三类商品
    of_kind = re.search(rf"{_OF_KIND}[^,。;:]{{2,}}的{head}([^,。;:]{{2,}})", clause)
    if of_kind is not None and any(a + b in asked for a, b in pairwise(of_kind[1])):
        return True
    if re.search(rf"{head}(?:主要|具体|分别)?{_which().opens.pattern}(?!\d)[一-鿿\"《]{{2}}|{_which().lists}", clause):
        return True
    if any(_runs_on(clause[: hit.start()], _DIGITS.index(hit[1]) + 2) for hit in re.finditer(rf"([{_DIGITS}])种{head}", clause)):
        return True
    parts = words(clause)
    if any(part == things[-1] and tag(before).startswith(_PROPER) for before, part in pairwise(parts)):
        return True
    counted = [one for one in _which().each.findall(clause) if _noun(words(_NUMBER.sub("", one))[-1])]
    if _which().bodies_counted.search(things[-1]):
        counted = [one for one in counted if one.endswith(("个", "家"))]  # so much information of each class names no firm
    told_apart = len(counted) > 1 and not any(things[-1] in one or _name(one) in asked for one in counted)
    return told_apart or any(_lists(part, things, asked) for part in CLAUSES.split(clause))


def _runs_on(before: str, number: int) -> bool:
    """Whether a text ends with so many names of one character, side by side (中英俄|三种)."""
    parts = words(before)
    ends = {sum(map(len, parts[at:])) for at in range(len(parts) - 1)}
    return number in ends


def _told_apart(before: str, asked: str) -> bool:
    """Whether what stands before a thing says which one it is, in more than the question's own words."""
    return len([part for part in words(before) if len(part) > 1 and part not in asked]) > 0


def _only_counts(clause: str, things: Sequence[str]) -> bool:
    """Whether a clause tells how many of the thing there are: who stands before it did something to them."""
    head = re.escape(things[-1])
    return re.search(rf"\d+[家个]{head}|{head}[^\d]{{0,6}}\d+[家个]", clause) is not None


def _names_a_body(sentence: str, things: Sequence[str]) -> bool:
    return any(things[-1] not in hit[0] or hit[0].startswith("各") for hit in _which().bodies.finditer(sentence))


def _name(counted: str) -> str:
    """What is counted, without its number: two characters at least."""
    return _NUMBER.sub("", counted)[-2:]


def _beside(item: str, head: str, asked: str) -> bool:
    """Whether an item of a list is the thing itself, as the question names it, or something else about it (项目建设), so that the items
    beside it are none of it."""
    before, found, behind = item.rpartition(head)
    return bool(found) and (bool(behind) or before[-2:] in asked)


def _is_asked_about(said: re.Match[str], things: Sequence[str], asked: str) -> bool:
    """Whether what properties are listed of (迅速|的|账号) is the thing, or what the question says of it."""
    of_it = any(said[2][at : at + 3] in asked for at in range(len(said[2]) - 2)) and not _noun(words(said[1])[-1])
    return of_it or any(thing in said[2][: len(thing) + 6] for thing in things)


def _without_deed(clause: str, asked: str) -> str:
    """A clause without the deed that it ends with in the question's own words (甲、乙|列入清单): what is listed stands before it.

    >>> _without_deed("测绘成果、规划方案列入清单", "把哪些信息列入清单")
    '测绘成果、规划方案'
    """
    end = next((clause[at:] for at in range(len(clause)) if clause[at:] in asked), "")
    return clause.removesuffix(end) if len(end) > _SHORTEST_DEED and tag(words(end)[0]).startswith("v") else clause


_SHORTEST_DEED = 3


def _lists(clause: str, things: Sequence[str], asked: str) -> bool:
    """Whether a clause lists some of the thing."""
    plain = _which().manners.sub("", _without_deed(_NTH.sub("", _BRACKETS.sub("", clause)), asked))
    such = next((hit for hit in _SUCH.finditer(plain) if ITEMS.search(plain[: hit.start()])), None)
    items = ITEMS.split(plain[: such.start()] if such else plain)
    if len(items) < 2 or all(_TIME.match(item) for item in items):
        return False  # 6月底、12月底对照检查
    head, classes = things[-1], _which().classes
    last, tail = items[-1], plain[such.end() :] if such else ""
    if any(f"{thing}的" in items[0] for thing in things):
        return False
    if any(_NUMBER.search(item) and len(item) <= _BRIEF and _name(item) in asked for item in items):
        return False  # so many of each class that the question names
    apart = len(head) > 3 and not any(head in item for item in items)
    if apart and all(any(part in item for item in items) for part in (head[:2], head[2:])):
        return False  # 人大代表建议、政协委员提案 are classes of 建议提案
    of_all = (*_which().of_all, *_which().told_by_members)
    led = _PLACED.search(items[0]) is not None
    if not such and not led and _NUMBER.search(last) and head not in last and not head.endswith(of_all):
        return False  # so many of another thing, whatever stands before it
    if (
        not such
        and (said := re.search(r"([一-鿿]{2,})的([一-鿿]{2,})(?:\d+[一-鿿])?$", last))
        and _is_asked_about(said, things, asked)
    ):
        return False
    alike = sum(item.endswith(head[-1]) for item in (*items[:-1], last)) > 1
    closed = re.search(rf"[{_DIGITS}十\d]+[个种类项款门家]([一-鿿]{{2,12}})", last)
    of_bodies = _which().kinds_of_body.search(head) or head.endswith(of_all)
    if closed is not None and not of_bodies and not any(thing[-2:] in closed[1] for thing in things):
        return False  # 米面、蔬菜两类商品 are no cases
    one_of_them = [items[0]] if items[0].endswith(head) else []
    if not alike and any(_beside(item, head, asked) for item in (*one_of_them, *items[1:-1], *([last] if such else ()))):
        return False
    if last.endswith(_which().processes) and not head.endswith((*_which().processes, *_which().of_all)):
        return False
    of_class = classes.match(tail.lstrip("的多种")) if such else classes.search(last[:-2])
    return of_class is None or classes.search(head) is not None
