"""Which bodies and years a question is about: the pairs to look in, or why that is not determined.

A place alone means its government, its other bodies are related; where it has one body only, that one. A kind of body
without a place that fits several is asked back. A place named in full (文登区) is its government alone. A body that is
not in the store is unknown: nothing else is put in its place, unless its own reports say that the name was its (`former_names`). Wider
places said before a body's own must be told of it by its name, a table or its reports; else it is asked whether that body is meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.asking.question import Question
from assistant.bodies.body_names import sounds
from assistant.bodies.catalogue import Catalogue
from assistant.bodies.duties import follows
from assistant.bodies.former_names import bearer_of
from assistant.bodies.name_parts import Parts, also_called, is_citys_zone, is_levelless, place_stem
from assistant.bodies.organisations import Mention, Organisation
from assistant.bodies.provinces import is_county, is_province, within
from assistant.language.topics import asked
from assistant.language.years import Years


@dataclass(frozen=True, slots=True)
class Side:
    """One body to be answered for: the organisation, the related ones that the same words may mean, and how it was said;
    `former` is the name it bore before, where that is what was said; `before` the name of a body whose duties it took over;
    `sole` where a place alone was said, of which only this bureau is held."""

    organisation: Organisation
    related: tuple[Organisation, ...] = ()
    said: str = ""
    former: str = ""
    before: str = ""
    sole: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """`sides` in the order named; or what stands in the way: `unclear` (several bodies fit: ask back) or `unknown`
    (a body or place that is not in the store, as said; `near` are bodies of its place, `meant` those that share its duties)."""

    sides: tuple[Side, ...] = ()
    unclear: tuple[Organisation, ...] = ()
    unknown: str | None = None
    near: tuple[Organisation, ...] = ()
    meant: tuple[Organisation, ...] = ()


def scope_of(question: Question, catalogue: Catalogue) -> Scope:
    """Resolves the mentions of a question; without any, the only body of the store, or nothing."""
    table = catalogue.table
    if not question.mentions:
        if len(table.organisations) == 1:
            return Scope((Side(table.organisations[0]),))
        return Scope()
    sides: list[Side] = []
    for mention in question.mentions:
        if not mention.organisations and _is_wider(mention, question, catalogue):
            continue
        if not mention.organisations and (bearer := bearer_of(mention, catalogue)) is not None:
            sides.append(Side(bearer, said=mention.said, former=mention.said))
            continue
        if not mention.organisations:
            near = tuple(o for o in table.organisations if mention.place is not None and mention.place in o.parts.places)
            meant = table.near(mention.place, mention.body) if mention.body else _offices(near) if mention.body == "" else ()
            if mention.body == "" and len(meant) == 1 and _OWN_CHANNEL.search(question.folded):
                sides.append(Side(meant[0], said=mention.said))  # the office keeps the government's site and accounts
                continue
            if not mention.body and not meant:
                meant = tuple(o for o in near if o.is_government and is_citys_zone(o.parts.own))
            if mention.body in OFFICES:
                meant = tuple(o for o in near if o.is_government and o.parts.own == mention.place)
                if (
                    len(meant) == 1 and asked(question.content).fields
                ):  # how to reach the office stands in the government's report
                    sides.append(Side(meant[0], said=mention.said))
                    continue
            return Scope(unknown=mention.said, near=near, meant=meant or _raised(mention, catalogue))
        if mention.above and not _told_to_lie_there(mention, catalogue):
            return Scope(unknown=mention.said, near=mention.organisations, meant=mention.organisations)
        bare = mention.body is None and mention.place is not None and is_levelless(mention.place)
        if (bare or _means_government(mention)) and not any(o.is_government for o in mention.organisations):
            return Scope(unknown=mention.said, near=mention.organisations, meant=_offices(mention.organisations))
        side = _side(mention)
        if side is None:
            return Scope(unclear=mention.organisations)
        sides.append(side)
    return _of_its_government(question, sides, catalogue) or Scope(tuple(sides))


def _raised(mention: Mention, catalogue: Catalogue) -> tuple[Organisation, ...]:
    """The body of the one district or city of the store that a county or city said may be called today (洪泽县: 洪泽区): to be asked about."""
    place = _SPEAKS.sub("", mention.said.removesuffix(mention.body or ""))
    now = [place[:-1] + level for level in _ABOVE.get(place[-1:], ()) if len(place) >= _NAMED]
    held = [full for full in now if full in catalogue.table.at_place and is_county(full)]
    bodies = catalogue.table.fitting(held[0], mention.body or "") if len(held) == 1 else ()
    return bodies if len(bodies) == 1 else ()


_SPEAKS = re.compile("(?:人民)?政府$")
_OWN_CHANNEL = re.compile(
    r"政府(?:的|在)?(?:官方|官网|门户|网站|微信|微博|公众号|政务新媒体|客户端|抖音)|wechat|weibo|website|portal|official account",
    re.IGNORECASE,
)
"""A government's own site and accounts."""
_ABOVE = {"县": "区市", "市": "区"}
"""What counties and cities become."""
_NAMED = 3


def _is_wider(mention: Mention, question: Question, catalogue: Catalogue) -> bool:
    """Whether a place in Latin letters is what the one body named lies in, as the names of its reports' files tell (Shili Town, in Rongcheng)."""
    known = [m for m in question.mentions if m.organisations]
    if len(known) != 1 or mention.body or not mention.said.isascii():
        return False
    first, last = sorted((mention, known[0]), key=lambda m: m.start)
    if _BESIDE.search(question.folded[first.end : last.start]):
        return False
    files = [catalogue.records[id].file.lower() for o in known[0].organisations for id in o.documents]
    return bool(files) and all(mention.said.lower() in _LATIN.findall(file) for file in files)


