"""Whether a stretch is about what a question names, and not about another of its kind (甲方案: 乙方案, 回访企业: 回访代表).

What one plan met with stands beside what others did. Of a stretch those sentences are kept that name something of the question besides what only
goes with what is asked for (反对|意见), or that go on from such a one and name no other thing of the kind (方案) themselves. Where the question
names nothing else, all are. Persons to whom something is done (`[persons]` of `vocabulary/topics.toml`) are told with the deed where it is told of others.
Texts are folded, in lower case. Nothing raises.

>>> from assistant.language.paraphrases import substance
>>> measure = Coverage(substance("渡口方案有哪些反对意见"), (), ("渡口方案公示。", "船友反对。"), "渡口方案有哪些反对意见")
>>> of_its_thing("渡口方案公示。3名船友反对。灯塔方案公示,2名船友反对。", measure, re.compile("意见"))
'渡口方案公示。3名船友反对'
"""

from __future__ import annotations

import re
from functools import cache

from assistant.language.coverage import THING, Coverage, holds
from assistant.language.paraphrases import substance
from assistant.language.word_tables import word_table
from assistant.passages.fitting_sides import SENTENCES


def of_its_thing(body: str, measure: Coverage, beside: re.Pattern[str]) -> str:
    """The sentences of a text about what the question names, one behind the other."""
    named = [one for one in measure.named_concepts if beside.search(one.name) is None]
    things = [one for one in named if one.weight >= THING]
    kinds = [one for one in named if one.weight < THING]
    if not things:
        return body
    told: list[str] = []
    goes_on = False
    for sentence in SENTENCES.split(body):
        goes_on = any(holds(one, sentence) for one in things) or (goes_on and not any(holds(one, sentence) for one in kinds))
        if goes_on and sentence:
            told.append(sentence)
    return "。".join(told)


def done_to_others(question: str, body: str) -> bool:
    """Whether what a question asks to be told of persons (怎么回访企业) is told in a text of other persons only.

    >>> done_to_others("怎么回访企业?", "逐件电话回访代表。"), done_to_others("怎么回访代表?", "逐件电话回访代表。")
    (True, False)
    """
    asked = _asked().search(question)
    if asked is None:
        return False
    terms = [asked["whom"], *(term for one in substance(asked["whom"]) for term in one.terms)]
    told = [one for one in SENTENCES.split(body) if asked["deed"] in one]
    others = any(re.search(rf"{asked['deed']}了?(?:[\d一二三四五六七八九十]+[名位个家户])?(?:{_persons()})", one) for one in told)
    return others and not any(term in one for one in told for term in terms)


@cache
def _persons() -> str:
    return "|".join(word_table("topics")["persons"]["words"])


@cache
def _asked() -> re.Pattern[str]:
    asks = word_table("topics")["persons"]["asks"]
    return re.compile(rf"(?:{asks})(?P<deed>[一-鿿]{{2}})了?(?P<whom>{_persons()})(?:的|们)?[?。]?$")
