"""How a figure that is not there is spoken of: one sentence that tells what is missing, where, and what there is instead.

`told` makes the sentence of a `Missing`, cites the place of a picture or a blank, and puts the warning that goes with it into
the builder. The same sentence refuses a question and stands beside the part of an answer that is known.

>>> from assistant.answering.builder import Builder
>>> told(Missing("not_there", (), "示例市教育局", 2023), Builder("zh"))
'示例市教育局2023年报告里没有找到直接说明这一项的内容，不能回答。'
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Citation
from assistant.answering.builder import Builder
from assistant.answering.evidence import Missing
from assistant.answering.wording import plain

CHOICES = 12
"""How many bodies or files are offered to choose from."""
_PICTURES = {"image_only": "image_warning", "illegible": "illegible_warning"}
_OWN = {"no_year", "no_body", "no_of_class", "no_corrected", "no_original", "blank_operand", "unplaced", *_PICTURES}
"""The codes whose sentence needs nothing but the body, the year and the place."""


def told(missing: Missing, builder: Builder) -> str:
    """The sentence for what is missing."""
    words = builder.wording
    who, year = missing.organisation or "", words.year(missing.year)
    if missing.code == "year_missing":
        builder.warn("year_missing", words.say("year_warning"))
        if not missing.facts:
            return words.say("year_not_there", who=who, year=year)
        return words.say("year_missing", who=who, year=str(missing.year), years=words.listed(missing.facts))
    if missing.code == "unclear":
        return words.say("unclear")
    if missing.code == "no_year":
        builder.warn("year_missing", words.say("year_warning"))
    if missing.code == "which_report":
        files = [f"{_file(citation)}{builder.cite([citation])}" for citation in missing.citations[:CHOICES]]
        return words.say("which_report", who=who, choices=words.listed(files))
    if missing.code == "versions_differ":
        builder.warn("conflict", words.say("versions_unmarked_warning"))
        values = [
            (words.word("blank_value") if f.value is None else f"{plain(f.value)}{words.unit(f.unit)}")
            + builder.cite(f.citations)
            for f in missing.found
        ]
        return words.say("versions_differ", who=who, year=year, values=words.listed(values))
    if missing.code == "zero_base":
        return words.say("zero_base", named=words.named(missing.found[0]), marks=builder.cite(missing.citations))
    if missing.code == "not_comparable":
        builder.warn("not_comparable", words.say("not_comparable_warning"))
        named = [words.counted(found) for found in missing.found]
        bodies = [found.organisation or "" for found in missing.found]
        if len(set(bodies)) > 1:
            space = "" if words.language == "zh" else " "
            left, right = (f"{body}{space}{one}" for body, one in zip(bodies, named, strict=True))
            return words.say("not_comparable_bodies", left=left, right=right)
        return words.say("not_comparable", who=who, left=named[0], right=named[1])
    if missing.code == "other_form":
        asked, edition, *instead = missing.facts
        if instead:
            builder.warn("not_comparable", words.say("not_comparable_warning"))
        near = words.say("other_form_instead", label=words.indicator(instead[0])) if instead else ""
        return words.say("other_form", who=who, year=year, label=words.indicator(asked), edition=edition, instead=near)
    if missing.code in _OWN:
        if missing.code in _PICTURES:
            builder.warn("image_only", words.say(_PICTURES[missing.code]))
        return words.say(missing.code, who=who, year=year, marks=builder.cite(missing.citations))
    elsewhere = words.say("other_years", years=words.listed(missing.facts)) if missing.facts else ""
    if missing.narrowed and missing.narrowed[0].isascii() is (words.language == "en"):
        return words.say("not_there_so", who=who, year=year, said=words.word("between_names").join(missing.narrowed)) + elsewhere
    return words.say("not_there", who=who, year=year) + elsewhere


def told_years(missing: Sequence[Missing], builder: Builder) -> str:
    """One sentence for the years of a body that have no report, where there are others."""
    words = builder.wording
    builder.warn("year_missing", words.say("year_warning"))
    asked = words.listed([str(one.year) for one in missing])
    return words.say("year_missing", who=missing[0].organisation or "", year=asked, years=words.listed(missing[0].facts))


def _file(citation: Citation) -> str:
    return citation.file.rsplit("/", 1)[-1]
