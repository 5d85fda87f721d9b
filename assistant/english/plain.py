"""An English question without signs, politeness and what says nothing of what it asks, in words that the vocabulary puts into Chinese.

Some verbs say what they mean only with their noun (posts are made: they are published), a mark is a word (rated A: class a), and a
verb whose body was taken out says nothing (cases involved). What is said in which words is data (`vocabulary/english_plain.toml`). Texts are the contents of questions, lower case, without bodies and years.

>>> plainly("how many wechat posts did it make?"), plainly("how many proposals were rated A?")
('how many wechat posts did publish', 'how many proposals were class a')
>>> plainly("please tell me how many lawsuits involved in ?")
'how many lawsuits'
"""

from __future__ import annotations

import re
from functools import cache

from assistant.english.brackets import chinese_in_brackets
from assistant.language.word_tables import word_table


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str], tuple[tuple[re.Pattern[str], str], ...]]:
    """What opens a question, what says nothing, and what is said in other words."""
    data = word_table("english_plain")
    opens, nothing = (re.compile("|".join(data[name])) for name in ("opens", "says_nothing"))
    return re.compile(f"^(?:{opens.pattern})+"), nothing, tuple((re.compile(one["of"]), one["plainly"]) for one in data["said"])


_OF_WHAT = re.compile(
    r"^(?:of|among|out of) (?P<whole>(?!(?:them|those|these|that|which|it)\b).+?), ?(?P<asks>how many|what (?:percentage|proportion|share|fraction|per ?cent)) "
    r"(?P<rest>(?:were|was|are|is|came|come|had|concerned|involved|ended)\b.*)$",
    re.IGNORECASE | re.DOTALL,
)


_ADDING = re.compile(r"^\W*(?:adding|summing|taking|if you add)(?: up)? (?=.+? together\b)", re.IGNORECASE)
"""Adding these two reports together, how many …: that they are taken together is said behind them."""


def straight(question: str) -> str:
    """A question that opens with what it asks a part of, in the order of the others; any other as it is.

    >>> straight("Of the lawsuits in Shili in 2023, what percentage were upheld?"), straight("Of those, how many were upheld?")
    ('what percentage of the lawsuits in Shili in 2023 were upheld?', 'Of those, how many were upheld?')
    """
    question = _ADDING.sub("", question)
    return _OF_WHAT.sub(lambda found: f"{found['asks'].lower()} of {found['whole']} {found['rest']}", question)


_NAMED_FIRST = re.compile(r"^(?:(?:in|for|during|of|at|the)? ?[,:–—-] *)+")
"""What stands before a body and a year that are named first (the Shili Bureau, 2023: how many …)."""


def plainly(content: str) -> str:
    """A question without signs, politeness and what says nothing of what is asked."""
    opens, nothing, said = _words()
    text = re.sub(r"[?!.\"“”]+", " ", chinese_in_brackets(content.lower().replace("’", "'")))
    text = " ".join(nothing.sub(" ", text).split())
    text = ends(opens.sub("", _NAMED_FIRST.sub("", text)).strip(" ,;"))
    for pattern, plain in said:
        text = pattern.sub(plain, text)
    return text


def ends(text: str) -> str:
    """A text without the prepositions at its end, which stood before a year or a body.

    >>> ends("how many did send in"), ends("how many were there at the end of")
    ('how many did send', 'how many were there at the end of')
    """
    return re.sub(
        r"(?:\b(?<!\bend )(?<!\bbeginning )(?<!\bstart )(?:in|of|by|at|for|during|to|from|on|against|across|throughout|within)\b(?: the\b| its\b)? ?)+$",
        "",
        text,
    ).strip(" ,;")
