"""The bodies that an English question names: places by their pinyin, kinds of bodies by their English names.

A capitalised name with a kind of body that fits no place of the store is an unknown body, never a near one. The kinds
are data (`vocabulary/bodies.toml`).

>>> table = OrganisationTable.of([("示例市教育局", (), "a")])
>>> [o.name for m in english_mentions(table, "How many did the Shili Education Bureau receive?") for o in m.organisations]
['示例市教育局']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from assistant.bodies.body_names import body_words, same_body, sound
from assistant.bodies.name_parts import is_citys_zone, place_stem, zone_kind
from assistant.bodies.organisations import Mention, Organisation, OrganisationTable
from assistant.english.terms import Part, terms_at
from assistant.english.unknown import of_the_country, unknown_place
from assistant.english.whole_names import fields_before, institution_behind, joined_with, whole_names, zone_behind, zone_named
from assistant.language.word_tables import word_table


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of body where a question says one; `plural` where it is said of several places (the bureaus of A and B), `clipped` where
    only its field is."""

    body: str
    start: int
    end: int
    plural: bool = False
    clipped: bool = False


@dataclass(frozen=True, slots=True)
class PlaceSaid:
    """A place of the store where a question names it, with the full names that its spelling may stand for."""

    start: int
    end: int
    full: tuple[str, ...]


def english_mentions(table: OrganisationTable, text: str) -> tuple[Mention, ...]:
    """The bodies named in an English question: by the places' pinyin and the kinds' English names, else by all the words of a name
    (`english.whole_names`); a capitalised name with a kind that fits no place of the store is an unknown body. Each place has the
    kind that is said with it."""
    named = whole_names(table, text)
    told = list(_by_kinds(table, text, named))
    for whole in named:
        within = [one for one in told if one.start < whole.end and whole.start < one.end]
        if whole.organisations[0].is_government and not zone_kind(whole.place or ""):
            if len(within) == 1 and whole.organisations[0] in within[0].organisations[:1]:  # Shili Town, Lean County
                told[told.index(within[0])] = replace(within[0], start=whole.start, end=max(whole.end, within[0].end))
            continue
        sure = next((one for one in within if one.body and len(one.organisations) == 1), None)
        if sure is not None and sure.organisations[0] not in whole.organisations:
            continue
        told = [one for one in told if one not in within]
        told.append(whole if sure is None else replace(whole, organisations=sure.organisations))
    return tuple(sorted(told, key=lambda mention: mention.start))


def _by_kinds(table: OrganisationTable, text: str, named: Sequence[Mention]) -> tuple[Mention, ...]:
    """The bodies named by a place and a kind; what is named as a whole already is no unknown place."""
    lower = text.lower().replace("’", "'")
    by_sound = table.spellings
    hits = [hit for hit in _spelt(lower, by_sound) if text[hit.start : hit.end] not in _ordinary()]
    kinds = kinds_said(lower, table)
    clipped = [kind for hit in hits if (kind := _clipped(table, hit, lower)) is not None]
    kinds = tuple(sorted((*kinds, *clipped), key=lambda kind: kind.start))
    kinds = tuple(kind for kind in kinds if not _is_its_office(kind, hits, lower, table))
    small = _blanked(text)
    for start, end in (*((hit.start, hit.end) for hit in hits), *((whole.start, whole.end) for whole in named)):
        small = small[:start] + small[start:end].lower() + small[end:]
    unknown = unknown_place(small, by_sound, tuple((hit.start, hit.end) for hit in hits))
    if not hits:
        if unknown:
            body = kinds[0].body if kinds else None
            end = kinds[0].end if kinds and lower[: kinds[0].start].rstrip() == lower[: unknown[1]] else unknown[1]
            return (Mention(unknown[0], end, text[unknown[0] : end], unknown[2], body, ()),)
        if kinds and not kinds[0].plural and kinds[0].body not in _NO_PLACE_NEEDED:
            kind = kinds[0]
            if wide := of_the_country().search(lower[: kind.start]):
                said = text[wide.start() : kind.end]
                return (Mention(wide.start(), kind.end, said, said, kind.body, ()),)
            return (Mention(kind.start, kind.end, text[kind.start : kind.end], None, kind.body, table.fitting(None, kind.body)),)
        return ()
    places = _innermost(table, hits, lower)
    own = next(
        (
            kind
            for kind in kinds
            if len(places) == len(kinds) == 1 and kind.start > places[0].end and _ITS.search(lower[: kind.start])
        ),
        None,
    )
    others = next((kind for kind in kinds if unknown and _is_of(kind, unknown[1], lower)), None)
    shared = tuple(kind for kind in kinds if kind is not others)
    told = [mention_of(table, text, place, None if own else kind_of(place, places, shared, lower)) for place in places]
    if own is not None:
        bodies = tuple(o for place in places[0].full for o in table.fitting(place, own.body))
        told.append(Mention(own.start, own.end, text[own.start : own.end], places[0].full[0], own.body, bodies))
    if unknown:
        end = unknown[1] if others is None else others.end
        told.append(Mention(unknown[0], end, text[unknown[0] : end], unknown[2], others.body if others else None, ()))
    return tuple(sorted(told, key=lambda mention: mention.start))


