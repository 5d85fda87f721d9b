"""A question as understood: which bodies, which years, what, and what is to be done with it.

What each piece asks for is `assistant.asking.asked_thing`'s, what an earlier turn adds `assistant.turns.conversation`'s.
Text is folded or lower case. Nothing is looked up here but names of bodies. The file is long because all readings of a question are put in
one order here.

>>> from assistant.bodies.organisations import OrganisationTable
>>> question = understand("示例市2023年收到多少件申请？", OrganisationTable.of([("示例市人民政府", (), "a")]), 2023)
>>> [o.name for m in question.mentions for o in m.organisations], question.years.named, question.operation
(['示例市人民政府'], (2023,), 'value')
>>> question.asks[0].indicator, question.asks[0].unit
('applications.received', '件')
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from assistant.asking.asked_thing import wanted
from assistant.asking.asked_unit import asked_unit, asks_number
from assistant.asking.frames import in_plain_frame as in_plain_chinese
from assistant.asking.held_reports import of_its_reports
from assistant.asking.indicator_words import all_dimensions, sum_of
from assistant.asking.measures import asks_by_how_much, asks_how_moved
from assistant.asking.said_figures import said
from assistant.asking.said_rows import rows_by_number, without_carried_aside, without_consequence
from assistant.asking.side_by_side import joined
from assistant.asking.tasks import Task, read_tasks
from assistant.asking.wanted import Wanted
from assistant.bodies.aside_places import wider_in_front
from assistant.bodies.named_bodies import asked_about, said_again
from assistant.bodies.organisations import Mention, OrganisationTable
from assistant.bodies.scopes import without_brackets
from assistant.bodies.short_counties import counties_in_full
from assistant.computing.rounding import without_rounding
from assistant.english.bodies import english_mentions, without_english_places
from assistant.english.frames import in_plain_frame
from assistant.english.kinds_beside import with_english_kinds
from assistant.english.kinds_left_out import without_english_kinds
from assistant.english.premised import premised_numbers
from assistant.english.provinces import of_their_cities, of_their_provinces, without_provinces
from assistant.english.spelling import spelt_right
from assistant.english.unknown import pinyin_places
from assistant.language.asked_language import asked_language
from assistant.language.part_of_year import quarters_in_words
from assistant.language.politeness import without_politeness
from assistant.language.regional import mainland
from assistant.language.word_tables import word_table
from assistant.language.years import Years, carried_years, whole_span, years_in
from assistant.language.years_from_named import from_the_named
from assistant.language.years_said import of_the_year_asked
from assistant.turns.linked import Linked
from ingest.normalise import fold_text, simplify
from ingest.statements.words import load_words

_HAN = re.compile(r"[\u4e00-\u9fff]")
_IN_ENGLISH = re.compile(r"(?:[^A-Za-z\u4e00-\u9fff]*[A-Za-z]{2,}){4}")
"""A question in English that names something in Chinese (what is the fan count given for “幸福示例”): several words stand before it."""
_SAID_ASIDE = re.compile(r"[(（][^()（）]*[)）]|\b(?:in|of) (?:units of )?[亿万千百]*[元件条次项人](?![\u4e00-\u9fff])")
"""A name or a unit in Chinese does not make an English question a Chinese one."""
_ALWAYS_COMPUTED = frozenset({"value", "sum", "check", "parts"})
"""The operations whose words a figure's name may be said with; any other is meant only where its words say nothing else."""
_SHARE_OF = re.compile(r"what (?:share|percentage|proportion|fraction) of")
_NUMERIC = frozenset({"check", "parts", "difference", "share", "growth", "change"})
_SPLIT = re.compile(r"[,;。?!](?=.)")


@cache
def _says(table: str, name: str) -> re.Pattern[str]:
    """One list of `vocabulary/asked.toml`."""
    return re.compile("|".join(word_table("asked")[table][name]))


@dataclass(frozen=True, slots=True)
class Question:
    """`content`: the folded text without bodies and years; `asks` the things asked, in order; `numeric` whether a number is asked for,
    `also` what is asked in words beside it, `linked` the figures of earlier turns, `host` the body of the turn before, whose report may
    tell of one that has none, `assumed` whether its years are a turn's that named none; `language` reads it, `answered_in` answers it."""

    text: str
    folded: str
    content: str
    language: str
    mentions: tuple[Mention, ...]
    years: Years
    operation: str
    asks: tuple[Wanted, ...]
    numeric: bool
    also: str = ""
    linked: tuple[Linked, ...] = ()
    answered_in: str = "zh"
    host: str = ""
    assumed: bool = False


