"""What holds for every sentence of a model: its characters, its markers, its quotes, and that each word is accounted for.

A wording is a closed world. Every piece of it is a marker, a number that `worded.figures` or `worded.passages` can place, a
word of the evidence, a word of the question that turns nothing round, or a word of the frame (`vocabulary/worded.toml`).
What is left over is a fault, whatever it says: so a foreign body's name, an address, another language, a refusal, a number
in words or a sentence of the prompt need no rule of their own.

>>> uncovered("共收到申请", ("收到政府信息公开申请",), frozenset({"共", "申请"}), 2)
''
>>> uncovered("共驳回申请", ("收到政府信息公开申请",), frozenset({"共", "申请"}), 2)
'驳回'
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from assistant.worded.facts import Evidence, words
from assistant.worded.text import MARK, Said, folded
from ingest.normalise import simplify

LONGEST_PIECE = 40
_PUNCTUATION = "，。、；：！？（）()“”‘’「」『』《》—…·%％,.;:!?'\"-~～ \n　"
_SPELT = re.compile(r"[a-z0-9]+(?:[-'./:@&%+=?_~]+[a-z0-9]+)*")
_QUOTED = re.compile(r"“([^“”]*)”|「([^「」]*)」|『([^『』]*)』|《([^《》]*)》|\"([^\"]*)\"")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_RUN = re.compile(r"[\u3400-\u9fff]+")
MASK = "\x01"


class Unfit(Exception):  # noqa: N818 - named for what was found
    """A sentence that may not be said; `code` tells why, and is all that is ever logged of it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Fit:
    """A sentence that may be said, with its markers put right; `stated` are indices into the facts or quotes."""

    text: str
    stated: frozenset[int]


def characters(raw: str, known: Evidence) -> None:
    """Only letters, digits and punctuation that are read as they look; simplified characters unless the source has others."""
    printed = known.answer.text
    for char in MARK.sub("", raw):
        ordinary = (
            char in _PUNCTUATION or (char.isascii() and char.isalnum()) or "\u4e00" <= char <= "\u9fff" or "！" <= char <= "～"
        )
        if not ordinary and (char not in printed or not char.isprintable()):
            raise Unfit("characters")
        if char in "<>[]{}`|\\＜＞［］｛｝｜＼｀":
            raise Unfit("marker" if char in "[]［］" else "characters")
        if simplify(char) != char and char not in printed:
            raise Unfit("language")
    if re.search(r"\d\s+\d", raw) and known.language == "zh":
        raise Unfit("number")


def marks(raw: str, known: Evidence) -> frozenset[int]:
    """The markers of a sentence."""
    found = frozenset(int(m[1]) for m in MARK.finditer(raw))
    if any(not 1 <= mark <= len(known.answer.citations) for mark in found):
        raise Unfit("marker")
    return found


def quotes(raw: str, known: Evidence) -> None:
    """What stands in quotation marks stands in the evidence."""
    rest = _QUOTED.sub("", raw)
    if any(char in rest for char in '“”「」『』《》"'):
        raise Unfit("quote")
    for found in _QUOTED.finditer(raw):
        inner = folded(MARK.sub("", next(group for group in found.groups() if group is not None)), known.language)
        if inner and not any(inner in source for source in (known.reference, *known.quotes, *(f.label for f in known.facts))):
            raise Unfit("quote")


def masked(text: str, spans: Collection[tuple[int, int]]) -> str:
    """The text with these stretches put out of sight, its length kept."""
    out = list(text)
    for start, end in spans:
        out[start:end] = MASK * (end - start)
    return "".join(out)


def named(text: str, known: Evidence) -> list[tuple[int, int, str]]:
    """The bodies that a folded text names: (start, end, which)."""
    found: list[tuple[int, int, str]] = []
    names = sorted(known.aliases, key=len, reverse=True)
    at = 0
    while at < len(text):
        name = next((n for n in names if text.startswith(n, at)), None)
        if name is None:
            at += 1
            continue
        found.append((at, at + len(name), known.aliases[name]))
        at += len(name)
    return found


