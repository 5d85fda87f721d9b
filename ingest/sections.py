"""The section tree of a report, whatever numbering it prints.

A heading is found by its number (一、 （一） 1、 第一部分 #), by the form's own wording, or by the format's mark, and it is
the level of the number that decides how headings nest, not the format's. A heading may be broken over two lines, or may
open a line of running text (（一）主动公开。2023年，…): then it reaches to the first 。 or ：. Sentences that are numbered
(1.进一步…。) and 一是… are lists, not headings; so are the labels of the official tables. What lies in a table's place is
no heading, unless it is one of the form's top headings, which a copied text may hold between cells. Wordings are data
(`section_titles.toml`). All spans count characters of `Document.text`; nothing raises on odd documents.

>>> from ingest.model import Document
>>> report = Document("某局年度报告\\n一、总体情况\\n（一）主动公开。2023年公开信息5条。\\n二、其他需要报告的事项\\n无。", "txt")
>>> [section.path for section in find_sections(report)]
[(), ('一、总体情况',), ('一、总体情况', '（一）主动公开'), ('二、其他需要报告的事项',)]
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise

from ingest.model import BlockKind, Document, Section, SectionKind, Span
from ingest.normalise import fold_text
from ingest.numerals import chinese_numeral

_NUMERAL = "一二三四五六七八九十百"
_MARKS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, re.compile(rf"第([{_NUMERAL}]+)部分[、:.]?|([{_NUMERAL}]+)[、.](?![{_NUMERAL}])")),
    (2, re.compile(rf"\(([{_NUMERAL}]+)\)[、.]?")),
    (3, re.compile(r"([1-9]\d?)(?:[、]|\.(?!\d))")),
    (4, re.compile(r"\(([1-9]\d?)\)[、.]?|[①-⑳]")),
)
_UNNUMBERED = 2
_NOISE = re.compile(r"\[bookmark:[^\]\n]*\]|^[ \t\u3000]*#{1,6}(?=[ \t\u3000]*\S)")
_TITLE_LINE = re.compile(r"(?:信息|政务)公开.{0,16}(?:报告|年报)(?:\(.*\))?$")
_MIDLINE = re.compile(rf"(?<=[。；;])\s*(?=[（(][{_NUMERAL}]{{1,3}}[）)]|[{_NUMERAL}]{{1,3}}、)")
_RUN_IN = re.compile(r"[。：:\n]|　{2,}| {3,}")
_ENDS_SENTENCE = ("。", ";", "!", "?", ",", ":")
SPACED_HEADING = re.compile(
    r"\s*(?P<head>[（(][一二三四五六七八九十\d]{1,2}[）)]\s*(?:主动公开|依申请公开|政府信息管理|信息管理|(?:政府)?(?:信息)?公开?平台建设|监督保障|监督考核"
    r"|解读回应|政策解读|回应关切|公开渠道|组织领导|教育培训|建议提案(?:办理)?)(?:政府信息)?(?:工作)?(?:情况)?)[ 　]+(?=[\u4e00-\u9fff])"
)
"""（一）主动公开 全年公开9条: a blank alone parts a heading of these reports from its text; of other words it may be part of what is told."""
_LONGEST_ALONE = 45
_LONGEST_RUN_IN = 32
_LONGEST_TAIL = 8


@dataclass(frozen=True, slots=True)
class _Words:
    kinds: tuple[tuple[SectionKind, frozenset[str], tuple[tuple[str, ...], ...]], ...]
    top: frozenset[str]
    sub: tuple[tuple[str, ...], ...]
    not_starts: tuple[str, ...]
    not_equals: frozenset[str]
    endings: tuple[str, ...]


@cache
def _words() -> _Words:
    data = tomllib.loads(resources.files("ingest").joinpath("section_titles.toml").read_text(encoding="utf-8"))
    kinds = tuple(
        (SectionKind(name), frozenset(entry["equals"]), tuple(map(tuple, entry["contains"])))
        for name, entry in data.items()
        if name in {kind.value for kind in SectionKind}
    )
    refused = data["not_headings"]
    return _Words(
        kinds,
        frozenset(data["top"]["equals"]),
        tuple(map(tuple, data["sub"]["contains"])),
        tuple(refused["starts"]),
        frozenset(refused["equals"]),
        tuple(data["closing"]["ends"]),
    )


def section_kind(title: str) -> SectionKind:
    """Which of the form's sections a top heading names, its number left out of account.

    >>> section_kind("3、收到和处理政府信息公开申请情况"), section_kind("（一）组织领导")
    (<SectionKind.APPLICATIONS: 'applications'>, <SectionKind.OTHER: 'other'>)
    """
    bare = _split_mark(fold_text(title))[2].rstrip("。:")
    for kind, equal, contained in _words().kinds:
        if bare in equal or any(all(part in bare for part in parts) for parts in contained):
            return kind
    return SectionKind.OTHER


@dataclass(frozen=True, slots=True)
class _Line:
    """One line (or the part of one from a mid-line heading on): its place, what is left of it without marks, folded."""

    start: int
    end: int
    printed: str
    folded: str
    level: int
    in_table: bool
    blank_after: bool


@dataclass(frozen=True, slots=True)
class _Heading:
    rank: int
    title: str
    span: Span
    kind: SectionKind


def _split_mark(folded: str) -> tuple[int, int | None, str]:
    """Level of a folded line's number (0: none), the number, and the rest."""
    for level, pattern in _MARKS:
        found = pattern.match(folded)
        if found:
            text = next((group for group in found.groups() if group), "")
            number = int(text) if text.isdecimal() else chinese_numeral(text) if text else None
            return level, None if number is None else int(number), folded[found.end() :]
    return 0, None, folded


