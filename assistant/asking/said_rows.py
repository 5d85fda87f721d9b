"""Rows of tables as a question quotes them: with a note in brackets behind them, and rows that only one report prints.

`without_notes` leaves out a note that a report prints behind the words of its label (规范性文件（标题为办法的公文）), which asks nothing
more; any other bracket stays. `without_consequence` leaves out what follows from a row's reason (逾期不补正、不再处理). `own_row` gives
the cell of a row that is none of the form's, where every word of the question is its label's, one column's, or only asks.
`without_carried_aside` takes in an aside on applications carried over (不含上年结转). `rows_by_number` says rows by their labels that a question names by their number in a group of the form (不予公开的第2项). Texts are folded. Nothing raises; what is in doubt gives nothing.

>>> without_notes("规范性文件(标题为办法的公文)几件", ["规范性文件(标题为办法的公文)|3|"]), without_notes("公开几条(不含转发)", ["公开3条"])
('规范性文件几件', '公开几条(不含转发)')
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from assistant.asking.indicator_words import sum_of
from assistant.language.concepts import asking_words
from assistant.language.word_tables import word_table
from ingest.forms import load_forms
from ingest.forms.wording import plain_label
from ingest.model import Figure
from ingest.normalise import fold_text
from ingest.statements.words import alternatives, load_words
from ingest.tables.label_match import label_key

_NOTE = re.compile(r"(?P<label>[\u4e00-\u9fff]{2})\((?P<note>[^()]*[\u4e00-\u9fff]{4}[^()]*)\)")
_COLUMN = re.compile("^(?:本年度?|当年)|(?:的)?(?:件|条|项)?(?:总?数量?|总量)$|项目数量?$")
_SHORTEST = 4
"""Characters of a label: a shorter one (其他, 合计) is said of anything."""


def without_notes(question: str, texts: Iterable[str]) -> str:
    """A folded question without the notes that one of these folded texts prints behind the same words."""
    printed = tuple(texts) if _NOTE.search(question) else ()
    return _NOTE.sub(lambda found: found["label"] if any(found[0] in text for text in printed) else found[0], question)


_NUMERALS = "一二三四五六七八九"
_IN_GROUP = r"[\"“”」』]?(?:这?一?[栏类项]|部分)?(?:之?下面?|里[面边]?|之?中|内)?的?[,:—→>/-]{0,2}"
_NUMBER = r"第(?:[一二三四五六七八九]|[1-9])小?项"


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    """The labels of the rows in each numbered group of the newest form, in order, without their numbers."""
    tables = load_forms()[max(load_forms())].tables
    found: dict[str, tuple[str, ...]] = {}
    for row in (row for table in tables for row in table.rows if len(row.path) > 1 and re.match(r"\d[.、]", row.path[-1])):
        group = plain_label(row.path[-2])
        found[group] = (*found.get(group, ()), fold_text(plain_label(row.path[-1])))
    return found


@cache
def _consequence() -> re.Pattern[str]:
    """What follows from a row's reason, or says up to when is counted what the form counts at the end of its year."""
    words = word_table("rows")
    done, at_year_end = alternatives(words["done"]), alternatives(words["at_year_end"])
    return re.compile(
        rf"(?<={'|'.join(words['reasons'])})的?[、,，]?(?:而|就|被|因此|行政机关)*不再(?:予以)?(?:{done})(?!其)"
        rf"|截[至止]到?(?=[^,，。]{{0,6}}年度?(?:年?[底末]|12月31日)[^,，。]{{0,6}}(?:{at_year_end}))"
    )


def without_consequence(question: str) -> str:
    """A question without what a row's label says to follow from its reason, and which is no row of its own, nor up to when is counted what
    the form counts at the end of its year.

    >>> without_consequence("逾期不补正、不再处理的有几件"), without_consequence("不再处理的有几件")
    ('逾期不补正的有几件', '不再处理的有几件')
    >>> without_consequence("截至2023年底现行有效的规章几件"), without_consequence("截至2023年底公开几件")
    ('2023年底现行有效的规章几件', '截至2023年底公开几件')
    """
    return _consequence().sub("", question)


@cache
def _carried_aside() -> re.Pattern[str]:
    words = word_table("rows")["carried_aside"]
    named = rf"(?:都|也)?(?:(?P<without>{alternatives(words['without'])})|(?<!其中)(?:{alternatives(words['with'])}))了?{words['carried']}(?:{words['taken_in']})?"
    behind = rf"(?<!其中)(?:把|将)?{words['carried']}{words['taken_in']}"
    return re.compile(rf"(?P<apart>[(（,，]|^)?(?P<said>{named}|{behind})(?:[)）]|(?P<before>[,，])|(?=[?？。一总共合]|$))")


