"""A question cut into the words of `vocabulary/spoken.toml`: what each says, and what of the question no word accounts for.

The cut leaves as few characters over as it can, then takes as few words as it can, then the longer word first. A noun of
the dictionary whose characters each say nothing (老年人) is left over: it tells who or what is meant. Text is folded and lower
case; English words are compared without their endings. A word of ours that is misspelt (of the same sound, or with one
character lost, added or changed) is put right where only one reading is near and the rest of the question is understood.

>>> [(token.text, token.concept) for token in cut("律所新收的申请有几件").tokens if token.concept]
[('律所', 'column:法律服务机构'), ('新收', 'received_new'), ('申请', 'application')]
>>> cut("applications refused as state secrets").left, cut("举办博览会几次").left
((), ('博', '览', '会'))
>>> [token.concept for token in mended(cut("不宇公开的申请")).tokens if token.concept]
['refused', 'application']
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, product
from typing import Generic, Literal, TypeVar

from assistant.bodies.body_names import sound
from assistant.language.segment import tag
from assistant.language.segment import words as dictionary_words
from assistant.language.word_tables import word_table
from ingest.normalise import fold_text

Part = Literal["word", "filler", "operation", "left"]
_LEFT: tuple[Part, str] = ("left", "")
_Text = TypeVar("_Text", str, tuple[str, ...])
COLUMN = "column:"
NEGATION = "negation"
_RUN = re.compile(r"[a-z][a-z'’-]*|[\u3400-\u9fff]+|[0-9]+(?:\.[0-9]+)?")
_HAN = re.compile(r"[\u3400-\u9fff]")
_HAN_RUN = re.compile(r"[\u3400-\u9fff]+")
_NUMBERED = re.compile(
    r"第?[(（〔][一二三四五六七八九十\d]{1,3}[)）〕]项?|(?:^|(?<=[\s,:>]))[一二三四五六七八九十]{1,2}[、.](?![一二三四五六七八九十])|(?<![\d.])\d{1,2}[.、](?=[\"'\u4e00-\u9fff])"
)
"""The numbers of labels: (一), 三、, 2."""
_PARTICLES = frozenset(
    "的了着过地得之其该各个件条次宗份项是为有在里中内上下这那哪把被给让向由对就都也还又再才只共总到至从按与和及并且者们类种所能会"
    "可请问您你我呢吗吧啊呀嘛么全年本当没不未非因以几于则被已曾均皆或等多少新来去出后前时如需要应说看查想"
)
_CONTENT = frozenset("nvabdtzsijlg")
"""First letters of jieba's tags for words that tell something."""
_LONGEST_MENDED = 14
_MOST_LEFT = 7
"""Characters left over up to which a misspelling is looked for: beyond, the question is about something else."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the question as written, and its concept ("" for what says nothing, or is left over)."""

    text: str
    part: Part
    concept: str = ""


@dataclass(frozen=True, slots=True)
class Cut:
    """The pieces of a question in order."""

    text: str
    tokens: tuple[Token, ...]

    @property
    def left(self) -> tuple[str, ...]:
        """What no word accounts for, character by character (Latin words and numbers whole)."""
        return tuple(token.text for token in self.tokens if token.part == "left")

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of applicants named, each once, in their order."""
        named = (t.concept.removeprefix(COLUMN) for t in self.tokens if t.concept.startswith(COLUMN))
        return tuple(dict.fromkeys(named))


@dataclass(frozen=True, slots=True)
class _Words(Generic[_Text]):
    """Words with what they are, and the length of the longest one."""

    known: Mapping[_Text, tuple[Part, str]]
    longest: int


def spoken() -> dict[str, dict[str, list[str]]]:
    """The file's tables of word lists (`words`, `columns`, `fillers`, `objects`, `figures`)."""
    data = word_table("spoken")
    return {name: data[name] for name in ("words", "columns", "fillers", "objects", "figures")}


def beside() -> dict[str, tuple[str, ...]]:
    """What may be said beside a figure, by the beginning of its name."""
    return {prefix: tuple(str(words).split()) for prefix, words in word_table("spoken")["beside"].items()}


