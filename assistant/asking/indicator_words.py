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
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from assistant.language.word_tables import word_table
from ingest.forms import indicators
from ingest.normalise import fold_text
from ingest.statements.words import load_words

_ASKS = re.compile("(?:多少|几)[件条个]?|数量|how many")
_LABEL_NUMBER = re.compile(r"^[\s(（]*[一二三四五六七八九十\d]+[)）、.．]|[(（][^()（）]*[)）]")


@dataclass(frozen=True, slots=True)
class IndicatorMatch:
    """An indicator and the words of the question that meant it; `weight` counts their characters (Chinese ones count
    three times a Latin letter), `all_words` are those of every phrase that fits and means the same; `fallback` where only general words meant it."""

    indicator: str
    words: tuple[str, ...]
    weight: float
    all_words: tuple[str, ...] = ()
    fallback: bool = False


@dataclass(frozen=True, slots=True)
class _Phrase:
    """All of `words` and none of `barred` in a question mean `indicator`."""

    words: tuple[str, ...]
    barred: tuple[str, ...]
    indicator: str
    weight: float

    @classmethod
    def read(cls, phrase: str, indicator: str) -> _Phrase:
        wanted, *barred = phrase.split("-") if not phrase.isascii() else [phrase]
        if phrase.isascii() and " " not in phrase and "+" in phrase and "-" in phrase.rsplit("+", 1)[-1]:
            wanted, *barred = phrase.split("-")
        words = tuple(_folded(w) for w in wanted.split("+"))
        return cls(words, tuple(_folded(w) for w in barred), indicator, _weight(words))

    def fits(self, text: str) -> bool:
        return all(word in text for word in self.words) and not any(word in text for word in self.barred)


def _folded(word: str) -> str:
    return word.lower() if word.isascii() else fold_text(word)


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    phrases: tuple[_Phrase, ...]
    fallback: tuple[_Phrase, ...]
    equivalents: dict[str, tuple[str, ...]]
    stands_in: dict[str, tuple[str, ...]]
    sums: dict[str, tuple[str, ...]]
    dimensions: tuple[tuple[str, str], ...]
    said: dict[str, tuple[str, ...]]
    labels: dict[str, str]


@cache
def _vocabulary() -> _Vocabulary:
    data = word_table("indicators")
    phrases, fallback = (
        [_Phrase.read(phrase, id) for id, listed in data[name].items() for phrase in listed] for name in ("phrases", "fallback")
    )
    seen = {indicator.label for indicator in indicators().values()}
    for indicator in indicators().values():
        label = fold_text(_LABEL_NUMBER.sub("", indicator.label))
        unique = sum(other == indicator.label for other in seen) == 1
        if len(label) >= 4 and unique and indicator.label not in ("其他情形数", "被依法纠错数", "维持具体行政行为数"):
            phrases.append(_Phrase((label,), (), indicator.id, _weight((label,))))
            if label.endswith("数") and len(label) >= 6:
                phrases.append(_Phrase((label[:-1],), (), indicator.id, _weight((label[:-1],))))
    fallback = [replace(p, barred=(*p.barred, *data["barred"].get(p.indicator.partition(".")[0], ()))) for p in fallback]
    lists = {name: {k: tuple(v) for k, v in data[name].items()} for name in ("equivalents", "stands_in", "sums", "said")}
    dimensions = [(fold_text(w) if not w.isascii() else w, name) for name, words in data["dimensions"].items() for w in words]
    return _Vocabulary(
        _heaviest_first(phrases), _heaviest_first(fallback), lists["equivalents"], lists["stands_in"], lists["sums"],
        tuple(sorted(dimensions, key=lambda pair: -len(pair[0]))), lists["said"],
        data["labels"],
    )  # fmt: skip


def _heaviest_first(phrases: Iterable[_Phrase]) -> tuple[_Phrase, ...]:
    return tuple(sorted(phrases, key=lambda phrase: -phrase.weight))


def _weight(words: tuple[str, ...]) -> float:
    return sum(1 / 3 if char.isascii() else 1.0 for word in words for char in _ASKS.sub("", word)) + len(words) / 10


