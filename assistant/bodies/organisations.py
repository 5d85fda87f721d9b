"""Which bodies a question means: the organisations of the store, and the mentions of bodies in a text.

Every organisation is taken apart into the places it lies in (威海市, 文登区) and the body itself (商务局; "" for the
place's government). A mention is a place, a body, or both; it fits an organisation when its innermost place is the
organisation's own and its body is the organisation's own or short for it (商务局 and 商投局 for 商务和投资促进局,
卫健委 for 卫生健康委员会: same first and last character, the others in order), or charged with the same (`duties`). A body or a place that is named and is
not in the store is reported as unknown: its neighbour is never put in its place. A place written with another character of the same
sound (文灯) is understood, unless that is a word of its own. The file is long because it holds the table and the reading of a text by it.

>>> table = OrganisationTable.of([("示例市商务局", (), "a")])
>>> [[o.name for o in m.organisations] for m in table.mentions("示例市商委和示例市教育局")]
[['示例市商务局'], []]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import eq

from assistant.bodies.aliases import called
from assistant.bodies.behind_years import is_before_a_place
from assistant.bodies.body_names import body_words, is_branch, national, one_character_apart, same_body, says_national, sound
from assistant.bodies.duties import follows, same_duties, shares
from assistant.bodies.misspelt_places import goes_into_words, is_its_own, may_stand, misspelt_kind
from assistant.bodies.name_edges import may_begin, other_body, part_behind, unknown_before, unknown_place
from assistant.bodies.name_parts import Parts, also_called, is_citys_zone, place_stem, speaks_for_zone, zone_at, zone_kind
from assistant.bodies.named_for_short import spelt_out
from assistant.bodies.placeless import Placeless
from assistant.bodies.provinces import elsewhere, is_province, may_lie_in, other_county, short_city, short_province, within
from assistant.bodies.said_bodies import body_at
from assistant.bodies.spellings import Beginnings, Spellings
from assistant.bodies.wider_said import wider_said
from ingest.identity.places import head_at, headless, split_places, word_districts
from ingest.identity.same_body import fullest
from ingest.normalise import fold_text, written_otherwise

_NEXT_SUFFIX = re.compile(
    r"自治区|自治州|自治县|地区|新区|开发区|街道|[省市区县旗盟镇乡](?![长域内里级政委场容监]|民(?!政|族|宗))"
)
_HAN = re.compile("[\u4e00-\u9fff]")
_LEVELS = ("省", "市", "区", "县", "旗", "盟", "镇", "乡")
_CITY_GOES_ON = re.compile(r"市(?:场监|监局|监管|监(?![\u4e00-\u9fff]))|[省市区县]级")
"""云川市监局, 云川市场监管局 and 云川市级: 市 begins the next word and does not end the city's name."""


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
    said ("" for a government said so, None for none said). `start`..`end` count the folded text's characters. `above` are wider
    places that were said and that no name and no table tells to be the body's own or another's (`scope` asks its reports)."""

    start: int
    end: int
    said: str
    place: str | None
    body: str | None
    organisations: tuple[Organisation, ...]
    above: tuple[str, ...] = ()

    @property
    def bare_place(self) -> bool:
        return self.body is None


def _lies_in(body: Organisation, outer: set[str]) -> bool:
    """Whether a body may lie in one of the places named before its own (山东省…文登区); its name may not tell."""
    places = body.parts.places
    if any(elsewhere(name, places) for name in outer) or other_county(outer, places):
        return False
    if len(places) == 1 and (zone := zone_kind(places[0])):
        named_after = places[0].removesuffix(zone).removesuffix("市")
        if named_after and not any(place_stem(name) == named_after for name in outer):
            return False
    return bool(outer & set(places)) or not places[:-1] or any(within(name, places) for name in outer)


def _not_told(bodies: Sequence[Organisation], outer: Sequence[str]) -> tuple[str, ...]:
    """The wider places said of bodies where neither a name nor a table tells that any of them lies in the innermost; () where one does."""
    inner = outer[-1]
    told = any(inner in o.parts.places or zone_kind(o.parts.own) or within(inner, o.parts.places) for o in bodies)
    return () if told else tuple(outer)


def lying_in(bodies: Sequence[Organisation], outer: Sequence[str]) -> tuple[tuple[Organisation, ...], tuple[str, ...]]:
    """(Those of these bodies that may lie in wider places, said from the outside in; the wider places where nothing tells that they do)."""
    said = set(outer)
    may = tuple(body for body in bodies if _lies_in(body, said))
    found = tuple(body for body in may if said & set(body.parts.places)) or may
    return found, _not_told(found, outer)


_LONGEST_CHAIN = 48
_COMPANY = re.compile(r"(?:有限责任|股份有限|有限)?公司$")


def _says_zone(said: str) -> bool:
    """Whether what is said names a zone, not only the city that one is named after (示例市政府 is not 示例高新区)."""
    return zone_kind(said) != "" or any(zone_at(said, at) for at in range(len(said)))


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
    spellings: Spellings = field(default_factory=Spellings)
    """The places by their pinyin, with and without their ending."""
    beginnings: Beginnings = field(default_factory=Beginnings)
    """The names that tell no place by the pinyin of how they begin."""
    placeless: Placeless = field(default_factory=lambda: Placeless(()), compare=False)
    """Those names as a text says them."""
    by_name: dict[str, Organisation] = field(default_factory=dict)
    """The organisations by their full names."""
    longest: int = 0
    """How many characters the longest name of a place has."""
    called: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Full names by what their bodies are called beside the names that their parts tell, the longest first."""

    @classmethod
    def of(cls, rows: Iterable[tuple[str, tuple[str, ...], str]]) -> OrganisationTable:
        """`rows`: (organisation, other names, document id) of every document that names its body; a report that leaves
        out the city is its body's all the same (`ingest.identity.same_body`)."""
        listed = [(fold_text(name), names, document) for name, names, document in rows]
        whole = spelt_out(fullest(name for name, _, _ in listed))
        grouped: dict[str, tuple[set[str], list[str]]] = {}
        for name, names, document in listed:
            others, documents = grouped.setdefault(whole[name], (set(), []))
            others.update({fold_text(n) for n in names} | ({name} - {whole[name]}))
            documents.append(document)
        made = ((Parts.of(name), name, *gathered) for name, gathered in sorted(grouped.items()))
        organisations = tuple(Organisation(name, parts, tuple(sorted(others)), tuple(ids)) for parts, name, others, ids in made)
        places: dict[str, set[str]] = {}
        for organisation in organisations:
            for place in organisation.parts.places:
                names = (place, place_stem(place), *also_called(place))
                for said in dict.fromkeys((*names, *map(written_otherwise, names))):
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
            Spellings(tuple(said for said, full in places.items() if said in full)),
            Beginnings(tuple(organisation.name for organisation in at_place.get("", ()))),
            Placeless(organisation.name for organisation in at_place.get("", ())),
            {organisation.name: organisation for organisation in organisations},
            max(map(len, places), default=0),
            called(organisation.name for organisation in organisations),
        )

    def with_called(self, names: Mapping[str, tuple[str, ...]]) -> OrganisationTable:
        """This table with bodies that are called otherwise, too: their full names by what they are called."""
        if not names:
            return self
        called = {**self.called, **names}
        return replace(self, called={way: called[way] for way in sorted(called, key=len, reverse=True)})

    def fitting(self, place: str | None, body: str | None) -> tuple[Organisation, ...]:
        """The organisations whose own place is `place` (any, if None) and whose body is `body` (any, if None): those called
        so or short for it, else those charged with the same, else those whose old name it is."""
        if body is None:
            at_place = self.organisations if place is None else self.at_place.get(place, ())
            return at_place if place is None else tuple(o for o in at_place if not is_branch(o.parts.body))
        if place is None:
            there = [(own, found) for own, found in self.of_body.items() if own or not body]
        else:
            own_bodies = {o.parts.body for o in self.at_place.get(place, ())}
            there = [(own, tuple(o for o in self.at_place[place] if o.parts.body == own)) for own in sorted(own_bodies)]
        for fits in (eq, same_body, same_duties, follows):
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

    def _mention_at(self, text: str, at: int) -> Mention | None:
        for length in range(len(next(iter(self.called), "")), 3, -1):
            said = text[at : at + length]
            if names := self.called.get(said):
                bodies = tuple(self.by_name[name] for name in names)
                return Mention(at, at + length, said, bodies[0].parts.own, bodies[0].parts.body, bodies)
        if (alone := self.placeless.at(text, at)) is not None and may_begin(text, at):
            one = self.by_name[alone[0]]
            return Mention(at, at + alone[1], text[at : at + alone[1]], None, one.parts.body, (one,))
        if (head := head_at(text, at)) and (found := self._of_line(text, at, at + len(head))) is not None:
            return found
        places, end = self._places_at(text, at)
        other_citys = len(places) == 1 and text[at:end] in word_districts() and bool(_HAN.match(text[max(at - 1, 0) : at]))
        if places and (other_citys or not may_begin(text, at) or is_before_a_place(text, at)):
            places, end = [], at  # 矿区 behind a city that the store lacks is that city's
        unknown = None if places else unknown_place(text, at)
        zone = unknown is not None and zone_kind(text[at:unknown]) != ""  # 甲市乙县工业园区 is called after both
        if unknown and any(
            self._known_place(text, inner) and not (zone and not may_begin(text, inner)) for inner in range(at + 1, unknown)
        ):
            unknown = None
        if not places and unknown is None and (short := short_province(text, at)) and self._known_place(text, short):
            unknown = short
        outer, start = ((), at) if places else wider_said(text, at, self._known_place)
        if outer and may_begin(text, at):
            return self._below(text, at, outer, start) or self._lies_elsewhere(text, at, start)
        if unknown and (below := self._below_unknown(text, at, unknown)):
            return below
        if places and (other_end := other_body(text, end)) and not self._bears(places[-1], text, end, other_end):
            said = text[at:other_end]
            return Mention(at, other_end, said, places[-1][0], text[end:other_end], ())
        if places and (inner_end := part_behind(text, end) or self._city_behind(places[-1], text, end)):
            body, body_end = body_at(text, inner_end, self.bodies, self._known_place, after_place=True)
            said = text[at : max(inner_end, body_end)]
            return Mention(at, at + len(said), said, said, body, ())
        if unknown:
            end = self._places_at(text, unknown)[1]
        body, body_end = body_at(text, end, self.bodies, self._known_place, after_place=bool(places) or unknown is not None)
        if not places and not unknown and body is None:
            return None
        if committee := places and not body and speaks_for_zone(text, end) > end:
            body, body_end = "", speaks_for_zone(text, end)
        said = text[at : max(end, body_end)]
        if unknown:
            return Mention(at, at + len(said), said, said, body, ())
        if not places:
            if elsewhere := unknown_before(text, at):
                return Mention(at - len(elsewhere), body_end, elsewhere + said, elsewhere + said, body, ())
            if wide := national(text, at):
                return Mention(at - len(wide), body_end, wide + said, wide + said, body, ())
            if body and says_national(body) and said not in self.by_name:
                return Mention(at, body_end, said, said, body, ())
            return self._without_place(text, at, body_end, body)
        inner = places[-1]
        candidates = tuple(o for full in inner for o in self.fitting(full, body))
        if body and not candidates:
            candidates = self._of_stem(inner, text[end:body_end]) or self._misspelt_body(inner, body)
        if text.startswith("街", end) and not body:  # 正阳街办 beside 正阳镇
            candidates = tuple(o for o in candidates if o.parts.own.endswith("街道")) or candidates
        if exact := tuple(o for o in candidates if o.name == said):
            return Mention(at, max(end, body_end), said, inner[0], body, exact)
        above: tuple[str, ...] = ()
        if len(places) > 1:
            candidates, above = lying_in(candidates, [full for group in places[:-1] for full in group])
        if committee:
            candidates = tuple(o for o in candidates if zone_kind(o.parts.own))
        elif not body and not _says_zone(text[at : max(end, body_end)]):
            candidates = tuple(o for o in candidates if not (o.is_government and is_citys_zone(o.parts.own)))
        if body is None:
            governments = tuple(o for o in candidates if o.is_government)
            candidates = governments + tuple(o for o in candidates if not o.is_government)
        return Mention(at, max(end, body_end), said, inner[0], body, candidates, above)

    def _city_behind(self, place: tuple[str, ...], text: str, at: int) -> int:
        """The end of a city's short name behind a province (广西|桂林), which no body of the province bears; 0 where none stands there."""
        end = short_city(text, at) if is_province(place[0]) else None
        return end if end and not self._bears(place, text, at, end) else 0

    def _bears(self, place: tuple[str, ...], text: str, at: int, end: int) -> bool:
        """Whether a body of the store at a place is called what stands there, in full or for short (消防支队)."""
        said = text[at:end]
        return any(
            text.startswith(o.parts.body, at) or same_body(said, o.parts.body) or _COMPANY.sub("", o.parts.body) == said
            for full in place
            for o in self.at_place.get(full, ())
            if o.parts.body
        )

    def _of_line(self, text: str, at: int, behind: int) -> Mention | None:
        """The body behind the name of a line of the whole country that stands from `at` to `behind`: by its last word alone, too (民航西北|局)."""
        rest = text[behind:]
        below = self._mention_at(rest, 0) if self._known_place(rest, 0) else None
        if own := next((body for body in self.bodies if rest.startswith(body)), ""):
            below = Mention(0, len(own), own, None, own, self.fitting(None, own))
        if below is None:
            return None
        body, end = below.body, below.end
        if body is None:
            own = next((o.parts.body for o in below.organisations if o.parts.body and head_at(text, at, headless(o.name)[0])), "")
            body = next((own[start:] for start in range(len(own)) if rest.startswith(own[start:], end)), "")
        if not body:
            return None
        end = max(end, below.end + len(body)) if below.body is None else end
        said = text[at : behind + end]
        exact = tuple(o for o in below.organisations if o.name == said)
        return Mention(at, behind + end, said, below.place, body, exact or below.organisations)

    def _without_place(self, text: str, at: int, end: int, body: str | None) -> Mention:
        """A kind of body without its place: every one that fits, of the level that is said before it (市教育局)."""
        bodies, level = self.fitting(None, body), text[at - 1 : at]
        if level in tuple("省市区县旗盟"):
            bodies = tuple(o for o in bodies if o.parts.own.endswith(level))
            of_each = text[at - 2 : at - 1] in tuple("各全每")  # 各县住建局: the word before is no part of a name
            return Mention(at if of_each else at - 1, end, text[at - 1 : end], None, body, bodies)
        return Mention(at, end, text[at:end], None, body, bodies)

    def _of_stem(self, place: tuple[str, ...], said: str) -> tuple[Organisation, ...]:
        """The one body of a place that is called so without its ending (文登商务: 商务局 there, 商务委员会 elsewhere)."""
        endings = body_words()[1]
        found = [
            o for full in place for o in self.at_place.get(full, ()) if any(o.parts.body == said + ending for ending in endings)
        ]
        return tuple(found) if len(found) == 1 else ()

    def _misspelt_body(self, place: tuple[str, ...], body: str) -> tuple[Organisation, ...]:
        """The one body of a place whose name lost or gained one character (商局, 商务局局); () where none or several are near, or the one
        gained is another level's (示例市|县商务局)."""
        if body[0] in _LEVELS and self.fitting(None, body[1:]) and not place[0].endswith(body[0]):
            return ()
        near = [o for full in place for o in self.fitting(full, None) if o.parts.body and one_character_apart(body, o.parts.body)]
        return tuple(near) if len(near) == 1 else ()

    def _below_unknown(self, text: str, at: int, unknown: int) -> Mention | None:
        """荣昌区河包镇, where the store knows 河包镇 and not what it lies in: that body."""
        outer = self._unknown_places(text, at) or (text[at:unknown],)
        return self._below(text, at, outer, at + sum(map(len, outer)))

    def _below(self, text: str, at: int, outer: tuple[str, ...], start: int) -> Mention | None:
        """The body that is named from `start` on below the wider places that a text says from `at` on."""
        places, end = self._places_at(text, start)
        if not places:
            return None
        body, body_end = body_at(text, end, self.bodies, self._known_place, after_place=True)
        bodies = tuple(o for full in places[-1] for o in self.fitting(full, body) if may_lie_in(outer, o.parts.places, places[0]))
        said = text[at : max(end, body_end)]
        return Mention(at, at + len(said), said, places[-1][0], body, bodies, _not_told(bodies, outer)) if bodies else None

    def _lies_elsewhere(self, text: str, at: int, start: int) -> Mention:
        """The body that is named from `start` on below wider places in which none of the store's lies (南京|洪泽区): nobody's."""
        _, end = self._places_at(text, start)
        body, end = body_at(text, end, self.bodies, self._known_place, after_place=True)
        return Mention(at, end, text[at:end], text[at:end], body, ())

    def _unknown_places(self, text: str, at: int) -> tuple[str, ...]:
        """The places that a text names one in the other from here on, up to one of the store's: () where it comes to none."""
        passed: list[str] = []
        for place in split_places(text[at : at + _LONGEST_CHAIN])[0]:
            if passed and self._known_place(text, at + sum(map(len, passed))):
                return tuple(passed)
            passed.append(place)
        return ()

    def _places_at(self, text: str, at: int) -> tuple[list[tuple[str, ...]], int]:
        """(The chain of known places from `at`, each as the full names it may stand for; where it ends)."""
        chain: list[tuple[str, ...]] = []
        while True:
            if chain and text.startswith("人民政府", at) and self._known_place(text, at + 4):
                at += 4
            hit = self._known_place(text, at, behind_place=bool(chain))
            if hit is None and not chain:
                hit = self._place_by_sound(text, at)
            if hit is None:
                return chain, at
            full, length = hit
            chain.append(full)
            at += length

    def _known_place(self, text: str, at: int, *, behind_place: bool = False) -> tuple[tuple[str, ...], int] | None:
        if (0, text[at : at + 1]) not in self.spelt:  # no name of a place begins with this character
            return None
        for length in range(min(self.longest, len(text) - at), 1, -1):
            said = text[at : at + length]
            if said in self.places:
                full = self.places[said]
                if _CITY_GOES_ON.match(text, at + length - 1) or (said not in full and goes_into_words(text, at, said)):
                    continue
                if zone_kind(said) and not (behind_place or may_begin(text, at)):
                    continue
                if said not in full and (suffix := _NEXT_SUFFIX.match(text, at + length)):
                    wanted = said + suffix.group()
                    if wanted not in full and not text.startswith(("区政府", "市政府", "县政府"), at + length):
                        continue
                return full, length + (0 if said in full else misspelt_kind(text, at + length, said, full))
        return None

    def _place_by_sound(self, text: str, at: int) -> tuple[tuple[str, ...], int] | None:
        if not "\u4e00" <= text[at : at + 1] <= "\u9fff":  # a piece that sounds like a name is Chinese throughout
            return None
        near = {
            said: None for offset, char in enumerate(text[at : at + self.longest]) for said in self.spelt.get((offset, char), ())
        }
        for said in sorted(near, key=lambda name: (-len(name), name)):
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
            if not all("\u4e00" <= c <= "\u9fff" for c in piece) or sound(piece) != sound(said):
                continue
            if not is_its_own(piece, said) and may_stand(text, at, said):
                return full, len(said)
        return None
