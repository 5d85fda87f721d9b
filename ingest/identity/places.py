"""Names of places and of government bodies: how they are put together, as far as the name itself tells.

A name is folded text (see `ingest.normalise`): simplified characters, no spaces. `split_places` takes the chain of places
that a name begins with; `valid_name` says whether a run of characters can be a body's name at all; `official` turns a
place named alone into the body that speaks for it. No list of real places is kept: endings and context decide, and what
they cannot decide is left alone. Wordings are data (`places.toml`).

>>> split_places("威海市文登区商务局")
(('威海市', '文登区'), '商务局')
>>> official("平利县正阳镇"), official("环翠区政府"), official("打浦桥街道"), official("水利局")
(('平利县正阳镇人民政府', True), ('环翠区人民政府', False), ('打浦桥街道办事处', False), ('水利局', False))
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

HAN = r"[\u3400-\u4dbf\u4e00-\u9fff]"
_CUES = re.compile(
    r"(?:由|与|在|从|向|请|公布|发布|联系|结合|落实|根据|依据|依托|按照|通过|关于|登录|对照|通过|可致电|附件|编制|这是|现由|\d年|\d年度|到|寄至|送至|前往|位于|设在|赴)$"
)
_GOING = frozenset("到至往赴去")
"""What leads to a place (请到某某县) and stands in the name of no county or city; a few towns' names begin with it."""
_SENT = re.compile(r"(?:[请可或送寄来]|可以|直接|亲自)$")
_JOINED = re.compile(r"[》」』”\")）][和与及]$")
"""What joins a name to a title or a bracket before it (《条例》和某某市): 和 is none of the name there, as it may be elsewhere (和平区)."""
_ENDED = rf"(?=人民政府|政府|办|党|(?!{HAN}))"
"""What a town's name is followed by where it is said to be one (真如镇|街道|办事处, 三七市|镇|人民政府)."""
# 景德镇市 is no town, 市场监督管理局 and 市容管理局 no city's (玉林市容县 is): what must not follow an ending for it to end the name.
_FOLLOWED = (
    {"市": f"(?!场|容(?!县|城[县镇])|镇{_ENDED})", "区": f"(?!街道{_ENDED})", "旗": f"(?!(?:镇|乡|街道){_ENDED})"}
    | dict.fromkeys(("州", "盟"), "(?![市区县](?![场域]))")
    | dict.fromkeys(("镇", "乡"), f"(?![市区县](?![场域])|(?:镇|乡|街道){_ENDED})")
)
_TOWN = 4
"""The level of a town or a street."""
_GOVERN_TOWNS = (2, 3)
"""The levels of what has towns: a county, and a city of a county's rank, whose ending is a city's."""
_KEPT = 4096
"""So many names' levels are kept."""
_VERBS = re.compile(
    r"[由与请的在]|街道(?=.)|公布|发布|落实|贯彻|根据|依据|通过|依托|按照|结合|认真|全面|推进|加强|围绕|登录|联系|公众|关于"
)
_LEVEL_WORD = re.compile(r"(省|市(?!场|容|政(?![府务])|民(?!政))|区(?![域划])|县(?!域)|镇|乡(?!村)|街道)")


@dataclass(frozen=True, slots=True)
class _Names:
    levels: dict[str, int]
    bodies: dict[str, str]
    default_body: str
    suffixes: tuple[str, ...]
    contact: tuple[str, ...]
    shorter: dict[str, tuple[str, ...]]
    generic: frozenset[str]
    never: tuple[str, ...]
    leading: tuple[str, ...]
    not_places: tuple[str, ...]
    never_places: tuple[str, ...]
    headings: tuple[str, ...]
    own: dict[str, tuple[str, ...]]
    repeated: frozenset[str]
    unnamed: tuple[str, ...]
    heads: dict[str, tuple[str, ...]]
    heads_said: dict[str, tuple[str, ...]]
    short_counties: str
    odd: tuple[str, ...]
    short_towns: dict[str, str]
    provinces: tuple[str, ...]
    no_place_behind: str
    word_districts: dict[str, frozenset[str]]
    inferred: dict[str, str]
    """Patterns of what tells whose and of which year a report without a title is."""


