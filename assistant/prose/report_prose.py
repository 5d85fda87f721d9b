"""One report as it is searched for an answer: its prose as sentences in their paragraphs and list items.

`ReportProse` joins what a search found to whole stretches of text, so that a sentence that a passage's edge cut is whole
again, and groups sentences into units (a paragraph, a list item): neighbours in a unit belong together, neighbours
across units do not. Headings that stand alone and rows of tables are no sentences. All spans count characters of the
document's text.

>>> shared_heading("五、存在的主要问题及改进情况"), shared_heading("（一）存在的主要问题")
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.bodies.name_parts import Parts
from assistant.language.sentences import Listing, listings, sentences
from ingest.model import Section, Span
from ingest.normalise import fold_text
from ingest.sections import section_at

if TYPE_CHECKING:
    from assistant.passages.retrieve import Passage
    from ingest.store.library import Library

TITLE = 40
"""A heading or an item's title is at most so long."""
_LED = 40
_CONTENTS = re.compile(
    r"(?:总体情况|概述|基本(?:工作)?情况)[^。]{0,24}主动公开(?:政府(?:信息|资讯)|情况)[^。]{0,60}申请[^。]{0,60}(?:复议|问题)"
)
"""What parts a report has."""
_OPENING = re.compile(r"(?:根据|依据|依照|按照)[^。]{0,160}(?:编制|公布|发布|编写|报告如下)[^。]{0,60}(?:报告|年报)")
"""By what a report was drawn up, which opens every one."""
_TURN_TO = re.compile(r"如(?:对|有|需)[^。]{0,40}(?:联系|致电|拨打|查询|咨询|询问|反映)")
"""Whom to turn to answers only who asks for that."""
_ASKS_WHOM = re.compile(
    r"联系|疑|询|问题|电话|地址|邮|传真|号码|不明|找|楼|办公|哪里|哪儿|谁|部门|科|机构|\b(?:contact|question|phone|address|who|office)\b"
)
_OF_REPORT = re.compile(r"编|依据|根据|年报|报告|部分|章|\b(?:report|basis|parts|sections)\b")
_ROW = re.compile(r"(?:\d\s+){4}|\|.*\|")
_PUBLISHED = re.compile(
    r"[（(\[【]?\s*(?:信息)?(?:来源|发布(?:日期|时间|机构)|浏览(?:量|次数)|阅读(?:量|次数)?|字号|字体)\s*[:：][^。；;]*\Z"
)
"""A web page's line about itself: where it is from, when it was put up, how often it was read."""


def shared_heading(line: str) -> bool:
    """Whether a line heads problems and measures together: it does not tell which of them follows."""
    folded = fold_text(line)
    problems, measures = re.search("问题|不足|困难", folded), re.search("改进|措施|打算|方向", folded)
    return len(folded) <= TITLE and problems is not None and measures is not None


def tells_of_itself(body: str, question: str) -> bool:
    """Whether a folded text tells what parts the report has, by what it was drawn up or whom to turn to, which answers only who asks that.

    >>> tells_of_itself("如对报告有意见,请与航务处联系。", "船东的意见是什么"), tells_of_itself("如有疑问,请与航务处联系。", "有疑问找谁")
    (True, False)
    """
    if (_CONTENTS.search(body) or _OPENING.search(body)) and not _OF_REPORT.search(question):
        return True
    return _TURN_TO.search(body) is not None and not _ASKS_WHOM.search(question)


def _names(organisation: str) -> re.Pattern[str]:
    """A body's name in full and without its places."""
    folded = fold_text(organisation).lower()
    names = {name for name in (folded, Parts.of(folded).body if folded else "") if len(name) > 2}
    named = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(rf"(?<![\"《])(?:{named})" if named else r"(?!)")