@cache
def _ordinary() -> frozenset[str]:
    """Words in small letters that spell no place, though one may sound so (change: 昌邑)."""
    return frozenset((*word_table("stopwords")["english"], *word_table("spoken")["fillers"]["english_operation"]))


def _is_of(kind: _Kind, end: int, lower: str) -> bool:
    """Whether a kind is said right behind a place that ends there, its level between them (Shitou County Civil Affairs Bureau)."""
    levels = "|".join(body_words()[3])
    level = rf"(?:'s)?(?:[ -](?:{levels}|municipal))*(?:'s)? *(?:the )?"
    return kind.start >= end and re.fullmatch(level, lower[end : kind.start]) is not None


def _spelt(lower: str, by_sound: Mapping[str, Sequence[str]]) -> Iterator[PlaceSaid]:
    """The places that a text spells, in one word or in one word a syllable (Yu Hang, Yu-hang)."""
    words = list(re.finditer(r"[a-z]+(?:'(?!s\b)[a-z]+)?", lower))
    at = 0
    while at < len(words):
        for count in range(min(_MOST_SYLLABLES, len(words) - at), 0, -1):
            run = words[at : at + count]
            between = [lower[one.end() : other.start()] for one, other in pairwise(run)]
            spelling = "".join(word.group().replace("'", "") for word in run)
            if all(gap in (" ", "-") for gap in between) and spelling in by_sound:
                yield PlaceSaid(run[0].start(), run[-1].end(), tuple(sorted(by_sound[spelling])))
                at += count
                break
        else:
            at += 1


def _clipped(table: OrganisationTable, place: PlaceSaid, lower: str) -> _Kind | None:
    """The bureau that is named by its place and its field alone (did Shili commerce receive), where that place has one."""
    opened = _BEFORE_CLIPPED.search(lower[: place.start])
    if opened is None:
        return None
    found = next((m for p in _FIELDS if (m := p.match(lower, place.end)) and _closes(m, opened["asks"] is not None)), None)
    if found is None:
        return None
    body = next((body_words()[2][name] for kind in _CLIPPED_KINDS if (name := f"{found[1]} {kind}") in body_words()[2]), None)
    return (
        _Kind(body, found.start(1), found.end(1), clipped=True)
        if body and any(table.fitting(p, body) for p in place.full)
        else None
    )


_CLIPPED_KINDS = ("bureau", "commission")
_FIELDS = tuple(
    re.compile(
        rf" (?:(?:district|county|city|municipal|town) )?([a-z]+(?: (?:and )?[a-z]+){{{more}}})(?:'s)?(?= *(?:$|[?.,:])| (?P<word>[a-z]+))"
    )
    for more in range(3)
)
"""A field of work right behind a place, with what follows it."""


