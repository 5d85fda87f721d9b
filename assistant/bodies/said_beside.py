"""Whose reports may tell of a body that is named without the county that it lies in, where another body is named beside it.

石桥镇 and 县公安局 are many counties' own: beside 海棠县 (海棠县2023年石桥镇收到多少件) they are that county's, and no other county's report tells their
number. `may_tell_of` says whether a report's body lies in the place of those named beside it; a body that says its county, or a city, itself
may be told of by anyone. `without_namesakes` takes away the bodies that a mention has elsewhere than in the place said before it.

>>> from assistant.bodies.name_parts import Parts
>>> from assistant.bodies.organisations import Organisation
>>> here, there = (Organisation(f"{place}人民政府", Parts.of(f"{place}人民政府"), (), ()) for place in ("海棠县", "青石县"))
>>> town, county = (Mention(9, 12, name, name, None, ()) for name in ("石桥镇", "柳城县"))
>>> may_tell_of(town, there, [here]), may_tell_of(town, here, [here]), may_tell_of(county, there, [here]), may_tell_of(town, there, [])
(False, True, True, True)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.bodies.name_parts import place_stem
from assistant.bodies.organisations import Mention, Organisation, lying_in
from assistant.bodies.provinces import within
from ingest.identity.places import level, split_places

_COUNTY = 3
"""Levels up to this one are named without what they lie in; towns and streets are many places' own."""


def may_tell_of(mention: Mention, teller: Organisation, beside: Sequence[Organisation]) -> bool:
    """See the module."""
    if not beside or (mention.place is not None and _says_county(mention.said)):
        return True
    owns = [body.parts.own for body in beside if body.parts.own]
    return any(own in teller.parts.places or within(own, teller.parts.places) for own in owns)


def documents_elsewhere(mention: Mention, beside: Sequence[Organisation], bodies: Sequence[Organisation]) -> set[str]:
    """The reports of those of these bodies that may not tell of a mention."""
    others = (one for one in bodies if beside and not may_tell_of(mention, one, beside))
    return {id for other in others for id in other.documents}


def without_namesakes(mention: Mention, before: Organisation) -> Mention:
    """A mention of a town, or of a body in one, behind the place of a body: without the bodies that lie elsewhere; those of which nothing
    tells it keep that place as one said of them (`above`)."""
    outer, place = before.parts.own, mention.place or ""
    if not outer or level(place) <= max(_COUNTY, level(outer)) or _says_county(mention.said):
        return mention
    bodies, above = lying_in(mention.organisations, (outer,))
    return replace(mention, organisations=bodies, above=above)


def in_its_place(mention: Mention, others: Sequence[Mention] = ()) -> str:
    """A body as it was said, with its place before it where only the level was said (县公安局 of 海棠县), or nothing; a town, or
    a bureau of no place, with the county of the others named beside it.

    >>> bureau, town = Mention(0, 4, "县公安局", "海棠县", "公安局", ()), Mention(5, 8, "石桥镇", "石桥镇", None, ())
    >>> in_its_place(bureau), in_its_place(town), in_its_place(town, [bureau, town])
    ('海棠县公安局', '石桥镇', '海棠县石桥镇')
    """
    place, said = mention.place, mention.said
    counties = {one.place for one in others if one.place and 0 < level(one.place) <= _COUNTY}
    if (not place or level(place) > _COUNTY) and len(counties) == 1 and not _says_county(said):
        county = counties.pop()
        return county + (said if place else said.removeprefix(county[-1]))
    return said if not place or place_stem(place) in said else place + said.removeprefix(place[-1])


def _says_county(said: str) -> bool:
    """Whether a name begins with a place that is no town."""
    chain, _ = split_places(said)
    return bool(chain) and level(chain[0]) <= _COUNTY
