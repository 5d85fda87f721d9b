"""Chinese names that an English question spells in pinyin (Shuyang County, the "Xingfu" account), as the reports that it asks write them.

`spelt_in` finds what a spelling stands for in a text: two to four characters that sound so, before the ending that the question says in
English (county: 县), the same wherever the text has them; "" where none or several do. `as_reports_say` reads a question's unknown
places and unknown words with it. A name that no report writes stays as it was.

>>> spelt_in("shuyang", "沭阳县477件、泗阳县301件", "县"), spelt_in("shuyang", "沭阳县477件、泗阳县301件", "区")
('沭阳县', '')
>>> spelt_in("xingfu", "“幸福示例”有粉丝160多万")
'幸福'
>>> without_wider_places("how many items did in xinzhou new area publish?", ["xinzhou_shili_street_2023.txt"])
'how many items did publish?'
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.asking.question import Question
from assistant.bodies.body_names import body_words, sounds
from assistant.bodies.organisations import Mention
from assistant.english.terms import dropped, terms_at
from assistant.language.segment import words
from ingest.normalise import fold_text

_LEAST = 4
"""Shorter spellings sound like too much."""
_MOST = 4
_ASKS = frozenset({"what", "when", "where", "many", "much", "more", "most", "than", "fewer", "list", "tell", "please"})
_ENDINGS = {"new area": "新区", "development zone": "开发区", "industrial park": "工业园区"}
_WIDER = re.compile(
    rf",? ?\b(?:in |of |from )?(?P<place>[a-z]{{{_LEAST},20}})(?:'s)?(?: (?:new area|development zone|district|county|city|province|municipality))?\b,?"
)
_WORD = re.compile(rf"(?<![\w'’&-])[a-z]{{{_LEAST},20}}(?![\w&-])")


def spelt_in(spelling: str, text: str, ending: str = "") -> str:
    """What the text calls what is spelt so, with its ending; "" where it has nothing that sounds so, or several things."""
    found = {name for name in _sounding(spelling, text) if f"{name}{ending}" in text}
    if not ending:
        cut = set(words(text))
        found = {name for name in found if name in cut} or found
    return f"{found.pop()}{ending}" if len(found) == 1 else ""


def as_reports_say(read: Question, texts: Sequence[str]) -> Question:
    """The question with the places of no body of ours and the words of no vocabulary that the texts of reports write in Chinese."""
    text = fold_text("\n".join(texts))
    if not text:
        return read
    mentions = tuple(_in_chinese(mention, read.text, text) for mention in read.mentions)
    content = _WORD.sub(lambda found: _word_in_chinese(found, text), read.content)
    changed = mentions != read.mentions or content != read.content
    return replace(read, mentions=mentions, content=content) if changed else read


def without_wider_places(content: str, files: Sequence[str]) -> str:
    """A content without the places that a body lies in, as far as the files of its reports are named after them too (`file_names`);
    any other place stays, for it may be another's."""
    named = {word for file in files for word in re.findall(rf"[a-z]{{{_LEAST},}}", file.lower())}
    return " ".join(
        _WIDER.sub(lambda found: " " if found["place"] in named and not _is_known(found["place"]) else found[0], content).split()
    )


def unknown_words(content: str) -> tuple[str, ...]:
    """The words of a content that no vocabulary has, which may be names.

    >>> unknown_words("how many followers did the xingfu account have?")
    ('xingfu',)
    """
    return tuple(word for word in _WORD.findall(content) if not _is_known(word))


def _in_chinese(mention: Mention, question: str, text: str) -> Mention:
    if mention.organisations or not mention.place or not mention.place.isascii():
        return mention
    behind = question[mention.start :].lower().replace("’", "'")
    said = [cn for en, cn in body_words()[3].items() if re.match(rf"[a-z' -]*?{mention.place.lower()}(?:'s)?[ -]{en}\b", behind)]
    name = next((name for ending in said or [""] if (name := spelt_in(mention.place.lower().replace("'", ""), text, ending))), "")
    return replace(mention, place=name, said=f"{name}{mention.body or ''}") if name else mention


def _word_in_chinese(found: re.Match[str], text: str) -> str:
    word = found[0]
    if _is_known(word):
        return word
    behind = found.string[found.end() :].lstrip()
    ending = next((cn for en, cn in _ENDINGS.items() if behind.startswith(en)), "")
    name = spelt_in(word, text, ending).removesuffix(ending)
    return name or word


def _is_known(word: str) -> bool:
    return word in _ASKS or word in dropped() or bool(terms_at((word,), 0))


def _sounding(spelling: str, text: str) -> Iterator[str]:
    """The runs of a text that may be spelt so."""
    starts = [at for at, char in enumerate(text) if "\u4e00" <= char <= "\u9fff" and _opens(spelling, char)]
    for at in starts:
        for end in range(at + 2, min(at + _MOST, len(text)) + 1):
            run = text[at:end]
            if not all("\u4e00" <= char <= "\u9fff" for char in run[1:]):
                break
            if _opens(spelling, run[0]) and _is_spelt(spelling, run):
                yield run
                break


def _opens(spelling: str, char: str) -> bool:
    return any(spelling.startswith(one) for one in sounds(char))


def _is_spelt(spelling: str, run: str) -> bool:
    """Whether the characters' readings, one after another, make up the spelling."""
    if not run:
        return not spelling
    return any(spelling.startswith(one) and _is_spelt(spelling[len(one) :], run[1:]) for one in sounds(run[0]))