def _closes(field: re.Match[str], asked: bool) -> bool:
    """Whether nothing is named by a field and the word behind it together (not education items, water use): it joins, or tells a deed,
    in its own form or as the only verb behind what asks for one (did Shili education report, not did Shili education spending rise)."""
    word, names = field["word"], word_table("english_names")["clipped"]
    if word is None or word in names["closers"]:
        return True
    behind = re.findall(r"[a-z]+", re.split(names["ends"], field.string[field.end("word") :])[0])
    alone = asked and not any(_is_verb(other) for other in behind)
    return not word.endswith("s") and word not in names["no_deeds"] and _is_verb(word) and (alone or word.endswith("ed"))


def _is_verb(word: str) -> bool:
    return any(term.part is Part.VERB for term in terms_at((word,), 0))


_BEFORE_CLIPPED = re.compile(
    r"(?:\b(?:(?P<asks>did|does|do|has|have|had)|was|were|is|are|by|of|from|at|for|to|and|than|about|between|against|with)|^|[,:]) *(?:the )?$"
)
_AND_ITS = re.compile(
    r"\bgovernments?,? (?:and|including|with|together with) (?:its|the|their)(?: own)? (?:municipal |district |county )?$"
)


def _is_its_office(kind: _Kind, places: Sequence[PlaceSaid], lower: str, table: OrganisationTable) -> bool:
    """Whether a government's office is only named along with it (the government and its General Office), for it has no report of its own."""
    if kind.body != OFFICE or _AND_ITS.search(lower[: kind.start]) is None:
        return False
    return not any(table.fitting(full, OFFICE) for place in places for full in place.full)


_MOST_SYLLABLES = 4
OFFICE = "人民政府办公室"
_NO_PLACE_NEEDED = frozenset({"人民政府", "街道", "街道办事处", OFFICE})
"""Kinds that name no body where no place is named with them."""
_BREAK = re.compile(r"\b(?:and|or|than|versus|vs|to|between|compared|with|did|have|has|had|receive[ds]?)\b|[,;?]")
_CLAUSE = re.compile(rf"{_BREAK.pattern}|\b(?:were|was|are|is|for|by|from|its)\b")
"""What begins another clause: a kind behind it is not said with the place before it."""


def kinds_said(lower: str, table: OrganisationTable) -> tuple[_Kind, ...]:
    """Every kind of body that is said, in order; one that the vocabulary does not have is its own words."""
    found: list[_Kind] = []
    taken: set[int] = set()
    for hit in kind_phrases().finditer(lower):
        body = body_words()[2][hit["kind"]]
        if body == "人民政府" and (
            _GOVERNMENT_WORDS.match(lower[hit.start() :]) or lower[: hit.start()].endswith(("open ", "open-"))
        ):
            continue
        wider = "" if hit["plural"] or hit[0].startswith(_KIND_FIRST) else fields_before(lower, hit.start())
        start = hit.start() - len(wider)
        taken |= set(range(start, hit.end()))
        found.append(_Kind(joined_with(wider, body) if wider else body, start, hit.end(), hit["plural"] is not None))
    for hit in _NO_KIND_OF_OURS.finditer(lower):
        if not taken & set(range(*hit.span())):
            start = hit.start() - len(fields_before(lower, hit.start()))
            before, _, kind = hit[0].rpartition(" ")
            if kind == "administration" and (before in table.spellings or before in body_words()[3]):  # the Shili administration
                found.append(_Kind("人民政府", hit.end() - len(kind), hit.end()))
                continue
            found.append(_Kind(lower[start : hit.end()], start, hit.end()))
    if not found and (spelt := next((b for b in table.bodies if sound(b) in lower), None)) is not None:
        at = lower.find(sound(spelt))
        found.append(_Kind(spelt, at, at + len(sound(spelt))))
    return tuple(sorted(found, key=lambda kind: kind.start))