def placed(question: Question) -> Question:
    """A question in which a place named alone, of which a bureau is held and no government, is none of the bodies held, where it lies in
    that of a government asked about."""
    mentions = tuple(replace(m, organisations=()) if _in_place_asked(m, question) else m for m in question.mentions)
    return replace(question, mentions=mentions)


def _in_place_asked(mention: Mention, question: Question) -> bool:
    """Whether a place of which a bureau alone is held lies in that of a government asked about, here or in the turn before: its report may
    tell the place's number, which the bureau's is not."""
    if not mention.bare_place or not mention.organisations or any(o.is_government for o in mention.organisations):
        return False
    above = [o for other in question.mentions if other is not mention for o in other.organisations if o.is_government]
    owns = [o.parts.own for o in above] + ([Parts.of(question.host).own] if question.host else [])
    return all(any(own and own in o.parts.places[:-1] for own in owns) for o in mention.organisations)


def _told_to_lie_there(mention: Mention, catalogue: Catalogue) -> bool:
    """Whether reports of a body, or the names of their files, tell the wider places that were said before its own, or one that lies in them."""
    documents = [id for o in mention.organisations for id in o.documents]
    files = [_LATIN.findall(catalogue.records[id].file.lower()) for id in documents]
    told = tuple(
        place
        for place in mention.above
        if catalogue.naming(place, documents) or any(spelt in words for spelt in sounds(place_stem(place)) for words in files)
    )
    return all(place in told or within(place, told) for place in mention.above)


_LATIN = re.compile("[a-z]+")
_BESIDE = re.compile(r"\b(?:and|or|than|with|versus|vs|plus)\b|[和与比跟]")
"""What stands between two bodies of which both are asked about."""
_GOVERNMENT = re.compile(
    r"(?:^|[,;的 ])(?P<said>(?P<level>[省市区县镇乡])(?:人民)?政府(?:办公?室?)?)(?=收到|新收|受理|办理|办结|答复|主动|公开(?!栏|平台|专|日|网|信箱)|发布|印发|制发|制定|召开|举办)"
)
"""县政府收到多少件, asked of a bureau: what its place's government did, not the bureau."""


def _of_its_government(question: Question, sides: Sequence[Side], catalogue: Catalogue) -> Scope | None:
    """The government of the place of the one bureau named, where that is said to have done what is asked; None where it is not."""
    found = _GOVERNMENT.search(question.content) if len(sides) == 1 else None
    if found is None or sides[0].organisation.is_government:
        return None
    place = next((place for place in reversed(sides[0].organisation.parts.places) if place.endswith(found["level"])), "")
    governments = [o for o in catalogue.table.fitting(place, "") if o.is_government] if place else []
    if len(governments) == 1 and "办" not in found["said"]:
        return Scope((Side(governments[0], said=place),))
    near = tuple(o for o in catalogue.table.organisations if place and place in o.parts.places)
    return Scope(unknown=f"{place or ''}{found['said'].removeprefix(found['level'] if place else '')}", near=near)


def _offices(bodies: Sequence[Organisation]) -> tuple[Organisation, ...]:
    """The offices of a government that has no report of its own: they may be meant, and do not speak for it unasked."""
    return tuple(o for o in bodies if o.parts.body in OFFICES)


OFFICES = ("人民政府办公室", "人民政府办公厅", "政府办公室")


def _means_government(mention: Mention) -> bool:
    """Whether a place is named in full and alone (文登区), or a province in any way (广西): that is its government, never a bureau of it."""
    said, owns = mention.said, {o.parts.own for o in mention.organisations if o.parts.own}
    if said and mention.bare_place and any(is_province(own) for own in owns):
        return True
    full = [name for own in owns for name in (also_called(own) if is_levelless(own) else (own,))]
    return mention.bare_place and said.endswith(tuple(full))


def is_unknown(mention: Mention) -> bool:
    """Whether what is named has no report of its own: a body that nobody bears, or a place whose government has none."""
    return not mention.organisations or (_means_government(mention) and not any(o.is_government for o in mention.organisations))


def meant_by(mention: Mention) -> tuple[Organisation, ...]:
    """The body that a mention means; () where it may mean several."""
    side = _side(mention) if mention.organisations else None
    return () if side is None else (side.organisation,)


def _side(mention: Mention) -> Side | None:
    bodies = mention.organisations
    if len(bodies) == 1:
        own = bodies[0].parts.body
        renamed = bool(mention.body) and mention.body != own and follows(mention.body or "", own)
        sole = bool(mention.said) and mention.bare_place and not bodies[0].is_government
        return Side(bodies[0], said=mention.said, before=mention.said if renamed else "", sole=sole)
    if not mention.bare_place:
        return None
    governments = [o for o in bodies if o.is_government]
    if len(governments) != 1:
        return None
    said_in_full = mention.said == governments[0].parts.own
    related = () if said_in_full else tuple(o for o in bodies if o is not governments[0])
    return Side(governments[0], related, mention.said)


def years_for(years: Years, available: Sequence[int]) -> tuple[int, ...]:
    """The years to look at for a body that reports on `available` (ascending); () where none was asked. Where there is none
    of those from a year on or up to one, that year itself is given: it is then said not to be there."""
    if years.last:
        return tuple([year for year in available if not years.named or year <= max(years.named)][-years.last :])
    if years.since:
        return tuple(year for year in available if year >= years.since) or (years.since,)
    if years.until:
        return tuple(year for year in available if year <= years.until) or (years.until,)
    return years.named
