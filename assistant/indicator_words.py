"""Which of the forms' figures a question asks for: phrases → indicators and dimensions.

Phrases come from `vocabulary/indicators.toml` and from the forms' own labels; text is folded and lower case. The phrase
with the most characters wins; what it leaves of the question is told, so that the caller can see whether something else
was asked.

>>> found = find_indicator("因属于国家秘密不予公开的自然人申请有几件")
>>> found.indicator, find_dimension("因属于国家秘密不予公开的自然人申请有几件")
('applications.refused.state_secret', '自然人')
>>> find_indicator("访问量是多少") is None
True
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from ingest.forms import indicators
from ingest.normalise import fold_text

_LABEL_NUMBER = re.compile(r"^[\s(（]*[一二三四五六七八九十\d]+[)）、.．]|[(（][^()（）]*[)）]")


@dataclass(frozen=True, slots=True)
class IndicatorMatch:
    """An indicator and the words of the question that meant it; `weight` counts their characters (Chinese ones count
    three times a Latin letter)."""

    indicator: str
    words: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    phrases: tuple[tuple[tuple[str, ...], str], ...]
    equivalents: dict[str, tuple[str, ...]]
    stands_in: dict[str, tuple[str, ...]]
    sums: dict[str, tuple[str, ...]]
    dimensions: tuple[tuple[str, str], ...]


@cache
def _vocabulary() -> _Vocabulary:
    data = tomllib.loads(resources.files("assistant.vocabulary").joinpath("indicators.toml").read_text(encoding="utf-8"))
    phrases = [
        (tuple(fold_text(w) if not w.isascii() else w.lower() for w in phrase.split("+")), id)
        for id, listed in data["phrases"].items()
        for phrase in listed
    ]
    seen = {indicator.label for indicator in indicators().values()}
    for indicator in indicators().values():
        label = fold_text(_LABEL_NUMBER.sub("", indicator.label))
        unique = sum(other == indicator.label for other in seen) == 1
        if len(label) >= 4 and unique and indicator.label not in ("其他情形数", "被依法纠错数", "维持具体行政行为数"):
            phrases.append(((label,), indicator.id))
            if label.endswith("数") and len(label) >= 6:
                phrases.append(((label[:-1],), indicator.id))
    lists = {name: {k: tuple(v) for k, v in data[name].items()} for name in ("equivalents", "stands_in", "sums")}
    dimensions = [(fold_text(w) if not w.isascii() else w, name) for name, words in data["dimensions"].items() for w in words]
    return _Vocabulary(
        tuple(phrases), lists["equivalents"], lists["stands_in"], lists["sums"],
        tuple(sorted(dimensions, key=lambda pair: -len(pair[0]))),
    )  # fmt: skip


def _weight(words: tuple[str, ...]) -> float:
    return sum(1 / 3 if char.isascii() else 1.0 for word in words for char in word)


def find_indicator(text: str) -> IndicatorMatch | None:
    """The indicator that a folded, lower-case question names, or None."""
    best: IndicatorMatch | None = None
    for words, indicator in _vocabulary().phrases:
        if all(word in text for word in words):
            weight = _weight(words)
            if best is None or weight > best.weight:
                best = IndicatorMatch(indicator, words, weight)
    return best


def find_dimension(text: str) -> str | None:
    """The applicants' column that a folded question names; None where none is (the total is meant)."""
    for word, name in _vocabulary().dimensions:
        if word in text:
            return name
    return None


def equivalents(indicator: str) -> tuple[str, ...]:
    """The indicator and those that other editions count the same thing under."""
    return (indicator, *_vocabulary().equivalents.get(indicator, ()))


def stand_ins(indicator: str) -> tuple[str, ...]:
    """Counts under another verb that may answer where the one asked is not stated."""
    return _vocabulary().stands_in.get(indicator, ())


def sum_of(indicator: str) -> tuple[str, ...]:
    """The indicators whose sum this one is where the form has no cell for it: its parts, or ()."""
    known = indicators().get(indicator)
    return _vocabulary().sums.get(indicator) or (known.children if known else ())


def says_words(text: str, words: tuple[str, ...]) -> str:
    """The text without the words that meant an indicator.

    >>> says_words("收到申请的办公时间", ("收到", "申请"))
    '的办公时间'
    """
    for word in words:
        text = text.replace(word, "", 1)
    return text
