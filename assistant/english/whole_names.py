"""Bodies by the whole of their English names, word by word: Nanchang-like pinyin mixed with English words (Shili Hangkong University).

What a body is called in English is not fixed: a word is pinyin of a piece of its Chinese name, or an English word for a piece
(`vocabulary/english_names.toml`), or says nothing (of, the, municipal). A body is named where every word that stands together fits it and
what tells it apart is said: its own place and how its office begins (Shili tourism and culture bureau: 示例市旅游和文化广电体育局); of a
university, a hospital or a firm, which have many near ones, the whole name; of a zone, its kind. A name that goes on with a word that does
not fit (University Library) is another's. For governments it only tells how far their names go (`english.bodies` finds them). Texts are as long as the question.
The file is long because a name is cut by rules that must agree.

>>> table = OrganisationTable.of([(name, (), name) for name in ("示例航空大学", "示例市旅游和文化广电体育局", "示例高新技术产业开发区管理委员会")])
>>> def found(text):
...     return [(text[n.start : n.end], [o.name for o in n.organisations]) for n in whole_names(table, text)]
>>> found("Did Shili Hangkong University receive any?"), found("Did Shili University receive any?")
([('Shili Hangkong University', ['示例航空大学'])], [])
>>> found("the Shili tourism and culture bureau"), found("the management committee of Shili High-Tech Zone")[0][1]
([('Shili tourism and culture bureau', ['示例市旅游和文化广电体育局'])], ['示例高新技术产业开发区管理委员会'])
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from assistant.bodies.body_names import body_words, is_branch, sounds
from assistant.bodies.name_parts import also_called, place_stem, zone_kind
from assistant.bodies.organisations import Mention, Organisation, OrganisationTable
from assistant.language.word_tables import word_table

_WORD = re.compile(
    r"[A-Za-z]+-(?:wide|based|run|owned|related|level)\b(?<!state-level)|[A-Za-z]+(?:['’](?!s\b)[A-Za-z]+)*(?:['’]s\b)?|\d+"
)
_TOGETHER = re.compile(r"[ ,.&-]*(?:'s)?[ ,.&-]*")
"""What may stand between two words of one name."""
_BRANCH = re.compile(r"\bbranch|\bsub-? ?bureau", re.IGNORECASE)
"""What a branch of a bureau is called: without it, a question means the bureau."""
_MOST_SYLLABLES = 4
_MOST_WORDS = 5
_LONGEST_PIECE = 6
_MANAGING = "管理局"


@dataclass(frozen=True, slots=True)
class _Words:
    """`pieces`: what English words stand for, by the words; `empty` words that say nothing; `kinds` the endings that a kind of body
    may have; `whole` endings of bodies that are meant by their whole name alone; `dropped` what even those may leave out; `none` words that belong
    to no name though they have a capital (the bureau's WeChat)."""

    pieces: dict[tuple[str, ...], tuple[str, ...]]
    empty: frozenset[str]
    kinds: dict[str, tuple[str, ...]]
    whole: tuple[str, ...]
    dropped: re.Pattern[str]
    none: frozenset[str]


@cache
def _words() -> _Words:
    names, bodies = word_table("english_names"), word_table("bodies")
    pieces: dict[tuple[str, ...], set[str]] = {}
    for said, told in names["pieces"].items():
        pieces.setdefault(tuple(said.split()), set()).update(told)
    for said, told in (*bodies["english_functions"].items(), *bodies["english_suffixes"].items()):
        pieces.setdefault(tuple(re.findall(r"[a-z']+", said)), set()).add(told)
    return _Words(
        {said: tuple(sorted(told, key=lambda piece: (-len(piece), piece))) for said, told in pieces.items()},
        frozenset(names["empty"]["words"]),
        {said: tuple(endings) for said, endings in names["kinds"].items()},
        tuple(names["whole"]["endings"]),
        re.compile("|".join(names["whole"]["dropped"])),
        frozenset((*names["empty"]["words"], *names["empty"]["channels"])),
    )


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    start: int
    end: int
    capital: bool


def _tokens(text: str) -> list[_Token]:
    return [_Token(_plain(m[0]), m.start(), m.end(), m[0][0].isupper()) for m in _WORD.finditer(text)]


def _plain(word: str) -> str:
    """A word small and without a possessive ending that is no part of it (Shili's, but People's)."""
    word = word.lower().replace("’", "'")
    return word if word in _words().empty or (word,) in _words().pieces else word.removesuffix("'s")


def whole_names(table: OrganisationTable, text: str) -> tuple[Mention, ...]:
    """The bodies, zones and institutions that a text names in English, each with the whole of the words that name it."""
    tokens = _tokens(text)
    found: list[Mention] = []
    at = 0
    while at < len(tokens):
        best = _best(table, text, tokens, at)
        if best is None:
            at += 1
            continue
        first, last, bodies = best
        start, end = tokens[first].start, tokens[last].end - (2 if text[: tokens[last].end].endswith(("'s", "’s")) else 0)
        found.append(Mention(start, end, text[start:end], bodies[0].parts.own or None, bodies[0].parts.body, bodies))
        at = last + 1
    return tuple(found)


def _best(
    table: OrganisationTable, text: str, tokens: Sequence[_Token], at: int
) -> tuple[int, int, tuple[Organisation, ...]] | None:
    """(First word, last word, the bodies) of the longest name that has its place at a word."""
    for count in range(min(_MOST_SYLLABLES, len(tokens) - at), 0, -1):
        run = tokens[at : at + count]
        if any(text[one.end : other.start] not in (" ", "-", "'") for one, other in pairwise(run)):
            continue
        spelling = "".join(token.word.replace("'", "") for token in run)
        named = [
            (body, fit)
            for body in _bodies_at(table, spelling)
            if _BRANCH.search(text) or not is_branch(body.parts.body) or spelling in _sounds(_called_after(body.parts.body))
            if (fit := _Fit(body, table).of(text, tokens, at, at + count - 1))
        ]
        if named:
            widest = max(last - first for _, (first, last, _) in named)
            kept = [(body, fit) for body, fit in named if fit[1] - fit[0] == widest]
            fullest = max(share for _, (_, _, share) in kept)
            first, last, _ = kept[0][1]
            return first, last, tuple(dict.fromkeys(body for body, (_, _, share) in kept if share == 1 or fullest < 1))
    return None


def _bodies_at(table: OrganisationTable, spelling: str) -> Iterator[Organisation]:
    """The bodies of a place that is spelt so, those without a place whose name begins so, and the branches that are called after it."""
    for place in table.spellings.get(spelling, ()):
        yield from table.at_place.get(place, ())
    for name in table.beginnings.get(spelling, ()):
        yield table.by_name[name]
    for body in table.organisations:
        if is_branch(body.parts.body) and spelling in _sounds(_called_after(body.parts.body)):
            yield body


@cache
def _called_after(branch: str) -> str:
    """The district that a branch is called after, without its level; what is left of its name where it is called after none.

    >>> _called_after("公安局海棠分局"), _called_after("生态环境局海棠区分局")
    ('海棠', '海棠')
    """
    return place_stem(branch.removesuffix("分局").rpartition("局")[2])


def _is_level(pair: Sequence[_Token]) -> bool:
    """Whether two words say at which level something is (city level), not of which place."""
    level = (*body_words()[3], "municipal", "provincial", "county-level")
    return len(pair) == 2 and pair[0].word in level and pair[1].word in ("level", "levels")


class _Fit:
    """How the words of a text fit one body's Chinese name."""

    def __init__(self, body: Organisation, table: OrganisationTable) -> None:
        self.body, self.name, self.places = body, body.name, table.spellings
        self.used: set[int] = set()
        self.last: range = range(0)
        self.kind = ""
        self.ending: frozenset[int] = frozenset()

    def of(self, text: str, tokens: Sequence[_Token], first: int, last: int) -> tuple[int, int, float] | None:
        """(First word, last word, how much of the office is said) of the name around its place; None where it is not this body's."""
        anchor = "".join(token.word.replace("'", "") for token in tokens[first : last + 1])
        if not self._take(self._spelt(anchor) or self._begun(anchor)) or self._of_another_level(
            anchor, tokens[last + 1 : last + 2]
        ):
            return None
        right = self._along(text, tokens, last, 1)
        left = self._along(text, tokens, first, -1)
        if not self._is_told() or self._goes_on(text, tokens, left, right):
            return None
        office = [at for at in self._office() if not self._says_nothing(at)]
        return left, right, sum(at in self.used for at in office) / max(len(office), 1)

    def _of_another_level(self, anchor: str, behind: Sequence[_Token]) -> bool:
        """Whether the word behind a place (County) tells another level than the body's own place of that sound has."""
        said = body_words()[3].get(behind[0].word, "") if behind else ""
        own = [place for place in self.places.get(anchor, ()) if place in self.body.parts.places]
        meant = (said, *word_table("bodies")["english_suffixes_also"].get(said, ()))
        return bool(said and own) and not any(place.endswith(meant) for place in own)

    def _along(self, text: str, tokens: Sequence[_Token], edge: int, step: int) -> int:
        """The last word in one direction that still fits."""
        at, kept = edge + step, edge
        while 0 <= at < len(tokens):
            one, other = sorted((at, at - step))
            if _is_level(tokens[at - 1 : at + 1] if step < 0 else tokens[at : at + 2]):
                break  # made at city level in Shili
            if _TOGETHER.fullmatch(text[tokens[one].end : tokens[other].start]) is None:
                break
            between = tokens[kept + 1 : at] if step > 0 else tokens[at + 1 : kept]
            if tokens[at].word in self.places and any(token.word == "and" for token in between):  # another body's
                break
            count = self._fitting(text, tokens, at, step)
            if count:
                kept = at + step * (count - 1)
                at = kept + step
            elif tokens[at].word in _words().empty:
                at += step
            else:
                break
        return kept

    def _fitting(self, text: str, tokens: Sequence[_Token], at: int, step: int) -> int:
        """How many words from here on fit a piece of the name that no word has said yet."""
        for count in range(_MOST_WORDS, 0, -1):
            low, high = (at, at + count) if step > 0 else (at - count + 1, at + 1)
            if low < 0 or high > len(tokens):
                continue
            run = tokens[low:high]
            if any(_TOGETHER.fullmatch(text[one.end : other.start]) is None for one, other in pairwise(run)):
                continue
            said = tuple(token.word for token in run)
            if self._is_kind(" ".join(said)):
                return count
            inner = (said[0], *(word for word in said[1:-1] if word != "and"), *said[1:][-1:])
            told = _words().pieces.get(said) or _words().pieces.get(inner) or ()
            spans = [range(m.start(), m.end()) for piece in told for m in re.finditer(piece, self.name)]
            spans += self._spelt("".join(word.replace("'", "") for word in said))
            if self._take(spans):
                if not self.kind and _MANAGING in _words().kinds.get(said[-1], ()):  # Government Offices Administration
                    self._is_kind(said[-1])
                return count
        return 0

    def _is_kind(self, said: str) -> bool:
        endings = _words().kinds.get(said, ())
        ending = next((ending for ending in endings if self.name.endswith(ending)), "")
        spelt = frozenset(range(len(self.name) - len(ending), len(self.name)))
        if not ending or (self.kind and (said == self.kind or _MANAGING not in endings or not spelt <= self.ending)):
            return False  # the office of a bureau is no name of it; one ending says both words of Highway Administration Bureau (公路管理局)
        self.kind = self.kind or said
        self.ending |= spelt
        self.used |= spelt
        return True

    def _take(self, spans: Sequence[range]) -> bool:
        """Takes the first piece that is still free, of the office before its places, a level (municipal) of the places before it; two words
        may share one (radio, television: 广电)."""
        office = self._office()
        for span in sorted(spans, key=lambda span: (span[0] in office and span[-1] in office) == (len(span) == 1)):
            if self.used.isdisjoint(span) or set(span) <= set(self.last) or set(span) < self.ending:
                self.last = span if self.used.isdisjoint(span) else self.last
                self.used |= set(span)
                return True
        return False

    def _spelt(self, spelling: str) -> list[range]:
        """The pieces of the name that are spelt so, and its places that are called so otherwise (Hohhot, Northwest)."""
        size, named = len(self.name), map(place_stem, self.places.get(spelling, ()))
        called = [range(at, at + len(place)) for place in named if (at := self.name.find(place)) >= 0]
        return called + [
            range(start, end)
            for start in range(size)
            for end in range(start + 1, min(start + _LONGEST_PIECE, size) + 1)
            if end - start <= len(spelling) <= 6 * (end - start) and spelling in _sounds(self.name[start:end])
        ]

    def _begun(self, word: str) -> list[range]:
        """How a name that tells no place begins, where an English word says it (State: 国家)."""
        begun = word_table("english_names")["beginnings"].get(word, ()) if not self.body.parts.places else ()
        return [range(len(piece)) for piece in begun if self.name.startswith(piece)]

    def _office(self) -> range:
        """Where what tells the body from others of its place stands in its name."""
        own, body = self.body.parts.own, self.body.parts.body
        if not body:
            start = self.name.rindex(own) + len(place_stem(own))
            return range(start, start + len(own) - len(place_stem(own)))
        return range(len(self.name) - len(body), len(self.name))

    def _says_nothing(self, at: int) -> bool:
        return any(m.start() <= at < m.end() for m in _words().dropped.finditer(self.name))

    def _is_told(self) -> bool:
        """Whether what tells the body apart is said."""
        office = self._office()
        if not self.body.parts.body and not zone_kind(self.body.parts.own):
            return True
        if not self.body.parts.body:
            kinds = (own := self.body.parts.own)[-len(office) :] if office else ""
            shorter = (name for name in also_called(own) if kinds.endswith(name))
            return any({office[-len(kind)], office[-1]} <= self.used for kind in (kinds, *shorter) if kind)
        if self.name.endswith(_words().whole) or not self.body.parts.places:
            return all(at in self.used or self._says_nothing(at) for at in office)
        return bool(self.kind) and office[0] in self.used

    def _goes_on(self, text: str, tokens: Sequence[_Token], left: int, right: int) -> bool:
        """Whether a word that does not fit belongs to the name all the same: a capital or a kind of body right beside it, or of something."""
        behind = [token for token in tokens[right + 1 : right + 3] if token.word not in ("the", "co", "ltd", "limited")]
        if behind and text[tokens[right].end : behind[0].start] in (" ", "-", "'s ", "’s "):
            if behind[0].word == "of" and len(behind) > 1:
                return True
            if (behind[0].capital or behind[0].word in _words().kinds) and behind[0].word not in _words().none:
                return True
        before = tokens[left - 1] if left > 1 else None
        joined = before is not None and text[before.end : tokens[left].start] in (" ", "-")
        return joined and before is not None and before.capital and before.word not in _words().empty


def zone_behind(text: str, at: int) -> int:
    """The end of a zone's name that goes on behind a place (Shili High-Tech Zone); `at` where none does.

    >>> zone_behind("Did Shili's high-tech zone publish?", 9), zone_behind("Did Shili zone rules?", 9)
    (26, 9)
    """
    found = _zone().match(text, at)
    return found.end() if found else at


def zone_named(text: str, at: int) -> int:
    """The end of a zone's name in capitals right behind its city (Shili Taiwanese Investment Zone), which no government of the city is;
    `at` where none stands there.

    >>> zone_named("Did Shili Lakeside Investment Zone publish?", 9), zone_named("Did Shili publish rules for the Lakeside Zone?", 9)
    (34, 9)
    """
    found = _zone_in_capitals().match(text, at)
    return found.end() if found else at


@cache
def _zone_in_capitals() -> re.Pattern[str]:
    ends = "|".join(word_table("english_names")["zones"]["ends"])
    return re.compile(
        rf"(?: (?!(?:District|County|City|Town|Province|Street)\b)[A-Z][\w-]*| and| of){{0,6}}? (?:{ends})\b(?! [A-Z])"
    )


@cache
def _zone() -> re.Pattern[str]:
    words = "|".join(word_table("english_names")["zones"]["words"])
    return re.compile(rf"(?:['’]s)?(?:[ -](?:{words})){{1,6}}? (?:zone|new area|new district|park)\b(?! \w+ing\b)", re.IGNORECASE)


def institution_behind(text: str, at: int) -> int:
    """The end of an institution's name that goes on behind a place (Shili Normal University), by its capitals; `at` where none does.

    >>> institution_behind("Did Shili Normal University publish?", 9), institution_behind("Did Shili publish university items?", 9)
    (27, 9)
    """
    found = _institution().match(text, at)
    return found.end() if found else at


@cache
def _institution() -> re.Pattern[str]:
    kinds = word_table("english_names")["whole"]["english"]
    capitals = rf"(?: (?:[A-Z][\w.&'’-]*|\d+|of|and|for)){{0,5}}? (?:{'|'.join(kind.title() for kind in kinds)})"
    return re.compile(
        rf"(?:['’]s)?(?:{capitals}| (?i:(?:(?:{_field_words()})(?:, and |, | and | & | ))+(?:{'|'.join(kinds)})))\b"
    )


def fields_before(lower: str, at: int) -> str:
    """The fields of work that stand right before a kind of body and are joined with it (forestry and | agriculture bureau); "" where none does.

    >>> fields_before("did shili forestry and agriculture bureau", 23), fields_before("how many agriculture bureau", 9)
    ('forestry and ', '')
    """
    found = _fields().search(lower[:at])
    return found[0] if found else ""


@cache
def _fields() -> re.Pattern[str]:
    return re.compile(rf"\b(?:(?:{_field_words()})(?:, and |, | and | & | ))+$")


@cache
def _field_words() -> str:
    names, bodies = word_table("english_names"), word_table("bodies")
    words = {*names["pieces"], *bodies["english_functions"]} - {*names["empty"]["no_fields"], *bodies["english_suffixes"]}
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def joined_with(fields: str, body: str) -> str:
    """What a body is called whose field goes on before its kind (forestry and | agriculture bureau: 林业和农业农村局); in English where a field has no name.

    >>> joined_with("forestry and ", "教育局"), joined_with("tobacco-leaf and ", "教育局")
    ('林业和教育局', 'tobacco-leaf and 教育局')
    """
    functions = word_table("bodies")["english_functions"]
    said = [field for field in re.split(r",? and |, | & ", fields.strip()) if field]
    told = [functions.get(field.removesuffix(" and").strip(), "") for field in said]
    return "和".join((*told, body)) if all(told) and fields.endswith(("and ", "& ")) else f"{fields}{body}"


@lru_cache(maxsize=65536)
def _sounds(piece: str) -> tuple[str, ...]:
    return sounds(piece)
