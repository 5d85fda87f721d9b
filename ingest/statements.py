"""Numbers stated in prose, with what they count: sentences of a Document → Statements.

Read paragraph by paragraph, folded (`ingest.normalise`), sentence by sentence, clause by clause; words come from
`prose.toml`. Each number becomes a Statement with value, unit, what it counts, its own clause and the span to be
quoted. Dates, telephone and document numbers, postcodes, articles and ordinals are not counts. A number without a unit,
or one whose subject cannot be told, yields nothing: it stays findable as a passage. "未收到…申请" is a statement of 0 for
the indicator that the clause negates; nothing else is ever inferred.

>>> from ingest.model import Block, BlockKind, Document
>>> text = "全年公开政策文件58件，政府公报4期，较上年增加1期。"
>>> document = Document(text, "txt", (Block(BlockKind.PARAGRAPH, Span(0, len(text))),))
>>> [(s.subject, s.value, s.unit, s.kind.value) for s in find_statements(document, (), 2023)]
[('公开政策文件', Decimal('58'), '件', 'count'), ('政府公报', Decimal('4'), '期', 'count'), ('政府公报', Decimal('1'), '期', 'change')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from ingest.model import BlockKind, Document, Section, Span, State, Statement, StatementKind
from ingest.normalise import Folded, fold
from ingest.numerals import LARGE_UNITS, NUMERAL_CHARS, chinese_numeral
from ingest.prose_words import ProseWords, alternatives, load_words

QUOTE_LENGTH = 110
"""A quote reaches back to the head of its list as long as it stays within so many folded characters."""

_NOT_COUNTS = re.compile(
    r"https?://[^\s,;。)]*|www\.[\w./-]+|[\w.-]+@[\w.-]+"
    r"|\d{3,4}-\d{7,8}(?:-\d+)?|(?<!\d)1[3-9]\d{9}(?!\d)"
    r"|(?:19|20)\d{2}年(?:度)?(?:\d{1,2}月(?:\d{1,2}日)?)?(?:底|末|初)?|\d{1,2}月\d{1,2}日|\d{1,2}-\d{1,2}月|\d{1,2}月(?:份|底|末|初)?"
    r"|(?:19|20)\d{2}-\d{1,2}-\d{1,2}|\d{1,2}:\d{2}(?::\d{2})?|\d+/\d+"
    r"|[\[(<](?:19|20)\d{2}[\])>]\d+号|第[\d零〇一二两三四五六七八九十百千]+(?:届[\d一二三四五六七八九十]+次)?|\d+号|\d+日"
    r"|(?<![\d.])0\d+|\d{4}-\d{5,}"
    r"|(?:邮编|邮政编码|邮政编号|电话|传真)[^,;。)]{0,14}?\d{5,}|[A-Za-z]+\d+|\d+[A-Za-z]+"
    r"|^\(?\d{1,2}[.、)](?!\d)|(?<=[。;:])\(?\d{1,2}[.、)](?!\d)"
)
_DELIMITERS = ",;:()[]"
_STRICT_UNITS = frozenset({"个部分", "部分", "次", "件", "条", "期", "篇", "场", "场次", "份", "家", "名", "人次"})
_NEGATION = re.compile(
    r"未收到|未接到|未受理|未发生|未产生|未出现|没有收到|没有发生|没有受理|没有产生|无因|均无|未引发|未涉及|未有|^无|,无|、无|也无"
)
_PARTS_FOLLOW = re.compile(r"其中|[,:]包括|\((?:其中|含|包括)[^)]*$")
_LEADS_ON = ("至", "到", "为", "了", "成")
_OVER_YEARS = re.compile(
    r"(?:19|20)\d{2}年?(?:至|到|-|~|、|和)(?:19|20)\d{2}年|(?:自|从)(?:19|20)\d{2}年.{0,6}(?:以来|至今|起)|年以来|至今"
)
_NOT_THIS_YEAR = re.compile(r"明年|来年|力争|预计|[上下]半年|季度")
_YEAR_BEFORE = re.compile(r"(?:上年度?|去年|上一年度?|前一年)(?!度?(?:结转|转结|转入|同期|末|底))")
_LIST_MARKER = re.compile(r"\(?\d{1,2}[.、)](?!\d)")
_SUM_LEAD = re.compile(r"(?:合计|共计|总计|一共|共)(?:为|达)?")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年")


@dataclass(frozen=True, slots=True)
class _Number:
    """A counted number in a folded sentence: `start`..`end` spans approximation, digits and unit."""

    start: int
    end: int
    value: Decimal
    unit: str
    approximate: bool


@cache
def _number_pattern() -> re.Pattern[str]:
    words = load_words()
    after = alternatives(words.approximate_after)
    units = alternatives((*words.counts, *words.money, *words.shares))
    return re.compile(
        rf"(?P<before>{alternatives(words.approximate_before)})?"
        rf"(?:(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?![\d,])|\d+(?:\.\d+)?)|(?P<numeral>[{NUMERAL_CHARS}]+))"
        rf"(?P<more>{after})?(?P<scale>[千百]?[万亿]|千(?=[余多]))?(?P<more2>{after})?"
        rf"(?P<unit>{units})?(?P<behind>{alternatives(words.approximate_behind)})?"
    )


def find_statements(document: Document, sections: Sequence[Section], year: int | None) -> tuple[Statement, ...]:
    """All counted numbers of a document's prose in reading order; `year` is the year reported on (None: not known)."""
    out: list[Statement] = []
    for block in document.blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        folded = fold(block.span.of(document.text))
        for start, end in _sentences(folded, block.span.of(document.text)):
            sentence = _Sentence(folded, start, end, block.span.start, block.page, year)
            out.extend(sentence.statements(first_index=len(out)))
    return tuple(out)