def takes_in_carried(question: str) -> bool:
    """Whether applications carried over are to be counted with the others, and not asked for themselves.

    >>> takes_in_carried("把上年结转的也算上,一共多少件"), takes_in_carried("上年结转的多少件"), takes_in_carried("其中含上年结转的共多少件")
    (True, False, False)
    """
    found = _carried_aside().search(question)
    return found is not None and not found["without"]


def without_carried_aside(question: str) -> str:
    """A question without an aside on the applications carried over where its figure is told so anyway, and with their sum asked for where
    those received are to be counted with them, or where nothing is said to be done with them.

    >>> without_carried_aside("新收申请多少件(不含上年结转)"), without_carried_aside("办理申请多少件,含上年结转的?")
    ('新收申请多少件', '办理申请多少件?')
    >>> without_carried_aside("收到申请(含上年结转)多少件"), without_carried_aside("办结多少件(不含上年结转)")
    ('收到申请加上上年结转的一共多少件', '办结多少件(不含上年结转)')
    >>> without_carried_aside("把上一年转过来的也算上,示例市收办申请几件"), without_carried_aside("含上年结转的申请,示例市共几件")
    ('示例市收办申请几件', '示例市申请加上上年结转的一共几件')
    >>> without_carried_aside("把上年结转的也算上一共几件申请")
    '申请加上上年结转的一共几件申请'
    """
    found = _carried_aside().search(question)
    if found is None:
        return question
    words = word_table("rows")["carried_aside"]
    between = found["before"] or "" if found["apart"] else ""
    plain = f"{question[: found.start()]}{between}{question[found.end() :]}"
    received, handled = (re.search(words[name], plain) is not None for name in ("received", "handled"))
    if re.search(words["others"], plain) or (received and handled):
        return question
    if handled and (found["without"] or not (found["apart"] is not None or found["before"])):
        return question
    if not received and not handled and (found["without"] or _APPLICATIONS.search(question) is None):
        return question
    noun = "" if received or _APPLICATIONS.search(_HOW_MANY.split(plain)[0]) else "申请"
    return plain if handled or found["without"] else _HOW_MANY.sub(f"{noun}加上上年结转的一共", plain, count=1)


_APPLICATIONS = re.compile("申请(?!人)")
_HOW_MANY = re.compile("(?:一?共|总共|合计)?有?(?=多少|几)")


def rows_by_number(question: str) -> str:
    """A question with the rows that it names by number in a group said by their labels; a label that it says itself must be that row's.

    >>> rows_by_number("不予公开的第一项、第8项各几件"), rows_by_number("“其他处理”下面第3项“其他”是多少")
    ('属于国家秘密、属于行政查询事项各几件', '其他处理里的其他是多少')
    >>> rows_by_number("其他处理下的3.其他有几件"), rows_by_number("不予公开的第9项")
    ('其他处理里的其他有几件', '不予公开的第9项')
    """
    if not any(group in question for group in _groups()):
        return _in_english(question)
    return _numbered().sub(_by_label, _in_english(question))


def _in_english(question: str) -> str:
    """A question with the rows that it names by number in English said as English answers call them; a row of the whole table only where
    it is numbered at its own heading (row two of table three, but no row five: headings are counted, or not).

    >>> _in_english("What is item 2 of the refusals?"), _in_english("What does the third row under not processed show?")
    ('What is applications refused because another law forbids disclosure?', 'What does applications not processed as requests for publications show?')
    >>> _in_english("In table three, what is row two?"), _in_english("In table three, what is row five?")
    ('In table three, what is applications carried over from the year before?', 'In table three, what is row five?')
    """
    if _row().search(question) is None:
        return question
    said = _english_groups().sub(_english_row, question)
    return _row_alone().sub(_english_heading, said) if _TABLE_THREE.search(said) else said


def _english_row(found: re.Match[str]) -> str:
    group = next(id for id, names in word_table("spoken_english")["groups"].items() if found["group"].lower() in names.split("|"))
    rows = sum_of(group)
    number = _numbered_in_english(found["number"] or found["ordinal"])
    return _english_name(rows[number - 1]) if 0 < number <= len(rows) else found[0]


def _english_heading(found: re.Match[str]) -> str:
    number = _numbered_in_english(found["number"] or found["ordinal"])
    return _english_name(_HEADINGS[number - 1]) if 0 < number <= len(_HEADINGS) else found[0]


_HEADINGS = ("applications.received", "applications.carried_in")
_TABLE_THREE = re.compile(r"\b(?:table (?:three|3|iii)|third table)\b", re.IGNORECASE)


@cache
def _row() -> re.Pattern[str]:
    """What a row is called in English, its number in words, figures or none."""
    words = word_table("spoken_english")["numbered"]
    return re.compile(rf"\b(?:{words['row']}|{words['number']})\b", re.IGNORECASE)


