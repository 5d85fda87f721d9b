"""Items of one list that a question names together, side by side or joined: 沭阳泗阳申请几件 is no question for the last of the two.

`named_together` gives the items of the list of a number that the question names in one breath, each by what it counts (without the level
of a place: 沭阳 of 沭阳县) or by a member of one sort that the question says (`side_by_side`); () where it names but that number's. An item
whose name is a part of that one's own is none beside it. Texts are folded; nothing raises.

>>> _TRAIL.sub("", "沭阳县"), _TRAIL.sub("", "收到群众网上申请")
('沭阳', '收到群众网上')
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.asking.side_by_side import members
from assistant.prose.candidate import Candidate
from ingest.model import StatementKind

_LEAD = re.compile("^(?:全年|全市|全区|全县|累计|共|主动|公开|发布|推送|收到|受理|开展|举办|召开|承办|制作|办理|答复)+(?=..)")
_TRAIL = re.compile("(?<=..)(?:县|区|市|乡|镇|街道|申请|文件|信息|类)$")
_BETWEEN = re.compile("(?:县|区|市|乡|镇|街道|申请|文件|信息|类|的)?(?:和|与|及|以及|、|加上?)?")
_ENDS = re.compile("[,，;；:：。(（]")
_OF_THEM = re.compile(
    "每|人均|平均|均|总(?=阅读|访问|浏览|点击|播放|金额|额)|(?:累计|总)?(?:播放|阅读|点击|浏览|观看|收看|点赞|转发)(?:总|人|次)?[量数次]"
)
"""培训班3期,每期40人, 短视频26条,播放量71万次: of the item before, and none beside it."""
_EVERY = re.compile("(?:政府|政务)?(?:信息)?(?:依申请)?(?:公开)?")
"""办理政府信息公开申请9件,办结8件: what every report counts so names no item beside another."""
_SHORTEST = 2


def named_together(told: Candidate, candidates: Sequence[Candidate], content: str) -> tuple[Candidate, ...]:
    """See the module."""
    own, sorts = told.statement, members(content)
    beside = [
        c
        for c in candidates
        if (c.statement.sentence, c.statement.whole, c.statement.kind) == (own.sentence, own.whole, StatementKind.COUNT)
        and c.statement.year == own.year
    ]
    if _OF_THEM.match(told.counted):
        return ()
    beside = [c for c in beside if not _OF_THEM.match(c.counted)]
    named = [(place, c) for c in beside if (place := _place(c, content, sorts)) is not None]
    named.sort(key=lambda one: one[0])
    if told not in [c for _, c in named] or len({place for place, _ in named}) < len(named):
        return ()
    joined = all(end <= start and _BETWEEN.fullmatch(content, end, start) for ((_, end), _), ((start, _), _) in pairwise(named))
    return tuple(c for _, c in named) if joined and len(named) > 1 else ()


def _place(item: Candidate, content: str, sorts: Sequence[re.Match[str]]) -> tuple[int, int] | None:
    """Where a question says an item's name, or the member of a sort that it is called by; None where it does not."""
    core = _LEAD.sub("", _TRAIL.sub("", item.counted))
    if _EVERY.fullmatch(core) is None and len(core) >= _SHORTEST and (at := content.find(core)) >= 0:
        return at, at + len(core)
    called = [one.span() for one in sorts if one[0] in item.counted]
    return called[0] if len(called) == 1 else None


def told_with_others(meant: Candidate, told: Candidate, candidates: Sequence[Candidate], text: str) -> bool:
    """Whether a count is told in one breath with others of its unit before another number of its sentence (建议66件、提案98件,A类88件), so that
    this is of all of them; `text` is the report's."""
    own, behind = meant.statement, told.statement
    between = (
        sorted((c.statement.number, own.number), key=lambda number: number.start)
        for c in candidates
        if (c.statement.sentence, c.statement.unit) == (own.sentence, own.unit) and c.statement.whole is own.whole is None
        and c.statement.number.end < behind.number.start and c.statement.number != own.number
    )  # fmt: skip
    alike = behind.sentence == own.sentence
    return alike and any(not _ENDS.search(text, first.end, second.start) for first, second in between)
