"""Which of the items that a report lists is the most or the least: 哪种方式递交的申请最多, 来信里城建、教育、医疗哪类最多.

A list is what the prose gives as the parts of one number (申请412件,其中网络268件、信函97件), or items that one sentence puts side by side
(一季度120条,二季度150条). It is the one meant where its sentence, its whole and its heading say every word of the question, and
its items are of the kind that is asked (方式, 季度, 方面; of bodies those of the sort asked, 县区 in a list of all); where two lists are,
none is, nor where what is put together (其他单位) is more than the most. The least is told only where nothing is left
out of the list. Items keep their citations. Texts are folded; `read_extreme` gives None for other questions, `listed` () for none.

>>> told = read_extreme("哪种方式递交的申请最多,有多少件")
>>> told.operation, told.kind, told.topic
('max', '方式', '递交 申请')
>>> read_extreme("各县区中哪个申请最多").kind, read_extreme("哪类信息最多").kind
('县区', '类')
>>> read_extreme("来信里城建、教育、医疗三类哪类最多").members, read_extreme("收到多少件")
(('城建', '教育', '医疗'), None)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from assistant.asking.asked_unit import asked_unit, units_fit
from assistant.bodies.list_heads import is_class, past_classes
from assistant.bodies.scopes import without_brackets
from assistant.language.concepts import GENERIC, Concept, concepts
from assistant.language.contrasts import lacks
from assistant.language.joints import AND
from assistant.language.part_of_year import parts_of_year
from assistant.language.word_tables import word_table
from assistant.prose.candidate import Candidate
from assistant.prose.channel_match import channel_of
from assistant.prose.items_named import is_one_of_several
from assistant.prose.said_in_prose import is_deed, need_not_say, says, standing_for
from assistant.prose.told_lists import ToldList, is_unbroken, lists_of
from ingest.normalise import fold_text
from ingest.statements.words import alternatives, load_words

_JOINTS = re.compile(rf"、|以及|{AND}")
_PLACE = re.compile(r"^.*(?:里面?|当中|中间?|之中|上)(?=[^里中上]+$)")
_HOW_MANY = re.compile(
    r"[,;?]?(?:分别)?(?:各)?(?:是|有|占|达)?(?:多少|几)[\u4e00-\u9fff]{0,3}[?。!]?$|[,;?](?:是)?(?:什么|哪[类种个项])[?。]?$|是(?:什么|哪[类种个项])[?。]?$"
)
_WITHIN = re.compile(r"(?<=..)(?:里面?|当中|之?中)$")
_LEFT_OVER = re.compile(r"(?:^| )(?:里面?|当中|中|其中|得|有|是|涉及)+(?= |$)|(?<=[\u4e00-\u9fff])得(?= |$)")
_EACH = re.compile("^(?:在?[各所有全部]*)")
_ANY_BODY = "单位"
_ANY = re.compile(r"(?:.)$")
_DEED = re.compile("(?:收取|收到|收办|受理|办理|公开|发布|制发)了?$")
_OF_LEVEL = re.compile("[省市县区州]?(?:直属?|级|属|本级)的?(?P<kind>单位|部门|机关)")
_ANNOUNCES = re.compile("(?P<lead>[^;。:]*):$")
_MATTER = "内容"
"""The kind of items that something is about."""
_RESULT = "结果"
_CASES = re.compile("复议|诉讼|官司|案件")
_APPLIED = re.compile("(?<!复议)申请(?!人)")
_TAKEN_IN = frozenset({"收到", "收办", "受理", "办理", "接收", "接到"})
"""Deeds by which the applications are asked for that a report counts by one of them."""
_TAKEN_ALONE = re.compile(
    "(?:(?:收办|收到|受理|办理|接收|接到|承办|收|办)(?:了|过|的)?(?:案件|件|数量?|量)?|办件量?|收件量?|案件)(?:数量?|量)?"
)
"""What bodies take in or handle, with nothing said of what it is: in these reports applications."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of `listed.toml`, and the patterns made of them."""

    kinds: dict[str, str]
    months: dict[str, int]
    bodies: dict[str, re.Pattern[str]]
    together: re.Pattern[str]
    ways: re.Pattern[str]
    no_subjects: re.Pattern[str]
    sorts: tuple[str, ...]
    matters: re.Pattern[str]
    by_matter: re.Pattern[str]
    results: re.Pattern[str]
    results_asked: re.Pattern[str]
    which: re.Pattern[str]
    most: re.Pattern[str]
    least: re.Pattern[str]
    members: re.Pattern[str]
    named_last: re.Pattern[str]
    ended: re.Pattern[str]
    places: frozenset[str]
    fates: re.Pattern[str]


