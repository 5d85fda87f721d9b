"""Words of a question as its asker wrote them: a question is read in lower case, and a refusal that names its words says APP and not app.

`as_asked` takes words of a folded question and the question; what it does not find there stays as it is. `named_as_asked` does so in a
text for what is named in quotes in its sentences that cite nothing: what cites is as the report prints it. Nothing raises.

>>> as_asked("a类", "政协提案多少件,A类多少件?"), as_asked("wifi覆盖", "ＷiFi覆盖几个村"), as_asked("图解", "图解几幅")
('A类', 'WiFi覆盖', '图解')
>>> named_as_asked("“app推送”9条[1]。没有“app下载”的数量。", "APP下载几次")
'“app推送”9条[1]。没有“APP下载”的数量。'
"""

from __future__ import annotations

import re

from assistant.worded.text import MARK
from ingest.normalise import fold_text

_SENTENCE = re.compile(r"[^。]+。?")
_NAMED = re.compile("“[^”]*”")
_LATIN = re.compile(r"[a-z][a-z0-9]*")


def as_asked(said: str, question: str) -> str:
    """See the module."""
    plain = fold_text(question)

    def spelt(word: re.Match[str]) -> str:
        found = re.search(rf"(?<![a-z]){word.group()}(?![a-z])", plain, re.IGNORECASE)
        return found.group() if found is not None else word.group()

    return _LATIN.sub(spelt, said)


def named_as_asked(text: str, question: str) -> str:
    """See the module."""

    def respelt(sentence: re.Match[str]) -> str:
        if MARK.search(sentence.group()) is not None:
            return sentence.group()
        return _NAMED.sub(lambda named: as_asked(named.group(), question), sentence.group())

    return _SENTENCE.sub(respelt, text) if not question.isascii() else text