def combined() -> tuple[tuple[str, list[list[str]]], ...]:
    """Chinese words made of pieces, one of each list: (concept, the lists)."""
    return tuple((one["concept"], one["pieces"]) for one in word_table("spoken")["combined"])


def combined_in_english() -> tuple[tuple[str, list[list[str]]], ...]:
    """English words made of pieces, as `combined` gives the Chinese ones."""
    made = word_table("spoken_english")["combined"]
    return tuple((one["concept"], [piece.split("|") for piece in one["pieces"]]) for one in made)


def stem(word: str) -> str:
    """An English word without the endings that do not change what it means.

    >>> stem("refused") == stem("refuse") == stem("refusing"), stem("applications"), stem("class")
    (True, 'application', 'class')
    """
    word = word.replace("’", "'").removesuffix("'s").removesuffix("'")
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            word = word.removesuffix(ending)
            break
    return word.removesuffix("e") if len(word) > 3 else word


_ARTICLES = frozenset(("a", "an", "the"))
"""They never change what a phrase means (pay the fee, pay a fee)."""


def _stems(words: Iterable[str]) -> tuple[str, ...]:
    """The words of a phrase as they are compared: without articles and endings."""
    return tuple(stem(word) for word in words if word not in _ARTICLES)


def _fillers() -> Iterator[tuple[str, Part, str]]:
    fillers = spoken()["fillers"]
    for word in (*fillers["operation"], *fillers["english_operation"]):
        yield word, "operation", ""
    for word in (*fillers["plain"], *fillers["english"]):
        yield word, "filler", ""


def _named() -> Iterator[tuple[str, Part, str]]:
    data = spoken()
    for concept, words in data["words"].items():
        for word in words:
            yield word, "word", concept
    for column, words in data["columns"].items():
        for word in words:
            yield word, "word", COLUMN + column


def _plain(word: str) -> str:
    return "".join(_HAN_RUN.findall(fold_text(word)))


def _all() -> Iterator[tuple[str, Part, str]]:
    """Every word, one that means something behind one of the same spelling that says nothing."""
    yield from _fillers()
    yield from _named()


@cache
def _chinese() -> _Words[str]:
    listed = [entry for entry in _all() if _HAN.search(entry[0])]
    known: dict[str, tuple[Part, str]] = {_plain(word): (part, concept) for word, part, concept in listed if not concept}
    for concept, pieces in combined():  # tens of thousands of words: their few pieces are made plain instead
        plain = ([_plain(piece) for piece in one] for one in pieces)
        known.update(dict.fromkeys(map("".join, product(*plain)), ("word", concept)))
    known.update({_plain(word): (part, concept) for word, part, concept in listed if concept})
    return _Words(known, max(map(len, known)))


@cache
def _english() -> _Words[tuple[str, ...]]:
    """Read when the first English word is asked about: Chinese questions do without."""
    listed = [(_stems(_RUN.findall(word.lower())), part, concept) for word, part, concept in _all() if not _HAN.search(word)]
    known: dict[tuple[str, ...], tuple[Part, str]] = {stems: (part, concept) for stems, part, concept in listed if not concept}
    for concept, pieces in combined_in_english():
        stemmed = ([_stems(_RUN.findall(piece)) for piece in one] for one in pieces)
        known.update(dict.fromkeys((tuple(chain.from_iterable(one)) for one in product(*stemmed)), ("word", concept)))
    known.update({stems: (part, concept) for stems, part, concept in listed if concept})
    known.pop((), None)
    return _Words(known, max(map(len, known)))


@lru_cache(maxsize=4096)
def cut(text: str) -> Cut:
    """Cuts a folded, lower-case text; punctuation and the numbers of labels are no part of it."""
    runs = [m.group() for m in _RUN.finditer(_NUMBERED.sub(" ", text))]
    return Cut(text, tuple(_tokens(runs)))


def _tokens(runs: list[str]) -> Iterator[Token]:
    at = 0
    han = ""
    while at < len(runs):
        if _HAN.match(runs[at]):
            han += runs[at]
            at += 1
            continue
        yield from _cut_han(han)
        han = ""
        upto = at
        while upto < len(runs) and runs[upto][0].isascii():
            upto += 1
        yield from _cut_english(runs[at:upto])
        at = upto
    yield from _cut_han(han)


