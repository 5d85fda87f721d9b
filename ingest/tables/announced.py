"""Tables, rows and columns of another year, and tables of another body, that a report prints beside its own.

A table of all the towns or bodies under one (各镇街…情况汇总表) is not that one's own; one of a whole city or county (全市各级行政机关…) is
a government's own, and that of no other body. One that shows how to fill the form in (样表, 填报示例) is nobody's. They are told by what announces them. A
caption is one of the last lines before a grid, or a text in its head or between its rows, that is short and says no more than a
table's title, with a year or a body before it, or that year (2022年收到和处理政府信息公开申请情况, 上年度情况, 去年同口径,
某县财政局主动公开政府信息情况), or what is counted within (其中：某分局). Another body's name alone announces a table that stands behind
another one of its section. A grid right behind another, with nothing between, is its rest. Titles of reports, dates and sentences
announce nothing, nor does a line that names the report's own year as well. A label or a header that names another year
outside brackets (2022年新收申请数量) is that year's; what was carried over, and the items of the year before in the edition of 2019,
are the form's own rows and columns though they name one.

>>> of = Announced(2023, ("示例县人民政府",))
>>> [of.another(text) for text in ("附：2022年收到和处理政府信息公开申请情况", "上年度情况", "2024年1月15日", "与2022年相比增加")]
['2022', '2022', '', '']
>>> of.another("示例县财政局主动公开政府信息情况"), of.another("示例县人民政府主动公开政府信息情况"), of.another("其中：县林业局")
('示例县财政局', '', '县林业局')
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.forms.vocabulary import title_of
from ingest.forms.wording import NUMBERING
from ingest.identity.places import split_places
from ingest.model import BlockKind, Document, Layout, Problem
from ingest.normalise import fold_text
from ingest.tables.lines import unplaced
from ingest.tables.printed_lines import OTHER_YEAR, Line, Text

_YEAR = re.compile(r"(?<!\d)(20\d\d)年(?!\d{1,2}月)")
_LEAD = re.compile(r"^附[件表]?\d?:?")
_BEFORE = re.compile(r"[(\[]?(?:上一?年|去年)度?")
_ABOUT = "(?:度|全年|的|同期|同口径|可比|口径|数据|数值|数|情况|统计|表格?|对比|对照|比较|参考|如下|为)"
_ALONE = re.compile(rf"[(\[]?(?:(?:20\d\d年|去年){_ABOUT}*|上一?年(?:{_ABOUT}+|(?=[:)\]])))[)\]:]*")
"""A line that says a year and no more of what stands under it."""
_FOLLOWS = re.compile(r"(?:20\d\d年|上一?年|去年)(?!以来|结转)[^,;。]{0,30}?(?:如下|见下)表?(?:所示)?[:。]?")
_UNIT = "(?:局|委员会|委|办公室|办|厅|镇|乡|街道|街道办事处|中心|政府|院|支队|大队|公司|学校|医院|集团)"
_BODY = re.compile(rf"(?![本我全各该])(.{{2,20}}?{_UNIT})(?=(?:20\d\d年度?)?(?:主动公开|收到|政府信息公开|行政复议))")
_PART = re.compile(
    rf"(?P<within>其中:|包括:|含:)?(?![本我全各该])(?P<of>[^:,;、()]{{1,20}}?(?:{_UNIT}|部门|单位|派出所|管委会)){_ABOUT}*:?"
)
_NO_BODY = re.compile(r"部门$|单位$")
_EACH = re.compile(
    r"(?P<of>[^本我]{0,12}?(?:各(?![级类项种地方])|下属|所属|下辖).{0,20}?)(?:20\d\d年度?)?(?:主动公开|收到|政府信息公开|依申请公开|行政复议)"
)
_WHOLE = re.compile(r"(?P<of>全[省市县区州盟旗镇乡].{0,20}?)(?:20\d\d年度?)?(?:主动公开|收到|政府信息公开|依申请公开|行政复议)")
_EXAMPLE = re.compile(r"(?:填[报写表]|表格?|统计)(?:示例|样例|范例|样式)|样表|[(\[](?:示例|样例|范例)[)\]]")
_GOVERNMENT = ("政府", "管委会", "管理委员会")
_SUMMARY = re.compile(r"(?:汇总|统计|情况)表?$")
_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}、")
_REPORT = "年度报告"
_LONGEST = 60
_IN_BRACKETS = re.compile(r"\([^()]*\)?")
_OWN = ("结转", "项目数量")
"""Words of labels that may name the year before or after."""
_SAMPLE = "an example"
_NEAR = 3
"""A caption is among this many lines before its grid."""


@dataclass(frozen=True, slots=True)
class Announced:
    """The report's own year and its body's names, as far as they are known, against which captions are held."""

    year: int | None = None
    names: tuple[str, ...] = ()

    def another(self, text: str, *, behind: bool = False) -> str:
        """The other year or the other body that a caption announces; "" for any other text. `behind` is of a line that stands
        between two tables of one section."""
        said = self._said(text, behind)
        return said if said and said != str(self.year) else ""

    def own(self, text: str) -> bool:
        """Whether a caption announces the report's own year."""
        return self.year is not None and self._said(text, behind=False) == str(self.year)

    def _said(self, text: str, behind: bool) -> str:
        folded = NUMBERING.sub("", _LEAD.sub("", fold_text(text))) if len(text) <= _LONGEST else ""
        if _FOLLOWS.fullmatch(folded) and (behind or not folded.startswith("20")):
            return self._year_in(folded)
        if not folded or _REPORT in folded or folded.endswith(("。", ";", ",")):
            return ""
        if _EXAMPLE.search(folded):
            return _SAMPLE
        return self._body_in(folded, behind) or (
            self._year_in(folded) if title_of(folded) or _ALONE.fullmatch(folded + ":" * behind) else ""
        )

    def _body_in(self, folded: str, behind: bool) -> str:
        is_title = title_of(folded) is not None
        each = _EACH.match(folded)
        if each is not None and (is_title or _SUMMARY.search(folded)):
            return each["of"]
        whole = _WHOLE.match(folded) if self.names and (is_title or _SUMMARY.search(folded)) else None
        if whole is not None and not any(fold_text(name).endswith(_GOVERNMENT) for name in self.names):
            return whole["of"]
        part = _PART.fullmatch(folded)
        if part is not None and (part["within"] or (behind and self.names and _NO_BODY.search(part["of"]) is None)):
            return "" if self._is_own(part["of"]) else part["of"]
        body = _BODY.match(folded) if is_title and self.names else None
        return body[1] if body is not None and not self._is_own(body[1]) else ""

    def _year_in(self, folded: str) -> str:
        """The one year that a text names, by its number or as the one before."""
        if self.year is None:
            return ""
        years = set(_YEAR.findall(folded))
        if not years and _BEFORE.match(folded):
            return str(self.year - 1)
        return years.pop() if len(years) == 1 else ""

    def _is_own(self, body: str) -> bool:
        names = [fold_text(name) for name in self.names]
        return any(name in body or _shortens(body, name) or _is_short_for(name, body) for name in names)


