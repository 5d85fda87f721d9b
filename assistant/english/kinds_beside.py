"""A kind of body that an English question says in English with a place in Chinese: the education bureau of 示例市 is not the place's government.

`with_english_kinds` gives the places that a question names alone in Chinese the kind that is said with each of them, as with places in English
(`english.bodies`). A government stays as it was read; a bureau that the store does not have is one that nobody bears. Texts are in lower case.

>>> table = OrganisationTable.of([("示例市教育局", (), "a"), ("示例市人民政府", (), "b")])
>>> def names(text):
...     return [o.name for m in with_english_kinds(table.mentions(text), text, table) for o in m.organisations]
>>> names("how many did the education bureau of 示例市 receive?"), names("how many did 示例市's health commission receive?")
(['示例市教育局'], [])
>>> names("how many did the government of 示例市 receive?")[0]
'示例市人民政府'
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.bodies.organisations import Mention, OrganisationTable
from assistant.english.bodies import PlaceSaid, kind_of, kinds_said, mention_of

_GOVERNMENT = "人民政府"
_HAN = re.compile(r"[\u4e00-\u9fff]")


def with_english_kinds(mentions: Sequence[Mention], lower: str, table: OrganisationTable) -> tuple[Mention, ...]:
    """See the module; a question that names a body in Chinese stays as it is."""
    if not mentions or any(m.body is not None or m.place is None for m in mentions):
        return tuple(mentions)
    words = _HAN.sub(" ", lower)  # 示例市education bureau: where a word begins
    kinds = tuple(kind for kind in kinds_said(words, table) if kind.body != _GOVERNMENT)
    places = [PlaceSaid(m.start, m.end, (m.place,)) for m in mentions if m.place]
    said = [kind_of(place, places, kinds, words) for place in places]
    return tuple(
        mention if kind is None else mention_of(table, lower, place, kind)
        for mention, place, kind in zip(mentions, places, said, strict=True)
    )