def _lines(document: Document) -> Iterator[_Line]:
    text = document.text
    headings = (block for block in document.blocks if block.kind is BlockKind.HEADING)
    marked = sorted((block.span.start, block.span.end, block.level) for block in headings)
    starts = [entry[0] for entry in marked]
    grids = sorted((grid.span.start, grid.span.end) for grid in document.grids)
    position = 0
    for whole in text.splitlines(keepends=True):
        body = whole.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")
        cuts = [0, *(found.end() for found in _MIDLINE.finditer(body) if _known(body[found.end() : found.end() + 40])), len(body)]
        for left, right in pairwise(cuts):
            if not body[left:right].strip():
                continue
            start, end = position + left, position + right
            at = start + len(text[start:end]) - len(text[start:end].lstrip())
            nearest = bisect_right(starts, at) - 1
            level = marked[nearest][2] if nearest >= 0 and at < marked[nearest][1] else 0
            hashes = re.match(r"\s*(#{1,6})\s*\S", body[left:right])
            printed = _NOISE.sub("", body[left:right]).strip()
            yield _Line(
                at,
                end,
                printed,
                fold_text(printed),
                level or (len(hashes[1]) if hashes else 0),
                any(low <= at < high for low, high in grids) or body.startswith(("\t", "|")) or "\t" in body.strip(),
                right == len(body),
            )
        position += len(whole)


def _known(rest: str) -> bool:
    """Whether what follows a mid-line number is the wording of the form, so that a heading may begin there."""
    level, _, bare = _split_mark(fold_text(_RUN_IN.split(rest, maxsplit=1)[0]))
    if level == 1:
        return any(bare.startswith(wording) for wording in _words().top)
    return len(bare) <= 16 and any(all(part in bare for part in parts) for parts in _words().sub)


def _refused(bare: str) -> bool:
    words = _words()
    return bare in words.not_equals or bare.startswith(words.not_starts)


def _top_wording(bare: str) -> bool:
    return bare.rstrip("。:") in _words().top


