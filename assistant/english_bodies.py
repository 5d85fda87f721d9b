"""The bodies that an English question names: places by their pinyin, kinds of bodies by their English names.

A capitalised name with a kind of body that fits no place of the store is an unknown body, never a near one. The kinds
are data (`vocabulary/bodies.toml`).

>>> table = OrganisationTable.of([("示例市教育局", (), "a")])
>>> [o.name for m in english_mentions(table, "How many did the Shili Education Bureau receive?") for o in m.organisations]
['示例市教育局']
"""

from __future__ import annotations

import re

from assistant.body_names import body_words, sound
from assistant.organisations import Mention, OrganisationTable, place_stem


def english_mentions(table: OrganisationTable, text: str) -> tuple[Mention, ...]:
    """The bodies named in an English question, by the places' pinyin and the kinds' English names; a capitalised name
    with a kind that fits no place of the store is an unknown body."""
    lower = text.lower().replace("’", "'")
    _, _, kinds, suffixes = body_words()
    by_sound: dict[str, set[str]] = {}
    for said, full in table.places.items():
        if said in full:
            for spelling in (place_stem(said), said):
                by_sound.setdefault(sound(spelling), set()).add(said)
    mentions: list[Mention] = []
    place_hits: list[tuple[int, int, tuple[str, ...]]] = []
    for found in re.finditer(r"[a-z]+(?:'an)?", lower):
        word = found.group().replace("'", "")
        if word in by_sound:
            place_hits.append((found.start(), found.end(), tuple(sorted(by_sound[word]))))
    body = None
    body_span = (len(text), len(text))
    for phrase, kind in kinds.items():
        at = lower.find(phrase)
        if at >= 0 and not (
            kind == "人民政府" and re.match(r"government (?:information|website|gazette|data|portal|new media|open)", lower[at:])
        ):
            body, body_span = kind, (at, at + len(phrase))
            break
    if body is None and (no_kind := _NO_KIND_OF_OURS.search(lower)) is not None:
        body, body_span = no_kind.group(), no_kind.span()
    if body is None and (spelt := next((b for b in table.bodies if sound(b) in lower), None)) is not None:
        at = lower.find(sound(spelt))
        body, body_span = spelt, (at, at + len(sound(spelt)))
    unknown = _unknown_english(_blanked(text), by_sound, suffixes)
    if not place_hits and unknown:
        return (Mention(unknown[0], unknown[1], text[unknown[0] : unknown[1]], unknown[2], body, ()),)
    if not place_hits:
        if body and body not in ("人民政府", "街道", "街道办事处", "人民政府办公室"):
            return (Mention(*body_span, text[slice(*body_span)], None, body, table.fitting(None, body)),)
        return ()
    groups = _english_places(table, place_hits)
    for start, end, full in groups:
        suffix = next((cn for en, cn in suffixes.items() if re.match(rf"[ -]{en}\b", lower[end:])), None)
        places = tuple(p for p in full if suffix is None or p.endswith(suffix) or len(full) == 1) or full
        wanted = None if body in (None, "街道", "街道办事处") else ("" if body == "人民政府" else body)
        if body == "人民政府办公室" and not re.search(r"general office|office of the", lower):
            wanted = ""
        candidates = tuple(o for p in places for o in table.fitting(p, wanted))
        if suffix is not None and places and not any(p.endswith(suffix) for p in places):
            candidates = ()
        if wanted is None:
            candidates = tuple(sorted(candidates, key=lambda o: not o.is_government))
            if suffix in ("区", "市", "县", "镇", "街道") and any(o.is_government for o in candidates):
                wanted, candidates = "", tuple(o for o in candidates if o.is_government)
        mentions.append(Mention(start, end, text[start:end], places[0], wanted, candidates))
    return tuple(mentions)


_NO_KIND_OF_OURS = re.compile(
    r"\b(?:bureau|commission|administration|department|committee|authority|agency) (?:of|for) (?:the )?[a-z][a-z-]*|"
    r"\b(?!(?:the|this|that|these|each|every|which|its|their|an?|any|what|how|other|all|by|of|in|for|to|municipal|district|county|city|people's) )"
    r"[a-z][a-z-]* (?:bureau|commission|administration|department|committee|authority|agency)\b"
)
"""A kind of body that the vocabulary does not have: another body of the same place must not answer for it."""