def _years_said(text: str) -> str:
    """A question with the years that it asks for said as themselves."""
    return of_the_year_asked(whole_span(from_the_named(carried_years(text))))


def understand(text: str, table: OrganisationTable, this_year: int | None) -> Question:
    """Reads a question against the bodies of a store; `this_year` is the year it is asked in (去年 is the one before)."""
    plain = without_politeness(mainland(simplify(_without_tones(text))).strip())
    plain = _said_out(rows_by_number(without_carried_aside(without_consequence(in_plain_chinese(plain)))))
    language = "zh" if _HAN.search(_SAID_ASIDE.sub("", plain)) else "en"
    if language == "en":
        plain = in_plain_frame(spelt_right(plain, table.spellings))
    elif _IN_ENGLISH.match(plain) and not premised_numbers(plain):  # a premise is held against the report in plain English alone
        plain = in_plain_frame(plain)
    latin = len(re.findall(r"[A-Za-z]{2,}", _fold_mixed(plain)))
    mixed = language == "zh" and latin >= 1
    folded = _fold_mixed(plain) if language == "en" or mixed else fold_text(plain).lower()
    folded = counties_in_full(_ASKED_ON.sub(",", folded), table.places) if language == "zh" else folded
    folded = _years_said(pinyin_places(folded, table) if mixed else folded)
    told = table.mentions(folded) if _HAN.search(folded) else ()
    if told and (of_years := of_its_reports(folded)) != folded:
        folded, told = of_years, table.mentions(of_years)
    if told and (chained := wider_in_front(folded, told)) != folded:
        folded, told = chained, table.mentions(chained)
    named = _useful(told)
    mentions = asked_about(named, folded, table)
    mentions = with_english_kinds(mentions, folded, table) if mixed else mentions
    again = said_again(told, mentions, folded)
    if (language == "en" or mixed) and not mentions:
        wide = "".join(_wide(c) for c in plain)
        wide, lying = without_provinces(_years_said(wide), table.spellings)
        spelt = of_their_provinces(english_mentions(table, wide), lying)
        mentions = named = _useful(of_their_cities(spelt, wide, table.spellings))
        folded = wide.lower()
    years = years_in(folded, this_year, [m.start for m in mentions])
    places = [m for m in named if m.bare_place and m.organisations and mentions and m.start < mentions[0].start]
    moments = [(start, end - bool(_MOMENT.match(folded, end - 1))) for start, end in years.spans]
    hidden = [*((m.start, _end(m, folded)) for m in (*mentions, *places)), *again, *moments]
    content = without_brackets(_without(folded, hidden).removeprefix("的"))
    if language == "en" or mixed:
        content = without_english_kinds(without_english_places(content, table) if mentions else content)
    content = _BY_HOW_MUCH.sub("相差多少", _CLOSES.sub("", without_rounding(quarters_in_words(_businesslike(content)))))
    content = _of_each(_QUOTED.sub(lambda quoted: quoted[1] if _names_figure(quoted[1]) else quoted[0], content))
    content, also = (
        _words_apart(content)
        if not _EACH_OF_WHICH.search(content) and any(map(asks_number, _SPLIT.split(content)))
        else (content, "")
    )
    if also and not all(str(y) in _without(folded, [(m.start, m.end) for m in mentions]).replace(also, "") for y in years.named):
        years = years_in(folded.replace(also.strip("?"), ""), this_year)
    content = joined(content) if language == "zh" else content
    content = _FROM_WHOM.sub(r"向\g<who>\g<deed>\g<how>", _RANKS_FIRST.sub("最多的", content))
    operation = next((name for name in word_table("asked")["operations"] if _says("operations", name).search(folded)), "value")
    if operation in ("max", "min", "value") and content.endswith("相差多少"):
        operation = "difference"
    if operation not in _ALWAYS_COMPUTED and said(content).indicator is not None and not _SHARE_OF.match(content):
        operation = "value"
    stated_mean = operation == "mean" and (
        _says("computing", "stated_mean").search(content) or asked_unit(content) in load_words().durations
    )
    if stated_mean:  # 平均用时比上年缩短几天: by how much a mean that is told has changed
        operation = "change" if asks_by_how_much(content) else "value"
    elif operation == "count_bodies" and len(mentions) == 1:
        operation = "value"
    if operation == "parts" and _sums_a_row(read_tasks(content)):
        operation = "sum"  # the items of one row of the forms, which are what the row comes to
    numeric = (asks_number(content) and not _asks_words(content)) or operation in _NUMERIC
    asks = tuple(wanted(part, operation) for part in _parts(content, operation, language))
    if years.ranged and _is_two_sided(content, operation):
        years = replace(years, named=(min(years.named), max(years.named)), ranged=False)
    one_place = len(mentions) == 1 and len(years.named) == 1
    if (
        operation in ("max", "min")
        and one_place
        and (any(a.exclusive for a in asks) or _says("computing", "kinds").search(content))
    ):
        operation = operation if any(task.over for task in read_tasks(content)) else "beyond"
    if "分别" in content and len(mentions) <= 1 and len(years.named) <= 1 and not years.last and not years.since:
        numeric = False
    if _EACH_OF_WHICH.search(content):
        numeric = False
    if operation == "trend" and any(a.indicator and a.exclusive for a in asks):
        numeric = True
    otherwise = _says("words", "otherwise").search(content)
    in_words = otherwise or _says("words", "no_figure").search(content)
    if not numeric and not in_words and any(a.indicator and a.exclusive for a in asks):
        numeric = True
    if _told_by_all(asks, operation) and not otherwise:
        numeric = True
    return Question(
        text,
        folded,
        content,
        language,
        mentions,
        years,
        operation,
        asks,
        numeric,
        also,
        answered_in=asked_language(plain, [m.said for m in named]),
    )