class _Reader:
    """Walks the lines and decides which are headings; keeps what numbering has been seen."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.lines = list(_lines(document))
        self.found: list[_Heading] = []
        self.last_top = 0
        self.last_item = 0
        self.last_headed = 0

    def read(self) -> list[_Heading]:
        index = 0
        while index < len(self.lines):
            line = self.lines[index]
            following = self.lines[index + 1] if index + 1 < len(self.lines) else None
            index += 1 + self._take(line, following)
        return self.found

    def _take(self, line: _Line, following: _Line | None) -> int:
        """Records the heading that this line opens, if any; the number of further lines that it used."""
        level, number, bare = _split_mark(line.folded)
        joined = 0
        end, printed = line.end, line.printed
        if following is not None and self._continues(line, following, level, bare):
            joined, end = 1, following.end
            printed = line.printed + following.printed
            bare += following.folded
        firm = _top_wording(bare)
        if line.in_table and not (firm and level != 2):
            return 0
        if not bare or _refused(bare) or re.match(r"表[一二三四五]", bare) or self._is_title(line):
            return 0
        title, stop = self._extent(printed, line, end, level, bare)
        unfirm = level > 2 and number is not None and number > self.last_headed + 1 and not self._tops(title, level, number, bare)
        if not title or unfirm:
            if level == 3 and number is not None:
                self.last_item = number
            return 0
        self._record(title, Span(line.start, stop), level, number, line.level)
        return joined

    def _is_title(self, line: _Line) -> bool:
        return not self.found and line.level > 0 and _TITLE_LINE.search(line.folded) is not None

    def _continues(self, line: _Line, following: _Line, level: int, bare: str) -> bool:
        """Whether a numbered line without an end is a heading whose rest stands on the next line."""
        if not level or not line.blank_after or line.in_table or following.in_table or _split_mark(following.folded)[0]:
            return False
        if "\n" in self.text[line.end : following.start].replace("\n", "", 1) and bare:
            return False
        if not bare:
            return level == 1 and len(following.folded) <= _LONGEST_RUN_IN and not following.folded.endswith(_ENDS_SENTENCE)
        if bare.endswith((*_ENDS_SENTENCE, *_words().endings)) or len(following.folded) > 2 * _LONGEST_TAIL:
            return False
        whole = bare + following.folded
        if _top_wording(whole):
            return True
        short = len(following.folded) <= _LONGEST_TAIL and len(whole) <= _LONGEST_ALONE
        return short and len(bare) >= _LONGEST_TAIL and whole.endswith(_words().endings)

    def _extent(self, printed: str, line: _Line, end: int, level: int, bare: str) -> tuple[str, int]:
        """The heading's printed title and where it ends in the text; ('', 0) where the line is no heading."""
        if not level:
            plain = _top_wording(bare) or (line.level > 0 and len(bare) <= _LONGEST_ALONE and not bare.endswith(_ENDS_SENTENCE))
            plain = plain or (section_kind(bare) is SectionKind.STATISTICS and len(bare) <= 30)
            return (printed.rstrip("。:："), end) if plain else ("", 0)
        opening = _split_mark(fold_text(printed[:12]))[0]
        if opening and (spaced := SPACED_HEADING.match(printed)) is not None and re.search(r"[\d，,]", printed[spaced.end() :]):
            head = spaced["head"]
            at = self.text.find(head, line.start, line.end)
            return head, (at if at >= 0 else line.start) + len(head)
        run_in = _RUN_IN.search(printed)
        if run_in and opening:
            head = printed[: run_in.start()].strip()
            folded_head = _split_mark(fold_text(head))[2]
            tail = printed[run_in.end() :].strip()
            if 0 < len(folded_head) <= _LONGEST_RUN_IN and "," not in folded_head and ";" not in folded_head:
                named = folded_head.endswith(_words().endings) or any(
                    all(part in folded_head for part in parts) for parts in _words().sub
                )
                if tail or named or (level <= 2 and printed[run_in.start()] in "：:"):
                    at = self.text.find(printed[run_in.start()], line.start + len(head) - 1, line.end)
                    return head, at if at >= 0 else min(line.start + len(head), end)
            if level == 1:
                return self._prefix(printed, line, bare)
            return "", 0
        if len(bare) > _LONGEST_ALONE:
            return self._prefix(printed, line, bare) if level == 1 else ("", 0)
        if bare.endswith(_ENDS_SENTENCE) or (level > 2 and ("," in bare or len(bare) > _LONGEST_RUN_IN)):
            return "", 0
        return printed, end

    def _prefix(self, printed: str, line: _Line, bare: str) -> tuple[str, int]:
        """The form's wording at the beginning of a line of running text that prints no mark between the two."""
        wording = max((word for word in _words().top if bare.startswith(word)), key=len, default="")
        if not wording:
            return "", 0
        mark = len(line.folded) - len(bare)
        for length in range(1, len(printed) + 1):
            if len(fold_text(printed[:length])) == mark + len(wording):
                at = self.text.find(printed[:length], line.start, line.end)
                return printed[:length].strip(), (at if at >= 0 else line.start) + length
        return "", 0

    def _record(self, title: str, span: Span, level: int, number: int | None, marked: int) -> None:
        bare = _split_mark(fold_text(title))[2]
        kind = section_kind(title)
        rank = level
        if level in (0, 3, 4):
            if self._tops(title, level, number, bare) or (level == 0 and kind is SectionKind.STATISTICS):
                rank = 1
            elif level == 0:
                rank = 1 if kind is not SectionKind.OTHER or marked == 1 else _UNNUMBERED
        if level == 0 and self.found and self._same(title):
            return
        if rank == 1:
            self.last_top = number if number is not None else self.last_top + 1
            self.last_item = self.last_headed = 0
        elif level > 2:
            self.last_item = self.last_headed = number or 0
        elif rank == 2:
            self.last_item = self.last_headed = 0
        self.found.append(_Heading(rank, title, span, kind if rank == 1 else SectionKind.OTHER))

    def _tops(self, title: str, level: int, number: int | None, bare: str) -> bool:
        """Whether a heading without a top number is a top one all the same: by wording, or because its misprinted number
        (3、 between 二、 and 四、) carries the top count on and no list of items is open that it could belong to."""
        if _top_wording(bare) and level in (0, 3, 4):
            return True
        if level != 3 or number is None:
            return False
        if self.last_top == 0 and section_kind(title) is SectionKind.OVERVIEW:
            return True
        alone = bare.endswith(_words().endings) and len(bare) <= 30
        return alone and number > 1 and number == self.last_top + 1 and self.last_item != number - 1

    def _same(self, title: str) -> bool:
        """A table's caption that repeats the heading above it."""
        last = next((heading for heading in reversed(self.found) if heading.rank == 1), None)
        return last is not None and _split_mark(fold_text(last.title))[2] == fold_text(title)