_KIND_FIRST = ("bureau of ", "department of ", "commission of ", "office of ", "administration of ", "committee of ", "the ")
"""How a kind begins whose field follows it: what stands before it is no field of it."""


@cache
def kind_phrases() -> re.Pattern[str]:
    """All kinds' English names in one pattern, the longest first: over a thousand are too many for patterns of their own."""
    phrases = "|".join(re.escape(phrase) for phrase in sorted(body_words()[2], key=len, reverse=True))
    return re.compile(rf"\b(?P<kind>{phrases})(?P<plural>e?s)?\b(?!-[a-z])", re.IGNORECASE)


_GOVERNMENT_WORDS = re.compile(
    r"government (?:information|website|gazette|data|portal|new media|open|procurement|news|affairs|services?|hotline|documents?|work|polic|messages?|updates?)"
)


def kind_of(place: PlaceSaid, places: Sequence[PlaceSaid], kinds: Sequence[_Kind], lower: str) -> _Kind | None:
    """The kind said with a place: the only one where only one place is named, else the one behind or before it."""
    if len(places) == 1:
        offices = [kind for kind in kinds if kind.body != "人民政府"]
        return next(iter(offices or kinds), None)

    def joined(start: int, end: int) -> bool:
        inside = any(other.start >= start and other.end <= end for other in places if other is not place)
        return not inside and _BREAK.search(lower[start:end]) is None

    behind = next((kind for kind in kinds if kind.start >= place.end and joined(place.end, kind.start)), None)
    if behind is not None:
        return behind
    before = next((kind for kind in reversed(kinds) if kind.end <= place.start and joined(kind.end, place.start)), None)
    if before is not None and re.match(r" (?:of|in|at|for)\b", lower[before.end :]):
        return before
    shared = [kind for kind in kinds if kind.plural]
    return shared[0] if len(shared) == 1 else None


def mention_of(table: OrganisationTable, text: str, place: PlaceSaid, kind: _Kind | None) -> Mention:
    """A place and the kind said with it as a mention; without a kind its government comes first."""
    lower = text.lower().replace("’", "'")
    full, end, body = place.full, place.end, None if kind is None else kind.body
    behind = kind is not None and kind.start >= end and _CLAUSE.search(lower[end : kind.start]) is None
    said = text[place.start : kind.end] if kind is not None and behind else text[place.start : end]
    if kind is not None and kind.clipped:
        end = kind.end
    if kind is not None and behind and not kind.clipped and (other := institution_behind(text, kind.end)) > kind.end:
        return Mention(
            place.start, other, text[place.start : other], full[0], text[kind.start : other], ()
        )  # the Office's Service Center
    suffix = _level_said(lower, end, full)
    places = tuple(p for p in full if suffix is None or p.endswith(suffix))
    if suffix is not None and not places:  # Shili Town, where Shili is a street: another place
        return Mention(place.start, end, said, place_stem(full[0]) + suffix, None if body in (None, "街道") else body, ())
    wanted = None if body in (None, "街道", "街道办事处") else ("" if body == "人民政府" else body)
    if (
        body == OFFICE
        and not re.search(r"general office|office of the", lower)
        and not any(table.fitting(p, OFFICE) for p in places)
    ):
        wanted = ""
    candidates = tuple(o for p in places for o in table.fitting(p, wanted))
    if not wanted:
        candidates = tuple(o for o in candidates if not (o.is_government and is_citys_zone(o.parts.own)))
        zone_end = max(zone_named(text, end), end if any(o.is_government for o in candidates) else zone_behind(text, end))
        if (other := max(institution_behind(text, end), zone_end)) > end:
            return Mention(place.start, other, text[place.start : other], places[0], text[end:other].strip(), ())
    if kind is not None and wanted and not candidates and not _JOINED.search(lower[kind.start : kind.end]):
        candidates = _named_narrower(table, places, wanted)
    if kind is not None and wanted and not candidates and _LIES_IN.fullmatch(lower[kind.end : place.start]):
        said = text[kind.start : place.end]
    if wanted is None:
        candidates = tuple(sorted(candidates, key=lambda o: not o.is_government))
        if suffix is not None:
            governments = tuple(o for o in candidates if o.is_government)
            wanted, candidates = "", governments
    return Mention(place.start, end, said, places[0], wanted, candidates)