def _end(mention: Mention, folded: str) -> int:
    """Where a name ends, with the 街 of a street office that is said without its 道 (某某街2023年)."""
    street = (mention.place or "").endswith("街道") and not mention.said.endswith("街")
    return mention.end + (street and re.match("街(?![道到办])", folded[mention.end :]) is not None)


def _is_two_sided(content: str, operation: str) -> bool:
    """Whether what is asked goes from one end of a range of years to the other, not over all of them."""
    tasks = read_tasks(content)
    return (tasks[-1].operation if tasks else operation) in ("difference", "growth", "ratio", "change", "times")


def _told_by_all(asks: tuple[Wanted, ...], operation: str) -> bool:
    """Whether every word of the question goes to say one figure."""
    return all(said(ask.text, operation).indicator is not None for ask in asks)


def _of_each(content: str) -> str:
    """A question for which ones there are and the number of each (不予公开的理由有哪些,各多少件) as one for the number of each, where the
    forms have a row for each; the rest is asked in words."""
    found = _EACH_OF_WHICH.search(content)
    each = "" if found is None else f"{content[: found.start()]}各{found['ones']}{found['number']}{content[found.end() :]}"
    return each if any(task.operation in ("table", "list") for task in read_tasks(each)) else content


_EACH_OF_WHICH = re.compile(
    r"的?(?:都)?(?:有|是|为|包括|分为)?(?:哪些|哪几)(?P<ones>[^,。?多少几]{0,8}),(?:其中)?(?:各自?|分别)(?:自|是|有|为|收了?|占)?(?P<number>(?:多少|几)[^,。?]*)"
)
"""Which ones, and how many of each."""


@lru_cache(maxsize=4096)
def _words_apart(content: str) -> tuple[str, str]:
    """(what asks for numbers, what asks for words) where a question does both in pieces of their own."""
    pieces = re.split(r"(?<=[,;。?!])", content)
    words = [
        p
        for p in pieces
        if _says("words", "too").search(p) and not asks_how_moved(p) and not re.search(r"多少|几[件条次个期篇份名人项场]", p)
    ]
    rest = [p for p in pieces if p not in words]
    told = read_tasks(content)
    if any(task.over for task in told):  # 不予公开最主要的原因是什么,有几件: one thing of the form is asked
        without = {p: read_tasks("".join(o for o in pieces if o is not p)) for p in reversed(words)}
        left = next((p for p, tasks in without.items() if _done(tasks) == _done(told)), "")
        return "".join(p for p in pieces if p is not left), left
    return (
        ("".join(rest), "".join(words)) if words and any(asks_number(p) and not _asks_words(p) for p in rest) else (content, "")
    )


