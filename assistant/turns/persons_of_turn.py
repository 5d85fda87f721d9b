"""A turn that asks only how many people came to what the turn before counted the times of (培训几次, then 多少人参加).

`came_to` gives the question that such a turn stands for, with the occasion as the report calls it; "" where the turn says more than that
people came, or what was told is no number of times. No other occasion's people are ever meant: 多少人参加 alone would be told by any.
The words are data (`[persons]` of `vocabulary/turns.toml`). Texts are folded; nothing is looked up and nothing raises.

>>> from assistant.turns.told_figures import ToldFigure
>>> told = lambda unit, label: ToldFigure("a", 0, 9, False, "6", unit, label, None, None)
>>> came_to("多少人参加", (told("场", "举办听证会"),)), came_to("请了几个人呢", (told("次", "举办听证会"),))
('听证会有多少人参加', '听证会请了几个人')
>>> came_to("多少人", (told("件", "收到申请"),)), came_to("多少记者参加", (told("场", "举办听证会"),))
('', '')
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.language.word_tables import word_table
from assistant.turns.told_figures import ToldFigure
from ingest.normalise import fold_text

_CAME = "多少人参加"
_ALONE = re.compile("(?:一?共|总共)?有?(?:多少|几个?)人次?|人数(?:是|有|为)?(?:多少)?")
"""Said alone, it is asked how many came."""


@cache
def _words() -> tuple[re.Pattern[str], frozenset[str], re.Pattern[str], re.Pattern[str]]:
    data = word_table("turns")["persons"]
    return re.compile(data["turn"]), frozenset(map(str, data["times"])), re.compile(data["occasions"]), re.compile(data["held"])


def came_to(turn: str, told: Sequence[ToldFigure]) -> str:
    """The question, without body and year, that a turn behind the figures told stands for."""
    asked, times, occasions, held = _words()
    found = asked.fullmatch(turn)
    if found is None or len(told) != 1 or told[0].of_cell or not told[0].label:
        return ""
    label = fold_text(told[0].label).lower()
    if told[0].unit not in times and not (told[0].unit == "个" and occasions.search(label)):
        return ""
    said, occasion = found["said"], held.sub("", label)
    return f"{occasion}有{_CAME}" if _ALONE.fullmatch(said) or said == _CAME else f"{occasion}{said}"