def pinyin_places(text: str, table: OrganisationTable) -> str:
    """A text with the places of the store that are spelt in Latin letters right before Chinese ones written in Chinese.

    >>> pinyin_places("shili教育局", OrganisationTable.of([("示例市教育局", (), "a")]))
    '示例教育局'
    """
    by_sound: dict[str, set[str]] = {}
    for said, full in table.places.items():
        if said in full:
            by_sound.setdefault(sound(place_stem(said)), set()).add(place_stem(said))

    def written(match: re.Match[str]) -> str:
        stems = by_sound.get(match.group(), set())
        return next(iter(stems)) if len(stems) == 1 else match.group()

    return re.sub(r"[a-z]{4,}(?=[\u4e00-\u9fff])", written, text)


def without_english_kinds(text: str) -> str:
    """A lower-case English question without the words that only say what kind of body it asks about."""
    _, _, kinds, suffixes = body_words()
    for phrase in kinds:
        text = re.sub(
            rf"(?:'s )?\b{phrase}\b(?:'s)?(?! (?:information|website|gazette|data|portal|new media|open|web))", " ", text
        )
    for word in suffixes:
        text = re.sub(rf"(?<=  ){word}\b|(?<=^ ){word}\b|\b{word}(?='s)", " ", text)
    return re.sub(r"\s+", " ", re.sub(r"\bmunicipal(?!-)\b|(?<= )'s\b|\bthe(?=\s*'s)", " ", text))


def without_english_places(text: str, table: OrganisationTable) -> str:
    """A lower-case English question without the names of the store's places."""
    known = {sound(place_stem(said)) for said, full in table.places.items() if said in full}
    return re.sub(r"[a-z]+(?:'an)?", lambda m: " " if m.group().replace("'", "") in known else m.group(), text)


def _blanked(text: str) -> str:
    """The question with the kinds of bodies written small, so that they are not taken for places."""
    _, _, kinds, _ = body_words()
    for phrase in kinds:
        text = re.sub(rf"\b{phrase}\b", lambda m: m.group().lower(), text, flags=re.IGNORECASE)
    return text


def _english_places(
    table: OrganisationTable, hits: list[tuple[int, int, tuple[str, ...]]]
) -> list[tuple[int, int, tuple[str, ...]]]:
    """Drops a place that is only the outer place of another that is named (Changhe … in Hangzhou)."""
    kept = []
    for start, end, full in hits:
        inner = [
            other
            for _, _, others in hits
            for other in others
            for o in table.organisations
            if others != full
            and other in o.parts.places
            and any(f in o.parts.places[: o.parts.places.index(other)] for f in full)
        ]
        if not inner:
            kept.append((start, end, full))
    return kept


def _unknown_english(text: str, known: dict[str, set[str]], suffixes: dict[str, str]) -> tuple[int, int, str] | None:
    kind = "|".join([*suffixes, "bureau", "municipal", "government", "education", "health", "commerce", "finance"])
    for pattern in (
        rf"\b([A-Z][a-z]+(?:'an)?)(?:'s)?\s+(?:{kind}|[A-Z][a-z]+ (?:Bureau|Commission))\b",
        r"\b(?:did|does|in|of|for)\s+(?:the\s+)?([A-Z][a-z]{3,})\b",
    ):
        for found in re.finditer(pattern, text, flags=0):
            word = found.group(1).lower().replace("'", "")
            if word not in known and word not in _NOT_PLACES:
                return found.start(1), found.end(1), found.group(1)
        found_lower = re.search(rf"\b([A-Z][a-z]+)\s+(?i:{kind})\b", text)
        if found_lower and found_lower.group(1).lower() not in known and found_lower.group(1).lower() not in _NOT_PLACES:
            return found_lower.start(1), found_lower.end(1), found_lower.group(1)
    return None


_NOT_PLACES = frozenset(
    {
        "about",
        "according",
        "adding",
        "and",
        "april",
        "are",
        "august",
        "bureau",
        "by",
        "china",
        "chinese",
        "city",
        "county",
        "cppcc",
        "december",
        "did",
        "disclosure",
        "district",
        "does",
        "february",
        "for",
        "government",
        "how",
        "in",
        "internet",
        "is",
        "january",
        "july",
        "june",
        "many",
        "march",
        "may",
        "municipal",
        "november",
        "npc",
        "october",
        "of",
        "people",
        "regulations",
        "report",
        "roughly",
        "september",
        "table",
        "the",
        "together",
        "was",
        "wechat",
        "weibo",
        "were",
        "what",
        "which",
        "who",
    }
)