def _done(tasks: Sequence[Task]) -> set[tuple[object, ...]]:
    """What is done with which figures."""
    return {(t.operation, t.over, *((thing.indicator, thing.column) for thing in t.things)) for t in tasks}


def _businesslike(content: str) -> str:
    """Without the pieces that only greet or thank."""
    content = _says("around", "salutes").sub("", content) or content
    content = _says("around", "granted_beside").sub("予以公开", _says("around", "everybody").sub("", content))
    pieces = re.split(r"(?<=[,;:。?!])|(?<=[a-z]\. )", content)
    kept = [p for p in pieces if not _says("around", "greets").search(p) or asks_number(p) or said(p).concepts]
    while len(kept) > 1 and _says("around", "introduces").fullmatch(kept[0].strip(" ,;:。!.")) and not _names_figure(kept[0]):
        kept = kept[1:]
    content = "".join(kept).strip(" ,;。") or content
    return _says("around", "opens").sub("", content.strip())


def _said_out(text: str) -> str:
    """A question that breaks off (行政许可同比增长) with the words that it leaves out (多少); one that says by 了 what was done where it names
    another deed before (受理依申请公开了多少件) without it.

    >>> _said_out("行政许可同比"), _said_out("主动公开排名?"), _said_out("同比增长情况"), _said_out("受理依申请公开了多少件")
    ('行政许可同比增长多少', '主动公开排名第几', '同比增长情况', '受理依申请公开多少件')
    """
    text = _says("around", "clipped_deed").sub(r"\g<deed>依申请公开", text)
    grown = _says("around", "clipped_growth").sub(lambda hit: f"{hit['moved'] if hit['moved'][2:] else '同比增长'}多少", text)
    return _says("around", "clipped_rank").sub(r"\g<of>排名第几", grown)


def _sums_a_row(tasks: Sequence[Task]) -> bool:
    """Whether what is read is the sum of the items of one row that the forms print no cell for (不予公开)."""
    rows = [thing.indicator or "" for task in tasks for thing in task.things if task.operation == "sum"]
    return len(tasks) == len(rows) == 1 and bool(sum_of(rows[0]))


def _names_figure(piece: str) -> bool:
    """Whether a piece of a Chinese question says a figure of the forms."""
    return not piece.isascii() and said(piece).indicator is not None


def _without_tones(text: str) -> str:
    """A text whose pinyin has no tone marks (Yúháng: Yuhang); as long as before."""
    if text.isascii() or not _TONES.search(text):
        return text
    return "".join(unicodedata.normalize("NFD", c)[0] if _TONES.match(c) else c for c in unicodedata.normalize("NFC", text))


_QUOTED = re.compile("[\"']([^\"',;。?]{2,40})[\"']")
"""“无法提供”的申请: what a figure of the forms is called stands as it is without its quotation marks."""
_TONES = re.compile("[\u00c0-\u024f]")


@lru_cache(maxsize=65536)
def _wide(char: str) -> str:
    folded = fold_text(char)
    return folded if len(folded) == 1 else (" " if not folded else char)


def _fold_mixed(plain: str) -> str:
    """Folded, lower case, but with its spaces: a text with Latin words falls apart without them."""
    return re.sub(r"\s+", " ", "".join(_wide(c) for c in plain)).lower()