@cache
def _words() -> _Words:
    table = word_table("listed")
    months = {str(word): int(count) for word, count in table["kinds"]["months"].items()}
    bodies = {str(word): re.compile(rf"(?:{ends})$") for word, ends in table["kinds"]["bodies"].items()}
    kinds = {str(word): sort for sort in ("way", "about", "any") for word in table["kinds"][sort]}
    kinds |= dict.fromkeys(months, "time") | dict.fromkeys(bodies, "body")
    named, counters, items = alternatives(tuple(kinds)), alternatives(table["kinds"]["counters"]), table["items"]
    bounds = {name: alternatives(words) for name, words in table["bounds"].items()}
    return _Words(
        kinds,
        months,
        bodies,
        re.compile(alternatives(items["together"])),
        re.compile(alternatives((*items["ways"], *load_words().channels))),
        re.compile(rf"{alternatives(items['applicants'])}|^(?:{alternatives(items['outcomes'])})"),
        tuple(table["kinds"]["sorts"]),
        re.compile(rf"(?:^| )(?:{alternatives(table['kinds']['matters'])})(?=$| |申请)"),
        re.compile(table["kinds"]["by_matter"]),
        re.compile(alternatives(items["results"])),
        re.compile(
            rf"(?:(?:政府)?信息公开|依|的| )*(?:申请)?(?:公开)?(?:的| )*(?:{alternatives(word_table('operations')['parts']['outcomes'])})"
        ),
        re.compile(
            rf"的?(?:主要)?(?:是|为)?(?:[从由按通过以用]+)?(?:哪(?:一|几)?|什么样?|何种|何)(?:{counters})?的?(?P<kind>(?:{named})(?![直级属本]))?(?:的?(?:{named}))?|谁|(?<=[多少高低大小]的)是$"
        ),
        re.compile(rf"最(?:为)?(?:{bounds['most']})|(?:更|比较)(?:{bounds['most']})(?:一些|些)?"),
        re.compile(rf"最(?:为)?(?:{bounds['least']})|(?:更|比较)(?:{bounds['least']})(?:一些|些)?"),
        re.compile(
            r"(?P<members>[^,;:]+?(?:、|和|(?<!参)与|及)[^,;:]+?)这?(?:[两二三四五六七八九十\d]"
            rf"(?:{counters}|者|家)?(?:{named}|账号|部门)?|之间|中间?)?(?:里|中|当中)?,?$"
        ),
        re.compile(
            rf"(?<=[\u4e00-\u9fff])(?P<kind>{alternatives([word for word, sort in kinds.items() if sort in ('way', 'about')])}|形式)$"
        ),
        re.compile(alternatives(items["ended"])),
        frozenset(items["places"]),
        re.compile(f"^(?:{alternatives(items['fates'])})"),
    )


@dataclass(frozen=True, slots=True)
class Extreme:
    """`operation` is max or min; `kind` the kind of items (方式, 季度; "" for any); `topic` what is said of them all; `members` the
    items that the question names, `deed` what stands behind them (微信和微博哪个|发布信息|更多)."""

    operation: str
    kind: str
    topic: str
    members: tuple[str, ...]
    unit: str | None
    deed: str = ""