def _is_short_for(name: str, body: str) -> bool:
    """Whether a name of the report's body is short for one announced, of the same place: 某县住建局, 某县住房和城乡建设局. A field in
    full is another body's (教育局 is not 教育体育局)."""
    (places, own), (its_places, office) = split_places(name), split_places(body)
    alike = bool(places) and places == its_places and len(own) > 2 and not office.startswith(own[:-1])
    return alike and (own[0], own[-1]) == (office[:1], office[-1:]) and _shortens(own, office)


def _shortens(short: str, name: str) -> bool:
    """Whether all characters of a short name stand in the full one in their order (县政府办公室, 某县人民政府办公室)."""
    rest = iter(name)
    return all(char in rest for char in short)


UNKNOWN = Announced()
"""Of a document of which neither the year nor the body is known: nothing in it is known to be another's."""


def _grids_of_others(document: Document, announced: Announced) -> Mapping[int, str]:
    """The grids that a line before them announces as another year's or body's, by their number."""
    found: dict[int, str] = {}
    for number in range(len(document.grids)):
        before = lines_before(document, number)
        behind = number > 0 and not (before and _is_heading(before[0]))
        named = _one_other(before[-_NEAR:], announced, behind=behind)
        if named:
            found[number] = named
        elif not before and number - 1 in found:
            found[number] = found[number - 1]
    return found


