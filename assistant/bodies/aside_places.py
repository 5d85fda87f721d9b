"""The wider place that a Chinese question says behind a name, in brackets, or before it with 的: 抚州市(江西), 河东区(山东临沂), 江西的抚州.

`wider_in_front` says it right before the name, where wider places are read. Only provinces and cities of the tables are such places, and only
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
from assistant.bodies.provinces import short_city, short_province, state_city

_IN_BRACKETS = re.compile(r"\((?:在|属)?(?P<wider>[\u4e00-\u9fff]{2,14}?)(?:的|境内)?\)")
_BEFORE = re.compile(r"(?P<wider>[\u4e00-\u9fff]{2,14})的$")
_LEVEL = re.compile("省|[\u4e00-\u9fff]{0,4}自治[区州]|市|地区|州|盟")


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
    """Whether a text is a chain of provinces and cities, each for short or in full.

    >>> are_wider("山东临沂"), are_wider("内蒙古自治区包头市"), are_wider("天津"), are_wider("总体情况")
    (True, True, True, False)
    """
    at = 0
    while at < len(said):
        name = said[at:]
        end = next((found for found in (state_city(name), _province(name), short_city(name, 0)) if found), None)
        if end is None:
            return False
        level = _LEVEL.match(name, end)
        at += end if level is None else level.end()
    return at > 0


def _province(name: str) -> int | None:
    """The end of a province's short name that a text begins with, whatever follows it."""
    return next((end for end in (2, 3) if short_province(name[:end], 0) == end), None)
