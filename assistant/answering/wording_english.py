"""English sentences: the number first, the forms' counts by English names, bodies by the names that they have.

A count of the forms is called by `vocabulary/english_labels.toml` (100 new applications received); one that has no English name
there, a row of a report's own, keeps its printed label in quotation marks. A number of prose that is no count of the forms is
given with the report's own words, because what it counts is told nowhere else. Units that the name of the count says already
are left out; money and people keep theirs.

>>> phrase("applications.received", many=True), phrase("applications.received", many=False)
('new applications received', 'new application received')
>>> phrase("no.such.count", many=True) is None
True
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.evidence import Found
from assistant.answering.wording import Wording, plain_label, split, whole_clause
from assistant.english.naming import in_english
from assistant.language.word_tables import word_table

_SINGULAR = {" people": " person"}
_MEASURED = ("万元", "元", "亿元", "%")
"""Units that no name of a count says."""


def phrase(indicator: str | None, *, many: bool) -> str | None:
    """What a count is called, for one or for many; None where it has no English name."""
    known = word_table("english_labels")["counts"].get(indicator or "")
    return None if known is None else known.format(s="s" if many else "", y="ies" if many else "y")


class EnglishWording(Wording):
    """The sentences of English answers."""

    def __init__(self) -> None:
        super().__init__("en")

    def say(self, template: str, /, **values: str) -> str:
        """A template filled in; a report whose year is not known is told without it, and what figures share ends in one colon."""
        return super().say(template, **values).replace("the  report", "the report").replace(": : ", ": ")

    def called(self, found: Found) -> str:
        """The English name of what is counted, with its column; the printed label in quotation marks where it has none."""
        return self._called(found, many=True)

    def indicator(self, id: str) -> str:
        return phrase(id, many=True) or super().indicator(id)

    def counted(self, found: Found) -> str:
        return self.say("counted", year=self.year(found.year), label=f"“{plain_label(found.label)}”")

    def named(self, found: Found) -> str:
        """A figure inside a comparison: number, count, body and year."""
        inside = [piece for piece in (found.organisation, self.year(found.year), self.note(found)) if piece]
        return f"{self._much(found)} {self._counting(found)}{self.say('bracketed', text=', '.join(inside))}"

    def differing(self, operands: Sequence[Found]) -> tuple[str, list[tuple[str, str]]]:
        """What figures have in common, ending in a colon where there is anything; of each what it differs in and its number."""
        parts = [(one.organisation or "", self.year(one.year), self._name(one, many=True), self._column(one)) for one in operands]
        shared, told = split(parts)
        common = ", ".join(piece for piece in (shared[0], shared[1], f"{shared[2]} {shared[3]}".strip()) if piece)
        names = [(*pieces[:3], pieces[3] or self._own_column(pieces[3], told)) for pieces in told]
        worths = [", ".join(piece for piece in (self._much(one), self.note(one)) if piece) for one in operands]
        joined = [", ".join(piece for piece in name if piece) for name in names]
        return (f"{common}: " if common else ""), list(zip(joined, worths, strict=True))

    def figure(self, found: Found, marks: str) -> str:
        known = self.note(found)
        note = self.say("bracketed", text=known) if known else ""
        common = {"who": found.organisation or "", "year": self.year(found.year), "marks": marks, "note": note}
        if found.value is None:
            blank = self.say("blank", label=self.called(found), dimension="", unit="", **common)
            return blank if found.year is not None else blank.replace(", :", ":", 1)
        label = self._counting(found)
        if found.operation == "sum":
            and_note = self.word("comma") + known if known else ""
            unit = self._unit(found)
            return self.say("sum", label=label, dimension="", value=self.amount(found), unit=unit, and_note=and_note, **common)
        citation = found.citations[0]
        if citation.kind == "cell" or self._is_form(found):
            return self.say("cell", label=label, dimension="", value=self.amount(found), unit=self._unit(found), **common)
        clause = whole_clause(citation.quote)
        return self.say("sentence", clause=clause, value=self.amount(found), unit=self._counted_in(found), **common)

    def _counted_in(self, found: Found) -> str:
        """The unit of a number of prose; of one thing it is said in the singular."""
        unit = self.unit(found.unit)
        return _SINGULAR.get(unit, unit.removesuffix("s")) if abs(found.value or 0) == 1 else unit

    def _called(self, found: Found, *, many: bool) -> str:
        return f"{self._name(found, many=many)} {self._column(found)}".rstrip()

    def _counting(self, found: Found) -> str:
        """What is counted, as it stands behind its number."""
        called = self._called(found, many=found.value is None or abs(found.value) != 1)
        return f"of {called}" if self._is_form(found) and found.unit in _MEASURED else called

    def _name(self, found: Found, *, many: bool) -> str:
        """The English name of what is counted; where the forms give it none, the printed label in quotation marks, behind an English
        word for it where the vocabulary has one."""
        known = phrase(found.indicator, many=many) if self._is_form(found) else None
        label = plain_label(found.label)
        return known if known is not None else f"{in_english(label)} “{label}”".lstrip()

    def _column(self, found: Found) -> str:
        """The column of applicants in English; another one as it is printed, where the name does not say it."""
        if not self.column(found):
            return ""
        if (found.indicator or "").startswith("applications"):
            columns: dict[str, str] = word_table("english_labels")["columns"]
            return columns.get(found.dimension or "", f"({found.dimension})")
        return "" if self._is_form(found) else f"({found.dimension})"

    def _is_form(self, found: Found) -> bool:
        """Whether a figure is a count that has an English name; a share or a rate of it is not the count."""
        return found.unit != "%" and found.direction is None and phrase(found.indicator, many=True) is not None

    def _unit(self, found: Found) -> str:
        """The unit, where the name of the count does not say it."""
        return "" if self._is_form(found) and found.unit not in _MEASURED else self.unit(found.unit)

    def _much(self, found: Found) -> str:
        return f"{self.amount(found)}{self._unit(found)}"


def wording_of(language: str) -> Wording:
    """The wording of a language.

    >>> wording_of("en").language, wording_of("zh").language
    ('en', 'zh')
    """
    return EnglishWording() if language == "en" else Wording(language)
