"""A name that a body of the store bore once (文登市 for 文登区, 原商务局), where its own reports say so.

Districts replace cities and counties, bureaus are renamed and merged: a name that no body bears now may still be asked for.
It reaches a body only where exactly one of the same place, or of a place of the same stem, writes in a report that the name
was its own: 原 before it, 更名, 撤市设区, 前身 or 曾用名 beside it. What the reports do not say is not guessed. Only the texts of
those bodies are read, and only for a name that is not known.

>>> said_former("由原示例市商业局更名为示例市商务局", "商业局"), said_former("会同商业局开展检查", "商业局")
(True, False)
>>> same_stem("文登市", "文登区"), same_stem("文登市", "荣成市")
(True, False)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.bodies.name_parts import place_stem
from assistant.bodies.organisations import Mention, Organisation
from ingest.normalise import fold_text

if TYPE_CHECKING:
    from assistant.bodies.catalogue import Catalogue

_LEVELS = ("市", "县", "区")
_BEFORE = r"(?:原名?(?![则因始有来件文告])|前身(?:是|为|系)?|曾用名(?:是|为)?|旧称|原称)[:\"(]?[\u4e00-\u9fff]{0,9}?"
_BEHIND = r"[\")]?(?:更名|改名|改称|改组|撤市|撤县|改设|改为|撤销)"


def said_former(folded: str, name: str) -> bool:
    """Whether a folded text says that a name was borne before."""
    word = re.escape(name)
    return re.search(rf"{_BEFORE}{word}|{word}{_BEHIND}", folded) is not None


def same_stem(one: str, other: str) -> bool:
    """Whether two places differ only in what they are (文登市, 文登区)."""
    return one != other and one.endswith(_LEVELS) and other.endswith(_LEVELS) and place_stem(one) == place_stem(other)


def bearer_of(mention: Mention, catalogue: Catalogue) -> Organisation | None:
    """The one body whose reports say that an unknown name was its own; None where there is none, or more than one."""
    said = mention.said
    near = [o for o in catalogue.table.organisations if _is_near(o, mention)]
    bearing = [o for o in near if _bore(o, _own(said, o), catalogue)]
    return bearing[0] if len(bearing) == 1 else None


def _bore(organisation: Organisation, name: str, catalogue: Catalogue) -> bool:
    """Whether one of a body's reports says that it bore the name."""
    naming = catalogue.naming(name, organisation.documents) if len(name) > 1 else ()
    return any(said_former(fold_text(catalogue.text(id)), name) for id in naming)


def _is_near(organisation: Organisation, mention: Mention) -> bool:
    """Whether a body could have borne the name: another body of the same place, or the government of one of the same stem."""
    own = organisation.parts.own
    if mention.place is not None and mention.place == own:
        return not organisation.is_government and bool(mention.body)
    return organisation.is_government and mention.body in (None, "") and same_stem(_place_of(mention.said), own)


def _place_of(said: str) -> str:
    return re.sub(r"(?:人民)?政府$", "", said)


def _own(said: str, organisation: Organisation) -> str:
    """What is looked for in a report: the old place, or the old body without its place."""
    if organisation.is_government:
        return _place_of(said)
    for place in organisation.parts.places:
        said = said.removeprefix(place).removeprefix(place_stem(place))
    return said
