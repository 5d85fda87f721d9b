"""Sentences for people from figures: templates by language, filled with values, units and citation markers.

The templates are data (`vocabulary/answers.toml`). Numbers are printed exactly: no rounding, no grouping, no trailing
zeros beyond those computed.

>>> plain(Decimal("100")), plain(Decimal("35.10")), plain(Decimal("1E+4"))
('100', '35.1', '10000')
>>> Wording("zh").say("all_sum", year="2023年", label="行政复议总计", value="3", unit="件", marks="[1]")
'2023年各单位“行政复议总计”合计3件[1]。'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.answering.evidence import Found
from assistant.asking.indicator_words import own_label
from assistant.language.number_words import in_words
from assistant.language.word_tables import word_table
from ingest.forms import indicators

_NUMBERING = re.compile(r"^\s*(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]+[)）]|\d+[.、．])\s*")
TOTAL = "总计"
"""The column of all applicants, which goes without saying."""
_NOTE = re.compile(r"[(（][^()（）]*[)）]")
_BETWEEN_CELLS = re.compile(r"[\t|]")
"""What parts the cells of a body's own table, of which a row is quoted."""
_NUMBER = re.compile(r"\d[\d,.]*(?![\d,.年月日号])")


def plain(value: Decimal) -> str:
    """A Decimal's digits as people write them."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def plain_label(label: str) -> str:
    """A form's label without its number and its note in brackets.

    >>> plain_label("（二）部分公开（区分处理的，只计这一情形，不计其他情形）"), plain_label("3.其他")
    ('部分公开', '其他')
    """
    return _NOTE.sub("", _NUMBERING.sub("", label)).removeprefix("其中：").strip() or label


def whole_clause(quote: str) -> str:
    """A quote as a clause of its own: without the marks around it, a bracket that it breaks off in closed.

    >>> whole_clause("，收到申请8件（去年13件"), whole_clause("、企业许可（69件）")
    ('收到申请8件（去年13件）', '企业许可（69件）')
    """
    clause = quote.replace("\n", "").strip(" ,，;；。、")
    for opened, closed in ("（）", "()"):
        if clause.count(opened) == clause.count(closed) + 1:
            clause += closed
    return clause


def without_year(clause: str, year: int | None) -> str:
    """A clause without the year that it begins with, where that is said already.

    >>> without_year("2023年度，全县收到申请8件", 2023), without_year("2022年收到申请8件", 2023)
    ('全县收到申请8件', '2022年收到申请8件')
    """
    return re.sub(rf"^{year}年度?[,，]?", "", clause) or clause


class Wording:
    """The sentences of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._templates: dict[str, str] = word_table("answers")[language]
        self._units: dict[str, str] = word_table("answers")[f"units_{language}"] if language != "zh" else {}

    def say(self, template: str, /, **values: str) -> str:
        """A template filled in; a missing value is an error of ours (KeyError)."""
        return self._templates[template].format(**values)

    def word(self, name: str) -> str:
        return self._templates[name]

    def unit(self, unit: str) -> str:
        return unit if self.language == "zh" else self._units.get(unit, f" {unit}" if unit else "")

    def year(self, year: int | None) -> str:
        return f"{year}{self.word('year_suffix')}" if year is not None else ""

    def listed(self, names: Sequence[str]) -> str:
        return self.word("list").join(names)

    def figure(self, found: Found, marks: str) -> str:
        """One figure as a sentence: a cell by its label, a sentence's number by its own clause."""
        who = found.organisation or ""
        known = self.note(found)
        note = self.say("bracketed", text=known) if known else ""
        common = {"who": who, "year": self.year(found.year), "marks": marks, "unit": self.unit(found.unit), "note": note}
        column = self.column(found)
        dimension = self.say("bracketed", text=column) if column else ""
        label = self.label(found)
        if found.value is None:
            return self.say("blank", label=label, dimension=dimension, **common)
        value = self.amount(found)
        if found.operation == "sum":
            and_note = self.word("comma") + known if known else ""
            return self.say("sum", label=label, dimension=dimension, value=value, and_note=and_note, **common)
        citation = found.citations[0]
        if citation.kind == "cell" or _BETWEEN_CELLS.search(citation.quote):
            return self.say("cell", label=label, dimension=dimension, value=value, **common)
        clause = without_year(whole_clause(citation.quote), found.year)
        several = len(_NUMBER.findall(clause)) > 1 and value in clause  # which of them is meant does not go without saying
        return self.say("sentence_of_several" if several else "sentence", clause=clause, value=value, **common)

    def label(self, found: Found) -> str:
        """What is counted, without its column: the row's label, and what it is a part of where that does not go without
        saying."""
        label = plain_label(found.label)
        return self.within(found.indicator, label)

    def within(self, indicator: str | None, label: str) -> str:
        """A row's label with the part of the table that it stands in (不予公开：属于国家秘密)."""
        named = word_table("answers")["names_zh"]
        above = (indicator or "").rpartition(".")[0]
        return named.get(indicator or "") or (
            f"{named[above]}：{label}" if above in named and label not in named[above] else label
        )

    def column(self, found: Found) -> str:
        """The column that a figure stands in; "" for all applicants, or where the label says it."""
        beside = found.dimension not in (None, TOTAL) and (found.dimension or "") not in found.label
        return found.dimension or "" if beside else ""

    def called(self, found: Found) -> str:
        """What a figure is called: its label, and the column where that is not all applicants."""
        column = self.column(found)
        return f"{self.label(found)}{self.say('bracketed', text=column)}" if column else self.label(found)

    def amount(self, found: Found) -> str:
        """A figure's number, said to be about so much where it is; "" where there is none."""
        if found.value is None:
            return ""
        return self.say("about", value=plain(found.value)) if found.state == "approximate" else plain(found.value)

    def indicator(self, id: str) -> str:
        """What a count of the forms is called."""
        known = indicators().get(id)
        label = plain_label(known.label) if known is not None else own_label(id) or id
        return f"“{self.within(id, label)}”"

    def counted(self, found: Found) -> str:
        """What a figure counts, by the year whose report counts it so."""
        return self.say("counted", year=self.year(found.year), label=self.called(found))

    def note(self, found: Found) -> str:
        """What is to be known of a figure where it stands: read from a picture, or corrected by a person."""
        if found.state == "corrected":
            return self.word("note_corrected")
        return self.word("note_recognised") if found.recognised else ""

    def version(self, found: Found, *, marked: bool) -> str:
        """Which of several files of a report a figure is from; `marked` where one of them is the corrected version."""
        return self.say(_version(marked, found.from_corrected), file=found.citations[0].file.rsplit("/", 1)[-1])

    def version_short(self, file: str, *, marked: bool, corrected: bool) -> str:
        """The same in brackets, behind the report that is quoted."""
        return self.say(f"{_version(marked, corrected)}_short", file=file.rsplit("/", 1)[-1])

    def apart(self, operands: Sequence[Found]) -> tuple[str, list[str]]:
        """(what figures have in common, each by what it differs in, with its value): the body, the year, the label, the column.

        An approximate or recognised figure keeps its note.
        """
        common, named = self.differing(operands)
        return common, [f"{name}{self.say('bracketed', text=inside)}" for name, inside in named]

    def differing(self, operands: Sequence[Found]) -> tuple[str, list[tuple[str, str]]]:
        """What figures have in common, and of each what it differs in and its value with its note."""
        parts = [(one.organisation or "", self.year(one.year), f"“{self.label(one)}”", self.column(one)) for one in operands]
        shared, told = split(parts)
        column = self.say("bracketed", text=shared[3]) if shared[3] else ""
        names = ["".join(pieces) + self._own_column(pieces[3], told) for pieces in told]
        return "".join(shared[:3]) + column, [(name, self._worth(one)) for name, one in zip(names, operands, strict=True)]

    def _own_column(self, column: str, told: Sequence[Sequence[str]]) -> str:
        """What the column of all applicants is called beside others."""
        return "" if column or not any(pieces[3] for pieces in told) else self.word("all_columns")

    def _worth(self, found: Found) -> str:
        known = (f"{self.amount(found)}{self.unit(found.unit)}", self.note(found))
        return self.word("comma").join(piece for piece in known if piece)

    def named(self, found: Found) -> str:
        """What a figure is called inside a comparison: body, year, label and value."""
        known = [
            piece for piece in (self.column(found), f"{self.amount(found)}{self.unit(found.unit)}", self.note(found)) if piece
        ]
        inside = self.say("bracketed", text=self.word("comma").join(known))
        return f"{found.organisation or ''}{self.year(found.year)}“{self.label(found)}”{inside}"

    def so_many(self, number: int) -> str:
        """A number in words before what it counts (两项, three items)."""
        return "两" if number == 2 and self.language == "zh" else in_words(number, self.language)

    def lines(self, figures: Sequence[Found], marks: Sequence[str]) -> tuple[str, str]:
        """What several figures have in common, and all of them, each by what it differs in."""
        subject, named = self.differing(figures)
        told = [
            self.say("one_of_several", name=name, worth=worth, marks=mark)
            for (name, worth), mark in zip(named, marks, strict=True)
        ]
        return subject, self.word("comma").join(told)


def split(parts: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """What rows of pieces have in common, and what each has of its own, place by place; "" elsewhere.

    >>> split([("甲局", "2022年"), ("甲局", "2023年")])
    (('甲局', ''), [('', '2022年'), ('', '2023年')])
    """
    same = [len(set(column)) == 1 for column in zip(*parts, strict=True)]
    shared = tuple(piece if one else "" for piece, one in zip(parts[0], same, strict=True))
    return shared, [tuple("" if one else piece for piece, one in zip(row, same, strict=True)) for row in parts]


def _version(marked: bool, corrected: bool) -> str:
    """What a version is called: by its file alone where none is marked as the corrected one."""
    return "version_corrected" if marked and corrected else "version_other" if marked else "version_file"
