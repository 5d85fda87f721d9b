"""Reports whose title calls their body for short: 盘锦市人社局 of one year is 盘锦市人力资源和社会保障局 of another.

`spelt_out` takes each name with its body's (`ingest.identity.same_body.fullest`) and gives it with the name in full that the same places have beside
that; none is taken where two would do, or where the short name is short for neither (`[short]` of `vocabulary/bodies.toml`). Names are
folded; nothing raises.

>>> names = ("示例市人社局", "示例市人力资源和社会保障局", "示例县人社局")
>>> [spelt_out({name: name for name in names})[name] for name in names]
['示例市人力资源和社会保障局', '示例市人力资源和社会保障局', '示例县人社局']
"""

from __future__ import annotations

from collections.abc import Mapping

from assistant.bodies.body_names import short_names
from ingest.identity.places import split_places


def spelt_out(whole: Mapping[str, str]) -> dict[str, str]:
    """See the module."""
    split = {name: split_places(name) for name in whole.values()}
    by_parts = {parts: name for name, parts in split.items()}

    def in_full(name: str) -> str:
        places, office = split[name]
        parts = [(places, stem + office[-1:]) for stem in short_names().get(office[:-1], ())]
        full = [by_parts[one] for one in parts if one in by_parts]
        return full[0] if places and len(full) == 1 else name

    return {name: in_full(body) for name, body in whole.items()}
