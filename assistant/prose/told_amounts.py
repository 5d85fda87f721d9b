"""Amounts of money that were paid and the weight of disclosure in an assessment, asked for plainly: 发了多少补助资金, 考核占多少权重.

`read_amount` gives what such a question asks: an amount (`weight` False) with the thing that it was for, or a weight with what else it says.
`amounts_told` gives the numbers of a report's candidates that tell it: money of a clause with a deed of paying, of which its clause or the one
right before it tells the whole thing; a share or points of a clause with a word of weight, in a sentence on assessment. Of a number and its
parts the whole stays, of 由4%提高到5% what there is now. The words are in `vocabulary/told_amounts.toml`. Texts are folded; a question for
anything else is None, and several numbers stay several: the caller refuses them.

>>> read_amount("增设电梯发了多少补助资金"), read_amount("政务公开考核占多少权重")
(Amount(thing='增设电梯补助', weight=False), Amount(thing='', weight=True))
>>> read_amount("发放宣传册多少份"), read_amount("收到申请多少件")
(None, None)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.asking.other_words import asks, retold
from assistant.asking.said_moved import leads_to
from assistant.language.word_tables import word_table
from assistant.prose.candidate import Candidate
from ingest.model import StatementKind
from ingest.statements.words import alternatives, load_words

_WEIGHED_IN = frozenset({"%", "分", "个百分点"})


@dataclass(frozen=True, slots=True)
class Amount:
    """What a question asks an amount of, "" where it names nothing of its own."""

    thing: str
    weight: bool


@dataclass(frozen=True, slots=True)
class _Words:
    """`vocabulary/told_amounts.toml`, as patterns."""

    behind: re.Pattern[str]
    before: re.Pattern[str]
    paid: re.Pattern[str]
    money: re.Pattern[str]
    idle: re.Pattern[str]
    asks_weight: re.Pattern[str]
    of_weight: re.Pattern[str]
    weight: re.Pattern[str]
    assessed: re.Pattern[str]
    scored: re.Pattern[str]


@cache
def _words() -> _Words:
    table = word_table("told_amounts")
    paid, money, idle = (alternatives(tuple(table[key])) for key in ("paid", "money", "idle"))
    deeds = alternatives([deed for deed in table["paid"] if len(deed) > 1])
    units = alternatives(load_words().counts)
    return _Words(
        re.compile(rf"^(?P<what>.*?)(?:{paid})(?:了|出|过|到)*(?:多少|几)(?!{units})(?P<noun>[^,;?]{{0,12}}(?:{money})|钱|[万亿]?元)$"),
        re.compile(rf"^(?P<what>.+?(?:{money}))(?:一?共|总共|总额|合计|金额)?(?:是|有|为|达)?(?P<noun>)(?:{paid})?(?:了|出|过)*(?:多少|几)(?:钱|[万亿]?元)?$"),
        re.compile(paid),
        re.compile(money),
        re.compile(rf"{table['funds']}|{deeds}|{idle}|(?<![\u4e00-\u9fff])钱$"),
        re.compile(table["asks_weight"]),
        re.compile(table["of_weight"]),
        re.compile(table["weight"]),
        re.compile(table["assessed"]),
        re.compile(table["scored"]),
    )  # fmt: skip


@lru_cache(maxsize=1024)
def read_amount(content: str) -> Amount | None:
    """What a question for an amount or a weight asks; None for any other."""
    known, text = _words(), re.sub(r"\s", "", content).strip(",;。?!呢吗")
    if known.asks_weight.search(text) and known.assessed.search(text):
        return Amount("".join(re.findall("[\u4e00-\u9fff]+", known.of_weight.sub("", text))), weight=True)
    found = known.behind.match(text) or known.before.match(text)
    if found is None or re.search(r"[,;]", text):
        return None
    return Amount(known.idle.sub("", f"{found['what']},{found['noun']}").replace(",", ""), weight=False)


def amounts_told(candidates: Sequence[Candidate], asked: Amount) -> tuple[Candidate, ...]:
    """The numbers of a report's candidates that tell what is asked for, each value once."""
    found = [one for one in candidates if (_is_weight(one, asked) if asked.weight else _was_paid(one, asked))]
    wholes = {one.statement.number for one in found}
    parts = [
        one for one in found if one.statement.whole is not None and candidates[one.statement.whole].statement.number in wholes
    ]
    earlier = [one for one in found if any(leads_to(one, other) for other in found)]
    kept = [one for one in found if one not in parts and one not in earlier]
    return tuple({(one.statement.value, one.statement.unit): one for one in reversed(kept)}.values())


def _is_weight(one: Candidate, asked: Amount) -> bool:
    known = _words()
    of_weight = one.statement.unit in _WEIGHED_IN and known.weight.search(one.clause) is not None
    told = of_weight and known.assessed.search(one.up_to_clause) is not None and known.scored.search(one.printed) is None
    return told and not (asked.thing and retold(asks(asked.thing), one.up_to_clause).left)


def _was_paid(one: Candidate, asked: Amount) -> bool:
    known = _words()
    if one.statement.kind is not StatementKind.MONEY or not asked.thing or "元的" in one.printed:
        return False  # 涉及资金8万元的申请2件: which applications, not what was paid
    deed = known.paid.search(one.printed) is not None or known.money.search(one.counted) is not None
    own, *_ = re.split("[;。]", one.before[::-1], maxsplit=1)
    near = ",".join([*own[::-1].strip(",").split(",")[-1:], one.printed])
    return deed and not retold(asks(asked.thing), near).left
