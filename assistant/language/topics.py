"""What a question asks for: a contact field, a listed topic, a kind of answer. Knowledge from `vocabulary/topics.toml`.

`asked(text)` matches the patterns of `ask` against the question, folded: Chinese without blanks, and once more with the
blanks kept for English. Nothing here looks at a report. The file is long because the kinds of an answer and the reading of a question by
them are one table.

>>> asked("What is the fax number?").fields[0].name
'fax'
>>> asked("主要存在哪些问题？").topics[0].name
'problems'
>>> [kind.name for kind in asked("一共几次").kinds]
['count']
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.asking.said_deeds import whole_deed
from assistant.language.contrasts import of_the_other
from assistant.language.word_tables import word_table
from ingest.model import SectionKind
from ingest.normalise import fold_text

Pattern = re.Pattern[str]
_UNIT = re.compile(
    r"(?:多少|(?<!哪)几)(万元|亿元|元|个月|小时|分钟|平方米|公里|个|件|条|次|项|份|篇|名|人|家|期|场|部|起|宗|级|天|周|册|本|亩|户|页|层|辆|岁|台|张|吨|组|批|轮)"
)


_HOW = re.compile(r"(?:怎么|如何|怎样|咋|办法|方法|措施|方式)(?:去|来|才能|能)?([一-鿿]{2})")
_HOW_TO = re.compile(r"(?:怎么|如何|怎样|咋)(?:去|来|才能|能)?")
_BEING = ("有", "是", "叫", "为", "于", "对", "在")
"""What is asked with these is no deed."""
_WHAT_FOR = re.compile(r"(?:为什么|为何|为啥)(?:还|都)?要(?!求)")
_PARTICLES = "的了过呢吗啊呀"
_OPENING = 60
"""Characters of a passage that may head it."""
REASONS = frozenset({"reason", "reason to do"})
"""The kinds of answer that tell why something is so."""
_TELLING = 0.3
"""A kind of answer that weighs so much tells passages apart."""


@dataclass(frozen=True, slots=True)
class Field:
    """Something a report states once in a fixed shape (a telephone number). `patterns` are tried in order on the printed
    text: the first that matches gives its first match, or its last (`take`: a signature's date), or all that stand near the
    first. `clause`: it is quoted with the clause that it stands in. `instead_of` names wider fields that are not asked for where this one is.
    `told`: what a sentence says that tells it where no clause states it so."""

    name: str
    ask: Pattern
    patterns: tuple[Pattern, ...]
    take: str
    instead_of: tuple[str, ...]
    clause: bool = False
    told: Pattern | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that a section of its own lists. `words` are the question's words that it stands for; a list belongs to it
    where its lead matches `lead` later than `not_lead`, or, where neither does, most of its items match `item`. `opens`:
    the topic comes first in its section, so that its sentences need no lead. `unless`: questions that only name it to ask for
    something else (how a problem is solved). `passing`: how a sentence of running text turns to the topic, where no section is about it."""

    name: str
    ask: Pattern
    words: tuple[str, ...]
    kind: SectionKind
    lead: Pattern
    not_lead: Pattern
    item: Pattern
    opens: bool
    unless: Pattern
    passing: Pattern


@dataclass(frozen=True, slots=True)
class AnswerKind:
    """What an answer must hold (`required`), or had better hold, to answer such a question. `weight`: how much holding it
    counts, as a concept's weight does. `beside`: within how many characters of what was asked about it must stand, 0 for
    anywhere. `for_whom`: its group is for whom it is asked, of whom a report need not speak.
    `other`: a sentence that tells it behind the one that names what it is told of may not hold this; None where the one that names it tells it."""

    name: str
    ask: Pattern
    covers: tuple[str, ...]
    pattern: Pattern
    required: bool
    weight: float = 0.0
    beside: int = 0
    for_whom: Pattern = re.compile(r"(?!)")
    other: Pattern | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks for; all may be absent."""

    fields: tuple[Field, ...]
    topics: tuple[Topic, ...]
    kinds: tuple[AnswerKind, ...]
    manner: bool
    unit: str = ""
    """The unit that is asked for (多少件: 件), '' where none is named."""
    deed: str = ""
    """What somebody is asked for who did it (由谁主讲: 主讲): what a pattern's group `deed` matches; '' where none is named."""

    done: str = ""
    """The deed whose object is asked for (吃了什么: 吃), or that was suffered (被问责), with what stands beside it; '' where none."""

    told: str = ""
    """What the answer must name beside: the part that somebody plays (组长是谁: 组长), what was suffered (被问责); '' where nothing."""

    more: bool = False
    """Whether it wants to be told more than how many there are of a thing."""

    how: str = ""
    """The deed whose manner is asked for (怎样监督收费: 监督), '' where none stands beside the word that asks."""

    befell: bool = False
    """Whether something is asked about that has been done to somebody or something (被关停), which no plan tells."""

    bettering: bool = False
    """Whether it is asked how something is done, made better or kept from happening, which no problem tells."""

    why_do: bool = False
    """Whether it is asked what something is done for."""

    @property
    def counted(self) -> bool:
        """Whether a number of things is asked for."""
        return any(kind.name == "count" for kind in self.kinds)

    @property
    def why(self) -> bool:
        """Whether it is asked why something is so."""
        return any(kind.name in REASONS for kind in self.kinds)

    @property
    def done_about(self) -> bool:
        """Whether what is done about something is asked for, which no problem tells."""
        named = [topic.name for topic in self.topics]
        return named == ["measures"] or (self.bettering and not named)

    def suits(self, text: str, headings: Sequence[str]) -> bool:
        """Whether a passage looks like what is asked for: states such a field, lists under such a heading, or holds such an
        answer, whatever it is about. False where nothing is asked for that can be told so."""
        folded = fold_text(text).lower()
        if self.fields:
            return any(pattern.search(text) for field in self.fields for pattern in field.patterns)
        if self.topics:
            above = (fold_text("".join(headings)), folded[:_OPENING])
            return any(
                len(topic.item.findall(folded)) > 1 and any(topic.lead.search(part) for part in above) for topic in self.topics
            )
        telling = [kind for kind in self.kinds if kind.required] or [kind for kind in self.kinds if kind.weight >= _TELLING]
        return bool(telling) and all(kind.pattern.search(folded) or kind.pattern.search(text) for kind in telling)


@dataclass(frozen=True, slots=True)
class _Topics:
    companions: frozenset[str]
    beside_fields: frozenset[str]
    fields: tuple[Field, ...]
    topics: tuple[Topic, ...]
    kinds: tuple[AnswerKind, ...]
    manner: Pattern
    done: tuple[Pattern, ...]
    told: tuple[Pattern, ...]
    more: Pattern
    not_more: Pattern
    bettering: Pattern
    betters: frozenset[str]
    published: Pattern
    not_published: Pattern
    befell: Pattern
    to_come: Pattern
    another: str
    said_of_it: tuple[tuple[Pattern, Pattern, Pattern], ...]
    field_published: Pattern
    wrong_asked: Pattern
    wrong_told: Pattern


@cache
def _topics() -> _Topics:
    data = word_table("topics")
    fields = tuple(
        Field(
            row["name"],
            re.compile(row["ask"]),
            tuple(re.compile(p) for p in row["patterns"]),
            row.get("take", "first"),
            tuple(row.get("instead_of", ())),
            row.get("clause", False),
            re.compile(row["told"]) if "told" in row else None,
        )
        for row in data["field"]
    )
    topics = tuple(
        Topic(
            row["name"],
            re.compile(row["ask"]),
            tuple(row["words"]),
            SectionKind(row["kind"]),
            re.compile(row["lead"]),
            re.compile(row["not_lead"]),
            re.compile(row["item"]),
            row["opens"],
            re.compile(row.get("unless", r"(?!)")),
            re.compile(row["passing"]),
        )
        for row in data["topic"]
    )
    kinds = tuple(
        AnswerKind(
            row["name"],
            re.compile(row["ask"]),
            tuple(row["covers"]),
            re.compile(row["pattern"]),
            row["required"],
            row.get("weight", 0.0),
            row.get("beside", 0),
            re.compile(row.get("for_whom", r"(?!)")),
            re.compile(row["other"]) if "other" in row else None,
        )
        for row in data["answer"]
    )
    return _Topics(
        frozenset(data["companions"]),
        frozenset(data["companions"]) | frozenset(data["beside_fields"]),
        fields,
        topics,
        kinds,
        re.compile(data["manner"]["ask"]),
        tuple(map(re.compile, data["done"].values())),
        tuple(map(re.compile, data["told"].values())),
        re.compile(data["more"]["ask"]),
        re.compile(data["more"]["unless"]),
        re.compile(data["bettering"]["ask"]),
        frozenset(data["bettering"]["words"]),
        re.compile(data["published"]["pattern"]),
        re.compile(data["published"]["unless"]),
        re.compile(data["befell"]["ask"]),
        re.compile(data["befell"]["unless"]),
        "|".join(data["another"]["words"]),
        tuple((re.compile(row["asked"]), re.compile(row["told"]), re.compile(row["others"])) for row in data["said_of_it"]),
        re.compile(data["published_field"]["ask"]),
        re.compile(data["wrong"]["asked"]),
        re.compile(data["wrong"]["told"]),
    )


def topic_named(name: str) -> Topic:
    """A topic of the vocabulary by its name."""
    return next(topic for topic in _topics().topics if topic.name == name)


def topic_words() -> tuple[str, ...]:
    """Words of a question that any topic stands for."""
    return tuple(word for topic in _topics().topics for word in topic.words)


def bettering_words() -> frozenset[str]:
    """Deeds of a question that say no more than that something is made better: no report need tell them."""
    return _topics().betters


def how_done(question: str) -> bool:
    """Whether a question asks how something is made better (如何缩小差距), though it names what is counted too.

    >>> how_done("如何缩小分局之间的差距"), how_done("差距如何"), how_done("怎么提高了3个点")
    (True, False, False)
    """
    folded = fold_text(question)
    if re.search(r"多少|几|同比|环比|\d", folded):
        return False
    return any(folded.startswith(word, hit.end()) for hit in _HOW_TO.finditer(folded) for word in _topics().betters)


_WHY = re.compile(
    r"为什么|为何|为啥|怎么会(?!商(?!量|业)|审(?![批核查])|[签诊办](?!不|理|字)|同(?!意|样))|(?:什么|啥|何种)(?:原因|缘故)|原因(?:是|在|有)|^why\b"
)


def asks_why(question: str) -> bool:
    """Whether a question asks why something is so, and for no number, so that none answers it.

    >>> asks_why("信息为什么比上年少"), asks_why("为什么减少,减少了多少")
    (True, False)
    """
    folded = fold_text(question).lower()
    return _WHY.search(folded) is not None and re.search(r"多少|几|how (?:many|much)", folded) is None


_ANY = re.compile(
    r"(?:有没有|有无|是否(?:有|存在|收到|受理|发生|产生|出现|被))(?!.*(?:按时|按期|及时|全部|都))|(?:收到|受理|接到|发生|产生|出现|存在|引发|引起|有|被)(?:了|过)?[^,，。?？吗]{0,16}吗"
    r"|\b(?:are|is|were|was) there any\b|\b(?:did|has|have|does|do)\b.*\b(?:receive|get|have|face|see)\w*\b.*\bany\b"
)


def asks_whether_any(question: str) -> bool:
    """Whether a question asks if there was any of a thing at all, which its number tells.

    >>> asks_whether_any("有没有行政复议"), asks_whether_any("收到申请了吗"), asks_whether_any("申请都按时答复了吗")
    (True, True, False)
    """
    return _ANY.search(fold_text(question)) is not None or _ANY.search(question.lower()) is not None


def published(question: str) -> Pattern | None:
    """What tells that something was published, where a question is not about publishing; None where it is."""
    known = _topics()
    return None if known.not_published.search(fold_text(question)) else known.published


def asks_what_is_wrong(question: str) -> bool:
    """Whether a folded question asks what is wrong with something, rather than what problems others brought or were helped with.

    >>> asks_what_is_wrong("稿件有什么毛病"), asks_what_is_wrong("解答了什么问题")
    (True, False)
    """
    return _topics().wrong_asked.search(question) is not None


def tells_what_is_wrong(body: str) -> bool:
    """Whether a folded text says of anything what is wrong with it.

    >>> tells_what_is_wrong("来稿错字偏多。"), tells_what_is_wrong("退回来稿12篇。")
    (True, False)
    """
    return topic_named("problems").item.search(body) is not None or _topics().wrong_told.search(body) is not None


_WHAT_IS = re.compile(r"([一-鿿]{4,14}?)(?:主要|具体|都|分别)?(?:是|有)(?:些)?(?:什么|哪些|啥)[?。]?$")


def names_another(question: str, body: str) -> bool:
    """Whether a folded text says what a question asks to be told (公示事项是什么) only as part of another thing's name, or tells only
    of what stands beside it (`contrasts.of_the_other`), or says its words of something else (`[[said_of_it]]`).

    >>> names_another("公示事项是什么?", "实行公示事项目录管理。"), names_another("公示事项是什么?", "公示事项为低保名单。")
    (True, False)
    >>> names_another("收取信息处理费了吗", "解答租金减免问题。"), names_another("收取信息处理费了吗", "全年没有收费。")
    (True, False)
    """
    if of_the_other(question, body):
        return True
    if any(asks.search(question) and not told.search(others.sub("·", body)) for asks, told, others in _topics().said_of_it):
        return True
    hit = _WHAT_IS.search(question)
    named = re.escape(hit[1].lstrip("的")) if hit else ""
    return bool(named) and re.search(named, body) is not None and not re.search(f"{named}(?!{_topics().another})", body)


def companions(*, of_field: bool = False) -> frozenset[str]:
    """Words that may stand beside a field (`of_field`) or topic in a question without narrowing it."""
    return _topics().beside_fields if of_field else _topics().companions


def asked(question: str) -> Asked:
    """What the question asks for. Of the kinds of answer, the first that is asked for counts, with those not required."""
    forms = (fold_text(question).lower(), " ".join(fold_text(word).lower() for word in question.split()))
    known = _topics()

    def matches(pattern: Pattern) -> bool:
        return any(pattern.search(form) for form in forms)

    kinds = [kind for kind in known.kinds if matches(kind.ask)]
    required = [kind for kind in kinds if kind.required][:1]
    other = matches(known.field_published) or any(kind.name in REASONS for kind in required)  # 为什么不用原网址
    return Asked(
        fields=_fields([field for field in known.fields if matches(field.ask) and not other]),
        topics=tuple(topic for topic in known.topics if matches(topic.ask) and not matches(topic.unless)),
        kinds=(*required, *(kind for kind in kinds if not kind.required)),
        manner=matches(known.manner),
        more=matches(known.more) and not matches(known.not_more),
        bettering=matches(known.bettering),
        why_do=_WHAT_FOR.search(forms[0]) is not None,
        befell=matches(known.befell) and not matches(known.to_come),
        how=hit[1] if (hit := _HOW.search(forms[0])) else "",
        done=next((deed for pattern in known.done if (deed := _object_of(pattern, forms[0], required))), ""),
        told=next((hit["told"] for pattern in known.told for form in forms if (hit := pattern.search(form))), ""),
        unit=unit[1] if (unit := _UNIT.search(forms[0])) else "",
        deed=next((deed for kind in required for form in forms for deed in _deeds(kind, form)), ""),
    )


def told_otherwise(wanted: Asked) -> Asked:
    """What is asked for where no clause states a field that sentences may tell too: a sentence that says so.

    >>> [kind.name for kind in told_otherwise(asked("申请的内容是什么")).kinds]
    ['matter']
    """
    kinds = tuple(
        AnswerKind(one.name, one.ask, ("内容", "事项"), one.told, True) for one in wanted.fields if one.told is not None
    )
    return replace(wanted, kinds=(*kinds, *(kind for kind in wanted.kinds if not kind.required))) if kinds else wanted


def _object_of(pattern: Pattern, form: str, required: Sequence[AnswerKind]) -> str:
    """The deed whose object is asked for; "" where a kind that is asked for stands for it (装了什么)."""
    hit = pattern.search(form)
    if (
        hit is None
        or hit["deed"].endswith(_BEING)
        or any(hit["deed"].endswith(word) for kind in required for word in kind.covers)
    ):
        return ""
    return hit["deed"]


def _deeds(kind: AnswerKind, form: str) -> list[str]:
    """The deeds that a kind's pattern names (Chinese or English)."""
    found = [deed for hit in kind.ask.finditer(form) for name in ("deed", "done", "verb") if (deed := hit.groupdict().get(name))]
    whole = [whole_deed(deed, form) for deed in found]
    return [bare for deed in whole if (bare := deed.rstrip(_PARTICLES) if len(deed) < 3 else deed)]


def _fields(matching: Sequence[Field]) -> tuple[Field, ...]:
    """The fields asked for, without those that a narrower one of them stands for (a complaints telephone is no telephone)."""
    stood_for = {name for entry in matching for name in entry.instead_of}
    return tuple(entry for entry in matching if entry.name not in stood_for)
