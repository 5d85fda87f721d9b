"""A village, an office or a place that a question names without the body that it belongs to: whose reports tell of it by that name.

`units_named` finds the bodies whose reports name it where a name may begin (其中都兰村45条, 市合作交流办12件: no part of 新都兰村), each with no
year of its own. What ends so and is any body's (村委会, 办公室) is no name. A place (竹溪景区) is looked for where no number is asked for, which
would be the body's. Endings are data (`[units]` and `[places]` in `vocabulary/bodies.toml`). Texts are
folded; () where a question begins with no such name, or none of the reports tells of it.

>>> unit_at("都兰村2020年公开村务信息多少条"), unit_at("合作交流办收到几件"), unit_at("每个村公开几条"), unit_at("办公室收到几件")
('都兰村', '合作交流办', '', '')
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from assistant.language.word_tables import word_table
from ingest.normalise import fold_text
from ingest.statements.words import alternatives

if TYPE_CHECKING:
    from assistant.bodies.catalogue import Catalogue
    from assistant.bodies.organisations import Organisation

_MOST_REPORTS = 100
"""What more reports speak of is no one's."""


def units_named(question: str, catalogue: Catalogue) -> tuple[Organisation, ...]:
    """The bodies whose reports tell of the unit that a folded question begins with."""
    if not (name := unit_at(question) or place_at(question)):
        return ()
    speaking = catalogue.naming(name, [id for id, record in catalogue.records.items() if record.organisation])
    if len(speaking) > _MOST_REPORTS:
        return ()
    begins = re.compile(
        rf"(?<![\u4e00-\u9fff])(?:其中)?{re.escape(name)}|[省市区县旗镇乡道和与及由中的对就到赴往从至]{re.escape(name)}"
    )
    naming = {id for id in speaking if begins.search(fold_text(catalogue.text(id)))}
    return tuple(body for body in catalogue.table.organisations if naming & set(body.documents))


def unit_at(question: str) -> str:
    """The name of a unit that a folded question begins with; "" where it begins with none."""
    found = _unit().match(question)
    return "" if found is None or _common().search(found["name"]) else found["name"]


def place_at(question: str) -> str:
    """The name of a place that a folded question begins with and asks no number of; "" where it begins with none.

    >>> place_at("竹溪景区步道为什么封闭"), place_at("竹溪景区收到多少件申请"), place_at("口袋公园建在哪")
    ('竹溪景区', '', '')
    """
    found, common, counting = _place()
    hit = None if counting.search(question) else found.match(question)
    return "" if hit is None or common.search(hit["name"]) else hit["name"]


@cache
def _place() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = word_table("bodies")["places"]
    begins, ends = alternatives(tuple(word_table("bodies")["units"]["before"])), alternatives(tuple(words["endings"]))
    name = re.compile(rf"(?:{begins})*(?P<name>[\u4e00-\u9fff]{{2,6}}?(?:{ends}))(?![社小办路街村])")
    return name, re.compile("|".join(words["common"])), re.compile(words["counting"])


@cache
def _unit() -> re.Pattern[str]:
    words = word_table("bodies")["units"]
    begins, ends = alternatives(tuple(words["before"])), alternatives(tuple(words["behind"]))
    return re.compile(rf"(?:{begins})*(?P<name>[\u4e00-\u9fff]{{2,6}}?(?:{alternatives(tuple(words['endings']))}))(?={ends}|\d)")


@cache
def _common() -> re.Pattern[str]:
    return re.compile("|".join(word_table("bodies")["units"]["common"]))
