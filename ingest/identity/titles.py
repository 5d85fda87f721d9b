"""The title of a report: its line as printed, and the organisation and the year that the title itself names.

Copies break a title over lines, put it under a page's own heading, or leave it out and only announce it in the text
(现公布《某局2023年…年度报告》). `flatten` gives the folded text with the line ends that are real ones, since the lines of a
page are often wrapped within a name. Years are 4 digits of 2000 to 2099, in digits or as 二〇二三. Nothing raises.

>>> find_title("某某县教育局\\n2023年政府信息公开工作年度报告\\n一、总体情况")
Title(printed='某某县教育局2023年政府信息公开工作年度报告', name='某某县教育局', year=2023, span=Span(start=0, end=24), said=None)
>>> found = find_title("某某县“一河两岸”工地2023年政府信息公开工作年度报告")
>>> found.name, found.said
(None, '某某县"一河两岸"工地')
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.identity.places import HAN, names, never_named, valid_name
from ingest.model import Span
from ingest.normalise import fold, fold_text
from ingest.numerals import chinese_numeral

YEAR = r"(?:(?<!\d)20\d\d(?!\d)|二[〇零○0][〇零○一二三四五六七八九]{2})"
_REPORT = rf"(?:信息|政务)公开(?:工作|情况|的|{YEAR}年?(?:年?度)?|年度|总结(?=报告))*(?:报告|年报|总结)"
_ENDING = re.compile(rf"{_REPORT}(?:\([^()]{{1,14}}\))?$")
_ANNEX = re.compile(rf"(?:信息|政务)公开(?:工作|情况|{YEAR}年?(?:年?度)?|年度)*统计(?:年?表|年报)(?:\([^()]{{1,14}}\))?$")
"""…政府信息公开情况统计表(2018年度): the title of an annex, which names the report where nothing else does."""
_OTHERWISE = re.compile(r"(?:信息|政务)公开(?:工作)?(?:的)?(?:情况|小结|汇报|说明)(?:的?(?:汇报|说明))?(?:\([^()]{1,14}\))?$")
"""…2018年政府信息公开工作情况: the first line of a report that has no other title."""
ANNOUNCED = re.compile(
    rf"(?:公布|发布|编制|结合|[现兹]将|《)(?P<title>(?P<first>{YEAR}年度?)?(?P<name>{HAN}{{2,36}}?)(?P<second>{YEAR}年?度?)?(?P<gov>政府)?"
    rf"(?:信息|政务)公开(?:工作)?(?P<third>{YEAR}年?度?)?(?:年度)?(?:工作)?(?:总结)?的?(?:报告|年报|实际|情况))"
)
_NO_TITLE = re.compile(r"[。,;>]|根据|按照|索引号|主题分类|信息分类|发文字号")
"""What stands in sentences, and in the rows of data that a page prints over its title."""
_FIRST_LINES = 60
_FIRST_CHARACTERS = 4000
_LONGEST = 80
_SOFT = range(17, 61)


@dataclass(frozen=True, slots=True)
class Title:
    """A title: as printed (joined where it is broken), the name and the year in it, and its place; `said` is what stands where the
    name should, where that is no name that is known for one."""

    printed: str
    name: str | None
    year: int | None
    span: Span
    said: str | None = None


@dataclass(frozen=True, slots=True)
class Flat:
    """Folded text with real line ends kept as newlines; `span` leads back to the raw characters."""

    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        return Span(self.origin[start], self.origin[end - 1] + 1)

    def line_of(self, at: int) -> str:
        left = self.text.rfind("\n", 0, at) + 1
        right = self.text.find("\n", at)
        return self.text[left : len(self.text) if right < 0 else right]


def flatten(text: str) -> Flat:
    """Folds a text line by line and joins the lines that a page has wrapped.

    >>> flatten("本报告按照有关规定的要求由某某市商\\n务局编制。").text.count("\\n")
    1
    """
    out: list[str] = []
    origin: list[int] = []
    position = 0
    for raw in text.splitlines(keepends=True):
        folded = fold(raw)
        out.append(folded.text)
        origin.extend(position + index for index in folded.origin)
        position += len(raw)
        following = text[position : position + 1]
        wrapped = len(folded.text) in _SOFT and folded.text[-1] not in "。:;!?" and not folded.text.endswith(("报告", "年报"))
        if not wrapped or not following.strip():
            out.append("\n")
            origin.append(position - 1)
    return Flat("".join(out), tuple(origin))


def year_of(text: str) -> int | None:
    """The first year in a folded text.

    >>> year_of("某局二〇二三年度报告"), year_of("国令第711号")
    (2023, None)
    """
    found = re.search(YEAR, text)
    if found is None:
        return None
    value = int(found[0]) if found[0].isdecimal() else chinese_numeral(found[0].replace("0", "〇"))
    return None if value is None else int(value)


def name_in(before: str, after: str, followed_by_government: bool) -> str | None:
    """The name in a title's parts before and after its year; 政府 goes to the name where it would else end in 人民."""
    for part in (before, after):
        name = part.strip('《"的:').removesuffix("关于")
        if followed_by_government and (name.endswith("人民") and part is (after or before)):
            name += "政府"
        checked = valid_name(name) if name else None
        if checked:
            return checked
    return None