def _useful(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Drops repeated mentions of the same bodies."""
    out: list[Mention] = []
    for mention in mentions:
        if not any(m.organisations == mention.organisations and m.organisations for m in out):
            out.append(mention)
    return tuple(out)


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    hidden: set[int] = set()
    for start, end in spans:
        hidden.update(range(start, end))
    out = "".join("\0" if i in hidden else c for i, c in enumerate(text))
    return re.sub(r"\0+", " ", out).strip()


def _asks_words(content: str) -> bool:
    """Whether the question asks for words more than for numbers (有哪些…请列出各地期数)."""
    return bool(
        re.search(
            r"(?:怎么|如何|怎样|为什么|为何|哪些|哪几(?:方面|类|种|项|点|块)|什么(?!比例)|请列出|(?:周|星期|礼拜)几|每个?[月季年]度?几[日号])",
            content,
        )
    ) and not re.search(r"多少|几[件条次个期篇份名人项场]|how many|how much|百分之几|怎么变化|如何变化", content)


def _parts(content: str, operation: str, language: str) -> list[str]:
    """The pieces of a question that each ask for a number; the whole, where only one does."""
    if operation not in ("value", "sum", "share") or len(all_dimensions(content)) > 1:
        return [content]
    if (each := re.search(r"各(?:自)?(?:是|有|为|收到|收)?((?:多少|几).*)$", content)) is not None:
        pieces = [p for p in re.split(r"和|与|、|及|以及", content[: each.start()]) if p.strip()]
        if len(pieces) > 1:
            return [f"{piece}{each.group(1)}" for piece in pieces]
    if language == "en":
        pieces = re.split(r",? and (?=for how many|how many|how much)|, (?=and how|how)", content)
    else:
        pieces = [one for p in _SPLIT.split(_COUNT_AND_SHARE.sub(",", content)) if p for one in _each_among(p)]
    numbers = [p for p in pieces if asks_number(p)]
    asking = [p for at, p in enumerate(numbers) if not _says_nothing(p) or _in_another_unit(p, numbers[:at])]
    plainly = [p for p in asking if _HOW_MANY.search(p)]
    if len(plainly) < 2 and said(content, operation).indicator is not None:
        return [content]
    if len(asking) < 2:
        return [content]
    first = pieces.index(asking[0])
    return [",".join(pieces[: first + 1]), *asking[1:]]


def _each_among(piece: str) -> list[str]:
    """The parts of a whole that one piece of a question asks for, each with how many of its own (其中图解几篇、视频几篇)."""
    listed = piece.split("、") if piece.startswith(_AMONG) else []
    each = len(listed) > 1 and all(_HOW_MANY.search(one) for one in listed)
    return [listed[0], *(_AMONG + one for one in listed[1:])] if each else [piece]


_AMONG = "其中"
_MOMENT = re.compile("年[底末初](?=时?(?:共|还|拥)?有|的?(?:粉丝|关注|在册)|[^,;。?]{0,14}(?:粉丝|关注|听众|订阅|用户))")
"""2021年底有多少粉丝: what there was at that moment is asked for, and not only the year."""
_ASKED_ON = re.compile(r"[?](?= *[\u4e00-\u9fff])")
"""收到多少件?同比增长多少?: two halves of one question, as with a comma."""
_CLOSES = re.compile(r"(?<=\w)[?!。\s]+$")
"""The signs behind a question, which say no more than that it ends."""
_BY_HOW_MUCH = re.compile(
    r"(?:是|,)*(?:哪(?:一?[个家边年])|谁)(?:更|比较)?[多少高低][,?。](?:那?又?)?(?:[多少高低]出?了?|相?差)(?:多少|几)[\u4e00-\u9fff]?[?。]?$"
)
"""哪个多?多多少件: by how much they differ tells which has more."""
_COUNT_AND_SHARE = re.compile(r"(?<=(?:多少|.几)[条件篇个项份期次宗])(?=占)")
"""有多少条占多少: two things are asked, with no comma between them."""
_RANKS_FIRST = re.compile(r"(?<=[量数])(?:排名?|位|居)(?:在|列)?(?:第一|首位|榜首)(?:位|名)?的(?=是?[哪谁])")
"""申请量排第一的是哪个部门: which has most."""
_FROM_WHOM = re.compile(
    "(?<!向)(?P<deed>收取?(?:了|过)?)(?P<who>(?:申请|当事|委托)(?:人|者)|群众|公民|公众|企业|市民|居民|用户|学生|患者)(?:们)?(?P<how>(?:多少|几).{0,8}?费)"
)
"""收了申请人多少复制费: what was taken of them (向申请人收取), not how many they were."""
_HOW_MANY = re.compile(r"多少|几|how many|how much|百分之")


def _in_another_unit(piece: str, before: list[str]) -> bool:
    """Whether a piece asks in a unit that none before it asks in (对几件申请收了费,共多少元): for another number of the same."""
    unit = asked_unit(piece)
    return bool(unit and before) and all(asked_unit(one) not in (None, unit) for one in before)


def _says_nothing(piece: str) -> bool:
    """Whether a piece only asks for a number and names nothing (表里填的是几)."""
    reading = said(piece)
    return reading.whole and not reading.concepts
