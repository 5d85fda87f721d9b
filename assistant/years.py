"""The years that a question names.

去年 and last year are relative to the day of the question, never to what a store holds: where there is no report for that
year, the answer has to say so.

>>> years_in("2023年和二〇二二年", this_year=2026).named, years_in("去年收到多少", this_year=2026).named
((2023, 2022), (2025,))
>>> years_in("近三年的申请", this_year=2026).last
3
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.numerals import DIGITS

_ARABIC = re.compile(r"(?<!\d)((?:19|20)\d{2})(?:年度|年|财年)?(?![\d-]|[余多]?(?:[件条次份项元万宗]|个(?!人)))")
_CHINESE = re.compile(r"([一二][零〇○九][零〇○一二三四五六七八九][零〇○一二三四五六七八九])(?:年度|年)?")
_SHORT = re.compile(r"(?<![\d.])([0-3]\d)年(?![内来前后间以])")
_DENIED = re.compile(r"(?:不是|而非|并非|不问)$")
_LAST = re.compile(r"(?:近|最近|过去|前(?!一)|这(?!一))([一二两三四五六七八九十\d])年|last (two|three|four|five|\d) years")
_SINCE = re.compile(r"((?:19|20)\d{2})年?(?:以来|至今|起)|since ((?:19|20)\d{2})")
_RANGE = re.compile(r"((?:19|20)\d{2})年?(?:到|至|-|~|—)((?:19|20)\d{2})|from ((?:19|20)\d{2}) to ((?:19|20)\d{2})")
_WORDS = {"two": 2, "three": 3, "four": 4, "five": 5, "十": 10}
_COMPARED = re.compile(r"(?:比|较|跟|与|和)(?:去年|上年|上一年|前一年)|同比|year before|previous year|preceding year|last year's")


@dataclass(frozen=True, slots=True)
class Years:
    """`named` in the order named; `last` where the last n years are meant, `since` from a year on; `spans` are the
    characters that said so; `compared` where the year before is what is compared with."""

    named: tuple[int, ...]
    last: int | None
    since: int | None
    compared: bool
    spans: tuple[tuple[int, int], ...]


def years_in(text: str, this_year: int | None) -> Years:
    """Reads a folded, lower-case text; 去年 is the year before `this_year`; None: such words name no year."""
    hits: list[tuple[int, int, int]] = [
        (int(m.group(1)), m.start(), m.end()) for m in _ARABIC.finditer(text) if not _DENIED.search(text[: m.start()])
    ]
    hits += [(2000 + int(m.group(1)), m.start(), m.end()) for m in _SHORT.finditer(text)]
    for found in _CHINESE.finditer(text):
        hits.append((int("".join(str(DIGITS[c]) for c in found.group(1))), found.start(), found.end()))
    spans = [(start, end) for _, start, end in hits]
    compared = bool(_COMPARED.search(text))
    if this_year is not None and not compared and not hits:
        for word, back in (
            ("去年", 1),
            ("上一年", 1),
            ("上年度", 1),
            ("上年", 1),
            ("this year", 0),
            ("前年", 2),
            ("今年", 0),
            ("last year", 1),
        ):
            at = text.find(word)
            if at >= 0 and not text.startswith(
                ("上年度结转", "上年结转", "上一年度结转", "上一年结转", "上年转结", "上一年项目", "上年末"), at
            ):
                hits.append((this_year - back, at, at + len(word)))
                spans.append((at, at + len(word)))
                break
    last = None
    if (found_last := _LAST.search(text)) is not None:
        word = found_last.group(1) or found_last.group(2)
        last = int(word) if word.isdigit() else _WORDS.get(word) or DIGITS.get(word)
        spans.append(found_last.span())
    since = None
    if (found_since := _SINCE.search(text)) is not None:
        since = int(found_since.group(1) or found_since.group(2))
        spans.append(found_since.span())
    named = [year for year, _, _ in sorted(hits, key=lambda hit: hit[1])]
    if (found_range := _RANGE.search(text)) is not None:
        low, high = sorted(int(g) for g in found_range.groups() if g)
        named = list(range(low, high + 1)) if high - low <= 30 else named
        spans.append(found_range.span())
    return Years(tuple(dict.fromkeys(named)), last, since, compared, tuple(spans))
