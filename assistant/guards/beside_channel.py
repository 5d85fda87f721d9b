"""What a question names beside a channel (公众号财务资金几条), held against the number that was told for it.

A number of all that a channel published is none of that: where the word stands only before the clause that is quoted, it is told of another
number of the sentence (通过平台公开90条,涉及财务资金等,在公众号发布340条), and a number of several things together (工作动态及政务信息) is of
each none. `told_of_another` gives the word that the number is not told of, "" where there is none. Texts are folded; nothing raises.

>>> from assistant.answer import Answer, AnswerFigure, Route
>>> told_of_another("公众号招生几条", Answer("", "zh", Route.FIGURES), lambda citation: "")
''
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from assistant.answer import Answer, Citation
from assistant.asking.asked_unit import without_how_many
from assistant.language.segment import words
from assistant.prose.items_named import is_one_of_several
from assistant.prose.said_in_prose import is_deed
from ingest.normalise import fold_text
from ingest.statements.words import alternatives, load_words


@cache
def _any() -> re.Pattern[str]:
    """What channels are called, at the end of a word, and what any of them has."""
    return re.compile(rf"^(?:账号|帐号|信息|政府|政务|内容)$|(?:{alternatives(load_words().channels)})$")


@cache
def _channel() -> re.Pattern[str]:
    return re.compile(
        rf"^(?:在|通过|利用|用)?(?:政务|官方)?(?:{alternatives(load_words().channels)})(?!送)(?:平台|账号)?(?:上|里|中)?的?"
    )


def told_of_another(content: str, answer: Answer, before: Callable[[Citation], str]) -> str:
    """See the module; `before` gives the sentence up to where a citation's quote begins."""
    own = content.partition("|")[0]
    led = _channel().match(own)
    told = [one for one in answer.figures if one.operation is None]
    if led is None or len(told) != 1 or len(answer.citations) != 1 or answer.citations[0].kind == "cell":
        return ""
    rest = without_how_many(own[led.end() :]).strip(" ,的")
    quote, lead = fold_text(answer.citations[0].quote), before(answer.citations[0])
    if rest and rest in quote and is_one_of_several(fold_text(told[0].label), rest):
        return rest
    named = (word for word in words(rest) if len(word) > 1 and not is_deed(word) and not _any().search(word))
    return next((word for word in named if word not in quote and word in lead), "")