def _cut_english(words: list[str]) -> Iterator[Token]:
    words = [word for word in words if word not in _ARTICLES]
    stems = _stems(words)
    if not words:
        return
    english = _english()
    for start, end in _pieces(stems, english.known, english.longest):
        yield Token(" ".join(words[start:end]), *english.known.get(stems[start:end], _LEFT))


def _cut_han(text: str) -> Iterator[Token]:
    if not text:
        return
    known = _chinese().known
    spans = list(_pieces(text, known, _chinese().longest))
    pieces = [text[start:end] for start, end in spans]
    unread = _nouns_of_particles(text, spans)
    for number, (piece, (start, _)) in enumerate(zip(pieces, spans, strict=True)):
        beside_it = (*pieces[max(0, number - 1) : number], *pieces[number + 1 : number + 2])
        part_of_another = start in unread or (_stands_weak(piece) and any(_stands_weak(other) for other in beside_it))
        part_of_another = part_of_another or _tells_which(pieces, number)
        yield Token(piece, *(_LEFT if part_of_another else known.get(piece, _LEFT)))


def _nouns_of_particles(text: str, spans: list[tuple[int, int]]) -> frozenset[int]:
    """Where the characters of a noun stand that each say nothing alone: who applied is no particle (记者, 人均)."""
    single = {start for start, end in spans if end - start == 1}
    if not any(place + 1 in single for place in single):
        return frozenset()
    found: set[int] = set()
    at = 0
    for word in dictionary_words(text):
        here = range(at, at + len(word))
        if len(word) > 1 and single.issuperset(here) and tag(word)[:1] in _CONTENT:
            found.update(here)
        at += len(word)
    return frozenset(found)


def _tells_which(pieces: list[str], at: int) -> bool:
    """Whether a word that is said around questions tells here which applications are meant (收到采访申请, 材料的申请)."""
    behind = next((piece for piece in pieces[at + 1 : at + 3] if piece != "的"), "")
    if not behind.startswith(("申请", "案件")) or behind.startswith(("申请人", "申请者")):
        return False
    fillers, known = word_table("spoken")["fillers"], _chinese().known
    told = at > 0 and known.get(pieces[at - 1], _LEFT)[0] == "word"
    return pieces[at] in fillers["of_applications"].split() or (
        told and pieces[at] in fillers["of_applications_received"].split()
    )


def _stands_weak(piece: str) -> bool:
    """Whether a character is no particle: two such side by side are a word that we do not know (快 and 递, not 快递)."""
    return len(piece) == 1 and piece not in _PARTICLES


def _pieces(text: _Text, known: Mapping[_Text, object], longest: int) -> Iterator[tuple[int, int]]:
    """The cut with the least left over, then the fewest words; of equal ones the longer word first."""
    best: list[tuple[int, int]] = [(0, 0)] * (len(text) + 1)
    step = [1] * len(text)
    for at in range(len(text) - 1, -1, -1):
        over, count = best[at + 1]
        best[at] = (over + 1, count + 1)
        for length in range(1, min(longest, len(text) - at) + 1):
            if text[at : at + length] in known:
                over, count = best[at + length]
                if (over, count + 1) <= best[at]:
                    best[at], step[at] = (over, count + 1), length
    at = 0
    while at < len(text):
        yield at, at + step[at]
        at += step[at]


# ------------------------------------------------------------------------------------------ misspelt words


@dataclass(frozen=True, slots=True)
class _Near:
    """Our words by what a misspelling of them keeps: their sound, or all but one character."""

    sounds: dict[str, frozenset[str]]
    gaps: dict[str, frozenset[str]]


@cache
def _near() -> _Near:
    sounds: dict[str, set[str]] = defaultdict(set)
    gaps: dict[str, set[str]] = defaultdict(set)
    data = spoken()
    for word in (w for table in (data["words"], data["columns"]) for listed in table.values() for w in listed):
        if not _HAN.match(word) or not 2 <= len(word) <= _LONGEST_MENDED:
            continue
        sounds[sound(word)].add(word)
        if len(word) >= 4:
            for gap in _without_one(word):
                gaps[gap].add(word)
    return _Near({k: frozenset(v) for k, v in sounds.items()}, {k: frozenset(v) for k, v in gaps.items()})


