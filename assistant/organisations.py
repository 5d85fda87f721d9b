"""Which bodies a question means: the organisations of the store, and the mentions of bodies in a text.

Every organisation is taken apart into the places it lies in (威海市, 文登区) and the body itself (商务局; "" for the
place's government). A mention is a place, a body, or both; it fits an organisation when its innermost place is the
organisation's own and its body is the organisation's own or short for it (商务局 and 商投局 for 商务和投资促进局,
卫健委 for 卫生健康委员会: same first and last character, the others in order). A body or a place that is named and is
not in the store is reported as unknown: its neighbour is never put in its place. A place written with another
character of the same sound (文灯) is understood, unless that is a word of its own.

Over 400 lines: the table of bodies and the scan of a text over it are one object.

>>> table = OrganisationTable.of([("示例市商务局", (), "a")])
>>> [[o.name for o in m.organisations] for m in table.mentions("示例市商委和示例市教育局")]
[['示例市商务局'], []]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from assistant.body_names import body_words, goes_on, known_kind, one_character_apart, same_body, short_names, sound, sounds
from assistant.duties import follows, names_a_duty, same_duties, shares
from assistant.name_edges import may_begin, part_behind, unknown_before, unknown_place
from assistant.name_parts import Parts, place_stem, speaks_for_zone, zone_kind, zone_names
from assistant.provinces import elsewhere, short_province, within
from assistant.segment import tag
from ingest.normalise import fold_text
from ingest.same_body import fullest

_NEXT_SUFFIX = re.compile(r"自治区|自治州|自治县|地区|新区|开发区|街道|[省市区县旗盟镇乡](?![长民域内里级政委场容监])")
_CITY_GOES_ON = re.compile(r"市(?:场监|监局|监管)")
"""云川市监局 and 云川市场监管局: 市 begins the body's name and does not end the city's."""
_NO_NAME = re.compile(r"^[和与及跟同比]|[的了是有承借针结怎哪几多在把给被]|公开|公布|收到|收了|收取|发布|受理|办理|收费|收办")
_UNKNOWN_ENDINGS = (
    "局",
    "委员会",
    "厅",
    "管委会",
    "街道办事处",
    "街道办",
    "办公室",
    "办公厅",
    "分局",
    "街道",
    "委",
    "中心",
    "院",
)
_GOVERNMENTS = (
    "人民政府办公室",
    "人民政府办公厅",
    "政府办公室",
    "政府办公厅",
    "政府办",
    "府办",
    "人民政府",
    "政府",
    "街道办事处",
    "办事处",
    "街道办",
    "街办",
)
_NO_GOVERNMENT = (
    "政府网站",
    "政府信息",
    "政府公报",
    "政府门户",
    "政府采购",
    "政府开放",
    "政府工作",
    "府办理",
    "政府办理",
    "政府办结",
)


@dataclass(frozen=True, slots=True)
class Organisation:
    """One body of the store: its full name, its parts, the names it goes by, and its documents by id."""

    name: str
    parts: Parts
    names: tuple[str, ...]
    documents: tuple[str, ...]

    @property
    def is_government(self) -> bool:
        return self.parts.body == ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A body named in a text. `place` is the place's name as the store has it (None: none named), `body` the body as
    said ("" for a government said so, None for none said). `start`..`end` count the folded text's characters."""

    start: int
    end: int
    said: str
    place: str | None
    body: str | None
    organisations: tuple[Organisation, ...]
    guessed: bool = False

    @property
    def bare_place(self) -> bool:
        return self.body is None


def _lies_in(body: Organisation, outer: set[str]) -> bool:
    """Whether a body may lie in one of the places named before its own (山东省…文登区); its name may not tell."""
    places = body.parts.places
    if any(elsewhere(name, places) for name in outer):
        return False
    return bool(outer & set(places)) or not places[:-1] or any(within(name, places) for name in outer)


def _equal(said: str, body: str) -> bool:
    return said == body