def _sentences(folded: Folded, raw: str) -> Iterator[tuple[int, int]]:
    """Sentences of a folded paragraph; a closing quotation mark or bracket behind the stop belongs to its sentence."""
    text, start = folded.text, 0
    for found in re.finditer(r"[。!?]+", text):
        end = found.end()
        while end < len(text) and raw[folded.origin[end]] in "”’」』）)":
            end += 1
        if end > start:
            yield start, end
            start = end
    if start < len(text):
        yield start, len(text)


class _Sentence:
    """One folded sentence and what is needed to lead its parts back to the document."""

    def __init__(self, folded: Folded, start: int, end: int, offset: int, page: int | None, year: int | None) -> None:
        self.text = folded.text[start:end]
        self._folded, self._start, self._offset = folded, start, offset
        self._page, self._year = page, year
        self._words = load_words()

    def _raw(self, start: int, end: int) -> Span:
        return self._folded.span(self._start + start, self._start + end).shifted(self._offset)

    def statements(self, first_index: int) -> list[Statement]:
        numbers = _numbers(self.text, self._words)
        out: list[Statement] = []
        whole: int | None = None
        list_start = 0
        previous_end = 0
        for position, number in enumerate(numbers):
            if self._not_one_count(number, numbers):
                continue
            segment = _segment(self.text, number)
            between = self.text[previous_end : number.start]
            if position == 0 or not _continues_list(between):
                list_start = segment[0]
            following = numbers[position + 1].start if position + 1 < len(numbers) else segment[1]
            statement = self._statement(number, segment, list_start, previous_end, min(following, segment[1]), out)
            if _PARTS_FOLLOW.search(between):
                whole = next((i for i in range(len(out) - 1, -1, -1) if out[i].kind is StatementKind.COUNT), None)
                whole = None if whole is None else first_index + whole
            elif between.startswith("。") or ";" in between or ")" in between:
                whole = None
            if statement is not None and _SUM_LEAD.fullmatch(between.strip(_DELIMITERS + "、")):
                statement = self._as_sum(statement, out, first_index)
            if statement is not None:
                same_unit = whole is not None and out and out[whole - first_index].unit == statement.unit
                out.append(replace(statement, whole=whole if same_unit and statement.kind is StatementKind.COUNT else None))
            previous_end = number.end
        out.extend(self._negations())
        return out

    def _statement(
        self, number: _Number, segment: tuple[int, int], list_start: int, previous_end: int, until: int, before: list[Statement]
    ) -> Statement | None:
        local_start = max(segment[0], previous_end if previous_end > segment[0] else segment[0])
        lead = self.text[local_start : number.start]
        behind = self.text[number.end : until]
        if until < segment[1] and behind.endswith(_LEADS_ON):
            behind, until = "", number.end
        kind, sign = _kind(lead, number, self._words)
        last = before[-1] if before else None
        subject = ""
        inherited: Statement | None = None
        if kind in (StatementKind.CHANGE, StatementKind.RATE) or (kind is StatementKind.SHARE and _is_share_of(lead)):
            inherited = last
            subject = last.subject if last else _noun(self.text[:local_start], self._words)
        else:
            subject = self._subject(lead, behind, segment[0], local_start)
            if not subject and last is not None:
                inherited, subject = last, last.subject
        if not re.search(r"[\u4e00-\u9fffA-Za-z]", subject):
            return None
        quote_from = list_start if number.end - list_start <= QUOTE_LENGTH else segment[0]
        quote_to = segment[1] if behind and until == segment[1] else max(number.end, min(until, segment[1]))
        quote = self._raw(quote_from, quote_to)
        context = self.text[local_start:until]
        state = State.APPROXIMATE if number.approximate else State.REPORTED
        indicator = (
            inherited.indicator if inherited is not None else self._words.indicator_of(self.text[segment[0] : until], number.unit)
        )
        return Statement(
            subject=subject,
            context=context,
            value=number.value * sign,
            unit=number.unit,
            kind=kind,
            state=state,
            number=self._raw(number.start, number.end),
            quote=quote,
            sentence=self._raw(0, len(self.text)),
            year=self._year_of(segment[0], number.start),
            indicator=indicator,
            page=self._page,
        )

    def _not_one_count(self, number: _Number, numbers: list[_Number]) -> bool:
        """Ranges (3至5天), counts over several years, A、B分别为…, 没有一个: none of them is one count of one year."""
        before, behind = self.text[: number.start], self.text[number.end :]
        clause_start, _ = _segment(self.text, number)
        clause = self.text[clause_start : number.start]
        if re.search(r"\d[-~至到]$", before) or re.match(r"[-~至到]\d", behind) or re.search(r"(?:没有|无)$", before):
            return True
        if _NOT_THIS_YEAR.search(clause):
            return True
        years = set(_YEAR.findall(clause))
        if _OVER_YEARS.search(clause) and (len(years) > 1 or "以来" in clause or "至今" in clause):
            return True
        apart = self.text.find("分别", 0, number.start)
        return (
            apart >= clause_start - 40
            and apart >= 0
            and sum(n.start > apart for n in numbers) > 1
            and re.search("[、和与及]", self.text[:apart]) is not None
        )

    def _as_sum(self, statement: Statement, out: list[Statement], first_index: int) -> Statement:
        """…105件,快递17件,合计122件: the sum speaks for what its parts began with; they become its parts."""
        parts = [i for i, s in enumerate(out) if s.kind is StatementKind.COUNT and s.unit == statement.unit]
        if len(parts) < 2 or sum(out[i].value for i in parts) != statement.value:
            return statement
        first = out[parts[0]]
        for i in parts:
            out[i] = replace(out[i], whole=first_index + len(out), indicator=None)
        return replace(statement, subject=first.subject, indicator=first.indicator)

    def _subject(self, lead: str, behind: str, segment_start: int, local_start: int) -> str:
        noun_before = _noun(lead, self._words)
        noun_behind = behind.removeprefix("的").strip("\"'。!?、")
        verb_before = not noun_before or any(noun_before.endswith(verb) for verb in self._words.verbs)
        if verb_before and re.search(r"[\u4e00-\u9fff]", noun_behind) and not noun_behind.startswith(("以上", "左右")):
            return noun_behind
        if noun_before:
            return noun_before if not verb_before else _noun(self.text[segment_start:local_start], self._words) + noun_before
        return _noun(self.text[segment_start:local_start], self._words)

    def _year_of(self, segment_start: int, number_start: int) -> int | None:
        """The year named last in the number's own clause, or just before its bracket; else the year reported on."""
        named = _YEAR.findall(self.text[segment_start:number_start])
        if not named and segment_start and self.text[segment_start - 1] == "(":
            bracketed = re.search(r"((?:19|20)\d{2})年\($", self.text[:segment_start])
            named = [bracketed.group(1)] if bracketed else []
        if named:
            return int(named[-1])
        clause = self.text[segment_start:number_start]
        past = self._year is not None and _YEAR_BEFORE.search(clause) and not any(word in clause for word in self._words.against)
        return self._year - 1 if past and self._year is not None else self._year

    def _negations(self) -> Iterator[Statement]:
        for start, end in _clauses(self.text):
            clause = self.text[start:end]
            if not _NEGATION.search(clause) or re.search(r"\d", _YEAR.sub("", clause)):
                continue
            for rule in self._words.indicators:
                if rule.fits(clause, None):
                    quote = self._raw(start, end)
                    yield Statement(
                        rule.label, clause, Decimal(0), "件", StatementKind.COUNT, State.REPORTED, quote, quote,
                        self._raw(0, len(self.text)), self._year_of(start, end), rule.id, page=self._page,
                    )  # fmt: skip