def read_extreme(content: str) -> Extreme | None:
    """What a question's content wants told of a list; None where it does not ask which of several is most or least."""
    text = re.sub(r"(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])", "", content).strip(" ,;。?!")
    text = without_brackets(text)
    words = _words()
    most, least, which = words.most.search(text), words.least.search(text), words.which.search(text)
    bound = most or least
    if bound is None or which is None or (most is not None and least is not None):
        return None
    first, last = sorted((which.span(), bound.span()))
    before, between, behind = text[: first[0]], text[first[1] : last[0]], text[last[1] :]
    before, members = _members(before)
    before = _WITHIN.sub("", before)
    kind = which["kind"] or ""
    if not kind and (among := _EACH.sub("", before)) in words.bodies:  # 县区中哪个: which of those
        kind, before = among, ""
    kind = (
        kind or (_ANY_BODY if which.group() == "谁" else "") or next((sort for sort in words.sorts if sort in which.group()), "")
    )
    if not kind and (of_level := _OF_LEVEL.match(between)) is not None:  # 哪个市直单位: one of the units of that level
        kind = of_level["kind"]
    if not kind and (named := between.strip(" ,的是")) in words.kinds:
        kind, between = named, ""
    topic = re.sub(r"[,;:?。的]+", " ", f"{before} {between} {_HOW_MANY.sub('', behind)}")
    topic = " ".join(_LEFT_OVER.sub(" ", topic).split())
    if kind in ("", *words.sorts) and (last_word := words.named_last.search(topic)) is not None:  # 哪种申请方式: of the ways
        kind, topic = last_word["kind"], topic[: last_word.start()].strip()
        between = between.strip(" ,的").removesuffix(kind)
    return Extreme("max" if most else "min", kind, topic, members, asked_unit(text), between.strip(" ,的"))


def _members(before: str) -> tuple[str, tuple[str, ...]]:
    """The words before the items that a question names, and the items (来信里城建、教育两类: 来信里 | 城建, 教育)."""
    named = _words().members.search(before)
    if named is None:
        return before, ()
    items = _PLACE.sub("", named["members"])
    lead = before[: named.start("members")] + named["members"][: len(named["members"]) - len(items)]
    return lead, tuple(piece.strip("的类 ") for piece in _JOINTS.split(items))


def tells_topic(asked: Extreme, text: str) -> bool:
    """Whether a folded text says what a question asks the most of (市教育局95分排名第一 tells of no applications).

    >>> asked = read_extreme("哪个单位新收申请最多")
    >>> tells_topic(asked, "市教育局95分排名第一"), tells_topic(asked, "市水利局收到的申请最多")
    (False, True)
    """
    said = [concept for concept in concepts(asked.topic) if concept.weight > GENERIC and not is_deed(concept.name)]
    return all(_told(text, concept) for concept in said)


def asks_matter(asked: Extreme) -> bool:
    """Whether a question asks what most applications were about (申请最多的是哪几类信息), not how or by whom they were made.

    >>> [asks_matter(read_extreme(q)) for q in ("申请最多的是哪几类信息", "哪种方式申请最多", "哪类信息公开得最多")]
    [True, False, False]
    """
    words = _words()
    about = words.kinds.get(asked.kind) == "about"
    named = about or (asked.kind in ("", *words.sorts) and words.matters.search(asked.topic) is not None)
    return named and _APPLIED.search(asked.topic) is not None


def listed(candidates: Sequence[Candidate], asked: Extreme) -> tuple[Candidate, ...]:
    """The items of the one list of a document that is meant; () where none or several are."""
    if _words().kinds.get(asked.kind) == "body" and _TAKEN_ALONE.fullmatch(asked.topic):
        asked = replace(asked, topic="申请")
    fitting = [told.items for told in _lists(candidates) if _meant(told.items, _whole(told, candidates, asked.kind), asked)]
    if asked.members:
        fitting = [picked for items in fitting if (picked := _named(items, asked.members))]
    if len(fitting) > 1:
        fitting = [items for items in fitting if len(items) == max(map(len, fitting))]
        values = {tuple(sorted((c.statement.subject, c.statement.value) for c in items)) for items in fitting}
        fitting = fitting if len(values) > 1 else fitting[:1]
    if len(fitting) != 1:
        return ()
    return _bodies(fitting[0], asked.kind) or _bodies_of_level(fitting[0], asked.kind)