@dataclass(frozen=True, slots=True)
class OrganisationTable:
    """All organisations of a store and how to find them in a text."""

    organisations: tuple[Organisation, ...]
    places: dict[str, tuple[str, ...]] = field(default_factory=dict)
    bodies: tuple[str, ...] = ()
    """Every kind of body there is, longest first."""
    at_place: dict[str, tuple[Organisation, ...]] = field(default_factory=dict)
    """The organisations by the place that is their own."""
    of_body: dict[str, tuple[Organisation, ...]] = field(default_factory=dict)
    """The organisations by their body, "" for governments."""
    spelt: dict[tuple[int, str], tuple[str, ...]] = field(default_factory=dict)
    """The places by each of their characters and where it stands in them."""
    spellings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The places by their pinyin, with and without their ending."""
    by_name: dict[str, Organisation] = field(default_factory=dict)
    """The organisations by their full names."""
    longest: int = 0
    """How many characters the longest name of a place has."""

    @classmethod
    def of(cls, rows: Iterable[tuple[str, tuple[str, ...], str]]) -> OrganisationTable:
        """`rows`: (organisation, other names, document id) of every document that names its body; a report that leaves
        out the city is its body's all the same (`ingest.same_body`)."""
        listed = [(fold_text(name), names, document) for name, names, document in rows]
        whole = fullest(name for name, _, _ in listed)
        grouped: dict[str, tuple[set[str], list[str]]] = {}
        for name, names, document in listed:
            others, documents = grouped.setdefault(whole[name], (set(), []))
            others.update({fold_text(n) for n in names} | ({name} - {whole[name]}))
            documents.append(document)
        organisations = tuple(
            Organisation(name, Parts.of(name), tuple(sorted(others)), tuple(documents))
            for name, (others, documents) in sorted(grouped.items())
        )
        places: dict[str, set[str]] = {}
        for organisation in organisations:
            for place in organisation.parts.places:
                for said in {place, place_stem(place), *zone_names(place)}:
                    places.setdefault(said, set()).add(place)
        at_place: dict[str, list[Organisation]] = {}
        of_body: dict[str, list[Organisation]] = {}
        for organisation in organisations:
            at_place.setdefault(organisation.parts.own, []).append(organisation)
            of_body.setdefault(organisation.parts.body, []).append(organisation)
        spelt: dict[tuple[int, str], list[str]] = {}
        for said in places:
            for entry in enumerate(said):
                spelt.setdefault(entry, []).append(said)
        return cls(
            organisations,
            {said: tuple(sorted(full)) for said, full in places.items()},
            tuple(sorted({o.parts.body for o in organisations if o.parts.body}, key=lambda body: (-len(body), body))),
            {place: tuple(found) for place, found in at_place.items()},
            {body: tuple(found) for body, found in of_body.items()},
            {entry: tuple(found) for entry, found in spelt.items()},
            _spellings(said for said, full in places.items() if said in full),
            {organisation.name: organisation for organisation in organisations},
            max(map(len, places), default=0),
        )

    def fitting(self, place: str | None, body: str | None) -> tuple[Organisation, ...]:
        """The organisations whose own place is `place` (any, if None) and whose body is `body` (any, if None): those called
        so or short for it, else those charged with the same, else those whose old name it is."""
        if body is None:
            return self.organisations if place is None else self.at_place.get(place, ())
        if place is None:
            there = [(own, found) for own, found in self.of_body.items() if own or not body]
        else:
            own_bodies = {o.parts.body for o in self.at_place.get(place, ())}
            there = [(own, tuple(o for o in self.at_place[place] if o.parts.body == own)) for own in sorted(own_bodies)]
        for fits in (_equal, same_body, same_duties, follows):
            if chosen := tuple(o for own, found in there if fits(body, own) for o in found):
                return chosen
        return ()

    def near(self, place: str | None, body: str) -> tuple[Organisation, ...]:
        """The bodies of a place that are charged with a part of what a name says, so that they may be meant."""
        return tuple(o for o in self.at_place.get(place or "", ()) if shares(body, o.parts.body))

    def mentions(self, folded: str) -> tuple[Mention, ...]:
        """The bodies named in a folded Chinese text, in order; unknown ones have no organisations."""
        return tuple(self._scan(folded))

    def _scan(self, text: str) -> Iterator[Mention]:
        at = 0
        while at < len(text):
            found = self._mention_at(text, at)
            if found is None:
                at += 1
                continue
            yield found
            at = found.end
        return

    def _mention_at(self, text: str, at: int) -> Mention | None:
        places, end, guessed = self._places_at(text, at)
        if places and not may_begin(text, at):
            places, end, guessed = [], at, False
        unknown = None if places else unknown_place(text, at)
        if unknown and any(self._known_place(text, inner) for inner in range(at + 1, unknown)):
            unknown = None
        if not places and unknown is None and (short := short_province(text, at)) and self._known_place(text, short):
            unknown = short
        if unknown and (below := self._below_unknown(text, at, unknown)):
            return below
        if places and (inner_end := part_behind(text, end)):
            body, body_end = self._body_at(text, inner_end, True)
            said = text[at : max(inner_end, body_end)]
            return Mention(at, at + len(said), said, said, body, ())
        if unknown:
            end = self._places_at(text, unknown)[1]
        body, body_end = self._body_at(text, end, bool(places) or unknown is not None)
        if not places and not unknown and body is None:
            return None
        said = text[at : max(end, body_end)]
        if unknown:
            return Mention(at, at + len(said), said, said, body, ())
        if not places:
            if elsewhere := unknown_before(text, at):
                return Mention(at - len(elsewhere), body_end, elsewhere + said, elsewhere + said, body, ())
            return Mention(at, body_end, said, None, body, self.fitting(None, body))
        inner = places[-1]
        candidates = tuple(o for full in inner for o in self.fitting(full, body))
        if body and not candidates:
            candidates = self._of_stem(inner, text[end:body_end]) or self._misspelt_body(inner, body)
        if exact := tuple(o for o in candidates if o.name == said):
            return Mention(at, max(end, body_end), said, inner[0], body, exact, guessed)
        if len(places) > 1:
            outer = {full for group in places[:-1] for full in group}
            candidates = tuple(o for o in candidates if _lies_in(o, outer))
        if body is None:
            governments = tuple(o for o in candidates if o.is_government)
            candidates = governments + tuple(o for o in candidates if not o.is_government)
        return Mention(at, max(end, body_end), said, inner[0], body, candidates, guessed)

    def _of_stem(self, place: tuple[str, ...], said: str) -> tuple[Organisation, ...]:
        """The one body of a place that is called so without its ending (文登商务: 商务局 there, 商务委员会 elsewhere)."""
        endings = body_words()[1]
        found = [
            o for full in place for o in self.at_place.get(full, ()) if any(o.parts.body == said + ending for ending in endings)
        ]
        return tuple(found) if len(found) == 1 else ()

    def _misspelt_body(self, place: tuple[str, ...], body: str) -> tuple[Organisation, ...]:
        """The one body of a place whose name lost or gained one character (商局, 商务局局); () where none or several are near."""
        near = [o for full in place for o in self.fitting(full, None) if o.parts.body and one_character_apart(body, o.parts.body)]
        return tuple(near) if len(near) == 1 else ()

    def _below_unknown(self, text: str, at: int, unknown: int) -> Mention | None:
        """荣昌区河包镇, where the store knows 河包镇 and not what it lies in: that body, as a guess."""
        places, end, _ = self._places_at(text, unknown)
        if not places:
            return None
        body, body_end = self._body_at(text, end, True)
        bodies = tuple(
            o
            for full in places[-1]
            for o in self.fitting(full, body)
            if within(text[at:unknown], o.parts.places)
            or (
                not elsewhere(text[at:unknown], o.parts.places)
                and (len(o.parts.places) == 1 or (text[unknown - 1] in "省区" and places[0][0] == o.parts.places[0]))
            )
        )
        return (
            Mention(at, max(end, body_end), text[at : max(end, body_end)], places[-1][0], body, bodies, True) if bodies else None
        )

    def _places_at(self, text: str, at: int) -> tuple[list[tuple[str, ...]], int, bool]:
        """The chain of known places from `at`: each as the full names it may stand for."""
        chain: list[tuple[str, ...]] = []
        guessed = False
        while True:
            if chain and text.startswith("人民政府", at) and self._known_place(text, at + 4):
                at += 4
            hit = self._known_place(text, at)
            if hit is None and not chain:
                hit = self._place_by_sound(text, at)
                guessed = hit is not None
            if hit is None:
                return chain, at, guessed
            full, length = hit
            chain.append(full)
            at += length

    def _known_place(self, text: str, at: int) -> tuple[tuple[str, ...], int] | None:
        for length in range(min(self.longest, len(text) - at), 1, -1):
            said = text[at : at + length]
            if said in self.places:
                full = self.places[said]
                if _CITY_GOES_ON.match(text, at + length - 1):
                    continue
                if zone_kind(said) and not may_begin(text, at):
                    continue
                if said not in full and (suffix := _NEXT_SUFFIX.match(text, at + length)):
                    wanted = said + suffix.group()
                    if wanted not in full and not text.startswith(("区政府", "市政府", "县政府"), at + length):
                        continue
                return full, length
        return None

    def _place_by_sound(self, text: str, at: int) -> tuple[tuple[str, ...], int] | None:
        near = {
            said: None for offset, char in enumerate(text[at : at + self.longest]) for said in self.spelt.get((offset, char), ())
        }
        for said in near:
            full = self.places[said]
            piece = text[at : at + len(said)]
            if (
                len(said) < 2
                or len(piece) != len(said)
                or piece == said
                or not any(a == b for a, b in zip(piece, said, strict=True))
            ):
                continue
            if place_stem(said) != said and piece[-1] != said[-1]:
                continue
            if all("\u4e00" <= c <= "\u9fff" for c in piece) and sound(piece) == sound(said) and not tag(place_stem(piece)):
                return full, len(said)
        return None

    def _body_at(self, text: str, at: int, after_place: bool) -> tuple[str | None, int]:
        """The body named at `at`: one of the store's, a short or misheard form of one, or any that ends like a body."""
        rest, offset = text[at:], 0
        if after_place and re.match(r"[省市区县](?=政府(?!网站|信息|公报|门户|采购)|人民政府|府办)", rest):
            rest, offset = rest[1:], 1
        if after_place and rest.startswith("的") and self._short_body(rest[1:], at + 1, self.bodies)[0]:
            return self._short_body(rest[1:], at + 1, self.bodies)
        if after_place:
            if (end := speaks_for_zone(text, at)) > at and zone_kind(text[:at]):
                return "", end
            for government in _GOVERNMENTS:
                if rest.startswith(government) and not rest.startswith(_NO_GOVERNMENT):
                    office = government.startswith(("人民政府办", "政府办", "府办"))
                    return "人民政府办公室" if office else "", at + offset + len(government)
        for body in self.bodies:
            if rest.startswith(body) and not (after_place and goes_on(rest[len(body) :])):
                return body, at + offset + len(body)
        if after_place:
            return self._short_body(rest, at + offset, self.bodies)
        found = re.match(r"[\u4e00-\u9fff]{2,6}?(?:局|委员会|委)(?![员托会])", rest)
        if found and any(same_body(found.group(), body) or sound(found.group()) == sound(body) for body in self.bodies):
            return found.group(), at + found.end()
        if (end := names_a_duty(rest) or known_kind(rest)) and may_begin(text, at):
            return rest[:end], at + end
        return None, at

    def _short_body(self, rest: str, at: int, known: Sequence[str]) -> tuple[str | None, int]:
        endings, stem_endings, _, _ = body_words()
        for body in known:
            if rest.startswith(body):
                return body, at + len(body)
        if end := names_a_duty(rest):
            return rest[:end], at + end
        found = re.match(rf"[\u4e00-\u9fff]{{1,12}}?(?:{'|'.join(endings)})", rest)
        if found:
            said = found.group()
            for body in known:
                if same_body(said, body) or sound(said) == sound(body):
                    return said if same_body(said, body) else body, at + len(said)
            if (
                len(said) >= 3
                and said.endswith(_UNKNOWN_ENDINGS)
                and not _NO_NAME.search(said[:-2])
                and not any(self._known_place(said, i) for i in range(len(said)))
            ):
                return said, at + len(said)
        if rest[1:2] == "局" and any(one_character_apart(rest[:2], body) for body in known):
            return rest[:2], at + 2
        for body in known:
            for ending in stem_endings:
                stem = body.removesuffix(ending)
                if stem != body and len(stem) >= 2 and rest.startswith(stem):
                    return body, at + len(stem)
        short = next((s for s in short_names() if rest.startswith(s)), None)
        return (None, at) if short is None else (short, at + len(short))


def _spellings(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The places by their pinyin."""
    by_sound: dict[str, set[str]] = {}
    listed = [(spelling, said) for said in names for spelling in (place_stem(said), said)]
    for spelling, said in listed:
        by_sound.setdefault(sound(spelling), set()).add(said)
    usual = frozenset(by_sound)
    for spelling, said in listed:
        for other in sounds(spelling):
            if other not in usual:
                by_sound.setdefault(other, set()).add(said)
    return {spelling: tuple(sorted(found)) for spelling, found in by_sound.items()}