def _numbers(text: str, words: ProseWords) -> list[_Number]:
    """The counted numbers of a folded sentence."""
    masked = [(m.start(), m.end()) for m in _NOT_COUNTS.finditer(text)]
    out: list[_Number] = []
    for found in _number_pattern().finditer(text):
        digits = found.start("digits") if found["digits"] else found.start("numeral")
        if any(start <= digits < end for start, end in masked) or text[:digits].endswith(words.name_before):
            continue
        unit = found["unit"] or ""
        scale = found["scale"] or ""
        rest = text[found.end() :]
        if not unit and not ("万" in scale or "亿" in scale):
            continue
        if unit == "余" or (not found["behind"] and rest.startswith(words.name_after) and unit not in words.shares):
            continue
        value = _value(found["digits"], found["numeral"], scale, bool(found["more"] or found["more2"]))
        if value is None or (found["numeral"] and not _numeral_counts(found["numeral"], value, unit, rest)):
            continue
        approximate = any(found[name] for name in ("before", "more", "more2", "behind"))
        out.append(_Number(found.start(), found.end(), value, unit, approximate))
    return out


def _value(digits: str | None, numeral: str | None, scale: str, more: bool) -> Decimal | None:
    factor = 1
    for char in scale:
        factor *= LARGE_UNITS.get(char, {"千": 1000, "百": 100}.get(char, 1))
    if digits is not None:
        return Decimal(digits.replace(",", "")) * factor
    assert numeral is not None
    value = chinese_numeral("一" + numeral if more and numeral[0] in "百千万" else numeral)
    return None if value is None else value * factor