@cache
def _levels_behind() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each word that says a level behind a place, and the ending it stands for."""
    return tuple((re.compile(rf"[ -]{english}\b"), chinese) for english, chinese in body_words()[3].items())


def _level_said(lower: str, end: int, full: Sequence[str]) -> str | None:
    """The ending that a place has by the English word behind it: one that the word may mean as well where only that is there (Shili Prefecture: 示例地区)."""
    suffix = next((cn for said, cn in _levels_behind() if said.match(lower, end)), None)
    endings = (suffix or "", *word_table("bodies")["english_suffixes_also"].get(suffix, ()))
    return next((ending for ending in endings if ending and any(place.endswith(ending) for place in full)), suffix)


_JOINED = re.compile(r"\band\b")
_LIES_IN = re.compile(r" (?:of|in|at|for|under) (?:the )?(?:city of )?")  # the education bureau | of | Suqian


def _named_narrower(table: OrganisationTable, places: Sequence[str], body: str) -> tuple[Organisation, ...]:
    """The one body of these places whose name is short for a kind: an English name of one field (Health Bureau) is that of a 卫生健康局
    and of a 卫生局 before it."""
    found = tuple(o for p in places for o in table.at_place.get(p, ()) if o.parts.body and same_body(o.parts.body, body))
    return found if len(found) == 1 else ()


_ITS = re.compile(r"\bthan (?:its|their)(?: own)? $")  # … than its health commission: a place and a body of its own
_NO_KIND_OF_OURS = re.compile(
    r"\b(?:bureau|commission|administration|department|committee|authority|agency) (?:of|for) (?:the )?[a-z][a-z-]*|"
    r"\b(?!(?:the|this|that|these|each|every|which|its|their|an?|any|what|how|other|all|many|much|more|most|some|several|few|fewer|no|by|of|in|for|to|and|or|but|then|about|from|with|municipal|district|county|city|people's) )"
    r"[a-z][a-z-]* (?:bureau|commission|administration|department|committee|authority|agency)\b"
)
"""A kind of body that the vocabulary does not have: another body of the same place must not answer for it."""


def without_english_places(text: str, table: OrganisationTable) -> str:
    """A lower-case English question without the names of the store's places."""
    for place in reversed(list(_spelt(text, table.spellings))):
        text = f"{text[: place.start]} {text[place.end :]}"
    return text


def _blanked(text: str) -> str:
    """The question with the kinds of bodies written small, so that they are not taken for places."""
    return kind_phrases().sub(lambda m: m.group().lower(), text)


_BESIDE = re.compile(r"\b(?:and|or|than|versus|vs|compared|with)\b")
"""What stands between two places that are named beside each other, not one in the other."""


def _innermost(table: OrganisationTable, hits: Sequence[PlaceSaid], lower: str) -> list[PlaceSaid]:
    """The places without one that is only what another lies in (Changhe … in Hangzhou)."""
    return [
        hit
        for hit in hits
        if not any(
            other.full != hit.full
            and _BESIDE.search(lower[min(hit.end, other.end) : max(hit.start, other.start)]) is None
            and inner in o.parts.places
            and any(outer in o.parts.places[: o.parts.places.index(inner)] for outer in hit.full)
            for other in hits
            for inner in other.full
            for o in table.organisations
        )
    ]
