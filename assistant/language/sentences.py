"""A stretch of a report's text as sentences and as lists, each an exact span.

A sentence ends at 。！？ (and the quotes that close there) or at a line end that is not a wrapped line. A list is a run of
items that count on from one in one style: 一是…二是…, 第一，…, 其一，…, 首先，…其次，…, 1.…2.…, （一）…, ①…, or that begin with one dash
each, line by line; an item reaches to the next one, the last
to the end of its paragraph where the list stands in one paragraph or each item in one of its own, else to the end of the stretch, but never into
another list or into a sentence that turns to something else (下一步…, 针对…). A list's `lead` is the text before its
first item, back to the list before it.

Spans count characters of the document's text, trimmed of blanks; an empty stretch has no sentences and no lists.

>>> text = "主要问题：一是少；二是慢。下一步，一是多学；二是多做。"
>>> [[item.of(text) for item in found.items] for found in listings(text, Span(0, len(text)))]
[['一是少；', '二是慢。'], ['一是多学；', '二是多做。']]
>>> [span.of(text) for span in sentences(text, Span(0, len(text)))]
['主要问题：一是少；二是慢。', '下一步，一是多学；二是多做。']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.model import Span
from ingest.numerals import chinese_numeral

_END = re.compile(r"[。！？!?]+[”’」』）)\"]*|\n")
_WRAPPED = 20
_TITLE_ENDS = ("报告", "年报")
_CLOSING = "。！？；：!?;:"
_NUMERAL = "一二三四五六七八九十"
_OPENS = r"(?:^|(?<=[\n。；;：:，,\s　]))"
_STYLES = (
    re.compile(rf"{_OPENS}([{_NUMERAL}]{{1,2}})是", re.MULTILINE),
    re.compile(rf"{_OPENS}第([{_NUMERAL}]{{1,2}})[，,、]", re.MULTILINE),
    re.compile(rf"{_OPENS}[（(]([{_NUMERAL}]{{1,2}})[）)]", re.MULTILINE),
    re.compile(r"(?:^|(?<=[\n。；;：:]))[ \t　]*([1-9]\d?)(?:[、．]|\.(?!\d))", re.MULTILINE),
    re.compile(rf"{_OPENS}[（(]([1-9]\d?)[）)]", re.MULTILINE),
    re.compile(r"([①-⑳])"),
    re.compile(rf"{_OPENS}其([{_NUMERAL}])(?:[，,、：:]|[是为](?!来))", re.MULTILINE),
    re.compile(rf"{_OPENS}([{_NUMERAL}]{{1,2}})要(?!求|点|闻|素)", re.MULTILINE),
    re.compile(rf"{_OPENS}(首先|其次|再次|再者|最后)(?:[，,、：:]|是(?!否))", re.MULTILINE),
    re.compile(rf"{_OPENS}([1-9]\d?)[）)]", re.MULTILINE),
    re.compile(rf"{_OPENS}([⑴-⒇])", re.MULTILINE),
    re.compile(r"^[ \t　]*(——|--|[•●◆■▪])(?=[ \t　]*[^\s—-])", re.MULTILINE),
)
_IN_WORDS = {"首先": 1, "其次": 2, "再次": 3, "再者": 3}
_NEXT = 0
"""The number of an item that comes next, whichever it is (最后，…; ——…)."""
_TURN = re.compile(
    r"(?:下一?步|针对(?:以?上述?|这些|存在)|今后|接下来|具体的?(?:解决|改进)|改进(?:措施|情况)|解决办法|[（(][一二三四五六七八九十][）)])"
)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: the text that leads to it (empty where it opens its stretch) and its items, two or more."""

    lead: Span
    items: tuple[Span, ...]

    @property
    def span(self) -> Span:
        return Span(self.items[0].start, self.items[-1].end)


@dataclass(frozen=True, slots=True)
class _Marker:
    style: int
    number: int
    start: int


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without the blanks at its ends (empty where there is nothing else)."""
    part = text[start:end]
    left = start + len(part) - len(part.lstrip())
    return Span(left, max(left, start + len(part.rstrip())))


def sentences(text: str, stretch: Span) -> tuple[Span, ...]:
    """The stretch's sentences in order."""
    found, left = [], stretch.start
    for end in _END.finditer(text, stretch.start, stretch.end):
        if end[0] == "\n" and _wraps(text, left, end.start(), stretch.end):
            continue
        found.append(trimmed(text, left, end.end()))
        left = end.end()
    found.append(trimmed(text, left, stretch.end))
    return tuple(span for span in found if len(span))