def _said_in(before: str, after: str) -> str | None:
    """What stands in a title where its name should; None where nothing does that may be one."""
    for part in (before, after):
        said = _LEADS.sub("", part.strip("《:的")).removesuffix("的")
        known = names()
        if not _MAY_NAME.fullmatch(said) or said in known.generic or never_named(said):
            continue
        if not said.endswith(known.headings):
            return said
    return None


_LEADS = re.compile(r"^(?:关于|印发|报送|公布|发布|附件[一二三四五六七八九十\d]*:?)+")
_SENT = re.compile(r"^(?:关于)?(?:印发|公布|发布|报送)《?(?P<what>.+?)》?的(?:通知|公告|函)$")
_MAY_NAME = re.compile(rf'(?=.*{HAN}{{2}})(?:{HAN}|["“”()·、]){{3,36}}')


def _read(folded: str, ending: re.Pattern[str], *, opens: bool) -> tuple[str | None, int | None, str | None] | None:
    """Name and year of a folded line that is a title, and what else stands for the name; None where it is none. The first line of all may
    be that of the letter that sends the report (关于印发…的通知); further down it is a link to another's."""
    line = _SENT.sub(r"\g<what>", folded) if opens else folded
    line = re.split(r"(?<=报告|年报)[_|\-]", line)[0]
    line = line.strip('<>《》"')
    ends = ending.search(line) if len(line) <= _LONGEST else None
    if ends is None or _NO_TITLE.search(line):
        return None
    first = re.search(_REPORT, line)
    prefix = line[: min(ends.start(), first.start() if first else ends.start())]
    gov = prefix.endswith("政府")
    prefix = prefix.removesuffix("政府")
    year = re.search(rf"(?:{YEAR})年?度?", prefix)
    before, after = (prefix[: year.start()], prefix[year.end() :]) if year else (prefix, "")
    name = name_in(before, after, gov)
    return name, year_of(line), None if name else _said_in(before, after)


def find_annex_title(text: str) -> Title | None:
    """The title of the annex of statistics at a text's beginning, else its first line where that is a title in another word.

    >>> find_annex_title("某某县教育局政府信息公开情况统计表（2018年度）").name, find_annex_title("某某镇2023年政府信息公开工作情况").name
    ('某某县教育局', '某某镇')
    """
    if (annex := find_title(text, _ANNEX)) is not None:
        return annex
    first = find_title(text.strip().split("\n", 1)[0], _OTHERWISE)
    return None if first is None or first.name is None else replace(first, span=_within(text, first.printed))


def _within(text: str, printed: str) -> Span:
    """Where a first line stands."""
    start = text.find(printed)
    return Span(max(start, 0), max(start, 0) + len(printed))


def find_title(text: str, ending: re.Pattern[str] = _ENDING) -> Title | None:
    """The best title line of a text's beginning: one that names year and organisation before one that does not. `ending` is
    what a title ends with."""
    lines: list[tuple[int, int, str]] = []
    position = 0
    for raw in text[:_FIRST_CHARACTERS].splitlines(keepends=True):
        printed = re.sub(r"\[bookmark:[^\]\n]*\]|^\s*#{1,6}\s", lambda m: " " * len(m[0]), raw)
        if printed.strip():
            start = position + len(printed) - len(printed.lstrip())
            lines.append((start, position + len(printed.rstrip()), fold_text(printed)))
        position += len(raw)
    best: tuple[int, Title] | None = None
    for index in range(min(len(lines), _FIRST_LINES)):
        for count in (1, 2, 3):
            window = lines[index : index + count]
            if len(window) < count or (count > 1 and not _joins(window)):
                continue
            read = _read("".join(line[2] for line in window), ending, opens=index == 0)
            if read is None:
                continue
            name, year, said = read
            below = lines[index + count][2] if index + count < len(lines) else ""
            if year is None and re.fullmatch(rf"\(?{YEAR}年?度?\)?", below):
                year = year_of(below)
            printed = "".join(re.sub(r"^#+\s*", "", text[start:end]).strip() for start, end, _ in window)
            score = 4 * (year is not None) + 4 * (name is not None) - (count - 1) - (not window[0][2].startswith(name or ""))
            if best is None or score > best[0]:
                best = score, Title(printed, name, year, Span(window[0][0], window[-1][1]), said)
    return best[1] if best else None


def _joins(window: list[tuple[int, int, str]]) -> bool:
    """Whether lines can be one broken title: none ends a sentence, and only the last one completes it."""
    *first, last = (folded for _, _, folded in window)
    if any(re.search(r"[。,:;>]", folded) or _ENDING.search(folded) or len(folded) > 40 for folded in first):
        return False
    named = valid_name(first[0]) is not None
    return named or re.search(YEAR, first[0]) is not None or ("公开" in first[0] and not _ENDING.search(last))


def announced_title(flat: Flat, text: str) -> Title | None:
    """The title as the running text announces it."""
    for found in ANNOUNCED.finditer(flat.text):
        year = year_of(found["first"] or found["second"] or found["third"] or "")
        name = name_in(found["name"], "", found["gov"] is not None)
        if year is None or name is None:
            continue
        span = flat.span(found.start("title"), found.end("title"))
        printed = re.sub(r"\s+", "", span.of(text)) if "\n" in span.of(text) else span.of(text)
        return Title(printed, name, year, span)
    return None
