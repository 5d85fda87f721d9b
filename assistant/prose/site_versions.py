"""What a version of a website published (英文版网站发布多少条): the one number that its report tells of that version.

`of_its_version` gives the number where the question asks for all that went over it and names no kind of information, and the report tells a
single number of it: of all kinds, or of several that its clause lists (发布甲、乙信息5条). A clause that names one kind alone is
left to the other readings; () for none. Texts are folded.

>>> _kinds("英文版网站发布招商引资、文化旅游信息", "英文版"), _kinds("英文版网站发布招商信息", "英文版"), _kinds("英文版网站更新信息", "英文版")
('招商引资、文化旅游', '招商', '')
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asking.whole_asked import read_whole, words
from assistant.prose.candidate import Candidate
from ingest.model import StatementKind
from ingest.statements.words import alternatives

_VERSION = re.compile("[\u4e00-\u9fff]{1,5}版")


def of_its_version(candidates: Sequence[Candidate], question: str) -> tuple[Candidate, ...]:
    """The number of all that a version of a website published."""
    asked = read_whole(question) if "|" not in question else None
    if asked is None or asked.count != "published" or asked.channels != {"site"} or len(asked.rest) != 1:
        return ()
    version = asked.rest[0]
    if _VERSION.fullmatch(version) is None:
        return ()
    told = [c for c in candidates if version in c.printed and c.statement.kind is StatementKind.COUNT]
    told = [c for c in told if c.statement.unit in words()[""]["messages"]]
    if len(told) != 1:
        return ()
    kinds = _kinds(told[0].counted, version)
    return () if kinds is None or (kinds and "、" not in kinds) else tuple(told)


def _kinds(counted: str, version: str) -> str | None:
    """The kinds of information in what is counted, as they are listed; "" where it names none, None where nothing is published."""
    deeds, nouns = alternatives(tuple(words()["published"]["told_deeds"])), alternatives(tuple(words()["published"]["nouns"]))
    site = rf"{re.escape(version)}(?:政府|门户)*(?:网站|网页|官网|网)"
    found = re.search(rf"{site}(?:共|累计|主动|全年)*(?:{deeds})(?P<kinds>.*?)(?:等)?(?:各?类)?(?:{nouns})?$", counted)
    return None if found is None else found["kinds"]
