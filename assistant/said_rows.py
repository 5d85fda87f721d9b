"""Rows of tables as a question quotes them: with a note in brackets behind them, and rows that only one report prints.

`without_notes` leaves out a note that a report prints behind the words of its label (规范性文件（标题为办法的公文）), which asks nothing
more; any other bracket stays. `own_row` gives the cells of a row that is none of the form's, where every word of the question is its
label's, one column's, or only asks. Texts are folded. Nothing raises; what is in doubt gives nothing.

>>> without_notes("规范性文件(标题为办法的公文)几件", ["规范性文件(标题为办法的公文)|3|"]), without_notes("公开几条(不含转发)", ["公开3条"])
('规范性文件几件', '公开几条(不含转发)')
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from assistant.concepts import asking_words
from ingest.label_match import label_key
from ingest.model import Figure
from ingest.prose_words import alternatives, load_words

_NOTE = re.compile(r"(?P<label>[\u4e00-\u9fff]{2})\((?P<note>[^()]*[\u4e00-\u9fff]{4}[^()]*)\)")
_COLUMN = re.compile("^(?:本年度?|当年)|(?:的)?(?:件|条|项)?(?:总?数量?|总量)$|项目数量?$")
_SHORTEST = 4
"""Characters of a label: a shorter one (其他, 合计) is said of anything."""


def without_notes(question: str, texts: Iterable[str]) -> str:
    """A folded question without the notes that one of these folded texts prints behind the same words."""
    printed = tuple(texts) if _NOTE.search(question) else ()
    return _NOTE.sub(lambda found: found["label"] if any(found[0] in text for text in printed) else found[0], question)


def own_row(figures: Sequence[Figure], question: str) -> tuple[Figure, ...]:
    """The cell of a row of the report's own that a question names with its column; () where it says more, or names several."""
    asked = _key(question)
    own = [one for one in figures if one.indicator is None and one.row and one.table != "prose"]
    named = [one for one in own if len(key := label_key(one.row[-1])) >= _SHORTEST and key in asked]
    longest = max((len(label_key(one.row[-1])) for one in named), default=0)
    row = [one for one in named if len(label_key(one.row[-1])) == longest]
    fitting = [one for one in row if _says_no_more(asked, one)]
    return tuple(fitting) if len(fitting) == 1 else ()


def _key(question: str) -> str:
    return re.sub(r"[\"'.,、,。:;?!/\[\]<>《》()]+", "", question)


def _says_no_more(asked: str, one: Figure) -> bool:
    """Whether a question says a row's label, its column, and nothing else but what asks for a number."""
    rest = asked.replace(label_key(one.row[-1]), " ", 1)
    column = label_key("".join(one.column[-1:]))
    said = next((word for word in (column, *_short(column)) if len(word) > 1 and word in rest), None)
    if said is None:
        return False
    return re.search(r"[\u4e00-\u9fff]", _asking().sub("", asking_words().sub(" ", rest.replace(said, " ", 1)))) is None


def _short(column: str) -> Iterable[str]:
    """A column's label without the words that every column has (新制作 of 本年新制作数量)."""
    while (shorter := _COLUMN.sub("", column)) != column:
        column = shorter
        yield column


@cache
def _asking() -> re.Pattern[str]:
    units = alternatives(load_words().counts)
    return re.compile(rf"总?(?:数量|数目|数)|一?共|总计|多少|几|(?:{units})(?=\s|$)|[本年度的是为有了呢吗全]|是多少")
