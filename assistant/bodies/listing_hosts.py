"""Whose report tells of a place that has none of its own, and the words by which a question names that report.

`host_listing` finds the one government whose reports name a place that no body of the store is near, so that its list may tell the place's
number; None where none or several do. `without_report_said` leaves out what a question says of the report beside what it asks
(根据…的年报, …年报里, 下辖的); what it says is data (`[told_by]` of `vocabulary/bodies.toml`). Texts are folded; nothing raises.

>>> without_report_said("根据 的报告, 办理申请多少件"), without_report_said("收到多少申请( 年报)?"), without_report_said("下辖的 办理了多少申请")
('办理申请多少件', '收到多少申请?', '办理了多少申请')
>>> without_report_said("报送报告多少份")
'报送报告多少份'
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from assistant.language.word_tables import word_table
from ingest.identity.places import level, split_places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.bodies.catalogue import Catalogue
    from assistant.bodies.organisations import Mention, Organisation

_DIVIDED_BY = re.compile(r"按照?[^,;:。\d]{1,12}?(?:划分|[看分]|统计)(?=[,:])")
_LOWEST = 2
"""Provinces are in no government's list."""


@cache
def _said() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(one) for one in word_table("bodies")["told_by"]["report"])


def without_report_said(content: str) -> str:
    """The content of a question, its bodies and years left out, without the report that is to tell it."""
    for pattern in _said():
        content = pattern.sub("", content).strip()
    return content


def without_division(sentence: str) -> str:
    """A sentence without what it parts a list by, which tells no deed of it.

    >>> without_division("按照答复主体划分,县区574件")
    ',县区574件'
    """
    return _DIVIDED_BY.sub("", sentence)


def host_listing(catalogue: Catalogue, place: Mention, years: Sequence[int]) -> Organisation | None:
    """The one government whose report of these years (of any, where there are none) names a place."""
    chain, rest = split_places(place.said)
    if place.body or not chain or rest or level(place.said) < _LOWEST:
        return None
    ids = [id for id, one in catalogue.records.items() if one.organisation and (not years or one.year in years)]
    naming = {catalogue.records[id].organisation for id in catalogue.naming(chain[-1], ids)}
    hosts = [body for name in sorted(filter(None, naming)) if (body := catalogue.table.by_name.get(name)) is not None]
    return hosts[0] if len(hosts) == 1 and hosts[0].is_government else None
