"""Whether a share that a question gives agrees with the counts of the report: 其他类占12.76%,按条数算对得上吗.

`read_share_check` gives the part and the share that a folded question says of it, None where it asks no such thing. `check_share` says the share that the
report states, what the part comes to of its whole by their numbers, and whether the two are the same to the decimals that are given; None
when said, else `Missing`: a share that the report states of no such part is none of it, and one of which it tells no whole cannot be held against anything.

>>> read_share_check("其他类信息占12.76%,按条数算对得上吗?"), read_share_check("其他类信息占百分之几?")
(ShareCheck(part='其他类信息', share='12.76'), None)
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from assistant.answering.evidence import Missing
from assistant.bodies.organisations import Organisation
from assistant.computing.list_computing import is_share_of
from assistant.computing.over_bodies import BodyOperations
from assistant.prose.candidate import Candidate
from assistant.prose.told_lists import certain_whole
from ingest.model import StatementKind

_AGREES = "对得上|对不对|对吗|是否一致|一致|相符|吻合|准确|算得对|没错"
_ASKED = re.compile(
    rf"(?P<part>[^,?。]{{2,}}?)(?:所)?(?:占比?|比例|比重)(?:[^,?。\d]{{0,8}})(?P<share>\d+(?:\.\d+)?)%[^?。]{{0,12}}?"
    rf"(?:按|照|用|拿|从|和|与|跟|同)[^?。]{{0,10}}(?:[条件篇个次份]?数字?|数量|数目)[^?。]{{0,10}}(?:{_AGREES})"
)

_CLASS = re.compile("类?(?:政府)?(?:信息|文件)?$")


@dataclass(frozen=True, slots=True)
class ShareCheck:
    """A part as the question names it, and the share that it says, as written."""

    part: str
    share: str


def read_share_check(content: str) -> ShareCheck | None:
    """What a question wants held against the counts; None where it asks no such thing."""
    found = _ASKED.search(content)
    return None if found is None else ShareCheck(re.sub('["“”]', "", found["part"]).strip("的"), found["share"])


def check_share(
    operations: BodyOperations,
    body: Organisation,
    year: int | None,
    asked: ShareCheck,
    names: Callable[[str, Candidate], bool],
) -> Missing | None:
    """Says whether the share is what the counts come to; `names` tells whether a side of a question names a part."""
    lacking = Missing("not_there", (), body.name, year)
    for record in operations.documents(body, year)[:1]:
        told = operations.catalogue.candidates([record.id])
        held = [one for one in pairwise(told) if _is_stated(one, asked) and _is_named(one[0], asked.part, names)]
        wholes = [certain_whole(part, told) for part, _ in held]
        stands = operations.catalogue.stands
        if len(held) != 1 or (whole := wholes[0]) is None or not all(map(stands, (*held[0], whole))) or not whole.statement.value:
            return lacking
        part, stated, of = map(operations.lookup.of_statement, (*held[0], whole))
        if part.value is None or of.value is None or stated.value is None or part.unit != of.unit or part.value > of.value:
            return lacking
        exact = part.value * 100 / of.value
        value = exact.quantize(Decimal(asked.share), ROUND_HALF_UP)
        summed = operations.computed(value, "share", (part, of), "%")
        builder, wording = operations.builder, operations.builder.wording
        marks = builder.figure(stated)
        builder.sentences.append(wording.figure(stated, marks))
        same = value == stated.value
        named = wording.apart((part, of))[1]
        builder.say(
            "share_holds" if same else "share_holds_not",
            left=named[0],
            right=named[1],
            value=wording.amount(summed),
            marks=builder.figure(summed),
        )
        if not same:
            builder.warn("conflict", wording.say("share_warning"))
        operations.rests_on((part, of))
        return None
    return lacking


def _is_named(part: Candidate, side: str, names: Callable[[str, Candidate], bool]) -> bool:
    """Whether a side names a part: as questions do, or by just what it counts (其他类信息: 其他)."""
    return part.counted == _CLASS.sub("", side) or names(side, part)


def _is_stated(pair: tuple[Candidate, Candidate], asked: ShareCheck) -> bool:
    """Whether the second is the share that is asked about, stated of the first."""
    part, share = pair
    counted = part.statement.kind is StatementKind.COUNT and part.statement.whole is not None
    return counted and is_share_of(share, part) and share.statement.value == Decimal(asked.share)