def of_level(candidates: Sequence[Candidate], asked: Extreme) -> tuple[Candidate, ...]:
    """The items of the list meant that are bodies at the level of those asked for, by whatever name (县: 市 and 区 too); () where the kind
    asked is no such name, or one list alone is not meant."""
    wider = word_table("listed")["kinds"]["level"].get(asked.kind)
    return () if wider is None else listed(candidates, replace(asked, kind=wider))


def _bodies_of_level(items: tuple[Candidate, ...], kind: str) -> tuple[Candidate, ...]:
    """The bodies at the level of a kind, where the list has not two that are named so."""
    wider = word_table("listed")["kinds"]["level"].get(kind)
    return () if wider is None or not any(_words().bodies[kind].search(_called(one)) for one in items) else _bodies(items, wider)


def _called(item: Candidate) -> str:
    """What an item is called, without the deed that is told of it (县民政局收取: 县民政局)."""
    return _DEED.sub("", item.counted)


def _whole(told: ToldList, candidates: Sequence[Candidate], kind: str) -> Candidate | None:
    """What a list is of: of one that a class of bodies is divided into (县区667件:海棠县184件), what that is a part of, where such bodies are
    asked for and not any."""
    if told.whole is None or _words().bodies.get(kind, _ANY).pattern == _ANY.pattern:
        return told.whole
    return past_classes(told.whole, candidates)


def _lists(candidates: Sequence[Candidate]) -> list[ToldList]:
    """The lists of a report that count in one unit with nothing left out between."""
    return [told for told in lists_of(candidates) if len(told.items) > 1 and is_unbroken(told.items, candidates)]


def _bodies(items: tuple[Candidate, ...], kind: str) -> tuple[Candidate, ...]:
    """The items that are bodies of the kind asked, one each; all of a kind that is none of bodies. () where several that are put together
    (其他单位) come to more than each."""
    ends = _words().bodies.get(kind)
    if ends is None:
        return items
    told = [(one, _called(one)) for one in items]
    put_together = [is_class(name) or "、" in name or _words().together.search(name) is not None for _, name in told]
    those = [(one, joined) for (one, subject), joined in zip(told, put_together, strict=True) if ends.search(subject)]
    each = tuple(one for one, together in those if not together)
    most = max((one.statement.value for one in each), default=Decimal(0))
    return () if len(each) < 2 or any(together and one.statement.value > most for one, together in those) else each


def _meant(items: Sequence[Candidate], whole: Candidate | None, asked: Extreme) -> bool:
    """Whether a list is of what the question speaks of, and its items of the kind that it asks for."""
    first = items[0]
    if not units_fit(asked.unit, first.statement.unit):
        return False
    subjects = [one.counted for one in items]
    way = _words().kinds.get(asked.kind) == "way"
    if way and asked.unit is None and all(map(is_deed, asked.topic.split())) and first.statement.unit in _words().places:
        return False  # the places where one may read are none of the ways by which most was published
    ended = _words().ended if _CASES.search(asked.topic) else _words().results
    if asked.topic.endswith(_RESULT) and not all(
        ended.search(subject) or _words().together.search(subject) for subject in subjects
    ):
        return False
    if _words().results_asked.fullmatch(asked.topic):
        return sum(_words().results.search(subject) is not None for subject in subjects) > 1
    about = "|".join((first.section, first.sentence, *subjects, *((whole.sentence, whole.section) if whole else ())))
    head = _head(whole) if whole is not None else "|".join((_announced(first), *subjects))
    if not _of_kind(subjects, _MATTER if (matter := asks_matter(asked)) else asked.kind):
        return False
    if matter and not _words().by_matter.search(re.split("[;。]", first.up_to_clause)[-1]):
        return (
            False  # the ways, the results and the cases that a report counts of its applications are none of what they are about
        )
    spoken = concepts(asked.topic)
    done_alone = whole is None and _announced(first) != "" and bool(spoken) and all(is_deed(c.name) for c in spoken)
    if ("申请" in head) is not ("申请" in asked.topic) and (asked.topic or not asked.members) and not done_alone:
        return False
    said = [c for c in spoken if not all(need_not_say(term) for term in c.terms[: c.own])] or spoken
    if whole is not None and (whole.statement.indicator or "").startswith("applications."):
        said = [c for c in said if c.name not in _TAKEN_IN] or said
    done = "|".join((first.section, first.before, *subjects, head, *((whole.section,) if whole else ())))
    results = [one for one in _words().results.findall(asked.topic) if one not in done or lacks(asked.topic, done)]
    if not all(_told(done if is_deed(c.name) else about, c) for c in said) or (whole is not None and results):
        return False  # 收办90件(东县40件、西县30件),予以公开60件: a deed that is told behind the list is not that of its items
    said = [c for c in said if not is_deed(c.name)] or said
    counted = [c for c in said if c.weight > GENERIC]
    if counted:
        return any(_told(head if whole is not None else f"{_announced(first)}|{subjects[0]}", c) for c in counted) or any(
            all(_told(subject, c) for subject in subjects) for c in counted
        )
    in_each = bool(said) and all(_told(subject, c) for subject in subjects for c in said)
    of_whole = bool(said) and whole is not None and all(_told(fold_text(whole.statement.subject), c) for c in said)
    of_kind = bool(asked.kind) and (bool(said) or _words().kinds.get(asked.kind) != "about")
    return in_each or of_whole or bool(asked.members) or (of_kind and all(_told(head, c) for c in said))