@lru_cache(maxsize=4096)
def find_indicator(text: str) -> IndicatorMatch | None:
    """The indicator that a folded, lower-case question names, or None."""
    for phrases in (_vocabulary().phrases, _vocabulary().fallback):
        fits = [phrase for phrase in phrases if phrase.fits(text)]
        if fits:
            best = IndicatorMatch(fits[0].indicator, fits[0].words, fits[0].weight)
            if done_by_applicants(text, best.indicator):
                return None
            named = {phrase.indicator for phrase in fits}
            whole = next(
                (id for id, parts in _vocabulary().sums.items() if best.indicator in parts and named >= set(parts)), None
            )
            if whole is not None:
                best = IndicatorMatch(whole, best.words, best.weight)
                fitting = fits
            else:
                fitting = [phrase for phrase in fits if phrase.indicator == best.indicator]
            words = sorted({word for phrase in fitting for word in phrase.words}, key=len, reverse=True)
            return IndicatorMatch(best.indicator, best.words, best.weight, tuple(words), phrases is _vocabulary().fallback)
    return None


def done_by_applicants(text: str, indicator: str) -> bool:
    """Whether a folded question has those who applied do what an indicator says the body did.

    >>> done_by_applicants("申请人没有提供材料的几件", "applications.unavailable"), done_by_applicants("没有向申请人提供的几件", "applications.unavailable")
    (True, False)
    >>> done_by_applicants("how many applicants failed to provide information", "applications.unavailable")
    True
    """
    told = word_table("indicators")["applicants"]
    return indicator.startswith(tuple(told["rows"])) and any(re.search(deed, text) for deed in told["deeds"])


TOPIC = re.compile(r"(?:涉及|关于|有关|针对|事关)(?!第三方|国家秘密|商业秘密|个人隐私)[^,。?多少几占]{2,}?(?=的|多少|几|占|$)")
"""What applications are about, which may be spelt with the name of a kind of applicant (涉及企业登记的)."""


@lru_cache(maxsize=4096)
def all_dimensions(text: str) -> tuple[str, ...]:
    """Every applicants' column that a folded question names, in the order named."""
    hits: dict[str, int] = {}
    text = TOPIC.sub(lambda found: "\0" * len(found.group()), text)
    for word, name in _vocabulary().dimensions:
        at = text.find(word)
        if at >= 0 and name != "其他":
            hits[name] = min(at, hits.get(name, at))
    return tuple(sorted(hits, key=lambda name: hits[name]))


@lru_cache(maxsize=4096)
def find_dimension(text: str) -> str | None:
    """The applicants' column that a folded question names; None where none is (the total is meant). What applications are about
    names none (涉及企业登记的)."""
    text = TOPIC.sub("\0", text)
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


def own_label(indicator: str) -> str | None:
    """What a sum that no form names is called; None for all else."""
    return _vocabulary().labels.get(indicator)


def phrases_of(indicator: str) -> tuple[tuple[str, ...], ...]:
    """The Chinese phrases that mean an indicator, each as its words."""
    listed = (phrase for phrase in _vocabulary().phrases if phrase.indicator == indicator)
    return tuple(phrase.words for phrase in listed if not any(word.isascii() for word in phrase.words))


def verbs_of(indicator: str) -> tuple[str, ...]:
    """The words of which a sentence about this indicator must have one; () where any will do."""
    return _vocabulary().said.get(indicator.rpartition(".")[2], ())


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
        text = re.sub(rf"\b{re.escape(word)}\w*", " ", text) if word.isascii() else text.replace(word, "", 1)
    return text


def without_dimension(text: str) -> str:
    """The text without the words that name a column of applicants."""
    for word, _ in _vocabulary().dimensions:
        text = re.sub(rf"\b{re.escape(word)}\w*", " ", text) if word.isascii() else text.replace(word, "")
    return text


@cache
def label_text(indicator: str) -> str:
    """All official labels of an indicator (and of the indicators that say the same), folded: what is at home there."""
    words = []
    for id in (*equivalents(indicator), *sum_of(indicator)):
        known = indicators().get(id)
        rule = load_words().rule(id)
        if known is not None:
            words += [*known.labels, *(label for path in known.paths.values() for label in path)]
        if rule is not None:
            words.append(rule.label)
        words.append(own_label(id) or "")
    folded = fold_text("|".join(words))
    return folded + "|" + re.sub(r"[()、,]", "", folded)
