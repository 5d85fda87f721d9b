"""Which bodies a question means: the organisations of the store, and the mentions of bodies in a text.

Every organisation is taken apart into the places it lies in (威海市, 文登区) and the body itself (商务局; "" for the
place's government). A mention is a place, a body, or both; it fits an organisation when its innermost place is the
organisation's own and its body is the organisation's own or short for it (商务局 and 商投局 for 商务和投资促进局,
卫健委 for 卫生健康委员会: same first and last character, the others in order). A body or a place that is named and is
not in the store is reported as unknown: its neighbour is never put in its place. A place written with another
character of the same sound (文灯) is understood, unless that is a real place's name.

>>> Parts.of("威海市文登区商务局")
Parts(places=('威海市', '文登区'), body='商务局')
>>> Parts.of("上海市黄浦区人民政府打浦桥街道办事处")
Parts(places=('上海市', '黄浦区', '打浦桥街道'), body='')
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from assistant.segment import tag
from ingest.normalise import fold_text

_PLACE = re.compile(r"[\u4e00-\u9fff]{1,7}?(?:自治区|自治州|自治县|地区|新区|开发区|高新区|省|市|区|县|旗|盟)(?!场|域|长)")
_SMALL = re.compile(r"(?:人民政府)?([\u4e00-\u9fff]{2,6}?(?:街道|镇|乡))(?:人民政府|政府|办事处|办)?$")
_GOVERNMENT = ("人民政府", "政府", "区政府", "市政府", "县政府", "镇政府", "乡政府", "办事处", "街道办", "街道办事处")
_SUFFIX = re.compile(r"(?:自治区|自治州|自治县|地区|新区|开发区|街道|省|市|区|县|旗|盟|州|镇|乡)$")


@cache
def body_words() -> tuple[tuple[str, ...], tuple[str, ...], dict[str, str], dict[str, str]]:
    data = tomllib.loads(resources.files("assistant.vocabulary").joinpath("bodies.toml").read_text(encoding="utf-8"))
    by_length = sorted(data["english"].items(), key=lambda item: -len(item[0]))
    return (
        tuple(sorted(data["endings"], key=len, reverse=True)),
        tuple(sorted(data["stem"]["endings"], key=len, reverse=True)),
        dict(by_length),
        data["english_suffixes"],
    )


_NEXT_SUFFIX = re.compile(r"自治区|自治州|自治县|地区|新区|开发区|街道|[省市区县旗盟镇乡](?![长民域内里级政委场容])")
_NO_NAME = re.compile(r"^[和与及跟同比]|[的了是有承借针结怎哪几多在把给被]|公开|公布|收到|收了|收取|发布|受理|办理|收费|收办")
_MAY_PRECEDE = frozenset(
    " ,.;:、。?!()\"'年月日号的在和与及跟同比问下于把让给请到从由对向为以自查看知道解我你您了是中那有这要想按据关或去找往来帮述及就会能将此该本其某另外还也都至给谢好呢吗啊省市区县府局委会"
)
"""What may stand right before a place's name; another character makes it part of another name (南|乐安)."""
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


def place_stem(place: str) -> str:
    """文登区 → 文登; a name that would be left with one character keeps its suffix (单县)."""
    stem = _SUFFIX.sub("", place)
    return stem if len(stem) >= 2 else place


@dataclass(frozen=True, slots=True)
class Parts:
    """An organisation's full name taken apart: places from the outside in, and the body ("" for a government)."""

    places: tuple[str, ...]
    body: str

    @classmethod
    def of(cls, name: str) -> Parts:
        text = fold_text(name)
        places: list[str] = []
        while found := _PLACE.match(text):
            places.append(found.group())
            text = text[found.end() :]
        if small := _SMALL.fullmatch(text):
            return cls((*places, small.group(1)), "")
        if small := re.match(r"([\u4e00-\u9fff]{2,5}?(?:街道|镇|乡))(?=.)", text):
            places.append(small.group(1))
            text = text[small.end() :]
        return cls(tuple(places), "" if text in _GOVERNMENT else text)

    @property
    def own(self) -> str:
        return self.places[-1] if self.places else ""


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