def _one_other(texts: Sequence[str], announced: Announced, *, behind: bool = False) -> str:
    """What these texts announce, where it is one thing and not the report's own too."""
    named = {one for text in texts if (one := announced.another(text, behind=behind))}
    return named.pop() if len(named) == 1 and not any(map(announced.own, texts)) else ""


def lines_before(document: Document, number: int) -> list[str]:
    """The lines of text between the grid before and this one, from the last heading on."""
    since, until = document.grids[number - 1].span.end if number else 0, document.grids[number].span.start
    first, last = (bisect_left(document.blocks, at, key=lambda block: block.span.start) for at in (since, until))
    found: list[str] = []
    for block in document.blocks[first:last]:
        if block.kind is BlockKind.TABLE:
            continue
        text = block.span.of(document.text)
        if _is_heading(text):
            found.clear()
        found.append(text)
    return found


def _is_heading(text: str) -> bool:
    return _HEADING.match(fold_text(text[:_LONGEST])) is not None


def without_others(document: Document, lines: Sequence[Line], announced: Announced) -> tuple[list[Line], list[Problem]]:
    """The lines of all grids without those of other years and bodies, of which the Problems tell; what stands under another
    year's header stands under no column of the form."""
    others = _grids_of_others(document, announced)
    found: list[Line] = []
    problems: list[Problem] = []
    grid, other, is_told = -1, "", False
    for line in lines:
        if line.grid != grid:
            grid, other, is_told = line.grid, others.get(line.grid, ""), False
        captions = _captions(line)
        if (named := _one_other(captions, announced)) or any(map(announced.own, captions)):
            other, is_told = named, False
        if other:
            if not is_told and any(value.text.raw for value in line.values):
                problems.append(_of_another(line, other))
                is_told = True
        elif not any(_names_another(text, announced.year) for text in _texts(line)):
            found.append(line)
        elif line.values and line.layout is not Layout.STREAM and line.labels and _names_another(line.labels[-1], announced.year):
            problems.append(unplaced(line, f"its label names another year than {announced.year}"))
        else:
            found.append(_without_headers(line, announced.year))
    return found, problems


def _captions(line: Line) -> list[str]:
    """The texts of a line that may announce what follows: all where it prints no numbers, in a stream those before its row's. Years
    beside each other are headers."""
    if not any(value.text.raw for value in line.values):
        texts = {text.raw for text in line.labels}
        return [text for text in texts if len(texts) == 1 or not _ALONE.fullmatch(fold_text(text[:_LONGEST]))]
    return [text.raw for text in line.labels[:-1]] if line.layout is Layout.STREAM else []


def _of_another(line: Line, other: str) -> Problem:
    page = next((text.page for text in line.labels), None)
    return Problem("unplaced_row", f"a table is announced as that of {other}; its cells are not served", line.span, page)


def _texts(line: Line) -> Iterator[Text]:
    yield from line.labels
    for value in line.values:
        yield from value.above or ()


def _names_another(text: Text, year: int | None) -> bool:
    if year is None or "20" not in fold_text(text.raw[:_LONGEST]) or len(text.raw) > _LONGEST:
        return False
    bare = _IN_BRACKETS.sub("", fold_text(text.raw))
    years = {int(found) for found in _YEAR.findall(bare)}
    return bool(years) and year not in years and not any(word in bare for word in _OWN)


def _without_headers(line: Line, year: int | None) -> Line:
    def told(text: Text) -> Text:
        return replace(text, raw=OTHER_YEAR) if _names_another(text, year) else text

    values = (value if value.above is None else replace(value, above=tuple(map(told, value.above))) for value in line.values)
    return replace(line, labels=tuple(map(told, line.labels)), values=tuple(values))
