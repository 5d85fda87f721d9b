"""Those whose number alone a question asks for by their class (部门无法提供多少), or several of a kind of body together (三县问答共几期).

`class_asked` reads the class with which a question begins, where the body asked is none of that class itself; `group_asked` reads how many
bodies of a kind are meant together (0: all of them), what is asked of them and in what unit. `kept` holds an answer against both: a number
whose clause does not say the class, or whose parts are not as many bodies of the kind as the question says, is of another whole and answers
nothing. `vocabulary/scopes.toml` holds the words. Contents are folded and without bodies and years; None where nothing is read, nothing raises.

>>> class_asked("部门无法提供多少件", "枫岭市人民政府").said, class_asked("部门预算几条", "枫岭市人民政府")
('部门', None)
>>> class_asked("优秀的乡镇几个", "枫岭县人民政府").said
'乡镇'
>>> class_asked("街道公开几条", "枫岭市河湾街道办事处"), class_asked("公开几条", "枫岭市人民政府")
(None, None)
>>> told = group_asked("收办的90件申请中,三个县一共办了多少件")
>>> told.number, told.kind, told.topic, told.unit, told.given
(3, '县', '收办 申请', '件', '90')
>>> group_asked("县区问答共几期").number, group_asked("县政府问答几期")
(0, None)
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from assistant.answer import Answer, Citation, Route
from assistant.asking.asked_unit import asked_unit
from assistant.bodies.name_parts import Parts
from assistant.language.word_tables import word_table
from ingest.normalise import fold_text
from ingest.numerals import chinese_numeral
from ingest.statements.words import alternatives

_LEADS = r"^(?:请问|那么|其中|的|里|中|内|全年|今年|当年|本年|一共|总共|,|、| )*"
_RATED = "(?:被?(?:评为|评定为|考核为|定为)?(?:优秀|良好|合格|不合格|达标|先进|较好|较差|一等|二等|三等)(?:等次|等级|档次|奖)?的)"
"""What says how those of a class did: 优秀的乡镇几个 asks of 乡镇."""
_NUMBER = r"(?P<number>[两二三四五六七八九十]|[2-9]|1\d)"
_STATED = re.compile(r"(?P<given>\d+)(?:件|条|期|个|份|次|场|篇)?的?")
_THAN = re.compile(
    r"(?:合计|共|总共|一共)?比(?:上一?年|去年|前一年|往年| )*(?:多|少|增加|减少|增长|下降)[了出]?(?:多少|几)(?P<unit>[\u4e00-\u9fff]?)$"
)
"""By how much more than in the other year that a question names."""
_SPLIT = re.compile("[,;。?!]")
_JOINED = r"(?:及其|以及|及|和|与|(?<![件条个期宗份次场篇元号家])、|或)"
_OTHERS = r"[^\d,;:。]{0,4}?(?:[镇乡村县区]|街道|部门|单位|社区|政府|学校|企业)"
_SO_MANY = r"(?:\d+[个家])?"
_APIECE = re.compile("(?:分别|各自?)(?:都|是|有|为)*(?=(?:收到|受理|办理|答复|公开|发布)?了?(?:是|有|为)?(?:多少|几))")
_COUNTIES = re.compile(r"(?P<one>[县区市])\((?P<other>[县区市](?:、?[县区市])?)\)")
_DONE_TO = r"(?:对|向|给|为|督促|指导|帮助|督导|走访|通报|约谈|培训|抽查|检查)[\u4e00-\u9fff]{0,4}?"


@dataclass(frozen=True, slots=True)
class ClassAsked:
    """`said`: the class as the question says it; `told`: what says the same of a number."""

    said: str
    told: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class GroupAsked:
    """`number` bodies of a `kind` together, 0 for all there are; `given`: the number that the question says that theirs is a part of; `moved`: asked is
    by how much it is more than in another year; `apiece`: each one's number is asked for and no sum."""

    said: str
    number: int
    kind: str
    topic: str
    unit: str | None
    given: str = ""
    moved: bool = False
    apiece: bool = False