@cache
def names() -> _Names:
    """The data of `places.toml`."""
    data = tomllib.loads(resources.files("ingest").joinpath("identity/places.toml").read_text(encoding="utf-8"))
    bodies = dict(data["bodies"])
    default = bodies.pop("default")
    return _Names(
        {ending: int(level) for level, endings in data["levels"].items() for ending in endings},
        dict(sorted(bodies.items(), key=lambda item: -len(item[0]))),
        default,
        tuple(data["suffixes"]["body"]),
        tuple(sorted(data["suffixes"]["contact"], key=len, reverse=True)),
        {ending: tuple(short) for ending, short in data["shorter"].items()},
        frozenset(data["generic"]["words"]),
        tuple(data["generic"]["never"]),
        tuple(data["generic"]["leading"]),
        tuple(data["generic"]["not_places"]),
        tuple(data["generic"]["never_places"]),
        tuple(data["generic"]["headings"]),
        {word: tuple(endings) for word, endings in data["self"].items()},
        frozenset(data["repeated"]["districts"]),
        tuple(data["repeated"]["generic"]),
        {head: tuple(endings) for head, endings in data["heads"].items()},
        {head: tuple(said) for head, said in data["heads_said"].items()},
        data["short"]["counties"],
        tuple(data["short"]["odd"].split()),
        dict(data["short"]["towns"]),
        tuple(data["short"]["provinces"].split()),
        data["short"]["no_place_behind"],
        {district: frozenset(cities.split()) for district, cities in data["short"]["districts"].items()},
        {name: "|".join(said) for name, said in data["inferred"].items()},
    )


def word_districts() -> Mapping[str, frozenset[str]]:
    """Districts whose name is a word of its own, with the cities behind which it is a name (阳泉市|矿区)."""
    return names().word_districts


@cache
def _unit() -> re.Pattern[str]:
    ranked = sorted(names().levels, key=len, reverse=True)
    endings = "|".join(ending + _FOLLOWED.get(ending[-1], "") for ending in ranked)
    inner = rf"(?:(?![局厅委办的了及等是]){HAN})"
    own = rf"(?:(?![局厅委办的了及等是省市县区州]){HAN})"
    return re.compile(
        rf"(?:[{names().short_counties}]县(?![镇乡街]|区(?![域划]))|{own}{{2,14}}?(?:自治[州县旗]|族[乡镇])|{inner}{{2,6}}?(?:{endings}))"
    )


@cache
def _short_town() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(f'[{said}]{ending}' for ending, said in names().short_towns.items())}){_ENDED}")


@lru_cache(_KEPT)
def level(place: str) -> int:
    """1 province, 2 prefecture or city, 3 county, 4 township; 0 for what is no place.

    >>> level("山东省"), level("文登区"), level("正阳镇"), level("商务局")
    (1, 3, 4, 0)
    """
    if place in names().provinces:
        return 1
    return next((rank for ending, rank in _ranked() if place.endswith(ending)), 0)


@cache
def _ranked() -> tuple[tuple[str, int], ...]:
    return tuple(sorted(names().levels.items(), key=lambda entry: -len(entry[0])))


def split_places(name: str) -> tuple[tuple[str, ...], str]:
    """The places that a name begins with, outermost first, and the rest.

    >>> split_places("阳泉市矿区水利局"), split_places("矿区水利局"), split_places("景县青石镇2016年")
    ((('阳泉市', '矿区'), '水利局'), ((), '矿区水利局'), (('景县', '青石镇'), '2016年'))
    >>> split_places("广西崇左市审计局"), split_places("吉林市审计局")
    ((('广西', '崇左市'), '审计局'), (('吉林市',), '审计局'))
    """
    province = _bare_province(name)
    found = [province] if province else []
    position = len(province)
    while unit := _unit_at(name, position, found):
        found.append(unit)
        position += len(unit)
    return tuple(found), name[position:]


