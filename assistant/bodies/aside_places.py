"""The wider place that a Chinese question says behind a name, in brackets, or before it with 的: 抚州市(江西), 河东区(山东临沂), 江西的抚州.

`wider_in_front` says it right before the name, where wider places are read. Only provinces, cities and counties of the tables are such places, and only
beside a name that the store has. Texts are folded; nothing raises.

>>> from assistant.bodies.organisations import OrganisationTable
>>> table = OrganisationTable.of([("抚州市人民政府", (), "a")])
>>> wider_in_front("抚州市(江西省)2022年收到多少申请", table.mentions("抚州市(江西省)2022年收到多少申请"))
'江西省抚州市2022年收到多少申请'
>>> wider_in_front("江西的抚州收到多少申请", table.mentions("江西的抚州收到多少申请"))
'江西抚州收到多少申请'
>>> wider_in_front("抚州市(全年)收到多少申请", table.mentions("抚州市(全年)收到多少申请"))
'抚州市(全年)收到多少申请'
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.bodies.organisations import Mention
from assistant.bodies.provinces import is_county
from assistant.bodies.wider_said import wider_said
from assistant.language.segment import tag

_IN_BRACKETS = re.compile(r"\((?:在|属)?(?P<wider>[\u4e00-\u9fff]{2,14}?)(?:的|境内)?\)")
_BEFORE = re.compile(r"(?P<wider>[\u4e00-\u9fff]{2,14})的$")


def wider_in_front(folded: str, mentions: Sequence[Mention]) -> str:
    """The question with wider places that are said aside of its names right before them; as it is where there are none."""
    for mention in sorted(mentions, key=lambda one: -one.start):
        behind = _IN_BRACKETS.match(folded, mention.end)
        if behind is not None and are_wider(behind["wider"]):
            folded = f"{folded[: mention.start]}{behind['wider']}{folded[mention.start : mention.end]}{folded[behind.end() :]}"
            continue
        before = _BEFORE.search(folded[: mention.start])
        if before is not None and any(are_wider(before["wider"][at:]) for at in range(len(before["wider"]) - 1)):
            folded = folded[: mention.start - 1] + folded[mention.start :]
    return folded


def are_wider(said: str) -> bool:
    """Whether a text is a chain of provinces, cities and counties, each for short or in full. A county for short alone is one only where that
    is no word of its own (和平).

    >>> are_wider("山东临沂"), are_wider("内蒙古自治区包头市"), are_wider("天津"), are_wider("总体情况")
    (True, True, True, False)
    >>> are_wider("重庆荣昌"), are_wider("荣昌区"), are_wider("和平")
    (True, True, False)
    """
    wider, _ = wider_said(said, 0, lambda text, at: at == len(text) or None)
    county = len(wider) == 1 and is_county(said) and said != wider[0]
    return bool(wider) and not (county and not tag(said).startswith(_PROPER))


_PROPER = ("ns", "nr", "x")