def operators(text: str, language: str) -> dict[str, list[str]]:
    """The words of a folded text that turn a statement round, by class."""
    return {name: found for name, pattern in words(language).operators.items() if (found := pattern.findall(text))}


def uncovered(run: str, sources: Collection[str], frame: Collection[str], shortest: int) -> str:
    """What of a run of Chinese is no word of the frame and no piece, `shortest` characters long or longer, of a source."""
    length = len(run)
    best = [0] * (length + 1)  # characters left over from here on, at least
    step = [1] * length
    for at in range(length - 1, -1, -1):
        best[at] = best[at + 1] + 1
        for size in range(1, min(LONGEST_PIECE, length - at) + 1):
            piece = run[at : at + size]
            inside = size >= shortest and any(piece in source for source in sources)
            if (inside or piece in frame) and best[at + size] < best[at]:
                best[at], step[at] = best[at + size], size
            if size >= shortest and not inside and size > 6:
                break
    out, at = "", 0
    while at < length:
        if step[at] == 1 and best[at] == best[at + 1] + 1:
            out += run[at]
        at += step[at]
    return out


def accounted(text: str, known: Evidence, shortest: int, beside: Collection[str] = ()) -> None:
    """Every word of a folded sentence, numbers and names put out of sight, is accounted for; `beside` are words of the
    evidence that are shorter than a piece of it has to be."""
    data = words(known.language)
    frame = set(data.frame)
    for fact in known.facts:
        for kind in (fact.operation or "", fact.state, "percent" if fact.unit == "%" else "", "zero" if fact.value == 0 else ""):
            frame |= data.by_operation.get(kind, frozenset())
    own = frame | set(beside) if known.language == "zh" else set[str]()
    for run in _RUN.findall(text):
        if uncovered(run, known.sources, own, shortest):
            raise Unfit("word")
    spelt = {word for source in known.sources for word in _words(source)}
    for word in _words(text.replace(MASK, " ")):
        if word not in spelt and (known.language == "zh" or word not in frame):
            raise Unfit("word")


def _words(text: str) -> Iterator[str]:
    """The words in Latin letters; an address or a code is one word."""
    for found in _SPELT.finditer(text):
        word = found[0].removesuffix("'s")
        if any(c.isalpha() for c in word):
            yield word


def in_language(text: str, known: Evidence) -> None:
    """A Chinese answer is Chinese, an English one English, names and labels apart."""
    for fact in known.facts:
        text = text.replace(fact.label, MASK)
    letters, chinese = sum(c.isascii() and c.isalpha() for c in text), len(_CHINESE.findall(text))
    if (letters > 2 * chinese) if known.language == "zh" else (chinese > letters):
        raise Unfit("language")


def with_marks(raw: str, wanted: frozenset[int]) -> str:
    """The sentence with the markers that it lacks before its full stop."""
    lacking = "".join(f"[{mark}]" for mark in sorted(wanted - {int(m[1]) for m in MARK.finditer(raw)}))
    if not lacking:
        return raw
    end = re.search(r"[。！？!?.\s]*\Z", raw)
    at = end.start() if end else len(raw)
    return raw[:at] + lacking + raw[at:]


def year_stands(text: str, said: Said, language: str) -> bool:
    """Whether a number that may be a year is one where it stands."""
    if not said.year or language == "zh":
        return said.year
    after = text[said.end :]
    if re.search(r"\b(?:in|of|for|during|year|throughout)\s*$", text[: said.start]):
        return re.match(r"\s*(?:applications?|items?|pieces?|cases?|times|%)", after) is None
    return (
        re.match(
            r"\s*(?:$|[,.;:)\x01\"\u3400-\u9fff-]|'s|(?:and|to|than|the|with|was|were|is|it|annual|report|reporting)\b)", after
        )
        is not None
    )
