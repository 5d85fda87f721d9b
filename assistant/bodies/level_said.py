"""The level that a question says before a kind of body without its place (县教育局, 区水利局): that of the place which the question goes on from, of
one that it lies in, or of neither.

`of_level` takes such a mention and the places of the body named before it, the widest first, and gives it that body's own place where no level is
said or its own one is, and the wider place of that level where there is one (市商务局 behind a district is its city's). Of any other level
it is a body that nobody bears, called by all that was said: 县教育局 asked beneath a city is no body of the city. Nothing raises.

>>> from assistant.bodies.organisations import OrganisationTable
>>> table = OrganisationTable.of([("示例市教育局", (), "a"), ("示例市东湖区教育局", (), "b")])
>>> def names(said, places):
...     return [o.name for o in of_level(table.mentions(said)[0], places, table).organisations]
>>> names("市教育局", ("示例市",)), names("县教育局", ("示例市",)), names("市教育局", ("示例市", "东湖区"))
(['示例市教育局'], [], ['示例市教育局'])
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.bodies.body_names import known_kind
from assistant.bodies.organisations import Mention, OrganisationTable

_LEVELS = ("省", "市", "区", "县", "旗", "盟", "州")


def of_level(mention: Mention, places: Sequence[str], table: OrganisationTable) -> Mention:
    """See the module; a mention with a place of its own, or without a body, stays as it is, and so does one where no places are known."""
    if mention.place is not None or not mention.body or not places:
        return mention
    level = says_level(mention)
    place = next((one for one in reversed(places) if one.endswith(level)), None)
    if place is None:
        return replace(mention, body=mention.said, organisations=())
    said = mention.said if place == places[-1] else f"{place}{mention.body}"
    return replace(mention, said=said, place=place, organisations=table.fitting(place, mention.body))


def says_level(mention: Mention) -> str:
    """The level with which a kind of body is named without its place; "" where none is said."""
    level = mention.said.removesuffix(mention.body or "")
    return level if level in _LEVELS else ""


def of_no_place(mention: Mention) -> bool:
    """Whether a body is named by a level and its kind alone, and nothing says of which place (区教育局 beneath a city with many)."""
    return (
        mention.place is None
        and mention.body == mention.said
        and mention.said[:1] in _LEVELS
        and known_kind(mention.said[1:]) > 0
    )