def _bare_province(name: str) -> str:
    """The province that a name begins with, without its ending, before a city, a county or a district; "" for none."""
    known = names()
    province = next((one for one in known.provinces if name.startswith(one)), "")
    if not province or re.match(known.no_place_behind, name[len(province) :]):
        return ""
    return province if level(_unit_at(name, len(province), [])) in (2, 3) else ""


def _unit_at(name: str, at: int, before: list[str]) -> str:
    """The place that stands here, inside those before it; "" where none does."""
    for district, cities in names().word_districts.items() if before else ():
        if before[-1] in cities and name.startswith(district, at):
            return district
    if odd := next((one for one in names().odd if name.startswith(one, at)), ""):
        return odd
    if before and level(before[-1]) in _GOVERN_TOWNS and (town := _short_town().match(name, at)):
        return town[0]
    unit = _unit().match(name, at)
    return "" if unit is None or _no_place(unit[0], before) else unit[0]


def _no_place(unit: str, before: list[str]) -> bool:
    known = names()
    if unit in known.not_places or unit.endswith(known.never_places) or "政府" in unit or _VERBS.search(unit):
        return True
    if unit.startswith(known.leading):
        return True
    if level(unit) < _TOWN and not _GOING.isdisjoint(unit):
        return True
    if never_named(unit):
        return True
    return bool(before) and level(unit) < level(before[-1])


def never_named(text: str) -> bool:
    """Whether a text holds what no name does, beside the counties that are named so.

    >>> never_named("全县教育局"), never_named("天全县教育局")
    (True, False)
    """
    known = names()
    for odd in known.odd:
        text = text.replace(odd, "")
    return any(word in text for word in known.never)


def names_one_place(place: str) -> bool:
    """Whether a place's name alone tells which place it is: counties and cities do, districts of a common name do not.

    >>> names_one_place("南昌县"), names_one_place("文登区"), names_one_place("鼓楼区"), names_one_place("正阳镇")
    (True, True, False, False)
    """
    known = names()
    return level(place) in (1, 2, 3) and place not in known.repeated and not place.endswith(known.unnamed)


def valid_name(text: str) -> str | None:
    """The text as a body's or place's name, freed of what stands before it in listings; None where it can be none.

    >>> valid_name("关于某某县教育局"), valid_name("我局"), valid_name("365网址人民政府办公室"), valid_name("各科室的")
    ('某某县教育局', None, None, None)
    """
    known = names()
    name = text.strip(":,.;、|>-《》\"' ")
    while leading := next((word for word in known.leading if name.startswith(word) and len(name) > len(word) + 1), ""):
        name = name[len(leading) :].lstrip(":")
    if not 2 <= len(name) <= 40 or not re.fullmatch(rf"(?:{HAN}|[()·、])+", name):
        return None
    if name in known.generic or never_named(headless(name)[1]):
        return None
    bare = re.sub(r"\([^)]*\)$", "", name)
    if bare.endswith(known.suffixes):
        return bare
    places, rest = split_places(bare)
    if (places and not rest) or (bare.endswith(("街道", "镇", "乡")) and places and rest.startswith("人民政府")):
        return bare
    return None


def official(name: str) -> tuple[str, bool]:
    """The body's full form of a name, and whether it is inferred from a place that was named alone."""
    places, rest = split_places(name)
    if places and rest == "政府":
        return name.removesuffix("政府") + "人民政府", False
    if (places and not rest) or (rest.startswith("人民政府") and level(name) == 4):
        body = next((body for ending, body in names().bodies.items() if name.endswith(ending)), names().default_body)
        return name + body, body != "办事处"
    return name, False


def without_office(name: str) -> str:
    """A contact's name without the inner office that takes the calls.

    >>> without_office("宿城区农业农村局办公室"), without_office("大丰区人民政府办公室")
    ('宿城区农业农村局', '大丰区人民政府')
    """
    for ending in names().contact:
        if name.endswith(ending) and len(name) > len(ending) + 1:
            return name.removesuffix(ending)
    return name