def _wraps(text: str, left: int, at: int, end: int) -> bool:
    """Whether a line end is only where the page's line was full."""
    line = text[max(left, text.rfind("\n", 0, at) + 1) : at].strip()
    following = text[at + 1 : end].split("\n", 1)[0]
    if len(line) < _WRAPPED or line.endswith((*_CLOSING, *_TITLE_ENDS)):
        return False
    if not following.strip() or following[0].isspace():
        return False
    return not any(style.match(following) for style in _STYLES)


def _markers(text: str, stretch: Span) -> list[_Marker]:
    found = []
    for style, pattern in enumerate(_STYLES):
        for match in pattern.finditer(text, stretch.start, stretch.end):
            number = _number(text, match)
            found.append(_Marker(style, number, match.start() + len(match[0]) - len(match[0].lstrip())))
    return sorted(found, key=lambda marker: marker.start)


def _number(text: str, match: re.Match[str]) -> int:
    """Which item of its list a marker begins; `_NEXT` where it only comes next."""
    printed = match[1]
    if printed.isascii() and printed.isdecimal():
        return int(printed)
    if "①" <= printed <= "⑳" or "⑴" <= printed <= "⒇":
        return ord(printed) - ord("⑴" if printed >= "⑴" else "①") + 1
    if printed in _IN_WORDS or printed == "最后":
        return _IN_WORDS.get(printed, _NEXT)
    if printed[0] not in _NUMERAL:
        before = text[: match.start()].rstrip()
        return _NEXT if before[before.rfind("\n") + 1 :].lstrip().startswith(printed) else 1
    return int(chinese_numeral(printed) or 0)


def _runs(markers: list[_Marker]) -> Iterator[list[_Marker]]:
    """Markers of one style that count on from one. A run of an outer style ends the runs inside its items."""
    open_runs: dict[int, list[_Marker]] = {}
    for marker in markers:
        run = open_runs.get(marker.style)
        if run is not None and marker.number in (run[-1].number + 1, _NEXT):
            run.append(replace(marker, number=run[-1].number + 1))
            inner = [style for style, other in open_runs.items() if other[0].start > run[-2].start and style != marker.style]
            yield from (open_runs.pop(style) for style in inner)
        elif marker.number == 1:
            if run is not None:
                yield open_runs.pop(marker.style)
            open_runs[marker.style] = [marker]
    yield from open_runs.values()


def listings(text: str, stretch: Span) -> tuple[Listing, ...]:
    """The stretch's lists by where they begin; a list inside another's item is a list of its own."""
    runs = sorted((run for run in _runs(_markers(text, stretch)) if len(run) > 1), key=lambda run: run[0].start)
    found: list[Listing] = []
    before = stretch.start
    for index, run in enumerate(runs):
        end = _last_end(text, stretch, run, runs[index + 1 :], runs[:index])
        bounds = [marker.start for marker in run] + [end]
        items = tuple(trimmed(text, left, right) for left, right in pairwise(bounds))
        found.append(Listing(trimmed(text, min(before, run[0].start), run[0].start), items))
        before = max(end, before) if end <= _next_start(runs, index, stretch) else run[0].start
    return tuple(found)


def _next_start(runs: list[list[_Marker]], index: int, stretch: Span) -> int:
    return runs[index + 1][0].start if index + 1 < len(runs) else stretch.end


def _paragraph_end(text: str, start: int, end: int) -> int:
    """Where the paragraph ends that begins at `start`; `end` where nothing but blanks stands behind it up to there."""
    line = text.find("\n", start, end)
    while line >= 0 and _wraps(text, start, line, end):
        line = text.find("\n", line + 1, end)
    return line if line >= 0 and text[line:end].strip() else end


def _last_end(text: str, stretch: Span, run: list[_Marker], later: list[list[_Marker]], earlier: list[list[_Marker]]) -> int:
    last = run[-1].start
    end = min([stretch.end, *(marker.start for outer in earlier for marker in outer if marker.start > last)])
    inline = "\n" not in text[run[0].start : last].strip()
    if inline or all(_paragraph_end(text, one.start, following.start) == following.start for one, following in pairwise(run)):
        end = _paragraph_end(text, last, end)
    same = [other[0].start for other in later if other[0].style == run[0].style and other[0].start < end]
    if same:
        led = last + len(text[last : same[0]].rstrip())
        cut = max(text.rfind(mark, last, led) for mark in "。；\n")
        end = cut + 1 if cut >= 0 else same[0]
    for sentence in sentences(text, Span(last, end))[1:]:
        if _TURN.match(text[sentence.start : sentence.end].lstrip("*# ")):
            return sentence.start
    return end
