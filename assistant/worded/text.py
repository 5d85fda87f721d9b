"""A model's text made ready to be checked: what it was wrapped in taken off, cut into sentences, its numbers read.

Nothing is repaired: a character, a bracket or a quotation mark that does not belong is a fault that `worded.check` tells.
Folded text is `ingest.normalise`'s, lower case; English keeps one space between words, Chinese keeps none. Numbers are
Decimal: `value` is what they state (12.5万 is 125000), `raw` how they are written.

>>> list(sentences("共100件[1]。另有3.5万次。[2] 完", ended=True))
['共100件[1]。', '另有3.5万次。[2]', '完']
>>> [(n.value, n.year) for n in numbers("2023年收到一百零三件，占12.5%")]
[(Decimal('2023'), True), (Decimal('103'), False), (Decimal('12.5'), False)]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ingest.normalise import fold_text
from ingest.numerals import LARGE_UNITS, NUMERAL_CHARS, chinese_numeral

MARK = re.compile(r"\[(\d{1,3})\]")
_THOUGHT = re.compile(r"\A\s*<think>.*?</think>\s*", re.DOTALL)
_BULLET = re.compile(r"(?m)^[ \t]*[-•][ \t]+")
_END = re.compile(r"(?:[。！？]|[.!?](?=\s|\[\d|$))[”’」』\"）)]*(?:[ \t]*\[\d{1,3}\])*|\n+")
_ORDINAL = re.compile(r"\s*\d{1,2}\.")
_FIRST = re.compile(r"\s*[（(]?(\d{1,2})[.、．)）](?!\d)\s*(?!\d)")
_NEXT = re.compile(r"(?<=[：:；;。，,\n])\s*[（(]?(\d{1,2})[.、．)）](?!\d)\s*(?!\d)")
_OPEN_CLOSE = {"“": "”", "「": "」", "『": "』"}
MEASURES = "件条次人名份期个项篇起级家位元宗场部天日月年倍成册户批种类处所倍%万亿"
_NUMBER = re.compile(
    r"(?P<sign>(?<![\d件条次人名个%年])[-+])?(?P<digits>\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?P<fraction>\.\d+)?"
    r"(?P<more>余|多(?=[万亿件条次人名个册份篇]))?(?P<scale>万(?!元)|亿(?!元))?(?P<more2>余|多(?=[件条次人名个册份篇]))?"
)
_PERCENT = re.compile(rf"百分之([{NUMERAL_CHARS}点]+|(?=\d))")
_COUNTED = re.compile(rf"第?(?P<run>[{NUMERAL_CHARS}半]+)(?=[{MEASURES}])")
_RANKED = re.compile(rf"第(?P<run>[{NUMERAL_CHARS}]+)(?!方)")
_ORDINALS = re.compile(
    r"一是|二是|三是|四是|五是|六是|七是|八是|九是|十是|第一(?=[，,、：:])|第二(?=[，,、：:])|第三(?=[，,、：:])|第三方|进一步|一方面|这一[项格]|一[项栏格]"
)


@dataclass(frozen=True, slots=True)
class Said:
    """A number as it is said: where in the folded text (`start`, `end`), what it states, its `sign` if one is written,
    whether 余 or 多 follows it, and whether it is a year. `value` is None for numerals that make no number."""

    start: int
    end: int
    raw: str
    value: Decimal | None
    sign: str = ""
    over: bool = False
    year: bool = False
    percent: bool = False


def unwrapped(raw: str) -> str:
    """The text without a reasoning block before it, bold marks and list bullets."""
    text = _THOUGHT.sub("", raw)
    return _BULLET.sub("", text.replace("**", ""))


def thinking(raw: str) -> bool:
    """Whether the text is still inside a reasoning block."""
    begun = raw.lstrip()
    return begun.startswith("<think>"[: len(begun)]) if len(begun) < 7 else begun.startswith("<think>") and "</think>" not in raw


def folded(text: str, language: str) -> str:
    """Text as it is compared: folded, lower case; English keeps single spaces."""
    if language == "zh":
        return fold_text(text).lower()
    return " ".join(fold_text(word) for word in text.split()).lower().strip()


def unlisted(raw: str) -> str:
    """The text without the numbers of a list: at its start, and inside it where they go on from there, one by one.

    >>> unlisted("1. 甲；2. 乙；7. 丙"), unlisted("共有：3、其他")
    ('甲； 乙；7. 丙', '共有：3、其他')
    """
    found = _FIRST.match(raw)
    last = int(found[1]) if found else 0
    rest = raw[found.end() :] if found else raw
    out, at = "", 0
    for number in _NEXT.finditer(rest):
        if int(number[1]) == last + 1:
            out, at, last = out + rest[at : number.start()] + " ", number.end(), last + 1
    return out + rest[at:]


def sentences(text: str, *, ended: bool) -> Iterator[str]:
    """The sentences of a text, with the markers behind their full stop; the last one only where the text has `ended`, or
    something else has begun behind it. A full stop inside quotation marks or behind a list's number ends none; a new line
    behind a sentence stays with it."""
    start, depth, at = 0, 0, 0
    closing = set(_OPEN_CLOSE.values())
    while at < len(text):
        char = text[at]
        depth += (char in _OPEN_CLOSE) - (char in closing)
        found = _END.match(text, at) if depth <= 0 else None
        if found is None or _ORDINAL.fullmatch(text, start, found.end()):
            at += 1
            continue
        rest = text[found.end() :].lstrip()
        if not ended and (not rest or rest[0] == "["):
            return
        after = len(text) - len(rest)
        if text[start : found.end()].strip():
            yield text[start : found.end()].strip() + ("\n" if rest and "\n" in text[found.start() : after] else "")
        start = at = after
        depth = 0
    if ended and text[start:].strip():
        yield text[start:].strip()


def numbers(text: str) -> list[Said]:
    """The numbers of a folded text, in order: in digits and in Chinese numerals that count, rank or date something."""
    found: list[Said] = []
    for match in _NUMBER.finditer(text):
        whole = match["digits"].replace(",", "")
        malformed = whole.startswith("0") and (len(whole) > 1 or match["scale"] is not None)
        value = Decimal(whole + (match["fraction"] or ""))
        if match["scale"]:
            value *= LARGE_UNITS[match["scale"]]
        end = match.end()
        plain = not match["fraction"] and not match["scale"] and "," not in match["digits"]
        year = plain and 1990 <= value <= 2099 and (text[end : end + 1] == "年" or not _measured(text, end))
        before = text[: match.start()]
        found.append(
            Said(
                match.start(), end, match.group(), None if malformed else value, match["sign"] or "",
                bool(match["more"] or match["more2"]), year, text[end : end + 1] == "%" or before.endswith("百分之"),
            )
        )  # fmt: skip
    fixed = [m.span() for m in _ORDINALS.finditer(text)]
    for pattern in (_COUNTED, _RANKED):
        for match in pattern.finditer(text):
            start, end = match.span("run")
            if any(a <= start and end <= b for a, b in fixed) or any(s.start <= start < s.end for s in found):
                continue
            if all(c in "万亿" for c in match["run"]):
                continue
            value_cn = chinese_numeral(match["run"])
            found.append(Said(start, end, match["run"], value_cn, year=text[end : end + 1] == "年" and end - start == 4))
    for match in _PERCENT.finditer(text):
        start, end = match.start(), match.end()
        if match[1]:
            whole_cn, _, part = match[1].partition("点")
            value_cn = chinese_numeral(whole_cn)
            if value_cn is not None and part:
                digits = "".join(str(chinese_numeral(c)) for c in part)
                value_cn = Decimal(f"{value_cn}.{digits}") if digits.isdigit() else None
            found = [s for s in found if not start <= s.start < end]
            found.append(Said(start, end, match.group(), value_cn, percent=True))
    return sorted(found, key=lambda said: said.start)


def _measured(text: str, end: int) -> bool:
    """Whether a counting word of Chinese stands behind a number."""
    return text[end : end + 1] in tuple(MEASURES)