def level_word(name: str) -> tuple[str, str]:
    """A bare word of level before a body (区商务局 → 区, 商务局); ('', name) where there is none.

    >>> level_word("区商务局"), level_word("市场监督管理局"), level_word("县政府")
    (('区', '商务局'), ('', '市场监督管理局'), ('县', '政府'))
    """
    found = _LEVEL_WORD.match(name)
    return (found[0], name[found.end() :]) if found and len(name) > found.end() + 1 else ("", name)


def headless(name: str) -> tuple[str, str]:
    """(The line of the whole country that a name begins with, the rest): what the body is called in its own place; "" where it has none.

    >>> headless("国家税务总局示例市税务局"), headless("国家税务总局"), headless("示例市税务局")
    (('国家税务总局', '示例市税务局'), ('', '国家税务总局'), ('', '示例市税务局'))
    """
    for head, endings in names().heads.items():
        rest = name.removeprefix(head)
        if rest != name and rest.endswith(endings):
            return head, rest
    return "", name


def head_at(text: str, at: int, line: str | None = None) -> str:
    """The line of the whole country that is named here, as it is said (with 国家 or without, 民航); "" where none is, or not the one given.

    >>> head_at("国家税务总局示例市税务局", 0), head_at("请问税务总局示例市税务局", 2), head_at("示例市税务局", 0)
    ('国家税务总局', '税务总局', '')
    >>> head_at("民航东海局", 0, "中国民用航空"), head_at("民航东海局", 0, "国家税务总局")
    ('民航', '')
    """
    heads = _heads(line)
    return next((head for head in heads if text.startswith(head, at)), "") if text.startswith(heads, at) else ""


@cache
def _heads(line: str | None) -> tuple[str, ...]:
    known = names()
    lines = known.heads if line is None else (line,) if line else ()
    return tuple(said for head in lines for said in (head, head.removeprefix("国家"), *known.heads_said.get(head, ())))


@dataclass(frozen=True, slots=True)
class Chains:
    """The chains of places that a text names where a name surely begins, and how often; `portals` those whose government's
    website the text speaks of."""

    counted: Counter[tuple[str, ...]]
    portals: Counter[tuple[str, ...]]

    def above(self, place: str) -> tuple[str, ...]:
        """The places that the text prints directly before this one, outermost first; empty where it prints none."""
        uppers: Counter[tuple[str, ...]] = Counter()
        for chain, times in self.counted.items():
            if place in chain[1:]:
                uppers[chain[: chain.index(place)]] += times
        return min(uppers, key=lambda upper: (-uppers[upper], -len(upper)), default=())


def begins(text: str, at: int) -> bool:
    """Whether a name can surely begin here: after a mark, a line's start or a word that never belongs to a name."""
    if at == 0 or re.match(rf"(?:{HAN}|[0-9A-Za-z_])", text[at - 1]) is None:
        return True
    if text.endswith(names().leading, 0, at):
        return True
    return _CUES.search(text[max(0, at - 6) : at]) is not None or _JOINED.search(text[max(0, at - 2) : at]) is not None


def find_chains(text: str) -> Chains:
    """All chains of a folded text.

    >>> find_chains("请与威海市文登区商务局联系").above("文登区"), find_chains("请到某某县溪口镇政府").above("溪口镇")
    (('威海市',), ('某某县',))
    >>> find_chains("按照《条例》和某某市示例区要求").above("示例区")
    ('某某市',)
    """
    counted: Counter[tuple[str, ...]] = Counter()
    portals: Counter[tuple[str, ...]] = Counter()
    for found in re.finditer(rf"(?={HAN})", text):
        at = found.start()
        going = text[at] in _GOING and _SENT.search(text[max(0, at - 2) : at])
        if not begins(text, at) or going or _JOINED.search(text[max(0, at - 1) : at + 1]):
            continue
        places, rest = split_places(text[at : at + 48])
        if places:
            counted[places] += 1
            if re.match(r"(?:人民)?政府(?:门户|官方)?网", rest):
                portals[places] += 1
    return Chains(counted, portals)