@dataclass(frozen=True, slots=True)
class OrganisationTable:
    """All organisations of a store and how to find them in a text."""

    organisations: tuple[Organisation, ...]
    places: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[tuple[str, tuple[str, ...], str]]) -> OrganisationTable:
        """`rows`: (organisation, other names, document id) of every document that names its body."""
        grouped: dict[str, tuple[set[str], list[str]]] = {}
        for name, names, document in rows:
            others, documents = grouped.setdefault(fold_text(name), (set(), []))
            others.update(fold_text(n) for n in names)
            documents.append(document)
        organisations = tuple(
            Organisation(name, Parts.of(name), tuple(sorted(others)), tuple(documents))
            for name, (others, documents) in sorted(grouped.items())
        )
        places: dict[str, set[str]] = {}
        for organisation in organisations:
            for place in organisation.parts.places:
                for said in {place, place_stem(place)}:
                    places.setdefault(said, set()).add(place)
        return cls(organisations, {said: tuple(sorted(full)) for said, full in places.items()})

    def fitting(self, place: str | None, body: str | None) -> tuple[Organisation, ...]:
        """The organisations whose own place is `place` (any, if None) and whose body is `body` (any, if None)."""
        return tuple(
            o
            for o in self.organisations
            if (place is None or o.parts.own == place) and (body is None or _same_body(body, o.parts.body))
        )

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
        inside = at > 0 and "\u4e00" <= text[at - 1] <= "\u9fff" and text[at - 1] not in _MAY_PRECEDE
        places, end, guessed = ([], at, False) if inside else self._places_at(text, at)
        unknown = None if places else _unknown_place(text, at)
        if unknown and any(self._known_place(text, inner) for inner in range(at + 1, unknown)):
            unknown = None
        if unknown and (below := self._below_unknown(text, at, unknown)):
            return below
        if unknown:
            end = unknown
        body, body_end = self._body_at(text, end, bool(places) or unknown is not None)
        if not places and not unknown and body is None:
            return None
        said = text[at : max(end, body_end)]
        if unknown:
            return Mention(at, at + len(said), said, said, body, ())
        if not places:
            fitting = self.fitting(None, body)
            return Mention(at, body_end, said, None, body, fitting)
        inner = places[-1]
        candidates = tuple(o for full in inner for o in self.fitting(full, body))
        if len(places) > 1:
            outer = {full for group in places[:-1] for full in group}
            candidates = tuple(o for o in candidates if outer & set(o.parts.places) or not o.parts.places[:-1])
        if body is None:
            governments = tuple(o for o in candidates if o.is_government)
            candidates = governments + tuple(o for o in candidates if not o.is_government)
        return Mention(at, max(end, body_end), said, inner[0], body, candidates, guessed)

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
            if len(o.parts.places) == 1 or (text[unknown - 1] in "省区" and places[0][0] == o.parts.places[0])
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
        for length in range(min(9, len(text) - at), 1, -1):
            said = text[at : at + length]
            if said in self.places:
                full = self.places[said]
                if said not in full and (suffix := _NEXT_SUFFIX.match(text, at + length)):
                    wanted = said + suffix.group()
                    if wanted not in full and not text.startswith(("区政府", "市政府", "县政府"), at + length):
                        continue
                return full, length
        return None

    def _place_by_sound(self, text: str, at: int) -> tuple[tuple[str, ...], int] | None:
        for said, full in self.places.items():
            piece = text[at : at + len(said)]
            if (
                len(said) < 2
                or len(piece) != len(said)
                or piece == said
                or not any(a == b for a, b in zip(piece, said, strict=True))
            ):
                continue
            if _SUFFIX.search(said) and piece[-1] != said[-1]:
                continue
            if (
                all("\u4e00" <= c <= "\u9fff" for c in piece)
                and sound(piece) == sound(said)
                and not is_real_place(place_stem(piece))
            ):
                return full, len(said)
        return None

    def _body_at(self, text: str, at: int, after_place: bool) -> tuple[str | None, int]:
        """The body named at `at`: one of the store's, a short or misheard form of one, or any that ends like a body."""
        rest = text[at:]
        if (
            after_place
            and rest.startswith(("的", "市", "区", "县"))
            and not rest.startswith(("市政", "区政", "县政", "区人", "市人", "县人"))
        ):
            rest_offset = 0
        else:
            rest_offset = 1 if after_place and rest[:1] in ("市", "区", "县") else 0
        rest = rest[rest_offset:]
        if after_place:
            for government in (
                "人民政府办公室",
                "人民政府办公厅",
                "政府办公室",
                "政府办公厅",
                "政府办",
                "人民政府",
                "政府",
                "街道办事处",
                "办事处",
                "街道办",
            ):
                if rest.startswith(government) and not rest.startswith(
                    ("政府网站", "政府信息", "政府公报", "政府门户", "政府采购", "政府开放", "政府工作")
                ):
                    body = "人民政府办公室" if government.startswith(("人民政府办", "政府办")) else ""
                    return body, at + rest_offset + len(government)
        known = sorted({o.parts.body for o in self.organisations if o.parts.body}, key=len, reverse=True)
        for body in known:
            if rest.startswith(body):
                return body, at + rest_offset + len(body)
        if after_place:
            return self._short_body(rest, at + rest_offset, known)
        found = re.match(r"[\u4e00-\u9fff]{2,6}?(?:局|委员会|委)(?![员托会])", rest)
        if found and any(_same_body(found.group(), body) or sound(found.group()) == sound(body) for body in known):
            return found.group(), at + rest_offset + found.end()
        return None, at

    def _short_body(self, rest: str, at: int, known: list[str]) -> tuple[str | None, int]:
        endings, stem_endings, _, _ = body_words()
        found = re.match(rf"[\u4e00-\u9fff]{{1,12}}?(?:{'|'.join(endings)})", rest)
        if found:
            said = found.group()
            for body in known:
                if _same_body(said, body) or sound(said) == sound(body):
                    return body, at + len(said)
            if (
                len(said) >= 3
                and said.endswith(_UNKNOWN_ENDINGS)
                and not _NO_NAME.search(said[:-2])
                and not any(self._known_place(said, i) for i in range(len(said)))
            ):
                return said, at + len(said)
        for body in known:
            for ending in stem_endings:
                stem = body.removesuffix(ending)
                if stem != body and len(stem) >= 2 and rest.startswith(stem):
                    return body, at + len(stem)
        return None, at