def _numeral_counts(numeral: str, value: Decimal, unit: str, rest: str) -> bool:
    """Whether a Chinese numeral is a count: 一次性, 一件事, 一级, 两个领域 are words, 三十余次, 发布一次 are counts."""
    if value >= 10:
        return not rest.startswith(("化", "制"))
    return unit in _STRICT_UNITS and not rest.startswith(("性", "事", "龙", "办", "化", "一"))


def _segment(text: str, number: _Number) -> tuple[int, int]:
    """The clause around a number: to the next delimiter either way; an enumeration comma ends it behind a number only."""
    start = number.start
    while start > 0 and not (text[start - 1] == "、" and _ends_counted(text[: start - 1])):
        if text[start - 1] == ")" and (opened := text.rfind("(", 0, start)) >= 0 and not re.search(r"\d", text[opened:start]):
            start = opened
        elif text[start - 1] in _DELIMITERS:
            break
        else:
            start -= 1
    marker = _LIST_MARKER.match(text, start, number.start)
    start = marker.end() if marker else start
    end = number.end
    while end < len(text) and text[end] not in _DELIMITERS + "。!?" and not (text[end] == "、" and end - number.end < 12):
        end += 1
    return start, end


def _ends_counted(text: str) -> bool:
    return bool(re.search(r"\d[余多]?[万亿]?[\u4e00-\u9fff%]{0,6}$", text[-12:]))


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    for found in re.finditer(r"[^,;:()\[\]。!?]+", text):
        yield found.start(), found.end()


def _continues_list(between: str) -> bool:
    """Whether the text between two numbers keeps them in one list: at most one delimiter run, no full clause between."""
    clauses = [clause for clause in re.split(r"[,;:()]", between) if clause]
    return len(clauses) <= 1 or (len(clauses) == 2 and clauses[0] in ("其中", "包括", "同比", "分别是"))


def _kind(lead: str, number: _Number, words: ProseWords) -> tuple[StatementKind, int]:
    compared = any(word in lead for word in words.against)
    down = lead.endswith(words.down) or bool(re.search(rf"(?:{alternatives(words.down)})(?:了|为|约|近)?$", lead))
    up = lead.endswith(words.up) or bool(re.search(rf"(?:{alternatives(words.up)})(?:了|为|约|近)?$", lead))
    if number.unit in words.shares:
        if (up or down) and (compared or lead.startswith(words.up + words.down) or number.unit == "%"):
            return StatementKind.RATE, -1 if down else 1
        return StatementKind.SHARE, 1
    if compared and (up or down):
        return StatementKind.CHANGE, -1 if down else 1
    return (StatementKind.MONEY if number.unit in words.money else StatementKind.COUNT), 1


def _is_share_of(lead: str) -> bool:
    return lead.startswith("占") or "占比" in lead or bool(re.search(r"占[^率]{0,10}$", lead))


def _noun(text: str, words: ProseWords) -> str:
    """What is counted, from the words before a number: their last clause without lead-in and trailing words."""
    noun = re.split(r"[,;:()\[\]。]", re.sub(r"\([^()]*\)", "", text))[-1].strip("、\"' ")
    noun = _LIST_MARKER.sub("", noun, count=1)
    noun = re.sub(r"^(?:截至|截止|自|从)?(?:(?:19|20)\d{2}年度?)(?:\d{1,2}月)?(?:底|末)?", "", noun)
    changed = True
    while changed and noun:
        changed = False
        for word in words.lead:
            if len(noun) > len(word) and noun.startswith(word):
                noun, changed = noun[len(word) :], True
                break
        for word in words.trail:
            if noun.endswith(word) and noun != word:
                noun, changed = noun[: -len(word)], True
                break
            if noun == word:
                return ""
    return noun.strip("、")