def find_sections(document: Document) -> tuple[Section, ...]:
    """The sections in text order, nested; the first has an empty path where text stands before the first heading."""
    headings = _Reader(document).read()
    length = len(document.text)
    sections: list[Section] = []
    opening = headings[0].span.start if headings else length
    if document.text[:opening].strip():
        sections.append(Section((), Span(0, opening), Span(0, 0)))
    path: list[_Heading] = []
    for index, heading in enumerate(headings):
        while path and path[-1].rank >= heading.rank:
            path.pop()
        path.append(heading)
        end = next((later.span.start for later in headings[index + 1 :] if later.rank <= heading.rank), length)
        kind = heading.kind if len(path) == 1 else SectionKind.OTHER
        sections.append(Section(tuple(h.title for h in path), Span(heading.span.start, end), heading.span, kind))
    return tuple(sections)


def section_at(sections: tuple[Section, ...], offset: int) -> Section:
    """The innermost section that holds a place of the text; the nearest one before it where none does.

    Errors: ValueError where there are no sections at all.

    >>> from ingest.model import Document
    >>> found = find_sections(Document("一、总体情况\\n（一）主动公开情况\\n公开5条。", "txt"))
    >>> section_at(found, 20).path
    ('一、总体情况', '（一）主动公开情况')
    """
    if not sections:
        raise ValueError("a document without any text has no sections, and no place in it can be asked for")
    index = bisect_right([section.span.start for section in sections], offset) - 1
    return sections[max(index, 0)]