@cache
def _which_row() -> str:
    """A row of a table by its number (item 2, the third row), as a pattern."""
    words = word_table("spoken_english")["numbered"]
    cardinals, ordinals = "|".join(words["cardinals"]), "|".join(words["ordinals"])
    return (
        rf"(?:(?:the )?(?:{words['row']}|{words['number']})(?: (?:{words['number']}))? #?(?P<number>[1-9]|{cardinals})"
        rf"|(?:the )?(?P<ordinal>{ordinals}|[1-9](?:st|nd|rd|th)) (?:{words['row']}))\b"
    )


@cache
def _row_alone() -> re.Pattern[str]:
    return re.compile(_which_row(), re.IGNORECASE)


def _numbered_in_english(said: str) -> int:
    words, word = word_table("spoken_english")["numbered"], said.lower()
    named = next((names.index(word) + 1 for names in (words["ordinals"], words["cardinals"]) if word in names), None)
    return int(word[0]) if named is None else named


def _english_name(indicator: str) -> str:
    """What several of a count are called in English."""
    return str(word_table("english_labels")["counts"][indicator]).format(s="s", y="ies")


@cache
def _english_groups() -> re.Pattern[str]:
    names = sorted(
        (name for listed in word_table("spoken_english")["groups"].values() for name in listed.split("|")), key=len, reverse=True
    )
    return re.compile(
        rf"{_which_row()} (?:of|under|in|for|among) (?:the )?[\"'“]?(?P<group>{'|'.join(names)})\b[\"'”]?(?: (?:section|group|part|block|rows?|category|heading)\b)?",
        re.IGNORECASE,
    )


def _by_label(found: re.Match[str]) -> str:
    group, rows = next((group, rows) for group, rows in _groups().items() if group in found[0])
    if found["rest"]:
        return f"{group}里的{rows[-1]}" if rows[-1] == "其他" else found[0]
    numbers = [int(said) if said.isdigit() else _NUMERALS.index(said) + 1 for said in re.findall(r"第(.)", found["numbers"])]
    if max(numbers) > len(rows):
        return found[0]
    labels = [f"{group}里的{rows[n - 1]}" if rows[n - 1] == "其他" else rows[n - 1] for n in numbers]
    if found["label"] and (len(numbers) > 1 or fold_text(found["label"]) not in rows[numbers[0] - 1]):
        return found[0]
    joins = [*re.split(_NUMBER, found["numbers"])[1:-1], ""]
    return "".join(label + join for label, join in zip(labels, joins, strict=True))


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(
        rf"[\"“「『]?(?:{'|'.join(_groups())}){_IN_GROUP}"
        rf"(?:(?P<numbers>{_NUMBER}(?:[、和及与,]{_NUMBER})*)(?:的?[\"“「『](?P<label>[^\"“”「」『』]+)[\"”」』])?"
        r"|[\"“「『]?(?P<rest>(?:3[.、])?其[他它])[\"”」』]?(?=有?多少|有?几|是|为|填|总计|数量|呢|[。?？]|$))"
    )


def own_row(figures: Sequence[Figure], question: str) -> tuple[Figure, ...]:
    """The cell of a row of the report's own that a question names with its column; () where it says more, or names several."""
    asked = _key(question)
    own = [one for one in figures if one.indicator is None and one.row and one.table != "prose"]
    named = [one for one in own if len(key := label_key(one.row[-1])) >= _SHORTEST and key in asked]
    longest = max((len(label_key(one.row[-1])) for one in named), default=0)
    row = [one for one in named if len(label_key(one.row[-1])) == longest]
    fitting = [one for one in row if _says_no_more(asked, one)]
    return tuple(fitting) if len(fitting) == 1 else ()


def _key(question: str) -> str:
    return re.sub(r"[\"'.,、,。:;?!/\[\]<>《》()]+", "", question)


def _says_no_more(asked: str, one: Figure) -> bool:
    """Whether a question says a row's label, its column, and nothing else but what asks for a number."""
    rest = asked.replace(label_key(one.row[-1]), " ", 1)
    column = label_key("".join(one.column[-1:]))
    said = next((word for word in (column, *_short(column)) if len(word) > 1 and word in rest), None)
    if said is None:
        return False
    return re.search(r"[\u4e00-\u9fff]", _asking().sub("", asking_words().sub(" ", rest.replace(said, " ", 1)))) is None


def _short(column: str) -> Iterable[str]:
    """A column's label without the words that every column has (新制作 of 本年新制作数量)."""
    while (shorter := _COLUMN.sub("", column)) != column:
        column = shorter
        yield column


@cache
def _asking() -> re.Pattern[str]:
    units = alternatives(load_words().counts)
    return re.compile(rf"总?(?:数量|数目|数)|一?共|总计|多少|几|(?:{units})(?=\s|$)|[本年度的是为有了呢吗全]|是多少")