@dataclass(frozen=True, slots=True)
class _Scope:
    asked: re.Pattern[str]
    rated: re.Pattern[str]
    told: re.Pattern[str]
    own: re.Pattern[str] | None
    governs: bool


@cache
def _scopes() -> tuple[_Scope, ...]:
    return tuple(
        _Scope(
            re.compile(rf"{_LEADS}(?P<said>{one['asked']})(?!有?(?:多少|几)|数|总数|总量|和|与|及|、|名单)"),
            re.compile(rf"{_LEADS}{_RATED}(?P<said>{one['asked']})"),
            re.compile(one["told"]),
            re.compile(f"(?:{one['own']})$") if "own" in one else None,
            bool(one.get("governs")),
        )
        for one in word_table("scopes")["scope"]
    )


@cache
def _english() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    lead, article = r"\b(?:did|do|by|in|from|across|have)", r"(?: (?:the|all|its|all the|various))?(?: ?[a-z]*'s| [a-z]+)?"
    return tuple(
        (re.compile(rf"{lead}{article} (?P<said>{one['asked']})\b(?= |[?.]|$)", re.IGNORECASE), re.compile(one["told"]))
        for one in word_table("scopes")["english"]
    )


@cache
def _group() -> re.Pattern[str]:
    kinds = alternatives(tuple(word_table("scopes")["kinds"]))
    several = alternatives(
        tuple(kind for kind in word_table("scopes")["kinds"] if len(kind) > 1 and kind not in ("新区", "园区"))
    )
    return re.compile(
        rf"(?:^|[,;]){_LEADS[1:]}(?P<said>(?:这|那|全部|所有)?{_NUMBER}(?:个|大|家)?(?P<counted>{kinds})(?![域级划直块里]以)"
        rf"|(?:各|所有|全部)?(?P<all>{several})|(?:各|所有|全部)(?P<each>{kinds})|(?P<inner>[县区])(?=里))(?:里|们|级)?"
        rf"(?!政府|直|以上|领导|间|之间)"
    )


@cache
def _asks_how_many() -> re.Pattern[str]:
    words = word_table("scopes")["words"]
    return re.compile(
        rf"(?:{alternatives(words['did'])})*了?(?:{alternatives(words['together'])})*(?:{alternatives(words['did'])})*了?(?:是|有|为)?"
        rf"(?:(?:多少|几)(?P<unit>[\u4e00-\u9fff]?)|(?:{alternatives(words['together'])})(?=$|[?。 ]))"
    )


def without_brackets(text: str) -> str:
    """A text with the bodies at the level of a county in one word.

    >>> without_brackets("各县(市、区)"), without_brackets("县(区)"), without_brackets("区(县、市)")
    ('各县市区', '县区', '县市区')
    """
    return _COUNTIES.sub(lambda found: "县市区" if len(found["other"]) > 1 else found["one"] + found["other"], text)


def class_asked(content: str, name: str) -> ClassAsked | None:
    """The class that a question of the body with this name begins with; of several the longest."""
    own = content.partition("|")[0]
    for pattern, told in _english():
        if (in_english := pattern.search(own)) is not None:
            return ClassAsked(in_english["said"], told)
    parts = Parts.of(name)
    found: list[tuple[int, ClassAsked]] = []
    for scope in _scopes():
        said = scope.asked.match(own) or scope.rated.match(own)
        if said is None or (scope.governs and parts.body and not name.endswith(("办公室", "办公厅"))):
            continue
        if scope.own is not None and (scope.own.search(parts.own) or scope.own.search(name)):
            return None
        found.append((said.end(), ClassAsked(said["said"], scope.told)))
    return max(found, key=lambda one: one[0])[1] if found else None