class ReportProse:
    """A report's text, sections and lists, and the prose that a search found in it. `passages.for_programs` best first."""

    def __init__(self, identity: str, library: Library, passages: Sequence[Passage]) -> None:
        self.identity = identity
        self.text = library.text(identity)
        self.sections = library.sections(identity)
        record = library.document(identity)
        self.year = record.year if record is not None else None
        self._names = _names((record.organisation if record is not None else None) or "")
        own = [passage for passage in passages if passage.document_id == identity]
        self.rank = {passage.span: 1 - index / max(len(own), 1) for index, passage in enumerate(own)}
        self.prose = sorted(passage.span for passage in own if passage.kind != "table")

    @cached_property
    def stretches(self) -> tuple[Span, ...]:
        """Prose without gaps: neighbouring passages of one section are one stretch."""
        joined: list[Span] = []
        for found in self.prose:
            span = Span(found.start, self._line_end(found.end))
            if joined and not self.text[joined[-1].end : max(span.start, joined[-1].end)].strip() and not self._opens(span.start):
                joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
            else:
                joined.append(span)
        return tuple(joined)

    def _line_end(self, end: int) -> int:
        """Where the paragraph ends that a passage breaks off in: what goes on from a heading in its line is not left behind."""
        section = self.section(end - 1)
        if section is None or end >= section.span.end or any(span.start == end for span in self.prose):
            return end
        for sentence in sentences(self.text, Span(end, section.span.end)):
            if "\n" in self.text[end - 1 : sentence.start]:
                break
            end = sentence.end
        return end

    def _opens(self, offset: int) -> bool:
        return any(section.heading.start == offset for section in self.sections if len(section.heading))

    def told(self, span: Span) -> str:
        """A stretch, folded, in lower case, without the body's own name: what it is called tells nothing of what it does. In quotes
        it is the name of something else (its account)."""
        return self._names.sub("", fold_text(span.of(self.text)).lower())

    def section(self, offset: int) -> Section | None:
        return section_at(self.sections, offset) if self.sections else None

    def headings(self, offset: int) -> tuple[str, ...]:
        section = self.section(offset)
        return section.path if section is not None else ()

    @cached_property
    def units(self) -> tuple[tuple[Span, ...], ...]:
        """Sentences, grouped by the paragraph or list item that they stand in. Headings that stand alone are none."""
        units: list[tuple[Span, ...]] = []
        alone = {section.heading for section in self.sections}
        starts = {item.start for found in self.lists for item in found.items}
        breaks = {*starts, *self.headings_end, *(found.span.end for found in self.lists)}
        for stretch in self.stretches:
            cuts = sorted({stretch.start, *(at for at in breaks if stretch.start < at < stretch.end), stretch.end})
            for left, right in pairwise(cuts):
                unit: list[Span] = []
                for sentence in sentences(self.text, Span(left, right)):
                    if unit and left not in starts and "\n" in self.text[unit[-1].end : sentence.start]:
                        units.append(tuple(unit))
                        unit = []
                    said = sentence.of(self.text)
                    if sentence not in alone and not _ROW.search(said) and not _PUBLISHED.match(said):
                        unit.append(sentence)
                if unit:
                    units.append(tuple(unit))
        return tuple(units)

    @cached_property
    def headings_end(self) -> tuple[int, ...]:
        """Where headings end that stand alone on their lines: what follows is no part of their sentence."""
        ends = (section.heading.end for section in self.sections if len(section.heading))
        return tuple(sorted(end for end in ends if self.text[end : end + 1].isspace()))

    @cached_property
    def lists(self) -> tuple[Listing, ...]:
        """The lists of every section's own text, whether or not all of it was found."""
        starts = sorted({0, *(section.span.start for section in self.sections), len(self.text)})
        return tuple(found for left, right in pairwise(starts) for found in listings(self.text, Span(left, right)))

    def plain(self, stretch: Span) -> Iterator[Span]:
        """The sentences of any stretch without its headings."""
        headings = [section.heading for section in self.sections if len(section.heading)]
        cuts = sorted({stretch.start, *(at for at in self.headings_end if stretch.start < at < stretch.end), stretch.end})
        for left, right in pairwise(cuts):
            for sentence in sentences(self.text, Span(left, right)):
                if not any(heading.holds(sentence) for heading in headings):
                    yield sentence

    def led_by(self, offset: int) -> str:
        """The end of the text that leads to the list in which a place stands ('' where it stands in none)."""
        return "".join(found.lead.of(self.text)[-_LED:] for found in self.lists if found.span.start <= offset < found.span.end)