def _same_body(said: str, body: str) -> bool:
    """Whether `said` is the body's name or short for it."""
    if said == body:
        return True
    if not said or not body or len(said) < 2:
        return False
    last = {"委": "会", "办": "室"}.get(said[-1], said[-1])
    if said[0] != body[0] or body[-1] not in (said[-1], last):
        return False
    letters = iter(body)
    return all(char in letters for char in said if char != "委" or "委" in body)


def _unknown_place(text: str, at: int) -> int | None:
    """The end of a place name at `at` that the store does not know, where one plainly starts there."""
    if at and text[at - 1] not in ",。、;:? 和与及跟比于在,的请问下那" and not text[:at].endswith(("请问", "知道", "了解", "年")):
        return None
    found = re.match(r"[\u4e00-\u9fff]{2,4}?(?:省|市|自治区|区|县|旗|镇|乡|街道)(?![场域长委级容政])", text[at:])
    if found is None:
        found = re.match(r"(?:[\u4e00-\u9fff]{2,4}?(?:省|市|区|县))(?=政府|政协)", text[at:])
    if found and not re.search(
        r"[的了多少几年月哪个全各本我该请问新老]|主动|公开|收到|受理|发布|办理|举办|制发|制定|报送|召开|社区|校区|园区|小区|景区|辖区",
        found.group(),
    ):
        return at + found.end()
    return None


@cache
def sound(text: str) -> str:
    """A Chinese text's toneless pinyin, run together; for comparing names by sound and with English spellings."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - 0.1 s to import, needed by few questions

    return "".join(lazy_pinyin(text))


def is_real_place(stem: str) -> bool:
    """Whether the segmenter's dictionary knows the word as a place name."""
    return tag(stem).startswith("ns")