def _without_one(word: str) -> tuple[str, ...]:
    return tuple(f"{word[:i]}·{word[i + 1 :]}" for i in range(len(word)))


def mended(found: Cut) -> Cut:
    """The cut with one misspelt word put right; the same where there is none, or more than one reading of it, and where what is left over is
    a noun of its own (行政处罚稿件 is no 行政处罚案件)."""
    doubtful = [t for t in found.tokens if t.part == "left" or t.concept == NEGATION]
    if any(word in found.text for word in spoken()["objects"]["elsewhere"]) or _left_nouns(found):
        return found
    if not doubtful or sum(len(t.text) for t in doubtful) > _MOST_LEFT or any(t.text.isascii() for t in doubtful):
        return found
    readings: dict[tuple[str, ...], Cut] = {}
    for run in re.finditer(r"[\u3400-\u9fff]+", found.text):
        for start, end, word in _misspelt(run.group(), _doubtful_places(run.group())):
            text = found.text[: run.start() + start] + word + found.text[run.start() + end :]
            tried = cut(text)
            if not tried.left:
                concepts = tuple(sorted(t.concept for t in tried.tokens if t.concept))
                readings.setdefault(concepts, tried)
    return next(iter(readings.values())) if len(readings) == 1 else found


def _left_nouns(found: Cut) -> bool:
    """Whether two characters left over side by side are a noun of the dictionary."""
    left = "".join(token.text if token.part == "left" else "," for token in found.tokens)
    return any(len(run) == 2 and tag(run) == "n" for run in _HAN_RUN.findall(left))


def _doubtful_places(text: str) -> frozenset[int]:
    """Where the characters stand that are left over or deny something."""
    at = 0
    places: list[int] = []
    for token in _cut_han(text):
        if token.part == "left" or token.concept == NEGATION:
            places += range(at, at + len(token.text))
        at += len(token.text)
    return frozenset(places)


_SHORT = 4
"""Characters of a misspelt word up to which a shorter word of ours may stand in it by chance."""
_LONG = 5
"""Characters from which on a word is known though one of them is another, whatever its sound."""


def _misspelt(text: str, doubtful: frozenset[int]) -> Iterator[tuple[int, int, str]]:
    """Pieces with a doubtful character that are near one of our words and none themselves: (start, end, the word)."""
    known, near = _chinese().known, _near()
    for start in range(len(text)):
        for end in range(start + 2, min(len(text), start + _LONGEST_MENDED) + 1):
            piece = text[start:end]
            if piece in known or doubtful.isdisjoint(range(start, end)):
                continue
            if len(piece) > _SHORT and (piece[:-1] in known or piece[1:] in known):
                continue  # a word of ours with a character of another beside it (行政处罚折页)
            for word in _alike(piece, near):
                if not _is_its_own(text, start, end, word, doubtful):
                    yield start, end, word


def _is_its_own(text: str, start: int, end: int, word: str, doubtful: frozenset[int]) -> bool:
    """Whether what is left over of a piece is a word of the dictionary that our word has not: no misspelling, unless the piece sounds as our
    word does and is no word of law (重大 for 重复, 再审 for 在审)."""
    piece, at = text[start:end], 0
    if piece in spoken()["objects"]["law"]:
        return True
    if sound(piece) == sound(word):
        return False
    for other in dictionary_words(text):
        here = range(at, at + len(other))
        own = len(other) > 1 and other not in word and doubtful.issuperset(here) and start <= at and at + len(other) <= end
        if own and tag(other)[:1] in _CONTENT:
            return True
        at += len(other)
    return False


def _alike(piece: str, near: _Near) -> Iterable[str]:
    by_sound = near.sounds.get(sound(piece), frozenset())
    found = {word for word in by_sound if len(word) == len(piece) and any(a == b for a, b in zip(word, piece, strict=True))}
    if len(piece) >= _LONG:
        found |= {word for gap in _without_one(piece) for word in near.gaps.get(gap, ())}
    return found
