"""What a number of Chinese prose counts, told in English: by the words of the English question that it answers.

Counts of the forms have English names of their own (`wording_english`). A number of prose has none, and its sentence is Chinese; the
question named in English what was found, so the answer says it again, before the report's own words (852 WeChat posts, in the
report's words “…”). What a question calls only people, times or items is left as it is told, and so is more than one number.
`in_english` names single Chinese things by the vocabulary of questions, for what stands beside numbers.

>>> counted("How many WeChat posts did the bureau publish in 2023?", many=True), counted("How many of them were granted?", many=True)
('WeChat posts', '')
>>> counted("How many letters did the bureau get, and how many leaflets did it print?", many=True)
''
>>> in_english("工作动态"), in_english("微博发布信息"), in_english("齐柏林飞艇")
('work updates', 'information on Weibo', '')
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from assistant.answer import Answer, Route
from assistant.english.terms import Part, english_of, published_in_english, terms_at

_COUNTED = re.compile(
    r"\bhow many (?P<thing>(?:[a-z0-9&'’-]+ ){0,4}?[a-z0-9&'’-]+?) "
    r"(?:did|do|does|were|was|are|is|has|have|had|came|come|remain(?:ed)?|appeared|arrived)\b",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(r"\bhow many\b", re.IGNORECASE)
_SAYS_LITTLE = re.compile(
    r"\b(?:of|in|by|on|about|from|for|with|at|to|more|fewer|less|times?|people|persons?|items?|pieces?|things?|ones?|them|those|these|that|"
    r"cases? in|or|and|other|new|total)\b",
    re.IGNORECASE,
)
"""What names nothing by itself, or several things."""
_MEASURED = frozenset({"%", "元", "万元", "亿元", "天", "日", "小时", "分钟", "工作日", "个工作日", "分", "倍"})
"""Units that measure: fees in yuan are no number of fees."""
_TOLD = re.compile(r"(?P<number>(?:about |over |more than |nearly )?-?\d[\d.,]*)(?: [a-z-]+)?(?=, in the report's words “)")


def counted(question: str, *, many: bool) -> str:
    """What an English question counts, in its own words; "" where it says too little or more than one thing."""
    found = _COUNTED.search(question)
    if found is None or len(_HOW_MANY.findall(question)) > 1 or _SAYS_LITTLE.search(found["thing"]):
        return ""
    words = found["thing"].split()
    if not _are_things([word.lower() for word in words]):
        return ""
    return " ".join(words) if many else " ".join((*words[:-1], _one(words[-1])))


def _are_things(words: list[str]) -> bool:
    """Whether the vocabulary knows every word as part of a thing that is counted."""
    at = 0
    while at < len(words):
        known = next((t for t in terms_at(words, at) if t.part in (Part.NOUN, Part.MEASURE)), None)
        if known is None:
            return False
        at += known.length
    return True


def named(answer: Answer, question: str, places: tuple[str, ...]) -> Answer:
    """The answer with its one number of prose named as the question names it. `places`: names of bodies, which are no things."""
    numbers = [figure for figure in answer.figures if figure.operation is None]
    if answer.route is not Route.FIGURES or len(numbers) != 1 or len(_TOLD.findall(answer.text)) != 1:
        return answer
    thing = counted(question, many=numbers[0].value != 1)
    if not thing or numbers[0].unit in _MEASURED or any(place and place in question and place in thing for place in places):
        return answer
    return replace(answer, text=_TOLD.sub(lambda found: f"{found['number']} {thing}", answer.text))


@cache
def in_english(chinese: str) -> str:
    """A Chinese thing by the first English noun of the vocabulary that means it, for several; "" where it has none."""
    if name := english_of(chinese):
        return " ".join(_PROPER.get(word, word) for word in _several(name).split())
    return published_in_english(chinese)


_PROPER = {"wechat": "WeChat", "weibo": "Weibo", "douyin": "Douyin", "cppcc": "CPPCC", "npc": "NPC", "q&as": "Q&As", "tv": "TV"}


_ALWAYS_ONE = ("information", "news", "data", "staff", "media", "publicity", "training", "education", "feedback", "progress")


def _several(name: str) -> str:
    if name.endswith((*_ALWAYS_ONE, "s")):
        return name
    if name.endswith("y") and name[-2] not in "aeiou":
        return f"{name[:-1]}ies"
    return f"{name}es" if name.endswith(("x", "ch", "sh")) else f"{name}s"


def _one(word: str) -> str:
    if word.lower().endswith("ies"):
        return f"{word[:-3]}y"
    if word.lower().endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word[:-1] if word.lower().endswith("s") and not word.lower().endswith("ss") else word