def _head(whole: Candidate) -> str:
    """What tells of what a list is: what its whole counts, with the sentence up to it where that is a deed alone (收到来信9封,办复8封)."""
    subject = whole.counted
    return f"{subject}|{whole.up_to_clause if is_deed(subject) else whole.clause}"


def _announced(first: Candidate) -> str:
    """What leads to a list with a colon (各县区答复情况为:), "" for none."""
    found = _ANNOUNCES.search(first.before)
    return found["lead"] if found is not None else ""


def _told(text: str, concept: Concept) -> bool:
    """Whether a text tells a word, or one that stands for it."""
    return any(says(text, word) for term in concept.terms[: concept.own] for word in standing_for(term))


def _of_kind(subjects: Sequence[str], kind: str) -> bool:
    """Whether items are of a kind: ways, parts of the year, or what something is about, which no offices are."""
    words, sort = _words(), _words().kinds.get(kind, "any")
    ways = sum(words.ways.search(subject) is not None for subject in subjects)
    if sort == "way":
        return ways > 1 and ways * 2 > len(subjects)
    if sort == "body":
        bodies = sum(_DEED.sub("", subject).endswith(load_words().bodies) for subject in subjects)
        return bodies > 1 and bodies * 2 > len(subjects)
    if sort == "time":
        parts = [parts_of_year(subject) for subject in subjects]
        return all(any(last - first + 1 == words.months[kind] for first, last in part) for part in parts)
    if sort == "about":
        bodies = sum(subject.endswith(load_words().bodies) for subject in subjects)
        return ways < 2 and bodies < 2 and not any(words.no_subjects.search(subject) for subject in subjects)
    if kind in words.sorts and any(words.fates.search(subject) for subject in subjects):
        return False
    if kind in words.sorts and sum(subject.endswith(load_words().bodies) for subject in subjects) > 1:
        return False
    return not any(parts_of_year(subject) for subject in subjects)


def _named(items: Sequence[Candidate], members: Sequence[str]) -> tuple[Candidate, ...]:
    """The items that the question names, one each; () where one is not told or told twice."""
    found: list[Candidate] = []
    for member in members:
        told = [
            one
            for one in items
            if any(says(one.counted, word) for word in standing_for(member))
            and channel_of(one.counted) == (channel_of(member) or channel_of(one.counted))  # 微信 is not said by 微博推送信息
            and not is_one_of_several(one.counted, member)
        ]
        if len(told) != 1 or told[0] in found:
            return ()
        found.append(told[0])
    return tuple(found)


def is_whole_list(items: Sequence[Candidate], candidates: Sequence[Candidate], members: Sequence[str]) -> bool:
    """Whether nothing is left out of a list, so that its least is the least: the items make up their whole, or the question names them."""
    if members or all(parts_of_year(fold_text(one.statement.subject)) for one in items):
        return True
    return any(told.complete and set(items) <= set(told.items) for told in lists_of(candidates))
