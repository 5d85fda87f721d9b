"""What a sentence compares that begins with the year before and names nothing: 比2022年的25件多了13件.

`compared_with` gives the place of the number of the same paragraph that such a sentence speaks of: the one that the two numbers come to
(25件 and 13件 more are the 38件 told before them), where one value of the paragraph alone is that. None for a sentence that begins otherwise,
and where no number or several different ones fit; that of the sentence right before it is then taken, as for every other.

>>> _COMPARES.match("比2022年的25件多了13件,主要原因是")["base"], _COMPARES.match("网站比微信多13件")
('25', None)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from ingest.model import Statement, StatementKind
from ingest.statements.words import alternatives, load_words

_UP, _DOWN = (alternatives(words) for words in (load_words().up, load_words().down))
_COMPARES = re.compile(
    r"^(?:这一?(?:数字|数据|数量|数)|该数(?:字|量)?|总数|总量|总体上?|数量)?(?:比|较|与|同|跟|相比|相较于?|对比)"
    r"(?:(?:19|20)\d\d年度?|上一?年度?|去年|前一?年度?|上年度)(?:同期)?的?(?P<base>\d+(?:\.\d+)?)(?P<scale>万?)(?P<unit>[^\d,;。的]{1,2}?)"
    rf"(?:相比|比较|比)?,?(?:总体|共|同比)?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))[了出]?(?P<by>\d+(?:\.\d+)?)(?P<by_scale>万?)(?P=unit)"
)
_SCALE = {"": Decimal(1), "万": Decimal(10_000)}


def compared_with(sentence: str, paragraph: Sequence[Statement]) -> int | None:
    """The place, among the statements of its paragraph so far, of the number that a folded sentence compares."""
    found = _COMPARES.match(sentence)
    if found is None:
        return None
    base, by = Decimal(found["base"]) * _SCALE[found["scale"]], Decimal(found["by"]) * _SCALE[found["by_scale"]]
    value = base + by if found["up"] else base - by
    places = [
        place
        for place, one in enumerate(paragraph)
        if one.kind is StatementKind.COUNT and (one.value, one.unit) == (value, found["unit"])
    ]
    subjects = {paragraph[place].subject for place in places}
    return places[0] if len(subjects) == 1 else None
