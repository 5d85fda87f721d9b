"""The share of what came in that a deed took up, told as two numbers of one sentence: 收集意见163条,采纳72条.

`read_deed_share` reads a question for such a share (采纳率多少, 意见有百分之几被采纳, 意见中采纳的占百分之几): its deed and the thing that it is
asked of. `part_and_whole` gives the one pair of a report's numbers that it is of: a clause that tells the deed and nothing that the
question does not say, and the number right before it in its sentence, of one unit and year, which tells that the thing came in. Where
another number of the thing stands beside that one (意见35条、建议30条,采纳20条), there is no pair, and none of applications and cases, whose
results the forms tell. The words are in `vocabulary/deed_shares.toml`. Texts are folded; None where nothing is asked or certain.

>>> read_deed_share("征求意见采纳率是多少"), read_deed_share("公众意见有百分之几被采纳了")
(DeedShare(deed='采纳', thing='征求意见'), DeedShare(deed='采纳', thing='公众意见'))
>>> read_deed_share("意见采纳了多少条"), read_deed_share("未采纳率是多少"), read_deed_share("申请答复率是多少")
(None, None, None)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.asking.other_words import asks, retold
from assistant.language.word_tables import word_table
from assistant.prose.candidate import Candidate
from ingest.model import StatementKind
from ingest.statements.words import alternatives

Pair = tuple[Candidate, Candidate]
_JOINED = re.compile("[、和与及]$")
"""意见35条、建议30条: the one before is no more the whole than the one before that."""


@dataclass(frozen=True, slots=True)
class DeedShare:
    """The deed whose share is asked for, and what it is asked of ("" where a question does not say)."""

    deed: str
    thing: str


@dataclass(frozen=True, slots=True)
class _Words:
    """`vocabulary/deed_shares.toml`, as patterns."""

    deed: re.Pattern[str]
    came: re.Pattern[str]
    share: re.Pattern[str]
    idle: re.Pattern[str]
    clause: re.Pattern[str]
    elsewhere: re.Pattern[str]


@cache
def _words() -> _Words:
    table = word_table("deed_shares")
    deeds, shares, idle = (alternatives(tuple(table[key])) for key in ("deeds", "shares", "idle"))
    return _Words(
        re.compile(rf"(?P<not>[未不没无非])?(?:被|得到|予以|获)?(?P<deed>{deeds})(?:了|的|得)*"),
        re.compile(alternatives(tuple(table["came"]))),
        re.compile(rf"(?:有|占了?|所占|的)*(?:{shares})(?:的)?(?:是|为|有|达)?(?:多少|几何|多大|多高)?"),
        re.compile(idle),
        re.compile(alternatives(tuple(table["clause"]))),
        re.compile(alternatives(tuple(table["elsewhere"]))),
    )


@lru_cache(maxsize=1024)
def read_deed_share(content: str) -> DeedShare | None:
    """The deed and the thing of a question for the share of what came in; None for any other question."""
    known, text = _words(), content.strip(" ,;。?!呢吗")
    if known.elsewhere.search(text) or (share := known.share.search(text)) is None:
        return None
    text = text[: share.start()] + "的" + text[share.end() :]
    found = list(known.deed.finditer(text))
    if len(found) != 1 or found[0]["not"]:
        return None
    rest = text[: found[0].start()] + "," + text[found[0].end() :]
    thing = "".join(re.findall("[\u4e00-\u9fff]+", known.idle.sub("", rest)))
    return DeedShare(found[0]["deed"], thing)


def part_and_whole(candidates: Sequence[Candidate], asked: DeedShare) -> Pair | None:
    """The number that tells the deed, and the number of the thing that it is some of; None where there is not one such pair."""
    pairs = [
        (one, whole)
        for one in candidates
        if one.statement.kind is StatementKind.COUNT
        and (whole := _before(candidates, one)) is not None
        and one.statement.value <= whole.statement.value
        and _tells_deed(one, asked)
        and _came(whole, asked)
    ]
    values = {(part.statement.value, whole.statement.value, part.statement.sentence) for part, whole in pairs}
    return pairs[0] if len(values) == 1 else None


def _tells_deed(part: Candidate, asked: DeedShare) -> bool:
    """Whether a number's own clause tells the deed, and of what is counted nothing that the question leaves out."""
    known = _words()
    told = [found for found in known.deed.finditer(part.printed) if not found["not"] and found["deed"] == asked.deed]
    if len(told) != 1 or len(known.deed.findall(part.printed)) > 1 or known.came.search(part.printed.replace(asked.deed, "")):
        return False
    rest = known.clause.sub("", part.printed.replace(told[0].group(), ""))
    left = "".join(re.findall("[\u4e00-\u9fff]+", re.sub(rf"\d[\d.]*[余多]?{re.escape(part.statement.unit)}", ",", rest)))
    return not left or not retold(left, asked.thing).left


def _before(candidates: Sequence[Candidate], part: Candidate) -> Candidate | None:
    """The number right before one in its sentence and unit, where no other of the same stands beside it."""
    own = part.statement
    earlier = [
        one
        for one in candidates
        if (one.statement.sentence, one.statement.unit, one.statement.kind, one.statement.year)
        == (own.sentence, own.unit, own.kind, own.year)
        and one.statement.number.start < own.number.start
    ]
    latest = max(earlier, key=lambda one: one.statement.number.start, default=None)
    return None if latest is None or latest.statement.whole is not None or _JOINED.search(latest.before) else latest


def _came(whole: Candidate, asked: DeedShare) -> bool:
    """Whether a number tells that something came in, and all that the question says of the thing is told of it."""
    known = _words()
    told = known.came.search(whole.printed) is not None and known.deed.search(whole.printed) is None
    return told and not (asked.thing and retold(asks(asked.thing), whole.up_to_clause).left)
