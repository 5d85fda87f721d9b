"""Chinese text cut into words: the one door to jieba, with our own dictionary of the trade.

jieba guesses its cache file in the shared temporary folder, prints what it does and warns on import in newer Pythons;
here it gets a tokenizer that makes its words itself, without a file, and silence. It is loaded when
the first word is cut (some 0.3 s), never on import. `characters` and `bigrams` need no dictionary at all, so what is
found never hangs on a cut.

Input is folded text (`ingest.normalise.fold_text`); output keeps the text's order. Nothing here raises.

>>> words("依申请公开办理流程")
('依申请公开', '办理', '流程')
>>> bigrams("公开2023年ab")
('公开', '年')
"""

from __future__ import annotations

import io
import logging
import re
import threading
import warnings
from collections.abc import Mapping, Set
from functools import cache, lru_cache, partial
from importlib import resources
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import jieba

_LOCK = threading.Lock()
_OWN_FREQUENCY = 200_000
"""Heavier than any chain of general words, so that a word of ours is never cut."""
_LINES_AT_ONCE = 20_000
"""Of the dictionary, split together: a line at a time takes twice as long, all of them 60 MB more."""
_FIRST_TWO = itemgetter(slice(2))
_HAN = re.compile(r"[㐀-鿿]+")
_CLAUSE = re.compile(r"(?!(?<=\d)年)[㐀-鿿]+")
_RUN = re.compile(r"[㐀-鿿]+|[a-z0-9]+(?:[.@_-][a-z0-9]+)*", re.IGNORECASE)


@cache
def own_words() -> frozenset[str]:
    """The words of `vocabulary/words.txt`: one a line, `#` starts a remark."""
    text = resources.files("assistant").joinpath("vocabulary/words.txt").read_text(encoding="utf-8")
    lines = (line.split("#")[0].strip() for line in text.splitlines())
    return frozenset(line for line in lines if line)


def _start() -> tuple[jieba.Tokenizer, str]:
    # jieba reads a 5 MB dictionary: not before the first question.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba  # noqa: PLC0415 - load time: importing this module must not read the dictionary
    jieba.setLogLevel(logging.WARNING)

    tokenizer = jieba.Tokenizer()
    with tokenizer.get_dict_file() as file:
        dictionary = file.read().decode("utf-8")
    weights: dict[str, int] = {}
    lines = io.StringIO(dictionary)
    while fields := "".join(islice(lines, _LINES_AT_ONCE)).split():  # word, how often, part of speech
        weights.update(zip(fields[::3], map(int, fields[1::3]), strict=True))
    weights.update(dict.fromkeys(own_words(), _OWN_FREQUENCY))
    tokenizer.FREQ, tokenizer.total = weights, sum(weights.values())
    tokenizer.get_DAG = partial(_ends, weights, set(map(_FIRST_TWO, weights)), max(map(len, weights)))
    tokenizer.initialized = True
    return tokenizer, "\n" + dictionary


def _ends(weights: Mapping[str, int], begins: Set[str], longest: int, sentence: str) -> dict[int, list[int]]:
    """For each place the last places of the words that begin there, or the place itself: what jieba calls its DAG.

    jieba finds them by every beginning of every word, which takes three times as long to make and is kept in a file that
    others can write; here the first two characters tell whether more need be tried. The words found are the same.
    """
    end = len(sentence)
    found: dict[int, list[int]] = {}
    for at in range(end):
        last = [at] if weights.get(sentence[at]) else []
        if sentence[at : at + 2] in begins:
            last += [upto for upto in range(at + 1, min(end, at + longest)) if weights.get(sentence[at : upto + 1])]
        found[at] = last or [at]
    return found


@cache
def _loaded() -> tuple[jieba.Tokenizer, str]:
    return _start()


def _jieba() -> tuple[jieba.Tokenizer, str]:
    with _LOCK:
        return _loaded()


@lru_cache(maxsize=16384)
def tag(word: str) -> str:
    """jieba's part of speech for a word (n noun, v verb, d adverb, …); 'n' for our own, '' for an unknown one.

    >>> tag("公报")[0], tag("已经")[0], tag("依申请公开")
    ('n', 'd', 'n')
    """
    if word in own_words():
        return "n"
    dictionary = _jieba()[1]
    at = dictionary.find(f"\n{word} ")
    if at < 0:
        return ""
    return dictionary[at + 1 : dictionary.index("\n", at + 1)].split(" ")[2].strip()


@lru_cache(maxsize=32768)
def _cut(run: str) -> tuple[str, ...]:
    """The words of a run of Chinese; reports of this kind say many clauses alike, so that most are cut once."""
    return tuple(_jieba()[0].cut(run, HMM=False))


def words(folded: str) -> tuple[str, ...]:
    """The words of a folded text, in order: Chinese ones as jieba cuts them, others (2023, gov.cn) whole and in lower
    case; punctuation is dropped. Neighbouring single characters that the dictionary left over are kept single."""
    found: list[str] = []
    for run in _RUN.finditer(folded):
        if _HAN.match(run[0]):
            found.extend(_cut(run[0]))
        else:
            found.append(run[0].lower())
    return tuple(found)


def across(folded: str, at: int) -> tuple[int, str]:
    """(Where the word begins that lies across a place of a folded text, the word), cut within its clause; (`at`, "") where a word begins
    there. The 年 of a year that is said in digits is no part of a word (2023年|中苇市).

    >>> across("其中微信多少条", 1), across("其中微信多少条", 2), across("2023年中苇市", 5)
    ((0, '其中'), (2, ''), (5, ''))
    """
    for run in _CLAUSE.finditer(folded):
        if run.start() < at < run.end():
            begins = run.start()
            for word in _cut(run[0]):
                if begins < at < begins + len(word):
                    return begins, word
                begins += len(word)
    return at, ""


def bigrams(folded: str) -> tuple[str, ...]:
    """Neighbouring pairs of Chinese characters; a lone character stands for itself."""
    found: list[str] = []
    for run in _HAN.findall(folded):
        found.extend([run] if len(run) == 1 else [run[i : i + 2] for i in range(len(run) - 1)])
    return tuple(found)
