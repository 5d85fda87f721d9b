"""The bodies of the store that are nearest to one that it does not have: what a refusal names instead, and never answers for.

`nearest_bodies` looks for bodies of the same place, then for those in the place that it lies in, then for those of the same kind, of its
province and level first; where nothing is near, for any. The first that there are decide, and how they are near is told with them:
"instead" (by place), "instead_kind" (by kind) or "instead_any". () only where the store is empty. Nothing raises.

>>> table = OrganisationTable.of([("示例市教育局", (), "a"), ("示例市海棠县人民政府", (), "b"), ("临川市水利局", (), "c")])
>>> def near(said):
...     kind, bodies = nearest_bodies(table.mentions(said)[0], table)
...     return kind, [body.name for body in bodies]
>>> near("示例市财政局"), near("荣川县"), near("荣川县教育局")
(('instead', ['示例市教育局', '示例市海棠县人民政府']), ('instead_kind', ['示例市海棠县人民政府']), ('instead_kind', ['示例市教育局']))
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.bodies.organisations import Mention, Organisation, OrganisationTable
from assistant.bodies.provinces import province_of
from ingest.identity.places import split_places

_GOVERNS = re.compile("(?:人民)?政府(?:办公室|办公厅|办)?$")
_LEVELS = ("省", "市", "区", "县", "镇", "乡", "街道")


def nearest_bodies(
    mention: Mention, table: OrganisationTable, beside: Organisation | None = None
) -> tuple[str, tuple[Organisation, ...]]:
    """(How they are near, the nearest bodies) to one that is not in the store; `beside` is the body that is named with it."""
    places = (
        *(beside.parts.places if beside is not None else ()),
        *split_places(mention.said)[0],
        *((mention.place,) if mention.place else ()),
    )
    own = _GOVERNS.sub("", mention.place or (places[-1] if places else mention.said))
    for place in dict.fromkeys((own, *reversed(places))):
        if near := tuple(o for o in table.organisations if place in o.parts.places):
            return "instead", near
    kind = table.fitting(None, mention.body) if mention.body else _governments(own, table)
    province = province_of(places)
    if kind:
        return "instead_kind", _of_province_first(kind, province)
    return "instead_any", _of_province_first(table.organisations, province)


def _governments(place: str, table: OrganisationTable) -> tuple[Organisation, ...]:
    """The governments of places of the same level; where there are none, all."""
    governments = table.of_body.get("", ())
    level = next((level for level in _LEVELS if place.endswith(level)), "")
    return tuple(o for o in governments if level and o.parts.own.endswith(level)) or governments


def _of_province_first(bodies: Sequence[Organisation], province: str | None) -> tuple[Organisation, ...]:
    """These bodies, those of one province before the others."""
    if province is None:
        return tuple(bodies)
    return tuple(sorted(bodies, key=lambda body: province_of(body.parts.places) != province))