def group_asked(content: str) -> GroupAsked | None:
    """The bodies of a kind whose numbers a question asks for, together or, of all of them, each."""
    text = re.sub(r"(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])", "", content).strip(" ,;。?!呢")
    text = without_brackets(text)
    if "|" in text or (found := _group().search(text)) is None:
        return None
    rest = text[found.end() :]
    apiece = not found["number"] and found["inner"] is None and _APIECE.search(rest) is not None
    rest = _APIECE.sub("", rest) if apiece else rest
    than = _THAN.search(rest)
    if than is not None:
        rest = f"{rest[: than.start()]}多少{than['unit']}"
    asks = _asks_how_many().search(rest)
    if asks is None or re.search("[,;]|哪|各自?[有是为]?(?:多少|几)|分别|占|比(?!例)", rest):
        return None
    before = _STATED.search(text[: found.start()])
    lead = _STATED.sub("", text[: found.start()])
    together = rf"^(?:的|{alternatives(word_table('scopes')['words']['together'])})+"
    topic = " ".join(" ".join(map(_trimmed, (lead, re.sub(together, "", rest[: asks.start()]), rest[asks.end() :]))).split())
    if not topic and re.search("收办|办理|受理|收到|接收", asks[0]):
        topic = "申请"
    number = int(chinese_numeral(found["number"].replace("两", "二")) or found["number"]) if found["number"] else 0
    kind = word_table("scopes")["kinds"][found["counted"] or found["all"] or found["each"] or found["inner"]]
    return GroupAsked(
        found["said"], number, kind, topic, asked_unit(text), before["given"] if before else "", than is not None, apiece
    )


def _trimmed(text: str) -> str:
    return " ".join(re.sub("(?:之中|当中|里面|中|里|的|了)+(?=$)|^的|[,;?]", " ", re.sub("的", " ", text)).split())


def kept(content: str, name: str, answer: Answer, before: Callable[[Citation], str]) -> str:
    """What a question of one body says of whose number it asks and an answer does not say of its numbers; "" where nothing is left out.
    `before` gives the sentence up to where a citation's quote begins."""
    if answer.route is not Route.FIGURES or not answer.figures:
        return ""
    group, asked = group_asked(content), class_asked(content, name)
    if group is not None and _is_of_group(group, answer):
        return ""
    if asked is not None and (group is None or not group.number):
        says = [_says(asked, one, before(one)) for one in answer.citations]
        shared = any(
            one.operation in ("share", "difference") for one in answer.figures
        )  # 部门文件占公开信息的比例: the whole is of more
        return "" if all(says) or (shared and any(says)) else asked.said
    return group.said if group is not None and group.number else ""


def _is_of_group(group: GroupAsked, answer: Answer) -> bool:
    """Whether the numbers are of so many bodies of the kind, or their clause names the group as the question does."""
    said = re.sub("^(?:各|所有|全部|这|那)|个", "", group.said)
    if len(said) > 1 and all(said in fold_text(one.quote).replace("个", "") for one in answer.citations):
        return True
    ends = re.compile(rf"(?:{word_table('listed')['kinds']['bodies'][group.kind]})$")
    members = [one.label for one in answer.figures if one.operation is None]
    as_many = len(members) > 1 and (not group.number or len(members) % group.number == 0)
    return as_many and all(ends.search(fold_text(one)) for one in members)


def _says(asked: ClassAsked, citation: Citation, before: str) -> bool:
    """Whether the clause of a number, or the one right before it, says a class by itself, and not what was done to its bodies."""
    if citation.kind == "cell":
        return asked.told.search("".join((*(citation.row or ()), *(citation.column or ())))) is not None
    *_, last = _SPLIT.split(re.sub("[,;:。]$", "", before))
    told = f"{last}|{fold_text(citation.quote)}"
    if re.search("[和及与、]", asked.said) is None:
        one = f"(?:{asked.told.pattern})+"
        told = re.sub(rf"{_JOINED}{_SO_MANY}{one}|{_DONE_TO}{one}|{one}{_JOINED}{_SO_MANY}{_OTHERS}", "", told)
    return asked.told.search(told) is not None
