"""Text as it is compared: every character folded to one form, with the way back to the printed one.

Reports print the same label in full-width digits, traditional characters, CJK radical code points (⺠ for 民), curly or
straight quotes, broken by spaces and line ends. `fold` maps all of these to one form and records, for each folded
character, the index of the raw character it came from, so that a match leads back to what is printed. Nothing printed
is ever changed. Folding twice is folding once.

>>> folded = fold("２０２３年 收到“⺠”")
>>> folded.text
'2023年收到"民"'
>>> folded.span(4, 5)
Span(start=4, end=5)
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

import opencc

from ingest.model import Span

_QUOTES = dict.fromkeys("“”„‟〝〞＂「」『』﹁﹂﹃﹄", '"') | dict.fromkeys("‘’‚‛", "'")
_DASHES = dict.fromkeys("‐‑‒–—―−－﹣", "-")
_BRACKETS = {"﹝": "(", "﹞": ")", "〔": "[", "〕": "]", "【": "[", "】": "]", "〈": "<", "〉": ">", "﹤": "<", "﹥": ">"}
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f")


@cache
def _characters() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files("ingest").joinpath("characters.toml").read_text(encoding="utf-8"))


@cache
def _radicals() -> dict[str, str]:
    table = _characters()["radicals"]
    return dict(zip(table["from"], table["to"], strict=True))


@cache
def _kept() -> dict[int, str]:
    table = _characters()["kept"]
    return {ord(own): other for own, other in zip(table["own"], table["other"], strict=True)}


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


@lru_cache(maxsize=65536)
def _simple(char: str) -> str:
    """One character, simplified (twice: 藴 is simplified in two steps); itself where that would make more than one of it."""
    ordinary = _radicals().get(char, char)
    if not "\u3400" <= ordinary <= "\u9fff" or ord(ordinary) in _kept():
        return ordinary
    converted: str = _converter().convert(_converter().convert(ordinary))
    return converted if len(converted) == 1 else ordinary


@lru_cache(maxsize=65536)
def fold_char(char: str) -> str:
    """One raw character to zero or more folded ones ('' for space and invisible characters).

    >>> fold_char("ａ"), fold_char("　"), fold_char("門"), fold_char("㈠")
    ('a', '', '门', '(一)')
    """
    if char.isspace() or char in _INVISIBLE:
        return ""
    if char in _radicals():
        return _radicals()[char]
    if char in _QUOTES or char in _DASHES or char in _BRACKETS:
        return _QUOTES.get(char) or _DASHES.get(char) or _BRACKETS[char]
    wide = unicodedata.normalize("NFKC", char)
    if wide != char:
        return "".join(fold_char(c) for c in wide)
    return _simple(char)


class _PerCharacter(dict[int, str]):
    """A table for `str.translate` (ten times as fast as a call for each character) that fills itself, so many at most."""

    def __init__(self, told: Callable[[str], str]) -> None:
        super().__init__()
        self._told = told

    def __missing__(self, code: int) -> str:
        if len(self) >= _MOST:
            self.clear()
        return self.setdefault(code, self._told(chr(code)))


_MOST = 65_536
_FOLDED, _SIMPLE = _PerCharacter(fold_char), _PerCharacter(_simple)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and, for each of its characters, the index of the raw character that it came from."""

    text: str
    origin: tuple[int, ...]
    raw_length: int

    def span(self, start: int, end: int) -> Span:
        """The raw characters behind folded `start`..`end` (half open); an empty range gives an empty span there."""
        if start >= end:
            at = self.origin[start] if start < len(self.origin) else self.raw_length
            return Span(at, at)
        return Span(self.origin[start], self.origin[end - 1] + 1)


def fold(text: str) -> Folded:
    """Folds a text; see the module's docstring."""
    out: list[str] = []
    origin: list[int] = []
    for index, char in enumerate(text):
        folded = fold_char(char)
        out.append(folded)
        origin.extend([index] * len(folded))
    return Folded("".join(out), tuple(origin), len(text))


def fold_text(text: str) -> str:
    """The folded text alone.

    >>> fold_text("行政 复議、行政訴訟")
    '行政复议、行政诉讼'
    """
    return text.translate(_FOLDED)


def written_otherwise(name: str) -> str:
    """A folded name with the characters that some write in place of those that names keep; the name itself where it has none.

    >>> fold_text("乾安縣"), written_otherwise("乾安县"), written_otherwise("示例县")
    ('乾安县', '干安县', '示例县')
    """
    return name.translate(_kept())


def simplify(text: str) -> str:
    """Traditional characters to simplified ones, character by character, so that every index stays true.

    >>> simplify("環翠區商務局")
    '环翠区商务局'
    """
    return text.translate(_SIMPLE)
